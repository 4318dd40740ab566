"""The Báo cáo tab: period on top, words and form on the left, the printed page on the right."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.periods import ReportingPeriod
from app.core.progress import Progress
from app.core.vocabulary import ReportKind
from app.services.changelog.changes import Changes
from app.services.reports.service import BuiltReport, Format, Reports, render
from app.ui.context import UiContext
from app.ui.icons import icon
from app.ui.jobs import to_be_told
from app.ui.messages import EXCEL, PDF, WORD
from app.ui.reports.choosing import ReportChoice
from app.ui.reports.figures import FigureList
from app.ui.reports.form import ChoicesForm
from app.ui.reports.paragraphs import ParagraphColumn
from app.ui.reports.preview import PdfPreview
from app.ui.reports.printing import print_report
from app.ui.strings import reports as words
from app.ui.theme import mark

_HEAD_GAPS: Final = 40
"""Pixels between the choice and the buttons, and beside both."""
_FILE_KINDS = {Format.DOCX: WORD, Format.PDF: PDF, Format.XLSX: EXCEL}


class ReportsTab(QWidget):
    """One report of one period. `opened(kind, ids, label)` asks for the records behind a number."""

    opened = Signal(str, object, str)

    def __init__(
        self,
        context: UiContext,
        reports: Reports,
        *,
        kind: ReportKind = ReportKind.MONTH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._reports = reports
        self._kind = kind
        self._period: ReportingPeriod = reports.current_period()
        self._built: BuiltReport | None = None
        self._pdf = b""
        self.choice: Final = ReportChoice(reports, kind, self._period, self)
        self.print_button: Final = QPushButton(words.PRINT, self)
        self.word_button: Final = QPushButton(words.SAVE_WORD, self)
        self.freeze_button: Final = QPushButton(words.FREEZE, self)
        self.frozen_note: Final = QLabel(words.FROZEN_NOTE, self)
        self.form: Final = ChoicesForm(context, self)
        self.figures: Final = FigureList(self)
        self.preview: Final = PdfPreview(self)
        self.paragraphs: Final = ParagraphColumn(self)
        self._lay_out()
        self.choice.chosen.connect(self.show_report)
        self.paragraphs.written.connect(self._write_text)
        self.form.changed.connect(self._choose)
        self.figures.opened.connect(self.opened)
        context.hub.changed.connect(self._take_changes)
        context.hub.closing.connect(self.keep)
        context.lookups.changed.connect(lambda _kind: self._show_form())
        self.refresh()

    def show_report(self, kind: ReportKind, period: ReportingPeriod) -> None:
        """Show another report."""
        self.keep()
        self._kind, self._period = kind, period
        self.choice.show_choice(kind, period)
        self._fit_head()
        self.paragraphs.clear()
        self.refresh()

    def refresh(self) -> None:
        """Build the report and its page anew."""
        self._context.jobs.read(self._drawing(), self._show, owner=self)

    def _drawing(self) -> Callable[[Progress], tuple[BuiltReport, bytes]]:
        """The work that builds the chosen report and its page, after whatever is being kept now."""
        kind, period = self._kind, self._period

        def work(_progress: Progress) -> tuple[BuiltReport, bytes]:
            built = self._reports.build(kind, period)
            return built, render(built.report, Format.PDF)

        return work

    def keep(self) -> None:
        """Keep words and a number that are being typed."""
        self.paragraphs.keep()
        self.form.keep()

    def print_report(self) -> None:
        """Ask for the printer and print the page, with what was typed a moment ago."""
        self.keep()
        if self._built is None:
            return

        def printed(shown: tuple[BuiltReport, bytes]) -> None:
            built, pdf = shown
            if print_report(pdf, self, self._context.messages):
                self._context.jobs.keep(lambda _progress: self._reports.note_printed(built))

        self._context.jobs.read(self._drawing(), printed, owner=self)

    def save_as(self, form: Format) -> None:
        """Ask where to, and write the report there."""
        self.keep()
        if self._built is None:
            return
        built = self._built
        name = f"{built.file_stem}.{form.value}"
        path = self._context.messages.save_path(words.SAVE_TITLE, name, (_FILE_KINDS[form],))
        if path is None:
            return

        def work(_progress: Progress) -> Path:
            return self._reports.write_file(self._reports.build(built.kind, built.period), path, form)

        def saved(written: Path) -> None:
            self._context.messages.notice(words.SAVED.format(name=written.name))

        self._context.jobs.write(work, saved, label=words.SAVING, owner=self)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        self._buttons = self._make_buttons()
        head = QWidget(self)
        # Or the narrower way could never come about: both beside each other would be the least width.
        head.setMinimumWidth(1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight, head)
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self._head.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(head)
        layout.addWidget(self.frozen_note)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self._left())
        splitter.addWidget(self.preview)
        splitter.setStretchFactor(0, 4)
        splitter.setStretchFactor(1, 5)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([560, 720])
        layout.addWidget(splitter, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """Put the buttons below the choice where both do not fit beside each other."""
        needed = self.choice.sizeHint().width() + self._buttons.sizeHint().width() + _HEAD_GAPS
        beside = needed <= self.width()
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _make_buttons(self) -> QWidget:
        buttons = QWidget(self)
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        more = QPushButton(words.SAVE_MORE, self)
        menu = QMenu(more)
        menu.addAction(words.SAVE_PDF, lambda: self.save_as(Format.PDF))
        menu.addAction(words.SAVE_EXCEL, lambda: self.save_as(Format.XLSX))
        more.setMenu(menu)
        mark(self.print_button, "primary")
        self.print_button.setShortcut(QKeySequence.StandardKey.Print)
        self.print_button.clicked.connect(self.print_report)
        self.word_button.setIcon(icon("document", self))
        self.word_button.clicked.connect(lambda: self.save_as(Format.DOCX))
        self.freeze_button.clicked.connect(self._freeze_or_reopen)
        for widget in (self.freeze_button, more, self.word_button, self.print_button):
            row.addWidget(widget)
        return buttons

    def _left(self) -> QTabWidget:
        tabs = QTabWidget(self)
        tabs.setDocumentMode(True)
        tabs.addTab(self.paragraphs, words.TEXTS_TAB)
        tabs.addTab(self.form, words.FORM_TAB)
        tabs.addTab(self.figures, words.FIGURES_TAB)
        tabs.setMinimumWidth(380)
        return tabs

    def _show(self, shown: tuple[BuiltReport, bytes]) -> None:
        built, pdf = shown
        if (built.kind, built.period) != (self._kind, self._period):
            return
        self._built, self._pdf = built, pdf
        frozen = built.choices.frozen
        self.frozen_note.setVisible(frozen)
        self.freeze_button.setText(words.REOPEN if frozen else words.FREEZE)
        self.paragraphs.show_report(built.report, not_occurred=built.not_occurred, frozen=frozen)
        self._show_form()
        self.figures.show_report(built.report)
        self.preview.show_pdf(pdf)

    def _show_form(self) -> None:
        if self._built is not None:
            self.form.show_choices(self._built.choices, of=self._built.id)

    def _write_text(self, key: str, text: str | None, nothing: bool) -> None:
        kind, period = self._kind, self._period

        def work(_progress: Progress) -> Changes:
            return self._reports.write_text(kind, period, key, text, nothing=nothing)

        self._change(work)

    def _choose(self) -> None:
        kind, period, values = self._kind, self._period, self.form.values()

        def work(_progress: Progress) -> Changes:
            return self._reports.choose(kind, period, **values)

        self._change(work)

    def _freeze_or_reopen(self) -> None:
        self.keep()
        if self._built is None:
            return
        kind, period, frozen = self._kind, self._period, self._built.choices.frozen
        question = words.REOPEN_ASK if frozen else words.FREEZE_ASK.format(period=period.label)
        if not self._context.messages.ask(question, yes=words.REOPEN if frozen else words.FREEZE):
            return
        act = self._reports.reopen if frozen else self._reports.freeze
        self._change(lambda _progress: act(kind, period))

    def _change(self, work: Callable[[Progress], Changes]) -> None:
        def failed(error: Exception) -> None:
            if to_be_told(error):
                self._context.messages.error(error)
            self.refresh()

        self._context.jobs.write(work, self._context.hub.announce, failed=failed, owner=self)

    def _take_changes(self, changes: Changes) -> None:
        if changes.touches("settings"):
            # The office's rule for periods may be another now.
            period = self._reports.period(self._kind, self._period.code)
            if period != self._period:
                self.show_report(self._kind, period)
                return
        if changes.touched:
            self.refresh()
