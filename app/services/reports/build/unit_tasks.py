"""Documents about a unit's tasks: the sheet that it fills in, and the letter that urges what is overdue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, extract, or_, select
from sqlalchemy.orm import Session

from app.core.dates import DateRange, format_date, format_official_date
from app.core.numbers import format_integer
from app.core.text import fold, uncapitalised
from app.core.vocabulary import OPEN_STATUSES, TaskStatus
from app.models import Issuer, Plan, Signer, Task, TaskOccurrence, Unit
from app.services.reports.build.frame import chosen_row, letterhead_of
from app.services.reports.model import (
    MONEY,
    Align,
    Column,
    Figure,
    Orientation,
    Paragraph,
    Records,
    Report,
    Row,
    RowKind,
    Signature,
    Table,
)
from app.services.reports.store import ReportChoices
from app.services.settings import OfficeSettings
from app.services.tasks.conditions import is_overdue, touches

REMINDER_TITLE = "V/v đôn đốc thực hiện nhiệm vụ về bình đẳng giới và vì sự tiến bộ của phụ nữ"
_PLAN = "ke hoach"
_CENTER, _RIGHT = Align.CENTER, Align.RIGHT


@dataclass(frozen=True, slots=True)
class UnitTask:
    """One task as a unit reads it."""

    task: Task
    unit: str
    deadline: str


@dataclass(frozen=True, slots=True)
class Late:
    """One overdue task: what is late of it and since when."""

    task: Task
    unit_id: str | None
    unit: str
    due_on: date
    label: str


def tasks_of_unit(session: Session, unit_id: str, *, today: date, days: DateRange | None) -> list[UnitTask]:
    """Return the tasks that a unit leads and has to tell about, in the plan's order.

    With `days` those whose time touches them, else the open ones and those finished in today's year. What
    is not carried out is left out.
    """
    recent: ColumnElement[bool] = or_(
        Task.status.in_(OPEN_STATUSES),
        and_(
            Task.status == TaskStatus.DONE,
            or_(Task.done_on.is_(None), extract("year", Task.done_on) == today.year),
        ),
    )
    statement = (
        select(Task, Unit.name)
        .join(Unit, Unit.id == Task.lead_unit_id)
        .where(
            Task.lead_unit_id == unit_id,
            Task.status != TaskStatus.DROPPED,
            touches(days) if days else recent,
        )
        .order_by(Task.line.asc().nulls_last(), Task.due_on.asc().nulls_last(), Task.title_sort, Task.id)
    )
    return [UnitTask(task, name, deadline_words(task)) for task, name in session.execute(statement)]


def deadline_words(task: Task) -> str:
    """Return when a task is due as a person reads it: its date, else how often, else the plan's words."""
    if task.recurrence is not None:
        return task.recurrence.label
    if task.due_on is not None:
        return format_date(task.due_on)
    return task.deadline_note


def unit_sheet(tasks: Sequence[UnitTask], unit: str, *, settings: OfficeSettings, today: date) -> Report:
    """Return the sheet that a unit fills in, as a document across A4."""
    return Report(
        kind="tasks",
        type_name="Phiếu kết quả thực hiện nhiệm vụ",
        title=f"Công tác bình đẳng giới và vì sự tiến bộ của phụ nữ – {unit}",
        period_note=f"(Lập ngày {format_date(today)})",
        orientation=Orientation.LANDSCAPE,
        body_size=settings.body_size,
        blocks=(
            Paragraph(
                "intro",
                (
                    f"Đề nghị {unit} ghi trạng thái ({_status_words()}), kết quả và số liệu của từng ",
                    "nhiệm vụ, gửi lại để tổng hợp.",
                ),
            ),
            _sheet_table(tasks),
        ),
    )


def _status_words() -> str:
    return ", ".join(status.label.lower() for status in TaskStatus)


def _sheet_table(tasks: Sequence[UnitTask]) -> Table:
    people, spent = "Lượt người", "Đã chi (đồng)"
    return Table(
        key="tasks",
        columns=(
            Column(header="TT", weight=0.5, align=_CENTER),
            Column(header="Nhiệm vụ", weight=4.2),
            Column(header="Mục", weight=0.8, align=_CENTER),
            Column(header="Thời hạn", weight=1.3, align=_CENTER),
            Column(header="Trạng thái", weight=1.2),
            Column(header="Kết quả", weight=2.4),
            Column(header="Số buổi", weight=0.7, align=_RIGHT),
            Column(header="Nam", weight=0.7, align=_RIGHT, group=people),
            Column(header="Nữ", weight=0.7, align=_RIGHT, group=people),
            Column(header="NSNN", weight=1.1, align=_RIGHT, group=spent),
            Column(header="Xã hội hóa", weight=1.1, align=_RIGHT, group=spent),
            Column(header="Khó khăn, vướng mắc", weight=1.8),
            Column(header="Kiến nghị, đề xuất", weight=1.8),
        ),
        rows=tuple(_sheet_row(place, one) for place, one in enumerate(tasks, 1)),
    )


def _sheet_row(place: int, one: UnitTask) -> Row:
    task = one.task
    behind = (Records("tasks", (task.id,)),)

    def number(value: int | None, unit: str = "") -> Figure | None:
        return None if value is None else Figure(value, unit=unit, records=behind)

    return Row(
        (
            str(place),
            task.title,
            task.section,
            one.deadline,
            task.status.label,
            task.result,
            number(task.sessions),
            number(task.attendance_male),
            number(task.attendance_female),
            number(task.spent_state, MONEY),
            number(task.spent_social, MONEY),
            task.difficulties,
            task.proposals,
        ),
        records=behind,
    )


def late_tasks(session: Session, unit_ids: Sequence[str] | None, *, today: date) -> list[Late]:
    """Return the overdue tasks of these units, or of all, by unit and then the longest overdue first."""
    statement = (
        select(Task, Unit.name)
        .outerjoin(Unit, Unit.id == Task.lead_unit_id)
        .where(is_overdue(today))
        .order_by(Unit.position, Unit.name_sort, Task.lead_unit_id)
    )
    if unit_ids is not None:
        statement = statement.where(Task.lead_unit_id.in_(unit_ids))
    found = [
        _late(task, name, _late_occurrences(session, task, today), today)
        for task, name in session.execute(statement)
    ]
    order = {unit: place for place, unit in enumerate(dict.fromkeys(one.unit_id for one in found))}
    return sorted(found, key=lambda one: (order[one.unit_id], one.due_on, one.task.line or 0, one.task.id))


def _late_occurrences(session: Session, task: Task, today: date) -> Sequence[TaskOccurrence]:
    return session.scalars(
        select(TaskOccurrence)
        .where(
            TaskOccurrence.task_id == task.id,
            TaskOccurrence.status.in_(OPEN_STATUSES),
            TaskOccurrence.due_on < today,
        )
        .order_by(TaskOccurrence.due_on, TaskOccurrence.id)
    ).all()


def _late(task: Task, unit: str | None, occurrences: Sequence[TaskOccurrence], today: date) -> Late:
    days = [one.due_on for one in occurrences]
    if task.due_on is not None and task.due_on < today:
        days.append(task.due_on)
    labels = "; ".join(one.label for one in occurrences if one.label)
    return Late(task, task.lead_unit_id, unit or "", min(days), labels)


def reminder(
    session: Session,
    late: Sequence[Late],
    *,
    answer_by: date | None,
    choices: ReportChoices,
    settings: OfficeSettings,
    today: date,
) -> Report:
    """Return the official letter (công văn, NĐ 30/2020/NĐ-CP, Phụ lục III mẫu 1.5) over these overdue tasks.

    Every one of `late` has a unit. `answer_by` None leaves the day of the answer blank.
    """
    issuer = chosen_row(session, Issuer, choices.issuer_id)
    signer = chosen_row(session, Signer, choices.signer_id)
    code = "-".join(part for part in (issuer.symbol, issuer.letter_symbol) if part)
    head = letterhead_of(issuer, f"/{code}", choices, settings, today)
    units = tuple(dict.fromkeys(one.unit for one in late))
    addressed = units[0] if len(units) == 1 else "các cơ quan, đơn vị"
    return Report(
        kind="reminder",
        title=REMINDER_TITLE,
        letterhead=head,
        addressees=units,
        blocks=(
            Paragraph("intro", _intro(session, late, today)),
            _late_table(late, grouped=len(units) > 1),
            Paragraph(
                "request", _request(head.issuer_name, addressed, _office(session, issuer), answer_by, today)
            ),
        ),
        closing=Paragraph("closing", (f"Đề nghị {addressed} quan tâm, phối hợp thực hiện./.",)),
        signature=Signature(tuple(signer.authority.splitlines()), signer.name),
        recipients=("Như trên", f"Lưu: {issuer.archive}"),
        drafter=settings.officer_initials,
        body_size=settings.body_size,
    )


def _intro(session: Session, late: Sequence[Late], today: date) -> tuple[str | Figure, ...]:
    count = Figure(
        len(late),
        label="nhiệm vụ quá hạn",
        records=(Records("tasks", tuple(one.task.id for one in late)),),
    )
    return (
        f"Thực hiện {_plan_words(session, late)}, qua theo dõi, đến {format_official_date(today)} còn ",
        count,
        " nhiệm vụ đã quá thời hạn mà chưa hoàn thành, cụ thể như sau:",
    )


def _request(
    issuer: str, addressed: str, office: str, answer_by: date | None, today: date
) -> tuple[str, ...]:
    by = format_official_date(answer_by) if answer_by else f"ngày ….. tháng ….. năm {today.year}"
    return (
        f"{issuer} đề nghị {addressed} khẩn trương thực hiện các nhiệm vụ nêu trên; ",
        "báo cáo kết quả hoặc nguyên nhân chậm, khó khăn, vướng mắc và thời gian hoàn thành về ",
        f"{office} trước {by} để tổng hợp.",
    )


def _plan_words(session: Session, late: Sequence[Late]) -> str:
    """Name the plan when all tasks are of one, as it is cited: number, day, title."""
    ids = {one.task.plan_id for one in late}
    plan = session.get(Plan, ids.pop() or "") if len(ids) == 1 else None
    if plan is None:
        return "kế hoạch công tác bình đẳng giới và vì sự tiến bộ của phụ nữ"
    number = f" số {plan.number}" if plan.number else ""
    issued = f" {format_official_date(plan.issued_on)}" if plan.issued_on else ""
    about = plan.title
    if fold(about).startswith(_PLAN):
        about = about[len(_PLAN) :].strip()
    return f"Kế hoạch{number}{issued} {uncapitalised(about)}".rstrip()


def _office(session: Session, issuer: Issuer) -> str:
    """Return the unit that drafts the issuer's letters, by its symbol, else the issuer itself."""
    for name, abbreviation in session.execute(select(Unit.name, Unit.abbreviation)):
        if issuer.letter_symbol and fold(abbreviation) == fold(issuer.letter_symbol):
            return str(name)
    return issuer.short_name or issuer.name.replace("\n", " ")


def _late_table(late: Sequence[Late], *, grouped: bool) -> Table:
    rows: list[Row] = []
    for place, one in enumerate(late, 1):
        if grouped and (place == 1 or late[place - 2].unit_id != one.unit_id):
            rows.append(Row((one.unit,), kind=RowKind.GROUP))
        words = "\n".join(part for part in (one.task.title, one.label and f"Kỳ chậm: {one.label}") if part)
        rows.append(
            Row(
                (format_integer(place), words, one.task.section, one.due_on, one.task.status.label),
                records=(Records("tasks", (one.task.id,)),),
            )
        )
    return Table(
        key="late",
        columns=(
            Column(header="TT", weight=0.5, align=_CENTER),
            Column(header="Nhiệm vụ", weight=5),
            Column(header="Mục", weight=0.9, align=_CENTER),
            Column(header="Thời hạn", weight=1.3, align=_CENTER),
            Column(header="Trạng thái", weight=1.3),
        ),
        rows=tuple(rows),
    )
