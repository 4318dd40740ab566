"""Excel files as sheets of values, each value with its cell's name. Knows nothing of fields."""

import io
import struct
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from app.core.errors import UnreadableDocument
from app.core.legacy_text import coding_of_font
from app.core.numbers import format_integer
from app.core.text import clean
from app.services.spreadsheets.csv_reading import is_text_table, read_text_table
from app.services.spreadsheets.file_checks import damaged, require_workbook
from app.services.spreadsheets.sheet import NOT_CALCULATED, Block, Sheet, Value
from app.services.spreadsheets.sheet_text import RawRow, SheetText, plain_value

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200
_YES: Final = {"1", "true"}
_FIRST_OWN_FORMAT: Final = 164
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    SyntaxError,
    OSError,
)
"""What the library raises over a broken file; each means the same to the officer."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The visible sheets that hold anything, and the names of those that are hidden and not read."""

    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()


def read_file(path: Path) -> ReadFile:
    """Return the sheets of an .xlsx or a .csv. Raises `UnreadableDocument`."""
    read = ReadFile((read_text_table(path),)) if is_text_table(path) else _workbook_sheets(path)
    filled = tuple(sheet for sheet in read.sheets if sheet.rows)
    if not filled:
        raise UnreadableDocument(f"Tệp «{path.name}» không có dòng nào. Hãy chọn tệp khác.")
    return ReadFile(filled, read.hidden)


def open_workbook(path: Path, *, read_only: bool = False) -> Any:
    """Return openpyxl's workbook with the values of formulas. Raises `UnreadableDocument`."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    require_workbook(path)
    try:
        with warnings.catch_warnings():
            # It tells of parts that are of no concern here: validation lists, pictures.
            warnings.simplefilter("ignore")
            # From its contents: the library refuses a good workbook whose name ends in .xls.
            return load_workbook(io.BytesIO(path.read_bytes()), data_only=True, read_only=read_only)
    except (InvalidFileException, *_BROKEN) as error:
        raise damaged(path) from error


def read_cell(cell: Any) -> Value:
    """Return what a cell of openpyxl's holds; of a share what is seen: 80 for 80 %."""
    return plain_value(_as_seen(cell.value, percent="%" in (cell.number_format or "")))


def _workbook_sheets(path: Path) -> ReadFile:
    workbook = open_workbook(path, read_only=True)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
            hidden = [clean(one.title) for one in workbook.worksheets if one not in visible]
            parsed = [_parsed(sheet) for sheet in visible]
    except _BROKEN as error:
        raise damaged(path) from error
    finally:
        workbook.close()
    return ReadFile(tuple(_sheet(title, raw, parser) for title, raw, parser in parsed), tuple(hidden))


def _parsed(sheet: Any) -> tuple[str, dict[int, RawRow], Any]:
    """Read a sheet in one pass; openpyxl's own reading by rows does not tell what is merged or hidden."""
    workbook = sheet.parent
    fonts, percents = _old_fonts(workbook), _percent_styles(workbook)
    with sheet._get_source() as source:  # noqa: SLF001 - what the library's own row reader calls
        parser = _parser_class()(
            source,
            sheet._shared_strings,  # noqa: SLF001
            data_only=True,
            epoch=workbook.epoch,
            date_formats=workbook._date_formats,  # noqa: SLF001
            timedelta_formats=workbook._timedelta_formats,  # noqa: SLF001
        )
        raw: dict[int, RawRow] = {}
        for number, cells in parser.parse():
            found: RawRow = []
            for cell in cells:
                value = cell["value"]
                if value is not None and cell["column"] <= MOST_COLUMNS:
                    style = cell["style_id"]
                    if style in percents:
                        value = _as_seen(value, percent=True)
                    found.append((cell["column"] - 1, value, fonts.get(style, "")))
            if found:
                raw[number] = found
                _require_few(raw, sheet.title)
    return clean(sheet.title), raw, parser


@cache
def _parser_class() -> Any:
    """Return the library's parser, which also tells a formula without a result from an empty cell."""
    from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

    class Parser(WorkSheetParser):
        def parse_cell(self, element: Any) -> dict[str, Any]:
            cell: dict[str, Any] = super().parse_cell(element)
            if cell["value"] is None and element.find(FORMULA_TAG) is not None:
                cell["value"] = NOT_CALCULATED
            return cell

    return Parser


def _require_few(rows: dict[int, RawRow], title: str) -> None:
    if len(rows) > MOST_ROWS:
        raise UnreadableDocument(
            f"Trang «{clean(title)}» có hơn {format_integer(MOST_ROWS)} dòng. "
            "Hãy tách thành nhiều tệp nhỏ rồi nhập từng tệp."
        )


def _sheet(title: str, raw: dict[int, RawRow], parser: Any) -> Sheet:
    last = max(raw, default=0)
    width = 1 + max((column for row in raw.values() for column, _, _ in row), default=-1)
    text = SheetText(list(raw.values()))
    empty: list[Value] = [None] * width
    rows = [empty] * last
    for number, cells in raw.items():
        row = empty.copy()
        for column, value, font in cells:
            row[column] = text.value(column, value, font)
        rows[number - 1] = row
    blocks = _blocks(parser, last, width)
    for block in blocks:
        value = rows[block.top][block.left]
        for place in range(block.top, block.bottom + 1):
            if rows[place] is empty:
                rows[place] = empty.copy()
            rows[place][block.left : block.right + 1] = [value] * (block.right + 1 - block.left)
    return Sheet(
        title,
        1,
        tuple(map(tuple, rows)),
        encoding=text.encoding,
        blocks=blocks,
        hidden_rows=_hidden_rows(parser, last),
        hidden_columns=_hidden_columns(parser, width),
    )


def _blocks(parser: Any, rows: int, width: int) -> tuple[Block, ...]:
    from openpyxl.utils import range_boundaries

    found = []
    for one in parser.merged_cells.mergeCell if parser.merged_cells else ():
        left, top, right, bottom = (place or 0 for place in range_boundaries(one.ref))
        if min(left, top, right, bottom) >= 1 and top <= rows and left <= width:
            found.append(Block(top - 1, left - 1, min(bottom, rows) - 1, min(right, width) - 1))
    return tuple(found)


def _hidden_rows(parser: Any, rows: int) -> frozenset[int]:
    hidden = (int(number) for number, told in parser.row_dimensions.items() if told.get("hidden") in _YES)
    return frozenset(number - 1 for number in hidden if number <= rows)


def _hidden_columns(parser: Any, width: int) -> frozenset[int]:
    return frozenset(
        column - 1
        for told in parser.column_dimensions.values()
        if told.get("hidden") in _YES
        for column in range(int(told["min"]), min(int(told["max"]), width) + 1)
    )


def _old_fonts(workbook: Any) -> dict[int, str]:
    """Return style → font, of the fonts whose name tells an old coding."""
    names = [font.name or "" for font in workbook._fonts]  # noqa: SLF001 - kept nowhere else
    return {
        place: names[style.fontId]
        for place, style in enumerate(workbook._cell_styles)  # noqa: SLF001
        if style.fontId < len(names) and coding_of_font(names[style.fontId]) is not None
    }


def _percent_styles(workbook: Any) -> frozenset[int]:
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    own = list(workbook._number_formats)  # noqa: SLF001 - kept nowhere else

    def told(number: int) -> str:
        place = number - _FIRST_OWN_FORMAT
        return own[place] if 0 <= place < len(own) else BUILTIN_FORMATS.get(number) or ""

    return frozenset(
        place
        for place, style in enumerate(workbook._cell_styles)  # noqa: SLF001
        if "%" in told(style.numFmtId)
    )


def _as_seen(raw: Any, *, percent: bool) -> Any:
    if percent and isinstance(raw, int | float) and not isinstance(raw, bool):
        return round(raw * 100, 6)
    return raw
