"""Documents about tasks that go out to units: the sheet to fill in and the letter that urges."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.core.clock import Clock
from app.core.dates import DateRange
from app.core.errors import AppError, RecordNotFound
from app.db.database import Database
from app.models import Unit
from app.services.changelog.recorder import Recorder
from app.services.files import write_atomically
from app.services.reports.build.unit_tasks import late_tasks, reminder, tasks_of_unit, unit_sheet
from app.services.reports.model import Report
from app.services.reports.service import Format, render
from app.services.reports.store import ReportChoices
from app.services.settings.office import load_in


class NothingOverdue(AppError):
    """There is nothing to urge."""

    def __init__(self) -> None:
        super().__init__(
            "Không có nhiệm vụ nào quá hạn đã giao đơn vị chủ trì nên không cần công văn đôn đốc. "
            "Hãy kiểm tra thời hạn và đơn vị chủ trì của nhiệm vụ nếu cần."
        )


@dataclass(frozen=True, slots=True)
class Reminder:
    """The letter. `unassigned` counts overdue tasks that stand in no letter: they have no lead unit."""

    report: Report
    unassigned: int


class TaskDocuments:
    """Builds and writes the documents."""

    def __init__(self, database: Database, *, recorder: Recorder, clock: Clock) -> None:
        self._database = database
        self._recorder = recorder
        self._clock = clock

    def unit_sheet(self, unit_id: str, *, days: DateRange | None = None) -> Report:
        """Return the sheet of a unit's tasks; with `days` of those whose time touches them.

        Raises `RecordNotFound` for a unit that is not there.
        """
        today = self._clock.today()
        with self._database.read() as session:
            unit = session.get(Unit, unit_id)
            if unit is None:
                raise RecordNotFound
            tasks = tasks_of_unit(session, unit_id, today=today, days=days)
            return unit_sheet(tasks, unit.name, settings=load_in(session), today=today)

    def reminder(
        self,
        unit_ids: Sequence[str] | None = None,
        *,
        answer_by: date | None = None,
        choices: ReportChoices | None = None,
    ) -> Reminder:
        """Return the letter to these units, or to all with overdue tasks; raise `NothingOverdue`."""
        today = self._clock.today()
        with self._database.read() as session:
            found = late_tasks(session, unit_ids, today=today)
            late = [one for one in found if one.unit_id is not None]
            if not late:
                raise NothingOverdue
            report = reminder(
                session,
                late,
                answer_by=answer_by,
                choices=choices or ReportChoices(),
                settings=load_in(session),
                today=today,
            )
            return Reminder(report, len(found) - len(late))

    def write(self, report: Report, path: Path, form: Format) -> Path:
        """Write a document to `path`; raise `CannotWrite`. The log notes it."""
        write_atomically(path, render(report, form))
        label = "Xuất công văn đôn đốc" if report.kind == "reminder" else "Xuất phiếu nhiệm vụ của đơn vị"
        with self._database.transaction(label) as session:
            self._recorder.note(session, action="export", kind="tasks", record_id="", label=label)
        return path
