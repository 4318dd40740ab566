"""What the tab's filters and forms offer: units, plans and programmes, kept at hand."""

from typing import Final

from PySide6.QtCore import QObject

from app.core.progress import Progress
from app.services.changelog.changes import Changes
from app.services.listing import ListQuery
from app.ui.columns import field_of, id_of
from app.ui.context import UiContext
from app.ui.filter_bar import Option
from app.ui.lookups import LONGEST
from app.ui.strings import tasks as words
from app.ui.tasks.ports import TaskService

_TITLE_SHOWN: Final = 70


class TaskChoices(QObject):
    """Read when the tab is made, and again when a plan or a task changes."""

    def __init__(self, context: UiContext, tasks: TaskService, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._tasks = tasks
        self._plans: list[Option] = []
        self._programmes: tuple[str, ...] = ()
        context.hub.changed.connect(self._take_changes)
        self._read_plans()
        self._read_programmes()

    def units(self) -> list[Option]:
        """Every unit."""
        return self._context.lookups.options("units")

    def lead_units(self) -> list[Option]:
        """Every unit, and none."""
        return [*self.units(), Option("", words.NO_UNIT)]

    def plans(self) -> list[Option]:
        """Every plan, the newest year first."""
        return self._plans

    def programmes(self) -> list[Option]:
        """Every programme that a task is tagged with."""
        return [Option(name, name) for name in self._programmes]

    def programme_names(self) -> tuple[str, ...]:
        """The same as plain names."""
        return self._programmes

    def _take_changes(self, changes: Changes) -> None:
        if changes.touches("plans"):
            self._read_plans()
        if changes.touches("tasks", "task_tags"):
            self._read_programmes()

    def _read_plans(self) -> None:
        records = self._context.records

        def work(_progress: Progress) -> list[Option]:
            rows = records.page("plans", ListQuery(limit=LONGEST)).rows
            return [Option(id_of(row), _plan_label(row)) for row in rows]

        def show(plans: list[Option]) -> None:
            self._plans = plans

        self._context.jobs.read(work, show, owner=self)

    def _read_programmes(self) -> None:
        def work(_progress: Progress) -> tuple[str, ...]:
            return self._tasks.programmes()

        def show(names: tuple[str, ...]) -> None:
            self._programmes = names

        self._context.jobs.read(work, show, owner=self)


def _plan_label(row: object) -> str:
    title = " ".join(str(field_of(row, "title") or "").split())
    shown = title if len(title) <= _TITLE_SHOWN else title[: _TITLE_SHOWN - 1] + "…"
    return words.PLAN_OF_YEAR.format(year=field_of(row, "year"), title=shown)
