"""From the menu to the window: what is to come in, from which file, read it, show it."""

from typing import Final

from PySide6.QtWidgets import QWidget

from app.core.progress import Progress
from app.ui.context import UiContext
from app.ui.import_excel.opened_list import OpenedList, open_list
from app.ui.import_excel.ports import ImportService
from app.ui.import_excel.window import ImportExcelDialog
from app.ui.messages import ANY_FILE, Choice, FileKind
from app.ui.strings import common
from app.ui.strings import import_excel as words

LISTS: Final = FileKind(common.EXCEL_FILES, ("*.xlsx", "*.xlsm", "*.xls", "*.csv", "*.txt"))
"""Old and other files are let in too by «Mọi tệp»: each is answered with a sentence of its own."""


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
        ImportExcelDialog(context, imports, opened, titles[chosen], parent).open()

    context.jobs.write(work, show, label=words.READING, owner=parent)
