"""Excel files as sheets of values, each value with its cell's name. Knows nothing of fields."""

import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

from app.core.errors import UnreadableDocument
from app.core.text import clean

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200
_MOST_BYTES: Final = 300 * 1024 * 1024
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"

Value = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible sheet. `rows[0]` is row `first_row` of the sheet (1-based), each row as wide as the others.

    A merged range has its value in every cell, so that a heading over several columns stands over each.
    """

    name: str
    first_row: int
    rows: tuple[tuple[Value, ...], ...]

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


def read_sheets(path: Path) -> tuple[Sheet, ...]:
    """Return the visible sheets that hold anything. Raises `UnreadableDocument`."""
    workbook = open_workbook(path)
    try:
        sheets = [_read(sheet) for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    finally:
        workbook.close()
    filled = tuple(sheet for sheet in sheets if sheet.rows)
    if not filled:
        raise UnreadableDocument(f"Tệp «{path.name}» không có dòng nào. Hãy chọn tệp khác.")
    return filled


def open_workbook(path: Path) -> Any:
    """Return openpyxl's workbook with the values of formulas. Raises `UnreadableDocument`."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    _look_at(path)
    try:
        return load_workbook(path, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError) as error:
        # A broken file breaks the library in many ways; each means the same to the officer.
        raise _damaged(path) from error


def _look_at(path: Path) -> None:
    """Refuse what is no .xlsx before a library is let loose on it."""
    try:
        with path.open("rb") as stream:
            start = stream.read(4)
        if start == _OLD_EXCEL:
            raise UnreadableDocument(
                f"Tệp «{path.name}» là Excel đời cũ (.xls) hoặc có mật khẩu. "
                "Hãy mở bằng Excel, lưu thành .xlsx không mật khẩu rồi chọn lại."
            )
        with zipfile.ZipFile(path) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except OSError as error:
        raise UnreadableDocument(
            f"Không đọc được tệp «{path.name}». Hãy kiểm tra đường dẫn và đóng tệp nếu đang mở ở Excel."
        ) from error
    except zipfile.BadZipFile as error:
        raise _damaged(path) from error
    if size > _MOST_BYTES:
        raise UnreadableDocument(
            f"Tệp «{path.name}» quá lớn để đọc. Hãy tách thành nhiều tệp nhỏ rồi nhập từng tệp."
        )


def _damaged(path: Path) -> UnreadableDocument:
    return UnreadableDocument(
        f"Tệp «{path.name}» không phải tệp Excel (.xlsx) hoặc đã hỏng. "
        "Hãy mở bằng Excel, lưu lại rồi chọn lại."
    )


def _read(sheet: Any) -> Sheet:
    last_row, last_column = min(sheet.max_row, MOST_ROWS), min(sheet.max_column, MOST_COLUMNS)
    merged = {
        (row, column): read_cell(sheet.cell(block.min_row, block.min_col))
        for block in sheet.merged_cells.ranges
        for row in range(block.min_row, min(block.max_row, last_row) + 1)
        for column in range(block.min_col, min(block.max_col, last_column) + 1)
    }
    rows = [
        tuple(
            merged[cell.row, cell.column] if (cell.row, cell.column) in merged else read_cell(cell)
            for cell in row
        )
        for row in sheet.iter_rows(max_row=last_row, max_col=last_column)
    ]
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    return Sheet(clean(sheet.title), 1, tuple(rows))


def read_cell(cell: Any) -> Value:
    """Return what a cell of openpyxl's holds; of a share what is seen: 80 for 80 %."""
    raw = cell.value
    if isinstance(raw, int | float) and not isinstance(raw, bool) and "%" in (cell.number_format or ""):
        raw = round(raw * 100, 6)
    return _value(raw)


def _value(raw: Any) -> Value:
    if isinstance(raw, str):
        return clean(raw).strip() or None
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 2**53:
        return int(raw)
    if raw is None or isinstance(raw, bool | int | float | date | datetime | time):
        return raw
    return clean(str(raw)).strip() or None
