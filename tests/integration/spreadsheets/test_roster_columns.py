"""What the columns of a roster hold decides what they are; none falls away unsaid."""

from pathlib import Path

import pytest

from app.services.workspace import Workspace
from tests.helpers.messy_rosters import save


@pytest.mark.parametrize("written", ["31/2/1980", "khoảng 1980"])
def test_the_only_date_under_a_sex_is_told_when_it_is_none(
    workspace: Workspace, tmp_path: Path, written: str
) -> None:
    """The one man of a roster of women: his column must not fall away with his slip of the keyboard."""
    path = tmp_path / "ds.xlsx"
    rows = (
        ("Họ và tên", "Ngày sinh", None),
        (None, "Nam", "Nữ"),
        ("Lê Thị Én", None, "01/2/1980"),
        ("Vũ Thị Lụa", None, "1985"),
        ("Trần Văn Bình", written, None),
    )
    save(path, rows, merged=("B1:C1",))
    preview = workspace.spreadsheets.imports.preview("cadres", path)
    assert [one.cell for row in preview.rows for one in row.problems] == ["B5"]
    (sheet,) = preview.to_json()["sheets"]
    assert sheet["rows"][-1]["record"]["sex"] == "male"
    assert sheet["unmapped"] == []
