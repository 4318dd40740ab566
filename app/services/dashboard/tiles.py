"""Tiles of the overview: figures and sentences, each a door to the records behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Any

from app.services.propaganda.strip import QuotaStrip


class Level(IntEnum):
    """How much a line wants attention; a tile's level is the highest of its lines."""

    CALM = 0
    NOTE = 1
    WARN = 2
    LATE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Where a figure leads: a tab, a part of it, and the records.

    `filters` are those of the tab's list. `ids` are the records behind a figure that no filter
    describes, `label` says in words what they are; `record` opens one record.
    """

    tab: str
    view: str = ""
    filters: Mapping[str, Any] = field(default_factory=dict)
    ids: tuple[str, ...] = ()
    label: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TileLine:
    """One line: a number with the words after it, or words alone. `detail` stands smaller beside them.

    With `out_of` the number is shown as 1/2.
    """

    text: str
    number: int | None = None
    out_of: int | None = None
    detail: str = ""
    level: Level = Level.CALM
    door: Door | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One tile. `key` is stable; `door` leads to the tab as a whole; `strip` is drawn above the lines."""

    key: str
    title: str
    lines: tuple[TileLine, ...]
    door: Door
    strip: QuotaStrip | None = None

    @property
    def level(self) -> Level:
        """The highest level of the lines."""
        return max((line.level for line in self.lines), default=Level.CALM)


@dataclass(frozen=True, slots=True)
class Overview:
    """All tiles as of one day, from one consistent state of the file."""

    today: date
    tiles: tuple[Tile, ...]

    def tile(self, key: str) -> Tile:
        """Return the tile called `key`."""
        return next(tile for tile in self.tiles if tile.key == key)
