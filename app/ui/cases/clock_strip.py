"""The legal clocks of a case as countdowns; what is overdue stays, with a place for its reason."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.case_clocks import remaining_words
from app.core.dates import format_moment
from app.services.cases.clocks import RunningClock
from app.ui.flow import FlowLayout
from app.ui.strings import cases as words
from app.ui.theme import Tone, mark, set_tone

TICK_MS: Final = 20_000
_WIDTH: Final = 240
"""Five cards stand beside each other on a screen of 1366 pixels."""
_GRACE: Final = timedelta(minutes=1)


def left_words(clock: RunningClock, now: datetime) -> str:
    """How long a clock still runs, or that it was kept late."""
    if clock.done:
        return words.KEPT_LATE
    left = clock.due_at - now
    if clock.countdown and left <= timedelta(0):
        return words.RUN_OUT
    return words.AT_ONCE if clock.immediate and left >= -_GRACE else remaining_words(left)


def is_late(clock: RunningClock, now: datetime) -> bool:
    """Whether it was not kept, or not in time."""
    return clock.kept_late or (not clock.done and not clock.countdown and now > clock.due_at)


def clock_tone(clock: RunningClock, now: datetime) -> Tone:
    """Red when overdue, amber when it warns."""
    if is_late(clock, now):
        return Tone.MUTED if clock.done and clock.reason_recorded else Tone.BAD
    return Tone.WARN if clock.warning or clock.immediate else Tone.NORMAL


def to_show(clocks: Sequence[RunningClock], now: datetime) -> list[RunningClock]:
    """The clocks that run or were not kept, the first due first; one that ran out is over."""
    shown = [
        one for one in clocks if (not one.done and not (one.countdown and now >= one.due_at)) or one.kept_late
    ]
    return sorted(shown, key=lambda one: (one.done, one.due_at))


class ClockCard(QFrame):
    """One clock: what is due, when, how long is left."""

    reason_asked = Signal(object)
    """The `RunningClock` whose lateness is to be explained."""

    def __init__(self, clock: RunningClock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clock: Final = clock
        mark(self, "card")
        self.label: Final = QLabel(clock.label, self)
        self.label.setWordWrap(True)
        self.label.setFixedWidth(_WIDTH)
        self.left: Final = QLabel(self)
        mark(self.left, "label")
        self.due: Final = QLabel(words.DUE_AT.format(at=format_moment(clock.due_at)), self)
        set_tone(self.due, Tone.MUTED)
        self.reason_button: Final = QPushButton(self)
        mark(self.reason_button, "link")
        self.reason_button.setText(words.LATE_GIVEN if clock.reason_recorded else words.LATE_ASK)
        self.reason_button.setAccessibleName(words.LATE_ASK_NAME.format(label=clock.label))
        self.reason_button.clicked.connect(lambda: self.reason_asked.emit(self.clock))
        self.setToolTip(clock.basis)
        foot = QHBoxLayout()
        foot.addWidget(self.due)
        foot.addStretch(1)
        foot.addWidget(self.reason_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 5, 10, 5)
        column.setSpacing(1)
        column.addWidget(self.label)
        column.addWidget(self.left)
        column.addLayout(foot)

    def fit(self) -> None:
        """Give the words all the lines they need; known once the card is shown."""
        self.label.setFixedHeight(self.label.heightForWidth(_WIDTH))

    def tick(self, now: datetime) -> None:
        """Show how long is left."""
        text = left_words(self.clock, now)
        self.left.setText(text)
        set_tone(self.left, clock_tone(self.clock, now))
        self.reason_button.setVisible(is_late(self.clock, now))
        self.setAccessibleName(f"{self.clock.label}: {text}. {self.clock.basis}")


class ClockStrip(QWidget):
    """All clocks of the case that run or were missed; counts down by itself."""

    reason_asked = Signal(object)

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.cards: Final[list[ClockCard]] = []
        self._flow = FlowLayout(self, spacing=8)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self.hide()

    def show_clocks(self, clocks: Sequence[RunningClock]) -> None:
        """Show these clocks, the first due first."""
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.cards.clear()
        for clock in to_show(clocks, self._now()):
            card = ClockCard(clock, self)
            card.reason_asked.connect(self.reason_asked)
            self.cards.append(card)
            self._flow.addWidget(card)
            card.show()
            card.fit()
        self.setVisible(bool(self.cards))
        self.tick()

    def tick(self) -> None:
        """Count down."""
        now = self._now()
        for card in self.cards:
            card.tick(now)
        self.updateGeometry()


def local_now(moment: datetime) -> datetime:
    """The local wall time of a moment, as cases store it."""
    return moment.replace(tzinfo=None)
