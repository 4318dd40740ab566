"""The form of one direct activity: what and where, how many people, materials and money, files."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.vocabulary import ActivityForm as FormOfActivity
from app.core.vocabulary import MediaTheme
from app.ui.context import UiContext
from app.ui.fields import (
    AttachmentsField,
    ChoiceField,
    DateField,
    LineField,
    MoneyField,
    NumberField,
    PickField,
    TextField,
)
from app.ui.form import Form
from app.ui.list_parts import labelled
from app.ui.propaganda.choices import PropagandaChoices
from app.ui.propaganda.materials_field import MaterialsField
from app.ui.propaganda.sum_question import SumQuestion
from app.ui.propaganda.task_field import TaskField
from app.ui.strings import propaganda as words
from app.ui.tasks.row_fields import UnitRowsField


class ActivityForm(Form):
    """One activity. A total that does not add up is questioned beside its field."""

    def __init__(self, context: UiContext, choices: PropagandaChoices, parent: QWidget | None = None) -> None:
        super().__init__(context, "activities", parent)
        self._choices = choices
        self._add_content()
        self._add_people()
        self._add_costs()
        self.add("attachments", words.FIELD_FILES, AttachmentsField(context))
        self.add("task_id", words.FIELD_TASK, TaskField(context, choices))
        self.add("note", words.FIELD_NOTE, TextField(lines=2))

    def _add_content(self) -> None:
        context, choices = self.context, self._choices
        keywords = context.lookups.keywords("units")
        self.add("title", words.FIELD_ACTIVITY, LineField(max_length=1000), required=True)
        forms = ChoiceField(labelled(FormOfActivity), optional=False)
        self.add("form", words.FIELD_FORM, forms, half=True)
        self.add("theme", words.FIELD_THEME, ChoiceField(labelled(MediaTheme)), half=True)
        self.add("held_on", words.FIELD_HELD_ON, DateField(context.clock), required=True, half=True)
        self.add("ended_on", words.FIELD_ENDED_ON, DateField(context.clock), half=True)
        self.add("hamlet_id", words.FIELD_HAMLET, PickField(choices.hamlets), half=True)
        self.add("place", words.FIELD_PLACE, LineField(max_length=300, suggest=choices.places), half=True)
        self.add("host_unit_id", words.FIELD_HOST, PickField(choices.units, keywords=keywords), half=True)
        self.add("partners", words.FIELD_PARTNERS, UnitRowsField(choices.units, keywords=keywords), half=True)

    def _add_people(self) -> None:
        self.add_heading(words.PART_PEOPLE)
        self.add("sessions", words.FIELD_SESSIONS, NumberField(), half=True)
        total = self.add("attendance_total", words.FIELD_TOTAL, NumberField(), half=True)
        total.line.setPlaceholderText(words.TOTAL_OF_BOTH)
        male = self.add("attendance_male", words.FIELD_MALE, NumberField(), half=True)
        female = self.add("attendance_female", words.FIELD_FEMALE, NumberField(), half=True)
        self.question = SumQuestion(total, male, female)
        self.add_widget(self.question)

    def _add_costs(self) -> None:
        self.add_heading(words.PART_MATERIALS)
        self.add("materials", words.FIELD_MATERIALS, MaterialsField())
        self.add("cost_state", words.FIELD_COST_STATE, MoneyField(), half=True)
        self.add("cost_social", words.FIELD_COST_SOCIAL, MoneyField(), half=True)

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 46, line * 40)

    @override
    def load(self, values: Mapping[str, Any]) -> None:
        super().load({"form": FormOfActivity.CONFERENCE, "sessions": 1, **values})
        self.question.ask_again()

    @override
    def changed_values(self) -> dict[str, Any]:
        values = super().changed_values()
        if "sessions" in values and values["sessions"] is None:
            values["sessions"] = 0
        return values
