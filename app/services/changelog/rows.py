"""What an entry says of a row: which columns are kept, how a new, changed or deleted row is written down."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import inspect

from app.core.dates import PartialDate
from app.core.ids import new_id
from app.core.text import fold, name_sort_key, text_sort_key
from app.models import Base, DomainRow
from app.models.base import Edge, as_json


@cache
def logged_columns(model: type[DomainRow]) -> tuple[str, ...]:
    """Return the columns that the log keeps: all but the derived and internal ones and the id."""
    return tuple(
        column.key
        for column in inspect(model).column_attrs
        if not column.columns[0].info.get("derived") and column.key not in {"id", "version", "stamps"}
    )


def derived(model: type[DomainRow], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the search text, sort keys and bounds of partial dates of a row."""
    found: dict[str, Any] = {}
    if model.searched:
        found["search"] = fold(" ".join(str(row[name]) for name in model.searched if row.get(name)))
    for key, source in model.sorted_by.items():
        sort_key = name_sort_key if source in model.person_names else text_sort_key
        found[key] = sort_key(str(row.get(source) or ""))
    for key, (source, edge) in model.bounds.items():
        found[key] = _bound(row.get(source), edge)
    return found


def _bound(partial: str | None, edge: Edge) -> date | None:
    """Return the first or last day that a stored partial date may mean."""
    if not partial:
        return None
    known = PartialDate.from_iso(partial)
    return known.earliest if edge is Edge.FIRST else known.latest


def with_defaults(model: type[DomainRow], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a full row: what is given, the columns' own defaults, a new id. KeyError for no such column."""
    columns = [attribute.key for attribute in inspect(model).column_attrs]
    if unknown := set(given) - set(columns):
        raise KeyError(model.kind, *unknown)
    row: dict[str, Any] = {name: given.get(name, default_of(model, name)) for name in columns}
    row["id"] = given.get("id") or new_id()
    return row


def default_of(model: type[DomainRow], name: str) -> Any:
    """Return a column's own default, None without one."""
    default = model.__table__.c[name].default
    return default.arg if default is not None and default.is_scalar else None


def blank(model: type[DomainRow], name: str) -> Any:
    """Return what a column holds that an entry of a new or deleted row does not mention."""
    column = model.__table__.c[name]
    if column.default is None and not column.nullable and column.type.python_type is str:
        return ""
    return default_of(model, name)


@cache
def row_models() -> Mapping[str, type[DomainRow]]:
    """Return every logged class by its kind."""
    classes: Iterable[Any] = (mapper.class_ for mapper in Base.registry.mappers)
    return {model.kind: model for model in classes if issubclass(model, DomainRow)}


def row_values(row: DomainRow) -> dict[str, Any]:
    """Return every column of a row by its key."""
    return {attribute.key: getattr(row, attribute.key) for attribute in inspect(type(row)).column_attrs}


def fields_made(model: type[DomainRow], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return [None, value] of every column but those that are blank, which most of a row is."""
    return {
        name: [None, as_json(row[name])]
        for name in logged_columns(model)
        if row[name] not in (None, "") or row[name] != blank(model, name)
    }


def fields_lost(row: DomainRow) -> dict[str, Any]:
    """Return [value, None] of every column as the file has it: what was set and never flushed never was."""
    stored = row_values(row)
    state = inspect(row)
    for name in logged_columns(type(row)):
        if before := state.attrs[name].history.deleted:
            stored[name] = before[0]
    return {name: [value, None] for name, (_, value) in fields_made(type(row), stored).items()}


def fields_changed(row: DomainRow) -> dict[str, Any]:
    """Return [old, new] of every column that a flush has changed or will change."""
    state = inspect(row)
    found = {}
    for name in logged_columns(type(row)):
        history = state.attrs[name].history
        if history.has_changes():
            old = as_json(history.deleted[0]) if history.deleted else None
            new = as_json(history.added[0]) if history.added else None
            if old != new:
                found[name] = [old, new]
    return found
