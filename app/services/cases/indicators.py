"""Indicators 3.2a, 3.2b and 3.3 of NQ 28/NQ-CP from the cases of a period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.core.case_vocabulary import GENDER_VIOLENCE_KINDS, Answer, CaseStatus, VerifyStatus
from app.core.case_work_vocabulary import (
    COUNSELLING_MEASURES,
    SUPPORT_MEASURES,
    Measure,
    Outcome,
    ReferralStatus,
    SanctionKind,
)
from app.core.dates import DateRange
from app.models import Case, CaseMeasure


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator: persons reached among persons found. `share` is None where nobody was found."""

    code: str
    title: str
    numerator: int
    denominator: int
    case_ids: tuple[str, ...]

    @property
    def share(self) -> float | None:
        """The share in percent."""
        return 100 * self.numerator / self.denominator if self.denominator else None

    @property
    def words(self) -> str:
        """What is printed where nobody was found."""
        return "" if self.denominator else "không phát sinh"


_TITLES: Final = {
    "3.2a": (
        "Người bị bạo lực gia đình, bạo lực trên cơ sở giới được phát hiện được tiếp cận ít nhất một dịch vụ "
        "hỗ trợ cơ bản"
    ),
    "3.2b": (
        "Người gây bạo lực được phát hiện, chưa đến mức truy cứu trách nhiệm hình sự, được tư vấn, tham vấn"
    ),
    "3.3": "Nạn nhân bị mua bán trở về, được phát hiện, có nhu cầu được hưởng dịch vụ hỗ trợ, tái hòa nhập",
}
_SERVED: Final = (ReferralStatus.OWN, ReferralStatus.ELSEWHERE)


def indicators(
    session: Session, days: DateRange, *, without: frozenset[str] = frozenset()
) -> tuple[Indicator, ...]:
    """Return the three indicators over the cases received within days."""
    cases = [case for case in _cases(session, days) if case.id not in without]
    found, reached, back, helped = [], [], [], []
    offenders, counselled = [], []
    for case in cases:
        for survivor in case.survivors:
            served = _is_served(case, survivor.id)
            found.append(case.id)
            reached += [case.id] * served
            if survivor.trafficked_back and survivor.wants_reintegration is Answer.YES:
                back.append(case.id)
                helped += [case.id] * served
        for perpetrator in case.perpetrators:
            measures = _taken(case, perpetrator.id)
            if any(one.sanction is SanctionKind.CRIMINAL for one in measures):
                continue
            offenders.append(case.id)
            counselled += [case.id] * any(map(_counsels, measures))
    return (
        _indicator("3.2a", reached, found),
        _indicator("3.2b", counselled, offenders),
        _indicator("3.3", helped, back),
    )


def _indicator(code: str, reached: list[str], found: list[str]) -> Indicator:
    return Indicator(code, _TITLES[code], len(reached), len(found), tuple(sorted(set(found))))


def _cases(session: Session, days: DateRange) -> Iterable[Case]:
    start = datetime.combine(days.start, time.min)
    end = datetime.combine(days.end, time.min) + timedelta(days=1)
    return session.scalars(
        select(Case)
        .where(
            Case.received_at >= start,
            Case.received_at < end,
            Case.status != CaseStatus.DUPLICATE,
            Case.verify_status != VerifyStatus.UNFOUNDED,
            Case.case_kind.in_(GENDER_VIOLENCE_KINDS),
        )
        .options(
            selectinload(Case.survivors),
            selectinload(Case.perpetrators),
            selectinload(Case.measures),
            selectinload(Case.referrals),
        )
    )


def _is_served(case: Case, survivor_id: str) -> bool:
    """Whether a survivor got a basic service: measures 4 to 6, or a referral that was carried out."""
    by_measure = any(
        one.measure in SUPPORT_MEASURES and one.outcome is not Outcome.REFUSED
        for one in case.measures
        if one.survivor_id in ("", survivor_id)
    )
    return by_measure or any(
        one.done_on is not None or one.status in _SERVED
        for one in case.referrals
        if one.survivor_id in ("", survivor_id)
    )


def _taken(case: Case, perpetrator_id: str) -> list[CaseMeasure]:
    return [
        one
        for one in case.measures
        if one.perpetrator_id in ("", perpetrator_id) and one.outcome is not Outcome.REFUSED
    ]


def _counsels(one: CaseMeasure) -> bool:
    """Whether a measure was counselling: the seventh, or community criticism with counselling."""
    return one.measure in COUNSELLING_MEASURES or (one.measure is Measure.CRITICISM and one.counselled)
