"""Vietnamese text: normal forms, folding for search, tone placement, names and sort keys.

Everything here is pure and total: no function raises on any `str`.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# --- normal form and cleaning ------------------------------------------------------------------

_LINE_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Old keyboards and converters write Đ as Ð (Icelandic eth) or Ɖ (African d): the same shape on paper.
_STROKE_D: Final = {0x00D0: "Đ", 0x00F0: "đ", 0x0189: "Đ", 0x0256: "đ"}


def nfc(text: str) -> str:
    """The text in NFC, the one form that is stored."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """Text as it may be stored: NFC, line ends as ``\\n``, every odd space a plain space.

    Control characters (but ``\\n`` and ``\\t``), zero-width characters, soft hyphens, byte order marks and
    lone surrogates are dropped. Leading, trailing and doubled spaces stay: they may be the writer's layout.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_BREAKS.sub("\n", text).translate(_STROKE_D)
    return nfc("".join(map(_cleaned, text)))


@lru_cache(maxsize=4096)
def _cleaned(char: str) -> str:
    if char in "\n\t":
        return char
    match unicodedata.category(char):
        case "Zs":
            return " "
        case "Cc" | "Cf" | "Cs":
            return ""
        case _:
            return char


def quoted(text: str) -> str:
    """What somebody typed, for use in a sentence: one line between « », at most 40 characters."""
    text = " ".join(clean(text).split())
    return f"«{text if len(text) <= 40 else text[:39] + '…'}»"


MASKED: Final = "••••••"
"""What stands in lists in place of what is not for every eye."""


# --- folding ----------------------------------------------------------------------------------


def capitalised(text: str) -> str:
    """Begin with a capital letter; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str) -> str:
    """Begin with a small letter, as within a sentence; the rest stays as it is."""
    return text[:1].lower() + text[1:]


def fold(text: str) -> str:
    """The form that is searched and matched: no case, no marks, đ as d, single spaces, no ends.

    Idempotent, and equal for NFC and NFD input. Compatibility forms (full width, ligatures) fold to plain
    letters.
    """
    if not text.isascii():
        text = "".join(map(_folded, unicodedata.normalize("NFKD", text)))
    else:
        text = text.casefold()
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    """One character of an NFKD text, folded; may be empty or longer than one character."""
    if char in "đĐðÐƉɖ":
        return "d"
    if unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf", "Cs"):
        return ""
    if char.isspace():
        return " "
    folded = unicodedata.normalize("NFKD", char.casefold())
    # casefold may bring letters that decompose or fold once more (Cherokee, Greek iota subscript).
    return folded if folded == char else "".join(map(_folded, folded))


# --- tone marks -------------------------------------------------------------------------------

# In sorting order: ngang < huyền < hỏi < ngã < sắc < nặng.
_TONE_RANK: Final = {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}
_QUALITY_MARKS: Final = frozenset("\u0306\u0302\u031b")  # breve ă, circumflex â ê ô, horn ơ ư

_ONSET: Final = "ngh|ng|nh|gh|gi(?=[aăâeêioôơuưy])|kh|ph|th|tr|ch|qu(?=[aăâeêioôơuưy])|[bcdđghklmnprstvx]|"
_NUCLEI: Final = (
    "iêu|oai|oao|oay|oeo|uao|uây|uôi|uêu|ươi|ươu|uya|uyê|uyu|yêu"
    "|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê"
    "|[aăâeêioôơuưy]"
)
_SYLLABLE: Final = re.compile(f"({_ONSET})({_NUCLEI})(ch|ng|nh|[cmnpt]|)")
_WORD: Final = re.compile(r"[^\W\d_]+")


def unify_tone_marks(text: str) -> str:
    """NFC text with every tone mark where the older (common office) spelling puts it: hoà → hòa, thuỷ → thủy.

    Only a word that is one well-formed Vietnamese syllable is touched; also mends misplaced marks (qúy → quý,
    hòan → hoàn). Letters, case and everything else stay.
    """
    text = nfc(text)
    return text if text.isascii() else _WORD.sub(lambda found: _unified_word(found[0]), text)


@lru_cache(maxsize=8192)
def _unified_word(word: str) -> str:
    if word.isascii() or len(word) == 1:
        return word
    letters: list[str] = []
    tone = ""
    for char in word:
        base, marks = _split_tone(char)
        if marks and tone:
            return word  # two tones: not one syllable
        tone = tone or marks
        letters.append(base)
    syllable = _SYLLABLE.fullmatch("".join(letters).lower()) if tone else None
    if syllable is None:
        return word
    place = syllable.start(2) + _tone_place(syllable[2], closed=bool(syllable[3]))
    letters[place] = nfc(letters[place] + tone)
    return "".join(letters)


def _split_tone(char: str) -> tuple[str, str]:
    """(character without its tone, tone mark or "") of one NFC character."""
    if char.isascii():
        return char, ""
    parts = unicodedata.normalize("NFD", char)
    tone = "".join(part for part in parts if part in _TONE_RANK)
    return (nfc("".join(part for part in parts if part not in _TONE_RANK)), tone) if tone else (char, "")


def _tone_place(nucleus: str, *, closed: bool) -> int:
    """Index of the vowel in `nucleus` (lower case, toneless) that carries the tone."""
    marked = [index for index, vowel in enumerate(nucleus) if vowel in "ăâêôơư"]
    if marked:
        return marked[-1]
    if closed:
        return len(nucleus) - 1
    return 1 if len(nucleus) == 3 else 0


# --- names ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PersonName:
    """A Vietnamese name in its parts: họ, đệm, tên. Only `given` is filled for a name of one word."""

    family: str
    middle: str
    given: str


def split_name(full: str) -> PersonName:
    """First word = họ, last word = tên, all between = đệm."""
    words = clean(full).split()
    if not words:
        return PersonName(family="", middle="", given="")
    if len(words) == 1:
        return PersonName(family="", middle="", given=words[0])
    return PersonName(family=words[0], middle=" ".join(words[1:-1]), given=words[-1])


def title_case_name(text: str) -> str:
    """A name with a capital at the start of each word, single spaces: NGUYỄN THỊ ÁNH → Nguyễn Thị Ánh."""
    lowered = " ".join(clean(text).split()).lower()
    return nfc(_WORD.sub(lambda found: found[0][0].upper() + found[0][1:], nfc(lowered)))


# --- sort keys --------------------------------------------------------------------------------
#
# A key is fields joined by a space. Every character inside a field is greater than a space, so comparing two
# keys by code point compares their fields one after the other. Field characters:
#   primary    "!" space · "#"+x punctuation · digits · "A"… the alphabet in order · other scripts as they are
#   tones      one digit a character, 1 = ngang; trailing 1s are cut off
#   case       one digit a character, 1 = lower, 2 = upper; trailing 1s are cut off

_SEPARATOR: Final = " "
_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_WEIGHT: Final = {letter: chr(ord("A") + rank) for rank, letter in enumerate(_ALPHABET)}
_PUNCTUATION: Final = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"  # the order of the Unicode Collation Algorithm
_PUNCTUATION_WEIGHT: Final = {mark: "#" + chr(ord("A") + rank) for rank, mark in enumerate(_PUNCTUATION)}
_SAME_PUNCTUATION: Final = str.maketrans("‐‑‒–—―−‘’‚‛“”„‟«»…", '-------\'\'\'\'"""""".')
_DIGITS: Final = re.compile(r"[0-9]+")


_MOST_CHARACTERS: Final = 4096


class _Weights(dict[int, str]):
    """One level of the weights by code point for `str.translate`, worked out when a character first comes."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def __missing__(self, code: int) -> str:
        if len(self) >= _MOST_CHARACTERS:
            self.clear()
        weight = self[code] = _weights(chr(code))[self._level]
        return weight


_BY_CHARACTER: Final = (_Weights(0), _Weights(1), _Weights(2))


def text_sort_key(text: str) -> str:
    """A key that puts titles in Vietnamese order when compared by code point (SQLite BINARY).

    Letters first over the whole text, then tones, then case (lower before upper); whole numbers by their
    value ("Thôn 2" < "Thôn 10"). Texts that differ only in tone placement, spacing or the kind of dash have
    equal keys.
    """
    return _SEPARATOR.join(_levels(text)).rstrip(_SEPARATOR)


def name_sort_key(full: str) -> str:
    """A key that puts people in office order when compared by code point: tên, then họ, then đệm.

    Within each part letters decide before tones, so every "Hoa" precedes every "Hòa"; case only breaks
    full ties.
    """
    name = split_name(full)
    levels = [_levels(part) for part in (name.given, name.family, name.middle)]
    fields = [field for primary, tones, _ in levels for field in (primary, tones)]
    case = _SEPARATOR.join(case for _, _, case in levels)
    return _SEPARATOR.join((*fields, case)).rstrip(_SEPARATOR)


def _levels(text: str) -> tuple[str, str, str]:
    """(letters, tones, case) of a text, each free of the separator."""
    text = " ".join(unify_tone_marks(clean(text)).translate(_SAME_PUNCTUATION).split())
    primary: list[str] = []
    tones: list[str] = []
    case: list[str] = []
    position = 0
    for number in _DIGITS.finditer(text):
        _append_weights(text[position : number.start()], primary, tones, case)
        primary.append(_number_weight(number[0]))
        tones.append("1")
        case.append("1")
        position = number.end()
    _append_weights(text[position:], primary, tones, case)
    return "".join(primary), "".join(tones).rstrip("1"), "".join(case).rstrip("1")


def _append_weights(text: str, *levels: list[str]) -> None:
    for found, weights in zip(levels, _BY_CHARACTER, strict=True):
        found.append(text.translate(weights))


def _number_weight(digits: str) -> str:
    """Digits preceded by their count, so that a longer number is greater: 7 → "17", 12 → "212"."""
    digits = digits.lstrip("0")
    nines, rest = divmod(len(digits), 9)
    return "9" * nines + str(rest) + digits


@lru_cache(maxsize=_MOST_CHARACTERS)
def _weights(char: str) -> tuple[str, str, str]:
    """(primary, tone, case) weight of one character of a cleaned text."""
    if char == " ":
        return "!", "1", "1"
    base, tone = "", ""
    foreign: list[str] = []
    for part in unicodedata.normalize("NFD", char):
        if part in _TONE_RANK and not tone:
            tone = str(_TONE_RANK[part])
        elif part in _QUALITY_MARKS and nfc(base.lower() + part) in _LETTER_WEIGHT:
            base = nfc(base + part)
        elif base and unicodedata.combining(part):
            foreign.append("7" + part)  # after all Vietnamese tones of the same letter
        else:
            base += part
    if not base:  # a mark that stands alone
        return "", "".join(foreign) + (tone or "1"), "1"
    lower = base.lower()
    weight = _LETTER_WEIGHT.get(lower) or _PUNCTUATION_WEIGHT.get(lower)
    if weight is None:
        weight = lower if lower.isalnum() and lower > "\x7f" else "#~" + lower
    return weight, "".join(foreign) + (tone or "1"), "2" if base != lower else "1"
