"""The Cài đặt window: what it is about at the left, its page at the right."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.ui.beginning import RecoverySheet
from app.ui.context import UiContext
from app.ui.entity_tab import EntityTab
from app.ui.fitting import resize_within_screen
from app.ui.form import Form
from app.ui.settings_dialog.office_forms import CommuneForm, PeriodsForm, SecurityForm
from app.ui.settings_dialog.office_records import OfficeRecords
from app.ui.settings_dialog.passphrase_dialogs import ChangePassphraseDialog, RecoverySheetDialog
from app.ui.settings_dialog.ports import Keys, SettingsService
from app.ui.settings_dialog.registers import register_spec
from app.ui.settings_dialog.roster_form import RosterForm
from app.ui.strings import common
from app.ui.strings import settings as words
from app.ui.theme import row_height

OFFICE, PERIODS, ROSTER, SECURITY = "office", "periods", "roster", "security"
_PAGES: Final[Mapping[str, str]] = {
    OFFICE: words.PAGE_OFFICE,
    "hamlets": words.PAGE_HAMLETS,
    "units": words.PAGE_UNITS,
    "signers": words.PAGE_SIGNERS,
    "issuers": words.PAGE_ISSUERS,
    "addressees": words.PAGE_ADDRESSEES,
    "legal_bases": words.PAGE_BASES,
    PERIODS: words.PAGE_PERIODS,
    ROSTER: words.PAGE_ROSTER,
    SECURITY: words.PAGE_SECURITY,
}
_FORMS: Final[Mapping[str, type[CommuneForm] | type[PeriodsForm] | type[RosterForm]]] = {
    OFFICE: CommuneForm,
    PERIODS: PeriodsForm,
    ROSTER: RosterForm,
}
_LINES: Final[Mapping[str, int]] = {"signers": 3, "issuers": 2, "legal_bases": 3}
"""Lines of a row, for registers whose rows are told apart only by words that one line does not hold."""
_SIZE: Final = (1120, 640)


class SettingsDialog(QDialog):
    """Everything that the rest needs to know of the office; a page is made when it is first shown.

    Saved settings are announced on the hub like every change; without `sheet` there is no printing of the
    recovery code.
    """

    def __init__(
        self,
        context: UiContext,
        settings: SettingsService,
        keys: Keys,
        *,
        sheet: RecoverySheet | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context: Final = context
        self._office: Final = replace(context, records=OfficeRecords(settings, context.records))
        self._keys = keys
        self._sheet = sheet
        self._leaving = False
        self.pages: Final[dict[str, QWidget]] = {}
        self.menu: Final = QListWidget(self)
        self.stack: Final = QStackedWidget(self)
        self.close_button: Final = QPushButton(common.CLOSE, self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        self._build()
        self.menu.currentRowChanged.connect(self._show_row)
        self.close_button.clicked.connect(self.close)
        context.hub.closing.connect(self._leave)
        self.show_page(OFFICE)

    def _build(self) -> None:
        self.menu.setAccessibleName(words.PAGES_NAME)
        self.menu.addItems(list(_PAGES.values()))
        self.menu.setFixedWidth(self.menu.sizeHintForColumn(0) + 36)
        size = QSize(self.menu.sizeHintForColumn(0), row_height(self.menu))
        for row in range(self.menu.count()):
            self.menu.item(row).setSizeHint(size)
        self.close_button.setAutoDefault(False)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.close_button)
        right = QVBoxLayout()
        right.addWidget(self.stack, 1)
        right.addLayout(below)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.menu)
        layout.addLayout(right, 1)
        resize_within_screen(self, *_SIZE)

    # --- pages ------------------------------------------------------------------------------

    def show_page(self, key: str) -> QWidget:
        """Turn to a page: `office`, a register's kind, `periods`, `roster` or `security`."""
        self.menu.setCurrentRow(list(_PAGES).index(key))
        return self.pages[key]

    def _show_row(self, row: int) -> None:
        key = list(_PAGES)[row]
        if key not in self.pages:
            self.pages[key] = self._make(key)
            self.stack.addWidget(self.pages[key])
        self.stack.setCurrentWidget(self.pages[key])

    def _make(self, key: str) -> QWidget:
        if key == SECURITY:
            return self._security_page()
        if key in _FORMS:
            form = _FORMS[key](self._office)
            form.read()
            return form
        tab = EntityTab(register_spec(key, _PAGES[key], self.context.records), self.context)
        if key in _LINES:
            tab.table.show_lines(_LINES[key])
        return tab

    def _security_page(self) -> SecurityForm:
        form = SecurityForm(self._office)
        form.change_button.clicked.connect(
            lambda: ChangePassphraseDialog(self.context, self._keys, self).open()
        )
        sheet = self._sheet
        if sheet is None:
            form.sheet_button.setEnabled(False)
        else:
            form.sheet_button.clicked.connect(
                lambda: RecoverySheetDialog(self.context, self._keys, sheet, self).open()
            )
        form.read()
        return form

    # --- leaving ----------------------------------------------------------------------------

    def _unsaved(self) -> tuple[str, Form] | None:
        """The first page with something typed that is not stored."""
        for key, page in self.pages.items():
            form = page.form if isinstance(page, EntityTab) else page
            if isinstance(form, Form) and form.dirty:
                return key, form
        return None

    def _leave(self) -> None:
        self._leaving = True
        self.close()

    @override
    def reject(self) -> None:
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        unsaved = None if self._leaving else self._unsaved()
        if unsaved is None:
            event.accept()
            return
        event.ignore()
        key, form = unsaved
        self.show_page(key)
        # Afterwards: closing within a close event would be passed over.
        QTimer.singleShot(0, self, lambda: form.leave(self._close_again))

    def _close_again(self) -> None:
        self.close()
