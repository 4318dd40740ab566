"""What the program fills in on a record, filled in anew where two machines' work came together in it.

Of a record that only one side touched its author has filled in everything. Where both touched it, or what
a merge had filled in was taken back with it, the automatic fields follow from sub-rows that neither side had
all of: they are worked out from what the merge came to, so that every machine comes to the same, and a
difference in them is nobody's to settle.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.core.vocabulary import TaskStatus
from app.models import Case, DomainRow, Task, TaskOccurrence
from app.services.changelog.recorder import changes_of
from app.services.changelog.redacting import destroyed_records
from app.services.exchange.merge.joining import THEIRS
from app.services.exchange.merge.outcome import Fate, FoundConflict
from app.services.exchange.merge.placing import Joint
from app.services.exchange.merge.shapes import owner_of
from app.services.records.case_completing import RECKONED
from app.services.records.kinds import KINDS
from app.services.records.recompleting import recomplete
from app.services.tasks.upkeep import follow_occurrences


def complete_joint(joint: Joint) -> None:
    """Fill in the records that both machines touched; conflicts about what is filled in are dropped."""
    records = _touched_by_both(joint.connection)
    marked = _marked_by_both(joint.connection)
    changed = complete_records(joint.session, records, marked=marked)
    for row in changed:
        values = {name: getattr(row, name) for name in _ties(row)}
        joint.tally.note_row(Fate.CHANGED, row.kind, row.id, owner_of(type(row), row.id, values))
    derived = _marks_of_occurrences(joint.connection, marked)
    joint.tally.conflicts = [
        found for found in joint.tally.conflicts if not _is_reckoned(found) and found.mark not in derived
    ]


def complete_records(
    session: Session, records: Mapping[str, Iterable[str]], *, marked: Iterable[str] = ()
) -> list[DomainRow]:
    """Fill in records given by kind and id, tasks `marked` from their occurrences too; return what changed.

    Persons who were made unknown stay so: nothing is worked out from what is no longer there.
    """
    session.expire_all()
    changed: list[DomainRow] = []
    with session.no_autoflush:
        for task_id in sorted(marked):
            task = session.get(Task, task_id)
            if task is not None and _follow(task):
                changed.append(task)
        for name in sorted(records.keys() & KINDS.keys()):
            ids = set(records[name])
            if name == Case.kind:
                ids -= _unknown(session, ids)
            changed += recomplete(session, KINDS[name], ids)
    session.flush()
    return changed


def complete_changed(session: Session) -> None:
    """Fill in every record that the session's transaction has changed."""
    complete_records(session, changes_of(session).touched)


def _follow(task: Task) -> bool:
    """Set a task's state from all its occurrences; the day is that of the last one done, here and there."""
    before = task.status, task.progress, task.done_on
    days = [one.done_on for one in task.occurrences if one.status is TaskStatus.DONE and one.done_on]
    follow_occurrences(task, today=max(days, default=task.done_on or date.min))
    if task.done_on == date.min:
        task.done_on = None
    return before != (task.status, task.progress, task.done_on)


def _unknown(session: Session, ids: Iterable[str]) -> set[str]:
    found = set(destroyed_records(session, Case.kind))
    for case_id in ids:
        case = session.get(Case, case_id)
        if case is not None and case.anonymised_at is not None:
            found.add(case_id)
    return found


_UNSEEN = (
    "SELECT DISTINCT e.record_kind, e.record_id FROM temp.unseen AS u CROSS JOIN {file}.change_entries AS e "
    "WHERE u.file = '{file}' AND e.machine = u.machine AND e.sequence > u.after "
    "AND e.action IN ('insert', 'update', 'delete') AND {which}"
)
_STATE_SET = (
    "e.action = 'update' AND (json_type(e.fields, '$.status') IS NOT NULL "
    "OR json_type(e.fields, '$.progress') IS NOT NULL OR json_type(e.fields, '$.done_on') IS NOT NULL)"
)
_VOIDED = (
    "SELECT e.record_kind, e.record_id FROM temp.voided AS v CROSS JOIN main.change_entries AS e "
    "WHERE e.machine = v.machine AND e.sequence BETWEEN v.first AND v.last "
    "AND e.action IN ('insert', 'update', 'delete') AND {which}"
)


def _both(connection: Connection, which: str, value: str) -> list[tuple[str, str]]:
    """Return the records of which each side has entries, unseen by the other, that are `which`."""
    sides: list[set[tuple[str, str]]] = []
    for file in ("main", THEIRS):
        rows = connection.exec_driver_sql(_UNSEEN.format(file=file, which=which), (value,))
        sides.append({(row[0], row[1]) for row in rows})
        if not sides[-1]:
            return []
    return sorted(sides[0] & sides[1])


def _voided(connection: Connection, which: str, value: str) -> list[tuple[str, str]]:
    """Return the records of which entries that are `which` came to be void by an undone merge."""
    found = connection.exec_driver_sql(_VOIDED.format(which=which), (value,))
    return sorted({(row[0], row[1]) for row in found})


def _touched_by_both(connection: Connection) -> dict[str, list[str]]:
    filled_in = json.dumps([name for name, kind in KINDS.items() if kind.complete is not None])
    found: dict[str, list[str]] = {}
    which = "e.record_kind IN (SELECT value FROM json_each(?))"
    for kind, record_id in _both(connection, which, filled_in) + _voided(connection, which, filled_in):
        found.setdefault(kind, []).append(record_id)
    return found


def _marked_by_both(connection: Connection) -> list[str]:
    """Return the tasks of which both machines have marked, added or taken out an occurrence.

    Where a merge set a task's state and was taken back, both had.
    """
    marked = "(e.action <> 'update' OR json_type(e.fields, '$.status') IS NOT NULL)"
    both = _both(connection, f"e.row_kind = ? AND {marked}", TaskOccurrence.kind)
    voided = _voided(connection, f"e.row_kind = ? AND {_STATE_SET}", Task.kind)
    return sorted({task_id for _, task_id in both + voided})


def _marks_of_occurrences(connection: Connection, tasks: Iterable[str]) -> frozenset[str]:
    """Return the marks of those changes of the tasks that were made together with an occurrence's."""
    rows = connection.exec_driver_sql(
        "SELECT DISTINCT e.stamp, e.machine FROM json_each(?) AS j "
        "CROSS JOIN main.change_entries AS e ON e.row_id = j.value AND e.row_kind = 'tasks' "
        "JOIN main.change_entries AS o ON o.transaction_id = e.transaction_id "
        "AND o.row_kind = 'task_occurrences' AND o.record_id = e.row_id AND o.action <> 'insert'",
        (json.dumps(list(tasks)),),
    )
    return frozenset(f"{stamp:016x}-{machine}" for stamp, machine in rows)


def _is_reckoned(found: FoundConflict) -> bool:
    return found.field in RECKONED.get(found.row_kind, ())


def _ties(row: DomainRow) -> list[str]:
    return [tie[0] for tie in (row.root, row.owner) if tie]
