"""Drafts, column widths and the like: encrypted with the rest, but of this machine and not logged."""

from collections.abc import Mapping
from typing import Any

from app.db.database import Database
from app.models import LocalState


class LocalStore:
    """A small key → JSON store. Keys are namespaced: `draft.tasks.<id>`, `layout.tasks`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> Mapping[str, Any] | None:
        """Return what was kept under `key`."""
        with self._database.read() as session:
            row = session.get(LocalState, key)
            return None if row is None else row.value

    def put(self, key: str, value: Mapping[str, Any]) -> None:
        """Keep `value` (JSON) under `key`."""
        with self._database.transaction("") as session:
            session.merge(LocalState(key=key, value=dict(value)))

    def clear(self, key: str) -> None:
        """Forget `key`."""
        with self._database.transaction("") as session:
            row = session.get(LocalState, key)
            if row is not None:
                session.delete(row)
