"""The description of a kind that `record schema` prints."""

from collections.abc import Mapping
from typing import Any

from app.models import DomainRow
from app.services.records.fields import Field, FieldType, fields_of
from app.services.records.kinds import RecordKind, kind_of


def describe(kind: RecordKind) -> Mapping[str, Any]:
    """Return `{kind, title, fields: {key: {label, type, …}}}` as plain JSON values."""
    return {"kind": kind.name, "title": kind.title, "fields": _fields(kind.model)}


def _fields(model: type[DomainRow]) -> dict[str, Any]:
    return {key: _described(field) for key, field in fields_of(model).items()}


def _described(field: Field) -> dict[str, Any]:
    found: dict[str, Any] = {"label": field.label, "type": field.value.value, "required": field.required}
    if field.value is not FieldType.ROWS:
        found["nullable"] = field.nullable
    if field.automatic:
        found["automatic"] = True
    if field.code_list:
        found["code_list"] = field.code_list
    for key in ("max_length", "minimum", "maximum"):
        if getattr(field, key) is not None:
            found[key] = getattr(field, key)
    if field.choices:
        found["values"] = {member.value: member.label for member in field.choices}
    if field.value is FieldType.REFERENCE and field.model:
        kind = kind_of(field.model)
        found["refers_to"] = kind.name
        found["accepts"] = ["id", *kind.named_by]
    if field.blob:
        found["refers_to"] = "file"
    if field.value is FieldType.ROWS and field.model:
        found["fields"] = _fields(field.model)
    return found
