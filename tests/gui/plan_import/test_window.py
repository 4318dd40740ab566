"""From the document to the tasks: what is linked, edited, ticked, made, told again, kept."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.vocabulary import Frequency
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.help import HelpWindow
from app.ui.plan_import import open_plan_import
from app.ui.plan_import.document_pane import place_in_viewport
from app.ui.plan_import.draft import State
from app.ui.plan_import.task_model import TEXT, TICK
from app.ui.plan_import.warning_list import lines_named
from app.ui.plan_import.window import PlanImportWindow
from app.ui.strings import plan_import as words
from tests.gui.plan_import.conftest import Open, entry_with, task_titles
from tests.helpers.hands import click, strike
from tests.helpers.seed import SEED_PLAN
from tests.helpers.ui import RecordingMessages, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


def select(window: PlanImportWindow, words_of_task: str) -> int:
    key = entry_with(window, words_of_task).key
    window.proposals.select([key])
    return key


def seen_and_stressed(window: PlanImportWindow, text: str) -> bool:
    """Whether the first words stressed in the document are `text` and are in view."""
    (entry,) = [window.draft.entry(key) for key in window.proposals.table.selected_keys()]
    span = entry.task.spans[0]
    place = place_in_viewport(window.document, span)
    line = next(line for line in window._opened.preview.lines if line.number == span.line)  # type: ignore[union-attr]
    return line.text[span.start : span.end].startswith(text) and window.document.viewport().rect().contains(
        place
    )


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


@pytest.fixture
def undated_plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(
        "KẾ HOẠCH\nTriển khai công tác bình đẳng giới\n\nII. NỘI DUNG\n\n"
        "1. Phòng Văn hóa - Xã hội\n\n- Tổ chức tọa đàm nhân ngày 8/3.\n\n- Treo băng rôn hằng quý.\n",
        encoding="utf-8",
    )
    return path


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


# --- making ---------------------------------------------------------------------------------------


def test_only_what_is_ticked_is_made_and_one_undo_takes_it_back(
    window: PlanImportWindow,
    workspace: Workspace,
    context: UiContext,
    shown: list[tuple[str, tuple[str, ...]]],
) -> None:
    window.proposals.tick_shown(on=False)
    assert not window.make_button.isEnabled()
    for words_of_task in ("Lễ phát động Tháng hành động", "Xây dựng chuyên mục tuyên truyền"):
        select(window, words_of_task)
        window.proposals.turn_ticks()
    click(window.make_button)
    titles = task_titles(workspace)
    assert [title.split(",")[0][:20] for title in titles] == ["Xây dựng chuyên mục ", "Tổ chức Lễ phát động"]
    assert "Đã tạo 2 nhiệm vụ." in window.made_page.summary.text()
    assert window.made_page.tasks.count() == 2
    click(window.made_page.show_button)
    assert not window.isVisible()
    assert len(shown[0][1]) == 2
    context.hub.undo_last()
    assert task_titles(workspace) == []
    assert workspace.records.page("plans", ListQuery()).total == 0


def test_units_that_will_be_made_are_named_before(window: PlanImportWindow, workspace: Workspace) -> None:
    window.proposals.tick_shown(on=False)
    select(window, "Tạo điều kiện cho cán bộ")
    window.proposals.editor.unit.set_value("Hội Người cao tuổi xã")
    window.proposals.editor.flush()
    window.proposals.turn_ticks()
    assert "thêm 1 đơn vị mới: Hội Người cao tuổi xã" in window.summary.text()
    window.make()
    assert "Hội Người cao tuổi xã" in window.made_page.summary.text()


def test_the_same_plan_again_proposes_only_the_difference(
    open_window: Open, workspace: Workspace, tmp_path: Path
) -> None:
    first = open_window()
    first.make()
    made = len(task_titles(workspace))
    first.close()
    again = open_window()
    assert {entry.state for entry in again.draft.entries} == {State.SAME}
    assert again.draft.ticked == ()
    assert again.summary.text().startswith("Không có gì mới")
    again.close()

    text = SEED_PLAN.read_text(encoding="utf-8")
    text = text.replace(
        "Tạo điều kiện cho cán bộ, công chức tham gia các lớp tập huấn, bồi dưỡng về bình đẳng giới",
        "Tạo điều kiện cho cán bộ, công chức xã và thôn tham gia các lớp tập huấn về bình đẳng giới",
    )
    text = text.replace(
        "Tham gia giải quyết các vấn đề liên quan đến bình đẳng giới, bạo lực gia đình theo thẩm quyền.", ""
    )
    text = text.replace(
        "4. Công an xã\n",
        "4. Công an xã\n\nTổ chức 01 buổi nói chuyện chuyên đề tại trường học trong tháng 9.\n",
    )
    changed = tmp_path / "ke-hoach-sua.txt"
    changed.write_text(text, encoding="utf-8")
    window = open_window(changed)
    states = [entry.state for entry in window.draft.entries]
    assert (states.count(State.NEW), states.count(State.CHANGED), states.count(State.GONE)) == (1, 1, 1)
    assert {entry.state for entry in window.draft.ticked} == {State.NEW, State.CHANGED}
    select(window, "xã và thôn tham gia các lớp tập huấn")
    assert "tham gia các lớp tập huấn, bồi dưỡng" in window.proposals.editor.info.text()
    window.make()
    titles = task_titles(workspace)
    assert len(titles) == made + 1
    assert any("xã và thôn tham gia" in title for title in titles)
    assert any("nói chuyện chuyên đề" in title for title in titles)
    assert any(title.startswith("Tham gia giải quyết") for title in titles), "what is gone is not deleted"


def test_what_was_edited_split_and_merged_is_known_again(open_window: Open) -> None:
    window = open_window()
    key = select(window, "Tạo điều kiện cho cán bộ")
    window.proposals.editor.text.set_value("Mở lớp tập huấn cho cán bộ xã, thôn")
    window.proposals.editor.flush()
    window.proposals.select([key])
    select(window, "Trước khi diễn ra cuộc bầu cử")
    window.proposals.split_sentences()
    window.proposals.select([window.draft.entries[0].key, window.draft.entries[1].key])
    window.proposals.merge()
    assert sum(entry.edited for entry in window.draft.entries) == 4
    window.make()
    window.close()
    again = open_window()
    assert [entry.task.text for entry in again.draft.ticked] == []


def test_the_table_can_show_only_what_is_new(open_window: Open, workspace: Workspace) -> None:
    window = open_window()
    window.proposals.tick_shown(on=False)
    select(window, "Lễ phát động Tháng hành động")
    window.proposals.turn_ticks()
    window.make()
    window.close()
    again = open_window()
    combo = again.proposals.show_combo
    labels = [combo.itemText(place) for place in range(combo.count())]
    assert "Đã có (1)" in labels
    combo.setCurrentIndex(labels.index("Đã có (1)"))
    combo.activated.emit(combo.currentIndex())
    table = again.proposals.table
    assert table.tasks.rowCount() == 1
    assert "Lễ phát động" in table.tasks.index(0, TEXT).data()


# --- errors and keeping -----------------------------------------------------------------------------


def test_a_document_that_cannot_be_read_is_a_sentence_and_no_window(
    qtbot: QtBot, workspace: Workspace, context: UiContext, messages: RecordingMessages, tmp_path: Path
) -> None:
    main = QWidget()
    qtbot.addWidget(main)
    broken = tmp_path / "hỏng.pdf"
    broken.write_bytes(b"%PDF-1.7 not really")
    open_plan_import(context, workspace.plans, main, path=broken)
    assert main.findChildren(PlanImportWindow) == []
    ((kind, sentence),) = messages.said
    assert kind == "error"
    assert "PDF" in sentence


def test_another_file_that_cannot_be_read_leaves_the_plan_there(
    window: PlanImportWindow, messages: RecordingMessages, tmp_path: Path, workspace: Workspace
) -> None:
    broken = tmp_path / "khác.docx"
    broken.write_bytes(b"no document")
    messages.files = (broken,)
    window.choose_other()
    assert messages.said[-1][0] == "error"
    window.make()
    assert len(task_titles(workspace)) == len(window.draft.entries)


def test_another_file_takes_the_plans_place(
    window: PlanImportWindow, messages: RecordingMessages, undated_plan: Path
) -> None:
    messages.files = (undated_plan,)
    window.choose_other()
    assert undated_plan.name in window.windowTitle()
    assert len(window.draft.entries) < 10


def test_enter_moves_on_in_the_editor(window: PlanImportWindow, qtbot: QtBot) -> None:
    editor = window.proposals.editor
    editor.unit.setFocus()
    qtbot.waitUntil(editor.unit.editor.hasFocus, timeout=5000)
    strike(editor.unit.editor, Qt.Key.Key_Return)
    assert editor.time.editor.hasFocus()
    assert window.isVisible()


def test_backing_out_of_the_file_dialog_opens_nothing(
    qtbot: QtBot, workspace: Workspace, context: UiContext, messages: RecordingMessages
) -> None:
    main = QWidget()
    qtbot.addWidget(main)
    open_plan_import(context, workspace.plans, main)
    assert main.findChildren(PlanImportWindow) == []
    assert messages.said == []


def test_what_was_changed_is_kept_at_locking_and_gone_on_with(
    open_window: Open, context: UiContext, messages: RecordingMessages, workspace: Workspace
) -> None:
    window = open_window()
    key = select(window, "Tạo điều kiện cho cán bộ")
    window.proposals.editor.unit.set_raw("Phòng Văn hóa - Xã hội")
    count = len(window.draft.entries)
    window.proposals.select([window.draft.entries[0].key])
    window.proposals.drop()
    context.hub.closing.emit()
    assert not window.isVisible()
    again = open_window(None)
    assert messages.said[-1] == ("ask", words.RESUME.format(name=SEED_PLAN.name))
    assert len(again.draft.entries) == count - 1
    assert again.draft.entry(key).task.lead_unit == "Phòng Văn hóa - Xã hội"
    again.make()
    assert len(task_titles(workspace)) == count - 1
    again.close()
    messages.files = (SEED_PLAN,)
    said = len(messages.said)
    open_window(None)
    assert len(messages.said) == said, "what was made is not offered again"


def test_beginning_anew_forgets_what_was_kept(
    open_window: Open, messages: RecordingMessages, context: UiContext
) -> None:
    window = open_window()
    window.proposals.drop()
    window.close()
    assert messages.notices[-1][0] == words.KEPT
    messages.yes = False
    messages.files = (SEED_PLAN,)
    again = open_window(None)
    assert not again.draft.touched
    assert all(not entry.edited for entry in again.draft.entries)
    again.close()
    asked = len(messages.said)
    open_window(None)
    assert len(messages.said) == asked, "it is not offered a second time"


def test_closing_an_untouched_plan_keeps_nothing(open_window: Open, messages: RecordingMessages) -> None:
    open_window().close()
    assert messages.notices == []


# --- size -------------------------------------------------------------------------------------------


def test_help_is_reached_from_the_window(window: PlanImportWindow) -> None:
    strike(window.proposals.table, Qt.Key.Key_F1)
    (page,) = window.findChildren(HelpWindow)
    assert page.isVisible()
    assert "Sửa danh sách" in page.text.toPlainText()


def test_three_hundred_duties_are_worked_on_without_waiting(open_window: Open, tmp_path: Path) -> None:
    duties = "\n\n".join(
        f"- Tổ chức buổi tuyên truyền số {number} về bình đẳng giới tại thôn; tổng hợp kết quả gửi về xã."
        for number in range(1, 301)
    )
    path = tmp_path / "dai.txt"
    path.write_text(
        "KẾ HOẠCH\nTriển khai công tác bình đẳng giới năm 2026\n\n"
        f"II. NỘI DUNG\n\n1. Công an xã\n\n{duties}\n",
        encoding="utf-8",
    )
    window = open_window(path)
    assert len(window.draft.entries) >= 300
    window.proposals.tick_shown(on=False)
    last = window.draft.entries[-1]
    window.proposals.select([last.key])
    assert seen_and_stressed(window, last.task.text[:10])


def test_the_caret_by_mouse_does_not_move_the_document(window: PlanImportWindow) -> None:
    """The words clicked stay under the mouse."""
    wanted = entry_with(window, "Kiểm tra, hướng dẫn, đôn đốc")
    window.document.go_to(wanted.task.spans[0])
    before = window.document.verticalScrollBar().value()
    click(window.document.viewport(), place_in_viewport(window.document, wanted.task.spans[0]))
    assert window.document.verticalScrollBar().value() == before
    assert window.proposals.table.selected_keys() == (wanted.key,)
