"""The one meaning, in SQL, of «quá hạn», «tuần này» and the other ways to narrow the list of tasks."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, exists, func, or_, select, union_all
from sqlalchemy.orm import aliased

from app.core.dates import DateRange, month_range
from app.core.errors import InvalidPeriod
from app.core.text import fold, quoted
from app.core.vocabulary import OPEN_STATUSES
from app.models import Task, TaskOccurrence, TaskTag, TaskUnit, Unit
from app.services.list_statements import values_of

Condition = ColumnElement[bool]


def week_of(day: date) -> DateRange:
    """Monday to Sunday of the week of `day`."""
    monday = day - timedelta(days=day.weekday())
    return DateRange(monday, monday + timedelta(days=6))


def is_open() -> Condition:
    """Whether the task is still to be done."""
    return Task.status.in_(OPEN_STATUSES)


def is_overdue(today: date) -> Condition:
    """Whether the task is open and its own due date, or an open occurrence's, lies before `today`."""
    return _open_and_due(lambda due: due < today)


def is_due_in(days: DateRange) -> Condition:
    """Whether the task is open and it, or an open occurrence, is due within `days`."""
    return _open_and_due(lambda due: due.between(days.start, days.end))


def overdue_mark(today: date | BindParameter[date]) -> Condition:
    """`is_overdue` for few tasks: asked of each by itself instead of looked up in the list of all."""
    late = exists().where(
        TaskOccurrence.task_id == Task.id,
        TaskOccurrence.status.in_(OPEN_STATUSES),
        TaskOccurrence.due_on < today,
    )
    return and_(is_open(), or_(Task.due_on < today, late))


def _open_and_due(due: Callable[[Any], Condition]) -> Condition:
    # Two lists, each from an index of its own: an OR over both tables would read every open task.
    own = _other_tasks()
    ids = union_all(
        select(own.id).where(own.status.in_(OPEN_STATUSES), due(own.due_on)),
        select(TaskOccurrence.task_id).where(
            TaskOccurrence.status.in_(OPEN_STATUSES), due(TaskOccurrence.due_on)
        ),
    )
    return and_(is_open(), Task.id.in_(ids))


@cache
def _other_tasks() -> Any:
    return aliased(Task)


def is_undated() -> Condition:
    """Whether the task is open and has neither a due date nor an occurrence."""
    return and_(is_open(), Task.due_on.is_(None), ~exists().where(TaskOccurrence.task_id == Task.id))


def touches(days: DateRange) -> Condition:
    """Whether the task's time, or that of one of its occurrences, has a day in common with `days`.

    A task with one date only counts on that day; one with occurrences counts by these.
    """
    occurrence = aliased(TaskOccurrence)
    whole = and_(
        func.coalesce(Task.start_on, Task.due_on) <= days.end,
        func.coalesce(Task.due_on, Task.start_on) >= days.start,
        ~exists().where(occurrence.task_id == Task.id),
    )
    within = select(TaskOccurrence.task_id).where(
        TaskOccurrence.due_on >= days.start,
        func.coalesce(TaskOccurrence.start_on, TaskOccurrence.due_on) <= days.end,
    )
    return or_(whole, Task.id.in_(within))


def is_of_unit(unit_id: str) -> Condition:
    """Whether the unit leads the task or joins in it."""
    joining = select(TaskUnit.task_id).where(TaskUnit.unit_id == unit_id)
    return or_(Task.lead_unit_id == unit_id, Task.id.in_(joining))


def matches(typed: str) -> list[Condition]:
    """One condition a word typed, all to hold: in the task's words or in the name of its lead unit."""
    conditions: list[Condition] = []
    for word in fold(typed).split():
        units = select(Unit.id).where(Unit.search.contains(word, autoescape=True))
        conditions.append(or_(Task.search.contains(word, autoescape=True), Task.lead_unit_id.in_(units)))
    return conditions


def conditions_of(filters: Mapping[str, Any], *, today: date) -> list[Condition]:
    """Return what the filters of a list ask for; the keys are those of `Tasks.page`."""
    found = []
    for key, value in filters.items():
        if key not in _FILTERS:
            raise ValueError(f"tasks have no filter {key}")
        condition = _FILTERS[key](value, today)
        if condition is not None:
            found.append(condition)
    return found


def _unit(value: Any, _today: date) -> Condition:
    return or_(*(is_of_unit(one) for one in values_of(value)))


def _lead_unit(value: Any, _today: date) -> Condition:
    return or_(
        *(Task.lead_unit_id == one if one else Task.lead_unit_id.is_(None) for one in values_of(value))
    )


def _month(value: Any, _today: date) -> Condition:
    return or_(*(touches(_month_days(str(one))) for one in values_of(value)))


def _month_days(code: str) -> DateRange:
    try:
        first = date.fromisoformat(f"{code}-01")
    except ValueError as error:
        raise InvalidPeriod(f"Không hiểu tháng {quoted(code)}. Hãy ghi như 2026-07.") from error
    return month_range(first.year, first.month)


def _programme(value: Any, _today: date) -> Condition:
    tagged = select(TaskTag.task_id).where(TaskTag.programme.in_(values_of(value)))
    return Task.id.in_(tagged)


def _flagged(value: Any, _today: date) -> Condition | None:
    return Task.flags != "" if value else None


_FILTERS: Mapping[str, Callable[[Any, date], Condition | None]] = {
    "ids": lambda value, _: Task.id.in_(values_of(value)),
    "status": lambda value, _: Task.status.in_(values_of(value)),
    "overdue": lambda value, today: is_overdue(today) if value else None,
    "this_week": lambda value, today: is_due_in(week_of(today)) if value else None,
    "no_date": lambda value, _: is_undated() if value else None,
    "unit": _unit,
    "lead_unit": _lead_unit,
    "plan": lambda value, _: Task.plan_id.in_(values_of(value)),
    "month": _month,
    "programme": _programme,
    "recurrence": lambda value, _: Task.recurrence.in_(values_of(value)),
    "flagged": _flagged,
}
