"""A unit's task sheet: sent out, filled in by somebody with Excel, read back."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from app.bootstrap import Office
from app.core.dates import DateRange
from app.core.errors import RecordNotFound, StaleRecord, UnreadableDocument
from app.core.vocabulary import TaskStatus
from app.services.spreadsheets.unit_form import COLUMNS, FORM_SHEET, HEADER_ROW, KEPT_SHEET
from app.services.spreadsheets.unit_sheets import NothingToTake, OtherCommune
from app.services.workspace import Workspace
from tests.helpers.workspace import make_workspace

TODAY = date(2026, 7, 14)
LETTERS = {column.key or column.heading: chr(ord("A") + place) for place, column in enumerate(COLUMNS)}
Edit = Callable[[Any], None]


def put(workspace: Workspace, title: str, **values: Any) -> str:
    values = {"title": title, "lead_unit_id": "CA", **values}
    return workspace.records.put("tasks", values, confirmed=True).record.id


@pytest.fixture
def tasks(workspace: Workspace) -> list[str]:
    """Three tasks of the police, in the order of the plan, and one of somebody else."""
    put(workspace, "Việc của phòng", lead_unit_id="VHXH")
    return [
        put(workspace, "Tuyên truyền tại thôn", line=1, section="III.4", due_on="2026-08-31"),
        put(workspace, "=Kiểm tra", line=2, result="Đang làm dở", status="doing", sessions=1),
        put(workspace, "Tập huấn", line=3, recurrence="QUARTERLY", difficulties="Thiếu kinh phí"),
    ]


@pytest.fixture
def sent(workspace: Workspace, tasks: list[str], tmp_path: Path) -> Path:
    """The sheet as it goes out."""
    assert len(tasks) == 3
    path = tmp_path / "phieu.xlsx"
    assert workspace.spreadsheets.unit_sheets.write(police(workspace), path) == 3
    return path


def police(workspace: Workspace) -> str:
    found = workspace.tasks.unit_named("Công an")
    assert found is not None
    return found


def fill(path: Path, cells: dict[str, Any], edit: Edit | None = None) -> Path:
    """Write into cells as a unit does with Excel."""
    workbook = load_workbook(path)
    sheet = workbook[FORM_SHEET]
    for name, value in cells.items():
        sheet[name].value = value
    if edit:
        edit(sheet)
    workbook.save(path)
    return path


def at(key: str, place: int) -> str:
    return f"{LETTERS[key]}{HEADER_ROW + place}"


def values_of(workspace: Workspace, task: str) -> Any:
    return workspace.records.get("tasks", task).values


def test_the_sheet_s_form(workspace: Workspace, sent: Path, tasks: list[str]) -> None:
    workbook = load_workbook(sent)
    sheet, kept = workbook[FORM_SHEET], workbook[KEPT_SHEET]
    assert kept.sheet_state == "veryHidden"
    assert sheet.protection.sheet
    assert sheet.column_dimensions["A"].hidden
    assert [sheet[f"A{HEADER_ROW + place}"].value for place in (1, 2, 3)] == tasks
    assert [sheet[at("Nhiệm vụ", place)].value for place in (1, 2, 3)] == [
        "Tuyên truyền tại thôn",
        "=Kiểm tra",
        "Tập huấn",
    ]
    assert sheet[at("Nhiệm vụ", 2)].data_type == "s"
    assert [sheet[at("Thời hạn", place)].value for place in (1, 2, 3)] == ["31/08/2026", None, "Hằng quý"]
    assert sheet[at("status", 2)].value == "Đang làm"
    assert "Công an xã".upper() in sheet["B1"].value
    for column in COLUMNS:
        locked = sheet[f"{LETTERS[column.key or column.heading]}{HEADER_ROW + 1}"].protection.locked
        assert locked is not bool(column.key)
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    statuses = rules[f"{at('status', 1)}:{at('status', 3)}"]
    assert statuses.formula1 == '"Chưa làm,Đang làm,Hoàn thành,Không thực hiện"'
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == (
        "landscape",
        f"${HEADER_ROW}:${HEADER_ROW}",
    )


def test_an_untouched_sheet_changes_nothing_whatever_happened_meanwhile(
    workspace: Workspace, sent: Path, tasks: list[str]
) -> None:
    workspace.tasks.bulk_change(tasks, {"status": "done", "result": "Đã xong"})
    preview = workspace.spreadsheets.unit_sheets.read(sent)
    assert (preview.changes, preview.problems, preview.unchanged) == ((), (), 3)
    with pytest.raises(NothingToTake):
        workspace.spreadsheets.unit_sheets.apply(preview)
    assert values_of(workspace, tasks[0])["status"] is TaskStatus.DONE


def test_what_was_filled_in_is_shown_and_taken_over_with_one_undo(
    workspace: Workspace, sent: Path, tasks: list[str]
) -> None:
    fill(
        sent,
        {
            at("status", 1): "Hoàn thành",
            at("result", 1): "Đã tổ chức\n=2 buổi",
            at("sessions", 1): 2,
            at("attendance_male", 1): "30",
            at("attendance_female", 1): 45.0,
            at("spent_state", 1): "1,5 triệu",
            at("proposals", 1): "Đề nghị bổ sung tài liệu",
            at("sessions", 2): None,
            at("difficulties", 3): None,
        },
    )
    preview = workspace.spreadsheets.unit_sheets.read(sent)
    assert (preview.unit, preview.issued, preview.problems) == ("Công an xã", "2026-07-14", ())
    shown = {(change.cell, change.field): (change.old, change.new) for change in preview.changes}
    assert shown == {
        (at("status", 1), "status"): ("Chưa làm", "Hoàn thành"),
        (at("result", 1), "result"): ("", "Đã tổ chức\n=2 buổi"),
        (at("sessions", 1), "sessions"): (None, 2),
        (at("attendance_male", 1), "attendance_male"): (None, 30),
        (at("attendance_female", 1), "attendance_female"): (None, 45),
        (at("spent_state", 1), "spent_state"): (None, 1_500_000),
        (at("proposals", 1), "proposals"): ("", "Đề nghị bổ sung tài liệu"),
        (at("sessions", 2), "sessions"): (1, None),
        (at("difficulties", 3), "difficulties"): ("Thiếu kinh phí", ""),
    }
    assert {change.label for change in preview.changes} >= {"Trạng thái", "Kết quả", "Số buổi"}
    assert values_of(workspace, tasks[0])["status"] is TaskStatus.NOT_STARTED

    changes = workspace.spreadsheets.unit_sheets.apply(preview)
    assert changes.label == "Nhận phiếu nhiệm vụ của Công an xã"
    first = values_of(workspace, tasks[0])
    assert (first["status"], first["progress"], first["done_on"]) == (TaskStatus.DONE, 100, TODAY)
    assert (first["attendance_male"], first["spent_state"]) == (30, 1_500_000)
    assert values_of(workspace, tasks[1])["sessions"] is None
    assert values_of(workspace, tasks[2])["difficulties"] == ""
    assert workspace.spreadsheets.unit_sheets.read(sent).changes == ()
    assert changes.transaction is not None
    workspace.records.undo(changes.transaction)
    assert values_of(workspace, tasks[0])["status"] is TaskStatus.NOT_STARTED
    assert values_of(workspace, tasks[2])["difficulties"] == "Thiếu kinh phí"


def test_what_the_book_changed_too_is_a_conflict_that_the_officer_decides(
    workspace: Workspace, sent: Path, tasks: list[str]
) -> None:
    fill(sent, {at("result", 1): "Của đơn vị", at("sessions", 1): 3})
    workspace.records.put("tasks", {"id": tasks[0], "result": "Của cán bộ"})
    sheets = workspace.spreadsheets.unit_sheets
    preview = sheets.read(sent)
    assert {change.field: change.conflict for change in preview.changes} == {
        "result": True,
        "sessions": False,
    }
    sheets.apply(preview)
    assert (values_of(workspace, tasks[0])["result"], values_of(workspace, tasks[0])["sessions"]) == (
        "Của cán bộ",
        3,
    )
    preview = sheets.read(sent)
    sheets.apply(preview, [change.name for change in preview.changes])
    assert values_of(workspace, tasks[0])["result"] == "Của đơn vị"


def test_a_task_changed_after_the_look_is_not_overwritten(
    workspace: Workspace, sent: Path, tasks: list[str]
) -> None:
    fill(sent, {at("sessions", 1): 3, at("sessions", 2): 4})
    preview = workspace.spreadsheets.unit_sheets.read(sent)
    workspace.records.put("tasks", {"id": tasks[1], "sessions": 9})
    with pytest.raises(StaleRecord):
        workspace.spreadsheets.unit_sheets.apply(preview)
    assert values_of(workspace, tasks[0])["sessions"] is None


def test_problems_are_named_by_cell_and_the_rest_is_read(
    workspace: Workspace, sent: Path, tasks: list[str]
) -> None:
    fill(
        sent,
        {
            at("sessions", 1): "hai",
            at("attendance_male", 1): -1,
            at("attendance_female", 1): 2.5,
            at("status", 2): "Gần xong",
            at("status", 3): None,
            at("result", 3): "Đọc được",
        },
    )
    preview = workspace.spreadsheets.unit_sheets.read(sent)
    assert [one.cell for one in preview.problems] == [
        at("sessions", 1),
        at("attendance_male", 1),
        at("attendance_female", 1),
        at("status", 2),
        at("status", 3),
    ]
    assert [change.cell for change in preview.changes] == [at("result", 3)]


def test_rows_deleted_added_doubled_and_without_id(
    workspace: Workspace, sent: Path, tasks: list[str]
) -> None:
    def edit(sheet: Any) -> None:
        sheet.delete_rows(HEADER_ROW + 2)
        # Now the third task stands in the second row.
        sheet[f"C{HEADER_ROW + 4}"] = "Việc mới của đơn vị"
        for place, cell in enumerate(sheet[HEADER_ROW + 1], 1):
            sheet.cell(HEADER_ROW + 5, place).value = cell.value

    fill(sent, {at("result", 1): "Một", at("result", 3): "Ba"}, edit)
    preview = workspace.spreadsheets.unit_sheets.read(sent)
    assert {(change.task_id, change.new) for change in preview.changes} == {
        (tasks[0], "Một"),
        (tasks[2], "Ba"),
    }
    messages = [one.message for one in preview.problems]
    assert [one.cell for one in preview.problems] == [f"B{HEADER_ROW + 4}", f"B{HEADER_ROW + 5}", ""]
    assert "không có mã nhiệm vụ" in messages[0]
    assert "lặp lại" in messages[1]
    assert "«=Kiểm tra»" in messages[2]


def test_a_task_that_is_gone_from_the_book(workspace: Workspace, sent: Path, tasks: list[str]) -> None:
    fill(sent, {at("result", 1): "Một", at("sessions", 1): 3, at("result", 2): "Hai"})
    workspace.records.delete("tasks", [tasks[0]])
    preview = workspace.spreadsheets.unit_sheets.read(sent)
    assert [change.task_id for change in preview.changes] == [tasks[1]]
    assert ["không còn trong sổ" in one.message for one in preview.problems] == [True]


def test_not_carried_out_needs_a_reason(workspace: Workspace, sent: Path, tasks: list[str]) -> None:
    fill(
        sent,
        {
            at("status", 1): "Không thực hiện",
            at("status", 2): "Không thực hiện",
            at("difficulties", 2): "Trùng với kế hoạch của tỉnh",
            at("status", 3): "Không thực hiện",
        },
    )
    sheets = workspace.spreadsheets.unit_sheets
    preview = sheets.read(sent)
    assert [one.cell for one in preview.problems] == [at("status", 1)]
    sheets.apply(preview)
    assert values_of(workspace, tasks[0])["status"] is TaskStatus.NOT_STARTED
    assert values_of(workspace, tasks[1])["dropped_reason"] == "Trùng với kế hoạch của tỉnh"
    assert values_of(workspace, tasks[2])["dropped_reason"] == "Thiếu kinh phí"


@pytest.fixture
def neighbour(tmp_path: Path) -> Iterator[Workspace]:
    """The book of another commune."""
    opened = make_workspace(tmp_path / "xã bên", office=Office("Xã Bên", "Hà Nội"))
    yield opened
    opened.close()


def test_a_sheet_of_another_commune_is_refused(neighbour: Workspace, sent: Path) -> None:
    with pytest.raises(OtherCommune, match="Hưng Đạo"):
        neighbour.spreadsheets.unit_sheets.read(sent)


def test_other_files_are_refused(workspace: Workspace, sent: Path, tmp_path: Path) -> None:
    sheets = workspace.spreadsheets.unit_sheets
    plain = tmp_path / "khac.xlsx"
    workbook = Workbook()
    workbook.worksheets[0].append(["Nhiệm vụ"])
    workbook.save(plain)
    with pytest.raises(UnreadableDocument, match="không phải phiếu"):
        sheets.read(plain)

    def edited(name: str, value: Any) -> Path:
        copy = load_workbook(sent)
        copy[KEPT_SHEET][name].value = value
        path = tmp_path / "sua.xlsx"
        copy.save(path)
        return path

    with pytest.raises(UnreadableDocument, match="phiên bản mới"):
        sheets.read(edited("B1", 99))
    with pytest.raises(UnreadableDocument, match="Phần ẩn"):
        sheets.read(edited("C1", "{"))
    with pytest.raises(UnreadableDocument, match="Phần ẩn"):
        sheets.read(edited("D2", "không phải JSON"))


def test_which_tasks_a_sheet_holds(workspace: Workspace, tmp_path: Path) -> None:
    put(workspace, "Mở")
    put(workspace, "Xong năm nay", status="done", done_on="2026-02-01")
    put(workspace, "Xong năm ngoái", status="done", done_on="2025-12-31")
    put(workspace, "Bỏ", status="dropped", dropped_reason="Gộp")
    put(workspace, "Quý IV", due_on="2026-11-01")
    path = tmp_path / "phieu.xlsx"
    sheets = workspace.spreadsheets.unit_sheets

    def titles() -> set[str]:
        sheet = load_workbook(path)[FORM_SHEET]
        return {str(row[2].value) for row in sheet.iter_rows(min_row=HEADER_ROW + 1) if row[2].value}

    sheets.write(police(workspace), path)
    assert titles() == {"Mở", "Xong năm nay", "Quý IV"}
    sheets.write(police(workspace), path, days=DateRange(date(2026, 10, 1), date(2026, 12, 31)))
    assert titles() == {"Quý IV"}
    assert sheets.write(police(workspace), path, days=DateRange(date(2030, 1, 1), date(2030, 1, 2))) == 0
    assert sheets.read(path).changes == ()
    with pytest.raises(RecordNotFound):
        sheets.write("không có", path)
