"""The history as it is read: one step a save, sub-rows by their names, days as they are written."""

from datetime import date

from pytestqt.qtbot import QtBot

from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.history_dialog import HistoryDialog
from app.ui.history_table import MOST_LINES
from app.ui.strings import forms as words


def texts(qtbot: QtBot, context: UiContext, record_id: str) -> list[list[str]]:
    dialog = HistoryDialog(context, "tasks", record_id)
    qtbot.addWidget(dialog)
    table = dialog.table
    return [
        [item.text() if (item := table.item(row, column)) else "" for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_a_save_with_its_sub_rows_is_one_line(qtbot: QtBot, workspace: Workspace, context: UiContext) -> None:
    days = [date(2026, month, 10) for month in (1, 2)]
    rows = [{"label": f"Đợt {number}", "due_on": day} for number, day in enumerate(days, 1)]
    record = workspace.records.put("tasks", {"title": "Phát tin", "occurrences": rows}).record
    done = [{**row, "status": "done", "done_on": row["due_on"]} for row in record.values["occurrences"]]
    workspace.records.put("tasks", {"id": record.id, "occurrences": done, "note": "đủ hai đợt"})
    newest, first = texts(qtbot, context, record.id)
    lines = newest[3].splitlines()
    assert lines[0] == "Ghi chú: đủ hai đợt"
    assert sorted(lines[1:]) == [
        "Đợt 1: Trạng thái: Chưa làm → Hoàn thành; Ngày hoàn thành: 10/01/2026",
        "Đợt 2: Trạng thái: Chưa làm → Hoàn thành; Ngày hoàn thành: 10/02/2026",
    ]
    assert "Phát tin" in first[3]


def test_a_long_step_is_cut_and_says_so(qtbot: QtBot, workspace: Workspace, context: UiContext) -> None:
    rows = [{"label": f"Đợt {number}", "due_on": date(2026, 1, number)} for number in range(1, 29)]
    record = workspace.records.put("tasks", {"title": "Phát tin", "occurrences": rows}).record
    ((_, _, _, changes),) = texts(qtbot, context, record.id)
    assert len(changes.splitlines()) == MOST_LINES
    assert changes.splitlines()[-1].startswith(words.HISTORY_MORE.split("{", maxsplit=1)[0])
