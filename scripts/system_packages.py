"""The system packages that Qt and the documents need on Debian and Ubuntu; standard library only."""

from __future__ import annotations

import ctypes
import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

# Of a plain string, so that the type checker reads the branches of both platforms.
LINUX = str(sys.platform) == "linux"

# What Qt's wheels and their xcb, Wayland and printing plugins load from a Debian or Ubuntu system.
SYSTEM_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# Fonts of Times New Roman's widths with every Vietnamese letter, and the package that brings one.
SERIF_FONTS = ("Tinos-Regular.ttf", "times.ttf", "Times_New_Roman.ttf", "LiberationSerif-Regular.ttf")
SERIF_PACKAGE = "fonts-croscore"
# Here Debian 12 keeps Liberation 1, which lacks letters such as Ộ and Ự.
OLD_FONTS = Path("/usr/share/fonts/truetype/liberation")


def has_library(soname: str) -> bool:
    """Say whether the system's loader finds the shared library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def font_folders() -> list[Path]:
    """Return the folders in which fontconfig looks on an ordinary system."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts", Path.home() / ".fonts"]


def has_serif_font(folders: Sequence[Path]) -> bool:
    """Say whether one of the font folders has a font that official documents can be set in."""
    found = (path for folder in folders for name in SERIF_FONTS for path in folder.rglob(name))
    return any(path.parent != OLD_FONTS for path in found)


def missing_packages() -> list[str]:
    """Return the Debian packages that Qt and the reports still need here; empty elsewhere than on Linux."""
    if not LINUX:
        return []
    missing = [package for soname, package in SYSTEM_LIBRARIES.items() if not has_library(soname)]
    return missing if has_serif_font(font_folders()) else [*missing, SERIF_PACKAGE]


def is_root() -> bool:
    """Say whether system packages can be installed from here."""
    return sys.platform != "win32" and os.geteuid() == 0


def install_packages(packages: Sequence[str]) -> str:
    """Install Debian packages when run as root; return "" or, where that cannot be, what to do about it."""
    names = " ".join(packages)
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        return f"Máy này còn thiếu gói hệ thống. Tên gói trên Debian và Ubuntu: {names}."
    if is_root():
        print(f"Đang cài gói hệ thống: {names}", file=sys.stderr, flush=True)
        quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        codes = [
            subprocess.call([*step, "-qq"], env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            for step in (["apt-get", "update"], command)
        ]
        importlib.invalidate_caches()
        if codes[-1] == 0:
            return ""
    return f"Máy này còn thiếu gói hệ thống. Hãy chạy lệnh sau rồi chạy lại:\n  sudo {' '.join(command)}"
