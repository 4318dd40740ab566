"""The rooms that `docs/architecture.md` names are those of the house."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
TOP = ("app/cli", "app/core", "app/db", "app/models", "app/services", "app/ui")


def rooms() -> set[Path]:
    """The paths in the first column of the table of rooms; a name alone stands beside the one before it."""
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    table = text.split("## Rooms", 1)[1].split("\n## ", 1)[0]
    found: set[Path] = set()
    for line in table.splitlines():
        folder = Path()
        for name in re.findall(r"`([^`]+)`", line.split("|")[1] if line.startswith("|") else ""):
            whole = name if name.startswith(("app/", "run.py", "scripts/", "resources/", "tests/")) else ""
            pattern = whole or f"{folder.as_posix()}/{name}"
            folder = Path(pattern.rstrip("/")).parent
            there = {path.relative_to(ROOT) for path in ROOT.glob(pattern.rstrip("/"))}
            assert there, f"«{pattern}» is named and is not there"
            found |= there
    return found


def test_every_room_named_is_there_and_every_room_there_is_named() -> None:
    named = rooms()
    listed = [path.relative_to(ROOT) for room in TOP for path in (ROOT / room).iterdir()]
    for path in listed:
        if path.name.startswith("__") or (path.parent in named and path.parts[1] in {"cli", "models", "ui"}):
            continue
        assert path in named, f"{path} is not in docs/architecture.md"
