"""The workbook of a report: a sheet a table.

Numbers and dates are numbers and dates; what people typed is text and never becomes a formula.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from app.core.progress import Progress
from app.services.reports.fonts import DOCUMENT_FONT
from app.services.reports.measure import wrap
from app.services.reports.model import (
    PERCENT,
    Align,
    Block,
    Cell,
    Figure,
    Orientation,
    Report,
    RowKind,
    Table,
    cell_text,
    walk,
)
from app.services.reports.text import one_line, printable
from app.services.reports.xlsx_styles import DATE_FORMAT, VIETNAMESE, Styles
from app.services.workbook_bytes import workbook_bytes

_ORDINAL: Final = frozenset({"TT", "STT"})
"""Heads of the columns of running numbers: as texts Excel would mark every one as a slip."""
_INFO_SHEET: Final = "Thông tin"
_LONGEST_NAME: Final = 31
_FORBIDDEN_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_PORTRAIT_CHARACTERS: Final = 88
"""About how many characters of the usual size fill the text width of an upright A4 sheet."""
_LANDSCAPE_CHARACTERS: Final = 134
_LONGEST_WORD: Final = 20
_LINE_HEIGHT: Final = 15.75
_MARGINS_INCHES: Final = {"left": 1.18, "right": 0.59, "top": 0.79, "bottom": 0.79}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table and where it stands."""

    table: Table
    name: str
    heading: str
    orientation: Orientation


def build(report: Report, *, progress: Progress) -> bytes:
    """The bytes of the file."""
    workbook = Workbook()
    workbook.properties.creator = ""
    workbook.properties.title = None
    styles = Styles(workbook)
    sheets = _sheets(report)
    _write_info(workbook.worksheets[0], report, sheets, styles)
    for index, sheet in enumerate(sheets):
        progress.check()
        progress.step(index, len(sheets), "Đang lập tệp Excel…")
        _SheetWriter(workbook, sheet, styles).write()
    return workbook_bytes(workbook)


# --- sheets -----------------------------------------------------------------------------------


def _sheets(report: Report) -> list[_Sheet]:
    names = _Names()
    result = _tables_of(report.blocks, "Bảng", "", report.orientation, names)
    for annex in report.annexes:
        result += _tables_of(annex.blocks, annex.label, annex.title, annex.orientation, names)
    return result


def _tables_of(
    blocks: tuple[Block, ...], label: str, title: str, orientation: Orientation, names: "_Names"
) -> list[_Sheet]:
    tables = [block for _, block in walk(blocks) if isinstance(block, Table)]
    return [
        _Sheet(table, names.free(label), one_line(table.title) or one_line(title), orientation)
        for table in tables
    ]


class _Names:
    """Sheet names as Excel allows them: at most 31 characters, none of []:*?/\\', no two alike."""

    def __init__(self) -> None:
        self.taken = {_INFO_SHEET.casefold()}

    def free(self, wanted: str) -> str:
        base = one_line(one_line(wanted).translate(_FORBIDDEN_IN_NAMES))[:_LONGEST_NAME].strip() or "Bảng"
        name, count = base, 1
        while name.casefold() in self.taken:
            count += 1
            ending = f" ({count})"
            name = base[: _LONGEST_NAME - len(ending)] + ending
        self.taken.add(name.casefold())
        return name


def _write_info(sheet: Worksheet, report: Report, sheets: list[_Sheet], styles: Styles) -> None:
    """What the workbook belongs to, and what each sheet holds."""
    sheet.title = _INFO_SHEET
    lines = [
        ("Văn bản", report.type_name or "Công văn"),
        ("Tên", report.title),
        ("Kỳ báo cáo", report.period),
    ]
    lines.append(("Số liệu", report.period_note.strip("()")))
    if report.letterhead is not None:
        lines.append(("Cơ quan lập", report.letterhead.issuer_name))
    lines += [(entry.name, entry.heading) for entry in sheets]
    row = 0
    for label, text in lines:
        if not one_line(text):
            continue
        row += 1
        for column, (value, style) in enumerate(((label, styles.total), (text, styles.text)), start=1):
            styles.write(sheet.cell(row, column), one_line(value), style)
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 64
    _set_page(sheet, Orientation.PORTRAIT)


def _set_page(sheet: Worksheet, orientation: Orientation) -> None:
    """A4, one page wide, the document's margins, page numbers at the top."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = orientation.value
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for side, inches in _MARGINS_INCHES.items():
        setattr(sheet.page_margins, side, inches)
    sheet.print_options.horizontalCentered = True
    sheet.oddHeader = HeaderFooterItem()
    sheet.oddHeader.center.text = "&P"
    sheet.oddHeader.center.font = f"{DOCUMENT_FONT},Regular"
    sheet.oddHeader.center.size = 13


class _SheetWriter:
    """Writes one table on a sheet of its own."""

    def __init__(self, workbook: Workbook, sheet: _Sheet, styles: Styles) -> None:
        self.table = sheet.table
        self.heading = sheet.heading
        self.orientation = sheet.orientation
        self.styles = styles
        self.sheet: Worksheet = workbook.create_sheet(sheet.name)
        self.columns = len(sheet.table.columns)
        self.widths = self._column_widths()

    def write(self) -> None:
        row = self._above()
        first_head = row + 1
        row = self._head(first_head)
        self.sheet.freeze_panes = f"A{row + 1}"
        self.sheet.print_title_rows = f"{first_head}:{row}"
        last = self._rows(row + 1)
        if one_line(self.table.note):
            last += 1
            self._line(last, self.table.note, self.styles.note)
        self.sheet.print_area = f"A1:{get_column_letter(self.columns)}{last}"
        for index, width in enumerate(self.widths, start=1):
            self.sheet.column_dimensions[get_column_letter(index)].width = width
        _set_page(self.sheet, self.orientation)

    def _above(self) -> int:
        """Heading and unit; returns the last row used."""
        row = 0
        for text, style in ((self.heading, self.styles.heading), (self.table.unit_note, self.styles.unit)):
            if one_line(text):
                row += 1
                self._line(row, text, style)
        return row

    def _line(self, row: int, text: str, style: str) -> None:
        """A text over the whole width of the table."""
        self.styles.write(self.sheet.cell(row, 1), one_line(text), style)
        self._merge(row, 1, row, self.columns)
        self._set_height(row, one_line(text), sum(self.widths))

    def _head(self, row: int) -> int:
        """One row of heads, or two where columns are grouped; returns the last of them."""
        grouped = any(column.group for column in self.table.columns)
        last = row + 1 if grouped else row
        for index in range(1, self.columns + 1):
            for line in range(row, last + 1):
                self.styles.dress(self.sheet.cell(line, index), self.styles.head)
        index = 1
        for group, count in self.table.header_groups:
            if group:
                self.styles.write(self.sheet.cell(row, index), one_line(group), self.styles.head)
                self._merge(row, index, row, index + count - 1)
            for column in range(index, index + count):
                self._column_head(row if grouped and not group else last, column, last)
            index += count
        return last

    def _column_head(self, row: int, column: int, last: int) -> None:
        """The head of one column, over both rows when it belongs to no group."""
        text = one_line(self.table.columns[column - 1].header)
        self.styles.write(self.sheet.cell(row, column), text, self.styles.head)
        self._merge(row, column, last, column)
        self._set_height(last, text, self.widths[column - 1] * 0.9)

    def _rows(self, first: int) -> int:
        """The rows; returns the last one used."""
        number = first - 1
        for number, row in enumerate(self.table.rows, start=first):
            if row.kind is RowKind.GROUP:
                for index in range(2, self.columns + 1):
                    self.styles.dress(self.sheet.cell(number, index), self.styles.total)
                self._line(number, cell_text(row.cells[0]), self.styles.total)
                continue
            for index, (value, column) in enumerate(zip(row.cells, self.table.columns, strict=True), start=1):
                self._cell(number, index, value, align=column.align, bold=row.kind is RowKind.TOTAL)
        return number

    def _cell(self, row: int, index: int, value: Cell, *, align: Align, bold: bool) -> None:
        cell = self.sheet.cell(row, index)
        if isinstance(value, Figure) and value.value is not None:
            # Excel keeps a share as a fraction and shows it as a percentage.
            cell.value = Decimal(value.value) / 100 if value.unit == PERCENT else value.value
            self.styles.dress(cell, self.styles.of(align, bold=bold, number_format=_number_format(value)))
        elif isinstance(value, date):
            cell.value = value
            self.styles.dress(cell, self.styles.of(align, bold=bold, number_format=DATE_FORMAT))
        elif (
            isinstance(value, str) and value.isdecimal() and self.table.columns[index - 1].header in _ORDINAL
        ):
            cell.value = int(value)
            self.styles.dress(cell, self.styles.of(align, bold=bold, number_format="0"))
        else:
            text = printable(cell_text(value)).strip()
            self.styles.write(cell, text, self.styles.of(align, bold=bold, number_format="General"))
            self._set_height(row, text, self.widths[index - 1])

    # --- form ---------------------------------------------------------------------------------

    def _merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        if (row, column) != (last_row, last_column):
            self.sheet.merge_cells(
                start_row=row, start_column=column, end_row=last_row, end_column=last_column
            )

    def _column_widths(self) -> list[float]:
        """The width of an A4 sheet shared out by weight, no column too narrow for its numbers and dates."""
        landscape = self.orientation is Orientation.LANDSCAPE
        total = _LANDSCAPE_CHARACTERS if landscape else _PORTRAIT_CHARACTERS
        weights = sum(max(column.weight, 0.01) for column in self.table.columns)
        widths: list[float] = []
        for index, column in enumerate(self.table.columns):
            words = [word for word in one_line(column.header).split() if len(word) < _LONGEST_WORD]
            words += [
                cell_text(row.cells[index]) for row in self.table.rows if self._is_plain(row.cells, index)
            ]
            least = max((len(word) for word in words), default=0) * 1.1 + 2
            widths.append(round(max(total * max(column.weight, 0.01) / weights, least), 1))
        return widths

    def _is_plain(self, cells: tuple[Cell, ...], index: int) -> bool:
        """A number or a date: Excel shows ##### where it does not fit."""
        return len(cells) == self.columns and not isinstance(cells[index], str | None)

    def _set_height(self, row: int, text: str, width: float) -> None:
        """Make the row high enough for the text in a cell of this width: not every program does by itself."""
        lines = sum(len(wrap(line, width - 0.5, _characters)) for line in text.split("\n"))
        height = max(lines * _LINE_HEIGHT + 2, self.sheet.row_dimensions[row].height or 0)
        self.sheet.row_dimensions[row].height = height


def _characters(text: str) -> float:
    """The width of a text in Excel's unit, a digit of its usual type; ours runs a little narrower."""
    return len(text) * 0.9


def _number_format(figure: Figure) -> str:
    """Excel's pattern, in which a comma groups and a dot begins the decimals in every language."""
    places = "." + "0" * figure.places if figure.places else ""
    if figure.unit == PERCENT:
        return f"{VIETNAMESE}0{places}%"
    number = f"{VIETNAMESE}#,##0{places}"
    return f"{VIETNAMESE}+#,##0{places};-#,##0{places};0{places}" if figure.signed else number
