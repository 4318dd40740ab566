"""Where Windows itself says that its fonts lie.

The registry lists every installed font by name: those of all users, mostly in the Windows folder, and those
that this user installed without being an administrator, which may lie anywhere.
"""

import os
import sys
from pathlib import Path
from typing import Final

_KEY: Final = r"Software\Microsoft\Windows NT\CurrentVersion\Fonts"


def registered_fonts() -> dict[str, Path]:
    """Font files under Windows' names, such as "Times New Roman Bold (TrueType)"; empty on other systems."""
    fonts: dict[str, Path] = {}
    if sys.platform == "win32":
        import winreg

        folder = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        # All users' fonts last, so that they win over a private copy of the same name.
        for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            try:
                key = winreg.OpenKey(root, _KEY)
            except OSError:
                continue
            with key:
                for index in range(winreg.QueryInfoKey(key)[1]):
                    name, file, _ = winreg.EnumValue(key, index)
                    # A bare file name means the Windows folder; a whole path replaces it.
                    fonts[name] = folder / str(file)
    return fonts
