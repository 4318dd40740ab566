"""A line at the foot of the window that says what was just done, with a way to take it back."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.ui.icons import icon
from app.ui.strings import common
from app.ui.strings import shell as words
from app.ui.theme import mark

SHOWN_MS: Final = 10_000


class NoticeBar(QFrame):
    """Hidden until a notice is posted; goes by itself after `SHOWN_MS`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "notice")
        self._undo: Callable[[], None] | None = None
        self.text: Final = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.undo_button: Final = QPushButton(common.UNDO, self)
        self.undo_button.clicked.connect(self._take_back)
        self.close_button: Final = QToolButton(self)
        self.close_button.setAutoRaise(True)
        self.close_button.setIcon(icon("close", self))
        self.close_button.setToolTip(words.NOTICE_CLOSE)
        self.close_button.setAccessibleName(words.NOTICE_CLOSE)
        self.close_button.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 3, 6, 3)
        layout.addWidget(self.text)
        layout.addWidget(self.undo_button)
        layout.addStretch(1)
        layout.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.clear)
        self.hide()

    def post(self, text: str, undo: Callable[[], None] | None) -> None:
        """Show a notice in place of an earlier one."""
        self._undo = undo
        self.text.setText(text)
        self.setAccessibleName(text)
        self.undo_button.setVisible(undo is not None)
        self.show()
        self._timer.start()

    def clear(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        self._undo = None
        self.hide()

    def _take_back(self) -> None:
        undo = self._undo
        self.clear()
        if undo is not None:
            undo()
