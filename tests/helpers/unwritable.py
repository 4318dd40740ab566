"""A folder in which this process really cannot write, as root and on Windows too."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


@contextmanager
def unwritable(parent: Path, name: str = "", *, content: bytes = b"") -> Iterator[Path]:
    """Give a folder under `parent` that refuses new and changed files; `name`: a file that lies in it."""
    folder = parent / "chỉ đọc"
    folder.mkdir()
    if name:
        (folder / name).write_bytes(content)
        (folder / name).chmod(0o644)
    with read_only(folder):
        yield folder


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Make a folder with all that is in it refuse writing, and allow it again."""
    if sys.platform == "win32":
        with _denied_on_windows(folder):
            yield
        return
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


if sys.platform == "win32":

    @contextmanager
    def _denied_on_windows(folder: Path) -> Iterator[None]:
        everyone = "*S-1-1-0"
        subprocess.run(["icacls", str(folder), "/deny", f"{everyone}:(OI)(CI)(W,DC)"], check=True)
        try:
            yield
        finally:
            subprocess.run(["icacls", str(folder), "/remove:d", everyone], check=True)

else:

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
