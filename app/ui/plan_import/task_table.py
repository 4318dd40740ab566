"""The table of proposals: Space ticks, Enter goes to the editor, Del drops."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from app.ui.plan_import.draft import Entry
from app.ui.plan_import.task_model import SECTION, STATE, TEXT, TICK, TIME, UNIT, TaskModel
from app.ui.strings import plan_import as words
from app.ui.theme import colours_of

_SELECT: Final = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


class TaskTable(QTableView):
    """Shows a `TaskModel`; several lines may be selected, one of them is current."""

    current_changed = Signal()
    """Another entry is current, or other entries are selected."""
    tick_wanted = Signal()
    """Space: turn the ticks of the selected entries."""
    edit_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tasks: Final = TaskModel(self)
        self.tasks.colours = colours_of(self)
        self.setModel(self.tasks)
        self.setAccessibleName(words.TASKS_NAME)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() * 2 + 8)
        self._set_up_header()
        self.selectionModel().selectionChanged.connect(lambda *_: self.current_changed.emit())
        self.doubleClicked.connect(self._open)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(24)
        for column, widest in (
            (TICK, "0000"),
            (SECTION, "III.1.1."),
            (UNIT, "Phòng Văn hóa -"),
            (TIME, "- 00/00/0000;"),
            (STATE, words.STATE_CHANGED),
        ):
            self.setColumnWidth(column, self.fontMetrics().horizontalAdvance(widest) + 16)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)

    def show_states(self, *, wanted: bool) -> None:
        """Show what each proposal is to the list; a plan that was never imported has only new ones."""
        self.setColumnHidden(STATE, not wanted)

    # --- selection ------------------------------------------------------------------------------

    def current_entry(self) -> Entry | None:
        """The entry that the keys are on, if it is selected."""
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isRowSelected(index.row()):
            return None
        return self.tasks.entry(index.row())

    def selected_keys(self) -> tuple[int, ...]:
        """The selected entries in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.tasks.entry(row).key for row in rows)

    def select_keys(self, keys: Sequence[int]) -> None:
        """Select these entries; the first one becomes the current."""
        rows = [row for row in (self.tasks.row_of(key) for key in keys) if row is not None]
        if not rows:
            self.clearSelection()
            return
        selection = QItemSelection()
        for row in rows:
            selection.select(self.tasks.index(row, 0), self.tasks.index(row, STATE))
        model = self.selectionModel()
        model.setCurrentIndex(self.tasks.index(rows[0], TEXT), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(selection, _SELECT | QItemSelectionModel.SelectionFlag.Clear)
        self.scrollTo(self.tasks.index(rows[0], TEXT))

    def _open(self, index: QModelIndex) -> None:
        if index.column() != TICK:
            self.edit_wanted.emit()

    # --- keys -----------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space:
                self.tick_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self.edit_wanted.emit()
            case Qt.Key.Key_Delete:
                self.drop_wanted.emit()
            case _:
                super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        return

    @override
    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange and hasattr(self, "tasks"):
            self.tasks.colours = colours_of(self)
