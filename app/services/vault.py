"""The locked door: create the file, unlock it, change the passphrase, recover.

Wrong passphrases are slowed down (1, 2, 4 … 60 s after the fifth); nothing is ever wiped.
"""

import math
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from enum import Enum
from pathlib import Path

from app.core.clock import Clock
from app.core.errors import (
    CannotOpen,
    CannotWrite,
    DamagedFile,
    DataFileExists,
    MustWait,
    NoDataFile,
    WrongPassphrase,
)
from app.db import keys
from app.db.keys import MIN_PASSPHRASE_LENGTH, Cost, DataKey, KeyFile, Machine
from app.services.files import replace_file, write_atomically
from app.services.key_store import KeyStore

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
        self._keys = KeyStore(folder)

    @property
    def data_file(self) -> Path:
        """Where the encrypted database lies."""
        return self.folder / DATA_FILE_NAME

    @property
    def state(self) -> VaultState:
        """Whether there is something to unlock.

        Raises `DamagedFile` when data lacks its key file, `CannotOpen` when the folder cannot be looked at.
        """
        self._finish_installing()
        try:
            has_key, has_data = self._keys.exists, self.data_file.exists()
        except OSError as error:
            raise CannotOpen(self.folder) from error
        if has_data and not has_key:
            raise DamagedFile("Tệp khóa (khoa.json) bị thiếu hoặc")
        return VaultState.LOCKED if has_key else VaultState.MISSING

    @property
    def key_file_lost(self) -> bool:
        """Whether the key file is missing or damaged and its spare opens the book instead."""
        return self._keys.lost

    @property
    def key_file_mended(self) -> bool:
        """Whether that was so and the key file was made anew from its spare."""
        return self._keys.mended

    @property
    def is_fresh(self) -> bool:
        """Whether the data file is still to be made: its absence is no loss."""
        return self._read().fresh

    def settle(self) -> None:
        """Take note that the data file has been made: from now on it is never made anew."""
        self._write(replace(self._read(), fresh=False))

    @property
    def key_file(self) -> KeyFile:
        """The key file as it stands."""
        return self._read()

    @property
    def machine(self) -> Machine:
        """This installation, as the key file names it."""
        return self._read().machine

    def be_machine(self, machine: Machine) -> None:
        """Be called otherwise; an open book goes on writing under its former id until it is reopened."""
        self._write(replace(self._read(), machine=machine))

    def new_keys(self, passphrase: str) -> tuple[KeyFile, DataKey, str]:
        """Make another data key for this machine; return its key file, not yet in force, and the code.

        Raises `WeakPassphrase`.
        """
        key_file, key, code = keys.new_key_file(passphrase, cost=self._cost())
        return replace(key_file, machine=self.machine, fresh=False), key, code

    def install(self, data: Path, key_file: KeyFile) -> None:
        """Put a whole, closed book and its key file in the place of the present ones.

        `data` lies on the same disk and is moved; neither it nor the present file may have a write-ahead
        log. Killed at any moment the folder holds the old book or the new one, each with its own key: the
        new key file waits under a name of its own, bound to the new data by its first page, until the data
        is in place. Raises `CannotWrite`.
        """
        waiting = keys.with_data(keys.portable(key_file), _first_page(data))
        pending = self.folder / keys.PENDING_NAME
        write_atomically(pending, waiting.encode(), private=True)
        try:
            replace_file(data, self.data_file)
        except BaseException:
            with suppress(OSError):
                pending.unlink(missing_ok=True)
            raise
        self._finish_installing()

    def create(self, passphrase: str) -> tuple[DataKey, str]:
        """Make the key file; return the data key and the recovery code. Raises `DataFileExists`."""
        if self.state is not VaultState.MISSING:
            raise DataFileExists(self.folder)
        keys.check_strength(passphrase)
        key_file, key, code = keys.new_key_file(passphrase, cost=self._cost())
        try:
            self._write(key_file, replacing=False)
        except FileExistsError as error:
            # Two first runs at once: the other one's key must not be lost under ours.
            raise DataFileExists(self.folder) from error
        return key, code

    def unlock(self, passphrase: str) -> DataKey:
        """Return the data key; raise `WrongPassphrase` or, after too many of them, `MustWait`."""
        if (seconds := self.wait_seconds()) > 0:
            raise MustWait(seconds)
        key_file = self._read()
        try:
            key = keys.open_with_passphrase(key_file, passphrase)
        except WrongPassphrase:
            self._note_failure(key_file, key_file.failures + 1)
            raise
        if key_file.failures:
            self._note_failure(key_file, 0)
        self._keys.mend()
        return key

    def unlock_with_recovery(self, code: str) -> DataKey:
        """Return the data key for the printed recovery code, or for two recovery sheets typed in a row.

        Raises `WrongRecoveryCode`, or `MistypedCode` naming the groups that are wrong.
        """
        from app.services.recovery_sheets import two_typed

        sheets = two_typed(code)
        if sheets is not None:
            return self.unlock_with_sheets(sheets)
        key = keys.open_with_recovery(self._read(), code)
        self._keys.mend()
        return key

    def unlock_with_sheets(self, typed: Sequence[str]) -> DataKey:
        """Return the data key for two of the three sheets; raise `MistypedCode`, `WrongRecoveryCode`."""
        from app.services.recovery_sheets import joined

        key = keys.open_with_sheets(self._read(), joined(typed))
        self._keys.mend()
        return key

    def keep_sheets(self, key: DataKey, secret: bytes) -> None:
        """Let two of the three sheets made from `secret` open the book; sheets made before are void."""
        key_file = self._read()
        keys.recovery_code(key_file, key)
        self._write(keys.with_sheets(key_file, key, secret))

    def sit(self, seat: str, machine: Machine | None = None) -> None:
        """Keep where the folder is used, and under which name from now on when it is not the former one."""
        key_file = self._read()
        kept = replace(key_file, seat=seat, machine=machine or key_file.machine)
        if kept != key_file:
            self._write(kept)

    def change_passphrase(self, key: DataKey, new_passphrase: str) -> None:
        """Wrap `key` under another passphrase; the data is not touched. `DamagedFile` for another's key."""
        keys.check_strength(new_passphrase)
        key_file = self._read()
        # Opens what is sealed under the data key, which proves that this is the one to wrap.
        keys.recovery_code(key_file, key)
        self._write(keys.rewrapped(replace(key_file, cost=self._cost()), key, new_passphrase))

    def recovery_code(self, key: DataKey) -> str:
        """Return the recovery code, for printing it again."""
        return keys.recovery_code(self._read(), key)

    def wait_seconds(self) -> int:
        """Seconds until the next passphrase may be tried; 0 when at once."""
        key_file = self._read()
        extra = key_file.failures - FREE_TRIES
        if extra < 0:
            return 0
        wait = 2**extra if extra < LONGEST_WAIT.bit_length() else LONGEST_WAIT
        passed = self.clock.now().timestamp() - key_file.failed_at
        if passed < 0:
            # The clock was set back: count from now, or the wait would last until the old time comes again.
            self._note_failure(key_file, key_file.failures)
            passed = 0
        return max(0, math.ceil(min(wait, LONGEST_WAIT) - passed))

    def _note_failure(self, tried: KeyFile, failures: int) -> None:
        """Keep the number of wrong passphrases; where nothing can be written the slow-down is given up.

        Trying takes a while: a passphrase that was changed meanwhile must not be put back.
        """
        failed_at = self.clock.now().timestamp() if failures else 0.0
        present = self._read()
        if present.salt == tried.salt:
            with suppress(CannotWrite):
                self._write(replace(present, failures=failures, failed_at=failed_at))

    def _finish_installing(self) -> None:
        """Give a waiting key file its place when its book lies there, and drop it when it does not."""
        pending = self.folder / keys.PENDING_NAME
        try:
            if not pending.exists():
                return
        except OSError as error:
            raise CannotOpen(self.folder) from error
        belongs = keys.belonging_to(pending, _first_page(self.data_file))
        if belongs is not None:
            self._write(belongs)
        with suppress(OSError):
            pending.unlink()

    def _read(self) -> KeyFile:
        if self.state is VaultState.MISSING:
            raise NoDataFile
        return self._keys.read()

    def _write(self, key_file: KeyFile, *, replacing: bool = True) -> None:
        self._keys.write(key_file, replacing=replacing)


def _first_page(data: Path) -> bytes:
    """Return the bytes by which any two encrypted files differ; none for no file."""
    try:
        with data.open("rb") as stream:
            return stream.read(keys.PAGE_BYTES)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise CannotOpen(data) from error


__all__ = [
    "MIN_PASSPHRASE_LENGTH",
    "Cost",
    "DataKey",
    "Vault",
    "VaultState",
]
