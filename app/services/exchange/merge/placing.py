"""Rows written one by one: those both machines touched, those held back, those that must come back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from app.models import DomainRow
from app.models.base import as_json
from app.services.changelog.recorder import Recorder
from app.services.changelog.rows import logged_columns, row_models
from app.services.exchange.merge.joining import THEIRS, RowKey, entries_of, entries_of_contested
from app.services.exchange.merge.outcome import Fate, FoundConflict, Tally
from app.services.exchange.merge.resolving import Entry, Resolved, Sight, resolve
from app.services.exchange.merge.shapes import (
    BOOKKEEPING,
    column_names,
    full_row,
    owner_of,
    shape_of,
    table_of,
    unique_groups,
)

_AT_ONCE = 500


@dataclass(slots=True)
class Joint:
    """One merge at work: what its steps share."""

    session: Session
    connection: Connection
    recorder: Recorder
    sight: Sight
    tally: Tally
    waiting: list[tuple[type[DomainRow], str, Resolved, int]] = field(default_factory=list)
    """Rows with unique columns, to be placed when all others stand: model, id, row, version."""
    united: dict[RowKey, str] = field(default_factory=dict)
    """Rows that turned out to be one with another: kind and id → the id that stays."""
    alone: bool = False
    """Whether there is no other file: a merge is taken back."""

    def resolved(self, key: RowKey, entries: Sequence[Entry] | None = None) -> Resolved:
        """Return what a row of our log comes to."""
        found = entries_of(self.connection, key) if entries is None else entries
        return resolve(found, shape_of(row_models()[key[0]]), self.sight)


def place_contested(joint: Joint) -> list[tuple[RowKey, Entry]]:
    """Write every row that both machines touched; return the deletions that did not hold."""
    void: list[tuple[RowKey, Entry]] = []
    for chunk in _chunks(entries_of_contested(joint.connection)):
        by_kind: dict[str, list[tuple[str, Resolved]]] = {}
        for (kind, row_id), entries in chunk:
            if kind in row_models():
                resolved = joint.resolved((kind, row_id), entries)
                by_kind.setdefault(kind, []).append((row_id, resolved))
                note_conflicts(joint, kind, row_id, resolved)
                void += [((kind, row_id), entry) for entry in resolved.deletions]
        for kind, rows in by_kind.items():
            _place_some(joint, row_models()[kind], rows)
    return void


def place(joint: Joint, model: type[DomainRow], row_id: str, resolved: Resolved) -> None:
    """Write one row as it follows from the log, at once unless it has unique columns."""
    _place_some(joint, model, [(row_id, resolved)])


def note_conflicts(joint: Joint, kind: str, row_id: str, resolved: Resolved) -> None:
    """Keep the values that lost."""
    if kind not in BOOKKEEPING:
        joint.tally.conflicts += [
            FoundConflict(kind, row_id, loser.field, loser.values, loser.entry.mark)
            for loser in resolved.losers
        ]


def write_row(joint: Joint, model: type[DomainRow], rows: Iterable[tuple[str, Resolved, int]]) -> None:
    """Insert or replace rows, given with the version they get."""
    table = table_of(model)
    values = [
        {
            "id": row_id,
            "version": version,
            "stamps": dict(resolved.stamps),
            **full_row(model, resolved.values),
        }
        for row_id, resolved, version in rows
    ]
    if values:
        statement = upsert(table)
        changed = {name: statement.excluded[name] for name in column_names(model) if name != "id"}
        joint.connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=changed), values)


def _place_some(joint: Joint, model: type[DomainRow], rows: Sequence[tuple[str, Resolved]]) -> None:
    ids = [row_id for row_id, _ in rows]
    present = _rows_in(joint.connection, model, ids)
    versions = {} if joint.alone else versions_of_theirs(joint.connection, model, ids)
    gone, written = [], []
    for row_id, resolved in rows:
        ours = present.get(row_id)
        if not resolved.alive:
            if ours is not None:
                gone.append(row_id)
                joint.tally.note_row(Fate.DELETED, model.kind, row_id, owner_of(model, row_id, ours))
            continue
        version = _version(model, resolved, ours, versions.get(row_id, 0))
        if ours is None:
            joint.tally.note_row(Fate.ADDED, model.kind, row_id, owner_of(model, row_id, resolved.values))
        elif _differs(model, resolved, ours):
            joint.tally.note_row(Fate.CHANGED, model.kind, row_id, owner_of(model, row_id, resolved.values))
        elif ours["stamps"] == resolved.stamps and ours["version"] == version:
            continue
        written.append((row_id, resolved, version))
    if gone:
        delete_rows(joint.connection, model, gone)
    if not unique_groups(model):
        write_row(joint, model, written)
        return
    delete_rows(joint.connection, model, [row_id for row_id, _, _ in written])
    joint.waiting += [(model, row_id, resolved, version) for row_id, resolved, version in written]


def delete_rows(connection: Connection, model: type[DomainRow], ids: Sequence[str]) -> None:
    """Take rows out; the caller's transaction checks foreign keys at its end."""
    for chunk in _chunks(ids):
        marks = ", ".join("?" * len(chunk))
        connection.exec_driver_sql(
            f"DELETE FROM main.{model.__tablename__} WHERE id IN ({marks})", tuple(chunk)
        )


def stored(joint: Joint, model: type[DomainRow], row_id: str) -> Mapping[str, Any] | None:
    """Return one row of ours with its logged columns as JSON."""
    return _rows_in(joint.connection, model, [row_id]).get(row_id)


def versions_of_theirs(connection: Connection, model: type[DomainRow], ids: Sequence[str]) -> dict[str, int]:
    """Return the versions that rows have in their file, by id."""
    found: dict[str, int] = {}
    for chunk in _chunks(ids):
        marks = ", ".join("?" * len(chunk))
        rows = connection.exec_driver_sql(
            f"SELECT id, version FROM {THEIRS}.{model.__tablename__} WHERE id IN ({marks})", tuple(chunk)
        )
        found.update((row_id, version) for row_id, version in rows)
    return found


def _rows_in(connection: Connection, model: type[DomainRow], ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return rows of ours by id: columns as JSON."""
    table = table_of(model)
    found: dict[str, dict[str, Any]] = {}
    for chunk in _chunks(ids):
        for row in connection.execute(select(table).where(table.c.id.in_(chunk))).mappings():
            found[row["id"]] = {name: as_json(value) for name, value in row.items()}
    return found


def _version(model: type[DomainRow], resolved: Resolved, ours: Mapping[str, Any] | None, theirs: int) -> int:
    if ours is None:
        return max(theirs, 1)
    if not _differs(model, resolved, ours):
        return max(theirs, int(ours["version"]))
    return theirs if theirs > ours["version"] else int(ours["version"]) + 1


def _differs(model: type[DomainRow], resolved: Resolved, ours: Mapping[str, Any]) -> bool:
    return any(ours[name] != resolved.values[name] for name in logged_columns(model))


def _chunks(items: Iterable[Any]) -> Iterator[list[Any]]:
    source = iter(items)
    while chunk := list(islice(source, _AT_ONCE)):
        yield chunk
