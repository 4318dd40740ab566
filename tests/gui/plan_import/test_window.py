"""The window: what is linked, ticked, edited, split and merged, by clicks and by keys."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.core.vocabulary import Frequency
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.plan_import.document_pane import place_in_viewport
from app.ui.plan_import.task_model import TICK
from app.ui.plan_import.warning_list import lines_named
from app.ui.plan_import.window import PlanImportWindow
from app.ui.strings import plan_import as words
from tests.gui.plan_import.conftest import Open, entry_with, seen_and_stressed, select, task_titles
from tests.helpers.hands import click, strike
from tests.helpers.seed import SEED_PLAN
from tests.helpers.ui import RecordingMessages, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


# --- document and proposals -----------------------------------------------------------------------


def test_the_document_stands_beside_its_proposals(window: PlanImportWindow) -> None:
    lines = SEED_PLAN.read_text(encoding="utf-8").splitlines()
    assert window.document.document().blockCount() >= len(lines) - 1
    assert "HƯNG ĐẠO" in window.document.toPlainText()
    table = window.proposals.table
    assert table.tasks.rowCount() == len(window.draft.entries) > 50
    assert window.head.year.value() == "2026"
    assert window.make_button.text() == f"Tạo {len(window.draft.entries)} nhiệm vụ"
    assert table.isColumnHidden(5), "nothing was imported before: every proposal is new"


def test_choosing_a_task_stresses_and_shows_its_words(window: PlanImportWindow) -> None:
    select(window, "Lễ phát động Tháng hành động")
    assert seen_and_stressed(window, "tổ chức Lễ phát động")
    select(window, "Xây dựng chuyên mục tuyên truyền")
    assert seen_and_stressed(window, "Xây dựng chuyên mục")


def test_a_click_in_the_document_chooses_the_task(window: PlanImportWindow) -> None:
    wanted = entry_with(window, "Kiểm tra, hướng dẫn, đôn đốc")
    window.document.go_to(wanted.task.spans[0])
    click(window.document.viewport(), place_in_viewport(window.document, wanted.task.spans[0]))
    assert window.proposals.table.selected_keys() == (wanted.key,)
    assert window.proposals.editor.text.value() == wanted.task.text


def test_arrow_keys_in_the_document_choose_tasks_too(window: PlanImportWindow) -> None:
    first = entry_with(window, "Tổ chức các hoạt động hưởng ứng Tháng hành động")
    window.document.setFocus()
    window.document.go_to_line(first.task.line - 1)
    strike(window.document, Qt.Key.Key_Down)
    assert window.proposals.table.selected_keys() == (first.key,)


def test_every_proposal_is_linked_to_words_of_the_document(window: PlanImportWindow) -> None:
    for entry in window.draft.entries:
        span = entry.task.spans[0]
        assert window.document.key_at(span.line, span.start) == entry.key


def test_warnings_lead_to_their_places_one_after_the_other(window: PlanImportWindow) -> None:
    listed = window.warnings.list
    sentences = [listed.item(row).text() for row in range(listed.count())]
    (year,) = [row for row, sentence in enumerate(sentences) if "15/11-15/12/2025" in sentence]
    click(listed.viewport(), listed.visualItemRect(listed.item(year)).center())
    assert window.proposals.editor.entry is not None
    assert "15/11-15/12/2025" in window.proposals.editor.entry.task.text
    assert "2025" in window.proposals.editor.info.text()
    (twice,) = [row for row, sentence in enumerate(sentences) if "giống một nhiệm vụ khác" in sentence]
    listed.setCurrentRow(twice)
    places = set()
    for _ in lines_named(sentences[twice]):
        strike(listed, Qt.Key.Key_Return)
        places.add(window.proposals.table.selected_keys())
    assert len(places) == 2


def test_lines_named_in_a_sentence() -> None:
    assert lines_named("Dòng 73, 87: nhiệm vụ giống nhau.") == (73, 87)
    assert lines_named("«Chiến lược» ghi 2021–2030 (dòng 13), 2026–2030 (dòng 51); xem lại.") == (13, 51)
    assert lines_named("Không tìm thấy năm của kế hoạch.") == ()


# --- by keys --------------------------------------------------------------------------------------


def test_keys_alone_tick_edit_drop_and_take_back(window: PlanImportWindow, qtbot: QtBot) -> None:
    table, count = window.proposals.table, len(window.draft.entries)
    qtbot.waitUntil(table.hasFocus, timeout=5000)
    strike(table, Qt.Key.Key_Space)
    assert len(window.draft.ticked) == count - 1
    strike(table, Qt.Key.Key_Down)
    strike(table, Qt.Key.Key_Return)
    qtbot.waitUntil(window.proposals.editor.text.editor.hasFocus, timeout=5000)
    type_text(window.proposals.editor.text.editor, "Sửa: ")
    strike(window.proposals.editor.text.editor, Qt.Key.Key_Escape)
    assert table.hasFocus()
    assert window.draft.entries[1].task.text.startswith("Sửa: ")
    strike(table, Qt.Key.Key_Delete)
    assert len(window.draft.entries) == count - 1
    strike(table, Qt.Key.Key_Z, CTRL)
    strike(table, Qt.Key.Key_Z, CTRL)
    strike(table, Qt.Key.Key_Z, CTRL)
    assert len(window.draft.ticked) == count
    assert not window.draft.can_undo


def test_a_click_on_the_box_ticks(window: PlanImportWindow) -> None:
    table = window.proposals.table
    rect = table.visualRect(table.tasks.index(2, TICK))
    option_left = rect.left() + rect.height() // 4
    place = rect.center()
    place.setX(option_left)
    click(table.viewport(), place)
    assert not window.draft.entries[2].ticked


# --- editing --------------------------------------------------------------------------------------


def test_units_times_and_recurrence_are_corrected_in_place(window: PlanImportWindow) -> None:
    key = select(window, "Tạo điều kiện cho cán bộ")
    editor = window.proposals.editor
    editor.unit.set_value("Phòng Văn hóa - Xã hội")
    editor.coop.set_value("Công an xã; Trạm Y tế")
    editor.time.set_raw("quý III; 20/10")
    editor.recurrence.set_value(Frequency.QUARTERLY)
    assert editor.flush()
    task = window.draft.entry(key).task
    assert (task.lead_unit, task.coop_units) == ("Phòng Văn hóa - Xã hội", ("Công an xã", "Trạm Y tế"))
    assert [one.start for one in task.periods] == [date(2026, 7, 1), date(2026, 10, 20)]
    assert task.recurrence is not None
    assert task.recurrence.freq.name == "QUARTERLY"
    row = window.proposals.table.tasks.row_of(key)
    assert row is not None
    shown = [window.proposals.table.tasks.index(row, column).data() for column in range(2, 5)]
    assert shown[1:] == ["Phòng Văn hóa - Xã hội", "01/07/2026 - 30/09/2026; 20/10/2026\nHằng quý"]


def test_a_time_that_cannot_be_read_holds_the_editor_there(window: PlanImportWindow) -> None:
    key = select(window, "Tạo điều kiện cho cán bộ")
    editor = window.proposals.editor
    editor.time.set_raw("31/2")
    select(window, "Xây dựng chuyên mục tuyên truyền")
    assert window.proposals.table.selected_keys() == (key,)
    assert editor.time.error_label.isVisible()
    editor.time.set_raw("28/2")
    select(window, "Xây dựng chuyên mục tuyên truyền")
    assert window.draft.entry(key).task.periods[0].end == date(2026, 2, 28)


def test_splitting_at_the_caret_and_by_sentence(window: PlanImportWindow) -> None:
    key = select(window, "Trước khi diễn ra cuộc bầu cử")
    text = window.draft.entry(key).task.text
    editor = window.proposals.editor
    cursor = editor.text.text.textCursor()
    cursor.setPosition(text.index("tổ chức tuyên truyền"))
    editor.text.text.setTextCursor(cursor)
    strike(editor.text.editor, Qt.Key.Key_Return, CTRL)
    pieces = [window.draft.entry(piece) for piece in window.proposals.table.selected_keys()]
    assert [piece.task.text.split()[0] for piece in pieces] == ["Trước", "tổ"]
    strike(window.proposals.table, Qt.Key.Key_Z, CTRL)
    window.proposals.select([key])
    strike(window.proposals.table, Qt.Key.Key_T, CTRL)
    assert len(window.proposals.table.selected_keys()) == 2


def test_what_cannot_be_split_says_so(window: PlanImportWindow) -> None:
    select(window, "báo cáo cấp trên những vấn đề")
    count = len(window.draft.entries)
    click(window.proposals.buttons["sentences"])
    assert window.proposals.note.isVisible()
    assert len(window.draft.entries) == count


def test_selected_proposals_are_merged(window: PlanImportWindow, workspace: Workspace) -> None:
    first, second = (window.draft.entries[place].key for place in (4, 5))
    window.proposals.select([first, second])
    click(window.proposals.buttons["merge"])
    (key,) = window.proposals.table.selected_keys()
    merged = window.draft.entry(key)
    assert len(merged.words) == 2
    assert merged.task.text.count("; ") >= 1
    assert len(merged.task.spans) == 2


# --- the head -------------------------------------------------------------------------------------


def test_the_head_is_corrected_and_goes_with_the_plan(window: PlanImportWindow, workspace: Workspace) -> None:
    type_text(window.head.number.editor, "12/KH-UBND")
    type_text(window.head.issued_on.editor, "20/2/2026")
    window.make()
    (plan,) = workspace.records.page("plans", ListQuery()).rows
    assert (plan.values["number"], plan.values["issued_on"]) == ("12/KH-UBND", date(2026, 2, 20))
    assert plan.values["source_name"] == SEED_PLAN.name


def test_another_year_reads_the_plan_again(window: PlanImportWindow, messages: RecordingMessages) -> None:
    window.proposals.select([window.draft.entries[0].key])
    window.proposals.drop()
    window.head.year.set_raw("2027")
    messages.yes = False
    click(window.head.again_button)
    assert window.head.head().year == 2026, "the officer backed out: nothing is lost"
    messages.yes = True
    click(window.head.again_button)
    assert window.head.head().year == 2027
    assert not window.draft.touched
    election = entry_with(window, "Lễ phát động Tháng hành động")
    assert election.task.periods[0].start == date(2027, 11, 15)


def test_a_year_that_is_none_is_refused(window: PlanImportWindow) -> None:
    window.head.year.set_raw("26")
    click(window.head.again_button)
    assert window.head.year.error_label.isVisible()
    assert window.head.head().year == 2026


def test_a_plan_without_a_year_is_not_made_until_it_has_one(
    open_window: Open, undated_plan: Path, workspace: Workspace, messages: RecordingMessages
) -> None:
    window = open_window(undated_plan)
    assert window.head.notice.isVisible()
    window.make()
    assert messages.said[-1] == ("warn", words.YEAR_MISSING)
    assert task_titles(workspace) == []
    window.head.year.set_raw("2027")
    click(window.head.again_button)
    assert not window.head.notice.isVisible()
    window.make()
    days = [row.due_on for row in workspace.tasks.page(ListQuery()).rows]
    assert date(2027, 3, 8) in days
