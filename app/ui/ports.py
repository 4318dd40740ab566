"""What the screens need from outside, as protocols: the services fit them, so do tests' small fakes."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from app.services.changelog.changes import Changes, HistoryEntry
from app.services.listing import ListQuery, Page


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
    def delete(self, kind: str, ids: Iterable[str], /) -> Changes: ...
    def history(self, kind: str, record_id: str, /) -> tuple[HistoryEntry, ...]: ...
    def undo(self, transaction: str, /) -> Changes: ...
    def page(self, kind: str, query: ListQuery, /) -> Page[Any]: ...


class KeptState(Protocol):
    """A small store of JSON-able values that outlive the window, in the encrypted file."""

    def get(self, key: str, /) -> Any:
        """The value under `key`, or None."""

    def set(self, key: str, value: Any, /) -> None:
        """Keep `value` under `key`."""


class Drafts(Protocol):
    """What was typed and not yet saved, kept in the encrypted file."""

    def save(self, key: str, values: Mapping[str, Any], /) -> None:
        """Keep a form's raw entries under `key`, in place of earlier ones."""

    def load(self, key: str, /) -> Mapping[str, Any] | None:
        """The entries kept under `key`, or None."""

    def clear(self, key: str, /) -> None:
        """Forget the entries under `key`."""
