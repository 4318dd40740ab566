"""Figures of direct activities and of models at the thôn."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.core.dates import DateRange
from app.core.text import text_sort_key
from app.core.vocabulary import ActivityForm, MaterialKind, MediaTheme
from app.models import Activity, ActivityMaterial, ActivityPartner, FamilyModel, Hamlet, Unit
from app.services.propaganda.asking import Rows
from app.services.propaganda.counting import counted
from app.services.propaganda.family_models import hamlets_without_model
from app.services.propaganda.figures import (
    ActivityEntry,
    ActivityFigures,
    ActivitySums,
    Counted,
    ModelFigures,
    ModelSums,
)

Key = TypeVar("Key")


def activity_figures(session: Session, days: DateRange) -> ActivityFigures:
    """Return the figures of the activities that began in `days`."""
    rows = list(session.execute(_measures(days)))
    by_form: dict[ActivityForm, list[Any]] = {form: [] for form in ActivityForm}
    by_theme: dict[MediaTheme | None, list[Any]] = {theme: [] for theme in (*MediaTheme, None)}
    for row in rows:
        by_form[row.form].append(row)
        by_theme[row.theme].append(row)
    return ActivityFigures(
        days=days,
        all=_sums(rows),
        by_form=_each(by_form),
        by_theme=_each(by_theme),
        materials=_materials(session, days),
        hamlets=_hamlets(session, select(Activity.hamlet_id).where(_held(days))),
    )


def _held(days: DateRange) -> Any:
    return Activity.held_on.between(days.start, days.end)


def _measures(days: DateRange) -> Rows:
    return (
        select(
            Activity.id,
            Activity.form,
            Activity.theme,
            Activity.sessions,
            Activity.attendance_total,
            Activity.attendance_male,
            Activity.attendance_female,
            Activity.cost_state,
            Activity.cost_social,
        )
        .where(_held(days))
        .order_by(Activity.held_on, Activity.id)
    )


def _each(groups: Mapping[Key, Sequence[Any]]) -> Mapping[Key, ActivitySums]:
    return {key: _sums(rows) for key, rows in groups.items() if rows}


def _sums(rows: Sequence[Any]) -> ActivitySums:
    return ActivitySums(
        activities=counted(row.id for row in rows),
        sessions=_sum(rows, "sessions"),
        attendance_total=_sum(rows, "attendance_total"),
        attendance_male=_sum(rows, "attendance_male"),
        attendance_female=_sum(rows, "attendance_female"),
        cost_state=_sum(rows, "cost_state"),
        cost_social=_sum(rows, "cost_social"),
        without_attendance=counted(row.id for row in rows if row.attendance_total is None),
        without_sex=counted(
            row.id
            for row in rows
            if row.attendance_total is not None and None in (row.attendance_male, row.attendance_female)
        ),
    )


def _sum(rows: Iterable[Any], key: str) -> Counted:
    known = [(row.id, value) for row in rows if (value := getattr(row, key)) is not None]
    return counted((row_id for row_id, _ in known), sum(value for _, value in known))


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


def _hamlets(session: Session, ids: Rows) -> tuple[str, ...]:
    names = session.scalars(select(Hamlet.name).where(Hamlet.id.in_(ids)))
    return tuple(sorted(names, key=text_sort_key))


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
    of_days = select(Activity.id).where(_held(days))
    partners: dict[str, list[str]] = {}
    joining = (
        select(ActivityPartner.activity_id, Unit.name)
        .join(Unit, Unit.id == ActivityPartner.unit_id)
        .where(ActivityPartner.activity_id.in_(of_days))
        .order_by(Unit.position, Unit.name_sort)
    )
    for activity_id, name in session.execute(joining):
        partners.setdefault(activity_id, []).append(name)
    materials: dict[str, dict[MaterialKind, int]] = {}
    handed_out = select(
        ActivityMaterial.activity_id, ActivityMaterial.material, func.sum(ActivityMaterial.quantity)
    ).where(ActivityMaterial.activity_id.in_(of_days))
    grouped = handed_out.group_by(ActivityMaterial.activity_id, ActivityMaterial.material)
    for activity_id, kind, quantity in session.execute(grouped):
        materials.setdefault(activity_id, {})[kind] = quantity
    return tuple(
        ActivityEntry(
            **row,
            partners=tuple(partners.get(row["id"], ())),
            materials=tuple(
                (kind, handed[kind])
                for kind in MaterialKind
                if kind in (handed := materials.get(row["id"], {}))
            ),
        )
        for row in session.execute(columns).mappings()
    )


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
    return ModelSums(
        models=counted(row.id for row in rows),
        hamlets=_hamlets(session, select(FamilyModel.hamlet_id).where(which)),
        families=_sum(rows, "families"),
        pledges=_sum(rows, "pledges"),
    )
