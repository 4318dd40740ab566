"""Entry of a passphrase: with an eye to show it, and in pairs when a new one is set."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from app.services.vault import MIN_PASSPHRASE_LENGTH
from app.ui.error_label import ErrorLabel
from app.ui.strings import door as words
from app.ui.theme import Tone, set_tone

_GOOD_LENGTH: Final = 14
_FEW_CHARACTERS: Final = 5


class PassphraseLine(QLineEdit):
    """Hidden text; with the first letter comes an eye that shows it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.setMaxLength(200)
        self.eye: Final = QAction(self)
        self.eye.triggered.connect(self._toggle)
        self.textChanged.connect(self._show_eye)

    def _show_eye(self) -> None:
        # Drawing loads a part of Qt that an empty line shall not wait for.
        if self.eye not in self.actions():
            self._draw_eye()
            self.addAction(self.eye, QLineEdit.ActionPosition.TrailingPosition)

    def _toggle(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._draw_eye()

    def _draw_eye(self) -> None:
        from app.ui.icons import icon

        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.eye.setIcon(icon("eye" if hidden else "eye-off", self))
        text = words.PASSPHRASE_SHOW if hidden else words.PASSPHRASE_HIDE
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
        # Keeps the room that the sentence will take.
        self.hint.setText(" ")

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
