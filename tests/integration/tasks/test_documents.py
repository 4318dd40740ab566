"""The sheet that goes to a unit and the letter that urges."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from app.core.dates import DateRange
from app.core.errors import RecordNotFound
from app.services.reports.model import Figure, Orientation, Report, RowKind, Table
from app.services.reports.service import Format
from app.services.reports.store import ReportChoices
from app.services.reports.task_documents import NothingOverdue
from app.services.workspace import Workspace
from tests.integration.tasks.conftest import Add


def unit(workspace: Workspace, name: str) -> str:
    found = workspace.tasks.unit_named(name)
    assert found is not None
    return found


def table_of(report: Report) -> Table:
    [table] = report.tables()
    return table


def words(report: Report) -> str:
    return "\n".join(paragraph.text for paragraph in report.paragraphs())


def test_a_letter_to_one_unit(workspace: Workspace, add: Add) -> None:
    plan = workspace.records.put(
        "plans",
        {
            "title": "Kế hoạch Triển khai công tác bình đẳng giới năm 2026",
            "number": "12/KH-UBND",
            "issued_on": "2026-02-03",
            "year": 2026,
        },
    ).record.id
    later = add("Trễ sau", lead_unit_id="CA", due_on="2026-07-01", section="III.4", plan_id=plan)
    first = add("Trễ trước", lead_unit_id="CA", due_on="2026-05-31", status="doing", plan_id=plan)
    quarterly = add("Theo quý", lead_unit_id="CA", recurrence="QUARTERLY", plan_id=plan)
    add("Chưa đến hạn", lead_unit_id="CA", due_on="2026-07-14", plan_id=plan)
    add("Của đơn vị khác", lead_unit_id="TYT", due_on="2026-05-31")
    police = unit(workspace, "Công an")

    letter = workspace.task_documents.reminder([police], answer_by=date(2026, 7, 20))
    report = letter.report
    assert report.type_name is None
    assert report.title.startswith("V/v đôn đốc")
    assert report.letterhead is not None
    assert report.letterhead.symbol == "/UBND-VHXH"
    assert report.letterhead.number is None
    assert report.addressees == ("Công an xã",)
    assert report.signature is not None
    assert report.signature.authority[0] == "TM. ỦY BAN NHÂN DÂN"
    assert report.recipients == ("Như trên", "Lưu: VT, VHXH")

    rows = table_of(report).rows
    assert [row.records[0].ids[0] for row in rows] == [quarterly, first, later]
    assert [row.cells[3] for row in rows] == [date(2026, 3, 31), date(2026, 5, 31), date(2026, 7, 1)]
    assert rows[0].cells[1] == "Theo quý\nKỳ chậm: Quý I/2026; Quý II/2026"
    assert rows[1].cells[4] == "Đang làm"
    [count] = report.figures()
    assert (count.value, set(count.records[0].ids)) == (3, {later, first, quarterly})
    text = words(report)
    cited = "Thực hiện Kế hoạch số 12/KH-UBND ngày 03 tháng 02 năm 2026 triển khai công tác bình đẳng giới"
    assert text.startswith(cited)
    assert "đến ngày 14 tháng 7 năm 2026 còn 3 nhiệm vụ" in text
    assert "về Phòng Văn hóa - Xã hội trước ngày 20 tháng 7 năm 2026" in text
    assert "đề nghị Công an xã khẩn trương" in text


def test_a_letter_to_all_groups_by_unit_and_tells_what_nobody_leads(workspace: Workspace, add: Add) -> None:
    add("Một", lead_unit_id="TYT", due_on="2026-01-31")
    add("Hai", lead_unit_id="CA", due_on="2026-01-31")
    add("Ba", lead_unit_id="TYT", due_on="2026-02-28")
    add("Không ai", due_on="2026-02-28")
    letter = workspace.task_documents.reminder()
    assert letter.unassigned == 1
    assert letter.report.addressees == ("Công an xã", "Trạm Y tế xã")
    rows = table_of(letter.report).rows
    assert [(row.kind, row.cells[0]) for row in rows] == [
        (RowKind.GROUP, "Công an xã"),
        (RowKind.DATA, "1"),
        (RowKind.GROUP, "Trạm Y tế xã"),
        (RowKind.DATA, "2"),
        (RowKind.DATA, "3"),
    ]
    text = words(letter.report)
    assert text.startswith("Thực hiện kế hoạch công tác bình đẳng giới")
    assert "trước ngày ….. tháng ….. năm 2026" in text


def test_who_issues_and_signs_can_be_chosen(workspace: Workspace, add: Add) -> None:
    add("Một", lead_unit_id="TYT", due_on="2026-01-31")
    issuer = workspace.records.put(
        "issuers",
        {"name": "PHÒNG VĂN HÓA", "symbol": "VH", "superior": "UBND XÃ MẪU", "short_name": "Phòng Văn hóa"},
    ).record.id
    signer = workspace.records.put(
        "signers", {"name": "Nguyễn Văn Mẫu", "authority": "TRƯỞNG PHÒNG"}
    ).record.id
    choices = ReportChoices(issuer_id=issuer, signer_id=signer, number="7", signed_on=date(2026, 7, 15))
    report = workspace.task_documents.reminder(choices=choices).report
    assert report.letterhead is not None
    assert (report.letterhead.symbol, report.letterhead.number) == ("/VH", "7")
    assert report.letterhead.issued == date(2026, 7, 15)
    assert report.signature is not None
    assert (report.signature.authority, report.signature.signer) == (("TRƯỞNG PHÒNG",), "Nguyễn Văn Mẫu")
    assert "Phòng Văn hóa đề nghị Trạm Y tế xã" in words(report)


def test_nothing_overdue_makes_no_letter(workspace: Workspace, add: Add) -> None:
    add("Không ai", due_on="2026-02-28")
    add("Đúng hạn", lead_unit_id="CA", due_on="2026-07-14")
    with pytest.raises(NothingOverdue):
        workspace.task_documents.reminder()
    with pytest.raises(NothingOverdue):
        workspace.task_documents.reminder([unit(workspace, "Công an")])


def test_a_unit_s_sheet_lists_its_tasks_across_the_page(workspace: Workspace, add: Add) -> None:
    add("Hai", lead_unit_id="CA", line=2, recurrence="MONTHLY")
    done: dict[str, Any] = {"status": "done", "sessions": 2, "attendance_male": 10, "spent_state": 1_500_000}
    one = add("Một", lead_unit_id="CA", line=1, section="III.4", due_on="2026-03-08", result="Đã làm", **done)
    add("Khác", lead_unit_id="TYT")
    report = workspace.task_documents.unit_sheet(unit(workspace, "Công an"))
    assert report.orientation is Orientation.LANDSCAPE
    assert "Công an xã" in report.title
    table = table_of(report)
    assert [column.header for column in table.columns] == [
        *("TT", "Nhiệm vụ", "Mục", "Thời hạn", "Trạng thái", "Kết quả", "Số buổi", "Nam", "Nữ"),
        *("NSNN", "Xã hội hóa", "Khó khăn, vướng mắc", "Kiến nghị, đề xuất"),
    ]
    first, second = table.rows
    assert first.records[0].ids == (one,)
    assert first.cells[:6] == ("1", "Một", "III.4", "08/03/2026", "Hoàn thành", "Đã làm")
    assert [figure.text for figure in first.cells if isinstance(figure, Figure)] == ["2", "10", "1.500.000"]
    assert second.cells[3] == "Hằng tháng"
    autumn = DateRange(date(2026, 10, 1), date(2026, 10, 31))
    rows = table_of(workspace.task_documents.unit_sheet(unit(workspace, "Công an"), days=autumn)).rows
    assert [row.cells[1] for row in rows] == ["Hai"]
    with pytest.raises(RecordNotFound):
        workspace.task_documents.unit_sheet("không có")


@pytest.mark.parametrize("form", list(Format))
def test_documents_are_written_in_every_format(
    workspace: Workspace, add: Add, tmp_path: Path, form: Format
) -> None:
    add("Tuyên truyền tại thôn", lead_unit_id="CA", due_on="2026-03-08")
    documents = workspace.task_documents
    for name, report in (
        ("cong-van", documents.reminder().report),
        ("phieu", documents.unit_sheet(unit(workspace, "Công an"))),
    ):
        path = documents.write(report, tmp_path / f"{name}.{form.value}", form)
        content = path.read_bytes()
        assert content[:4] in {b"%PDF", b"PK\x03\x04"}
        if form is Format.DOCX:
            tables = Document(BytesIO(content)).tables
            texts = {cell.text for table in tables for row in table.rows for cell in row.cells}
            assert "Tuyên truyền tại thôn" in texts
