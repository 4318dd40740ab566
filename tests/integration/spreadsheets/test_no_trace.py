"""What is exported is never put aside in the clear on the disk, however the writing ends."""

import tempfile
from pathlib import Path
from typing import Any

import pytest

from app.core.progress import Cancelled, NoProgress
from app.services.spreadsheets.table_writing import write_tables
from app.services.spreadsheets.tables import SheetColumn, SheetTable
from app.services.workspace import Workspace


@pytest.fixture
def no_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A temporary folder of its own; making a file in it by the library's way fails the test."""
    folder = tmp_path / "tạm"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))

    def refuse(*_arguments: Any, **_options: Any) -> None:
        raise AssertionError("a temporary file was made")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    monkeypatch.setattr("openpyxl.worksheet._writer.NamedTemporaryFile", refuse)
    return folder


@pytest.mark.usefixtures("no_files")
def test_exports_and_unit_sheets_write_no_temporary_file(workspace: Workspace, tmp_path: Path) -> None:
    workspace.samples.fill(20)
    path = tmp_path / "ra.xlsx"
    assert workspace.spreadsheets.exports.export_kind("tasks", path) > 0
    assert path.stat().st_size > 0


def test_a_broken_off_export_leaves_nothing(no_files: Path) -> None:
    def rows() -> Any:
        yield ["Nguyễn Thị Hoa"]
        raise Cancelled

    with pytest.raises(Cancelled):
        write_tables([SheetTable("Danh sách", (SheetColumn("Họ và tên"),), rows())], NoProgress())
    assert list(no_files.iterdir()) == []
