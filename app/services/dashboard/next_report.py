"""The tile of the next report: its due day, and what its figures still lack."""

from calendar import monthrange
from datetime import date

from sqlalchemy import and_, exists, or_, select

from app.core.dates import DateRange, format_date, weekday_name
from app.core.periods import PeriodKind, PeriodRule, ReportingPeriod, period_containing
from app.core.vocabulary import ReportKind, TaskStatus
from app.models import Activity, Broadcast, MediaItem, SavedReport, Signer, Task, TaskOccurrence
from app.services.dashboard.doors import media_door
from app.services.dashboard.glance import Glance
from app.services.dashboard.tiles import Door, Level, Tile, TileLine
from app.services.propaganda.counting import media_figures

SOON_DAYS = 5


def report_tile(glance: Glance) -> Tile:
    """Return the monthly report that is due next and not frozen yet."""
    period = next_month_report(glance)
    due = due_day(period, day=glance.office.month_report_day)
    door = Door(
        tab="reports", filters={"kind": ReportKind.MONTH.value, "period": period.code}, label=period.label
    )
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


def due_day(period: ReportingPeriod, *, day: int) -> date:
    """Return the first `day` of a month that lies after the period; a short month's last day stands in."""
    end = period.range.end
    this_month = _day_in(end.year, end.month, day)
    if this_month > end:
        return this_month
    return _day_in(end.year + end.month // 12, end.month % 12 + 1, day)


def _day_in(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))


def next_month_report(glance: Glance) -> ReportingPeriod:
    """Return the earliest month whose report is not frozen and not yet due, or is late but was begun."""
    rule, day = glance.office.period_rule, glance.office.month_report_day
    period = period_containing(glance.today, kind=PeriodKind.MONTH, rule=rule)
    while due_day(period.previous(), day=day) >= glance.today:
        period = period.previous()
    if _begun(glance, period.previous(), rule):
        return period.previous()
    while _frozen(glance, period, rule):
        period = period.next()
    return period


def _saved(period: ReportingPeriod, rule: PeriodRule) -> tuple[object, ...]:
    return (
        SavedReport.report_kind == ReportKind.MONTH,
        SavedReport.period == period.code,
        SavedReport.rule == rule.value,
    )


def _begun(glance: Glance, period: ReportingPeriod, rule: PeriodRule) -> bool:
    begun = select(SavedReport.id).where(*_saved(period, rule), SavedReport.frozen_at.is_(None))  # type: ignore[arg-type]
    return glance.session.execute(begun).first() is not None


def _frozen(glance: Glance, period: ReportingPeriod, rule: PeriodRule) -> bool:
    frozen = select(SavedReport.id).where(*_saved(period, rule), SavedReport.frozen_at.is_not(None))  # type: ignore[arg-type]
    return glance.session.execute(frozen).first() is not None


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
