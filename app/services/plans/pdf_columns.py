"""Tables of a printed page that have no rules: columns told by their headings, rows by numbers and gaps.

Lengths are PDF points, y grows upwards, as in `pdf_page`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.labels import read_label
from app.services.plans.page_marks import is_page_number
from app.services.plans.pdf_page import Grid, GridCell, GridRow, Segment, cell_text, lines_of, rows_of
from app.services.plans.table_columns import column_role

_Row = list[Segment]

_MAX_HEADING: Final = 3
"""Printed lines that a heading may take."""
_LEAST_COLUMNS: Final = 3
_CROSSES: Final = 18.0
"""A line that reaches so far over a border on both sides is no cell."""
_ROW_GAP: Final = 1.35
"""Between rows lies more than so many times the distance of the lines in a cell."""
_TABLE_GAP: Final = 4.0
"""Beyond so many line heights below, the table is over."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: the borders between them, and the one that has the rows' numbers, if any."""

    borders: tuple[float, ...]
    number: int | None

    def of(self, segment: Segment) -> int:
        """The column with which the words overlap most."""
        edges = [-1e9, *self.borders, 1e9]
        overlaps = [min(segment.right, right) - max(segment.left, left) for left, right in pairwise(edges)]
        return overlaps.index(max(overlaps))

    def crossed(self, segment: Segment) -> bool:
        """Whether the words run over a border as no cell's do."""
        return any(
            segment.left < border - (_CROSSES / 3 if place == 0 else _CROSSES)
            and segment.right > border + _CROSSES
            for place, border in enumerate(self.borders)
        )


@dataclass(slots=True)
class Found:
    """What was taken out of a page: its tables, the words left, and the columns of a table that may go on
    overleaf.
    """

    grids: list[Grid] = field(default_factory=list)
    left: list[Segment] = field(default_factory=list)
    open: Columns | None = None


def find_tables(segments: Sequence[Segment], carried: Columns | None = None) -> Found:
    """The tables without rules among a page's words; `carried`: the columns of one that ran to the end of
    the page before.
    """
    rows = rows_of(segments)
    found = Found()
    index = 0
    if carried is not None:
        start = _first_row(rows)
        end = _table_end(rows, start, carried)
        if end - start >= 1 and _fits(rows[start], carried):
            found.left.extend(one for row in rows[:start] for one in row)
            index = _take(found, rows, start, end, carried, heading=[])
    while index < len(rows):
        heading = _heading(rows, index)
        if heading is None:
            found.left.extend(rows[index])
            index += 1
            continue
        height, columns, cells = heading
        end = _table_end(rows, index + height, columns)
        if end - index - height < 2:
            found.left.extend(rows[index])
            index += 1
            continue
        index = _take(found, rows, index + height, end, columns, heading=cells)
    return found


def _take(
    found: Found, rows: Sequence[_Row], start: int, end: int, columns: Columns, *, heading: Sequence[_Row]
) -> int:
    """Adds the table's rows from `start` to `end`; where the page goes on."""
    body = [_grid_row(block, columns) for block in _blocks(rows[start:end], columns)]
    top = [_heading_row(heading)] if heading else []
    highest = max(one.top for one in [*(heading[0] if heading else []), *rows[start]])
    lowest = min(one.bottom for one in rows[end - 1])
    edges = [0.0, *columns.borders, 1e4]
    found.grids.append(Grid(edges, [highest, lowest], [*top, *body], carried=not heading))
    rest = [row for row in rows[end:] if not is_page_number(" ".join(one.text for one in row))]
    found.open = columns if len(rest) <= 2 else None
    return end


# --- headings ------------------------------------------------------------------------------------------


def _heading(rows: Sequence[_Row], index: int) -> tuple[int, Columns, list[_Row]] | None:
    """(printed lines, columns, cells) of a table's heading that begins in this row."""
    if len(rows[index]) < _LEAST_COLUMNS:
        return None
    for height in range(1, _MAX_HEADING + 1):
        cells = _columns_of(rows[index : index + height])
        if len(cells) < _LEAST_COLUMNS or index + height > len(rows):
            return None
        roles = [column_role(_folded(cell)) for cell in cells]
        known = {role for role in roles if role is not None}
        if "task" not in known or not known & {"lead", "coop", "time"}:
            continue
        deeper = _columns_of(rows[index : index + height + 1])
        if _is_heading_line(rows, index + height) and len(deeper) == len(cells):
            height, cells = height + 1, deeper
        ends = [(min(one.left for one in cell), max(one.right for one in cell)) for cell in cells]
        borders = tuple((left[1] + right[0]) / 2 for left, right in pairwise(ends))
        if any(left[1] > right[0] for left, right in pairwise(ends)):
            return None
        number = roles.index("number") if "number" in roles else None
        return height, _settled(Columns(borders, number), cells, rows[index + height :]), cells
    return None


def _settled(columns: Columns, cells: Sequence[_Row], rows: Sequence[_Row]) -> Columns:
    """The borders put between the words that stand below the headings, which may be much wider."""
    held = [list(cell) for cell in cells]
    above = cells[0][0]
    for row in rows:
        if above.middle - row[0].middle > _TABLE_GAP * row[0].height:
            break
        above = row[0]
        places = [columns.of(one) for one in row]
        if len(row) >= 2 and len(set(places)) == len(places):
            for place, segment in zip(places, row, strict=True):
                held[place].append(segment)
    borders: list[float] = []
    for left, right in pairwise(held):
        begin = min(one.left for one in right)
        end = max((one.right for one in left if one.right < begin + 1), default=begin)
        borders.append((end + begin) / 2)
    return Columns(tuple(borders), columns.number)


def _is_heading_line(rows: Sequence[_Row], index: int) -> bool:
    """The second line of headings that were too long for one: near, and none of its words a number."""
    if index >= len(rows):
        return False
    gap = rows[index - 1][0].middle - rows[index][0].middle
    height = rows[index][0].height
    return gap < 1.7 * height and all(
        one.text.strip()[:1].islower() or column_role(aligned_fold(one.text)) is not None
        for one in rows[index]
    )


def _columns_of(rows: Sequence[_Row]) -> list[_Row]:
    """The words of some lines put one below the other, from left to right."""
    cells: list[_Row] = []
    for segment in sorted((one for row in rows for one in row), key=lambda one: one.left):
        above = next(
            (cell for cell in cells if any(_overlap(one, segment) > 0 for one in cell)),
            None,
        )
        if above is None:
            cells.append([segment])
        else:
            above.append(segment)
    return cells


def _overlap(left: Segment, right: Segment) -> float:
    return min(left.right, right.right) - max(left.left, right.left)


def _folded(cell: Sequence[Segment]) -> str:
    return aligned_fold(" ".join(one.text.strip() for one in sorted(cell, key=lambda one: -one.middle)))


# --- rows ----------------------------------------------------------------------------------------------


def _first_row(rows: Sequence[_Row]) -> int:
    """The first row that is no page number."""
    for index, row in enumerate(rows):
        if not is_page_number(" ".join(one.text for one in row)):
            return index
    return len(rows)


def _fits(row: _Row, columns: Columns) -> bool:
    """Whether the row has words in two columns at least, and none over a border."""
    return len({columns.of(one) for one in row}) >= 2 and not any(columns.crossed(one) for one in row)


def _table_end(rows: Sequence[_Row], start: int, columns: Columns) -> int:
    """The first row after the table; a line across it goes on with it only where rows follow (a group)."""
    index = start
    while index < len(rows):
        row = rows[index]
        if index > start:
            gap = rows[index - 1][0].middle - row[0].middle
            if gap > _TABLE_GAP * row[0].height:
                return index
        text = " ".join(one.text for one in row)
        if is_page_number(text) and columns.number != columns.of(row[0]):
            return index
        if any(columns.crossed(one) for one in row):
            grouped = index + 1 < len(rows) and len(row) <= 2 and _fits(rows[index + 1], columns)
            if not grouped:
                return index
        elif index > start and _is_heading_below(rows, start, index, columns):
            return index
        index += 1
    return index


def _is_heading_below(rows: Sequence[_Row], start: int, index: int, columns: Columns) -> bool:
    """A short line that stands apart or is numbered as no row is, with prose below: a heading after the
    table.
    """
    row, gap = rows[index], rows[index - 1][0].middle - rows[index][0].middle
    pitch = min(above[0].middle - below[0].middle for above, below in pairwise(rows[start : index + 1]))
    if columns.number is None:
        apart = read_label(row[0].text) is not None
    else:
        apart = not _has_number(row, columns) and gap > _ROW_GAP * pitch
    if len(row) > 1 or not apart:
        return False
    following = rows[index + 1 : index + 3]
    return bool(following) and any(columns.crossed(one) for one in following[0])


def _blocks(rows: Sequence[_Row], columns: Columns) -> list[list[_Row]]:
    """The printed lines of each row: parted at the gaps where these agree with the numbers, else at the
    numbers.
    """
    gaps = [above[0].middle - below[0].middle for above, below in pairwise(rows)]
    pitch = min(gaps, default=0.0)
    apart: list[list[_Row]] = []
    by_number: list[list[_Row]] = []
    for place, row in enumerate(rows):
        wide = any(columns.crossed(one) for one in row)
        after_wide = place > 0 and any(columns.crossed(one) for one in rows[place - 1])
        _add(apart, row, new=wide or after_wide or (place > 0 and gaps[place - 1] > _ROW_GAP * pitch))
        _add(by_number, row, new=wide or after_wide or _has_number(row, columns))
    if columns.number is None:
        return apart
    return by_number if any(_numbers(block, columns) > 1 for block in apart) or not apart else apart


def _add(blocks: list[list[_Row]], row: _Row, *, new: bool) -> None:
    if new or not blocks:
        blocks.append([row])
    else:
        blocks[-1].append(row)


def _has_number(row: _Row, columns: Columns) -> bool:
    return any(columns.of(one) == columns.number for one in row)


def _numbers(block: Sequence[_Row], columns: Columns) -> int:
    return sum(_has_number(row, columns) for row in block)


def _grid_row(block: Sequence[_Row], columns: Columns) -> GridRow:
    middle = block[0][0].middle
    segments = [one for row in block for one in row]
    count = len(columns.borders) + 1
    if any(columns.crossed(one) for one in segments):
        return GridRow((GridCell(0, count, cell_text(lines_of(segments)), continued=False),), middle)
    cells = [
        GridCell(
            column,
            1,
            cell_text(lines_of([one for one in segments if columns.of(one) == column])),
            continued=False,
        )
        for column in range(count)
    ]
    return GridRow(tuple(cells), middle)


def _heading_row(cells: Sequence[_Row]) -> GridRow:
    return GridRow(
        tuple(
            GridCell(column, 1, " ".join(line.text for line in lines_of(cell)), continued=False)
            for column, cell in enumerate(cells)
        ),
        cells[0][0].middle,
    )
