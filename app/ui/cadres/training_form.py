"""The form of a class, planned or held, with who of the roster takes part."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.cadre_vocabulary import TrainingField, TrainingStatus
from app.ui.cadres.choices import CadreChoices
from app.ui.context import UiContext
from app.ui.fields import (
    ChoiceField,
    DateField,
    Entry,
    LineField,
    MoneyField,
    NumberField,
    PickField,
    RowsField,
    RowShape,
    TextField,
)
from app.ui.form import Form
from app.ui.list_parts import labelled
from app.ui.propaganda.task_field import TaskField
from app.ui.strings import cadre_forms as words


def attendee_shape(choices: CadreChoices) -> RowShape:
    """Somebody of the roster in a class."""
    return RowShape(
        entries=(
            Entry(
                key="cadre_id",
                label=words.ATTENDEE,
                make=lambda: PickField(choices.people),
                span=5,
                required=True,
            ),
            Entry(key="certificate", label=words.CERTIFICATE, make=lambda: LineField(max_length=300), span=4),
            Entry(key="result", label=words.RESULT, make=lambda: LineField(max_length=200)),
        ),
        add=words.ATTENDEE_ADD,
        empty=words.ATTENDEES_EMPTY,
        summary=lambda values: " · ".join(
            part
            for part in (choices.person_name(values["cadre_id"]), values["certificate"], values["result"])
            if part
        ),
    )


class TrainingForm(Form):
    """One class."""

    def __init__(self, context: UiContext, choices: CadreChoices, parent: QWidget | None = None) -> None:
        super().__init__(context, "trainings", parent)
        self.add("title", words.FIELD_CLASS, LineField(max_length=500), required=True)
        fields = ChoiceField(labelled(TrainingField), optional=False)
        self.add("field", words.FIELD_FIELD, fields, half=True)
        statuses = ChoiceField(labelled(TrainingStatus), optional=False)
        self.add("status", words.FIELD_STATUS, statuses, half=True)
        self.add("starts_on", words.FIELD_STARTS, DateField(context.clock), half=True)
        self.add("ends_on", words.FIELD_ENDS, DateField(context.clock), half=True)
        levels = LineField(max_length=100, suggest=choices.suggested("training_levels"))
        self.add("level", words.FIELD_LEVEL, levels, half=True)
        organisers = LineField(max_length=300, suggest=choices.suggested("organisers"))
        self.add("organiser", words.FIELD_ORGANISER, organisers, half=True)
        self.add_heading(words.PART_ATTENDEES)
        attendees = RowsField(attendee_shape(choices))
        self.attendees: Final = self.add("attendees", words.FIELD_ATTENDEES, attendees)
        self.add("attended", words.FIELD_ATTENDED, NumberField(), half=True)
        self.add("attended_women", words.FIELD_ATTENDED_WOMEN, NumberField(), half=True)
        for key in ("attended", "attended_women"):
            self.fields[key].editor.setProperty("placeholderText", words.ATTENDED_HINT)
        self.add_heading(words.PART_COST)
        self.add("cost_state", words.FIELD_COST_STATE, MoneyField(), half=True)
        self.add("cost_social", words.FIELD_COST_SOCIAL, MoneyField(), half=True)
        self.add("task_id", words.FIELD_TASK, TaskField(context, choices))
        self.add("note", words.FIELD_NOTE, TextField(lines=2))

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 46, line * 38)

    @override
    def load(self, values: Mapping[str, Any]) -> None:
        super().load({"field": TrainingField.GENDER, "status": TrainingStatus.PLANNED, **values})
