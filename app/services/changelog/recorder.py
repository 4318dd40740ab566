"""The one mechanism that writes the log: session events that no service can pass by.

For every flush it fills the derived columns, stamps what changed, and appends one entry a row in the
same transaction. Bulk statements on logged tables are refused unless they come from `bulk_insert`.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, insert, select
from sqlalchemy import event as sa_event
from sqlalchemy import inspect as sa_inspect
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.orm.attributes import set_committed_value

from app.core.clock import Clock, StampSource
from app.core.ids import new_id
from app.core.text import fold, text_sort_key
from app.models import Base, ChangeEntry, DomainRow
from app.models.base import as_json
from app.services.changelog.changes import Changes

GENESIS = "0" * 64
_RECORDED = "recorded_by_changelog"
_STATE = "changelog"


@dataclass(slots=True)
class _Pending:
    """What one transaction has written so far."""

    transaction: str
    officer: str
    sequence: int
    head: str
    touched: dict[str, set[str]]


class Recorder:
    """Writes the entries of one machine; `officer` tells within a session who is working."""

    def __init__(self, *, machine: str, officer: Callable[[Session], str], clock: Clock) -> None:
        self.machine = machine
        self._officer = officer
        self._clock = clock
        self._stamps: StampSource | None = None

    def attach(self, session_class: type[Session]) -> None:
        """Register on every session of `session_class`."""
        sa_event.listen(session_class, "before_flush", self._before_flush)
        sa_event.listen(session_class, "after_flush", self._after_flush)
        sa_event.listen(session_class, "do_orm_execute", _refuse_bulk)

    def note(self, session: Session, *, action: str, kind: str, record_id: str, label: str) -> None:
        """Append an entry that changes nothing: a view, print, export, reveal."""
        entry = self._entry(session, action, kind, record_id, (kind, record_id), {}, label=label)
        session.execute(insert(ChangeEntry), [entry], execution_options={_RECORDED: True})

    def bulk_insert(
        self, session: Session, model: type[DomainRow], rows: Iterable[Mapping[str, Any]]
    ) -> None:
        """Insert many new rows of one table, each logged, without the cost of one object a row."""
        table_rows, entries = [], []
        for given in rows:
            row = with_defaults(model, given)
            row.update(derived(model, row))
            row["version"] = 1
            entry = self._entry(
                session, "insert", model.kind, row["id"], _owner(model, row), _inserted(model, row)
            )
            row["stamps"] = {"*": self._mark(entry["stamp"])}
            table_rows.append(row)
            entries.append(entry)
        if table_rows:
            session.execute(insert(model), table_rows, execution_options={_RECORDED: True})
            session.execute(insert(ChangeEntry), entries, execution_options={_RECORDED: True})

    def _before_flush(self, session: Session, _context: object, _instances: object) -> None:
        for row in [*session.new, *session.dirty]:
            if isinstance(row, DomainRow):
                _delete_orphans(session, row)
                for name, value in derived(type(row), _attributes(row)).items():
                    if getattr(row, name) != value:
                        setattr(row, name, value)

    def _after_flush(self, session: Session, _context: object) -> None:
        entries = [
            self._row_entry(session, "insert", row, _inserted(type(row), _attributes(row)))
            for row in session.new
            if isinstance(row, DomainRow)
        ]
        entries += [
            self._row_entry(session, "update", row, changed)
            for row in session.dirty
            if isinstance(row, DomainRow) and (changed := _changed(row))
        ]
        entries += [
            self._row_entry(session, "delete", row, _deleted(row))
            for row in session.deleted
            if isinstance(row, DomainRow)
        ]
        if entries:
            session.connection().execute(insert(ChangeEntry.__table__), entries)  # type: ignore[arg-type]

    def _row_entry(
        self, session: Session, action: str, row: DomainRow, fields: dict[str, Any]
    ) -> dict[str, Any]:
        model = type(row)
        entry = self._entry(session, action, model.kind, row.id, _owner(model, _attributes(row)), fields)
        if action != "delete":
            self._stamp(session, row, entry, fields if action == "update" else {"*": None})
        return entry

    def _stamp(
        self, session: Session, row: DomainRow, entry: Mapping[str, Any], names: Iterable[str]
    ) -> None:
        """Write the stamps beside the row: its own statement, since the row has just been flushed."""
        stamps = {**row.stamps, **dict.fromkeys(names, self._mark(entry["stamp"]))}
        table: Table = type(row).__table__  # type: ignore[assignment]
        session.connection().execute(table.update().where(table.c.id == row.id).values(stamps=stamps))
        set_committed_value(row, "stamps", stamps)

    def _mark(self, stamp: int) -> str:
        return f"{stamp:016x}-{self.machine}"

    def _entry(
        self,
        session: Session,
        action: str,
        kind: str,
        row_id: str,
        owner: tuple[str, str],
        fields: dict[str, Any],
        *,
        label: str | None = None,
    ) -> dict[str, Any]:
        pending = self._pending(session)
        pending.sequence += 1
        pending.touched.setdefault(owner[0], set()).add(owner[1])
        pending.touched.setdefault(kind, set()).add(row_id)
        assert self._stamps is not None
        entry = {
            "machine": self.machine,
            "sequence": pending.sequence,
            "stamp": self._stamps.next(),
            "at": self._clock.now().replace(tzinfo=None),
            "officer": pending.officer,
            "action": action,
            "transaction_id": pending.transaction,
            "label": label or session.info.get("label", ""),
            "row_kind": kind,
            "row_id": row_id,
            "record_kind": owner[0],
            "record_id": owner[1],
            "fields": fields,
            "previous_hash": pending.head,
        }
        entry["hash"] = pending.head = entry_hash(entry)
        return entry

    def _pending(self, session: Session) -> _Pending:
        pending: _Pending | None = session.info.get(_STATE)
        if pending is None:
            last = session.execute(
                select(ChangeEntry.sequence, ChangeEntry.hash)
                .where(ChangeEntry.machine == self.machine)
                .order_by(ChangeEntry.sequence.desc())
                .limit(1)
            ).first()
            highest = session.execute(
                select(ChangeEntry.stamp).order_by(ChangeEntry.stamp.desc()).limit(1)
            ).scalar()
            self._stamps = self._stamps or StampSource(self._clock)
            self._stamps.witness(highest or 0)
            sequence, head = last if last else (0, GENESIS)
            pending = session.info[_STATE] = _Pending(new_id(), self._officer(session), sequence, head, {})
        return pending


def changes_of(session: Session) -> Changes:
    """Return what the session's transaction has changed."""
    session.flush()
    pending: _Pending | None = session.info.get(_STATE)
    label = session.info.get("label", "")
    if pending is None:
        return Changes(None, label)
    return Changes(
        pending.transaction, label, {kind: frozenset(ids) for kind, ids in pending.touched.items()}
    )


def entry_hash(entry: Mapping[str, Any]) -> str:
    """Return the SHA-256 of an entry's canonical JSON, which contains the hash before it."""
    content = {name: as_json(value) for name, value in entry.items() if name != "hash"}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def logged_columns(model: type[DomainRow]) -> list[str]:
    """Return the columns that the log keeps: all but the derived and internal ones and the id."""
    return [
        column.key
        for column in sa_inspect(model).column_attrs
        if not column.columns[0].info.get("derived") and column.key not in {"id", "version", "stamps"}
    ]


def derived(model: type[DomainRow], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the search text and sort keys of a row."""
    found: dict[str, Any] = {}
    if model.searched:
        found["search"] = fold(" ".join(str(row[name]) for name in model.searched if row.get(name)))
    for key, source in model.sorted_by.items():
        found[key] = text_sort_key(str(row.get(source) or ""))
    return found


def with_defaults(model: type[DomainRow], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a full row: what is given, the columns' own defaults, a new id."""
    row: dict[str, Any] = {"id": given.get("id") or new_id()}
    for attribute in sa_inspect(model).column_attrs:
        default = attribute.columns[0].default
        fallback = default.arg if default is not None and default.is_scalar else None
        row.setdefault(attribute.key, given.get(attribute.key, fallback))
    return row


def _attributes(row: DomainRow) -> dict[str, Any]:
    return {attribute.key: getattr(row, attribute.key) for attribute in sa_inspect(type(row)).column_attrs}


def _inserted(model: type[DomainRow], row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: [None, as_json(row[name])] for name in logged_columns(model) if row.get(name) not in (None, "")
    }


def _deleted(row: DomainRow) -> dict[str, Any]:
    return {name: [value, None] for name, (_, value) in _inserted(type(row), _attributes(row)).items()}


def _changed(row: DomainRow) -> dict[str, Any]:
    state = sa_inspect(row)
    found = {}
    for name in logged_columns(type(row)):
        history = state.attrs[name].history
        if history.has_changes():
            old = as_json(history.deleted[0]) if history.deleted else None
            new = as_json(history.added[0]) if history.added else None
            if old != new:
                found[name] = [old, new]
    return found


def _delete_orphans(session: Session, row: DomainRow) -> None:
    """Delete sub-rows taken out of their list by name: a flush deletes them too, but unseen by the log."""
    state = sa_inspect(row)
    for relation in state.mapper.relationships:
        if relation.cascade.delete_orphan:
            for child in state.attrs[relation.key].history.deleted:
                if child in session and child not in session.new:
                    session.delete(child)


def _owner(model: type[DomainRow], row: Mapping[str, Any]) -> tuple[str, str]:
    if model.owner is None:
        return model.kind, row["id"]
    column, kind = model.owner
    return kind, row[column]


def _refuse_bulk(state: ORMExecuteState) -> None:
    if not (state.is_update or state.is_delete or state.is_insert) or state.execution_options.get(_RECORDED):
        return
    table = getattr(state.statement, "table", None)
    logged = {mapper.local_table for mapper in Base.registry.mappers if issubclass(mapper.class_, DomainRow)}
    if table in logged:
        message = f"bulk statement on logged table {table} would pass the change log by"
        raise RuntimeError(message)


__all__ = ["GENESIS", "Recorder", "changes_of", "derived", "entry_hash", "logged_columns", "with_defaults"]
