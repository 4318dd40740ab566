"""Why a legal clock was not kept: one sentence, kept with the case."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.dates import format_moment
from app.core.progress import Progress
from app.services.cases.clocks import RunningClock
from app.services.changelog.changes import Changes
from app.ui.button_row import button_row
from app.ui.cases.clock_strip import left_words, local_now
from app.ui.cases.desk import Desk
from app.ui.cases.fields import LinesField
from app.ui.cases.page import CaseInFront
from app.ui.error_label import ErrorLabel
from app.ui.jobs import to_be_told
from app.ui.strings import cases as words
from app.ui.strings import common
from app.ui.theme import Tone, mark, set_tone
from app.ui.wrapped import wrapped


class LateReasonDialog(QDialog):
    """Asks for the reason and stores it."""

    def __init__(
        self, desk: Desk, case: CaseInFront, clock: RunningClock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case = case
        self._clock = clock
        self.setWindowTitle(words.LATE_TITLE)
        self.setMinimumWidth(480)
        heading = QLabel(clock.label, self)
        heading.setWordWrap(True)
        mark(heading, "subtitle")
        line = words.LATE_LINE.format(
            due=format_moment(clock.due_at), left=left_words(clock, local_now(desk.context.clock.now()))
        )
        late = QLabel(line, self)
        set_tone(late, Tone.BAD)
        basis = wrapped(clock.basis, self)
        self.reason: Final = LinesField(lines=3, hint=words.LATE_HINT)
        self.reason.name(words.LATE_WHY)
        self.reason.set_value(recorded(case, clock))
        self.error: Final = ErrorLabel(self)
        self.save_button: Final = QPushButton(common.SAVE, self)
        mark(self.save_button, "primary")
        self.save_button.clicked.connect(self.store)
        cancel = QPushButton(common.CANCEL, self)
        cancel.clicked.connect(self.reject)
        buttons = button_row(self.save_button, cancel)
        layout = QVBoxLayout(self)
        for widget in (heading, late, basis, self.reason, self.error):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.reason.setFocus()

    def store(self) -> None:
        """Keep the reason with the case."""
        clocks, case, clock, reason = self._desk.cases.clocks, self._case, self._clock, self.reason.value()

        def work(_progress: Progress) -> Changes:
            return clocks.record_reason(case.id, clock.clock, clock.subject_id, reason)

        def kept(changes: Changes) -> None:
            self._desk.context.hub.announce(changes)
            self.accept()

        def failed(error: Exception) -> None:
            if to_be_told(error):
                self.error.say(str(error))

        self._desk.context.jobs.write(work, kept, failed=failed, owner=self)


def recorded(case: CaseInFront, clock: RunningClock) -> str:
    """The reason that was recorded for a clock, or nothing."""
    rows: Iterable[Mapping[str, Any]] = case.values.get("clock_reasons") or ()
    found = (row for row in rows if (row["clock"], row["subject_id"]) == (clock.clock, clock.subject_id))
    return str(next(found, {}).get("reason", ""))
