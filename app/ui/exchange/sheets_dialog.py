"""«Ba phiếu khôi phục»: present passphrase, three sheets on paper, each typed back once before it counts."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AppError
from app.core.progress import Progress
from app.ui.button_row import button_row
from app.ui.context import UiContext
from app.ui.error_label import ErrorLabel
from app.ui.jobs import to_be_told
from app.ui.messages import PDF
from app.ui.passphrase import PassphraseLine
from app.ui.strings import common
from app.ui.strings import sheets as words
from app.ui.theme import mark

if TYPE_CHECKING:
    from app.services.recovery_sheets import Sheets
    from app.services.vault import DataKey, Vault

COUNT: Final = 3
_WIDTH: Final = 640


class SheetsDialog(QDialog):
    """Two pages: the passphrase, then the sheets. `commune` stands on the paper."""

    def __init__(
        self, context: UiContext, vault: "Vault", *, commune: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._vault = vault
        self._commune = commune
        self._made: tuple[Sheets, DataKey] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        self.setMinimumWidth(_WIDTH)
        self.current: Final = PassphraseLine(words.CURRENT, self)
        self.error: Final = ErrorLabel(self)
        self.make_button: Final = QPushButton(words.MAKE, self)
        self.lines: Final = tuple(QLineEdit(self) for _ in range(COUNT))
        self.errors: Final = tuple(ErrorLabel(self) for _ in range(COUNT))
        self.save_buttons: Final = tuple(
            QPushButton(words.SAVE.format(number=number), self) for number in range(1, COUNT + 1)
        )
        self.force_button: Final = QPushButton(words.PUT_IN_FORCE, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._passphrase_page())
        self._pages.addWidget(self._sheets_page())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.addWidget(self._pages)
        context.hub.closing.connect(self._give_way)

    def _passphrase_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        intro, caption = QLabel(words.INTRO, page), QLabel(words.CURRENT, page)
        intro.setWordWrap(True)
        caption.setBuddy(self.current)
        for widget in (intro, caption, self.current, self.error):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(self._buttons(self.make_button))
        self.current.textChanged.connect(lambda _: self.error.say(""))
        self.current.returnPressed.connect(self.make)
        self.make_button.clicked.connect(self.make)
        return page

    def _sheets_page(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, line in enumerate(self.lines):
            number = place + 1
            caption = QLabel(words.TYPE_BACK.format(number=number), page)
            caption.setBuddy(line)
            line.setAccessibleName(caption.text())
            line.setMaxLength(80)
            line.textChanged.connect(lambda _, place=place: self.errors[place].say(""))
            printing = QPushButton(words.PRINT.format(number=number), page)
            printing.clicked.connect(lambda _checked=False, number=number: self.print_sheet(number))
            saving = self.save_buttons[place]
            saving.clicked.connect(lambda _checked=False, number=number: self.save_sheet(number))
            for button in (printing, saving):
                button.setAutoDefault(False)
            grid.addWidget(caption, 3 * place, 0)
            grid.addWidget(printing, 3 * place, 1)
            grid.addWidget(saving, 3 * place, 2)
            grid.addWidget(line, 3 * place + 1, 0, 1, 3)
            grid.addWidget(self.errors[place], 3 * place + 2, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        grid.addLayout(self._buttons(self.force_button), 3 * COUNT, 0, 1, 3)
        self.force_button.clicked.connect(self.put_in_force)
        return page

    def _buttons(self, primary: QPushButton) -> QHBoxLayout:
        cancel = QPushButton(common.CANCEL, self)
        cancel.clicked.connect(self.reject)
        mark(primary, "primary")
        return button_row(primary, cancel, enter=False)

    # --- doing ------------------------------------------------------------------------------

    def make(self) -> None:
        """Check the passphrase and make three sheets; nothing is in force yet."""
        typed, vault = self.current.text(), self._vault
        if not typed:
            self.error.say(words.CURRENT_MISSING)
            return

        def work(_progress: Progress) -> "tuple[Sheets, DataKey]":
            from app.services.recovery_sheets import new_sheets

            key = vault.unlock(typed)
            return new_sheets(), key

        self._context.jobs.write(work, self._show, label=words.CHECKING, failed=self._failed, owner=self)

    def _show(self, made: "tuple[Sheets, DataKey]") -> None:
        self._made = made
        self.current.clear()
        self._pages.setCurrentIndex(1)
        self.lines[0].setFocus()

    def _failed(self, error: Exception) -> None:
        if to_be_told(error):
            self.error.say(str(error))

    def print_sheet(self, number: int) -> None:
        """Print one sheet."""
        from app.ui.reports.printing import print_report

        print_report(self._paper(number), self, self._context.messages)

    def save_sheet(self, number: int) -> None:
        """Save one sheet as PDF."""
        from app.services.files import write_atomically

        path = self._context.messages.save_path(
            words.SAVE.format(number=number), words.FILE_NAME.format(number=number), (PDF,)
        )
        if path is not None:
            self._tell(lambda: write_atomically(path, self._paper(number), private=True))

    def put_in_force(self) -> None:
        """Compare what was typed back with each sheet; only when all three are right they count."""
        from app.services.recovery_sheets import check_typed

        assert self._made is not None
        sheets, key = self._made
        wrong = []
        for place, line in enumerate(self.lines):
            try:
                check_typed(sheets, place + 1, line.text())
            except AppError as error:
                self.errors[place].say(str(error))
                wrong.append(line)
        if wrong:
            wrong[0].setFocus()
            return
        vault = self._vault
        self._context.jobs.write(
            lambda _progress: vault.keep_sheets(key, sheets.secret), lambda _: self._kept(), owner=self
        )

    def _kept(self) -> None:
        self._forget()
        self.accept()
        self._context.messages.notice(words.IN_FORCE)

    def _paper(self, number: int) -> bytes:
        from app.services.recovery_sheets import sheet_report
        from app.services.reports.pdf import render_pdf

        assert self._made is not None
        code = self._made[0].codes[number - 1]
        return render_pdf(sheet_report(code, number, commune=self._commune, on=self._context.clock.today()))

    def _tell(self, act: Callable[[], object]) -> None:
        try:
            act()
        except AppError as error:
            self._context.messages.error(error)

    def _give_way(self) -> None:
        self._forget()
        self.reject()

    def _forget(self) -> None:
        self._made = None
        for line in self.lines:
            line.clear()
