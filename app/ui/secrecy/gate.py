"""The page that stands before the case tab while its lock is closed."""

from collections.abc import Callable
from typing import Any, Final, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import MustWait
from app.core.progress import Progress
from app.ui.card_page import CardPage
from app.ui.context import UiContext
from app.ui.error_label import ErrorLabel
from app.ui.jobs import to_be_told
from app.ui.passphrase import PassphraseLine
from app.ui.secrecy.lock import CaseLock
from app.ui.strings import door as door_words
from app.ui.strings import secrecy as words
from app.ui.theme import Tone, set_tone


class Keys(Protocol):
    """The vault, as far as the gate asks it: whether a passphrase is the right one."""

    def unlock(self, passphrase: str, /) -> Any: ...
    def wait_seconds(self) -> int: ...


class CaseGate(QWidget):
    """Shows what `make` makes while `lock` is open, else asks for the passphrase.

    The content is thrown away at closing: a locked tab holds no record. `closing` comes before, so
    that drafts are kept and dialogs go.
    """

    closing = Signal()

    def __init__(
        self,
        context: UiContext,
        keys: Keys,
        lock: CaseLock,
        make: Callable[[], QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._keys = keys
        self._lock = lock
        self._make = make
        self.content: QWidget | None = None
        self.passphrase: Final = PassphraseLine(words.LOCK_PASSPHRASE)
        self.open_button: Final = QPushButton(words.LOCK_OPEN)
        self.error: Final = ErrorLabel()
        self._wait_left = 0
        self._countdown: Final = QTimer(self, interval=1000)
        self._countdown.timeout.connect(self._count)
        self._stack: Final = QStackedWidget(self)
        self._stack.addWidget(self._card())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        lock.opened.connect(self._show_content)
        lock.closed.connect(self._hide_content)
        if lock.is_open:
            self._show_content()
        else:
            self.setFocusProxy(self.passphrase)

    def _card(self) -> CardPage:
        page = CardPage(words.LOCK_TITLE, words.LOCK_TEXT.format(minutes=self._lock.minutes))
        page.add(self.passphrase, words.LOCK_PASSPHRASE)
        page.add(self.error)
        page.add_buttons(self.open_button)
        self.passphrase.returnPressed.connect(self.try_passphrase)
        self.passphrase.textChanged.connect(lambda _: self._forget_error())
        self.open_button.clicked.connect(self.try_passphrase)
        return page

    def try_passphrase(self) -> None:
        """Open with what is typed, or say what is wrong."""
        typed, keys = self.passphrase.text(), self._keys
        if not self.open_button.isEnabled():
            return
        if not typed:
            self._say(words.LOCK_MISSING, Tone.BAD)
            return

        def work(_progress: Progress) -> None:
            keys.unlock(typed)

        def right(_nothing: None) -> None:
            self._wait(False)
            self.passphrase.clear()
            self._lock.open()

        self._wait(True)
        self._context.jobs.read(work, right, failed=self._failed, owner=self)

    # --- opening and closing --------------------------------------------------------------

    def _show_content(self) -> None:
        if self.content is None:
            self.content = self._make()
            self._stack.addWidget(self.content)
        self._stack.setCurrentWidget(self.content)
        self.setFocusProxy(self.content)
        self.content.setFocus()

    def _hide_content(self) -> None:
        content = self.content
        if content is not None:
            self.closing.emit()
        self.content = None
        self._stack.setCurrentIndex(0)
        self.setFocusProxy(self.passphrase)
        if content is not None:
            self._stack.removeWidget(content)
            content.hide()
            content.deleteLater()
        if self.isVisible():
            self.passphrase.setFocus()

    # --- saying ---------------------------------------------------------------------------

    def _failed(self, error: Exception) -> None:
        self._wait(False)
        if isinstance(error, MustWait):
            self._start_wait(error.seconds)
        elif to_be_told(error):
            self._say(str(error), Tone.BAD)
            self.passphrase.setFocus()
            self.passphrase.selectAll()

    def _wait(self, waiting: bool) -> None:
        self.open_button.setDisabled(waiting)
        self.passphrase.setReadOnly(waiting)
        self._say(words.LOCK_CHECKING if waiting else "", Tone.MUTED)

    def _say(self, sentence: str, tone: Tone) -> None:
        set_tone(self.error, tone)
        self.error.say(sentence)

    def _forget_error(self) -> None:
        if not self._countdown.isActive():
            self._say("", Tone.MUTED)

    def _start_wait(self, seconds: int) -> None:
        self._wait_left = seconds
        self.open_button.setEnabled(False)
        self.passphrase.setEnabled(False)
        self._countdown.start()
        self._say(door_words.WAIT.format(seconds=seconds), Tone.BAD)

    def _count(self) -> None:
        self._wait_left -= 1
        if self._wait_left > 0:
            self._say(door_words.WAIT.format(seconds=self._wait_left), Tone.BAD)
            return
        self._countdown.stop()
        self._say("", Tone.MUTED)
        self.open_button.setEnabled(True)
        self.passphrase.setEnabled(True)
        self.passphrase.setFocus()
