"""Incidents of data protection: the minutes, and the 72 hours to tell the authority.

Source: Luật 91/2025/QH15 Điều 23, NĐ 356/2025/NĐ-CP Điều 28.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from app.core.case_clocks import remaining_words
from app.core.progress import Progress
from app.services.cases.breaches import NOTICE
from app.services.listing import ListQuery, Page
from app.ui.cases.clock_strip import TICK_MS, local_now
from app.ui.cases.desk import Desk
from app.ui.cases.fields import LinesField, MomentField, YesNoField
from app.ui.columns import Column, field_of
from app.ui.context import UiContext
from app.ui.entity_tab import EntitySpec, EntityTab
from app.ui.fields import DateField, LineField, NumberField
from app.ui.form import Form
from app.ui.messages import WORD
from app.ui.strings import case_registers as words
from app.ui.theme import Tone, set_tone

_SIZE: Final = (760, 660)


def deadline_words(row: Any, now: datetime) -> tuple[str, Tone]:
    """How long is left to tell the authority, with the tone that goes with it."""
    detected, told = field_of(row, "detected_at"), field_of(row, "notified_at")
    if detected is None:
        return "", Tone.NORMAL
    due = detected + NOTICE
    if told is not None:
        late = told > due
        return (words.BREACH_TOLD_LATE if late else words.BREACH_TOLD), Tone.BAD if late else Tone.GOOD
    if field_of(row, "harm") is False:
        return words.BREACH_NO_HARM, Tone.MUTED
    return remaining_words(due - now), Tone.BAD if now > due else Tone.WARN


class BreachForm(Form):
    """The minutes of one incident. The moment of detection is stamped when the form is opened."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "privacy_incidents")
        clock = context.clock
        self.countdown: Final = QLabel()
        self.countdown.setWordWrap(True)
        self.add_widget(self.countdown)
        self.add("detected_at", words.BREACH_DETECTED, MomentField(clock), required=True, half=True)
        self.add("happened_at", words.BREACH_HAPPENED, MomentField(clock), half=True)
        self.add("place", words.BREACH_PLACE, LineField())
        self.add("what", words.BREACH_WHAT, LinesField(lines=3))
        self.add("data_kinds", words.BREACH_DATA, LinesField(lines=2, hint=words.BREACH_DATA_HINT))
        self.add("cases_count", words.BREACH_CASES, NumberField(), half=True)
        self.add("persons_count", words.BREACH_PERSONS, NumberField(), half=True)
        self.add("harm", words.BREACH_HARM, YesNoField())
        self.add("consequences", words.BREACH_CONSEQUENCES, LinesField())
        self.add("steps_taken", words.BREACH_STEPS, LinesField())
        self.add("contact", words.BREACH_CONTACT, LineField(max_length=200))
        self.add("notified_at", words.BREACH_NOTIFIED, MomentField(clock), half=True)
        self.add("notified_to", words.BREACH_NOTIFIED_TO, LineField(max_length=300), half=True)
        self.add("late_reason", words.BREACH_LATE, LineField())
        self.add("closed_on", words.BREACH_CLOSED, DateField(clock), half=True)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self.opened.connect(self._opened)
        for key in ("detected_at", "notified_at", "harm"):
            self.fields[key].changed.connect(self.tick)

    def _opened(self) -> None:
        detected = self.fields["detected_at"]
        assert isinstance(detected, MomentField)
        if self.record is None and detected.is_empty():
            detected.set_now()
        self.tick()

    def tick(self) -> None:
        """Show how long is left."""
        keys = ("detected_at", "notified_at", "harm")
        row = {key: None if self.fields[key].problem() else self.fields[key].value() for key in keys}
        text, tone = deadline_words(row, local_now(self.context.clock.now()))
        self.countdown.setText(words.BREACH_CLOCK.format(left=text) if text else "")
        set_tone(self.countdown, tone)


class BreachView(EntityTab):
    """The register of incidents. A new one begins with the moment and with how much there is to lose."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        records, clock = desk.context.records, desk.context.clock

        def fetch(query: ListQuery) -> Page[Any]:
            return records.page("privacy_incidents", query)

        def left(row: Any) -> tuple[str, Tone]:
            return deadline_words(row, local_now(clock.now()))

        spec = EntitySpec(
            key="privacy_incidents",
            title=words.BREACH_TITLE,
            columns=(
                Column(key="detected_at", title=words.BREACH_DETECTED, width=150),
                Column(
                    key="left",
                    title=words.BREACH_LEFT,
                    width=230,
                    sortable=False,
                    value=lambda row: left(row)[0],
                    tone=lambda row: left(row)[1],
                ),
                Column(key="cases_count", title=words.BREACH_CASES, width=110),
                Column(key="persons_count", title=words.BREACH_PERSONS, width=120),
                Column(key="notified_at", title=words.BREACH_NOTIFIED, width=180),
                Column(key="closed_on", title=words.BREACH_CLOSED, width=120, stretch=True),
            ),
            fetch=fetch,
            form=BreachForm,
            empty=words.BREACH_EMPTY,
        )
        super().__init__(spec, desk.context, parent)
        self.fill_its_place()
        self._desk = desk
        self.form_opened.connect(self._give_room)
        self.add_action(words.BREACH_PRINT, self.print_minutes, icon="print", needs_rows=True)
        self.add_action(words.BREACH_WORD, self.save_minutes, needs_rows=True)

    def _give_room(self, form: Form) -> None:
        """Show as much of the long form as the screen holds."""
        window = form.window()
        self._desk.guard_window(window)
        room = window.screen().availableGeometry()
        window.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 60))

    def _may_leave(self) -> bool:
        """Ask before the minutes leave the book: what was typed into them is printed as it stands."""
        return self.context.messages.ask(words.BREACH_ASK, yes=words.BREACH_GO_ON)

    def print_minutes(self) -> None:
        """Print the minutes of the current incident."""
        incident, documents = self.table.current_id(), self._desk.documents
        if incident is None or not self._may_leave():
            return

        def work(_progress: Progress) -> bytes:
            return documents.breach_minutes(incident)

        def laid_out(pdf: bytes) -> None:
            from app.ui.reports.printing import print_report

            print_report(pdf, self, self.context.messages)

        self.context.jobs.write(work, laid_out, label=words.BREACH_LAYING_OUT, owner=self)

    def save_minutes(self) -> None:
        """Save the minutes of the current incident as a Word file."""
        incident, documents = self.table.current_id(), self._desk.documents
        if incident is None or not self._may_leave():
            return
        name = words.BREACH_FILE.format(day=self.context.clock.today().isoformat())
        path = self.context.messages.save_path(words.BREACH_SAVE_AS, name, (WORD,))
        if path is None:
            return

        def work(_progress: Progress) -> None:
            from app.services.reports.service import Format

            documents.write_breach_minutes(incident, path, Format.DOCX)

        def saved(_nothing: None) -> None:
            self.context.messages.notice(words.BREACH_SAVED.format(name=path.name))

        self.context.jobs.write(work, saved, label=words.BREACH_LAYING_OUT, owner=self)

    @override
    def open_new(self, defaults: Mapping[str, Any] | None = None) -> None:
        breaches = self._desk.cases.breaches

        def work(_progress: Progress) -> Mapping[str, Any]:
            return breaches.draft()

        def show(draft: Mapping[str, Any]) -> None:
            EntityTab.open_new(self, {**draft, **(defaults or {})})

        self.context.jobs.read(work, show, owner=self)
