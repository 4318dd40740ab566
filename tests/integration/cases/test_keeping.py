"""Putting and getting a case: the intake, what the program fills in, what is refused and what is asked."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from app.core.case_vocabulary import (
    AgeBand,
    CaseKind,
    CaseStatus,
    CaseStep,
    DelayBand,
    StateAgeBand,
    ViolenceAct,
    ViolenceForm,
    Vulnerability,
)
from app.core.case_work_vocabulary import RiskLevel
from app.core.errors import InvalidRecord, NeedsConfirmation
from app.services.workspace import Workspace
from tests.helpers.cases import intake, named, put
from tests.helpers.sentences import is_sentence


def findings(workspace: Workspace, case: dict[str, Any]) -> dict[str, str]:
    """Return what speaks against a case, by field; asked or refused alike."""
    with pytest.raises(InvalidRecord) as caught:
        workspace.records.put("cases", case)
    assert all(is_sentence(one.message) for one in caught.value.findings)
    return {one.field: one.message for one in caught.value.findings}


def refused(workspace: Workspace, case: dict[str, Any]) -> dict[str, str]:
    """Return what is refused also when confirmed."""
    with pytest.raises(InvalidRecord) as caught:
        workspace.records.put("cases", case, confirmed=True)
    assert not isinstance(caught.value, NeedsConfirmation)
    return {one.field: one.message for one in caught.value.findings}


def test_the_two_minute_intake_asks_nothing(workspace: Workspace) -> None:
    record = workspace.records.put("cases", intake()).record
    values = record.values
    assert values["case_no"] == "2026-A-001"
    assert values["entered_at"] == datetime(2026, 7, 14, 9, 0)
    assert (values["status"], values["step"]) == (CaseStatus.OPEN, CaseStep.NEW)
    assert values["is_domestic"] is True
    assert values["case_kind"] is CaseKind.DOMESTIC
    (survivor,) = values["survivors"]
    assert len(survivor["survivor_code"]) == 5
    assert survivor["age_band"] is AgeBand.A26_40
    assert survivor["state_age_band"] is StateAgeBand.A16_59
    (incident,) = values["incidents"]
    assert {row["form"] for row in incident["dv_form"]} == {ViolenceForm.PHYSICAL, ViolenceForm.MENTAL}
    assert [row["act"] for row in incident["dv_acts"]] == [ViolenceAct.A, ViolenceAct.B]
    assert incident["delay_band"] is DelayBand.WITHIN_72H


def test_an_anonymous_report_with_unknown_times_is_normal(workspace: Workspace) -> None:
    case = {
        "received_at": "2026-07-14T08:30",
        "receive_form": "letter",
        "source_type": "Ẩn danh",
        "survivors": [{"sex": "unknown"}],
        "incidents": [{"date_precision": "unknown", "time_of_day": "unknown", "gbv_type": "unknown"}],
        "perpetrators": [{"relationship": "declined", "sex": "declined"}],
    }
    values = workspace.records.put("cases", case).record.values
    assert values["source_type"] == "anonymous"
    assert values["is_domestic"] is None
    assert values["case_kind"] is None
    assert values["incidents"][0]["delay_band"] is DelayBand.UNKNOWN
    assert values["survivors"][0]["age_band"] is AgeBand.UNKNOWN


def test_numbers_go_on_within_year_and_machine(workspace: Workspace) -> None:
    numbers = [put(workspace, intake()).values["case_no"] for _ in range(3)]
    assert numbers == ["2026-A-001", "2026-A-002", "2026-A-003"]
    last_year = put(workspace, intake(received_at="2025-12-31T23:59"))
    assert last_year.values["case_no"] == "2025-A-001"
    codes = {
        row["survivor_code"]
        for page in workspace.records.page("cases", _all()).rows
        for row in workspace.records.get("cases", page.id).values["survivors"]
    }
    assert len(codes) == 4
    assert not set("".join(codes)) & set("0O1I")


def _all() -> Any:
    from app.services.listing import ListQuery

    return ListQuery(limit=100)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("case_no", "2026-X-999"),
        ("status", "closed"),
        ("step", "done"),
        ("entered_at", "2020-01-01T08:00"),
    ],
)
def test_what_the_program_sets_is_refused_when_put(workspace: Workspace, key: str, value: str) -> None:
    for case in (intake(**{key: value}), {"id": put(workspace, intake()).id, key: value}):
        with pytest.raises(InvalidRecord) as caught:
            workspace.records.put("cases", case, confirmed=True)
        (finding,) = caught.value.findings
        assert finding.field == key
        assert is_sentence(finding.message)
        assert value not in finding.message


def test_a_survivor_s_code_is_the_program_s(workspace: Workspace) -> None:
    with pytest.raises(InvalidRecord, match="Mã người bị bạo lực"):
        put(workspace, intake(survivors=[{"sex": "female", "survivor_code": "AAAAA"}]))


def test_what_is_reckoned_is_passed_over(workspace: Workspace) -> None:
    record = put(workspace, intake(survivors=[{"sex": "female", "age": 34, "age_band": "61+"}]))
    assert record.values["survivors"][0]["age_band"].value == "26-40"
    assert record.values["case_no"] == "2026-A-001"


def test_a_case_read_and_put_again_changes_nothing(workspace: Workspace) -> None:
    from app.services.records.values import to_json

    record = put(workspace, named())
    read = to_json(workspace.records.get("cases", record.id).values)
    assert workspace.records.put("cases", {"id": record.id, **read}).changes.transaction is None


def test_codes_of_a_list_can_be_given_plain_and_are_merged_by_their_code(workspace: Workspace) -> None:
    record = put(workspace, intake())
    incident = record.values["incidents"][0]
    before = {row["act"]: row["id"] for row in incident["dv_acts"]}
    changed = workspace.records.put(
        "cases", {"id": record.id, "incidents": [{"id": incident["id"], "dv_acts": ["đ", "a"]}]}
    ).record.values["incidents"][0]
    after = {row["act"]: row["id"] for row in changed["dv_acts"]}
    assert set(after) == {ViolenceAct.A, ViolenceAct.DD}
    assert after[ViolenceAct.A] == before[ViolenceAct.A]
    assert changed["incident_date"] == date(2026, 7, 13)


def test_the_same_code_twice_is_refused(workspace: Workspace) -> None:
    case = intake()
    case["incidents"][0]["dv_acts"] = ["a", "a"]
    assert "incidents.0.dv_acts.1.act" in refused(workspace, case)


def test_an_entry_of_no_list_is_refused_with_its_field(workspace: Workspace) -> None:
    case = intake(source_type="Hàng xóm")
    case["survivors"][0]["occupation"] = "Phi công vũ trụ"
    found = refused(workspace, case)
    assert set(found) == {"survivors.0.occupation"}
    assert "Nghề nghiệp" in found["survivors.0.occupation"]


def test_age_follows_from_the_birth_date(workspace: Workspace) -> None:
    case = intake(survivors=[{"sex": "female", "dob": "2010-07-15"}, {"sex": "male", "dob": "1950"}])
    young, old = put(workspace, case).values["survivors"]
    assert (young["age"], young["state_age_band"]) == (15, StateAgeBand.UNDER_16)
    assert (old["age"], old["state_age_band"]) == (75, StateAgeBand.OVER_60)


def test_age_against_birth_date_is_asked(workspace: Workspace) -> None:
    case = intake(survivors=[{"sex": "female", "dob": "1992-03-05", "age": 30}])
    assert set(findings(workspace, case)) == {"survivors.0.age"}
    put(workspace, case)


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"received_at": "2026-07-15T08:30"}, "received_at", "sau hôm nay"),
        ({"survivors": [{"dob": "2027"}]}, "survivors.0.dob", "sau hôm nay"),
        ({"incidents": [{"incident_date": "2026-07-15"}]}, "incidents.0.incident_date", "sau hôm nay"),
        (
            {"consents": [{"recipient": "police", "agreed": False, "override": True}]},
            "consents.0.override_reason",
            "lý do",
        ),
        (
            {
                "consents": [
                    {
                        "recipient": "police",
                        "agreed": True,
                        "agreed_on": "2026-07-10",
                        "withdrawn_on": "2026-07-09",
                    }
                ]
            },
            "consents.0.withdrawn_on",
            "sớm hơn ngày đồng ý",
        ),
        ({"measures": [{"measure": "3", "survivor_id": "x"}]}, "measures.0.survivor_id", "không thuộc hồ sơ"),
        ({"legal_hold": True}, "legal_hold_reason", "lý do"),
        ({"closures": [{"closed_on": "2026-07-13"}]}, "closures.0.closed_on", "sớm hơn ngày tiếp nhận"),
        ({"reopenings": [{"reopened_on": "2026-07-14", "reason": "Mẫu"}]}, "reopenings", "chưa đóng"),
        (
            {"risk_assessments": [{"risk_level": "low", "factors": [{"factor": "weapon"}]}]},
            "risk_assessments.0.override_reason",
            "«Cao»",
        ),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    workspace: Workspace, change: dict[str, Any], field: str, words: str
) -> None:
    found = refused(workspace, intake(**change))
    assert set(found) == {field}
    assert words in found[field]


def test_an_incident_after_the_intake_is_asked(workspace: Workspace) -> None:
    case = intake(received_at="2026-07-10T08:30")
    assert set(findings(workspace, case)) == {"incidents.0.incident_date"}
    assert put(workspace, case).values["incidents"][0]["delay_band"] is DelayBand.UNKNOWN


def order(**more: Any) -> dict[str, Any]:
    return {
        "measure": "3",
        "requester": "survivor",
        "requested_at": "2026-07-13T09:00",
        "outcome": "granted",
        "decided_at": "2026-07-13T15:00",
        "decision_no": "12/QĐ-UBND",
        "valid_to": "2026-07-16T15:00",
        **more,
    }


def test_an_order_is_in_force_from_its_signing_for_three_days_at_most(workspace: Workspace) -> None:
    case = intake(received_at="2026-07-13T08:00", measures=[order()])
    (stored,) = workspace.records.put("cases", case).record.values["measures"]
    assert stored["valid_from"] == datetime(2026, 7, 13, 15, 0)
    longer = intake(received_at="2026-07-13T08:00", measures=[order(valid_to="2026-07-16T15:01")])
    found = refused(workspace, longer)
    assert set(found) == {"measures.0.valid_to"}
    assert "3 ngày (Luật 13/2022/QH15 Điều 25 khoản 1)" in found["measures.0.valid_to"]
    court = order(authority="court", valid_to="2026-07-17T15:00")
    workspace.records.put("cases", intake(received_at="2026-07-13T08:00", measures=[court]))


def test_the_limit_of_an_order_is_data(workspace: Workspace) -> None:
    put_rule = {"clock": "order_end", "valid_from": "2026-07-01", "minutes": 24 * 60, "basis": "Luật mẫu"}
    workspace.records.put("clock_rules", put_rule)
    found = refused(workspace, intake(received_at="2026-07-13T08:00", measures=[order()]))
    assert "1 ngày (Luật mẫu)" in found["measures.0.valid_to"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"outcome": "refused", "valid_to": None}, "measures.0.refusal_reason"),
        ({"requester": "agency"}, "measures.0.survivor_agrees"),
        ({"decided_at": "2026-07-13T08:00", "valid_from": "2026-07-13T15:00"}, "measures.0.decided_at"),
        (
            {
                "contacts": [
                    {
                        "reason": "wedding_funeral",
                        "notified_at": "2026-07-13T16:00",
                        "start_at": "2026-07-14T06:00",
                        "end_at": "2026-07-14T10:01",
                    }
                ]
            },
            "measures.0.contacts.0.end_at",
        ),
    ],
)
def test_what_the_law_forbids_of_an_order_is_refused(
    workspace: Workspace, change: dict[str, Any], field: str
) -> None:
    found = refused(workspace, intake(received_at="2026-07-13T08:00", measures=[order(**change)]))
    assert set(found) == {field}


@pytest.mark.parametrize(
    "key", ["requested_at", "decided_at", "sent_police_at", "police_assigned_at", "cancel_decided_at"]
)
def test_what_is_to_come_stops_no_clock(workspace: Workspace, key: str) -> None:
    found = refused(workspace, intake(measures=[{"measure": "3", key: "2026-07-15T00:00"}]))
    assert set(found) == {f"measures.0.{key}"}


def test_an_assignment_is_neither_ahead_of_time_nor_before_the_report(workspace: Workspace) -> None:
    ahead = intake(assignments=[{"assigned_at": "2026-07-15T08:00", "assignee": "office"}])
    assert set(refused(workspace, ahead)) == {"assignments.0.assigned_at"}
    early = intake(assignments=[{"assigned_at": "2026-07-14T08:29", "assignee": "office"}])
    with pytest.raises(NeedsConfirmation, match="trước khi tiếp nhận"):
        workspace.records.put("cases", early)


def test_not_cancelling_wants_its_reason_in_writing(workspace: Workspace) -> None:
    cancel = {"cancel_requested_at": "2026-07-14T08:00", "cancel_outcome": "refused"}
    case = intake(received_at="2026-07-13T08:00", measures=[order(**cancel)])
    assert set(refused(workspace, case)) == {"measures.0.cancel_reason"}
    told = {**cancel, "cancel_reason": "Nguy cơ vẫn còn"}
    workspace.records.put("cases", intake(received_at="2026-07-13T08:00", measures=[order(**told)]))


def test_an_order_without_its_moment_is_asked_about(workspace: Workspace) -> None:
    with pytest.raises(NeedsConfirmation, match="thời điểm ký"):
        workspace.records.put(
            "cases", intake(received_at="2026-07-13T08:00", measures=[order(decided_at=None)])
        )


def test_a_contact_without_notice_is_asked(workspace: Workspace) -> None:
    contact = {"reason": "disaster", "start_at": "2026-07-14T06:00", "end_at": "2026-07-14T10:00"}
    case = intake(received_at="2026-07-13T08:00", measures=[order(contacts=[contact])])
    found = findings(workspace, case)
    assert set(found) == {"measures.0.contacts.0.notified_at"}
    assert "Điều 18" in found["measures.0.contacts.0.notified_at"]


def test_closing_with_an_undecided_request_is_refused_with_the_article(workspace: Workspace) -> None:
    waiting = order(outcome=None, decided_at=None, valid_to=None, decision_no="")
    closing = {"closed_on": "2026-07-14", "reasons": ["needs_met"], "told_may_return": True}
    case = intake(received_at="2026-07-13T08:00", measures=[waiting], closures=[closing])
    found = refused(workspace, case)
    assert "Điều 25 khoản 2" in found["closures.0.closed_on"]


def test_closing_and_reopening_move_status_and_step(workspace: Workspace) -> None:
    assigned = [{"assigned_at": "2026-07-14T08:31", "assignee": "office"}]
    record = put(workspace, intake(measures=[{"measure": "4"}], assignments=assigned))
    assert record.values["step"] is CaseStep.SUPPORT
    closing = {"closed_on": "2026-07-14", "reasons": ["transferred"], "told_may_return": True}
    closed = workspace.records.put("cases", {"id": record.id, "closures": [closing]}).record.values
    assert (closed["status"], closed["step"]) == (CaseStatus.TRANSFERRED, CaseStep.CLOSED)
    reopening = {"reopened_on": "2026-07-14", "reason": "Bạo lực tái diễn"}
    opened = workspace.records.put("cases", {"id": record.id, "reopenings": [reopening]}).record.values
    assert (opened["status"], opened["step"]) == (CaseStatus.OPEN, CaseStep.REOPENED)


def test_risk_is_suggested_and_may_be_set_otherwise_with_a_reason(workspace: Workspace) -> None:
    risk = {
        "risk_level": "medium",
        "override_reason": "Người gây bạo lực đã đi khỏi địa phương",
        "factors": [{"factor": "choking", "answer": "yes"}, {"factor": "weapon", "answer": "unknown"}],
    }
    (stored,) = put(workspace, intake(risk_assessments=[risk])).values["risk_assessments"]
    assert stored["suggested_level"] is RiskLevel.HIGH
    assert stored["risk_level"] is RiskLevel.MEDIUM


def test_a_case_under_legal_hold_is_not_deleted(workspace: Workspace) -> None:
    record = put(workspace, intake(legal_hold=True, legal_hold_reason="Tòa án đang thụ lý"))
    with pytest.raises(InvalidRecord):
        workspace.records.delete("cases", [record.id])
    workspace.records.put("cases", {"id": record.id, "legal_hold": False})
    workspace.records.delete("cases", [record.id])


def test_legal_entries_are_hidden_never_renamed_or_deleted(workspace: Workspace) -> None:
    from app.services.listing import ListQuery

    query = ListQuery(filters={"code_list": "source", "code": "self"})
    (item,) = workspace.records.page("code_items", query).rows
    with pytest.raises(InvalidRecord):
        workspace.records.put("code_items", {"id": item.id, "label": "Tên khác"})
    with pytest.raises(InvalidRecord):
        workspace.records.put("code_items", {"id": item.id, "code": "khác"})
    with pytest.raises(InvalidRecord):
        workspace.records.delete("code_items", [item.id])
    workspace.records.put("code_items", {"id": item.id, "hidden": True})
    own = workspace.records.put(
        "code_items", {"code_list": "source", "code": "cong_tac_vien", "label": "Cộng tác viên"}
    ).record
    workspace.records.put("code_items", {"id": own.id, "label": "Cộng tác viên thôn"})
    put(workspace, intake(source_type="Cộng tác viên thôn"))
    workspace.records.delete("code_items", [own.id])


def test_undo_takes_a_whole_case_back(workspace: Workspace) -> None:
    saved = workspace.records.put("cases", named(), confirmed=True)
    assert saved.record.values["survivors"][0]["vuln"][0]["vuln"] is Vulnerability.PREGNANT
    assert saved.changes.transaction is not None
    workspace.records.undo(saved.changes.transaction)
    assert workspace.records.page("cases", _all()).total == 0


def test_a_change_deep_in_a_case_raises_its_version(workspace: Workspace) -> None:
    record = put(workspace, intake())
    incident = record.values["incidents"][0]
    changed = workspace.records.put(
        "cases", {"id": record.id, "incidents": [{"id": incident["id"], "dv_acts": ["a"]}]}
    )
    assert changed.record.version == record.version + 1
    history = workspace.records.history("cases", record.id)
    assert history[-1].row_kind == "case_incident_acts"
    assert timedelta(0) <= history[-1].at - history[0].at
