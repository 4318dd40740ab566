"""What a merge has done or would do, told by record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.services.exchange.merge.shapes import BOOKKEEPING

RecordKey = tuple[str, str]


class Fate(StrEnum):
    """What happened to a row."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class FoundConflict:
    """A value that lost: where, under which field ("" for a deletion), the entry's mark."""

    row_kind: str
    row_id: str
    field: str
    values: Mapping[str, Any]
    mark: str


@dataclass(slots=True)
class Tally:
    """Collects the fate of every row, with the record it belongs to."""

    rows: dict[tuple[str, str], tuple[Fate, RecordKey]] = field(default_factory=dict)
    conflicts: list[FoundConflict] = field(default_factory=list)

    def note(self, fate: Fate, kind: str, rows: Iterable[tuple[str, str]], record_kind: str) -> None:
        """Note rows of one kind, each with the id of its record."""
        if kind not in BOOKKEEPING:
            for row_id, record_id in rows:
                self.rows[kind, row_id] = fate, (record_kind, record_id)

    def note_row(self, fate: Fate, kind: str, row_id: str, record: RecordKey) -> None:
        """Note one row. One that was deleted and comes back was only changed, or not at all."""
        if kind in BOOKKEEPING:
            return
        before = self.rows.get((kind, row_id))
        if before is not None:
            fate = _both(before[0], fate)
        self.rows[kind, row_id] = fate, record

    def drop_row(self, kind: str, row_id: str) -> None:
        """Take a row out: in the end nothing happened to it."""
        self.rows.pop((kind, row_id), None)

    def records(self) -> dict[Fate, dict[str, list[str]]]:
        """Return the records by fate and kind; a sub-row's fate changes its record."""
        own = {key: fate for key, (fate, record) in self.rows.items() if key == record}
        for key, (_, record) in self.rows.items():
            if key != record:
                own.setdefault(record, Fate.CHANGED)
        found: dict[Fate, dict[str, list[str]]] = {fate: {} for fate in Fate}
        for (kind, record_id), fate in sorted(own.items()):
            found[fate].setdefault(kind, []).append(record_id)
        return found


def _both(first: Fate, then: Fate) -> Fate:
    if first is Fate.ADDED and then is Fate.CHANGED:
        return Fate.ADDED
    if first is Fate.DELETED and then is Fate.ADDED:
        return Fate.CHANGED
    return then
