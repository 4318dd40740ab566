"""What the columns of a roster hold decides what they are; none falls away unsaid."""

from pathlib import Path

import pytest

from app.services.listing import ListQuery
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


@pytest.mark.parametrize(
    "heading",
    [
        "QĐ miễn nhiệm",
        "Quyết định thôi giữ chức",
        "Số QĐ nghỉ hưu",
        "QUYẾT ĐỊNH THÔI GIỮ CHỨC VỤ",
        "QĐ cho thôi việc",
    ],
)
def test_the_decision_of_leaving_is_not_that_of_coming(
    workspace: Workspace, tmp_path: Path, heading: str
) -> None:
    path = tmp_path / "ds.xlsx"
    head = ("Họ và tên", "Năm sinh", "Chức vụ", "Số QĐ", "Đến ngày", heading)
    row = ("Lê Thị Én", 1966, "Phó Chủ tịch UBND xã", "12/QĐ-UBND", "30/6/2026", "45/QĐ-UBND ngày 12/6/2026")
    save(path, (head, row))
    imports = workspace.spreadsheets.imports
    preview = imports.preview("cadres", path)
    (post,) = preview.rows[0].record["posts"]
    assert (post["decision"], post["end_decision"]) == ("12/QĐ-UBND", "45/QĐ-UBND ngày 12/6/2026")
    imports.apply(preview)
    (row_id,) = [one.id for one in workspace.roster.people_page(ListQuery()).rows]
    (stored,) = workspace.records.get("cadres", row_id).values["posts"]
    assert (stored["to"], stored["end_decision"]) == ("2026-06-30", "45/QĐ-UBND ngày 12/6/2026")


def test_why_somebody_left_in_the_words_of_the_office(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    head = ("Họ và tên", "Chức vụ", "Ngày nghỉ hưu", "Lý do thôi giữ chức")
    reasons = ("Nghỉ hưu theo chế độ", "Điều động", "Hết nhiệm kỳ 2021-2026", "đi học dài hạn")
    rows = [
        (f"Lê Thị Mẫu {name}", "Phó Chủ tịch UBND xã", 2026, why)
        for name, why in zip("ABCD", reasons, strict=True)
    ]
    save(path, (head, *rows))
    posts = [row.record["posts"][0] for row in workspace.spreadsheets.imports.preview("cadres", path).rows]
    assert [post["ending"].value for post in posts] == ["retired", "moved", "term", "other"]
    assert [post.get("note", "") for post in posts] == ["", "", "", "đi học dài hạn"]
    assert {post["to"] for post in posts} == {"2026"}


PARTS = ("Ngày", "Tháng", "Năm")


@pytest.mark.parametrize("above", [None, "Ngày sinh", "Ngày, tháng, năm sinh", "Sinh"])
def test_a_birth_date_parted_over_three_columns(
    workspace: Workspace, tmp_path: Path, above: str | None
) -> None:
    path = tmp_path / "ds.xlsx"
    rows = (
        ("Lê Thị Én", 3, "07", 1985),
        ("Lê Thị Yến", None, 8.0, "1990"),
        ("Lê Thị Lụa", None, None, 1970),
        ("Lê Thị Mai", 31, 2, 1980),
        ("Lê Thị Đào", 1, None, 1980),
    )
    if above is None:
        save(path, (("Họ và tên", *PARTS), *rows))
    else:
        save(path, (("Họ và tên", above, None, None), (None, *PARTS), *rows), merged=("A1:A2", "B1:D1"))
    preview = workspace.spreadsheets.imports.preview("cadres", path)
    dates = [row.record.get("birth_date") for row in preview.rows]
    assert dates == ["1985-07-03", "1990-08", "1970", None, None]
    first = preview.rows[0].row
    problems = [one.cell for row in preview.rows for one in row.problems]
    assert problems == [f"B{first + 3}", f"B{first + 4}"]
    assert preview.sheets[0].unmapped == ()


@pytest.mark.parametrize(
    ("heads", "left_out"),
    [
        (("Tháng", "Năm sinh"), ()),
        (("Tháng sinh", "Năm sinh"), ()),
        (("Năm sinh", "Tháng sinh"), ()),
        # Whose month it is, nothing tells.
        (("Năm sinh", "Tháng"), ("C",)),
    ],
)
def test_a_month_beside_the_year_of_birth(
    workspace: Workspace, tmp_path: Path, heads: tuple[str, str], left_out: tuple[str, ...]
) -> None:
    path = tmp_path / "ds.xlsx"
    rows = ((7, 1985), ("08", "1990"), (None, 1970), (12, None), (13, 1980))
    months_first = heads[0].startswith("Tháng")
    people = [
        (f"Lê Thị Mẫu {name}", *(row if months_first else row[::-1]), "Chủ tịch UBND xã")
        for name, row in zip("ABCDE", rows, strict=True)
    ]
    save(path, (("Họ và tên", *heads, "Chức vụ"), *people))
    preview = workspace.spreadsheets.imports.preview("cadres", path)
    dates = [row.record.get("birth_date") for row in preview.rows]
    assert preview.sheets[0].unmapped == left_out
    if left_out:
        assert dates == ["1985", "1990", "1970", None, "1980"]
        return
    assert dates == ["1985-07", "1990-08", "1970", None, None]
    month = "B" if months_first else "C"
    assert [one.cell for row in preview.rows for one in row.problems] == [f"{month}5", f"{month}6"]


def test_a_month_and_year_of_joining_the_party(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    head = ("Họ và tên", "Tháng", "Năm sinh", "Tháng vào Đảng", "Năm vào Đảng")
    save(path, (head, ("Lê Thị Én", 3, 1980, 10, 2005), ("Lê Thị Yến", None, 1981, None, 2006)))
    rows = workspace.spreadsheets.imports.preview("cadres", path).rows
    assert [(row.record["birth_date"], row.record["party_joined"]) for row in rows] == [
        ("1980-03", "2005-10"),
        ("1981", "2006"),
    ]


def test_parts_of_a_date_belong_to_the_words_above(workspace: Workspace, tmp_path: Path) -> None:
    """A day in the Party, or one that is no field's, is never taken for a birth."""
    path = tmp_path / "ds.xlsx"
    top = ("Họ và tên", "Năm sinh", "Vào Đảng", None, None, "Về hưu", None, None)
    save(
        path,
        (top, (None, None, *PARTS, *PARTS), ("Lê Thị Én", 1985, 1, 2, 2005, 9, 9, 2040)),
        merged=("A1:A2", "B1:B2", "C1:E1", "F1:H1"),
    )
    preview = workspace.spreadsheets.imports.preview("cadres", path)
    (row,) = preview.rows
    assert (row.record["birth_date"], row.record["party_joined"]) == ("1985", "2005-02-01")
    assert preview.sheets[0].unmapped == ("F", "G", "H")
