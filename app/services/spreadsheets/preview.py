"""What a file would bring, before anything is stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.services.records.values import to_json
from app.services.spreadsheets.row_kinds import Skip


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong at a cell («G6»), or with a row («A6»)."""

    cell: str
    message: str


def by_cell(problems: Iterable[CellProblem]) -> tuple[CellProblem, ...]:
    """Return problems in the order in which their cells are read: by row, then by column."""
    return tuple(sorted(problems, key=_place))


def _place(problem: CellProblem) -> tuple[int, int, str]:
    letters = problem.cell.rstrip("0123456789")
    return int(problem.cell[len(letters) :] or 0), len(letters), letters


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

    def refusal_json(self) -> dict[str, Any]:
        """Return why the row cannot be stored."""
        return {"row": self.name, "problems": [_problem(one) for one in self.problems]}


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that is no record; `text` is what stands in it."""

    row: int
    reason: Skip
    text: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the sheet as people see it: its letter, heading and first value."""

    letter: str
    title: str
    sample: str


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
    layout: str = ""
    """What tells this layout of headings from others."""
    headings: tuple[Heading, ...] = ()

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
    sure: bool = False
    """Whether everything that tells them is whole and equal."""


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file would bring."""

    kind: str
    sheets: tuple[ReadSheet, ...]
    duplicates: tuple[Duplicate, ...]
    hidden_sheets: tuple[str, ...] = ()
    """Sheets that Excel hides: nothing is read of them."""

    @property
    def rows(self) -> tuple[ReadRow, ...]:
        """Return every row of every sheet."""
        return tuple(row for sheet in self.sheets for row in sheet.rows)

    def to_json(self) -> dict[str, Any]:
        """Return `{"sheets": […], "duplicates": […], "hidden_sheets": […]}`."""
        return {
            "sheets": [sheet.to_json() for sheet in self.sheets],
            "duplicates": [
                {"rows": list(one.rows), "existing_id": one.existing_id} for one in self.duplicates
            ],
            "hidden_sheets": list(self.hidden_sheets),
        }


def _problem(problem: CellProblem) -> dict[str, str]:
    return {"cell": problem.cell, "message": problem.message}
