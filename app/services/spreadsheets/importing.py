"""A list in Excel as records: looked at first, then stored in one transaction."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.core.collecting import without_collecting
from app.core.errors import AppError, Finding, InvalidRecord, Severity
from app.core.progress import NoProgress, Progress
from app.db.database import Database
from app.services.changelog.changes import Changes
from app.services.changelog.recorder import changes_of
from app.services.local_state import LocalStore
from app.services.records import Records
from app.services.records.fields import FieldType, fields_of
from app.services.records.kinds import kind_named, kind_of
from app.services.records.service import as_record
from app.services.spreadsheets.doubles import Decision, find_doubles
from app.services.spreadsheets.filling import ComparedField, record_texts, sensitive_keys
from app.services.spreadsheets.kinds import ID_KEY, SHEET_KINDS, SheetKind, sheet_kind
from app.services.spreadsheets.preview import CellProblem, ImportPreview, ReadRow, ReadSheet
from app.services.spreadsheets.preview_table import PreviewTable, preview_table
from app.services.spreadsheets.reading import read_file
from app.services.spreadsheets.references import References, Unresolved, whole_record
from app.services.spreadsheets.rows import read_rows, require_sheets, with_findings
from app.services.spreadsheets.sheet import Sheet
from app.services.spreadsheets.storing import Storing, cell_of

_LAYOUT: Final = "import.layout"


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
        self._local = LocalStore(database)

    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Return the kinds that a sheet can bring, each with its title."""
        return tuple((name, kind_named(name).title) for name in SHEET_KINDS)

    def columns(self, kind: str) -> Mapping[str, str]:
        """Return the keys that a column can be set to, each with what the officer reads."""
        return dict(sheet_kind(kind).keys)

    def preview(
        self,
        kind: str,
        path: Path,
        *,
        mapping: Mapping[str, str] | None = None,
        lenient: bool = False,
        progress: Progress | None = None,
    ) -> ImportPreview:
        """Read a file and check every row without storing any.

        `mapping` sets columns by hand: letter → field key, «» for a column to leave out; columns set before
        for the same headings are known. `lenient`: where no sheet has the headings, the sheets come without a
        record instead of an error, for setting the columns by hand. Raises `UnknownKind`,
        `UnreadableDocument`.
        """
        _check_mapping(sheet_kind(kind), mapping or {})
        with without_collecting():
            return self._preview(
                sheet_kind(kind),
                path,
                mapping=mapping or {},
                lenient=lenient,
                watcher=progress or NoProgress(),
            )

    def _preview(
        self, found: SheetKind, path: Path, *, mapping: Mapping[str, str], lenient: bool, watcher: Progress
    ) -> ImportPreview:
        watcher.step(0, 3, "Đang đọc tệp…")
        file = read_file(path)
        sheets = file.sheets
        watcher.check()
        watcher.step(1, 3, "Đang tìm bảng và các cột…")
        with self._database.read() as session:
            references = References(session)
            read = self._read(sheets, found, mapping, references)
            if not read and lenient:
                read = self._read(sheets, found, mapping, references, lenient=True)
            require_sheets(read, found)
            watcher.check()
            watcher.step(2, 3, "Đang kiểm tra từng dòng…")
            checked = tuple(
                replace(
                    sheet,
                    rows=tuple(self._checked(session, row, found, references, watcher) for row in sheet.rows),
                )
                for sheet in read
            )
            rows = [row for sheet in checked for row in sheet.rows]
            return ImportPreview(found.name, checked, find_doubles(session, rows, found), file.hidden)

    def _read(
        self,
        sheets: Sequence[Sheet],
        kind: SheetKind,
        mapping: Mapping[str, str],
        references: References,
        *,
        lenient: bool = False,
    ) -> list[ReadSheet]:
        found = (
            read_rows(
                sheet,
                kind,
                today=self._clock.today(),
                mapping=mapping,
                remembered=lambda layout: self._remembered(kind.name, layout),
                bodies=references.bodies.shown,
                lenient=lenient,
            )
            for sheet in sheets
        )
        return [one for one in found if one is not None]

    def remember(
        self, preview: ImportPreview, mapping: Mapping[str, str], *, place: int | None = None
    ) -> None:
        """Keep what the officer has set for the columns of these headings, for the next file with them.

        `place`: of one sheet only.
        """
        for sheet in preview.sheets if place is None else preview.sheets[place : place + 1]:
            if sheet.layout and mapping:
                known = self._remembered(preview.kind, sheet.layout)
                kept = {**known, **{letter.upper(): key for letter, key in mapping.items()}}
                self._local.put(f"{_LAYOUT}.{preview.kind}.{sheet.layout}", {"columns": kept})

    def suggested(self, preview: ImportPreview) -> dict[str, Decision]:
        """Return what becomes of doubled rows when nobody decides.

        Rows that are in the book are left out, and all but the first of equal rows of the file; where the
        file surely has one person twice (a row a post), the further rows are taken into the first.
        """
        kind = sheet_kind(preview.kind)
        found = {}
        for double in preview.duplicates:
            if double.existing_id is not None:
                found.update(dict.fromkeys(double.rows, Decision.SKIP))
            else:
                merged = kind.merges_doubles and double.sure
                found.update(dict.fromkeys(double.rows[1:], Decision.MERGE if merged else Decision.SKIP))
        return found

    def decided(self, preview: ImportPreview, decision: Decision) -> dict[str, Decision]:
        """Return one decision for all doubled rows."""
        return {
            name: decision
            for double in preview.duplicates
            for name in (double.rows if double.existing_id is not None else double.rows[1:])
        }

    def compare(self, preview: ImportPreview, row_name: str) -> tuple[ComparedField, ...]:
        """Return a doubled row side by side with the record of the book, or with the first row like it."""
        kind = sheet_kind(preview.kind)
        rows = {row.name: row for row in preview.rows}
        double = next(one for one in preview.duplicates if row_name in one.rows)
        with self._database.read() as session:
            if double.existing_id is not None:
                kept = self._readable(session, kind, double.existing_id)
            else:
                kept = record_texts(kind.name, rows[double.rows[0]].record)
        given = record_texts(kind.name, rows[row_name].record)
        model = kind_named(kind.name).model
        fields, masked = fields_of(model), sensitive_keys(model)
        return tuple(
            ComparedField(key, field.label, kept.get(key, ""), given.get(key, ""), key in masked)
            for key, field in fields.items()
            # A number that nobody has set says nothing.
            if kept.get(key, "") not in {"", "0"} or given.get(key)
        )

    def table(self, preview: ImportPreview, place: int) -> PreviewTable:
        """Return a sheet of the preview as the officer looks at it; `place` among the sheets."""
        return preview_table(preview, place, sheet_kind(preview.kind))

    def apply(
        self,
        preview: ImportPreview,
        *,
        decisions: Mapping[str, Decision] | None = None,
        leave_out: Collection[str] = (),
        progress: Progress | None = None,
    ) -> ImportResult:
        """Store the rows without problems, in one transaction that one undo takes back.

        `decisions` says what becomes of doubled rows («Sheet1!6»); those not named are as `suggested`.
        `leave_out` names further rows that the officer does not want. A row with the id of a record changes
        that record. A row that the book refuses all the same is left out with its problem.
        """
        kind = sheet_kind(preview.kind)
        plan = {**self.suggested(preview), **(decisions or {})}
        unwanted = {*leave_out, *(name for name, one in plan.items() if one is Decision.SKIP)}
        wanted = [row for row in preview.rows if not row.problems and row.name not in unwanted]
        left_out = [row for row in preview.rows if row.problems or row.name in unwanted]
        if not wanted:
            raise NothingToImport(
                "Không có dòng nào nhập được: các dòng đều có lỗi hoặc đã có trong sổ. "
                "Hãy sửa các ô được báo lỗi trong tệp rồi nhập lại."
            )
        watcher = progress or NoProgress()
        with self._database.transaction(f"Nhập {kind_named(kind.name).title.lower()} từ Excel") as session:
            storing = Storing(session, self._records, kind, preview, plan)

            def tick(done: int) -> None:
                watcher.check()
                watcher.step(done, len(wanted), "Đang nhập từ Excel…")

            left_out += storing.store(wanted, tick=tick)
            changes = changes_of(session)
        touched = changes.touched.get(kind.name, frozenset())
        known = list(dict.fromkeys(one for one in storing.known if one not in storing.made))
        changed = tuple(one for one in known if one in touched)
        return ImportResult(tuple(storing.made), changed, len(known) - len(changed), tuple(left_out), changes)

    def _remembered(self, kind: str, layout: str) -> Mapping[str, str]:
        kept = self._local.get(f"{_LAYOUT}.{kind}.{layout}") or {}
        keys = {*sheet_kind(kind).keys, ID_KEY, ""}
        return {letter: key for letter, key in kept.get("columns", {}).items() if key in keys}

    def _checked(
        self,
        session: Session,
        row: ReadRow,
        kind: SheetKind,
        references: References,
        progress: Progress,
    ) -> ReadRow:
        """Return a row with what the rules of its kind find."""
        progress.check()
        if row.problems:
            return row
        found = kind_named(kind.name)
        if row.record.get(ID_KEY) and session.get(found.model, str(row.record[ID_KEY])) is None:
            told = CellProblem(
                row.cells[ID_KEY], "Mã ở ô này không có trong sổ. Hãy xóa mã để thêm thành mục mới."
            )
            return replace(row, problems=(told,))
        try:
            values = references.resolved(fields_of(found.model), row.record, make=False)
        except Unresolved as unresolved:
            return replace(row, problems=(CellProblem(cell_of(row, "", kind), str(unresolved)),))
        if row.record.get(ID_KEY):
            present = as_record(found, session.get_one(found.model, row.record[ID_KEY])).values
            values = {**present, **values}
        whole = whole_record(found.model, values)
        if found.complete:
            found.complete(whole)
        findings = list(found.check(whole, self._clock.today())) if found.check else []
        refused = [one for one in findings if one.severity is Severity.REFUSE]
        asked = [one for one in findings if one.severity is Severity.ASK]
        return with_findings(
            row,
            problems=tuple(CellProblem(cell_of(row, one.field, kind), one.message) for one in refused),
            questions=tuple(CellProblem(cell_of(row, one.field, kind), one.message) for one in asked),
        )

    def _readable(self, session: Session, kind: SheetKind, record_id: str) -> dict[str, str]:
        """Return a record of the book with names in place of ids, as texts."""
        found = kind_named(kind.name)
        record = as_record(found, session.get_one(found.model, record_id))
        return record_texts(kind.name, _named(session, found.model, record.values))


def _check_mapping(kind: SheetKind, mapping: Mapping[str, str]) -> None:
    known = {*kind.keys, ID_KEY, ""}
    for letter, key in mapping.items():
        if key not in known:
            allowed = ", ".join(kind.keys)
            raise InvalidRecord(
                [Finding(letter, f"Cột {letter}: không có mục «{key}». Các mục dùng được: {allowed}.")]
            )


def _named(session: Session, model: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record's values with names in place of ids, sub-rows too."""
    return {key: _name(session, field, values[key]) for key, field in fields_of(model).items()}


def _name(session: Session, field: Any, value: Any) -> Any:
    if field.value is FieldType.ROWS:
        return [_named(session, field.model, row) for row in value]
    if field.value is FieldType.REFERENCE and value and field.model is not None:
        row = session.get(field.model, value)
        named_by = kind_of(field.model).named_by
        return getattr(row, named_by[0]) if row is not None and named_by else value
    return value
