"""A page with one card in the middle: what the first-run and lock screens are made of."""

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.theme import Tone, mark, set_tone

_WIDTH: Final = 520


class CardPage(QWidget):
    """Title, text, then what is added, then buttons."""

    def __init__(self, title: str, text: str = "", *, above: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = QFrame(self)
        mark(card, "card", fresh=True)
        card.setFixedWidth(_WIDTH)
        self._layout = QVBoxLayout(card)
        self._layout.setContentsMargins(28, 24, 28, 24)
        self._layout.setSpacing(8)
        if above:
            self.add_text(above, muted=True)
        heading = QLabel(title, card)
        heading.setWordWrap(True)
        mark(heading, "title", fresh=True)
        self._layout.addWidget(heading)
        if text:
            self.add_text(text)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card)
        across.addStretch(1)
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(across)
        page.addStretch(3)

    def add_text(self, text: str, *, muted: bool = False) -> QLabel:
        """Add a paragraph of the program's own words."""
        label = QLabel(text)
        label.setWordWrap(True)
        if muted:
            set_tone(label, Tone.MUTED, fresh=True)
        self._layout.addWidget(label)
        return label

    def add(self, widget: QWidget, caption: str = "") -> None:
        """Add a widget, with a caption above it."""
        if caption:
            label = QLabel(caption)
            label.setBuddy(widget)
            widget.setAccessibleName(caption)
            self._layout.addWidget(label)
        self._layout.addWidget(widget)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Add a line of buttons; the last is the one to press and stands at the right."""
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 0)
        for button in buttons[:-1]:
            line.addWidget(button)
        line.addStretch(1)
        mark(buttons[-1], "primary", fresh=True)
        line.addWidget(buttons[-1])
        self._layout.addLayout(line)
