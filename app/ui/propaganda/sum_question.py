"""The question that stands beside a total which does not add up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.core.errors import AppError
from app.core.numbers import format_integer
from app.ui.fields import NumberField
from app.ui.strings import propaganda as words
from app.ui.theme import Tone, mark, set_tone


class SumQuestion(QWidget):
    """Asks as soon as total, men and women are typed; one click takes the sum over."""

    sum_taken = Signal(int)

    def __init__(
        self, total: NumberField, male: NumberField, female: NumberField, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fields = (total, male, female)
        self._sum = 0
        self.question = QLabel(self)
        self.question.setWordWrap(True)
        set_tone(self.question, Tone.WARN)
        self.take_button = QPushButton(self)
        self.take_button.setAutoDefault(False)
        mark(self.take_button, "link")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 6)
        line.addWidget(self.question, 1)
        line.addWidget(self.take_button)
        self.take_button.clicked.connect(lambda: self.sum_taken.emit(self._sum))
        self.sum_taken.connect(total.set_value)
        for field in self._fields:
            field.changed.connect(self.ask_again)
        self.ask_again()

    def ask_again(self) -> None:
        """Look at the three numbers and show the question, or nothing."""
        try:
            total, male, female = (field.value() for field in self._fields)
        except AppError:
            self.hide()  # the field itself says what is wrong with the entry
            return
        self._sum = (male or 0) + (female or 0)
        known = male is not None and female is not None
        wrong = total is not None and (total != self._sum if known else total < self._sum)
        self.setVisible(wrong)
        if not wrong:
            return
        sentence = words.SUM_QUESTION if known else words.PART_QUESTION
        numbers = {"total": total, "male": male, "female": female, "sum": self._sum}
        shown = {key: format_integer(value or 0) for key, value in numbers.items()}
        self.question.setText(sentence.format(**shown))
        self.take_button.setText(words.SUM_TAKE.format(sum=shown["sum"]))
        self.take_button.setVisible(known)
