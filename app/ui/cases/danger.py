"""The red page: somebody is in danger now. Numbers to call, and what the law demands at once."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.services.cases.code_lists import Code
from app.services.cases.overview import Demand, RedPage
from app.ui.button_row import button_row
from app.ui.strings import cases as words
from app.ui.strings import common
from app.ui.theme import Tone, mark, set_tone


class DangerBanner(QFrame):
    """A red line over a case in danger; its button opens the red page."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, "danger")
        self.text: Final = QLabel(words.DANGER_BANNER, self)
        self.text.setWordWrap(True)
        self.button: Final = QPushButton(words.DANGER_OPEN, self)
        self.button.clicked.connect(self.opened)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 5, 8, 5)
        line.addWidget(self.text, 1)
        line.addWidget(self.button)
        self.hide()


class DangerPage(QDialog):
    """Numbers in large type, the law's demands in their order. `assign` opens the assignment."""

    assign_asked = Signal()

    def __init__(self, red: RedPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.DANGER_TITLE)
        self.setMinimumWidth(640)
        self.resize(660, min(640, self.screen().availableGeometry().height() - 60))
        self.numbers: list[QLabel] = []
        self.assign_button: Final = QPushButton(words.DANGER_ASSIGN, self)
        head = QFrame(self)
        mark(head, "danger")
        title = QLabel(words.DANGER_HEAD, head)
        mark(title, "title")
        title.setWordWrap(True)
        QVBoxLayout(head).addWidget(title)
        layout = QVBoxLayout(self)
        layout.addWidget(head)
        layout.addWidget(self._numbers(red.numbers))
        layout.addWidget(self._demands(red.demands), 1)
        layout.addLayout(self._buttons())

    def _numbers(self, numbers: Sequence[Code]) -> QWidget:
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setHorizontalSpacing(16)
        self.numbers = []
        for place, entry in enumerate(numbers):
            label = QLabel(str(entry.code), box)
            mark(label, "number")
            label.setAccessibleName(f"{entry.label}: {entry.code}")
            self.numbers.append(label)
            grid.addWidget(label, place, 0)
            whose = QLabel(entry.label, box)
            whose.setWordWrap(True)
            grid.addWidget(whose, place, 1)
        grid.setColumnStretch(1, 1)
        return box

    def _demands(self, demands: Sequence[Demand]) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        heading = QLabel(words.DANGER_LAW, content)
        mark(heading, "subtitle")
        column.addWidget(heading)
        for number, demand in enumerate(demands, 1):
            line = QLabel(f"{number}. {demand.words}", content)
            line.setWordWrap(True)
            basis = QLabel(demand.basis, content)
            basis.setWordWrap(True)
            basis.setContentsMargins(16, 0, 0, 4)
            set_tone(basis, Tone.MUTED)
            column.addWidget(line)
            column.addWidget(basis)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        area.setMinimumHeight(250)
        return area

    def _buttons(self) -> QHBoxLayout:
        mark(self.assign_button, "primary")
        self.assign_button.clicked.connect(self._assign)
        close = QPushButton(common.CLOSE, self)
        close.clicked.connect(self.reject)
        return button_row(self.assign_button, close)

    def _assign(self) -> None:
        self.accept()
        self.assign_asked.emit()
