"""Documents of a case in the window: neutral titles, a yes before anything leaves, consent enforced."""

from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.core.case_papers import CasePaper
from app.core.text import fold
from app.services.listing import ListQuery
from app.services.reports.service import Format
from app.services.workspace import Workspace
from app.ui.cases import paper_window
from app.ui.cases.paper_window import PaperWindow
from app.ui.cases.tab import CasesView
from tests.gui.cases.conftest import NAMES, PutCase
from tests.helpers.ui import RecordingMessages

REFERRAL = {"service": "health", "organisation": "Trạm Y tế xã", "referred_on": "2026-07-14"}


def consent(**values: object) -> dict[str, object]:
    return {
        "recipient": "health",
        "agreed": True,
        "agreed_on": "2026-07-14",
        "scope": [{"scope": "health"}],
        **values,
    }


def open_paper(view: CasesView, paper: CasePaper) -> PaperWindow:
    """Choose a document in the case's menu."""
    menu = view.screen_.document_button.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    action = next(one for one in menu.actions() if one.text().startswith(paper.label))
    action.trigger()
    window = QApplication.activeModalWidget()
    assert isinstance(window, PaperWindow)
    return window


def text_of(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.fixture
def case_id(put_case: PutCase) -> str:
    return put_case(
        assignments=[{"assigned_at": datetime(2026, 7, 14, 8, 35), "assignee": "office"}],
        referrals=[REFERRAL],
        consents=[consent()],
    )


def test_the_title_and_the_menu_name_nobody(qtbot: QtBot, view: CasesView, case_id: str) -> None:
    view.open_case(case_id)
    window = open_paper(view, CasePaper.INTAKE)
    assert window.windowTitle() == "Văn bản – hồ sơ 2026-A-001"
    menu = view.screen_.document_button.menu()
    assert isinstance(menu, QMenu)
    assert not [name for name in NAMES for one in menu.actions() if name in one.text()]
    window.close()


def test_nothing_leaves_without_a_yes(
    view: CasesView, case_id: str, messages: RecordingMessages, tmp_path: Path
) -> None:
    view.open_case(case_id)
    window = open_paper(view, CasePaper.INTAKE)
    messages.path = tmp_path / "phieu.docx"
    messages.yes = False
    window.save_as(Format.DOCX)
    assert not messages.path.exists()
    assert "LƯU HÀNH NỘI BỘ" in messages.said[-1][1]
    messages.yes = True
    window.save_as(Format.DOCX)
    assert messages.path.exists()
    assert not [name for name in NAMES if name in text_of(messages.path)]
    window.close()


def test_names_only_when_they_are_asked_for_and_the_way_out_is_logged(
    view: CasesView, case_id: str, messages: RecordingMessages, tmp_path: Path, workspace: Workspace
) -> None:
    view.open_case(case_id)
    window = open_paper(view, CasePaper.INTAKE)
    window.names.setChecked(True)
    messages.path = tmp_path / "phieu.docx"
    window.save_as(Format.DOCX)
    assert NAMES[0] in text_of(messages.path)
    (entry,) = workspace.cases.access.page(ListQuery(filters={"action": "export"})).rows
    assert (entry.case_no, entry.label) == ("2026-A-001", CasePaper.INTAKE.label)
    window.close()


def test_a_letter_tells_what_was_agreed_to_and_says_what_it_withholds(
    view: CasesView, case_id: str, messages: RecordingMessages, tmp_path: Path, workspace: Workspace
) -> None:
    view.open_case(case_id)
    window = open_paper(view, CasePaper.REFERRAL)
    assert "Họ tên, ngày sinh, giới tính" in window.withheld.text()
    messages.path = tmp_path / "cong-van.docx"
    window.names.setChecked(True)
    window.save_as(Format.DOCX)
    assert not [name for name in NAMES if name in text_of(messages.path)]
    (line,) = workspace.cases.consents.ledger(case_id)
    assert line.organisation == "Trạm Y tế xã"
    window.close()
    view.screen_.show_step("consent")
    assert "Trạm Y tế xã" in view.screen_.page.ledger.lines[0].text()  # type: ignore[union-attr]


def test_what_the_survivor_keeps_back_is_said_before_a_letter_leaves(
    view: CasesView, put_case: PutCase
) -> None:
    kept = {"withhold_what": "Việc đã sang nhà chị gái.", "withhold_reason": "fear"}
    case_id = put_case(referrals=[REFERRAL], consents=[consent()], **kept)
    view.open_case(case_id)
    letter = open_paper(view, CasePaper.REFERRAL)
    assert "Việc đã sang nhà chị gái." in letter.withheld.text()
    letter.close()
    sheet = open_paper(view, CasePaper.INTAKE)
    assert "chị gái" not in sheet.withheld.text()
    sheet.close()


def test_a_withdrawn_consent_stops_the_letter(
    view: CasesView, put_case: PutCase, messages: RecordingMessages, tmp_path: Path, workspace: Workspace
) -> None:
    case_id = put_case(referrals=[REFERRAL], consents=[consent()])
    view.open_case(case_id)
    window = open_paper(view, CasePaper.REFERRAL)
    row = workspace.records.get("cases", case_id).values["consents"][0]
    workspace.cases.consents.withdraw(case_id, row["id"])
    messages.path = tmp_path / "cong-van.docx"
    window.save_as(Format.DOCX)
    text = text_of(messages.path) if messages.path.exists() else ""
    assert "sức khỏe" not in text.casefold()
    window.close()


def test_what_is_written_over_is_printed(
    view: CasesView, case_id: str, messages: RecordingMessages, tmp_path: Path
) -> None:
    view.open_case(case_id)
    window = open_paper(view, CasePaper.REFERRAL)
    editor = next(iter(window.paragraphs.editors.values()))
    editor.text.setPlainText("Lời văn đã sửa")
    messages.path = tmp_path / "cong-van.docx"
    window.save_as(Format.DOCX)
    assert "Lời văn đã sửa" in text_of(messages.path)
    window.close()


def test_without_a_printer_it_is_said(
    view: CasesView, case_id: str, messages: RecordingMessages, workspace: Workspace
) -> None:
    view.open_case(case_id)
    window = open_paper(view, CasePaper.INTAKE)
    window.print_paper()
    assert messages.said[-1][0] == "warn"
    assert workspace.cases.access.page(ListQuery(filters={"action": "print"})).total == 0
    window.close()


@pytest.mark.parametrize("paper", [CasePaper.INTAKE, CasePaper.REFERRAL])
def test_the_file_goes_by_the_case_s_number(
    view: CasesView,
    case_id: str,
    paper: CasePaper,
    messages: RecordingMessages,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(messages, "save_path", lambda _title, name, _kinds: asked.append(name))
    view.open_case(case_id)
    window = open_paper(view, paper)
    window.names.setChecked(True)
    window.save_as(Format.PDF)
    (name,) = asked
    assert name in ("2026-A-001-phieu-tiep-nhan.pdf", "2026-A-001-cong-van-chuyen-gui.pdf")
    assert not [one for one in NAMES if fold(one) in fold(name.replace("-", " "))]
    window.close()


def test_the_print_job_goes_by_the_case_s_number(
    view: CasesView,
    case_id: str,
    tmp_path: Path,
    workspace: Workspace,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "giấy.pdf"))
    # The officer's choice of a printer: there is none here, a file stands for it.
    monkeypatch.setattr(paper_window, "has_printer", lambda: True)
    monkeypatch.setattr(paper_window, "choose_printer", lambda *_asked: printer)
    view.open_case(case_id)
    window = open_paper(view, CasePaper.INTAKE)
    window.print_paper()
    assert printer.docName() == "2026-A-001"
    assert (tmp_path / "giấy.pdf").stat().st_size > 0
    (entry,) = workspace.cases.access.page(ListQuery(filters={"action": "print"})).rows
    assert entry.label == CasePaper.INTAKE.label
    window.close()
