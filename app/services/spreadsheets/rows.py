"""The rows of one sheet as records of one kind, with problems by cell. Needs no file of the book."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from app.core.errors import UnreadableDocument
from app.core.text import fold
from app.services.spreadsheets.cells import BadCell, cell_value
from app.services.spreadsheets.kinds import ID_KEY, SheetKind
from app.services.spreadsheets.mapping import Header, find_header, with_given
from app.services.spreadsheets.preview import CellProblem, ReadRow, ReadSheet, Skip, SkippedRow
from app.services.spreadsheets.reading import Sheet, Value, cell_name, column_letter

_TOTAL: Final = re.compile(r"(?:tong cong|tong so|tong|cong)(?:\s*\(.*\))?\s*:?")
_COLUMN_NUMBER: Final = re.compile(r"\(?(?:\d{1,2}|[a-z])\)?")
_FEW_CELLS: Final = 2
_GROUP_WIDTH: Final = 3


def read_rows(
    sheet: Sheet, kind: SheetKind, *, today: date, mapping: Mapping[str, str] | None = None
) -> ReadSheet | None:
    """Return the sheet's records; None when it has no headings of this kind and none are given."""
    header = find_header(sheet, kind.targets(), required=kind.required)
    if mapping:
        header = with_given(header, sheet, mapping)
    if header is None:
        return None
    first = header.rows[-1] + 1
    skipped = [SkippedRow(sheet.row_number(index), Skip.TITLE) for index in range(first)]
    rows = []
    for index in range(first, len(sheet.rows)):
        number = sheet.row_number(index)
        reason = _reason_to_skip(sheet.rows[index], header, kind, is_first=index == first)
        if reason is None:
            rows.append(_record(sheet, index, header, kind, today=today))
        else:
            skipped.append(SkippedRow(number, reason))
    return ReadSheet(
        name=sheet.name,
        header_rows=tuple(sheet.row_number(index) for index in header.rows),
        mapping=header.letters(),
        unmapped=tuple(column_letter(column) for column in header.unmapped),
        rows=tuple(rows),
        skipped=tuple(skipped),
    )


def require_sheets(found: list[ReadSheet], kind: SheetKind) -> None:
    """Raise a sentence when no sheet had the headings."""
    if not found:
        label = kind.fields()[kind.required].label
        raise UnreadableDocument(
            f"Không tìm thấy dòng tiêu đề có cột «{label}» trong tệp. "
            "Hãy đặt tên cột ở dòng đầu bảng, hoặc chỉ rõ cột nào là mục nào."
        )


def _record(sheet: Sheet, index: int, header: Header, kind: SheetKind, *, today: date) -> ReadRow:
    fields = kind.fields()
    number = sheet.row_number(index)
    record: dict[str, Any] = {}
    problems, cells = [], {}
    for column, key in header.columns.items():
        value = sheet.rows[index][column]
        cells[key] = cell_name(column, number)
        if key == ID_KEY:
            if value is not None:
                record[ID_KEY] = str(value)
            continue
        try:
            found = cell_value(fields[key], value, kind.rules, today=today)
        except BadCell as error:
            problems.append(CellProblem(cells[key], str(error)))
            continue
        if found is not None:
            record[key] = found
    if not record.get(kind.required) and not any(one.cell == cells[kind.required] for one in problems):
        label = fields[kind.required].label
        problems.append(CellProblem(cells[kind.required], f"Chưa có «{label}». Hãy điền ô này."))
    kind.finish(record, today=today)
    return ReadRow(sheet.name, number, record, tuple(problems), cells=cells)


def _reason_to_skip(
    row: tuple[Value, ...], header: Header, kind: SheetKind, *, is_first: bool
) -> Skip | None:
    filled = {column: value for column, value in enumerate(row) if value is not None}
    if not filled:
        return Skip.BLANK
    texts = [fold(str(value)) for value in filled.values()]
    if is_first and len(filled) > _FEW_CELLS and all(_COLUMN_NUMBER.fullmatch(text) for text in texts):
        return Skip.NUMBERING
    words = [text for text in texts if not _COLUMN_NUMBER.fullmatch(text)]
    if words and _TOTAL.fullmatch(words[0]):
        return Skip.TOTAL
    if len(filled) >= _GROUP_WIDTH and len(set(words)) == 1 and len(words) >= _GROUP_WIDTH:
        return Skip.GROUP
    required = next(column for column, key in header.columns.items() if key == kind.required)
    if required not in filled and len(set(texts)) <= _FEW_CELLS:
        return Skip.NOTE
    return None
