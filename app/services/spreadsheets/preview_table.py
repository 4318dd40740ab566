"""A preview as the officer looks at it: a line a row, the cells in question marked, a sentence for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.core.text import MASKED
from app.services.records.fields import fields_of
from app.services.records.kinds import kind_named
from app.services.spreadsheets.filling import record_texts
from app.services.spreadsheets.preview import ImportPreview, ReadRow, by_cell
from app.services.spreadsheets.sheet_kind import SheetKind


class RowState(StrEnum):
    """What becomes of a row."""

    GOOD = "good"
    QUESTION = "question"
    REPEATED = "repeated"
    KNOWN = "known"
    PROBLEM = "problem"

    @property
    def label(self) -> str:
        """What the officer reads."""
        return _LABELS[self]


_LABELS: Final = {
    RowState.GOOD: "Sẽ nhập",
    RowState.QUESTION: "Nên xem lại",
    RowState.REPEATED: "Lặp lại",
    RowState.KNOWN: "Đã có trong sổ",
    RowState.PROBLEM: "Có lỗi",
}


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line: `texts` by column, masked as in every list; `marks` tells what is wrong or unusual there."""

    name: str
    number: int
    state: RowState
    texts: tuple[str, ...]
    marks: Mapping[int, str]
    sentences: tuple[tuple[str, str], ...]
    """Cell («G6») and sentence."""


@dataclass(frozen=True, slots=True)
class PreviewTable:
    """The lines of one sheet under the columns that any of them fills."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


def preview_table(preview: ImportPreview, place: int, kind: SheetKind) -> PreviewTable:
    """Return the sheet at `place`."""
    sheet = preview.sheets[place]
    mapped = {kind.field_of(key) for key in sheet.mapping.values()}
    held = mapped.union(*(row.record for row in sheet.rows))
    # As in the file, what follows from other cells at the end.
    columns = list(dict.fromkeys(map(kind.field_of, sheet.mapping.values())))
    order = {key: place for place, key in enumerate(columns)}
    known_fields = fields_of(kind_named(kind.name).model)
    wanted = sorted((key for key in known_fields if key in held), key=lambda key: order.get(key, len(order)))
    fields = {key: known_fields[key] for key in wanted}
    places = {key: column for column, key in enumerate(fields)}
    known = {name for one in preview.duplicates if one.existing_id is not None for name in one.rows}
    repeated = {name for one in preview.duplicates for name in one.rows[1:]} - known
    rows = []
    for row in sheet.rows:
        texts = record_texts(kind.name, row.record)
        rows.append(
            TableRow(
                row.name,
                row.row,
                _state(row, known, repeated),
                tuple(MASKED if texts[key] and key in kind.masked else texts[key] for key in fields),
                _marks(row, kind, places),
                tuple((one.cell, one.message) for one in by_cell((*row.problems, *row.questions))),
            )
        )
    return PreviewTable(tuple(one.label for one in fields.values()), tuple(rows))


def _state(row: ReadRow, known: set[str], repeated: set[str]) -> RowState:
    if row.problems:
        return RowState.PROBLEM
    if row.name in known:
        return RowState.KNOWN
    if row.name in repeated:
        return RowState.REPEATED
    return RowState.QUESTION if row.questions else RowState.GOOD


def _marks(row: ReadRow, kind: SheetKind, places: Mapping[str, int]) -> dict[int, str]:
    """Return column → sentences of the cells that end in it."""
    told = (*row.problems, *row.questions)
    if not told:
        return {}
    by_cell: dict[str, int] = {}
    for key, cell in row.cells.items():
        column = places.get(kind.field_of(key))
        if column is not None:
            by_cell.setdefault(cell, column)
    marks: dict[int, str] = {}
    for one in told:
        column = by_cell.get(one.cell, 0)
        marks[column] = f"{marks[column]}\n{one.message}" if column in marks else one.message
    return marks
