"""Guarding small counts: a table split finer than the commune must not give a person away.

Cells of 1 or 2 are masked; so that nobody gets them back by subtracting from a total, further cells of
the same row and column are masked with them (complementary suppression). Totals of the commune stay exact.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

LARGEST_SMALL: Final = 2
MASK: Final = "*"
NOTE: Final = (
    "(*) Ô có 1–2 trường hợp, cùng các ô có thể suy ra ô đó, được che để không nhận ra người trong cuộc; "
    "tổng của toàn xã là số đầy đủ."
)


@dataclass(frozen=True, slots=True)
class GuardedTable:
    """Cells row by row; None is masked. `note` is empty when nothing had to be masked."""

    cells: tuple[tuple[int | None, ...], ...]

    @property
    def masked(self) -> int:
        """How many cells are masked."""
        return sum(cell is None for row in self.cells for cell in row)

    @property
    def note(self) -> str:
        """Why cells are masked, for below the table."""
        return NOTE if self.masked else ""

    def shown(self) -> tuple[tuple[str, ...], ...]:
        """Return the cells as they are printed."""
        return tuple(tuple(MASK if cell is None else str(cell) for cell in row) for row in self.cells)


def guard(table: Sequence[Sequence[int]]) -> GuardedTable:
    """Mask a table whose rows are thôn (or another fine split) and whose column sums are printed."""
    hidden = {
        (row, column)
        for row, cells in enumerate(table)
        for column, value in enumerate(cells)
        if 1 <= value <= LARGEST_SMALL
    }
    lines = [*_rows(table), *_columns(table)]
    changed = bool(hidden)
    while changed:
        changed = False
        for line in lines:
            extra = _also(table, line, hidden)
            if extra is not None:
                hidden.add(extra)
                changed = True
    return GuardedTable(
        tuple(
            tuple(None if (row, column) in hidden else value for column, value in enumerate(cells))
            for row, cells in enumerate(table)
        )
    )


Place = tuple[int, int]


def _rows(table: Sequence[Sequence[int]]) -> Iterable[list[Place]]:
    return [[(row, column) for column in range(len(cells))] for row, cells in enumerate(table)]


def _columns(table: Sequence[Sequence[int]]) -> Iterable[list[Place]]:
    width = len(table[0]) if table else 0
    return [[(row, column) for row in range(len(table))] for column in range(width)]


def _also(table: Sequence[Sequence[int]], line: Sequence[Place], hidden: set[Place]) -> Place | None:
    """Return a further cell of a line that must be masked: one alone, or a few that add up to too little."""
    masked = [place for place in line if place in hidden]
    if not masked or len(line) == 1:
        return None
    total = sum(table[row][column] for row, column in masked)
    if len(masked) > 1 and total > LARGEST_SMALL:
        return None
    left = [place for place in line if place not in hidden]
    # The smallest count says least; a zero only where there is nothing else to hide behind.
    return min(
        left, key=lambda place: (table[place[0]][place[1]] == 0, table[place[0]][place[1]]), default=None
    )
