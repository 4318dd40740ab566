"""Two-minute intake: ten fields, keys alone; everything else can wait.

Nobody has to be named, no time has to be known, and every question may be declined.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.case_vocabulary import DatePrecision, GbvType, ReceiveForm, Relationship, Sex, ViolenceForm
from app.core.clock import Clock
from app.core.dates import format_date, parse_date, parse_range
from app.core.errors import Finding, InvalidDate, InvalidRecord, NeedsConfirmation
from app.core.text import fold
from app.ui.cases.fields import MomentField, OneOf, TicksField, YesNoField
from app.ui.context import UiContext
from app.ui.fields import NumberField
from app.ui.fields.base import TypedField
from app.ui.form import Form
from app.ui.list_parts import labelled
from app.ui.strings import case_pages as labels
from app.ui.strings import cases as words
from app.ui.theme import Tone, mark, set_tone
from app.ui.wrapped import wrapped

_NESTED: Final = re.compile(r"(?:survivors|incidents|perpetrators)\.0\.(\w+)")
_UNKNOWN: Final = frozenset({"?", "kr", "khong ro", "chua ro"})
_SHOWN_AS: Final = {"date_precision": "incident_date"}


@dataclass(frozen=True, slots=True)
class When:
    """The day of an incident as far as it is known."""

    day: date | None
    precision: DatePrecision


class WhenField(TypedField[When]):
    """A day, a month, or «không rõ»."""

    def __init__(self, clock: Clock, *, parent: QWidget | None = None) -> None:
        self._clock = clock
        super().__init__(self._read_when, format_when, parent)
        self.line.setPlaceholderText(words.WHEN_HINT)
        self.line.setMaxLength(60)
        self.set_editor(self.line)

    def _read_when(self, text: str) -> When:
        if fold(text) in _UNKNOWN:
            return When(None, DatePrecision.UNKNOWN)
        today = self._clock.today()
        try:
            return When(parse_date(text, today=today), DatePrecision.EXACT)
        except InvalidDate as error:
            try:
                days = parse_range(text, today=today)
            except InvalidDate:
                raise error from None
            if days.start.day != 1 or (days.start.year, days.start.month) != (days.end.year, days.end.month):
                raise
            return When(days.start, DatePrecision.MONTH)


def format_when(when: When) -> str:
    """05/03/2026, tháng 3/2026 or không rõ."""
    if when.day is None:
        return words.WHEN_UNKNOWN
    if when.precision is DatePrecision.MONTH:
        return words.WHEN_MONTH.format(month=when.day.month, year=when.day.year)
    return format_date(when.day)


class IntakeForm(Form):
    """Ten fields in the order in which they are asked; Enter moves on, Ctrl+S saves."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "cases")
        self._danger = False
        self.danger_button: Final = QPushButton(words.DANGER_TOGGLE)
        self.danger_note: Final = QLabel(words.DANGER_NOTED)
        self._build_head()
        clock = context.clock
        self.received: Final = self.add(
            "received_at", labels.RECEIVED_AT, MomentField(clock), required=True, half=True
        )
        self.add(
            "receive_form",
            labels.RECEIVE_FORM,
            OneOf(ReceiveForm, optional=False),
            required=True,
            half=True,
        )
        self.add("sex", words.INTAKE_SEX, OneOf(Sex), half=True)
        self.add("age", words.INTAKE_AGE, NumberField(unit=labels.YEARS), half=True)
        self.add("relationship", words.INTAKE_RELATION, OneOf(Relationship), half=True)
        self.add("incident_date", words.INTAKE_WHEN, WhenField(clock), half=True)
        self.add("gbv_type", words.INTAKE_TYPE, OneOf(GbvType))
        self.add("dv_form", words.INTAKE_FORM, TicksField(labelled(ViolenceForm), row_key="form", columns=4))
        self.add("consent_services", labels.CONSENT_SERVICES, YesNoField(), half=True)
        self.add("consent_sharing", labels.CONSENT_SHARING, YesNoField(), half=True)
        self._frame.history_button.hide()

    def _build_head(self) -> None:
        head = QWidget()
        self.danger_button.setParent(head)
        self.danger_note.setParent(head)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 8)
        note = wrapped(words.INTAKE_NOTE, head)
        self.danger_button.setCheckable(True)
        self.danger_button.setAutoDefault(False)
        # The ten fields are the Tab order; this has a key of its own.
        self.danger_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.danger_note.setWordWrap(True)
        set_tone(self.danger_note, Tone.BAD)
        self.danger_note.hide()
        self.danger_button.toggled.connect(self._set_danger)
        shortcut = QShortcut(QKeySequence("Ctrl+D"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.danger_button.toggle)
        column.addWidget(note)
        column.addWidget(self.danger_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.danger_note)
        self.add_widget(head)

    def _set_danger(self, danger: bool) -> None:
        self._danger = danger
        self.danger_note.setVisible(danger)
        mark(self.danger_button, "danger" if danger else "")

    @override
    def load(self, values: Mapping[str, Any]) -> None:
        super().load(values)
        if self.received.is_empty():
            self.received.set_now()

    @override
    def changed_values(self) -> dict[str, Any]:
        return nested(self.values(), danger=self._danger)

    @override
    def _show_findings(self, error: InvalidRecord) -> None:
        findings = [_flat(finding) for finding in error.findings]
        kind = NeedsConfirmation if isinstance(error, NeedsConfirmation) else InvalidRecord
        super()._show_findings(kind(findings))


def nested(values: Mapping[str, Any], *, danger: bool) -> dict[str, Any]:
    """The ten answers as the record has them: people and incident as rows; what was left out is left out."""
    when = values["incident_date"]
    found: dict[str, Any] = {
        "received_at": values["received_at"],
        "receive_form": values["receive_form"],
        "survivors": [_given(sex=values["sex"], age=values["age"])],
        "incidents": [
            _given(
                incident_date=when.day if when else None,
                date_precision=when.precision if when else None,
                gbv_type=values["gbv_type"],
                dv_form=values["dv_form"],
            )
        ],
        "perpetrators": [_given(relationship=values["relationship"])],
        **_given(
            consent_services=values["consent_services"],
            consent_sharing=values["consent_sharing"],
            immediate_danger=True if danger else None,
        ),
    }
    return {key: value for key, value in found.items() if value != [{}]}


def _given(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, [], "")}


def _flat(finding: Finding) -> Finding:
    inner = _NESTED.fullmatch(finding.field)
    key = inner[1] if inner else finding.field
    return Finding(_SHOWN_AS.get(key, key), finding.message, finding.severity)
