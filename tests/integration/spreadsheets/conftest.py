"""An open file, and workbooks written as people write them."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from app.services.workspace import Workspace
from tests.helpers.workspace import make_workspace

Write = Callable[..., Path]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An open file; its clock stands on 14 July 2026."""
    opened = make_workspace(tmp_path / "sổ")
    yield opened
    opened.close()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write rows into a sheet; `merged` are ranges to merge afterwards."""

    def save(*rows: Sequence[Any], merged: Sequence[str] = (), name: str = "danh-sach.xlsx") -> Path:
        workbook = Workbook()
        sheet = workbook.worksheets[0]
        sheet.title = "Danh sách"
        for row in rows:
            sheet.append(list(row))
        for block in merged:
            sheet.merge_cells(block)
        path = tmp_path / name
        workbook.save(path)
        return path

    return save
