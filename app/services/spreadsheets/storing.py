"""Storing the rows of one import: names become records, doubled rows are merged, a refused row goes aside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core.errors import InvalidRecord, RecordNotFound
from app.models import Body, Hamlet, Unit
from app.services.records import Records
from app.services.records.fields import FieldType, fields_of
from app.services.records.kinds import kind_named
from app.services.records.service import as_record
from app.services.spreadsheets.cells import single_field
from app.services.spreadsheets.doubles import Decision
from app.services.spreadsheets.filling import filled
from app.services.spreadsheets.preview import CellProblem, ImportPreview, ReadRow, by_cell
from app.services.spreadsheets.references import References, Unresolved
from app.services.spreadsheets.sheet_kind import ID_KEY, SheetKind

_TOGETHER: Final = 200
"""Rows that go to the file in one flush."""


class Storing:
    """Stores the rows of one import, in the caller's transaction."""

    def __init__(
        self,
        session: Session,
        records: Records,
        kind: SheetKind,
        preview: ImportPreview,
        plan: Mapping[str, Decision],
    ) -> None:
        self._session = session
        self._records = records
        self._kind = kind
        self._references = References(session)
        self._fields = fields_of(kind_named(kind.name).model)
        self._plan = plan
        self._doubles = {name: double for double in preview.duplicates for name in double.rows}
        self._first: dict[tuple[str, ...], str] = {}
        # A session forgets rows that nobody holds, and would look up the same few for every row.
        self._held = [session.scalars(select(model)).all() for model in (Body, Unit, Hamlet)]
        self.made: list[str] = []
        self.known: list[str] = []

    def store(self, rows: Sequence[ReadRow], *, tick: Callable[[int], None]) -> list[ReadRow]:
        """Store rows; return those that are refused, each with its problem.

        `tick` is told how many rows are behind, before each.
        """
        refused: list[ReadRow] = []
        for start in range(0, len(rows), _TOGETHER):
            some = rows[start : start + _TOGETHER]
            # Together is many times faster. Who of them is refused only shows one by one.
            if not self._stored_together(some, behind=start, tick=tick):
                refused += filter(None, map(self._stored_alone, some))
        return refused

    def _stored_together(self, rows: Sequence[ReadRow], *, behind: int, tick: Callable[[int], None]) -> bool:
        """Store rows in one flush; return False, with nothing stored, when one of them is refused."""
        before = (len(self.made), len(self.known), dict(self._first))
        try:
            with self._session.begin_nested():
                for done, row in enumerate(rows, behind):
                    tick(done)
                    self._put(row)
        except (InvalidRecord, Unresolved, RecordNotFound, IntegrityError):
            del self.made[before[0] :], self.known[before[1] :]
            self._first = before[2]
            self._forget()
            return False
        return True

    def _stored_alone(self, row: ReadRow) -> ReadRow | None:
        """Store a row; return it with its problem when it is refused."""
        try:
            with self._session.begin_nested():
                self._put(row)
        except InvalidRecord as error:
            problems = [
                CellProblem(cell_of(row, one.field, self._kind), one.message) for one in error.findings
            ]
        except Unresolved as unresolved:
            problems = [CellProblem(cell_of(row, "", self._kind), str(unresolved))]
        except RecordNotFound as error:
            problems = [CellProblem(cell_of(row, ID_KEY, self._kind), str(error))]
        else:
            return None
        self._forget()
        return replace(row, problems=by_cell(problems))

    def _forget(self) -> None:
        """Know no more what was made for a refused row (a body, a unit): it has gone with it."""
        self._references = References(self._session)

    def _put(self, row: ReadRow) -> None:
        values = self._references.resolved(self._fields, row.record, make=True)
        double = self._doubles.get(row.name)
        target = values.get(ID_KEY)
        if target:
            _keep_known(self._session, self._kind, values)
        elif double is not None and self._plan.get(row.name) is Decision.MERGE:
            target = double.existing_id or self._first.get(double.rows)
            if target is not None:
                # The first row like it may be of this very batch.
                self._session.flush()
                found = kind_named(self._kind.name)
                record = as_record(found, self._session.get_one(found.model, target))
                values = filled(record, values)
        stored, _ = self._records.write_in(self._session, self._kind.name, values, confirmed=True)
        record_id = stored.id
        if target:
            self.known.append(record_id)
        else:
            self.made.append(record_id)
            if double is not None:
                self._first.setdefault(double.rows, record_id)


def _keep_known(session: Session, kind: SheetKind, values: dict[str, Any]) -> None:
    """Let sub-rows that a record has already keep their ids, and a reference stay that shows this name."""
    fields = kind.fields()
    present = session.get(kind_named(kind.name).model, values[ID_KEY])
    for key, given in values.items():
        if present is None or key not in fields or fields[key].value is not FieldType.ROWS:
            continue
        single = single_field(fields[key]).key
        ids = {getattr(child, single): child.id for child in getattr(present, key)}
        values[key] = [{**one, "id": ids[one[single]]} if one[single] in ids else one for one in given or ()]


def cell_of(row: ReadRow, path: str, kind: SheetKind) -> str:
    """Return the cell that a finding is about, by its key; the record's name cell when there is none."""
    key, *rest = path.split(".")
    sub = f"{key}.{rest[-1]}" if rest else ""
    names = (sub, path, key, kind.asked_by.get(key, ""), f"{key}.title", kind.required)
    return next((row.cells[name] for name in names if name in row.cells), next(iter(row.cells.values()), ""))
