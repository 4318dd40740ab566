"""The system's volumes, read from a model of /proc, /sys and /dev, and from a stand-in for kernel32."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.services.exchange.volumes import CannotEject, system_volumes
from app.services.exchange.volumes.windows import WindowsVolumes
from tests.helpers.sentences import is_sentence

if sys.platform != "win32":
    from app.services.exchange.volumes.linux import LinuxVolumes

    @pytest.fixture
    def model(tmp_path: Path) -> Callable[..., LinuxVolumes]:
        """Build the folders that the kernel shows: mounts, block devices, udev's links."""
        for name in ("proc/self", "sys/dev/block", "dev/disk/by-uuid", "dev/disk/by-label"):
            (tmp_path / name).mkdir(parents=True)

        def build(
            *mounts: tuple[str, str, Path, str, str],
            removable: tuple[str, ...] = (),
            usb: tuple[str, ...] = (),
        ) -> LinuxVolumes:
            lines = []
            for number, (device, block, root, filesystem, options) in enumerate(mounts):
                escaped = str(root).replace("\\", "\\134").replace(" ", "\\040")
                lines.append(
                    f"{number} 1 {block} / {escaped} {options} shared:1 - {filesystem} {device} rw\n"
                )
                place = tmp_path / "sys" / "devices" / ("usb1" if block in usb else "pci0") / block
                part = place / "part"
                part.mkdir(parents=True, exist_ok=True)
                (place / "removable").write_text("1\n" if block in removable else "0\n", encoding="ascii")
                link = tmp_path / "sys" / "dev" / "block" / block
                if not link.exists():
                    link.symlink_to(part)
            (tmp_path / "proc" / "self" / "mountinfo").write_text("".join(lines), encoding="utf-8")
            return LinuxVolumes(proc=tmp_path / "proc", system=tmp_path / "sys", dev=tmp_path / "dev")

        return build

    def test_what_can_be_pulled(model: Callable[..., LinuxVolumes], tmp_path: Path) -> None:
        stick, disk = tmp_path / "USB của tôi", tmp_path / "đĩa"
        stick.mkdir()
        disk.mkdir()
        (tmp_path / "dev" / "disk" / "by-uuid" / "AB12-CD34").symlink_to("/dev/sdz1")
        (tmp_path / "dev" / "disk" / "by-label" / "USB\\x20M\\x41U").symlink_to("/dev/sdz1")
        volumes = model(
            ("/dev/sda1", "8:1", Path("/"), "ext4", "rw,relatime"),
            ("/dev/sdz1", "8:17", stick, "vfat", "rw,nosuid"),
            ("/dev/sdy1", "8:33", disk, "exfat", "ro,nosuid"),
            ("tmpfs", "0:22", tmp_path / "dev", "tmpfs", "rw"),
            removable=("8:17",),
            usb=("8:33",),
        )
        outer, found = sorted(volumes.plugged_in(), key=lambda volume: volume.filesystem)
        assert (found.id, found.label, found.root, found.filesystem) == (
            "AB12-CD34",
            "USB MAU",
            stick,
            "vfat",
        )
        assert found.total > found.free > 0
        assert not found.read_only
        assert outer.read_only
        assert outer.id == "mount:/dev/sdy1"
        held = volumes.holding(stick / "BDG" / "a.bdg")
        assert held is not None
        assert held.id == found.id
        assert volumes.holding(tmp_path / "chỗ khác") is None
        assert volumes.holding(Path("/")) is None

    def test_a_network_drive_is_elsewhere_but_no_stick(
        model: Callable[..., LinuxVolumes], tmp_path: Path
    ) -> None:
        share = tmp_path / "mạng"
        share.mkdir()
        volumes = model(
            ("/dev/sda1", "8:1", Path("/"), "ext4", "rw"), ("//máy chủ/sổ", "0:50", share, "cifs", "rw")
        )
        assert volumes.plugged_in() == ()
        found = volumes.holding(share / "BDG")
        assert found is not None
        assert not found.removable

    def test_a_stick_pulled_while_looking(model: Callable[..., LinuxVolumes], tmp_path: Path) -> None:
        volumes = model(("/dev/sdz1", "8:17", tmp_path / "không còn", "vfat", "rw"), removable=("8:17",))
        assert volumes.plugged_in() == ()
        assert volumes.holding(tmp_path / "không còn" / "x") is None

    def test_letting_go(
        model: Callable[..., LinuxVolumes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With udisks by udisks, without it by umount; a busy stick is a sentence."""
        stick, tools = tmp_path / "USB", tmp_path / "bin"
        stick.mkdir()
        tools.mkdir()
        volumes = model(("/dev/sdz1", "8:17", stick, "vfat", "rw"), removable=("8:17",))
        (volume,) = volumes.plugged_in()
        monkeypatch.setenv("PATH", str(tools))

        def tool(name: str, code: int) -> None:
            script = f'#!/bin/sh\necho "{name} $@" >> "{tmp_path}/asked"\nexit {code}\n'
            (tools / name).write_text(script, encoding="utf-8")
            (tools / name).chmod(0o755)

        with pytest.raises(CannotEject) as caught:
            volumes.eject(volume)
        assert is_sentence(str(caught.value))
        tool("umount", 1)
        with pytest.raises(CannotEject):
            volumes.eject(volume)
        tool("umount", 0)
        volumes.eject(volume)
        tool("udisksctl", 1)
        with pytest.raises(CannotEject):
            volumes.eject(volume)
        tool("udisksctl", 0)
        volumes.eject(volume)
        asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
        assert asked == [
            f"umount {stick}",
            f"umount {stick}",
            "udisksctl unmount --no-user-interaction -b /dev/sdz1",
            "udisksctl unmount --no-user-interaction -b /dev/sdz1",
            "udisksctl power-off --no-user-interaction -b /dev/sdz1",
        ]


def test_this_system_can_be_asked(tmp_path: Path) -> None:
    volumes = system_volumes()
    assert all(volume.id and volume.root.exists() for volume in volumes.plugged_in())
    volumes.holding(tmp_path)
    volumes.holding(tmp_path / "chưa có" / "gì")


class Kernel:
    """kernel32 with a disk inside (C:), a stick (E:), a hard disk on USB (F:) and a network drive (N:)."""

    def __init__(self, root: Path, *, busy: bool = False) -> None:
        self.asked: list[int] = []
        self.closed = 0
        self._busy = busy
        self._root = root

    def GetLogicalDrives(self) -> int:  # noqa: N802 - the system's name
        return 0b110100

    def GetDriveTypeW(self, root: str) -> int:  # noqa: N802
        return {"C:\\": 3, "E:\\": 2, "F:\\": 3, "N:\\": 4}.get(root, 1)

    def SetThreadErrorMode(self, *_: Any) -> int:  # noqa: N802
        return 1

    def GetVolumeInformationW(self, root: str, *found: Any) -> int:  # noqa: N802
        label, _, serial, _, flags, system, _ = found
        label.value, system.value = "USB mẫu", "FAT32"
        serial._obj.value, flags._obj.value = 0xAB12CD34, 0x00080000
        return root in {"E:\\", "F:\\"}

    def CreateFileW(self, device: str, access: int, *_: Any) -> int:  # noqa: N802
        assert device.startswith("\\\\.\\")
        assert (access != 0) == (device[4] == "E"), "who only asks needs no right to read or write"
        return ord(device[4])

    def DeviceIoControl(self, handle: int, code: int, _given: Any, _size: int, told: Any, *_: Any) -> int:  # noqa: N802
        if code == 0x002D1400:
            told[28:32] = (7 if handle == ord("F") else 11).to_bytes(4, "little")
            return 1
        self.asked.append(code)
        return not (self._busy and code == 0x00090018)

    def CloseHandle(self, handle: int) -> int:  # noqa: N802
        if handle != ord("E"):
            return 1
        self.closed += 1
        return 1


def test_drives_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free, total = 5, 8

    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage)
    kernel = Kernel(tmp_path)
    volumes = WindowsVolumes(kernel)
    stick, disk = volumes.plugged_in()
    assert (str(disk.root), disk.removable) == ("F:\\", True), "a hard disk on USB calls itself fixed"
    assert (stick.id, stick.label, str(stick.root)) == ("AB12CD34", "USB mẫu", "E:\\")
    assert (stick.free, stick.total, stick.filesystem, stick.read_only) == (5, 8, "FAT32", True)
    volumes.eject(stick)
    assert kernel.asked == [0x00090018, 0x00090020, 0x002D4804, 0x002D4808]
    busy = Kernel(tmp_path, busy=True)
    with pytest.raises(CannotEject):
        WindowsVolumes(busy).eject(stick)
    assert busy.closed == kernel.closed == 1
    assert busy.asked == [0x00090018], "what is in use is not dismounted"
