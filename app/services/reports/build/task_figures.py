"""What happened to the plan's tasks in a period: the rows and numbers of the prose and of the annex.

A task belongs to the period when it, or one of its occurrences, is due or was finished in it, or when it
was still open at the period's end although due before. State is told as of the period's end, so that a
report built later says the same.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, func, or_, select, union
from sqlalchemy.orm import Session

from app.core.dates import DateRange
from app.core.vocabulary import OPEN_STATUSES, TaskStatus
from app.models import Task, TaskOccurrence, Unit
from app.services.reports.model import Figure, Records

OVERDUE_LABEL = "Quá hạn"
LISTED = 100
"""Lines that are read in full: a month's report lists what a person can read, and counts the rest."""


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
class Told:
    """The first of the tasks that say something (a result, a difficulty), and how many more do."""

    lines: tuple[TaskLine, ...]
    unlisted: int


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """States of a period's tasks by id, in the order of the plan, and the first lines of them.

    `results`, `difficulties` and `proposals` are looked for among all of the period's tasks.
    """

    states: Mapping[str, str]
    lines: tuple[TaskLine, ...]
    results: Told
    difficulties: Told
    proposals: Told

    @property
    def unlisted(self) -> int:
        """How many tasks have no line."""
        return len(self.states) - len(self.lines)

    @property
    def total(self) -> Figure:
        """Tasks of the period."""
        return self._counted("nhiệm vụ trong kỳ", set(self.states.values()))

    @property
    def done(self) -> Figure:
        """Tasks finished by the period's end."""
        return self._counted("nhiệm vụ hoàn thành", {TaskStatus.DONE.label})

    @property
    def overdue(self) -> Figure:
        """Tasks due and still open at the period's end."""
        return self._counted("nhiệm vụ quá hạn", {OVERDUE_LABEL})

    @property
    def dropped(self) -> Figure:
        """Tasks that are not carried out."""
        return self._counted("nhiệm vụ không thực hiện", {TaskStatus.DROPPED.label})

    @property
    def doing(self) -> Figure:
        """Tasks that are not finished and not late."""
        return self._counted("nhiệm vụ đang thực hiện", {status.label for status in OPEN_STATUSES})

    def _counted(self, label: str, wanted: set[str]) -> Figure:
        ids = tuple(task_id for task_id, state in self.states.items() if state in wanted)
        return Figure(len(ids), label=label, records=(Records("tasks", ids),))


def tasks_in(session: Session, days: DateRange) -> TaskFigures:
    """Return the tasks of a period."""
    return _figures(session, days, session.scalars(_belonging(days)).all())


def tasks_due(session: Session, days: DateRange) -> TaskFigures:
    """Return the open tasks that fall due in `days`: what the next period is about."""
    between = (days.start, days.end)
    due = union(
        select(Task.id).where(Task.due_on.between(*between), Task.status.in_(OPEN_STATUSES)),
        select(Task.id).where(
            Task.id.in_(_occurring(TaskOccurrence.due_on.between(*between), _is_open(TaskOccurrence.status))),
            Task.status != TaskStatus.DROPPED,
        ),
    )
    return _figures(session, days, session.scalars(due).all())


def _figures(session: Session, days: DateRange, ids: Sequence[str]) -> TaskFigures:
    """Tell every task's state from a few columns; read the words only of those that get a line."""
    wanted = func.json_each(json.dumps(ids)).table_valued("value")
    moments = _occurrences(session, TaskOccurrence.task_id.in_(select(wanted.c.value)), days)
    facts = session.execute(
        select(
            Task.id,
            Task.status,
            Task.due_on,
            Task.done_on,
            *((column != "").label(column.key) for column in _TELLING),
        )
        .where(Task.id.in_(select(wanted.c.value)))
        .order_by(Task.line.is_(None), Task.line, Task.due_on, Task.title_sort, Task.id)
    ).all()
    states = {
        fact.id: _state(fact.status, fact.due_on, fact.done_on, moments.get(fact.id, []), days)
        for fact in facts
    }
    told = [_telling(facts, column.key, moments) for column in _TELLING]
    listed = list(states)[:LISTED]
    lines = _lines(
        session, dict.fromkeys([*listed, *(one for ids in told for one in ids[:LISTED])]), moments, states, days
    )
    return TaskFigures(
        states,
        tuple(lines[task_id] for task_id in listed),
        *(
            Told(tuple(lines[task_id] for task_id in ids[:LISTED]), max(len(ids) - LISTED, 0)) for ids in told
        ),
    )


_TELLING = (Task.result, Task.difficulties, Task.proposals)
"""What a task may have to say in the prose, in the order of the figures."""


def _telling(facts: Sequence[Any], name: str, moments: Mapping[str, list[Any]]) -> list[str]:
    """Ids of the tasks that say something; a result may also stand with one of the task's times."""

    def says(fact: Any) -> bool:
        at_a_time = name == Task.result.key and any(one.result for one in moments.get(fact.id, ()))
        return bool(getattr(fact, name)) or at_a_time

    return [fact.id for fact in facts if says(fact)]


def _lines(
    session: Session,
    wanted: Iterable[str],
    moments: Mapping[str, list[Any]],
    states: Mapping[str, str],
    days: DateRange,
) -> dict[str, TaskLine]:
    words = session.execute(
        select(Task, Unit.name).outerjoin(Unit, Unit.id == Task.lead_unit_id).where(Task.id.in_(wanted))
    )
    return {
        task.id: _line(task, unit, moments.get(task.id, []), states[task.id], days) for task, unit in words
    }


def _belonging(days: DateRange) -> CompoundSelect[str]:
    """Ids from one index each and put together: one OR over them all would read every task."""
    between = (days.start, days.end)
    late = Task.due_on < days.start
    late_occurrence = _occurring(TaskOccurrence.due_on < days.start, _is_open(TaskOccurrence.status))
    return union(
        select(Task.id).where(Task.due_on.between(*between)),
        select(Task.id).where(Task.done_on.between(*between)),
        select(Task.id).where(late, _is_open(Task.status)),
        select(Task.id).where(late, Task.status == TaskStatus.DONE, Task.done_on > days.end),
        _occurring(TaskOccurrence.due_on.between(*between)),
        _occurring(TaskOccurrence.done_on.between(*between)),
        select(Task.id).where(Task.id.in_(late_occurrence), _is_open(Task.status)),
    )


def _is_open(status: Any) -> ColumnElement[bool]:
    found: ColumnElement[bool] = status.in_(OPEN_STATUSES)
    return found


def _occurring(*conditions: ColumnElement[bool]) -> Select[str]:
    """Ids of the tasks that have such an occurrence."""
    return select(TaskOccurrence.task_id).where(*conditions)


def _occurrences(session: Session, belongs: ColumnElement[bool], days: DateRange) -> dict[str, list[Any]]:
    """Return the occurrences that matter for the period: due in it, finished in it, or late."""
    found: dict[str, list[Any]] = {}
    rows = session.execute(
        select(
            TaskOccurrence.task_id,
            TaskOccurrence.label,
            TaskOccurrence.due_on,
            TaskOccurrence.status,
            TaskOccurrence.done_on,
            TaskOccurrence.result,
        )
        .where(
            belongs,
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


def _line(task: Task, unit: str | None, moments: list[Any], state: str, days: DateRange) -> TaskLine:
    results = [task.result, *(moment.result for moment in moments)]
    within = [moment.due_on for moment in moments if days.contains(moment.due_on)]
    due = within[0] if within else moments[0].due_on if moments else task.due_on
    return TaskLine(
        id=task.id,
        title=task.title,
        section=task.section,
        lead_unit=unit or "",
        deadline="; ".join(moment.label for moment in moments if moment.label) or task.deadline_note,
        due_on=due,
        state=state,
        result="\n".join(dict.fromkeys(result for result in results if result)),
        difficulties=task.difficulties,
        proposals=task.proposals,
    )


def _state(
    status: TaskStatus, due: date | None, done: date | None, moments: list[Any], days: DateRange
) -> str:
    if status is TaskStatus.DROPPED:
        return TaskStatus.DROPPED.label
    if moments and status is not TaskStatus.DONE:
        states = [_state_at_end(moment.status, moment.due_on, moment.done_on, days) for moment in moments]
        if OVERDUE_LABEL in states:
            return OVERDUE_LABEL
        if set(states) == {TaskStatus.DONE.label}:
            return TaskStatus.DONE.label
        return TaskStatus.DOING.label if TaskStatus.DONE.label in states else status.label
    return _state_at_end(status, due, done, days)


def _state_at_end(status: TaskStatus, due: date | None, done: date | None, days: DateRange) -> str:
    """Return the state as of the period's end; what was finished later was then open or late."""
    if status is TaskStatus.DONE and (done is None or done <= days.end):
        return TaskStatus.DONE.label
    if status is TaskStatus.DROPPED:
        return TaskStatus.DROPPED.label
    if due is not None and due <= days.end:
        return OVERDUE_LABEL
    return TaskStatus.DOING.label if status is TaskStatus.DONE else status.label
