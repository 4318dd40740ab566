"""One data folder that was copied: two machines went on under one id. The one that merges gets its own.

What this machine wrote since the copy goes on under the new id: a chain of its own that begins where the
common one was left, the marks in the rows with it. Done inside the merge's transaction, after a backup.
"""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, inspect, select
from sqlalchemy.orm import Session

from app.models import ChangeEntry
from app.services.changelog.recorder import BEGUN, GENESIS, WRITES, entry_hash
from app.services.changelog.rows import row_models
from app.services.exchange.merge.joining import THEIRS


def part_ways(session: Session, connection: Connection, machine: str, new: str) -> None:
    """Give what `machine` wrote here and not there to the machine `new`."""
    common = _last_common(connection, machine)
    columns = [attribute.key for attribute in inspect(ChangeEntry).column_attrs]
    tail = [
        {name: getattr(entry, name) for name in columns}
        for entry in session.scalars(
            select(ChangeEntry)
            .where(ChangeEntry.machine == machine, ChangeEntry.sequence > common)
            .order_by(ChangeEntry.sequence)
        )
    ]
    session.expunge_all()
    table = inspect(ChangeEntry).local_table
    connection.exec_driver_sql(
        "DELETE FROM main.change_entries WHERE machine = ? AND sequence > ?", (machine, common)
    )
    head = GENESIS
    renamed = []
    for sequence, entry in enumerate([_beginning(connection, tail[0], common), *tail], 1):
        entry |= {"machine": new, "sequence": sequence, "previous_hash": head}
        if entry["row_kind"] == "merges":
            entry["fields"] = _translated(entry["fields"], machine, new, common)
        head = entry["hash"] = entry_hash(entry)
        renamed.append(entry)
    connection.execute(table.insert(), renamed)  # type: ignore[attr-defined]
    _rename_marks(connection, tail, machine, new)
    _rename_merges(connection, tail, machine, new, common)


def _last_common(connection: Connection, machine: str) -> int:
    """Return the last sequence number up to which both chains are one."""
    known, beyond = (
        0,
        1
        + min(
            connection.exec_driver_sql(
                f"SELECT coalesce(max(sequence), 0) FROM {file}.change_entries WHERE machine = ?", (machine,)
            ).scalar_one()
            for file in ("main", THEIRS)
        ),
    )
    while beyond - known > 1:
        middle = (known + beyond) // 2
        ours, theirs = (
            connection.exec_driver_sql(
                f"SELECT hash FROM {file}.change_entries WHERE machine = ? AND sequence = ?",
                (machine, middle),
            ).scalar()
            for file in ("main", THEIRS)
        )
        known, beyond = (middle, beyond) if ours == theirs else (known, middle)
    return known


def _beginning(connection: Connection, first: Mapping[str, Any], common: int) -> dict[str, Any]:
    """Return the entry that says what the new machine has seen when it parts."""
    last = connection.exec_driver_sql(
        "SELECT fields FROM main.change_entries WHERE machine = ? AND record_kind = 'merges' "
        "AND row_kind = 'merges' AND action IN ('insert', 'begin') AND sequence <= ? "
        "ORDER BY sequence DESC LIMIT 1",
        (first["machine"], common),
    ).scalar()
    seen = dict(json.loads(last)["seen"][1]) if last else {}
    key = first["machine"]
    return {
        **first,
        "stamp": first["stamp"] - 1,
        "action": "begin",
        "label": BEGUN,
        "row_kind": "merges",
        "row_id": key,
        "record_kind": "merges",
        "record_id": key,
        "fields": {"seen": [None, {**seen, key: common}]},
    }


def _translated(fields: Mapping[str, Any], machine: str, new: str, common: int) -> dict[str, Any]:
    """Return the fields of an entry about a merge, with this machine's vectors and name in new terms."""

    def value(name: str, raw: Any) -> Any:
        if name == "machine" and raw == machine:
            return new
        if name == "void" and isinstance(raw, Mapping) and machine in raw:
            return _void_after(raw, machine, new, common)
        if name in {"seen", "before"} and isinstance(raw, Mapping) and raw.get(machine, 0) > common:
            return {**raw, machine: common, new: raw[machine] - common + 1}
        return raw

    return {name: [value(name, old), value(name, now)] for name, (old, now) in fields.items()}


def _void_after(raw: Mapping[str, Any], machine: str, new: str, common: int) -> dict[str, Any]:
    """Return ranges of entries that do not count: those after the parting are the new machine's."""
    shared = [[first, min(last, common)] for first, last in raw[machine] if first <= common]
    moved = [
        [max(first, common + 1) - common + 1, last - common + 1]
        for first, last in raw[machine]
        if last > common
    ]
    return {**raw, machine: shared, new: moved}


def _rename_marks(connection: Connection, tail: list[dict[str, Any]], machine: str, new: str) -> None:
    for kind, model in row_models().items():
        marks = [
            (f"{entry['stamp']:016x}-{machine}", f"{entry['stamp']:016x}-{new}", entry["row_id"])
            for entry in tail
            if entry["row_kind"] == kind and entry["action"] in WRITES
        ]
        if marks:
            connection.exec_driver_sql(
                f"UPDATE main.{model.__tablename__} SET stamps = replace(stamps, ?, ?) WHERE id = ?", marks
            )


def _rename_merges(
    connection: Connection, tail: list[dict[str, Any]], machine: str, new: str, common: int
) -> None:
    for entry in tail:
        if entry["row_kind"] == "merges" and entry["action"] == "insert":
            row = connection.exec_driver_sql(
                "SELECT before, seen FROM main.merges WHERE id = ?", (entry["row_id"],)
            ).first()
            if row is not None:
                given = {"before": [None, json.loads(row[0])], "seen": [None, json.loads(row[1])]}
                told = _translated(given, machine, new, common)
                connection.exec_driver_sql(
                    "UPDATE main.merges SET machine = ?, before = ?, seen = ? WHERE id = ?",
                    (new, json.dumps(told["before"][1]), json.dumps(told["seen"][1]), entry["row_id"]),
                )
