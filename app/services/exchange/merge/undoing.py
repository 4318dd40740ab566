"""Taking a merge back as one step, also weeks later: this machine forgets what it has seen since.

What the other machines wrote since before the merge leaves this file's log again: whole ends of their
chains, which stand in their own files. What this machine's merges wrote themselves is declared void, and
a note says what the machine knows from now on. Every row is then what follows from the log that is left.
Nothing of this is a change that another machine could take for one: the next merge offers the same again.

What was worked upon since the merge stays and is told. Where that is a row that the merge brought, this
machine makes it its own first.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.models import ChangeEntry, Merge, Task, TaskOccurrence
from app.services.changelog.recorder import RECORDED, WRITES, Recorder
from app.services.changelog.redacting import ACTION as REDACT
from app.services.changelog.rows import row_models
from app.services.exchange.merge.adopting import Touched, adopt
from app.services.exchange.merge.completing import complete_records
from app.services.exchange.merge.engine import keep_conflicts
from app.services.exchange.merge.joining import (
    add_rows_of,
    entries_of_contested,
    notes_of,
    sight_by,
    sight_of,
    vector,
)
from app.services.exchange.merge.keeping import mend_references
from app.services.exchange.merge.naming import name_records
from app.services.exchange.merge.outcome import RecordKey, Tally
from app.services.exchange.merge.placing import Joint, place_contested
from app.services.exchange.merge.previews import MergedRecord, UndoneMerge
from app.services.exchange.merge.resolving import Entry, resolve
from app.services.exchange.merge.shapes import BOOKKEEPING, shape_of
from app.services.exchange.merge.uniting import part_numbers


class MergeNotFound(AppError):
    """A merge id that this machine has not."""

    def __init__(self) -> None:
        super().__init__(
            "Không tìm thấy lần hợp nhất này trên máy này. Hãy xem mã trong danh sách các lần hợp nhất."
        )


class AlreadyUndone(AppError):
    """A merge that was taken back before."""

    def __init__(self) -> None:
        super().__init__("Lần hợp nhất này đã được hoàn tác trước đó; không có gì để làm thêm.")


@dataclass(slots=True)
class _Span:
    """What an undo reaches: the merge and those after it, and what their transactions wrote here."""

    machine: str
    before: Mapping[str, int]
    since: int
    """This machine's sequence number of the merge."""
    merges: list[str] = field(default_factory=list)
    void: set[int] = field(default_factory=set)

    def stays(self, machine: str, sequence: int) -> bool:
        """Whether an entry is in the log and counts after the undo."""
        if machine == self.machine:
            return sequence not in self.void
        return sequence <= self.before.get(machine, 0)

    def is_work(self, entry: Entry) -> bool:
        """Whether somebody wrote an entry on this machine after the merge."""
        return (
            entry.machine == self.machine
            and entry.sequence > self.since
            and self.stays(entry.machine, entry.sequence)
        )


def undo(session: Session, merge_id: str, *, recorder: Recorder, now: datetime) -> UndoneMerge:
    """Take a merge of this machine back, and those after it. Raises `MergeNotFound`, `AlreadyUndone`."""
    merge = session.get(Merge, merge_id)
    if merge is None or merge.machine != recorder.machine or merge.summary is None:
        raise MergeNotFound
    if merge.undone_at is not None:
        raise AlreadyUndone
    connection = session.connection()
    # With the connection the temporary table goes.
    connection.detach()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    span = _span(session, merge)
    _note_touched(connection, span)
    touched = _touched(connection, span)
    names = _names(session, touched.records())
    kept = adopt(session, connection, recorder, touched)
    _mark_undone(session, span, now)
    _forget(session, recorder, span)
    joint = Joint(session, connection, recorder, sight_of(connection), Tally(), alone=True)
    place_contested(joint)
    mend_references(joint)
    part_numbers(joint)
    _complete(joint, touched, span)
    keep_conflicts(session, recorder, joint.tally)
    session.expire_all()
    changed = {
        (kind, one) for kinds in joint.tally.records().values() for kind in kinds for one in kinds[kind]
    }
    return UndoneMerge(
        merge_id=merge_id,
        merges=len(span.merges),
        taken_back=_by_kind(session, changed - kept, names),
        kept=_by_kind(session, kept, names),
    )


def _span(session: Session, merge: Merge) -> _Span:
    """Return what an undo reaches. What came in later built upon what came in first: it goes with it."""
    since = session.scalars(
        select(ChangeEntry.sequence).where(
            ChangeEntry.row_kind == Merge.kind, ChangeEntry.row_id == merge.id, ChangeEntry.action == "insert"
        )
    ).one()
    span = _Span(merge.machine, merge.before, since)
    later = session.execute(
        select(ChangeEntry.row_id, ChangeEntry.transaction_id).where(
            ChangeEntry.row_kind == Merge.kind,
            ChangeEntry.action == "insert",
            ChangeEntry.machine == merge.machine,
            ChangeEntry.sequence >= since,
        )
    )
    for merge_id, transaction in later.all():
        one = session.get(Merge, merge_id)
        if one is None or one.undone_at is not None:
            continue
        span.merges.append(merge_id)
        span.void.update(
            session.scalars(
                select(ChangeEntry.sequence).where(
                    ChangeEntry.transaction_id == transaction,
                    ChangeEntry.machine == merge.machine,
                    ChangeEntry.row_kind.not_in(BOOKKEEPING),
                    ChangeEntry.action.in_(WRITES),
                )
            )
        )
    return span


def _note_touched(connection: Connection, span: _Span) -> None:
    """Fill `contested` with the rows that the undone merges brought something about."""
    connection.exec_driver_sql("CREATE TEMP TABLE contested (kind TEXT, id TEXT, PRIMARY KEY (kind, id))")
    gone: dict[str, list[list[int]]] = {span.machine: _ranges(span.void)}
    for machine, last in vector(connection, "main").items():
        if machine != span.machine:
            gone[machine] = [[span.before.get(machine, 0) + 1, last]]
    add_rows_of(connection, "temp.contested", "main", gone)
    for note in notes_of(connection):
        if not span.stays(note.machine, note.sequence):
            # What it declared void counts again: the note is forgotten with the rest.
            add_rows_of(connection, "temp.contested", "main", note.void)


def _touched(connection: Connection, span: _Span) -> Touched:
    """Work out every touched row: as it is by the log, as it was, and as it will be."""
    notes = notes_of(connection)
    sight = sight_by(notes)
    left = [one for one in notes if span.stays(one.machine, one.sequence)]
    later = sight_by(left, {span.machine: _ranges(span.void)})
    touched = Touched()
    for key, entries in entries_of_contested(connection):
        model = row_models().get(key[0])
        if model is None:
            continue
        shape = shape_of(model)
        touched.now[key] = resolve(entries, shape, sight)
        rest = [one for one in entries if span.stays(one.machine, one.sequence)]
        touched.then[key] = resolve(rest, shape, later)
        touched.was[key] = resolve([one for one in rest if not span.is_work(one)], shape, later)
        work = [one for one in rest if span.is_work(one) and sight.counts(one)]
        if work:
            touched.worked[key] = {name for one in work for name in one.fields}
            came = [one for one in entries if not span.stays(one.machine, one.sequence)]
            touched.brought[key] = {name for one in came for name in one.fields}
    return touched


def _complete(joint: Joint, touched: Touched, span: _Span) -> None:
    """Fill in the records that were worked upon since: what they hold now nobody had before."""
    records: dict[str, list[str]] = {}
    for kind, record_id in sorted({touched.record(key) for key in touched.worked}):
        records.setdefault(kind, []).append(record_id)
    marked = joint.session.scalars(
        select(ChangeEntry.record_id).where(
            ChangeEntry.machine == span.machine,
            ChangeEntry.sequence > span.since,
            ChangeEntry.row_kind == TaskOccurrence.kind,
            ChangeEntry.action == "update",
            ChangeEntry.record_id.in_(records.get(Task.kind, ())),
        )
    )
    complete_records(joint.session, records, marked=set(marked))


def _mark_undone(session: Session, span: _Span, now: datetime) -> None:
    for merge_id in span.merges:
        merge = session.get(Merge, merge_id)
        assert merge is not None
        merge.undone_at = now.replace(tzinfo=None)
    session.flush()


def _forget(session: Session, recorder: Recorder, span: _Span) -> None:
    """Say what this machine knows from now on and what is void, then let go of the others' entries."""
    connection = session.connection()
    present = vector(connection, "main")
    known = {
        machine: min(sequence, span.before.get(machine, 0))
        for machine, sequence in present.items()
        if machine != span.machine and span.before.get(machine, 0)
    }
    gone = sorted(present.keys() - {span.machine})
    for machine in gone:
        _stand_by_redactions(session, recorder, machine, span.before.get(machine, 0))
    recorder.append(
        session,
        action="begin",
        row=(Merge.kind, recorder.machine),
        record=(Merge.kind, recorder.machine),
        fields={"seen": [None, known], "void": [None, {span.machine: _ranges(span.void)}]},
    )
    for machine in gone:
        session.execute(
            text("DELETE FROM change_entries WHERE machine = :machine AND sequence > :last"),
            {"machine": machine, "last": span.before.get(machine, 0)},
            execution_options={RECORDED: True},
        )
    session.expire_all()


def _stand_by_redactions(session: Session, recorder: Recorder, machine: str, after: int) -> None:
    """Say it ourselves where another machine has made a person unknown: that is never taken back.

    With the entry that says so goes what the same step did to the rows of the record.
    """
    steps = session.execute(
        select(ChangeEntry.transaction_id, ChangeEntry.record_kind, ChangeEntry.record_id)
        .where(ChangeEntry.machine == machine, ChangeEntry.sequence > after, ChangeEntry.action == REDACT)
        .order_by(ChangeEntry.sequence)
    )
    for transaction, kind, record_id in dict.fromkeys(map(tuple, steps)):
        told = session.execute(
            select(ChangeEntry.action, ChangeEntry.row_kind, ChangeEntry.row_id, ChangeEntry.fields)
            .where(
                ChangeEntry.transaction_id == transaction,
                ChangeEntry.machine == machine,
                ChangeEntry.record_kind == kind,
                ChangeEntry.record_id == record_id,
                ChangeEntry.row_kind.not_in(BOOKKEEPING),
                ChangeEntry.action.in_(("update", "delete", REDACT)),
            )
            .order_by(ChangeEntry.sequence)
        )
        for action, row_kind, row_id, fields in told.all():
            recorder.append(
                session, action=action, row=(row_kind, row_id), record=(kind, record_id), fields=fields
            )


def _ranges(sequences: Iterable[int]) -> list[list[int]]:
    """Return numbers as ranges, both ends included."""
    found: list[list[int]] = []
    for one in sorted(sequences):
        if found and found[-1][1] == one - 1:
            found[-1][1] = one
        else:
            found.append([one, one])
    return found


def _names(session: Session, records: Iterable[RecordKey]) -> dict[RecordKey, MergedRecord]:
    """Return what records are called that are there."""
    kinds: dict[str, list[str]] = {}
    for kind, record_id in sorted(set(records)):
        kinds.setdefault(kind, []).append(record_id)
    connection = session.connection()
    there: dict[str, list[str]] = {}
    for kind, ids in kinds.items():
        found = connection.exec_driver_sql(
            f"SELECT id FROM {row_models()[kind].__tablename__} WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids),),
        )
        there[kind] = list(found.scalars())
    named = name_records(session, there, most=None)
    return {(one.kind, one.id): one for ones in named.values() for one in ones}


def _by_kind(
    session: Session, records: Iterable[RecordKey], before: Mapping[RecordKey, MergedRecord]
) -> dict[str, tuple[MergedRecord, ...]]:
    """Return records by kind under the names that they had before the undo, else under those of now."""
    wanted = sorted(one for one in records if one[0] not in BOOKKEEPING)
    names = {**_names(session, wanted), **before}
    found: dict[str, list[MergedRecord]] = {}
    for kind, record_id in wanted:
        if (kind, record_id) in names:
            found.setdefault(kind, []).append(names[kind, record_id])
    return {kind: tuple(ones) for kind, ones in found.items()}
