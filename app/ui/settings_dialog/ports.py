"""What the Cài đặt window needs from the services and the vault."""

from typing import Any, Protocol

from app.services.changelog.changes import Changes
from app.services.settings.office import OfficeSettings
from app.services.vault import DataKey


class SettingsService(Protocol):
    """The settings service."""

    def load(self) -> OfficeSettings: ...
    def save(self, **changes: Any) -> Changes: ...


class Keys(Protocol):
    """The vault, as far as the window uses it."""

    def unlock(self, passphrase: str, /) -> DataKey: ...
    def change_passphrase(self, key: DataKey, passphrase: str, /) -> None: ...
    def recovery_code(self, key: DataKey, /) -> str: ...
