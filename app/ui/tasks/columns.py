"""Columns and filters of the list of tasks."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from app.core.clock import Clock
from app.core.numbers import format_integer
from app.core.vocabulary import TaskStatus
from app.services.listing import ListQuery, Page
from app.services.tasks.rows import TaskRow
from app.ui.columns import Align, Column
from app.ui.filter_bar import FilterSpec, Option
from app.ui.picked import PickedChip
from app.ui.strings import tasks as words
from app.ui.tasks.choices import TaskChoices
from app.ui.tasks.ports import TaskService
from app.ui.theme import Tone

WHEN: Final = "when"
"""The chip «Thời hạn» stands for several filters of the service; its values are their keys."""


def columns() -> tuple[Column, ...]:
    """The columns of the full list."""
    return (
        Column(key="section", title=words.COLUMN_SECTION, width=62),
        _title_column(),
        Column(key="lead_unit", title=words.COLUMN_LEAD, width=165),
        _due_column(),
        Column(key="recurrence", title=words.COLUMN_RECURRENCE, width=95, value=_recurrence),
        _status_column(),
        Column(
            key="progress",
            title=words.COLUMN_PROGRESS,
            width=68,
            align=Align.RIGHT,
            text=lambda value: words.PERCENT.format(value=value),
        ),
        Column(key="result", title=words.COLUMN_RESULT, width=115, stretch=True),
        Column(key="attachments", title=words.COLUMN_FILES, width=42, align=Align.RIGHT, text=_count),
    )


def due_columns(clock: Clock, *, late: bool) -> tuple[Column, ...]:
    """The columns of what is due: with how many days late, or without."""
    found = [
        _due_column(),
        _title_column(),
        Column(key="lead_unit", title=words.COLUMN_LEAD, width=230),
        _status_column(),
    ]
    if late:
        found.insert(1, _late_column(clock))
    return tuple(found)


def _title_column() -> Column:
    return Column(
        key="title", title=words.COLUMN_TITLE, width=290, stretch=True, value=_title, tip=_title_tip
    )


def _due_column() -> Column:
    return Column(
        key="next_due",
        title=words.COLUMN_DUE,
        width=96,
        value=lambda row: row.next_due or row.due_on,
        tone=lambda row: Tone.BAD if row.overdue else Tone.NORMAL,
        tip=lambda row: row.deadline_note,
    )


def _status_column() -> Column:
    return Column(
        key="status", title=words.COLUMN_STATUS, width=105, value=_status, tone=_status_tone, tip=_status_tip
    )


def _late_column(clock: Clock) -> Column:
    def days(row: TaskRow) -> str:
        return words.DAYS_LATE.format(days=format_integer(days_late(row.next_due, clock.today())))

    return Column(
        key="late",
        title=words.COLUMN_LATE,
        width=80,
        align=Align.RIGHT,
        sortable=False,
        value=days,
        tone=lambda _row: Tone.BAD,
    )


def days_late(due: date | None, today: date) -> int:
    """How many days `due` lies before `today`; 0 when it does not."""
    return max(0, (today - due).days) if due else 0


def _title(row: TaskRow) -> str:
    return words.REVIEW_MARK.format(title=row.title) if row.flags else row.title


def _title_tip(row: TaskRow) -> str:
    lines = [row.title]
    if row.flags:
        lines.append(words.NEEDS_REVIEW_TIP.format(flags=row.flags))
    return "\n\n".join(lines)


def _recurrence(row: TaskRow) -> str:
    return ", ".join(part for part in (row.recurrence.label if row.recurrence else "", row.quota) if part)


def _status(row: TaskRow) -> str:
    return words.OVERDUE if row.overdue else row.status.label


def _status_tip(row: TaskRow) -> str:
    return words.OVERDUE_TIP.format(status=row.status.label) if row.overdue else row.status.label


def _status_tone(row: TaskRow) -> Tone:
    return Tone.BAD if row.overdue else STATUS_TONES[row.status]


STATUS_TONES: Final = {
    TaskStatus.NOT_STARTED: Tone.NORMAL,
    TaskStatus.DOING: Tone.ACCENT,
    TaskStatus.DONE: Tone.GOOD,
    TaskStatus.DROPPED: Tone.MUTED,
}


def _count(value: Any) -> str:
    return format_integer(value) if value else ""


# --- filters ------------------------------------------------------------------------------------


def filters(choices: TaskChoices, picked: PickedChip) -> Sequence[FilterSpec]:
    """The chips above the list."""
    return (
        FilterSpec(
            key="status",
            title=words.FILTER_STATUS,
            many=True,
            options=[Option(status, status.label) for status in TaskStatus],
        ),
        FilterSpec(
            key=WHEN,
            title=words.FILTER_WHEN,
            options=(
                Option("overdue", words.WHEN_OVERDUE),
                Option("this_week", words.WHEN_THIS_WEEK),
                Option("month", words.WHEN_THIS_MONTH),
                Option("no_date", words.WHEN_NO_DATE),
                Option("flagged", words.WHEN_FLAGGED),
            ),
        ),
        FilterSpec(key="lead_unit", title=words.FILTER_LEAD, options=choices.lead_units),
        FilterSpec(key="unit", title=words.FILTER_UNIT, options=choices.units),
        FilterSpec(key="plan", title=words.FILTER_PLAN, options=choices.plans),
        FilterSpec(key="programme", title=words.FILTER_PROGRAMME, options=choices.programmes),
        picked.spec,
    )


class FilteredTasks:
    """The service's pages, asked with the chips' values."""

    def __init__(self, tasks: TaskService, picked: PickedChip, clock: Clock) -> None:
        self._tasks = tasks
        self._picked = picked
        self._clock = clock

    def page(self, query: ListQuery) -> Page[TaskRow]:
        """One page; the chip «Thời hạn» becomes the filter that it names."""
        query = self._picked.by_ids(query)
        return self._tasks.page(replace(query, filters=self._filters(dict(query.filters))))

    def _filters(self, chosen: dict[str, Any]) -> dict[str, Any]:
        when = chosen.pop(WHEN, None)
        if when == "month":
            chosen["month"] = f"{self._clock.today():%Y-%m}"
        elif when:
            chosen[when] = True
        return chosen


def chips_for(service_filters: dict[str, Any]) -> dict[str, Any]:
    """The chips' values for filters of the service, such as `overdue=True` of a figure elsewhere."""
    chips = dict(service_filters)
    for key in ("overdue", "this_week", "no_date", "flagged"):
        if chips.pop(key, False):
            chips[WHEN] = key
    if isinstance(chips.get("status"), str):
        chips["status"] = (chips["status"],)
    return chips
