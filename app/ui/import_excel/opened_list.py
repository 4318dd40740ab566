"""A list that has been read, with everything that the window shows of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.core.progress import Progress
from app.ui.import_excel.ports import ImportService

if TYPE_CHECKING:
    from app.services.spreadsheets.doubles import Decision
    from app.services.spreadsheets.preview import ImportPreview
    from app.services.spreadsheets.preview_table import PreviewTable


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
