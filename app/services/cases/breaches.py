"""Breaches of personal data: detected, counted, told within 72 hours (Luật 91/2025/QH15 Điều 23)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import func, select

from app.core.case_clocks import remaining_words
from app.core.clock import Clock
from app.db.database import Database
from app.models import Case, CasePerpetrator, CaseSurvivor, PrivacyIncident

NOTICE: Final = timedelta(hours=72)
BASIS: Final = "Luật 91/2025/QH15 Điều 23; NĐ 356/2025/NĐ-CP Điều 28"
_DATA_KINDS: Final = (
    "Dữ liệu cá nhân nhạy cảm trong hồ sơ vụ việc: họ tên, nơi ở, liên lạc, đời sống riêng tư, sức khỏe, "
    "diễn biến bạo lực."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeClock:
    """How long there is until a breach must have been told; `done`: it was told."""

    incident_id: str
    detected_at: datetime
    due_at: datetime
    remaining: timedelta
    words: str
    done: bool
    overdue: bool
    told_late: bool
    basis: str = BASIS


class Breaches:
    """Drafts and deadlines; an incident itself is put and got through `Records` («privacy_incidents»)."""

    def __init__(self, database: Database, *, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def draft(self) -> dict[str, Any]:
        """Return what a new incident begins with: the moment of detection and how much there is to lose."""
        with self._database.read() as session:
            cases = session.scalar(select(func.count()).select_from(Case).where(Case.anonymised_at.is_(None)))
            persons = sum(
                session.scalar(
                    select(func.count())
                    .select_from(model)
                    .join(Case, Case.id == model.case_id)
                    .where(Case.anonymised_at.is_(None))
                )
                or 0
                for model in (CaseSurvivor, CasePerpetrator)
            )
        return {
            "detected_at": self._now(),
            "data_kinds": _DATA_KINDS,
            "cases_count": cases or 0,
            "persons_count": persons,
        }

    def clocks(self, now: datetime | None = None) -> tuple[NoticeClock, ...]:
        """Return the notices that are still to be given, and those given late, the most urgent first.

        An incident that can harm nobody (`harm` false) need not be told.
        """
        moment = now or self._now()
        with self._database.read() as session:
            rows = session.scalars(
                select(PrivacyIncident)
                .where(PrivacyIncident.harm.is_not(False), PrivacyIncident.closed_on.is_(None))
                .order_by(PrivacyIncident.detected_at)
            )
            return tuple(_clock(row, moment) for row in rows)

    def _now(self) -> datetime:
        return self._clock.now().replace(tzinfo=None, microsecond=0)


def _clock(row: PrivacyIncident, now: datetime) -> NoticeClock:
    due = row.detected_at + NOTICE
    done = row.notified_at is not None
    return NoticeClock(
        incident_id=row.id,
        detected_at=row.detected_at,
        due_at=due,
        remaining=due - now,
        words=remaining_words(due - now),
        done=done,
        overdue=not done and now > due,
        told_late=row.notified_at is not None and row.notified_at > due,
    )
