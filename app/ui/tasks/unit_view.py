"""How far each unit has come with the tasks that it leads; every figure opens its tasks."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.numbers import format_integer, format_percent
from app.core.progress import Progress
from app.core.vocabulary import OPEN_STATUSES, TaskStatus
from app.services.tasks.rows import UnitTasks
from app.ui.context import UiContext
from app.ui.live_view import LiveView
from app.ui.strings import tasks as words
from app.ui.tasks.kinds import KINDS
from app.ui.tasks.ports import TaskService
from app.ui.theme import Tone, colours_of, row_height, set_tone

FILTERS: Final[Mapping[str, Mapping[str, Any]]] = {
    "total": {},
    "open": {"status": OPEN_STATUSES},
    "overdue": {"overdue": True},
    "due_this_week": {"this_week": True},
    "done": {"status": (TaskStatus.DONE,)},
    "dropped": {"status": (TaskStatus.DROPPED,)},
}
"""The figures, in the order of their columns, and the service's filters behind each."""
_TITLES: Final = (
    words.UNIT,
    words.UNIT_TOTAL,
    words.UNIT_OPEN,
    words.UNIT_OVERDUE,
    words.UNIT_THIS_WEEK,
    words.UNIT_DONE,
    words.UNIT_DROPPED,
    words.UNIT_SHARE,
)
_SHARE_COLUMN: Final = len(_TITLES) - 1
_FILTERS_ROLE: Final = Qt.ItemDataRole.UserRole
_SHARE_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class UnitView(LiveView):
    """Reads the counts when it is shown."""

    figure_opened = Signal(object)
    """Filters of the tasks service, as a dict: the tasks behind a figure."""

    def __init__(self, context: UiContext, tasks: TaskService, parent: QWidget | None = None) -> None:
        super().__init__(context, KINDS, parent)
        self._tasks = tasks
        self.table: Final = self._make_table()
        self.hint: Final = QLabel(words.UNIT_HINT, self)
        set_tone(self.hint, Tone.MUTED)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.hint)
        layout.addWidget(self.table, 1)

    def _make_table(self) -> QTableWidget:
        table = _UnitTable(0, len(_TITLES), self)
        table.setAccessibleName(words.UNIT_TABLE)
        table.setHorizontalHeaderLabels(_TITLES)
        table.setItemDelegateForColumn(_SHARE_COLUMN, _ShareDelegate(table))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_SHARE_COLUMN, QHeaderView.ResizeMode.Fixed)
        table.setColumnWidth(_SHARE_COLUMN, 190)
        first = table.horizontalHeaderItem(0)
        if first is not None:
            first.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.cellClicked.connect(self._open)
        table.wanted.connect(lambda: self._open(table.currentRow(), table.currentColumn()))
        return table

    def selected_unit(self) -> str | None:
        """The unit of the current line; None for the sum, for tasks without a unit, and for no line."""
        item = self.table.item(self.table.currentRow(), 0)
        filters = item.data(_FILTERS_ROLE) if item is not None else None
        return (filters or {}).get("lead_unit") or None

    @override
    def _read(self) -> None:
        """Read the counts again."""

        def work(_progress: Progress) -> tuple[UnitTasks, ...]:
            return self._tasks.by_unit()

        self.context.jobs.read(work, self._show, owner=self)

    # --- table ------------------------------------------------------------------------------

    def _show(self, units: Sequence[UnitTasks]) -> None:
        row, column = self.table.currentRow(), self.table.currentColumn()
        self.hint.setText(words.UNIT_HINT if units else words.EMPTY_UNITS)
        self.table.setRowCount(len(units) + bool(units))
        for line, unit in enumerate(units):
            counts = {key: int(getattr(unit, key)) for key in FILTERS}
            self._fill(line, unit.name or words.NO_UNIT, counts, {"lead_unit": unit.unit_id or ""})
        if units:
            sums = {key: sum(int(getattr(unit, key)) for unit in units) for key in FILTERS}
            self._fill(len(units), words.UNIT_SUM, sums, {}, bold=True)
        if 0 <= row < self.table.rowCount():
            self.table.setCurrentCell(row, column)

    def _fill(
        self, line: int, name: str, counts: Mapping[str, int], unit: Mapping[str, Any], *, bold: bool = False
    ) -> None:
        self._set(line, 0, name, unit, bold=bold)
        for column, (key, filters) in enumerate(FILTERS.items(), start=1):
            count = counts[key]
            text = format_integer(count) if count else "–"
            item = self._set(line, column, text, {**unit, **filters}, bold=bold)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            if count and key == "overdue":
                item.setForeground(QColor(colours_of(self).bad))
            elif not count:
                item.setForeground(QColor(colours_of(self).muted))
                item.setData(_FILTERS_ROLE, None)
        relevant = counts["total"] - counts["dropped"]
        text = format_percent(counts["done"], relevant, 0) if relevant else ""
        share = self._set(line, _SHARE_COLUMN, text, {**unit, **FILTERS["done"]}, bold=bold)
        share.setData(_SHARE_ROLE, counts["done"] / relevant if relevant else 0.0)

    def _set(
        self, line: int, column: int, text: str, filters: Mapping[str, Any], *, bold: bool
    ) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setData(_FILTERS_ROLE, dict(filters))
        item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
        spoken = f"{_TITLES[column]}: {text}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken if column else text)
        if bold:
            font = self.table.font()
            font.setBold(True)
            item.setFont(font)
        self.table.setItem(line, column, item)
        return item

    def _open(self, line: int, column: int) -> None:
        item = self.table.item(line, column)
        filters = item.data(_FILTERS_ROLE) if item is not None else None
        if filters is not None:
            self.figure_opened.emit(filters)


class _UnitTable(QTableWidget):
    """Enter asks for the tasks of the current cell."""

    wanted = Signal()

    def __init__(self, rows: int, columns: int, parent: QWidget) -> None:
        super().__init__(rows, columns, parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(self))

    @override
    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)


class _ShareDelegate(QStyledItemDelegate):
    """A bar with its percentage beside it."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view: Final = view

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = colours_of(self._view)
        rect = QRect(option.rect)
        super().paint(painter, option, index)
        share = index.data(_SHARE_ROLE)
        if not index.data():
            return
        bar = QRect(rect.left() + 64, rect.center().y() - 4, rect.width() - 76, 9)
        painter.save()
        painter.fillRect(bar, QColor(colours.border))
        painter.fillRect(
            QRect(bar.left(), bar.top(), round(bar.width() * share), bar.height()), QColor(colours.good)
        )
        painter.restore()
