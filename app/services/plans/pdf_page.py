"""One page of a .pdf: its printed lines and the ruled tables on it, by where the characters and rules lie.

Lengths are PDF points (1/72 inch), y grows upwards.
"""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from app.core.text import clean

_TOUCH: Final = 2.5
"""Rules nearer than this meet."""
_MIN_RULE: Final = 8.0


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters printed in one go, side by side on one base line."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    font: str = ""

    @property
    def middle(self) -> float:
        """The height on the page of the middle of the letters."""
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        """How high the letters are, at least 1."""
        return max(self.top - self.bottom, 1.0)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as printed, with its left and right end."""

    text: str
    left: float
    right: float
    middle: float
    height: float


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a ruled table: its column and how many it spans, its words, and whether it goes on from
    above.
    """

    column: int
    width: int
    text: str
    continued: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a ruled table; `middle` for putting it between the lines of the page."""

    cells: tuple[GridCell, ...]
    middle: float


@dataclass(slots=True)
class Grid:
    """A table: the x of its column borders and the y of its row borders (top first). `carried`: it goes on
    from the page before, without a heading of its own.
    """

    xs: list[float]
    ys: list[float]
    rows: list[GridRow] = field(default_factory=list)
    carried: bool = False


@dataclass(slots=True)
class PageText:
    """A page's words outside of ruled tables, in the order of the file, and its ruled tables from the top."""

    segments: list[Segment]
    grids: list[Grid]


def segments_of(page: Any) -> list[Segment]:
    """The words of one pypdfium2 page as stored, with their fonts."""
    return list(_segments(page))


def read_page(page: Any, segments: list[Segment]) -> PageText:
    """The words of one pypdfium2 page, those in its ruled tables by their cells."""
    grids = _grids(*_rules(page))
    for grid in grids:
        inside = [one for one in segments if _is_inside(one, grid)]
        segments = [one for one in segments if one not in inside]
        grid.rows = _fill(grid, inside)
    return PageText(segments=segments, grids=grids)


# --- characters ----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Run:
    """Characters gathered so far, and the box around them."""

    chars: list[str] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0
    font: str = ""

    def add(self, char: str, left: float, right: float, bottom: float, top: float) -> None:
        if not self.chars:
            self.left, self.right, self.bottom, self.top = left, right, bottom, top
        self.chars.append(char)
        self.right, self.bottom, self.top = (
            max(self.right, right),
            min(self.bottom, bottom),
            max(self.top, top),
        )

    def is_apart(self, left: float, bottom: float, top: float) -> bool:
        """Whether a character there is on another line or beyond a wide gap."""
        height = max(self.top - self.bottom, top - bottom, 4.0)
        overlap = min(self.top, top) - max(self.bottom, bottom)
        return left - self.right > 1.6 * height or left < self.left - 1 or overlap < -0.2 * height

    def segment(self) -> Segment:
        return Segment("".join(self.chars), self.left, self.right, self.bottom, self.top, self.font)


def _segments(page: Any) -> Iterator[Segment]:
    """Characters in the order of the file, broken where the line changes or a wide gap lies between."""
    textpage = page.get_textpage()
    run = _Run()
    for index, (char, box) in enumerate(_characters(textpage)):
        if char in ("\r", "\n", ""):
            if run.chars:
                yield run.segment()
            run = _Run()
        elif char in _HYPHENS:
            run.chars.append("-")
        elif box is None:
            if run.chars:
                run.chars.append(" " if char.isspace() else char)
        else:
            left, right, bottom, top = box
            if run.chars and run.is_apart(left, bottom, top):
                yield run.segment()
                run = _Run()
            if not run.chars:
                run.font = _font(textpage, index)
            run.add(char, left, right, bottom, top)
    if run.chars:
        yield run.segment()


_HYPHENS: Final = ("\x02", "\ufffe")
"""How PDFium gives a hyphen at a line's end."""


_LONGEST_NAME: Final = 128


def _font(textpage: Any, index: int) -> str:
    """The name of a character's font, without the mark of a subset ("ABCDEF+.VnTime")."""
    import pypdfium2.raw as pdfium

    name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(textpage, index, name, _LONGEST_NAME, ctypes.byref(flags))
    if not 0 < length <= _LONGEST_NAME:
        return ""
    return name.value.decode("utf-8", "replace").rpartition("+")[2]


def _characters(textpage: Any) -> Iterator[tuple[str, tuple[float, float, float, float] | None]]:
    """Every character with its box (left, right, bottom, top); None for spaces and marks without one."""
    import pypdfium2.raw as pdfium

    edges = [ctypes.c_double() for _ in range(4)]
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        char = chr(code) if 0 < code < 0x110000 else ""
        boxed = pdfium.FPDFText_GetCharBox(textpage, index, *(ctypes.byref(edge) for edge in edges))
        left, right, bottom, top = (edge.value for edge in edges)
        seen = bool(boxed) and right > left and not char.isspace()
        yield char, (left, right, bottom, top) if seen else None


def lines_of(segments: Sequence[Segment]) -> list[PrintedLine]:
    """Segments of one height put side by side, from top to bottom."""
    return [_line(row) for row in rows_of(segments)]


def rows_of(segments: Sequence[Segment]) -> list[list[Segment]]:
    """The segments of each height, from left to right; the heights from top to bottom."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda one: -one.middle):
        if not segment.text.strip():
            continue
        if rows and abs(_middle(rows[-1]) - segment.middle) < 0.55 * max(segment.height, rows[-1][0].height):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _middle(row: list[Segment]) -> float:
    return sum(one.middle for one in row) / len(row)


def _line(row: list[Segment]) -> PrintedLine:
    text = ""
    end = row[0].left
    for segment in row:
        if text and segment.left - end > 0.12 * segment.height and not text.endswith(" "):
            text += " "
        text += segment.text
        end = segment.right
    return PrintedLine(
        text=" ".join(clean(text).split()),
        left=row[0].left,
        right=max(one.right for one in row),
        middle=_middle(row),
        height=max(one.height for one in row),
    )


# --- rules ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Rule:
    """A straight rule: at `at`, from `start` to `end` along its direction."""

    at: float
    start: float
    end: float


def _rules(page: Any) -> tuple[list[_Rule], list[_Rule]]:
    """(horizontal, vertical) rules drawn on the page."""
    import pypdfium2.raw as pdfium

    across: list[_Rule] = []
    down: list[_Rule] = []
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        for (x1, y1), (x2, y2) in _strokes(drawn):
            if abs(y1 - y2) <= 1.5 and abs(x1 - x2) >= _MIN_RULE:
                across.append(_Rule((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
            elif abs(x1 - x2) <= 1.5 and abs(y1 - y2) >= _MIN_RULE / 2:
                down.append(_Rule((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
    return across, down


def _strokes(drawn: Any) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight parts of a path in page space; a filled thin box counts through its long sides."""
    import pypdfium2.raw as pdfium

    matrix = drawn.get_matrix()
    start = current = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(drawn)):
        piece = pdfium.FPDFPath_GetPathSegment(drawn, index)
        if not pdfium.FPDFPathSegment_GetPoint(piece, ctypes.byref(x), ctypes.byref(y)):
            continue
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(piece)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield current, point
        current = point
        if pdfium.FPDFPathSegment_GetClose(piece):
            yield current, start


def _grids(across: list[_Rule], down: list[_Rule]) -> list[Grid]:
    """Tables: rules that meet, with at least two columns and two rows."""
    groups: list[tuple[list[_Rule], list[_Rule]]] = []
    for vertical in down:
        touching = [one for one in groups if _meets(one, vertical)]
        merged: tuple[list[_Rule], list[_Rule]] = ([], [vertical])
        for group in touching:
            merged[0].extend(group[0])
            merged[1].extend(group[1])
            groups.remove(group)
        crossing = [one for one in across if _cross(one, vertical) and one not in merged[0]]
        merged[0].extend(crossing)
        groups.append(merged)
    grids: list[Grid] = []
    for horizontals, verticals in groups:
        xs = _distinct([one.at for one in verticals])
        ys = _distinct([one.at for one in horizontals])[::-1]
        if len(xs) >= 3 and len(ys) >= 3:
            grid = Grid(xs, ys)
            grid.rows = _frame(grid, horizontals, verticals)
            grids.append(grid)
    return sorted(grids, key=lambda one: -one.ys[0])


def _meets(group: tuple[list[_Rule], list[_Rule]], vertical: _Rule) -> bool:
    return any(_cross(one, vertical) for one in group[0])


def _cross(horizontal: _Rule, vertical: _Rule) -> bool:
    return (
        vertical.start - _TOUCH <= horizontal.at <= vertical.end + _TOUCH
        and horizontal.start - _TOUCH <= vertical.at <= horizontal.end + _TOUCH
    )


def _distinct(values: list[float]) -> list[float]:
    distinct: list[float] = []
    for value in sorted(values):
        if not distinct or value - distinct[-1] > _TOUCH:
            distinct.append(value)
    return distinct


def _frame(grid: Grid, horizontals: list[_Rule], verticals: list[_Rule]) -> list[GridRow]:
    """Empty cells of the table: which columns are joined sideways, which go on from above."""
    rows: list[GridRow] = []
    for top, bottom in zip(grid.ys, grid.ys[1:], strict=False):
        middle = (top + bottom) / 2
        cells: list[GridCell] = []
        column = 0
        while column < len(grid.xs) - 1:
            width = 1
            while column + width < len(grid.xs) - 1 and not _covers(
                verticals, grid.xs[column + width], middle
            ):
                width += 1
            centre = (grid.xs[column] + grid.xs[column + width]) / 2
            cells.append(GridCell(column, width, "", continued=not _covers(horizontals, top, centre)))
            column += width
        rows.append(GridRow(tuple(cells), middle))
    return rows


def _covers(rules: list[_Rule], at: float, place: float) -> bool:
    return any(abs(one.at - at) <= _TOUCH and one.start - 1 <= place <= one.end + 1 for one in rules)


def _is_inside(segment: Segment, grid: Grid) -> bool:
    centre = (segment.left + segment.right) / 2
    return grid.xs[0] - 1 <= centre <= grid.xs[-1] + 1 and grid.ys[-1] - 1 <= segment.middle <= grid.ys[0] + 1


def _fill(grid: Grid, segments: list[Segment]) -> list[GridRow]:
    rows: list[GridRow] = []
    for index, row in enumerate(grid.rows):
        top, bottom = grid.ys[index], grid.ys[index + 1]
        held = [one for one in segments if bottom - 1 <= one.middle < top + 1]
        segments = [one for one in segments if one not in held]
        cells: list[GridCell] = []
        for cell in row.cells:
            left, right = grid.xs[cell.column], grid.xs[cell.column + cell.width]
            inside = [one for one in held if left - 1 <= (one.left + one.right) / 2 <= right + 1]
            cells.append(GridCell(cell.column, cell.width, cell_text(lines_of(inside)), cell.continued))
        rows.append(GridRow(tuple(cells), row.middle))
    return rows


def cell_text(lines: Sequence[PrintedLine]) -> str:
    """The cell's printed lines joined again; a new line only where a label or a new sentence begins."""
    from app.services.plans.labels import read_label

    text = ""
    for line in lines:
        if not text:
            text = line.text
        elif read_label(line.text) is not None or (
            text.endswith((".", ";", ":")) and line.text[:1].isupper()
        ):
            text += "\n" + line.text
        else:
            text += ("" if text.endswith("-") and line.text[:1].isdigit() else " ") + line.text
    return text
