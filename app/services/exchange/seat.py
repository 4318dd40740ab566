"""Where a data folder is used: a copy of it elsewhere must not go on under the same machine's name.

Two folders that write under one name make two chains of the log that claim the same numbers, which no merge
can bring together. The place is kept in the key file, as a digest that tells nothing, from the first backup
on; a folder that is opened at another place goes on as another machine.
"""

import hashlib
import sys
import uuid
from contextlib import suppress
from pathlib import Path

from app.services.exchange.machines import new_machine
from app.services.exchange.volumes import Volumes, system_volumes
from app.services.vault import Vault


def seat_of(folder: Path, volumes: Volumes) -> str:
    """Return a digest of the place: the folder's own number on this PC, or its path on a stick."""
    volume = volumes.holding(folder)
    if volume is not None:
        # A portable book goes with its stick from PC to PC, and FAT keeps no numbers.
        place = f"{volume.id}/{folder.absolute().relative_to(volume.root).as_posix()}"
    else:
        place = f"{_host()}/{folder.stat().st_ino}"
    return hashlib.sha256(f"so-binh-dang-gioi seat {place}".encode()).hexdigest()[:32]


def settle_seat(vault: Vault, volumes: Volumes | None = None) -> bool:
    """Give the folder another machine id when it is at another place than it was; whether it was so.

    The letter stays until a merge meets the other machine. Raises `CannotWrite`.
    """
    known = vault.key_file.seat
    if not known:
        return False
    present = seat_of(vault.folder, volumes or system_volumes())
    if present == known:
        return False
    vault.sit(present, new_machine(vault.machine.letter))
    return True


def _host() -> str:
    """Return what tells this PC from others."""
    with suppress(OSError):
        return _machine_guid() if sys.platform == "win32" else _machine_id()
    return f"{uuid.getnode():x}"


def _machine_id() -> str:
    return Path("/etc/machine-id").read_text(encoding="ascii").strip()


def _machine_guid() -> str:
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    else:
        raise OSError("a registry is for Windows")
