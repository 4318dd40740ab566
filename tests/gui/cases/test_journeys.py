"""Whole ways through the case screen: an order until it expires, a withdrawal, closing, reopening, photos."""

from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

from app.core.case_vocabulary import CaseStatus
from app.core.case_work_vocabulary import (
    ClockCode,
    ConsentScope,
    DisclosureForm,
    Measure,
    Outcome,
    Recipient,
    Requester,
)
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.cases.case_log import LogPage
from app.ui.cases.page import CasePage
from app.ui.cases.pages.closing import CaseAttachments
from app.ui.cases.pages.consent import ConsentPage
from app.ui.cases.tab import CasesView
from app.ui.cases.withdrawal import WithdrawalDialog
from app.ui.fields import AttachmentsField, RowsField
from app.ui.strings import case_pages as words
from tests.gui.cases.conftest import PutCase
from tests.gui.conftest import FixedClock
from tests.helpers.ui import RecordingMessages

FIELDS = ("survivors.vuln",)
CHECKS = (
    "safety_plan_reviewed",
    "support_completed",
    "both_agree",
    "told_may_return",
    "leader_approved",
)
DONE = {"assignments": [{"assigned_at": datetime(2026, 7, 14, 8, 31), "assignee": "office"}]}


def page(view: CasesView, step: str) -> CasePage:
    view.screen_.show_step(step)
    found = view.screen_.page
    assert isinstance(found, CasePage)
    return found


def rows(of: CasePage, key: str) -> RowsField:
    field = of.fields[key]
    assert isinstance(field, RowsField)
    return field


def clocks(view: CasesView) -> dict[ClockCode, str]:
    return {card.clock.clock: card.left.text() for card in view.screen_.clocks.cards}


def move(clock: FixedClock, view: CasesView, **by: int) -> None:
    clock.moment += timedelta(**by)
    view.screen_.clocks.tick()


def test_an_order_from_request_to_expiry(
    view: CasesView, put_case: PutCase, clock: FixedClock, messages: RecordingMessages, workspace: Workspace
) -> None:
    case_id = put_case(**DONE)
    view.open_case(case_id)
    assert clocks(view) == {}
    measures = page(view, "measures")
    card = rows(measures, "measures").add_row()
    card.fields["measure"].set_value(Measure.NO_CONTACT)
    card.fields["requested_at"].set_value(datetime(2026, 7, 14, 9, 0))
    card.fields["requester"].set_value(Requester.SURVIVOR)
    measures.save()
    assert clocks(view) == {ClockCode.NO_CONTACT_DECISION: "còn 11 giờ 29 phút"}
    move(clock, view, hours=2)
    card = rows(measures, "measures").cards[0]
    card.fields["outcome"].set_value(Outcome.GRANTED)
    card.fields["authority"].set_value("chairman")
    card.fields["decided_at"].set_value(datetime(2026, 7, 14, 11, 0))
    card.fields["valid_from"].set_value(datetime(2026, 7, 14, 11, 0))
    card.fields["valid_to"].set_value(datetime(2026, 7, 18, 11, 0))
    measures.save()
    assert "không quá 3 ngày" in card.fields["valid_to"].error_label.text()
    card.fields["valid_to"].set_value(datetime(2026, 7, 17, 11, 0))
    measures.save()
    found = clocks(view)
    assert found[ClockCode.ORDER_END] == "còn 2 ngày 23 giờ"
    assert found[ClockCode.POLICE_PLAN].startswith("còn 2") or found[ClockCode.POLICE_PLAN].startswith(
        "còn 29"
    )
    card = rows(measures, "measures").cards[0]
    card.fields["police_assigned_at"].set_value(datetime(2026, 7, 14, 11, 30))
    card.fields["police_summoned_at"].set_value(datetime(2026, 7, 14, 11, 30))
    measures.save()
    assert set(clocks(view)) == {ClockCode.ORDER_END}
    move(clock, view, days=3)
    assert clocks(view) == {ClockCode.ORDER_END: "đã hết hiệu lực"}
    view.open_case(case_id)
    assert clocks(view) == {}


def test_a_withdrawal_lists_what_was_told(view: CasesView, put_case: PutCase, workspace: Workspace) -> None:
    consent = {
        "recipient": "health",
        "agreed": True,
        "agreed_on": "2026-07-14",
        "scope": [{"scope": "health"}],
    }
    case_id = put_case(**DONE, consents=[consent])
    workspace.cases.consents.disclose(
        case_id,
        Recipient.HEALTH,
        FIELDS,
        form=DisclosureForm.LETTER,
        organisation="Trạm Y tế xã",
    )
    view.open_case(case_id)
    consents = page(view, "consent")
    assert isinstance(consents, ConsentPage)
    # Nobody withdraws by typing a date into a row.
    assert "withdrawn_on" not in rows(consents, "consents").cards[0].fields
    consents.withdraw_button.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, WithdrawalDialog)
    assert "Trạm Y tế xã" in dialog.told.text()
    assert "Công văn, phiếu chuyển" in dialog.told.text()
    dialog.day.set_value(workspace.clock.today() + timedelta(days=1))
    dialog.withdraw_button.click()
    assert "sau hôm nay" in dialog.error.text()
    dialog.day.set_value(clock_day := workspace.clock.today())
    dialog.reason.set_value("Sợ bị trả thù")
    dialog.withdraw_button.click()
    stored = workspace.records.get("cases", case_id).values["consents"][0]
    assert (stored["withdrawn_on"], stored["withdrawn_reason"]) == (clock_day, "Sợ bị trả thù")
    assert not workspace.cases.consents.may_disclose(
        case_id, stored["recipient"], ["survivors.vuln"]
    ).complete
    assert "đã rút lại 14/07/2026" in rows(consents, "consents").cards[0].head.text()
    assert ["Trạm Y tế xã" in line.text() for line in consents.ledger.lines] == [True]
    assert not consents.withdraw_button.isEnabled()
    view.screen_.show_step("log")
    log = view.screen_.page
    assert isinstance(log, LogPage)
    texts = [item.text() for row in range(log.table.rowCount()) if (item := log.table.item(row, 3))]
    told = next(text for text in texts if "Trạm Y tế xã" in text)
    assert ConsentScope.HEALTH.label in told
    assert stored["id"] not in told


def test_closing_under_an_order_in_force_is_asked(
    view: CasesView, put_case: PutCase, workspace: Workspace, messages: RecordingMessages
) -> None:
    order = {
        "measure": "3",
        "outcome": "granted",
        "authority": "chairman",
        "requester": "ex_officio",
        "life_threatened": True,
        "decided_at": datetime(2026, 7, 14, 9, 0),
        "valid_to": datetime(2026, 7, 16, 9, 0),
        "police_assigned_at": datetime(2026, 7, 14, 9, 10),
        "police_summoned_at": datetime(2026, 7, 14, 9, 20),
    }
    case_id = put_case(**DONE, measures=[order])
    view.open_case(case_id)
    messages.yes = False
    close(page(view, "closing"))
    card = rows(page_now(view), "closures").cards[0]
    assert "còn chạy đến 09:00 ngày 16/07/2026" in card.fields["closed_on"].error_label.text()
    assert status(workspace, case_id) is CaseStatus.OPEN
    messages.yes = True
    page_now(view).save()
    assert status(workspace, case_id) is CaseStatus.CLOSED


def test_closing_waits_for_the_decision_then_reopens(
    view: CasesView, put_case: PutCase, workspace: Workspace
) -> None:
    order = {"measure": "3", "requested_at": datetime(2026, 7, 14, 9, 0), "requester": "survivor"}
    case_id = put_case(**DONE, measures=[order], immediate_danger=True)
    view.open_case(case_id)
    assert not view.screen_.banner.isHidden()
    close(page(view, "closing"))
    refused = rows(page_now(view), "closures").cards[0].fields["closed_on"].error_label.text()
    assert "Điều 25" in refused
    assert status(workspace, case_id) is CaseStatus.OPEN
    page_now(view).drop_draft()
    measures = page(view, "measures")
    card = rows(measures, "measures").cards[0]
    card.fields["outcome"].set_value(Outcome.REFUSED)
    card.fields["decided_at"].set_value(datetime(2026, 7, 14, 9, 20))
    card.fields["refusal_reason"].set_value("Không đủ căn cứ, đã trả lời bằng văn bản")
    measures.save()
    close(page(view, "closing"))
    assert status(workspace, case_id) is CaseStatus.CLOSED
    assert "Đóng" in view.screen_.state.text()
    assert view.screen_.banner.isHidden()
    again = rows(page_now(view), "reopenings").add_row()
    again.fields["reason"].set_value("Bạo lực tái diễn")
    page_now(view).save()
    assert status(workspace, case_id) is CaseStatus.OPEN


def close(closing: CasePage) -> None:
    """Fill a closing in and save it."""
    card = rows(closing, "closures").add_row()
    card.fields["reasons"].set_value([{"reason": "needs_met"}])
    for key in CHECKS:
        card.fields[key].set_value(True)
    closing.save()


def page_now(view: CasesView) -> CasePage:
    found = view.screen_.page
    assert isinstance(found, CasePage)
    return found


def status(workspace: Workspace, case_id: str) -> CaseStatus:
    return CaseStatus(workspace.records.get("cases", case_id).values["status"])  # type: ignore[call-arg]


# --- photos -----------------------------------------------------------------------------------


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo that knows where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "Máy ảnh thử"
    content = BytesIO()
    Image.new("RGB", (40, 30), "white").save(content, "JPEG", exif=exif)
    path = tmp_path / "anh.jpg"
    path.write_bytes(content.getvalue())
    return path


def test_a_photo_comes_in_without_its_place(
    view: CasesView, put_case: PutCase, workspace: Workspace, photo: Path, messages: RecordingMessages
) -> None:
    case_id = put_case(**DONE)
    view.open_case(case_id)
    papers = page(view, "papers")
    field = papers.fields["attachments"]
    assert isinstance(field, AttachmentsField)
    field.add_files([photo])
    assert "Đã gỡ vị trí" in papers.removed.text()  # type: ignore[attr-defined]
    papers.save()
    (row,) = workspace.records.get("cases", case_id).values["attachments"]
    assert row["location_removed"] is True
    content = workspace.evidence.content(row["sha256"])
    assert "Máy ảnh thử".encode() not in content
    assert not Image.open(BytesIO(content)).getexif().get_ifd(0x8825)
    shown = field.list.item(0).text()
    assert shown.startswith("2026-A-001-tep-1.jpg")
    assert "anh" not in shown
    field.list.setCurrentRow(0)
    field.open_current()
    viewer = QApplication.activeModalWidget()
    assert viewer is not None
    assert "anh.jpg" not in viewer.windowTitle()
    viewer.close()
    assert field.saved_name(row) == "2026-A-001-tep-1.jpg"
    messages.path = photo.with_name("bản sao.jpg")
    field.save_current()
    assert messages.path.read_bytes() == content
    looks = [one.label for one in workspace.cases.access.page(ListQuery()).rows]
    assert looks.count(words.PAPER_SEEN) == 2
    assert looks.count(words.PAPER_SAVED) == 1


def test_a_file_belongs_to_a_measure_and_has_a_note(
    view: CasesView, put_case: PutCase, workspace: Workspace, photo: Path
) -> None:
    case_id = put_case(**DONE, measures=[{"measure": "8", "done_on": "2026-07-14"}])
    (measure,) = workspace.records.get("cases", case_id).values["measures"]
    view.open_case(case_id)
    papers = page(view, "papers")
    field = papers.fields["attachments"]
    assert isinstance(field, CaseAttachments)
    field.add_files([photo])
    field.measure.set_value(measure["id"])
    field.note.set_value("Biên bản đã ký")
    papers.save()
    (row,) = workspace.records.get("cases", case_id).values["attachments"]
    assert (row["measure_id"], row["note"]) == (measure["id"], "Biên bản đã ký")
    papers = page(view, "papers")
    field = papers.fields["attachments"]
    assert isinstance(field, CaseAttachments)
    assert "Biên bản đã ký" in field.list.item(0).text()
    field.list.setCurrentRow(0)
    assert field.measure.value() == measure["id"]
    assert not papers.dirty


def test_a_file_that_is_not_what_its_name_says_is_refused(
    view: CasesView, put_case: PutCase, tmp_path: Path, messages: RecordingMessages
) -> None:
    view.open_case(put_case(**DONE))
    papers = page(view, "papers")
    field = papers.fields["attachments"]
    assert isinstance(field, AttachmentsField)
    program = tmp_path / "anh.jpg"
    program.write_bytes(b"MZ\x90\x00")
    field.add_files([program])
    assert field.value() == []
    assert messages.said[-1][0] == "error"
