"""What the builder of a tile is given, and what a builder is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from app.services.dashboard.tiles import Tile
from app.services.settings import OfficeSettings


@dataclass(frozen=True, slots=True)
class Glance:
    """What a builder looks at: one session, one day, the settings; `now` is local wall time on that day."""

    session: Session
    today: date
    office: OfficeSettings
    now: datetime


TileBuilder = Callable[[Glance], Tile | None]
"""None: there is nothing to tell, and no tile."""
