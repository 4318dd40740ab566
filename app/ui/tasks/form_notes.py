"""What the task form shows and does not let type: what the plan says, and what is to be looked at again."""

from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.ui.fields import Field
from app.ui.icons import icon
from app.ui.strings import tasks as words
from app.ui.theme import Tone, mark, set_tone


class FlagsField(Field):
    """The doubts of the plan's reader, one a line; gone once the officer says that they were looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame(self)
        mark(frame, "notice")
        sign = QLabel(frame)
        sign.setPixmap(icon("warning", self, Tone.WARN).pixmap(20))
        self.label: Final = QLabel(frame)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.button: Final = QPushButton(words.FLAGS_SEEN, frame)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda: self.set_raw(""))
        line = QHBoxLayout(frame)
        line.setContentsMargins(10, 6, 8, 6)
        line.setSpacing(10)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.label, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(frame)
        self._held = ""
        self.hide()

    @override
    def set_value(self, value: Any) -> None:
        self._held = str(value or "")
        lines = [line.strip() for line in self._held.splitlines() if line.strip()]
        self.label.setText("\n".join((words.FLAGS_TITLE, *(f"• {line}" for line in lines))))
        self.setVisible(bool(lines))

    @override
    def set_raw(self, raw: Any) -> None:
        self.set_value(raw)
        self.changed.emit()


class PlanWords(QFrame):
    """The plan's own words, to read and to copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "card")
        title = QLabel(words.FIELD_PARAGRAPH, self)
        set_tone(title, Tone.MUTED)
        self.label: Final = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(2)
        layout.addWidget(title)
        layout.addWidget(self.label)

    def show_words(self, paragraph: str) -> None:
        """Show a paragraph; nothing is shown for a task that is not from a plan."""
        self.label.setText(" ".join(paragraph.split()))
        self.setVisible(bool(paragraph.strip()))
