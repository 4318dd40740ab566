"""Direct activities as a list."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from app.core.vocabulary import ActivityForm, MediaTheme
from app.models import Activity, ActivityAttachment, ActivityPartner, Hamlet, Unit
from app.services.list_statements import (
    Narrowing,
    SortBy,
    among,
    day_within,
    evidence_count,
    has_none,
    label_rank,
)
from app.services.listing import ListQuery, Page
from app.services.propaganda.rows import ActivityRow

_EVIDENCE = evidence_count(ActivityAttachment, ActivityAttachment.activity_id, Activity.id)
_COST = func.coalesce(Activity.cost_state, 0) + func.coalesce(Activity.cost_social, 0)


def _name_sort(register: type[Unit] | type[Hamlet], of: Any) -> Any:
    return select(register.name_sort).where(register.id == of).correlate(Activity).scalar_subquery()


_SORT = SortBy(
    columns={
        "title": Activity.title_sort,
        "form": label_rank(Activity.form, ActivityForm),
        "theme": label_rank(Activity.theme, MediaTheme),
        "held_on": Activity.held_on,
        "host": _name_sort(Unit, Activity.host_unit_id),
        "hamlet": _name_sort(Hamlet, Activity.hamlet_id),
        "place": Activity.place_sort,
        "sessions": Activity.sessions,
        "attendance_total": Activity.attendance_total,
        "attendance_male": Activity.attendance_male,
        "attendance_female": Activity.attendance_female,
        "cost": _COST,
        "evidence": _EVIDENCE,
    },
    default=(Activity.held_on.desc(),),
    tie=Activity.id,
)


def _people(part: str) -> Any:
    return func.coalesce(getattr(Activity, f"attendance_{part}"), 0)


_KNOWN_BY_SEX = Activity.attendance_male.is_not(None) & Activity.attendance_female.is_not(None)
_ADDED_UP = _people("male") + _people("female")
_MISSING: Mapping[str, ColumnElement[bool]] = {
    "attendance": Activity.attendance_total.is_(None),
    "sex": Activity.attendance_total.is_not(None) & ~_KNOWN_BY_SEX,
    "sum": Activity.attendance_total.is_not(None)
    & ((_KNOWN_BY_SEX & (Activity.attendance_total != _ADDED_UP)) | (Activity.attendance_total < _ADDED_UP)),
    "evidence": has_none(ActivityAttachment, ActivityAttachment.activity_id, Activity.id),
}
"""What an activity may lack; «sum»: men and women do not add up to the total."""


def _joins(values: tuple[Any, ...]) -> ColumnElement[bool]:
    joining = select(ActivityPartner.activity_id).where(ActivityPartner.unit_id.in_(values))
    return Activity.host_unit_id.in_(values) | Activity.id.in_(joining)


_NARROWING: Final = Narrowing(
    id=Activity.id,
    search=Activity.search,
    filters={
        "form": Activity.form.in_,
        "theme": Activity.theme.in_,
        "host": Activity.host_unit_id.in_,
        "unit": _joins,
        "hamlet": Activity.hamlet_id.in_,
        "task": Activity.task_id.in_,
        "missing": lambda values: or_(*(_MISSING[value] for value in values)),
    },
    within=day_within(Activity.held_on),
)
_SUMS = {
    "sessions": func.sum(Activity.sessions),
    "attendance_total": func.sum(Activity.attendance_total),
    "attendance_male": func.sum(Activity.attendance_male),
    "attendance_female": func.sum(Activity.attendance_female),
    "cost": func.sum(_COST),
}


def activity_page(session: Session, query: ListQuery) -> Page[ActivityRow]:
    """Return one page with totals `sessions`, `attendance_total`, `_male`, `_female` and `cost` (đồng)."""
    totals = session.execute(
        _NARROWING.narrowed(select(func.count(Activity.id), *_SUMS.values()), query)
    ).one()
    ordered = _NARROWING.narrowed(select(Activity.id), query).order_by(*_SORT.order(query))
    ids = list(session.scalars(ordered.offset(query.offset).limit(query.limit)))
    sums = {key: value or 0 for key, value in zip(_SUMS, totals[1:], strict=True)}
    return Page(rows_of(session, ids), totals[0], sums)


def rows_of(session: Session, ids: list[str]) -> tuple[ActivityRow, ...]:
    """Return the activities with these ids, in this order."""
    columns = (
        select(
            Activity.id,
            Activity.title,
            Activity.form,
            Activity.theme,
            Activity.held_on,
            Activity.ended_on,
            func.coalesce(Unit.name, "").label("host"),
            func.coalesce(Hamlet.name, "").label("hamlet"),
            Activity.place,
            Activity.sessions,
            Activity.attendance_total,
            Activity.attendance_male,
            Activity.attendance_female,
            Activity.cost_state,
            Activity.cost_social,
            _EVIDENCE.label("evidence"),
        )
        .outerjoin(Unit, Unit.id == Activity.host_unit_id)
        .outerjoin(Hamlet, Hamlet.id == Activity.hamlet_id)
        .where(among(Activity.id, ids))
    )
    found = {row["id"]: ActivityRow(**row) for row in session.execute(columns).mappings()}
    return tuple(found[activity_id] for activity_id in ids if activity_id in found)
