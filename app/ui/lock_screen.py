"""The lock screen: passphrase, the wait after wrong ones, and the way in by the recovery code."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from app.core.errors import AppError, DamagedFile, DataFileMissing, MustWait
from app.services.vault import MIN_PASSPHRASE_LENGTH
from app.ui.card_page import CardPage
from app.ui.error_label import ErrorLabel
from app.ui.passphrase import NewPassphrase, PassphraseLine
from app.ui.strings import common
from app.ui.strings import door as words
from app.ui.theme import Tone, mark, set_tone


class LockScreen(QStackedWidget):
    """Asks and shows; the caller unlocks and answers with `show_error` or `ask_new_passphrase`."""

    passphrase_given = Signal(str)
    recovery_given = Signal(str)
    new_passphrase_given = Signal(str)
    restore_asked = Signal()
    """The book does not open: put a backup in its place."""

    def __init__(self, *, wait_seconds: int = 0, warning: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.warning: Final = ErrorLabel()
        self.passphrase: Final = PassphraseLine(words.PASSPHRASE)
        self.unlock_button: Final = QPushButton(words.UNLOCK)
        self.forgotten_button: Final = QPushButton(words.FORGOTTEN)
        self.restore_button: Final = QPushButton(words.RESTORE)
        self.code: Final = QLineEdit()
        self.recover_button: Final = QPushButton(words.RECOVER_GO)
        self.new_passphrase: Final = NewPassphrase()
        self.renew_button: Final = QPushButton(words.NEW_PASSPHRASE_SAVE)
        self.errors: Final = (ErrorLabel(), ErrorLabel(), ErrorLabel())
        self._seconds = 0
        self._countdown = QTimer(self)
        self._countdown.setInterval(1000)
        self._countdown.timeout.connect(self._count)
        set_tone(self.warning, Tone.WARN, fresh=True)
        self.warning.say(warning)
        for page in (self._unlock_page(), self._recover_page(), self._renew_page()):
            self.addWidget(page)
        self.setFocusProxy(self.passphrase)
        if wait_seconds:
            self._start_wait(wait_seconds)

    # --- pages ----------------------------------------------------------------------------

    def _unlock_page(self) -> CardPage:
        page = CardPage(words.LOCKED_TITLE, words.LOCKED_TEXT, above=common.APP_NAME)
        page.add(self.warning)
        page.add(self.passphrase, words.PASSPHRASE)
        page.add(self.errors[0])
        page.add(self.restore_button)
        self.restore_button.setAutoDefault(False)
        self.restore_button.hide()
        self.restore_button.clicked.connect(lambda _checked=False: self.restore_asked.emit())
        mark(self.forgotten_button, "link", fresh=True)
        page.add_buttons(self.forgotten_button, self.unlock_button)
        self.passphrase.returnPressed.connect(self._give_passphrase)
        self.passphrase.textChanged.connect(lambda _: self._clear_error())
        self.unlock_button.clicked.connect(self._give_passphrase)
        self.forgotten_button.clicked.connect(self._show_recovery)
        return page

    def _recover_page(self) -> CardPage:
        page = CardPage(words.RECOVER_TITLE, words.RECOVER_TEXT)
        self.code.setPlaceholderText(words.RECOVER_HINT)
        self.code.setMaxLength(160)
        page.add(self.code, words.RECOVER_CODE)
        page.add(self.errors[1])
        back = QPushButton(common.BACK)
        page.add_buttons(back, self.recover_button)
        back.clicked.connect(self.show_unlock)
        self.code.returnPressed.connect(self._give_code)
        self.code.textChanged.connect(lambda _: self._clear_error())
        self.recover_button.clicked.connect(self._give_code)
        return page

    def _renew_page(self) -> CardPage:
        text = words.NEW_PASSPHRASE_TEXT.format(minimum=MIN_PASSPHRASE_LENGTH)
        page = CardPage(words.NEW_PASSPHRASE_TITLE, text)
        page.add(self.new_passphrase)
        page.add(self.errors[2])
        page.add_buttons(self.renew_button)
        self.new_passphrase.completed.connect(self._give_new)
        self.renew_button.clicked.connect(self._give_new)
        return page

    # --- what the caller says -------------------------------------------------------------

    def show_unlock(self) -> None:
        """Ask for the passphrase."""
        self.setCurrentIndex(0)
        self.passphrase.setFocus()

    def show_error(self, error: AppError | None) -> None:
        """What was given did not open the file; None: it was told elsewhere, let the officer try again."""
        self._wait(False)
        if error is None:
            return
        if isinstance(error, MustWait):
            self._start_wait(error.seconds)
            return
        if isinstance(error, DamagedFile | DataFileMissing):
            # No passphrase helps here, whichever page asked for one.
            self.setCurrentIndex(0)
            self.restore_button.show()
        self._say(str(error), Tone.BAD)
        for line in (self.passphrase, self.code):
            if line.isVisible():
                line.setFocus()
                line.selectAll()

    def ask_new_passphrase(self) -> None:
        """The recovery code is right."""
        self._wait(False)
        self.code.clear()
        self.setCurrentIndex(2)
        self.new_passphrase.setFocus()

    # --- steps ----------------------------------------------------------------------------

    def _give_passphrase(self) -> None:
        text = self.passphrase.text()
        if not self.unlock_button.isEnabled():
            return
        if not text:
            self._say(words.PASSPHRASE_MISSING, Tone.BAD)
            return
        self._wait(True)
        self.passphrase_given.emit(text)

    def _give_code(self) -> None:
        text = self.code.text().strip()
        if not text:
            self._say(words.RECOVER_MISSING, Tone.BAD)
            return
        self._wait(True)
        self.recovery_given.emit(text)

    def _give_new(self) -> None:
        text = self.new_passphrase.passphrase()
        if text is not None and self.renew_button.isEnabled():
            self._wait(True)
            self.new_passphrase_given.emit(text)

    def _show_recovery(self) -> None:
        self.passphrase.clear()
        self.setCurrentIndex(1)
        self.code.setFocus()

    def _wait(self, waiting: bool) -> None:
        for button in (self.unlock_button, self.recover_button, self.renew_button):
            button.setDisabled(waiting)
        self.passphrase.setReadOnly(waiting)
        self._say(words.UNLOCKING if waiting else "", Tone.MUTED)

    def _say(self, sentence: str, tone: Tone) -> None:
        label = self.errors[self.currentIndex()]
        set_tone(label, tone)
        label.say(sentence)

    def _clear_error(self) -> None:
        if not self._countdown.isActive():
            self._say("", Tone.MUTED)

    # --- the wait -------------------------------------------------------------------------

    def _start_wait(self, seconds: int) -> None:
        self._seconds = seconds
        self.unlock_button.setEnabled(False)
        self.passphrase.setEnabled(False)
        self._countdown.start()
        self._show_wait()

    def _count(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self._show_wait()
            return
        self._countdown.stop()
        self.errors[0].say("")
        self.unlock_button.setEnabled(True)
        self.passphrase.setEnabled(True)
        if self.currentIndex() == 0:
            self.passphrase.setFocus()

    def _show_wait(self) -> None:
        set_tone(self.errors[0], Tone.BAD)
        self.errors[0].say(words.WAIT.format(seconds=self._seconds))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        if event.key() == Qt.Key.Key_Escape and self.currentIndex() == 1:
            self.show_unlock()
        else:
            super().keyPressEvent(event)
