"""Volumes on Windows: drive letters, serial numbers and safe removal by Win32 calls.

Removal follows the documented sequence for a volume: lock, dismount, allow removal, eject
(FSCTL_LOCK_VOLUME, FSCTL_DISMOUNT_VOLUME, IOCTL_STORAGE_MEDIA_REMOVAL, IOCTL_STORAGE_EJECT_MEDIA).
"""

import ctypes
import shutil
import string
from ctypes import wintypes
from pathlib import Path
from typing import Any, Final

from app.services.exchange.volumes.model import CannotEject, Volume

DRIVE_REMOVABLE: Final = 2
DRIVE_FIXED: Final = 3
DRIVE_REMOTE: Final = 4
BUS_USB: Final = 7
"""`BusTypeUsb` of STORAGE_BUS_TYPE."""
_READ_ONLY_VOLUME: Final = 0x00080000
_GENERIC_READ_WRITE: Final = 0xC0000000
_SHARE_READ_WRITE: Final = 0x3
_OPEN_EXISTING: Final = 3
_INVALID_HANDLE: Final = ctypes.c_void_p(-1).value
_LOCK_VOLUME: Final = 0x00090018
_DISMOUNT_VOLUME: Final = 0x00090020
_MEDIA_REMOVAL: Final = 0x002D4804
_EJECT_MEDIA: Final = 0x002D4808
_QUERY_PROPERTY: Final = 0x002D1400
_DEVICE_PROPERTY: Final = bytes(12)
"""STORAGE_PROPERTY_QUERY: PropertyStandardQuery of StorageDeviceProperty."""
_BUS_AT: Final = 28
"""Where the bus type stands in STORAGE_DEVICE_DESCRIPTOR."""
_DESCRIPTOR_BYTES: Final = 1024
_NO_DIALOGS: Final = 0x0001


class WindowsVolumes:
    """The drives of Windows. `system` is kernel32, or a stand-in with the same calls."""

    def __init__(self, system: Any = None) -> None:
        self._system = system if system is not None else _kernel32()

    def plugged_in(self) -> tuple[Volume, ...]:
        """Return the removable drives that have a medium and the hard disks on USB, by letter."""
        bits = self._system.GetLogicalDrives()
        roots = (f"{letter}:\\" for place, letter in enumerate(string.ascii_uppercase) if bits >> place & 1)
        found = (
            self._volume(root, removable=True)
            for root in roots
            if self._can_be_pulled(root, self._system.GetDriveTypeW(root))
        )
        return tuple(volume for volume in found if volume is not None)

    def holding(self, path: Path) -> Volume | None:
        """Return the removable or network drive of `path`, or its hard disk on USB; None for one inside."""
        root = path.absolute().anchor
        kind = self._system.GetDriveTypeW(root)
        removable = self._can_be_pulled(root, kind)
        if not removable and kind != DRIVE_REMOTE:
            return None
        return self._volume(root, removable=removable)

    def _can_be_pulled(self, root: str, kind: int) -> bool:
        return kind == DRIVE_REMOVABLE or (kind == DRIVE_FIXED and self._is_on_usb(root))

    def _is_on_usb(self, root: str) -> bool:
        """Ask the drive for its bus: no right to read or write is needed for that."""
        handle = self._system.CreateFileW(_device(root), 0, _SHARE_READ_WRITE, None, _OPEN_EXISTING, 0, None)
        if handle in (None, _INVALID_HANDLE):
            return False
        try:
            told = ctypes.create_string_buffer(_DESCRIPTOR_BYTES)
            known = self._control(handle, _QUERY_PROPERTY, _DEVICE_PROPERTY, told)
        finally:
            self._system.CloseHandle(handle)
        return known and int.from_bytes(told.raw[_BUS_AT : _BUS_AT + 4], "little") == BUS_USB

    def eject(self, volume: Volume) -> None:
        """Lock, dismount and eject the drive; raise `CannotEject` when somebody still uses it."""
        handle = self._system.CreateFileW(
            _device(str(volume.root)), _GENERIC_READ_WRITE, _SHARE_READ_WRITE, None, _OPEN_EXISTING, 0, None
        )
        if handle in (None, _INVALID_HANDLE):
            raise CannotEject(volume)
        try:
            if not (self._control(handle, _LOCK_VOLUME) and self._control(handle, _DISMOUNT_VOLUME)):
                raise CannotEject(volume)
            # A dismounted volume may be pulled, also where the reader does not eject.
            self._control(handle, _MEDIA_REMOVAL, b"\x00")
            self._control(handle, _EJECT_MEDIA)
        finally:
            self._system.CloseHandle(handle)

    def _control(self, handle: int, code: int, given: bytes = b"", told: Any = None) -> bool:
        returned = wintypes.DWORD()
        buffer = ctypes.create_string_buffer(given, len(given)) if given else None
        return bool(
            self._system.DeviceIoControl(
                handle,
                code,
                buffer,
                len(given),
                told,
                0 if told is None else len(told),
                ctypes.byref(returned),
                None,
            )
        )

    def _volume(self, root: str, *, removable: bool) -> Volume | None:
        label, system = ctypes.create_unicode_buffer(261), ctypes.create_unicode_buffer(261)
        serial, longest, flags = wintypes.DWORD(), wintypes.DWORD(), wintypes.DWORD()
        before = wintypes.DWORD()
        # An empty card reader would ask for a medium in a window of its own.
        self._system.SetThreadErrorMode(_NO_DIALOGS, ctypes.byref(before))
        try:
            known = self._system.GetVolumeInformationW(
                root,
                label,
                len(label),
                ctypes.byref(serial),
                ctypes.byref(longest),
                ctypes.byref(flags),
                system,
                len(system),
            )
            if not known:
                return None
            usage = shutil.disk_usage(root)
        except OSError:
            # Pulled a moment ago.
            return None
        finally:
            self._system.SetThreadErrorMode(before.value, None)
        return Volume(
            id=f"{serial.value:08X}",
            label=label.value,
            root=Path(root),
            free=usage.free,
            total=usage.total,
            filesystem=system.value,
            removable=removable,
            read_only=bool(flags.value & _READ_ONLY_VOLUME),
        )


def _device(root: str) -> str:
    """Return the name of the device of a drive: E:\\ → \\\\.\\E:."""
    return "\\\\.\\" + root.rstrip("\\/")


def _kernel32() -> Any:
    """Return kernel32 with the argument types of what is called: handles are 64 bit."""
    system = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    system.CreateFileW.restype = wintypes.HANDLE
    system.CreateFileW.argtypes = (
        wintypes.LPCWSTR,
        wintypes.DWORD,
        wintypes.DWORD,
        ctypes.c_void_p,
        wintypes.DWORD,
        wintypes.DWORD,
        wintypes.HANDLE,
    )
    system.DeviceIoControl.argtypes = (
        wintypes.HANDLE,
        wintypes.DWORD,
        ctypes.c_void_p,
        wintypes.DWORD,
        ctypes.c_void_p,
        wintypes.DWORD,
        ctypes.c_void_p,
        ctypes.c_void_p,
    )
    system.CloseHandle.argtypes = (wintypes.HANDLE,)
    system.GetDriveTypeW.argtypes = (wintypes.LPCWSTR,)
    return system
