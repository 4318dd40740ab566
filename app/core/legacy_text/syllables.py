"""Whether a word is built like a Vietnamese syllable: what tells a right reading from a wrong one."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_TONES: Final = frozenset("\u0300\u0309\u0303\u0301\u0323")
_STOPPED_TONES: Final = frozenset("\u0301\u0323")
_FRONT: Final = "ieêy"
_SYLLABLE: Final = re.compile(
    rf"(?P<onset>ngh(?=[{_FRONT}])|ng(?![{_FRONT}])|gh(?=[{_FRONT}])|gi|g(?!h)|k(?=[{_FRONT}])|c(?![{_FRONT}]|h)"
    r"|qu|ch|kh|nh|ph|th|tr|[bdđhlmnprstvx]|)"
    r"(?P<nucleus>iêu|yêu|oai|oay|oeo|uao|uây|uôi|ươi|ươu|uyê|uya|uyu|uêu|oao"
    r"|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|oo"
    r"|[aăâeêioôơuưy])"
    r"(?P<coda>ch|ng|nh|[cmnpt]|)"
)


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether `word` (NFC, one case or capitalised) has the letters, and at most one tone, of a syllable."""
    if not word or not (word.islower() or word.isupper() or word[1:].islower()):
        return False
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", word.lower()):
        (tones if char in _TONES else letters).append(char)
    found = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", "".join(letters)))
    if found is None or len(tones) > 1:
        return False
    # A syllable that ends in a stop has a sharp or a heavy tone, and no other.
    return found["coda"] not in {"c", "ch", "p", "t"} or (len(tones) == 1 and tones[0] in _STOPPED_TONES)
