"""Lists as people keep them in Excel: headings found, rows told apart, problems named by cell."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from app.core.errors import InvalidRecord, UnknownKind, UnreadableDocument
from app.core.vocabulary import TaskStatus
from app.services.listing import ListQuery
from app.services.spreadsheets.doubles import Decision
from app.services.spreadsheets.importing import NothingToImport
from app.services.spreadsheets.preview import ImportPreview
from app.services.workspace import Workspace
from tests.integration.spreadsheets.conftest import Write

HEAD = ("TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Trạng thái", "Số buổi")


def look(workspace: Workspace, path: Path, **options: Any) -> ImportPreview:
    return workspace.spreadsheets.imports.preview("tasks", path, **options)


def records(preview: ImportPreview) -> list[dict[str, Any]]:
    return [dict(row.record) for row in preview.rows]


def problems(preview: ImportPreview) -> dict[str, str]:
    return {one.cell: one.message for row in preview.rows for one in row.problems}


def total(workspace: Workspace) -> int:
    return workspace.tasks.counts().total


def test_a_list_as_an_office_keeps_it(workspace: Workspace, write: Write) -> None:
    path = write(
        ("ỦY BAN NHÂN DÂN XÃ HƯNG ĐẠO",),
        ("DANH MỤC NHIỆM VỤ CÔNG TÁC BÌNH ĐẲNG GIỚI NĂM 2026",),
        (),
        (
            "STT",
            "Nội dung nhiệm vụ",
            "Cơ quan chủ trì",
            "Phối hợp",
            "Thời gian thực hiện",
            "Số người",
            None,
            "GC",
        ),
        (None, None, None, None, None, "Nam", "Nữ", None),
        (1, 2, 3, 4, 5, 6, 7, 8),
        ("I", "CÔNG TÁC TUYÊN TRUYỀN"),
        (1, "Hội nghị nhân ngày 8/3", "Công an xã Hưng Đạo", "Hội LHPN, Đoàn TN", "Tháng 3/2026", 10, "20"),
        (2, "Tổng hợp số liệu", "Phòng VH-XH", None, "15/11/2026 - 15/12/2026", None, None, "a"),
        ("Tổng cộng", None, None, None, None, 10, 20),
        (),
        (None, None, None, None, None, "NGƯỜI LẬP BIỂU"),
        merged=("A1:H1", "A2:H2", *(f"{one}4:{one}5" for one in "ABCDEH"), "F4:G4", "B7:H7"),
    )
    preview = look(workspace, path)
    [sheet] = preview.sheets
    assert sheet.name == "Danh sách"
    assert sheet.header_rows == (4, 5)
    assert sheet.mapping == {
        "B": "title",
        "C": "lead_unit_id",
        "D": "coop_units",
        "E": "deadline_note",
        "F": "attendance_male",
        "G": "attendance_female",
    }
    assert sheet.unmapped == ("H",)
    assert [(one.row, one.reason.value) for one in sheet.skipped] == [
        (1, "title"),
        (2, "title"),
        (3, "blank"),
        (4, "header"),
        (5, "header"),
        (6, "numbering"),
        (7, "group"),
        (10, "total"),
        (11, "blank"),
        (12, "note"),
    ]
    assert [row.row for row in sheet.rows] == [8, 9]
    assert problems(preview) == {}
    assert total(workspace) == 0

    result = workspace.spreadsheets.imports.apply(preview)
    rows = workspace.tasks.rows(result.made)
    assert [(row.title, row.lead_unit, row.coop_units, row.start_on, row.due_on) for row in rows] == [
        (
            "Hội nghị nhân ngày 8/3",
            "Công an xã",
            "Hội Liên hiệp Phụ nữ xã; Đoàn Thanh niên Cộng sản Hồ Chí Minh xã",
            date(2026, 3, 1),
            date(2026, 3, 31),
        ),
        ("Tổng hợp số liệu", "Phòng Văn hóa - Xã hội", "", date(2026, 11, 15), date(2026, 12, 15)),
    ]
    assert (rows[0].attendance_male, rows[0].attendance_female) == (10, 20)
    assert result.changes.transaction is not None
    workspace.records.undo(result.changes.transaction)
    assert total(workspace) == 0


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Nhiệm vụ", "title"),
        ("NHIỆM VỤ CỤ THỂ", "title"),
        ("Nội dung công việc", "title"),
        ("Noi dung nhiem vu", "title"),
        ("Đơn vị chủ trì thực hiện", "lead_unit_id"),
        ("Đơn vị\nphối hợp", "coop_units"),
        ("Thời hạn hoàn thành", "due_on"),
        ("Kết quả thực hiện", "result"),
        ("Khó khăn, vướng mắc", "difficulties"),
        ("Tình trạng", "status"),
        ("Lượt người nữ", "attendance_female"),
    ],
)
def test_headings_are_known_by_likeness(workspace: Workspace, write: Write, heading: str, key: str) -> None:
    headings = ("Nhiệm vụ", heading) if key != "title" else (heading, "Ghi chú")
    [sheet] = look(workspace, write(headings, ("Việc", None))).sheets
    assert sheet.mapping["B" if key != "title" else "A"] == key


def test_a_heading_unlike_any_is_left_and_told(workspace: Workspace, write: Write) -> None:
    [sheet] = look(workspace, write(("Nhiệm vụ", "Màu sắc", "TT"), ("Việc", "đỏ", 1))).sheets
    assert sheet.mapping == {"A": "title"}
    assert sheet.unmapped == ("B",)


def test_of_two_columns_for_a_field_the_more_alike_is_taken(workspace: Workspace, write: Write) -> None:
    [sheet] = look(workspace, write(("Nội dung", "Nhiệm vụ", "Thời hạn"), ("a", "b", None))).sheets
    assert sheet.mapping == {"B": "title", "C": "due_on"}
    assert sheet.unmapped == ("A",)


def test_a_refused_row_does_not_touch_the_next(workspace: Workspace, write: Write) -> None:
    task = workspace.records.put("tasks", {"title": "Việc"}).record.id
    path = write(
        ("Nhiệm vụ", "Trạng thái", "Mã"), ("Việc", "Không thực hiện", task), ("Việc đổi tên", None, task)
    )
    assert list(problems(look(workspace, path))) == ["B2"]


def test_problems_are_named_by_cell(workspace: Workspace, write: Write) -> None:
    path = write(
        HEAD,
        (1, "Ngày sai", "Công an", "31/02/2026", "xong", 1),
        (2, "Ngày là số", None, 2026, None, None),
        (3, "Trạng thái lạ", None, None, "lơ lửng", None),
        (4, "Số sai", None, None, None, "mười"),
        (5, "Số âm", None, None, None, -3),
        (6, None, "Công an", "1/3/2026", "xong", 2),
        (7, "Không lý do", None, None, "Không thực hiện", None),
        (8, "Tốt", None, datetime(2026, 3, 8), "Đã hoàn thành", "12"),
        (9, "Lỗi ô", None, "#REF!", None, None),
    )
    found = problems(look(workspace, path))
    assert list(found) == ["D2", "D3", "E4", "F5", "F6", "B7", "E8", "D10"]
    assert "2026" in found["D3"]
    assert "lơ lửng" in found["E4"]
    assert "«Nhiệm vụ»" in found["B7"]
    assert "lý do" in found["E8"]
    assert all(message.endswith(".") for message in found.values())

    result = workspace.spreadsheets.imports.apply(look(workspace, path))
    [row] = workspace.tasks.rows(result.made)
    assert (row.title, row.due_on, row.status, row.sessions) == (
        "Tốt",
        date(2026, 3, 8),
        TaskStatus.DONE,
        12,
    )
    assert len(result.left_out) == 8


def test_a_preview_stores_nothing_not_even_units(workspace: Workspace, write: Write) -> None:
    before = workspace.records.page("units", ListQuery()).total
    path = write(HEAD, (1, "Việc", "Tổ hòa giải thôn Đông", None, None, None))
    preview = look(workspace, path)
    assert problems(preview) == {}
    assert workspace.records.page("units", ListQuery()).total == before
    workspace.spreadsheets.imports.apply(preview)
    assert workspace.records.page("units", ListQuery()).total == before + 1


def test_doubles_in_the_file_and_in_the_book(workspace: Workspace, write: Write) -> None:
    known = workspace.records.put("tasks", {"title": "Đã có", "due_on": "2026-03-08"}).record.id
    path = write(
        HEAD,
        (1, "Hai lần", None, "1/3/2026", None, None),
        (2, "đã  CÓ", None, "08/03/2026", None, None),
        (3, "HAI LẦN", None, "01/03/2026", None, None),
        (4, "Hai lần", None, "1/4/2026", None, None),
    )
    preview = look(workspace, path)
    assert {(one.rows, one.existing_id) for one in preview.duplicates} == {
        (("Danh sách!2", "Danh sách!4"), None),
        (("Danh sách!3",), known),
    }
    imports = workspace.spreadsheets.imports
    assert imports.suggested(preview) == {"Danh sách!4": Decision.SKIP, "Danh sách!3": Decision.SKIP}
    result = imports.apply(preview)
    assert [row.due_on for row in workspace.tasks.rows(result.made)] == [date(2026, 3, 1), date(2026, 4, 1)]
    everything = imports.apply(preview, decisions=imports.decided(preview, Decision.NEW))
    assert len(everything.made) == 4
    with pytest.raises(NothingToImport):
        imports.apply(preview, leave_out=[row.name for row in preview.rows])


def test_our_own_export_comes_back_unchanged_and_changed(workspace: Workspace, tmp_path: Path) -> None:
    workspace.samples.fill(60)
    plan = workspace.records.put("plans", {"title": "Kế hoạch", "year": 2026}).record.id
    values = {"title": "Việc", "plan_id": plan, "coop_units": [{"unit_id": "CA"}], "recurrence": "MONTHLY"}
    task = workspace.records.put("tasks", values).record.id
    path = tmp_path / "tasks.xlsx"
    workspace.spreadsheets.exports.export_kind("tasks", path)
    count = total(workspace)
    preview = look(workspace, path)
    assert problems(preview) == {}
    result = workspace.spreadsheets.imports.apply(preview)
    assert (result.made, result.changed, result.unchanged) == ((), (), count)
    assert result.changes.transaction is None

    workbook = load_workbook(path)
    sheet = workbook["Nhiệm vụ"]
    headings = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        if row[headings.index("Mã")].value == task:
            row[headings.index("Kết quả")].value = "Đã xong quý I"
            row[headings.index("Đơn vị phối hợp")].value = "Công an xã; Trạm Y tế"
    workbook.save(path)
    result = workspace.spreadsheets.imports.apply(look(workspace, path))
    assert (result.made, result.changed) == ((), (task,))
    [shown] = workspace.tasks.rows([task])
    assert (shown.result, shown.coop_units, shown.next_due) == (
        "Đã xong quý I",
        "Công an xã; Trạm Y tế xã",
        date(2026, 1, 31),
    )


def test_an_id_that_is_gone_is_a_problem_of_its_cell(workspace: Workspace, write: Write) -> None:
    path = write(("Nhiệm vụ", "Mã"), ("Việc", "01a209f6-30a5-7149-b767-4b361f44e14e"))
    assert list(problems(look(workspace, path))) == ["B2"]


def test_a_mapping_by_hand(workspace: Workspace, write: Write) -> None:
    path = write(("Việc cần làm của xã", "Người ghi", "Ghi chú"), ("Họp thôn", "A", "gấp"))
    with pytest.raises(UnreadableDocument, match="«Nhiệm vụ»"):
        look(workspace, path)
    preview = look(workspace, path, mapping={"a": "title", "C": ""})
    assert records(preview) == [{"title": "Họp thôn"}]
    assert preview.sheets[0].mapping == {"A": "title"}
    with pytest.raises(InvalidRecord, match="Cột B: không có mục «colour»"):
        look(workspace, path, mapping={"A": "title", "B": "colour"})


def test_hidden_sheets_and_sheets_without_headings_are_passed_over(
    workspace: Workspace, tmp_path: Path
) -> None:
    workbook = Workbook()
    rows: Sequence[tuple[str, Sequence[tuple[Any, ...]]]] = (
        ("Bìa", [("Báo cáo",)]),
        ("Một", [("Nhiệm vụ", "Ghi chú"), ("Việc một", None)]),
        ("Ẩn", [("Nhiệm vụ", "Ghi chú"), ("Việc ẩn", None)]),
        ("Trống", []),
    )
    for name, lines in rows:
        sheet = workbook.create_sheet(name)
        for line in lines:
            sheet.append(line)
    workbook["Ẩn"].sheet_state = "hidden"
    path = tmp_path / "a.xlsx"
    workbook.save(path)
    preview = look(workspace, path)
    assert [sheet.name for sheet in preview.sheets] == ["Một"]
    assert preview.hidden_sheets == ("Ẩn",)
    assert records(preview) == [{"title": "Việc một"}]


def test_shares_money_and_lists_are_read_as_written(workspace: Workspace, tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(("Nhiệm vụ", "Tiến độ", "Đã chi", "Chương trình liên quan"))
    sheet.append(("Một", 0.8, "1,5 triệu", "Nông thôn mới; Phòng ngừa, ứng phó bạo lực"))
    sheet.append(("Hai", "40%", "2.500.000", None))
    sheet.append(("Ba", 1, 300000.0, None))
    sheet["B2"].number_format = "0%"
    path = tmp_path / "a.xlsx"
    workbook.save(path)
    found = records(look(workspace, path))
    assert [one["progress"] for one in found] == [80, 40, 1]
    assert [one["spent_state"] for one in found] == [1_500_000, 2_500_000, 300_000]
    assert found[0]["tags"] == [
        {"programme": "Nông thôn mới"},
        {"programme": "Phòng ngừa, ứng phó bạo lực"},
    ]


def test_unusual_rows_are_questions_and_go_in(workspace: Workspace, tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(("Nội dung hoạt động", "Ngày tổ chức", "Tổng số", "Nam", "Nữ"))
    sheet.append(("Tọa đàm", datetime(2026, 3, 8), 50, 10, 20))
    path = tmp_path / "a.xlsx"
    workbook.save(path)
    imports = workspace.spreadsheets.imports
    preview = imports.preview("activities", path)
    [row] = preview.rows
    assert row.problems == ()
    assert [one.cell for one in row.questions] == ["C2"]
    assert len(imports.apply(preview).made) == 1


def test_json_is_the_contract_s(workspace: Workspace, write: Write) -> None:
    path = write(
        ("Nhiệm vụ", "Thời hạn", "Trạng thái"), ("Việc", datetime(2026, 3, 8), "xong"), ("Sai", "x", None)
    )
    document = json.loads(json.dumps(look(workspace, path).to_json(), ensure_ascii=False))
    assert set(document) == {"sheets", "duplicates", "hidden_sheets"}
    [sheet] = document["sheets"]
    assert set(sheet) == {"name", "header_rows", "encoding", "mapping", "unmapped", "rows", "skipped"}
    assert sheet["skipped"] == [{"row": 1, "reason": "header"}]
    good, bad = sheet["rows"]
    assert good["record"] == {"title": "Việc", "due_on": "2026-03-08", "status": "done"}
    assert good["problems"] == []
    assert [one["cell"] for one in bad["problems"]] == ["B3"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"\.xls"),
        ("a.xlsx", b"PK\x03\x04rubbish", "hỏng"),
        ("a.xlsx", b"", "trống"),
        ("a.xls", b"<html><table><tr><td>Nhi", "trang web"),
        ("a.csv", b"a\x00b", "csv"),
    ],
)
def test_other_files_are_refused_in_words(
    workspace: Workspace, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableDocument, match=words):
        look(workspace, path)


def test_a_zip_that_is_no_workbook_or_empty_or_missing(workspace: Workspace, tmp_path: Path) -> None:
    import zipfile

    archive = tmp_path / "a.xlsx"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("hello.txt", "hello")
    with pytest.raises(UnreadableDocument, match="hỏng"):
        look(workspace, archive)
    empty = tmp_path / "b.xlsx"
    Workbook().save(empty)
    with pytest.raises(UnreadableDocument, match="không có dòng nào"):
        look(workspace, empty)
    with pytest.raises(UnreadableDocument, match="đường dẫn"):
        look(workspace, tmp_path / "mất.xlsx")
    with pytest.raises(UnknownKind):
        workspace.spreadsheets.imports.preview("settings", empty)
