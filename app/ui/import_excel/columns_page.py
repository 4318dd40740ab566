"""Which column of the file is which field: a choice a column."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.fields.choices import QuietCombo
from app.ui.strings import import_excel as words
from app.ui.wrapped import wrapped

if TYPE_CHECKING:
    from app.services.spreadsheets.preview import ReadSheet

_TITLES: Final = (words.COLUMN, words.HEADING, words.SAMPLE, words.MEANING)
_ID: Final = "id"
_ROOM: Final = 12


class ColumnsPage(QWidget):
    """A line a column of the file."""

    changed = Signal(str, str)
    """The officer has set a column: its letter and the field's key, «» to leave it out."""

    def __init__(self, keys: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.boxes: dict[str, QComboBox] = {}
        self.table: Final = QTableWidget(0, len(_TITLES), self)
        self.table.setAccessibleName(words.COLUMNS_TABLE)
        self.table.setHorizontalHeaderLabels(_TITLES)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, mode in enumerate(
            (
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.ResizeToContents,
            )
        ):
            header.setSectionResizeMode(column, mode)
        hint = wrapped(words.COLUMNS_HINT, self)
        layout = QVBoxLayout(self)
        layout.addWidget(hint)
        layout.addWidget(self.table, 1)

    def show_sheet(self, sheet: "ReadSheet") -> None:
        """Show the columns of a sheet."""
        self.boxes = {}
        shown = [one for one in sheet.headings if sheet.mapping.get(one.letter) != _ID]
        self.table.setRowCount(0)
        self.table.setRowCount(len(shown))
        for line, heading in enumerate(shown):
            for column, text in enumerate((heading.letter, heading.title, heading.sample)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(line, column, item)
            box = self._box(heading.letter, sheet.mapping.get(heading.letter, ""))
            self.table.setCellWidget(line, len(_TITLES) - 1, box)
            self.table.setRowHeight(line, box.sizeHint().height() + _ROOM // 2)
            self.boxes[heading.letter] = box

    def _box(self, letter: str, key: str) -> QComboBox:
        box = QuietCombo(self.table)
        box.setAccessibleName(words.MEANING_OF.format(letter=letter))
        box.addItem(words.LEFT_OUT, "")
        for one, label in self._keys.items():
            box.addItem(label, one)
        box.setCurrentIndex(max(0, box.findData(key)))
        box.setMaxVisibleItems(_ROOM)
        # The wheel over the table scrolls it and sets no column.
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Not the change of the index: turning the wheel or the first letters must not read the file anew.
        box.activated.connect(lambda _place: self._set(letter, box, key))
        return box

    def _set(self, letter: str, box: QComboBox, before: str) -> None:
        chosen = str(box.currentData())
        if chosen != before:
            self.changed.emit(letter, chosen)
