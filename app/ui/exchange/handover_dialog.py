"""«Bàn giao sổ»: what is handed over, the successor's passphrase, then the new code and the minutes."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QFont, QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.dates import format_date
from app.core.errors import AppError
from app.core.numbers import format_integer
from app.core.progress import Progress
from app.ui.button_row import button_row
from app.ui.context import UiContext
from app.ui.error_label import ErrorLabel
from app.ui.fitting import grow_to_fit
from app.ui.jobs import to_be_told
from app.ui.messages import PDF, WORD
from app.ui.passphrase import NewPassphrase
from app.ui.strings import common
from app.ui.strings import handover as words
from app.ui.theme import mark

if TYPE_CHECKING:
    from app.services.exchange.handover import HandedOver
    from app.services.exchange.handover_minutes import Inventory
    from app.services.exchange.service import Exchange
    from app.services.reports.model import Report

_WIDTH: Final = 560
_MOST_CODES: Final = 12


class HandoverDialog(QDialog):
    """Two pages; on the first also the minutes of the last handover, to print again.

    Once the key is changed the book must be opened anew: `on_done` is called at the end.
    """

    def __init__(
        self,
        context: UiContext,
        exchange: "Exchange",
        *,
        on_done: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._exchange = exchange
        self._on_done = on_done
        self._handed: HandedOver | None = None
        self._minutes: Report | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        self.setMinimumWidth(_WIDTH)
        self.content: Final = QLabel(self)
        self.successor: Final = QLineEdit(self)
        self.new: Final = NewPassphrase(self)
        self.error: Final = ErrorLabel(self)
        self.print_again: Final = QPushButton(self)
        self.save_again: Final = QPushButton(words.SAVE_AGAIN, self)
        self.hand_button: Final = QPushButton(words.HAND_OVER, self)
        self.code: Final = QLabel(self)
        self.noted: Final = QCheckBox(words.NOTED, self)
        self.finish_button: Final = QPushButton(words.FINISH, self)
        self.outputs: Final[dict[str, QPushButton]] = {}
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._first_page())
        self._pages.addWidget(self._second_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.addWidget(self._pages)
        context.hub.closing.connect(self._give_way)
        context.jobs.read(lambda _progress: exchange.handovers.inventory(), self._show, owner=self)
        context.jobs.read(lambda _progress: _last_minutes(exchange), self._offer_again, owner=self)

    # --- pages ------------------------------------------------------------------------------

    def _first_page(self) -> QWidget:
        page, column = _page()
        intro = QLabel(words.INTRO, page)
        caption = QLabel(words.CONTENT, page)
        successor = QLabel(words.SUCCESSOR, page)
        part = QLabel(words.NEW_PART, page)
        successor.setBuddy(self.successor)
        self.successor.setAccessibleName(words.SUCCESSOR)
        self.successor.setMaxLength(100)
        for label in (caption, part):
            mark(label, "subtitle")
        for label in (intro, self.content):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (intro, caption, self.content, successor, self.successor, part, self.new, self.error):
            column.addWidget(widget)
        cancel = QPushButton(common.CANCEL, page)
        mark(self.hand_button, "danger")
        column.addStretch(1)
        buttons = button_row(self.hand_button, cancel, enter=False)
        for place, button in enumerate((self.print_again, self.save_again)):
            button.setAutoDefault(False)
            button.hide()
            buttons.insertWidget(place, button)
        self.print_again.clicked.connect(self.print_minutes)
        self.save_again.clicked.connect(self.save_minutes)
        column.addLayout(buttons)
        self.successor.textChanged.connect(lambda _: self.error.say(""))
        for line in (self.new.first, self.new.second):
            line.textChanged.connect(lambda _: self._fit())
        self.hand_button.clicked.connect(self.hand_over)
        cancel.clicked.connect(self.reject)
        return page

    def _second_page(self) -> QWidget:
        page, column = _page()
        done, text = QLabel(words.DONE, page), QLabel(words.DONE_TEXT, page)
        mark(done, "subtitle")
        text.setWordWrap(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSize(14)
        font.setWeight(QFont.Weight.Bold)
        self.code.setFont(font)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        for widget in (done, self.code, text):
            column.addWidget(widget)
        for label, slot in (
            (words.PRINT_CODE, self.print_code),
            (words.SAVE_CODE, self.save_code),
            (words.PRINT_MINUTES, self.print_minutes),
            (words.SAVE_MINUTES, self.save_minutes),
        ):
            button = QPushButton(label, page)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
            self.outputs[label] = button
            column.addWidget(button)
        column.addWidget(self.noted)
        column.addStretch(1)
        mark(self.finish_button, "primary")
        self.finish_button.setEnabled(False)
        self.noted.toggled.connect(self.finish_button.setEnabled)
        self.finish_button.clicked.connect(self.accept)
        column.addLayout(button_row(self.finish_button, enter=False))
        self.accepted.connect(self._on_done)
        return page

    def _show(self, inventory: "Inventory") -> None:
        codes = ", ".join(case.case_no for case in inventory.cases[:_MOST_CODES])
        more = "…" if len(inventory.cases) > _MOST_CODES else ""
        records = sum(count for _, count in inventory.counts)
        lines = (
            words.RECORDS.format(count=format_integer(records), kinds=format_integer(len(inventory.counts))),
            words.TASKS.format(count=format_integer(len(inventory.tasks))),
            words.CASES.format(
                count=format_integer(len(inventory.cases)), codes=f": {codes}{more}" if codes else ""
            ),
            words.CLOCKS.format(count=format_integer(len(inventory.clocks))),
        )
        self.content.setText("\n".join(f"• {line}" for line in lines))
        self._fit()

    def _offer_again(self, past: "tuple[date, Report] | None") -> None:
        """Offer the minutes of the last handover, which may have been lost before they were signed."""
        if past is not None and self._handed is None:
            day, self._minutes = past
            self.print_again.setText(words.PRINT_AGAIN.format(day=format_date(day)))
            self.print_again.show()
            self.save_again.show()
            self._fit()

    def _fit(self) -> None:
        page = self._pages.currentWidget()
        if page is not None:
            grow_to_fit(page)

    # --- handing over -----------------------------------------------------------------------

    def hand_over(self) -> None:
        """Check what was entered, ask once more, and do it."""
        successor = self.successor.text().strip()
        if not successor:
            self.error.say(words.SUCCESSOR_MISSING)
            self.successor.setFocus()
            return
        passphrase = self.new.passphrase()
        if passphrase is None:
            return
        if not self._context.messages.ask(words.SURE.format(name=successor), yes=words.HAND_OVER):
            return
        handovers = self._exchange.handovers

        def work(progress: Progress) -> "HandedOver":
            return handovers.hand_over(passphrase, successor=successor, progress=progress)

        self._context.jobs.write(work, self._done, label=words.HANDING, failed=self._failed, owner=self)

    def _failed(self, error: Exception) -> None:
        if to_be_told(error):
            self.error.say(str(error))
            self._fit()

    def _done(self, handed: "HandedOver") -> None:
        self._handed = handed
        self._minutes = handed.minutes
        self.new.clear()
        self.code.setText(handed.recovery_code)
        self._pages.setCurrentIndex(1)
        self.outputs[words.PRINT_CODE].setFocus()

    # --- paper ------------------------------------------------------------------------------

    def print_code(self) -> None:
        """Print the sheet with the new recovery code."""
        self._print(self._code_sheet())

    def save_code(self) -> None:
        """Save that sheet."""
        path = self._context.messages.save_path(words.SAVE_CODE, words.CODE_NAME, (PDF,))
        if path is not None:
            from app.services.files import write_atomically

            self._tell(lambda: write_atomically(path, self._code_sheet(), private=True))

    def print_minutes(self) -> None:
        """Print the minutes."""
        from app.services.reports.service import Format, render

        if self._minutes is not None:
            self._print(render(self._minutes, Format.PDF))

    def save_minutes(self) -> None:
        """Save the minutes as a Word file."""
        from app.services.files import write_atomically
        from app.services.reports.service import Format, render

        path = self._context.messages.save_path(words.SAVE_MINUTES, words.MINUTES_NAME, (WORD,))
        if path is not None and self._minutes is not None:
            document = render(self._minutes, Format.DOCX)
            self._tell(lambda: write_atomically(path, document))

    def _code_sheet(self) -> bytes:
        from app.services.recovery_sheet import recovery_sheet
        from app.services.reports.pdf import render_pdf

        handed = self._done_with()
        today = self._context.clock.today()
        return render_pdf(recovery_sheet(handed.recovery_code, commune=handed.commune, on=today))

    def _print(self, pdf: bytes) -> None:
        from app.ui.reports.printing import print_report

        print_report(pdf, self, self._context.messages)

    def _tell(self, act: Callable[[], object]) -> None:
        try:
            act()
        except AppError as error:
            self._context.messages.error(error)

    def _done_with(self) -> "HandedOver":
        assert self._handed is not None
        return self._handed

    # --- leaving ----------------------------------------------------------------------------

    def _give_way(self) -> None:
        self._handed = self._minutes = None
        self.code.clear()
        self.close()

    @override
    def reject(self) -> None:
        # The new code must be in safe hands before the page that shows it goes.
        if self._handed is None:
            super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._handed is None or self.result() == QDialog.DialogCode.Accepted:
            event.accept()
        else:
            event.ignore()


def _last_minutes(exchange: "Exchange") -> "tuple[date, Report] | None":
    """Return the day and the minutes of the last handover that the log tells of."""
    past = exchange.handovers.past()
    return (past[0].at.date(), exchange.handovers.minutes(past[0])) if past else None


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return page, column
