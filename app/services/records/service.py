"""One way in for every kind of record: get, put, delete, list, schema, history and undo."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy import String, func, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.core.clock import Clock
from app.core.errors import (
    Finding,
    InvalidRecord,
    NeedsConfirmation,
    RecordNotFound,
    Severity,
    StaleRecord,
    StillReferenced,
)
from app.core.ids import is_id
from app.core.text import quoted
from app.db.database import Database
from app.models import DomainRow
from app.services.changelog.changes import Changes, HistoryEntry
from app.services.changelog.history import history_of, restore_to, undo_transaction
from app.services.changelog.recorder import Recorder, changes_of
from app.services.changelog.showing import FIRST_HIDDEN_TIER
from app.services.list_statements import matching
from app.services.listing import ListQuery, Page
from app.services.records.fields import FieldType, fields_of
from app.services.records.kinds import KINDS, RecordKind, kind_named
from app.services.records.schema import describe
from app.services.records.writing import Writer


class Follow(Protocol):
    """What a domain does to a row that was put, before it is stored: see `Records.put_in`."""

    def __call__(
        self, session: Session, row: Any, given: Mapping[str, Any], /, *, today: date
    ) -> Iterable[Finding] | None:
        """Bring what depends on `row` into step; `given` are the values put, `row` is not yet flushed.

        Answers what the officer has to be asked; refuses by raising `InvalidRecord`.
        """


@dataclass(frozen=True, slots=True)
class Record:
    """One record: `values` by field key, sub-rows as lists of mappings that carry their `id`."""

    kind: str
    id: str
    version: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Saved:
    """A stored record, what changed, and the unusual things that were confirmed."""

    record: Record
    changes: Changes
    findings: tuple[Finding, ...] = ()


class Records:
    """Every kind of record over one file.

    `follow` is by kind what else a put brings into step, given by the composition root because the domains
    stand upon this service. `recorder` notes every look at a record of a confidential kind.
    """

    def __init__(
        self,
        database: Database,
        *,
        clock: Clock,
        recorder: Recorder,
        follow: Mapping[str, Follow] | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._recorder = recorder
        self._follow = follow or {}

    def get(self, kind: str, record_id: str) -> Record:
        """Return one record; raise `RecordNotFound`. Of a confidential kind the look is logged."""
        found = kind_named(kind)
        if not found.confidential:
            with self._database.read() as session:
                return as_record(found, _loaded(session, found, record_id))
        with self._database.transaction(f"Xem {found.title.lower()}") as session:
            record = as_record(found, _loaded(session, found, record_id))
            self._note(session, found, record_id, action="view")
            return record

    def put(
        self,
        kind: str,
        values: Mapping[str, Any],
        *,
        expected_version: int | None = None,
        confirmed: bool = False,
    ) -> Saved:
        """Create (no `id`) or change (an `id`, only the keys given) a record.

        A nested list given replaces the list: rows with an `id` are kept and changed, the others are
        made, those missing are removed. Raises `InvalidRecord`, `NeedsConfirmation` (put again with
        `confirmed`), `StaleRecord` when `expected_version` is no longer current, `RecordNotFound`.
        """
        found = kind_named(kind)
        with self._database.transaction(_saving(found, values)) as session:
            return self.put_in(session, kind, values, expected_version=expected_version, confirmed=confirmed)

    def put_in(
        self,
        session: Session,
        kind: str,
        values: Mapping[str, Any],
        *,
        expected_version: int | None = None,
        confirmed: bool = False,
    ) -> Saved:
        """Do `put` inside a caller's transaction."""
        row, findings = self.write_in(
            session, kind, values, expected_version=expected_version, confirmed=confirmed
        )
        changes = changes_of(session)
        # Sub-rows are answered in the order in which they will be read.
        session.expire(row, [relation.key for relation in inspect(type(row)).relationships])
        return Saved(as_record(kind_named(kind), row), changes, tuple(findings))

    def write_in(
        self,
        session: Session,
        kind: str,
        values: Mapping[str, Any],
        *,
        expected_version: int | None = None,
        confirmed: bool = False,
    ) -> tuple[DomainRow, list[Finding]]:
        """Do `put_in` without sending anything to the file yet: for many records that are flushed together.

        A record that is refused here may lie in the session: the caller rolls back.
        """
        found = kind_named(kind)
        row = _loaded(session, found, values["id"]) if values.get("id") else None
        if row is not None and expected_version is not None:
            _check_version(row, expected_version)
        row, findings = Writer(session, found, today=self._clock.today()).write(row, values)
        refused = [finding for finding in findings if finding.severity is Severity.REFUSE]
        if refused:
            raise InvalidRecord(refused)
        if kind in self._follow:
            with session.no_autoflush:
                findings += self._follow[kind](session, row, values, today=self._clock.today()) or ()
        if findings and not confirmed:
            raise NeedsConfirmation(findings)
        return row, findings

    def delete(self, kind: str, ids: Sequence[str]) -> Changes:
        """Delete records with their sub-rows; raise `StillReferenced` when others point to one."""
        found = kind_named(kind)
        label = f"Xóa {found.title.lower()}" + (f" ({len(ids)})" if len(ids) > 1 else "")
        with self._database.transaction(label) as session:
            rows = {row.id: row for row in (_loaded(session, found, record_id) for record_id in ids)}
            for row in rows.values():
                _check_kept(found, row)
                session.delete(row)
            try:
                session.flush()
            except IntegrityError as error:
                raise StillReferenced from error
            return changes_of(session)

    def page(self, kind: str, query: ListQuery) -> Page[Record]:
        """Return one page in the kind's own order or by a column, without sub-rows.

        Of a confidential kind nothing that identifies or tells of a person is listed.
        """
        found = kind_named(kind)
        model = found.model
        statement = matching(select(model), query.search, _searched(model))
        for key, value in query.filters.items():
            column = _column(found, key, "Không lọc được theo")
            several = isinstance(value, tuple | list | set | frozenset)
            statement = statement.where(column.in_(value) if several else column == value)
        with self._database.read() as session:
            total = session.scalar(select(func.count()).select_from(statement.subquery())) or 0
            ordered = statement.order_by(*_order(found, query)).offset(query.offset).limit(query.limit)
            rows = tuple(as_record(found, row, nested=False) for row in session.scalars(ordered))
        return Page(rows, total)

    def schema(self, kind: str) -> Mapping[str, Any]:
        """Return the keys, types and allowed values that `put` takes."""
        return describe(kind_named(kind))

    def kinds(self) -> tuple[RecordKind, ...]:
        """Return every kind there is."""
        return tuple(KINDS.values())

    def history(self, kind: str, record_id: str) -> tuple[HistoryEntry, ...]:
        """Return what happened to a record and its sub-rows, oldest first, also to a deleted one.

        Raises `RecordNotFound` for an id that never was.
        """
        found = kind_named(kind)
        with self._database.read() as session:
            # What identifies or tells of a person in a case is hidden here.
            entries = history_of(session, found.name, record_id) if is_id(record_id) else ()
            if not entries:
                _loaded(session, found, record_id)
            return entries

    def undo(self, transaction: str) -> Changes:
        """Take one transaction back as a new one; raise `CannotUndo` when later changes stand upon it."""
        with self._database.transaction("Hoàn tác") as session:
            undo_transaction(session, transaction)
            return changes_of(session)

    def restore(self, kind: str, record_id: str, entry: HistoryEntry) -> Changes:
        """Bring a record and its sub-rows back to what they were right after `entry`."""
        found = kind_named(kind)
        with self._database.transaction(f"Lấy lại bản cũ của {found.title.lower()}") as session:
            restore_to(session, found.name, record_id, entry)
            return changes_of(session)

    def _note(self, session: Session, kind: RecordKind, record_id: str, *, action: str) -> None:
        label = str(session.info["label"])
        self._recorder.note(session, action=action, kind=kind.name, record_id=record_id, label=label)


def as_record(kind: RecordKind, row: DomainRow, *, nested: bool = True) -> Record:
    """Return the frozen record of an ORM row."""
    return Record(kind.name, row.id, row.version, _values(row, nested=nested))


def _values(row: DomainRow, *, nested: bool) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, field in fields_of(type(row)).items():
        if field.value is not FieldType.ROWS:
            if nested or field.tier < FIRST_HIDDEN_TIER:
                found[key] = getattr(row, key)
        elif nested:
            found[key] = [{"id": child.id, **_values(child, nested=True)} for child in getattr(row, key)]
    return found


def _loaded(session: Session, kind: RecordKind, record_id: object) -> DomainRow:
    """Return a row by its id. An id is never chosen by the caller: one that is not there is not found."""
    # What has not the form of an id may not even be text that the database takes.
    row = session.get(kind.model, record_id) if is_id(record_id) else None
    if row is None:
        raise RecordNotFound
    return row


def _check_kept(kind: RecordKind, row: DomainRow) -> None:
    if kind.keep is not None and (reason := kind.keep(row)):
        raise InvalidRecord([Finding("id", reason)])


def _check_version(row: DomainRow, expected: object) -> None:
    if isinstance(expected, bool) or not isinstance(expected, int):
        raise InvalidRecord([Finding("version", "«version» phải là số nguyên như khi đọc hồ sơ.")])
    if row.version != expected:
        raise StaleRecord


def _saving(kind: RecordKind, values: Mapping[str, Any]) -> str:
    return f"{'Sửa' if values.get('id') else 'Thêm'} {kind.title.lower()}"


def _searched(model: type[DomainRow]) -> InstrumentedAttribute[str]:
    column: InstrumentedAttribute[str] = (
        inspect(model).attrs["search" if model.searched else "id"].class_attribute
    )
    return column


def _column(kind: RecordKind, key: str, problem: str) -> InstrumentedAttribute[Any]:
    """Return a column of a kind by its key; raise `InvalidRecord` with the columns there are."""
    columns = inspect(kind.model).column_attrs
    if key not in columns:
        known = ", ".join(name for name in fields_of(kind.model) if name in columns)
        raise InvalidRecord([Finding(key, f"{problem} {quoted(key)}. Các cột dùng được: {known}.")])
    column: InstrumentedAttribute[Any] = columns[key].class_attribute
    return column


def _order(kind: RecordKind, query: ListQuery) -> list[Any]:
    model = kind.model
    key, descending = (
        (query.sort, query.descending) if query.sort else (kind.order.lstrip("-"), kind.order[0] == "-")
    )
    for sort_key, source in model.sorted_by.items():
        if source == key:
            key = sort_key
    column = _column(kind, key, "Không sắp xếp được theo")
    ordered = column.desc() if descending else column.asc()
    nulls_last = column.is_(None) if isinstance(column.type, String) is False else None
    return [part for part in (nulls_last, ordered, model.id) if part is not None]
