"""Consent is enforced: for each recipient, each scope, each survivor; withdrawal stops a reprint."""

from datetime import date, datetime
from typing import Any

import pytest

from app.core.case_work_vocabulary import ConsentScope, DisclosureForm, Recipient
from app.core.errors import InvalidRecord, NeedsConfirmation
from app.models import Case
from app.services.cases.consents import ALWAYS, SCOPE_FIELDS, ConsentMissing
from app.services.records.fields import fields_of
from app.services.workspace import Workspace
from tests.helpers.cases import REPORTER, SURVIVOR, named, put
from tests.helpers.sentences import is_sentence

FIELDS = ("case_no", "survivors.full_name", "survivors.address", "incidents.narrative")
POLICE = {
    "recipient": "police",
    "agreed": True,
    "agreed_on": "2026-07-14",
    "manner": "written",
    "scope": ["identity", "incident"],
}


def with_consent(workspace: Workspace, *consents: dict[str, Any], **more: Any) -> Any:
    return put(workspace, named(consents=list(consents), **more))


def test_only_what_the_consent_covers_may_be_told(workspace: Workspace) -> None:
    record = with_consent(workspace, POLICE)
    found = workspace.cases.consents.may_disclose(record.id, Recipient.POLICE, FIELDS)
    assert found.allowed == ("case_no", "survivors.full_name")
    assert [refusal.field for refusal in found.refused] == ["survivors.address", "incidents.narrative"]
    assert all(is_sentence(refusal.reason) for refusal in found.refused)
    assert found.consent_id == record.values["consents"][0]["id"]


def test_consent_for_one_is_no_consent_for_another(workspace: Workspace) -> None:
    record = with_consent(workspace, POLICE)
    found = workspace.cases.consents.may_disclose(record.id, Recipient.HEALTH, FIELDS)
    assert found.allowed == ("case_no",)
    assert "Chưa hỏi" in found.refused[0].reason


def test_a_no_is_a_no_and_the_last_answer_counts(workspace: Workspace) -> None:
    no = {**POLICE, "agreed": False, "agreed_on": "2026-07-14"}
    record = with_consent(workspace, {**POLICE, "agreed_on": "2026-07-13"}, no)
    found = workspace.cases.consents.may_disclose(record.id, Recipient.POLICE, FIELDS)
    assert found.allowed == ("case_no",)
    assert "không đồng ý" in found.refused[0].reason


def test_the_person_who_reported_is_told_to_nobody(workspace: Workspace) -> None:
    everything = {**POLICE, "scope": [scope.value for scope in ConsentScope]}
    record = with_consent(workspace, everything)
    found = workspace.cases.consents.may_disclose(record.id, Recipient.POLICE, ("reporter_name",))
    assert found.allowed == ()
    assert REPORTER not in found.refused[0].reason


def test_disclosing_writes_the_ledger_and_the_log(workspace: Workspace) -> None:
    record = with_consent(workspace, POLICE)
    workspace.cases.consents.disclose(
        record.id,
        Recipient.POLICE,
        ("case_no", "survivors.full_name", "incidents.dv_acts"),
        form=DisclosureForm.LETTER,
        document="Phiếu chuyển số 03",
        organisation="Công an xã Mẫu",
    )
    (line,) = workspace.cases.consents.ledger(record.id)
    assert (line.recipient, line.document, line.override_reason) == (
        Recipient.POLICE,
        "Phiếu chuyển số 03",
        "",
    )
    assert line.scopes == (ConsentScope.IDENTITY, ConsentScope.INCIDENT)
    assert line.disclosed_at == datetime(2026, 7, 14, 9, 0)
    notes = [entry for entry in workspace.records.history("cases", record.id) if entry.action == "disclose"]
    assert [note.label for note in notes] == ["Công văn, phiếu chuyển: Công an xã"]


def test_withdrawal_stops_a_reprint_and_lists_what_was_told(workspace: Workspace) -> None:
    record = with_consent(workspace, POLICE)
    consents = workspace.cases.consents
    wanted = ("survivors.full_name",)
    consents.disclose(record.id, Recipient.POLICE, wanted, form=DisclosureForm.LETTER)
    found = consents.withdraw(record.id, record.values["consents"][0]["id"], reason="Sợ bị trả thù")
    (told,) = found.told
    assert told.recipient is Recipient.POLICE
    with pytest.raises(ConsentMissing) as caught:
        consents.disclose(record.id, Recipient.POLICE, wanted, form=DisclosureForm.LETTER)
    assert is_sentence(str(caught.value))
    assert "14/07/2026" in str(caught.value)
    assert SURVIVOR not in str(caught.value)
    assert len(consents.ledger(record.id)) == 1
    with pytest.raises(InvalidRecord):
        consents.withdraw(record.id, record.values["consents"][0]["id"])
    (stored,) = workspace.records.get("cases", record.id).values["consents"]
    assert stored["withdrawn_on"] == date(2026, 7, 14)


def test_a_legal_duty_is_told_with_its_reason(workspace: Workspace) -> None:
    record = with_consent(workspace)
    consents = workspace.cases.consents
    with pytest.raises(ConsentMissing):
        consents.disclose(record.id, Recipient.POLICE, FIELDS, form=DisclosureForm.REPORT)
    duty = "Báo tin tội phạm theo Luật 13/2022/QH15 Điều 20"
    consents.disclose(record.id, Recipient.POLICE, FIELDS, form=DisclosureForm.REPORT, override=duty)
    (line,) = consents.ledger(record.id)
    assert line.override_reason == duty
    kept = {
        "recipient": "child_protection",
        "agreed": False,
        "override": True,
        "override_reason": "NĐ 76/2023/NĐ-CP Điều 9",
    }
    workspace.records.put("cases", {"id": record.id, "consents": [kept]}, confirmed=True)
    found = consents.may_disclose(record.id, Recipient.CHILD_PROTECTION, FIELDS)
    assert found.complete
    assert found.override_reason == "NĐ 76/2023/NĐ-CP Điều 9"


def test_every_survivor_answers_for_herself(workspace: Workspace) -> None:
    first, second = "01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002"
    record = put(
        workspace,
        named(
            survivors=[{"id": first, "sex": "female", "age": 34}, {"id": second, "sex": "male", "age": 12}],
            consents=[{**POLICE, "survivor_id": first}],
        ),
    )
    consents = workspace.cases.consents
    wanted = ("survivors.full_name",)
    assert consents.may_disclose(record.id, Recipient.POLICE, wanted, survivor_id=first).complete
    assert not consents.may_disclose(record.id, Recipient.POLICE, wanted, survivor_id=second).complete
    assert not consents.may_disclose(record.id, Recipient.POLICE, wanted).complete


def test_nobody_writes_the_ledger_by_a_put(workspace: Workspace) -> None:
    record = with_consent(workspace, POLICE)
    consents = workspace.cases.consents
    consents.disclose(record.id, Recipient.POLICE, ("case_no",), form=DisclosureForm.SPOKEN)
    workspace.records.put("cases", {"id": record.id, "disclosures": []})
    assert len(consents.ledger(record.id)) == 1


def test_every_field_of_a_scope_is_a_field_of_a_case() -> None:
    fields = fields_of(Case)
    for name in [*ALWAYS, *(field for group in SCOPE_FIELDS.values() for field in group)]:
        head, _, tail = name.partition(".")
        assert head in fields, name
        if tail:
            model = fields[head].model
            assert model is not None
            assert tail in fields_of(model), name


@pytest.mark.parametrize("day", [date(2026, 7, 15), date(2026, 7, 13)])
def test_a_withdrawal_is_neither_ahead_of_time_nor_before_the_consent(
    workspace: Workspace, day: date
) -> None:
    record = with_consent(workspace, POLICE)
    consent = record.values["consents"][0]["id"]
    with pytest.raises(InvalidRecord) as caught:
        workspace.cases.consents.withdraw(record.id, consent, on=day)
    assert is_sentence(str(caught.value))
    assert workspace.cases.consents.may_disclose(record.id, Recipient.POLICE, FIELDS[:2]).complete


def test_withdrawing_by_a_put_is_asked_with_what_was_told(workspace: Workspace) -> None:
    record = with_consent(workspace, POLICE)
    consents = workspace.cases.consents
    consents.disclose(record.id, Recipient.POLICE, FIELDS[:2], form=DisclosureForm.LETTER)
    row = {"id": record.values["consents"][0]["id"], "withdrawn_on": "2026-07-14"}
    with pytest.raises(NeedsConfirmation) as caught:
        workspace.records.put("cases", {"id": record.id, "consents": [row]})
    (finding,) = caught.value.findings
    assert finding.field == "consents.0.withdrawn_on"
    assert "Đã cung cấp cho Công an xã 1 lần (14/07/2026 – Công văn, phiếu chuyển)" in finding.message
    assert consents.may_disclose(record.id, Recipient.POLICE, FIELDS[:2]).complete
    workspace.records.put("cases", {"id": record.id, "consents": [row]}, confirmed=True)
    assert not consents.may_disclose(record.id, Recipient.POLICE, FIELDS[:2]).complete
    # Kept once, it is asked about no more; taking it back is.
    workspace.records.put("cases", {"id": record.id, "received_by": "Cán bộ Mẫu"})
    with pytest.raises(NeedsConfirmation, match="Bỏ việc rút lại"):
        workspace.records.put("cases", {"id": record.id, "consents": [{**row, "withdrawn_on": None}]})


def test_a_withdrawn_row_is_not_taken_out_unawares(workspace: Workspace) -> None:
    record = with_consent(workspace, {**POLICE, "agreed_on": "2026-07-13"}, POLICE)
    rows = record.values["consents"]
    newer = next(row for row in rows if row["agreed_on"] == date(2026, 7, 14))
    workspace.cases.consents.withdraw(record.id, newer["id"])
    kept = [{"id": row["id"]} for row in rows if row is not newer]
    with pytest.raises(NeedsConfirmation, match="đã rút lại") as caught:
        workspace.records.put("cases", {"id": record.id, "consents": kept})
    assert is_sentence(str(caught.value))
    assert not workspace.cases.consents.may_disclose(record.id, Recipient.POLICE, FIELDS[:2]).complete
