"""The line under a table: number of rows, and each column's sum under its column."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.core.numbers import format_integer
from app.ui.columns import Align
from app.ui.paged_table import PagedTable
from app.ui.strings import lists as words
from app.ui.theme import row_height

_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


class TotalsRow(QWidget):
    """The line under a table: number of rows, and each column's sum under its column."""

    def __init__(self, table: PagedTable) -> None:
        super().__init__(table.parentWidget())
        self._table = table
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(row_height(self))
        header = table.horizontalHeader()
        header.sectionResized.connect(lambda *_: self.update())
        header.sectionMoved.connect(lambda *_: self.update())
        header.geometriesChanged.connect(self.update)
        table.horizontalScrollBar().valueChanged.connect(lambda _: self.update())
        table.rows.loaded.connect(self._refresh)
        table.selection_changed.connect(self._refresh)

    def text(self) -> str:
        """The number of rows in words."""
        total, selected = self._table.rows.total, len(self._table.selectionModel().selectedRows())
        words_now = words.TOTAL_SHOWN if selected > 1 else words.TOTAL_ROWS
        return words_now.format(total=format_integer(total), selected=format_integer(selected))

    def sums(self) -> dict[str, str]:
        """The sums shown, by column key."""
        return {key: format_integer(value) for key, value in self._table.rows.totals.items()}

    def _refresh(self) -> None:
        titles = {column.key: column.title for column in self._table.rows.columns}
        spoken = [f"{titles.get(key, key)} {value}" for key, value in self.sums().items()]
        self.setAccessibleName("; ".join([self.text(), *spoken]))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        header = self._table.horizontalHeader()
        left = self._table.frameWidth()
        sums = self.sums()
        first_sum = self.width()
        for section, column in enumerate(self._table.rows.columns):
            if column.key in sums:
                x = left + header.sectionViewportPosition(section)
                width = header.sectionSize(section)
                first_sum = min(first_sum, x)
                flags = column.align.value
                painter.drawText(x + 6, 0, width - 12, self.height(), flags | _MIDDLE, sums[column.key])
        painter.drawText(left + 6, 0, first_sum - 12, self.height(), Align.LEFT.value | _MIDDLE, self.text())
        painter.end()
