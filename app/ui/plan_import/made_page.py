"""What an import has made: how many tasks and units, and the tasks by name."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from app.core.text import capitalised
from app.ui.strings import common
from app.ui.strings import plan_import as words
from app.ui.theme import Tone, mark, set_tone


class MadePage(QWidget):
    """The last page of the window."""

    tasks_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title: Final = QLabel(words.MADE_TITLE, self)
        mark(self.title, "title")
        self.summary: Final = QLabel(self)
        self.summary.setWordWrap(True)
        self.tasks: Final = QListWidget(self)
        self.tasks.setAccessibleName(words.TASKS)
        self.tasks.setWordWrap(True)
        self.tasks.setSpacing(2)
        hint = QLabel(words.MADE_NEXT, self)
        set_tone(hint, Tone.MUTED)
        self.show_button: Final = QPushButton(words.SHOW_MADE, self)
        mark(self.show_button, "primary")
        self.show_button.clicked.connect(self.tasks_wanted)
        self.close_button: Final = QPushButton(common.CLOSE, self)
        self.close_button.clicked.connect(self.close_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(hint, 1)
        buttons.addWidget(self.show_button)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 18, 24, 14)
        layout.setSpacing(10)
        layout.addWidget(self.title)
        layout.addWidget(self.summary)
        layout.addWidget(self.tasks, 1)
        layout.addLayout(buttons)

    def show_made(
        self, titles: Sequence[str], *, reworded: int, units: Sequence[str], can_show: bool
    ) -> None:
        """Tell what was made; without a place to show the tasks, only to close."""
        lines = [words.MADE.format(count=len(titles))] if titles else []
        if reworded:
            lines.append(words.MADE_REWORDED.format(count=reworded))
        if units:
            lines.append(words.MADE_UNITS.format(count=len(units), names="; ".join(units)))
        self.summary.setText("\n".join(lines or [words.MADE_NOTHING]))
        self.tasks.clear()
        self.tasks.addItems(
            [f"{number}. {capitalised(title)}" for number, title in enumerate(titles, start=1)]
        )
        self.tasks.setVisible(bool(titles))
        self.show_button.setVisible(can_show and bool(titles))
        (self.show_button if self.show_button.isVisibleTo(self) else self.close_button).setFocus()
