"""Documents of a case: what each prints, what consent holds back, what is written down when one leaves."""

from pathlib import Path
from typing import Any

import pytest

from app.core.case_papers import SUBJECT_OF, CasePaper
from app.core.case_work_vocabulary import ConsentScope, DisclosureForm, Recipient
from app.core.errors import RecordNotFound
from app.services.cases.consents import ConsentMissing
from app.services.listing import ListQuery
from app.services.reports.case_documents import CasePaperDraft, PaperOrder, PaperRefused
from app.services.reports.model import Edit
from app.services.reports.service import Format, render
from app.services.workspace import Workspace
from tests.helpers.pdf import pdf_text
from tests.helpers.sentences import is_sentence
from tests.integration.cases.papers import ADDRESS, PERPETRATOR, REPORTER, STORY, VICTIM, agree, full_case

SECRET = (VICTIM, PERPETRATOR, REPORTER, ADDRESS, STORY)
EVERY_PAPER = pytest.mark.parametrize("paper", list(CasePaper))


@pytest.fixture
def case(workspace: Workspace) -> dict[str, Any]:
    return full_case(workspace)


def order_of(workspace: Workspace, case: dict[str, Any], paper: CasePaper, **more: Any) -> PaperOrder:
    """Order a paper on the first row that it is offered for."""
    offer = next(one for one in workspace.case_documents.offered(case["id"]) if one.paper is paper)
    return PaperOrder(case_id=case["id"], paper=paper, subject_id=offer.subject_id, **more)


def made(workspace: Workspace, case: dict[str, Any], paper: CasePaper, **more: Any) -> CasePaperDraft:
    return workspace.case_documents.build(order_of(workspace, case, paper, **more))


def text_of(draft: CasePaperDraft) -> str:
    return read(render(draft.report, Format.PDF))


def read(pdf: bytes) -> str:
    """Return what a PDF says on one line."""
    return " ".join(pdf_text(pdf).split())


def actions(workspace: Workspace, case_id: str) -> list[str]:
    page = workspace.cases.access.page(ListQuery(filters={"case_id": case_id}, limit=500))
    return [entry.action for entry in page.rows]


def test_every_paper_is_offered_where_the_case_has_something_for_it(
    workspace: Workspace, case: dict[str, Any]
) -> None:
    offered = workspace.case_documents.offered(case["id"])
    assert {one.paper for one in offered} == set(CasePaper)
    plain = workspace.records.put(
        "cases", {"received_at": "2026-07-14T08:05", "receive_form": "phone"}, confirmed=True
    )
    few = [one.paper for one in workspace.case_documents.offered(plain.record.id)]
    assert few == [CasePaper.INTAKE, CasePaper.SUPERIOR_REPORT]
    assert all(name not in one.label for one in offered for name in SECRET)


@EVERY_PAPER
def test_every_paper_is_printed_in_both_forms_and_marked(
    workspace: Workspace, case: dict[str, Any], paper: CasePaper
) -> None:
    draft = made(workspace, case, paper)
    text = text_of(draft)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "LƯU HÀNH NỘI BỘ" in text
    assert "Mẫu số" not in text
    assert render(draft.report, Format.DOCX)
    clean = made(workspace, case, paper, marked=False)
    assert "LƯU HÀNH NỘI BỘ" not in text_of(clean)
    assert draft.file_stem.startswith("2026-")
    assert all(name not in draft.file_stem for name in SECRET)


def test_the_intake_sheet_has_names_only_when_asked(workspace: Workspace, case: dict[str, Any]) -> None:
    without = text_of(made(workspace, case, CasePaper.INTAKE))
    assert all(secret not in without for secret in SECRET)
    assert case["survivors"][0]["survivor_code"] in without
    named = text_of(made(workspace, case, CasePaper.INTAKE, names=True))
    assert all(secret in named for secret in SECRET)


@pytest.mark.parametrize("paper", [CasePaper.REFERRAL, CasePaper.SUPERIOR_REPORT, CasePaper.ASSIGNMENT])
def test_without_consent_a_letter_tells_the_codes_alone(
    workspace: Workspace, case: dict[str, Any], paper: CasePaper
) -> None:
    draft = made(workspace, case, paper, names=True)
    text = text_of(draft)
    assert all(secret not in text for secret in SECRET)
    assert "Thôn Đông" not in text
    assert ConsentScope.IDENTITY in draft.withheld
    assert draft.reasons
    assert all(is_sentence(reason) for reason in draft.reasons)


def test_a_referral_tells_what_its_recipient_s_consent_covers(
    workspace: Workspace, case: dict[str, Any]
) -> None:
    agree(workspace, case["id"], "health", "identity", "health")
    agree(workspace, case["id"], "police", "narrative", "contact")
    draft = made(workspace, case, CasePaper.REFERRAL, names=True)
    text = text_of(draft)
    assert VICTIM in text
    assert "mang thai" in text
    for secret in (PERPETRATOR, REPORTER, ADDRESS, STORY):
        assert secret not in text
    assert ConsentScope.NARRATIVE in draft.withheld
    assert ConsentScope.IDENTITY not in draft.withheld
    coded = text_of(made(workspace, case, CasePaper.REFERRAL))
    assert VICTIM not in coded


def test_the_reporter_s_name_never_leaves_even_by_legal_duty(
    workspace: Workspace, case: dict[str, Any]
) -> None:
    draft = made(workspace, case, CasePaper.SUPERIOR_REPORT, names=True, override="Điều 20 khoản 3")
    text = text_of(draft)
    assert VICTIM in text
    assert STORY in text
    assert REPORTER not in text


def test_what_leaves_is_written_into_the_ledger_and_the_access_log(
    workspace: Workspace, case: dict[str, Any], tmp_path: Path
) -> None:
    agree(workspace, case["id"], "health", "identity", "health")
    draft = made(workspace, case, CasePaper.REFERRAL, names=True)
    path = workspace.case_documents.write(draft, tmp_path / "thư.docx", Format.DOCX)
    assert path.read_bytes().startswith(b"PK")
    (line,) = workspace.cases.consents.ledger(case["id"])
    assert line.recipient is Recipient.HEALTH
    assert line.form is DisclosureForm.LETTER
    assert line.organisation == "Trạm Y tế xã Mẫu"
    assert set(line.scopes) == {ConsentScope.IDENTITY, ConsentScope.HEALTH}
    assert {"disclose", "export"} <= set(actions(workspace, case["id"]))
    workspace.case_documents.printed(made(workspace, case, CasePaper.INTAKE))
    assert len(workspace.cases.consents.ledger(case["id"])) == 1
    assert "print" in actions(workspace, case["id"])


def test_a_withdrawn_consent_stops_the_reprint_of_a_paper_made_before(
    workspace: Workspace, case: dict[str, Any]
) -> None:
    consent = agree(workspace, case["id"], "health", "identity", "health")
    draft = made(workspace, case, CasePaper.REFERRAL, names=True)
    assert workspace.case_documents.printed(draft).startswith(b"%PDF")
    told = workspace.cases.consents.withdraw(case["id"], consent, reason="Đổi ý").told
    assert len(told) == 1
    reprint = read(workspace.case_documents.printed(draft))
    assert VICTIM not in reprint
    assert "mang thai" not in reprint


def test_a_legal_duty_tells_more_and_says_so(workspace: Workspace, case: dict[str, Any]) -> None:
    draft = made(workspace, case, CasePaper.REFERRAL, names=True, override="Nạn nhân có nguy cơ tử vong")
    assert VICTIM in text_of(draft)
    assert draft.withheld == ()
    workspace.case_documents.printed(draft)
    (line,) = workspace.cases.consents.ledger(case["id"])
    assert line.override_reason == "Nạn nhân có nguy cơ tử vong"


def test_an_order_names_the_parties_but_not_where_the_survivor_lives(
    workspace: Workspace, case: dict[str, Any]
) -> None:
    text = text_of(made(workspace, case, CasePaper.ORDER))
    assert VICTIM in text
    assert PERPETRATOR in text
    assert ADDRESS not in text
    assert "trong phạm vi 100 mét" in text
    assert "Từ 10 giờ 00 phút, ngày 14 tháng 6 năm 2026 đến 10 giờ 00 phút, ngày 17 tháng 6 năm 2026" in text
    assert "mỗi lần không quá 4 giờ" in text
    assert "Căn cứ Luật Phòng, chống bạo lực gia đình;" in text
    assert "KT." not in text
    workspace.settings.save(no_contact_metres=150)
    assert "trong phạm vi 150 mét" in text_of(made(workspace, case, CasePaper.ORDER))


def test_an_order_that_goes_out_stands_in_the_ledger_by_law(
    workspace: Workspace, case: dict[str, Any]
) -> None:
    workspace.case_documents.printed(made(workspace, case, CasePaper.ORDER))
    (line,) = workspace.cases.consents.ledger(case["id"])
    assert line.form is DisclosureForm.DECISION
    assert line.override_reason


def test_an_agency_s_request_needs_the_survivor_s_consent_or_a_threat_to_life(
    workspace: Workspace, case: dict[str, Any]
) -> None:
    refused = next(row for row in case["measures"] if row["requester_name"] == "Hội Mẫu")
    order = PaperOrder(case_id=case["id"], paper=CasePaper.ORDER_REQUEST, subject_id=refused["id"])
    with pytest.raises(PaperRefused) as caught:
        workspace.case_documents.build(order)
    assert is_sentence(str(caught.value))


@pytest.mark.parametrize(
    ("requester", "said"),
    [
        ("survivor", "Người bị bạo lực đã đề nghị"),
        ("guardian", "Người giám hộ, người đại diện của người bị bạo lực đã đề nghị"),
    ],
)
def test_who_asks_for_herself_need_not_agree_with_herself(
    workspace: Workspace, requester: str, said: str
) -> None:
    asked = {"measure": "3", "requester": requester, "requested_at": "2026-07-14T08:30"}
    case = {
        "received_at": "2026-07-14T08:05",
        "receive_form": "phone",
        "survivors": [{"sex": "female"}],
        "measures": [asked],
    }
    record = workspace.records.put("cases", case, confirmed=True).record
    order = PaperOrder(
        case_id=record.id, paper=CasePaper.ORDER_REQUEST, subject_id=record.values["measures"][0]["id"]
    )
    assert said in text_of(workspace.case_documents.build(order))


def test_a_paper_about_nothing_is_not_found(workspace: Workspace, case: dict[str, Any]) -> None:
    for paper in CasePaper:
        if SUBJECT_OF[paper].value:
            with pytest.raises(RecordNotFound):
                workspace.case_documents.build(PaperOrder(case_id=case["id"], paper=paper))


def test_the_officer_s_words_are_printed(workspace: Workspace, case: dict[str, Any]) -> None:
    order = order_of(workspace, case, CasePaper.SUPERIOR_REPORT)
    draft = workspace.case_documents.build(order, {"proposal.text": Edit("Đề nghị hỗ trợ mẫu.")})
    assert "Đề nghị hỗ trợ mẫu" in text_of(draft)
    pdf = workspace.case_documents.printed(draft, {"proposal.text": Edit("Đề nghị hỗ trợ mẫu.")})
    assert "Đề nghị hỗ trợ mẫu" in read(pdf)


def test_telling_without_consent_is_refused_by_the_ledger_itself(
    workspace: Workspace, case: dict[str, Any]
) -> None:
    with pytest.raises(ConsentMissing):
        workspace.cases.consents.disclose(
            case["id"], Recipient.HEALTH, ["survivors.full_name"], form=DisclosureForm.LETTER
        )


def test_acts_and_forms_stand_in_the_order_of_the_law(workspace: Workspace, case: dict[str, Any]) -> None:
    incident = {
        "id": case["incidents"][0]["id"],
        "dv_acts": ["q", "đ", "e", "d"],
        "dv_form": ["economic", "mental", "physical"],
    }
    workspace.records.put("cases", {"id": case["id"], "incidents": [incident]}, confirmed=True)
    text = text_of(made(workspace, case, CasePaper.INTAKE))
    places = [text.index(label) for label in ("d) Bỏ mặc", "đ) Kỳ thị", "e) Ngăn cản", "q) Cưỡng ép")]
    assert places == sorted(places)
    assert "Thể chất; Tinh thần; Kinh tế" in text
