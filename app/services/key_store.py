"""The key file on the disk, and its spare: losing the one must not lose the book.

The key file is what counts; the spare beside it is read only where the key file is missing or damaged.
A spare must never open the book with a passphrase that was changed. So, when the wrapping changes:

1. the old spare is removed, and its name flushed to the disk;
2. the key file is replaced in one step;
3. the new spare is written, read again and compared.

Killed before 2 the old passphrase holds, after it the new one, with or without a spare: there is no
moment at which a spare holds an older wrapping than the key file. A spare that is missing or another's
is made anew at the next unlocking.
"""

from contextlib import suppress
from pathlib import Path

from app.core.errors import CannotOpen, CannotWrite, DamagedFile
from app.db import keys
from app.db.keys import KeyFile
from app.services.files import cannot_write, flush_name, write_atomically

SPARE_NAME = "khoa-du-phong.json"
MENDED = (
    "Tệp khóa (khoa.json) bị thiếu hoặc hỏng đã được ghi lại từ bản dự phòng. "
    "Hãy kiểm tra ổ đĩa và sao lưu sổ."
)


class KeyStore:
    """Key file and spare of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._main = folder / keys.KEY_FILE_NAME
        self._spare = folder / SPARE_NAME
        self.mended = False
        """Whether the key file was missing or damaged and was made anew from its spare."""

    @property
    def exists(self) -> bool:
        """Whether there is a key file, or a sound spare of one. Raises `CannotOpen`."""
        return self._main_exists() or self._sound_spare() is not None

    @property
    def lost(self) -> bool:
        """Whether the key file is missing or damaged and the spare stands in for it."""
        return self._read_main() is None and self._sound_spare() is not None

    def read(self) -> KeyFile:
        """Return the key file, or what the spare holds of it.

        Raises `DamagedFile`, `NewerFile` or, on a failing drive, `CannotOpen`.
        """
        found = self._read_main()
        if found is not None:
            return found
        spare = self._sound_spare()
        if spare is not None:
            return spare
        return keys.read_key_file(self._folder)

    def write(self, key_file: KeyFile, *, replacing: bool = True) -> None:
        """Put `key_file` and its spare in place; `FileExistsError` without `replacing`, and `CannotWrite`."""
        data = keys.to_json(key_file).encode()
        stands_in = _same_wrapping(self._sound_spare(), key_file)
        lost = replacing and stands_in and self._read_main() is None
        if replacing and not stands_in:
            self._remove_spare()
        write_atomically(self._main, data, private=True, replacing=replacing)
        self.mended = self.mended or lost
        self._write_spare(data)

    def mend(self) -> None:
        """Make good whichever of the two is missing or stale, now that the book was opened.

        Where nothing can be written all stays as it is.
        """
        found = self._read_main()
        with suppress(CannotWrite):
            if found is None:
                self.write(self.read())
            elif not _same_wrapping(self._sound_spare(), found):
                self._remove_spare()
                self._write_spare(keys.to_json(found).encode())

    def _read_main(self) -> KeyFile | None:
        """The key file; None when it is missing or damaged. A later program's raises, so does a bad drive."""
        if not self._main_exists():
            return None
        try:
            return keys.read_key_file(self._folder)
        except DamagedFile:
            return None

    def _main_exists(self) -> bool:
        try:
            return self._main.exists()
        except OSError as error:
            raise CannotOpen(self._folder) from error

    def _sound_spare(self) -> KeyFile | None:
        try:
            return keys.from_json(self._spare.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, DamagedFile):
            return None

    def _remove_spare(self) -> None:
        """Raises `CannotWrite`: a spare that cannot be removed must keep the wrapping from being changed."""
        try:
            self._spare.unlink(missing_ok=True)
            if self._folder.exists():
                flush_name(self._folder)
        except OSError as error:
            raise cannot_write(self._spare, error) from error

    def _write_spare(self, data: bytes) -> None:
        """What is in the key file counts by now: a spare that cannot be written is tried again later."""
        with suppress(CannotWrite):
            write_atomically(self._spare, data, private=True)
        with suppress(OSError):
            # Read again: a spare is for the day on which nothing else is left. And another window may have
            # changed the passphrase between our reading and writing.
            if self._spare.read_bytes() != data or self._main.read_bytes() != data:
                self._spare.unlink(missing_ok=True)


def _same_wrapping(spare: KeyFile | None, key_file: KeyFile) -> bool:
    """Whether a spare opens with what opens the key file; wrong tries that it counted do not matter."""
    return spare is not None and (
        (spare.by_passphrase, spare.by_recovery, spare.salt, spare.machine, spare.fresh)
        == (key_file.by_passphrase, key_file.by_recovery, key_file.salt, key_file.machine, key_file.fresh)
    )
