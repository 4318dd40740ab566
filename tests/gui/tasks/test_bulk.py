"""The same change for several tasks: only what is ticked, in one transaction, or nothing."""

from datetime import date

import pytest

from app.core.vocabulary import TaskStatus
from app.services.listing import ListQuery
from app.services.tasks.rows import TaskRow
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.strings import tasks as words
from app.ui.tasks.bulk_dialog import BulkDialog
from app.ui.tasks.tab import TasksTab
from tests.gui.tasks.conftest import PutTask
from tests.helpers.hands import click
from tests.helpers.ui import RecordingMessages, type_text


def rows(workspace: Workspace) -> dict[str, TaskRow]:
    return {row.title: row for row in workspace.tasks.page(ListQuery()).rows}


@pytest.fixture
def dialog(tab: TasksTab, put_task: PutTask) -> BulkDialog:
    put_task("Một", tags=[{"programme": "Gia đình"}], progress=30, status="doing")
    put_task("Hai", due_on="2026-05-05")
    tab.list.refresh()
    tab.list.table.selectAll()
    tab.change_selected()
    found = tab.findChild(BulkDialog)
    assert found is not None
    return found


def test_only_what_is_ticked_is_changed(
    dialog: BulkDialog, workspace: Workspace, units: dict[str, str], messages: RecordingMessages
) -> None:
    name, unit = next(iter(units.items()))
    type_text(dialog.unit.editor.lineEdit(), name)  # type: ignore[attr-defined]
    type_text(dialog.due.editor, "1/9")
    dialog.boxes[words.BULK_DUE].setChecked(False)
    type_text(dialog.tags.editor, "Trẻ em")
    click(dialog.apply_button)
    found = rows(workspace)
    assert {row.lead_unit_id for row in found.values()} == {unit}
    assert found["Hai"].due_on == date(2026, 5, 5)
    assert found["Một"].due_on is None
    assert sorted(found["Một"].programmes.split("; ")) == ["Gia đình", "Trẻ em"]
    assert found["Một"].status is TaskStatus.DOING
    assert messages.notices[-1][0] == "Đã sửa 2 nhiệm vụ."


def test_one_undo_takes_all_back(dialog: BulkDialog, workspace: Workspace, context: UiContext) -> None:
    dialog.status.set_value(TaskStatus.DONE)
    dialog.apply()
    assert {(row.status, row.done_on) for row in rows(workspace).values()} == {
        (TaskStatus.DONE, date(2026, 7, 14))
    }
    context.hub.undo_last()
    assert {title: row.status for title, row in rows(workspace).items()} == {
        "Một": TaskStatus.DOING,
        "Hai": TaskStatus.NOT_STARTED,
    }


def test_what_is_missing_is_said_and_nothing_changes(dialog: BulkDialog, workspace: Workspace) -> None:
    dialog.apply()
    assert dialog.problem.text() == words.BULK_NOTHING
    dialog.status.set_value(TaskStatus.DROPPED)
    assert dialog.reason.isVisible()
    dialog.apply()
    assert dialog.problem.text() == words.BULK_NO_REASON
    assert dialog.isVisible()
    assert all(row.status is not TaskStatus.DROPPED for row in rows(workspace).values())
    type_text(dialog.reason.editor, "Đã chuyển cơ quan khác.")
    dialog.apply()
    assert {row.status for row in rows(workspace).values()} == {TaskStatus.DROPPED}


def test_a_task_that_refuses_is_named_and_none_is_changed(
    dialog: BulkDialog, workspace: Workspace, put_task: PutTask
) -> None:
    titles = rows(workspace)
    workspace.records.put("tasks", {"id": titles["Hai"].id, "start_on": "2026-05-01"})
    dialog.due.set_raw("1/4")
    dialog.apply()
    assert "«Hai»" in dialog.problem.text()
    assert dialog.isVisible()
    assert rows(workspace)["Một"].due_on is None


def test_the_button_waits_for_a_selection(tab: TasksTab, put_task: PutTask) -> None:
    put_task("Một")
    tab.list.refresh()
    bulk = next(action for action in tab.list.actions() if action.text() == words.BULK)
    assert not bulk.isEnabled()
    tab.list.table.selectAll()
    assert bulk.isEnabled()
