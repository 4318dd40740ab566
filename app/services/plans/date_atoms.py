"""Dates as they stand in a sentence: days, months, quarters, halves, school years, each with its place.

Everything reads folded text (`aligned.aligned_fold`). A scan's l for 1 and O for 0 is read over and marked.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final

from app.services.plans.figures import NUM, YEAR, number_of
from app.services.plans.periods import SCHOOL_YEAR
from app.services.plans.phrases import alternation


class Kind(Enum):
    """What stretch of the calendar an atom is."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SPAN = "span"
    """Months or days already counted out: 6 tháng đầu năm, cả năm, năm học."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One stretch of the calendar in a text: where it stands, and its ends as (month, day) with an
    optional year.

    `day` 0 at the end means the last of the month. `offset` is added to the year of the last end (a
    school year ends in the next). `sure` says that the form can be nothing but a date.
    """

    kind: Kind
    start: int
    end: int
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None
    offset: int = 0
    sure: bool = True
    damaged: bool = False

    @property
    def possible(self) -> bool:
        """Whether the calendar has the month and, in some year, the day."""
        return all(
            1 <= month <= 12 and day <= monthrange(2024, month)[1] for month, day in (self.first, self.last)
        )

    def dates(self, year: int) -> tuple[date, date] | None:
        """First and last day in the year; None when that year does not have them."""
        try:
            first = date(year, self.first[0], max(self.first[1], 1))
            last_year = year + self.offset
            day = self.last[1] or monthrange(last_year, self.last[0])[1]
            return first, date(last_year, self.last[0], day)
        except ValueError:
            return None


# --- what looks like a date and is none -----------------------------------------------------------


# --- the forms ------------------------------------------------------------------------------------

_BEFORE: Final = r"(?<![0-9a-z/])(?<![0-9]\.)"
_YEAR_AFTER: Final = (
    rf"(?:\s?/\s?(?P<y1>{YEAR}|\d\d)(?!\d)|,?\s+nam\s+(?P<y2>{YEAR})|\s?[.\-]\s?(?P<y3>{YEAR}))?"
)
_MONTH_NAMES: Final = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi mot": 11, "muoi hai": 12, "muoi": 10,
}  # fmt: skip
_NAMES: Final = alternation(_MONTH_NAMES)
_NAMES_WRITTEN: Final = frozenset(
    (
        "giêng",
        "một",
        "hai",
        "ba",
        "tư",
        "bốn",
        "sáu",
        "bảy",
        "bẩy",
        "tám",
        "chín",
        "mười",
        "mười một",
        "mười hai",
    )
)
_ROMAN: Final = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
}
_QUARTER_NUMBER: Final = r"(?:[il1|]{1,3}v?|[il1|]?[v]|[1-4]|mot|hai|ba|tu)"

_SLASHED: Final = re.compile(
    rf"{_BEFORE}(?P<d>{NUM}|[l|]{{1,2}})\s?/\s?(?P<m>{NUM}|[l|][ol|])(?![0-9]){_YEAR_AFTER}(?![0-9a-z]|/\d|\.\d)"
)
_DOTTED: Final = re.compile(
    rf"{_BEFORE}(?P<d>{NUM})\s?(?P<s>[.\-])\s?(?P<m>{NUM})\s?(?P=s)\s?(?P<y1>{YEAR})(?![0-9])"
)
_DOTTED_SHORT: Final = re.compile(
    rf"(?:(?<=ngay )|(?<=truoc )|(?<=dip )|(?<=le )|(?<=dem )|(?<=sang ))(?P<d>{NUM})[.\-](?P<m>{NUM})"
    r"(?![0-9.,%]|\s?[.\-/]\s?\d|\s+(?:ngay|tuan|thang|quy|nam|nguoi|lan|gio|buoi|phut)\b)"
)
_WORDED: Final = re.compile(
    rf"{_BEFORE}(?P<d>{NUM})\s+thang\s+(?P<m>{NUM}|{_NAMES})\b(?!\s+lan\b){_YEAR_AFTER}"
)
_MONTH: Final = re.compile(
    rf"\b(?:thang|t)\s?(?P<m>{NUM}|{_NAMES})(?!\s+lan\b)(?![0-9a-z%]|/{NUM}(?![0-9])(?!\s?/)){_YEAR_AFTER}"
)
_MONTH_YEAR: Final = re.compile(rf"{_BEFORE}(?<!quy )(?<!qui )(?P<m>{NUM})\s?/\s?(?P<y1>{YEAR})(?![0-9/])")
_MONTH_MORE: Final = re.compile(
    rf"\s*(?:,|;|va|-+>?|→|~|den het|den|toi)\s*(?P<w>thang\s+)?(?P<m>{NUM})(?=\s*(?:[,;.)\-/]|va\b|den\b"
    rf"|nam\b|hang\b|hoac\b|cac\b|nhung\b|ve\b|de\b|tai\b|tren\b|cho\b|$))(?!\s?/\s?{NUM}(?![0-9o]))(?!\s?/\s?\d\d?/){_YEAR_AFTER}"
)
_QUARTER: Final = re.compile(
    rf"(?<!moi )(?<!hang )\b(?:quy|qui|q\.?)\s?(?P<q>{_QUARTER_NUMBER})(?![0-9a-z]|\s+(?:lan|cuoc|buoi"
    rf"|ky)\b){_YEAR_AFTER}"
)
_QUARTER_MORE: Final = re.compile(
    rf"\s*(?:,|;|va|-|den|toi|&)\s*(?P<w>quy\s+)?(?P<q>{_QUARTER_NUMBER})(?=\s*(?:[,;.)\-/]|va\b|den\b|nam\b|hang\b|hoac\b|$)){_YEAR_AFTER}"
)
_MONTHS_OF_YEAR: Final = re.compile(
    rf"\b(?P<n>0?[369]|sau|ba|chin)\s+thang\s+(?P<w>dau|cuoi)\s*(?:nam\b)?(?:\s*/?\s*(?P<y1>{YEAR}))?"
)
_HALF: Final = re.compile(rf"\bnua\s+(?P<w>dau|cuoi)\s+nam\b(?:\s*(?P<y1>{YEAR}))?")
_WHOLE_YEAR: Final = re.compile(
    rf"\b(?:ca|trong|suot|toan|trong ca)\s+nam\b(?!\s+(?:hoc|qua|truoc))(?:\s+(?P<y1>{YEAR}))?"
)
_END_OF_YEAR: Final = re.compile(rf"\bhet\s+nam\b(?!\s+hoc)(?:\s+(?P<y1>{YEAR}))?")
_NAMED_YEAR: Final = re.compile(rf"(?:\bnam\s+|^\s*)(?P<y1>{YEAR})\b(?!\s*-\s*\d)")
_YEAR_RANGE: Final = re.compile(rf"\b(?:nam\s+|giai doan\s+)?(?P<y1>{YEAR})\s?-\s?(?P<y2>{YEAR})\b")
_SCHOOL_YEAR: Final = re.compile(
    rf"\b(?:(?P<t>hoc ky|hk)\s*(?P<q>[il1|]{{1,2}}|[12])\s*,?\s*)?nam\s+hoc\s*:?\s*(?P<y1>{YEAR})"
    rf"\s?-\s?{YEAR}"
)
_TERM: Final = re.compile(r"\b(?:hoc ky|hk)\s*(?P<q>[il1|]{1,2}|[12])\b(?!\s*,?\s*nam hoc)")
_PART_OF_MONTH: Final = re.compile(
    rf"\b(?P<w>nua dau|nua cuoi|dau|giua|cuoi|thuong tuan|trung tuan|ha tuan)\s+thang\s+(?P<m>{NUM})"
    rf"(?![0-9a-z]|/{NUM}(?![0-9])){_YEAR_AFTER}"
)
_PART_OF_QUARTER: Final = re.compile(
    rf"\b(?P<w>dau|giua|cuoi)\s+quy\s+(?P<q>{_QUARTER_NUMBER})(?![0-9a-z]){_YEAR_AFTER}"
)
_WEEK: Final = re.compile(
    rf"\btuan\s+(?:thu\s+)?(?P<n>[1-5]|dau|nhat|hai|ba|tu|cuoi)\s+(?:cua\s+)?thang\s+(?P<m>{NUM})(?![0-9a-z]){_YEAR_AFTER}"
)

_PARTS: Final = {
    "dau": (1, 10),
    "thuong tuan": (1, 10),
    "giua": (11, 20),
    "trung tuan": (11, 20),
    "cuoi": (21, 0),
    "ha tuan": (21, 0),
    "nua dau": (1, 15),
    "nua cuoi": (16, 0),
}
_WEEKS: Final = {
    "1": 1,
    "dau": 1,
    "nhat": 1,
    "2": 2,
    "hai": 2,
    "3": 3,
    "ba": 3,
    "4": 4,
    "tu": 4,
    "5": 5,
    "cuoi": 5,
}


def find_atoms(folded: str, original: str, *, field: bool) -> list[Atom]:
    """Every date of a masked folded text, in order, none overlapping.

    `original` is the same text unfolded ("quỹ" is not "quý"). `field`: the text is a time field or
    column, where a bare year or school term is meant as a date too.
    """
    atoms: list[Atom] = []
    for finder in (_spans, _days, _months, _quarters):
        for atom in finder(folded, original, field):
            if not any(atom.start < other.end and other.start < atom.end for other in atoms):
                atoms.append(atom)
    if field:
        for found in _NAMED_YEAR.finditer(folded):
            whole = Atom(Kind.SPAN, found.start(), found.end(), (1, 1), (12, 0), year=number_of(found["y1"]))
            if not any(whole.start < other.end and other.start < whole.end for other in atoms):
                atoms.append(whole)
    return sorted(atoms, key=lambda atom: atom.start)


def _days(folded: str, original: str, field: bool) -> Iterator[Atom]:
    del field
    for pattern, sure in ((_SLASHED, False), (_DOTTED, True), (_DOTTED_SHORT, True), (_WORDED, True)):
        for found in pattern.finditer(folded):
            month = _month_number(found, original)
            day = number_of(found["d"])
            year, damaged = _year(found)
            if not day or not month or (year is None and not sure and day > 31):
                continue
            place = (month, day)
            figures = found["d"] + (found["m"] if found["m"] not in _MONTH_NAMES else "")
            yield Atom(
                Kind.DAY, found.start(), found.end(), place, place, year,
                sure=sure or year is not None, damaged=damaged or not figures.isdigit(),
            )  # fmt: skip


def _months(folded: str, original: str, field: bool) -> Iterator[Atom]:
    for found in _MONTH.finditer(folded):
        if folded[found.start()] == "t" and not folded.startswith("thang", found.start()) and not field:
            continue
        first = _month_atom(found, found.start(), original)
        if first is None:
            continue
        group = [first]
        while more := _MONTH_MORE.match(folded, group[-1].end):
            atom = _month_atom(more, more.start("w" if more["w"] else "m"), original)
            if atom is None or (group[-1].year is not None and atom.year is None):
                break
            group.append(atom)
        yield from _shared_year(group)
    for found in _MONTH_YEAR.finditer(folded):
        atom = _month_atom(found, found.start(), original)
        if atom is not None:
            yield atom


def _month_number(found: re.Match[str], original: str) -> int:
    """1 to 12, or what is written; 0 when the word only looks like a month without its marks ("tháng từ")."""
    written = found["m"]
    if written not in _MONTH_NAMES:
        return number_of(written)
    shown = original[found.start("m") : found.end("m")].lower()
    return _MONTH_NAMES[written] if shown in _NAMES_WRITTEN or (shown == written and _plain(original)) else 0


def _month_atom(found: re.Match[str], start: int, original: str) -> Atom | None:
    name = found["m"] in _MONTH_NAMES
    month = _month_number(found, original)
    if not 1 <= month <= 12:
        return None
    year, damaged = _year(found)
    damaged = damaged or (not name and not found["m"].isdigit())
    return Atom(Kind.MONTH, start, found.end(), (month, 1), (month, 0), year, damaged=damaged)


def _quarters(folded: str, original: str, field: bool) -> Iterator[Atom]:
    del field
    for found in _QUARTER.finditer(folded):
        if _is_other_word(found, original):
            continue
        first = _quarter_atom(found, found.start())
        if first is None:
            continue
        group = [first]
        while more := _QUARTER_MORE.match(folded, group[-1].end):
            atom = _quarter_atom(more, more.start("w" if more["w"] else "q"))
            if atom is None or (group[-1].year is not None and atom.year is None):
                break
            group.append(atom)
        yield from _shared_year(group)


def _is_other_word(found: re.Match[str], original: str) -> bool:
    """ "quỹ i", "quy ii" in a text that has its marks: a fund or a rule, not a quarter."""
    shown = original[found.start() : found.start() + 3].lower()
    if shown not in ("quỹ", "quỷ", "quy") or _plain(original):
        return False
    return found["q"].isalpha() and original[found.start("q")].islower()


def _quarter_atom(found: re.Match[str], start: int) -> Atom | None:
    written = found["q"]
    read = written.replace("l", "i").replace("|", "i").replace("1", "i") if len(written) > 1 else written
    quarter = _ROMAN.get(written) or _ROMAN.get(read) or _ROMAN.get(read.replace("l", "i").replace("|", "i"))
    if quarter is None:
        return None
    year, damaged = _year(found)
    damaged = damaged or written not in _ROMAN
    return Atom(
        Kind.QUARTER, start, found.end(), (3 * quarter - 2, 1), (3 * quarter, 0), year, damaged=damaged
    )


def _shared_year(group: list[Atom]) -> Iterator[Atom]:
    """A year at the end of a list holds for the whole list ("quý I, II/2026")."""
    year = group[-1].year
    for atom in group:
        yield replace(atom, year=year) if atom.year is None else atom


def _spans(folded: str, original: str, field: bool) -> Iterator[Atom]:
    del original
    yield from _parts_of_year(folded, field=field)
    yield from _school_years(folded, field=field)
    yield from _parts_of_month(folded)
    for found in _PART_OF_QUARTER.finditer(folded):
        if quarter := _ROMAN.get(found["q"]):
            month = 3 * quarter - 2 + ("dau", "giua", "cuoi").index(found["w"])
            yield _span(found, (month, 1), (month, 0))


def _span(found: re.Match[str], first: tuple[int, int], last: tuple[int, int], *, sure: bool = True) -> Atom:
    return Atom(Kind.SPAN, found.start(), found.end(), first, last, _year(found)[0], sure=sure)


def _parts_of_year(folded: str, *, field: bool) -> Iterator[Atom]:
    for found in _MONTHS_OF_YEAR.finditer(folded):
        count = {"sau": 6, "ba": 3, "chin": 9}.get(found["n"]) or int(found["n"])
        first, last = (1, count) if found["w"] == "dau" else (13 - count, 12)
        yield _span(found, (first, 1), (last, 0), sure=False)
    for found in _HALF.finditer(folded):
        first, last = (1, 6) if found["w"] == "dau" else (7, 12)
        yield _span(found, (first, 1), (last, 0))
    for found in _END_OF_YEAR.finditer(folded):
        yield _span(found, (12, 31), (12, 31), sure=False)
    for found in _WHOLE_YEAR.finditer(folded):
        yield _span(found, (1, 1), (12, 0), sure=field)
    if not field:
        return
    for found in _YEAR_RANGE.finditer(folded):
        begins, ends = number_of(found["y1"]), number_of(found["y2"])
        if begins < ends:
            yield Atom(Kind.SPAN, found.start(), found.end(), (1, 1), (12, 0), begins, offset=ends - begins)


def _school_years(folded: str, *, field: bool) -> Iterator[Atom]:
    for found in _SCHOOL_YEAR.finditer(folded):
        year = number_of(found["y1"])
        if found["t"]:
            yield _term(found, year)
        else:
            yield Atom(Kind.SPAN, found.start(), found.end(), *SCHOOL_YEAR, year, offset=1)
    for found in _TERM.finditer(folded) if field else ():
        yield _term(found, None)


def _parts_of_month(folded: str) -> Iterator[Atom]:
    for found in _WEEK.finditer(folded):
        month, week = number_of(found["m"]), _WEEKS[found["n"]]
        if 1 <= month <= 12:
            last_day = 7 * week if week < 4 else 0
            first_day = 7 * week - 6 if week < 5 else monthrange(2025, month)[1] - 6
            yield _span(found, (month, first_day), (month, last_day))
    for found in _PART_OF_MONTH.finditer(folded):
        month, (first_day, last_day) = number_of(found["m"]), _PARTS[found["w"]]
        if 1 <= month <= 12:
            yield _span(found, (month, first_day), (month, last_day))


def _term(found: re.Match[str], year: int | None) -> Atom:
    """The two terms of a school year: September to mid-January, mid-January to May."""
    second = found["q"] in ("2", "ii", "ll", "11")
    if second:
        later = None if year is None else year + 1
        return Atom(Kind.SPAN, found.start(), found.end(), (1, 16), (5, 31), later)
    return Atom(Kind.SPAN, found.start(), found.end(), (9, 1), (1, 15), year, offset=1)


def _year(found: re.Match[str]) -> tuple[int | None, bool]:
    for name, written in found.groupdict().items():
        if name in ("y1", "y2", "y3") and written:
            year = number_of(written)
            return (2000 + year if year < 100 else year), not written.isdigit()
    return None, False


def _plain(text: str) -> bool:
    """Written without marks, as some scans come out."""
    return text.isascii()
