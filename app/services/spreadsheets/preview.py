"""What a file would bring, before anything is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.services.records.values import to_json


class Skip(StrEnum):
    """Why a row is no record."""

    TITLE = "title"
    """Above the headings, or the headings themselves."""
    BLANK = "blank"
    NUMBERING = "numbering"
    """The row of column numbers under the headings."""
    GROUP = "group"
    """A heading over the rows that follow."""
    TOTAL = "total"
    NOTE = "note"
    """Signatures and remarks below the table."""


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong at a cell («G6»), or with a row («A6»)."""

    cell: str
    message: str


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One record as read; references are names. `cells` says which cell each field came from."""

    sheet: str
    row: int
    record: Mapping[str, Any]
    problems: tuple[CellProblem, ...] = ()
    questions: tuple[CellProblem, ...] = ()
    """Unusual, but stored when the officer goes on."""
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """«Sheet1!6»."""
        return f"{self.sheet}!{self.row}"


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is no record."""

    row: int
    reason: Skip


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet. `mapping` is column letter → field key; `header_rows` empty: no headings were found."""

    name: str
    header_rows: tuple[int, ...]
    mapping: Mapping[str, str]
    unmapped: tuple[str, ...]
    rows: tuple[ReadRow, ...]
    skipped: tuple[SkippedRow, ...]
    encoding: str = "unicode"

    def to_json(self) -> dict[str, Any]:
        """Return the sheet as in the contract of `import … --dry-run --json`."""
        return {
            "name": self.name,
            "header_rows": list(self.header_rows),
            "encoding": self.encoding,
            "mapping": dict(self.mapping),
            "unmapped": list(self.unmapped),
            "rows": [
                {
                    "row": row.row,
                    "record": {key: to_json(value) for key, value in row.record.items() if value is not None},
                    "problems": [_problem(one) for one in row.problems],
                    "questions": [_problem(one) for one in row.questions],
                }
                for row in self.rows
            ],
            "skipped": [{"row": one.row, "reason": one.reason.value} for one in self.skipped],
        }


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Rows that are the same record, or a row that is in the book already."""

    rows: tuple[str, ...]
    existing_id: str | None = None


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file would bring."""

    kind: str
    sheets: tuple[ReadSheet, ...]
    duplicates: tuple[Duplicate, ...]

    @property
    def rows(self) -> tuple[ReadRow, ...]:
        """Return every row of every sheet."""
        return tuple(row for sheet in self.sheets for row in sheet.rows)

    def doubles(self) -> frozenset[str]:
        """Return the rows to leave out: those in the book already, and all but the first of equal ones."""
        later = {name for one in self.duplicates if one.existing_id is None for name in one.rows[1:]}
        known = {name for one in self.duplicates if one.existing_id is not None for name in one.rows}
        return frozenset(later | known)

    def to_json(self) -> dict[str, Any]:
        """Return `{"sheets": […], "duplicates": […]}`."""
        return {
            "sheets": [sheet.to_json() for sheet in self.sheets],
            "duplicates": [
                {"rows": list(one.rows), "existing_id": one.existing_id} for one in self.duplicates
            ],
        }


def _problem(problem: CellProblem) -> dict[str, str]:
    return {"cell": problem.cell, "message": problem.message}
