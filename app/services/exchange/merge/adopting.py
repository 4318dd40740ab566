"""What an undone merge brought and was worked upon since: this machine makes it its own, so that it stays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.models import DomainRow
from app.services.changelog.recorder import Recorder
from app.services.changelog.rows import logged_columns, row_models
from app.services.exchange.merge.joining import RowKey
from app.services.exchange.merge.outcome import RecordKey
from app.services.exchange.merge.resolving import Resolved
from app.services.exchange.merge.shapes import (
    model_of_table,
    owner_of,
    references_to,
    shape_of,
    table_of,
)


@dataclass(slots=True)
class Touched:
    """The rows that the undone merges brought something about, by (kind, id).

    `was` before the merge, `now`, and `then`, after the undo; `worked` are the fields of them that somebody
    wrote on this machine since, `brought` of those rows the fields that the merges wrote.
    """

    was: dict[RowKey, Resolved] = field(default_factory=dict)
    now: dict[RowKey, Resolved] = field(default_factory=dict)
    then: dict[RowKey, Resolved] = field(default_factory=dict)
    worked: dict[RowKey, set[str]] = field(default_factory=dict)
    brought: dict[RowKey, set[str]] = field(default_factory=dict)

    def record(self, key: RowKey) -> RecordKey:
        """Return the record that a row belongs to."""
        model = row_models()[key[0]]
        known = next(one for one in (self.now[key], self.then[key], self.was[key]) if one.values)
        return owner_of(model, key[1], known.values)

    def records(self) -> set[RecordKey]:
        """Return the records of all touched rows."""
        return {self.record(key) for key in self.now}


class _Lost:
    """The rows that would go with the undo, and which of them are to stay."""

    def __init__(self, touched: Touched) -> None:
        self._touched = touched
        self.rows = {
            key: one for key, one in touched.now.items() if one.alive and not touched.then[key].alive
        }
        self.stay: set[RowKey] = set()
        self._by_record: dict[RecordKey, list[RowKey]] = {}
        self._by_owner: dict[RowKey, list[RowKey]] = {}
        for key, row in self.rows.items():
            self._by_record.setdefault(touched.record(key), []).append(key)
            owner = row_models()[key[0]].owner
            if owner is not None:
                self._by_owner.setdefault((owner[1], str(row.values[owner[0]])), []).append(key)

    def keep(self, key: RowKey) -> None:
        """Have a row stay, with what belongs to it and what it points to."""
        waiting = [key]
        while waiting:
            one = waiting.pop()
            if one in self.rows and one not in self.stay:
                self.stay.add(one)
                waiting += self._by_owner.get(one, ())
                waiting += _pointed_to(one, self.rows[one].values)
                waiting += self.of_new_record(self._touched.record(one))

    def of_new_record(self, record: RecordKey) -> list[RowKey]:
        """Return all rows of a record that was not there before the merge: it stays whole."""
        was = self._touched.was.get(record)
        return self._by_record.get(record, []) if was is not None and not was.alive else []


def adopt(session: Session, connection: Connection, recorder: Recorder, touched: Touched) -> set[RecordKey]:
    """Write down as our own what must stay of what the merges brought; return the records told as kept."""
    lost = _Lost(touched)
    kept: set[RecordKey] = set()
    for key in touched.worked:
        record = touched.record(key)
        if key in lost.rows or _overlap(touched, key):
            kept.add(record)
        lost.keep(key)
        for one in lost.of_new_record(record):
            lost.keep(one)
    for key in list(_used(connection, lost, touched)):
        lost.keep(key)
    for kind, row_id in sorted(lost.stay):
        model, values = row_models()[kind], lost.rows[kind, row_id].values
        record = owner_of(model, row_id, values)
        kept.add(record)
        fields = _made(model, values)
        recorder.append(session, action="insert", row=(kind, row_id), record=record, fields=fields)
    return kept


def _overlap(touched: Touched, key: RowKey) -> bool:
    """Whether something was written since over what a merge had brought."""
    if not touched.now[key].alive:
        return True
    groups = shape_of(row_models()[key[0]]).groups
    return any(touched.worked[key] & {*group} and touched.brought[key] & {*group} for group in groups)


def _used(connection: Connection, lost: _Lost, touched: Touched) -> Iterator[RowKey]:
    """Yield the lost rows that a row which stays points to."""
    for key, resolved in touched.then.items():
        if resolved.alive:
            yield from (one for one in _pointed_to(key, resolved.values) if one in lost.rows)
    connection.exec_driver_sql("CREATE TEMP TABLE lost (kind TEXT, id TEXT, PRIMARY KEY (kind, id))")
    if lost.rows:
        connection.exec_driver_sql("INSERT INTO temp.lost VALUES (?, ?)", list(lost.rows))
    for kind in sorted({kind for kind, _ in lost.rows}):
        for reference in references_to(row_models()[kind]):
            users = connection.exec_driver_sql(
                f'SELECT id, "{reference.column}" FROM main.{reference.model.__tablename__} '
                f'WHERE "{reference.column}" IN (SELECT id FROM temp.lost WHERE kind = ?)',
                (kind,),
            )
            for user, row_id in users.all():
                if (reference.model.kind, user) not in touched.now:
                    yield kind, row_id


def _pointed_to(key: RowKey, values: Mapping[str, Any]) -> list[RowKey]:
    """Return the rows that a row's foreign keys name."""
    found = []
    for column in table_of(row_models()[key[0]]).columns:
        for foreign in column.foreign_keys:
            model = model_of_table(foreign.column.table.name)
            if model is not None and values.get(column.name):
                found.append((model.kind, str(values[column.name])))
    return found


def _made(model: type[DomainRow], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of an entry that makes a row, given as JSON."""
    blank = shape_of(model).blank
    return {
        name: [None, values[name]]
        for name in logged_columns(model)
        if values[name] not in (None, "") or values[name] != blank(name)
    }
