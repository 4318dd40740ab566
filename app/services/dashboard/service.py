"""The overview over one file."""

from collections.abc import Sequence
from datetime import date, datetime

from app.core.clock import Clock
from app.db.database import Database
from app.services.dashboard.backup import backup_tile
from app.services.dashboard.case_clocks import clocks_tile
from app.services.dashboard.conflicts import merge_tile
from app.services.dashboard.glance import Glance, TileBuilder
from app.services.dashboard.next_report import report_tile
from app.services.dashboard.quota import quota_tile
from app.services.dashboard.roster import roster_tile
from app.services.dashboard.tiles import Overview
from app.services.dashboard.work import work_tile
from app.services.settings.office import load_in

TILES: tuple[TileBuilder, ...] = (
    clocks_tile,
    work_tile,
    report_tile,
    quota_tile,
    roster_tile,
    backup_tile,
    merge_tile,
)
"""In the order shown. A builder knows nothing of the others."""


class Dashboard:
    """Builds the overview."""

    def __init__(self, database: Database, *, clock: Clock, tiles: Sequence[TileBuilder] = TILES) -> None:
        self._database = database
        self._clock = clock
        self._tiles = tuple(tiles)

    def overview(self, today: date | None = None) -> Overview:
        """Return the tiles as of `today` (None: the clock's day), in one reading of the file."""
        day = self._clock.today() if today is None else today
        with self._database.read() as session:
            now = datetime.combine(day, self._clock.now().time())
            glance = Glance(session, day, load_in(session), now)
            built = (build(glance) for build in self._tiles)
            return Overview(day, tuple(tile for tile in built if tile is not None))
