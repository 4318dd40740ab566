"""A sentence about what is wrong with an entry: used by the fields and, before any of them, by the door."""

from PySide6.QtWidgets import QLabel, QWidget

from app.ui.theme import Tone, set_tone


class ErrorLabel(QLabel):
    """A sentence about what is wrong with the entry above it; takes no room while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        set_tone(self, Tone.BAD, fresh=True)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show `sentence`, or nothing."""
        if sentence:
            from PySide6.QtCore import Qt

            # A sentence can name a file or repeat an entry.
            self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(sentence)
        self.setVisible(bool(sentence))
