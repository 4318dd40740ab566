"""Days of the lunar calendar in a sentence: "mùng 8 tháng Giêng", "15/8 âm lịch", "từ mùng 4 đến mùng 6 Tết".

Each becomes an ordinary date of the Gregorian calendar, so that ranges and deadlines are read as with any
other date.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from app.core.lunar import FIRST_YEAR, LAST_YEAR, last_day_of_month, solar_date, year_name
from app.services.plans.aligned import aligned_fold
from app.services.plans.date_atoms import Atom, Kind
from app.services.plans.figures import NUM, YEAR, number_of
from app.services.plans.periods import Years
from app.services.plans.phrases import alternation
from app.services.plans.phrases.days import LUNAR_MONTHS, LUNAR_NUMBERS

_NUMBERS: Final = alternation(LUNAR_NUMBERS)
_MONTHS: Final = alternation(LUNAR_MONTHS)
_BETWEEN: Final = r"\s*(?:-|den(?:\s+het)?|toi|va|hoac|,)\s*"
_YEAR_NAMES: Final = {aligned_fold(year_name(year)): year for year in range(1984, 2044)}
_IN_YEAR: Final = (
    rf"(?:\s*/\s*(?P<y1>{YEAR})|\s+(?:nam\s+)?(?P<y2>{YEAR}|{alternation(_YEAR_NAMES)})(?![0-9a-z]))?"
)
_MARK: Final = r"(?P<mark>\s*[(,]?\s*(?:am lich|al)(?![a-z0-9])\s*\)?)?"


def _day(name: str) -> str:
    return (
        rf"(?:(?:ngay\s+|dem\s+)?(?:(?P<new{name}>mung|mong)\s+(?P<w{name}>{NUM}|{_NUMBERS})|(?P<full{name}>ram)"
        rf"|(?P<d{name}>{NUM})))"
    )


_LUNAR_DAY: Final = re.compile(
    rf"(?<![a-z0-9/.])(?P<one>{_day('1')})"
    rf"(?:(?P<own>\s?/\s?(?P<m1>{NUM}))?{_BETWEEN}(?P<two>{_day('2')}))?"
    rf"(?:\s+(?P<tet>tet(?:\s+nguyen\s+dan|\s+am\s+lich)?)|\s+thang\s+(?P<name>{_MONTHS})"
    rf"|(?:\s?/\s?|\s+thang\s+)(?P<m>{NUM}|{_NUMBERS}))(?![0-9a-z%]){_IN_YEAR}{_MARK}"
)
_LUNAR_MONTH: Final = re.compile(
    rf"(?<![a-z0-9])thang\s+(?:(?P<name>{_MONTHS})|(?P<m>{NUM}|{_NUMBERS}))(?![0-9a-z%]){_IN_YEAR}{_MARK}"
)
_BEFORE_NEW_YEAR: Final = 20
"""From here on "28 Tết" counts the days of the last month before the new year."""


def lunar_atoms(folded: str, original: str, years: Years) -> list[Atom]:
    """The lunar days and months of a folded text as atoms of the Gregorian calendar, in order.

    Of the lunar days with a name the one that falls in the plan's year is meant, unless a year is written
    beside.
    """
    atoms: list[Atom] = []
    for found in _LUNAR_DAY.finditer(folded):
        if _is_lunar(found, original):
            atoms.extend(_days_of(found, years))
    for found in _LUNAR_MONTH.finditer(folded):
        if any(atom.start < found.end() and found.start() < atom.end for atom in atoms):
            continue
        if (found["name"] and _keeps_marks(found, "name", original)) or found["mark"]:
            atoms.extend(_month_of(found, years))
    return sorted(atoms, key=lambda atom: atom.start)


def without(folded: str, atoms: list[Atom]) -> str:
    """The text, of the same length, with the atoms' words made unreadable."""
    for atom in atoms:
        folded = folded[: atom.start] + "\x00" * (atom.end - atom.start) + folded[atom.end :]
    return folded


def _is_lunar(found: re.Match[str], original: str) -> bool:
    """Whether the calendar is told: by its mark, its months' names, a full moon, or "mùng …" before Tết."""
    if found["mark"]:
        return True
    if found["name"]:
        return _keeps_marks(found, "name", original)
    if found["full1"] or found["full2"]:
        return _keeps_marks(found, "full1" if found["full1"] else "full2", original)
    return bool(found["tet"]) and _keeps_marks(found, "tet", original)


def _keeps_marks(found: re.Match[str], group: str, original: str) -> bool:
    """Not another word that only folds alike ("chấp", "rầm"): one of the written forms, or no marks."""
    shown = original[found.start(group) : found.end(group)].lower()
    return shown.isascii() or shown.split()[0] in ("giêng", "chạp", "rằm", "tết")


def _days_of(found: re.Match[str], years: Years) -> Iterator[Atom]:
    numbers = [(name, _number(found, name)) for name in ("1", "2") if _number(found, name)]
    for place, (name, day) in enumerate(numbers):
        month = number_of(found["m1"]) if name == "1" and found["m1"] else _month(found, day)
        meant = _solar(month, day, years, _written_year(found, years.first))
        if meant is None:
            return
        start = found.start("one" if name == "1" else "two")
        alone = place == len(numbers) - 1
        end = found.end() if alone else found.end("own" if found["own"] else "one")
        when = (meant.month, meant.day)
        yield Atom(Kind.DAY, start, end, when, when, year=meant.year)


def _number(found: re.Match[str], name: str) -> int:
    if found[f"full{name}"]:
        return 15
    written = found[f"w{name}"] or found[f"d{name}"]
    if not written:
        return 0
    return LUNAR_NUMBERS.get(written) or number_of(written)


def _month(found: re.Match[str], day: int) -> int:
    if found["tet"]:
        return 12 if day >= _BEFORE_NEW_YEAR else 1
    if found["name"]:
        return LUNAR_MONTHS[found["name"]]
    return LUNAR_NUMBERS.get(found["m"]) or number_of(found["m"])


def _written_year(found: re.Match[str], year: int) -> int | None:
    written = found["y1"] or found["y2"]
    if not written:
        return None
    if written in _YEAR_NAMES:
        return _YEAR_NAMES[written] + 60 * round((year - _YEAR_NAMES[written]) / 60)
    return number_of(written)


def _solar(month: int, day: int, years: Years, written: int | None) -> date | None:
    """The day in the plan's year; the last months of a lunar year are found at the beginning of the next."""
    if written is not None:
        meant = written - 1 if month == 12 and day >= _BEFORE_NEW_YEAR else written
        return _checked(meant, month, day)
    for lunar_year in (years.first, years.first - 1, years.first + 1):
        found = _checked(lunar_year, month, day)
        if found is not None and found.year == years.of_month(found.month):
            return found
    return _checked(years.first, month, day)


def _checked(lunar_year: int, month: int, day: int) -> date | None:
    if not (FIRST_YEAR <= lunar_year < LAST_YEAR and 1 <= month <= 12):
        return None
    if day == 30:
        return last_day_of_month(lunar_year, month)  # "30 Tết" is the last day, be it the 29th
    return solar_date(lunar_year, month, day)


def _month_of(found: re.Match[str], years: Years) -> Iterator[Atom]:
    month = LUNAR_MONTHS.get(found["name"] or "") or LUNAR_NUMBERS.get(found["m"] or "") or 0
    month = month or number_of(found["m"])
    first = _solar(month, 1, years, _written_year(found, years.first))
    if first is None:
        return
    last = date.fromordinal(first.toordinal() + 28)
    for lunar_year in (first.year, first.year - 1):
        if _checked(lunar_year, month, 1) == first:
            last = last_day_of_month(lunar_year, month) or last
    yield Atom(
        Kind.SPAN, found.start(), found.end(), (first.month, first.day), (last.month, last.day),
        year=first.year, offset=last.year - first.year,
    )  # fmt: skip
