"""Withdrawing a consent: a deliberate act, after seeing what that recipient has been told."""

from typing import Final

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.progress import Progress
from app.services.cases.consents import Withdrawal
from app.ui.button_row import button_row
from app.ui.cases.consent_words import consent_line, consents_in_force, ledger_lines
from app.ui.cases.desk import Desk
from app.ui.cases.fields import LinesField
from app.ui.cases.page import CaseInFront
from app.ui.error_label import ErrorLabel
from app.ui.fields import ChoiceField, DateField, Option
from app.ui.jobs import to_be_told
from app.ui.strings import case_pages as words
from app.ui.strings import common
from app.ui.theme import Tone, mark, set_tone


class WithdrawalDialog(QDialog):
    """Asks which consent, from what day and why; stores it. The case has a consent in force."""

    def __init__(self, desk: Desk, case: CaseInFront, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case = case
        self._rows = {str(row["id"]): row for row in consents_in_force(case.values)}
        self.setWindowTitle(words.WITHDRAW_TITLE)
        self.setMinimumWidth(560)
        options = [Option(key, consent_line(row)) for key, row in self._rows.items()]
        self.consent: Final = ChoiceField(options, optional=False)
        self.consent.set_value(options[0].value)
        self.told: Final = QLabel(self)
        self.told.setWordWrap(True)
        self.day: Final = DateField(desk.context.clock)
        self.day.set_value(desk.context.clock.today())
        self.reason: Final = LinesField(lines=2)
        self.error: Final = ErrorLabel(self)
        self.withdraw_button: Final = QPushButton(words.WITHDRAW_DO, self)
        self.withdraw_button.clicked.connect(self.store)
        self._lay_out()
        self.consent.changed.connect(self._show_told)
        self._show_told()
        self.consent.setFocus()

    def _lay_out(self) -> None:
        means = QLabel(words.WITHDRAW_MEANS, self)
        means.setWordWrap(True)
        mark(self.withdraw_button, "danger")
        cancel = QPushButton(common.CANCEL, self)
        cancel.clicked.connect(self.reject)
        buttons = button_row(self.withdraw_button, cancel)
        layout = QVBoxLayout(self)
        layout.addWidget(_caption(words.WITHDRAW_WHICH, self))
        layout.addWidget(self.consent)
        layout.addWidget(means)
        layout.addWidget(self.told)
        for label, field in ((words.WITHDRAWN_ON, self.day), (words.WITHDRAWN_WHY, self.reason)):
            field.name(label)
            layout.addWidget(_caption(label, self))
            layout.addWidget(field)
        self.consent.name(words.WITHDRAW_WHICH)
        layout.addWidget(self.error)
        layout.addStretch(1)
        layout.addLayout(buttons)

    def _show_told(self) -> None:
        row = self._rows[str(self.consent.value())]
        lines = ledger_lines(self._case.values.get("disclosures") or (), row["recipient"])
        self.told.setText("\n".join(f"• {line}" for line in lines) or words.WITHDRAW_TOLD_NOTHING)
        self.adjustSize()

    def store(self) -> None:
        """Withdraw it."""
        consents, case_id, consent_id = self._desk.cases.consents, self._case.id, str(self.consent.value())
        try:
            day, reason = self.day.value(), self.reason.value()
        except AppError as error:
            self.error.say(str(error))
            return

        def work(_progress: Progress) -> Withdrawal:
            return consents.withdraw(case_id, consent_id, on=day, reason=reason)

        def kept(done: Withdrawal) -> None:
            self._desk.context.hub.announce(done.changes)
            self.accept()

        def failed(error: Exception) -> None:
            if to_be_told(error):
                self.error.say(str(error))

        self._desk.context.jobs.write(work, kept, failed=failed, owner=self)


def _caption(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    set_tone(label, Tone.MUTED)
    return label
