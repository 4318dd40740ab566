"""The tile of the next report: its due day, and what its figures still lack."""

from datetime import date

from sqlalchemy import and_, exists, or_, select

from app.core.dates import DateRange, format_date, weekday_name
from app.core.periods import ReportingPeriod
from app.core.vocabulary import ReportKind, TaskStatus
from app.models import Activity, Broadcast, MediaItem, Signer, Task, TaskOccurrence
from app.services.dashboard.doors import media_door
from app.services.dashboard.glance import Glance
from app.services.dashboard.tiles import Door, Level, Tile, TileLine
from app.services.propaganda.counting import media_figures
from app.services.reports.due import due_day, next_month_report

SOON_DAYS = 5


def report_tile(glance: Glance) -> Tile:
    """Return the monthly report that is due next and not frozen yet."""
    period = next_month_report(glance.session, today=glance.today, office=glance.office)
    due = due_day(period, day=glance.office.month_report_day)
    door = Door(tab="reports", filters={"kind": ReportKind.MONTH, "period": period.code}, label=period.label)
    missing = [
        *_media(glance, period),
        *_activities(glance, period.range),
        *_tasks(glance, period.range),
        *_office(glance),
    ]
    complete = TileLine(text="Số liệu trong kỳ không còn mục nào bỏ trống.")
    return Tile(
        key="report",
        title="Báo cáo tiếp theo",
        lines=(
            TileLine(text=f"Báo cáo {period.label}", detail=period.range_note, door=door),
            _due_line(due, glance.today),
            *(missing or [complete]),
        ),
        door=door,
    )


def _due_line(due: date, today: date) -> TileLine:
    days = (due - today).days
    left = (
        f"đã quá {-days} ngày"
        if days < 0
        else "hôm nay"
        if days == 0
        else "ngày mai"
        if days == 1
        else f"còn {days} ngày"
    )
    level = Level.LATE if days < 0 else Level.WARN if days <= SOON_DAYS else Level.CALM
    return TileLine(text=f"Hạn gửi: {weekday_name(due)}, {format_date(due)}", detail=left, level=level)


def _media(glance: Glance, period: ReportingPeriod) -> list[TileLine]:
    """The report's own stretch against the monthly quota, and items that have no broadcast yet."""
    figures = media_figures(glance.session, period.range)
    lines = []
    if figures.radio.value < glance.office.media_per_month:
        lines.append(
            TileLine(
                text="tin, bài phát thanh trong kỳ báo cáo",
                number=figures.radio.value,
                out_of=glance.office.media_per_month,
                level=Level.WARN,
                door=media_door(figures.radio.ids, f"Tin, bài phát thanh {period.label}"),
            )
        )
    undated = select(MediaItem.id).where(~exists().where(Broadcast.media_id == MediaItem.id))
    ids = tuple(glance.session.scalars(undated))
    if ids:
        lines.append(
            TileLine(
                text="tin, bài chưa ghi ngày phát",
                number=len(ids),
                level=Level.NOTE,
                door=Door(tab="propaganda", view="media", filters={"missing": "broadcast"}),
            )
        )
    return lines


def _activities(glance: Glance, days: DateRange) -> list[TileLine]:
    held = Activity.held_on.between(days.start, min(days.end, glance.today))
    without = select(Activity.id).where(held, Activity.attendance_total.is_(None))
    ids = tuple(glance.session.scalars(without.order_by(Activity.held_on, Activity.id)))
    if not ids:
        return []
    return [
        TileLine(
            text="hoạt động trong kỳ chưa có số lượt người",
            number=len(ids),
            level=Level.WARN,
            door=Door(
                tab="propaganda",
                view="activities",
                ids=ids,
                label="Hoạt động trong kỳ báo cáo chưa có lượt người",
            ),
        )
    ]


def _tasks(glance: Glance, days: DateRange) -> list[TileLine]:
    """Tasks, or occurrences of tasks, that fell due in the period and have no result written."""
    end = min(days.end, glance.today)
    if end < days.start:
        return []
    within = (days.start, end)
    occurrence = exists().where(
        TaskOccurrence.task_id == Task.id,
        TaskOccurrence.due_on.between(*within),
        TaskOccurrence.status != TaskStatus.DROPPED,
        TaskOccurrence.result == "",
    )
    once = and_(
        Task.due_on.between(*within),
        ~exists().where(TaskOccurrence.task_id == Task.id),
    )
    wanting = (
        select(Task.id)
        .where(Task.status != TaskStatus.DROPPED, Task.result == "", or_(once, occurrence))
        .order_by(Task.due_on, Task.line, Task.id)
    )
    ids = tuple(glance.session.scalars(wanting))
    if not ids:
        return []
    return [
        TileLine(
            text="nhiệm vụ đến hạn trong kỳ chưa ghi kết quả",
            number=len(ids),
            level=Level.WARN,
            door=Door(tab="tasks", ids=ids, label="Đến hạn trong kỳ báo cáo, chưa ghi kết quả"),
        )
    ]


def _office(glance: Glance) -> list[TileLine]:
    """Whoever signs by default has no name yet: the signature block would stay empty."""
    first = select(Signer.name).order_by(Signer.active.desc(), Signer.position, Signer.id).limit(1)
    if glance.session.scalar(first) != "":
        return []
    return [
        TileLine(
            text="Chưa nhập họ tên người ký",
            level=Level.NOTE,
            door=Door(tab="settings", view="signers"),
        )
    ]
