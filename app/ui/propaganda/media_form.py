"""The form of one tin/bài: what is needed first, what can wait below."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.vocabulary import MediaKind, MediaTheme
from app.ui.context import UiContext
from app.ui.fields import AttachmentsField, ChoiceField, LineField, NumberField, TextField
from app.ui.form import Form
from app.ui.list_parts import labelled
from app.ui.propaganda.broadcasts_field import BroadcastsField
from app.ui.propaganda.choices import PropagandaChoices
from app.ui.propaganda.task_field import TaskField
from app.ui.strings import propaganda as words


class MediaForm(Form):
    """Title, kind, theme, days and channels; then length, author, link, files, task, note."""

    def __init__(self, context: UiContext, choices: PropagandaChoices, parent: QWidget | None = None) -> None:
        super().__init__(context, "media", parent)
        self.add("title", words.FIELD_TITLE, LineField(max_length=1000), required=True)
        self.add("media_kind", words.FIELD_KIND, ChoiceField(labelled(MediaKind), optional=False), half=True)
        self.add("theme", words.FIELD_THEME, ChoiceField(labelled(MediaTheme)), half=True)
        self.broadcasts = self.add(
            "broadcasts", words.FIELD_BROADCASTS, BroadcastsField(context.clock, choices.hamlets)
        )
        self.add_heading(words.PART_MORE)
        self.add("minutes", words.FIELD_MINUTES, NumberField(unit=words.MINUTES), half=True)
        self.add("author", words.FIELD_AUTHOR, LineField(max_length=200, suggest=choices.authors), half=True)
        self.add(
            "approver", words.FIELD_APPROVER, LineField(max_length=200, suggest=choices.approvers), half=True
        )
        self.add("link", words.FIELD_LINK, LineField(max_length=1000), half=True)
        self.add("attachments", words.FIELD_FILES, AttachmentsField(context))
        self.add("task_id", words.FIELD_TASK, TaskField(context, choices))
        self.add("note", words.FIELD_NOTE, TextField(lines=2))

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 46, line * 36)

    @override
    def load(self, values: Mapping[str, Any]) -> None:
        super().load({"media_kind": MediaKind.NEWS, **values})
