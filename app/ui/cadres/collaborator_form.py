"""The form of somebody of the network of propagandists and collaborators in the thôn."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.cadre_vocabulary import CollaboratorRole, Sex
from app.ui.cadres.choices import CadreChoices
from app.ui.context import UiContext
from app.ui.fields import ChoiceField, DateField, LineField, PartialDateField, PickField, TextField
from app.ui.form import Form
from app.ui.list_parts import labelled
from app.ui.strings import cadre_forms as words


class CollaboratorForm(Form):
    """One person of the network."""

    def __init__(self, context: UiContext, choices: CadreChoices, parent: QWidget | None = None) -> None:
        super().__init__(context, "collaborators", parent)
        clock = context.clock
        self.add("full_name", words.FIELD_NAME, LineField(max_length=200), required=True)
        self.add("hamlet_id", words.FIELD_HAMLET, PickField(choices.hamlets), half=True)
        roles = ChoiceField(labelled(CollaboratorRole), optional=False)
        self.add("role", words.FIELD_NETWORK_ROLE, roles, half=True)
        self.add("sex", words.FIELD_SEX, ChoiceField(labelled(Sex)), half=True)
        self.add("birth_date", words.FIELD_BIRTH, PartialDateField(clock), half=True)
        jobs = choices.suggested("collaborator_posts")
        self.add("post", words.FIELD_JOB, LineField(max_length=200, suggest=jobs), half=True)
        self.add("phone", words.FIELD_PHONE, LineField(max_length=60), half=True)
        self.add("from_on", words.FIELD_FROM, DateField(clock), half=True)
        self.add("to_on", words.FIELD_TO, DateField(clock), half=True)
        self.add("cadre_id", words.FIELD_CADRE, PickField(choices.people), half=True)
        self.add("decision", words.FIELD_DECISION, LineField(max_length=300), half=True)
        self.add("note", words.FIELD_NOTE, TextField(lines=2))

    @override
    def load(self, values: Mapping[str, Any]) -> None:
        super().load({"role": CollaboratorRole.COLLABORATOR, **values})
