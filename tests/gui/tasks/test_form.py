"""The task form: what it shows, what it asks for, how occurrences are marked, how units are added."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.core.vocabulary import Frequency, TaskStatus
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.tasks.form import QuickUnitForm, TaskForm
from app.ui.tasks.result_dialog import ResultDialog
from app.ui.tasks.tab import TasksTab
from tests.gui.tasks.conftest import PutTask
from tests.helpers.hands import click, strike
from tests.helpers.ui import RecordingMessages, type_text


def open_form(tab: TasksTab, opened: list[TaskForm], task: str | None = None) -> TaskForm:
    if task is None:
        tab.open_new()
    else:
        tab.open_task(task)
    return opened[-1]


def wait_for_focus(qtbot: QtBot, widget: QWidget) -> None:
    """A dialog becomes the active window a moment after it is opened."""
    qtbot.waitUntil(widget.hasFocus, timeout=5000)


def stored(workspace: Workspace, task: str) -> dict[str, Any]:
    return dict(workspace.records.get("tasks", task).values)


def dialog_of(kind: type[QDialog], tab: QWidget) -> Any:
    found = [dialog for dialog in tab.findChildren(kind) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_new_task_is_typed_and_saved_by_keys(
    qtbot: QtBot, tab: TasksTab, opened: list[TaskForm], workspace: Workspace, units: dict[str, str]
) -> None:
    name, unit = next(iter(units.items()))
    form = open_form(tab, opened)
    wait_for_focus(qtbot, form.fields["title"].editor)
    type_text(form.fields["title"].editor, "Tổ chức tọa đàm ngày 20/10")
    type_text(form.fields["lead_unit_id"].editor.lineEdit(), name)  # type: ignore[attr-defined]
    type_text(form.fields["due_on"].editor, "20/10")
    type_text(form.fields["planned_state"].editor, "1,5 triệu")
    strike(form.fields["planned_state"].editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    row = workspace.tasks.page(tab.list.query).rows[0]
    assert (row.title, row.lead_unit_id, row.due_on, row.planned_state, row.status) == (
        "Tổ chức tọa đàm ngày 20/10",
        unit,
        date(2026, 10, 20),
        1_500_000,
        TaskStatus.NOT_STARTED,
    )
    assert not form.window().isVisible()


def test_a_task_without_a_title_is_not_saved(
    tab: TasksTab, opened: list[TaskForm], workspace: Workspace
) -> None:
    form = open_form(tab, opened)
    form.save()
    assert "Nhiệm vụ" in form.fields["title"].error_label.text()
    assert form.fields["title"].error_label.isVisible()
    assert workspace.tasks.page(tab.list.query).total == 0


def test_the_plans_words_are_shown_and_doubts_can_be_put_aside(
    tab: TasksTab, opened: list[TaskForm], put_task: PutTask, workspace: Workspace
) -> None:
    task = put_task(
        "Phát động", paragraph="Tổ chức Lễ phát động\ntừ 15/11", flags="Năm khác năm kế hoạch.\nNgày lạ."
    )
    form = open_form(tab, opened, task)
    assert form.plan_words.label.text() == "Tổ chức Lễ phát động từ 15/11"
    assert form.flags.isVisible()
    assert form.flags.label.text().splitlines()[1:] == ["• Năm khác năm kế hoạch.", "• Ngày lạ."]
    click(form.flags.button)
    assert not form.flags.isVisible()
    form.save()
    assert stored(workspace, task)["flags"] == ""


def test_a_task_of_ones_own_shows_neither_words_nor_doubts(tab: TasksTab, opened: list[TaskForm]) -> None:
    form = open_form(tab, opened)
    assert not form.plan_words.isVisible()
    assert not form.flags.isVisible()


def test_a_reason_is_asked_for_what_is_not_carried_out(
    tab: TasksTab, opened: list[TaskForm], put_task: PutTask, workspace: Workspace
) -> None:
    task = put_task("Không làm nữa")
    form = open_form(tab, opened, task)
    reason = form.fields["dropped_reason"]
    assert not reason.isVisible()
    form.fields["status"].set_value(TaskStatus.DROPPED)
    assert reason.isVisible()
    form.save()
    assert "lý do" in reason.error_label.text()
    assert stored(workspace, task)["status"] is TaskStatus.NOT_STARTED
    type_text(reason.editor, "Cấp trên đã tổ chức chung.")
    form.save()
    assert stored(workspace, task)["dropped_reason"] == "Cấp trên đã tổ chức chung."


def test_done_takes_todays_date_and_gives_it_back(
    tab: TasksTab, opened: list[TaskForm], put_task: PutTask, workspace: Workspace
) -> None:
    task = put_task("Sắp xong", status="doing", progress=50)
    form = open_form(tab, opened, task)
    form.fields["status"].set_value(TaskStatus.DONE)
    assert form.fields["done_on"].value() == date(2026, 7, 14)
    assert form.fields["done_on"].isVisible()
    form.fields["status"].set_value(TaskStatus.DOING)
    assert form.fields["done_on"].value() is None
    form.fields["status"].set_value(TaskStatus.DONE)
    form.save()
    values = stored(workspace, task)
    assert (values["status"], values["done_on"], values["progress"]) == (
        TaskStatus.DONE,
        date(2026, 7, 14),
        100,
    )


def test_opening_a_finished_task_changes_nothing(
    tab: TasksTab, opened: list[TaskForm], put_task: PutTask
) -> None:
    form = open_form(tab, opened, put_task("Xong từ lâu", status="done", done_on="2026-03-01"))
    assert not form.dirty
    assert form.fields["done_on"].value() == date(2026, 3, 1)


def test_joining_units_and_programmes_keep_their_rows(
    tab: TasksTab, opened: list[TaskForm], put_task: PutTask, workspace: Workspace, units: dict[str, str]
) -> None:
    names = list(units)[:2]
    task = put_task("Phối hợp", coop_units=[{"unit_id": units[names[0]]}], tags=[{"programme": "Gia đình"}])
    before = stored(workspace, task)
    form = open_form(tab, opened, task)
    field: Any = form.fields["coop_units"]
    type_text(field.line, names[1])
    field.add_typed()
    tags: Any = form.fields["tags"]
    type_text(tags.line, "Trẻ em")
    form.save()
    after = stored(workspace, task)
    assert {row["unit_id"] for row in after["coop_units"]} == {units[name] for name in names}
    assert before["coop_units"][0] in after["coop_units"]
    assert {row["programme"] for row in after["tags"]} == {"Gia đình", "Trẻ em"}
    assert before["tags"][0] in after["tags"]


def test_an_unchanged_task_is_not_dirty(
    tab: TasksTab, opened: list[TaskForm], put_task: PutTask, units: dict[str, str]
) -> None:
    task = put_task(
        "Đủ mọi thứ",
        lead_unit_id=next(iter(units.values())),
        coop_units=[{"unit_id": list(units.values())[1]}],
        tags=[{"programme": "Gia đình"}],
        recurrence="MONTHLY",
        quota_min=2,
        quota_unit="tin/bài",
        quota_per="month",
        flags="Xem lại.",
    )
    form = open_form(tab, opened, task)
    assert not form.dirty
    assert form.changed_values() == {}


def test_evidence_is_kept_in_the_file(
    tab: TasksTab,
    opened: list[TaskForm],
    put_task: PutTask,
    workspace: Workspace,
    messages: RecordingMessages,
    tmp_path: Path,
) -> None:
    task = put_task("Có minh chứng")
    picture = tmp_path / "ảnh hội nghị.png"
    picture.write_bytes(b"not really a picture")
    messages.files = (picture,)
    form = open_form(tab, opened, task)
    field: Any = form.fields["attachments"]
    click(field.add_button)
    form.save()
    (row,) = stored(workspace, task)["attachments"]
    assert row["name"] == "ảnh hội nghị.png"
    assert workspace.evidence.content(row["sha256"]) == b"not really a picture"


# --- occurrences --------------------------------------------------------------------------------


@pytest.fixture
def monthly(put_task: PutTask) -> str:
    return put_task("Phát tin hằng tháng", recurrence="MONTHLY")


def lines_of(form: TaskForm) -> list[list[str]]:
    table = form.occurrences.table
    return [
        [table.item(line, column).text() for column in range(table.columnCount())]  # type: ignore[union-attr]
        for line in range(table.rowCount())
    ]


def test_space_marks_an_occurrence_done_today(
    tab: TasksTab,
    opened: list[TaskForm],
    monthly: str,
    workspace: Workspace,
    messages: RecordingMessages,
    context: UiContext,
) -> None:
    form = open_form(tab, opened, monthly)
    table = form.occurrences.table
    assert table.rowCount() == 12
    assert lines_of(form)[0][:3] == ["Tháng 1/2026", "31/01/2026", "Quá hạn"]
    table.setFocus()
    strike(table, Qt.Key.Key_Space)
    assert lines_of(form)[0][2:4] == ["Hoàn thành", "14/07/2026"]
    assert form.occurrences.note.text() == "1/12 kỳ đã xong"
    assert stored(workspace, monthly)["status"] is TaskStatus.DOING
    assert form.fields["status"].value() is TaskStatus.DOING
    assert not form.dirty
    assert messages.notices[-1][0] == "Đã ghi kết quả của Tháng 1/2026."
    context.hub.undo_last()
    assert stored(workspace, monthly)["occurrences"][0]["status"] is TaskStatus.NOT_STARTED


def test_a_result_is_typed_for_an_occurrence(
    tab: TasksTab, opened: list[TaskForm], monthly: str, workspace: Workspace
) -> None:
    form = open_form(tab, opened, monthly)
    form.occurrences.table.selectRow(2)
    form.occurrences.table.setFocus()
    strike(form.occurrences.table, Qt.Key.Key_Return)
    dialog = dialog_of(ResultDialog, form)
    assert dialog.status.value() is TaskStatus.DONE
    dialog.done_on.set_raw("31/3")
    type_text(dialog.words.editor, "03 tin, 01 bài")
    click(dialog.save_button)
    assert lines_of(form)[2] == ["Tháng 3/2026", "31/03/2026", "Hoàn thành", "31/03/2026", "03 tin, 01 bài"]
    assert stored(workspace, monthly)["occurrences"][2]["result"] == "03 tin, 01 bài"


def test_a_result_half_typed_is_there_again_after_a_lock(
    tab: TasksTab, opened: list[TaskForm], monthly: str, context: UiContext
) -> None:
    form = open_form(tab, opened, monthly)
    form.occurrences.ask_result()
    dialog = dialog_of(ResultDialog, form)
    type_text(dialog.words.editor, "02 tin,")
    context.hub.closing.emit()
    assert not dialog.isVisible()
    form.occurrences.ask_result()
    again = dialog_of(ResultDialog, form)
    assert again.words.value() == "02 tin,"
    again.reject()
    form.occurrences.ask_result()
    assert dialog_of(ResultDialog, form).words.value() == ""


def test_a_date_that_cannot_be_read_keeps_the_result_open(
    tab: TasksTab, opened: list[TaskForm], monthly: str, workspace: Workspace
) -> None:
    form = open_form(tab, opened, monthly)
    form.occurrences.ask_result()
    dialog = dialog_of(ResultDialog, form)
    dialog.done_on.set_raw("31/2")
    click(dialog.save_button)
    assert dialog.isVisible()
    assert dialog.done_on.error_label.isVisible()
    assert stored(workspace, monthly)["occurrences"][0]["status"] is TaskStatus.NOT_STARTED


def test_what_is_typed_stays_when_an_occurrence_is_marked(
    tab: TasksTab, opened: list[TaskForm], monthly: str, workspace: Workspace
) -> None:
    form = open_form(tab, opened, monthly)
    type_text(form.fields["result"].editor, "Đang gõ dở")
    form.occurrences.mark_done()
    assert form.fields["result"].value() == "Đang gõ dở"
    assert form.dirty
    form.save()
    values = stored(workspace, monthly)
    assert values["result"] == "Đang gõ dở"
    assert values["occurrences"][0]["status"] is TaskStatus.DONE


def test_occurrences_of_a_new_recurrence_are_announced(
    tab: TasksTab, opened: list[TaskForm], put_task: PutTask
) -> None:
    form = open_form(tab, opened, put_task("Một lần"))
    assert not form.occurrences.table.isVisible()
    once = form.occurrences.note.text()
    form.fields["recurrence"].set_value(Frequency.QUARTERLY)
    assert form.occurrences.note.text() != once
    assert "lưu" in form.occurrences.note.text()


# --- moving about -------------------------------------------------------------------------------


def test_parts_are_reached_by_key(
    qtbot: QtBot, tab: TasksTab, opened: list[TaskForm], put_task: PutTask
) -> None:
    form = open_form(tab, opened, put_task("Đi nhanh"))
    wait_for_focus(qtbot, form.fields["title"].editor)
    strike(form.fields["title"].editor, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    wait_for_focus(qtbot, form.fields["planned_state"].editor)
    strike(form.fields["planned_state"].editor, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    wait_for_focus(qtbot, form.fields["title"].editor)


def test_tab_goes_through_the_fields_in_the_order_read(
    tab: TasksTab, opened: list[TaskForm], put_task: PutTask
) -> None:
    form = open_form(tab, opened, put_task("Thứ tự"))
    reached: list[str] = []
    for _ in range(60):
        focused = form.focusWidget()
        key = next((key for key, field in form.fields.items() if field.isAncestorOf(focused)), "")
        if key and (not reached or reached[-1] != key):
            if key in reached:
                break
            reached.append(key)
        strike(focused, Qt.Key.Key_Tab)
    hidden = {"flags", "dropped_reason", "done_on"}
    assert reached == [key for key in form.fields if key not in hidden]


def test_a_missing_unit_is_added_on_the_way(
    tab: TasksTab, opened: list[TaskForm], put_task: PutTask, workspace: Workspace
) -> None:
    task = put_task("Giao cho đơn vị mới")
    form = open_form(tab, opened, task)
    lead: Any = form.fields["lead_unit_id"]
    type_text(lead.editor.lineEdit(), "Hội Người cao tuổi")
    click(lead.add_button)
    quick = form.findChild(QuickUnitForm)
    assert quick is not None
    assert quick.fields["name"].value() == "Hội Người cao tuổi"
    quick.save()
    form.save()
    unit = stored(workspace, task)["lead_unit_id"]
    assert workspace.records.get("units", unit).values["name"] == "Hội Người cao tuổi"
