"""Tables in the PDF: repeated heads, rows of any height, long tables over many pages."""

from typing import Any

from reportlab.lib.colors import black
from reportlab.platypus import LongTable

from app.services.reports.fonts import Face, Typeface
from app.services.reports.grid import Grid, cell_lines, fit
from app.services.reports.layout import (
    CELL_PADDING,
    CELL_PADDING_VERTICAL,
    SINGLE_LINE,
    TABLE_LINE,
    TABLE_RULE_WIDTH,
)
from app.services.reports.measure import wrap
from app.services.reports.model import RowKind, Table
from app.services.reports.text import one_line

Command = tuple[Any, ...]


_LEAD_ROWS = 2


class ReportTable(LongTable):
    """A table that knows how high its head and first rows are: what must not be parted from its title."""

    lead = 0.0


def pdf_table(table: Table, width: float, typeface: Typeface) -> ReportTable:
    """The table, as wide as the text; its head comes again on every page."""
    lines = cell_lines(table)
    grid = fit(table, lines, width, typeface=typeface)
    breaker = _Breaker(typeface, grid)
    head, commands = _head(table, breaker)
    rows = [*head]
    for row, cells in zip(table.rows, lines, strict=True):
        index = len(rows)
        match row.kind:
            case RowKind.GROUP:
                text = breaker.broken(cells[0], width - 2 * CELL_PADDING, Face.BOLD)
                rows.append([text] + [""] * (len(table.columns) - 1))
                commands += [("SPAN", (0, index), (-1, index)), ("ALIGN", (0, index), (-1, index), "LEFT")]
                commands += [("FONTNAME", (0, index), (-1, index), Face.BOLD.value)]
                commands += [("NOSPLIT", (0, index), (0, index + 1))] if row is not table.rows[-1] else []
            case RowKind.TOTAL:
                rows.append(breaker.row(cells, Face.BOLD))
                commands += [("FONTNAME", (0, index), (-1, index), Face.BOLD.value)]
            case RowKind.DATA:
                rows.append(breaker.row(cells, Face.REGULAR))
    style: Any = [*_base_style(table, grid, len(head)), *commands]
    result = ReportTable(
        rows,
        colWidths=list(grid.widths),
        repeatRows=len(head),
        splitByRow=1,
        splitInRow=1,
        style=style,
    )
    leading = grid.size * SINGLE_LINE * TABLE_LINE
    result.lead = sum(
        max(cell.count("\n") + 1 for cell in row) * leading + 2 * CELL_PADDING_VERTICAL + 1
        for row in rows[: len(head) + _LEAD_ROWS]
    )
    return result


def _base_style(table: Table, grid: Grid, head_rows: int) -> list[Command]:
    everything = (0, 0), (-1, -1)
    leading = grid.size * SINGLE_LINE * TABLE_LINE
    aligns: list[Command] = [
        ("ALIGN", (index, head_rows), (index, -1), column.align.value.upper())
        for index, column in enumerate(table.columns)
    ]
    return [
        ("FONT", *everything, Face.REGULAR.value, grid.size, leading),
        ("FONTNAME", (0, 0), (-1, head_rows - 1), Face.BOLD.value),
        ("GRID", *everything, TABLE_RULE_WIDTH, black),
        ("VALIGN", *everything, "MIDDLE"),
        ("LEFTPADDING", *everything, CELL_PADDING),
        ("RIGHTPADDING", *everything, CELL_PADDING),
        ("TOPPADDING", *everything, CELL_PADDING_VERTICAL),
        # Table sets the last line on its descent; Word leaves the line gap below it as well.
        ("BOTTOMPADDING", *everything, CELL_PADDING_VERTICAL + 1),
        ("ALIGN", (0, 0), (-1, head_rows - 1), "CENTER"),
        *aligns,
    ]


def _head(table: Table, breaker: "_Breaker") -> tuple[list[list[str]], list[Command]]:
    """One head row, or two when columns are grouped, with their spans."""
    headers = breaker.row(tuple((one_line(column.header),) for column in table.columns), Face.BOLD)
    if not any(column.group for column in table.columns):
        return [headers], []
    upper: list[str] = []
    lower: list[str] = []
    commands: list[Command] = []
    column = 0
    for group, count in table.header_groups:
        last = column + count - 1
        if group:
            room = sum(breaker.grid.widths[column : last + 1]) - 2 * CELL_PADDING
            upper += [breaker.broken((one_line(group),), room, Face.BOLD)] + [""] * (count - 1)
            lower += headers[column : last + 1]
            commands.append(("SPAN", (column, 0), (last, 0)))
        else:
            upper.append(headers[column])
            lower.append("")
            commands.append(("SPAN", (column, 0), (column, 1)))
        column = last + 1
    return [upper, lower], commands


class _Breaker:
    """Breaks cells into lines here rather than in a Paragraph a cell: a hundred times faster on long
    tables.
    """

    def __init__(self, typeface: Typeface, grid: Grid) -> None:
        self.typeface = typeface
        self.grid = grid

    def row(self, cells: tuple[tuple[str, ...], ...], face: Face) -> list[str]:
        return [self.broken(cell, room, face) for cell, room in zip(cells, self.grid.room, strict=True)]

    def broken(self, lines: tuple[str, ...], room: float, face: Face) -> str:
        size = self.grid.size
        return "\n".join(
            piece
            for line in lines
            for piece in wrap(line, room, lambda text: self.typeface.width(text, face, size))
        )
