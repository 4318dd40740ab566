"""Removable volumes: which are plugged in, how much room they have, and taking them out safely.

The one place that talks to the system about drives: `windows` by Win32 calls, `linux` by /proc and udisks.
"""

import sys

from app.services.exchange.volumes.model import CannotEject, Volume, Volumes


def system_volumes() -> Volumes:
    """Return the volumes of the system that the program runs on."""
    if sys.platform == "win32":
        from app.services.exchange.volumes.windows import WindowsVolumes

        return WindowsVolumes()
    else:  # noqa: RET505 - a branch that the type checker of the other system skips
        from app.services.exchange.volumes.linux import LinuxVolumes

        return LinuxVolumes()


__all__ = ["CannotEject", "Volume", "Volumes", "system_volumes"]
