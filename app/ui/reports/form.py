"""Who issues and signs the report, and the number and date that the clerk gave."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from app.core.errors import AppError
from app.services.reports.store import ReportChoices
from app.ui.context import UiContext
from app.ui.fields.dates import DateField
from app.ui.filter_bar import Option
from app.ui.strings import reports as words


class ChoicesForm(QWidget):
    """The formal part. `changed` comes once a choice is complete, not with every letter."""

    changed = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown = ReportChoices()
        self._of = ""
        self.issuer: Final = QComboBox(self)
        self.signer: Final = QComboBox(self)
        self.number: Final = QLineEdit(self)
        self.number.setPlaceholderText(words.NUMBER_HINT)
        self.signed_on: Final = DateField(context.clock, parent=self)
        self.signed_on.setToolTip(words.SIGNED_HINT)
        layout = QFormLayout(self)
        layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for label, widget in (
            (words.ISSUER, self.issuer),
            (words.SIGNER, self.signer),
            (words.NUMBER, self.number),
            (words.SIGNED_ON, self.signed_on),
        ):
            layout.addRow(label, widget)
            widget.setAccessibleName(label)
        self.issuer.activated.connect(self.changed)
        self.signer.activated.connect(self.changed)
        self.number.editingFinished.connect(self.changed)
        self.signed_on.left.connect(self.changed)

    def show_choices(self, choices: ReportChoices, *, of: str = "") -> None:
        """Show what was chosen for the report `of` that id; the first row in use stands for a choice not
        made. What is being typed is not disturbed while the report stays the same.
        """
        another, self._of, self._shown = of != self._of, of, choices
        lookups = self._context.lookups
        _fill(self.issuer, lookups.options("issuers"), choices.issuer_id)
        _fill(self.signer, lookups.options("signers"), choices.signer_id)
        if another or not self.number.hasFocus():
            self.number.setText(choices.number)
        # A date that cannot be read stays with its sentence, to be mended.
        typing = self.signed_on.editor.hasFocus() or bool(self.signed_on.problem())
        if another or not typing:
            self.signed_on.set_value(choices.signed_on)
        self.setEnabled(not choices.frozen)

    def keep(self) -> None:
        """Tell of a number or a date that was typed and not left yet."""
        if (self.number.text().strip(), self._date()) != (self._shown.number, self._shown.signed_on):
            self.changed.emit()

    def values(self) -> dict[str, Any]:
        """The choices as `Reports.choose` takes them; a date that cannot be read leaves the one before."""
        return {
            "issuer_id": self.issuer.currentData(),
            "signer_id": self.signer.currentData(),
            "number": self.number.text(),
            "signed_on": self._date(),
        }

    def _date(self) -> date | None:
        try:
            found: date | None = self.signed_on.value()
        except AppError:
            return self._shown.signed_on
        return found


def _fill(combo: QComboBox, options: Sequence[Option], chosen: str | None) -> None:
    wanted = [(option.value, option.label) for option in options]
    if [(combo.itemData(place), combo.itemText(place)) for place in range(combo.count())] != wanted:
        combo.clear()
        for value, text in wanted:
            combo.addItem(text, value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)))
