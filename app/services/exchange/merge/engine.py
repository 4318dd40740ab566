"""One merge from beginning to end, inside a caller's transaction.

The order matters: their entries first, then the entry that says what this machine has seen from now on
(every entry after it is written by one who knows both sides), then the rows, then what both sides did to
each other's rows, then references and names, then the conflicts.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, select
from sqlalchemy.orm import Session

from app.core.ids import derived_id, new_id
from app.core.progress import Progress
from app.core.vocabulary import ConflictState
from app.db.keys import DataKey
from app.models import ChangeEntry, Conflict, Merge
from app.services.changelog.recorder import Recorder
from app.services.changelog.rows import row_models
from app.services.exchange.merge.authors import Author, authors_of
from app.services.exchange.merge.completing import complete_joint
from app.services.exchange.merge.joining import (
    THEIRS,
    Vectors,
    attach,
    compare,
    diverging,
    highest_stamp,
    note_touched,
    sight_of,
    take_blobs,
    take_entries,
)
from app.services.exchange.merge.keeping import bring_back, count_rows, mend_references
from app.services.exchange.merge.outcome import Fate, FoundConflict, Tally
from app.services.exchange.merge.parting import part_ways
from app.services.exchange.merge.placing import Joint, place_contested, versions_of_theirs
from app.services.exchange.merge.shapes import BOOKKEEPING, table_of
from app.services.exchange.merge.taking import take_rows
from app.services.exchange.merge.uniting import hold_back, part_numbers, unite_first_rows

_STEPS = 5
MOST_KEPT = 300
"""So many records of a kind are kept by id for the minutes; all are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to merge: an encrypted database of this program's schema, its key, and where it came from."""

    path: Path
    key: DataKey
    name: str = ""
    machine: str = ""
    """Machine id of who wrote it, where a package says so."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What one run found. `merge_id` is empty when there was nothing to take."""

    merge_id: str
    tally: Tally
    latest: int
    """Their highest stamp."""
    vectors: Vectors
    parted: str = ""
    """The id under which this machine goes on because another one had its own; empty: as before."""


def run(
    session: Session,
    source: Source,
    *,
    recorder: Recorder,
    now: datetime,
    progress: Progress,
    looking: bool = False,
) -> Ran:
    """Merge `source` into the session's file. The caller commits or, when only `looking`, rolls back.

    Raises `SameMachineTwice`, `NewerFile`, `OlderSchema`, `DamagedFile`, `Cancelled`.
    """
    progress.step(0, _STEPS, "Đang so sánh hai tệp dữ liệu")
    connection = attach(session, source.path, source.key)
    parted = _part(session, connection, recorder)
    vectors = compare(connection)
    tally = Tally()
    latest = highest_stamp(connection, THEIRS)
    if not vectors.unseen:
        return Ran("", tally, latest, vectors, parted)
    note_touched(connection)
    progress.check()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    progress.step(1, _STEPS, "Đang chép lịch sử thay đổi và tệp minh chứng")
    take_entries(connection, [attribute.key for attribute in inspect(ChangeEntry).column_attrs])
    take_blobs(connection)
    merge_id = _note_merge(session, source, recorder=recorder, now=now, vectors=vectors)
    progress.check()
    joint = Joint(session, connection, recorder, sight_of(connection), tally)
    progress.step(2, _STEPS, "Đang hợp nhất hồ sơ")
    _rows(joint)
    progress.check()
    progress.step(4, _STEPS, "Đang kiểm tra liên kết giữa các hồ sơ")
    _raise_versions(joint)
    if not looking:
        keep_conflicts(session, recorder, tally)
    if merge_id:
        _summarise(session, merge_id, tally)
    progress.step(_STEPS, _STEPS, "Đã hợp nhất")
    return Ran(merge_id, tally, latest, vectors, parted)


def _part(session: Session, connection: Connection, recorder: Recorder) -> str:
    """Go on under a new id where another machine has written under ours; return it, or nothing."""
    if recorder.machine not in diverging(connection):
        return ""
    new = secrets.token_hex(4)
    part_ways(session, connection, recorder.machine, new)
    recorder.machine = new
    return new


def _rows(joint: Joint) -> None:
    before = count_rows(joint)
    held = take_rows(joint.connection, joint.tally)
    versions = {
        kind: versions_of_theirs(joint.connection, row_models()[kind], ids) for kind, ids in held.items()
    }
    void = place_contested(joint)
    hold_back(joint, held, versions)
    bring_back(joint, void)
    mend_references(joint)
    part_numbers(joint)
    unite_first_rows(joint)
    complete_joint(joint)
    _compare_counts(joint, before)


def _compare_counts(joint: Joint, before: Mapping[str, int]) -> None:
    """Hold what was told against what is there: a difference is a bug, and nothing is kept of the merge."""
    expected = dict(before)
    for (kind, _), (fate, _record) in joint.tally.rows.items():
        expected[kind] += {Fate.ADDED: 1, Fate.CHANGED: 0, Fate.DELETED: -1}[fate]
    found = count_rows(joint)
    wrong = {
        kind: (expected[kind], found[kind])
        for kind in found
        if kind not in BOOKKEEPING and expected[kind] != found[kind]
    }
    if wrong:
        message = f"rows after the merge are not those that it told of: {wrong}"
        raise RuntimeError(message)


def _note_merge(
    session: Session, source: Source, *, recorder: Recorder, now: datetime, vectors: Vectors
) -> str:
    """Write what this machine has seen from now on; nothing when all that is new tells of merges only.

    Otherwise two machines that merge each other in turn would never come to an end.
    """
    worth_telling = session.connection().exec_driver_sql(
        "SELECT 1 FROM temp.theirs WHERE kind <> 'merges' LIMIT 1"
    )
    if worth_telling.first() is None:
        return ""
    merge_id = new_id()
    recorder.bulk_insert(
        session,
        Merge,
        [
            {
                "id": merge_id,
                "at": now.replace(tzinfo=None),
                "machine": recorder.machine,
                "source_machine": source.machine,
                "source_name": source.name[:255],
                "before": dict(vectors.ours),
                "seen": vectors.both,
            }
        ],
    )
    return merge_id


def _raise_versions(joint: Joint) -> None:
    """Raise the version of records of which only sub-rows changed: a form opened before is stale."""
    rows = joint.tally.rows
    records = {record for key, (_, record) in rows.items() if key != record and record not in rows}
    for kind in sorted({kind for kind, _ in records}):
        model = row_models()[kind]
        ids = sorted(record_id for of, record_id in records if of == kind)
        theirs = versions_of_theirs(joint.connection, model, ids)
        table = table_of(model).name
        joint.connection.exec_driver_sql(
            f"UPDATE main.{table} SET version = max(version + 1, ?) WHERE id = ?",
            [(theirs.get(record_id, 0), record_id) for record_id in ids],
        )


def keep_conflicts(session: Session, recorder: Recorder, tally: Tally) -> None:
    """Write the conflicts that are not known yet; the same ones get the same ids on every machine."""
    if not tally.conflicts:
        return
    authors = authors_of(session, {found.mark for found in tally.conflicts})
    rows = {conflict_id(found): _conflict_row(found, authors[found.mark]) for found in tally.conflicts}
    known = set(
        session.connection()
        .exec_driver_sql(
            "SELECT id FROM conflicts WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(rows)),)
        )
        .scalars()
    )
    recorder.bulk_insert(
        session, Conflict, [{"id": one, **row} for one, row in sorted(rows.items()) if one not in known]
    )


def conflicts_found(session: Session, found: Mapping[str, FoundConflict]) -> list[Conflict]:
    """Return conflicts by id as they are kept or, where nothing was written, as they would be."""
    known = session.scalars(select(Conflict).where(Conflict.id.in_(found)))
    rows = {row.id: row for row in known}
    authors = authors_of(session, {one.mark for key, one in found.items() if key not in rows})
    return [
        rows.get(key) or Conflict(id=key, state=ConflictState.OPEN, **_conflict_row(one, authors[one.mark]))
        for key, one in found.items()
    ]


def _conflict_row(found: FoundConflict, author: Author) -> dict[str, Any]:
    # What a row lost when it became one with another is told under the row that stays.
    own = author.record_kind == found.row_kind
    return {
        "record_kind": author.record_kind,
        "record_id": found.row_id if own else author.record_id,
        "row_kind": found.row_kind,
        "row_id": found.row_id,
        "field": found.field,
        "other": dict(found.values),
        "machine": author.machine,
        "officer": author.officer,
        "at": author.at,
    }


def conflict_id(found: FoundConflict) -> str:
    """Return the id that every machine gives to this conflict."""
    return derived_id("conflicts", found.row_kind, found.row_id, found.field, found.mark)


def _summarise(session: Session, merge_id: str, tally: Tally) -> None:
    merge = session.get(Merge, merge_id)
    assert merge is not None
    records = tally.records()
    merge.summary = {
        **{fate.value: {kind: len(ids) for kind, ids in kinds.items()} for fate, kinds in records.items()},
        "records": {
            fate.value: {kind: ids[:MOST_KEPT] for kind, ids in kinds.items()}
            for fate, kinds in records.items()
        },
        "conflicts": sorted({conflict_id(found) for found in tally.conflicts}),
    }
    session.flush()
