"""Columns of a list: where a cell's value comes from and how it is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Final

from PySide6.QtCore import Qt

from app.core.dates import format_date, format_moment
from app.core.numbers import format_integer
from app.ui.theme import Tone

_TICK: Final = "✓"


class Align(Enum):
    """Where a column's text stands."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    CENTRE = Qt.AlignmentFlag.AlignHCenter
    RIGHT = Qt.AlignmentFlag.AlignRight


def display_text(value: Any) -> str:
    """A cell's text: an enumeration's label, dates 05/03/2026, whole numbers 1.234, yes as a tick,
    several joined by commas.
    """
    label = getattr(value, "label", None)
    if isinstance(label, str):
        return label
    match value:
        case None | False:
            return ""
        case True:
            return _TICK
        case str():
            return " ".join(value.split()) if "\n" in value else value
        case datetime():
            return format_moment(value)
        case date():
            return format_date(value)
        case int():
            return format_integer(value)
        case list() | tuple() | set() | frozenset():
            return ", ".join(display_text(item) for item in value)
        case _:
            return str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `key` is what the service sorts by and sums under.

    `value` takes the row (default: the row's attribute, mapping entry or `values` entry under `key`);
    `text` writes that value; `tone` and `tip` take the row; so does `excel`, where a cell of Excel is to hold
    more than the text (a date that is shown as far as it is known, a share). `width` is in pixels at 100 %;
    columns that `stretch` share the room left over, and give way where there is too little; then those that
    are `spare` are not shown, the last one first. A column that is not `printed` has its like on paper: there
    every list is numbered.
    """

    key: str
    title: str
    width: int = 120
    align: Align = Align.LEFT
    stretch: bool = False
    spare: bool = False
    sortable: bool = True
    value: Callable[[Any], Any] | None = None
    text: Callable[[Any], str] = display_text
    tone: Callable[[Any], Tone] | None = None
    tip: Callable[[Any], str] | None = None
    excel: Callable[[Any], Any] | None = None
    printed: bool = True

    def cell(self, row: Any) -> str:
        """The text of this column in `row`."""
        return self.text(field_of(row, self.key) if self.value is None else self.value(row))


def printed_text(shown: str) -> str:
    """A cell's text on paper: a tick is the cross of an office's table: the faces of documents have none."""
    return "x" if shown == _TICK else shown.removeprefix(_TICK).strip()


def field_of(row: Any, key: str) -> Any:
    """The value under `key` of a mapping, a dataclass, or a record with `values`; None when absent."""
    if isinstance(row, Mapping):
        return row.get(key)
    found = getattr(row, key, _ABSENT)
    if found is _ABSENT:
        values = getattr(row, "values", None)
        return values.get(key) if isinstance(values, Mapping) else None
    return found


def id_of(row: Any) -> str:
    """The id of a row."""
    return str(field_of(row, "id"))


_ABSENT = object()
