"""The lines of a sheet as they will come in: the cells in question marked, a sentence for each of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.numbers import format_integer
from app.ui.read_only import make_read_only, make_striped
from app.ui.strings import import_excel as words
from app.ui.theme import colours_of, row_height

if TYPE_CHECKING:
    from app.services.spreadsheets.preview_table import PreviewTable, TableRow

_FIXED: Final = 2
"""Columns in front: the row's number and its state."""
_MOST_SENTENCES: Final = 500
_NARROW, _USUAL, _WIDE = 56, 130, 260
_FILTERS: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    (words.SHOW_ALL, frozenset()),
    (words.SHOW_PROBLEMS, frozenset({"problem"})),
    (words.SHOW_QUESTIONS, frozenset({"question"})),
    (words.SHOW_DOUBLES, frozenset({"known", "repeated"})),
)
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()


class LinesModel(QAbstractTableModel):
    """The lines of one sheet, all or those of some states."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._columns: Sequence[str] = ()
        self._all: Sequence[TableRow] = ()
        self._shown: Sequence[TableRow] = ()
        self._states: frozenset[str] = frozenset()
        self._bold = QFont(parent.font())
        self._bold.setBold(True)

    def show(self, table: "PreviewTable") -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._columns, self._all = table.columns, table.rows
        self._shown = self._matching()
        self.endResetModel()

    def narrow(self, states: frozenset[str]) -> None:
        """Show the lines of these states; all when there are none."""
        self.beginResetModel()
        self._states = states
        self._shown = self._matching()
        self.endResetModel()

    def line_of(self, name: str) -> int | None:
        """Return where a row stands among those shown."""
        return next((line for line, row in enumerate(self._shown) if row.name == name), None)

    def row_at(self, line: int) -> "TableRow":
        """Return a row that is shown."""
        return self._shown[line]

    def _matching(self) -> "Sequence[TableRow]":
        return [row for row in self._all if row.state in self._states] if self._states else self._all

    @override
    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else _FIXED + len(self._columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (words.ROW, words.STATE, *self._columns)[section]

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._shown[index.row()]
        column = index.column() - _FIXED
        marked = row.marks.get(column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column(), marked=bool(marked))
        if role == Qt.ItemDataRole.ToolTipRole:
            return marked or self._text(row, index.column(), marked=False)
        if role == Qt.ItemDataRole.ForegroundRole and (marked or (column == -1 and row.state == "problem")):
            parent = self.parent()
            assert isinstance(parent, QWidget)
            colours = colours_of(parent)
            return QColor(colours.bad if row.state == "problem" else colours.warn)
        if role == Qt.ItemDataRole.FontRole and marked:
            return self._bold
        return None

    def _text(self, row: "TableRow", column: int, *, marked: bool) -> str:
        if column == 0:
            return str(row.number)
        if column == 1:
            return row.state.label
        text = row.texts[column - _FIXED]
        return words.MARKED.format(text=text).strip() if marked else text


class RowsPage(QWidget):
    """Lines above, sentences below; a sentence leads to its line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter: Final = QComboBox(self)
        for label, _states in _FILTERS:
            self.filter.addItem(label)
        self.model: Final = LinesModel(self)
        self.table: Final = self._make_table()
        self.sentences: Final = QListWidget(self)
        self.sentences.setAccessibleName(words.PROBLEM_LIST)
        self.sentences.setWordWrap(True)
        self._build()
        self.filter.currentIndexChanged.connect(self._narrow)
        self.sentences.currentItemChanged.connect(self._go_to)

    def show_table(self, table: "PreviewTable") -> None:
        """Show a sheet."""
        self.model.show(table)
        for column in range(self.model.columnCount()):
            title = str(self.model.headerData(column, Qt.Orientation.Horizontal))
            width = _NARROW if column == 0 else _USUAL
            longest = (
                max((len(row.texts[column - _FIXED]) for row in table.rows[:100]), default=0)
                if column >= _FIXED
                else 0
            )
            wide = max(width if column < _FIXED else 70, min(_WIDE, 8 * max(longest, len(title)) + 24))
            self.table.setColumnWidth(column, wide)
        self._tell(table)

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        make_read_only(table, words.ROWS_TABLE)
        make_striped(table)
        table.setWordWrap(False)
        table.verticalHeader().setDefaultSectionSize(row_height(table))
        table.horizontalHeader().setStretchLastSection(True)
        return table

    def _build(self) -> None:
        label = QLabel(words.SHOW, self)
        label.setBuddy(self.filter)
        bar = QHBoxLayout()
        bar.addWidget(label)
        bar.addWidget(self.filter)
        bar.addStretch(1)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(self.sentences)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(bar)
        layout.addWidget(splitter, 1)

    def _tell(self, table: "PreviewTable") -> None:
        self.sentences.clear()
        told = [(row, cell, message) for row in table.rows for cell, message in row.sentences]
        for row, cell, message in told[:_MOST_SENTENCES]:
            item = QListWidgetItem(words.PROBLEM.format(cell=cell, message=message))
            item.setData(Qt.ItemDataRole.UserRole, row.name)
            self.sentences.addItem(item)
        if len(told) > _MOST_SENTENCES:
            rest = format_integer(len(told) - _MOST_SENTENCES)
            self.sentences.addItem(words.MORE_PROBLEMS.format(count=rest))
        if not told:
            self.sentences.addItem(words.NO_PROBLEMS)

    def _narrow(self, place: int) -> None:
        self.model.narrow(_FILTERS[place][1])

    def _go_to(self, item: QListWidgetItem | None) -> None:
        name = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if name is None:
            return
        line = self.model.line_of(name)
        if line is None:
            self.filter.setCurrentIndex(0)
            line = self.model.line_of(name)
        if line is not None:
            marks = self.model.row_at(line).marks
            column = _FIXED + min(marks) if marks else 0
            index = self.model.index(line, column)
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
