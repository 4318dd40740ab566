"""Widths, order and sorting of a table's columns, as they are kept between sessions."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFontMetrics
from typing_extensions import override

from app.ui.paged_table import PagedTable

_NARROWEST: Final = 0.8
"""How much of its width a column that stretches keeps where there is too little room."""
_SAMPLE: Final = "00/00/0000"
_SAMPLE_WIDTH: Final = 84
"""Of a text as wide as that in the usual font, columns' widths are meant; a larger font widens them."""


class ColumnKeeper(QObject):
    """Widths, order and sorting of a table's columns as JSON-able data; fits columns that stretch.

    Until the officer drags a column, the columns that stretch share the room that is left.
    """

    changed = Signal()
    """The officer changed something worth keeping."""

    def __init__(self, table: PagedTable) -> None:
        super().__init__(table)
        self._table = table
        self._dragged = False
        self._own_change = False
        header = table.horizontalHeader()
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(self._moved)
        header.sortIndicatorChanged.connect(lambda *_: self.changed.emit())
        table.viewport().installEventFilter(self)
        self.fit()

    def state(self) -> dict[str, object]:
        """What to keep."""
        header = self._table.horizontalHeader()
        columns = self._table.rows.columns
        query = self._table.rows.query
        widths = {
            column.key: header.sectionSize(section)
            for section, column in enumerate(columns)
            if not header.isSectionHidden(section)
        }
        return {
            "order": [columns[section].key for section in self._table.visible_columns()],
            "widths": widths if self._dragged else {},
            "sort": query.sort,
            "descending": query.descending,
        }

    def restore(self, state: object) -> None:
        """Put back what was kept; keys of columns that no longer exist are passed over."""
        if not isinstance(state, dict):
            return
        self._own_change = True
        header = self._table.horizontalHeader()
        sections = {column.key: section for section, column in enumerate(self._table.rows.columns)}
        widths = state.get("widths") or {}
        for key, width in widths.items():
            if key in sections:
                header.resizeSection(sections[key], int(width))
        known = [key for key in state.get("order") or () if key in sections]
        for place, key in enumerate(known):
            header.moveSection(header.visualIndex(sections[key]), place)
        self._dragged = bool(widths)
        self._own_change = False
        self._table.prepare_sort(state.get("sort"), descending=bool(state.get("descending")))
        self.fit()

    def reset(self) -> None:
        """Widths and order as the program has them."""
        self._own_change = True
        header = self._table.horizontalHeader()
        for section in range(header.count()):
            header.moveSection(header.visualIndex(section), section)
        self._own_change = False
        self._dragged = False
        self.fit()
        self.changed.emit()

    def fit(self) -> None:
        """Give the columns their widths and share what is left among those that stretch."""
        if self._dragged:
            return
        self._own_change = True
        header = self._table.horizontalHeader()
        columns = self._table.rows.columns
        scale = max(1.0, QFontMetrics(self._table.font()).horizontalAdvance(_SAMPLE) / _SAMPLE_WIDTH)
        widths = [round(column.width * scale) for column in columns]
        room = self._table.viewport().width()
        shown = self._affordable(widths, room)
        stretching = [section for section in shown if columns[section].stretch]
        left = room - sum(widths[section] for section in shown)
        elastic = sum(widths[section] for section in stretching) or 1
        for section in range(len(columns)):
            header.setSectionHidden(section, section not in shown)
        for section in shown:
            width = widths[section]
            if section in stretching:
                # Room is shared evenly; want of it is borne by the width, down to the narrowest.
                part = left // len(stretching) if left > 0 else left * width // elastic
                width = max(round(width * _NARROWEST), width + part)
            header.resizeSection(section, width)
        self._own_change = False

    def _affordable(self, widths: Sequence[int], room: int) -> list[int]:
        """The columns that fit into the room, those that stretch as narrow as they may be."""
        columns = self._table.rows.columns
        shown = list(range(len(columns)))
        least = [
            round(width * _NARROWEST) if column.stretch else width
            for column, width in zip(columns, widths, strict=True)
        ]
        spare = [section for section in shown if columns[section].spare]
        while spare and sum(least[section] for section in shown) > room:
            shown.remove(spare.pop())
        return shown

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return False

    def _resized(self, *_: int) -> None:
        if not self._own_change:
            self._dragged = True
            self.changed.emit()

    def _moved(self, *_: int) -> None:
        if not self._own_change:
            self.changed.emit()
