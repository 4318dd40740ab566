"""Task sheets for units: sent out as Excel, looked at when they come back, taken over in one transaction."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.core.dates import DateRange
from app.core.errors import AppError, RecordNotFound
from app.core.places import commune_title
from app.core.text import fold
from app.core.vocabulary import TaskStatus
from app.db.database import Database
from app.models import Task, Unit
from app.models.base import as_json
from app.services.changelog.changes import Changes
from app.services.changelog.recorder import Recorder, changes_of
from app.services.files import write_atomically
from app.services.records import Records
from app.services.records.fields import fields_of
from app.services.reports.build.unit_tasks import UnitTask, tasks_of_unit
from app.services.settings import OfficeSettings
from app.services.settings.office import load_in
from app.services.spreadsheets.preview import CellProblem
from app.services.spreadsheets.unit_form import EDITABLE, FormHead, FormTask, shown
from app.services.spreadsheets.unit_reading import FilledCell, FilledForm, read_form


class OtherCommune(AppError):
    """A sheet that another commune's book sent out."""

    def __init__(self, commune: str, province: str) -> None:
        super().__init__(
            f"Phiếu này do {commune_title(commune)} ({province}) lập, không phải của xã mình nên "
            "không đọc vào sổ. Hãy kiểm tra lại tệp đơn vị gửi."
        )


class NothingToTake(AppError):
    """A sheet without a change."""

    def __init__(self) -> None:
        super().__init__("Phiếu không có thay đổi nào được chọn để ghi vào sổ. Hãy chọn ít nhất một ô.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetChange:
    """One cell that a unit changed. `old` is what the book holds now, `new` what the unit wrote.

    `conflict`: the book's value has been changed too since the sheet was sent. Values are ready to show,
    `value` is what is stored.
    """

    task_id: str
    task: str
    cell: str
    field: str
    label: str
    old: Any
    new: Any
    value: Any
    conflict: bool

    @property
    def name(self) -> str:
        """What `UnitSheets.apply` calls this change."""
        return self.cell


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPreview:
    """A sheet that came back: `versions` are the tasks' as looked at; `unchanged` counts rows as sent."""

    unit: str
    issued: str
    changes: tuple[SheetChange, ...]
    problems: tuple[CellProblem, ...]
    unchanged: int
    versions: dict[str, int]

    def without_conflicts(self) -> frozenset[str]:
        """Return the names of the changes that nobody has to decide about."""
        return frozenset(change.name for change in self.changes if not change.conflict)


class UnitSheets:
    """Writes and reads task sheets."""

    def __init__(self, database: Database, *, records: Records, recorder: Recorder, clock: Clock) -> None:
        self._database = database
        self._records = records
        self._recorder = recorder
        self._clock = clock

    def write(self, unit_id: str, path: Path, *, days: DateRange | None = None) -> int:
        """Write a unit's sheet to `path`; return the number of tasks.

        With `days` the tasks whose time touches them, else the open ones and those finished this year.
        Raises `RecordNotFound`, `CannotWrite`.
        """
        from app.services.spreadsheets.unit_form_writing import form_bytes

        today = self._clock.today()
        with self._database.read() as session:
            unit = session.get(Unit, unit_id)
            if unit is None:
                raise RecordNotFound
            settings = load_in(session)
            tasks = [_form_task(one) for one in tasks_of_unit(session, unit_id, today=today, days=days)]
            head = FormHead(
                commune=settings.commune,
                province=settings.province,
                unit_id=unit_id,
                unit=unit.name,
                issued=today.isoformat(),
            )
        write_atomically(path, form_bytes(head, tasks))
        label = "Xuất phiếu nhiệm vụ của đơn vị"
        with self._database.transaction(label) as session:
            self._recorder.note(session, action="export", kind="tasks", record_id="", label=label)
        return len(tasks)

    def read(self, path: Path) -> SheetPreview:
        """Look at a sheet that came back; nothing is stored.

        Raises `UnreadableDocument` for a file that is no sheet, `OtherCommune`.
        """
        form = read_form(path, today=self._clock.today())
        with self._database.read() as session:
            _check_commune(form.head, load_in(session))
            return _preview(session, form)

    def apply(self, preview: SheetPreview, names: Collection[str] | None = None) -> Changes:
        """Take over the changes named (by default all without a conflict), in one transaction.

        A task newly finished is finished today. Raises `StaleRecord` when a task changed after the look,
        `NothingToTake`.
        """
        wanted = preview.without_conflicts() if names is None else frozenset(names)
        chosen = [change for change in preview.changes if change.name in wanted]
        if not chosen:
            raise NothingToTake
        with self._database.transaction(f"Nhận phiếu nhiệm vụ của {preview.unit}") as session:
            for task_id in dict.fromkeys(change.task_id for change in chosen):
                values = {change.field: change.value for change in chosen if change.task_id == task_id}
                self._put(session, task_id, values, preview)
            return changes_of(session)

    def _put(self, session: Session, task_id: str, values: dict[str, Any], preview: SheetPreview) -> None:
        status = values.get("status")
        if status is TaskStatus.DONE:
            values["done_on"] = self._clock.today()
        elif status is TaskStatus.DROPPED:
            task = session.get(Task, task_id)
            written = values.get("difficulties") or values.get("result")
            values["dropped_reason"] = written or (task.difficulties or task.result if task else "")
        self._records.put_in(
            session,
            "tasks",
            {"id": task_id, **values},
            expected_version=preview.versions[task_id],
            confirmed=True,
        )


def _form_task(one: UnitTask) -> FormTask:
    task = one.task
    return FormTask(
        id=task.id,
        version=task.version,
        title=task.title,
        section=task.section,
        deadline=one.deadline,
        values={key: as_json(getattr(task, key)) for key in EDITABLE},
    )


def _check_commune(head: FormHead, settings: OfficeSettings) -> None:
    theirs, ours = (head.commune, head.province), (settings.commune, settings.province)
    if [fold(one) for one in theirs] != [fold(one) for one in ours]:
        raise OtherCommune(*theirs)


def _preview(session: Session, form: FilledForm) -> SheetPreview:
    changes: list[SheetChange] = []
    problems = list(form.problems)
    versions: dict[str, int] = {}
    gone: set[str] = set()
    for filled in form.filled:
        task = session.get(Task, filled.task_id)
        if task is None:
            if filled.task_id not in gone:
                gone.add(filled.task_id)
                problems.append(
                    CellProblem(filled.cell, "Nhiệm vụ ở dòng này không còn trong sổ nên không ghi được.")
                )
            continue
        versions[task.id] = task.version
        change = _change(task, filled)
        if change is not None:
            changes.append(change)
    problems += _missing_reasons(session, changes)
    blocked = {problem.cell for problem in problems}
    kept = tuple(change for change in changes if change.cell not in blocked)
    touched = {change.task_id for change in kept}
    return SheetPreview(
        unit=form.head.unit,
        issued=form.head.issued,
        changes=kept,
        problems=tuple(problems),
        unchanged=sum(task_id not in touched for task_id in form.rows),
        versions=versions,
    )


def _change(task: Task, filled: FilledCell) -> SheetChange | None:
    """Return the change that a cell asks for; None when the book holds the value already."""
    now = getattr(task, filled.key)
    if now == filled.value:
        return None
    return SheetChange(
        task_id=task.id,
        task=task.title,
        cell=filled.cell,
        field=filled.key,
        label=fields_of(Task)[filled.key].label,
        old=shown(filled.key, as_json(now)),
        new=shown(filled.key, as_json(filled.value)),
        value=filled.value,
        conflict=as_json(now) != filled.sent,
    )


def _missing_reasons(session: Session, changes: Sequence[SheetChange]) -> list[CellProblem]:
    """A unit that does not carry a task out says why, under difficulties or result."""
    problems = []
    for change in changes:
        if change.value is not TaskStatus.DROPPED:
            continue
        task = session.get(Task, change.task_id)
        assert task is not None
        words = {one.field: one.value for one in changes if one.task_id == task.id}
        if not any(words.get(key, getattr(task, key)) for key in ("difficulties", "result")):
            problems.append(
                CellProblem(
                    change.cell,
                    "Ghi «Không thực hiện» nhưng chưa có lý do. Hãy ghi lý do ở cột «Khó khăn, vướng mắc».",
                )
            )
    return problems
