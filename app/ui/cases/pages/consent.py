"""Consent recipient by recipient, and the ledger of what was told to whom."""

from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.case_work_vocabulary import (
    ConsentFrom,
    ConsentManner,
    ConsentScope,
    Recipient,
    WithholdReason,
)
from app.ui.cases.consent_words import consent_line, consents_in_force, ledger_lines
from app.ui.cases.desk import Desk, survivor_options
from app.ui.cases.entries import lines, one_of, person, tick
from app.ui.cases.fields import (
    LinesField,
    OneOf,
    TicksField,
    YesNoField,
)
from app.ui.cases.page import CaseInFront, CasePage
from app.ui.cases.withdrawal import WithdrawalDialog
from app.ui.fields import DateField, Entry, LineField, RowShape
from app.ui.list_parts import labelled
from app.ui.strings import case_pages as words
from app.ui.theme import mark
from app.ui.wrapped import wrapped


class ConsentPage(CasePage):
    """What the survivor allows. No box is ticked beforehand, and silence is no consent."""

    def __init__(self, desk: Desk, case: CaseInFront) -> None:
        super().__init__(desk, case, "consent")
        note = wrapped(words.CONSENT_NOTE)
        self.add_widget(note)
        self._add_general()
        shape = RowShape(
            entries=(*self._answer(), *self._override()),
            add=words.CONSENT_ADD,
            empty=words.CONSENT_NONE,
            summary=consent_line,
        )
        self.add_rows("consents", words.CONSENTS, shape)
        self.withdraw_button: Final = QPushButton(words.WITHDRAW)
        self.withdraw_button.setToolTip(words.WITHDRAW_TIP)
        self.withdraw_button.clicked.connect(lambda: self.leave(self.ask_withdrawal))
        line = QWidget()
        beside = QHBoxLayout(line)
        beside.setContentsMargins(0, 6, 0, 0)
        beside.addWidget(self.withdraw_button)
        beside.addStretch(1)
        self.add_widget(line)
        self.ledger: Final = Ledger()
        self.add_widget(self.ledger)
        self.opened.connect(self._show_told)
        self.saved.connect(lambda _saved: self._show_told())

    def _show_told(self) -> None:
        self.ledger.show_rows(self.case.values.get("disclosures") or ())
        self.withdraw_button.setEnabled(bool(consents_in_force(self.case.values)))

    def ask_withdrawal(self) -> None:
        """Ask which consent is withdrawn, with what was told under it; the one way of this window."""
        dialog = WithdrawalDialog(self.desk, self.case, parent=self)
        self.desk.open_guarded(dialog)

    def _add_general(self) -> None:
        clock = self.desk.context.clock
        self.add("consent_services", words.CONSENT_SERVICES, YesNoField(), half=True)
        self.add("consent_sharing", words.CONSENT_SHARING, YesNoField(), half=True)
        self.add("consent_on", words.CONSENT_ON, DateField(clock), half=True)
        self.add("consent_manner", words.CONSENT_MANNER, OneOf(ConsentManner), half=True)
        self.add("consent_from", words.CONSENT_FROM, OneOf(ConsentFrom), half=True)
        self.add("withhold_reason", words.WITHHOLD_REASON, OneOf(WithholdReason), half=True)
        self.add("withhold_what", words.WITHHOLD_WHAT, LinesField(lines=2))
        self.add("mandatory_report", words.MANDATORY, YesNoField(), half=True)
        self.add("mandatory_told", words.MANDATORY_TOLD, YesNoField(), half=True)

    def _answer(self) -> tuple[Entry, ...]:
        clock, people = self.desk.context.clock, survivor_options(self.case.values)
        return (
            one_of("recipient", words.RECIPIENT, of=Recipient, span=5, required=True),
            Entry(key="organisation", label=words.ORGANISATION, make=LineField, span=7),
            Entry(key="agreed", label=words.AGREED, make=YesNoField, span=3, required=True),
            Entry(key="agreed_on", label=words.AGREED_ON, make=lambda: DateField(clock), span=4),
            one_of("manner", words.CONSENT_MANNER, of=ConsentManner, span=5),
            one_of("consent_from", words.CONSENT_FROM, of=ConsentFrom, span=5),
            person("survivor_id", words.ABOUT_WHOM, among=people, span=5),
            Entry(
                key="scope",
                label=words.SCOPE,
                make=lambda: TicksField(labelled(ConsentScope), row_key="scope", columns=2),
                span=12,
            ),
        )

    def _override(self) -> tuple[Entry, ...]:
        return (
            tick("override", words.OVERRIDE),
            lines(
                "override_reason",
                words.OVERRIDE_REASON,
                shown=lambda fields: bool(fields["override"].value()),
            ),
        )


class Ledger(QWidget):
    """What left the office: a line a disclosure, newest first, with what a withdrawal does not take back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: Final[list[QLabel]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 0, 0)
        heading = QLabel(words.LEDGER, self)
        mark(heading, "subtitle")
        self._column.addWidget(heading)
        self.note: Final = wrapped(parent=self)
        self._column.addWidget(self.note)

    def show_rows(self, rows: Any) -> None:
        """Show the disclosures of a case."""
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines.clear()
        self.note.setText(words.LEDGER_NOTE if rows else words.LEDGER_EMPTY)
        for text in ledger_lines(rows):
            line = QLabel(text, self)
            line.setWordWrap(True)
            self.lines.append(line)
            self._column.addWidget(line)
