"""The texts of one sheet in Unicode, whatever coding and font they were written in."""

import re
from collections.abc import Hashable
from datetime import date, datetime, time
from typing import Any, Final

from app.core.legacy_text import Detection, Sample
from app.core.text import clean
from app.services.spreadsheets.sheet import Value

UNREADABLE: Final = "\ufffd"
"""What stands where a file has a sign that no reader can tell."""
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
RawRow = list[tuple[int, Any, str]]
"""Column (0-based), value as stored, name of the font when it tells an old coding."""


class SheetText:
    """Reads the texts of a sheet: the votes of all of them are counted first."""

    def __init__(self, rows: list[RawRow]) -> None:
        told: set[tuple[Hashable, str, str]] = {
            (column, font, value)
            for row in rows
            for column, value, font in row
            if isinstance(value, str) and (font or not value.isascii())
        }
        self._detection = Detection(Sample(text, font, column) for column, font, text in told)
        self._known: dict[tuple[int, str, str], str | None] = {}

    @property
    def encoding(self) -> str:
        """Return the coding of what has been read so far."""
        return self._detection.encoding

    def value(self, column: int, raw: Any, font: str) -> Value:
        """Return a cell's value: text in Unicode without odd spaces, whole floats as integers."""
        if isinstance(raw, str):
            key = (column, font, raw)
            if key not in self._known:
                self._known[key] = self._read(column, raw, font)
            return self._known[key]
        return plain_value(raw)

    def _read(self, column: int, raw: str, font: str) -> str | None:
        text = self._detection.read(Sample(raw, font, column)) if font or not raw.isascii() else raw
        return _typed(clean(_whole_signs(text)).strip()) or None


def _whole_signs(text: str) -> str:
    """Return a text with the signs that Excel writes as «_x000D_», and `UNREADABLE` for half a sign."""
    whole = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _typed(text: str) -> str:
    """Return a text without the apostrophe that keeps a number a text, where a program wrote it out."""
    return text[1:] if text[:1] in {"'", "’"} and text[1:2].isdigit() else text


def plain_value(raw: Any) -> Value:
    """Return a stored value as the kinds of value that fields know."""
    if isinstance(raw, str):
        return _typed(clean(raw).strip()) or None
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 2**53:
        return int(raw)
    if raw is None or isinstance(raw, bool | int | float | date | datetime | time):
        return raw
    return clean(str(raw)).strip() or None
