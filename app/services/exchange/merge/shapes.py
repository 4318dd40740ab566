"""What a merge must know of each kind of row, read off its model: groups, columns, references, sameness."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from typing import Any

from sqlalchemy import Table, UniqueConstraint, inspect

from app.core.errors import DamagedFile
from app.models import DomainRow
from app.models.base import as_json
from app.services.changelog.redacting import REDACTED, emptied_value
from app.services.changelog.rows import blank, derived, logged_columns, row_models
from app.services.exchange.merge.first_day import is_of_first_day, kinds_of_first_day
from app.services.exchange.merge.resolving import Group, Shape

BOOKKEEPING = ("merges", "conflicts")
"""Kinds that tell of merges: neither counted as changes nor ever in conflict themselves."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of `model` that names a row of another table."""

    model: type[DomainRow]
    column: str


@cache
def shape_of(model: type[DomainRow]) -> Shape:
    """Return the groups of a kind's columns, each column in one of them."""
    grouped = {name for group in model.merged_together for name in group}
    groups: list[Group] = [*model.merged_together]
    groups += [(name,) for name in logged_columns(model) if name not in grouped]
    first = partial(is_of_first_day, model.kind) if model.kind in kinds_of_first_day() else None
    return Shape(groups, lambda name: as_json(blank(model, name)), first)


@cache
def unique_groups(model: type[DomainRow]) -> tuple[Group, ...]:
    """Return the groups of columns of which the table takes no two equal rows, the id apart."""
    table = table_of(model)
    groups: list[Group] = [(column.name,) for column in table.columns if column.unique]
    groups += [
        tuple(column.name for column in constraint.columns)
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    ]
    return tuple(dict.fromkeys(groups))


def is_identity(model: type[DomainRow], group: Group) -> bool:
    """Whether two rows that are equal in `group` are one thing, and not two that share a number by chance."""
    owner = {model.owner[0]} if model.owner else set()
    names = set(group) - owner
    return names <= set(model.natural_key) or names <= set(model.same_by)


@cache
def references_to(model: type[DomainRow]) -> tuple[Reference, ...]:
    """Return every column of every kind that names a row of `model`."""
    table = table_of(model)
    return tuple(
        Reference(other, column.name)
        for other in row_models().values()
        for column in table_of(other).columns
        if any(foreign.column.table is table for foreign in column.foreign_keys)
    )


def table_of(model: type[DomainRow]) -> Table:
    """Return a model's table."""
    table: Table = model.__table__  # type: ignore[assignment]
    return table


@cache
def model_of_table(name: str) -> type[DomainRow] | None:
    """Return the logged class whose table is called `name`."""
    return next((model for model in row_models().values() if model.__tablename__ == name), None)


def column_names(model: type[DomainRow]) -> list[str]:
    """Return every column of a kind."""
    return [attribute.key for attribute in inspect(model).column_attrs]


def owner_of(model: type[DomainRow], row_id: str, values: Mapping[str, Any]) -> tuple[str, str]:
    """Return (kind, id) of the record that a row belongs to."""
    column, kind = root_of(model)
    return kind, row_id if column == "id" else str(values[column])


def root_of(model: type[DomainRow]) -> tuple[str, str]:
    """Return the column that names a row's record, and the record's kind; a record names itself."""
    return getattr(model, "root", None) or model.owner or ("id", model.kind)


def full_row(model: type[DomainRow], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the logged columns as the table takes them, from JSON, with what is derived from them."""
    row = {name: as_column(model, name, raw) for name, raw in values.items()}
    row.update(derived(model, row))
    return row


def as_column(model: type[DomainRow], name: str, raw: Any) -> Any:
    """Return a logged JSON value as the column holds it; raise `DamagedFile` for what it cannot hold."""
    column = table_of(model).c[name]
    if raw is None:
        return None
    if raw == REDACTED:
        return emptied_value(column)
    try:
        if (vocabulary := getattr(column.type, "enum_class", None)) is not None:
            return vocabulary(raw)
        if column.type.python_type in {datetime, date}:
            return column.type.python_type.fromisoformat(raw)
    except (TypeError, ValueError) as error:
        raise DamagedFile("Lịch sử thay đổi trong tệp được hợp nhất") from error
    return raw
