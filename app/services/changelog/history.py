"""Reading the log back: history of a record, undo of a transaction, an earlier state, the chain's proof."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core.errors import CannotUndo
from app.core.vocabulary import Choice
from app.models import Base, ChangeEntry, DomainRow
from app.models.base import as_json
from app.services.changelog.changes import FieldChange, HistoryEntry
from app.services.changelog.recorder import GENESIS, entry_hash


def history_of(session: Session, kind: str, record_id: str) -> tuple[HistoryEntry, ...]:
    """Return the entries of a record and its sub-rows, oldest first."""
    entries = session.scalars(
        select(ChangeEntry)
        .where(ChangeEntry.record_kind == kind, ChangeEntry.record_id == record_id)
        .order_by(ChangeEntry.stamp, ChangeEntry.sequence)
    )
    return tuple(_shown(entry) for entry in entries)


def undo_transaction(session: Session, transaction: str) -> None:
    """Apply the inverse of a transaction; raise `CannotUndo` when a row has changed since."""
    entries = session.scalars(
        select(ChangeEntry)
        .where(ChangeEntry.transaction_id == transaction)
        .order_by(ChangeEntry.sequence.desc())
    ).all()
    if not entries:
        raise CannotUndo
    for entry in entries:
        if not _stands(session, entry):
            raise CannotUndo
    _invert(session, entries)


def restore_to(session: Session, kind: str, record_id: str, entry: HistoryEntry) -> None:
    """Bring a record back to what it was right after `entry`, taking back what came later."""
    later = session.scalars(
        select(ChangeEntry)
        .where(
            ChangeEntry.record_kind == kind,
            ChangeEntry.record_id == record_id,
            ChangeEntry.stamp > _stamp_of(session, entry),
        )
        .order_by(ChangeEntry.stamp.desc(), ChangeEntry.sequence.desc())
    ).all()
    _invert(session, later)


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
    expected: dict[str, tuple[int, str]] = {}
    columns = [attribute.key for attribute in inspect(ChangeEntry).column_attrs]
    for entry in session.scalars(select(ChangeEntry).order_by(ChangeEntry.machine, ChangeEntry.sequence)):
        sequence, head = expected.get(entry.machine, (0, GENESIS))
        content = {name: getattr(entry, name) for name in columns}
        sound = entry.sequence == sequence + 1 and entry.previous_hash == head
        if not sound or entry_hash(content) != entry.hash:
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


def _stands(session: Session, entry: ChangeEntry) -> bool:
    """Whether no later entry of another transaction has touched what `entry` wrote."""
    later = session.scalars(
        select(ChangeEntry).where(
            ChangeEntry.row_id == entry.row_id,
            ChangeEntry.stamp > entry.stamp,
            ChangeEntry.transaction_id != entry.transaction_id,
            ChangeEntry.action.in_(("insert", "update", "delete")),
        )
    ).all()
    if entry.action == "update":
        return not any(set(other.fields) & set(entry.fields) or other.action != "update" for other in later)
    return not later


def _invert(session: Session, entries: Sequence[ChangeEntry]) -> None:
    """Take entries back, newest first, as one flush so that parents and sub-rows keep their order."""
    with session.no_autoflush:
        for entry in entries:
            model = _models().get(entry.row_kind)
            if model is None or entry.action not in {"insert", "update", "delete"}:
                continue
            _invert_one(session, model, entry)
    try:
        session.flush()
    except IntegrityError as error:
        raise CannotUndo from error


def _invert_one(session: Session, model: type[DomainRow], entry: ChangeEntry) -> None:
    row = next((new for new in session.new if isinstance(new, model) and new.id == entry.row_id), None)
    row = row or session.get(model, entry.row_id)
    if entry.action == "insert":
        if row in session.new:
            session.expunge(row)
        elif row is not None:
            session.delete(row)
        return
    old = {name: _value(model, name, pair[0]) for name, pair in entry.fields.items()}
    if entry.action == "delete":
        session.add(model(id=entry.row_id, **old))
    elif row is not None:
        for name, value in old.items():
            setattr(row, name, value)


@cache
def _models() -> Mapping[str, type[DomainRow]]:
    classes: Iterable[Any] = (mapper.class_ for mapper in Base.registry.mappers)
    return {model.kind: model for model in classes if issubclass(model, DomainRow)}


def _value(model: type[DomainRow], name: str, raw: Any) -> Any:
    """Return a logged JSON value as the column holds it."""
    column = model.__table__.c[name]
    if raw is None:
        return "" if not column.nullable and column.type.python_type is str else None
    vocabulary = getattr(column.type, "enum_class", None)
    if vocabulary is not None:
        return vocabulary(raw)
    if column.type.python_type is datetime:
        return datetime.fromisoformat(raw)
    if column.type.python_type is date:
        return date.fromisoformat(raw)
    return raw


def _shown(entry: ChangeEntry) -> HistoryEntry:
    model = _models().get(entry.row_kind)
    changes = tuple(
        FieldChange(name, _label(model, name), _words(model, name, old), _words(model, name, new))
        for name, (old, new) in entry.fields.items()
    )
    return HistoryEntry(
        machine=entry.machine,
        sequence=entry.sequence,
        at=entry.at,
        officer=entry.officer,
        action=entry.action,
        label=entry.label,
        transaction=entry.transaction_id,
        row_kind=entry.row_kind,
        row_id=entry.row_id,
        changes=changes,
    )


def _label(model: type[DomainRow] | None, name: str) -> str:
    if model is None or name not in model.__table__.c:
        return name
    return str(model.__table__.c[name].info.get("label") or name)


def _words(model: type[DomainRow] | None, name: str, raw: Any) -> Any:
    """Return a logged value as JSON, a code with its Vietnamese words."""
    if model is None or raw is None or name not in model.__table__.c:
        return raw
    value = _value(model, name, raw)
    return value.label if isinstance(value, Choice) else as_json(value)
