"""What a kind's fields are: derived from the model's columns once, used by put, schema and Excel."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import JSON, Table, UniqueConstraint, inspect

from app.core.vocabulary import Choice
from app.models import Base, Blob, DomainRow

LARGEST_INTEGER = 2**53 - 1
"""Above it JSON readers lose digits; no amount in đồng comes near."""
LONGEST_TEXT = 100_000
"""Of a text without a limit of its own: some forty pages."""


class FieldType(Enum):
    """Type of a field as the schema names it."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    PARTIAL_DATE = "partial-date"
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
    """One key of a record. `model` is the sub-rows' or the referenced class.

    Integers always have bounds, texts a length. `blob`: names a file kept in the book by its SHA-256.
    """

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
    blob: bool = False
    automatic: bool = False
    """Set by the program: answered, and passed over when put."""
    tier: int = 0
    """Of a case's field: how closely it identifies a person (`models/tiers.py`)."""
    code_list: str = ""
    """The open list of `code_items` whose codes a text holds."""
    private: bool = False
    """Of a confidential row: a sentence about a value never repeats it, it may be somebody's name."""


@cache
def fields_of(model: type[DomainRow]) -> Mapping[str, Field]:
    """Return the fields that `put` takes, by key, in the model's order, sub-rows last."""
    mapper = inspect(model)
    owners = {tie[0] for tie in (model.owner, model.root) if tie}
    found = {}
    for attribute in mapper.column_attrs:
        column = attribute.columns[0]
        if attribute.key in {"id", *owners} or column.info.get("derived") or column.info.get("internal"):
            continue
        found[attribute.key] = _field(attribute.key, column, private=model.confidential)
    for relation in mapper.relationships:
        found[relation.key] = Field(
            relation.key,
            relation.info["label"],
            FieldType.ROWS,
            nullable=False,
            model=relation.mapper.class_,
            automatic=bool(relation.info.get("automatic")),
            tier=int(relation.info.get("tier", 0)),
            private=model.confidential,
        )
    return found


def _field(key: str, column: Any, *, private: bool) -> Field:
    kind, choices, model = _type(column)
    info = column.info
    required = bool(info.get("required")) or not (column.nullable or column.default is not None)
    whole = kind is FieldType.INTEGER
    return Field(
        key=key,
        label=info["label"],
        value=kind,
        required=required,
        nullable=bool(column.nullable) and not required,
        max_length=(column.type.length or LONGEST_TEXT) if kind is FieldType.TEXT else None,
        minimum=info.get("minimum", -LARGEST_INTEGER) if whole else None,
        maximum=info.get("maximum", LARGEST_INTEGER) if whole else None,
        choices=choices,
        model=model,
        blob=any(foreign.column.table is Blob.__table__ for foreign in column.foreign_keys),
        automatic=bool(info.get("automatic")),
        tier=int(info.get("tier", 0)),
        code_list=info.get("code_list", ""),
        private=private,
    )


@cache
def unique_keys(model: type[DomainRow]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of fields of which no two records, or no two sub-rows of one record, are equal."""
    table: Table = model.__table__  # type: ignore[assignment]
    owner = model.owner[0] if model.owner else None
    groups: list[tuple[str, ...]] = [(column.name,) for column in table.columns if column.unique]
    groups += [
        tuple(column.name for column in constraint.columns if column.name != owner)
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint) and constraint.name
    ]
    return tuple(dict.fromkeys(groups))


def _type(column: Any) -> tuple[FieldType, type[Choice] | None, type[DomainRow] | None]:
    for foreign in column.foreign_keys:
        for mapper in Base.registry.mappers:
            if mapper.local_table is foreign.column.table and issubclass(mapper.class_, DomainRow):
                return FieldType.REFERENCE, None, mapper.class_
    if column.info.get("partial_date"):
        return FieldType.PARTIAL_DATE, None, None
    vocabulary = getattr(column.type, "enum_class", None)
    if vocabulary is not None:
        return FieldType.CHOICE, vocabulary, None
    if isinstance(column.type, JSON):
        return FieldType.JSON, None, None
    return _BY_PYTHON[column.type.python_type], None, None
