"""One document of a case: looked at, edited, printed or saved after a confirmation, under neutral names."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.case_papers import CasePaper
from app.core.progress import Progress
from app.core.text import uncapitalised
from app.services.reports.case_documents import CaseDocuments, CasePaperDraft, PaperOffer, PaperOrder
from app.services.reports.model import Edit
from app.services.reports.service import Format, render
from app.ui.button_row import button_row
from app.ui.cases.desk import Desk
from app.ui.fields import LineField
from app.ui.fitting import resize_within_screen
from app.ui.jobs import to_be_told
from app.ui.messages import PDF, WORD
from app.ui.reports.form import ChoicesForm
from app.ui.reports.paragraphs import ParagraphColumn, titled_paragraphs
from app.ui.reports.preview import PdfPreview
from app.ui.reports.printing import choose_printer, has_printer, print_pdf
from app.ui.strings import case_papers as words
from app.ui.strings import common
from app.ui.strings import reports as report_words
from app.ui.theme import Tone, mark, set_tone

_FILE_KINDS: Final = {Format.DOCX: WORD, Format.PDF: PDF}
_WITH_NAMES: Final = (CasePaper.INTAKE, CasePaper.CLOSING, CasePaper.ASSIGNMENT, CasePaper.REFERRAL)
"""Documents that can be made with and without names; the others cannot be without, or are never with."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft with its page."""

    draft: CasePaperDraft
    pdf: bytes


class PaperWindow(QDialog):
    """Nothing leaves from here without a yes; every way out is written down by the service."""

    handed_out = Signal()
    """It was printed or saved: the ledger and the log of the case have a new line."""

    def __init__(
        self,
        desk: Desk,
        documents: CaseDocuments,
        offer: PaperOffer,
        *,
        case_id: str,
        number: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._documents = documents
        self._offer = offer
        self._number = number
        self._order = PaperOrder(case_id=case_id, paper=offer.paper, subject_id=offer.subject_id)
        self._edits: dict[str, Edit | None] = {}
        self._shown: Shown | None = None
        self.setWindowTitle(words.WINDOW_TITLE.format(number=number))
        self.names: Final = QCheckBox(words.NAMES, self)
        self.marked: Final = QCheckBox(words.MARKED, self)
        self.override: Final = LineField(hint=words.OVERRIDE_HINT)
        self.withheld: Final = QLabel(self)
        self.form: Final = ChoicesForm(desk.context, self)
        self.preview: Final = PdfPreview(self)
        self.print_button: Final = QPushButton(words.PRINT, self)
        self.word_button: Final = QPushButton(words.SAVE_WORD, self)
        self.pdf_button: Final = QPushButton(words.SAVE_PDF, self)
        self.paragraphs: Final = ParagraphColumn(self, may_decline=False, empty=words.FROM_STEPS)
        self._lay_out()
        self._connect()
        self.rebuild()

    # --- building -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        resize_within_screen(self, 1240, 700)
        title = QLabel(self._offer.label, self)
        title.setWordWrap(True)
        mark(title, "subtitle")
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self._left())
        split.addWidget(self.preview)
        split.setSizes([500, 700])
        layout = QVBoxLayout(self)
        layout.addWidget(title)
        layout.addWidget(split, 1)
        layout.addLayout(self._buttons())

    def _left(self) -> QWidget:
        left = QWidget(self)
        self.names.setVisible(self._offer.paper in _WITH_NAMES)
        self.marked.setChecked(True)
        self.withheld.setWordWrap(True)
        set_tone(self.withheld, Tone.WARN)
        self.override.name(words.OVERRIDE)
        caption = QLabel(words.OVERRIDE, left)
        caption.setBuddy(self.override.editor)
        for widget in (caption, self.override):
            widget.setVisible(self._offer.recipient is not None)
        tabs = QTabWidget(left)
        tabs.setDocumentMode(True)
        tabs.addTab(self.paragraphs, report_words.TEXTS_TAB)
        tabs.addTab(self.form, report_words.FORM_TAB)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        for one in (self.names, self.marked, self.withheld, caption, self.override):
            column.addWidget(one)
        column.addWidget(tabs, 1)
        left.setMinimumWidth(380)
        return left

    def _buttons(self) -> QHBoxLayout:
        mark(self.print_button, "primary")
        close = QPushButton(common.CLOSE, self)
        close.clicked.connect(self.reject)
        return button_row(self.print_button, self.word_button, self.pdf_button, close, enter=False)

    def _connect(self) -> None:
        self.names.toggled.connect(lambda on: self._choose(names=on))
        self.marked.toggled.connect(lambda on: self._choose(marked=on))
        self.override.left.connect(lambda: self._choose(override=self.override.value()))
        self.paragraphs.written.connect(lambda key, text, _nothing: self._write(key, text))
        self.form.changed.connect(self._choose_form)
        self.print_button.clicked.connect(self.print_paper)
        self.word_button.clicked.connect(lambda: self.save_as(Format.DOCX))
        self.pdf_button.clicked.connect(lambda: self.save_as(Format.PDF))
        self._desk.context.lookups.changed.connect(lambda _kind: self._show_choices())

    # --- making ---------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Make the document anew and show its page."""
        documents, order, edits = self._documents, self._order, dict(self._edits)

        def work(_progress: Progress) -> Shown:
            draft = documents.build(order, edits)
            return Shown(draft, render(draft.report, Format.PDF))

        def failed(error: Exception) -> None:
            if to_be_told(error):
                self._desk.context.messages.error(error)
                self.reject()

        self._desk.context.jobs.read(work, self._show, failed=failed, owner=self)

    def _choose(self, **changes: Any) -> None:
        wanted = replace(self._order, **changes)
        if wanted != self._order:
            self._order = wanted
            self.rebuild()

    def _choose_form(self) -> None:
        self._choose(choices=replace(self._order.choices, begun=True, **self.form.values()))

    def _show(self, shown: Shown) -> None:
        if shown.draft.order != self._order:
            return
        self._shown = shown
        self._show_choices()
        self._show_withheld(shown.draft)
        self.paragraphs.show_report(shown.draft.report)
        self.preview.show_pdf(shown.pdf)

    def _show_choices(self) -> None:
        self.form.show_choices(self._order.choices)

    def _show_withheld(self, draft: CasePaperDraft) -> None:
        scopes = "; ".join(scope.label for scope in draft.withheld)
        lines = [words.WITHHELD.format(what=scopes, why=" ".join(draft.reasons))] if scopes else []
        if draft.kept_back:
            lines.append(words.KEPT_BACK.format(what=draft.kept_back))
        text = "\n".join(lines)
        self.withheld.setText(text)
        self.withheld.setVisible(bool(text))

    def _write(self, key: str, text: str | None) -> None:
        automatic = None
        if self._shown is not None:
            found = (one for _, one in titled_paragraphs(self._shown.draft.report) if one.key == key)
            automatic = next((one.auto_text for one in found), None)
        self._edits[key] = None if text is None else Edit(text, over=automatic)
        self.rebuild()

    # --- the way out ----------------------------------------------------------------------

    def _confirmed(self, act: str) -> CasePaperDraft | None:
        """The draft once the officer has said that it may leave; None otherwise."""
        self.paragraphs.keep()
        if self._shown is None:
            return None
        draft = self._shown.draft
        to = draft.organisation or (draft.recipient.label if draft.recipient else words.STAYS_HERE)
        question = words.CONFIRM.format(act=uncapitalised(act), to=to)
        return draft if self._desk.context.messages.ask(question, yes=act) else None

    def print_paper(self) -> None:
        """Confirm, choose the printer, print under the case's number."""
        context = self._desk.context
        draft = self._confirmed(words.PRINT)
        if draft is None:
            return
        if not has_printer():
            context.messages.warn(report_words.NO_PRINTER)
            return
        printer = choose_printer(self, self.preview.document.pageCount())
        if printer is None:
            return
        printer.setDocName(self._number)
        documents, edits = self._documents, dict(self._edits)

        def work(_progress: Progress) -> bytes:
            return documents.printed(draft, edits)

        def made(pdf: bytes) -> None:
            print_pdf(pdf, printer)
            context.messages.notice(words.PRINTED)
            self.handed_out.emit()

        context.jobs.write(work, made, label=words.PRINTING, owner=self)

    def save_as(self, form: Format) -> None:
        """Confirm, ask where to, write the file."""
        context = self._desk.context
        draft = self._confirmed(words.SAVE_WORD if form is Format.DOCX else words.SAVE_PDF)
        if draft is None:
            return
        name = f"{draft.file_stem}.{form.value}"
        path = context.messages.save_path(words.SAVE_TITLE, name, (_FILE_KINDS[form],))
        if path is None:
            return
        documents, edits = self._documents, dict(self._edits)

        def work(_progress: Progress) -> Path:
            return documents.write(draft, path, form, edits)

        def written(target: Path) -> None:
            context.messages.notice(words.SAVED.format(name=target.name))
            self.handed_out.emit()

        context.jobs.write(work, written, label=words.SAVING, owner=self)
