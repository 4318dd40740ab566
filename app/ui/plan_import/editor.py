"""One proposal in full, to be corrected: words, units, time, recurrence; what is doubtful stands below."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import InvalidDate
from app.core.vocabulary import Frequency
from app.services.plans import preview
from app.services.plans.making import doubts
from app.services.plans.preview import ProposedRecurrence, ProposedTask
from app.ui.fields import ChoiceField, Field, LineField, Option, TextField
from app.ui.plan_import.draft import Entry, State
from app.ui.plan_import.times_text import read_times, times_text
from app.ui.strings import plan_import as words
from app.ui.theme import Tone, mark, set_tone

_UNIT_JOINER: Final = "; "


class TaskEditor(QWidget):
    """Shows an entry; `flush` gives what was typed as a new proposal. Escape goes back to the table."""

    edited = Signal(object)
    """The corrected `ProposedTask` of the entry shown."""
    left = Signal()
    """Escape was pressed: the table wants the focus."""

    def __init__(self, unit_names: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self._year = 0
        self.text: Final = TextField(lines=3)
        self.text.text.setFixedHeight(self.text.text.minimumHeight())
        self.unit: Final = LineField(hint=words.EDIT_UNIT_HINT, suggest=unit_names)
        self.coop: Final = LineField(hint=words.EDIT_COOP_HINT, max_length=2000)
        self.time: Final = LineField(hint=words.EDIT_TIME_HINT)
        self.recurrence: Final = ChoiceField([Option(one, one.label) for one in Frequency])
        self.info: Final = QLabel(self)
        self._fields: Final[Sequence[Field]] = (
            self.text,
            self.unit,
            self.time,
            self.coop,
            self.recurrence,
        )
        self._build()
        for field in self._fields:
            field.left.connect(self.flush)
        self.recurrence.changed.connect(self._recurrence_chosen)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._leave)
        self.show_entry(None, year=0)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._place(grid, 0, 0, words.EDIT_TEXT, self.text, wide=True)
        self._place(grid, 1, 0, words.EDIT_UNIT, self.unit)
        self._place(grid, 1, 2, words.EDIT_TIME, self.time)
        self._place(grid, 2, 0, words.EDIT_COOP, self.coop)
        self._place(grid, 2, 2, words.EDIT_RECURRENCE, self.recurrence)
        self.info.setWordWrap(True)
        self.info.setTextFormat(Qt.TextFormat.PlainText)
        self.info.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea(self)
        area.setWidget(self.info)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(self.fontMetrics().lineSpacing() * 2 + 4)
        area.setMaximumHeight(self.fontMetrics().lineSpacing() * 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(grid)
        layout.addWidget(area)

    def _place(
        self, grid: QGridLayout, row: int, column: int, label: str, field: Field, *, wide: bool = False
    ) -> None:
        caption = QLabel(label, self)
        caption.setBuddy(field.editor)
        mark(caption, "label")
        field.name(label)
        grid.addWidget(
            caption, row, column, Qt.AlignmentFlag.AlignTop if wide else Qt.AlignmentFlag.AlignVCenter
        )
        grid.addWidget(field, row, column + 1, 1, 3 if wide else 1)

    # --- showing --------------------------------------------------------------------------------

    @property
    def entry(self) -> Entry | None:
        """The entry shown."""
        return self._entry

    def show_entry(self, entry: Entry | None, *, year: int) -> None:
        """Show an entry (None: none is chosen); `year` is that of days typed without one."""
        self._entry = None
        self._year = year
        task = entry.task if entry else ProposedTask(line=0, section="", text="")
        self.text.set_value(task.text)
        self.unit.set_value(task.lead_unit)
        self.coop.set_value(_UNIT_JOINER.join(task.coop_units))
        self.time.set_value(times_text(task.periods))
        self.recurrence.set_value(_frequency(task))
        for field in self._fields:
            field.setEnabled(entry is not None and entry.can_change)
        self._say(entry)
        self._entry = entry

    def _say(self, entry: Entry | None) -> None:
        if entry is None:
            self.info.setText(words.EDIT_NONE)
            set_tone(self.info, Tone.MUTED)
            return
        lines = _known(entry)
        doubtful = doubts(entry.task)
        lines += [words.FLAGGED.format(text=doubt) for doubt in doubtful]
        lines += _plan_words(entry.task)
        self.info.setText("\n".join(lines))
        set_tone(self.info, Tone.WARN if doubtful else Tone.MUTED)

    # --- taking over ------------------------------------------------------------------------------

    def flush(self) -> bool:
        """Announce what was typed, if anything; False when the time cannot be read (said below it)."""
        entry = self._entry
        if entry is None or not entry.can_change:
            return True
        try:
            task = self._typed(entry.task)
        except InvalidDate as error:
            self.time.show_problem(str(error))
            return False
        self.time.show_problem("")
        if task != entry.task:
            self._entry = replace(entry, task=task)
            self.edited.emit(task)
        return True

    def _typed(self, task: ProposedTask) -> ProposedTask:
        coops = [" ".join(part.split()) for part in self.coop.value().split(";")]
        typed = self.time.value()
        if typed != times_text(task.periods):
            task = replace(task, periods=read_times(typed, year=self._year, known=task.periods))
        frequency = self.recurrence.value()
        if frequency is not _frequency(task):
            task = replace(task, recurrence=_recurrence(frequency))
        return replace(
            task,
            text=" ".join(self.text.value().split()) or task.text,
            lead_unit=self.unit.value() or None,
            coop_units=tuple(dict.fromkeys(part for part in coops if part)),
        )

    def _recurrence_chosen(self) -> None:
        """A choice is complete when it is made."""
        if self._entry is not None:
            self.flush()

    def caret(self) -> int:
        """Where the caret stands in the duty's words, in letters of its text."""
        before = self.text.text.toPlainText()[: self.text.text.textCursor().position()]
        return len(before)

    def _leave(self) -> None:
        if self.flush():
            self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # As in every form: Enter moves on.
            self.focusNextChild()
            event.accept()
        else:
            super().keyPressEvent(event)


def _frequency(task: ProposedTask) -> Frequency | None:
    return Frequency[task.recurrence.freq.name] if task.recurrence else None


def _recurrence(frequency: Frequency | None) -> ProposedRecurrence | None:
    return ProposedRecurrence(preview.Frequency[frequency.name], raw="") if frequency else None


def _known(entry: Entry) -> list[str]:
    match entry.state:
        case State.SAME:
            return [words.EDIT_KNOWN_SAME]
        case State.CHANGED:
            return [words.EDIT_KNOWN_CHANGED.format(before=entry.before)]
        case State.GONE:
            return [words.EDIT_KNOWN_GONE]
        case _:
            return []


def _plan_words(task: ProposedTask) -> list[str]:
    """What the plan itself says of time and number."""
    raws = [period.raw for period in task.periods if period.raw]
    if task.recurrence and task.recurrence.raw:
        raws.append(task.recurrence.raw)
    lines = [words.EDIT_RAW.format(words="»; «".join(dict.fromkeys(raws)))] if raws else []
    if task.quota is not None:
        lines.append(
            words.EDIT_QUOTA.format(quota=task.quota.raw or f"{task.quota.minimum} {task.quota.unit}")
        )
    return lines
