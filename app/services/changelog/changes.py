"""What a mutation returns: which records changed, and the transaction that can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds of record and ids touched by one transaction; `transaction` is None when nothing changed."""

    transaction: str | None
    label: str
    touched: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def touches(self, *kinds: str) -> bool:
        """Whether a record of one of `kinds` changed."""
        return any(self.touched.get(kind) for kind in kinds)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one row, `old` → `new`; `label` is Vietnamese, values are ready to show."""

    field: str
    label: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One entry of the log as shown: newest last, `row_kind` is the sub-row's kind or the record's own."""

    machine: str
    sequence: int
    at: datetime
    officer: str
    action: str
    label: str
    transaction: str
    row_kind: str
    row_id: str
    changes: tuple[FieldChange, ...]
