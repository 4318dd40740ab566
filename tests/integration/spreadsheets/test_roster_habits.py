"""Habits of offices that a roster must survive: what stands in a heading, a name or a date besides it."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from app.services.spreadsheets.csv_reading import decoded
from app.services.spreadsheets.preview import ImportPreview
from app.services.workspace import Workspace
from tests.helpers.messy_rosters import WORKBOOKS, save
from tests.helpers.old_codings import tcvn3, vni


def look(workspace: Workspace, path: Path, kind: str = "cadres") -> ImportPreview:
    return workspace.spreadsheets.imports.preview(kind, path)


def first(preview: ImportPreview) -> Any:
    return preview.rows[0].record


def test_posts_behind_the_name_and_running_numbers_that_look_like_telephones(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "trích ngang.xlsx"
    head = ("Số TT", "Họ và tên, chức vụ, đơn vị công tác", "Ngày sinh", "Chức danh quy hoạch")
    save(
        path,
        (
            head,
            (1, "NGUYỄN THỊ MẪU HOÀ, Phó Bí thư Đảng ủy", "12.05.1979", "Bí thư Đảng ủy"),
            (2, "Trần Văn Mẫu Túy\nChủ tịch UBND xã", "1982", "Bí thư Đảng ủy"),
            (3, "Lê Thị Mẫu Quý - Chủ tịch HĐND xã", "1980", ""),
        ),
    )
    preview = look(workspace, path)
    sheet = preview.sheets[0]
    assert (sheet.mapping, sheet.unmapped) == ({"B": "full_name", "C": "birth_date"}, ("D",))
    names = [row.record["full_name"] for row in preview.rows]
    assert names == ["Nguyễn Thị Mẫu Hoà", "Trần Văn Mẫu Túy", "Lê Thị Mẫu Quý"]
    # Who is planned for a post does not hold it.
    posts = [[post["title"] for post in row.record["posts"]] for row in preview.rows]
    assert posts == [["Phó Bí thư"], ["Chủ tịch"], ["Chủ tịch"]]
    assert "phone" not in first(preview)


def test_a_council_named_in_the_heading_and_words_before_a_date(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "hđnd.xlsx"
    head = ("TT", "Họ và tên đại biểu", "Chức vụ trong HĐND", "Từ ngày", "Đến ngày")
    rows = (
        (1, "Lê Thị Mẫu Én", "Phó Chủ tịch", "từ 7/2021", "đến tháng 6/2026"),
        (2, "Lê Thị Mẫu Yến", "Đại biểu", "kể từ ngày 05/7/2021", None),
    )
    save(path, (head, *rows))
    preview = look(workspace, path)
    assert not [one for row in preview.rows for one in row.problems]
    assert first(preview)["posts"] == [
        {"body": "HĐND xã", "title": "Phó Chủ tịch", "from": "2021-07", "to": "2026-06"}
    ]
    assert preview.rows[1].record["posts"][0]["from"] == "2021-07-05"


def test_numbers_with_what_they_count_and_words_that_are_no_choice(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "tin bài.xlsx"
    head = ("Tên tin, bài", "Ngày phát", "Số lần phát", "Chủ đề")
    save(path, (head, ("Bài một", "05/3/2026", "2 lần", "Chuyện khác hẳn")))
    [row] = look(workspace, path, "media").rows
    [problem] = row.problems
    assert problem.cell == "D2"
    assert "Trách nhiệm của nam giới" in problem.message
    assert "equality_law" not in problem.message
    assert row.record["broadcasts"] == [{"on": row.record["broadcasts"][0]["on"], "times": 2}]


def test_as_above_is_what_stands_above(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    WORKBOOKS["serial numbers as text, «nt», dates under men and women"].write(path)
    rows = {row.row: row for row in look(workspace, path).rows}
    assert rows[8].record["party_official"] == rows[7].record["party_official"] == "2002-01-01"
    assert [rows[row].record["posts"][0]["from"] for row in (7, 8, 11)] == [
        "2021-06-30",
        "2021-06-30",
        "2021-06",
    ]
    # Above the first row nothing stands.
    assert "note" not in rows[7].record
    assert ("J7", True) in [(one.cell, "«nt»" in one.message) for one in rows[7].questions]
    assert rows[11].record["note"] == "con nhỏ"


@pytest.mark.parametrize(
    "written", ["nt", "NT", "-nt-", "n.t", "Như trên", "(như trên)", '"', "''", "-//-", "”"]
)
def test_ways_of_writing_as_above(workspace: Workspace, tmp_path: Path, written: str) -> None:
    path = tmp_path / "tin.xlsx"
    head = ("STT", "Tên tin, bài", "Thể loại", "Ngày phát", "Kênh")
    save(
        path, (head, (1, "Tin một", "Tin", "8/3/2026", "Fanpage"), (2, "Tin hai", written, written, written))
    )
    one, two = look(workspace, path, "media").rows
    assert (two.problems, two.questions) == ((), ())
    assert two.record["media_kind"] == one.record["media_kind"]
    assert two.record["broadcasts"] == one.record["broadcasts"]


def test_ages_are_asked_about(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    WORKBOOKS["VNI, ages in place of births, «như trên»"].write(path)
    rows = {row.row: row for row in look(workspace, path).rows}
    assert [one.cell for one in rows[6].questions] == ["D6"]
    assert "từ năm 2025 là 1980" in rows[6].questions[0].message
    assert not [one for one in rows[9].questions if one.cell == "D9"], "a year among ages is a year"
    save(
        path, (("Họ và tên", "Năm sinh", "Tuổi"), ("Lê Thị Mẫu Én", "1980", 50), ("Vũ Thị Mẫu Lụa", None, 50))
    )
    known, worked_out = look(workspace, path).rows
    assert (known.record["birth_date"], worked_out.record["birth_date"]) == ("1980", "1976")
    assert (known.questions, [one.cell for one in worked_out.questions]) == ((), ["C3"])


def test_one_sheet_a_thon(workspace: Workspace, tmp_path: Path) -> None:
    """Each sheet is of its own thôn, by its title, and its layout need not be that of the first."""
    path = tmp_path / "ds.xlsx"
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in (
        ("Đông", (("Họ và tên", "Năm sinh", "Chức vụ"), ("Lê Thị Mẫu Én", 1980, "Trưởng thôn"))),
        ("Đoài", (("TT", "Chức vụ", "Họ tên", "Tuổi"), (1, "Trưởng thôn", "Vũ Thị Mẫu Lụa", 40))),
    ):
        sheet = book.create_sheet(title)
        sheet.append((f"DANH SÁCH CÁN BỘ THÔN {title.upper()}",))
        for row in rows:
            sheet.append(row)
    book.save(path)
    preview = look(workspace, path)
    assert [sheet.header_rows for sheet in preview.sheets] == [(2,), (2,)]
    assert [row.record["posts"] for row in preview.rows] == [
        [{"body": "Thôn Đông", "title": "Trưởng thôn"}],
        [{"body": "Thôn Đoài", "title": "Trưởng thôn"}],
    ]
    assert len(workspace.spreadsheets.imports.apply(preview).made) == 2


def test_columns_that_are_nearly_a_field_s_and_words_that_are_no_post(
    workspace: Workspace, tmp_path: Path
) -> None:
    """«Ngoài Đảng» is no «Ngoại ngữ», a constituency is no office, a farmer holds no post."""
    path = tmp_path / "hđnd.xlsx"
    head = (
        "STT",
        "Họ và tên",
        "Năm sinh",
        "Ngoài Đảng",
        "Nghề nghiệp, chức vụ",
        "Chức vụ HĐND",
        "Đơn vị bầu cử",
    )
    rows = (
        (1, "Lê Thị Mẫu Én", "'1981", None, "Chủ tịch UBND xã", "Đại biểu", "Số 1"),
        (2, "Vũ Thị Mẫu Lụa", "’1990", "x", "Nông dân, thôn Đông", "Đại biểu", "Số 2"),
    )
    save(path, (("DANH SÁCH ĐẠI BIỂU HĐND XÃ NHIỆM KỲ 2026-2031",), head, *rows))
    preview = look(workspace, path)
    assert preview.sheets[0].unmapped == ("D", "G")
    first_one, second = preview.rows
    assert [row.record["birth_date"] for row in preview.rows] == ["1981", "1990"]
    assert [post["body"] for post in first_one.record["posts"]] == ["UBND xã", "HĐND xã"]
    assert [post["title"] for post in second.record["posts"]] == ["Đại biểu"]
    assert [(one.cell, "nghề nghiệp" in one.message) for one in second.questions] == [("E4", True)]
    assert "-" not in workspace.spreadsheets.imports.columns("cadres")


def test_heads_of_a_thon_sit_in_the_thon_of_their_row(workspace: Workspace, tmp_path: Path) -> None:
    """The thôn stands in a column of its own, merged over its people, without the word for it."""
    known = workspace.records.put("hamlets", {"name": "Thôn Đông"}).record.id
    path = tmp_path / "ds.xlsx"
    head = ("TT", "Thôn", "Chức danh", "Họ tên", "Năm sinh")
    rows = (
        (1, "Đông", "Bí thư chi bộ", "Lê Quang Mẫu Vinh", 1966),
        (2, None, "Trưởng thôn", "Nguyễn Thị Mẫu Bưởi", 1979),
        (3, "Đoài", "Bí thư chi bộ kiêm Trưởng thôn", "Trần Thị Mẫu Quýt", 1983),
        (4, None, "Khuyết", None, None),
    )
    save(path, (head, *rows), merged=("B2:B3", "B4:B5"))
    preview = look(workspace, path)
    assert [
        [(post["body"], post["title"]) for post in row.record.get("posts", ())] for row in preview.rows
    ] == [
        [("Chi bộ", "Bí thư")],
        [("Thôn Đông", "Trưởng thôn")],
        [("Chi bộ", "Bí thư"), ("Thôn Đoài", "Trưởng thôn")],
        [],
    ]
    assert [one.cell for row in preview.rows for one in row.problems] == ["D5"]
    made = workspace.spreadsheets.imports.apply(preview).made
    homes = [workspace.records.get("cadres", one).values["hamlet_id"] for one in made]
    assert homes[:2] == [known, known]
    assert workspace.records.get("hamlets", homes[2]).values["name"] == "Thôn Đoài"


@pytest.mark.parametrize(
    ("written", "born", "asked"),
    [
        ("1980 (46 tuổi)", "1980", False),
        ("3/7/1985 (41t)", "1985-07-03", False),
        ("1985/41", "1985", False),
        ("85", "1985", True),
        (72, "1972", True),
        # An age as likely as a year, a month out of the calendar.
        ("45", None, False),
        ("1985/12/41", None, False),
    ],
)
def test_births_with_an_age_beside_them_or_in_two_digits(
    workspace: Workspace, tmp_path: Path, written: str | int, born: str | None, asked: bool
) -> None:
    path = tmp_path / "ds.xlsx"
    save(path, (("Họ và tên", "Năm sinh"), ("Lê Thị Mẫu Én", written)))
    (row,) = look(workspace, path).rows
    assert row.record.get("birth_date") == born
    assert bool(row.problems) is (born is None)
    assert [one.cell for one in row.questions] == (["B2"] if asked else [])


def test_a_list_of_a_union_s_committee_is_of_the_union(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    title = "DANH SÁCH ỦY VIÊN BAN CHẤP HÀNH HỘI LHPN XÃ NHIỆM KỲ 2021 – 2026"
    people = (
        ("Lê Thị Mẫu Én", 1980, "Chủ tịch"),
        ("Lê Thị Mẫu Yến", 1985, "UVTV"),
        ("Lê Thị Mẫu Lan", 1990, "UV BCH"),
    )
    save(path, ((title,), ("Họ và tên", "Năm sinh", "Chức vụ trong BCH"), *people))
    preview = look(workspace, path)
    posts = [row.record["posts"][0] for row in preview.rows]
    assert [(post["body"], post["title"]) for post in posts] == [
        ("Hội LHPN", "Chủ tịch"),
        ("Hội LHPN", "Ủy viên Ban Thường vụ"),
        ("Hội LHPN", "Ủy viên Ban Chấp hành"),
    ]


def test_problems_are_told_in_the_order_of_their_cells(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    head = (
        "Họ và tên",
        "LLCT",
        "Ngày sinh",
        "Ngày vào Đảng",
        "Điện thoại",
        "Trình độ",
        "Chức vụ",
        "Từ ngày",
    )
    wrong = ("Lê Thị Mẫu Én", "lạ", "31/2/1980", "30/2/2001", "091", "lớp học", "Chủ tịch HĐND", "32/1/2021")
    save(path, (head, wrong, (None,) * 6 + ("Bí thư Đảng ủy", "33/1/2021"), ("Vũ Thị Mẫu Lụa", "lạ", "x")))
    preview = look(workspace, path)
    assert [one.cell for row in preview.rows for one in row.problems] == [
        *("B2", "C2", "D2", "F2", "H2", "H3"),
        *("B4", "C4"),
    ]
    lines = workspace.spreadsheets.imports.table(preview, 0).rows
    assert [cell for cell, _ in lines[0].sentences] == ["B2", "C2", "D2", "E2", "F2", "H2", "H3"]


def test_one_broken_sign_does_not_make_a_file_of_unicode_an_old_one() -> None:
    text = "Họ và tên;Năm sinh\nĐỗ Thị Ánh;1982\n"
    assert decoded(text.encode() + b"L\xed\xa0\x80;1980\n").startswith(text)
    for old in (tcvn3, vni):
        western = old(text * 3).encode("latin-1", errors="ignore")
        assert decoded(western) == western.decode("latin-1")


def test_failed_formulas_and_broken_signs_are_told_at_their_cells(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    lines = (
        "Họ và tên;Năm sinh;Chức vụ;Đơn vị\n#REF!;1980;Chủ tịch;UBND xã\n"
        "Lê Thị Én;1981;#N/A;UBND xã\nĐỗ Thị Ánh;1982;Chủ tịch HĐND;#VALUE!\n"
    )
    path.write_text(lines, encoding="utf-8")
    preview = look(workspace, path)
    told = {one.cell: one.message for row in preview.rows for one in row.problems}
    assert {cell: message.split(".")[0] for cell, message in told.items() if cell != "A2"} == {
        "C3": "Ô có lỗi công thức «#N/A»",
        "D4": "Ô có lỗi công thức «#VALUE!»",
    }
    assert [one.message for one in preview.rows[0].problems if "công thức «#REF!»" in one.message]
    path.write_bytes("Họ và tên;Năm sinh\nĐỗ Thị Ánh;1982\n".encode() + b"L\xed\xa0\x80 Thi;1980\n")
    assert look(workspace, path).rows
    path = tmp_path / "a.xlsx"
    save(path, (("Họ và tên", "Năm sinh"), ("Lê Thị Én_xD83D_", "1980")))
    [row] = look(workspace, path).rows
    assert row.record["full_name"] == "Lê Thị Én\ufffd"
    assert [(one.cell, "«\ufffd»" in one.message) for one in row.questions] == [("A2", True)]
