"""Rows of any table with the least they need, read off the models: a later table is tested unasked."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Table
from sqlalchemy.orm import Session

from app.models import Base, Blob, DomainRow
from app.services.changelog.rows import row_models

MOMENT = datetime(2026, 7, 14, 8, 30)


def models() -> list[type[DomainRow]]:
    """Return every logged class, those that others point to first."""
    order = {table.name: place for place, table in enumerate(Base.metadata.sorted_tables)}
    return sorted(row_models().values(), key=lambda model: order[model.__tablename__])


def minimal(model: type[DomainRow], session: Session, serial: int) -> dict[str, Any]:
    """Return values for every column that must have one, making the rows that they point to."""
    return {
        column.key: sample(session, column, serial)
        for column in _columns(model)
        if column.key not in {"id", "version", "stamps"} and not column.nullable and column.default is None
    }


def other_value(session: Session, column: Any, present: Any, serial: int) -> Any:
    """Return a value that the column takes and that is not the present one."""
    vocabulary = getattr(column.type, "enum_class", None)
    if vocabulary is not None:
        return next(member for member in vocabulary if member != present)
    if column.type.python_type is bool:
        return not present
    return sample(session, column, serial)


def sample(session: Session, column: Any, serial: int) -> Any:
    """Return a value of the column's type; `serial` keeps unique columns apart."""
    for foreign in column.foreign_keys:
        return _pointed_to(session, foreign.column.table, serial)
    if isinstance(column.type, JSON):
        return {"value": serial}
    if column.info.get("partial_date"):
        return f"{1950 + serial % 50}-07"
    vocabulary = getattr(column.type, "enum_class", None)
    if vocabulary is not None:
        return next(iter(vocabulary))
    samples = {
        str: f"chữ {serial}",
        int: serial,
        bool: True,
        date: date(2026, 1, 1 + serial % 28),
        datetime: MOMENT.replace(minute=serial % 60),
    }
    return samples[column.type.python_type]


def plain_columns(model: type[DomainRow]) -> Iterator[Any]:
    """Yield the columns that can be changed: logged ones that do not tie the row to its record."""
    owners = {tie[0] for tie in (model.owner, model.root) if tie}
    for column in _columns(model):
        if column.key not in {"id", "version", "stamps", *owners} and not column.info.get("derived"):
            vocabulary = getattr(column.type, "enum_class", None)
            if vocabulary is None or len(vocabulary) > 1:
                yield column


def _columns(model: type[DomainRow]) -> list[Any]:
    table: Table = model.__table__  # type: ignore[assignment]
    return list(table.columns)


def _pointed_to(session: Session, table: Table, serial: int) -> str:
    if table is Blob.__table__:
        sha256 = f"{serial:064x}"
        if session.get(Blob, sha256) is None:
            session.add(Blob(sha256=sha256, size=0, content=b""))
            session.flush()
        return sha256
    model = next(one for one in row_models().values() if one.__table__ is table)
    row = model(**minimal(model, session, serial + 1000))
    session.add(row)
    session.flush()
    return row.id
