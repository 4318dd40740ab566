"""Paragraphs in windows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.theme import Tone, set_tone


def wrapped(text: str = "", parent: QWidget | None = None, *, tone: Tone = Tone.MUTED) -> QLabel:
    """Return words that wrap, shown as they stand: nothing in them is markup."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_tone(label, tone)
    return label
