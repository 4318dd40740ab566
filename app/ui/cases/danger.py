"""The red page: somebody is in danger now. Numbers to call, and what the law demands at once."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

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

from app.core.case_reckoning import CHILD_BELOW
from app.core.case_vocabulary import POLICE_VULNERABILITIES
from app.ui.fields import Option
from app.ui.strings import cases as words
from app.ui.strings import common
from app.ui.theme import mark


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

    def __init__(
        self, numbers: Sequence[Option], demands: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.DANGER_TITLE)
        self.setMinimumWidth(620)
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
        layout.addWidget(self._numbers(numbers))
        layout.addWidget(self._demands(demands), 1)
        layout.addLayout(self._buttons())

    def _numbers(self, numbers: Sequence[Option]) -> QWidget:
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setHorizontalSpacing(16)
        self.numbers = []
        for place, option in enumerate(numbers):
            label = QLabel(str(option.value), box)
            mark(label, "number")
            label.setAccessibleName(f"{option.label}: {option.value}")
            self.numbers.append(label)
            grid.addWidget(label, place, 0)
            whose = QLabel(option.label, box)
            whose.setWordWrap(True)
            grid.addWidget(whose, place, 1)
        grid.setColumnStretch(1, 1)
        return box

    def _demands(self, demands: Sequence[str]) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        heading = QLabel(words.DANGER_LAW, content)
        mark(heading, "subtitle")
        column.addWidget(heading)
        for number, sentence in enumerate(demands, 1):
            line = QLabel(f"{number}. {sentence}", content)
            line.setWordWrap(True)
            column.addWidget(line)
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
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.assign_button)
        line.addWidget(close)
        return line

    def _assign(self) -> None:
        self.accept()
        self.assign_asked.emit()


def demands_now(values: Mapping[str, Any]) -> list[str]:
    """What the law demands at once of a case in danger, the most urgent first."""
    found = [words.DEMAND_STOP, words.DEMAND_POLICE]
    if any(_is_child(row) for row in values.get("survivors") or ()):
        found.append(words.DEMAND_CHILD)
    if any(_is_vulnerable(row) for row in values.get("survivors") or ()):
        found.append(words.DEMAND_VULNERABLE)
    return [*found, words.DEMAND_SHELTER, words.DEMAND_CARE, words.DEMAND_ORDER, words.DEMAND_CRIME]


def _is_child(row: Mapping[str, Any]) -> bool:
    age = row.get("age")
    return (age is not None and age < CHILD_BELOW) or _ticked(row, ("child",))


def _is_vulnerable(row: Mapping[str, Any]) -> bool:
    return _ticked(row, [member.value for member in POLICE_VULNERABILITIES])


def _ticked(row: Mapping[str, Any], codes: Sequence[str]) -> bool:
    return any(str(one.get("vuln")) in codes for one in row.get("vuln") or ())
