"""Lists as Excel tables: what is to be written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

LONGEST_CELL: Final = 32_767
MOST_ROWS: Final = 1_048_575
"""Excel's own limits: characters of a cell, rows under a heading."""
TEXT_FORMAT: Final = "@"
DATE_FORMAT: Final = "[$-42A]dd/mm/yyyy"
MOMENT_FORMAT: Final = "[$-42A]hh:mm dd/mm/yyyy"


PERCENT_FORMAT: Final = "0.0%"


@dataclass(frozen=True, slots=True)
class Percent:
    """A share, 0 to 100, that a cell holds as such."""

    value: float


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column. `width` counts characters; `grouped`: whole numbers with thousands apart (money)."""

    title: str
    width: float = 16
    grouped: bool = False
    hidden: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A sheet with one table. A row is one value a column: text, number, share, date, moment,
    yes or no, code, None.

    `total` is how many rows are expected, for the progress.
    """

    name: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[Sequence[Any]]
    total: int = 0
