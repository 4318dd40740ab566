"""One page of the list of tasks.

Two statements over one condition: the ids of the page, cut by LIMIT before anything is joined, and the
rows of these ids; a third counts and sums. So the page costs what its filter costs.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, bindparam, case, func, null, select
from sqlalchemy.orm import Session, aliased

from app.core.errors import Finding, InvalidRecord
from app.core.text import text_sort_key
from app.core.vocabulary import OPEN_STATUSES, Choice, Frequency, QuotaPeriod, TaskStatus
from app.models import Plan, Task, TaskAttachment, TaskOccurrence, TaskTag, TaskUnit, Unit
from app.services.listing import ListQuery, Page
from app.services.tasks.conditions import conditions_of, matches, overdue_mark
from app.services.tasks.rows import TaskRow

SUMMED = (
    "sessions",
    "attendance_male",
    "attendance_female",
    "planned_state",
    "planned_social",
    "spent_state",
    "spent_social",
)
JOINER = "; "


def page_of(session: Session, query: ListQuery, *, today: date) -> Page[TaskRow]:
    """Return the page that `query` asks for."""
    conditions = [*matches(query.search), *conditions_of(query.filters, today=today)]
    ids = session.scalars(
        _ordered(session, select(Task.id).where(*conditions), query, today)
        .offset(query.offset)
        .limit(query.limit)
    ).all()
    counted = session.execute(
        select(func.count(), *(func.sum(getattr(Task, key)) for key in SUMMED))
        .select_from(Task)
        .where(*conditions)
    ).one()
    totals = {key: value or 0 for key, value in zip(SUMMED, counted[1:], strict=True)}
    return Page(rows_of(session, ids, today=today), counted[0], totals)


def rows_of(session: Session, ids: Sequence[str], *, today: date) -> tuple[TaskRow, ...]:
    """Return the rows of these tasks in this order; an id without a task is passed over."""
    if not ids:
        return ()
    found = session.execute(_details(), {"ids": ids, "today": today})
    by_id = {row[0]: _as_row(row) for row in found}
    return tuple(by_id[one] for one in ids if one in by_id)


@cache
def _details() -> Select[Any]:
    """Built once: making the statement anew costs as much as running it."""
    columns: dict[str, Any] = {
        "plan": func.coalesce(Plan.title, ""),
        "lead_unit": func.coalesce(Unit.name, ""),
        "coop_units": func.coalesce(_coop_units(), ""),
        "next_due": next_due(),
        "overdue": overdue_mark(bindparam("today", type_=Date)),
        "programmes": func.coalesce(_programmes(), ""),
        "attachments": _files(),
        # `_as_row` makes the words of the quota from the three columns at the end.
        "quota": null(),
    }
    return (
        select(
            *((columns[name] if name in columns else getattr(Task, name)).label(name) for name in _FIELDS),
            Task.quota_min,
            Task.quota_unit,
            Task.quota_per,
        )
        .outerjoin(Unit, Unit.id == Task.lead_unit_id)
        .outerjoin(Plan, Plan.id == Task.plan_id)
        .where(Task.id.in_(bindparam("ids", expanding=True)))
    )


def next_due() -> ColumnElement[date | None]:
    """Of an open task: the earliest due date of its open occurrences, else its own."""
    earliest = (
        select(func.min(TaskOccurrence.due_on))
        .where(TaskOccurrence.task_id == Task.id, TaskOccurrence.status.in_(OPEN_STATUSES))
        .scalar_subquery()
    )
    found: ColumnElement[date | None] = case(
        (Task.status.in_(OPEN_STATUSES), func.coalesce(earliest, Task.due_on))
    )
    return found


def _coop_units() -> Any:
    joining = aliased(Unit)
    names = (
        select(joining.name)
        .join(TaskUnit, TaskUnit.unit_id == joining.id)
        .where(TaskUnit.task_id == Task.id)
        .order_by(joining.position, joining.name_sort)
        .correlate(Task)
        .subquery()
    )
    return select(func.group_concat(names.c.name, JOINER)).scalar_subquery()


def _programmes() -> Any:
    found = select(func.group_concat(TaskTag.programme, JOINER)).where(TaskTag.task_id == Task.id)
    return found.scalar_subquery()


def _files() -> Any:
    found = select(func.count()).select_from(TaskAttachment).where(TaskAttachment.task_id == Task.id)
    return found.scalar_subquery()


_FIELDS = tuple(TaskRow.__dataclass_fields__)
_OVERDUE, _QUOTA = _FIELDS.index("overdue"), _FIELDS.index("quota")


def _as_row(row: Sequence[Any]) -> TaskRow:
    values = list(row[: len(_FIELDS)])
    values[_OVERDUE] = bool(values[_OVERDUE])
    values[_QUOTA] = quota_text(*row[len(_FIELDS) :])
    return TaskRow(**dict(zip(_FIELDS, values, strict=True)))


def quota_text(minimum: int | None, unit: str, per: QuotaPeriod | None) -> str:
    """«2 tin/bài mỗi tháng»; empty without a quota."""
    if minimum is None:
        return ""
    return " ".join(part for part in (str(minimum), unit, f"mỗi {per.label}" if per else "") if part)


def _ordered(session: Session, statement: Select[Any], query: ListQuery, today: date) -> Select[Any]:
    if query.sort is None:
        return statement.order_by(Task.due_on.asc().nulls_last(), Task.line, Task.id)
    if query.sort not in SORTABLE:
        known = ", ".join(SORTABLE)
        raise InvalidRecord(
            [Finding(query.sort, f"Không sắp xếp được theo «{query.sort}». Các cột dùng được: {known}.")]
        )
    if query.sort == "lead_unit":
        statement = statement.outerjoin(Unit, Unit.id == Task.lead_unit_id)
    if query.sort == "plan":
        statement = statement.outerjoin(Plan, Plan.id == Task.plan_id)
    key = _sort_key(session, query.sort, today)
    directed = key.desc() if query.descending else key.asc()
    return statement.order_by(directed.nulls_last(), Task.id)


def _sort_key(session: Session, column: str, today: date) -> ColumnElement[Any]:
    """Return what the rows are ordered by: names in Vietnamese order, codes in their own."""
    keys: dict[str, Callable[[], Any]] = {
        "title": lambda: Task.title_sort,
        # The order of the document: «III.10» stands after «III.9».
        "section": lambda: Task.line,
        "deadline_note": lambda: Task.due_on,
        "plan": lambda: Plan.title_sort,
        "lead_unit": lambda: Unit.name_sort,
        "coop_units": _first_coop,
        "programmes": lambda: _first_programme(session),
        "attachments": _files,
        "next_due": next_due,
        "overdue": lambda: overdue_mark(today),
        "quota": lambda: Task.quota_min,
        "status": lambda: _rank(Task.status, TaskStatus),
        "recurrence": lambda: _rank(Task.recurrence, Frequency),
        # Prose has no order: what is filled in comes first.
        "flags": lambda: Task.flags == "",
        "result": lambda: Task.result == "",
    }
    key: ColumnElement[Any] = keys[column]() if column in keys else getattr(Task, column)
    return key


def _first_coop() -> Any:
    joining = aliased(Unit)
    return (
        select(func.min(joining.name_sort))
        .join(TaskUnit, TaskUnit.unit_id == joining.id)
        .where(TaskUnit.task_id == Task.id)
        .scalar_subquery()
    )


def _first_programme(session: Session) -> Any:
    names = sorted(session.scalars(select(TaskTag.programme).distinct()), key=text_sort_key)
    rank = (
        case({name: place for place, name in enumerate(names)}, value=TaskTag.programme) if names else null()
    )
    return select(func.min(rank)).where(TaskTag.task_id == Task.id).scalar_subquery()


def _rank(column: Any, vocabulary: type[Choice]) -> Any:
    return case({member: place for place, member in enumerate(vocabulary)}, value=column)


SORTABLE = tuple(
    name
    for name in TaskRow.__dataclass_fields__
    if name not in {"id", "version"} and not name.endswith("_id")
)
