"""The legal clocks: to the minute, over month ends and leap days, kept, late, running out."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.case_clocks import (
    CaseTimes,
    ContactTimes,
    LegalClock,
    MeasureTimes,
    Rule,
    RuleBook,
    clocks_of,
    remaining_words,
)
from app.core.case_work_vocabulary import Assignee, Authority, ClockCode, Measure, Outcome, Requester
from app.services.cases.defaults import CLOCKS

RULES = RuleBook(
    Rule(
        clock=one.clock,
        minutes=one.minutes,
        warn_minutes=one.warn,
        basis=one.basis,
        valid_from=one.valid_from,
    )
    for one in CLOCKS
)
AT = datetime(2026, 7, 13, 9, 0)


def one(case: CaseTimes, code: ClockCode) -> LegalClock | None:
    return next((clock for clock in clocks_of(case, RULES) if clock.clock is code), None)


def no_contact(**more: object) -> CaseTimes:
    order = MeasureTimes(**{"id": "m", "measure": Measure.NO_CONTACT, **more})  # type: ignore[arg-type]
    return CaseTimes(id="c", received_at=AT, measures=[order])


def test_assigning_is_due_at_once_and_stopped_by_the_first_assignment() -> None:
    waiting = one(CaseTimes(id="c", received_at=AT), ClockCode.ASSIGN)
    assert waiting is not None
    assert waiting.immediate
    assert not waiting.overdue(AT)
    assert waiting.overdue(AT + timedelta(minutes=1))
    later = AT + timedelta(minutes=20)
    kept = one(CaseTimes(id="c", received_at=AT, assignments=[(later, Assignee.OFFICE)]), ClockCode.ASSIGN)
    assert kept is not None
    assert kept.done
    assert not kept.kept_late
    assert not kept.overdue(later + timedelta(days=1))


def test_the_police_are_wanted_for_the_vulnerable_and_in_danger_only() -> None:
    assert one(CaseTimes(id="c", received_at=AT), ClockCode.POLICE_ASSIGN) is None
    for case in (
        CaseTimes(id="c", received_at=AT, vulnerable=True, assignments=[(AT, Assignee.OFFICE)]),
        CaseTimes(id="c", received_at=AT, danger=True, assignments=[(AT, Assignee.OFFICE)]),
    ):
        clock = one(case, ClockCode.POLICE_ASSIGN)
        assert clock is not None
        assert not clock.done
    done = one(
        CaseTimes(id="c", received_at=AT, danger=True, assignments=[(AT, Assignee.POLICE)]),
        ClockCode.POLICE_ASSIGN,
    )
    assert done is not None
    assert done.done


def test_a_child_goes_the_way_of_child_protection() -> None:
    waiting = one(CaseTimes(id="c", received_at=AT, child=True), ClockCode.CHILD_PATH)
    assert waiting is not None
    assert not waiting.done
    done = one(CaseTimes(id="c", received_at=AT, child=True, child_referred_at=AT), ClockCode.CHILD_PATH)
    assert done is not None
    assert done.done


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (datetime(2026, 7, 13, 9, 7), datetime(2026, 7, 13, 21, 7)),
        (datetime(2026, 1, 31, 18, 30), datetime(2026, 2, 1, 6, 30)),
        (datetime(2028, 2, 28, 20, 0), datetime(2028, 2, 29, 8, 0)),
        (datetime(2028, 2, 29, 20, 0), datetime(2028, 3, 1, 8, 0)),
        (datetime(2026, 12, 31, 23, 59), datetime(2027, 1, 1, 11, 59)),
        # Nights when other countries change their clocks: the wall of the office does not.
        (datetime(2026, 3, 28, 20, 0), datetime(2026, 3, 29, 8, 0)),
        (datetime(2026, 10, 24, 20, 0), datetime(2026, 10, 25, 8, 0)),
    ],
)
def test_a_no_contact_order_is_decided_within_twelve_hours(asked: datetime, due: datetime) -> None:
    clock = one(no_contact(requested_at=asked, requester=Requester.SURVIVOR), ClockCode.NO_CONTACT_DECISION)
    assert clock is not None
    assert clock.due_at == due
    assert not clock.overdue(due)
    assert clock.overdue(due + timedelta(minutes=1))
    assert clock.basis == "Luật 13/2022/QH15 Điều 25 khoản 2"


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_decision_either_way_stops_the_clock(outcome: Outcome) -> None:
    in_time = no_contact(requested_at=AT, outcome=outcome, decided_at=AT + timedelta(hours=12))
    late = no_contact(requested_at=AT, outcome=outcome, decided_at=AT + timedelta(hours=12, minutes=1))
    for case, kept_late in ((in_time, False), (late, True)):
        clock = one(case, ClockCode.NO_CONTACT_DECISION)
        assert clock is not None
        assert clock.done
        assert clock.kept_late is kept_late
        assert not clock.overdue(AT + timedelta(days=9))


def test_neither_the_chairman_s_own_decision_nor_a_court_s_waits_for_twelve_hours() -> None:
    own = no_contact(requested_at=AT, requester=Requester.EX_OFFICIO)
    court = no_contact(requested_at=AT, authority=Authority.COURT)
    assert one(own, ClockCode.NO_CONTACT_DECISION) is None
    assert one(court, ClockCode.NO_CONTACT_DECISION) is None


def test_an_order_runs_out_without_anybody_being_late() -> None:
    case = no_contact(outcome=Outcome.GRANTED, decided_at=AT, valid_from=AT)
    clock = one(case, ClockCode.ORDER_END)
    assert clock is not None
    assert clock.due_at == AT + timedelta(days=3)
    assert clock.running(clock.due_at - timedelta(minutes=1))
    assert not clock.running(clock.due_at)
    assert not clock.overdue(clock.due_at + timedelta(days=1))
    shorter = no_contact(
        outcome=Outcome.GRANTED, decided_at=AT, valid_from=AT, valid_to=AT + timedelta(days=1)
    )
    found = one(shorter, ClockCode.ORDER_END)
    assert found is not None
    assert found.due_at == AT + timedelta(days=1)


def test_a_court_s_order_has_four_days() -> None:
    case = no_contact(outcome=Outcome.GRANTED, decided_at=AT, authority=Authority.COURT)
    clock = one(case, ClockCode.COURT_ORDER_END)
    assert clock is not None
    assert clock.due_at == AT + timedelta(days=4)
    assert one(case, ClockCode.ORDER_END) is None


def test_the_police_have_an_hour_and_then_another() -> None:
    told = AT + timedelta(minutes=10)
    case = no_contact(outcome=Outcome.GRANTED, decided_at=AT, sent_police_at=told)
    plan = one(case, ClockCode.POLICE_PLAN)
    assert plan is not None
    assert plan.due_at == told + timedelta(hours=1)
    assert one(case, ClockCode.POLICE_SUMMON) is None
    assigned = told + timedelta(minutes=50)
    case = no_contact(
        outcome=Outcome.GRANTED, decided_at=AT, sent_police_at=told, police_assigned_at=assigned
    )
    plan, summon = one(case, ClockCode.POLICE_PLAN), one(case, ClockCode.POLICE_SUMMON)
    assert plan is not None
    assert plan.done
    assert summon is not None
    assert summon.due_at == assigned + timedelta(hours=1)


def test_a_contact_ends_after_four_hours() -> None:
    contact = ContactTimes(id="k", start_at=AT, end_at=None)
    case = no_contact(outcome=Outcome.GRANTED, decided_at=AT, contacts=[contact])
    clock = one(case, ClockCode.CONTACT_END)
    assert clock is not None
    assert (clock.subject_id, clock.due_at) == ("k", AT + timedelta(hours=4))


def test_cancelling_is_decided_within_twelve_hours_and_ends_the_order() -> None:
    asked = AT + timedelta(days=1)
    waiting = no_contact(outcome=Outcome.GRANTED, decided_at=AT, cancel_requested_at=asked)
    clock = one(waiting, ClockCode.CANCEL_DECISION)
    assert clock is not None
    assert clock.due_at == asked + timedelta(hours=12)
    done = no_contact(
        outcome=Outcome.GRANTED,
        decided_at=AT,
        cancel_requested_at=asked,
        cancel_outcome=Outcome.GRANTED,
        cancel_decided_at=asked + timedelta(hours=2),
    )
    for code in (ClockCode.CANCEL_DECISION, ClockCode.ORDER_END, ClockCode.POLICE_PLAN):
        found = one(done, code)
        assert found is not None
        assert found.done


def test_a_rule_holds_from_its_day_and_the_later_one_wins() -> None:
    rules = RuleBook(
        Rule(clock=ClockCode.ASSIGN, minutes=minutes, warn_minutes=0, basis=str(minutes), valid_from=day)
        for minutes, day in ((60, date(2026, 1, 1)), (30, date(2026, 7, 1)))
    )
    assert rules.on(ClockCode.ASSIGN, date(2025, 12, 31)) is None
    first, second = (
        rules.on(ClockCode.ASSIGN, date(2026, 6, 30)),
        rules.on(ClockCode.ASSIGN, date(2026, 7, 1)),
    )
    assert (first and first.minutes, second and second.minutes) == (60, 30)
    before_the_law = CaseTimes(id="c", received_at=datetime(2020, 1, 1))
    assert clocks_of(before_the_law, RULES) == ()


MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@given(MOMENTS, st.integers(-5000, 5000))
def test_a_clock_is_overdue_exactly_after_its_minutes(asked: datetime, minutes: int) -> None:
    case = no_contact(requested_at=asked)
    clock = one(case, ClockCode.NO_CONTACT_DECISION)
    assert clock is not None
    now = asked + timedelta(minutes=minutes)
    assert clock.overdue(now) == (minutes > 12 * 60)
    assert (clock.due_at - asked) == timedelta(hours=12)


@given(st.lists(MOMENTS, min_size=1, max_size=6))
def test_clocks_come_by_their_due_time(moments: list[datetime]) -> None:
    orders = [
        MeasureTimes(id=str(place), measure=Measure.NO_CONTACT, requested_at=moment)
        for place, moment in enumerate(moments)
    ]
    found = clocks_of(CaseTimes(id="c", received_at=moments[0], measures=orders), RULES)
    assert all(one.due_at <= two.due_at for one, two in pairwise(found))
    assert len(found) == len(moments) + 1


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(0), "còn chưa đến 1 phút"),
        (timedelta(minutes=5), "còn 5 phút"),
        (timedelta(hours=2, minutes=5), "còn 2 giờ 5 phút"),
        (timedelta(days=2, hours=3, minutes=5), "còn 2 ngày 3 giờ"),
        (-timedelta(hours=1, minutes=20), "quá 1 giờ 20 phút"),
    ],
)
def test_a_span_is_said_as_people_say_it(left: timedelta, words: str) -> None:
    assert remaining_words(left) == words
