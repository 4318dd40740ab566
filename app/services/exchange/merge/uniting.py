"""Rows that may not stand beside each other: one thing made on two machines, or one number given twice.

Two units of one name are one unit: the smaller id stays on every machine, what points to the other is
turned to it, its empty fields are filled from the other, and where both say something different the
other's value is a conflict. Two records that were given one number stay two: the larger id gets a number
with letters of its own behind it, the same on every machine, and is listed for review.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import String, select

from app.core.ids import derived_id
from app.core.vocabulary import DocumentUse
from app.models import Addressee, DomainRow
from app.services.changelog.rows import logged_columns, row_models
from app.services.exchange.merge.outcome import Fate, FoundConflict
from app.services.exchange.merge.placing import Joint, delete_rows, stored, write_row
from app.services.exchange.merge.resolving import MADE, Group, Resolved, Shape
from app.services.exchange.merge.shapes import (
    as_column,
    is_identity,
    owner_of,
    references_to,
    shape_of,
    table_of,
    unique_groups,
)

_LETTERS = "ABCDEFGHKLMNPQRSTUVXY"
_ORDERING = frozenset({"position"})
"""Columns that only say where a row stands in a list: nobody looks at such a conflict."""


def place_waiting(joint: Joint) -> None:
    """Write the rows with unique columns, now that all others stand as they will."""
    waiting = sorted(joint.waiting, key=lambda one: (one[0].kind, one[1]))
    joint.waiting.clear()
    for model, row_id, resolved, version in waiting:
        _place_beside(joint, model, row_id, resolved, version)


def part_numbers(joint: Joint) -> None:
    """Tell apart records that two machines gave the same number."""
    kinds = {kind for kind, _ in joint.tally.rows}
    for model in [model for kind, model in sorted(row_models().items()) if kind in kinds and model.numbered]:
        column = model.numbered
        shared = joint.connection.exec_driver_sql(
            f'SELECT id, "{column}" FROM main.{model.__tablename__} WHERE "{column}" IN (SELECT "{column}" '
            f'FROM main.{model.__tablename__} WHERE "{column}" <> \'\' GROUP BY "{column}" '
            f'HAVING count(*) > 1) ORDER BY "{column}", id'
        ).all()
        kept: set[str] = set()
        for row_id, number in shared:
            if number in kept:
                _renumber(joint, model, row_id, column)
            kept.add(number)


def unite_first_rows(joint: Joint) -> None:
    """Make one of a first row that was made under two ids: releases before 0.3.0 derived it from its name.

    That is the body that reports go to, whose name follows from the province.
    """
    if not any(kind == Addressee.kind for kind, _ in joint.tally.rows):
        return
    kept = derived_id(Addressee.kind, DocumentUse.REPORT.value)
    made = joint.connection.exec_driver_sql(
        "SELECT a.id, json_extract(e.fields, '$.name[1]') FROM main.addressees AS a "
        "JOIN main.change_entries AS e ON e.row_id = a.id AND e.row_kind = ? AND e.action = 'insert' "
        "ORDER BY a.id",
        (Addressee.kind,),
    ).all()
    ids = {row_id for row_id, name in made if row_id in {kept, derived_id(Addressee.kind, str(name))}}
    for row_id in sorted(ids)[1:]:
        _drop_for(joint, Addressee, row_id, min(ids))


def turn_references(joint: Joint, model: type[DomainRow], loser: str, winner: str) -> None:
    """Have everything that points to `loser` point to `winner`."""
    for reference in references_to(model):
        column = reference.column
        ids = joint.session.scalars(
            select(reference.model.id).where(table_of(reference.model).c[column] == loser)
        ).all()
        for row_id in ids:
            row = _row(joint, reference.model, row_id)
            twin = _twin_of(joint, reference.model, row_id, {**_values(joint, row), column: winner})
            if twin is None:
                setattr(row, column, winner)
                joint.session.flush()
                joint.tally.note_row(
                    Fate.CHANGED,
                    reference.model.kind,
                    row_id,
                    owner_of(reference.model, row_id, _values(joint, row)),
                )
            else:
                _drop_for(joint, reference.model, row_id, twin[0])


def _place_beside(
    joint: Joint, model: type[DomainRow], row_id: str, resolved: Resolved, version: int
) -> None:
    twin = _twin_of(joint, model, row_id, resolved.values)
    if twin is None:
        write_row(joint, model, [(row_id, resolved, version)])
        return
    other, group = twin
    text = _text_column(model, group)
    if is_identity(model, group) or text is None:
        _unite(joint, model, (row_id, resolved, version), other)
    elif row_id > other:
        _write_renumbered(joint, model, (row_id, resolved, version), text)
    else:
        _renumber(joint, model, other, text)
        _place_beside(joint, model, row_id, resolved, version)


def _unite(joint: Joint, model: type[DomainRow], waiting: tuple[str, Resolved, int], other: str) -> None:
    """Make one row of a waiting one and the one that stands."""
    row_id, resolved, _ = waiting
    standing = stored(joint, model, other)
    assert standing is not None
    if other < row_id:
        _log_loss(joint, model, row_id, resolved.values)
        joint.united[model.kind, row_id] = other
        _fill(joint, model, other, resolved.values, resolved.stamps)
        turn_references(joint, model, row_id, other)
        return
    delete_rows(joint.connection, model, [other])
    _log_loss(joint, model, other, standing)
    joint.united[model.kind, other] = row_id
    _place_beside(joint, model, *waiting)
    _fill(joint, model, row_id, standing, standing["stamps"])
    turn_references(joint, model, other, row_id)


def _drop_for(joint: Joint, model: type[DomainRow], row_id: str, twin: str) -> None:
    """Take out a standing row that has become the same as another one."""
    loser, winner = max(row_id, twin), min(row_id, twin)
    lost = stored(joint, model, loser)
    assert lost is not None
    delete_rows(joint.connection, model, [loser])
    _log_loss(joint, model, loser, lost)
    joint.united[model.kind, loser] = winner
    _fill(joint, model, winner, lost, lost["stamps"])
    turn_references(joint, model, loser, winner)


def _log_loss(joint: Joint, model: type[DomainRow], row_id: str, values: Mapping[str, Any]) -> None:
    """Append the deletion of a row that is one with another."""
    blank = shape_of(model).blank
    record = owner_of(model, row_id, values)
    fields = {
        name: [values[name], None]
        for name in logged_columns(model)
        if values[name] not in (None, "") or values[name] != blank(name)
    }
    joint.recorder.append(
        joint.session, action="delete", row=(model.kind, row_id), record=record, fields=fields
    )
    if joint.tally.rows.get((model.kind, row_id), (None,))[0] is Fate.ADDED:
        joint.tally.drop_row(model.kind, row_id)
    else:
        joint.tally.note_row(Fate.DELETED, model.kind, row_id, record)


def _fill(
    joint: Joint,
    model: type[DomainRow],
    winner: str,
    values: Mapping[str, Any],
    stamps: Mapping[str, str],
) -> None:
    """Give the row that stays what only the other one said; list what both say differently."""
    row = _row(joint, model, winner)
    kept = _values(joint, row)
    unique = {name for group in unique_groups(model) for name in group}
    shape = shape_of(model)
    for name in logged_columns(model):
        if name in unique or values[name] == kept[name] or _says_nothing(shape, name, values, stamps):
            continue
        if _says_nothing(shape, name, kept, row.stamps):
            setattr(row, name, as_column(model, name, values[name]))
        elif name not in _ORDERING:
            joint.tally.conflicts.append(
                FoundConflict(
                    model.kind, winner, name, {name: values[name]}, stamps.get(name) or stamps[MADE]
                )
            )
    if joint.session.is_modified(row):
        joint.session.flush()
        joint.tally.note_row(Fate.CHANGED, model.kind, winner, owner_of(model, winner, kept))


def _says_nothing(shape: Shape, name: str, values: Mapping[str, Any], stamps: Mapping[str, str]) -> bool:
    """Whether a field was left blank, or as every new file begins."""
    value = values[name]
    return value in (None, "", shape.blank(name)) or (name not in stamps and shape.is_first({name: value}))


def _write_renumbered(
    joint: Joint, model: type[DomainRow], waiting: tuple[str, Resolved, int], column: str
) -> None:
    row_id, resolved, version = waiting
    old = str(resolved.values[column])
    new = _renumbered(model, column, old, row_id)
    mark = joint.recorder.append(
        joint.session,
        action="update",
        row=(model.kind, row_id),
        record=owner_of(model, row_id, resolved.values),
        fields={column: [old, new]},
    )
    joint.tally.conflicts.append(
        FoundConflict(
            model.kind, row_id, column, {column: old}, resolved.stamps.get(column) or resolved.stamps[MADE]
        )
    )
    renumbered = Resolved(
        alive=True,
        values={**resolved.values, column: new},
        stamps={**resolved.stamps, column: mark},
    )
    write_row(joint, model, [(row_id, renumbered, version)])


def _renumber(joint: Joint, model: type[DomainRow], row_id: str, column: str) -> None:
    row = _row(joint, model, row_id)
    old = getattr(row, column)
    joint.tally.conflicts.append(
        FoundConflict(model.kind, row_id, column, {column: old}, row.stamps.get(column) or row.stamps[MADE])
    )
    setattr(row, column, _renumbered(model, column, old, row_id))
    joint.session.flush()
    joint.tally.note_row(Fate.CHANGED, model.kind, row_id, owner_of(model, row_id, _values(joint, row)))


def _renumbered(model: type[DomainRow], column: str, old: str, row_id: str) -> str:
    """Return a number with two letters behind it that follow from the id: the same on every machine."""
    digest = hashlib.sha256(f"{row_id}{old}".encode()).digest()
    suffix = "-" + "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:2])
    length = getattr(table_of(model).c[column].type, "length", None)
    return (old[: length - len(suffix)] if length else old) + suffix


def _text_column(model: type[DomainRow], group: Group) -> str | None:
    for name in group:
        column = table_of(model).c[name]
        if type(column.type) is String and not column.foreign_keys:
            return name
    return None


def _twin_of(
    joint: Joint, model: type[DomainRow], row_id: str, values: Mapping[str, Any]
) -> tuple[str, Group] | None:
    """Return a standing row that has the same unique columns, and which."""
    table = table_of(model)
    for group in unique_groups(model):
        if any(values[name] is None for name in group):
            continue
        equal = [table.c[name] == as_column(model, name, values[name]) for name in group]
        found = joint.connection.execute(
            select(table.c.id).where(*equal, table.c.id != row_id).limit(1)
        ).scalar()
        if found is not None:
            return found, group
    return None


def _row(joint: Joint, model: type[DomainRow], row_id: str) -> DomainRow:
    """Return a standing row as it lies in the file: most of a merge is written past the session."""
    joint.session.expire_all()
    row = joint.session.get(model, row_id)
    assert row is not None
    return row


def _values(joint: Joint, row: DomainRow) -> Mapping[str, Any]:
    values = stored(joint, type(row), row.id)
    assert values is not None
    return values


def hold_back(
    joint: Joint, held: Mapping[str, Sequence[str]], versions: Mapping[str, Mapping[str, int]]
) -> None:
    """Let rows that came with a name of another row of ours wait, as they follow from the log."""
    for kind, ids in held.items():
        model = row_models()[kind]
        for row_id in ids:
            resolved = joint.resolved((kind, row_id))
            joint.waiting.append((model, row_id, resolved, versions[kind].get(row_id, 1)))
