"""«Xuất Excel…» from the menu to the file."""

from pathlib import Path

import openpyxl

from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.exporting import EXPORTED, export_to_excel
from tests.helpers.ui import RecordingMessages


def export(workspace: Workspace, context: UiContext) -> None:
    export_to_excel(context, workspace.records.kinds(), workspace.spreadsheets.exports)


def test_the_chosen_records_are_written(
    workspace: Workspace, context: UiContext, messages: RecordingMessages, tmp_path: Path
) -> None:
    workspace.records.put("tasks", {"title": "=Một nhiệm vụ có dấu bằng"})
    messages.choice, messages.path = "tasks", tmp_path / "nhiệm vụ.xlsx"
    export(workspace, context)
    sheet = openpyxl.load_workbook(messages.path).worksheets[0]
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "=Một nhiệm vụ có dấu bằng" in values
    assert messages.notices[-1][0] == "Đã xuất 1 dòng ra tệp nhiệm vụ.xlsx."


def test_backing_out_writes_nothing(
    workspace: Workspace, context: UiContext, messages: RecordingMessages, tmp_path: Path
) -> None:
    messages.choice, messages.path = None, tmp_path / "a.xlsx"
    export(workspace, context)
    messages.choice, messages.path = "media", None
    export(workspace, context)
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_folder_that_cannot_be_written_is_said(
    workspace: Workspace, context: UiContext, messages: RecordingMessages, tmp_path: Path
) -> None:
    (tmp_path / "tệp").write_text("không phải thư mục", encoding="utf-8")
    messages.choice, messages.path = "units", tmp_path / "tệp" / "a.xlsx"
    export(workspace, context)
    assert messages.said[-1][0] == "error"


def test_every_kind_offered_is_there(workspace: Workspace) -> None:
    assert set(EXPORTED) <= {kind.name for kind in workspace.records.kinds()}
