"""One occurrence's result: done or not, when, and in words. What is typed survives a lock."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFormLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.vocabulary import TaskStatus
from app.ui.button_row import button_row
from app.ui.context import UiContext
from app.ui.draft_keeper import DraftKeeper
from app.ui.fields import ChoiceField, DateField, Field, Option, TextField
from app.ui.strings import common
from app.ui.strings import tasks as words
from app.ui.tasks.occurrences import Mark
from app.ui.theme import mark


class ResultDialog(QDialog):
    """Emits `marked` and closes; Ctrl+S or Ctrl+Enter saves."""

    marked = Signal(object)
    """A `Mark`."""

    def __init__(
        self, context: UiContext, occurrence: Mapping[str, Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = context.clock
        self._occurrence = occurrence
        self._clean: dict[str, Any] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.OCCURRENCE_TITLE.format(label=occurrence["label"]))
        self.status: Final = ChoiceField(
            [Option(status, status.label) for status in TaskStatus], optional=False
        )
        self.done_on: Final = DateField(context.clock)
        self.words: Final = TextField(lines=5)
        self.save_button: Final = QPushButton(common.SAVE, self)
        self._build()
        self._load()
        self.status.changed.connect(self._follow_status)
        self._drafts: Final = DraftKeeper("occurrences", context.local, context.jobs, self._typed, self)
        self._drafts.open(occurrence["id"], self._take_draft)
        for field in self._fields.values():
            field.changed.connect(self._drafts.entries_changed)
        context.hub.closing.connect(self._leave)

    @property
    def _fields(self) -> Mapping[str, Field]:
        return {"status": self.status, "done_on": self.done_on, "result": self.words}

    def _typed(self) -> dict[str, Any]:
        """What differs from how the dialog opened, as raw entries."""
        return {key: field.raw() for key, field in self._fields.items() if field.raw() != self._clean[key]}

    def _take_draft(self, draft: Mapping[str, Any]) -> None:
        for key, field in self._fields.items():
            if key in draft:
                field.set_raw(draft[key])

    def _build(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for label, field in (
            (words.OCCURRENCE_STATUS, self.status),
            (words.OCCURRENCE_DONE, self.done_on),
            (words.OCCURRENCE_RESULT, self.words),
        ):
            field.name(label)
            form.addRow(label, field)
        mark(self.save_button, "primary")
        self.save_button.clicked.connect(self.save)
        cancel = QPushButton(common.CANCEL, self)
        cancel.clicked.connect(self.reject)
        buttons = button_row(self.save_button, cancel, enter=False)
        layout = QVBoxLayout(self)
        layout.addLayout(form, 1)
        layout.addLayout(buttons)
        self.resize(560, 320)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)

    def _load(self) -> None:
        status = self._occurrence["status"]
        self.status.set_value(status)
        self.done_on.set_value(self._occurrence["done_on"])
        self.words.set_value(self._occurrence["result"])
        if status in (TaskStatus.NOT_STARTED, TaskStatus.DOING):
            # The officer opens it to say that it is done; one key leaves it as it was.
            self.status.set_value(TaskStatus.DONE)
            self._follow_status()
        self._clean = {key: field.raw() for key, field in self._fields.items()}
        self.words.setFocus()

    def _follow_status(self) -> None:
        done = self.status.value() is TaskStatus.DONE
        self.done_on.setEnabled(done)
        if done and self.done_on.is_empty():
            self.done_on.set_value(self._clock.today())
        elif not done:
            self.done_on.set_value(None)

    def save(self) -> None:
        """Send what was typed, or show what is wrong with the date."""
        if not self.done_on.check():
            self.done_on.setFocus()
            return
        self.marked.emit(
            Mark(
                occurrence=self._occurrence["id"],
                label=self._occurrence["label"],
                status=self.status.value(),
                done_on=self.done_on.value(),
                result=self.words.value(),
            )
        )
        self._drafts.drop()
        self.accept()

    def _leave(self) -> None:
        """The session ends: what was typed is kept for the next time."""
        self._drafts.keep()
        self.done(QDialog.DialogCode.Rejected)

    @override
    def reject(self) -> None:
        self._drafts.drop()
        super().reject()
