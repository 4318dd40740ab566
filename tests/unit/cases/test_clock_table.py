"""Every clock of the law in one table: what starts it, how long it runs, what stops it, on what ground.

The moments are those at which counting goes wrong: month ends, leap days, New Year, and the nights in
which other countries change their clocks.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import pytest

from app.core.case_clocks import (
    CaseTimes,
    ContactTimes,
    LegalClock,
    MeasureTimes,
    Rule,
    RuleBook,
    clocks_of,
)
from app.core.case_work_vocabulary import Assignee, Authority, ClockCode, Measure, Outcome, Requester
from app.services.cases.defaults import CLOCKS

RULES: Final = RuleBook(
    Rule(
        clock=one.clock,
        minutes=one.minutes,
        warn_minutes=one.warn,
        basis=one.basis,
        valid_from=one.valid_from,
    )
    for one in CLOCKS
)
LONG_AGO: Final = datetime(2025, 12, 1, 8, 0)
Making = Callable[[datetime, datetime | None], CaseTimes]


def received(start: datetime, done: datetime | None, to: Assignee, **more: Any) -> CaseTimes:
    """A case received at `start`, assigned at `done`."""
    return CaseTimes(id="c", received_at=start, assignments=[(done, to)] if done else [], **more)


def order(**times: Any) -> CaseTimes:
    """A case with one no-contact order."""
    made = MeasureTimes(**{"id": "m", "measure": Measure.NO_CONTACT, **times})
    return CaseTimes(id="c", received_at=LONG_AGO, measures=[made])


def granted(**times: Any) -> CaseTimes:
    return order(outcome=Outcome.GRANTED, **times)


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One row of the table. `made` gives a case whose clock starts at one moment and stops at another."""

    lasts: timedelta
    basis: str
    made: Making
    reminded: timedelta = timedelta(0)


HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TABLE: Final[Mapping[ClockCode, Law]] = {
    ClockCode.ASSIGN: Law(
        lasts=timedelta(0),
        basis="Luật 13/2022/QH15 Điều 20 khoản 3",
        made=lambda start, done: received(start, done, Assignee.OFFICE),
    ),
    ClockCode.POLICE_ASSIGN: Law(
        lasts=timedelta(0),
        basis="Luật 13/2022/QH15 Điều 20 khoản 4; NĐ 76/2023/NĐ-CP Điều 11",
        made=lambda start, done: received(start, done, Assignee.POLICE, vulnerable=True),
    ),
    ClockCode.CHILD_PATH: Law(
        lasts=timedelta(0),
        basis="NĐ 76/2023/NĐ-CP Điều 9, 10; NĐ 56/2017/NĐ-CP",
        made=lambda start, done: received(start, done, Assignee.CHILD_PROTECTION, child=True),
    ),
    ClockCode.NO_CONTACT_DECISION: Law(
        lasts=12 * HOUR,
        reminded=3 * HOUR,
        basis="Luật 13/2022/QH15 Điều 25 khoản 2",
        made=lambda start, done: order(
            requested_at=start,
            requester=Requester.SURVIVOR,
            decided_at=done,
            outcome=Outcome.REFUSED if done else None,
        ),
    ),
    ClockCode.ORDER_END: Law(
        lasts=3 * DAY,
        reminded=6 * HOUR,
        basis="Luật 13/2022/QH15 Điều 25 khoản 1",
        made=lambda start, done: granted(
            decided_at=start,
            cancel_outcome=Outcome.GRANTED if done else None,
            cancel_decided_at=done,
        ),
    ),
    ClockCode.COURT_ORDER_END: Law(
        lasts=4 * DAY,
        reminded=6 * HOUR,
        basis="Luật 13/2022/QH15 Điều 26",
        made=lambda start, done: granted(
            authority=Authority.COURT,
            decided_at=start,
            cancel_outcome=Outcome.GRANTED if done else None,
            cancel_decided_at=done,
        ),
    ),
    ClockCode.POLICE_PLAN: Law(
        lasts=HOUR,
        reminded=timedelta(minutes=15),
        basis="TT 66/2025/TT-BCA Điều 2",
        made=lambda start, done: granted(
            decided_at=start - HOUR, sent_police_at=start, police_assigned_at=done
        ),
    ),
    ClockCode.POLICE_SUMMON: Law(
        lasts=HOUR,
        reminded=timedelta(minutes=15),
        basis="TT 66/2025/TT-BCA Điều 2",
        made=lambda start, done: granted(
            decided_at=start - HOUR, police_assigned_at=start, police_summoned_at=done
        ),
    ),
    ClockCode.CONTACT_END: Law(
        lasts=4 * HOUR,
        reminded=timedelta(minutes=30),
        basis="NĐ 76/2023/NĐ-CP Điều 18",
        made=lambda start, done: granted(
            decided_at=start - HOUR, contacts=[ContactTimes(id="k", start_at=start, end_at=done)]
        ),
    ),
    ClockCode.CANCEL_DECISION: Law(
        lasts=12 * HOUR,
        reminded=3 * HOUR,
        basis="Luật 13/2022/QH15 Điều 25",
        made=lambda start, done: granted(
            decided_at=start - DAY,
            cancel_requested_at=start,
            cancel_decided_at=done,
            cancel_outcome=Outcome.REFUSED if done else None,
        ),
    ),
}
STARTS: Final = (
    datetime(2026, 1, 31, 23, 59),
    datetime(2026, 2, 28, 18, 30),
    datetime(2028, 2, 28, 20, 0),
    datetime(2028, 2, 29, 23, 1),
    datetime(2026, 4, 30, 21, 15),
    datetime(2026, 12, 31, 22, 45),
    datetime(2026, 3, 29, 1, 30),
    datetime(2026, 10, 25, 2, 30),
    datetime(2026, 11, 1, 1, 59),
)
ENDS: Final = {
    (ClockCode.NO_CONTACT_DECISION, STARTS[0]): datetime(2026, 2, 1, 11, 59),
    (ClockCode.ORDER_END, STARTS[1]): datetime(2026, 3, 3, 18, 30),
    (ClockCode.ORDER_END, STARTS[2]): datetime(2028, 3, 2, 20, 0),
    (ClockCode.COURT_ORDER_END, STARTS[5]): datetime(2027, 1, 4, 22, 45),
    (ClockCode.POLICE_PLAN, STARTS[3]): datetime(2028, 3, 1, 0, 1),
    (ClockCode.CONTACT_END, STARTS[4]): datetime(2026, 5, 1, 1, 15),
    (ClockCode.CANCEL_DECISION, STARTS[5]): datetime(2027, 1, 1, 10, 45),
    (ClockCode.POLICE_SUMMON, STARTS[7]): datetime(2026, 10, 25, 3, 30),
}
"""Written out by hand, so that the table is not held against itself alone."""
EVERY: Final = [(code, start) for code in TABLE for start in STARTS]


def clock_of(code: ClockCode, start: datetime, done: datetime | None = None) -> LegalClock:
    (found,) = (one for one in clocks_of(TABLE[code].made(start, done), RULES) if one.clock is code)
    return found


def test_every_clock_of_the_law_is_in_the_table() -> None:
    assert set(TABLE) == set(ClockCode) == {one.clock for one in CLOCKS}


@pytest.mark.parametrize(("code", "start"), EVERY)
def test_it_runs_to_the_minute(code: ClockCode, start: datetime) -> None:
    law, clock = TABLE[code], clock_of(code, start)
    due = start + law.lasts
    assert (clock.started_at, clock.due_at, clock.warn_at) == (start, due, due - law.reminded)
    assert clock.basis == law.basis
    assert ENDS.get((code, start), due) == due
    minute = timedelta(minutes=1)
    assert clock.running(due - minute)
    assert not clock.overdue(due)
    assert clock.overdue(due + minute) is not clock.countdown
    assert clock.running(due + minute) is not clock.countdown, "what is overdue stays to be seen"


@pytest.mark.parametrize(("code", "start"), EVERY)
def test_what_stops_it_in_time_and_late(code: ClockCode, start: datetime) -> None:
    law, minute = TABLE[code], timedelta(minutes=1)
    in_time, late = (
        clock_of(code, start, start + law.lasts),
        clock_of(code, start, start + law.lasts + minute),
    )
    assert in_time.done
    assert late.done
    assert not in_time.kept_late
    assert late.kept_late is not (late.countdown or late.immediate)
    assert not late.overdue(start + 30 * DAY)


@pytest.mark.parametrize("code", TABLE)
def test_before_its_law_nothing_runs(code: ClockCode) -> None:
    (rule,) = (one for one in CLOCKS if one.clock is code)
    first = datetime.combine(rule.valid_from, datetime.min.time())
    assert clock_of(code, first).started_at == first
    before = clocks_of(TABLE[code].made(first - timedelta(minutes=1), None), RULES)
    assert code not in {one.clock for one in before}
