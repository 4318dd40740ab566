"""The quota strip: twelve months and four quarters against what the plan and the Strategy ask.

Months and quarters are those of the calendar: the plan promises items «mỗi tháng», the Strategy's
target 6.3 (NQ 28/NQ-CP) asks for items «mỗi quý», and neither speaks of the 15→14 cut-off, which rules
the reports only. Counted are distinct items by their first loudspeaker broadcast; items that went online
are shown beside them and fulfil no quota.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.dates import DateRange, format_short_date
from app.core.periods import QUARTER_NAMES, PeriodKind, PeriodRule, ReportingPeriod
from app.core.vocabulary import LOCAL_RADIO, ONLINE, MediaChannel
from app.models import Broadcast
from app.services.counted import counted
from app.services.propaganda.strip import QuotaCell, QuotaStrip, When


def quota_strip(session: Session, year: int, *, today: date, per_month: int, per_quarter: int) -> QuotaStrip:
    """Return the strip of a calendar year."""
    radio = _first_days(session, year, LOCAL_RADIO)
    online = _first_days(session, year, ONLINE)
    months = _cells(PeriodKind.MONTH, year, per_month, radio, online, today)
    quarters = _cells(PeriodKind.QUARTER, year, per_quarter, radio, online, today)
    return QuotaStrip(
        year=year,
        months=months,
        quarters=quarters,
        radio=counted(media_id for media_id, _ in radio),
        online=counted(media_id for media_id, _ in online),
        sentence=_sentence(months, quarters),
    )


def _first_days(session: Session, year: int, channels: Sequence[MediaChannel]) -> list[tuple[str, date]]:
    """Items with their first day on any of the channels, if it lies in the year."""
    first_on = func.min(Broadcast.on)
    statement = (
        select(Broadcast.media_id, first_on)
        .where(Broadcast.channel.in_(channels))
        .group_by(Broadcast.media_id)
        .having(first_on.between(date(year, 1, 1), date(year, 12, 31)))
        .order_by(first_on, Broadcast.media_id)
    )
    return [(media_id, day) for media_id, day in session.execute(statement)]


def _cells(
    kind: PeriodKind,
    year: int,
    threshold: int,
    radio: Iterable[tuple[str, date]],
    online: Iterable[tuple[str, date]],
    today: date,
) -> tuple[QuotaCell, ...]:
    months = 1 if kind is PeriodKind.MONTH else 3
    count = 12 // months
    on_air: list[list[str]] = [[] for _ in range(count)]
    on_line: list[list[str]] = [[] for _ in range(count)]
    for boxes, items in ((on_air, radio), (on_line, online)):
        for media_id, day in items:
            boxes[(day.month - 1) // months].append(media_id)
    cells = []
    for place in range(count):
        period = ReportingPeriod.of(kind, year=year, index=place + 1, rule=PeriodRule.CALENDAR)
        cells.append(
            QuotaCell(
                label=f"tháng {place + 1}" if months == 1 else f"quý {QUARTER_NAMES[place]}",
                index=place + 1,
                period=period.code,
                days=period.range,
                radio=counted(on_air[place]),
                online=counted(on_line[place]),
                threshold=threshold,
                when=_when(period.range, today),
            )
        )
    return tuple(cells)


def _when(days: DateRange, today: date) -> When:
    if days.end < today:
        return When.PAST
    return When.FUTURE if today < days.start else When.CURRENT


def _sentence(months: Sequence[QuotaCell], quarters: Sequence[QuotaCell]) -> str:
    parts = [
        *_missed("mỗi tháng", [cell for cell in months if cell.missed]),
        *_missed("mỗi quý", [cell for cell in quarters if cell.missed]),
    ]
    running = next((cell for cell in months if cell.when is When.CURRENT), None)
    if running is not None and running.lacking:
        parts.append(
            f"{running.label.capitalize()} cần thêm {running.lacking} tin, bài "
            f"đến hết ngày {format_short_date(running.days.end)}."
        )
    if parts:
        return " ".join(parts)
    begun = any(cell.when is not When.FUTURE for cell in months)
    return "Các tháng đến nay đều đủ số tin, bài." if begun else "Năm này chưa bắt đầu."


def _missed(each: str, cells: Sequence[QuotaCell]) -> list[str]:
    if not cells:
        return []
    named = ", ".join(
        f"{cell.label} ({f'có {cell.radio.value}' if cell.radio.value else 'chưa có'})" for cell in cells
    )
    return [f"Chưa đủ {cells[0].threshold} tin, bài {each}: {named}."]
