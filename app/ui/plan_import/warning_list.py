"""What the reader doubts, a sentence a line; a click goes to the places that the sentence names."""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.icons import icon
from app.ui.strings import plan_import as words
from app.ui.theme import Tone, mark, set_tone

_LINES: Final = re.compile(r"[Dd]òng ((?:\d+)(?:, \d+)*)")
_MOST_SHOWN: Final = 4


def lines_named(sentence: str) -> tuple[int, ...]:
    """The source lines that a warning names, in its order: «Dòng 73, 87: …», «… (dòng 13), … (dòng 51)»."""
    found = [int(number) for part in _LINES.findall(sentence) for number in part.split(", ")]
    return tuple(dict.fromkeys(found))


class WarningList(QWidget):
    """The warnings above the plan. Each further click on a line goes to the next place it names."""

    line_wanted = Signal(int)
    """Show this line of the source, and its task."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._next: dict[int, int] = {}
        self.title: Final = QLabel(self)
        mark(self.title, "label")
        self.list: Final = QListWidget(self)
        self.list.setAccessibleName(words.WARNINGS_NAME)
        self.list.setToolTip(words.WARNINGS_HINT)
        self.list.setWordWrap(False)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.title)
        layout.addWidget(self.list)

    def show_warnings(self, warnings: Sequence[str]) -> None:
        """Show the sentences, a few at a time."""
        self._next.clear()
        self.list.clear()
        sign = icon("warning", self, Tone.WARN)
        for sentence in warnings:
            line = QListWidgetItem(sign, sentence, self.list)
            line.setToolTip(sentence)
        self.title.setText(words.WARNINGS.format(count=len(warnings)) if warnings else words.NO_WARNINGS)
        set_tone(self.title, Tone.WARN if warnings else Tone.GOOD)
        self.list.setVisible(bool(warnings))
        shown = min(len(warnings), _MOST_SHOWN)
        if shown:
            row = self.list.sizeHintForRow(0)
            self.list.setFixedHeight(row * shown + 2 * self.list.frameWidth())

    def _go(self, line: QListWidgetItem) -> None:
        places = lines_named(line.text())
        if not places:
            return
        row = self.list.row(line)
        turn = self._next.get(row, 0)
        self._next[row] = turn + 1
        self.line_wanted.emit(places[turn % len(places)])
