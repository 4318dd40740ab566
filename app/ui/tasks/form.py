"""The form of one task, in the order in which it is read: what, who, when, what came of it, money, files."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.progress import Progress
from app.core.vocabulary import Frequency, QuotaPeriod, TaskStatus
from app.services.changelog.changes import Changes
from app.ui.context import UiContext
from app.ui.fields import (
    ChoiceField,
    DateField,
    LineField,
    MoneyField,
    NumberField,
    Option,
    PickField,
    TextField,
)
from app.ui.fields.attachments import AttachmentsField
from app.ui.form import Form
from app.ui.form_dialog import FormDialog
from app.ui.ports import Record
from app.ui.strings import lists as list_words
from app.ui.strings import tasks as words
from app.ui.tasks.choices import TaskChoices
from app.ui.tasks.form_notes import FlagsField, PlanWords
from app.ui.tasks.occurrences import Mark, OccurrencesPanel
from app.ui.tasks.ports import TaskService
from app.ui.tasks.result_dialog import ResultDialog
from app.ui.tasks.row_fields import ProgrammeRowsField, UnitRowsField
from app.ui.theme import mark

_DECIDING: Final = ("recurrence", "start_on", "due_on")
"""Fields whose change makes the occurrences anew."""


class TaskForm(Form):
    """One task. Its occurrences are marked at once, each with an undo of its own."""

    def __init__(
        self, context: UiContext, tasks: TaskService, choices: TaskChoices, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "tasks", parent)
        self._tasks = tasks
        self._choices = choices
        self._parts: list[tuple[str, QWidget]] = []
        self.flags: Final = FlagsField(self)
        self.plan_words: Final = PlanWords(self)
        self.occurrences: Final = OccurrencesPanel(context.clock)
        self._build()
        self._add_part_buttons()
        self.fields["status"].changed.connect(self._follow_status)
        for key in _DECIDING:
            self.fields[key].changed.connect(self._follow_time)
        self.occurrences.marked.connect(self.mark_occurrence)
        self.occurrences.result_wanted.connect(self._ask_result)

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 62, line * 44)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self._start_part(words.PART_CONTENT)
        self._add_content()
        self._start_part(words.PART_TIME)
        self._add_time()
        self._start_part(words.PART_RESULT)
        self._add_result()
        self._start_part(words.PART_MONEY)
        self._add_money()
        self._start_part(words.PART_FILES)
        self._add_evidence()

    def _start_part(self, title: str) -> None:
        heading = QLabel(title)
        mark(heading, "subtitle")
        heading.setContentsMargins(0, 10, 0, 2)
        self._parts.append((title, heading))
        self.add_widget(heading)

    def _add_content(self) -> None:
        units = self.context.lookups.provider("units")
        keywords = self.context.lookups.keywords("units")
        self.add_widget(self.flags)
        self.add("title", words.FIELD_TITLE, _text(2, words.TITLE_HINT), required=True)
        # A notice has no caption; the first of the fields has the focus when the form opens.
        self.fields["flags"] = self.flags
        self.flags.changed.connect(self._entry_changed)
        self.add_widget(self.plan_words)
        lead = self.add("lead_unit_id", words.FIELD_LEAD, PickField(units, keywords=keywords, allow_new=True))
        lead.new_asked.connect(self._add_unit)
        self.add("coop_units", words.FIELD_COOP, UnitRowsField(units, keywords=keywords))

        plans = PickField(self._choices.plans)
        self.add("plan_id", words.FIELD_PLAN, plans, half=True)
        self.add("section", words.FIELD_SECTION, LineField(max_length=60), half=True)

    def _add_time(self) -> None:
        clock = self.context.clock
        self.add("start_on", words.FIELD_START, DateField(clock), half=True)
        self.add("due_on", words.FIELD_DUE, DateField(clock), half=True)
        frequencies = [Option(one, one.label) for one in Frequency]
        self.add("recurrence", words.FIELD_RECURRENCE, ChoiceField(frequencies), half=True)
        self.add(
            "deadline_note", words.FIELD_DEADLINE_NOTE, LineField(hint=words.DEADLINE_NOTE_HINT), half=True
        )
        self.add("quota_min", words.FIELD_QUOTA, NumberField(), half=True)
        self.add(
            "quota_unit",
            words.FIELD_QUOTA_UNIT,
            LineField(hint=words.QUOTA_UNIT_HINT, max_length=60),
            half=True,
        )
        periods = [Option(one, one.label) for one in QuotaPeriod]
        self.add("quota_per", words.FIELD_QUOTA_PER, ChoiceField(periods), half=True)
        self.add_heading(words.OCCURRENCES)
        self.add_widget(self.occurrences)

    def _add_result(self) -> None:
        statuses = [Option(one, one.label) for one in TaskStatus]
        self.add("status", words.FIELD_STATUS, ChoiceField(statuses, optional=False), half=True)
        self.add("done_on", words.FIELD_DONE_ON, DateField(self.context.clock), half=True)
        self.add("dropped_reason", words.FIELD_REASON, _text(2))
        self.add("progress", words.FIELD_PROGRESS, NumberField(unit="%"), half=True)
        self.add("sessions", words.FIELD_SESSIONS, NumberField(), half=True)
        self.add("attendance_male", words.FIELD_MALE, NumberField(), half=True)
        self.add("attendance_female", words.FIELD_FEMALE, NumberField(), half=True)
        self.add("result", words.FIELD_RESULT, _text(4))
        self.add("difficulties", words.FIELD_DIFFICULTIES, _text(3))
        self.add("proposals", words.FIELD_PROPOSALS, _text(3))

    def _add_money(self) -> None:
        self.add("planned_state", words.FIELD_PLANNED_STATE, MoneyField(), half=True)
        self.add("spent_state", words.FIELD_SPENT_STATE, MoneyField(), half=True)
        self.add("planned_social", words.FIELD_PLANNED_SOCIAL, MoneyField(), half=True)
        self.add("spent_social", words.FIELD_SPENT_SOCIAL, MoneyField(), half=True)

    def _add_evidence(self) -> None:
        self.add("tags", words.FIELD_TAGS, ProgrammeRowsField(self._choices.programme_names))
        self.add("attachments", words.FIELD_FILES, AttachmentsField(self.context))
        self.add("note", words.FIELD_NOTE, _text(2))

    def _add_part_buttons(self) -> None:
        """Above the form: a click, or Alt and a digit, goes to a part."""
        strip = QHBoxLayout()
        strip.setSpacing(4)
        for place, (title, heading) in enumerate(self._parts, start=1):
            key = QKeySequence(f"Alt+{place}")
            button = QToolButton(self)
            button.setText(title)
            shown = key.toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(list_words.TIP_WITH_KEY.format(label=title, key=shown))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            mark(button, "chip")
            button.clicked.connect(lambda _checked=False, part=heading: self.go_to(part))
            QShortcut(key, self).activated.connect(button.click)
            strip.addWidget(button)
        strip.addStretch(1)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertLayout(0, strip)

    def go_to(self, heading: QWidget) -> None:
        """Scroll a part's heading to the top and give the focus to its first field."""
        area = self.findChild(QScrollArea)
        assert area is not None
        top = _top(heading, area)
        area.verticalScrollBar().setValue(top)
        below = [field for field in self.fields.values() if field.isVisible() and _top(field, area) >= top]
        if below:
            min(below, key=lambda field: _top(field, area)).setFocus()
            area.verticalScrollBar().setValue(top)

    # --- loading ----------------------------------------------------------------------------

    @override
    def load(self, values: Mapping[str, Any]) -> None:
        super().load(values)
        if self.record is None:
            self.fields["status"].set_value(TaskStatus.NOT_STARTED)
            self.fields["progress"].set_value(0)
        self.plan_words.show_words(str(values.get("paragraph") or ""))
        self.occurrences.show_rows(values.get("occurrences") or (), stored=self.record is not None)
        self._show_by_status()

    @override
    def changed_values(self) -> dict[str, Any]:
        values = super().changed_values()
        if "progress" in values and values["progress"] is None:
            values["progress"] = 0
        return values

    # --- what depends on what -----------------------------------------------------------------

    def _follow_status(self) -> None:
        self._show_by_status()
        if self._loading:
            return
        done_on = self.fields["done_on"]
        if self.fields["status"].value() is not TaskStatus.DONE:
            done_on.set_value(None)
        elif done_on.is_empty():
            done_on.set_value(self.context.clock.today())
            self.fields["progress"].set_value(100)

    def _show_by_status(self) -> None:
        """A reason is asked for what is not carried out, a day for what is done."""
        status = self.fields["status"].value()
        for key, wanted in (("dropped_reason", TaskStatus.DROPPED), ("done_on", TaskStatus.DONE)):
            cell = self.fields[key].parentWidget()
            assert cell is not None
            cell.setVisible(status is wanted)

    def _follow_time(self) -> None:
        if not self._loading and any(key in self.changed_entries() for key in _DECIDING):
            self.occurrences.say_anew()

    def _add_unit(self, typed: str) -> None:
        """Open a short form for a unit that is not in the register; it is chosen once it is stored."""
        form = QuickUnitForm(self.context)
        dialog = FormDialog(form, words.NEW_UNIT, self)
        form.saved.connect(lambda saved: self._choose_unit(saved.record.id))
        form.open_new({"name": typed})
        dialog.open()

    def _choose_unit(self, unit_id: str) -> None:
        field = self.fields["lead_unit_id"]
        field.set_value(unit_id)
        if self.context.lookups.row("units", unit_id) is None:
            # The register is being read again; the name is there when it was.
            self.context.lookups.changed.connect(
                lambda _kind: field.set_value(unit_id), Qt.ConnectionType.SingleShotConnection
            )

    # --- occurrences --------------------------------------------------------------------------

    def _ask_result(self, occurrence: Mapping[str, Any]) -> None:
        dialog = ResultDialog(self.context, occurrence, self)
        dialog.marked.connect(self.mark_occurrence)
        dialog.open()

    def mark_occurrence(self, said: Mark) -> None:
        """Store what was said of one occurrence; the task's own state follows from all of them."""
        record = self.record
        if record is None:
            return
        tasks, records = self._tasks, self.context.records

        def work(_progress: Progress) -> tuple[Changes, Record]:
            changes = tasks.mark_occurrence(
                said.occurrence, said.status, task_id=record.id, done_on=said.done_on, result=said.result
            )
            return changes, records.get("tasks", record.id)

        def show(answer: tuple[Changes, Record]) -> None:
            changes, stored = answer
            self.take_over(stored)
            hub = self.context.hub
            hub.announce(changes)
            text = words.OCCURRENCE_MARKED.format(label=said.label)
            self.context.messages.notice(text, hub.undo_action(changes))

        self.context.jobs.write(work, show, label=words.MARKING, owner=self)

    def take_over(self, stored: Record) -> None:
        """Show a newer state of the record; what was typed and not saved yet stays."""
        typed = self.changed_entries()
        self._loading = True
        self._record = stored
        self.load(stored.values)
        self._clean = self._entries()
        for key, raw in typed.items():
            self.fields[key].set_raw(raw)
        self._loading = False
        self._show_by_status()
        self._set_dirty()


class QuickUnitForm(Form):
    """The least that a new unit needs."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "units", parent)
        self.add("name", words.UNIT_NAME, LineField(max_length=300), required=True)
        self.add("abbreviation", words.UNIT_SHORT, LineField(max_length=30), half=True)
        self.add("phone", words.UNIT_PHONE, LineField(max_length=30), half=True)


def _text(lines: int, hint: str = "") -> TextField:
    """A text field of a fixed height: the form is long as it is; more text scrolls."""
    field = TextField(lines=lines, hint=hint)
    field.text.setFixedHeight(field.text.minimumHeight())
    return field


def _top(widget: QWidget, area: QScrollArea) -> int:
    """How far below the top of the scrolled room a widget stands."""
    content = area.widget()
    assert content is not None
    return widget.mapTo(content, QPoint(0, 0)).y()
