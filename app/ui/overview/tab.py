"""The Tổng quan tab: what is due, the next report and the quota, each figure a door to its records."""

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.dates import format_date, weekday_name
from app.core.progress import Progress
from app.services.changelog.changes import Changes
from app.services.dashboard.tiles import Overview, Tile
from app.ui.context import UiContext
from app.ui.overview.tile_card import TileCard
from app.ui.strings import overview as words
from app.ui.theme import mark

_COLUMNS: Final = 2


class DashboardService(Protocol):
    """The dashboard service, as far as the tab uses it."""

    def overview(self) -> Overview: ...


class OverviewTab(QWidget):
    """Reads the tiles when it is shown and whenever a record changed since."""

    door_opened = Signal(object)
    """A `Door`: the window shows its tab, filter or records."""

    def __init__(
        self, context: UiContext, dashboard: DashboardService, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context: Final = context
        self._dashboard = dashboard
        self.cards: Final[dict[str, TileCard]] = {}
        self.heading: Final = QLabel(self)
        mark(self.heading, "title")
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self.area: Final = QScrollArea(self)
        self._build()
        context.hub.changed.connect(self._take_changes)

    def _build(self) -> None:
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(self.heading)
        inside.addLayout(self._grid)
        inside.addStretch(1)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self.area.setWidget(content)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A day may have passed since: what is due changes without any record changing.
        self.refresh()

    def refresh(self) -> None:
        """Read the tiles again."""
        dashboard = self._dashboard

        def work(_progress: Progress) -> Overview:
            return dashboard.overview()

        self.context.jobs.read(work, self.show_overview, owner=self)

    def show_overview(self, overview: Overview) -> None:
        """Show the tiles; the focus stays in its tile."""
        today = overview.today
        self.heading.setText(words.TODAY.format(weekday=weekday_name(today), day=format_date(today)))
        focused = self._focused_place()
        self._empty()
        for row, tiles in enumerate(_rows(overview.tiles)):
            for column, tile in enumerate(tiles):
                card = TileCard(tile, self)
                card.door_opened.connect(self.door_opened)
                self.cards[tile.key] = card
                self._grid.addWidget(card, row, column, 1, 1 if tile.strip is None else _COLUMNS)
        self._focus(focused)

    def _focused_place(self) -> tuple[str, int] | None:
        for key, card in self.cards.items():
            for place, line in enumerate(card.lines):
                if line.hasFocus():
                    return key, place
        return None

    def _focus(self, place: tuple[str, int] | None) -> None:
        if place is not None and place[0] in self.cards and place[1] < len(self.cards[place[0]].lines):
            self.cards[place[0]].lines[place[1]].setFocus()

    def _empty(self) -> None:
        for card in self.cards.values():
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards.clear()

    def _take_changes(self, changes: Changes) -> None:
        # Unseen, it waits: showing it reads it anyway.
        if changes.transaction is not None and self.isVisible():
            self.refresh()


def _rows(tiles: Iterable[Tile]) -> Iterator[list[Tile]]:
    """The tiles row by row: one with a strip has a row of its own, and waits until the row before is full."""
    row: list[Tile] = []
    waiting: list[Tile] = []
    for tile in tiles:
        (row if tile.strip is None else waiting).append(tile)
        if len(row) % _COLUMNS == 0:
            if row:
                yield row
            yield from ([one] for one in waiting)
            row, waiting = [], []
    if row:
        yield row
    yield from ([one] for one in waiting)
