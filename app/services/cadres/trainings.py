"""Classes as a list, what a stretch of days held and plans, and who in a key post lacks which level."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from app.core.cadre_vocabulary import Sex, TrainingField, TrainingStatus
from app.core.dates import DateRange
from app.models import Cadre, Training, TrainingAttendee
from app.services.cadres.figures import TrainingFigures, TrainingSums
from app.services.cadres.people import level
from app.services.cadres.rows import TrainingRow
from app.services.counted import counted
from app.services.list_statements import Narrowing, Rows, SortBy, day_within
from app.services.listing import ListQuery, Page


def _attending(*conditions: ColumnElement[bool]) -> Any:
    inside = select(func.count(TrainingAttendee.id)).where(
        TrainingAttendee.training_id == Training.id, *conditions
    )
    return inside.correlate(Training).scalar_subquery()


_WOMAN = TrainingAttendee.cadre_id.in_(select(Cadre.id).where(Cadre.sex == Sex.FEMALE))
_ATTENDEES = _attending()
_WOMEN = _attending(_WOMAN)
_CERTIFICATES = _attending(TrainingAttendee.certificate != "")
_PEOPLE = func.coalesce(Training.attended, _ATTENDEES)
_PEOPLE_WOMEN = func.coalesce(Training.attended_women, _WOMEN)
_COST = func.coalesce(Training.cost_state, 0) + func.coalesce(Training.cost_social, 0)

_SORT: Final = SortBy(
    columns={
        "title": Training.title_sort,
        "field": level(Training.field, TrainingField),
        "level": Training.level,
        "organiser": Training.organiser,
        "status": level(Training.status, TrainingStatus),
        "starts_on": Training.starts_on,
        "ends_on": Training.ends_on,
        "people": _PEOPLE,
        "women": _PEOPLE_WOMEN,
        "certificates": _CERTIFICATES,
        "cost": _COST,
    },
    default=(Training.starts_on.is_not(None), Training.starts_on.desc()),
    tie=Training.id,
)
_MISSING: Final[Mapping[str, ColumnElement[bool]]] = {
    "dates": Training.starts_on.is_(None),
    "people": (_PEOPLE == 0) & (Training.status == TrainingStatus.DONE),
    "certificates": (Training.status == TrainingStatus.DONE) & (_CERTIFICATES < _ATTENDEES),
}
_NARROWING: Final = Narrowing(
    id=Training.id,
    search=Training.search,
    filters={
        "field": Training.field.in_,
        "status": Training.status.in_,
        "task": Training.task_id.in_,
        "cadre": lambda values: Training.id.in_(
            select(TrainingAttendee.training_id).where(TrainingAttendee.cadre_id.in_(values))
        ),
        "missing": lambda values: or_(*(_MISSING[value] for value in values)),
    },
    within=day_within(Training.starts_on),
)


def training_page(session: Session, query: ListQuery) -> Page[TrainingRow]:
    """Return one page of classes with totals `people`, `women` and `cost` (đồng)."""
    sums = select(func.count(Training.id), func.sum(_PEOPLE), func.sum(_PEOPLE_WOMEN), func.sum(_COST))
    total, people, women, cost = session.execute(_NARROWING.narrowed(sums, query)).one()
    ordered = _NARROWING.narrowed(_columns(), query).order_by(*_SORT.order(query))
    page = session.execute(ordered.offset(query.offset).limit(query.limit)).mappings()
    rows = tuple(TrainingRow(**row) for row in page)
    return Page(rows, total, {"people": people or 0, "women": women or 0, "cost": cost or 0})


def _columns() -> Rows:
    return select(
        Training.id,
        Training.title,
        Training.field,
        Training.level,
        Training.organiser,
        Training.status,
        Training.starts_on,
        Training.ends_on,
        Training.attended,
        Training.attended_women,
        _ATTENDEES.label("attendees"),
        _WOMEN.label("attendees_women"),
        _CERTIFICATES.label("certificates"),
        Training.cost_state,
        Training.cost_social,
    )


def training_listing(session: Session, days: DateRange) -> tuple[TrainingRow, ...]:
    """Return the classes whose first day lies in `days`, by day, but those called off."""
    wanted = (
        _columns()
        .where(Training.starts_on.between(days.start, days.end), Training.status != TrainingStatus.CANCELLED)
        .order_by(Training.starts_on, Training.id)
    )
    return tuple(TrainingRow(**row) for row in session.execute(wanted).mappings())


def training_figures(session: Session, days: DateRange) -> TrainingFigures:
    """Return what was held and what is planned of the classes that begin in `days`."""
    rows = training_listing(session, days)
    done = [row for row in rows if row.status is not TrainingStatus.PLANNED]
    return TrainingFigures(
        days=days,
        done=_sums(done),
        planned=_sums([row for row in rows if row.status is TrainingStatus.PLANNED]),
        done_by_field={
            field: _sums(of_field)
            for field in TrainingField
            if (of_field := [row for row in done if row.field is field])
        },
    )


def _sums(rows: Sequence[TrainingRow]) -> TrainingSums:
    return TrainingSums(
        classes=counted(row.id for row in rows),
        people=sum(row.people for row in rows),
        women=sum(row.women for row in rows),
        cost_state=sum(row.cost_state or 0 for row in rows),
        cost_social=sum(row.cost_social or 0 for row in rows),
    )
