"""A list of the window as a document to print: its columns, its rows, nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.core.dates import format_date
from app.core.errors import AppError
from app.core.numbers import format_integer
from app.services.reports.model import Align, Column, Orientation, Report, Row, RowKind, Table

MOST_ROWS: Final = 3000
"""About a hundred pages; who wants more wants the Excel file."""
_PORTRAIT_WEIGHT: Final = 620
"""Columns that are wider together than so many pixels of the window lie across the sheet."""


class ListTooLong(AppError):
    """More rows than anybody prints."""

    def __init__(self, rows: int) -> None:
        super().__init__(
            f"Danh sách có hơn {format_integer(rows - 1)} dòng, quá dài để in. "
            "Hãy lọc bớt rồi in lại, hoặc xuất Excel."
        )


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A column: heading, share of the width, how its text stands."""

    title: str
    weight: float
    align: Align = Align.LEFT


def list_report(
    title: str,
    *,
    columns: Sequence[PrintedColumn],
    rows: Sequence[Sequence[str]],
    totals: Sequence[str] = (),
    on: date,
) -> Report:
    """Return the list under its title, each row numbered; `totals` is a row of sums. Raises `ListTooLong`."""
    if len(rows) > MOST_ROWS:
        raise ListTooLong(len(rows))
    wide = sum(column.weight for column in columns)
    heads = (
        Column(header="STT", weight=wide * 0.05, align=Align.CENTER),
        *(Column(header=column.title, weight=column.weight, align=column.align) for column in columns),
    )
    printed = [Row((str(number), *cells)) for number, cells in enumerate(rows, 1)]
    if any(totals):
        printed.append(Row(("Cộng", *totals), kind=RowKind.TOTAL))
    return Report(
        kind="list",
        title=title.upper(),
        period_note=f"({format_integer(len(rows))} dòng, lập ngày {format_date(on)})",
        blocks=(Table(key="list", columns=heads, rows=tuple(printed)),),
        orientation=Orientation.LANDSCAPE if wide > _PORTRAIT_WEIGHT else Orientation.PORTRAIT,
        body_size=13,
    )
