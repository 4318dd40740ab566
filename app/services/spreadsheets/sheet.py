"""A sheet as values: what reading a file ends in, whatever kind of file it was. Knows nothing of fields."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

NOT_CALCULATED = "#CHƯA TÍNH!"
"""What stands for a formula that was saved without its result: another program than Excel wrote the file."""

Value = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Block:
    """A merged range: 0-based places into `Sheet.rows`, ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible sheet. `rows[0]` is row `first_row` of the sheet (1-based), each row as wide as the others.

    A merged range has its value in every cell, so that a heading over several columns stands over each.
    `hidden_rows` and `hidden_columns` are 0-based places. `encoding`: unicode, TCVN3, VNI or mixed.
    """

    name: str
    first_row: int
    rows: tuple[tuple[Value, ...], ...]
    encoding: str = "unicode"
    blocks: tuple[Block, ...] = ()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)

    def row_number(self, index: int) -> int:
        """Return the number that Excel shows for `rows[index]`."""
        return self.first_row + index


def cell_name(column: int, row: int) -> str:
    """Return «B6» for column 1 (0-based) and row 6."""
    return f"{column_letter(column)}{row}"


def column_letter(column: int) -> str:
    """Return «B» for column 1 (0-based)."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
