"""First start: the commune, the passphrase, the recovery sheet, then what to begin with."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QStackedWidget, QWidget

from app.core.errors import AppError
from app.services.vault import MIN_PASSPHRASE_LENGTH
from app.ui.beginning import OfficeChoice, RecoverySheet, StartChoice
from app.ui.card_page import CardPage
from app.ui.error_label import ErrorLabel
from app.ui.passphrase import NewPassphrase
from app.ui.strings import common
from app.ui.strings import door as words
from app.ui.theme import Tone, mark, set_tone


class FirstRun(QStackedWidget):
    """The four pages. The caller makes the file on `create_asked` and then calls `show_recovery`."""

    create_asked = Signal(object, str)
    """OfficeChoice and passphrase."""
    package_asked = Signal()
    """There is a book already: begin with its backup."""
    start_chosen = Signal(object)
    """StartChoice: the recovery code is in safe hands."""

    def __init__(
        self,
        *,
        office: OfficeChoice | None = None,
        sheet: RecoverySheet | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self.commune: Final = QLineEdit((office or OfficeChoice()).commune)
        self.province: Final = QLineEdit((office or OfficeChoice()).province)
        self.office_error: Final = ErrorLabel()
        self.office_next: Final = QPushButton(common.NEXT)
        self.package_button: Final = QPushButton(words.FROM_PACKAGE)
        self.passphrase: Final = NewPassphrase()
        self.create_error: Final = ErrorLabel()
        self.create_button: Final = QPushButton(common.NEXT)
        self._back: Final = QPushButton(common.BACK)
        self.code: Final = QLabel()
        self.noted: Final = QCheckBox(words.RECOVERY_NOTED)
        self.recovery_next: Final = QPushButton(common.NEXT)
        self.start_buttons: Final[dict[StartChoice, QPushButton]] = {}
        for page in (self._office_page(), self._passphrase_page(), self._recovery_page(), self._start_page()):
            self.addWidget(page)
        self.commune.setFocus()

    # --- pages ----------------------------------------------------------------------------

    def _office_page(self) -> CardPage:
        page = CardPage(words.WELCOME, words.WELCOME_TEXT, above=words.STEP.format(number=1))
        self.commune.setPlaceholderText(words.COMMUNE_HINT)
        for line, caption in ((self.commune, words.COMMUNE), (self.province, words.PROVINCE)):
            line.setMaxLength(100)
            page.add(line, caption)
        page.add(self.office_error)
        page.add_buttons(self.office_next)
        page.add_text(words.FROM_PACKAGE_NOTE, muted=True)
        page.add(self.package_button)
        self.package_button.setAutoDefault(False)
        self.package_button.clicked.connect(lambda _checked=False: self.package_asked.emit())
        self.commune.returnPressed.connect(self.province.setFocus)
        self.province.returnPressed.connect(self._leave_office)
        self.office_next.clicked.connect(self._leave_office)
        return page

    def _passphrase_page(self) -> CardPage:
        text = words.PASSPHRASE_TEXT.format(minimum=MIN_PASSPHRASE_LENGTH)
        page = CardPage(words.PASSPHRASE_TITLE, text, above=words.STEP.format(number=2))
        page.add(self.passphrase)
        page.add(self.create_error)
        page.add_buttons(self._back, self.create_button)
        self.passphrase.completed.connect(self._ask_create)
        self.create_button.clicked.connect(self._ask_create)
        self._back.clicked.connect(lambda: self._show(0, self.commune))
        return page

    def _recovery_page(self) -> CardPage:
        page = CardPage(words.RECOVERY_TITLE, words.RECOVERY_TEXT, above=words.STEP.format(number=3))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSize(14)
        font.setWeight(QFont.Weight.Bold)
        self.code.setFont(font)
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.code.setContentsMargins(0, 10, 0, 10)
        self.code.setAccessibleName(words.RECOVERY_CODE)
        page.add(self.code)
        if self._sheet is not None:
            sheet = self._sheet
            for label, act in ((words.RECOVERY_PRINT, sheet.print), (words.RECOVERY_SAVE, sheet.save)):
                button = QPushButton(label)
                button.clicked.connect(lambda _checked=False, act=act: act(self.code.text()))
                page.add(button)
        page.add(self.noted)
        page.add_buttons(self.recovery_next)
        self.recovery_next.setEnabled(False)
        self.noted.toggled.connect(self.recovery_next.setEnabled)
        self.recovery_next.clicked.connect(self._leave_recovery)
        return page

    def _start_page(self) -> CardPage:
        page = CardPage(words.START_TITLE, words.START_TEXT)
        for choice, label, note in (
            (StartChoice.PLAN, words.START_PLAN, words.START_PLAN_NOTE),
            (StartChoice.SAMPLE, words.START_SAMPLE, words.START_SAMPLE_NOTE),
            (StartChoice.EMPTY, words.START_EMPTY, words.START_EMPTY_NOTE),
        ):
            button = QPushButton(label)
            button.setAccessibleDescription(note)
            button.clicked.connect(lambda _checked=False, choice=choice: self.start_chosen.emit(choice))
            self.start_buttons[choice] = button
            if choice is StartChoice.PLAN:
                mark(button, "primary")
            page.add(button)
            page.add_text(note, muted=True)
        return page

    # --- steps ----------------------------------------------------------------------------

    def office(self) -> OfficeChoice:
        """What was entered on the first page."""
        return OfficeChoice(self.commune.text().strip(), self.province.text().strip())

    def _leave_office(self) -> None:
        office = self.office()
        for line, value, sentence in (
            (self.commune, office.commune, words.COMMUNE_MISSING),
            (self.province, office.province, words.PROVINCE_MISSING),
        ):
            if not value:
                self.office_error.say(sentence)
                line.setFocus()
                return
        self.office_error.say("")
        self._show(1, self.passphrase)

    def _ask_create(self) -> None:
        passphrase = self.passphrase.passphrase()
        if passphrase is None or not self.create_button.isEnabled():
            return
        self._wait(True)
        set_tone(self.create_error, Tone.MUTED)
        self.create_error.say(words.CREATING)
        self.create_asked.emit(self.office(), passphrase)

    def show_error(self, error: AppError | None) -> None:
        """The file could not be made; None: it was told elsewhere, let the officer try again."""
        self._wait(False)
        set_tone(self.create_error, Tone.BAD)
        self.create_error.say(str(error or ""))

    def _wait(self, waiting: bool) -> None:
        for widget in (self.create_button, self._back, self.passphrase):
            widget.setDisabled(waiting)

    def show_recovery(self, code: str) -> None:
        """The file is made: show its recovery code, this once."""
        self.passphrase.clear()
        self.code.setText(code)
        self._show(2, self.noted)

    def _leave_recovery(self) -> None:
        self.code.clear()
        self._show(3, self.start_buttons[StartChoice.PLAN])

    def _show(self, page: int, focus: QWidget) -> None:
        self.setCurrentIndex(page)
        focus.setFocus()
