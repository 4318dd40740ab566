"""Writing tables: typed cells, frozen heading, ready to print on A4 across.

Rows go straight into the file, so that a hundred thousand of them need no memory. Text stays text whatever
it begins with: by its type in the file, and by its format when somebody edits the cell.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from app.core.progress import Progress
from app.core.text import clean
from app.services.spreadsheets.tables import (
    DATE_FORMAT,
    LONGEST_CELL,
    MOMENT_FORMAT,
    MOST_ROWS,
    PERCENT_FORMAT,
    TEXT_FORMAT,
    Percent,
    SheetColumn,
    SheetTable,
)
from app.services.workbook_bytes import begin_rows, workbook_bytes

_CUT: Final = "…"
_EVERY: Final = 500
_A4: Final = 9
_FORBIDDEN_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME: Final = 31
_MARGINS: Final = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.6, header=0.3, footer=0.3)


def write_tables(tables: Iterable[SheetTable], progress: Progress) -> bytes:
    """Return the file's bytes."""
    workbook = Workbook(write_only=True)
    names: set[str] = set()
    try:
        for place, table in enumerate(tables, 1):
            _write_sheet(workbook, table, _free_name(table.name, names), place, progress)
        return workbook_bytes(workbook)
    except BaseException:
        _abandon(workbook)
        raise


def _abandon(workbook: Any) -> None:
    """Finish the sheets begun: the library complains of one that is thrown away half written."""
    for sheet in workbook.worksheets:
        if sheet._writer is not None and not sheet.closed:  # noqa: SLF001 - it tells in no other way
            sheet.close()


def plain_value(value: Any) -> Any:
    """Return a value as a cell holds it: a code's label, yes as «Có», text clean and not too long."""
    if isinstance(value, Enum):
        value = getattr(value, "label", value.value)
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, str):
        value = clean(value)
        return value if len(value) <= LONGEST_CELL else value[: LONGEST_CELL - 1] + _CUT
    return value


def _write_sheet(workbook: Any, table: SheetTable, name: str, place: int, progress: Progress) -> None:
    sheet = workbook.create_sheet(name)
    _set_up(sheet, table, name)
    titles = _unique_titles(table.columns)
    begin_rows(sheet)
    sheet.append([_heading(sheet, title) for title in titles])
    cells = [_ColumnCells(sheet, column) for column in table.columns]
    count = 0
    for count, row in enumerate(table.rows, 1):
        if count > MOST_ROWS:
            raise ValueError(f"sheet {name} has more rows than Excel can hold")
        if count % _EVERY == 0:
            progress.check()
            progress.step(count, table.total, f"Đang ghi «{name}»…")
        sheet.append([cell.holding(value) for cell, value in zip(cells, row, strict=True)])
    if count == 0:
        # A table without a single row is taken for damage by Excel.
        sheet.append([None for _ in titles])
    sheet.print_area = f"A1:{get_column_letter(len(titles))}{max(count, 1) + 1}"
    # Its own `add_table` warns of columns that have to be given, as they are.
    sheet.tables.add(_table(titles, max(count, 1), place))


class _ColumnCells:
    """The cells of one column, one a type: each is written at once, so one does for all rows."""

    def __init__(self, sheet: Any, column: SheetColumn) -> None:
        number = "#,##0" if column.grouped else "0"
        self._text = _cell(sheet, TEXT_FORMAT, column)
        self._number = _cell(sheet, number, column)
        self._decimal = _cell(sheet, "#,##0.##", column)
        self._percent = _cell(sheet, PERCENT_FORMAT, column)
        self._date = _cell(sheet, DATE_FORMAT, column)
        self._moment = _cell(sheet, MOMENT_FORMAT, column)

    def holding(self, given: Any) -> Any:
        """Return the cell with this value in it."""
        value = plain_value(given)
        if value is None or value == "":
            return None
        if isinstance(value, str):
            self._text.value = value
            self._text.data_type = "s"
            return self._text
        if isinstance(value, Percent):
            self._percent.value = value.value / 100
            return self._percent
        cell = self._decimal
        if isinstance(value, datetime):
            cell = self._moment
        elif isinstance(value, date):
            cell = self._date
        elif isinstance(value, int):
            cell = self._number
        cell.value = value
        return cell


def _cell(sheet: Any, number_format: str, column: SheetColumn) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.number_format = number_format
    across = "center" if column.centred else None
    cell.alignment = Alignment(horizontal=across, vertical="top", wrap_text=True)
    return cell


def _heading(sheet: Any, title: str) -> Any:
    cell = WriteOnlyCell(sheet, title)
    cell.data_type = "s"
    cell.font = Font(bold=True)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return cell


def _set_up(sheet: Any, table: SheetTable, name: str) -> None:
    for index, column in enumerate(table.columns, 1):
        dimension = sheet.column_dimensions[get_column_letter(index)]
        dimension.width = column.width
        dimension.hidden = column.hidden
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = _MARGINS
    # «&» begins a code in a header.
    sheet.oddHeader.center.text = name.replace("&", "&&")
    sheet.oddFooter.center.text = "Trang &P/&N"


def _unique_titles(columns: Sequence[SheetColumn]) -> list[str]:
    """Return the headings as Excel wants them in a table: one line, filled, no two equal."""
    titles: list[str] = []
    for column in columns:
        title = " ".join(clean(column.title).split()) or "Cột"
        number = 2
        shown = title
        while shown.casefold() in {one.casefold() for one in titles}:
            shown, number = f"{title} ({number})", number + 1
        titles.append(shown)
    return titles


def _table(titles: Sequence[str], rows: int, place: int) -> Table:
    table = Table(displayName=f"Bang{place}", ref=f"A1:{get_column_letter(len(titles))}{rows + 1}")
    table.tableColumns = [TableColumn(id=index, name=title) for index, title in enumerate(titles, 1)]
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight15", showRowStripes=False)
    return table


def _free_name(wanted: str, taken: set[str]) -> str:
    base = " ".join(clean(wanted).translate(_FORBIDDEN_IN_NAMES).split())[:_LONGEST_NAME].strip() or "Bảng"
    name, number = base, 2
    while name.casefold() in taken:
        suffix = f" ({number})"
        name, number = base[: _LONGEST_NAME - len(suffix)] + suffix, number + 1
    taken.add(name.casefold())
    return name
