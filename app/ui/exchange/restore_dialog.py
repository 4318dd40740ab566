"""What a restore would change, in words and numbers, and the button that does it."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.dates import format_moment
from app.core.numbers import format_integer
from app.ui.button_row import button_row
from app.ui.messages import FileKind, Messages
from app.ui.strings import common
from app.ui.strings import exchange as words
from app.ui.theme import mark

if TYPE_CHECKING:
    from app.services.exchange.restore import Restored, RestorePreview

PACKAGE: Final = FileKind(words.PACKAGES, ("*.bdg",))
_SIZE: Final = (620, 420)


class RestoreDialog(QDialog):
    """Accepted: the officer wants it."""

    def __init__(self, preview: "RestorePreview", parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.RESTORE_TITLE)
        self.resize(*_SIZE)
        self.table: Final = QTableWidget(self)
        self.restore_button: Final = QPushButton(words.DO_RESTORE, self)
        self.cancel_button: Final = QPushButton(common.CANCEL, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        heading = QLabel(
            words.FROM.format(letter=preview.header.letter, moment=format_moment(preview.header.created)),
            self,
        )
        mark(heading, "subtitle")
        layout.addWidget(heading)
        for sentence in self._sentences(preview):
            label = QLabel(sentence, self)
            label.setWordWrap(True)
            layout.addWidget(label)
        if preview.changed:
            self._fill(preview)
            self.table.setColumnHidden(1, not preview.readable)
            layout.addWidget(self.table, 1)
        else:
            self.table.hide()
            layout.addWidget(QLabel(words.SAME, self))
            layout.addStretch(1)
        mark(self.restore_button, "danger")
        for button, slot in ((self.restore_button, self.accept), (self.cancel_button, self.reject)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()
        below = button_row(self.restore_button, self.cancel_button)
        layout.addLayout(below)

    def _sentences(self, preview: "RestorePreview") -> list[str]:
        if not preview.readable:
            return [words.ASIDE, words.LATEST_THEN.format(then=_told(preview.latest_then))]
        sentences = [words.REPLACES]
        sentences.append(words.LATEST.format(now=_told(preview.latest_now), then=_told(preview.latest_then)))
        lost = words.LOST.format(count=format_integer(preview.lost)) if preview.lost else words.NOTHING_LOST
        sentences.append(lost)
        if preview.other_key:
            sentences.append(words.OTHER_KEY)
        return sentences

    def _fill(self, preview: "RestorePreview") -> None:
        self.table.setColumnCount(3)
        self.table.setHorizontalHeaderLabels([words.KIND, words.NOW, words.THEN])
        self.table.setAccessibleName(words.RESTORE_TITLE)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setMinimumSectionSize(140)
        self.table.setRowCount(len(preview.changed))
        for row, count in enumerate(preview.changed):
            cells = (count.title, format_integer(count.now), format_integer(count.then))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)


def chosen_package(messages: Messages) -> Path | None:
    """Return the package that the officer chooses."""
    return next(iter(messages.open_files(words.CHOOSE_PACKAGE, (PACKAGE,))), None)


def restored_words(done: "Restored") -> str:
    """Say that a restore is done, and where the book from before is kept."""
    if done.backup is not None:
        return words.RESTORED.format(name=done.backup.path.name)
    return words.RESTORED_ASIDE.format(folder=done.set_aside or "")


def _told(when: datetime | None) -> str:
    return words.UNKNOWN_TIME if when is None else format_moment(when)
