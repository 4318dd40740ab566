"""The calendar's grid: a table of days that is painted as a wall calendar.

A table view under the paint gives the arrow keys, the selection and the screen reader what they need.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget
from typing_extensions import override

from app.core.dates import format_date, weekday_name
from app.services.tasks.rows import CalendarItem
from app.ui.strings import tasks as words
from app.ui.tasks.month_layout import DayCell
from app.ui.tasks.month_paint import DayDelegate, item_text

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()
_MONDAY: Final = date(2024, 1, 1)
CELL: Final = Qt.ItemDataRole.UserRole


class MonthModel(QAbstractTableModel):
    """Weeks of `DayCell`s."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells: tuple[DayCell, ...] = ()

    def show(self, cells: Sequence[DayCell]) -> None:
        """Take over another month."""
        self.beginResetModel()
        self._cells = tuple(cells)
        self.endResetModel()

    def cell(self, index: Index) -> DayCell | None:
        """The day under `index`."""
        place = index.row() * 7 + index.column()
        return self._cells[place] if index.isValid() and place < len(self._cells) else None

    def index_of(self, day: date) -> QModelIndex:
        """Where a day stands; invalid when it is not in the grid."""
        if not self._cells:
            return QModelIndex()
        place = (day - self._cells[0].day).days
        return self.index(place // 7, place % 7) if 0 <= place < len(self._cells) else QModelIndex()

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._cells) // 7

    @override
    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 7

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if cell is None:
            return None
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return format_date(cell.day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_day(cell)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return weekday_name(_MONDAY.replace(day=1 + section))
        return None


def spoken_day(cell: DayCell) -> str:
    """What a screen reader says of a day."""
    due = [slot.item for slot in cell.slots if slot.item.end == cell.day]
    day = words.MONTH_DAY.format(weekday=weekday_name(cell.day), date=format_date(cell.day))
    count = words.MONTH_DAY_SPOKEN.format(date=day, count=len(due))
    return "; ".join((count, *cell.named_days, *(item_text(item) for item in due)))


class MonthGrid(QTableView):
    """A month. A click on an item opens it, a double click on a day's free room asks for a new task."""

    day_changed = Signal(object)
    """The `DayCell` that is current now."""
    item_opened = Signal(str)
    """A task's id."""
    day_opened = Signal(object)
    """A date: a new task is wanted there."""
    month_wanted = Signal(int)
    """+1 or -1: the next or the previous month."""
    list_wanted = Signal()
    """Enter: the day's own list wants the focus."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: Final = MonthModel(self)
        self.setModel(self.days)
        self.painting: Final = DayDelegate(today, self)
        self.setItemDelegate(self.painting)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.verticalHeader().setMinimumSectionSize(QFontMetrics(self.font()).height() * 2)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.selectionModel().currentChanged.connect(lambda *_: self.day_changed.emit(self.current_cell()))

    def current_cell(self) -> DayCell | None:
        """The day that the keys are on."""
        return self.days.cell(self.currentIndex())

    def select_day(self, day: date) -> None:
        """Go to a day of the grid."""
        index = self.days.index_of(day)
        if index.isValid():
            self.setCurrentIndex(index)

    def item_at(self, place: QPoint) -> CalendarItem | None:
        """The item painted at `place` of the viewport."""
        index = self.indexAt(place)
        cell = self.days.cell(index)
        if cell is None:
            return None
        return self.painting.item_at(cell, self.visualRect(index), place)

    def item_rect(self, day: date, task_id: str) -> QRect:
        """Where a task is painted on a day, in the viewport; empty when it is not."""
        index = self.days.index_of(day)
        cell = self.days.cell(index)
        return QRect() if cell is None else self.painting.item_rect(cell, self.visualRect(index), task_id)

    # --- mouse and keys ---------------------------------------------------------------------

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on_item = self.item_at(event.position().toPoint()) is not None
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if on_item else Qt.CursorShape.ArrowCursor
        )
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            item = self.item_at(event.position().toPoint())
            if item is not None:
                self.item_opened.emit(item.task_id)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        cell = self.days.cell(self.indexAt(place))
        if cell is not None and self.item_at(place) is None:
            self.day_opened.emit(cell.day)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        step = event.angleDelta().y()
        if step:
            self.month_wanted.emit(-1 if step > 0 else 1)
        event.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_PageUp:
                self.month_wanted.emit(-1)
            case Qt.Key.Key_PageDown:
                self.month_wanted.emit(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.list_wanted.emit()
            case _:
                super().keyPressEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            item = self.item_at(event.pos())
            cell = self.days.cell(self.indexAt(event.pos()))
            text = (
                item_text(item) if item else "\n".join((*cell.named_days, *cell.span_starts)) if cell else ""
            )
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)
