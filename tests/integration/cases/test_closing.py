"""A case is not closed unawares: what still runs, and what was missed without a reason, is asked about."""

from datetime import datetime
from typing import Any

from app.core.case_vocabulary import CaseStatus
from app.core.case_work_vocabulary import ClockCode
from app.core.errors import Finding, NeedsConfirmation
from app.services.workspace import Workspace
from tests.helpers.cases import intake, put
from tests.helpers.clock import FixedClock
from tests.helpers.sentences import is_sentence

CLOSING = {"closed_on": "2026-07-14", "reasons": ["needs_met"], "told_may_return": True}
ASSIGNED = [{"assigned_at": "2026-07-14T08:31", "assignee": "office"}]
ORDER: dict[str, Any] = {
    "measure": "3",
    "requested_at": "2026-07-14T08:35",
    "requester": "survivor",
    "outcome": "granted",
    "authority": "chairman",
    "decided_at": "2026-07-14T08:50",
    "valid_to": "2026-07-14T20:00",
    "police_assigned_at": "2026-07-14T08:55",
    "police_summoned_at": "2026-07-14T08:59",
}


def asked(workspace: Workspace, case_id: str) -> list[str]:
    """Close a case without confirming; return what was asked, empty when it was closed."""
    findings: tuple[Finding, ...] = ()
    try:
        workspace.records.put("cases", {"id": case_id, "closures": [CLOSING]})
    except NeedsConfirmation as error:
        findings = error.findings
    assert {finding.field for finding in findings} <= {"closures.0.closed_on"}
    assert all(is_sentence(finding.message) for finding in findings)
    return [finding.message for finding in findings]


def test_an_order_in_force_is_asked_about_until_it_has_run_out(
    workspace: Workspace, clock: FixedClock
) -> None:
    case_id = put(workspace, intake(assignments=ASSIGNED, measures=[ORDER])).id
    (question,) = asked(workspace, case_id)
    assert "còn chạy đến 20:00 ngày 14/07/2026" in question
    assert "Điều 25" in question
    assert workspace.records.get("cases", case_id).values["status"] is CaseStatus.OPEN
    clock.set(datetime(2026, 7, 14, 20, 0))
    assert asked(workspace, case_id) == []
    assert workspace.records.get("cases", case_id).values["status"] is CaseStatus.CLOSED


def test_confirmed_it_is_closed_and_asked_no_more(workspace: Workspace) -> None:
    case_id = put(workspace, intake(assignments=ASSIGNED, measures=[ORDER])).id
    workspace.records.put("cases", {"id": case_id, "closures": [CLOSING]}, confirmed=True)
    workspace.records.put("cases", {"id": case_id, "received_by": "Cán bộ Mẫu"})


def test_what_was_never_assigned_is_asked_about(workspace: Workspace) -> None:
    child = [{"sex": "female", "age": 12}]
    questions = asked(workspace, put(workspace, intake(survivors=child)).id)
    assert len(questions) == 3
    assert all("đã quá hạn 08:30 ngày 14/07/2026" in question for question in questions)


def test_what_was_done_late_wants_its_reason_first(workspace: Workspace) -> None:
    late = {**ORDER, "requested_at": "2026-07-13T20:00", "valid_to": "2026-07-14T08:55"}
    case = intake(received_at="2026-07-13T19:00", assignments=ASSIGNED, measures=[late])
    record = put(workspace, case)
    (question,) = asked(workspace, record.id)
    assert "sau hạn 08:00 ngày 14/07/2026" in question
    measure = record.values["measures"][0]["id"]
    workspace.cases.clocks.record_reason(
        record.id, ClockCode.NO_CONTACT_DECISION, measure, "Chủ tịch đi công tác"
    )
    assert asked(workspace, record.id) == []


def test_a_case_without_a_clock_is_closed_without_a_question(workspace: Workspace) -> None:
    assert asked(workspace, put(workspace, intake(assignments=ASSIGNED)).id) == []
