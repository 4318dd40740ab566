"""Reporting periods: the month, quarter, half-year and year of NĐ 09/2019/NĐ-CP (Điều 12) or of the calendar.

Under NĐ 09 figures are cut off on the 14th: the month runs from the 15th of the month before to the 14th,
and a quarter, half-year or year is the sum of its months (the year runs from 15 December to 14 December).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Self

from app.core.dates import FIRST_YEAR, LAST_YEAR, DateRange, format_range, official_month
from app.core.errors import InvalidPeriod
from app.core.text import clean, quoted

QUARTER_NAMES: Final = ("I", "II", "III", "IV")
_CUT_OFF_DAY: Final = 14  # the last day of a month's figures, NĐ 09/2019/NĐ-CP Điều 12


class PeriodKind(StrEnum):
    """How long a period is. The value is stored."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"
    CUSTOM = "custom"


class PeriodRule(StrEnum):
    """Where a month begins and ends. The value is stored."""

    ND09 = "nd09"
    """15 of the month before to 14."""
    CALENDAR = "calendar"
    """1 to the last day."""


_MONTHS: Final = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF_YEAR: 6,
    PeriodKind.YEAR: 12,
}


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """One period. `index` counts the periods of its kind in the year from 1; a custom period has index 1.

    Make one with `ReportingPeriod.of`, `custom_period`, `parse_period` or `period_containing`: they keep
    `range` in step with the rest.
    """

    kind: PeriodKind
    year: int
    index: int
    rule: PeriodRule
    range: DateRange

    @classmethod
    def of(cls, kind: PeriodKind, *, year: int, index: int = 1, rule: PeriodRule) -> Self:
        """The `index`-th period of that kind in the year; a ValueError if there is no such period."""
        months = _MONTHS[kind]
        if not 1 <= index <= 12 // months:
            raise ValueError(f"no {kind} number {index}")
        return cls(
            kind=kind,
            year=year,
            index=index,
            rule=rule,
            range=_months_range(year, first=(index - 1) * months + 1, last=index * months, rule=rule),
        )

    @property
    def code(self) -> str:
        """What is stored and typed: 2026-07, 2026-Q3, 2026-H1, 2026, 2026-02-03..2026-02-20."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"{self.year:04}-{self.index:02}"
            case PeriodKind.QUARTER:
                return f"{self.year:04}-Q{self.index}"
            case PeriodKind.HALF_YEAR:
                return f"{self.year:04}-H{self.index}"
            case PeriodKind.YEAR:
                return f"{self.year:04}"
            case PeriodKind.CUSTOM:
                return f"{self.range.start.isoformat()}..{self.range.end.isoformat()}"

    @property
    def label(self) -> str:
        """As it stands in a title: tháng 7 năm 2026, quý III năm 2026, 6 tháng đầu năm 2026, năm 2026.

        January and February are written 01 and 02, as in the dates of official documents.
        """
        match self.kind:
            case PeriodKind.MONTH:
                return f"tháng {official_month(self.index)} năm {self.year}"
            case PeriodKind.QUARTER:
                return f"quý {QUARTER_NAMES[self.index - 1]} năm {self.year}"
            case PeriodKind.HALF_YEAR:
                return f"6 tháng {'đầu' if self.index == 1 else 'cuối'} năm {self.year}"
            case PeriodKind.YEAR:
                return f"năm {self.year}"
            case PeriodKind.CUSTOM:
                return format_range(self.range)

    @property
    def range_note(self) -> str:
        """What every report prints below its title: (số liệu từ 15/6/2026 đến 14/7/2026)."""
        return f"(số liệu {format_range(self.range)})"

    @property
    def year_to_date(self) -> DateRange:
        """From the first day of the year under the rule to the end of this period.

        A custom period counts from the start of the year that its last day belongs to, and never less than
        itself.
        """
        if self.kind is PeriodKind.CUSTOM:
            year = year_of(self.range.end, rule=self.rule)
            return DateRange(min(self.range.start, _month_start(year, 1, rule=self.rule)), self.range.end)
        return DateRange(_month_start(self.year, 1, rule=self.rule), self.range.end)

    def previous(self) -> Self:
        """The period before; of a custom period as many days, ending the day before it starts."""
        return self._shifted(-1)

    def next(self) -> Self:
        """The period after; of a custom period as many days, starting the day after it ends."""
        return self._shifted(1)

    def same_period_last_year(self) -> Self:
        """The same period one year earlier; 29 February becomes 28 February at a custom period's ends."""
        if self.kind is PeriodKind.CUSTOM:
            days = DateRange(_year_earlier(self.range.start), _year_earlier(self.range.end))
            return type(self)(
                kind=self.kind, year=_label_year(days, self.rule), index=1, rule=self.rule, range=days
            )
        return type(self).of(self.kind, year=self.year - 1, index=self.index, rule=self.rule)

    def _shifted(self, steps: int) -> Self:
        if self.kind is PeriodKind.CUSTOM:
            moved = timedelta(days=steps * self.range.days)
            days = DateRange(self.range.start + moved, self.range.end + moved)
            return type(self)(
                kind=self.kind, year=_label_year(days, self.rule), index=1, rule=self.rule, range=days
            )
        in_year = 12 // _MONTHS[self.kind]
        years, position = divmod(self.index - 1 + steps, in_year)
        return type(self).of(self.kind, year=self.year + years, index=position + 1, rule=self.rule)


def custom_period(days: DateRange, *, rule: PeriodRule) -> ReportingPeriod:
    """Any stretch of days; its year is the one that its last day belongs to under the rule."""
    return ReportingPeriod(
        kind=PeriodKind.CUSTOM, year=_label_year(days, rule), index=1, rule=rule, range=days
    )


def year_of(day: date, *, rule: PeriodRule) -> int:
    """The reporting year of a day: under NĐ 09 that of 15/12/2025 is 2026."""
    return _month_of(day, rule=rule)[0]


def period_containing(day: date, *, kind: PeriodKind, rule: PeriodRule) -> ReportingPeriod:
    """The period of that kind which the day belongs to; of CUSTOM the day alone."""
    if kind is PeriodKind.CUSTOM:
        return custom_period(DateRange(day, day), rule=rule)
    year, month = _month_of(day, rule=rule)
    return ReportingPeriod.of(kind, year=year, index=(month - 1) // _MONTHS[kind] + 1, rule=rule)


_CODE: Final = re.compile(r"([0-9]{4})(?:-(?:([0-9]{2})|Q([1-4])|H([12])))?", re.IGNORECASE)
_CUSTOM_CODE: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ?\.\. ?([0-9]{4}-[0-9]{2}-[0-9]{2})")
_HOW: Final = (
    "Hãy gõ như: 2026-07 (tháng), 2026-Q3 (quý), 2026-H1 (6 tháng), 2026 (năm), 2026-02-03..2026-02-20."
)


def parse_period(code: str, *, rule: PeriodRule) -> ReportingPeriod:
    """Read the code of a period, the inverse of `ReportingPeriod.code`; raises InvalidPeriod."""
    typed = clean(code).strip()
    try:
        if found := _CUSTOM_CODE.fullmatch(typed):
            days = DateRange(date.fromisoformat(found[1]), date.fromisoformat(found[2]))
            _check_year(days.start.year)
            _check_year(days.end.year)
            return custom_period(days, rule=rule)
        if found := _CODE.fullmatch(typed):
            return _period_of_code(found, rule=rule)
    except ValueError as error:
        raise _invalid(typed) from error
    raise _invalid(typed)


def _period_of_code(found: re.Match[str], *, rule: PeriodRule) -> ReportingPeriod:
    year = int(found[1])
    _check_year(year)
    for group, kind in ((2, PeriodKind.MONTH), (3, PeriodKind.QUARTER), (4, PeriodKind.HALF_YEAR)):
        if found[group]:
            return ReportingPeriod.of(kind, year=year, index=int(found[group]), rule=rule)
    return ReportingPeriod.of(PeriodKind.YEAR, year=year, rule=rule)


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError("year out of range")


def _invalid(typed: str) -> InvalidPeriod:
    return InvalidPeriod(f"Không hiểu kỳ báo cáo {quoted(typed)}. {_HOW}")


# --- months under a rule ----------------------------------------------------------------------


def _months_range(year: int, *, first: int, last: int, rule: PeriodRule) -> DateRange:
    return DateRange(_month_start(year, first, rule=rule), _month_end(year, last, rule=rule))


def _month_start(year: int, month: int, *, rule: PeriodRule) -> date:
    if rule is PeriodRule.CALENDAR:
        return date(year, month, 1)
    before = (year - 1, 12) if month == 1 else (year, month - 1)
    return date(*before, _CUT_OFF_DAY + 1)


def _month_end(year: int, month: int, *, rule: PeriodRule) -> date:
    day = monthrange(year, month)[1] if rule is PeriodRule.CALENDAR else _CUT_OFF_DAY
    return date(year, month, day)


def _month_of(day: date, *, rule: PeriodRule) -> tuple[int, int]:
    """(year, month) whose figures the day belongs to."""
    if rule is PeriodRule.CALENDAR or day.day <= _CUT_OFF_DAY:
        return day.year, day.month
    return (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)


def _label_year(days: DateRange, rule: PeriodRule) -> int:
    return year_of(days.end, rule=rule)


def _year_earlier(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)
