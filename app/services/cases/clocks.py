"""The legal clocks over the file: what runs, what is late and why, and whether the PC's clock can be right.

Moments are local wall time. What runs is asked for with the present moment, so that a window counts down
without asking the file every second: `due_at` and the flags follow from it.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.case_clocks import LegalClock, RuleBook, clocks_of, remaining_words
from app.core.case_vocabulary import CaseStatus
from app.core.case_work_vocabulary import ClockCode
from app.core.clock import Clock, wall_milliseconds
from app.core.errors import Finding, InvalidRecord
from app.core.ids import derived_id
from app.core.text import clean
from app.db.database import Database
from app.models import Case, CaseClockReason, ChangeEntry
from app.services.cases.reading import case_in, rule_book, times_of, with_times
from app.services.changelog.changes import Changes
from app.services.changelog.recorder import changes_of

_VIETNAM: Final = timedelta(hours=7)
_TOLERANCE: Final = timedelta(minutes=2)
"""Below it a difference between clocks is the network's or the battery's, not a person's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningClock:
    """One clock of one case at a moment; `words` say how long it still runs or has been overdue."""

    case_id: str
    case_no: str
    clock: ClockCode
    subject_id: str
    label: str
    basis: str
    started_at: datetime
    due_at: datetime
    warn_at: datetime
    done_at: datetime | None
    done: bool
    remaining: timedelta
    words: str
    overdue: bool
    kept_late: bool
    warning: bool
    immediate: bool
    countdown: bool
    reason_recorded: bool


class CaseClocks:
    """Answers for the countdowns on the case, on the overview and in the tray."""

    def __init__(
        self, database: Database, *, clock: Clock, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._database = database
        self._clock = clock
        self._monotonic = monotonic
        self._started = (clock.now(), monotonic())

    def now(self) -> datetime:
        """Return the present moment as moments are stored."""
        return self._clock.now().replace(tzinfo=None)

    def running(self, now: datetime | None = None) -> tuple[RunningClock, ...]:
        """Return what runs or is overdue in open cases, or was kept late without a reason; by due time."""
        with self._database.read() as session:
            return running_in(session, now or self.now())

    def of_case(self, case_id: str, now: datetime | None = None) -> tuple[RunningClock, ...]:
        """Return every clock of a case, stopped ones too; raise `RecordNotFound`."""
        with self._database.read() as session:
            return tuple(_clocks(case_in(session, case_id), rule_book(session), now or self.now()))

    def record_reason(self, case_id: str, clock: ClockCode, subject_id: str, reason: str) -> Changes:
        """Keep why a clock was not kept; raise `InvalidRecord`, `RecordNotFound`."""
        told = clean(reason).strip()
        if not told:
            raise InvalidRecord([Finding("reason", "Hãy ghi lý do quá hạn.")])
        with self._database.transaction("Ghi lý do quá hạn") as session:
            case = case_in(session, case_id)
            row_id = derived_id(case.id, clock.value, subject_id)
            row = session.get(CaseClockReason, row_id)
            if row is None:
                row = CaseClockReason(id=row_id, case_id=case.id, clock=clock, subject_id=subject_id)
                session.add(row)
            row.reason, row.recorded_at = told, self.now().replace(microsecond=0)
            return changes_of(session)

    def warning(self) -> str:
        """Return a sentence when the PC's clock cannot be right, else nothing.

        Its zone is not Viet Nam's, which has no daylight saving time: then the wall clock that moments are
        written by is another. Or it stands before the last entry of the log, or it was set back while the
        program runs. A PC that slept is no reason: then the wall clock is ahead, never behind.
        """
        now = self._clock.now()
        if now.utcoffset() != _VIETNAM:
            return (
                f"Múi giờ của máy đang là UTC{now.isoformat()[-6:]}, không phải giờ Việt Nam (UTC+07:00), "
                "nên thời hạn tính theo giờ có thể sai. Hãy đặt lại múi giờ của máy."
            )
        began, ticks = self._started
        if now - began - timedelta(seconds=self._monotonic() - ticks) < -_TOLERANCE:
            return (
                "Đồng hồ của máy vừa bị chỉnh lùi trong khi chương trình đang chạy nên thời hạn tính theo "
                "giờ có thể sai. Hãy kiểm tra ngày giờ của máy."
            )
        with self._database.read() as session:
            last = session.scalar(select(func.max(ChangeEntry.stamp)))
        if last is None:
            return ""
        written = datetime.fromtimestamp(wall_milliseconds(last) / 1000, tz=now.tzinfo)
        if now < written - _TOLERANCE:
            return (
                f"Đồng hồ của máy đang chỉ {now:%H:%M} ngày {now:%d/%m/%Y}, sớm hơn lần ghi sổ gần nhất "
                f"({written:%H:%M} ngày {written:%d/%m/%Y}) nên thời hạn tính theo giờ có thể sai. "
                "Hãy kiểm tra ngày giờ của máy."
            )
        return ""


def running_in(session: Session, now: datetime) -> tuple[RunningClock, ...]:
    """Return what somebody still has to look at in open cases, by due time."""
    rules = rule_book(session)
    cases = session.scalars(select(Case).where(Case.status == CaseStatus.OPEN).options(*with_times()))
    found = [one for case in cases for one in unsettled(case, rules, now)]
    return tuple(sorted(found, key=lambda one: (one.due_at, one.case_no, one.clock)))


def unsettled(case: Case, rules: RuleBook, now: datetime) -> tuple[RunningClock, ...]:
    """Return what somebody still has to look at on one case, by due time; the case need not be stored."""
    return tuple(one for one in _clocks(case, rules, now) if _asks(one))


def _clocks(case: Case, rules: RuleBook, now: datetime) -> Iterator[RunningClock]:
    reasons = {(row.clock, row.subject_id) for row in case.clock_reasons}
    for one in clocks_of(times_of(case), rules):
        yield _shown(case, one, now, reason_recorded=(one.clock, one.subject_id) in reasons)


def _shown(case: Case, one: LegalClock, now: datetime, *, reason_recorded: bool) -> RunningClock:
    left = one.due_at - now
    return RunningClock(
        case_id=case.id,
        case_no=case.case_no,
        clock=one.clock,
        subject_id=one.subject_id,
        label=one.clock.label,
        basis=one.basis,
        started_at=one.started_at,
        due_at=one.due_at,
        warn_at=one.warn_at,
        done_at=one.done_at,
        done=not one.running(now),
        remaining=left,
        words="làm ngay" if one.immediate and left >= -timedelta(minutes=1) else remaining_words(left),
        overdue=one.overdue(now),
        kept_late=one.kept_late,
        warning=one.running(now) and now >= one.warn_at,
        immediate=one.immediate,
        countdown=one.countdown,
        reason_recorded=reason_recorded,
    )


def _asks(one: RunningClock) -> bool:
    """Whether somebody still has to look at a clock."""
    return not one.done or (one.kept_late and not one.reason_recorded)
