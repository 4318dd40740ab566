"""Rows that must come back: deleted on one machine while the other built upon them."""

from collections.abc import Iterable
from typing import Any

from app.core.errors import DamagedFile
from app.models import DomainRow
from app.services.changelog.rows import row_models
from app.services.exchange.merge.joining import RowKey, entries_of
from app.services.exchange.merge.outcome import Fate, FoundConflict
from app.services.exchange.merge.placing import Joint, place, stored
from app.services.exchange.merge.resolving import Entry, Resolved
from app.services.exchange.merge.shapes import model_of_table, owner_of, references_to, table_of
from app.services.exchange.merge.uniting import place_waiting, turn_references

_ROUNDS = 20


def bring_back(joint: Joint, void: Iterable[tuple[RowKey, Entry]]) -> None:
    """List deletions that did not hold, and bring back what went with them in the same transaction."""
    for key, deletion in void:
        _list_deletion(joint, key, deletion)
        for sibling in _gone_with(joint, key, deletion):
            _revive(joint, sibling)


def mend_references(joint: Joint) -> None:
    """Bring back every row that another one still points to; raise `DamagedFile` if that cannot be done."""
    place_waiting(joint)
    for _ in range(_ROUNDS):
        missing = _missing(joint)
        if not missing:
            return
        for model, row_id in missing:
            winner = joint.united.get((model.kind, row_id))
            if winner is not None:
                turn_references(joint, model, row_id, winner)
            elif stored(joint, model, row_id) is None:
                _revive(joint, (model.kind, row_id))
        place_waiting(joint)
    raise DamagedFile("Tệp được hợp nhất")


def _missing(joint: Joint) -> list[tuple[type[DomainRow], str]]:
    """Return the rows that are pointed to and not there, each once."""
    found: dict[tuple[type[DomainRow], str], None] = {}
    for table, rowid, parent, number in _violations(joint):
        links = joint.connection.exec_driver_sql(f'PRAGMA main.foreign_key_list("{table}")').all()
        column = next(link[3] for link in links if link[0] == number)
        row_id = joint.connection.exec_driver_sql(
            f'SELECT "{column}" FROM main."{table}" WHERE rowid = ?', (rowid,)
        ).scalar()
        model = model_of_table(parent)
        if row_id == "":
            # Emptied with a case that was made unknown or destroyed: the row goes again before the end.
            continue
        if model is None or row_id is None:
            raise DamagedFile("Tệp được hợp nhất")
        found[model, str(row_id)] = None
    return sorted(found, key=lambda one: (one[0].kind, one[1]))


def _violations(joint: Joint) -> list[Any]:
    """Return what `foreign_key_check` finds in the tables that a merge has touched or taken rows out of.

    The commit checks all others: the keys are only deferred.
    """
    touched = {row_models()[kind] for kind, _ in joint.tally.rows}
    fates = joint.tally.rows.items()
    emptied = {row_models()[kind] for (kind, _), (fate, _record) in fates if fate is not Fate.ADDED}
    tables = {table_of(model).name for model in touched}
    tables |= {table_of(ref.model).name for model in emptied for ref in references_to(model)}
    return [
        row
        for name in sorted(tables)
        for row in joint.connection.exec_driver_sql(f'PRAGMA main.foreign_key_check("{name}")')
    ]


def _revive(joint: Joint, key: RowKey) -> None:
    """Bring a deleted row back as the log has it, with what was deleted together with it."""
    kind, row_id = key
    model = row_models().get(kind)
    entries = entries_of(joint.connection, key) if model is not None else []
    if model is None or not entries:
        raise DamagedFile("Tệp được hợp nhất")
    resolved = joint.resolved(key, entries)
    if stored(joint, model, row_id) is not None:
        return
    counting = filter(joint.sight.counts, entries)
    deletions = [entry for entry in joint.sight.last(counting) if entry.action == "delete"]
    joint.recorder.append(
        joint.session,
        action="update",
        row=key,
        record=owner_of(model, row_id, resolved.values),
        fields={},
    )
    place(joint, model, row_id, Resolved(alive=True, values=resolved.values, stamps=resolved.stamps))
    for deletion in deletions:
        _list_deletion(joint, key, deletion)
        for sibling in _gone_with(joint, key, deletion):
            _revive(joint, sibling)


def _list_deletion(joint: Joint, key: RowKey, deletion: Entry) -> None:
    """List the deletion for review; of a record with sub-rows once, under the record."""
    whole = joint.connection.exec_driver_sql(
        "SELECT r.row_kind, r.row_id, r.stamp FROM main.change_entries AS e "
        "JOIN main.change_entries AS r ON r.transaction_id = e.transaction_id AND r.action = 'delete' "
        "AND r.row_kind = e.record_kind AND r.row_id = e.record_id WHERE e.machine = ? AND e.sequence = ?",
        (deletion.machine, deletion.sequence),
    ).first()
    kind, row_id, stamp = whole if whole is not None else (*key, deletion.stamp)
    found = FoundConflict(kind, row_id, "", {}, f"{stamp:016x}-{deletion.machine}")
    if found not in joint.tally.conflicts:
        joint.tally.conflicts.append(found)


def _gone_with(joint: Joint, key: RowKey, deletion: Entry) -> list[RowKey]:
    """Return the sub-rows that went with a record in one transaction and are not there."""
    rows = joint.connection.exec_driver_sql(
        "SELECT r.row_kind, r.row_id FROM main.change_entries AS e "
        "JOIN main.change_entries AS r ON r.transaction_id = e.transaction_id AND r.action = 'delete' "
        "AND r.record_kind = e.record_kind AND r.record_id = e.record_id AND r.row_id <> e.row_id "
        "WHERE e.machine = ? AND e.sequence = ? AND e.row_kind = e.record_kind AND e.row_id = ? "
        "ORDER BY r.row_kind, r.row_id",
        (deletion.machine, deletion.sequence, key[1]),
    ).all()
    found = []
    for kind, row_id in rows:
        model = row_models().get(kind)
        if model is not None and stored(joint, model, row_id) is None:
            found.append((kind, row_id))
    return found


def count_rows(joint: Joint) -> dict[str, int]:
    """Return the number of rows of every kind."""
    return {
        kind: joint.connection.exec_driver_sql(
            f"SELECT count(*) FROM main.{table_of(model).name}"
        ).scalar_one()
        for kind, model in row_models().items()
    }
