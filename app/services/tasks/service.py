"""The tasks as the Tasks tab and the overview need them. Single tasks go through `Records`."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.core.errors import Finding, InvalidRecord, RecordNotFound
from app.core.text import fold, text_sort_key
from app.core.vocabulary import OPEN_STATUSES, TaskStatus
from app.db.database import Database
from app.models import Task, TaskTag, Unit
from app.services.changelog.changes import Changes
from app.services.changelog.recorder import changes_of
from app.services.listing import ListQuery, Page
from app.services.records import Records
from app.services.tasks.conditions import is_due_in, is_overdue, is_undated, week_of
from app.services.tasks.listing import page_of, rows_of
from app.services.tasks.month import month_of
from app.services.tasks.rows import TaskCounts, TaskMonth, TaskRow, UnitTasks
from app.services.tasks.unit_names import UnitNames
from app.services.tasks.upkeep import follow_occurrences


class Tasks:
    """The list, the counts, the calendar, and changes of several tasks at once."""

    def __init__(self, database: Database, *, records: Records, clock: Clock) -> None:
        self._database = database
        self._records = records
        self._clock = clock

    def page(self, query: ListQuery) -> Page[TaskRow]:
        """Return one page; `totals` sums `listing.SUMMED` over all matching tasks.

        Filters, each by one value or a tuple of which one has to hold:

        - `ids`: the tasks behind a figure elsewhere;
        - `status`: codes of `TaskStatus`; `recurrence`: codes of `Frequency`;
        - `overdue`, `this_week`, `no_date`: True; they imply that the task is open;
        - `unit`: ids of units that lead or join; `lead_unit`: ids, None for tasks without one;
        - `plan`: ids; `programme`: names; `flagged`: True;
        - `month`: «2026-07», tasks or occurrences whose time touches the month.

        `sort` is a field of `TaskRow`; `search` looks into the task's words and its lead unit's name.
        """
        with self._database.read() as session:
            return page_of(session, query, today=self._clock.today())

    def rows(self, ids: Sequence[str]) -> tuple[TaskRow, ...]:
        """Return the rows of these tasks in this order; an id without a task is passed over."""
        with self._database.read() as session:
            return rows_of(session, ids, today=self._clock.today())

    def counts(self) -> TaskCounts:
        """Return the overview's figures."""
        today = self._clock.today()
        with self._database.read() as session:
            by_status = _counts_by(session, Task.status)
            return TaskCounts(
                total=sum(by_status.values()),
                open=sum(by_status.get((status,), 0) for status in OPEN_STATUSES),
                done=by_status.get((TaskStatus.DONE,), 0),
                dropped=by_status.get((TaskStatus.DROPPED,), 0),
                due_this_week=_count(session, is_due_in(week_of(today))),
                overdue=_count(session, is_overdue(today)),
                no_date=_count(session, is_undated()),
            )

    def by_unit(self) -> tuple[UnitTasks, ...]:
        """Return the state of every lead unit's tasks, in the register's order; tasks without one last."""
        today = self._clock.today()
        with self._database.read() as session:
            by_status = _counts_by(session, Task.lead_unit_id, Task.status)
            overdue = _counts_by(session, Task.lead_unit_id, where=is_overdue(today))
            this_week = _counts_by(session, Task.lead_unit_id, where=is_due_in(week_of(today)))
            names: dict[str | None, str] = {
                row[0]: row[1]
                for row in session.execute(select(Unit.id, Unit.name).order_by(Unit.position, Unit.name_sort))
            }
        leading = {unit for unit, _ in by_status}

        def state(unit: str | None) -> UnitTasks:
            counts = {status: by_status.get((unit, status), 0) for status in TaskStatus}
            return UnitTasks(
                unit_id=unit,
                name=names.get(unit, ""),
                total=sum(counts.values()),
                open=sum(counts[status] for status in OPEN_STATUSES),
                done=counts[TaskStatus.DONE],
                dropped=counts[TaskStatus.DROPPED],
                overdue=overdue.get((unit,), 0),
                due_this_week=this_week.get((unit,), 0),
            )

        return tuple(state(unit) for unit in (*names, None) if unit in leading)

    def month_calendar(self, year: int, month: int) -> TaskMonth:
        """Return the calendar of a month with its tasks, occurrences and commemorations."""
        with self._database.read() as session:
            return month_of(session, year=year, month=month, today=self._clock.today())

    def programmes(self) -> tuple[str, ...]:
        """Return every programme that a task is tagged with, in Vietnamese order."""
        with self._database.read() as session:
            return tuple(sorted(session.scalars(select(TaskTag.programme).distinct()), key=text_sort_key))

    def unit_named(self, name: str) -> str | None:
        """Return the id of the unit that a person or document calls `name`; None for none or several."""
        with self._database.read() as session:
            return UnitNames.of(session).find(name)

    def bulk_change(
        self, ids: Sequence[str], values: Mapping[str, Any], *, add_programmes: Sequence[str] = ()
    ) -> Changes:
        """Put the same values into several tasks, in one transaction that one undo takes back.

        `values` are record keys as for `Records.put`; `add_programmes` are added to the tags that a task
        has. A task newly finished is finished today, one taken up again has no such day, unless `done_on` is
        given. What is merely unusual is taken as confirmed. Raises `InvalidRecord` with the first task that
        refuses, and then changes nothing.
        """
        label = f"Sửa {len(ids)} nhiệm vụ" if len(ids) > 1 else "Sửa nhiệm vụ"
        with self._database.transaction(label) as session:
            for task_id in ids:
                task = _task(session, task_id)
                try:
                    self._records.put_in(
                        session,
                        "tasks",
                        {
                            "id": task_id,
                            **_finished(task, values, self._clock.today()),
                            **values,
                            **_with_programmes(task, add_programmes),
                        },
                        confirmed=True,
                    )
                except InvalidRecord as error:
                    raise _named(error, task) from error
            return changes_of(session)

    def mark_occurrence(
        self,
        occurrence_id: str,
        status: TaskStatus,
        *,
        task_id: str,
        done_on: date | None = None,
        result: str | None = None,
    ) -> Changes:
        """Set one occurrence's state; the task's progress and status follow from all of them.

        `done_on` is today for a finished one when not given; `result` None leaves what is written.
        """
        today = self._clock.today()
        with self._database.transaction("Ghi kết quả một kỳ của nhiệm vụ") as session:
            task = _task(session, task_id)
            found = next((one for one in task.occurrences if one.id == occurrence_id), None)
            if found is None:
                raise RecordNotFound
            found.status = status
            found.done_on = (done_on or today) if status is TaskStatus.DONE else None
            if result is not None:
                found.result = result
            follow_occurrences(task, today=today)
            return changes_of(session)


def _task(session: Session, task_id: str) -> Task:
    task = session.get(Task, task_id)
    if task is None:
        raise RecordNotFound
    return task


def _finished(task: Task, values: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Return the day of completion that follows from a change of status."""
    if "status" not in values:
        return {}
    if TaskStatus.DONE.value != values["status"]:
        return {"done_on": None}
    return {"done_on": task.done_on or today}


def _with_programmes(task: Task, added: Sequence[str]) -> dict[str, Any]:
    known = {fold(tag.programme) for tag in task.tags}
    new = [name for name in dict.fromkeys(added) if fold(name) not in known]
    if not new:
        return {}
    kept = [{"id": tag.id, "programme": tag.programme} for tag in task.tags]
    return {"tags": [*kept, *({"programme": name} for name in new)]}


def _named(error: InvalidRecord, task: Task) -> InvalidRecord:
    """Return the refusal with the task that it is about: of several tasks the officer has to know which."""
    title = task.title if len(task.title) <= 80 else task.title[:79] + "…"
    return InvalidRecord(
        Finding(finding.field, f"Nhiệm vụ «{title}»: {finding.message}", finding.severity)
        for finding in error.findings
    )


def _count(session: Session, condition: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(Task).where(condition)) or 0


def _counts_by(
    session: Session, *columns: Any, where: ColumnElement[bool] | None = None
) -> dict[tuple[Any, ...], int]:
    """Return how many tasks there are for each combination of values of the columns."""
    statement = select(*columns, func.count()).group_by(*columns)
    if where is not None:
        statement = statement.where(where)
    return {tuple(row[:-1]): row[-1] for row in session.execute(statement)}
