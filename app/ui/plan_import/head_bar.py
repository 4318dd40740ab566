"""The head of the plan in one line, to be corrected: number, date, year, title."""

from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from app.core.clock import Clock
from app.services.plans.preview import PlanHead
from app.ui.fields import DateField, Field, LineField
from app.ui.strings import plan_import as words
from app.ui.theme import Tone, mark, set_tone

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2100


class HeadBar(QWidget):
    """Shows a `PlanHead`. A year that is not the one the plan was read with asks to read it again."""

    year_wanted = Signal(int)
    """Read the plan again with this year."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = PlanHead()
        self.title: Final = LineField(max_length=1000)
        self.number: Final = LineField(hint=words.HEAD_NUMBER_HINT, max_length=60)
        self.issued_on: Final = DateField(clock)
        self.issued_on.line.setPlaceholderText(words.HEAD_DATE_HINT)
        self.year: Final = LineField(max_length=4)
        self.again_button: Final = QPushButton(words.YEAR_READ_AGAIN, self)
        self.again_button.setAutoDefault(False)
        self.notice: Final = QLabel(words.YEAR_MISSING, self)
        self._build()
        self.year.changed.connect(self._follow_year)
        self.again_button.clicked.connect(self._ask_again)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        columns: tuple[tuple[str, Field, int, int], ...] = (
            (words.HEAD_TITLE, self.title, 1, 0),
            (words.HEAD_NUMBER, self.number, 0, 17),
            (words.HEAD_DATE, self.issued_on, 0, 20),
            (words.HEAD_YEAR, self.year, 0, 8),
        )
        letter = self.fontMetrics().averageCharWidth()
        for column, (label, field, stretch, letters) in enumerate(columns):
            caption = QLabel(label, self)
            caption.setBuddy(field.editor)
            mark(caption, "label")
            field.name(label)
            if letters:
                field.setFixedWidth(letter * letters)
            grid.addWidget(caption, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, stretch)
        grid.addWidget(self.again_button, 1, len(columns))
        self.notice.setWordWrap(True)
        set_tone(self.notice, Tone.WARN)
        grid.addWidget(self.notice, 2, 0, 1, len(columns) + 1)
        self.again_button.hide()
        self.notice.hide()

    def show_head(self, head: PlanHead) -> None:
        """Show a head."""
        self._head = head
        self.title.set_value(head.title)
        self.number.set_value(head.number)
        self.issued_on.set_value(head.signed_on)
        self.year.set_value(str(head.year) if head.year else "")
        self.notice.setVisible(head.year is None)
        self._follow_year()

    def head(self) -> PlanHead:
        """The head as corrected; the year is the one that the plan was read with."""
        issued = self._head.signed_on if self.issued_on.problem() else self.issued_on.value()
        assert issued is None or isinstance(issued, date)
        return replace(
            self._head,
            title=self.title.value() or self._head.title,
            number=self.number.value() or None,
            signed_on=issued,
        )

    def problem(self) -> str:
        """What stands in the way of making tasks, as a sentence; empty when nothing does."""
        if not self.issued_on.check():
            return self.issued_on.problem()
        if self._head.year is None:
            return words.YEAR_MISSING
        return ""

    def _typed_year(self) -> int | None:
        typed = self.year.value()
        year = int(typed) if typed.isdecimal() else 0
        return year if FIRST_YEAR <= year <= LAST_YEAR else None

    def _follow_year(self) -> None:
        self.again_button.setVisible(self.year.value() != (str(self._head.year) if self._head.year else ""))

    def _ask_again(self) -> None:
        year = self._typed_year()
        if year is None:
            self.year.show_problem(words.YEAR_WRONG.format(first=FIRST_YEAR, last=LAST_YEAR))
        else:
            self.year_wanted.emit(year)
