"""What leaves a list: Excel and print, with the columns, filters and order that the officer sees."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.numbers import format_integer
from app.core.progress import Progress
from app.services.listing import FetchPage, ListQuery
from app.ui.columns import Align, Column, display_text, field_of, printed_text
from app.ui.context import UiContext
from app.ui.exporting import write_workbook
from app.ui.strings import lists as words

_PIXELS_PER_CHARACTER = 7


@dataclass(frozen=True, slots=True)
class ShownList:
    """A list as it stands: columns in the order shown, the question that its rows answer, sums by key."""

    title: str
    columns: Sequence[Column]
    fetch: FetchPage[Any]
    query: ListQuery


def export_list(shown: ShownList, context: UiContext) -> None:
    """Ask where to and write all matching rows as an Excel file."""
    exports = context.exports
    if exports is None:
        return

    def write(target: Path, progress: Progress) -> int:
        from app.services.spreadsheets.exporting import ListColumn

        columns = [
            ListColumn(
                column.title,
                _excel_value(column),
                column.width / _PIXELS_PER_CHARACTER,
                centred=column.align is Align.CENTRE,
            )
            for column in shown.columns
        ]
        return exports.export_list(
            target,
            title=shown.title,
            columns=columns,
            fetch=shown.fetch,
            query=shown.query,
            progress=progress,
        )

    write_workbook(context, f"{shown.title}.xlsx", write)


def print_list(shown: ShownList, context: UiContext, parent: QWidget) -> None:
    """Lay all matching rows out and ask for the printer."""
    today = context.clock.today()

    def work(progress: Progress) -> bytes:
        return list_pdf(shown, on=today, progress=progress)

    def laid_out(pdf: bytes) -> None:
        from app.ui.reports.printing import print_report

        print_report(pdf, parent, context.messages)

    context.jobs.write(work, laid_out, label=words.PRINTING, owner=parent)


def list_pdf(shown: ShownList, *, on: date, progress: Progress) -> bytes:
    """The list as a PDF; raises `ListTooLong`. For the worker's thread."""
    from app.services.reports.list_report import MOST_ROWS, PrintedColumn, list_report
    from app.services.reports.model import Align as PrintedAlign
    from app.services.reports.pdf import render_pdf

    aligns = {
        Align.LEFT: PrintedAlign.LEFT,
        Align.CENTRE: PrintedAlign.CENTER,
        Align.RIGHT: PrintedAlign.RIGHT,
    }
    page = shown.fetch(replace(shown.query, offset=0, limit=MOST_ROWS + 1))
    progress.check()
    columns = [column for column in shown.columns if column.printed]
    report = list_report(
        shown.title,
        columns=[PrintedColumn(c.title, c.width, aligns[c.align]) for c in columns],
        rows=[[printed_text(column.cell(row)) for column in columns] for row in page.rows],
        totals=[format_integer(page.totals[c.key]) if c.key in page.totals else "" for c in columns],
        on=on,
    )
    progress.check()
    return render_pdf(report)


def _excel_value(column: Column) -> Any:
    """What stands in the cell: a date or number where the column shows it plainly, else the text shown."""
    if column.excel is not None:
        return column.excel

    def value(row: Any) -> Any:
        found = field_of(row, column.key) if column.value is None else column.value(row)
        plain = isinstance(found, int | date) and not isinstance(found, bool)
        shown = column.text(found)
        return found if plain and shown == display_text(found) else shown

    return value
