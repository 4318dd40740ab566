"""The legal clocks of a case: when each starts, when it is due, whether it was kept. Pure.

All moments are local wall time without a zone, to the minute, as they are stored: Viet Nam has no
daylight saving time, and what counts is the clock on the wall of the office. How long a clock runs and
on what ground is data (`Rule`), looked up by the day on which it starts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from app.core.case_work_vocabulary import (
    Assignee,
    Authority,
    ClockCode,
    Measure,
    Outcome,
    Requester,
)

COUNTDOWNS: Final = (ClockCode.ORDER_END, ClockCode.COURT_ORDER_END)
"""Clocks that simply run out: nobody is late when they end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of `clock_rules`. `minutes` 0 means: at once."""

    clock: ClockCode
    minutes: int
    warn_minutes: int
    basis: str
    valid_from: date
    valid_to: date | None = None


class RuleBook:
    """The rules, by clock and day."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = sorted(rules, key=lambda rule: rule.valid_from, reverse=True)

    def on(self, clock: ClockCode, day: date) -> Rule | None:
        """Return the latest rule of a clock that is valid on a day."""
        for rule in self._rules:
            if rule.clock is clock and rule.valid_from <= day and (not rule.valid_to or day <= rule.valid_to):
                return rule
        return None

    def limit(self, clock: ClockCode, start: datetime) -> tuple[timedelta, str] | None:
        """Return how long something that starts at `start` may be, and on what ground."""
        rule = self.on(clock, start.date())
        return (timedelta(minutes=rule.minutes), rule.basis) if rule else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactTimes:
    """A contact while an order is in force."""

    id: str
    start_at: datetime | None
    end_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTimes:
    """What the clocks need of a measure."""

    id: str
    measure: Measure
    authority: Authority | None = None
    requester: Requester | None = None
    requested_at: datetime | None = None
    outcome: Outcome | None = None
    decided_at: datetime | None = None
    valid_from: datetime | None = None
    valid_to: datetime | None = None
    sent_police_at: datetime | None = None
    police_assigned_at: datetime | None = None
    police_summoned_at: datetime | None = None
    cancel_requested_at: datetime | None = None
    cancel_outcome: Outcome | None = None
    cancel_decided_at: datetime | None = None
    contacts: Sequence[ContactTimes] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTimes:
    """What the clocks need of a case. `assignments` are (when, to whom)."""

    id: str
    received_at: datetime
    assignments: Sequence[tuple[datetime, Assignee]] = ()
    vulnerable: bool = False
    danger: bool = False
    child: bool = False
    child_referred_at: datetime | None = None
    measures: Sequence[MeasureTimes] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalClock:
    """One clock. `subject_id` is the row that it belongs to; `done_at` None: still running.

    A clock that was stopped at an unknown time is `done` without `done_at`.
    """

    clock: ClockCode
    subject_id: str
    started_at: datetime
    due_at: datetime
    warn_at: datetime
    basis: str
    done: bool = False
    done_at: datetime | None = None

    @property
    def immediate(self) -> bool:
        """Whether the law wants it at once."""
        return self.due_at == self.started_at

    @property
    def countdown(self) -> bool:
        """Whether it simply runs out."""
        return self.clock in COUNTDOWNS

    @property
    def kept_late(self) -> bool:
        """Whether it was stopped after its time; what is to be done at once has no minute of its own."""
        late = self.done_at is not None and self.done_at > self.due_at
        return late and not self.immediate and not self.countdown

    def overdue(self, now: datetime) -> bool:
        """Whether it is past its time and nothing was done."""
        return not self.done and not self.countdown and now > self.due_at

    def running(self, now: datetime) -> bool:
        """Whether it still has to be looked at."""
        return not self.done and (not self.countdown or now < self.due_at)


def clocks_of(case: CaseTimes, rules: RuleBook) -> tuple[LegalClock, ...]:
    """Return every clock of a case, stopped ones too, by their due time."""
    found = [*_receiving(case, rules)]
    for measure in case.measures:
        if measure.measure is Measure.NO_CONTACT:
            found.extend(_no_contact(measure, rules))
    return tuple(sorted(found, key=lambda one: (one.due_at, one.clock, one.subject_id)))


def _receiving(case: CaseTimes, rules: RuleBook) -> Iterator[LegalClock]:
    start = case.received_at
    first = min((at for at, _ in case.assignments), default=None)
    yield from _clock(rules, ClockCode.ASSIGN, case.id, start, done_at=first)
    if case.vulnerable or case.danger:
        police = min((at for at, to in case.assignments if to is Assignee.POLICE), default=None)
        yield from _clock(rules, ClockCode.POLICE_ASSIGN, case.id, start, done_at=police)
    if case.child:
        ways = [at for at, to in case.assignments if to is Assignee.CHILD_PROTECTION]
        ways += [case.child_referred_at] if case.child_referred_at else []
        yield from _clock(rules, ClockCode.CHILD_PATH, case.id, start, done_at=min(ways, default=None))


def _no_contact(order: MeasureTimes, rules: RuleBook) -> Iterator[LegalClock]:
    court = order.authority is Authority.COURT
    if order.requested_at and not court and order.requester is not Requester.EX_OFFICIO:
        yield from _clock(
            rules,
            ClockCode.NO_CONTACT_DECISION,
            order.id,
            order.requested_at,
            done_at=order.decided_at,
            done=order.outcome is not None,
        )
    if order.outcome is Outcome.GRANTED and (start := order.valid_from or order.decided_at):
        yield from _in_force(order, rules, start, court=court)
    if order.cancel_requested_at:
        yield from _clock(
            rules,
            ClockCode.CANCEL_DECISION,
            order.id,
            order.cancel_requested_at,
            done_at=order.cancel_decided_at,
            done=order.cancel_outcome is not None,
        )


def _in_force(order: MeasureTimes, rules: RuleBook, start: datetime, *, court: bool) -> Iterator[LegalClock]:
    cancelled = order.cancel_outcome is Outcome.GRANTED
    code = ClockCode.COURT_ORDER_END if court else ClockCode.ORDER_END
    yield from _clock(
        rules,
        code,
        order.id,
        start,
        due_at=order.valid_to,
        done=cancelled,
        done_at=order.cancel_decided_at if cancelled else None,
    )
    told = order.sent_police_at or order.decided_at or start
    # An order that was cancelled before the police began needs no supervision any more.
    yield from _clock(
        rules,
        ClockCode.POLICE_PLAN,
        order.id,
        told,
        done_at=order.police_assigned_at,
        done=order.police_assigned_at is not None or cancelled,
    )
    if order.police_assigned_at:
        yield from _clock(
            rules,
            ClockCode.POLICE_SUMMON,
            order.id,
            order.police_assigned_at,
            done_at=order.police_summoned_at,
            done=order.police_summoned_at is not None or cancelled,
        )
    for contact in order.contacts:
        if contact.start_at:
            yield from _clock(
                rules, ClockCode.CONTACT_END, contact.id, contact.start_at, done_at=contact.end_at
            )


def _clock(
    rules: RuleBook,
    code: ClockCode,
    subject_id: str,
    start: datetime,
    *,
    done_at: datetime | None = None,
    done: bool | None = None,
    due_at: datetime | None = None,
) -> Iterator[LegalClock]:
    """Yield the clock, or nothing where no rule was valid on the day it starts."""
    rule = rules.on(code, start.date())
    if rule is None:
        return
    due = due_at or start + timedelta(minutes=rule.minutes)
    yield LegalClock(
        clock=code,
        subject_id=subject_id,
        started_at=start,
        due_at=due,
        warn_at=due - timedelta(minutes=rule.warn_minutes),
        basis=rule.basis,
        done=done_at is not None if done is None else done,
        done_at=done_at,
    )


def remaining_words(left: timedelta) -> str:
    """Return a span as a person says it: còn 2 ngày 3 giờ, còn 5 phút, quá 1 giờ 20 phút."""
    minutes = int(abs(left).total_seconds() // 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [f"{number} {unit}" for number, unit in ((days, "ngày"), (hours, "giờ")) if number]
    if minutes and not days:
        parts.append(f"{minutes} phút")
    return f"{'quá' if left < timedelta(0) else 'còn'} {' '.join(parts) or 'chưa đến 1 phút'}"
