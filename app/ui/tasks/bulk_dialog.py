"""The same change for several tasks: state, lead unit, due date, programme; one undo takes it back."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.numbers import format_integer
from app.core.progress import Progress
from app.core.vocabulary import TaskStatus
from app.services.changelog.changes import Changes
from app.ui.button_row import button_row
from app.ui.context import UiContext
from app.ui.fields import ChoiceField, DateField, ErrorLabel, Field, Option, PickField, TagsField, TextField
from app.ui.jobs import to_be_told
from app.ui.strings import common
from app.ui.strings import tasks as words
from app.ui.tasks.choices import TaskChoices
from app.ui.tasks.ports import TaskService
from app.ui.theme import mark
from app.ui.wrapped import wrapped


class BulkDialog(QDialog):
    """Asks what to change; only what is ticked is changed. Closes once it is stored."""

    def __init__(
        self,
        context: UiContext,
        tasks: TaskService,
        choices: TaskChoices,
        ids: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._tasks = tasks
        self._ids = tuple(ids)
        count = format_integer(len(self._ids))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.BULK_TITLE.format(count=count))
        units, keywords = context.lookups.provider("units"), context.lookups.keywords("units")
        self.status: Final = ChoiceField([Option(one, one.label) for one in TaskStatus])
        self.reason: Final = TextField(lines=2, hint=words.BULK_REASON)
        self.unit: Final = PickField(units, keywords=keywords)
        self.due: Final = DateField(context.clock)
        self.tags: Final = TagsField(suggest=choices.programme_names)
        self.boxes: Final[dict[str, QCheckBox]] = {}
        self.problem: Final = ErrorLabel(self)
        self.apply_button: Final = QPushButton(words.BULK_APPLY.format(count=count), self)
        self._build()
        self.status.changed.connect(self._follow_status)
        context.hub.closing.connect(self.close)

    def _build(self) -> None:
        hint = wrapped(words.BULK_HINT, self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for label, field in (
            (words.BULK_STATUS, self.status),
            (words.BULK_UNIT, self.unit),
            (words.BULK_DUE, self.due),
            (words.BULK_TAG, self.tags),
        ):
            self._add_line(grid, label, field)
        self.reason.name(words.BULK_REASON)
        self.reason.hide()
        layout = QVBoxLayout(self)
        layout.addWidget(hint)
        layout.addSpacing(4)
        layout.addLayout(grid)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addLayout(self._make_buttons())
        self.resize(620, 340)

    def _add_line(self, grid: QGridLayout, label: str, field: Field) -> None:
        row = grid.rowCount()
        box = QCheckBox(label, self)
        self.boxes[label] = box
        field.name(label)
        # What is typed or chosen is meant: the box is ticked by itself.
        field.changed.connect(lambda: None if field.is_empty() else box.setChecked(True))
        box.toggled.connect(lambda on: field.setFocus() if on and box.hasFocus() else None)
        grid.addWidget(box, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(field, row, 1)
        if field is self.status:
            grid.addWidget(self.reason, row + 1, 1)

    def _make_buttons(self) -> QHBoxLayout:
        mark(self.apply_button, "primary")
        self.apply_button.clicked.connect(self.apply)
        cancel = QPushButton(common.CANCEL, self)
        cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.apply)
        return button_row(self.apply_button, cancel, enter=False)

    def _follow_status(self) -> None:
        self.reason.setVisible(self.status.value() is TaskStatus.DROPPED)

    # --- applying ---------------------------------------------------------------------------

    def _wanted(self, label: str) -> bool:
        return self.boxes[label].isChecked()

    def _problem(self) -> str:
        if not any(box.isChecked() for box in self.boxes.values()):
            return words.BULK_NOTHING
        if self._wanted(words.BULK_STATUS):
            if self.status.value() is None:
                return words.BULK_NO_STATUS
            if self.status.value() is TaskStatus.DROPPED and not self.reason.value():
                return words.BULK_NO_REASON
        if self._wanted(words.BULK_TAG) and self.tags.is_empty():
            return words.BULK_NO_TAG
        fields = ((words.BULK_UNIT, self.unit), (words.BULK_DUE, self.due), (words.BULK_TAG, self.tags))
        return next(
            (field.problem() for label, field in fields if self._wanted(label) and field.problem()), ""
        )

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        if self._wanted(words.BULK_STATUS):
            status = self.status.value()
            values["status"] = status
            values["done_on"] = self._context.clock.today() if status is TaskStatus.DONE else None
            if status is TaskStatus.DROPPED:
                values["dropped_reason"] = self.reason.value()
        if self._wanted(words.BULK_UNIT):
            values["lead_unit_id"] = self.unit.value()
        if self._wanted(words.BULK_DUE):
            values["due_on"] = self.due.value()
        return values

    def apply(self) -> None:
        """Store the change, or say what is missing."""
        problem = self._problem()
        self.problem.say(problem)
        if problem:
            return
        tasks, ids, values = self._tasks, self._ids, self._values()
        programmes = self.tags.value() if self._wanted(words.BULK_TAG) else ()

        def work(_progress: Progress) -> Changes:
            return tasks.bulk_change(ids, values, add_programmes=programmes)

        self._context.jobs.write(
            work, self._stored, label=words.BULK_WORKING, failed=self._failed, owner=self
        )

    def _stored(self, changes: Changes) -> None:
        hub = self._context.hub
        hub.announce(changes)
        text = words.BULK_DONE.format(count=format_integer(len(self._ids)))
        self._context.messages.notice(text, hub.undo_action(changes))
        self.accept()

    def _failed(self, error: Exception) -> None:
        if to_be_told(error):
            self.problem.say(str(error))
