"""Dates as a Vietnamese office types and prints them.

Reading is by form, never by guess: a text is a date, a month, a quarter, a year or a range of them, or
it raises `InvalidDate`. Months, quarters and years here are those of the calendar; the reporting periods
of NĐ 09/2019/NĐ-CP are in `app.core.periods`.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import total_ordering
from typing import Final, Literal, Self

from app.core.errors import InvalidDate
from app.core.text import fold, quoted

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
"""Typed years outside FIRST_YEAR…LAST_YEAR are taken for slips of the keyboard."""

# --- values -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class DateRange:
    """The days from `start` to `end`, both included. A range that ends before it starts is a ValueError."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("a range of dates must not end before it starts")

    def contains(self, day: date) -> bool:
        """Whether the day lies in the range; both ends do."""
        return self.start <= day <= self.end

    def overlaps(self, other: Self) -> bool:
        """Whether the two have a day in common."""
        return self.start <= other.end and other.start <= self.end

    @property
    def days(self) -> int:
        """How many days, at least 1."""
        return (self.end - self.start).days + 1


def month_range(year: int, month: int) -> DateRange:
    """The calendar month."""
    return DateRange(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_range(year: int) -> DateRange:
    """1 January to 31 December."""
    return DateRange(date(year, 1, 1), date(year, 12, 31))


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, or the day and the month, may be unknown. An impossible date is a ValueError.

    Ordered by year, month, day; what is unknown comes before what is known.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """Read `1985`, `1985-07` or `1985-07-03`; raises InvalidDate for anything else."""
        found = _ISO_PARTIAL.fullmatch(text)
        try:
            if found is None:
                raise ValueError("not an ISO date")
            return cls(*(int(part) for part in found.groups() if part))
        except ValueError as error:
            raise InvalidDate(f"Không hiểu ngày {quoted(text)}. {_HOW_PARTIAL}") from error

    def isoformat(self) -> str:
        """`1985`, `1985-07` or `1985-07-03`."""
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part))
        return "-".join(parts)

    @property
    def earliest(self) -> date:
        """The first day that it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        return self.isoformat()

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)


# --- printing ---------------------------------------------------------------------------------

_WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_BLANK: Final = " " * 6


def format_date(day: date) -> str:
    """For tables: 05/03/2026."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def format_moment(moment: datetime) -> str:
    """For tables: 14:30 05/03/2026."""
    return f"{moment:%H:%M} {format_date(moment.date())}"


def format_short_date(day: date) -> str:
    """For prose: 08/3, 20/10, 05/01. The zero rule of official documents: see `official_month`."""
    return f"{day.day:02}/{official_month(day.month)}"


def format_official_date(day: date) -> str:
    """For the head of a document (NĐ 30/2020/NĐ-CP, Phụ lục I): ngày 05 tháng 3 năm 2026."""
    return f"ngày {day.day:02} tháng {official_month(day.month)} năm {day.year}"


def format_official_blank(year: int) -> str:
    """The date left for the clerk to fill in: ngày      tháng      năm 2026."""
    return f"ngày{_BLANK}tháng{_BLANK}năm {year}"


def format_range(days: DateRange) -> str:
    """từ 15/6/2026 đến 14/7/2026; a single day: ngày 15/6/2026. Zeros as in `format_short_date`."""
    if days.start == days.end:
        return f"ngày {_short_with_year(days.start)}"
    return f"từ {_short_with_year(days.start)} đến {_short_with_year(days.end)}"


def format_partial_date(partial: PartialDate) -> str:
    """For tables: 03/07/1985, 07/1985 or 1985."""
    parts = (*(f"{part:02}" for part in (partial.day, partial.month) if part), f"{partial.year:04}")
    return "/".join(parts)


def plain_partial_date(stored: str | None) -> date | str | int | None:
    """A stored partial date as a cell of a table holds it: a real date, «07/1985», or a year."""
    if not stored:
        return None
    known = PartialDate.from_iso(stored)
    if known.day:
        return known.earliest
    return format_partial_date(known) if known.month else known.year


def official_month(month: int) -> str:
    """01, 02, 3 … 12: days below 10 and the months 1 and 2 are written with a zero (NĐ 30/2020/NĐ-CP)."""
    return f"{month:02}" if month <= 2 else str(month)


def weekday_name(day: date) -> str:
    """Thứ Hai … Thứ Bảy, Chủ nhật."""
    return _WEEKDAYS[day.weekday()]


def _short_with_year(day: date) -> str:
    return f"{format_short_date(day)}/{day.year}"


# --- reading ----------------------------------------------------------------------------------


def parse_date(text: str, *, today: date) -> date:
    """Read one day: `5/3`, `05/03/26`, `5-3-2026`, `05.03.2026`, `ngày 05 tháng 3 năm 2026`, `2026-03-05`.

    Day before month. Without a year it is the year of `today`; a year of two digits is the one that lies
    at most 20 years after `today`. A weekday in front is read over. Raises InvalidDate.
    """
    span = _read_span(_WEEKDAY.sub("", _folded(text)), pivot=today.year + 20)
    if span is None:
        raise InvalidDate(_not_understood("ngày", text, _HOW_DATE))
    if span.kind != "day":
        raise InvalidDate(f"{quoted(text)} chưa có ngày. {_HOW_DATE}")
    return span.at(today.year if span.year is None else span.year, typed=text).start


def parse_partial_date(text: str, *, today: date) -> PartialDate:
    """Read a day, a month or a year: `1985`, `7/1985`, `tháng 7 năm 1985`, `3/7/1985`, `1985-07`, ISO.

    The year must be given; of two digits it is the last such year not after `today` (these are dates of
    birth and the like). Raises InvalidDate.
    """
    span = _read_span(_WEEKDAY.sub("", _folded(text)), pivot=today.year)
    if span is None or span.kind not in ("day", "month", "year"):
        raise InvalidDate(_not_understood("ngày", text, _HOW_PARTIAL))
    if span.year is None:
        raise InvalidDate(f"{quoted(text)} chưa có năm. {_HOW_PARTIAL}")
    start = span.at(span.year, typed=text).start
    if span.kind == "year":
        return PartialDate(start.year)
    return PartialDate(start.year, start.month, start.day if span.kind == "day" else None)


def parse_range(text: str, *, today: date) -> DateRange:
    """Read a stretch of the calendar: `tháng 3/2026`, `quý II`, `6 tháng đầu năm 2026`, `năm 2026`,
    `5/3/2026`, `từ 5/3 đến 10/3`, `15/11-15/12`, `15-20/3`, `tháng 3-5/2026`, `quý I - II`, `2021-2030`.

    An end without a year takes the other end's year, or the year before or after it where the range
    crosses the new year (`15/11-15/1/2027` starts in 2026); without any year the range starts in the year
    of `today`. Raises InvalidDate.
    """
    folded = _RANGE_PREFIX.sub("", _folded(text))
    pivot = today.year + 20
    span = _read_span(folded, pivot=pivot)
    if span is not None:
        return span.at(today.year if span.year is None else span.year, typed=text)
    for left_text, right_text in _splits(folded):
        ends = _read_ends(left_text, right_text, pivot=pivot)
        if ends is not None:
            return _joined(*ends, today=today, typed=text)
    raise InvalidDate(_not_understood("khoảng thời gian", text, _HOW_RANGE))


_HOW_DATE: Final = "Hãy gõ ngày/tháng/năm, ví dụ 05/03/2026, hoặc 5/3 nếu là năm nay."
_HOW_PARTIAL: Final = "Hãy gõ năm, tháng/năm hoặc ngày/tháng/năm, ví dụ 1985, 7/1985 hoặc 03/7/1985."
_HOW_RANGE: Final = (
    "Hãy gõ như: tháng 3/2026, quý II/2026, 6 tháng đầu năm 2026, năm 2026, từ 5/3/2026 đến 10/3/2026."
)

# All patterns read folded text: no case, no marks, every dash a hyphen, single spaces.
_DASHES: Final = str.maketrans("‐‑‒–—―−", "-------")
_WEEKDAY: Final = re.compile(r"^(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|t[2-7]|cn)(?:, ?| )(?=\S)")
_RANGE_PREFIX: Final = re.compile(r"^(?:(?:trong|ca|giai doan|thoi gian|tu) )+")
_YEAR_AFTER: Final = r"(?:(?: ?/ ?|,? nam )(?P<y>\d{4}|\d\d)|(?: ?[-.,] ?| )(?P<yyyy>\d{4}))?"
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4}
_WORD_NUMBERS: Final = {"ba": 3, "sau": 6, "chin": 9}

_ISO_PARTIAL: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_ISO_DAY: Final = re.compile(r"(?P<yyyy>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})")
_DAY: Final = re.compile(
    r"(?:ngay )?(?P<d>\d{1,2}) ?([-/.]) ?(?P<m>\d{1,2})(?:(?: ?\2 ?|,? nam )(?P<y>\d{4}|\d\d))?"
)
_DAY_IN_WORDS: Final = re.compile(r"(?:ngay |mung )?(?P<d>\d{1,2}),? thang (?P<m>\d{1,2})" + _YEAR_AFTER)
_MONTH: Final = re.compile(r"(?:thang ?|t)(?P<m>\d{1,2})" + _YEAR_AFTER)
_BARE_MONTH: Final = re.compile(r"(?P<m>\d{1,2}) ?[-/.] ?(?P<yyyy>\d{4})")
_ISO_MONTH: Final = re.compile(r"(?P<yyyy>\d{4})-(?P<m>\d{1,2})")
_QUARTER: Final = re.compile(r"(?:quy ?|q)(?P<q>\d{1,2}|[ivx]+|mot|hai|ba|tu|bon)" + _YEAR_AFTER)
_MONTHS: Final = re.compile(
    r"(?P<n>\d{1,2}|ba|sau|chin) thang (?P<which>dau|cuoi)(?: nam)?(?:(?: ?[-/] ?| )(?P<yyyy>\d{4}))?"
)
_YEAR: Final = re.compile(r"(?:nam )?(?P<yyyy>\d{4})")
_BARE_NUMBER: Final = re.compile(r"(?:ngay )?(\d{1,2}|[iv]+)")

_MONTH_END: Final = -1
_Kind = Literal["day", "month", "quarter", "months", "year"]


@dataclass(frozen=True, slots=True)
class _Span:
    """What was read, before the year is known: the (month, day) of both ends, not yet checked."""

    kind: _Kind
    year: int | None
    first: tuple[int, int]
    last: tuple[int, int]

    def at(self, year: int, *, typed: str) -> DateRange:
        """The days in that year; raises InvalidDate when the calendar does not have them."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise InvalidDate(
                f"Năm {year} trong {quoted(typed)} nằm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}. Hãy gõ lại năm."
            )
        start = _day(year, self.first, kind=self.kind, typed=typed)
        return DateRange(start, _day(year, self.last, kind=self.kind, typed=typed))

    @property
    def last_key(self) -> tuple[int, int]:
        month, day = self.last
        return month, 31 if day == _MONTH_END else day


def _day(year: int, month_day: tuple[int, int], *, kind: _Kind, typed: str) -> date:
    month, day = month_day
    if not 1 <= month <= 12:
        how = "Hãy gõ tháng từ 1 đến 12, ngày đứng trước tháng."
        if 1 <= day <= 12 < month <= 31 and kind == "day":
            how = f"Nếu là ngày {month} tháng {day} thì gõ {month}/{day}."
        raise InvalidDate(f"Không có tháng {month} (đã gõ {quoted(typed)}). {how}")
    days = monthrange(year, month)[1]
    if day == _MONTH_END:
        day = days
    if not 1 <= day <= days:
        raise InvalidDate(
            f"Tháng {month} năm {year} không có ngày {day} (đã gõ {quoted(typed)}). "
            f"Hãy gõ ngày từ 1 đến {days}."
        )
    return date(year, month, day)


def _read_span(folded: str, *, pivot: int) -> _Span | None:
    """Read one day, month, quarter, half or year; None when the text has another form.

    `pivot`: the last year that a year of two digits may mean.
    """
    for pattern in (_ISO_DAY, _DAY, _DAY_IN_WORDS):
        if found := pattern.fullmatch(folded):
            month_day = int(found["m"]), int(found["d"])
            return _Span("day", _year(found, pivot), month_day, month_day)
    for pattern in (_MONTH, _BARE_MONTH, _ISO_MONTH):
        if found := pattern.fullmatch(folded):
            month = int(found["m"])
            return _Span("month", _year(found, pivot), (month, 1), (month, _MONTH_END))
    if found := _QUARTER.fullmatch(folded):
        quarter = _ROMAN.get(found["q"]) or (int(found["q"]) if found["q"].isdigit() else 0)
        if not 1 <= quarter <= 4:
            raise InvalidDate(f"Không có quý {found['q'].upper()}. Hãy gõ quý I, II, III hoặc IV.")
        return _Span("quarter", _year(found, pivot), (3 * quarter - 2, 1), (3 * quarter, _MONTH_END))
    if found := _MONTHS.fullmatch(folded):
        count = _WORD_NUMBERS.get(found["n"]) or int(found["n"])
        if not 1 <= count <= 12:
            raise InvalidDate(f"Một năm không có {count} tháng. Hãy gõ như: 6 tháng đầu năm 2026.")
        months = (1, count) if found["which"] == "dau" else (13 - count, 12)
        return _Span("months", _year(found, pivot), (months[0], 1), (months[1], _MONTH_END))
    if found := _YEAR.fullmatch(folded):
        return _Span("year", _year(found, pivot), (1, 1), (12, 31))
    return None


def _year(found: re.Match[str], pivot: int) -> int | None:
    groups = found.groupdict()
    typed = groups.get("y") or groups.get("yyyy")
    if typed is None or len(typed) == 4:
        return None if typed is None else int(typed)
    year = pivot // 100 * 100 + int(typed)
    return year if year <= pivot else year - 100


def _splits(folded: str) -> Iterator[tuple[str, str]]:
    """The places where a range may be cut in two, the surest first."""
    for separator in (" den het ", " den ", "..", " - ", "-"):
        position = folded.find(separator)
        while position >= 0:
            yield folded[:position].strip(), folded[position + len(separator) :].strip()
            position = folded.find(separator, position + 1)


def _read_ends(left_text: str, right_text: str, *, pivot: int) -> tuple[_Span, _Span] | None:
    """Both ends of a range; a bare number at one end is of the other end's kind (15-20/3, tháng 3-5/2026)."""
    left = _read_span(left_text, pivot=pivot)
    right = _read_span(right_text, pivot=pivot)
    if left is not None and left.kind in ("month", "quarter") and not right_text.startswith(("ngay", "nam")):
        unit = "thang " if left.kind == "month" else "quy "
        right = right or _read_span(unit + right_text, pivot=pivot)
    if left is None and right is not None and (bare := _BARE_NUMBER.fullmatch(left_text)):
        if right.kind == "day" and bare[1].isdigit():
            month_day = right.first[0], int(bare[1])
            left = replace(right, first=month_day, last=month_day)
        elif right.kind == "month" and bare[1].isdigit():
            left = replace(right, first=(int(bare[1]), 1), last=(int(bare[1]), _MONTH_END))
    return (left, right) if left is not None and right is not None else None


def _joined(left: _Span, right: _Span, *, today: date, typed: str) -> DateRange:
    crosses = right.last_key < left.first
    left_year, right_year = left.year, right.year
    if left_year is None:
        left_year = today.year if right_year is None else right_year - crosses
    if right_year is None:
        right_year = left_year + crosses
    start = left.at(left_year, typed=typed).start
    end = right.at(right_year, typed=typed).end
    if end < start:
        raise InvalidDate(
            f"Trong {quoted(typed)}, ngày bắt đầu {format_date(start)} sau ngày kết thúc "
            f"{format_date(end)}. Hãy gõ ngày bắt đầu trước."
        )
    return DateRange(start, end)


def _folded(text: str) -> str:
    return fold(text.translate(_DASHES)).strip(" ,;.")


def _not_understood(what: str, text: str, how: str) -> str:
    if not text.strip():
        return f"Chưa nhập {what}. {how}"
    return f"Không hiểu {what} {quoted(text)}. {how}"
