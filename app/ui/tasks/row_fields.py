"""Fields over a task's short sub-rows: cooperating units and programmes, as chips.

Their values are rows as the records service takes them; a row that was there keeps its id.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from typing_extensions import override

from app.ui.fields import Option, PicksField, TagsField


class UnitRowsField(PicksField):
    """The cooperating units: rows of `unit_id`."""

    def __init__(self, options: Callable[[], Sequence[Option]], *, keywords: Callable[[Option], str]) -> None:
        self._ids: dict[str, str] = {}
        super().__init__(options, keywords=keywords)

    @override
    def value(self) -> Any:
        return [_row(self._ids, "unit_id", unit) for unit in super().value()]

    @override
    def set_value(self, value: Any) -> None:
        super().set_value(_keys(self._ids, "unit_id", value))


class ProgrammeRowsField(TagsField):
    """The programmes that a task belongs to as well: rows of `programme`."""

    def __init__(self, suggest: Callable[[], Sequence[str]]) -> None:
        self._ids: dict[str, str] = {}
        super().__init__(suggest=suggest)

    @override
    def value(self) -> Any:
        return [_row(self._ids, "programme", name) for name in super().value()]

    @override
    def set_value(self, value: Any) -> None:
        super().set_value(_keys(self._ids, "programme", value))


def _row(ids: Mapping[str, str], key: str, value: str) -> dict[str, str]:
    return {"id": ids[value], key: value} if value in ids else {key: value}


def _keys(ids: dict[str, str], key: str, value: Any) -> tuple[str, ...]:
    """The chips' values of rows, whose ids are kept; of a draft's plain values as they are."""
    rows = list(value or ())
    if not rows or isinstance(rows[0], Mapping):
        ids.clear()
        ids.update({row[key]: row["id"] for row in rows if row.get("id")})
        return tuple(row[key] for row in rows)
    return tuple(str(one) for one in rows)
