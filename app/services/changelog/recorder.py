"""The one mechanism that writes the log: session events that no service can pass by.

For every flush it fills the derived columns, stamps what changed, and appends one entry a row in the
same transaction. A change of sub-rows raises the version of their record too, so that a form opened
before it is stale. Bulk statements on logged tables are refused unless they come from `bulk_insert`.
"""

import hashlib
import json
import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table, TextClause, bindparam, func, insert, select
from sqlalchemy import event as sa_event
from sqlalchemy import inspect as sa_inspect
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.orm.attributes import flag_modified, set_committed_value

from app.core.clock import Clock, StampSource
from app.core.ids import new_id
from app.models import ChangeEntry, DomainRow
from app.models.base import as_json
from app.services.changelog.changes import Changes
from app.services.changelog.rows import (
    blank,
    derived,
    fields_changed,
    fields_lost,
    fields_made,
    logged_columns,
    row_models,
    row_values,
    with_defaults,
)

GENESIS = "0" * 64
RECORDED = "recorded_by_changelog"
"""Execution option of the statements by which the log itself writes."""
_STATE = "changelog"
BEGUN = "Bắt đầu trên máy này"
WRITES = ("insert", "update", "delete")
"""The actions of entries that changed a row; every other action is a note."""


@dataclass(slots=True)
class _Pending:
    """What one transaction has written so far; `head` is None when it must be read from the file."""

    transaction: str
    officer: str
    sequence: int = 0
    head: str | None = None
    touched: dict[str, set[str]] = field(default_factory=dict)
    changed: bool = False


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
        sa_event.listen(session_class, "after_soft_rollback", _forget_head)
        sa_event.listen(session_class, "do_orm_execute", _refuse_bulk)

    def note(self, session: Session, *, action: str, kind: str, record_id: str, label: str) -> None:
        """Append an entry that changes nothing and cannot be undone: a view, print, export, reveal."""
        entry = self._entry(session, action, kind, record_id, (kind, record_id), {}, label=label)
        session.execute(insert(ChangeEntry), [entry], execution_options={RECORDED: True})

    def append(
        self,
        session: Session,
        *,
        action: str,
        row: tuple[str, str],
        record: tuple[str, str],
        fields: dict[str, Any],
    ) -> str:
        """Append the entry of a row that a merge writes itself; return its mark, as stamps name it.

        `row` and `record` are (kind, id). A change without fields says that the row is kept, by one who
        knows that it was deleted elsewhere.
        """
        entry = self._entry(session, action, *row, record, fields)
        session.execute(insert(ChangeEntry), [entry], execution_options={RECORDED: True})
        return self._mark(entry["stamp"])

    def bulk_insert(
        self, session: Session, model: type[DomainRow], rows: Iterable[Mapping[str, Any]]
    ) -> None:
        """Insert many new rows of one table, each logged, without the cost of one object a row.

        Sub-rows are for records made in the same transaction: a record's version is not raised.
        """
        table_rows, entries = [], []
        for given in rows:
            row = with_defaults(model, given)
            row.update(derived(model, row))
            row["version"] = 1
            entry = self._entry(
                session, "insert", model.kind, row["id"], _owner(model, row), fields_made(model, row)
            )
            row["stamps"] = {"*": self._mark(entry["stamp"])}
            table_rows.append(row)
            entries.append(entry)
        if table_rows:
            # Without `render_nulls` rows with different empty columns become statements of their own.
            session.execute(
                insert(model), table_rows, execution_options={RECORDED: True, "render_nulls": True}
            )
            session.execute(insert(ChangeEntry), entries, execution_options={RECORDED: True})

    def _before_flush(self, session: Session, _context: object, _instances: object) -> None:
        _refuse_rewriting(session)
        _complete_replacements(session)
        for row in [*session.new, *session.dirty]:
            if isinstance(row, DomainRow):
                _delete_orphans(session, row)
                for name, value in derived(type(row), row_values(row)).items():
                    if getattr(row, name) != value:
                        setattr(row, name, value)
        _raise_versions(session)

    def _after_flush(self, session: Session, _context: object) -> None:
        # Deletions first: a row may be deleted and made again under its id in one flush.
        written: list[tuple[str, DomainRow, dict[str, Any]]] = [
            *(("delete", row, fields_lost(row)) for row in session.deleted if isinstance(row, DomainRow)),
            *(
                ("insert", row, fields_made(type(row), row_values(row)))
                for row in session.new
                if isinstance(row, DomainRow)
            ),
            *(
                ("update", row, changed)
                for row in session.dirty
                if isinstance(row, DomainRow) and (changed := fields_changed(row))
            ),
        ]
        if written:
            entries = [self._row_entry(session, *one) for one in written]
            session.connection().execute(insert(ChangeEntry.__table__), entries)  # type: ignore[arg-type]
            _write_stamps(session, [row for action, row, _ in written if action != "delete"])

    def _row_entry(
        self, session: Session, action: str, row: DomainRow, fields: dict[str, Any]
    ) -> dict[str, Any]:
        model = type(row)
        entry = self._entry(session, action, model.kind, row.id, _owner(model, row_values(row)), fields)
        if action != "delete":
            names = fields if action == "update" else ("*",)
            stamps = {**row.stamps, **dict.fromkeys(names, self._mark(entry["stamp"]))}
            set_committed_value(row, "stamps", stamps)
        return entry

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
        if action in WRITES:
            pending.changed = True
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
            "salt": _salt(kind),
            "previous_hash": pending.head,
        }
        entry["hash"] = pending.head = entry_hash(entry)
        return entry

    def _pending(self, session: Session) -> _Pending:
        pending: _Pending | None = session.info.get(_STATE)
        if pending is None:
            pending = session.info[_STATE] = _Pending(new_id(), self._officer(session))
        if pending.head is None:
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
            pending.sequence, pending.head = last if last else (0, GENESIS)
            if last is None and highest is not None:
                self._begin(session)
        return pending

    def _begin(self, session: Session) -> None:
        """Say what this machine has seen when it begins upon another's file, before it writes anything else.

        A merge tells by it whether the author of a change knew another one.
        """
        heads = session.execute(
            select(ChangeEntry.machine, func.max(ChangeEntry.sequence)).group_by(ChangeEntry.machine)
        )
        seen = dict(heads.all())
        row = ("merges", self.machine)
        entry = self._entry(session, "begin", *row, row, {"seen": [None, seen]}, label=BEGUN)
        session.connection().execute(insert(ChangeEntry.__table__), [entry])  # type: ignore[arg-type]


def _write_stamps(session: Session, rows: Iterable[DomainRow]) -> None:
    """Write the stamps beside the rows: statements of their own, since the rows have just been flushed."""
    stamped: dict[type[DomainRow], list[dict[str, Any]]] = {}
    for row in rows:
        stamped.setdefault(type(row), []).append({"stamped": row.id, "by": row.stamps})
    for model, values in stamped.items():
        table: Table = model.__table__  # type: ignore[assignment]
        statement = table.update().where(table.c.id == bindparam("stamped")).values(stamps=bindparam("by"))
        session.connection().execute(statement, values)


def changes_of(session: Session) -> Changes:
    """Return what the session's transaction has changed."""
    session.flush()
    pending: _Pending | None = session.info.get(_STATE)
    label = session.info.get("label", "")
    if pending is None or not pending.changed:
        return Changes(None, label)
    return Changes(
        pending.transaction, label, {kind: frozenset(ids) for kind, ids in pending.touched.items()}
    )


def entry_hash(entry: Mapping[str, Any]) -> str:
    """Return the SHA-256 of an entry's canonical JSON, which contains the hash before it."""
    content = {name: as_json(value) for name, value in entry.items() if name != "hash"}
    if content.get("salt") is None:
        # Entries without one have the hash that they had before there were salts.
        content.pop("salt", None)
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _complete_replacements(session: Session) -> None:
    """Fill in a row that is made under the id of one deleted in the same flush.

    The session changes the old row in place then: a column that is not set would keep its old value.
    """
    gone = {(type(row), row.id) for row in session.deleted if isinstance(row, DomainRow)}
    for row in session.new:
        if isinstance(row, DomainRow) and (type(row), row.id) in gone:
            for name in logged_columns(type(row)):
                if name not in row.__dict__:
                    setattr(row, name, blank(type(row), name))


def _delete_orphans(session: Session, row: DomainRow) -> None:
    """Delete sub-rows taken out of their list by name: a flush deletes them too, but unseen by the log."""
    state = sa_inspect(row)
    for relation in state.mapper.relationships:
        if relation.cascade.delete_orphan:
            for child in state.attrs[relation.key].history.deleted:
                if child in session and child not in session.new:
                    session.delete(child)


def _raise_versions(session: Session) -> None:
    """Have the record of every changed sub-row written anew, which raises its version."""
    owners = []
    # The session makes these sets anew each time they are asked for.
    new, deleted = session.new, session.deleted
    fresh = {(row.kind, row.id) for row in new if isinstance(row, DomainRow)}
    for row in [*new, *session.dirty, *deleted]:
        if not isinstance(row, DomainRow) or not (row in deleted or session.is_modified(row)):
            continue
        if row.owner is None:
            relations = sa_inspect(row).mapper.relationships
            if any(sa_inspect(row).attrs[relation.key].history.has_changes() for relation in relations):
                owners.append(row)
        else:
            column, kind = row.root or row.owner
            owner_id = getattr(row, column)
            if not owner_id or (kind, owner_id) in fresh:
                continue
            owner = session.get(row_models()[kind], owner_id)
            owners.extend([owner] if owner is not None else [])
    for owner in owners:
        if owner not in new and owner not in deleted:
            # Loads it where it has expired; an attribute that is not there cannot be flagged.
            assert owner.stamps is not None
            flag_modified(owner, "stamps")


def _forget_head(session: Session, _previous: object) -> None:
    """After a rollback, also to a savepoint, the chain goes on from what the file holds."""
    pending: _Pending | None = session.info.get(_STATE)
    if pending is not None:
        pending.head = None


def _salt(kind: str) -> str | None:
    model = row_models().get(kind)
    return secrets.token_hex(16) if model is not None and model.confidential else None


def _owner(model: type[DomainRow], row: Mapping[str, Any]) -> tuple[str, str]:
    if model.owner is None:
        return model.kind, row["id"]
    column, kind = model.root or model.owner
    return kind, row[column]


def _refuse_rewriting(session: Session) -> None:
    for entry in [*session.dirty, *session.deleted]:
        if isinstance(entry, ChangeEntry):
            message = "entries of the change log are never changed or deleted"
            raise RuntimeError(message)


def _refuse_bulk(state: ORMExecuteState) -> None:
    """Refuse statements that would change logged tables, or the log, unseen by the events."""
    if state.execution_options.get(RECORDED):
        return
    statement = state.statement
    if isinstance(statement, TextClause):
        written = re.match(r"\s*(insert|update|delete|replace)\b", statement.text, re.IGNORECASE) is not None
    else:
        table = getattr(statement, "table", None)
        logged = {ChangeEntry.__tablename__, *(model.__tablename__ for model in row_models().values())}
        written = (state.is_update or state.is_delete or state.is_insert) and (
            # By name: what a statement holds is an annotated copy of the table.
            table is None or table.name in logged
        )
    if written:
        message = "a bulk statement on a logged table would pass the change log by"
        raise RuntimeError(message)
