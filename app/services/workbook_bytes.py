"""A workbook's bytes without a trace on the disk.

The library writes each sheet into a file of the temporary folder before it packs the workbook: names and
numbers of an encrypted book would lie there in the clear, and stay after a crash. Here sheets are written
into packed memory instead.
"""

import gzip
import shutil
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from typing_extensions import override

_FAST: Final = 1


def workbook_bytes(workbook: Any) -> bytes:
    """Return the .xlsx of a workbook. For the sheets of a write-only one call `begin_rows` first."""
    workbook.properties.modified = datetime.now(tz=UTC).replace(tzinfo=None)
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        _Writer(workbook, archive).write_data()
    return buffer.getvalue()


def begin_rows(sheet: Any) -> None:
    """Let the rows of a write-only sheet, once it is set up, go into memory."""
    sheet._writer = _SheetWriter(sheet)  # noqa: SLF001 - the library has no other way to give it an output
    sheet._writer.write_top()  # noqa: SLF001


class _SheetWriter(WorksheetWriter):
    """Writes one sheet into packed memory."""

    def __init__(self, sheet: Any) -> None:
        self.memory = BytesIO()
        self._packed = gzip.GzipFile(fileobj=self.memory, mode="wb", compresslevel=_FAST, mtime=0)
        super().__init__(sheet, out=self._packed)

    @override
    def close(self) -> None:
        super().close()
        self._packed.close()

    @override
    def cleanup(self) -> None:
        """Nothing lies on the disk."""


class _Writer(ExcelWriter):
    """Packs the workbook; sheets come from memory."""

    def __init__(self, workbook: Any, archive: ZipFile) -> None:
        super().__init__(workbook, archive)
        self._packed = archive

    @override
    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001 - as the library does it
        ws._drawing.charts = ws._charts  # noqa: SLF001
        ws._drawing.images = ws._images  # noqa: SLF001
        if self.workbook.write_only:
            if ws._writer is None:  # noqa: SLF001
                begin_rows(ws)
            if not ws.closed:
                ws.close()
            writer = ws._writer  # noqa: SLF001
        else:
            writer = _SheetWriter(ws)
            writer.write()
        ws._rels = writer._rels  # noqa: SLF001
        writer.memory.seek(0)
        with gzip.open(writer.memory) as source, self._packed.open(ws.path[1:], "w") as target:
            shutil.copyfileobj(source, target)
        self.manifest.append(ws)
