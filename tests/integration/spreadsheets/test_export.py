"""Files that go out: read back with another reader's eyes, and unpacked."""

import tempfile
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.core.errors import CannotWrite, UnknownKind
from app.core.progress import Cancelled, NoProgress
from app.services.listing import ListQuery
from app.services.records.kinds import KINDS
from app.services.spreadsheets.exporting import Confidential, ListColumn
from app.services.spreadsheets.table_writing import write_tables
from app.services.spreadsheets.tables import SheetColumn, SheetTable
from app.services.workspace import Workspace
from tests.helpers.sentences import is_sentence

NASTY = (
    "=1+1",
    '=HYPERLINK("http://example.com")',
    "+84 12",
    "-5",
    "@SUM(A1)",
    "#N/A",
    "<b>&amp;</b>",
    "'quote",
    "a\x00\x07\x1bb",
    "dòng 1\ndòng 2\ttab",
    "_x000d_ \ufeff\u200bẩn",
    "Nguye\u0302\u0303n",
    "🙂",
    "x" * 40_000,
)


def put(workspace: Workspace, kind: str, **values: Any) -> str:
    return workspace.records.put(kind, values, confirmed=True).record.id


def export(workspace: Workspace, kind: str, folder: Path) -> Any:
    path = folder / f"{kind}.xlsx"
    workspace.spreadsheets.exports.export_kind(kind, path)
    return load_workbook(path)


def column(sheet: Any, title: str) -> list[Any]:
    headings = [cell.value for cell in sheet[1]]
    return [row[headings.index(title)] for row in sheet.iter_rows(min_row=2)]


def test_tasks_with_typed_cells_and_names(workspace: Workspace, tmp_path: Path) -> None:
    plan = put(workspace, "plans", title="Kế hoạch năm 2026", year=2026)
    task = put(
        workspace,
        "tasks",
        title="Tổ chức tọa đàm",
        plan_id=plan,
        lead_unit_id="CA",
        coop_units=[{"unit_id": "TYT"}, {"unit_id": "VHXH"}],
        tags=[{"programme": "Nông thôn mới"}],
        due_on="2026-03-08",
        status="done",
        sessions=2,
        spent_state=1_500_000,
        recurrence="QUARTERLY",
    )
    workbook = export(workspace, "tasks", tmp_path)
    assert workbook.sheetnames == ["Nhiệm vụ", "Các kỳ thực hiện"]
    sheet = workbook["Nhiệm vụ"]
    [title] = column(sheet, "Nhiệm vụ")
    assert (title.value, title.data_type) == ("Tổ chức tọa đàm", "s")
    assert column(sheet, "Kế hoạch")[0].value == "Kế hoạch năm 2026"
    assert column(sheet, "Đơn vị chủ trì")[0].value == "Công an xã"
    assert column(sheet, "Đơn vị phối hợp")[0].value == "Trạm Y tế xã; Phòng Văn hóa - Xã hội"
    assert column(sheet, "Chương trình liên quan")[0].value == "Nông thôn mới"
    assert column(sheet, "Trạng thái")[0].value == "Hoàn thành"
    due, sessions, spent = (column(sheet, name)[0] for name in ("Thời hạn", "Số buổi", "Đã chi NSNN (đồng)"))
    assert (due.value, due.number_format) == (datetime(2026, 3, 8), "[$-42A]dd/mm/yyyy")
    assert (sessions.value, sessions.data_type) == (2, "n")
    assert (spent.value, spent.number_format) == (1_500_000, "#,##0")
    assert column(sheet, "Mã")[0].value == task
    assert sheet.column_dimensions[column(sheet, "Mã")[0].column_letter].hidden
    rows = list(workbook["Các kỳ thực hiện"].iter_rows(min_row=2, max_col=2, values_only=True))
    assert rows == [("Tổ chức tọa đàm", "Quý I/2026")]


def test_a_sheet_is_a_table_ready_to_print(workspace: Workspace, tmp_path: Path) -> None:
    put(workspace, "hamlets", name="Thôn Đông", households=120)
    sheet = export(workspace, "hamlets", tmp_path).worksheets[0]
    [table] = sheet.tables.values()
    headings = [cell.value for cell in sheet[1]]
    assert table.ref == sheet.dimensions
    assert [one.name for one in table.tableColumns] == headings
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("kind", sorted(name for name, kind in KINDS.items() if kind.confidential))
def test_what_is_confidential_goes_out_in_no_table(workspace: Workspace, tmp_path: Path, kind: str) -> None:
    with pytest.raises(Confidential) as caught:
        export(workspace, kind, tmp_path)
    assert is_sentence(str(caught.value))
    assert list(tmp_path.glob("*.xlsx")) == []


@pytest.mark.parametrize("kind", sorted(name for name, kind in KINDS.items() if not kind.confidential))
def test_every_kind_can_go_out_empty_or_not(workspace: Workspace, tmp_path: Path, kind: str) -> None:
    workspace.samples.fill(30)
    workbook = export(workspace, kind, tmp_path)
    sheet = workbook.worksheets[0]
    count = workspace.records.page(kind, ListQuery(limit=0)).total
    filled = [row for row in sheet.iter_rows(min_row=2, values_only=True) if any(value for value in row)]
    assert len(filled) == count
    for one in workbook.worksheets:
        for cell in one[1]:
            assert cell.value
            assert not str(cell.value).isascii() or cell.value in {"SHA-256"}, cell.value


def test_text_is_never_a_formula_and_always_storable(tmp_path: Path) -> None:
    rows = [[text] for text in NASTY]
    content = write_tables([SheetTable("A&B [1]/'x'", (SheetColumn("=Cột"),), rows)], NoProgress())
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    sheet = load_workbook(path).worksheets[0]
    assert sheet.title == "A&B 1 x"
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    values = [cell.value for cell in cells]
    assert values[:8] == list(NASTY[:8])
    assert values[8] == "ab"
    assert values[9] == NASTY[9]
    assert values[11] == "Nguyễn"
    assert len(str(values[13])) == 32_767
    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_headings_are_made_distinct_and_an_empty_table_keeps_a_row(tmp_path: Path) -> None:
    columns = tuple(SheetColumn(title) for title in ("Tên", "tên", "", "A\nB"))
    path = tmp_path / "a.xlsx"
    tables = [SheetTable("Trang", columns, []), SheetTable("trang", columns, [[1, True, 2.5, None]])]
    path.write_bytes(write_tables(tables, NoProgress()))
    workbook = load_workbook(path)
    assert workbook.sheetnames == ["Trang", "trang (2)"]
    assert [cell.value for cell in workbook["Trang"][1]] == ["Tên", "tên (2)", "Cột", "A B"]
    assert [table.ref for sheet in workbook.worksheets for table in sheet.tables.values()] == ["A1:D2"] * 2
    names = [table.displayName for sheet in workbook.worksheets for table in sheet.tables.values()]
    assert len(set(names)) == 2
    assert [cell.value for cell in workbook["trang (2)"][2]] == [1, "Có", 2.5, None]


def test_a_list_goes_out_as_it_is_seen(workspace: Workspace, tmp_path: Path) -> None:
    for number in range(7):
        put(workspace, "tasks", title=f"Việc {number}", due_on=date(2026, 8, 1 + number), lead_unit_id="CA")
    put(workspace, "tasks", title="Khác")
    path = tmp_path / "danh-sach.xlsx"
    count = workspace.spreadsheets.exports.export_list(
        path,
        title="Nhiệm vụ",
        columns=(
            ListColumn("Việc", lambda row: row.title),
            ListColumn("Đơn vị", lambda row: row.lead_unit),
            ListColumn("Hạn", lambda row: row.due_on),
            ListColumn("Trạng thái", lambda row: row.status),
        ),
        fetch=workspace.tasks.page,
        query=ListQuery(search="viec", sort="title", descending=True, offset=3, limit=2),
    )
    assert count == 7
    rows = list(load_workbook(path).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [f"Việc {number}" for number in range(6, -1, -1)]
    assert rows[0] == ("Việc 6", "Công an xã", datetime(2026, 8, 7), "Chưa làm")


def test_an_export_is_an_entry_of_the_log_without_what_was_in_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    from sqlalchemy import select

    from app.models import ChangeEntry

    put(workspace, "hamlets", name="Thôn Đông")
    export(workspace, "hamlets", tmp_path)
    with workspace.database.read() as session:
        last = session.scalars(select(ChangeEntry).order_by(ChangeEntry.sequence.desc()).limit(1)).one()
        assert (last.action, last.record_kind, last.fields) == ("export", "hamlets", {})


def test_cancel_and_failure_leave_the_file_alone(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = tmp_path / "tạm"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    workspace.samples.fill(1200)
    path = tmp_path / "tasks.xlsx"
    path.write_bytes(b"cu")

    class Stop(NoProgress):
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        workspace.spreadsheets.exports.export_kind("tasks", path, progress=Stop())
    assert path.read_bytes() == b"cu"
    # Nor does anything of it stay in the system's folder for temporary files.
    assert list(aside.iterdir()) == []
    with pytest.raises(UnknownKind):
        workspace.spreadsheets.exports.export_kind("gì đó", path)
    with pytest.raises(CannotWrite):
        workspace.spreadsheets.exports.export_kind("hamlets", path / "trong" / "tệp.xlsx")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["sổ", "tasks.xlsx", "tạm"]


def test_progress_is_told(workspace: Workspace) -> None:
    seen: list[tuple[int, int]] = []

    class Watch(NoProgress):
        def step(self, done: int, total: int, message: str = "") -> None:
            seen.append((done, total))
            assert message

    def rows() -> Iterator[list[int]]:
        yield from ([number] for number in range(1100))

    write_tables([SheetTable("Số", (SheetColumn("Số"),), rows(), 1100)], Watch())
    assert seen == [(500, 1100), (1000, 1100)]


def test_posts_go_out_in_the_order_in_which_they_are_read(workspace: Workspace, tmp_path: Path) -> None:
    post = {
        "body": "UBND xã",
        "title": "Phó Chủ tịch",
        "term": "2021-2026",
        "from": "30/6/2021",
        "to": "6/2026",
        "decision": "12/QĐ-UBND ngày 28/6/2021",
        "ending": "retired",
        "end_decision": "45/QĐ-UBND ngày 12/6/2026",
    }
    workspace.records.put("cadres", {"full_name": "Lê Thị Mẫu Én", "posts": [post]})
    path = tmp_path / "ra.xlsx"
    workspace.spreadsheets.exports.export_kind("cadres", path)
    sheet = load_workbook(path)["Chức vụ"]
    heads = [cell.value for cell in sheet[1]]
    assert heads[:7] == [
        "Thuộc hồ sơ",
        "Cơ quan, tổ chức",
        "Chức danh",
        "Cấp chức vụ",
        "Nhiệm kỳ",
        "Từ ngày",
        "Đến ngày",
    ]
    shown = dict(zip(heads, (cell.value for cell in sheet[2]), strict=True))
    assert (shown["Từ ngày"], shown["Đến ngày"]) == (datetime(2021, 6, 30), "06/2026")
    assert shown["Quyết định, nghị quyết"] == "12/QĐ-UBND ngày 28/6/2021"
    assert shown["Lý do thôi giữ chức"] == "Nghỉ hưu"
    assert shown["Quyết định thôi giữ chức"] == "45/QĐ-UBND ngày 12/6/2026"
    assert "dd/mm/yyyy" in sheet[2][5].number_format
