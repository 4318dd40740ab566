"""Figures of direct activities and of models at the thôn."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import String, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from app.core.dates import DateRange
from app.core.text import text_sort_key
from app.core.vocabulary import ActivityForm, MaterialKind, MediaTheme
from app.models import Activity, ActivityMaterial, ActivityPartner, FamilyModel, Hamlet, Unit
from app.services.counted import Counted, counted
from app.services.list_statements import Rows
from app.services.propaganda.family_models import hamlets_without_model
from app.services.propaganda.figures import (
    ActivityEntry,
    ActivityFigures,
    ActivitySums,
    ModelFigures,
    ModelSums,
)

Key = TypeVar("Key")


def activity_figures(session: Session, days: DateRange) -> ActivityFigures:
    """Return the figures of the activities that began in `days`."""
    rows = sorted(session.execute(_measures(days)), key=_by_day)
    hamlet_ids = {row[_HAMLET] for row in rows}
    return ActivityFigures(
        days=days,
        all=_sums(rows),
        by_form=_divided(rows, _FORM, ActivityForm),
        by_theme=_divided(rows, _THEME, (*MediaTheme, None)),
        materials=_materials(session, days),
        hamlets=_names(session, Hamlet.id.in_(hamlet_ids - {None})),
    )


_ID, _DAY, _FORM, _THEME, _HAMLET, _FIRST_MEASURE = range(6)
_MEASURES = (
    "sessions",
    "attendance_total",
    "attendance_male",
    "attendance_female",
    "cost_state",
    "cost_social",
)


def _held(days: DateRange) -> Any:
    return Activity.held_on.between(days.start, days.end)


def _measures(days: DateRange) -> Rows:
    """Plain texts and numbers, unordered: a year may have tens of thousands of rows."""
    plain = (Activity.held_on, Activity.form, Activity.theme)
    return select(
        Activity.id,
        *(type_coerce(column, String) for column in plain),
        Activity.hamlet_id,
        *(getattr(Activity, name) for name in _MEASURES),
    ).where(_held(days))


def _by_day(row: Sequence[Any]) -> tuple[str, str]:
    return row[_DAY], row[_ID]


def _divided(rows: Iterable[Sequence[Any]], place: int, groups: Iterable[Key]) -> Mapping[Key, ActivitySums]:
    found: dict[Any, list[Sequence[Any]]] = {group: [] for group in groups}
    for row in rows:
        found[row[place]].append(row)
    return {group: _sums(members) for group, members in found.items() if members}


def _sums(rows: Sequence[Sequence[Any]]) -> ActivitySums:
    columns = tuple(zip(*rows, strict=True)) or ((),) * (_FIRST_MEASURE + len(_MEASURES))
    ids = columns[_ID]
    measures = dict(zip(_MEASURES, columns[_FIRST_MEASURE:], strict=True))
    total, male, female = (measures[f"attendance_{part}"] for part in ("total", "male", "female"))
    return ActivitySums(
        activities=Counted(len(ids), ids),
        without_attendance=counted(one for one, people in zip(ids, total, strict=True) if people is None),
        without_sex=counted(
            one
            for one, people, men, women in zip(ids, total, male, female, strict=True)
            if people is not None and (men is None or women is None)
        ),
        **{name: _sum(ids, values) for name, values in measures.items()},
    )


def _sum(ids: Sequence[str], values: Sequence[int | None]) -> Counted:
    """Add up what is known, and tell of which records it is."""
    if None not in values:
        return Counted(sum(values), tuple(ids))  # type: ignore[arg-type]
    known = [(one, value) for one, value in zip(ids, values, strict=True) if value is not None]
    return Counted(sum(value for _, value in known), tuple(one for one, _ in known))


def _materials(session: Session, days: DateRange) -> Mapping[MaterialKind, Counted]:
    found: dict[MaterialKind, list[tuple[str, int]]] = {kind: [] for kind in MaterialKind}
    handed_out = (
        select(ActivityMaterial.material, ActivityMaterial.activity_id, ActivityMaterial.quantity)
        .join(Activity, Activity.id == ActivityMaterial.activity_id)
        .where(_held(days))
        .order_by(Activity.held_on, Activity.id)
    )
    for kind, activity_id, quantity in session.execute(handed_out):
        found[kind].append((activity_id, quantity))
    return {
        kind: counted((owner for owner, _ in rows), sum(quantity for _, quantity in rows))
        for kind, rows in found.items()
        if rows
    }


def _names(session: Session, which: Any) -> tuple[str, ...]:
    return tuple(sorted(session.scalars(select(Hamlet.name).where(which)), key=text_sort_key))


def activity_listing(session: Session, days: DateRange) -> tuple[ActivityEntry, ...]:
    """Return the annex: the activities that began in `days`, by day."""
    columns = (
        select(
            Activity.id,
            Activity.title,
            Activity.form,
            Activity.theme,
            Activity.held_on,
            Activity.ended_on,
            func.coalesce(Unit.name, "").label("host"),
            Activity.place,
            func.coalesce(Hamlet.name, "").label("hamlet"),
            Activity.sessions,
            Activity.attendance_total,
            Activity.attendance_male,
            Activity.attendance_female,
            Activity.cost_state,
            Activity.cost_social,
            Activity.note,
        )
        .outerjoin(Unit, Unit.id == Activity.host_unit_id)
        .outerjoin(Hamlet, Hamlet.id == Activity.hamlet_id)
        .where(_held(days))
        .order_by(Activity.held_on, Activity.id)
    )
    partners, materials = _partners_of(session, days), _materials_of(session, days)
    return tuple(
        ActivityEntry(**row, partners=partners.get(row["id"], ()), materials=materials.get(row["id"], ()))
        for row in session.execute(columns).mappings()
    )


def _partners_of(session: Session, days: DateRange) -> Mapping[str, tuple[str, ...]]:
    """The names of the units that joined, by activity, in the register's order."""
    joining = (
        select(ActivityPartner.activity_id, Unit.name)
        .join(Unit, Unit.id == ActivityPartner.unit_id)
        .where(ActivityPartner.activity_id.in_(select(Activity.id).where(_held(days))))
        .order_by(Unit.position, Unit.name_sort)
    )
    found: dict[str, tuple[str, ...]] = {}
    for activity_id, name in session.execute(joining):
        found[activity_id] = (*found.get(activity_id, ()), name)
    return found


def _materials_of(session: Session, days: DateRange) -> Mapping[str, tuple[tuple[MaterialKind, int], ...]]:
    """Kinds and quantities by activity, in the vocabulary's order."""
    handed_out = (
        select(ActivityMaterial.activity_id, ActivityMaterial.material, func.sum(ActivityMaterial.quantity))
        .where(ActivityMaterial.activity_id.in_(select(Activity.id).where(_held(days))))
        .group_by(ActivityMaterial.activity_id, ActivityMaterial.material)
    )
    sums: dict[str, dict[MaterialKind, int]] = {}
    for activity_id, kind, quantity in session.execute(handed_out):
        sums.setdefault(activity_id, {})[kind] = quantity
    return {
        activity_id: tuple((kind, of_kind[kind]) for kind in MaterialKind if kind in of_kind)
        for activity_id, of_kind in sums.items()
    }


def model_figures(session: Session, days: DateRange) -> ModelFigures:
    """Return the figures of the models at the thôn."""
    new = FamilyModel.registered_on.between(days.start, days.end)
    standing = or_(FamilyModel.registered_on <= days.end, FamilyModel.registered_on.is_(None))
    reviewed = FamilyModel.reviewed_on.between(days.start, days.end)
    without_date = FamilyModel.registered_on.is_(None)
    ids = select(FamilyModel.id).order_by(FamilyModel.registered_on, FamilyModel.id)
    return ModelFigures(
        days=days,
        registered=_model_sums(session, new),
        standing=_model_sums(session, standing),
        reviewed=counted(session.scalars(ids.where(reviewed))),
        without_date=counted(session.scalars(ids.where(without_date))),
        hamlets_without=hamlets_without_model(session),
    )


def _model_sums(session: Session, which: Any) -> ModelSums:
    columns = select(FamilyModel.id, FamilyModel.families, FamilyModel.pledges).where(which)
    rows = list(session.execute(columns.order_by(FamilyModel.registered_on, FamilyModel.id)))
    ids = [row.id for row in rows]
    return ModelSums(
        models=counted(ids),
        hamlets=_names(session, Hamlet.id.in_(select(FamilyModel.hamlet_id).where(which))),
        families=_sum(ids, [row.families for row in rows]),
        pledges=_sum(ids, [row.pledges for row in rows]),
    )
