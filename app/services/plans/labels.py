"""The label at the start of a paragraph: I. · 1. · 1.1. · a) · - · + · Phần thứ nhất · Phụ lục."""

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.docx_numbering import roman


class Level(IntEnum):
    """How deep a label of each kind usually stands."""

    PART = 0
    CAPITAL = 10
    ROMAN = 20
    ARTICLE = 25
    NUMBER = 30
    NUMBER_2 = 40
    NUMBER_3 = 50
    NUMBER_4 = 60
    LETTER = 70
    BRACKET_NUMBER = 80
    UNNUMBERED = 90
    DASH = 100
    PLUS = 110
    DOT = 120
    PLAIN = 200


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its level, its number as written ("III", "1.1", "a"; empty for bullets), where the words
    begin.

    `order` is its place among its siblings, from 1; 0 for bullets. `damaged` says that a scan's slip was
    read over.
    """

    level: Level
    number: str
    end: int
    order: int = 0
    damaged: bool = False
    annex: bool = False


_ORDINALS: Final = {
    "nhat": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
}  # fmt: skip
_ROMAN_VALUES: Final = {roman(number): number for number in range(1, 40)}
LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""In the order in which Vietnamese lists go on."""

_PART: Final = re.compile(
    r"(?:phan|chuong)\s+(?:thu\s+)?(?P<number>nhat|mot|hai|ba|tu|bon|nam|sau|bay|tam|[ivxl]{1,5}|\d{1,2})\b\s*[.:)\-]?\s*"
)
_ANNEX: Final = re.compile(
    r"phu\s+luc(?:\s+(?:so\s+)?(?P<number>[ivx]{1,5}|\d{1,2}|[a-h]))?(?![\w])\s*[.:)\-]?\s*"
)
_ARTICLE: Final = re.compile(r"dieu\s+(?P<number>\d{1,2})\s*[.:]\s*")
_COUNTED: Final = re.compile(r"(?:nhiem vu|noi dung|hoat dong|muc)\s+(?P<number>\d{1,2})\s*[.:]\s*")
_ROMAN: Final = re.compile(r"(?P<number>[IVXLl1|]{1,6})\s*(?:[.):/]\s*|[\-–—]\s+|\s[\-–—]\s*)(?=[^\W\d_])")
_ROMAN_SPACED: Final = re.compile(r"(?P<number>I{2,3}|IV|VI{0,3}|IX|X)\s{1,3}(?=[A-ZĐÀ-Ỹ]{2,})")
_CAPITAL: Final = re.compile(r"(?P<number>[A-HĐ])\s*(?:[.)/]\s*|[\-–—]\s+)(?=[^\W\d_]{2})")
_BRACKETED: Final = re.compile(r"\(\s*(?P<number>\d{1,2})\s*\)\s*(?=[^\W\d_])")
_MANIFOLD: Final = re.compile(
    r"(?P<number>(?:\d{1,2}|[l|])(?:\s?\.\s?(?:\d{1,2}|[l|])){1,3})\s?(?:[.):]\s*|\s+|/\s+|-\s+)(?=[^\W\d_“\"(])"
)
_NUMBER: Final = re.compile(
    r"(?P<number>\d{1,2})\s?(?:[.)]\s*|/\s*(?=[^\W\d_])|[\-–—]\s*(?=[A-ZĐÀ-Ỹ])|:\s+)(?=[^\W\d_“\"(])"
)
_LETTER: Final = re.compile(r"(?P<number>[a-zđ])\s?(?:\)\s*|[.]\s+|[.](?=[A-ZĐÀ-Ỹ])|/\s*|-\s+)(?=[^\W_“\"(])")
_BULLET: Final = re.compile(
    r"(?P<sign>[-‐‑‒–—―−]{1,2}|\+|[•●▪▫◦·○■□➢►▶✓✔❖§*\ue000-\uf8ff]|o(?=\s+[A-ZĐÀ-Ỹ]))\s*"
)
_YEAR_AHEAD: Final = re.compile(r"(?:19|20)\d\d\b|\d{1,2}[/.]\d")


def read_label(text: str) -> Label | None:
    """The label that `text` (NFC, no space before) begins with; None for plain text."""
    if not text:
        return None
    folded = aligned_fold(text[:60])
    return (
        _named(text, folded)
        or _bullet(text)
        or _roman(text)
        or _capital(text)
        or _numbered(text)
        or _letter(text)
    )


def _named(text: str, folded: str) -> Label | None:
    if found := _ANNEX.match(folded):
        rest = text[found.end() :]
        if text[:2].isupper() or len(rest.split()) <= 3:
            number = (found["number"] or "").upper()
            return Label(Level.PART, number, found.end(), order=_order(number), annex=True)
    elif found := _PART.match(folded):
        written = found["number"]
        order = _ORDINALS.get(written) or _order(written.upper().replace("L", "I"))
        if text[0].isupper() and order and (text[:2].isupper() or len(text) < 120):
            return Label(Level.PART, roman(order), found.end(), order=order)
    elif text[0].isupper():
        for level, pattern in ((Level.ARTICLE, _ARTICLE), (Level.NUMBER, _COUNTED)):
            if found := pattern.match(folded):
                return Label(level, found["number"], found.end(), order=int(found["number"]))
    return None


def _bullet(text: str) -> Label | None:
    found = _BULLET.match(text)
    if found is None or found.end() == len(text):
        return None
    sign = found["sign"]
    if sign[0] in "-‐‑‒–—―−" and _YEAR_AHEAD.match(text, found.end()):
        return None  # the second half of "2021 - 2030" or "15/11 - 15/12"
    if sign in ("+", "o"):
        return Label(Level.PLUS, "", found.end())
    level = Level.DASH if sign[0] in "-‐‑‒–—―−" else Level.DOT
    return Label(level, "", found.end())


def _roman(text: str) -> Label | None:
    found = _ROMAN.match(text) or _ROMAN_SPACED.match(text)
    if found is None:
        return None
    written = found["number"]
    number = written.replace("l", "I").replace("1", "I").replace("|", "I")
    damaged = number != written
    if number not in _ROMAN_VALUES or written.isdigit():
        return None
    if damaged and not _is_capital_heading(text[found.end() :]):
        return None
    if "L" in written:
        return None
    return Label(Level.ROMAN, number, found.end(), order=_ROMAN_VALUES[number], damaged=damaged)


def _is_capital_heading(rest: str) -> bool:
    letters = [char for char in rest[:40] if char.isalpha()]
    return len(letters) >= 3 and sum(char.isupper() for char in letters) * 10 >= len(letters) * 8


def _capital(text: str) -> Label | None:
    found = _CAPITAL.match(text)
    if found is None:
        return None
    return Label(Level.CAPITAL, found["number"], found.end(), order=_letter_order(found["number"].lower()))


def _numbered(text: str) -> Label | None:
    if found := _BRACKETED.match(text):
        return Label(Level.BRACKET_NUMBER, found["number"], found.end(), order=int(found["number"]))
    if found := _MANIFOLD.match(text):
        written = re.sub(r"\s", "", found["number"])
        number = re.sub(r"[l|]", "1", written)
        parts = number.split(".")
        level = (Level.NUMBER_2, Level.NUMBER_3, Level.NUMBER_4)[len(parts) - 2]
        return Label(level, number, found.end(), order=int(parts[-1]), damaged=number != written)
    if found := _NUMBER.match(text):
        return Label(Level.NUMBER, found["number"], found.end(), order=int(found["number"]))
    return None


def _letter(text: str) -> Label | None:
    found = _LETTER.match(text)
    if found is None:
        return None
    return Label(Level.LETTER, found["number"], found.end(), order=_letter_order(found["number"]))


def _letter_order(letter: str) -> int:
    return LETTERS.find(letter) + 1


def _order(number: str) -> int:
    if number.isdigit():
        return int(number)
    if number in _ROMAN_VALUES:
        return _ROMAN_VALUES[number]
    return _letter_order(number.lower()) if len(number) == 1 else 0
