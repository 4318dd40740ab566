"""Rosters as offices keep them come in whole: people, posts, problems by cell, nothing written before."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from typing_extensions import override

from app.core.errors import UnreadableDocument
from app.core.progress import Cancelled, NoProgress
from app.services.listing import ListQuery
from app.services.spreadsheets.doubles import Decision
from app.services.spreadsheets.preview import ImportPreview
from app.services.workspace import Workspace
from tests.helpers.messy_rosters import WORKBOOKS, Messy, save
from tests.helpers.old_codings import tcvn3

HEAD = ("STT", "Họ và tên", "Giới tính", "Ngày sinh", "Đơn vị", "Chức vụ", "Điện thoại")


def look(workspace: Workspace, path: Path, **options: Any) -> ImportPreview:
    return workspace.spreadsheets.imports.preview("cadres", path, **options)


def total(workspace: Workspace, kind: str = "cadres") -> int:
    return workspace.records.page(kind, ListQuery()).total


def documents(preview: ImportPreview) -> dict[int, dict[str, Any]]:
    """Return row → record as JSON."""
    told = json.loads(json.dumps(preview.to_json(), ensure_ascii=False))
    return {row["row"]: row["record"] for sheet in told["sheets"] for row in sheet["rows"]}


def problem_cells(preview: ImportPreview) -> tuple[str, ...]:
    return tuple(one.cell for row in preview.rows for one in row.problems)


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_messy_workbook(workspace: Workspace, tmp_path: Path, name: str) -> None:
    messy: Messy = WORKBOOKS[name]
    path = tmp_path / "ds.xlsx"
    messy.write(path)
    before = total(workspace, "bodies")
    preview = look(workspace, path)
    [sheet] = preview.sheets
    assert (sheet.name, sheet.header_rows, sheet.encoding) == (messy.sheet, messy.header_rows, messy.encoding)
    found = documents(preview)
    assert {
        row: (one["full_name"], one["sex"], one.get("birth_date")) for row, one in found.items()
    } == messy.people
    for row, posts in messy.posts.items():
        assert [(post["body"], post["title"]) for post in found[row]["posts"]] == posts
    assert problem_cells(preview) == messy.problems
    assert all(one.message.endswith(".") for row in preview.rows for one in row.problems)
    told = {one.row for one in sheet.skipped} | set(found)
    assert told == set(range(1, max(told) + 1))
    assert (total(workspace), total(workspace, "bodies")) == (0, before)

    good = [row for row in preview.rows if not row.problems]
    result = workspace.spreadsheets.imports.apply(preview)
    assert len(result.made) == len(good) == total(workspace)
    assert result.changes.transaction is not None
    workspace.records.undo(result.changes.transaction)
    assert (total(workspace), total(workspace, "bodies")) == (0, before)


def test_everything_of_a_row_is_read(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    WORKBOOKS["birth years in two columns, groups, totals, signatures"].write(path)
    preview = look(workspace, path)
    assert preview.sheets[0].mapping == {
        "B": "full_name",
        "C": "birth_male",
        "D": "birth_female",
        "E": "party_joined",
        "F": "party_official",
        "G": "posts.title",
        "H": "phone",
    }
    assert [(one.row, one.reason.value) for one in preview.sheets[0].skipped] == [
        (1, "title"),
        (2, "title"),
        (3, "blank"),
        (4, "header"),
        (5, "header"),
        (6, "numbering"),
        (7, "group"),
        (10, "group"),
        (12, "total"),
        (13, "blank"),
        (14, "note"),
        (15, "note"),
    ]
    first = documents(preview)[8]
    assert (first["party_joined"], first["party_official"], first["phone"]) == (
        "2008-03-05",
        "2009-03-05",
        "0912345678",
    )
    result = workspace.spreadsheets.imports.apply(preview)
    record = workspace.records.get("cadres", result.made[0]).values
    bodies = {
        row.id: row.values["name"] for row in workspace.records.page("bodies", ListQuery(limit=99)).rows
    }
    assert {(bodies[post["body"]], post["title"]) for post in record["posts"]} == {
        ("Ban Chấp hành Đảng bộ xã", "Phó Bí thư"),
        ("Ủy ban nhân dân xã", "Chủ tịch"),
    }


def test_levels_of_the_row_with_decomposed_letters(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    WORKBOOKS["decomposed letters, wrong cells"].write(path)
    found = documents(look(workspace, path))
    assert (found[2]["education"], found[2]["major"]) == ("university", "Luật")
    assert (found[3]["political_theory"], found[3]["rank"]) == ("intermediate", "principal")
    assert (found[4]["political_theory"], found[5]["education"]) == ("untrained", "school")


def test_dates_of_posts(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    WORKBOOKS["one person over several rows, headings repeated"].write(path)
    found = documents(look(workspace, path))
    assert [(post.get("from"), post.get("to")) for row in (2, 4) for post in found[row]["posts"]] == [
        ("2020-07", None),
        ("2021-06-30", None),
        ("2016", "2021"),
        ("2021", "2026"),
    ]


def test_unicode_in_a_tcvn3_sheet_makes_it_mixed(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    old = (1, *map(tcvn3, ("Đỗ Thị ánh", "Nữ")), "1985")
    rows = (("STT", "Họ và tên", "Giới tính", "Năm sinh"), old, (2, "Nguyễn Thị Hằng", "Nữ", "1990"))
    save(path, rows, fonts=lambda row, _column: ".VnTime" if row == 2 else None)
    preview = look(workspace, path)
    assert preview.sheets[0].encoding == "mixed"
    assert [one["full_name"] for one in documents(preview).values()] == ["Đỗ Thị Ánh", "Nguyễn Thị Hằng"]


def people(path: Path, *rows: tuple[Any, ...]) -> Path:
    save(path, (HEAD, *rows))
    return path


def test_doubles_are_told_by_name_and_birth(workspace: Workspace, tmp_path: Path) -> None:
    put = workspace.records.put
    known = put(
        "cadres", {"full_name": "Nguyễn Thị Hòa", "birth_date": "1985", "phone": "0911111111"}
    ).record.id
    path = people(
        tmp_path / "ds.xlsx",
        (1, "NGUYỄN THỊ HOÀ", "Nữ", "3/7/1985", "UBND xã", "Phó Chủ tịch", "0922222222"),
        (2, "Nguyễn Thị Hòa", "Nữ", "1986", "UBND xã", "Chuyên viên", None),
        (3, "Lê Thị Én", "Nữ", "1/2/1980", "UBND xã", "Chuyên viên", None),
        (4, "Lê Thị Én", "Nữ", "01/02/1980", "HĐND xã", "Đại biểu", None),
        (5, "Lê Thị Én", "Nữ", "1981", "HĐND xã", "Đại biểu", None),
    )
    preview = look(workspace, path)
    assert {(one.rows, one.existing_id) for one in preview.duplicates} == {
        (("Sheet1!2",), known),
        (("Sheet1!4", "Sheet1!5"), None),
    }
    imports = workspace.spreadsheets.imports
    assert imports.suggested(preview) == {"Sheet1!2": Decision.SKIP, "Sheet1!5": Decision.MERGE}
    shown = {one.key: one for one in imports.compare(preview, "Sheet1!2")}
    assert (shown["birth_date"].kept, shown["birth_date"].given) == ("1985", "03/07/1985")
    assert shown["phone"].differs
    assert shown["posts"].fills

    result = imports.apply(preview, decisions={"Sheet1!2": Decision.MERGE})
    merged = workspace.records.get("cadres", known).values
    # Nothing is overwritten: what differs stays as the book has it.
    assert (merged["birth_date"], merged["phone"]) == ("1985", "0911111111")
    assert [post["title"] for post in merged["posts"]] == ["Phó Chủ tịch"]
    assert result.changed == (known,)
    assert len(result.made) == 3
    twice = next(
        row
        for row in (workspace.records.get("cadres", one).values for one in result.made)
        if row["birth_date"] == "1980-02-01"
    )
    assert {post["title"] for post in twice["posts"]} == {"Chuyên viên", "Đại biểu"}
    assert result.changes.transaction is not None
    workspace.records.undo(result.changes.transaction)
    assert total(workspace) == 1
    assert workspace.records.get("cadres", known).values["posts"] == []


def test_the_same_file_again_brings_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = people(tmp_path / "ds.xlsx", (1, "Lê Thị Én", "Nữ", "1/2/1980", "UBND xã", "Chuyên viên", None))
    imports = workspace.spreadsheets.imports
    imports.apply(look(workspace, path))
    again = look(workspace, path)
    assert imports.suggested(again) == {"Sheet1!2": Decision.SKIP}
    merged = imports.apply(again, decisions=imports.decided(again, Decision.MERGE))
    assert (merged.made, merged.changed, merged.unchanged) == ((), (), 1)
    new = imports.apply(again, decisions=imports.decided(again, Decision.NEW))
    assert len(new.made) == 1


def test_columns_set_by_hand_are_remembered_for_the_layout(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    save(path, (("Người", "Sinh", "Làm gì"), ("Lê Thị Én", "1980", "Chuyên viên UBND xã")))
    imports = workspace.spreadsheets.imports
    with pytest.raises(UnreadableDocument, match="«Họ và tên»"):
        look(workspace, path)
    mapping = {"A": "full_name", "B": "birth_date", "C": "posts.title"}
    imports.remember(look(workspace, path, mapping=mapping), mapping)
    save(path, (("Người", "Sinh", "Làm gì"), ("Lê Thị Hến", "1981", "Chủ tịch HĐND")))
    [found] = documents(look(workspace, path)).values()
    assert (found["full_name"], found["birth_date"]) == ("Lê Thị Hến", "1981")
    assert found["posts"] == [{"body": "HĐND xã", "title": "Chủ tịch"}]
    # Other headings are another layout.
    save(path, (("Người", "Sinh nhật", "Làm gì"), ("Lê Thị Hến", "1981", "Chủ tịch HĐND")))
    with pytest.raises(UnreadableDocument):
        look(workspace, path)


def test_names_are_found_by_contents_where_no_heading_tells(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    rows = (
        ("Đồng chí", "Sinh năm", "Chức vụ"),
        ("Lê Thị Én", "1980", "Chủ tịch HĐND"),
        ("Vũ Thị Lụa", "1985"),
    )
    save(path, rows)
    assert [one["full_name"] for one in documents(look(workspace, path)).values()] == [
        "Lê Thị Én",
        "Vũ Thị Lụa",
    ]


def test_a_stray_mark_far_below_does_no_harm(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(("Họ và tên", "Năm sinh"))
    sheet.append(("Lê Thị Én", 1980))
    sheet["H60000"] = "."
    book.save(path)
    preview = look(workspace, path)
    assert [row.row for row in preview.rows] == [2]
    assert len(preview.sheets[0].skipped) < 300


def test_a_text_file_is_a_list_too(workspace: Workspace, tmp_path: Path) -> None:
    lines = "Họ và tên;Giới tính;Năm sinh;Chức vụ\r\nĐỗ Thị Ánh;Nữ;1985;Chủ tịch UBND\r\n"
    written = {
        "utf-8-sig": lines.encode("utf-8-sig"),
        "utf-16": lines.encode("utf-16"),
        "TCVN3": tcvn3(lines).encode("latin-1"),
    }
    for name, content in written.items():
        path = tmp_path / f"{name}.csv"
        path.write_bytes(content)
        [found] = documents(look(workspace, path)).values()
        assert found["full_name"] == "Đỗ Thị Ánh", name
        assert found["posts"] == [{"body": "UBND xã", "title": "Chủ tịch"}]


def test_files_that_are_no_lists_are_told_apart(workspace: Workspace, tmp_path: Path) -> None:
    import zipfile

    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    (tmp_path / "cu.xls").write_bytes(ole)
    (tmp_path / "khoa.xlsx").write_bytes(ole + "EncryptedPackage".encode("utf-16-le"))
    (tmp_path / "trong.xlsx").write_bytes(b"")
    for name, part, content in (
        ("tinh.ods", "mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("van-ban.xlsx", "word/document.xml", b"<w/>"),
        ("nhi-phan.xlsb", "xl/workbook.bin", b"x"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(part, content)
    book = Workbook()
    book.worksheets[0].append(("Họ và tên",))
    book.save(tmp_path / "hong.xlsx")
    (tmp_path / "hong.xlsx").write_bytes((tmp_path / "hong.xlsx").read_bytes()[:-400])
    for name, words in (
        ("cu.xls", "đời cũ"),
        ("khoa.xlsx", "mật khẩu"),
        ("trong.xlsx", "trống"),
        ("tinh.ods", "OpenDocument"),
        ("van-ban.xlsx", "Word"),
        ("nhi-phan.xlsb", "nhị phân"),
        ("hong.xlsx", "hỏng"),
    ):
        with pytest.raises(UnreadableDocument, match=words):
            look(workspace, tmp_path / name)


def test_media_come_with_their_broadcasts(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "tin.xlsx"
    head = ("STT", "Tên tin, bài", "Thể loại", "Ngày phát", "Kênh", "Số lần phát")
    rows = (
        (1, "Tin về ngày 8/3", "Tin", "8/3/2026", "Truyền thanh xã", 2),
        (None, None, None, "9/3/2026", "Fanpage", None),
        (2, "Bài về gia đình", "Bài", None, None, None),
        (3, "Bài lạ", "Thơ", "1/3/2026", None, None),
    )
    save(path, (head, *rows))
    preview = workspace.spreadsheets.imports.preview("media", path)
    found = documents(preview)
    assert found[2]["broadcasts"] == [
        {"on": "2026-03-08", "channel": "loudspeaker", "times": 2},
        {"on": "2026-03-09", "channel": "fanpage"},
    ]
    assert problem_cells(preview) == ("C5",)
    assert len(workspace.spreadsheets.imports.apply(preview).made) == 2


def test_registers_and_network_come_in(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    imports = workspace.spreadsheets.imports
    save(path, (("STT", "Tên tổ chức", "Viết tắt"), (1, "Câu lạc bộ Gia đình hạnh phúc", "CLB GĐHP")))
    assert len(imports.apply(imports.preview("bodies", path)).made) == 1
    head = ("STT", "Họ và tên", "Năm sinh", "Thôn", "Vai trò", "SĐT")
    save(path, (head, (1, "LÊ THỊ MẬN", 1988, "Thôn Bắc", "CTV", 988888888)))
    [made] = imports.apply(imports.preview("collaborators", path)).made
    person = workspace.records.get("collaborators", made).values
    assert (person["full_name"], person["birth_date"], person["phone"]) == (
        "Lê Thị Mận",
        "1988",
        "0988888888",
    )
    assert workspace.records.get("hamlets", person["hamlet_id"]).values["name"] == "Thôn Bắc"


def test_an_export_of_the_roster_keeps_sensitive_columns_back(workspace: Workspace, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    values = {
        "full_name": "=Lê Thị Én",
        "birth_date": "1980-02",
        "ethnicity": "Tày",
        "party_joined": "2001-02-03",
    }
    known = workspace.records.put("cadres", {**values, "religion": "Không"}).record.id
    path = tmp_path / "ra.xlsx"
    exports = workspace.spreadsheets.exports
    exports.export_kind("cadres", path)
    sheet = load_workbook(path).worksheets[0]
    shown = dict(zip([cell.value for cell in sheet[1]], sheet[2], strict=True))
    assert not {"Dân tộc", "Tôn giáo"} & set(shown)
    assert (shown["Họ và tên"].value, shown["Họ và tên"].data_type) == ("=Lê Thị Én", "s")
    assert shown["Ngày sinh"].value == "02/1980"
    assert shown["Ngày vào Đảng"].value == datetime(2001, 2, 3)
    assert sheet.print_area.endswith("$2")
    assert len(sheet.tables) == 1
    exports.export_kind("cadres", path, sensitive=True)
    assert {"Dân tộc", "Tôn giáo"} <= {cell.value for cell in load_workbook(path).worksheets[0][1]}
    imports = workspace.spreadsheets.imports
    result = imports.apply(imports.preview("cadres", path))
    assert (result.made, result.changed, result.unchanged) == ((), (), 1)
    assert workspace.records.get("cadres", known).values["ethnicity"] == "Tày"


class Impatient(NoProgress):
    """Is cancelled at the second row."""

    def __init__(self) -> None:
        self.asked = 0

    @override
    def check(self) -> None:
        self.asked += 1
        if self.asked > 1:
            raise Cancelled


def test_a_cancelled_import_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    rows = [(1, f"Lê Thị Én {word}", "Nữ", "1980", "Thôn Mới", "Trưởng thôn") for word in "ABC"]
    preview = look(workspace, people(tmp_path / "ds.xlsx", *rows))
    before = total(workspace, "bodies")
    with pytest.raises(Cancelled):
        workspace.spreadsheets.imports.apply(preview, progress=Impatient())
    assert (total(workspace), total(workspace, "bodies")) == (0, before)


def test_a_row_that_the_book_refuses_is_named_and_the_others_go_in(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.records.put("units", {"name": "Tổ hòa giải Đông"})
    path = tmp_path / "ds.xlsx"
    save(path, (("Tên đơn vị",), ("Tổ hòa giải Đông",), ("Tổ hòa giải Đoài",)))
    imports = workspace.spreadsheets.imports
    preview = imports.preview("units", path)
    result = imports.apply(preview, decisions=imports.decided(preview, Decision.NEW))
    assert [workspace.records.get("units", one).values["name"] for one in result.made] == ["Tổ hòa giải Đoài"]
    [refused] = result.left_out
    assert [one.cell for one in refused.problems] == ["A2"]
