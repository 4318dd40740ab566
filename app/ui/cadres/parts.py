"""What the tab's views share: an explained line, a day to look at, figures that open their records."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.core.clock import Clock
from app.ui.fields import DateField
from app.ui.live_view import LiveView
from app.ui.strings import cadres as words
from app.ui.theme import Tone
from app.ui.wrapped import wrapped


def explained(text: str = "", tone: Tone = Tone.MUTED) -> QLabel:
    """A paragraph that stays at the top of its room."""
    label = wrapped(text, tone=tone)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return label


def bulleted(sentences: Iterable[str]) -> str:
    """Sentences under each other."""
    return "\n".join(f"• {sentence}" for sentence in sentences)


class DayChoice(QWidget):
    """The day as of which figures are shown: typed or picked, one button for today."""

    chosen = Signal(object)
    """A date."""

    def __init__(self, clock: Clock, label: str = words.AS_OF, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        caption = QLabel(label, self)
        self.field: Final = DateField(clock, parent=self)
        self.field.line.setFixedWidth(110)
        self.field.name(label)
        caption.setBuddy(self.field.editor)
        self.today_button: Final = QPushButton(words.TODAY, self)
        self.today_button.setAutoDefault(False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(caption)
        line.addWidget(self.field)
        line.addWidget(self.today_button)
        self._shown = clock.today()
        self.field.set_value(self._shown)
        self.field.left.connect(self._take)
        self.field.line.returnPressed.connect(self._take)
        # Picked on the calendar: no key was struck in the line.
        self.field.changed.connect(lambda: None if self.field.line.isModified() else self._take())
        self.today_button.clicked.connect(lambda: self.show_day(clock.today()))

    @property
    def day(self) -> date:
        """The day chosen last."""
        return self._shown

    def show_day(self, day: date) -> None:
        """Choose a day."""
        self.field.set_value(day)
        self._take()

    def _take(self) -> None:
        day = self.field.value() if not self.field.problem() else None
        if day is not None and day != self._shown:
            self._shown = day
            self.chosen.emit(day)


class FigureView(LiveView):
    """A live view whose figures open the records behind them."""

    door_opened = Signal(object)
    """A `Door` to the records behind a figure."""
