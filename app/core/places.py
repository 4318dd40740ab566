"""Names of communes and provinces as people type them: with or without the word for what they are.

The file keeps `Hưng Đạo` for a xã, the usual case, and `phường Hà Đông` for the other units of that level
(Luật Tổ chức chính quyền địa phương 72/2025/QH15, Điều 1: xã, phường, đặc khu).
"""

import re
from typing import Final

from app.core.text import clean

COMMUNE: Final = "xã"
_LEVELS: Final = re.compile(r"(xã|phường|đặc khu)\s+(?=\S)", re.IGNORECASE)
_PROVINCES: Final = re.compile(r"(tỉnh|thành phố|t\.?\s?p\b\.?)\s*(?=\S)", re.IGNORECASE)


def tidy_commune(typed: str) -> str:
    """Return the name without `xã`; another level stays in front of it, in small letters."""
    name = " ".join(clean(typed).split())
    found = _LEVELS.match(name)
    if found is None:
        return name
    level, rest = found[1].lower(), name[found.end() :]
    return rest if level == COMMUNE else f"{level} {rest}"


def commune_title(name: str) -> str:
    """Return a commune's name with its level: `xã Hưng Đạo`, `phường Hà Đông`."""
    tidy = tidy_commune(name)
    return tidy if _LEVELS.match(tidy) else f"{COMMUNE} {tidy}"


def commune_name(name: str) -> str:
    """Return the name alone, as it stands before the date of a document: `Hưng Đạo`, `Hà Đông`."""
    tidy = tidy_commune(name)
    found = _LEVELS.match(tidy)
    return tidy[found.end() :] if found else tidy


def tidy_province(typed: str) -> str:
    """Return the name without `tỉnh` or `thành phố`."""
    name = " ".join(clean(typed).split())
    found = _PROVINCES.match(name)
    return name[found.end() :] if found else name
