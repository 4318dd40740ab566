"""The tile of what is due this week and what is overdue."""

from datetime import date

from sqlalchemy import func, select

from app.core.dates import format_date, format_short_date
from app.models import Task
from app.services.dashboard.glance import Glance
from app.services.dashboard.tiles import Door, Level, Tile, TileLine
from app.services.listing import ListQuery
from app.services.tasks.conditions import is_due_in, is_overdue, week_of
from app.services.tasks.listing import page_of
from app.services.tasks.rows import TaskRow

MOST_LINES = 5
"""So many tasks are named; the numbers above open all of them."""


def work_tile(glance: Glance) -> Tile:
    """Return the counts, then the tasks that are most pressing."""
    door = Door(tab="tasks")
    session, today = glance.session, glance.today
    if session.execute(select(Task.id).limit(1)).first() is None:
        empty = TileLine(
            text="Chưa có nhiệm vụ nào. Hãy mở kế hoạch năm để lập danh sách nhiệm vụ.",
            level=Level.NOTE,
            door=door,
        )
        return Tile(key="work", title="Việc cần làm", lines=(empty,), door=door)
    overdue = _count(glance, is_overdue(today))
    this_week = _count(glance, is_due_in(week_of(today)))
    numbers = (
        TileLine(
            text="nhiệm vụ quá hạn",
            number=overdue,
            level=Level.LATE if overdue else Level.CALM,
            door=Door(tab="tasks", filters={"overdue": True}),
        ),
        TileLine(
            text="nhiệm vụ đến hạn tuần này",
            number=this_week,
            level=Level.WARN if this_week else Level.CALM,
            door=Door(tab="tasks", filters={"this_week": True}),
        ),
    )
    return Tile(key="work", title="Việc cần làm", lines=(*numbers, *_pressing(glance)), door=door)


def _count(glance: Glance, condition: object) -> int:
    counted = select(func.count()).select_from(Task).where(condition)  # type: ignore[arg-type]
    return glance.session.scalar(counted) or 0


def _pressing(glance: Glance) -> list[TileLine]:
    """This week's tasks before the long overdue ones would crowd them out: half of each at least."""
    late, due = (
        page_of(
            glance.session,
            ListQuery(filters={name: True}, sort="next_due", limit=MOST_LINES),
            today=glance.today,
        ).rows
        for name in ("overdue", "this_week")
    )
    late_ids = {row.id for row in late}
    due = tuple(row for row in due if row.id not in late_ids)
    kept_late = late[: max(MOST_LINES - len(due), (MOST_LINES + 1) // 2)]
    rows = (*kept_late, *due)[:MOST_LINES]
    return [_line(row, glance.today) for row in rows]


def _line(row: TaskRow, today: date) -> TileLine:
    due = ""
    if row.next_due:
        due = f"{'quá hạn từ' if row.overdue else 'hạn'} {_short(row.next_due, today)}"
    return TileLine(
        text=row.title,
        detail=", ".join(part for part in (due, row.lead_unit) if part),
        level=Level.LATE if row.overdue else Level.NOTE if row.next_due == today else Level.CALM,
        door=Door(tab="tasks", record=row.id),
    )


def _short(day: date, today: date) -> str:
    return format_short_date(day) if day.year == today.year else format_date(day)
