"""The window of «Mở kế hoạch…»: head on top, document left, proposals right, what will be made below."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.numbers import format_integer
from app.core.progress import Progress
from app.core.text import capitalised
from app.services.plans.importing import ImportedPlan
from app.services.plans.preview import ProposedTask
from app.ui.context import UiContext
from app.ui.fitting import resize_within_screen
from app.ui.help import HelpWindow
from app.ui.jobs import Job
from app.ui.plan_import.document_pane import DocumentPane, Marked
from app.ui.plan_import.draft import Entry, PlanDraft, State
from app.ui.plan_import.file_choice import choose_file
from app.ui.plan_import.head_bar import HeadBar
from app.ui.plan_import.keeping import KEY, as_json
from app.ui.plan_import.made_page import MadePage
from app.ui.plan_import.opened_plan import OpenedPlan, choices_of, kept_of, open_plan
from app.ui.plan_import.ports import PlanService
from app.ui.plan_import.proposals_pane import ProposalsPane
from app.ui.plan_import.warning_list import WarningList
from app.ui.strings import common
from app.ui.strings import plan_import as words
from app.ui.theme import Tone, mark, set_tone

KEEP_AFTER_MS: Final = 1500
_UNITS_NAMED: Final = 6
HELP_PAGE: Final = "plan-import"
ShowMade = Callable[[str, tuple[str, ...]], object]


class PlanImportWindow(QDialog):
    """One plan. What was changed is kept until the tasks are made, whatever happens to the window."""

    def __init__(
        self,
        context: UiContext,
        plans: PlanService,
        *,
        show_made: ShowMade | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._plans = plans
        self._show_made = show_made
        self._opened: OpenedPlan | None = None
        self._made: tuple[str, ...] = ()
        self._units_job: Job | None = None
        self._help: HelpWindow | None = None
        self.draft = PlanDraft((), ())
        self.head: Final = HeadBar(context.clock, self)
        self.warnings: Final = WarningList(self)
        self.document: Final = DocumentPane(self)
        self.proposals: Final = ProposalsPane(self._unit_names, self)
        self.summary: Final = QLabel(self)
        self.make_button: Final = QPushButton(words.MAKE, self)
        self.made_page: Final = MadePage(self)
        self._pages: Final = QStackedWidget(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._build()
        self._connect()

    # --- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(self._make_body(), 1)
        layout.addLayout(self._make_foot())
        self._pages.addWidget(page)
        self._pages.addWidget(self.made_page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        resize_within_screen(self, 1500, 950, beside=10, above=40)

    def _make_body(self) -> QSplitter:
        title = QLabel(words.DOCUMENT, self)
        title.setBuddy(self.document)
        title.setToolTip(words.DOCUMENT_HINT)
        mark(title, "subtitle")
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.warnings)
        column.addWidget(title)
        column.addWidget(self.document, 1)
        body = QSplitter(Qt.Orientation.Horizontal, self)
        body.setChildrenCollapsible(False)
        body.setHandleWidth(10)
        body.addWidget(left)
        body.addWidget(self.proposals)
        body.setStretchFactor(0, 3)
        body.setStretchFactor(1, 4)
        body.setSizes([420, 580])
        return body

    def _make_foot(self) -> QHBoxLayout:
        self.summary.setWordWrap(True)
        other = QPushButton(words.OTHER_FILE, self)
        close = QPushButton(common.CLOSE, self)
        mark(self.make_button, "primary")
        other.clicked.connect(self.choose_other)
        close.clicked.connect(self.close)
        self.make_button.clicked.connect(self.make)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(other)
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.make_button)
        foot.addWidget(close)
        for button in (other, close, self.make_button):
            # Enter belongs to the table and the fields.
            button.setAutoDefault(False)
        return foot

    def _connect(self) -> None:
        self.proposals.chosen.connect(self.document.choose)
        self.proposals.changed.connect(self._draft_changed)
        self.document.task_entered.connect(self._go_to_entry)
        self.warnings.line_wanted.connect(self._go_to_line)
        self.head.year_wanted.connect(self._read_with_year)
        for field in (self.head.title, self.head.number, self.head.issued_on):
            field.changed.connect(self._timer.start)
        self.made_page.tasks_wanted.connect(self._show_tasks)
        self.made_page.close_wanted.connect(self.close)
        self._timer.timeout.connect(self.keep)
        self._context.hub.closing.connect(self._close_for_lock)
        for key, act in (("Ctrl+S", self.make), ("F1", self._show_help)):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _show_help(self) -> None:
        """Over this window: the main one cannot be reached while it is open."""
        if self._help is None:
            self._help = HelpWindow(self)
        self._help.open_at(HELP_PAGE)

    # --- opening --------------------------------------------------------------------------------

    def show_plan(self, opened: OpenedPlan) -> None:
        """Show a plan that was read."""
        self._timer.stop()
        self._opened = opened
        self.draft = opened.draft()
        self.setWindowTitle(f"{words.TITLE}: {opened.path.name}")
        self.head.show_head(opened.preview.head)
        self.warnings.show_warnings(opened.preview.warnings)
        self.document.show_lines(opened.preview.lines)
        self._mark()
        self.proposals.show_draft(self.draft, year=opened.year_of_days)
        self._timer.stop()
        self._tell()
        self.proposals.table.setFocus()

    def _read(self, path: Path, *, year: int | None) -> None:
        plans, clock = self._plans, self._context.clock

        def work(progress: Progress) -> OpenedPlan:
            return open_plan(path, plans, progress, clock=clock, year=year)

        def show(opened: OpenedPlan) -> None:
            # Only now: a file that cannot be read leaves the plan shown as it is.
            self._forget()
            self.show_plan(opened)

        self._context.jobs.write(work, show, label=words.READING, owner=self)

    def choose_other(self) -> None:
        """Ask for another file and show it instead."""
        path = choose_file(self._context)
        if path is not None:
            self._read(path, year=None)

    def _read_with_year(self, year: int) -> None:
        if self._opened is None:
            return
        question = words.YEAR_LOSES.format(year=year)
        if self.draft.touched and not self._context.messages.ask(question, yes=words.YEAR_READ):
            return
        self._read(self._opened.path, year=year)

    # --- following ------------------------------------------------------------------------------

    def _draft_changed(self) -> None:
        self._mark()
        self.document.choose(self.proposals.table.selected_keys(), scroll=False)
        self._tell()
        self._timer.start()

    def _mark(self) -> None:
        self.document.mark(_marked(entry) for entry in self.draft.entries if entry.task.spans)

    def _go_to_entry(self, key: int) -> None:
        self.proposals.chosen.disconnect(self.document.choose)
        self.proposals.select([key])
        self.proposals.chosen.connect(self.document.choose)
        self.document.choose(self.proposals.table.selected_keys(), scroll=False)

    def _go_to_line(self, number: int) -> None:
        """Show a line that a warning names, and the task whose words stand there."""
        here = [
            entry
            for entry in self.draft.entries
            if entry.state is not State.GONE and number in {span.line for span in entry.task.spans}
        ]
        doubtful = [entry for entry in here if entry.task.flags] or here
        if doubtful:
            self.proposals.select([doubtful[0].key])
        else:
            self.document.go_to_line(number)

    def _unit_names(self) -> Sequence[str]:
        """Units of the register and of the plan, to be suggested."""
        known = [option.label for option in self._context.lookups.options("units")]
        named = [entry.task.lead_unit for entry in self.draft.entries if entry.task.lead_unit]
        return list(dict.fromkeys([*known, *named]))

    # --- what will be made ------------------------------------------------------------------------

    def _tell(self) -> None:
        """Say what will be made; the new units follow when the register was asked."""
        ticked = self.draft.ticked
        create = [entry for entry in ticked if entry.state is State.NEW]
        label = words.MAKE_COUNT if create or not ticked else words.MAKE_CHANGES
        self.make_button.setText(label.format(count=format_integer(len(ticked))) if ticked else words.MAKE)
        self.make_button.setEnabled(bool(ticked))
        self._show_summary(())
        if self._units_job is not None:
            self._units_job.cancel()
        names = _units_of([entry.task for entry in create])
        plans = self._plans

        def work(progress: Progress) -> tuple[str, ...]:
            progress.check()
            return plans.new_units(names)

        self._units_job = self._context.jobs.read(
            work, self._show_summary, failed=lambda _error: None, owner=self
        )

    def _show_summary(self, new_units: Sequence[str]) -> None:
        ticked = self.draft.ticked
        create = sum(entry.state is State.NEW for entry in ticked)
        parts = [words.SUMMARY.format(count=format_integer(create))] if create else []
        if len(ticked) > create:
            parts.append(words.SUMMARY_REWORD.format(count=format_integer(len(ticked) - create)))
        if new_units:
            names = [*new_units[:_UNITS_NAMED], *(["…"] if len(new_units) > _UNITS_NAMED else [])]
            parts.append(words.SUMMARY_UNITS.format(count=len(new_units), names="; ".join(names)))
        known = self.draft.entries and all(not entry.can_tick for entry in self.draft.entries)
        text = ", ".join(parts) or (words.SUMMARY_KNOWN if known else words.SUMMARY_NOTHING)
        self.summary.setText(f"{capitalised(text)}.")
        set_tone(self.summary, Tone.NORMAL if parts else Tone.MUTED)

    def make(self) -> None:
        """Make the ticked tasks in one go; one undo takes all of it back."""
        opened = self._opened
        if opened is None or self._pages.currentWidget() is self.made_page or not self.proposals.flush():
            return
        ticked = self.draft.ticked
        problem = self.head.problem()
        if problem:
            self._context.messages.warn(problem)
        elif ticked and self._sure_of_year():
            self._make(opened, ticked)

    def _sure_of_year(self) -> bool:
        head = self.head.head()
        return head.year_certain or self._context.messages.ask(
            words.YEAR_UNSURE.format(year=head.year),
            yes=words.YEAR_YES.format(year=head.year),
            no=words.YEAR_NO,
        )

    def _make(self, opened: OpenedPlan, ticked: Sequence[Entry]) -> None:
        plans, preview = self._plans, replace(opened.preview, head=self.head.head())
        choices = choices_of(ticked)

        def work(progress: Progress) -> ImportedPlan:
            return plans.import_plan(preview, choices, source=opened.path, progress=progress)

        self._context.jobs.write(
            work, lambda made: self._show_result(made, ticked), label=words.MAKING, owner=self
        )

    def _show_result(self, made: ImportedPlan, ticked: Sequence[Entry]) -> None:
        self._forget()
        self._made = (*made.created, *made.reworded)
        titles = [entry.task.text for entry in ticked if entry.state is State.NEW]
        self._pages.setCurrentWidget(self.made_page)
        self.made_page.show_made(
            titles,
            reworded=len(made.reworded),
            units=made.new_units,
            can_show=self._show_made is not None,
        )
        hub = self._context.hub
        hub.announce(made.changes)
        text = words.MADE.format(count=format_integer(len(made.created)))
        self._context.messages.notice(text, hub.undo_action(made.changes))

    def _show_tasks(self) -> None:
        if self._show_made is not None:
            self._show_made(words.MADE_TITLE, self._made)
        self.close()

    # --- keeping --------------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep what was changed, for the next time this file is opened."""
        self._timer.stop()
        opened = self._opened
        if opened is None or not (self.draft.touched or opened.resumed):
            return
        state = as_json(kept_of(opened, self.head.head(), self.draft.entries))
        local = self._context.local
        self._context.jobs.keep(lambda _progress: local.put(KEY, state))

    def _forget(self) -> None:
        self._timer.stop()
        self._opened = None
        local = self._context.local
        self._context.jobs.keep(lambda _progress: local.clear(KEY))

    def _close_for_lock(self) -> None:
        self.proposals.editor.flush()
        self.keep()
        self.close()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now the document has its size, and the words their place in it.
        self.document.choose(self.proposals.table.selected_keys())

    @override
    def reject(self) -> None:
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.proposals.editor.flush()
        if self._opened is not None and self.draft.touched:
            self.keep()
            self._context.messages.notice(words.KEPT)
        # Not the dialog's own way: it would ask `reject`, which closes.
        event.accept()


def _marked(entry: Entry) -> Marked:
    task = entry.task
    dates = [span for period in task.periods for span in period.spans]
    if task.recurrence is not None:
        dates += task.recurrence.spans
    return Marked(key=entry.key, spans=task.spans, ticked=entry.ticked and entry.can_tick, dates=tuple(dates))


def _units_of(tasks: Sequence[ProposedTask]) -> tuple[str, ...]:
    """Every unit that these tasks name, in their order."""
    names = [name for task in tasks for name in (task.lead_unit, *task.coop_units) if name]
    return tuple(dict.fromkeys(names))
