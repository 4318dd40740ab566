"""The pages whose entries are settings: office, periods and thresholds, idle lock."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.periods import PeriodRule
from app.ui.context import UiContext
from app.ui.fields import CheckField, ChoiceField, LineField, NumberField, Option
from app.ui.fields.base import TypedField
from app.ui.form import Form
from app.ui.settings_dialog.office_records import RECORD_ID
from app.ui.strings import fields as field_words
from app.ui.strings import settings as words
from app.ui.wrapped import wrapped

_NUMBER_WIDTH: Final = 180


def narrow(field: NumberField) -> NumberField:
    """A number of two or three digits needs no more room."""
    field.setMaximumWidth(_NUMBER_WIDTH)
    return field


class OfficeForm(Form):
    """Base of the three: one record, always there; its history is that of single settings."""

    def __init__(self, context: UiContext, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(context, kind, parent)
        self.hide_close_button()
        self._frame.history_button.hide()

    def read(self) -> None:
        """Show the settings as they stand."""
        self.open_record(RECORD_ID)

    def add_note(self, text: str) -> None:
        """Add an explanation across the whole width."""
        note = wrapped(text)
        self.add_widget(note)

    @override
    def problems(self) -> dict[str, str]:
        """A setting that is a number has to be one; an empty line is not «as before»."""
        found = super().problems()
        for key, field in self.fields.items():
            if isinstance(field, TypedField) and key not in found and field.is_empty():
                found[key] = field_words.REQUIRED_MISSING.format(label=self._labels[key])
        return found


class CommuneForm(OfficeForm):
    """Whose file it is, and what documents look like."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "office", parent)
        self.add("commune", words.COMMUNE, LineField(max_length=100), required=True, half=True)
        self.add("province", words.PROVINCE, LineField(max_length=100), required=True, half=True)
        self.add("place", words.PLACE, LineField(max_length=100, hint=words.PLACE_HINT), half=True)
        self.add_note(words.PLACE_NOTE)
        self.add_heading(words.OFFICER_PART)
        self.add("officer", words.OFFICER, LineField(max_length=100), half=True)
        self.add("officer_initials", words.INITIALS, LineField(max_length=20), half=True)
        self.add_note(words.OFFICER_NOTE)
        self.add_heading(words.DOCUMENTS)
        sizes = [Option(size, words.POINTS.format(size=size)) for size in (13, 14)]
        self.add("body_size", words.BODY_SIZE, ChoiceField(sizes, optional=False), half=True)
        self.add("print_legal_bases", words.PAGE_BASES, CheckField(words.PRINT_BASES), half=True)


class PeriodsForm(OfficeForm):
    """Reporting periods, due days, thresholds of tin/bài."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "periods", parent)
        rules = (
            Option(PeriodRule.ND09, words.RULE_ND09),
            Option(PeriodRule.CALENDAR, words.RULE_CALENDAR),
        )
        self.add("period_rule", words.PERIOD_RULE, ChoiceField(rules, optional=False))
        self.add_note(words.PERIOD_NOTE)
        self.add_heading(words.DUE_DAYS)
        for key, label in (
            ("month_report_day", words.DUE_MONTH),
            ("quarter_report_day", words.DUE_QUARTER),
            ("half_year_report_day", words.DUE_HALF),
            ("year_report_day", words.DUE_YEAR),
        ):
            self.add(key, label, narrow(NumberField(minimum=1)), half=True)
        self.add_heading(words.THRESHOLDS)
        for key, label in (
            ("media_per_month", words.PER_MONTH),
            ("media_per_quarter", words.PER_QUARTER),
        ):
            self.add(key, label, narrow(NumberField(unit=words.ITEMS)), half=True)


class SecurityForm(OfficeForm):
    """Idle lock; passphrase and recovery sheet behind buttons."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "security", parent)
        idle = narrow(NumberField(minimum=1, unit=words.IDLE_UNIT))
        self.add("idle_minutes", words.IDLE, idle, half=True)
        self.add_heading(words.PASSPHRASE)
        self.change_button = self._add_button(words.CHANGE, words.PASSPHRASE_NOTE)
        self.add_heading(words.RECOVERY)
        self.sheet_button = self._add_button(words.SHEET, words.RECOVERY_NOTE)

    def _add_button(self, label: str, note: str) -> QPushButton:
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        text = wrapped(note, room)
        button = QPushButton(label, room)
        button.setAutoDefault(False)
        line = QHBoxLayout()
        line.addWidget(button)
        line.addStretch(1)
        column.addWidget(text)
        column.addLayout(line)
        self.add_widget(room)
        return button
