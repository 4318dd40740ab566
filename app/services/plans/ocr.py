"""Signs of a scan read by machine: figures inside words, marks lost, syllables that no Vietnamese word
has.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.phrases import PhraseTable
from app.services.plans.phrases.common import COMMON_WORDS

_LETTER_IN_FIGURE: Final = re.compile(r"(?<![\w])(?:[Ool|]{1,2}\d+|\d+[OolI|]+\d*|[l|]{1,2}(?=/\d))(?!\w)")
_FIGURE_IN_WORD: Final = re.compile(
    r"(?<![\w/\-.])(?:[^\W\d_]+[015|]+[^\W\d_]+|[^\W\d_]{2,}[0|]|[0|][^\W\d_]{2,})(?![\w/\-])"
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_ONSET: Final = r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
_VOWELS: Final = (
    r"(?:iêu|oai|oao|oay|oeo|uao|uây|uôi|uêu|ươi|ươu|uya|uyê|uyu|yêu|uơi"
    r"|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uă|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|ya"
    r"|[aăâeêioôơuưy])"
)
_SYLLABLE: Final = re.compile(rf"{_ONSET}{_VOWELS}(?:ch|ng|nh|[cmnpt])?")
_TONES: Final = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_ROMAN: Final = re.compile(r"[ivxlcdm]+")


def looks_scanned(text: str) -> bool:
    """Whether the words carry damage that only a scan leaves. `text` is NFC."""
    if _FIGURE_IN_WORD.search(text) or _LETTER_IN_FIGURE.search(text):
        return True
    words = _WORD.findall(text)
    letters = sum(len(word) for word in words)
    marked = sum(char > "\x7f" for word in words for char in word)
    if len(words) >= 8 and letters >= 30 and marked * 20 < letters:
        return True
    return any(_is_broken(word) for word in words) or _is_misread(text)


@lru_cache(maxsize=1)
def _common() -> PhraseTable:
    return PhraseTable(*COMMON_WORDS)


def _is_misread(text: str) -> bool:
    """An everyday word with a wrong mark: "phụ nừ", "vãn hóa"."""
    folded = aligned_fold(text)
    return any(_common().is_misread(folded, text, found.start()) for found in _WORD.finditer(text))


def _is_broken(word: str) -> bool:
    """A word with Vietnamese marks that is no syllable: "nghìêm", "hoạeh", "phụnữ"."""
    if word.isascii() or len(word) < 2 or (word.isupper() and len(word) <= 5):
        return False
    tones = 0
    plain: list[str] = []
    for char in word.lower():
        base, tone = _split(char)
        tones += tone
        plain.append(base)
    if tones > 1:
        return True
    return _SYLLABLE.fullmatch("".join(plain)) is None and not _is_name(word)


def _is_name(word: str) -> bool:
    """Names of other languages keep their own spelling (Đắk, Krông); capitals in the middle are brands."""
    return word[:1].isupper() or any(char.isupper() for char in word[1:])


def _split(char: str) -> tuple[str, int]:
    if char.isascii():
        return char, 0
    parts = unicodedata.normalize("NFD", char)
    kept = "".join(part for part in parts if part not in _TONES)
    return unicodedata.normalize("NFC", kept), int(len(kept) != len(parts))
