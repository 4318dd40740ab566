"""Taking what identifies a person out of the log, while every machine's chain can still be proven.

The hash of an entry stays what it was, so that the chain holds; what it was made of is no longer there.
A «redact» entry names each entry that was emptied with the hash of what is left of it, and is itself a
link of the chain: whoever empties an entry without saying so, or changes what is left, is found out.
Entries of confidential rows carry a random salt that goes with the values, so that nobody can try names
against the old hash.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import inspect, select, update
from sqlalchemy.orm import Session

from app.models import ChangeEntry, DomainRow
from app.services.changelog.recorder import RECORDED, Recorder, entry_hash
from app.services.changelog.rows import row_models, row_values

REDACTED: Final = "[đã ẩn danh]"
"""What stands in an entry for a value that was taken out."""
ACTION: Final = "redact"
_KEPT_TIER: Final = 0
_NO_DAY: Final = date(1900, 1, 1)


def redact(
    session: Session,
    recorder: Recorder,
    *,
    kind: str,
    record_id: str,
    files: Sequence[str] = (),
    whole: bool = False,
    gone: bool = False,
) -> int:
    """Empty the entries of a record and its sub-rows of everything above tier 0; return how many.

    What the rows hold now stays. `whole`: whatever the tier, for rows that only repeat others. `files` are
    SHA-256 of files that were destroyed with it. `gone`: the record itself was destroyed and must not come
    back. Nothing is written when there is nothing left to take out.
    """
    session.flush()
    emptied: dict[str, str] = {}
    entries = session.scalars(
        select(ChangeEntry).where(ChangeEntry.record_kind == kind, ChangeEntry.record_id == record_id)
    )
    for entry in entries.all():
        left = _left(session, entry, whole=whole)
        if left == entry.fields:
            continue
        emptied[f"{entry.machine}:{entry.sequence}"] = _empty(session, entry, left)
    if emptied or files:
        recorder.append(
            session,
            action=ACTION,
            row=(kind, record_id),
            record=(kind, record_id),
            fields={"entries": [None, emptied], "files": [None, sorted(files)], "gone": [None, gone]},
        )
    return len(emptied)


def _empty(session: Session, entry: ChangeEntry, left: Mapping[str, Any]) -> str:
    """Write what is left of an entry; return its hash."""
    found = entry_hash({**content_of(entry), "fields": left, "salt": None})
    session.execute(
        update(ChangeEntry)
        .where(ChangeEntry.machine == entry.machine, ChangeEntry.sequence == entry.sequence)
        .values(fields=left, salt=None),
        execution_options={RECORDED: True, "synchronize_session": False},
    )
    session.expire(entry)
    return found


def redactions(session: Session) -> Mapping[tuple[str, int], frozenset[str]]:
    """Return, for every entry that was emptied, the hashes that what is left of it may have."""
    found: dict[tuple[str, int], set[str]] = {}
    for fields in session.scalars(select(ChangeEntry.fields).where(ChangeEntry.action == ACTION)):
        for name, left in fields["entries"][1].items():
            machine, sequence = name.rsplit(":", 1)
            found.setdefault((machine, int(sequence)), set()).add(left)
    return {key: frozenset(hashes) for key, hashes in found.items()}


def destroyed_files(session: Session, kind: str) -> frozenset[str]:
    """Return the SHA-256 of every file that was destroyed with the record of a kind it belonged to."""
    entries = session.scalars(
        select(ChangeEntry.fields).where(ChangeEntry.action == ACTION, ChangeEntry.record_kind == kind)
    )
    return frozenset(sha256 for fields in entries for sha256 in fields["files"][1])


def destroyed_records(session: Session, kind: str) -> frozenset[str]:
    """Return the ids of the records of a kind that were destroyed for good."""
    entries = session.execute(
        select(ChangeEntry.record_id, ChangeEntry.fields).where(
            ChangeEntry.action == ACTION, ChangeEntry.record_kind == kind
        )
    )
    return frozenset(record_id for record_id, fields in entries if fields["gone"][1])


def emptied_value(column: Any) -> Any:
    """Return what a column holds for a value that was taken out: a merge may have to write such a row.

    It is emptied or deleted again before the merge is over.
    """
    if column.nullable:
        return None
    return {str: "", date: _NO_DAY, datetime: datetime.combine(_NO_DAY, time.min)}.get(
        column.type.python_type, 0
    )


def content_of(entry: ChangeEntry) -> dict[str, Any]:
    """Return the columns of an entry."""
    return {column.key: getattr(entry, column.key) for column in inspect(ChangeEntry).column_attrs}


def _left(session: Session, entry: ChangeEntry, *, whole: bool) -> Mapping[str, Any]:
    """Return the fields of an entry without what is above tier 0 and no longer stands in its row."""
    model = row_models().get(entry.row_kind)
    if model is None or entry.action == ACTION:
        return entry.fields
    row = session.get(model, entry.row_id)
    present = _as_logged(row)
    return {
        name: [_emptied(old, ...), _emptied(new, present.get(name))]
        if whole or _tells(model, name)
        else [old, new]
        for name, (old, new) in entry.fields.items()
    }


def _as_logged(row: DomainRow | None) -> Mapping[str, Any]:
    from app.models.base import as_json

    return {} if row is None else {name: as_json(value) for name, value in row_values(row).items()}


def _tells(model: type[DomainRow], name: str) -> bool:
    column = model.__table__.c.get(name)
    return column is None or column.info.get("tier", _KEPT_TIER) > _KEPT_TIER


def _emptied(value: Any, present: Any) -> Any:
    return value if value in (None, "", False, REDACTED) or value == present else REDACTED
