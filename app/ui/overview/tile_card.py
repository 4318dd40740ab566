"""One tile as a card: title, strip, lines."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.services.dashboard.doors import cell_door
from app.services.dashboard.tiles import Tile, TileLine
from app.ui.overview.line_button import LineButton
from app.ui.propaganda.quota_view import QuotaStripView
from app.ui.strings import overview as words
from app.ui.theme import mark


class TileCard(QFrame):
    """Shows a tile; `door_opened` carries the `Door` of what was pressed."""

    door_opened = Signal(object)

    def __init__(self, tile: Tile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tile: Final = tile
        self.lines: Final[list[LineButton]] = []
        self.strip: QuotaStripView | None = None
        mark(self, "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(2)
        layout.addLayout(self._head())
        if tile.strip is not None:
            self.strip = QuotaStripView(heading=False, parent=self)
            self.strip.show_strip(tile.strip)
            year = tile.strip.year
            self.strip.cell_opened.connect(lambda cell: self.door_opened.emit(cell_door(cell, year)))
            layout.addSpacing(4)
            layout.addWidget(self.strip)
            layout.addSpacing(4)
        self._add_lines(layout)
        layout.addStretch(1)

    def _head(self) -> QHBoxLayout:
        title = QLabel(self.tile.title, self)
        mark(title, "subtitle")
        tab = words.TAB_NAMES[self.tile.door.tab]
        self.open_button = QPushButton(words.OPEN_TAB.format(tab=tab), self)
        mark(self.open_button, "link")
        self.open_button.clicked.connect(lambda: self.door_opened.emit(self.tile.door))
        line = QHBoxLayout()
        line.addWidget(title, 1)
        line.addWidget(self.open_button)
        return line

    def _add_lines(self, layout: QVBoxLayout) -> None:
        """Below each other; in a wide tile with a strip the numbers stand side by side."""
        beside = QHBoxLayout()
        beside.setSpacing(8)
        if self.strip is not None:
            layout.addLayout(beside)
        for line in self.tile.lines:
            button = self._button(line)
            if self.strip is not None and line.number is not None:
                beside.addWidget(button, 1)
            else:
                layout.addWidget(button)

    def _button(self, line: TileLine) -> LineButton:
        button = LineButton(line, self)
        door = line.door
        if door is not None:
            button.clicked.connect(lambda: self.door_opened.emit(door))
        self.lines.append(button)
        return button
