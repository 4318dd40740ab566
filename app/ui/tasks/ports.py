"""What the Nhiệm vụ tab needs from the services, as a protocol: the services are loaded at unlocking."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from app.core.vocabulary import TaskStatus
from app.services.changelog.changes import Changes
from app.services.listing import ListQuery, Page
from app.services.tasks.rows import TaskMonth, TaskRow, UnitTasks


class TaskService(Protocol):
    """The tasks service, as far as the tab uses it."""

    def page(self, query: ListQuery, /) -> Page[TaskRow]: ...
    def by_unit(self) -> tuple[UnitTasks, ...]: ...
    def month_calendar(self, year: int, month: int, /) -> TaskMonth: ...
    def programmes(self) -> tuple[str, ...]: ...
    def bulk_change(
        self, ids: Sequence[str], values: Mapping[str, Any], /, *, add_programmes: Sequence[str] = ()
    ) -> Changes: ...
    def mark_occurrence(
        self,
        occurrence_id: str,
        status: TaskStatus,
        /,
        *,
        task_id: str,
        done_on: date | None = None,
        result: str | None = None,
    ) -> Changes: ...
