"""Working files of the exchange: encrypted like the book, beside it, its owner's alone, never left behind."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from app.core.errors import CannotWrite
from app.db.database import UNWRITABLE

SCRATCH_NAME: Final = "tam"
_STALE_SECONDS: Final = 24 * 3600


@contextmanager
def scratch_room(folder: Path) -> Iterator[Path]:
    """Give an empty folder of one's own under `folder`, removed at the end with all that is in it."""
    room = folder / f"{os.getpid()}-{time.time_ns():x}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        room.mkdir(mode=0o700)
    except OSError as error:
        raise CannotWrite(UNWRITABLE.format(folder=folder)) from error
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)
        _remove_empty(folder)


def clean_scratch(folder: Path, *, now: float) -> None:
    """Remove rooms that a killed program left behind: those untouched for a day before `now` (epoch)."""
    if not folder.is_dir():
        return
    for room in folder.iterdir():
        try:
            stale = now - room.stat().st_mtime > _STALE_SECONDS
        except OSError:
            continue
        if stale and room.is_dir():
            shutil.rmtree(room, ignore_errors=True)
    _remove_empty(folder)


def _remove_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        # Somebody else's room is still in it.
        return
