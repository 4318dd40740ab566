"""Filling in anew, on records that stand, what follows from the rest: after rows came from elsewhere.

A put fills it in on the way. A merge, an undone merge or a value swapped back puts sub-rows beside each
other that no put has seen together.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session, selectinload

from app.models import DomainRow
from app.services.records.fields import FieldType, fields_of
from app.services.records.kinds import RecordKind
from app.services.records.service import as_record

_AT_ONCE = 500


def recomplete(session: Session, kind: RecordKind, ids: Iterable[str]) -> list[DomainRow]:
    """Fill in the records of `kind` that are there; return the rows that changed, not yet flushed."""
    if kind.complete is None:
        return []
    wanted = sorted(ids)
    nested = [selectinload(one.class_attribute) for one in inspect(kind.model).relationships]
    changed: list[DomainRow] = []
    for start in range(0, len(wanted), _AT_ONCE):
        chosen = select(kind.model).where(kind.model.id.in_(wanted[start : start + _AT_ONCE]))
        for row in session.scalars(chosen.options(*nested)).all():
            whole = dict(as_record(kind, row).values)
            kind.complete(whole)
            changed += _apply(row, whole)
    return changed


def _apply(row: DomainRow, values: Mapping[str, Any]) -> list[DomainRow]:
    """Set what differs on a row and its sub-rows; nothing is made or deleted."""
    changed: list[DomainRow] = []
    for key, field in fields_of(type(row)).items():
        if field.value is FieldType.ROWS:
            changed += _apply_rows(getattr(row, key), values[key])
        elif getattr(row, key) != values[key]:
            setattr(row, key, values[key])
            if row not in changed:
                changed.append(row)
    return changed


def _apply_rows(rows: Sequence[DomainRow], values: Sequence[Mapping[str, Any]]) -> list[DomainRow]:
    by_id = {one["id"]: one for one in values}
    return [changed for row in rows for changed in _apply(row, by_id[row.id])]
