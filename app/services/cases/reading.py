"""Reading cases for the other services: times for the clocks, who is a child or vulnerable, the rules."""

from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.sql.base import ExecutableOption

from app.core.case_clocks import CaseTimes, ContactTimes, MeasureTimes, Rule, RuleBook
from app.core.case_reckoning import CHILD_BELOW, ELDERLY_FROM
from app.core.case_vocabulary import POLICE_VULNERABILITIES, Disability, StateAgeBand, Vulnerability
from app.core.case_work_vocabulary import Service
from app.core.errors import RecordNotFound
from app.core.ids import is_id
from app.models import Case, CaseMeasure, CaseSurvivor, ClockRule, PrivacyIncident


def case_in(session: Session, case_id: str) -> Case:
    """Return a case by its id; raise `RecordNotFound`."""
    row = session.get(Case, case_id) if is_id(case_id) else None
    if row is None:
        raise RecordNotFound
    return row


def incident_in(session: Session, incident_id: str) -> PrivacyIncident:
    """Return a breach of personal data by its id; raise `RecordNotFound`."""
    row = session.get(PrivacyIncident, incident_id) if is_id(incident_id) else None
    if row is None:
        raise RecordNotFound
    return row


def rule_book(session: Session) -> RuleBook:
    """Return the rules of the clocks that are in use."""
    return RuleBook(
        Rule(
            clock=row.clock,
            minutes=row.minutes,
            warn_minutes=row.warn_minutes,
            basis=row.basis,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in session.scalars(select(ClockRule).where(ClockRule.active))
    )


def with_times() -> tuple[ExecutableOption, ...]:
    """Return what a query of cases loads along for `times_of`."""
    return (
        selectinload(Case.survivors).selectinload(CaseSurvivor.vuln),
        selectinload(Case.assignments),
        selectinload(Case.measures).selectinload(CaseMeasure.contacts),
        selectinload(Case.referrals),
        selectinload(Case.clock_reasons),
    )


def times_of(case: Case) -> CaseTimes:
    """Return what the clocks need of a case."""
    referred = [row.referred_on for row in case.referrals if row.service is Service.CHILD and row.referred_on]
    return CaseTimes(
        id=case.id,
        received_at=case.received_at,
        assignments=[(row.assigned_at, row.assignee) for row in case.assignments],
        vulnerable=any(is_vulnerable(survivor) for survivor in case.survivors),
        danger=bool(case.immediate_danger),
        child=any(is_child(survivor) for survivor in case.survivors),
        # A referral is known by its day; it stops the clock at the moment of receiving at the earliest.
        child_referred_at=max(_midnight(min(referred)), case.received_at) if referred else None,
        measures=[_measure(row) for row in case.measures],
    )


def is_child(survivor: CaseSurvivor) -> bool:
    """Whether a survivor is a child in law: under 16 (Luật Trẻ em 102/2016/QH13 Điều 1)."""
    if survivor.age is not None:
        return survivor.age < CHILD_BELOW
    return any(row.vuln is Vulnerability.CHILD for row in survivor.vuln)


def is_vulnerable(survivor: CaseSurvivor) -> bool:
    """Whether the police must be assigned for a survivor (Luật 13/2022/QH15 Điều 20 khoản 4)."""
    groups = {row.vuln for row in survivor.vuln}
    old = survivor.age is not None and survivor.age >= ELDERLY_FROM
    disabled = survivor.disability in (Disability.MENTAL, Disability.PHYSICAL, Disability.BOTH)
    young = survivor.state_age_band is StateAgeBand.UNDER_16
    return bool(groups.intersection(POLICE_VULNERABILITIES)) or old or disabled or young


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)


def _measure(row: CaseMeasure) -> MeasureTimes:
    return MeasureTimes(
        id=row.id,
        measure=row.measure,
        authority=row.authority,
        requester=row.requester,
        requested_at=row.requested_at,
        outcome=row.outcome,
        decided_at=row.decided_at,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        sent_police_at=row.sent_police_at,
        police_assigned_at=row.police_assigned_at,
        police_summoned_at=row.police_summoned_at,
        cancel_requested_at=row.cancel_requested_at,
        cancel_outcome=row.cancel_outcome,
        cancel_decided_at=row.cancel_decided_at,
        contacts=[ContactTimes(id=one.id, start_at=one.start_at, end_at=one.end_at) for one in row.contacts],
    )
