"""«Công văn đôn đốc…»: the letter to units with overdue tasks, as it will be printed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.core.numbers import format_integer
from app.core.progress import Progress
from app.services.reports.service import Format, render
from app.services.reports.store import ReportChoices
from app.services.tasks.rows import UnitTasks
from app.ui.context import UiContext
from app.ui.fields import DateField, ErrorLabel
from app.ui.fitting import resize_within_screen
from app.ui.jobs import Job, to_be_told
from app.ui.messages import PDF, WORD
from app.ui.reports.form import ChoicesForm
from app.ui.reports.preview import PdfPreview
from app.ui.reports.printing import choose_printer, has_printer, print_pdf
from app.ui.strings import common
from app.ui.strings import reports as report_words
from app.ui.strings import unit_papers as words
from app.ui.tasks.ports import DocumentService, TaskService
from app.ui.tasks.unit_ticks import UnitTicks
from app.ui.theme import Tone, mark, set_tone

if TYPE_CHECKING:
    from app.services.reports.task_documents import Reminder

_DAYS_TO_ANSWER: Final = 7


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter and its pages."""

    reminder: "Reminder"
    pdf: bytes


class ReminderDialog(QDialog):
    """Units and formal part on the left, the page on the right. The letter follows every choice."""

    def __init__(
        self,
        context: UiContext,
        tasks: TaskService,
        documents: DocumentService,
        *,
        units: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._tasks = tasks
        self._documents = documents
        self._wanted = frozenset(units)
        self._letter: _Letter | None = None
        self._job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.LETTER_TITLE)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.units: Final = UnitTicks(words.LETTER_UNITS, self)
        self.answer_by: Final = DateField(context.clock)
        self.form: Final = ChoicesForm(context, self)
        self.preview: Final = PdfPreview(self)
        self.note: Final = QLabel(self)
        self.problem: Final = ErrorLabel(self)
        self.said: Final = QLabel(self)
        self.word_button: Final = QPushButton(words.LETTER_WORD, self)
        self.pdf_button: Final = QPushButton(words.LETTER_PDF, self)
        self.print_button: Final = QPushButton(words.LETTER_PRINT, self)
        self._build()
        self._connect()
        self._read()

    # --- building -----------------------------------------------------------------------------------

    def _build(self) -> None:
        self.answer_by.set_value(self._context.clock.today() + timedelta(days=_DAYS_TO_ANSWER))
        self.answer_by.line.setPlaceholderText(words.LETTER_ANSWER_HINT)
        self.answer_by.name(words.LETTER_ANSWER)
        self.form.show_choices(ReportChoices())
        form_layout = self.form.layout()
        if form_layout is not None:
            form_layout.setContentsMargins(0, 0, 0, 0)
        self.note.setWordWrap(True)
        set_tone(self.note, Tone.WARN)
        self.note.hide()
        caption = QLabel(words.LETTER_ANSWER, self)
        caption.setBuddy(self.answer_by.editor)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.units, self.note, caption, self.answer_by, self.form, self.problem):
            column.addWidget(widget, 1 if widget is self.units else 0)
        body = QSplitter(Qt.Orientation.Horizontal, self)
        body.setChildrenCollapsible(False)
        body.addWidget(left)
        body.addWidget(self.preview)
        body.setStretchFactor(1, 1)
        body.setSizes([360, 700])
        layout = QVBoxLayout(self)
        layout.addWidget(body, 1)
        layout.addLayout(self._make_buttons())
        resize_within_screen(self, 1200, 860, beside=20, above=50)

    def _make_buttons(self) -> QHBoxLayout:
        mark(self.word_button, "primary")
        close = QPushButton(common.CLOSE, self)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        set_tone(self.said, Tone.GOOD)
        buttons.addWidget(self.said, 1)
        for button in (self.print_button, self.pdf_button, self.word_button, close):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        self._enable(ready=False)
        return buttons

    def _connect(self) -> None:
        self.units.changed.connect(self._build_letter)
        self.answer_by.left.connect(self._build_letter)
        self.form.changed.connect(self._build_letter)
        self.word_button.clicked.connect(lambda: self.save(Format.DOCX))
        self.pdf_button.clicked.connect(lambda: self.save(Format.PDF))
        self.print_button.clicked.connect(self.print_letter)
        self._context.hub.closing.connect(self.close)

    def _read(self) -> None:
        def work(_progress: Progress) -> tuple[UnitTasks, ...]:
            return self._tasks.by_unit()

        self._context.jobs.read(work, self._show_units, owner=self)

    def _show_units(self, found: Sequence[UnitTasks]) -> None:
        unassigned = sum(unit.overdue for unit in found if not unit.unit_id)
        self.note.setText(words.LETTER_UNASSIGNED.format(count=format_integer(unassigned)))
        self.note.setVisible(bool(unassigned))
        late = [unit for unit in found if unit.unit_id and unit.overdue]
        labels = [
            (unit.unit_id, words.UNIT_LATE.format(name=unit.name, count=format_integer(unit.overdue)))
            for unit in late
            if unit.unit_id
        ]
        ids = {unit_id for unit_id, _label in labels}
        self.units.show_units(labels, ticked=self._wanted & ids or ids)

    # --- the letter ---------------------------------------------------------------------------------

    def _enable(self, *, ready: bool) -> None:
        for button in (self.word_button, self.pdf_button, self.print_button):
            button.setEnabled(ready)

    def _build_letter(self) -> None:
        if not self.answer_by.check():
            return
        if self._job is not None:
            self._job.cancel()
        documents, ids, answer_by = self._documents, self.units.ticked(), self.answer_by.value()
        choices = ReportChoices(**self.form.values())

        def work(progress: Progress) -> _Letter:
            progress.check()
            reminder = documents.reminder(ids, answer_by=answer_by, choices=choices)
            return _Letter(reminder, render(reminder.report, Format.PDF))

        self._job = self._context.jobs.read(work, self._show, failed=self._failed, owner=self)

    def _show(self, letter: _Letter) -> None:
        self._letter = letter
        self.problem.say("")
        self.preview.show_pdf(letter.pdf)
        self.preview.show()
        self._enable(ready=True)

    def _failed(self, error: Exception) -> None:
        if to_be_told(error):
            self._letter = None
            self._enable(ready=False)
            self.preview.hide()
            self.problem.say(str(error))

    # --- out of the program -------------------------------------------------------------------------

    def save(self, form: Format) -> None:
        """Ask where, and write the letter as shown."""
        letter = self._letter
        kind = WORD if form is Format.DOCX else PDF
        suffix = kind.patterns[0].removeprefix("*")
        if letter is None:
            return
        path = self._context.messages.save_path(words.LETTER_SAVE, f"{words.LETTER_FILE}{suffix}", (kind,))
        if path is None:
            return
        documents, report = self._documents, letter.reminder.report

        def work(_progress: Progress) -> str:
            return documents.write(report, path, form).name

        def written(name: str) -> None:
            self._say(words.LETTER_SAVED.format(name=name))

        self._context.jobs.write(work, written, label=words.LETTER_WRITING, owner=self)

    def print_letter(self) -> None:
        """Show the print dialog and print."""
        letter = self._letter
        if letter is None:
            return
        if not has_printer():
            self._context.messages.warn(report_words.NO_PRINTER)
            return
        printer = choose_printer(self, self.preview.document.pageCount())
        if printer is not None:
            print_pdf(letter.pdf, printer)
            self._say(words.LETTER_PRINTED)

    def _say(self, text: str) -> None:
        """In the dialog too: the window's notice lies behind it."""
        self.said.setText(text)
        self._context.messages.notice(text)
