"""A report as JSON and back: what a frozen report is kept as.

The form is `{"format": 1, "report": …}`. A dataclass is an object whose "@" names its class and which
leaves out the fields that have their default; dates and decimals are objects too, so that nothing is
guessed on the way back.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, Final

from app.core.errors import DamagedFile, NewerFile
from app.services.reports.model import (
    Align,
    Annex,
    Column,
    Edit,
    Figure,
    Letterhead,
    Orientation,
    Paragraph,
    Records,
    Report,
    Row,
    RowKind,
    Section,
    Signature,
    Table,
)

FORMAT: Final = 1

_CLASSES: Final[dict[str, Callable[..., Any]]] = {
    cls.__name__: cls
    for cls in (
        *(Annex, Column, Edit, Figure, Letterhead, Paragraph, Records, Report),
        *(Row, Section, Signature, Table),
    )
}
_VALUES: Final[dict[str, Callable[[str], Any]]] = {
    "Align": Align,
    "Orientation": Orientation,
    "RowKind": RowKind,
    "date": date.fromisoformat,
    "Decimal": Decimal,
}
_TYPE: Final = "@"
_VALUE: Final = "value"


def to_json(report: Report) -> str:
    """The report as one line of JSON; the same report gives the same text."""
    document = {"format": FORMAT, "report": _encode(report)}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Report:
    """The report that `to_json` wrote. Raises DamagedFile, or NewerFile for a format of a later program."""
    try:
        document = json.loads(text)
        written = int(document["format"])
        if written > FORMAT:
            raise NewerFile
        report = _decode(document["report"])
    except (ValueError, KeyError, TypeError, InvalidOperation, RecursionError) as error:
        raise DamagedFile("Bản lưu của báo cáo") from error
    if not isinstance(report, Report):
        raise DamagedFile("Bản lưu của báo cáo")
    return report


def _encode(value: object) -> object:
    if value is None or (isinstance(value, str | int | float) and not isinstance(value, Enum)):
        return value
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if isinstance(value, Enum):
        return {_TYPE: type(value).__name__, _VALUE: value.value}
    if isinstance(value, date):
        return {_TYPE: "date", _VALUE: value.isoformat()}
    if isinstance(value, Decimal):
        return {_TYPE: "Decimal", _VALUE: str(value)}
    if is_dataclass(value):
        given = {
            field.name: _encode(item)
            for field in fields(value)
            if not _is_default(field, item := getattr(value, field.name))
        }
        return {_TYPE: type(value).__name__, **given}
    raise TypeError(f"a report does not hold {type(value).__name__}")


def _is_default(field: Field[Any], item: object) -> bool:
    return field.default is not MISSING and item == field.default


def _decode(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_decode(item) for item in value)
    if not isinstance(value, dict):
        return value
    name = value[_TYPE]
    if name in _VALUES:
        return _VALUES[name](value[_VALUE])
    return _CLASSES[name](**{key: _decode(item) for key, item in value.items() if key != _TYPE})
