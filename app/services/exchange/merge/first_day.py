"""What the program itself writes into a new file: it never beats what somebody has typed."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from app.models import DomainRow
from app.models.base import as_json
from app.services.cases.setup import first_case_rows
from app.services.changelog.rows import default_of, logged_columns
from app.services.settings.first_bodies import bodies_among
from app.services.settings.office import OfficeSettings
from app.services.settings.setup import first_rows


def is_of_first_day(kind: str, name: str, value: Any) -> bool:
    """Whether a column's value, in JSON, is one that a file begins with while nobody names the commune."""
    return value in _values().get((kind, name), ())


@cache
def kinds_of_first_day() -> frozenset[str]:
    """Return the kinds of row that a new file has."""
    return frozenset(kind for kind, _ in _values())


@cache
def _values() -> dict[tuple[str, str], frozenset[Any]]:
    found: dict[tuple[str, str], set[Any]] = {}
    for row in _rows():
        for name in logged_columns(type(row)):
            value = getattr(row, name)
            value = as_json(default_of(type(row), name) if value is None else value)
            if value is not None:
                found.setdefault((row.kind, name), set()).add(value)
    return {key: frozenset(values) for key, values in found.items()}


def _rows() -> Iterator[DomainRow]:
    office = OfficeSettings()
    rows = first_rows(office.commune, office.province)
    yield from rows
    yield from bodies_among(rows)
    yield from first_case_rows(office.province)
