"""The task that an entry belongs to."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.progress import Progress
from app.ui.context import UiContext
from app.ui.fields import Option, PickField
from app.ui.propaganda.choices import task_label


class TaskChoices(Protocol):
    """What offers the tasks."""

    def tasks(self) -> Sequence[Option]: ...


class TaskField(PickField):
    """Picks a task among those that are open or recent; an older one that is linked is read by itself."""

    def __init__(self, context: UiContext, choices: TaskChoices, parent: QWidget | None = None) -> None:
        self._context = context
        self._choices = choices
        self._older: Option | None = None
        super().__init__(self._offered, parent=parent)

    def _offered(self) -> Sequence[Option]:
        tasks = self._choices.tasks()
        older = self._older
        return tasks if older is None or any(task.value == older.value for task in tasks) else [older, *tasks]

    @override
    def set_value(self, value: Any) -> None:
        if value is not None and all(option.value != value for option in self._offered()):
            self._read(str(value))
        super().set_value(value)

    def _read(self, task_id: str) -> None:
        records = self._context.records

        def work(_progress: Progress) -> Option:
            values = records.get("tasks", task_id).values
            return Option(task_id, task_label(values["section"], values["title"]))

        def show(option: Option) -> None:
            self._older = option
            if self.raw() and self.value() == task_id:
                self.set_value(task_id)

        self._context.jobs.read(work, show, failed=lambda _error: None, owner=self)
