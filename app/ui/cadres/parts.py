"""What the tab's views share: an explained line, a day to look at, a base that reads when it is seen."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget
from typing_extensions import override

from app.core.clock import Clock
from app.services.changelog.changes import Changes
from app.ui.context import UiContext
from app.ui.fields import DateField
from app.ui.strings import cadres as words
from app.ui.theme import Tone, set_tone


def explained(text: str = "", tone: Tone = Tone.MUTED) -> QLabel:
    """A paragraph that wraps."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    label.setTextFormat(Qt.TextFormat.PlainText)
    set_tone(label, tone)
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


class LiveView(QWidget):
    """A view that reads when it is shown, and again when one of `kinds` changed."""

    door_opened = Signal(object)
    """A `Door` to the records behind a figure."""

    def __init__(self, context: UiContext, kinds: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context: Final = context
        self._kinds: Final = kinds
        self._stale = True
        context.hub.changed.connect(self._take_changes)

    def refresh(self) -> None:
        """Read again."""
        self._stale = False
        self._read()

    def _read(self) -> None:
        """What a subclass does to read."""

    def read_then(self, work: Callable[[], Any], show: Callable[[Any], None]) -> None:
        """Read in the worker, then show."""
        self.context.jobs.read(lambda _progress: work(), show, owner=self)

    def _take_changes(self, changes: Changes) -> None:
        if not changes.touches(*self._kinds):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
