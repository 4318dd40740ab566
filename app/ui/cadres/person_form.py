"""The form of one person: who, posts held, levels, party, places in the succession plan."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.cadre_vocabulary import CivilRank, Education, PoliticalTheory, Sex, StateManagement
from app.ui.cadres.body_form import BodyForm
from app.ui.cadres.choices import CadreChoices
from app.ui.cadres.person_rows import post_shape, succession_shape
from app.ui.context import UiContext
from app.ui.fields import (
    ChoiceField,
    LineField,
    NumberField,
    PartialDateField,
    PickField,
    RowsField,
    TextField,
)
from app.ui.form import Form
from app.ui.form_dialog import FormDialog
from app.ui.list_parts import labelled
from app.ui.secrecy import SecretField, Veil
from app.ui.strings import cadre_forms as words


class PersonForm(Form):
    """One person. `note_reveal` is called with the person's id when something masked is looked at."""

    def __init__(
        self,
        context: UiContext,
        choices: CadreChoices,
        note_reveal: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "cadres", parent)
        self._choices = choices
        self._note_reveal = note_reveal
        self.veil: Final = Veil(parent=self)
        self._add_person()
        self.add_heading(words.PART_POSTS)
        shape = post_shape(context.clock, choices, self._ask_body)
        self.posts: Final = self.add("posts", words.FIELD_POSTS, RowsField(shape))
        self._add_levels()
        self._add_party()
        self.add_heading(words.PART_SUCCESSION)
        shape = succession_shape(context.clock, choices, self._ask_body)
        self.successions: Final = self.add("successions", words.FIELD_SUCCESSIONS, RowsField(shape))
        self.add_heading(words.PART_OTHER)
        position = self.add("position", words.FIELD_POSITION, NumberField(), half=True)
        position.line.setPlaceholderText(words.POSITION_HINT)
        self.add("note", words.FIELD_NOTE, TextField(lines=2))

    def _add_person(self) -> None:
        choices, clock = self._choices, self.context.clock
        self.add("full_name", words.FIELD_NAME, LineField(max_length=200), required=True, half=True)
        self.add("other_name", words.FIELD_OTHER_NAME, LineField(max_length=200), half=True)
        self.add("sex", words.FIELD_SEX, ChoiceField(labelled(Sex), optional=False), half=True)
        self.add("birth_date", words.FIELD_BIRTH, PartialDateField(clock), half=True)
        hometowns = choices.suggested("hometowns")
        self.add("hometown", words.FIELD_HOMETOWN, LineField(max_length=300, suggest=hometowns), half=True)
        self.add("hamlet_id", words.FIELD_HOME, PickField(choices.hamlets), half=True)
        for key, label in (("ethnicity", words.FIELD_ETHNICITY), ("religion", words.FIELD_RELIGION)):
            self.add(key, label, SecretField(key, self.veil, self._noted, max_length=60), half=True)
        self.add("phone", words.FIELD_PHONE, LineField(max_length=60), half=True)

    def _add_levels(self) -> None:
        majors = self._choices.suggested("majors")
        self.add_heading(words.PART_LEVELS)
        self.add("education", words.FIELD_EDUCATION, ChoiceField(labelled(Education)), half=True)
        self.add("major", words.FIELD_MAJOR, LineField(max_length=300, suggest=majors), half=True)
        self.add("political_theory", words.FIELD_THEORY, ChoiceField(labelled(PoliticalTheory)), half=True)
        self.add("state_management", words.FIELD_STATE, ChoiceField(labelled(StateManagement)), half=True)
        self.add("rank", words.FIELD_RANK, ChoiceField(labelled(CivilRank)), half=True)
        self.add("languages", words.FIELD_LANGUAGES, LineField(max_length=200), half=True)
        self.add("computing", words.FIELD_COMPUTING, LineField(max_length=200), half=True)

    def _add_party(self) -> None:
        clock = self.context.clock
        self.add_heading(words.PART_PARTY)
        self.add("party_joined", words.FIELD_PARTY_JOINED, PartialDateField(clock), half=True)
        self.add("party_official", words.FIELD_PARTY_OFFICIAL, PartialDateField(clock), half=True)

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 52, line * 40)

    @override
    def load(self, values: Mapping[str, Any]) -> None:
        shown = {**values, "position": values.get("position") or None}
        super().load({"sex": Sex.FEMALE, **shown})

    @override
    def changed_values(self) -> dict[str, Any]:
        values = super().changed_values()
        if "position" in values and values["position"] is None:
            values["position"] = 0
        return values

    def _noted(self, _key: str) -> None:
        """That something masked was looked at is noted, not what."""
        if self.record is not None:
            self._note_reveal(self.record.id)

    def _ask_body(self, field: PickField, typed: str) -> None:
        """Let a body be added that a post needs, and put it in."""
        form = BodyForm(self.context, self._choices)
        dialog = FormDialog(form, words.FORM_BODY, self)

        def take(saved: Any) -> None:
            field.reload()
            field.set_value(saved.record.id)

        form.saved.connect(take)
        form.open_new({"name": typed})
        dialog.open()
