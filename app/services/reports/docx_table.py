"""Tables of figures in the Word file: the same columns as in the PDF, heads repeated, rows kept whole."""

from app.services.reports.docx_markup import (
    border_xml,
    cell_xml,
    paragraph_xml,
    row_xml,
    run_xml,
    table_xml,
)
from app.services.reports.docx_styles import style_id
from app.services.reports.fonts import Typeface
from app.services.reports.grid import Grid, cell_lines, fit
from app.services.reports.layout import (
    CELL_PADDING,
    CELL_PADDING_VERTICAL,
    TABLE_RULE_WIDTH,
    TABLE_SIZES,
    Role,
)
from app.services.reports.model import Align, Row, RowKind, Table
from app.services.reports.text import one_line

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def figures_table_xml(table: Table, width: float, typeface: Typeface) -> str:
    """The table with its borders, as wide as the text."""
    lines = cell_lines(table)
    grid = fit(table, lines, width, typeface=typeface)
    writer = _TableWriter(table, grid)
    rows = writer.head()
    rows += [writer.row(row, cells) for row, cells in zip(table.rows, lines, strict=True)]
    borders = "".join(border_xml(side, TABLE_RULE_WIDTH) for side in _SIDES)
    return table_xml(
        grid.widths, "".join(rows), borders=borders, padding=(CELL_PADDING, CELL_PADDING_VERTICAL)
    )


class _TableWriter:
    def __init__(self, table: Table, grid: Grid) -> None:
        self.table = table
        self.grid = grid
        # The style has the usual size; a table that needs smaller type says so in its runs.
        self.size = None if grid.size == TABLE_SIZES[0] else grid.size

    def head(self) -> list[str]:
        """One head row, or two where columns are grouped: a column of its own runs over both."""
        columns, widths = self.table.columns, self.grid.widths
        grouped = any(column.group for column in columns)
        upper, lower = [], []
        index = 0
        for group, count in self.table.header_groups:
            for column, width in zip(
                columns[index : index + count], widths[index : index + count], strict=True
            ):
                own = not grouped or bool(group)
                text = self._head_text(column.header if own else "")
                lower.append(cell_xml(width, text, merge="" if own else "continue", align="center"))
            if group:
                upper.append(
                    cell_xml(
                        sum(widths[index : index + count]), self._head_text(group), span=count, align="center"
                    )
                )
            else:
                text = self._head_text(columns[index].header)
                upper.append(cell_xml(widths[index], text, merge="restart", align="center"))
            index += count
        rows = [upper, lower] if grouped else [lower]
        return [row_xml("".join(cells), head=True) for cells in rows]

    def _head_text(self, text: str) -> str:
        return paragraph_xml(
            style_id(Role.TABLE_HEAD), run_xml(one_line(text), size=self.size), keep_next=True
        )

    def row(self, row: Row, cells: tuple[tuple[str, ...], ...]) -> str:
        if row.kind is RowKind.GROUP:
            text = self._text(cells[0], Align.LEFT, bold=True, keep_next=True)
            return row_xml(cell_xml(sum(self.grid.widths), text, span=len(self.grid.widths), align="center"))
        bold = row.kind is RowKind.TOTAL
        return row_xml(
            "".join(
                cell_xml(width, self._text(cell, column.align, bold=bold), align="center")
                for cell, column, width in zip(cells, self.table.columns, self.grid.widths, strict=True)
            )
        )

    def _text(self, lines: tuple[str, ...], align: Align, *, bold: bool, keep_next: bool = False) -> str:
        """A cell holds a paragraph a line, and at least one."""
        placed = "" if align is Align.LEFT else align.value
        return "".join(
            paragraph_xml(
                style_id(Role.TABLE_CELL),
                run_xml(line, size=self.size, bold=bold) if line else "",
                keep_next=keep_next,
                align=placed,
            )
            for line in lines or ("",)
        )
