"""What follows from a change of a task: its occurrences, and its progress from theirs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from app.core.vocabulary import OPEN_STATUSES, Frequency, TaskStatus
from app.models import Plan, Task, TaskOccurrence
from app.services.tasks.due_days import due_day_of, every_of
from app.services.tasks.occurrences import Occurrence, is_generated, occurrences_of

_DECIDING = ("recurrence", "start_on", "due_on")


def keep_occurrences(session: Session, row: Task, given: Mapping[str, Any], /, *, today: date) -> None:
    """Bring a task's occurrences into step after its recurrence, its dates or the words about them changed.

    Occurrences that were worked on (not «chưa làm», or with a result) or that were made by hand stay as
    they are. Nothing happens when `given` lists the occurrences itself.
    """
    if "occurrences" in given or not _is_decided_anew(row):
        return
    plan = session.get(Plan, row.plan_id) if row.plan_id else None
    wanted = occurrences_of(
        row.id,
        frequency=row.recurrence,
        start=row.start_on,
        due=row.due_on,
        year=plan.year if plan else today.year,
        words=row.deadline_note,
    )
    _reconcile(row, {occurrence.id: occurrence for occurrence in wanted})
    begun = any(one.status is not TaskStatus.NOT_STARTED for one in row.occurrences)
    # What the officer set by hand stays until an occurrence has been marked.
    if begun and row.status in OPEN_STATUSES and not {"status", "progress"} & set(given):
        follow_occurrences(row, today=today)


def _is_decided_anew(row: Task) -> bool:
    attributes = inspect(row).attrs
    if any(attributes[name].history.has_changes() for name in _DECIDING):
        return True
    told = _told(row.deadline_note, row.recurrence)
    return any(
        _told(before or "", row.recurrence) != told
        for before in attributes["deadline_note"].history.deleted or ()
    )


def _told(words: str, frequency: Frequency | None) -> tuple[int | None, int]:
    """What the words about a task's time say of its occurrences: the day, and every how many."""
    return due_day_of(words, frequency), every_of(words, frequency)


def _reconcile(task: Task, wanted: Mapping[str, Occurrence]) -> None:
    kept = []
    for present in task.occurrences:
        occurrence = wanted.get(present.id)
        if _was_worked_on(present) or not is_generated(task.id, present.id, present.due_on):
            kept.append(present)
        elif occurrence is not None:
            _set(present, occurrence)
            kept.append(present)
    known = {present.id for present in kept}
    kept += [
        _set(TaskOccurrence(id=occurrence.id, task_id=task.id), occurrence)
        for occurrence in wanted.values()
        if occurrence.id not in known
    ]
    task.occurrences = kept


def _set(row: TaskOccurrence, occurrence: Occurrence) -> TaskOccurrence:
    row.label, row.start_on, row.due_on = occurrence.label, occurrence.start, occurrence.due
    return row


def _was_worked_on(occurrence: TaskOccurrence) -> bool:
    return occurrence.status is not TaskStatus.NOT_STARTED or bool(occurrence.result)


def follow_occurrences(task: Task, *, today: date) -> None:
    """Set a task's progress and status from its occurrences; a task not carried out stays so."""
    counted = [one for one in task.occurrences if one.status is not TaskStatus.DROPPED]
    if task.status is TaskStatus.DROPPED or not counted:
        return
    done = sum(one.status is TaskStatus.DONE for one in counted)
    task.progress = round(100 * done / len(counted))
    if done == len(counted):
        if task.status in OPEN_STATUSES:
            task.status, task.done_on = TaskStatus.DONE, today
    elif done or any(one.status is TaskStatus.DOING for one in counted):
        task.status, task.done_on = TaskStatus.DOING, None
    else:
        task.status, task.done_on = TaskStatus.NOT_STARTED, None
