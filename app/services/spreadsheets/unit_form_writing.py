"""Writing a unit's task sheet.

What may be filled in is unlocked, everything else is protected (without a password: it is a fence, not a
lock). A hidden sheet keeps whose sheet it is and every value as it was sent, so that reading it back sees
what the unit changed and nothing else.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from app.core.dates import format_date
from app.core.text import clean
from app.core.vocabulary import TaskStatus
from app.services.spreadsheets.tables import LONGEST_CELL, TEXT_FORMAT
from app.services.spreadsheets.unit_form import (
    COLUMNS,
    FORM_SHEET,
    FORMAT,
    HEADER_ROW,
    ID_COLUMN,
    KEPT_SHEET,
    MARK,
    FormHead,
    FormTask,
    shown,
)
from app.services.workbook_bytes import workbook_bytes

_LARGEST: Final = 10**15
_SPARE_ROW_HEIGHT: Final = 48.0


def form_bytes(head: FormHead, tasks: Sequence[FormTask]) -> bytes:
    """Return the file to send out."""
    workbook = Workbook()
    workbook.properties.creator = ""
    sheet = workbook.worksheets[0]
    sheet.title = FORM_SHEET
    _write_head(sheet, head)
    for place, task in enumerate(tasks, 1):
        _write_row(sheet, HEADER_ROW + place, place, task)
    _guard(sheet, len(tasks))
    _set_up_page(sheet, head)
    _keep(workbook.create_sheet(KEPT_SHEET), head, tasks)
    return workbook_bytes(workbook)


def _write_head(sheet: Any, head: FormHead) -> None:
    last = get_column_letter(len(COLUMNS))
    _text(sheet["B1"], f"PHIẾU KẾT QUẢ THỰC HIỆN NHIỆM VỤ – {head.unit.upper()}", bold=True, size=14)
    day = format_date(date.fromisoformat(head.issued))
    _text(
        sheet["B2"],
        f"Lập ngày {day}. Đơn vị chỉ ghi vào các ô màu vàng, không xóa hoặc chép dòng, rồi gửi lại tệp này.",
    )
    for row in (1, 2):
        sheet.merge_cells(f"B{row}:{last}{row}")
        sheet.cell(row, 2).alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for place, column in enumerate(COLUMNS, 1):
        cell = sheet.cell(HEADER_ROW, place)
        _text(cell, column.heading, bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = _BORDER
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    sheet.column_dimensions[get_column_letter(ID_COLUMN + 1)].hidden = True
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, 4)


def _write_row(sheet: Any, number: int, place: int, task: FormTask) -> None:
    fixed = {
        "Mã": task.id,
        "TT": place,
        "Nhiệm vụ": task.title,
        "Mục": task.section,
        "Thời hạn": task.deadline,
    }
    for index, column in enumerate(COLUMNS, 1):
        cell = sheet.cell(number, index)
        value = shown(column.key, task.values.get(column.key)) if column.key else fixed[column.heading]
        if isinstance(value, str):
            _text(cell, value)
        elif value is not None:
            cell.value = value
        cell.border = _BORDER
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        if column.number:
            cell.number_format = "#,##0"
        elif column.key:
            cell.number_format = TEXT_FORMAT
        if column.key:
            cell.protection = Protection(locked=False)
            cell.fill = _FILLABLE
    sheet.row_dimensions[number].height = _SPARE_ROW_HEIGHT


def _guard(sheet: Any, count: int) -> None:
    """Protect the sheet and let cells take only what can be read back."""
    sheet.protection.sheet = True
    # In this table of the format True means forbidden.
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    if count == 0:
        return
    first, last = HEADER_ROW + 1, HEADER_ROW + count
    statuses = DataValidation(
        type="list", formula1='"' + ",".join(status.label for status in TaskStatus) + '"', allow_blank=False
    )
    statuses.error = "Hãy chọn một trong các trạng thái của danh sách."
    numbers = DataValidation(
        type="whole", operator="between", formula1="0", formula2=str(_LARGEST), allow_blank=True
    )
    numbers.error = "Ô này chỉ nhận số nguyên, không âm."
    for rule in (statuses, numbers):
        rule.errorTitle = "Chưa đúng"
        rule.showErrorMessage = True
        sheet.add_data_validation(rule)
    for index, column in enumerate(COLUMNS, 1):
        letter = get_column_letter(index)
        if column.key == "status":
            statuses.add(f"{letter}{first}:{letter}{last}")
        elif column.number:
            numbers.add(f"{letter}{first}:{letter}{last}")


def _set_up_page(sheet: Any, head: FormHead) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.6, header=0.3, footer=0.3)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.oddFooter.center.text = "Trang &P/&N"
    sheet.oddFooter.left.text = head.unit.replace("&", "&&")


def _keep(sheet: Any, head: FormHead, tasks: Sequence[FormTask]) -> None:
    """Write what reading back needs: head as JSON in A1:C1, then one row a task: id, version, values."""
    sheet.sheet_state = "veryHidden"
    for place, value in enumerate((MARK, FORMAT, json.dumps(asdict(head), ensure_ascii=False)), 1):
        _kept(sheet.cell(1, place), value)
    for number, task in enumerate(tasks, 2):
        values = json.dumps(dict(task.values), ensure_ascii=False, sort_keys=True)
        pieces = [values[start : start + LONGEST_CELL] for start in range(0, len(values), LONGEST_CELL)]
        for place, value in enumerate((task.id, task.version, task.title, *pieces), 1):
            _kept(sheet.cell(number, place), value)


def _kept(cell: Any, value: object) -> None:
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def _text(cell: Any, text: str, *, bold: bool = False, size: int = 11) -> None:
    cell.value = clean(text)[:LONGEST_CELL]
    if cell.value:
        cell.data_type = "s"
    cell.number_format = TEXT_FORMAT
    cell.font = Font(bold=bold, size=size)


_THIN: Final = Side(style="thin")
_BORDER: Final = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_FILLABLE: Final = PatternFill("solid", fgColor="FFF9DB")
