"""The form of a body: what it is, its seats and its target share of women, each from a day on."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.cadre_vocabulary import BodyKind, TargetLevel
from app.core.clock import Clock
from app.ui.cadres.choices import CadreChoices
from app.ui.context import UiContext
from app.ui.fields import (
    CheckField,
    ChoiceField,
    DateField,
    Entry,
    Field,
    LineField,
    NumberField,
    PickField,
    RowsField,
    RowShape,
    TextField,
)
from app.ui.form import Form
from app.ui.list_parts import labelled
from app.ui.strings import cadre_forms as words


def seats_shape(clock: Clock, choices: CadreChoices) -> RowShape:
    """How many seats from a day on."""

    def women() -> Field:
        field = NumberField()
        field.line.setPlaceholderText(words.WOMEN_HINT)
        return field

    return RowShape(
        entries=(
            Entry(key="from_on", label=words.SEATS_FROM, make=lambda: DateField(clock), required=True),
            Entry(key="seats", label=words.SEATS_NUMBER, make=NumberField, span=2, required=True),
            Entry(key="women", label=words.SEATS_WOMEN, make=women, span=4),
            Entry(
                key="term",
                label=words.POST_TERM,
                make=lambda: LineField(max_length=40, hint=words.TERM_HINT, suggest=choices.terms),
            ),
            Entry(key="note", label=words.SEATS_NOTE, make=lambda: LineField(max_length=2000), span=12),
        ),
        add=words.SEATS_ADD,
        add_tip=words.SEATS_ADD_TIP,
        empty=words.SEATS_EMPTY,
        newest_first=True,
    )


def targets_shape(clock: Clock) -> RowShape:
    """The share to reach from a day on."""
    return RowShape(
        entries=(
            Entry(key="from_on", label=words.TARGET_FROM, make=lambda: DateField(clock), required=True),
            Entry(
                key="percent",
                label=words.TARGET_PERCENT,
                make=lambda: NumberField(unit="%"),
                required=True,
            ),
            Entry(
                key="level",
                label=words.TARGET_LEVEL,
                make=lambda: ChoiceField(labelled(TargetLevel), optional=False),
                span=6,
                start=TargetLevel.COMMUNE,
            ),
            Entry(key="basis", label=words.TARGET_BASIS, make=lambda: LineField(max_length=500), span=12),
        ),
        add=words.TARGETS_ADD,
        empty=words.TARGETS_EMPTY,
        newest_first=True,
    )


class BodyForm(Form):
    """One body."""

    def __init__(self, context: UiContext, choices: CadreChoices, parent: QWidget | None = None) -> None:
        super().__init__(context, "bodies", parent)
        keywords = context.lookups.keywords("units")
        self.add("name", words.FIELD_BODY, LineField(max_length=300), required=True)
        self.add("abbreviation", words.FIELD_ABBREVIATION, LineField(max_length=60), half=True)
        kinds = ChoiceField(labelled(BodyKind), optional=False)
        self.add("body_kind", words.FIELD_BODY_KIND, kinds, half=True)
        self.add_heading(words.PART_SEATS)
        seats = RowsField(seats_shape(context.clock, choices))
        self.seats: Final = self.add("seats", words.FIELD_SEATS, seats)
        self.add_heading(words.PART_TARGETS)
        targets = RowsField(targets_shape(context.clock))
        self.targets: Final = self.add("targets", words.FIELD_TARGETS, targets)
        self.add_heading(words.PART_OTHER)
        self.add("hamlet_id", words.FIELD_BODY_HAMLET, PickField(choices.hamlets), half=True)
        self.add("unit_id", words.FIELD_BODY_UNIT, PickField(choices.units, keywords=keywords), half=True)
        position = self.add("position", words.FIELD_POSITION, NumberField(), half=True)
        position.line.setPlaceholderText(words.POSITION_LAST)
        self.add("active", words.FIELD_ACTIVE, CheckField(words.ACTIVE_BOX))
        self.add("note", words.FIELD_NOTE, TextField(lines=2))

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 46, line * 38)

    @override
    def load(self, values: Mapping[str, Any]) -> None:
        super().load({"active": True, "body_kind": BodyKind.OTHER, **values})

    @override
    def changed_values(self) -> dict[str, Any]:
        values = super().changed_values()
        asked = self.record is None or "position" in values
        if asked and values.get("position") is None:
            values["position"] = len(self.context.lookups.options("bodies")) + 1
        return values
