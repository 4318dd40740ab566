"""Tables on paper: widths of the columns and the size of type, so that no word is broken that need not be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.services.reports.fonts import Face, Typeface
from app.services.reports.layout import CELL_PADDING, TABLE_SIZES
from app.services.reports.model import RowKind, Table, cell_text
from app.services.reports.text import printable_lines

_LONGEST_SHARE = 0.3
"""A word wider than this share of the table (a link, mostly) is broken rather than given a column of its
width.
"""

_SLACK = 2.0
"""Other programs measure a hair differently and must not break a word that just fits."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The widths of a table's columns, together the width asked for, and its size of type; in points."""

    widths: tuple[float, ...]
    size: float

    @property
    def room(self) -> tuple[float, ...]:
        """The width for text in each column."""
        return tuple(width - 2 * CELL_PADDING for width in self.widths)


def cell_lines(table: Table) -> list[tuple[tuple[str, ...], ...]]:
    """The rows' cells as lines to print, in the order of `table.rows`."""
    return [tuple(printable_lines(cell_text(cell)) for cell in row.cells) for row in table.rows]


def fit(
    table: Table, lines: Sequence[tuple[tuple[str, ...], ...]], width: float, *, typeface: Typeface
) -> Grid:
    """Share `width` out by weight, but give every column its longest word, in the largest size where all
    have room.
    """
    weights = [max(column.weight, 0.01) for column in table.columns]
    shares = [width * weight / sum(weights) for weight in weights]
    unit = _longest_words(table, lines, width / TABLE_SIZES[-1], typeface)
    for size in TABLE_SIZES:
        needs = [word * size + 2 * CELL_PADDING + _SLACK for word in unit]
        if sum(needs) <= width:
            return Grid(tuple(_shared_out(shares, needs, width)), size)
    scale = width / sum(needs)
    return Grid(tuple(need * scale for need in needs), TABLE_SIZES[-1])


def _shared_out(shares: list[float], needs: list[float], width: float) -> list[float]:
    """The shares, none below its need; what that takes is taken from the others in proportion."""
    fixed: set[int] = set()
    while True:
        left = width - sum(needs[index] for index in fixed)
        free = sum(share for index, share in enumerate(shares) if index not in fixed)
        result = [
            needs[index] if index in fixed else share * left / free for index, share in enumerate(shares)
        ]
        short = {index for index, given in enumerate(result) if index not in fixed and given < needs[index]}
        if not short:
            return result
        fixed |= short


def _longest_words(
    table: Table, lines: Sequence[tuple[tuple[str, ...], ...]], width: float, typeface: Typeface
) -> list[float]:
    """The width of each column's longest word at size 1, leaving out what no column could hold."""
    limit = width * _LONGEST_SHARE
    longest = [0.0] * len(table.columns)
    words: list[dict[str, Face]] = [{} for _ in table.columns]
    for index, column in enumerate(table.columns):
        for word in column.header.split():
            words[index][word] = Face.BOLD
    for row, cells in zip(table.rows, lines, strict=True):
        if row.kind is RowKind.GROUP:
            continue
        face = Face.BOLD if row.kind is RowKind.TOTAL else Face.REGULAR
        for index, word in _words(cells):
            words[index].setdefault(word, face)
    for index, found in enumerate(words):
        widths = (typeface.width(word, face, 1) for word, face in found.items())
        longest[index] = max((word for word in widths if word <= limit), default=0.0)
    return longest


def _words(cells: tuple[tuple[str, ...], ...]) -> Iterator[tuple[int, str]]:
    for index, cell in enumerate(cells):
        for line in cell:
            for word in line.split():
                yield index, word
