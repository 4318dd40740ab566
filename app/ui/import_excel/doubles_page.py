"""Rows that are in the book already or stand twice in the file: side by side, with a choice for each."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.progress import Progress
from app.services.spreadsheets.doubles import Decision
from app.ui.context import UiContext
from app.ui.import_excel.opened_list import OpenedList
from app.ui.import_excel.ports import ImportService
from app.ui.read_only import make_read_only, make_striped
from app.ui.strings import import_excel as words
from app.ui.strings.secrecy import DOTS
from app.ui.theme import Tone, colours_of, set_tone

if TYPE_CHECKING:
    from app.services.spreadsheets.filling import ComparedField

_TITLES: Final = (words.DOUBLE_ROW, "", words.DOUBLE_WITH, words.DOUBLE_DECISION)
_SIDES: Final = (words.COMPARE_FIELD, words.COMPARE_KEPT, words.COMPARE_GIVEN)


class DoublesPage(QWidget):
    """The doubled rows on the left; the one chosen beside what it doubles on the right."""

    decided = Signal()
    """What becomes of a row has changed."""

    def __init__(self, context: UiContext, imports: ImportService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._imports = imports
        self._opened: OpenedList | None = None
        self._names: list[str] = []
        self.table: Final = _table(self, words.DOUBLES_TABLE, _TITLES)
        self.sides: Final = _table(self, words.COMPARE_TABLE, _SIDES)
        self.sides.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.note: Final = QLabel(self)
        self.choices: Final = {one: QRadioButton(one.label, self) for one in Decision}
        self._group: Final = QButtonGroup(self)
        self.all_button: Final = QPushButton(words.SELECT_ALL, self)
        self._build()
        self.table.itemSelectionChanged.connect(self._chosen)
        self.all_button.clicked.connect(self.table.selectAll)
        for one, button in self.choices.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _checked=False, decision=one: self.decide(decision))

    def show_list(self, opened: OpenedList) -> None:
        """Show the doubled rows of a file."""
        self._opened = opened
        rows = {row.name: row for row in opened.preview.rows}
        titles = {one.name: one for table in opened.tables for one in table.rows}
        entries: list[tuple[str, str]] = []
        for double in opened.preview.duplicates:
            in_book = double.existing_id is not None
            first = rows[double.rows[0]].row
            told = words.DOUBLE_IN_BOOK if in_book else words.DOUBLE_OF_ROW.format(row=first)
            entries += [(name, told) for name in (double.rows if in_book else double.rows[1:])]
        self._names = [name for name, _told in entries]
        title = next((table.columns[0] for table in opened.tables if table.columns), "")
        self.table.setHorizontalHeaderLabels((_TITLES[0], title, *_TITLES[2:]))
        self.table.setRowCount(len(entries))
        for line, (name, told) in enumerate(entries):
            texts = (str(rows[name].row), titles[name].texts[0] if titles[name].texts else "", told, "")
            for column, text in enumerate(texts):
                self.table.setItem(line, column, QTableWidgetItem(text))
        self._show_decisions()
        self.sides.setRowCount(0)
        for button in (self.all_button, *self.choices.values()):
            button.setEnabled(bool(entries))
        self._tell("" if entries else words.NO_DOUBLES, Tone.MUTED)
        if entries:
            self.table.selectRow(0)

    @property
    def count(self) -> int:
        """How many rows are doubled."""
        return len(self._names)

    def decide(self, decision: Decision) -> None:
        """Let this become of the rows chosen."""
        if self._opened is None:
            return
        for index in self.table.selectionModel().selectedRows():
            self._opened.decisions[self._names[index.row()]] = decision
        self._show_decisions()
        self.decided.emit()

    def _build(self) -> None:
        self.note.setWordWrap(True)
        self.note.hide()
        left = QVBoxLayout()
        left.addWidget(self.table, 1)
        left.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        right = QVBoxLayout()
        right.addWidget(self.sides, 1)
        right.addWidget(self.note)
        label = QLabel(words.SAME_ID, self)
        right.addWidget(label)
        for button in self.choices.values():
            right.addWidget(button)
        self.all_button.setAutoDefault(False)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.sides.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.sides.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        layout = QHBoxLayout(self)
        layout.addLayout(left, 1)
        layout.addLayout(right, 1)

    def _show_decisions(self) -> None:
        assert self._opened is not None
        for line, name in enumerate(self._names):
            item = self.table.item(line, len(_TITLES) - 1)
            if item is not None:
                item.setText(self._opened.decisions[name].label)

    def _chosen(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        for button in self.choices.values():
            button.setEnabled(bool(rows))
        if not rows or self._opened is None:
            return
        opened, name = self._opened, self._names[rows[0].row()]
        self.choices[opened.decisions[name]].setChecked(True)
        imports = self._imports

        def work(_progress: Progress) -> "tuple[ComparedField, ...]":
            return imports.compare(opened.preview, name)

        self._context.jobs.read(work, self._show_sides, owner=self)

    def _show_sides(self, fields: "tuple[ComparedField, ...]") -> None:
        self.sides.setRowCount(len(fields))
        warn = QColor(colours_of(self).warn)
        for line, one in enumerate(fields):
            sides = (DOTS if one.masked and text else text for text in (one.kept, one.given))
            for column, text in enumerate((one.label, *sides)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if one.differs:
                    item.setForeground(warn)
                self.sides.setItem(line, column, item)
        self._tell(words.COMPARE_DIFFERS if any(one.differs for one in fields) else "", Tone.WARN)

    def _tell(self, text: str, tone: Tone) -> None:
        self.note.setText(text)
        set_tone(self.note, tone)
        self.note.setVisible(bool(text))


def _table(parent: QWidget, name: str, titles: tuple[str, ...]) -> QTableWidget:
    table = QTableWidget(0, len(titles), parent)
    table.setHorizontalHeaderLabels(titles)
    make_read_only(table, name)
    make_striped(table)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    return table
