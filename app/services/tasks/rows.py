"""What the tasks service answers with."""

from dataclasses import dataclass
from datetime import date

from app.core.commemorations import Commemoration
from app.core.dates import DateRange
from app.core.vocabulary import Frequency, TaskStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """One task as a list shows it. Every field but the ids is a column that the list sorts by.

    `overdue`: the task is open and its due date, or that of an open occurrence, lies before today.
    `next_due`: of an open task the earliest due date of its open occurrences, else its own.
    `coop_units` and `programmes` are names joined by «; ». Money is in đồng.
    """

    id: str
    version: int
    title: str
    section: str
    plan_id: str | None
    plan: str
    lead_unit_id: str | None
    lead_unit: str
    coop_units: str
    start_on: date | None
    due_on: date | None
    next_due: date | None
    deadline_note: str
    recurrence: Frequency | None
    quota: str
    """«2 tin/bài mỗi tháng», or empty."""
    status: TaskStatus
    overdue: bool
    progress: int
    done_on: date | None
    result: str
    sessions: int | None
    attendance_male: int | None
    attendance_female: int | None
    planned_state: int | None
    planned_social: int | None
    spent_state: int | None
    spent_social: int | None
    programmes: str
    flags: str
    attachments: int
    """How many evidence files there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskCounts:
    """The overview's figures. Each equals the total of `Tasks.page` with the filter named beside it."""

    total: int
    open: int
    """`status`: todo, doing."""
    done: int
    """`status`: done."""
    dropped: int
    """`status`: dropped."""
    due_this_week: int
    """`this_week`: open, due from Monday to Sunday of this week."""
    overdue: int
    """`overdue`."""
    no_date: int
    """`no_date`: open, with neither due date nor occurrence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTasks:
    """How far one unit has come with the tasks that it leads; `unit_id` None: tasks without a unit."""

    unit_id: str | None
    name: str
    total: int
    open: int
    done: int
    dropped: int
    overdue: int
    due_this_week: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarItem:
    """A task without occurrences, or one occurrence, as the calendar shows it.

    `start` None: a bare deadline; `end` None: a start without a deadline. `label` is the occurrence's.
    """

    task_id: str
    occurrence_id: str | None
    title: str
    label: str
    lead_unit: str
    start: date | None
    end: date | None
    status: TaskStatus
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """One day of the calendar. `commemorations` are those that the day belongs to, whole months included."""

    day: date
    in_month: bool
    due: tuple[CalendarItem, ...]
    starting: tuple[CalendarItem, ...]
    """Items that begin on this day and end later or never."""
    commemorations: tuple[Commemoration, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskMonth:
    """A month in whole weeks, Monday first.

    `running` are the items of several days that touch the month, by start; `commemorations` are those
    that touch it, with all their days.
    """

    year: int
    month: int
    days: tuple[CalendarDay, ...]
    running: tuple[CalendarItem, ...]
    commemorations: tuple[tuple[Commemoration, DateRange], ...]
