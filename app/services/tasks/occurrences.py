"""What a repeating task is made of: one occurrence a week, month, quarter, half-year or year.

Ids are derived from the task and the span, so that two machines make the same rows. Daily and standing
duties, duties of a term and duties upon an event have none: no day of theirs is a deadline of its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.core.dates import DateRange, year_range
from app.core.ids import derived_id
from app.core.periods import QUARTER_NAMES
from app.core.vocabulary import Frequency
from app.services.tasks.due_days import due_day_of, every_of

LONGEST_YEARS = 10
"""How far occurrences are made ahead: no plan runs longer, a slip in the year may."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a task is to be done. `key` names the span («2026-03»); `start` and `due` are days."""

    id: str
    key: str
    label: str
    start: date
    due: date


@dataclass(frozen=True, slots=True)
class _Span:
    """How one frequency cuts the calendar: the length of its spans in weeks or months, and their names."""

    weeks: int
    months: int
    key: Callable[[date], str]
    label: Callable[[date], str]
    first: Callable[[date], date]
    """The first day of the span that a day lies in."""


def _first_week(day: date, weeks: int) -> date:
    """The Monday of the day's stretch of so many weeks; counted from the first week of the calendar."""
    week = (day.toordinal() - 1) // 7  # day 1 of the calendar was a Monday
    return date.fromordinal(week // weeks * weeks * 7 + 1)


def _first_month(day: date, months: int) -> date:
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _week_label(day: date, weeks: int) -> str:
    last = day + timedelta(days=7 * weeks - 1)
    number, last_number = day.isocalendar().week, last.isocalendar().week
    named = f"{number}" if weeks == 1 else f"{number}–{last_number}"
    return f"Tuần {named} ({day:%d/%m}–{last:%d/%m/%Y})"


def _weeks(count: int) -> _Span:
    def key(day: date) -> str:
        first = _first_week(day, count).isocalendar()
        return f"{first.year}-W{first.week:02}/{count}"

    return _Span(
        weeks=count,
        months=0,
        key=key,
        label=lambda day: _week_label(day, count),
        first=lambda day: _first_week(day, count),
    )


def _months(count: int) -> _Span:
    return _Span(
        weeks=0,
        months=count,
        key=lambda day: f"{_first_month(day, count):%Y-%m}/{count}",
        label=lambda day: f"Tháng {day.month}–{day.month + count - 1}/{day.year}",
        first=lambda day: _first_month(day, count),
    )


_SPANS = {
    Frequency.WEEKLY: _Span(
        weeks=1,
        months=0,
        key=lambda day: f"{day.isocalendar().year}-W{day.isocalendar().week:02}",
        label=lambda day: _week_label(day, 1),
        first=lambda day: _first_week(day, 1),
    ),
    Frequency.MONTHLY: _Span(
        weeks=0,
        months=1,
        key=lambda day: f"{day.year}-{day.month:02}",
        label=lambda day: f"Tháng {day.month}/{day.year}",
        first=lambda day: _first_month(day, 1),
    ),
    Frequency.QUARTERLY: _Span(
        weeks=0,
        months=3,
        key=lambda day: f"{day.year}-Q{(day.month + 2) // 3}",
        label=lambda day: f"Quý {QUARTER_NAMES[(day.month - 1) // 3]}/{day.year}",
        first=lambda day: _first_month(day, 3),
    ),
    Frequency.HALFYEARLY: _Span(
        weeks=0,
        months=6,
        key=lambda day: f"{day.year}-H{1 if day.month <= 6 else 2}",
        label=lambda day: f"6 tháng {'đầu' if day.month <= 6 else 'cuối'} năm {day.year}",
        first=lambda day: _first_month(day, 6),
    ),
    Frequency.YEARLY: _Span(
        weeks=0,
        months=12,
        key=lambda day: f"{day.year}",
        label=lambda day: f"Năm {day.year}",
        first=lambda day: _first_month(day, 12),
    ),
}
_WIDER = {
    (Frequency.WEEKLY, 2): _weeks(2),
    (Frequency.WEEKLY, 3): _weeks(3),
    (Frequency.WEEKLY, 4): _weeks(4),
    (Frequency.MONTHLY, 2): _months(2),
    (Frequency.MONTHLY, 3): _SPANS[Frequency.QUARTERLY],
    (Frequency.MONTHLY, 4): _months(4),
}
"""Every so many weeks or months, as the words about the task's time say."""


def occurrences_of(
    task_id: str,
    *,
    frequency: Frequency | None,
    start: date | None,
    due: date | None,
    year: int,
    words: str = "",
) -> tuple[Occurrence, ...]:
    """Return a task's occurrences from `start` to `due`, in order; what is open is filled from the year.

    An occurrence runs over its whole span as far as the task does and is due on the day that the `words`
    about the task's time name («trước ngày 20 hằng tháng»), else on its last day; the words may also make its
    span longer («02 tháng/lần»). A yearly task within one year has none: its own due date says the same.
    """
    if frequency not in _SPANS:
        return ()
    span = _WIDER.get((frequency, every_of(words, frequency)), _SPANS[frequency])
    days = _days(start, due, year)
    if days is None:
        return ()
    if frequency is Frequency.YEARLY and days.start.year == days.end.year:
        return ()
    found = []
    day = due_day_of(words, frequency)
    for first, last in _spans(span, days):
        key = span.key(first)
        begin, end = max(first, days.start), min(last, days.end)
        found.append(
            Occurrence(
                id=occurrence_id(task_id, key),
                key=key,
                label=span.label(first),
                start=begin,
                due=_due(day, last, begin=begin, end=end),
            )
        )
    return tuple(found)


def _due(day: int | None, last: date, *, begin: date, end: date) -> date:
    """The named day of the span's last month where the task runs on it; a shorter month ends before."""
    due = last.replace(day=min(day, last.day)) if day else end
    return due if begin <= due <= end else end


def occurrence_id(task_id: str, key: str) -> str:
    """Return the id that every machine gives to this span of this task."""
    return derived_id("task_occurrences", task_id, key)


def is_generated(task_id: str, row_id: str, due: date) -> bool:
    """Whether an occurrence was made by a recurrence, this one or an earlier one of the task."""
    spans = (*_SPANS.values(), *_WIDER.values())
    return any(occurrence_id(task_id, span.key(due)) == row_id for span in spans)


def _spans(span: _Span, days: DateRange) -> Iterator[tuple[date, date]]:
    """Yield the first and last day of every span that has a day in `days`."""
    # The library is no light one and few files need it before the first task is put.
    from dateutil.relativedelta import relativedelta
    from dateutil.rrule import MONTHLY, WEEKLY, rrule

    length = relativedelta(weeks=span.weeks, months=span.months)
    firsts = rrule(
        WEEKLY if span.weeks else MONTHLY,
        interval=span.weeks or span.months,
        dtstart=_midnight(span.first(days.start)),
        until=_midnight(days.end),
    )
    for moment in firsts:
        yield moment.date(), moment.date() + length - timedelta(days=1)


def _days(start: date | None, due: date | None, year: int) -> DateRange | None:
    """Return the days over which a task repeats; None when it ends before it starts."""
    first = start or year_range(due.year if due else year).start
    last = due or year_range(start.year if start else year).end
    if last < first:
        return None
    # 365 days a year: a leap day more or less does not matter for a bound.
    return DateRange(first, min(last, first + timedelta(days=365 * LONGEST_YEARS)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
