"""What callers see of merges: frozen, ready to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class MergedRecord:
    """One record that a merge touches; of confidential kinds `name` is the code alone."""

    kind: str
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldInConflict:
    """One field of a conflict: codes and ids in `kept` and `other`, words for people beside them."""

    field: str
    label: str
    kept: Any
    other: Any
    kept_words: str
    other_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """A value that lost, beside the one that is used. `field` is empty when a deletion lost.

    `written_*` is who wrote what lost, `kept_*` who wrote what is used.
    """

    id: str
    kind: str
    row_id: str
    record: MergedRecord
    field: str
    fields: tuple[FieldInConflict, ...]
    written_by: str
    written_at: datetime
    written_on: str
    kept_by: str
    kept_at: datetime | None
    kept_on: str
    open: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReport:
    """A merge as it would be or was: records by kind, conflicts, warnings. `merge_id` is empty for none.

    Of many conflicts `conflicts` holds the first; `conflict_count` tells how many there are, `conflicting`
    by kind of record.
    """

    merge_id: str
    added: Mapping[str, tuple[MergedRecord, ...]]
    changed: Mapping[str, tuple[MergedRecord, ...]]
    deleted: Mapping[str, tuple[MergedRecord, ...]]
    conflicts: tuple[ConflictView, ...] = ()
    conflict_count: int = 0
    conflicting: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    applied: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no record is touched."""
        return not (self.added or self.changed or self.deleted or self.conflict_count)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeInfo:
    """One merge of the past."""

    id: str
    at: datetime
    machine: str
    source_machine: str
    source_name: str
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    conflicts: int = 0
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoneMerge:
    """What an undo took back, and the records that stay as they are because they were changed since.

    `merges` counts the merges taken back: those after the one that was asked for go with it.
    """

    merge_id: str
    merges: int
    taken_back: Mapping[str, tuple[MergedRecord, ...]]
    kept: Mapping[str, tuple[MergedRecord, ...]]
