"""From the menu to the window: what is to come in, from which file, read it, show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from app.core.progress import Progress
from app.ui.context import UiContext
from app.ui.import_excel.ports import ImportService
from app.ui.messages import ANY_FILE, Choice, FileKind
from app.ui.strings import common
from app.ui.strings import import_excel as words

if TYPE_CHECKING:
    from app.services.spreadsheets.doubles import Decision
    from app.services.spreadsheets.preview import ImportPreview
    from app.services.spreadsheets.preview_table import PreviewTable

LISTS: Final = FileKind(common.EXCEL_FILES, ("*.xlsx", "*.xlsm", "*.csv"))
"""Old and other files are let in too by «Mọi tệp»: each is answered with a sentence of its own."""


@dataclass(frozen=True, slots=True)
class OpenedList:
    """A file that has been read: its preview, a table a sheet, and what becomes of doubled rows."""

    path: Path
    kind: str
    preview: "ImportPreview"
    tables: "Sequence[PreviewTable]"
    decisions: "dict[str, Decision]"


def open_list(imports: ImportService, kind: str, path: Path, progress: Progress) -> OpenedList:
    """Read a file. For the worker's thread; raises `UnreadableDocument`."""
    preview = imports.preview(kind, path, lenient=True, progress=progress)
    tables = [imports.table(preview, place) for place in range(len(preview.sheets))]
    return OpenedList(path, kind, preview, tables, imports.suggested(preview))


def open_excel_import(
    context: UiContext, imports: ImportService, parent: QWidget, *, kind: str | None = None
) -> None:
    """Ask what comes in (unless `kind` says) and from which file, read it and show the window."""
    titles = dict(imports.kinds())
    chosen = kind or context.messages.choose(words.WHAT, [Choice(name, titles[name]) for name in titles])
    if chosen is None:
        return
    path = next(iter(context.messages.open_files(words.CHOOSE, (LISTS, ANY_FILE))), None)
    if path is None:
        return

    def work(progress: Progress) -> OpenedList:
        return open_list(imports, chosen, path, progress)

    def show(opened: OpenedList) -> None:
        from app.ui.import_excel.window import ImportExcelDialog

        ImportExcelDialog(context, imports, opened, titles[chosen], parent).open()

    context.jobs.write(work, show, label=words.READING, owner=parent)
