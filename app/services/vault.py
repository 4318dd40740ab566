"""The locked door: create the file, unlock it, change the passphrase, recover.

Wrong passphrases are slowed down (1, 2, 4 … 60 s after the fifth); nothing is ever wiped.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from pathlib import Path

from app.core.clock import Clock
from app.core.errors import DamagedFile, DataFileExists, MustWait, NoDataFile, WrongPassphrase
from app.db import keys
from app.db.keys import MIN_PASSPHRASE_LENGTH, Cost, DataKey, KeyFile, Machine
from app.services.files import write_atomically

DATA_FILE_NAME = "so-binh-dang-gioi.db"
FREE_TRIES = 5
LONGEST_WAIT = 60


class VaultState(Enum):
    """Whether a folder holds a data file."""

    MISSING = "missing"
    LOCKED = "locked"


class Vault:
    """The key file and data file of one folder. Knows no SQL: cheap to ask before the window shows."""

    def __init__(self, folder: Path, *, clock: Clock, cost: Callable[[], Cost] = Cost.calibrated) -> None:
        self.folder = folder
        self.clock = clock
        self._cost = cost

    @property
    def data_file(self) -> Path:
        """Where the encrypted database lies."""
        return self.folder / DATA_FILE_NAME

    @property
    def state(self) -> VaultState:
        """Whether there is something to unlock; raise `DamagedFile` when data lacks its key file."""
        if (self.folder / keys.KEY_FILE_NAME).exists():
            return VaultState.LOCKED
        if self.data_file.exists():
            raise DamagedFile("Tệp khóa (khoa.json) bị thiếu hoặc")
        return VaultState.MISSING

    @property
    def machine(self) -> Machine:
        """This installation, as the key file names it."""
        return self._read().machine

    def create(self, passphrase: str) -> tuple[DataKey, str]:
        """Make the key file; return the data key and the recovery code. Raises `DataFileExists`."""
        if self.state is not VaultState.MISSING:
            raise DataFileExists(self.folder)
        keys.check_strength(passphrase)
        key_file, key, code = keys.new_key_file(passphrase, cost=self._cost())
        self._write(key_file)
        return key, code

    def unlock(self, passphrase: str) -> DataKey:
        """Return the data key; raise `WrongPassphrase` or, after too many of them, `MustWait`."""
        key_file = self._read()
        if (seconds := self._seconds_left(key_file)) > 0:
            raise MustWait(seconds)
        try:
            key = keys.open_with_passphrase(key_file, passphrase)
        except WrongPassphrase:
            self._write(
                replace(key_file, failures=key_file.failures + 1, failed_at=self.clock.now().timestamp())
            )
            raise
        if key_file.failures:
            self._write(replace(key_file, failures=0, failed_at=0.0))
        return key

    def unlock_with_recovery(self, code: str) -> DataKey:
        """Return the data key for the printed recovery code; raise `WrongRecoveryCode`."""
        return keys.open_with_recovery(self._read(), code)

    def change_passphrase(self, key: DataKey, new_passphrase: str) -> None:
        """Wrap `key` under another passphrase; the data is not touched."""
        keys.check_strength(new_passphrase)
        key_file = replace(self._read(), cost=self._cost())
        self._write(keys.rewrapped(key_file, key, new_passphrase))

    def recovery_code(self, key: DataKey) -> str:
        """Return the recovery code, for printing it again."""
        return keys.recovery_code(self._read(), key)

    def wait_seconds(self) -> int:
        """Seconds until the next passphrase may be tried; 0 when at once."""
        return self._seconds_left(self._read())

    def _seconds_left(self, key_file: KeyFile) -> int:
        extra = key_file.failures - FREE_TRIES
        if extra < 0:
            return 0
        wait = int(min(2**extra, LONGEST_WAIT))
        passed = self.clock.now().timestamp() - key_file.failed_at
        # A clock set back must not lock the officer out for longer than the wait itself.
        return wait if passed < 0 else max(0, round(wait - passed))

    def _read(self) -> KeyFile:
        if self.state is VaultState.MISSING:
            raise NoDataFile
        return keys.read_key_file(self.folder)

    def _write(self, key_file: KeyFile) -> None:
        write_atomically(self.folder / keys.KEY_FILE_NAME, keys.to_json(key_file).encode(), private=True)


__all__ = [
    "MIN_PASSPHRASE_LENGTH",
    "Cost",
    "DataKey",
    "Vault",
    "VaultState",
]
