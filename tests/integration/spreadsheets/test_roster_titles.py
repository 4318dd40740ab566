"""What a roster's sheet says outside its cells: whose list it is, how it was saved, in what letters."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from app.core.errors import UnreadableDocument
from app.services.listing import ListQuery
from app.services.spreadsheets.doubles import Decision
from app.services.spreadsheets.post_titles import body_of_list
from app.services.spreadsheets.preview import ImportPreview
from app.services.workspace import Workspace
from tests.helpers.messy_rosters import save
from tests.helpers.old_codings import iconv_tcvn, tcvn3

HEAD = ("TT", "Họ và tên", "Chức vụ")


def look(workspace: Workspace, path: Path, kind: str = "cadres") -> ImportPreview:
    return workspace.spreadsheets.imports.preview(kind, path)


def posts(preview: ImportPreview) -> list[list[dict[str, Any]]]:
    return [row.record.get("posts", []) for row in preview.rows]


# --- whose list it is --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (("HĐND xã khóa 2021-2026",), ("HĐND xã", "2021-2026")),
        (
            ("Sheet1", "ỦY BAN NHÂN DÂN", "DANH SÁCH ĐẠI BIỂU HĐND XÃ KHÓA XX, NHIỆM KỲ 2021 - 2026"),
            ("HĐND xã", "2021-2026"),
        ),
        (
            ("Sheet1", "Danh sách Ban Chấp hành Đảng bộ xã nhiệm kỳ 2025-2030"),
            ("Ban Chấp hành Đảng bộ xã", "2025-2030"),
        ),
        (("Sheet1", "DANH SÁCH BAN VSTBPN XÃ (kèm QĐ 12)"), ("Ban VSTBPN xã", "")),
        (("Phòng VH-XH",), ("Phòng VH-XH", "")),
        (("Thôn 3",), ("Thôn 3", "")),
        # The office at the head of a paper, several bodies, and words that only begin like one.
        (("Sheet1", "UBND XÃ MẪU", "Danh sách cán bộ nữ"), ("", "")),
        (("Sheet1", "Danh sách Đảng ủy, HĐND, UBND xã"), ("", "")),
        (("HĐND - UBND",), ("", "")),
        (("Sheet1", "DANH SÁCH TRƯỞNG THÔN"), ("", "")),
        (("Sheet1", "DANH SÁCH CẤP ỦY CHI BỘ CÁC THÔN NHIỆM KỲ 2025-2027"), ("", "")),
        (("Sheet1", "Danh sách ban hành kèm theo công văn"), ("", "")),
        (("Sheet1", "Danh sách cán bộ nữ xã Trường Sơn"), ("", "")),
    ],
)
def test_the_body_of_a_list_by_its_titles(titles: tuple[str, ...], found: tuple[str, str]) -> None:
    assert body_of_list(titles) == found


def test_titles_without_a_body_are_of_the_body_that_the_sheet_names(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "ds.xlsx"
    rows = (
        (1, "Lê Thị Én", "Phó Chủ tịch"),
        (2, "Lê Thị Yến", "Đại biểu"),
        (3, "Trần Văn A", "Bí thư Đảng ủy"),
    )
    save(path, (HEAD, *rows), title="HĐND xã khóa 2021-2026")
    preview = look(workspace, path)
    assert not [one for row in preview.rows for one in row.problems]
    first, second, third = posts(preview)
    assert first == [{"body": "HĐND xã", "title": "Phó Chủ tịch", "term": "2021-2026"}]
    assert second == [{"body": "HĐND xã", "title": "Đại biểu", "term": "2021-2026"}]
    # What names its own body does not get the list's, nor its term.
    assert [(post["title"], "term" in post) for post in third] == [("Bí thư", False)]
    assert third[0]["body"] != "HĐND xã"


def test_without_any_body_the_officer_is_asked_for_it(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    save(
        path, (("ỦY BAN NHÂN DÂN XÃ MẪU",), ("DANH SÁCH CÁN BỘ NỮ",), HEAD, (1, "Lê Thị Én", "Phó Chủ tịch"))
    )
    (row,) = look(workspace, path).rows
    assert [one.cell for one in row.problems] == ["C4"]
    assert "thuộc cơ quan nào" in row.problems[0].message


# --- how it was saved --------------------------------------------------------------------------


def test_a_formula_without_its_result_is_told_and_parts_the_rows_all_the_same(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Excel saves results beside formulas; other programs do not, and the cell looks empty."""
    path = tmp_path / "ds.xlsx"
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in (
        HEAD,
        (1, "Lê Thị Én", "Phó Chủ tịch UBND xã"),
        ("=A2+1", '=B2&" Em"', "Chủ tịch UBND xã"),
        ("=A3+1", "Lê Thị Yến", "Ủy viên UBND xã"),
    ):
        sheet.append(row)
    workbook.save(path)
    preview = look(workspace, path)
    assert [row.row for row in preview.rows] == [2, 3, 4]
    (problem,) = [one for row in preview.rows for one in row.problems]
    assert problem.cell == "B3"
    assert "mở tệp bằng Excel, bấm Lưu" in problem.message
    assert [[post["title"] for post in one] for one in posts(preview)] == [
        ["Phó Chủ tịch"],
        ["Chủ tịch"],
        ["Ủy viên"],
    ]


@pytest.mark.parametrize("name", ["ds.xls", "ds.csv", "ds.txt", "ds", "ds.XLSX"])
def test_a_workbook_is_known_by_what_it_holds(workspace: Workspace, tmp_path: Path, name: str) -> None:
    path = tmp_path / "ban đầu.xlsx"
    save(path, (HEAD, (1, "Lê Thị Én", "Chủ tịch UBND xã")))
    renamed = tmp_path / name
    shutil.copy(path, renamed)
    (row,) = look(workspace, renamed).rows
    assert row.record["full_name"] == "Lê Thị Én"


@pytest.mark.parametrize("name", ["ds.xlsx", "ds.xls", "ds.csv"])
def test_text_and_old_workbooks_are_known_under_any_name(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_text("Họ và tên;Năm sinh\nLê Thị Én;1980\n", encoding="utf-8")
    (row,) = look(workspace, path).rows
    assert (row.record["full_name"], row.record["birth_date"]) == ("Lê Thị Én", "1980")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(UnreadableDocument, match=r"Excel đời cũ.*\(\.xlsx\)"):
        look(workspace, path)


# --- in what letters ---------------------------------------------------------------------------


def test_tones_written_on_either_vowel_are_one_name(workspace: Workspace, tmp_path: Path) -> None:
    """«Hoà» and «Hòa»: in one file, and against the book."""
    path = tmp_path / "ds.xlsx"
    head = ("Họ và tên", "Năm sinh", "Chức vụ")
    save(
        path,
        (
            head,
            ("Lê Thị Hoà", "3/7/1985", "Chủ tịch UBND xã"),
            ("LÊ THỊ HÒA", "03/07/1985", "Đại biểu HĐND xã"),
            ("Lê Thị Thuý", "1990", "Ủy viên UBND xã"),
        ),
    )
    imports = workspace.spreadsheets.imports
    preview = imports.preview("cadres", path)
    assert len(preview.duplicates) == 1
    imports.apply(preview)
    people = workspace.roster.people_page(ListQuery())
    assert sorted(one.full_name for one in people.rows) == ["Lê Thị Hoà", "Lê Thị Thuý"]
    save(path, (head, ("Lê Thị Hòa", "1985", "Chủ tịch UBND xã"), ("Lê Thị Thúy", "1990", "Ủy viên UBND xã")))
    again = imports.preview("cadres", path)
    assert len(again.duplicates) == 2
    imports.apply(again, decisions=imports.decided(again, Decision.MERGE))
    assert workspace.roster.people_page(ListQuery()).total == 2


def test_a_workbook_in_the_letters_of_the_standard(workspace: Workspace, tmp_path: Path) -> None:
    """TCVN 5712 as iconv writes it, where there is one; as the hand-written table writes it elsewhere."""
    codes = {iconv_tcvn(code): chr(code) for code in range(0xA0, 0x100)}
    codes.pop(None, None)

    def old(text: str) -> str:
        return "".join(codes.get(letter, letter) for letter in text) if codes else tcvn3(text)

    people = ("nguyễn thị mẫu hoà", "đỗ thị khuỷu", "lê thị ưỡn ẵm", "trần văn mẫu kỵ quỳ")
    path = tmp_path / "ds.xlsx"
    rows = [(old("họ và tên"), old("năm sinh"), old("đơn vị")), *((old(one), "1980", "") for one in people)]
    save(path, rows, fonts=lambda _row, _column: ".VnTime")
    preview = look(workspace, path)
    assert preview.sheets[0].encoding == "TCVN3"
    assert [row.record["full_name"] for row in preview.rows] == [one.title() for one in people]
