"""Taking a merge back as one step, also weeks later: what was changed since stays, and is told.

From the log follows what every row was before the merge and right after it. Where the file still is as
right after, it becomes as before; these are ordinary changes, known to the other machine by the next merge.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.vocabulary import ConflictState
from app.models import ChangeEntry, Conflict, DomainRow, Merge
from app.services.changelog.recorder import Recorder
from app.services.changelog.rows import row_models
from app.services.exchange.merge.joining import RowKey, entries_of_contested, sight_of
from app.services.exchange.merge.naming import name_records
from app.services.exchange.merge.previews import UndoneMerge
from app.services.exchange.merge.resolving import Entry, Resolved, Sight, resolve
from app.services.exchange.merge.shapes import (
    BOOKKEEPING,
    as_column,
    owner_of,
    references_to,
    shape_of,
    table_of,
    unique_groups,
)


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
class _Plan:
    """What is to be made anew, changed and deleted, and which records stay as they are."""

    made: dict[RowKey, Resolved] = field(default_factory=dict)
    changed: dict[RowKey, dict[str, object]] = field(default_factory=dict)
    deleted: dict[RowKey, tuple[str, str]] = field(default_factory=dict)
    taken_back: set[tuple[str, str]] = field(default_factory=set)
    kept: set[tuple[str, str]] = field(default_factory=set)


def undo(session: Session, merge_id: str, *, recorder: Recorder, now: datetime) -> UndoneMerge:
    """Take a merge of this machine back. Raises `MergeNotFound`, `AlreadyUndone`."""
    merge = session.get(Merge, merge_id)
    if merge is None or merge.machine != recorder.machine or merge.summary is None:
        raise MergeNotFound
    if merge.undone_at is not None:
        raise AlreadyUndone
    plan = _planned(session, merge)
    _spare_what_is_used(session, plan)
    session.execute(text("PRAGMA defer_foreign_keys = ON"))
    _carry_out(session, plan)
    for conflict in _open_conflicts_of(session, merge):
        conflict.state = ConflictState.ACCEPTED
    merge.undone_at = now.replace(tzinfo=None)
    session.flush()
    kept = plan.kept
    return UndoneMerge(
        merge_id=merge_id,
        taken_back=name_records(session, _by_kind(plan.taken_back - kept)),
        kept=name_records(session, _by_kind(kept)),
    )


def _planned(session: Session, merge: Merge) -> _Plan:
    connection = session.connection()
    # With the connection the temporary table goes.
    connection.detach()
    own = session.scalar(
        select(ChangeEntry.transaction_id).where(
            ChangeEntry.row_kind == "merges", ChangeEntry.row_id == merge.id, ChangeEntry.action == "insert"
        )
    )
    last_own = connection.exec_driver_sql(
        "SELECT max(sequence) FROM change_entries WHERE transaction_id = ? AND machine = ?",
        (own, merge.machine),
    ).scalar_one()
    after = {**merge.seen, merge.machine: max(int(last_own), merge.seen.get(merge.machine, 0))}
    connection.exec_driver_sql("CREATE TEMP TABLE contested (kind TEXT, id TEXT, PRIMARY KEY (kind, id))")
    for machine, highest in after.items():
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO temp.contested SELECT row_kind, row_id FROM change_entries "
            "WHERE machine = ? AND sequence > ? AND sequence <= ? "
            "AND action IN ('insert', 'update', 'delete')",
            (machine, merge.before.get(machine, 0), highest),
        )
    sight = sight_of(connection)
    plan = _Plan()
    for key, entries in entries_of_contested(connection):
        if key[0] in row_models() and key[0] not in BOOKKEEPING:
            _plan_row(plan, key, entries, sight=sight, before=merge.before, after=after)
    return plan


def _plan_row(
    plan: _Plan,
    key: RowKey,
    entries: list[Entry],
    *,
    sight: Sight,
    before: Mapping[str, int],
    after: Mapping[str, int],
) -> None:
    """Work out one row: as it was, as the merge left it, as it is."""
    model = row_models()[key[0]]
    shape = shape_of(model)

    def state(vector: Mapping[str, int] | None) -> Resolved | None:
        found = [one for one in entries if vector is None or one.sequence <= vector.get(one.machine, 0)]
        resolved = resolve(found, shape, sight) if found else None
        return resolved if resolved is not None and resolved.alive else None

    was, left, present = state(before), state(after), state(None)
    if (was is None and left is None) or (was and left and was.values == left.values):
        return
    known = was or left
    assert known is not None
    record = owner_of(model, key[1], known.values)
    if was is not None and left is not None:
        _plan_fields(plan, key, record, states=(was, left, present), model=model)
    elif left is None and was is not None and present is None:
        plan.made[key] = was
        plan.taken_back.add(record)
    elif was is None and left is not None and present is not None and present.stamps == left.stamps:
        plan.deleted[key] = record
        plan.taken_back.add(record)
    else:
        plan.kept.add(record)


def _plan_fields(
    plan: _Plan,
    key: RowKey,
    record: tuple[str, str],
    *,
    states: tuple[Resolved, Resolved, Resolved | None],
    model: type[DomainRow],
) -> None:
    was, left, present = states
    if present is None:
        plan.kept.add(record)
        return
    for group in shape_of(model).groups:
        if all(was.values[name] == left.values[name] for name in group):
            continue
        if all(present.values[name] == left.values[name] for name in group):
            plan.changed.setdefault(key, {}).update({name: was.values[name] for name in group})
            plan.taken_back.add(record)
        else:
            plan.kept.add(record)


def _spare_what_is_used(session: Session, plan: _Plan) -> None:
    """Leave what the merge brought where something else has come to point to it, and names that are taken."""
    again = True
    while again:
        again = False
        for key, record in list(plan.deleted.items()):
            if _is_used(session, plan, key):
                del plan.deleted[key]
                plan.kept.add(record)
                again = True
    for key in list(plan.made):
        model = row_models()[key[0]]
        if not _fits(session, plan, model, key[1], plan.made[key].values):
            plan.kept.add(owner_of(model, key[1], plan.made.pop(key).values))
    for key, values in list(plan.changed.items()):
        model = row_models()[key[0]]
        row = session.get(model, key[1])
        assert row is not None
        if not _fits(session, plan, model, key[1], values):
            del plan.changed[key]
            plan.kept.add(owner_of(model, key[1], {name: getattr(row, name) for name in _ties(model)}))


def _is_used(session: Session, plan: _Plan, key: RowKey) -> bool:
    for reference in references_to(row_models()[key[0]]):
        table = table_of(reference.model)
        for row_id in session.scalars(select(reference.model.id).where(table.c[reference.column] == key[1])):
            user = (reference.model.kind, row_id)
            if user not in plan.deleted and reference.column not in plan.changed.get(user, {}):
                return True
    return False


def _fits(
    session: Session, plan: _Plan, model: type[DomainRow], row_id: str, values: Mapping[str, object]
) -> bool:
    """Whether nobody else has the row's name by now and everything that it points to is there."""
    table = table_of(model)
    for group in unique_groups(model):
        if all(values.get(name) is not None for name in group):
            equal = [table.c[name] == as_column(model, name, values[name]) for name in group]
            twins = session.scalars(select(model.id).where(*equal, model.id != row_id))
            if any(
                (model.kind, twin) not in plan.deleted
                and not set(group) & set(plan.changed.get((model.kind, twin), ()))
                for twin in twins
            ):
                return False
    return all(
        _is_there(session, plan, column, values.get(column.name))
        for column in table.columns
        if column.foreign_keys
    )


def _is_there(session: Session, plan: _Plan, column: object, value: object) -> bool:
    if value is None:
        return True
    for foreign in column.foreign_keys:  # type: ignore[attr-defined]
        target = foreign.column
        model = next((one for one in row_models().values() if table_of(one) is target.table), None)
        if model is not None and ((model.kind, value) in plan.made or (model.kind, value) in plan.deleted):
            return (model.kind, value) in plan.made
        if session.execute(select(target).where(target == value)).first() is None:
            return False
    return True


def _carry_out(session: Session, plan: _Plan) -> None:
    with session.no_autoflush:
        for kind, row_id in plan.deleted:
            row = session.get(row_models()[kind], row_id)
            if row is not None:
                session.delete(row)
        session.flush()
        for (kind, row_id), values in plan.changed.items():
            model = row_models()[kind]
            changed = session.get(model, row_id)
            for name, raw in values.items():
                value = as_column(model, name, raw)
                if changed is not None and getattr(changed, name) != value:
                    setattr(changed, name, value)
        session.flush()
        for (kind, row_id), resolved in plan.made.items():
            model = row_models()[kind]
            columns = {name: as_column(model, name, raw) for name, raw in resolved.values.items()}
            session.add(model(id=row_id, **columns))
        session.flush()


def _open_conflicts_of(session: Session, merge: Merge) -> list[Conflict]:
    found = [session.get(Conflict, one) for one in (merge.summary or {}).get("conflicts", ())]
    return [one for one in found if one is not None and one.state is ConflictState.OPEN]


def _ties(model: type[DomainRow]) -> tuple[str, ...]:
    return tuple(tie[0] for tie in (model.root, model.owner) if tie)


def _by_kind(records: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, record_id in sorted(records):
        found.setdefault(kind, []).append(record_id)
    return found
