"""Taking a row into a record that is there: empty fields filled, new sub-rows added, nothing overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import inspect

from app.core.dates import PartialDate, format_date, format_partial_date
from app.core.errors import InvalidDate
from app.core.text import fold
from app.models import DomainRow
from app.services.records.fields import Field, FieldType, fields_of
from app.services.records.kinds import kind_named
from app.services.records.service import Record

_SAME_POST: Final = ("body", "title")


@dataclass(frozen=True, slots=True)
class ComparedField:
    """A field side by side: what the book has and what the row says, as people read it."""

    key: str
    label: str
    kept: str
    given: str
    masked: bool = False
    """Whether the values are not for show: only that there are any, and whether they differ."""

    @property
    def differs(self) -> bool:
        """Whether both say something, and not the same."""
        return bool(self.kept and self.given) and fold(self.kept) != fold(self.given)

    @property
    def fills(self) -> bool:
        """Whether the row says what the book does not."""
        return bool(self.given) and not self.kept


def filled(record: Record, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `Records.put` takes so that `values` (ids in place of names) fill the record."""
    found: dict[str, Any] = {"id": record.id}
    for key, field in fields_of(kind_named(record.kind).model).items():
        given = values.get(key)
        if given is None or given == "":
            continue
        present = record.values[key]
        if field.value is FieldType.ROWS:
            rows = _rows_filled(field, present, given)
            if rows != present:
                found[key] = rows
        elif present is None or present == "":
            found[key] = given
    return found


def _rows_filled(
    field: Field, present: list[dict[str, Any]], given: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    assert field.model is not None
    telling = [key for key in _SAME_POST if key in fields_of(field.model)] or list(fields_of(field.model))
    rows = [dict(row) for row in present]
    for one in given:
        same = next((row for row in rows if all(_equal(row.get(key), one.get(key)) for key in telling)), None)
        if same is None:
            rows.append(dict(one))
        else:
            same.update({key: value for key, value in one.items() if same.get(key) in {None, "", False}})
    return rows


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return fold(one) == fold(other)
    return bool(one == other)


def shown_value(value: Any) -> str:
    """Return a field's value as people read it: a label, a date as 03/07/1985."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    label = getattr(value, "label", None)
    if isinstance(label, str):
        return label
    if hasattr(value, "isoformat"):
        return format_date(value)
    return str(value)


def shown_field(field: Field, value: Any) -> str:
    """Return a field's value as people read it, a partial date too."""
    if field.value is FieldType.PARTIAL_DATE and value:
        try:
            return format_partial_date(PartialDate.from_iso(value))
        except InvalidDate:
            return str(value)
    return shown_value(value)


def sensitive_keys(model: type[DomainRow]) -> frozenset[str]:
    """Return the keys of the columns that are masked in lists and go out only when asked for."""
    attributes = inspect(model).column_attrs
    return frozenset(one.key for one in attributes if one.columns[0].info.get("sensitive"))


def record_texts(kind: str, record: Mapping[str, Any]) -> dict[str, str]:
    """Return a record whose references are names as people read it, by key."""
    return {
        key: shown_rows(field, record.get(key))
        if field.value is FieldType.ROWS
        else shown_field(field, record.get(key))
        for key, field in fields_of(kind_named(kind).model).items()
    }


def shown_rows(field: Field, rows: Any) -> str:
    """Return sub-rows as people read them: their words, one row after the other."""
    assert field.model is not None
    fields = fields_of(field.model)
    parts = []
    for row in rows or ():
        words = [
            shown_field(fields[key], row[key]) for key in fields if row.get(key) not in {None, "", False}
        ]
        parts.append(", ".join(words))
    return "; ".join(part for part in parts if part)
