"""Changing the passphrase, and printing the recovery sheet again; both ask for the present passphrase."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.progress import Progress
from app.ui.beginning import RecoverySheet
from app.ui.button_row import button_row
from app.ui.context import UiContext
from app.ui.error_label import ErrorLabel
from app.ui.jobs import to_be_told
from app.ui.passphrase import NewPassphrase, PassphraseLine
from app.ui.settings_dialog.ports import Keys
from app.ui.strings import common
from app.ui.strings import settings as words
from app.ui.theme import mark

_WIDTH: Final = 440


class _PassphraseDialog(QDialog):
    """A line for the present passphrase, a sentence about what is wrong, buttons."""

    def __init__(self, context: UiContext, keys: Keys, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._keys = keys
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.current: Final = PassphraseLine(words.CURRENT, self)
        self.error: Final = ErrorLabel(self)
        self.current.textChanged.connect(lambda _: self.error.say(""))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        context.hub.closing.connect(self.reject)

    def _add_current(self) -> None:
        caption = QLabel(words.CURRENT, self)
        caption.setBuddy(self.current)
        self._column.addWidget(caption)
        self._column.addWidget(self.current)
        self._column.addWidget(self.error)

    def _add_buttons(self, *buttons: QPushButton) -> None:
        close = QPushButton(common.CANCEL, self)
        close.clicked.connect(self.reject)
        line = button_row(*buttons, close, enter=False)
        mark(buttons[0], "primary")
        self._column.addStretch(1)
        self._column.addLayout(line)

    def _given(self) -> str | None:
        """The passphrase typed; None after saying that there is none."""
        typed = self.current.text()
        if not typed:
            self.error.say(words.CURRENT_MISSING)
            self.current.setFocus()
        return typed or None

    def _failed(self, error: Exception) -> None:
        if to_be_told(error):
            self.error.say(str(error))
            self.current.setFocus()
            self.current.selectAll()

    def _work(self, label: str, work: Callable[[Progress], Any], then: Callable[[Any], None]) -> None:
        self._context.jobs.write(work, then, label=label, failed=self._failed, owner=self)


class ChangePassphraseDialog(_PassphraseDialog):
    """Present passphrase, new one twice."""

    def __init__(self, context: UiContext, keys: Keys, parent: QWidget) -> None:
        super().__init__(context, keys, words.CHANGE_TITLE, parent)
        self.new: Final = NewPassphrase(self)
        self.change_button: Final = QPushButton(words.CHANGE_TITLE, self)
        self._add_current()
        heading = QLabel(words.NEW_PART, self)
        heading.setContentsMargins(0, 10, 0, 0)
        mark(heading, "subtitle")
        self._column.addWidget(heading)
        self._column.addWidget(self.new)
        self._add_buttons(self.change_button)
        self.current.returnPressed.connect(self.new.setFocus)
        self.new.completed.connect(self.change)
        self.change_button.clicked.connect(self.change)

    def change(self) -> None:
        """Check both and wrap the data key anew."""
        current = self._given()
        new = self.new.passphrase() if current is not None else None
        if current is None or new is None:
            return
        keys = self._keys

        def work(_progress: Progress) -> None:
            keys.change_passphrase(keys.unlock(current), new)

        self._work(words.CHANGING, work, lambda _nothing: self._changed())

    def _changed(self) -> None:
        self.current.clear()
        self.new.clear()
        self.accept()
        self._context.messages.notice(words.CHANGED)


class RecoverySheetDialog(_PassphraseDialog):
    """Present passphrase, then the sheet is printed or saved; the code is not shown on the screen."""

    def __init__(self, context: UiContext, keys: Keys, sheet: RecoverySheet, parent: QWidget) -> None:
        super().__init__(context, keys, words.SHEET_TITLE, parent)
        self._sheet = sheet
        text = QLabel(words.SHEET_TEXT, self)
        text.setWordWrap(True)
        self._column.addWidget(text)
        self._add_current()
        self.print_button: Final = QPushButton(words.SHEET_PRINT, self)
        self.save_button: Final = QPushButton(words.SHEET_SAVE, self)
        self._add_buttons(self.print_button, self.save_button)
        self.current.returnPressed.connect(lambda: self.produce(sheet.print))
        self.print_button.clicked.connect(lambda: self.produce(sheet.print))
        self.save_button.clicked.connect(lambda: self.produce(sheet.save))

    def produce(self, make: Callable[[str], object]) -> None:
        """Check the passphrase and hand the recovery code to the printer or the file."""
        current = self._given()
        if current is None:
            return
        keys = self._keys

        def work(_progress: Progress) -> str:
            return keys.recovery_code(keys.unlock(current))

        def then(code: str) -> None:
            self.current.clear()
            self.accept()
            make(code)

        self._work(words.CHECKING, work, then)
