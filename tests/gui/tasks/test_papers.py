"""What goes between the office and the units: sheets out, sheets back, the letter that urges."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from app.core.vocabulary import TaskStatus
from app.services.listing import ListQuery
from app.services.spreadsheets.unit_form import COLUMNS, HEADER_ROW
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.messages import EXCEL, WORD
from app.ui.strings import unit_papers as words
from app.ui.tasks import TasksTab, UnitPapers
from app.ui.tasks.reminder_dialog import ReminderDialog
from app.ui.tasks.sheet_back_dialog import SheetBackDialog
from app.ui.tasks.sheet_dialog import SheetDialog, file_name
from app.ui.tasks.tab import UNITS
from tests.gui.tasks.conftest import PutTask
from tests.helpers.hands import click
from tests.helpers.ui import RecordingMessages

POLICE, HEALTH = "Công an xã", "Trạm Y tế xã"
Fill = Callable[..., Path]


@pytest.fixture
def tab(qtbot: QtBot, workspace: Workspace, context: UiContext) -> TasksTab:
    papers = UnitPapers(sheets=workspace.spreadsheets.unit_sheets, documents=workspace.task_documents)
    tab = TasksTab(context, workspace.tasks, papers)
    qtbot.addWidget(tab)
    tab.resize(1340, 640)
    with qtbot.waitExposed(tab):
        tab.show()
    return tab


@pytest.fixture
def units(workspace: Workspace) -> dict[str, str]:
    """The ids of the police and the health station, made when the register has none of this name."""
    rows = workspace.records.page("units", ListQuery(limit=500)).rows
    known = {str(row.values["name"]): row.id for row in rows}
    for name in (POLICE, HEALTH):
        if name not in known:
            known[name] = workspace.records.put("units", {"name": name}).record.id
    return known


@pytest.fixture
def late(put_task: PutTask, units: dict[str, str]) -> str:
    """An overdue task of the police, beside one in time of the health station."""
    put_task("Truyền thông tư vấn sức khỏe", due_on="2026-12-01", lead_unit_id=units[HEALTH])
    return put_task("Phòng, chống mua bán người", due_on="2026-07-01", lead_unit_id=units[POLICE])


def shown(tab: TasksTab, kind: type[QDialog]) -> Any:
    (dialog,) = [one for one in tab.findChildren(kind) if one.isVisible()]
    return dialog


def labels(dialog: Any) -> list[str]:
    return [dialog.units.list.item(row).text() for row in range(dialog.units.list.count())]


# --- out ------------------------------------------------------------------------------------------


def test_a_single_sheet_is_named_by_the_officer(
    tab: TasksTab, late: str, messages: RecordingMessages, tmp_path: Path
) -> None:
    tab.list.refresh()
    tab.list.table.select_id(late)
    tab.write_sheets()
    dialog = shown(tab, SheetDialog)
    assert sorted(labels(dialog)) == [f"{POLICE} (1 nhiệm vụ)", f"{HEALTH} (1 nhiệm vụ)"]
    messages.path = tmp_path / "phiếu.xlsx"
    click(dialog.excel_button)
    sheet = openpyxl.load_workbook(messages.path).worksheets[0]
    text = " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    assert "Phòng, chống mua bán người" in text
    assert "Truyền thông" not in text
    assert messages.notices[-1][0] == "Đã lưu phiếu.xlsx."


def test_several_sheets_go_into_a_folder_and_ask_before_they_replace(
    tab: TasksTab, late: str, messages: RecordingMessages, tmp_path: Path
) -> None:
    tab.write_sheets()
    dialog = shown(tab, SheetDialog)
    assert len(dialog.units.ticked()) == 2
    messages.path = tmp_path
    dialog.save(WORD)
    written = sorted(path.name for path in tmp_path.glob("*.docx"))
    assert written == [f"{file_name(POLICE)}.docx", f"{file_name(HEALTH)}.docx"]
    words_inside = "\n".join(
        cell.text
        for table in Document(str(tmp_path / f"{file_name(POLICE)}.docx")).tables
        for row in table.rows
        for cell in row.cells
    )
    assert "Phòng, chống mua bán người" in words_inside
    before = (tmp_path / written[0]).stat().st_mtime_ns
    tab.write_sheets()
    messages.yes = False
    shown(tab, SheetDialog).save(WORD)
    assert "2 tệp cùng tên" in messages.said[-1][1]
    assert (tmp_path / written[0]).stat().st_mtime_ns == before


def test_a_unit_must_be_ticked_and_the_days_be_readable(
    tab: TasksTab, late: str, messages: RecordingMessages, tmp_path: Path
) -> None:
    messages.path = tmp_path / "phiếu.xlsx"
    tab.write_sheets()
    dialog = shown(tab, SheetDialog)
    dialog.units.tick_all(on=False)
    dialog.save(EXCEL)
    assert dialog.problem.text() == words.SHEET_NONE
    dialog.units.tick_all(on=True)
    dialog.days.set_raw("tháng 14")
    dialog.save(EXCEL)
    assert dialog.days.error_label.isVisible()
    assert not messages.path.exists()


def test_without_tasks_of_units_it_says_what_to_do(tab: TasksTab) -> None:
    tab.write_sheets()
    dialog = shown(tab, SheetDialog)
    assert dialog.problem.text() == words.NO_UNITS
    assert not dialog.excel_button.isEnabled()


def test_names_of_units_become_names_of_files() -> None:
    assert file_name('Phòng "VH/XH": xã') == "Phiếu nhiệm vụ - Phòng VH XH xã"


def test_the_units_of_what_is_selected_are_ticked(tab: TasksTab, late: str, units: dict[str, str]) -> None:
    tab.show_view(UNITS)
    table = tab.units.table
    lines = {table.item(line, 0).text(): line for line in range(table.rowCount())}  # type: ignore[union-attr]
    selected: list[frozenset[str]] = []
    table.setCurrentCell(lines[HEALTH], 0)
    tab.read_selected_units(selected.append)
    assert selected == [{units[HEALTH]}]
    tab.write_sheets()
    assert shown(tab, SheetDialog).units.ticked() == (units[HEALTH],)


# --- back -----------------------------------------------------------------------------------------


@pytest.fixture
def fill(workspace: Workspace, late: str, units: dict[str, str], tmp_path: Path) -> Fill:
    """Write the police's sheet and fill in cells of its one task, as the unit does."""

    def filled(**cells: Any) -> Path:
        path = tmp_path / "phiếu về.xlsx"
        workspace.spreadsheets.unit_sheets.write(units[POLICE], path)
        workbook = openpyxl.load_workbook(path)
        keys = [column.key for column in COLUMNS]
        for key, value in cells.items():
            workbook.worksheets[0].cell(HEADER_ROW + 1, keys.index(key) + 1).value = value
        workbook.save(path)
        return path

    return filled


def test_what_the_unit_wrote_is_shown_and_taken_over(
    tab: TasksTab,
    fill: Fill,
    messages: RecordingMessages,
    workspace: Workspace,
    late: str,
    context: UiContext,
) -> None:
    messages.files = (fill(result="Đã tuyên truyền 3 buổi.", sessions=3, status="Hoàn thành"),)
    tab.read_sheet()
    dialog = shown(tab, SheetBackDialog)
    assert dialog.head.text().startswith(f"{POLICE}: 3 chỗ")
    rows = [[dialog.table.item(row, column).text() for column in (2, 3, 4)] for row in range(3)]
    assert ["Trạng thái", "Chưa làm", "Hoàn thành"] in rows
    sessions = next(row for row in range(3) if rows[row][0] == "Số buổi")
    dialog.table.item(sessions, 0).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.apply_button.text() == "Ghi 2 chỗ vào sổ"
    click(dialog.apply_button)
    values = workspace.records.get("tasks", late).values
    assert (values["result"], values["status"], values["sessions"]) == (
        "Đã tuyên truyền 3 buổi.",
        TaskStatus.DONE,
        None,
    )
    context.hub.undo_last()
    assert workspace.records.get("tasks", late).values["status"] is TaskStatus.NOT_STARTED


def test_what_the_book_changed_too_is_not_ticked_by_itself(
    tab: TasksTab, fill: Fill, messages: RecordingMessages, workspace: Workspace, late: str
) -> None:
    messages.files = (fill(result="Của đơn vị"),)
    workspace.records.put("tasks", {"id": late, "result": "Của sổ"})
    tab.read_sheet()
    dialog = shown(tab, SheetBackDialog)
    assert dialog.ticked() == frozenset()
    assert not dialog.apply_button.isEnabled()
    dialog.table.item(0, 0).setCheckState(Qt.CheckState.Checked)
    dialog.apply()
    assert workspace.records.get("tasks", late).values["result"] == "Của đơn vị"


def test_a_cell_that_cannot_be_read_is_named(tab: TasksTab, fill: Fill, messages: RecordingMessages) -> None:
    messages.files = (fill(sessions="ba buổi"),)
    tab.read_sheet()
    dialog = shown(tab, SheetBackDialog)
    assert dialog.problems.isVisible()
    assert "ba buổi" in dialog.problems.text()
    assert not dialog.table.isVisible()


def test_a_file_that_is_no_sheet_is_a_sentence(
    tab: TasksTab, messages: RecordingMessages, tmp_path: Path
) -> None:
    other = tmp_path / "khác.xlsx"
    openpyxl.Workbook().save(other)
    messages.files = (other,)
    tab.read_sheet()
    assert [one for one in tab.findChildren(SheetBackDialog) if one.isVisible()] == []
    ((kind, sentence),) = messages.said
    assert kind == "error"
    assert "khác.xlsx" in sentence


# --- the letter -----------------------------------------------------------------------------------


def test_the_letter_shows_late_tasks_and_is_saved_as_word(
    tab: TasksTab, late: str, messages: RecordingMessages, tmp_path: Path
) -> None:
    tab.write_reminder()
    dialog = shown(tab, ReminderDialog)
    assert labels(dialog) == [f"{POLICE} (1 quá hạn)"]
    assert dialog.preview.document.pageCount() >= 1
    messages.path = tmp_path / "công văn.docx"
    click(dialog.word_button)
    document = Document(str(messages.path))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    tables = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "Phòng, chống mua bán người" in tables
    assert "ngày 21 tháng 7 năm 2026" in text
    assert dialog.said.text() == "Đã lưu công văn.docx."


def test_the_letter_follows_the_choices(
    tab: TasksTab, late: str, put_task: PutTask, units: dict[str, str]
) -> None:
    put_task("Tuyên truyền muộn", due_on="2026-07-02", lead_unit_id=units[HEALTH])
    put_task("Muộn nhưng chưa giao", due_on="2026-07-02")
    tab.write_reminder()
    dialog = shown(tab, ReminderDialog)
    assert dialog.note.isVisible()
    assert dialog.note.text().startswith("1 nhiệm vụ")
    row = labels(dialog).index(f"{POLICE} (1 quá hạn)")
    dialog.units.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert dialog._letter.reminder.report.addressees == (HEALTH,)
    dialog.units.tick_all(on=False)
    assert not dialog.word_button.isEnabled()
    assert dialog.problem.isVisible()


def test_nothing_late_needs_no_letter(tab: TasksTab) -> None:
    tab.write_reminder()
    dialog = shown(tab, ReminderDialog)
    assert "Không có nhiệm vụ nào quá hạn" in dialog.problem.text()
    assert not dialog.print_button.isEnabled()


def test_the_menu_names_the_three_papers(tab: TasksTab) -> None:
    (button,) = [one for one in tab.findChildren(QToolButton) if one.text() == "Giao việc, đôn đốc"]
    menu = button.menu()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Phiếu giao việc cho đơn vị…",
        "Đọc phiếu đơn vị gửi về…",
        "Công văn đôn đốc…",
    ]
