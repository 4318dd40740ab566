"""Where items stand in the calendar: bars in lanes, entries on their days, what does not fit counted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.commemorations import commemorations_in
from app.core.dates import DateRange
from app.core.vocabulary import TaskStatus
from app.services.tasks.rows import CalendarDay, CalendarItem, TaskMonth
from app.ui.tasks.month_layout import LONGEST_BAR, DayCell, cells_of

FIRST = date(2026, 6, 29)
"""Monday; the grid of July 2026 has five weeks."""
DAYS = [FIRST + timedelta(days=offset) for offset in range(35)]


def item(
    name: str, *, end: date, start: date | None = None, status: TaskStatus = TaskStatus.NOT_STARTED
) -> CalendarItem:
    return CalendarItem(
        task_id=name,
        occurrence_id=None,
        title=name,
        label="",
        lead_unit="",
        start=start,
        end=end,
        status=status,
        overdue=False,
    )


def month(*items: CalendarItem) -> TaskMonth:
    grid = DateRange(DAYS[0], DAYS[-1])
    touching = commemorations_in(grid)
    return TaskMonth(
        year=2026,
        month=7,
        days=tuple(
            CalendarDay(
                day=day,
                in_month=day.month == 7,
                due=tuple(one for one in items if one.end == day),
                starting=(),
                commemorations=tuple(one for one, when in touching if when.contains(day)),
            )
            for day in DAYS
        ),
        running=tuple(one for one in items if one.start and one.start < (one.end or one.start)),
        commemorations=touching,
    )


def cell_on(cells: tuple[DayCell, ...], day: date) -> DayCell:
    return next(cell for cell in cells if cell.day == day)


def test_a_bar_keeps_its_lane_over_a_week_and_goes_on_in_the_next() -> None:
    long = item("dài", start=date(2026, 7, 2), end=date(2026, 7, 7))
    cells = cells_of(month(long, item("ngắn", end=date(2026, 7, 3))))
    pieces = [slot for cell in cells for slot in cell.slots if slot.item is long]
    assert [piece.lane for piece in pieces] == [0] * 6
    assert [(piece.place, piece.days) for piece in pieces] == [(0, 4), (1, 4), (2, 4), (3, 4), (0, 2), (1, 2)]
    assert [piece.starts for piece in pieces] == [True, False, False, False, False, False]
    assert [piece.ends for piece in pieces] == [False, False, False, False, False, True]
    assert [slot.lane for slot in cell_on(cells, date(2026, 7, 3)).slots] == [0, 1]


def test_what_runs_for_most_of_a_month_stands_on_its_due_day_only() -> None:
    whole = item("cả tháng", start=date(2026, 7, 1), end=date(2026, 7, 31))
    cells = cells_of(month(whole))
    assert [cell.day for cell in cells if cell.slots] == [date(2026, 7, 31)]


def test_open_work_stands_above_what_is_done() -> None:
    day = date(2026, 7, 10)
    cells = cells_of(month(item("xong", end=day, status=TaskStatus.DONE), item("chưa", end=day)))
    assert [slot.item.title for slot in cell_on(cells, day).slots] == ["chưa", "xong"]


def test_what_does_not_fit_is_counted() -> None:
    day = date(2026, 7, 10)
    cell = cell_on(cells_of(month(*(item(f"việc {number}", end=day) for number in range(5)))), day)
    shown, left_out = cell.shown(3)
    assert (len(shown), left_out) == (2, 3)
    assert cell.shown(5) == (cell.slots, 0)


def test_a_day_has_its_names_and_a_month_of_action_is_named_where_it_starts() -> None:
    cells = cells_of(month())
    assert cell_on(cells, date(2026, 7, 11)).named_days == ("Ngày Dân số thế giới",)
    named = [cell.day for cell in cells if cell.span_starts]
    assert named == [FIRST], "June's action months go on at the start of the grid, and are named once"
    assert not cell_on(cells, date(2026, 7, 1)).spans


@given(
    st.lists(
        st.tuples(st.integers(0, 34), st.integers(1, LONGEST_BAR + 5)).map(
            lambda span: (DAYS[span[0]], DAYS[min(34, span[0] + span[1] - 1)])
        ),
        max_size=30,
    )
)
def test_nothing_overlaps_and_nothing_is_lost(spans: list[tuple[date, date]]) -> None:
    items = [item(f"việc {number}", start=start, end=end) for number, (start, end) in enumerate(spans)]
    cells = cells_of(month(*items))
    for cell in cells:
        lanes = [slot.lane for slot in cell.slots]
        assert len(lanes) == len(set(lanes))
    ends = {
        (slot.item.task_id, cell.day) for cell in cells for slot in cell.slots if slot.item.end == cell.day
    }
    assert ends == {(one.task_id, one.end) for one in items}


@pytest.mark.parametrize("lanes", [1, 2, 7])
def test_at_least_the_number_is_shown_in_the_smallest_room(lanes: int) -> None:
    day = date(2026, 7, 10)
    cell = cell_on(cells_of(month(*(item(f"việc {number}", end=day) for number in range(9)))), day)
    shown, left_out = cell.shown(lanes)
    assert len(shown) + left_out == 9
    assert len(shown) <= lanes
