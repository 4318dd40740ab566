"""A table of figures: every cell that stands for records opens them, by click or by Enter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from typing_extensions import override

from app.ui.cadres.share_bar import Bar, paint_bar
from app.ui.columns import Align
from app.ui.theme import Tone, colours_of, row_height

_OPENS: Final = Qt.ItemDataRole.UserRole
_PADDING: Final = 6
_EDGE: Final = 7
_BAR: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A column: `width` in pixels at 100 %, 0 to take what room is left."""

    title: str
    width: int = 0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell; `opens` is what `FigureTable.opened` carries when it is clicked, None: nothing."""

    text: str
    opens: Any = None
    tone: Tone = Tone.NORMAL
    bold: bool = False
    tip: str = ""
    bar: Bar | None = None


class FigureTable(QTableWidget):
    """Shows rows of cells; a row of one cell goes across the whole width as a heading."""

    opened = Signal(object)
    """What the cell stands for."""

    def __init__(
        self,
        name: str,
        headings: Sequence[Heading],
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
    ) -> None:
        super().__init__(0, len(headings), parent)
        self.headings: Final = tuple(headings)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(wrap)
        self.setItemDelegate(_Delegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(row_height(self))
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        self._set_up_header()
        self.cellClicked.connect(self._open)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(30)
        for column, heading in enumerate(self.headings):
            item = QTableWidgetItem(heading.title)
            item.setTextAlignment(heading.align.value | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(heading.title)
            self.setHorizontalHeaderItem(column, item)
            if heading.width:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(column, heading.width)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def show_rows(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Show rows in place of those there; the current cell and the scroll stay."""
        current = self.currentRow(), self.currentColumn()
        scroll = self.verticalScrollBar().value()
        self.clearSpans()
        self.setRowCount(len(rows))
        for line, row in enumerate(rows):
            if len(row) == 1:
                self.setSpan(line, 0, 1, len(self.headings))
            for column, cell in enumerate(row):
                self.setItem(line, column, self._item(cell, column))
        self._fit_rows()
        if 0 <= current[0] < len(rows):
            self.setCurrentCell(*current)
        self.verticalScrollBar().setValue(scroll)

    def _fit_rows(self) -> None:
        """Give wrapped lines their height in the columns' present widths."""
        if not self.wordWrap():
            return
        self.resizeRowsToContents()
        for line in range(self.rowCount()):
            self.setRowHeight(line, self.rowHeight(line) + _PADDING)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _item(self, cell: Cell, column: int) -> QTableWidgetItem:
        item = QTableWidgetItem(cell.text)
        item.setData(_OPENS, cell.opens)
        item.setData(_BAR, cell.bar)
        item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
        heading = self.headings[column]
        item.setTextAlignment(heading.align.value | Qt.AlignmentFlag.AlignVCenter)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{heading.title}: {cell.text}")
        item.setToolTip(cell.tip or cell.text)
        if cell.tone is not Tone.NORMAL:
            item.setForeground(QColor(colours_of(self).tone(cell.tone)))
        if cell.bold:
            font = self.font()
            font.setBold(True)
            item.setFont(font)
        return item

    def text_at(self, line: int, column: int) -> str:
        """What a cell shows."""
        item = self.item(line, column)
        return "" if item is None else item.text()

    def opens_at(self, line: int, column: int) -> Any:
        """What a cell stands for."""
        item = self.item(line, column)
        return None if item is None else item.data(_OPENS)

    def _open(self, line: int, column: int) -> None:
        opens = self.opens_at(line, column)
        if opens is not None:
            self.opened.emit(opens)

    @override
    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        item = self.itemAt(event.position().toPoint())
        hand = item is not None and item.data(_OPENS) is not None
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)


class _Delegate(QStyledItemDelegate):
    """Draws the bar of a cell that has one, else the text."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view: Final = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        # The style sheet keeps the text off the edges, which Qt forgets when it counts the lines.
        inner = QStyleOptionViewItem(option)
        inner.rect = QRect(option.rect).adjusted(_EDGE, 0, -_EDGE, 0)
        return super().sizeHint(inner, index)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        bar = index.data(_BAR)
        if not isinstance(bar, Bar):
            super().paint(painter, option, index)
            return
        super().paint(painter, option, index)
        colours = colours_of(self._view)
        rect = QRect(option.rect).adjusted(8, 4, -10, -4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_bar(painter, rect, bar, colours)
        painter.restore()
