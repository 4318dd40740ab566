"""What happened to the plan's tasks in a period: the rows and numbers of the prose and of the annex.

A task belongs to the period when it, or one of its occurrences, is due or was finished in it, or when it
was still open at the period's end although due before. State is told as of the period's end, so that a
report built later says the same.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session

from app.core.dates import DateRange
from app.core.vocabulary import OPEN_STATUSES, TaskStatus
from app.models import Task, TaskOccurrence, Unit
from app.services.reports.model import Figure, Records

OVERDUE_LABEL = "Quá hạn"


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task as the annex prints it, as of the period's end."""

    id: str
    title: str
    section: str
    lead_unit: str
    deadline: str
    due_on: date | None
    state: str
    result: str
    difficulties: str
    proposals: str


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """Lines of a period in the order of the plan, and the counts over them."""

    lines: tuple[TaskLine, ...]

    @property
    def total(self) -> Figure:
        """Tasks of the period."""
        return self._counted("nhiệm vụ trong kỳ", lambda _line: True)

    @property
    def done(self) -> Figure:
        """Tasks finished by the period's end."""
        return self._counted("nhiệm vụ hoàn thành", lambda line: line.state == TaskStatus.DONE.label)

    @property
    def overdue(self) -> Figure:
        """Tasks due and still open at the period's end."""
        return self._counted("nhiệm vụ quá hạn", lambda line: line.state == OVERDUE_LABEL)

    @property
    def dropped(self) -> Figure:
        """Tasks that are not carried out."""
        return self._counted("nhiệm vụ không thực hiện", lambda line: line.state == TaskStatus.DROPPED.label)

    @property
    def doing(self) -> Figure:
        """Tasks that are not finished and not late."""
        open_labels = {status.label for status in OPEN_STATUSES}
        return self._counted("nhiệm vụ đang thực hiện", lambda line: line.state in open_labels)

    def _counted(self, label: str, belongs: Callable[[TaskLine], bool]) -> Figure:
        ids = tuple(line.id for line in self.lines if belongs(line))
        return Figure(len(ids), label=label, records=(Records("tasks", ids),))


def tasks_in(session: Session, days: DateRange) -> TaskFigures:
    """Return the tasks of a period."""
    found = session.execute(_statement(_belongs(days))).all()
    moments = _occurrences(session, [task.id for task, _ in found], days)
    return TaskFigures(tuple(_line(task, unit, moments.get(task.id, []), days) for task, unit in found))


def tasks_due(session: Session, days: DateRange) -> TaskFigures:
    """Return the open tasks that fall due in `days`: what the next period is about."""
    due = or_(
        and_(Task.due_on.between(days.start, days.end), Task.status.in_(OPEN_STATUSES)),
        _occurrence(
            TaskOccurrence.due_on.between(days.start, days.end), TaskOccurrence.status.in_(OPEN_STATUSES)
        ),
    )
    found = session.execute(_statement(and_(due, Task.status != TaskStatus.DROPPED))).all()
    moments = _occurrences(session, [task.id for task, _ in found], days)
    return TaskFigures(tuple(_line(task, unit, moments.get(task.id, []), days) for task, unit in found))


def _statement(belongs: ColumnElement[bool]) -> Select[Task, str]:
    return (
        select(Task, Unit.name)
        .outerjoin(Unit, Unit.id == Task.lead_unit_id)
        .where(belongs)
        .order_by(Task.line.is_(None), Task.line, Task.due_on, Task.title_sort, Task.id)
    )


def _belongs(days: DateRange) -> ColumnElement[bool]:
    between = (days.start, days.end)
    late = and_(
        Task.due_on < days.start,
        or_(Task.status.in_(OPEN_STATUSES), and_(Task.status == TaskStatus.DONE, Task.done_on > days.end)),
    )
    return or_(
        Task.due_on.between(*between),
        Task.done_on.between(*between),
        late,
        _occurrence(or_(TaskOccurrence.due_on.between(*between), TaskOccurrence.done_on.between(*between))),
        and_(
            Task.status.in_(OPEN_STATUSES),
            _occurrence(TaskOccurrence.due_on < days.start, TaskOccurrence.status.in_(OPEN_STATUSES)),
        ),
    )


def _occurrence(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(TaskOccurrence.task_id == Task.id, *conditions)


def _occurrences(session: Session, ids: Iterable[str], days: DateRange) -> dict[str, list[TaskOccurrence]]:
    """Return the occurrences that matter for the period: due in it, finished in it, or late."""
    wanted = list(ids)
    found: dict[str, list[TaskOccurrence]] = {}
    for start in range(0, len(wanted), 500):
        rows = session.scalars(
            select(TaskOccurrence)
            .where(
                TaskOccurrence.task_id.in_(wanted[start : start + 500]),
                or_(
                    TaskOccurrence.due_on.between(days.start, days.end),
                    TaskOccurrence.done_on.between(days.start, days.end),
                    and_(TaskOccurrence.due_on < days.start, TaskOccurrence.status.in_(OPEN_STATUSES)),
                ),
            )
            .order_by(TaskOccurrence.due_on)
        )
        for row in rows:
            found.setdefault(row.task_id, []).append(row)
    return found


def _line(task: Task, unit: str | None, moments: list[TaskOccurrence], days: DateRange) -> TaskLine:
    results = [task.result, *(moment.result for moment in moments)]
    due = moments[0].due_on if moments else task.due_on
    return TaskLine(
        id=task.id,
        title=task.title,
        section=task.section,
        lead_unit=unit or "",
        deadline="; ".join(moment.label for moment in moments if moment.label) or task.deadline_note,
        due_on=due,
        state=_state(task, moments, days),
        result="\n".join(dict.fromkeys(result for result in results if result)),
        difficulties=task.difficulties,
        proposals=task.proposals,
    )


def _state(task: Task, moments: list[TaskOccurrence], days: DateRange) -> str:
    if task.status is TaskStatus.DROPPED:
        return TaskStatus.DROPPED.label
    if moments and task.status is not TaskStatus.DONE:
        states = [_state_at_end(moment.status, moment.due_on, moment.done_on, days) for moment in moments]
        if OVERDUE_LABEL in states:
            return OVERDUE_LABEL
        if set(states) == {TaskStatus.DONE.label}:
            return TaskStatus.DONE.label
        return TaskStatus.DOING.label if TaskStatus.DONE.label in states else task.status.label
    return _state_at_end(task.status, task.due_on, task.done_on, days)


def _state_at_end(status: TaskStatus, due: date | None, done: date | None, days: DateRange) -> str:
    """Return the state as of the period's end; what was finished later was then open or late."""
    if status is TaskStatus.DONE and (done is None or done <= days.end):
        return TaskStatus.DONE.label
    if status is TaskStatus.DROPPED:
        return TaskStatus.DROPPED.label
    if due is not None and due <= days.end:
        return OVERDUE_LABEL
    return TaskStatus.DOING.label if status is TaskStatus.DONE else status.label
