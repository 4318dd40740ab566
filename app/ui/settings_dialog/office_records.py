"""The settings as one record, so that the pages are forms like any other."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from app.services.changelog.changes import Changes, HistoryEntry
from app.services.listing import ListQuery, Page
from app.ui.ports import Records
from app.ui.settings_dialog.ports import SettingsService

RECORD_ID: Final = "office"


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """All settings by key."""

    kind: str
    values: Mapping[str, Any]
    id: str = RECORD_ID
    version: int = 0


@dataclass(frozen=True, slots=True)
class SavedOffice:
    """What saving returns."""

    record: OfficeRecord
    changes: Changes


class OfficeRecords:
    """Reads and stores the settings; everything else is the records service's."""

    def __init__(self, settings: SettingsService, records: Records) -> None:
        self._settings = settings
        self._records = records

    def get(self, kind: str, _record_id: str, /) -> OfficeRecord:
        """Return the settings as they stand."""
        return OfficeRecord(kind, asdict(self._settings.load()))

    def put(
        self,
        kind: str,
        values: Mapping[str, Any],
        /,
        *,
        expected_version: int | None = None,  # noqa: ARG002 - of the port; settings have no version
        confirmed: bool = False,  # noqa: ARG002 - of the port; settings are never merely unusual
    ) -> SavedOffice:
        """Change the settings given; raises `InvalidRecord` with findings by key."""
        changes = self._settings.save(**{key: value for key, value in values.items() if key != "id"})
        return SavedOffice(self.get(kind, RECORD_ID), changes)

    def delete(self, kind: str, ids: Sequence[str], /) -> Changes:
        """Delete records of a register."""
        return self._records.delete(kind, ids)

    def history(self, kind: str, record_id: str, /) -> tuple[HistoryEntry, ...]:
        """Return a record's history."""
        return self._records.history(kind, record_id)

    def restore(self, kind: str, record_id: str, entry: HistoryEntry, /) -> Changes:
        """Bring a record back to an earlier state."""
        return self._records.restore(kind, record_id, entry)

    def undo(self, transaction: str, /) -> Changes:
        """Take a transaction back."""
        return self._records.undo(transaction)

    def page(self, kind: str, query: ListQuery, /) -> Page[Any]:
        """Return a page of records."""
        return self._records.page(kind, query)
