"""Lines of a .pdf that has a text layer: printed lines page by page, ruled tables row by row."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from app.core.errors import UnreadableDocument
from app.core.legacy_text import Sample, detect
from app.core.progress import Progress
from app.services.plans.aligned import aligned_fold
from app.services.plans.pdf_columns import Columns, find_tables
from app.services.plans.pdf_page import (
    Grid,
    GridCell,
    GridRow,
    PageText,
    PrintedLine,
    Segment,
    lines_of,
    read_page,
    segments_of,
)
from app.services.plans.preview import LineKind, SourceLine, TableCell

_CELL_GAP: Final = " | "
_PASSWORD_ERROR: Final = 4
MIN_CHARS_A_PAGE: Final = 12
"""A document with fewer characters a page is a scan: its words are in pictures."""


def read_pdf_lines(data: bytes, *, progress: Progress) -> tuple[SourceLine, ...]:
    """Printed lines and table rows, numbered from 1 through all pages.

    Raises UnreadableDocument for a damaged, protected or scanned file.
    """
    document = _open(data)
    try:
        collector = _Collector()
        count = len(document)
        pages: list[tuple[Any, list[Segment]]] = []
        for index in range(count):
            progress.check()
            progress.step(index, count, "Đang đọc tệp PDF")
            page = document[index]
            pages.append((page, segments_of(page)))
        for number, (page, segments) in enumerate(_in_unicode(pages), start=1):
            collector.add(read_page(page, segments), number=number)
    except RuntimeError as error:
        raise UnreadableDocument(_DAMAGED) from error
    finally:
        document.close()
    words = sum(len(line.text.strip()) for line in collector.lines)
    if words < MIN_CHARS_A_PAGE * max(count, 1):
        raise UnreadableDocument(
            "Tệp PDF là ảnh quét, không có lớp chữ nên chương trình không đọc được. "
            "Hãy xin bản Word (.docx) hoặc nhận dạng chữ (OCR) trước rồi mở lại."
        )
    return tuple(collector.lines)


def _in_unicode(pages: list[tuple[Any, list[Segment]]]) -> Iterator[tuple[Any, list[Segment]]]:
    """The pages with words of the time before Unicode converted: by their fonts, and by themselves."""
    coding = detect(Sample(one.text, one.font) for _, segments in pages for one in segments)
    for page, segments in pages:
        yield page, [replace(one, text=coding.read(Sample(one.text, one.font))) for one in segments]


_DAMAGED: Final = "Tệp PDF bị hỏng nên không đọc được. Hãy chép lại tệp từ nguồn hoặc xuất lại từ Word."


def _open(data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR:
            raise UnreadableDocument(
                "Tệp PDF được đặt mật khẩu nên không đọc được. Hãy mở bằng mật khẩu, in ra tệp PDF mới "
                "rồi mở lại."
            ) from error
        raise UnreadableDocument(_DAMAGED) from error


@dataclass(slots=True)
class _Collector:
    """Numbers the lines of all pages; a table that goes on over a page end stays one table."""

    lines: list[SourceLine] = field(default_factory=list)
    _tables: int = -1
    _last_grid: Grid | None = None
    _prose_since: bool = True
    _columns: Columns | None = None

    def add(self, page: PageText, *, number: int) -> None:
        """Add the lines and rows of page `number` from top to bottom."""
        found = find_tables(page.segments, self._columns)
        self._columns = found.open
        lines = lines_of(found.left)
        left, right = _margins(lines)
        things: list[tuple[float, PrintedLine | Grid]] = [(-line.middle, line) for line in lines]
        things.extend((-grid.ys[0], grid) for grid in [*page.grids, *found.grids])
        for _, thing in sorted(things, key=lambda pair: pair[0]):
            if isinstance(thing, PrintedLine):
                self._add_line(thing, number, left=left, right=right)
            else:
                self._add_grid(thing, number)

    def _add_line(self, line: PrintedLine, page: int, *, left: float, right: float) -> None:
        if len(line.text) > 4:
            self._prose_since = True
        width = max(right - left, 1.0)
        self.lines.append(
            SourceLine(
                number=len(self.lines) + 1,
                text=line.text,
                page=page,
                indented=line.left - left > 0.02 * width,
                full=right - line.right < 0.06 * width,
            )
        )

    def _add_grid(self, grid: Grid, page: int) -> None:
        if grid.carried:
            self._bridge()
        goes_on = grid.carried or (
            not self._prose_since
            and self._last_grid is not None
            and len(self._last_grid.xs) == len(grid.xs)
            and all(abs(a - b) < 6 for a, b in zip(self._last_grid.xs, grid.xs, strict=True))
        )
        if not goes_on:
            self._tables += 1
        rows = list(grid.rows)
        above: dict[int, str] = {}
        if goes_on and rows:
            rows = self._join_cut_row(rows)
        for row in rows:
            if any(cell.text for cell in row.cells):
                self.lines.append(self._row(row, page, above))
        self._last_grid, self._prose_since = grid, False

    def _bridge(self) -> None:
        """Page numbers and running feet between two pages of one table become empty rows of it."""
        last = max((line.number for line in self.lines if line.kind is LineKind.TABLE_ROW), default=0)
        for index in range(last, len(self.lines)):
            self.lines[index] = replace(self.lines[index], kind=LineKind.TABLE_ROW, table=self._tables)

    def _join_cut_row(self, rows: list[GridRow]) -> list[GridRow]:
        """A row cut by the page end goes on without a number, in the middle of a sentence."""
        last = next(line for line in reversed(self.lines) if line.cells)
        heading = next((line for line in self.lines if line.table == last.table), None)
        start = 1 if heading is not None and _same_words(heading, rows[0]) else 0
        if start >= len(rows):
            return rows
        row = rows[start]
        first = row.cells[0]
        if first.text.strip() or not any(cell.text[:1].islower() for cell in row.cells):
            return rows
        texts = {cell.column: cell.text for cell in row.cells}
        if {cell.column for cell in last.cells} != set(texts):
            return rows
        joined = GridRow(
            tuple(
                GridCell(cell.column, cell.width, f"{cell.text} {texts[cell.column]}".strip(), cell.continued)
                for cell in last.cells
            ),
            row.middle,
        )
        self.lines[last.number - 1] = replace(self._row(joined, last.page or 0, {}), number=last.number)
        return rows[:start] + rows[start + 1 :]

    def _row(self, row: GridRow, page: int, above: dict[int, str]) -> SourceLine:
        cells: list[TableCell] = []
        parts: list[str] = []
        position = 0
        for cell in row.cells:
            text = above.get(cell.column, "") if cell.continued and not cell.text else cell.text
            above[cell.column] = text
            if parts:
                position += len(_CELL_GAP)
            parts.append(cell.text)
            end = position + len(cell.text)
            continued = cell.continued and not cell.text and bool(text)
            cells.append(TableCell(text, position, end, cell.column, cell.width, continued))
            position = end
        return SourceLine(
            number=len(self.lines) + 1,
            text=_CELL_GAP.join(parts),
            kind=LineKind.TABLE_ROW,
            cells=tuple(cells),
            table=self._tables,
            page=page,
        )


def _same_words(line: SourceLine, row: GridRow) -> bool:
    return [aligned_fold(cell.text) for cell in line.cells] == [aligned_fold(cell.text) for cell in row.cells]


def _margins(lines: list[PrintedLine]) -> tuple[float, float]:
    """The usual left and right end of the page's lines."""
    if not lines:
        return 0.0, 1.0
    lefts = sorted(line.left for line in lines)
    rights = sorted(line.right for line in lines)
    return lefts[len(lefts) // 10], rights[-1 - len(rights) // 10]
