"""The times of a proposed task as one line that can be typed: «08/03/2026; 15/11/2026 - 15/12/2026».

Parts are joined by «; ». «đến 15/03/2026» is a deadline without a beginning, «từ 01/02/2026» a beginning
without an end. A period that the plan's words do not date is not shown here.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from app.core.dates import format_date, parse_date, parse_range
from app.core.errors import InvalidDate
from app.services.plans.preview import ProposedPeriod

_PART: Final = re.compile(r"[;\n]+")
_UNTIL: Final = re.compile(r"^(?:đến hết|trước ngày|đến ngày|đến|trước)\s+", re.IGNORECASE)
_SINCE: Final = re.compile(r"^(?:từ ngày|từ)\s+", re.IGNORECASE)
_JOINER: Final = "; "


def times_text(periods: Sequence[ProposedPeriod]) -> str:
    """The periods as they are typed; empty when none has a date."""
    return _JOINER.join(period_text(period) for period in periods if _dated(period))


def period_text(period: ProposedPeriod) -> str:
    """One period: a day, two days, a deadline, or a beginning."""
    start, end = period.start, period.end
    if start is None and end is None:
        return ""
    if start is None:
        assert end is not None
        return f"đến {format_date(end)}"
    if end is None:
        return f"từ {format_date(start)}"
    return format_date(start) if start == end else f"{format_date(start)} - {format_date(end)}"


def read_times(text: str, *, year: int, known: Sequence[ProposedPeriod]) -> tuple[ProposedPeriod, ...]:
    """The periods of a typed line; days without a year are of `year`. Raises InvalidDate.

    A part whose days are those of a known period keeps that period's words; undated ones stay.
    """
    today = date(year, 1, 1)
    left = [period for period in known if _dated(period)]
    found: list[ProposedPeriod] = []
    for part in (piece.strip() for piece in _PART.split(text)):
        if part:
            start, end = _read_part(part, today)
            same = next((period for period in left if (period.start, period.end) == (start, end)), None)
            if same is not None:
                left.remove(same)
            found.append(same or ProposedPeriod(start=start, end=end, raw=""))
    return (*found, *(period for period in known if not _dated(period) and not found))


def _read_part(part: str, today: date) -> tuple[date | None, date | None]:
    if (until := _UNTIL.match(part)) is not None:
        return None, _last_day(part[until.end() :], today)
    since = _SINCE.match(part)
    if since is not None:
        try:
            return parse_date(part[since.end() :], today=today), None
        except InvalidDate:
            part = part[since.end() :]
    days = parse_range(part, today=today)
    return days.start, days.end


def _last_day(text: str, today: date) -> date:
    """The last day of a day, month, quarter or year: «đến hết quý II»."""
    return parse_range(text, today=today).end


def _dated(period: ProposedPeriod) -> bool:
    return period.start is not None or period.end is not None
