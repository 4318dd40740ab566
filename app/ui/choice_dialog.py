"""One of several things to choose from, where there are too many for a row of buttons."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.button_row import button_row
from app.ui.strings import common as words
from app.ui.theme import mark

_WIDTH: Final = 380
_ROOM: Final = 8


class ChoiceDialog(QDialog):
    """A list under a question; Enter or a double click takes the line.

    `choices`: key and words of each.
    """

    def __init__(
        self, question: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.chosen: str | None = None
        self.setWindowTitle(words.CONFIRM_TITLE)
        self.list: Final = QListWidget(self)
        self.list.setAccessibleName(question)
        for key, label in choices:
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self._take)
        self.ok_button: Final = QPushButton(words.OK, self)
        mark(self.ok_button, "primary")
        self.ok_button.setDefault(True)
        self.ok_button.clicked.connect(self._take)
        cancel = QPushButton(words.CANCEL, self)
        cancel.clicked.connect(self.reject)
        head = QLabel(question, self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        head.setBuddy(self.list)
        buttons = button_row(self.ok_button, cancel)
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        lines = self.list.sizeHintForRow(0) * len(choices) + _ROOM
        self.list.setMinimumHeight(lines)
        self.setMinimumWidth(_WIDTH)
        self.list.setFocus()

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen = str(item.data(Qt.ItemDataRole.UserRole))
            self.accept()


def ask_choice(question: str, choices: Sequence[tuple[str, str]], parent: QWidget | None) -> str | None:
    """Ask and wait; None when the officer backs out or the program is locked."""
    dialog = ChoiceDialog(question, choices, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.chosen
