"""What a kind's fields are: derived from the model's columns once, used by put, schema and Excel."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import JSON, inspect

from app.core.vocabulary import Choice
from app.models import Base, DomainRow


class FieldType(Enum):
    """Type of a field as the schema names it."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    MOMENT = "datetime"
    CHOICE = "choice"
    REFERENCE = "reference"
    JSON = "json"
    ROWS = "rows"


_BY_PYTHON: Mapping[type, FieldType] = {
    str: FieldType.TEXT,
    int: FieldType.INTEGER,
    bool: FieldType.BOOLEAN,
    date: FieldType.DATE,
    datetime: FieldType.MOMENT,
}


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record. `model` is the sub-rows' or the referenced class."""

    key: str
    label: str
    value: FieldType
    required: bool = False
    nullable: bool = True
    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    choices: type[Choice] | None = None
    model: type[DomainRow] | None = None
    unique: bool = False


@cache
def fields_of(model: type[DomainRow]) -> Mapping[str, Field]:
    """Return the fields that `put` takes, by key, in the model's order, sub-rows last."""
    mapper = inspect(model)
    owner = model.owner[0] if model.owner else None
    found = {}
    for attribute in mapper.column_attrs:
        column = attribute.columns[0]
        if attribute.key in {"id", owner} or column.info.get("derived") or column.info.get("internal"):
            continue
        found[attribute.key] = _field(attribute.key, column)
    for relation in mapper.relationships:
        found[relation.key] = Field(
            relation.key, relation.info["label"], FieldType.ROWS, nullable=False, model=relation.mapper.class_
        )
    return found


def _field(key: str, column: Any) -> Field:
    kind, choices, model = _type(column)
    info = column.info
    return Field(
        key=key,
        label=info["label"],
        value=kind,
        required=bool(info.get("required")),
        nullable=bool(column.nullable),
        max_length=getattr(column.type, "length", None) if kind is FieldType.TEXT else None,
        minimum=info.get("minimum"),
        maximum=info.get("maximum"),
        choices=choices,
        model=model,
        unique=bool(column.unique),
    )


def _type(column: Any) -> tuple[FieldType, type[Choice] | None, type[DomainRow] | None]:
    for foreign in column.foreign_keys:
        for mapper in Base.registry.mappers:
            if mapper.local_table is foreign.column.table and issubclass(mapper.class_, DomainRow):
                return FieldType.REFERENCE, None, mapper.class_
    vocabulary = getattr(column.type, "enum_class", None)
    if vocabulary is not None:
        return FieldType.CHOICE, vocabulary, None
    if isinstance(column.type, JSON):
        return FieldType.JSON, None, None
    return _BY_PYTHON[column.type.python_type], None, None
