"""The form of one model at a thôn."""

from PySide6.QtWidgets import QWidget

from app.ui.context import UiContext
from app.ui.fields import DateField, LineField, NumberField, PickField, TextField
from app.ui.form import Form
from app.ui.propaganda.choices import PropagandaChoices
from app.ui.strings import propaganda as words


class ModelForm(Form):
    """Registration, families and pledges, review."""

    def __init__(self, context: UiContext, choices: PropagandaChoices, parent: QWidget | None = None) -> None:
        super().__init__(context, "family_models", parent)
        clock = context.clock
        name = LineField(max_length=300, suggest=choices.model_names)
        self.add("name", words.FIELD_MODEL, name, required=True)
        self.add("hamlet_id", words.FIELD_HAMLET, PickField(choices.hamlets), required=True, half=True)
        self.add("registered_on", words.FIELD_REGISTERED, DateField(clock), half=True)
        self.add("families", words.FIELD_FAMILIES, NumberField(), half=True)
        self.add("pledges", words.FIELD_PLEDGES, NumberField(), half=True)
        self.add("reviewed_on", words.FIELD_REVIEWED, DateField(clock), half=True)
        self.add("review", words.FIELD_REVIEW, TextField(lines=3))
        self.add("note", words.FIELD_NOTE, TextField(lines=2))
