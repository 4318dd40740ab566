"""Reading the log back: history of a record, undo of a transaction, an earlier state, the chain's proof."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import inspect, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from app.core.errors import CannotUndo
from app.models import ChangeEntry, DomainRow
from app.models.base import as_json
from app.services.changelog.changes import HistoryEntry
from app.services.changelog.recorder import GENESIS, WRITES, entry_hash
from app.services.changelog.redacting import REDACTED, redactions
from app.services.changelog.rows import blank, logged_columns, row_models, row_values
from app.services.changelog.showing import Showing

_Key = tuple[str, str]
"""Kind and id of a row."""
_Rows = Mapping[_Key, DomainRow | None]
_ASKED_AT_ONCE = 500


def history_of(
    session: Session, kind: str, record_id: str, *, revealed: bool = False
) -> tuple[HistoryEntry, ...]:
    """Return the entries of a record and its sub-rows, oldest first; see `Showing` for `revealed`."""
    entries = session.scalars(
        select(ChangeEntry)
        .where(ChangeEntry.record_kind == kind, ChangeEntry.record_id == record_id)
        .order_by(ChangeEntry.stamp, ChangeEntry.sequence)
    )
    showing = Showing(session, revealed=revealed)
    return tuple(showing.entry(entry) for entry in entries)


def undo_transaction(session: Session, transaction: str) -> None:
    """Apply the inverse of a transaction; raise `CannotUndo` when a row has changed since."""
    entries = session.scalars(
        select(ChangeEntry)
        .where(ChangeEntry.transaction_id == transaction, ChangeEntry.action.in_(WRITES))
        .order_by(ChangeEntry.sequence.desc())
    ).all()
    rows = _rows_of(session, entries)
    if not entries or _overtaken(session, entries, rows):
        raise CannotUndo
    _take_back(session, entries, rows)


def restore_to(session: Session, kind: str, record_id: str, entry: HistoryEntry) -> None:
    """Bring a record with its sub-rows back to what it was right after the transaction of `entry`."""
    later = session.scalars(
        select(ChangeEntry)
        .where(
            ChangeEntry.record_kind == kind,
            ChangeEntry.record_id == record_id,
            ChangeEntry.action.in_(WRITES),
            ChangeEntry.stamp > _stamp_of(session, entry),
            ChangeEntry.transaction_id != entry.transaction,
        )
        .order_by(ChangeEntry.stamp.desc(), ChangeEntry.sequence.desc())
    ).all()
    _take_back(session, later, _rows_of(session, later))


def chain_head(session: Session, machine: str) -> str:
    """Return the hash of a machine's last entry."""
    head = session.scalar(
        select(ChangeEntry.hash)
        .where(ChangeEntry.machine == machine)
        .order_by(ChangeEntry.sequence.desc())
        .limit(1)
    )
    return head or GENESIS


def broken_links(session: Session) -> list[tuple[str, int]]:
    """Return (machine, sequence) of every entry whose hash or link does not hold."""
    broken = []
    emptied = redactions(session)
    expected: dict[str, tuple[int, str]] = {}
    columns = [attribute.key for attribute in inspect(ChangeEntry).column_attrs]
    for entry in session.scalars(select(ChangeEntry).order_by(ChangeEntry.machine, ChangeEntry.sequence)):
        sequence, head = expected.get(entry.machine, (0, GENESIS))
        content = {name: getattr(entry, name) for name in columns}
        sound = entry.sequence == sequence + 1 and entry.previous_hash == head
        found = entry_hash(content)
        whole = found == entry.hash or found in emptied.get((entry.machine, entry.sequence), ())
        if not sound or not whole:
            broken.append((entry.machine, entry.sequence))
        expected[entry.machine] = (entry.sequence, entry.hash)
    return broken


def _stamp_of(session: Session, entry: HistoryEntry) -> int:
    stamp = session.scalar(
        select(ChangeEntry.stamp).where(
            ChangeEntry.machine == entry.machine, ChangeEntry.sequence == entry.sequence
        )
    )
    if stamp is None:
        raise CannotUndo
    return stamp


def _rows_of(session: Session, entries: Sequence[ChangeEntry]) -> _Rows:
    """Return the rows that entries are of, and the records they belong to; None for one that is not there.

    Many are asked for at once, with the sub-rows that a deletion looks through. Raises `CannotUndo` for a
    kind of row that this program does not know.
    """
    ids: dict[str, set[str]] = {}
    for entry in entries:
        if entry.row_kind not in row_models():
            raise CannotUndo
        ids.setdefault(entry.row_kind, set()).add(entry.row_id)
        if entry.record_kind in row_models():
            ids.setdefault(entry.record_kind, set()).add(entry.record_id)
    found: dict[_Key, DomainRow | None] = {(kind, one): None for kind, some in ids.items() for one in some}
    for kind, some in ids.items():
        model = row_models()[kind]
        owned = [
            selectinload(relation.class_attribute)
            for relation in inspect(model).relationships
            if relation.cascade.delete
        ]
        for part in _parts(some):
            for row in session.scalars(select(model).where(model.id.in_(part)).options(*owned)):
                found[kind, row.id] = row
    return found


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    """Part ids into as many as one question may name."""
    ordered = sorted(ids)
    return (ordered[at : at + _ASKED_AT_ONCE] for at in range(0, len(ordered), _ASKED_AT_ONCE))


def _overtaken(session: Session, entries: Sequence[ChangeEntry], rows: _Rows) -> bool:
    """Whether the rows are no longer as the transaction left them, or something was built upon what it made.

    What is compared is the state, not the log: a later change that was itself taken back is no obstacle,
    so that Ctrl+Z can go back step by step.
    """
    by_row: dict[_Key, list[ChangeEntry]] = {}
    for entry in reversed(entries):
        by_row.setdefault((entry.row_kind, entry.row_id), []).append(entry)
    made = [key for key, steps in by_row.items() if any(step.action == "insert" for step in steps)]
    return any(_differs(rows[key], row_models()[key[0]], steps) for key, steps in by_row.items()) or (
        _built_upon(session, made, {row_id for _, row_id in by_row})
    )


def _differs(row: DomainRow | None, model: type[DomainRow], steps: Sequence[ChangeEntry]) -> bool:
    """Whether a row is another than after `steps`, oldest first."""
    if steps[-1].action == "delete" or row is None:
        return (row is None) != (steps[-1].action == "delete")
    left: dict[str, Any] = {}
    for step in steps:
        if step.action != "update":
            left = {name: as_json(blank(model, name)) for name in logged_columns(model)}
        if step.action != "delete":
            left.update({name: new for name, (_, new) in step.fields.items()})
    present = row_values(row)
    return any(name not in present or as_json(present[name]) != value for name, value in left.items())


def _built_upon(session: Session, made: Iterable[_Key], own: set[str]) -> bool:
    """Whether records that were made have sub-rows that are not among `own`: they were added since."""
    ids: dict[str, list[str]] = {}
    for kind, row_id in made:
        ids.setdefault(kind, []).append(row_id)
    for model in row_models().values():
        if model.owner is not None:
            column, kind = model.owner
            for part in _parts(ids.get(kind, ())):
                belongs = model.__table__.c[column].in_(part)
                if not own.issuperset(session.scalars(select(model.id).where(belongs))):
                    return True
    return False


def _take_back(session: Session, entries: Sequence[ChangeEntry], rows: _Rows) -> None:
    """Take entries back, newest first: work out what each row comes to, then write each row once."""
    values: dict[_Key, dict[str, Any] | None] = {}
    for entry in entries:
        key = entry.row_kind, entry.row_id
        if key not in values:
            row = rows[key]
            values[key] = None if row is None else row_values(row)
        values[key] = _before(row_models()[entry.row_kind], entry, values[key])
    # Rows refer to each other in both directions of time: what matters is that it fits in the end.
    session.execute(text("PRAGMA defer_foreign_keys = ON"))
    with session.no_autoflush:
        for key, wanted in values.items():
            _write(session, key, rows[key], wanted)
    try:
        session.flush()
    except IntegrityError as error:
        raise CannotUndo from error
    if session.execute(text("PRAGMA foreign_key_check")).first() is not None:
        raise CannotUndo


def _before(
    model: type[DomainRow], entry: ChangeEntry, after: Mapping[str, Any] | None
) -> dict[str, Any] | None:
    """Return a row's values before `entry`, given those after it; None: there is no row."""
    if entry.action == "insert":
        return None
    old = {name: _value(model, name, pair[0]) for name, pair in entry.fields.items()}
    if entry.action == "update":
        return None if after is None else {**after, **old}
    return {name: old.get(name, blank(model, name)) for name in logged_columns(model)}


def _write(session: Session, key: _Key, row: DomainRow | None, values: Mapping[str, Any] | None) -> None:
    if values is None:
        if row is not None:
            session.delete(row)
        return
    model = row_models()[key[0]]
    if row is None:
        session.add(model(id=key[1], **values))
        return
    for name in logged_columns(model):
        if getattr(row, name) != values[name]:
            setattr(row, name, values[name])


def _value(model: type[DomainRow], name: str, raw: Any) -> Any:
    """Return a logged JSON value as the column holds it; `CannotUndo` for what this program does not know."""
    column = model.__table__.c.get(name)
    if column is None:
        raise CannotUndo
    if raw is None:
        return None
    if raw == REDACTED:
        raise CannotUndo
    try:
        if (vocabulary := getattr(column.type, "enum_class", None)) is not None:
            return vocabulary(raw)
        if column.type.python_type in {datetime, date}:
            return column.type.python_type.fromisoformat(raw)
    except ValueError as error:
        raise CannotUndo from error
    return raw
