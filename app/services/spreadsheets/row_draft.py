"""One row on its way to a record: its cells by field, and what is found wrong or unusual."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from app.models import DomainRow
from app.services.records.fields import Field, fields_of
from app.services.spreadsheets.cells import BadCell, CellRules, cell_value, formula_error
from app.services.spreadsheets.preview import CellProblem
from app.services.spreadsheets.sheet import Value
from app.services.spreadsheets.sheet_text import UNREADABLE

_UNREADABLE_SIGNS: Final = f"Ô có ký tự hỏng, được ghi là «{UNREADABLE}». Hãy sửa lại chữ trong ô rồi nhập."


class FieldReader:
    """Reads cells as fields; equal cells of a column are read once."""

    def __init__(self, fields: Mapping[str, Field], rules: CellRules, *, today: date) -> None:
        self.fields = fields
        self.today = today
        self._rules = rules
        self._known: dict[tuple[str, type, Value], tuple[Any, str]] = {}
        self._of: dict[type[DomainRow], FieldReader] = {}

    def of(self, model: type[DomainRow], rules: CellRules) -> "FieldReader":
        """Return the reader of a kind of sub-row."""
        if model not in self._of:
            self._of[model] = FieldReader(fields_of(model), rules, today=self.today)
        return self._of[model]

    def read(self, key: str, value: Value) -> Any:
        """Return a cell as `Records.put` takes it. Raises `BadCell`."""
        known = (key, type(value), value)
        if known not in self._known:
            try:
                self._known[known] = cell_value(self.fields[key], value, self._rules, today=self.today), ""
            except BadCell as error:
                self._known[known] = None, str(error)
        found, message = self._known[known]
        if message:
            raise BadCell(message)
        # A list may be changed by who gets it.
        return list(found) if isinstance(found, list) else found


class RowDraft:
    """A row: `values` and `cells` (names such as «B6») by key; `groups`: the headings above, outer first."""

    def __init__(
        self,
        reader: FieldReader,
        *,
        values: Mapping[str, Value],
        cells: Mapping[str, str],
        groups: tuple[str, ...],
        titles: tuple[str, ...],
        bodies: Callable[[str], str],
    ) -> None:
        self.reader = reader
        self.values = dict(values)
        self.cells = dict(cells)
        self.groups = groups
        self.titles = titles
        """The sheet's name and what stands above the table."""
        self.bodies = bodies
        """A body's name as the register has it."""
        self.record: dict[str, Any] = {}
        self.problems: list[CellProblem] = []
        self.questions: list[CellProblem] = []

    def leave_out_unreadable(self) -> None:
        """Tell of cells with a failed formula, which say nothing, and of signs that could not be read."""
        for key, value in self.values.items():
            if not isinstance(value, str):
                continue
            if problem := formula_error(value):
                self.values[key] = None
                self.problem(key, problem)
            elif UNREADABLE in value:
                self.question(key, _UNREADABLE_SIGNS)

    def read_fields(self) -> None:
        """Read every column as its field."""
        for key in self.values:
            if key in self.reader.fields:
                self.read_field(key)

    def read_field(self, key: str, value: Value = None) -> None:
        """Read one column, or a value in its place, into its field."""
        try:
            found = self.reader.read(key, self.values.get(key) if value is None else value)
        except BadCell as error:
            self.problem(key, str(error))
            return
        if found is not None:
            self.record[key] = found

    def problem(self, key: str, message: str) -> None:
        """Note what keeps the row from being stored, at the cell of a column."""
        self.problems.append(CellProblem(self.cell(key), message))

    def question(self, key: str, message: str) -> None:
        """Note what is unusual, at the cell of a column."""
        self.questions.append(CellProblem(self.cell(key), message))

    def cell(self, key: str) -> str:
        """Return the name of a column's cell in this row; the row's first cell without that column."""
        return self.cells.get(key) or next(iter(self.cells.values()))
