"""Small disks of their own to fill, to make read-only, to pull out; where the system lets one be mounted."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def may_mount() -> bool:
    """Whether this process can have a disk of its own."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as folder:
        found = mount(Path(folder), 100) == 0
        if found:
            subprocess.run(["umount", folder], check=True)
    return found


def mount(folder: Path, kibibytes: int) -> int:
    """Mount a disk of that size on `folder`; return 0 when it is there."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={kibibytes}k", "tmpfs", str(folder)]
    return subprocess.call(command, stderr=subprocess.DEVNULL)


@contextmanager
def tiny_disk(folder: Path, kibibytes: int) -> Iterator[Path]:
    """Give a disk of that size."""
    folder.mkdir()
    assert mount(folder, kibibytes) == 0
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False, stderr=subprocess.DEVNULL)


def pull_out(disk: Path) -> None:
    """Take the disk away, whoever uses it."""
    subprocess.run(["umount", "-l", str(disk)], check=True)


def make_read_only(disk: Path) -> None:
    """Have the disk refuse writing, as a stick's switch does."""
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)


def fill(disk: Path, *, but: int) -> None:
    """Leave `but` bytes of room on the disk."""
    (disk / "đầy").write_bytes(b"x" * (shutil.disk_usage(disk).free - but))
