"""What the Nhiệm vụ tab needs from the services, as a protocol: the services are loaded at unlocking."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from app.core.dates import DateRange
from app.core.vocabulary import TaskStatus
from app.services.changelog.changes import Changes
from app.services.listing import ListQuery, Page
from app.services.tasks.rows import TaskMonth, TaskRow, UnitTasks

if TYPE_CHECKING:
    from app.services.reports.model import Report
    from app.services.reports.service import Format
    from app.services.reports.store import ReportChoices
    from app.services.reports.task_documents import Reminder
    from app.services.spreadsheets.unit_sheets import SheetPreview


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


class SheetService(Protocol):
    """Task sheets that go out to units and come back."""

    def write(self, unit_id: str, path: Path, /, *, days: DateRange | None = None) -> int: ...
    def read(self, path: Path, /) -> "SheetPreview": ...
    def apply(self, preview: "SheetPreview", names: Collection[str] | None = None, /) -> Changes: ...


class DocumentService(Protocol):
    """Documents about tasks: the sheet as Word, the letter that urges."""

    def unit_sheet(self, unit_id: str, /, *, days: DateRange | None = None) -> "Report": ...
    def reminder(
        self,
        unit_ids: Sequence[str] | None = None,
        /,
        *,
        answer_by: date | None = None,
        choices: "ReportChoices | None" = None,
    ) -> "Reminder": ...
    def write(self, report: "Report", path: Path, form: "Format", /) -> Path: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPapers:
    """What goes between the office and the units."""

    sheets: SheetService
    documents: DocumentService
