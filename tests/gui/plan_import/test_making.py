"""From proposals to tasks: what is made, proposed again, kept, and what cannot be read."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.services.listing import ListQuery
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.help import HelpWindow
from app.ui.plan_import import open_plan_import
from app.ui.plan_import.document_pane import place_in_viewport
from app.ui.plan_import.draft import State
from app.ui.plan_import.task_model import TEXT
from app.ui.plan_import.window import PlanImportWindow
from app.ui.strings import plan_import as words
from tests.gui.plan_import.conftest import Open, entry_with, seen_and_stressed, select, task_titles
from tests.helpers.hands import click, strike
from tests.helpers.seed import SEED_PLAN
from tests.helpers.ui import RecordingMessages

CTRL = Qt.KeyboardModifier.ControlModifier


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
