"""One pivot of violence cases in SQL: any dimensions, cases and persons counted once in every cell.

A case is one «vụ»; a case with two forms stands in the cells of both, so that cells of a dimension of
several values can add up to more than the total. Cases found to be without ground, and doubles, count
nowhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum
from typing import Any, Final

from sqlalchemy import and_, distinct, func, or_, select
from sqlalchemy.orm import Session

from app.core.case_vocabulary import CaseKind, CaseStatus, VerifyStatus
from app.core.case_work_vocabulary import Measure, Outcome
from app.core.dates import DateRange
from app.models import (
    Case,
    CaseIncident,
    CaseIncidentAct,
    CaseIncidentCause,
    CaseIncidentForm,
    CaseMeasure,
    CasePerpetrator,
    CaseReferral,
    CaseSurvivor,
)


class Dimension(Enum):
    """By what cases can be split."""

    KIND = "kind"
    RECEIVE_FORM = "receive_form"
    MONTH = "month"
    FORM = "form"
    ACT = "act"
    CAUSE = "cause"
    TYPE = "type"
    TIME_OF_DAY = "time_of_day"
    PLACE = "place"
    DELAY = "delay"
    PREVIOUS = "previous"
    SURVIVOR_SEX = "survivor_sex"
    SURVIVOR_STATE_BAND = "survivor_state_band"
    SURVIVOR_BAND = "survivor_band"
    SURVIVOR_VILLAGE = "survivor_village"
    PERPETRATOR_SEX = "perpetrator_sex"
    PERPETRATOR_STATE_BAND = "perpetrator_state_band"
    PERPETRATOR_BAND = "perpetrator_band"
    RELATIONSHIP = "relationship"
    MEASURE = "measure"
    SANCTION = "sanction"
    REFERRAL = "referral"
    STATUS = "status"


_WHERE: Final[Mapping[Dimension, tuple[Any, Any]]] = {
    Dimension.KIND: (Case, Case.case_kind),
    Dimension.RECEIVE_FORM: (Case, Case.receive_form),
    Dimension.MONTH: (Case, func.strftime("%Y-%m", Case.received_at)),
    Dimension.STATUS: (Case, Case.status),
    Dimension.FORM: (CaseIncidentForm, CaseIncidentForm.form),
    Dimension.ACT: (CaseIncidentAct, CaseIncidentAct.act),
    Dimension.CAUSE: (CaseIncidentCause, CaseIncidentCause.cause),
    Dimension.TYPE: (CaseIncident, CaseIncident.gbv_type),
    Dimension.TIME_OF_DAY: (CaseIncident, CaseIncident.time_of_day),
    Dimension.PLACE: (CaseIncident, CaseIncident.place_type),
    Dimension.DELAY: (CaseIncident, CaseIncident.delay_band),
    Dimension.PREVIOUS: (CaseIncident, CaseIncident.previous_incidents),
    Dimension.SURVIVOR_SEX: (CaseSurvivor, CaseSurvivor.sex),
    Dimension.SURVIVOR_STATE_BAND: (CaseSurvivor, CaseSurvivor.state_age_band),
    Dimension.SURVIVOR_BAND: (CaseSurvivor, CaseSurvivor.age_band),
    Dimension.SURVIVOR_VILLAGE: (CaseSurvivor, CaseSurvivor.village),
    Dimension.PERPETRATOR_SEX: (CasePerpetrator, CasePerpetrator.sex),
    Dimension.PERPETRATOR_STATE_BAND: (CasePerpetrator, CasePerpetrator.state_age_band),
    Dimension.PERPETRATOR_BAND: (CasePerpetrator, CasePerpetrator.age_band),
    Dimension.RELATIONSHIP: (CasePerpetrator, CasePerpetrator.relationship),
    Dimension.MEASURE: (CaseMeasure, CaseMeasure.measure),
    Dimension.SANCTION: (CaseMeasure, CaseMeasure.sanction),
    Dimension.REFERRAL: (CaseReferral, CaseReferral.status),
}
_APPLIED: Final = or_(
    CaseMeasure.outcome == Outcome.GRANTED,
    and_(CaseMeasure.outcome.is_(None), CaseMeasure.measure != Measure.NO_CONTACT),
)
"""A measure that was taken: an order only once it was decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which cases count: received within days, of kinds (None: any)."""

    days: DateRange
    kinds: tuple[CaseKind, ...] | None = (CaseKind.DOMESTIC,)
    without: frozenset[str] = frozenset()
    """Cases of these days that belong to a later report, by id."""
    also: frozenset[str] = frozenset()
    """Cases of other days to be counted instead of all those of `days`, by id."""


@dataclass(frozen=True, slots=True)
class Count:
    """Counts of one cell; `case_ids` are the cases behind it."""

    cases: int
    survivors: int
    perpetrators: int
    case_ids: tuple[str, ...]


NOTHING: Final = Count(0, 0, 0, ())


def pivot(
    session: Session, scope: Scope, dimensions: Sequence[Dimension] = ()
) -> Mapping[tuple[Any, ...], Count]:
    """Return a count for every combination of values that occurs; persons are those of the dimension asked.

    Survivors are counted where a survivor's dimension is asked for, or none; perpetrators alike.
    """
    columns = [_WHERE[one][1] for one in dimensions]
    tables = list(dict.fromkeys([_WHERE[one][0] for one in dimensions if _WHERE[one][0] is not Case]))
    for persons in (CaseSurvivor, CasePerpetrator):
        if persons not in tables:
            tables.append(persons)
    statement = select(
        *columns,
        func.count(distinct(Case.id)),
        func.count(distinct(CaseSurvivor.id)),
        func.count(distinct(CasePerpetrator.id)),
        func.group_concat(distinct(Case.id)),
    ).select_from(Case)
    for table in tables:
        on = table.case_id == Case.id
        statement = statement.outerjoin(table, and_(on, _APPLIED) if table is CaseMeasure else on)
    statement = statement.where(*_conditions(scope)).group_by(*columns)
    return {
        tuple(row[: len(columns)]): Count(
            row[-4], row[-3], row[-2], tuple(sorted((row[-1] or "").split(",")))
        )
        for row in session.execute(statement)
        if row[-4]
    }


def _conditions(scope: Scope) -> list[Any]:
    start = datetime.combine(scope.days.start, time.min)
    end = datetime.combine(scope.days.end, time.min) + timedelta(days=1)
    found: list[Any] = [
        Case.status != CaseStatus.DUPLICATE,
        Case.verify_status != VerifyStatus.UNFOUNDED,
    ]
    if scope.also:
        found.append(Case.id.in_(scope.also))
    else:
        found += [Case.received_at >= start, Case.received_at < end]
    if scope.without:
        found.append(Case.id.not_in(scope.without))
    if scope.kinds is not None:
        found.append(Case.case_kind.in_(scope.kinds))
    return found
