"""Volumes on Linux: /proc/self/mountinfo says what is mounted, /sys what can be pulled, udisks lets go."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.services.exchange.volumes.model import CannotEject, Volume

_NETWORK: Final = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "davfs", "fuse.davfs2"})
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")
_DESKTOP_MOUNTS: Final = ("/media/", "/run/media/")
_EJECT_SECONDS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mount:
    """One line of mountinfo."""

    device: str
    number: str
    root: Path
    filesystem: str
    read_only: bool


class LinuxVolumes:
    """The volumes as the kernel shows them; `proc`, `system` and `dev` can be a model of the real folders."""

    def __init__(
        self, *, proc: Path = Path("/proc"), system: Path = Path("/sys"), dev: Path = Path("/dev")
    ) -> None:
        self._mounts = proc / "self" / "mountinfo"
        self._system = system
        self._dev = dev

    def plugged_in(self) -> tuple[Volume, ...]:
        """Return the mounted volumes on devices that can be pulled, by label."""
        found = [
            volume
            for mount in self._mounted()
            if self._removable(mount) and (volume := self._volume(mount, removable=True)) is not None
        ]
        return tuple(sorted(found, key=lambda volume: (volume.label, str(volume.root))))

    def holding(self, path: Path) -> Volume | None:
        """Return the volume of the longest mount point above `path`, when it is not the machine's own."""
        place = path.absolute()
        above = [mount for mount in self._mounted() if place.is_relative_to(mount.root)]
        if not above:
            return None
        # Of two mounts on one point the later covers the earlier.
        mount = max(enumerate(above), key=lambda pair: (len(pair[1].root.parts), pair[0]))[1]
        if self._removable(mount):
            return self._volume(mount, removable=True)
        return self._volume(mount, removable=False) if mount.filesystem in _NETWORK else None

    def eject(self, volume: Volume) -> None:
        """Flush, unmount and power off through udisks; without it flush and unmount."""
        if sys.platform != "win32":
            os.sync()
        device = next((mount.device for mount in self._mounted() if mount.root == volume.root), None)
        if device is None:
            return
        if (udisks := shutil.which("udisksctl")) is not None:
            if not _done(udisks, "unmount", "--no-user-interaction", "-b", device):
                raise CannotEject(volume)
            # Some readers cannot be switched off; unmounted is safe.
            _done(udisks, "power-off", "--no-user-interaction", "-b", device)
            return
        umount = shutil.which("umount")
        if umount is None or not _done(umount, str(volume.root)):
            raise CannotEject(volume)

    def _mounted(self) -> Iterator[_Mount]:
        """Read mountinfo (proc(5)): id parent major:minor root point options … - type device options."""
        for line in self._mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
            before, _, after = line.partition(" - ")
            left, right = before.split(" "), after.split(" ")
            if len(left) >= 6 and len(right) >= 2:
                yield _Mount(
                    device=_plain(right[1]),
                    number=left[2],
                    root=Path(_plain(left[4])),
                    filesystem=right[0],
                    read_only="ro" in left[5].split(","),
                )

    def _removable(self, mount: _Mount) -> bool:
        """Whether the device or its whole says so, hangs on USB, or was mounted for a user."""
        if not mount.device.startswith("/dev/"):
            return False
        if str(mount.root).startswith(_DESKTOP_MOUNTS):
            return True
        block = (self._system / "dev" / "block" / mount.number).resolve()
        for folder in (block, block.parent):
            flag = folder / "removable"
            if flag.is_file() and flag.read_text(encoding="ascii").strip() == "1":
                return True
        return any(part.startswith("usb") for part in block.parts)

    def _volume(self, mount: _Mount, *, removable: bool) -> Volume | None:
        try:
            usage = shutil.disk_usage(mount.root)
        except OSError:
            # Pulled a moment ago.
            return None
        return Volume(
            id=self._linked("by-uuid", mount.device) or f"mount:{mount.device}",
            label=self._linked("by-label", mount.device) or mount.root.name,
            root=mount.root,
            free=usage.free,
            total=usage.total,
            filesystem=mount.filesystem,
            removable=removable,
            read_only=mount.read_only,
        )

    def _linked(self, directory: str, device: str) -> str:
        """Return the name under which udev links the device in /dev/disk/`directory`."""
        folder = self._dev / "disk" / directory
        if not folder.is_dir():
            return ""
        target = Path(device).resolve()
        for link in sorted(folder.iterdir()):
            if link.resolve() == target:
                return re.sub(r"\\x([0-9a-f]{2})", lambda found: chr(int(found[1], 16)), link.name)
        return ""


def _plain(word: str) -> str:
    """Undo mountinfo's octal escapes of space, tab and backslash."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), word)


def _done(*command: str) -> bool:
    try:
        finished = subprocess.run(command, capture_output=True, timeout=_EJECT_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return finished.returncode == 0
