"""A list in Excel as records: looked at first, then stored in one transaction."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.core.errors import AppError, Finding, InvalidRecord, RecordNotFound, Severity
from app.core.progress import NoProgress, Progress
from app.core.text import fold
from app.db.database import Database
from app.models import DomainRow, Unit
from app.services.changelog.changes import Changes
from app.services.changelog.recorder import changes_of
from app.services.records import Records
from app.services.records.fields import Field, FieldType
from app.services.records.kinds import kind_named, kind_of
from app.services.spreadsheets.cells import single_field
from app.services.spreadsheets.kinds import ID_KEY, SheetKind, sheet_kind
from app.services.spreadsheets.preview import CellProblem, Duplicate, ImportPreview, ReadRow, ReadSheet
from app.services.spreadsheets.reading import read_sheets
from app.services.spreadsheets.rows import read_rows, require_sheets
from app.services.tasks.unit_names import UnitNames


class _Rehearsed(Exception):
    """Ends a transaction that was only to be tried."""


class NothingToImport(AppError):
    """No row of a file can be stored."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Ids of the records made and changed, how many stood as the file has them, and the rows left out."""

    made: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    left_out: tuple[ReadRow, ...]
    changes: Changes


class Imports:
    """Brings lists of records in from Excel."""

    def __init__(self, database: Database, *, records: Records, clock: Clock) -> None:
        self._database = database
        self._records = records
        self._clock = clock

    def preview(
        self,
        kind: str,
        path: Path,
        *,
        mapping: Mapping[str, str] | None = None,
        progress: Progress | None = None,
    ) -> ImportPreview:
        """Read a file and try every row without storing any.

        `mapping` sets columns by hand: letter → field key, «» for a column to leave out. Raises
        `UnknownKind`, `UnreadableDocument`.
        """
        found = sheet_kind(kind)
        _check_mapping(found, mapping or {})
        today = self._clock.today()
        sheets = [
            read
            for sheet in read_sheets(path)
            if (read := read_rows(sheet, found, today=today, mapping=mapping)) is not None
        ]
        require_sheets(sheets, found)
        tried = self._tried(sheets, found, progress or NoProgress())
        with self._database.read() as session:
            return ImportPreview(kind, tried, _duplicates(session, tried, found))

    def apply(
        self,
        preview: ImportPreview,
        *,
        leave_out: Collection[str] | None = None,
        progress: Progress | None = None,
    ) -> ImportResult:
        """Store the rows without problems, in one transaction that one undo takes back.

        `leave_out` names rows («Sheet1!6») that the officer does not want; by default those that are in the
        book already or double another row. A row with the id of a record changes that record.
        """
        kind = sheet_kind(preview.kind)
        unwanted = preview.doubles() if leave_out is None else frozenset(leave_out)
        wanted = [row for row in preview.rows if not row.problems and row.name not in unwanted]
        left_out = tuple(row for row in preview.rows if row.problems or row.name in unwanted)
        if not wanted:
            raise NothingToImport(
                "Không có dòng nào nhập được: các dòng đều có lỗi hoặc đã có trong sổ. "
                "Hãy sửa các ô được báo lỗi trong tệp rồi nhập lại."
            )
        watcher = progress or NoProgress()
        made: list[str] = []
        known: list[str] = []
        with self._database.transaction(f"Nhập {kind_named(kind.name).title.lower()} từ Excel") as session:
            put = self._putter(session, kind)
            for done, row in enumerate(wanted):
                watcher.check()
                watcher.step(done, len(wanted), "Đang nhập từ Excel…")
                (known if row.record.get(ID_KEY) else made).append(put(row))
            changes = changes_of(session)
        touched = changes.touched.get(kind.name, frozenset())
        changed = tuple(one for one in known if one in touched)
        return ImportResult(tuple(made), changed, len(known) - len(changed), left_out, changes)

    def _tried(self, sheets: list[ReadSheet], kind: SheetKind, progress: Progress) -> tuple[ReadSheet, ...]:
        """Put every row inside a transaction that is taken back, and keep what was found wrong."""
        total = sum(len(sheet.rows) for sheet in sheets)
        tried: list[ReadSheet] = []
        done = 0
        try:
            with self._database.transaction("") as session:
                put = self._putter(session, kind)
                for sheet in sheets:
                    rows = []
                    for row in sheet.rows:
                        progress.check()
                        progress.step(done, total, "Đang kiểm tra từng dòng…")
                        done += 1
                        rows.append(row if row.problems else self._try(session, row, kind, put))
                    tried.append(replace(sheet, rows=tuple(rows)))
                raise _Rehearsed
        except _Rehearsed:
            return tuple(tried)

    def _try(self, session: Session, row: ReadRow, kind: SheetKind, put: Callable[..., str]) -> ReadRow:
        try:
            with session.begin_nested():
                put(row, confirmed=False)
        except InvalidRecord as error:
            problems = [_at_cell(row, finding, kind) for finding in error.findings]
            asked = all(finding.severity is Severity.ASK for finding in error.findings)
            return (
                replace(row, questions=tuple(problems)) if asked else replace(row, problems=tuple(problems))
            )
        except RecordNotFound:
            cell = row.cells[ID_KEY]
            return replace(
                row,
                problems=(
                    CellProblem(cell, "Mã ở ô này không có trong sổ. Hãy xóa mã để thêm thành mục mới."),
                ),
            )
        return row

    def _putter(self, session: Session, kind: SheetKind) -> Callable[..., str]:
        """Return a function that stores one row: names of units become ids, unknown units are made."""
        names = UnitNames.of(session)
        fields = kind.fields()

        def put(row: ReadRow, *, confirmed: bool = True) -> str:
            values = {
                key: _with_units(session, fields[key], value, names) if key in fields else value
                for key, value in row.record.items()
            }
            if row.record.get(ID_KEY):
                _keep_known(session, kind, fields, values)
            return self._records.put_in(session, kind.name, values, confirmed=confirmed).record.id

        return put


def _with_units(session: Session, field: Field, value: Any, names: UnitNames) -> Any:
    if value is None:
        return None
    if field.value is FieldType.REFERENCE and field.model is Unit:
        return names.find_or_make(session, value)
    if field.value is FieldType.ROWS:
        single = single_field(field)
        if single.model is Unit:
            ids = [unit for one in value for unit in _units(session, one[single.key], names)]
            return [{single.key: one} for one in dict.fromkeys(ids)]
    return value


def _units(session: Session, name: str, names: UnitNames) -> tuple[str, ...]:
    """Return the units that one piece of a cell names: one, or several known ones between commas."""
    if names.find(name) is None and (several := names.find_several(name)):
        return several
    return (names.find_or_make(session, name),)


def _keep_known(
    session: Session, kind: SheetKind, fields: Mapping[str, Field], values: dict[str, Any]
) -> None:
    """Let sub-rows that a record has already keep their ids, and a reference stay that shows this name."""
    present = session.get(kind_named(kind.name).model, values[ID_KEY])
    for key, given in values.items():
        if present is None or key not in fields:
            continue
        field = fields[key]
        if field.value is FieldType.ROWS:
            single = single_field(field).key
            ids = {getattr(child, single): child.id for child in getattr(present, key)}
            values[key] = [
                {**one, "id": ids[one[single]]} if one[single] in ids else one for one in given or ()
            ]
        elif field.value is FieldType.REFERENCE and field.model and getattr(present, key):
            row = session.get(field.model, getattr(present, key))
            if given in {getattr(row, name) for name in kind_of(field.model).named_by}:
                values[key] = getattr(present, key)


def _at_cell(row: ReadRow, finding: Finding, kind: SheetKind) -> CellProblem:
    key = finding.field.partition(".")[0]
    cell = row.cells.get(key) or row.cells.get(kind.asked_by.get(key, "")) or row.cells[kind.required]
    return CellProblem(cell, finding.message)


def _check_mapping(kind: SheetKind, mapping: Mapping[str, str]) -> None:
    known = {*kind.fields(), ID_KEY, ""}
    for letter, key in mapping.items():
        if key not in known:
            allowed = ", ".join(kind.fields())
            raise InvalidRecord(
                [Finding(letter, f"Cột {letter}: không có mục «{key}». Các mục dùng được: {allowed}.")]
            )


def _duplicates(session: Session, sheets: tuple[ReadSheet, ...], kind: SheetKind) -> tuple[Duplicate, ...]:
    """Return rows with equal identity, and rows that a record of the book equals."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for sheet in sheets:
        for row in sheet.rows:
            if row.record.get(kind.required) and not row.record.get(ID_KEY):
                groups.setdefault(_identity(kind, row.record), []).append(row.name)
    model = kind_named(kind.name).model
    known = _known(session, kind, model)
    found = [
        Duplicate(tuple(rows), known.get(identity))
        for identity, rows in groups.items()
        if len(rows) > 1 or identity in known
    ]
    return tuple(found)


def _known(session: Session, kind: SheetKind, model: type[DomainRow]) -> dict[tuple[str, ...], str]:
    columns = [getattr(model, key) for key in kind.identity]
    return {
        _identity(kind, dict(zip(kind.identity, row[1:], strict=True))): row[0]
        for row in session.execute(select(model.id, *columns))
    }


def _identity(kind: SheetKind, record: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(fold(str(record.get(key) or "")) for key in kind.identity)
