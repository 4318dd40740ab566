"""The list of cases: numbers, codes, thôn and times, never a name; filtered, sorted and paged in SQL.

What a column shows of sub-rows is sorted by an expression over them. The next clock is worked out by the
one place that knows the clocks, and who is in charge by the order of the Vietnamese alphabet: SQL is handed
both by case and sorts by them.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, case, extract, func, select
from sqlalchemy.orm import Session

from app.core.case_vocabulary import CaseKind, CaseStatus, CaseStep, ReceiveForm, VerifyStatus, ViolenceForm
from app.core.case_work_vocabulary import RiskLevel
from app.core.text import text_sort_key
from app.models import (
    Case,
    CaseAssignment,
    CaseFollowUp,
    CaseIncidentForm,
    CaseRiskAssessment,
    CaseSurvivor,
    Hamlet,
)
from app.services.cases.clocks import RunningClock, running_in
from app.services.list_statements import Rows, matching, values_of
from app.services.listing import ListQuery, Page

_FILTERS: Final = frozenset(
    {
        "status",
        "step",
        "case_kind",
        "receive_form",
        "verify_status",
        "is_domestic",
        "immediate_danger",
        "id",
    }
)
_RISK_ORDER: Final = (RiskLevel.LOW, RiskLevel.MEDIUM, RiskLevel.HIGH)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One line of the list. `next_clock` is the first that somebody has to look at."""

    id: str
    version: int
    case_no: str
    case_kind: CaseKind | None
    received_at: datetime
    receive_form: ReceiveForm
    status: CaseStatus
    step: CaseStep
    verify_status: VerifyStatus
    is_domestic: bool | None
    immediate_danger: bool | None
    risk_level: RiskLevel | None
    forms: tuple[ViolenceForm, ...]
    survivors: int
    villages: tuple[str, ...]
    """Names of the survivors' thôn."""
    next_clock: RunningClock | None
    next_follow_up: date | None
    responsible: str
    """Who was put in charge last: the person, else the body."""
    is_sample: bool


def page_of_cases(session: Session, query: ListQuery, now: datetime) -> Page[CaseRow]:
    """Return one page, newest report first; sorted by any column. Searched: the number.

    Filters: year, village, status, step, case_kind, receive_form, verify_status, is_domestic,
    immediate_danger, id (one value or several).
    """
    statement = _filtered(query)
    total = session.scalar(select(func.count()).select_from(statement.subquery())) or 0
    ordered = statement.order_by(*_order(session, query, now), Case.id)
    cases = session.scalars(ordered.offset(query.offset).limit(query.limit)).all()
    beside = _beside(session, [one.id for one in cases], now)
    return Page(tuple(_row(one, beside) for one in cases), total)


# --- filter and order -------------------------------------------------------------------------


def _filtered(query: ListQuery) -> Rows:
    statement = matching(select(Case), query.search, Case.search)
    for key, value in query.filters.items():
        values = values_of(value)
        if key == "year":
            statement = statement.where(extract("year", Case.received_at).in_([int(one) for one in values]))
        elif key == "village":
            lived = select(CaseSurvivor.case_id).where(CaseSurvivor.village.in_(values))
            statement = statement.where(Case.id.in_(lived))
        elif key in _FILTERS:
            statement = statement.where(getattr(Case, key).in_(values))
    return statement


def _order(session: Session, query: ListQuery, now: datetime) -> tuple[ColumnElement[Any], ...]:
    """Return what to order by; a case with nothing in the column comes last either way."""
    if query.sort is None:
        return (Case.received_at.desc(),)
    if query.sort in _PLAIN_SORTS:
        column: ColumnElement[Any] = getattr(Case, query.sort)
    elif query.sort in _CODED_SORTS:
        column = _rank(getattr(Case, query.sort), _CODED_SORTS[query.sort])
    elif query.sort in _SORTS:
        column = _SORTS[query.sort](session, now)
    else:
        return (Case.received_at.desc(),)
    return column.is_(None), column.desc() if query.descending else column.asc()


def _rank(code: Any, order: Iterable[Any]) -> ColumnElement[Any]:
    """Return the place of a code in its list: what SQL knows of it is its spelling."""
    return case({one: place for place, one in enumerate(order)}, value=code)


def _by_risk(_session: Session, _now: datetime) -> ColumnElement[Any]:
    level = func.coalesce(CaseRiskAssessment.risk_level, CaseRiskAssessment.suggested_level)
    last = select(_rank(level, _RISK_ORDER)).where(CaseRiskAssessment.case_id == Case.id)
    newest = last.order_by(CaseRiskAssessment.assessed_on.desc(), CaseRiskAssessment.id.desc())
    return newest.limit(1).scalar_subquery()


def _by_forms(_session: Session, _now: datetime) -> ColumnElement[Any]:
    first = func.min(_rank(CaseIncidentForm.form, ViolenceForm))
    return select(first).where(CaseIncidentForm.case_id == Case.id).scalar_subquery()


def _by_village(_session: Session, _now: datetime) -> ColumnElement[Any]:
    lived = select(func.min(Hamlet.name_sort)).join(CaseSurvivor, CaseSurvivor.village == Hamlet.id)
    return lived.where(CaseSurvivor.case_id == Case.id).scalar_subquery()


def _by_next(session: Session, now: datetime) -> ColumnElement[Any]:
    due = {case_id: str(one.due_at) for case_id, one in _next_clocks(session, now).items()}
    follow_up = select(func.min(CaseFollowUp.due_date)).where(
        CaseFollowUp.case_id == Case.id, CaseFollowUp.done_date.is_(None)
    )
    return func.coalesce(_handed(due), follow_up.scalar_subquery())


def _by_responsible(session: Session, _now: datetime) -> ColumnElement[Any]:
    return _handed({case_id: text_sort_key(who) for case_id, who in _responsible(session, None).items()})


def _handed(keys: Mapping[str, str]) -> ColumnElement[Any]:
    """Return the sort key that each case was given here."""
    given = func.json_each(json.dumps(keys)).table_valued("key", "value")
    return select(given.c.value).where(given.c.key == Case.id).scalar_subquery()


_PLAIN_SORTS: Final = frozenset({"case_no", "received_at"})
_CODED_SORTS: Final[Mapping[str, Iterable[Any]]] = {
    "status": CaseStatus,
    "step": CaseStep,
    "case_kind": CaseKind,
}
_SORTS: Final[Mapping[str, Callable[[Session, datetime], ColumnElement[Any]]]] = {
    "risk_level": _by_risk,
    "forms": _by_forms,
    "villages": _by_village,
    "responsible": _by_responsible,
    "next": _by_next,
}


# --- rows -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What the rows tell that does not stand in the case itself, by case."""

    forms: Mapping[str, list[ViolenceForm]]
    survivors: Mapping[str, list[str]]
    villages: Mapping[str, list[str]]
    follow_ups: Mapping[str, list[date]]
    risks: Mapping[str, RiskLevel | None]
    responsible: Mapping[str, str]
    clocks: Mapping[str, RunningClock]


def _beside(session: Session, ids: Sequence[str], now: datetime) -> _Beside:
    forms = select(CaseIncidentForm.case_id, CaseIncidentForm.form)
    survivors = select(CaseSurvivor.case_id, CaseSurvivor.id)
    lived = select(CaseSurvivor.case_id, Hamlet.name).join(Hamlet, CaseSurvivor.village == Hamlet.id)
    due = select(CaseFollowUp.case_id, CaseFollowUp.due_date).where(
        CaseFollowUp.done_date.is_(None), CaseFollowUp.due_date.is_not(None)
    )
    return _Beside(
        forms=_gathered(session, forms, CaseIncidentForm.case_id, ids),
        survivors=_gathered(session, survivors, CaseSurvivor.case_id, ids),
        villages=_gathered(session, lived.order_by(Hamlet.name_sort), CaseSurvivor.case_id, ids),
        follow_ups=_gathered(session, due.order_by(CaseFollowUp.due_date), CaseFollowUp.case_id, ids),
        risks=_risks(session, ids),
        responsible=_responsible(session, ids),
        clocks=_next_clocks(session, now),
    )


def _row(one: Case, beside: _Beside) -> CaseRow:
    forms = beside.forms.get(one.id, ())
    return CaseRow(
        id=one.id,
        version=one.version,
        case_no=one.case_no,
        case_kind=one.case_kind,
        received_at=one.received_at,
        receive_form=one.receive_form,
        status=one.status,
        step=one.step,
        verify_status=one.verify_status,
        is_domestic=one.is_domestic,
        immediate_danger=one.immediate_danger,
        risk_level=beside.risks.get(one.id),
        forms=tuple(form for form in ViolenceForm if form in forms),
        survivors=len(beside.survivors.get(one.id, ())),
        villages=tuple(dict.fromkeys(beside.villages.get(one.id, ()))),
        next_clock=beside.clocks.get(one.id),
        next_follow_up=next(iter(beside.follow_ups.get(one.id, ())), None),
        responsible=beside.responsible.get(one.id, ""),
        is_sample=one.is_sample,
    )


def _gathered(
    session: Session, pairs: Select[str, Any], owner: Any, ids: Sequence[str]
) -> Mapping[str, list[Any]]:
    """Return the second of each (case id, value) by case."""
    found: dict[str, list[Any]] = {}
    for case_id, value in session.execute(pairs.where(owner.in_(ids))):
        found.setdefault(case_id, []).append(value)
    return found


def _next_clocks(session: Session, now: datetime) -> Mapping[str, RunningClock]:
    """Return the first running clock of each open case."""
    found: dict[str, RunningClock] = {}
    for one in running_in(session, now):
        found.setdefault(one.case_id, one)
    return found


def _risks(session: Session, ids: Sequence[str]) -> Mapping[str, RiskLevel | None]:
    """Return the level of each case's last assessment, the suggested one where none was set."""
    assessments = select(CaseRiskAssessment).where(CaseRiskAssessment.case_id.in_(ids))
    ordered = assessments.order_by(CaseRiskAssessment.assessed_on, CaseRiskAssessment.id)
    return {one.case_id: one.risk_level or one.suggested_level for one in session.scalars(ordered)}


def _responsible(session: Session, ids: Sequence[str] | None) -> Mapping[str, str]:
    """Return who was put in charge of each case last; of every case without `ids`."""
    assigned = select(CaseAssignment).order_by(CaseAssignment.assigned_at, CaseAssignment.id)
    if ids is not None:
        assigned = assigned.where(CaseAssignment.case_id.in_(ids))
    return {one.case_id: one.person or one.assignee.label for one in session.scalars(assigned)}
