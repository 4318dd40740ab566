"""What the screens need from outside, as protocols: the services fit them, so do tests' small fakes."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from app.core.progress import Progress
from app.services.changelog.changes import Changes, HistoryEntry
from app.services.listing import FetchPage, ListQuery, Page


class Record(Protocol):
    """One record as the records service gives it; `values` are by field key, sub-rows are lists."""

    @property
    def kind(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def values(self) -> Mapping[str, Any]: ...


class Saved(Protocol):
    """What putting a record returns."""

    @property
    def record(self) -> Record: ...
    @property
    def changes(self) -> Changes: ...


class Records(Protocol):
    """The records service, as far as lists and forms use it."""

    def get(self, kind: str, record_id: str, /) -> Record: ...
    def put(
        self,
        kind: str,
        values: Mapping[str, Any],
        /,
        *,
        expected_version: int | None = None,
        confirmed: bool = False,
    ) -> Saved: ...
    def delete(self, kind: str, ids: Sequence[str], /) -> Changes: ...
    def history(self, kind: str, record_id: str, /) -> tuple[HistoryEntry, ...]: ...
    def restore(self, kind: str, record_id: str, entry: HistoryEntry, /) -> Changes: ...
    def undo(self, transaction: str, /) -> Changes: ...
    def page(self, kind: str, query: ListQuery, /) -> Page[Any]: ...


class LocalState(Protocol):
    """A small store of JSON-able values in the encrypted file: drafts, column widths and the like."""

    def get(self, key: str, /) -> Mapping[str, Any] | None:
        """What is kept under `key` (`draft.tasks.<id>`, `layout.tasks`), or None."""

    def put(self, key: str, value: Mapping[str, Any], /) -> None:
        """Keep `value` under `key` in place of what was there."""

    def clear(self, key: str, /) -> None:
        """Forget `key`."""


class Evidence(Protocol):
    """Where the bytes of evidence files lie."""

    def store(self, name: str, content: bytes, /) -> Mapping[str, Any]:
        """Keep `content`; the sub-row (name, media_type, size, sha256) that names it."""

    def content(self, sha256: str, /) -> bytes:
        """The bytes."""


class ListExports(Protocol):
    """Writes lists as Excel files."""

    def export_list(
        self,
        path: Path,
        /,
        *,
        title: str,
        columns: Sequence[Any],
        fetch: FetchPage[Any],
        query: ListQuery,
        progress: Progress | None = None,
    ) -> int:
        """Write all rows that answer `query`; return how many."""
