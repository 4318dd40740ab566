"""A folder in which this process really cannot write, also as root; on Windows a drive that there is not.

Windows keeps its owners from writing by access lists, which stand-ins for it do not follow: tests of
whole books on read-only disks are for POSIX.
"""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


@contextmanager
def unwritable(parent: Path) -> Iterator[Path]:
    """Give a folder that refuses new files."""
    if sys.platform == "win32":
        yield next(Path(f"{letter}:/") for letter in "QRSTUVWXY" if not Path(f"{letter}:/").exists())
        return
    folder = parent / "chỉ đọc"
    folder.mkdir()
    with read_only(folder):
        yield folder


if sys.platform != "win32":

    @contextmanager
    def read_only(folder: Path) -> Iterator[None]:
        """Make a folder with all that is in it refuse writing, and allow it again."""
        modes = {path: stat.S_IMODE(path.stat().st_mode) for path in [folder, *folder.rglob("*")]}
        for path in modes:
            path.chmod(0o555 if path.is_dir() else 0o444)
        try:
            with _as_nobody(folder):
                yield
        finally:
            for path, mode in modes.items():
                if path.exists():
                    path.chmod(mode)

    @contextmanager
    def _as_nobody(folder: Path) -> Iterator[None]:
        """Root may write anywhere: be somebody else meanwhile, for whom the way to the folder is open."""
        if os.geteuid() != 0:
            yield
            return
        # The group stays root's, so the way must be open to group and others alike.
        passage = stat.S_IXGRP | stat.S_IXOTH
        modes = {path: stat.S_IMODE(path.stat().st_mode) for path in folder.parents}
        modes = {path: mode for path, mode in modes.items() if mode & passage != passage}
        for path, mode in modes.items():
            path.chmod(mode | passage)
        os.seteuid(_NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)
            for path, mode in modes.items():
                path.chmod(mode)
