"""Tables in the PDF: repeated heads, rows of any height, long tables over many pages."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import black
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable
from reportlab.platypus import Table as LibraryTable
from typing_extensions import override

from app.services.reports.fonts import Face, Typeface
from app.services.reports.grid import Grid, cell_lines, fit
from app.services.reports.layout import (
    CELL_PADDING,
    CELL_PADDING_VERTICAL,
    SINGLE_LINE,
    TABLE_LINE,
    TABLE_RULE_WIDTH,
    Sheet,
)
from app.services.reports.measure import wrap
from app.services.reports.model import RowKind, Table
from app.services.reports.text import one_line

Command = tuple[Any, ...]

_LEAD_ROWS = 2
_LEAD_HEIGHT = 200.0
"""So many rows, if they are no higher than this together, stay with the title above the table."""
_TITLE_ROOM = 170.0
"""What the titles above a table may take, at most: a first row as high as a page leaves them their place."""
_DESCENT_ROOM = 1.0
"""The library sets the last line on its descent; Word leaves the line gap below it as well."""


def pdf_table(table: Table, sheet: Sheet, typeface: Typeface) -> "ReportTable":
    """The table, as wide as the text; its head comes again on every page."""
    lines = cell_lines(table)
    grid = fit(table, lines, sheet.text_width, typeface=typeface)
    breaker = _Breaker(typeface, grid)
    head = breaker.head(table)
    page = sheet.text_height - sum(row.height for row in head.rows)
    rows: list[_Row] = []
    for row, cells in zip(table.rows, lines, strict=True):
        leads = all(one.kind is RowKind.GROUP for one in rows)
        room = page - sum(one.height for one in rows) - _TITLE_ROOM if leads else page
        if row.kind is RowKind.GROUP:
            rows += breaker.group(cells[0], len(table.columns), room)
        else:
            rows += breaker.row(cells, row.kind, room)
    return ReportTable(_Form(grid, head, _base_style(table, grid, len(head.rows))), rows)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row broken into lines: one string a cell, its height in points."""

    cells: list[str]
    kind: RowKind
    height: float


@dataclass(frozen=True, slots=True)
class _Head:
    rows: list[_Row]
    commands: list[Command]


@dataclass(frozen=True, slots=True)
class _Form:
    """What all pages of a table have in common."""

    grid: Grid
    head: _Head
    style: list[Command]


class ReportTable(Flowable):
    """A table that is cut into one library table a page.

    Row heights are known here, so each page costs what its own rows cost; the library's own splitting copies
    all the rows that are left at every page.
    """

    def __init__(self, form: _Form, rows: list[_Row]) -> None:
        super().__init__()
        self.form, self.rows = form, rows
        self.head_height = sum(row.height for row in form.head.rows)
        self.spaceAfter = 2

    @property
    def lead(self) -> float:
        """The height of head and first rows, which are not parted from the title above them."""
        first = next((place for place, row in enumerate(self.rows) if row.kind is not RowKind.GROUP), 0)
        needed = sum(row.height for row in self.rows[: first + 1])
        wished = sum(row.height for row in self.rows[: max(first + 1, _LEAD_ROWS)])
        return self.head_height + (wished if wished <= _LEAD_HEIGHT else needed)

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        del available_width, available_height
        self.width = sum(self.form.grid.widths)
        self.height = self.head_height + sum(row.height for row in self.rows)
        return self.width, self.height

    @override
    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The rows that fit, never ending with a group's heading, and the others."""
        del available_width
        left = available_height - self.head_height
        count = 0
        for row in self.rows:
            left -= row.height
            if left < 0:
                break
            count += 1
        while count and count < len(self.rows) and self.rows[count - 1].kind is RowKind.GROUP:
            count -= 1
        if not count:
            return []
        return [ReportTable(self.form, self.rows[:count]), ReportTable(self.form, self.rows[count:])]

    @override
    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float = 0) -> None:
        """Called by the library in place of `draw`; as wide as the text, it needs no placing (`_sW`)."""
        table = self._library_table()
        table.wrapOn(canvas, self.width, self.height)
        table.drawOn(canvas, x, y)

    def _library_table(self) -> LibraryTable:
        head = self.form.head.rows
        everything = [*head, *self.rows]
        style: Any = [*self.form.style, *self.form.head.commands]
        for index, row in enumerate(self.rows, start=len(head)):
            here = (0, index), (-1, index)
            if row.kind is not RowKind.DATA:
                style.append(("FONTNAME", *here, Face.BOLD.value))
            if row.kind is RowKind.GROUP:
                style += [("SPAN", *here), ("ALIGN", *here, "LEFT")]
        return LibraryTable(
            [row.cells for row in everything],
            colWidths=list(self.form.grid.widths),
            rowHeights=[row.height for row in everything],
            style=style,
        )


def _base_style(table: Table, grid: Grid, head_rows: int) -> list[Command]:
    everything = (0, 0), (-1, -1)
    head = (0, 0), (-1, head_rows - 1)
    aligns: list[Command] = [
        ("ALIGN", (index, head_rows), (index, -1), column.align.value.upper())
        for index, column in enumerate(table.columns)
    ]
    return [
        ("FONT", *everything, Face.REGULAR.value, grid.size, _leading(grid)),
        ("FONTNAME", *head, Face.BOLD.value),
        ("GRID", *everything, TABLE_RULE_WIDTH, black),
        ("VALIGN", *everything, "MIDDLE"),
        ("LEFTPADDING", *everything, CELL_PADDING),
        ("RIGHTPADDING", *everything, CELL_PADDING),
        ("TOPPADDING", *everything, CELL_PADDING_VERTICAL),
        ("BOTTOMPADDING", *everything, CELL_PADDING_VERTICAL + _DESCENT_ROOM),
        ("ALIGN", *head, "CENTER"),
        *aligns,
    ]


def _leading(grid: Grid) -> float:
    return grid.size * SINGLE_LINE * TABLE_LINE


class _Breaker:
    """Breaks cells into lines here rather than in a Paragraph a cell, which takes many times longer."""

    def __init__(self, typeface: Typeface, grid: Grid) -> None:
        self.typeface = typeface
        self.grid = grid

    def row(self, cells: tuple[tuple[str, ...], ...], kind: RowKind, limit: float) -> list[_Row]:
        """The row; as several rows where it is higher than a page."""
        face = Face.REGULAR if kind is RowKind.DATA else Face.BOLD
        broken = [self._broken(cell, room, face) for cell, room in zip(cells, self.grid.room, strict=True)]
        most = self._most_lines(limit)
        highest = max(len(lines) for lines in broken)
        return [
            self._made([lines[start : start + most] for lines in broken], kind)
            for start in range(0, max(1, highest), most)
        ]

    def group(self, lines: tuple[str, ...], columns: int, limit: float) -> list[_Row]:
        """A group's heading over all columns."""
        broken = self._broken(lines, sum(self.grid.widths) - 2 * CELL_PADDING, Face.BOLD)
        most = self._most_lines(limit)
        empty: list[list[str]] = [[]] * (columns - 1)
        return [
            self._made([broken[start : start + most], *empty], RowKind.GROUP)
            for start in range(0, max(1, len(broken)), most)
        ]

    def head(self, table: Table) -> _Head:
        """One head row, or two when columns are grouped, with their spans."""
        rooms = self.grid.room
        headers = [
            self._broken((one_line(column.header),), room, Face.BOLD)
            for column, room in zip(table.columns, rooms, strict=True)
        ]
        if not any(column.group for column in table.columns):
            return _Head([self._made(headers, RowKind.DATA)], [])
        upper: list[list[str]] = []
        lower: list[list[str]] = []
        commands: list[Command] = []
        column = 0
        for group, count in table.header_groups:
            last = column + count - 1
            if group:
                room = sum(self.grid.widths[column : last + 1]) - 2 * CELL_PADDING
                upper += [self._broken((one_line(group),), room, Face.BOLD), *([[]] * (count - 1))]
                lower += headers[column : last + 1]
                commands.append(("SPAN", (column, 0), (last, 0)))
            else:
                upper.append([])
                lower.append([])
                commands.append(("SPAN", (column, 0), (column, 1)))
            column = last + 1
        return self._two_rows(table, headers, upper, lower, commands)

    def _two_rows(
        self,
        table: Table,
        headers: list[list[str]],
        upper: list[list[str]],
        lower: list[list[str]],
        commands: list[Command],
    ) -> _Head:
        """Heads over both rows stand in the upper one; the lower grows where they need more room."""
        first, second = self._made(upper, RowKind.DATA), self._made(lower, RowKind.DATA)
        own = [header for header, column in zip(headers, table.columns, strict=True) if not column.group]
        needed = self._made(own, RowKind.DATA).height if own else 0.0
        cells = [
            cell if column.group else "\n".join(header)
            for cell, column, header in zip(first.cells, table.columns, headers, strict=True)
        ]
        height = max(second.height, needed - first.height)
        return _Head(
            [_Row(cells, RowKind.DATA, first.height), _Row(second.cells, RowKind.DATA, height)], commands
        )

    def _made(self, cells: list[list[str]], kind: RowKind) -> _Row:
        lines = max(1, *(len(cell) for cell in cells))
        height = lines * _leading(self.grid) + 2 * CELL_PADDING_VERTICAL + _DESCENT_ROOM
        return _Row(["\n".join(cell) for cell in cells], kind, height)

    def _most_lines(self, limit: float) -> int:
        room = limit - 2 * CELL_PADDING_VERTICAL - _DESCENT_ROOM
        return max(1, int(room / _leading(self.grid)))

    def _broken(self, lines: tuple[str, ...], room: float, face: Face) -> list[str]:
        size = self.grid.size
        return [
            piece
            for line in lines
            for piece in wrap(line, room, lambda text: self.typeface.width(text, face, size))
        ]
