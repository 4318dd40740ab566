"""Entry of a passphrase: with an eye to show it, and in pairs when a new one is set."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.services.vault import MIN_PASSPHRASE_LENGTH
from app.ui.fields.base import ErrorLabel
from app.ui.icons import icon
from app.ui.strings import door as words
from app.ui.theme import Tone, set_tone

_GOOD_LENGTH: Final = 14
_FEW_CHARACTERS: Final = 5


class PassphraseLine(QLineEdit):
    """Hidden text with an eye that shows it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.setMaxLength(200)
        self.eye: Final[QAction] = self.addAction(
            icon("eye", self), QLineEdit.ActionPosition.TrailingPosition
        )
        self.eye.setText(words.PASSPHRASE_SHOW)
        self.eye.setToolTip(words.PASSPHRASE_SHOW)
        self.eye.triggered.connect(self._toggle)

    def _toggle(self) -> None:
        shown = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.eye.setIcon(icon("eye-off" if shown else "eye", self))
        text = words.PASSPHRASE_HIDE if shown else words.PASSPHRASE_SHOW
        self.eye.setText(text)
        self.eye.setToolTip(text)


class NewPassphrase(QWidget):
    """A passphrase typed twice, with a sentence about its strength."""

    completed = Signal()
    """Enter was pressed in the second line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first: Final = PassphraseLine(words.PASSPHRASE, self)
        self.second: Final = PassphraseLine(words.PASSPHRASE_AGAIN, self)
        self.hint: Final = QLabel(self)
        self.error: Final = ErrorLabel(self)
        self.first.textChanged.connect(self._judge)
        self.second.textChanged.connect(lambda _: self.error.say(""))
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self.completed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for label, line in ((words.PASSPHRASE, self.first), (words.PASSPHRASE_AGAIN, self.second)):
            caption = QLabel(label, self)
            caption.setBuddy(line)
            layout.addWidget(caption)
            layout.addWidget(line)
            if line is self.first:
                layout.addWidget(self.hint)
        layout.addWidget(self.error)
        self.setFocusProxy(self.first)
        self._judge("")

    def passphrase(self) -> str | None:
        """The passphrase when it is long enough and both agree; else None, and the reason is shown."""
        first = self.first.text()
        if len(first) < MIN_PASSPHRASE_LENGTH:
            missing = MIN_PASSPHRASE_LENGTH - len(first)
            self.error.say(words.STRENGTH_SHORT.format(missing=missing))
            self.first.setFocus()
            return None
        if first != self.second.text():
            self.error.say(words.PASSPHRASE_DIFFERS)
            self.second.setFocus()
            self.second.selectAll()
            return None
        return first

    def clear(self) -> None:
        """Empty both lines."""
        self.first.clear()
        self.second.clear()

    def _judge(self, text: str) -> None:
        self.error.say("")
        sentence, tone = strength(text)
        self.hint.setText(sentence if text else " ")
        set_tone(self.hint, tone)


def strength(passphrase: str) -> tuple[str, Tone]:
    """A sentence on how hard `passphrase` is to guess, from its length and variety."""
    missing = MIN_PASSPHRASE_LENGTH - len(passphrase)
    if missing > 0:
        return words.STRENGTH_SHORT.format(missing=missing), Tone.BAD
    if len(set(passphrase.casefold())) < _FEW_CHARACTERS or passphrase.isdecimal():
        return words.STRENGTH_WEAK, Tone.BAD
    if len(passphrase) < _GOOD_LENGTH:
        return words.STRENGTH_FAIR, Tone.WARN
    return words.STRENGTH_GOOD, Tone.GOOD
