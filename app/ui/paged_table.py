"""The table of a list: keeps selection and scroll over a refresh, copies as TSV, sums below."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget
from typing_extensions import override

from app.ui.paged_model import PagedModel
from app.ui.row_window import neighbours
from app.ui.strings import lists as words
from app.ui.theme import colours_of, row_height

T = TypeVar("T")
_SELECT_ROWS: Final = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_ONLY_ROW: Final = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class PagedTable(QTableView):
    """Shows a `PagedModel`. Enter or a double click opens; Ctrl+C copies the selected rows."""

    opened = Signal(str)
    """The id of the row to open."""
    selection_changed = Signal()
    copied = Signal(int)
    """So many rows went to the clipboard."""

    def __init__(self, model: PagedModel, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Final = model
        model.setParent(self)
        model.colours = colours_of(self)
        self.setModel(model)
        self.setAccessibleName(words.TABLE_NAME.format(title=title))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        self._set_up_header()
        self._kept: tuple[frozenset[str], str | None, int] = (frozenset(), None, 0)
        self._to_top = False
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        model.outdated.connect(self.refresh)
        self.doubleClicked.connect(self._open_index)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())

    def show_lines(self, count: int) -> None:
        """Break the words of a cell over `count` lines: for lists of sentences and names."""
        self.setWordWrap(True)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() * count + 8)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sortIndicatorChanged.connect(self._sort)

    # --- asking ---------------------------------------------------------------------------

    def filter(self, search: str, filters: dict[str, object]) -> None:
        """Ask for the rows that match; the list starts at the top again."""
        self._to_top = True
        self.rows.ask(replace(self.rows.query, search=search, filters=filters))

    def sort_by(self, key: str | None, *, descending: bool = False) -> None:
        """Sort by a column's key, None for the list's own order, and show it in the header."""
        keys = [column.key for column in self.rows.columns]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(keys.index(key) if key in keys else -1, order)

    def prepare_sort(self, key: str | None, *, descending: bool) -> None:
        """Sort the next answer, without asking now."""
        with QSignalBlocker(self.horizontalHeader()):
            self.sort_by(key, descending=descending)
        known = any(column.key == key for column in self.rows.columns)
        self.rows.prepare(
            replace(self.rows.query, sort=key if known else None, descending=known and descending)
        )

    def refresh(self) -> None:
        """Ask again; selection, current row and scroll stay."""
        bottom = self.rowAt(self.viewport().height() - 1)
        self.rows.refresh(self.rows.rowCount() if bottom < 0 else bottom + 1)

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        column = self.rows.columns[section] if section >= 0 else None
        if column is not None and not column.sortable:
            self.sort_by(self.rows.query.sort, descending=self.rows.query.descending)
            return
        key = column.key if column else None
        descending = column is not None and order == Qt.SortOrder.DescendingOrder
        query = replace(self.rows.query, sort=key, descending=descending)
        if query != self.rows.query:
            self._to_top = True
            self.rows.ask(query)

    # --- selection ------------------------------------------------------------------------

    def selected_ids(self) -> tuple[str, ...]:
        """The ids of the selected rows, in the order shown."""
        return tuple(self.rows.id_at(line) for line in self._selected_lines())

    def read_selected(self, of: Callable[[Any], T], then: Callable[[list[T]], None]) -> None:
        """Call `then` with `of(row)` of the selected rows, in the order shown; `of` may run in the worker."""
        self.rows.read_rows(self._selected_lines(), of, then)

    def _selected_lines(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def current_id(self) -> str | None:
        """The id of the current row."""
        index = self.currentIndex()
        return self.rows.id_at(index.row()) if index.isValid() else None

    def select_id(self, record_id: str) -> bool:
        """Make a loaded record the current and only selected row; whether it is loaded."""
        line = self.rows.line_of(record_id)
        if line is None:
            return False
        index = self.rows.index(line, self._first_column())
        # Not by the view's own commands: with Ctrl still held after Ctrl+S they would toggle.
        self.selectionModel().setCurrentIndex(index, _ONLY_ROW)
        return True

    def _first_column(self) -> int:
        return max(0, self.horizontalHeader().logicalIndex(0))

    def _remember(self) -> None:
        scroll = 0 if self._to_top else self.verticalScrollBar().value()
        self._kept = (frozenset(self.selected_ids()), self.current_id(), scroll)
        self._to_top = False

    def _restore(self) -> None:
        selected, current, scroll = self._kept
        chosen = [line for line in range(self.rows.rowCount()) if self.rows.id_at(line) in selected]
        selection = QItemSelection()
        for first, count in neighbours(chosen):
            selection.select(self.rows.index(first, 0), self.rows.index(first + count - 1, 0))
        self.selectionModel().select(selection, _SELECT_ROWS)
        line_now = self.rows.line_of(current) if current is not None else None
        if line_now is not None:
            index = self.rows.index(line_now, self._first_column())
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.verticalScrollBar().setValue(scroll)
        self.selection_changed.emit()

    # --- keys -----------------------------------------------------------------------------

    def copy_selection(self) -> None:
        """Put the selected rows on the clipboard: headings, then a line a row, cells parted by tabs."""
        lines = self._selected_lines()
        if not lines:
            return
        order = self.visible_columns()
        headings = [self.rows.columns[column].title for column in order]

        def copy(rows: list[tuple[str, ...]]) -> None:
            table = [headings, *([texts[column] for column in order] for texts in rows)]
            QGuiApplication.clipboard().setText(as_tsv(table))
            self.copied.emit(len(rows))

        self.rows.read_rows(lines, self.rows.texts_of, copy)

    def visible_columns(self) -> list[int]:
        """The columns' indexes in the order shown."""
        header = self.horizontalHeader()
        return [header.logicalIndex(place) for place in range(header.count())]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_index(self.currentIndex())
        else:
            # No type-to-select: typing is for the filter box.
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        return

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "rows"):
            self.rows.colours = colours_of(self)

    def _open_index(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.id_at(index.row()))


def as_tsv(table: Sequence[Sequence[str]]) -> str:
    """Rows as text that Excel and Word paste into cells; tabs and line ends inside cells become spaces."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in table)
