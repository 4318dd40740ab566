"""Where a month's items stand in the calendar's grid: bars over several days, entries on their due day.

Knows no Qt. A week has lanes from top to bottom; what stands in one lane never overlaps. Items that run
for most of a month would fill every lane with one colour: they stand on their due day only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.core.commemorations import Commemoration
from app.core.vocabulary import TaskStatus
from app.services.tasks.rows import CalendarDay, CalendarItem, TaskMonth

LONGEST_BAR: Final = 21
"""Days up to which an item is drawn as a bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """What one day shows in one lane: an item due that day, or a piece of a bar.

    `starts` and `ends`: the bar's first or last day is this one. `days`: how many days of this week the
    piece covers; `place`: the how manieth of them this is, from 0.
    """

    item: CalendarItem
    lane: int
    starts: bool = True
    ends: bool = True
    place: int = 0
    days: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCell:
    """One day of the grid. `named_days` are the day's own; `spans` those that last longer."""

    day: date
    in_month: bool
    slots: tuple[Slot, ...]
    named_days: tuple[str, ...]
    spans: tuple[Commemoration, ...]
    span_starts: tuple[str, ...]
    """Names of the longer ones that begin here, or go on here at the start of the grid."""

    def shown(self, lanes: int) -> tuple[tuple[Slot, ...], int]:
        """The slots that fit into `lanes` lanes, and how many items are left out."""
        if all(slot.lane < lanes for slot in self.slots):
            return self.slots, 0
        fitting = tuple(slot for slot in self.slots if slot.lane < lanes - 1)
        return fitting, len(self.slots) - len(fitting)


def cells_of(month: TaskMonth) -> tuple[DayCell, ...]:
    """The grid's cells, whole weeks, Monday first."""
    bars = [item for item in month.running if _is_bar(item)]
    starts = {commemoration.key: days.start for commemoration, days in month.commemorations}
    cells: list[DayCell] = []
    for first in range(0, len(month.days), 7):
        week = month.days[first : first + 7]
        slots = _slots_of_week(week, bars)
        for day in week:
            cells.append(_cell(day, slots[day.day], starts, first=not cells))
    return tuple(cells)


def _cell(day: CalendarDay, slots: Sequence[Slot], starts: Mapping[str, date], *, first: bool) -> DayCell:
    spans = tuple(one for one in day.commemorations if not one.is_single_day)
    return DayCell(
        day=day.day,
        in_month=day.in_month,
        slots=tuple(sorted(slots, key=lambda slot: slot.lane)),
        named_days=tuple(one.name for one in day.commemorations if one.is_single_day),
        spans=spans,
        span_starts=tuple(one.name for one in spans if first or starts.get(one.key) == day.day),
    )


def _is_bar(item: CalendarItem) -> bool:
    return item.start is not None and item.end is not None and 0 < (item.end - item.start).days < LONGEST_BAR


def _slots_of_week(week: Sequence[CalendarDay], bars: Iterable[CalendarItem]) -> dict[date, list[Slot]]:
    lanes = {day.day: _Lanes() for day in week}
    drawn = set()
    first, last = week[0].day, week[-1].day
    for item in bars:
        assert item.start is not None
        assert item.end is not None
        if item.start > last or item.end < first:
            continue
        drawn.add(_key(item))
        covered = [day for day in lanes if item.start <= day <= item.end]
        lane = _free_lane([lanes[day] for day in covered])
        for place, day in enumerate(covered):
            lanes[day].put(
                Slot(
                    item=item,
                    lane=lane,
                    starts=day == item.start,
                    ends=day == item.end,
                    place=place,
                    days=len(covered),
                )
            )
    for calendar_day in week:
        here = lanes[calendar_day.day]
        for item in sorted(calendar_day.due, key=_urgency):
            if _key(item) not in drawn:
                here.put(Slot(item=item, lane=_free_lane([here])))
    return {day: found.slots for day, found in lanes.items()}


class _Lanes:
    """One day's lanes; `free` is the first one that nothing stands in."""

    def __init__(self) -> None:
        self.slots: list[Slot] = []
        self.taken: set[int] = set()
        self.free = 0

    def put(self, slot: Slot) -> None:
        self.slots.append(slot)
        self.taken.add(slot.lane)
        while self.free in self.taken:
            self.free += 1


def _free_lane(days: Sequence[_Lanes]) -> int:
    """The first lane that is free on all these days."""
    lane = max(day.free for day in days)
    while any(lane in day.taken for day in days):
        lane += 1
    return lane


def _urgency(item: CalendarItem) -> tuple[bool, bool]:
    return not item.overdue, item.status is TaskStatus.DONE


def _key(item: CalendarItem) -> tuple[str, str | None]:
    return item.task_id, item.occurrence_id
