"""A month of tasks and yearly days, as the calendar shows it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from app.core.commemorations import commemorations_in
from app.core.dates import DateRange, month_range
from app.core.vocabulary import OPEN_STATUSES, TaskStatus
from app.models import Task, TaskOccurrence, Unit
from app.services.tasks.conditions import week_of
from app.services.tasks.rows import CalendarDay, CalendarItem, TaskMonth


def month_of(session: Session, *, year: int, month: int, today: date) -> TaskMonth:
    """Return the calendar of a month; tasks and occurrences that are not carried out are left out."""
    days = month_range(year, month)
    grid = DateRange(week_of(days.start).start, week_of(days.end).end)
    items = [*_tasks(session, grid, today), *_occurrences(session, grid, today)]
    due, starting = defaultdict(list), defaultdict(list)
    for item in items:
        if item.end is not None:
            due[item.end].append(item)
        if item.start is not None and item.start != item.end:
            starting[item.start].append(item)
    touching = commemorations_in(grid)
    return TaskMonth(
        year=year,
        month=month,
        days=tuple(
            CalendarDay(
                day=day,
                in_month=days.contains(day),
                due=tuple(due[day]),
                starting=tuple(starting[day]),
                commemorations=tuple(one for one, when in touching if when.contains(day)),
            )
            for day in _each(grid)
        ),
        running=tuple(sorted((item for item in items if _runs(item, days)), key=_by_start)),
        commemorations=tuple(pair for pair in touching if pair[1].overlaps(days)),
    )


def _tasks(session: Session, grid: DateRange, today: date) -> Iterator[CalendarItem]:
    statement = (
        select(Task.id, Task.title, Task.start_on, Task.due_on, Task.status, Unit.name)
        .outerjoin(Unit, Unit.id == Task.lead_unit_id)
        .where(
            Task.status != TaskStatus.DROPPED,
            func.coalesce(Task.start_on, Task.due_on) <= grid.end,
            func.coalesce(Task.due_on, Task.start_on) >= grid.start,
            ~exists().where(TaskOccurrence.task_id == Task.id),
        )
        .order_by(Task.due_on, Task.title_sort)
    )
    for row in session.execute(statement):
        yield _item(row, today, start=row.start_on, end=row.due_on, status=row.status, open_=True)


def _occurrences(session: Session, grid: DateRange, today: date) -> Iterator[CalendarItem]:
    occurrence = TaskOccurrence
    statement = (
        select(
            Task.id,
            Task.title,
            Task.status.label("task_status"),
            Unit.name,
            occurrence.id.label("occurrence_id"),
            occurrence.label,
            occurrence.start_on,
            occurrence.due_on,
            occurrence.status,
        )
        .join(Task, Task.id == occurrence.task_id)
        .outerjoin(Unit, Unit.id == Task.lead_unit_id)
        .where(
            occurrence.due_on >= grid.start,
            func.coalesce(occurrence.start_on, occurrence.due_on) <= grid.end,
            occurrence.status != TaskStatus.DROPPED,
            Task.status != TaskStatus.DROPPED,
        )
        .order_by(occurrence.due_on, Task.title_sort)
    )
    for row in session.execute(statement):
        yield _item(
            row,
            today,
            start=row.start_on,
            end=row.due_on,
            status=row.status,
            open_=row.task_status in OPEN_STATUSES,
        )


def _item(
    row: Any, today: date, *, start: date | None, end: date | None, status: TaskStatus, open_: bool
) -> CalendarItem:
    return CalendarItem(
        task_id=row.id,
        occurrence_id=getattr(row, "occurrence_id", None),
        title=row.title,
        label=getattr(row, "label", ""),
        lead_unit=row.name or "",
        start=start,
        end=end,
        status=status,
        overdue=open_ and status in OPEN_STATUSES and end is not None and end < today,
    )


def _runs(item: CalendarItem, days: DateRange) -> bool:
    if item.start is None or item.end is None or item.start >= item.end:
        return False
    return DateRange(item.start, item.end).overlaps(days)


def _by_start(item: CalendarItem) -> tuple[date, date]:
    assert item.start is not None
    assert item.end is not None
    return item.start, item.end


def _each(days: DateRange) -> Iterator[date]:
    for offset in range(days.days):
        yield days.start + timedelta(days=offset)
