"""The clocks over a file: what runs, what stays visible, and a PC whose clock was changed."""

from datetime import datetime, timedelta, timezone

import pytest

from app.core.case_work_vocabulary import ClockCode
from app.core.errors import InvalidRecord, RecordNotFound
from app.services.cases.clocks import CaseClocks, RunningClock
from app.services.workspace import Workspace
from tests.helpers.cases import intake, put
from tests.helpers.clock import FixedClock
from tests.helpers.sentences import is_sentence

REQUEST = {"measure": "3", "requester": "survivor", "requested_at": "2026-07-14T08:40"}


def codes(found: tuple[RunningClock, ...]) -> list[ClockCode]:
    return [one.clock for one in found]


def test_a_request_runs_to_its_minute_and_stays_visible(workspace: Workspace, clock: FixedClock) -> None:
    record = put(workspace, intake(measures=[REQUEST]))
    assigned = {"assigned_at": "2026-07-14T08:35", "assignee": "police"}
    workspace.records.put("cases", {"id": record.id, "assignments": [assigned]}, confirmed=True)
    (running,) = workspace.cases.clocks.running()
    assert running.case_no == "2026-A-001"
    assert running.clock is ClockCode.NO_CONTACT_DECISION
    assert running.due_at == datetime(2026, 7, 14, 20, 40)
    assert running.words == "còn 11 giờ 40 phút"
    assert not running.warning
    clock.set(datetime(2026, 7, 14, 18, 0))
    (running,) = workspace.cases.clocks.running()
    assert running.warning
    assert not running.overdue
    clock.set(datetime(2026, 7, 14, 20, 41))
    (running,) = workspace.cases.clocks.running()
    assert running.overdue
    assert running.words == "quá 1 phút"
    workspace.cases.clocks.record_reason(
        record.id, running.clock, running.subject_id, "Chờ xác minh chỗ ở mới"
    )
    (running,) = workspace.cases.clocks.running()
    assert running.overdue
    assert running.reason_recorded


def test_kept_late_asks_for_a_reason_and_then_is_still(workspace: Workspace, clock: FixedClock) -> None:
    clock.set(datetime(2026, 7, 15, 9, 0))
    late = {**REQUEST, "outcome": "refused", "refusal_reason": "Mẫu", "decided_at": "2026-07-15T08:00"}
    assigned = {"assigned_at": "2026-07-14T08:35", "assignee": "office"}
    record = put(workspace, intake(measures=[late], assignments=[assigned]))
    (running,) = workspace.cases.clocks.running()
    assert running.kept_late
    assert running.done
    with pytest.raises(InvalidRecord):
        workspace.cases.clocks.record_reason(record.id, running.clock, running.subject_id, "  ")
    workspace.cases.clocks.record_reason(record.id, running.clock, running.subject_id, "Mất điện")
    assert workspace.cases.clocks.running() == ()
    assert ClockCode.NO_CONTACT_DECISION in codes(workspace.cases.clocks.of_case(record.id))
    workspace.cases.clocks.record_reason(record.id, running.clock, running.subject_id, "Mất điện cả xã")
    (reason,) = workspace.records.get("cases", record.id).values["clock_reasons"]
    assert reason["reason"] == "Mất điện cả xã"


def test_the_vulnerable_and_children_bring_their_clocks(workspace: Workspace) -> None:
    put(workspace, intake(survivors=[{"sex": "female", "age": 15}]))
    assert set(codes(workspace.cases.clocks.running())) == {
        ClockCode.ASSIGN,
        ClockCode.POLICE_ASSIGN,
        ClockCode.CHILD_PATH,
    }
    put(workspace, intake(survivors=[{"sex": "female", "age": 61}]))
    put(workspace, intake(survivors=[{"sex": "female", "age": 30, "vuln": ["nursing"]}]))
    put(workspace, intake(immediate_danger=True))
    assert codes(workspace.cases.clocks.running()).count(ClockCode.POLICE_ASSIGN) == 4


def test_a_closed_case_has_no_running_clock(workspace: Workspace) -> None:
    closing = {"closed_on": "2026-07-14", "reasons": ["needs_met"], "told_may_return": True}
    record = put(workspace, intake(closures=[closing]))
    assert workspace.cases.clocks.running() == ()
    assert codes(workspace.cases.clocks.of_case(record.id)) == [ClockCode.ASSIGN]
    with pytest.raises(RecordNotFound):
        workspace.cases.clocks.of_case("2026-A-001")


def test_the_officer_may_change_a_rule(workspace: Workspace) -> None:
    put(workspace, intake(measures=[REQUEST]))
    workspace.records.put(
        "clock_rules",
        {"clock": "no_contact_decision", "valid_from": "2026-07-01", "minutes": 360, "basis": "Luật mẫu"},
    )
    running = {one.clock: one for one in workspace.cases.clocks.running()}
    found = running[ClockCode.NO_CONTACT_DECISION]
    assert (found.due_at, found.basis) == (datetime(2026, 7, 14, 14, 40), "Luật mẫu")


def test_a_pc_whose_clock_was_set_back_is_told_of(workspace: Workspace, clock: FixedClock) -> None:
    put(workspace, intake())
    assert workspace.cases.clocks.warning() == ""
    clock.set(datetime(2026, 7, 14, 7, 0))
    later = CaseClocks(workspace.database, clock=clock)
    words = later.warning()
    assert is_sentence(words)
    assert "07:00 ngày 14/07/2026" in words
    assert "09:00 ngày 14/07/2026" in words


def test_set_back_while_the_program_runs(workspace: Workspace) -> None:
    ticks = [100.0]
    clock = FixedClock(datetime(2027, 1, 1, 9, 0))
    clocks = CaseClocks(workspace.database, clock=clock, monotonic=lambda: ticks[0])
    ticks[0] += 3600
    clock.advance(seconds=3600)
    assert clocks.warning() == ""
    clock.advance(seconds=-1800)
    assert "chỉnh lùi" in clocks.warning()
    # A PC that slept: its ticks may have stood still, the wall has gone on.
    clock.advance(seconds=20 * 3600)
    assert clocks.warning() == ""


def test_set_forward_and_back_again_is_told_of(workspace: Workspace, clock: FixedClock) -> None:
    clock.set(datetime(2026, 7, 20, 9, 0))
    put(workspace, intake())
    clock.set(datetime(2026, 7, 14, 9, 0))
    assert "09:00 ngày 20/07/2026" in CaseClocks(workspace.database, clock=clock).warning()


@pytest.mark.parametrize("hours", [0, 1, 2, 8])
def test_another_zone_with_or_without_daylight_saving_is_told_of(workspace: Workspace, hours: int) -> None:
    moment = datetime(2026, 7, 14, 9, 0, tzinfo=timezone(timedelta(hours=hours)))
    words = CaseClocks(workspace.database, clock=FixedClock(moment)).warning()
    assert is_sentence(words)
    assert "múi giờ" in words.lower()


def test_running_clocks_of_a_later_moment_can_be_asked_for(workspace: Workspace) -> None:
    put(workspace, intake(measures=[REQUEST]))
    now = workspace.cases.clocks.now() + timedelta(days=1)
    assert all(one.overdue for one in workspace.cases.clocks.running(now))


def test_every_clock_that_is_late_stays_until_its_reason_is_kept(
    workspace: Workspace, clock: FixedClock
) -> None:
    """A child in danger; everything was done a minute late or not at all, over the end of a month."""
    clock.set(datetime(2026, 8, 31, 8, 0))
    request = {**REQUEST, "requested_at": "2026-07-30T20:00"}
    in_force = {
        "measure": "3",
        "outcome": "granted",
        "authority": "chairman",
        "requester": "ex_officio",
        "life_threatened": True,
        "decided_at": "2026-07-30T22:00",
        "sent_police_at": "2026-07-30T22:05",
        "police_assigned_at": "2026-07-30T23:06",
        "contacts": [
            {"reason": "accident_illness", "start_at": "2026-07-31T21:00", "notified_at": "2026-07-31T20:00"}
        ],
        "cancel_requested_at": "2026-07-31T23:30",
    }
    record = put(
        workspace,
        intake(
            received_at="2026-07-30T19:00",
            immediate_danger=True,
            survivors=[{"sex": "female", "age": 15}],
            measures=[request, in_force],
        ),
    )
    late = {one.clock: one for one in workspace.cases.clocks.running() if one.overdue or one.kept_late}
    countdowns = {ClockCode.ORDER_END, ClockCode.COURT_ORDER_END}
    assert set(late) == set(ClockCode) - countdowns
    assert late[ClockCode.CANCEL_DECISION].due_at == datetime(2026, 8, 1, 11, 30)
    assert late[ClockCode.CONTACT_END].due_at == datetime(2026, 8, 1, 1, 0)
    assert late[ClockCode.POLICE_PLAN].kept_late
    for one in late.values():
        assert is_sentence(f"{one.label}: {one.words}.")
        workspace.cases.clocks.record_reason(
            record.id, one.clock, one.subject_id, f"Lý do của {one.clock.value}"
        )
    told = {one.clock: one for one in workspace.cases.clocks.of_case(record.id)}
    assert all(told[code].reason_recorded for code in late)
    still = set(codes(workspace.cases.clocks.running()))
    assert still == set(late) - {ClockCode.POLICE_PLAN}, "what is not done stays to be seen all the same"
    kept = {row["reason"] for row in workspace.records.get("cases", record.id).values["clock_reasons"]}
    assert len(kept) == len(late)
