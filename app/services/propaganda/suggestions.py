"""What the entry forms suggest: words of earlier entries, newest first, and the tasks to link to."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.core.vocabulary import OPEN_STATUSES
from app.models import Activity, DomainRow, FamilyModel, MediaItem, Task
from app.services.propaganda.rows import Suggestions, TaskName

MOST_WORDS = 200
MOST_TASKS = 1000
RECENT = timedelta(days=400)


def suggestions(session: Session, *, today: date) -> Suggestions:
    """Return what to suggest."""
    return Suggestions(
        authors=_earlier(session, MediaItem, MediaItem.author),
        approvers=_earlier(session, MediaItem, MediaItem.approver),
        places=_earlier(session, Activity, Activity.place),
        model_names=_earlier(session, FamilyModel, FamilyModel.name),
        tasks=_tasks(session, today),
    )


def _earlier(session: Session, model: type[DomainRow], column: InstrumentedAttribute[str]) -> tuple[str, ...]:
    # Ids grow with time: the greatest is the latest entry.
    words: Any = select(column).where(column != "").group_by(column).order_by(func.max(model.id).desc())
    return tuple(session.scalars(words.limit(MOST_WORDS)))


def _tasks(session: Session, today: date) -> tuple[TaskName, ...]:
    wanted = or_(Task.status.in_(OPEN_STATUSES), Task.due_on >= today - RECENT)
    rows = session.execute(
        select(Task.id, Task.title, Task.section)
        .where(wanted)
        .order_by(Task.plan_id.is_(None), Task.line, Task.title_sort, Task.id)
        .limit(MOST_TASKS)
    )
    return tuple(TaskName(id=row.id, title=row.title, section=row.section) for row in rows)
