"""The month calendar."""

from datetime import date, timedelta

from app.services.tasks.rows import CalendarDay, TaskMonth
from app.services.workspace import Workspace
from tests.integration.tasks.conftest import Add


def day_of(month: TaskMonth, day: date) -> CalendarDay:
    return next(one for one in month.days if one.day == day)


def test_whole_weeks_from_monday(workspace: Workspace) -> None:
    month = workspace.tasks.month_calendar(2026, 11)
    assert (month.days[0].day, month.days[-1].day) == (date(2026, 10, 26), date(2026, 12, 6))
    assert [one.day for one in month.days] == [
        date(2026, 10, 26) + timedelta(days=offset) for offset in range(42)
    ]
    assert [one.day for one in month.days if one.in_month][0::29] == [date(2026, 11, 1), date(2026, 11, 30)]


def test_deadlines_ranges_and_occurrences(workspace: Workspace, add: Add) -> None:
    deadline = add("Báo cáo", due_on=date(2026, 11, 10), lead_unit_id="CA")
    span = add("Tháng hành động", start_on=date(2026, 11, 15), due_on=date(2026, 12, 15))
    quarterly = add("Rà soát", recurrence="QUARTERLY")
    add("Bỏ", due_on=date(2026, 11, 10), status="dropped", dropped_reason="Gộp")
    add("Năm sau", due_on=date(2027, 11, 10))

    month = workspace.tasks.month_calendar(2026, 11)
    due = day_of(month, date(2026, 11, 10)).due
    assert [(item.task_id, item.title, item.lead_unit, item.start, item.overdue) for item in due] == [
        (deadline, "Báo cáo", "Công an xã", None, False)
    ]
    assert [item.task_id for item in day_of(month, date(2026, 11, 15)).starting] == [span]
    assert [(item.task_id, item.label) for item in month.running] == [
        (quarterly, "Quý IV/2026"),
        (span, ""),
    ]
    december = workspace.tasks.month_calendar(2026, 12)
    closing = day_of(december, date(2026, 12, 31)).due
    assert [(item.task_id, item.occurrence_id is not None) for item in closing] == [(quarterly, True)]


def test_a_task_with_occurrences_stands_by_these_alone(workspace: Workspace, add: Add) -> None:
    add(
        "Kỷ niệm",
        start_on=date(2026, 3, 8),
        due_on=date(2026, 10, 20),
        occurrences=[
            {"label": "8/3", "due_on": date(2026, 3, 8), "status": "done"},
            {"label": "20/10", "due_on": date(2026, 10, 20)},
        ],
    )
    assert workspace.tasks.month_calendar(2026, 6).running == ()
    march = day_of(workspace.tasks.month_calendar(2026, 3), date(2026, 3, 8)).due
    assert [(item.label, item.overdue) for item in march] == [("8/3", False)]
    october = day_of(workspace.tasks.month_calendar(2026, 10), date(2026, 10, 20)).due
    assert [item.label for item in october] == ["20/10"]


def test_overdue_is_as_in_the_list(workspace: Workspace, add: Add) -> None:
    add("Trễ", due_on=date(2026, 7, 13))
    add("Hôm nay", due_on=date(2026, 7, 14))
    add("Xong", due_on=date(2026, 7, 13), status="done")
    add("Kỳ của việc đã xong", status="done", occurrences=[{"due_on": date(2026, 7, 13)}])
    month = workspace.tasks.month_calendar(2026, 7)
    items = [item for day in month.days for item in day.due]
    assert sorted((item.title, item.overdue) for item in items) == [
        ("Hôm nay", False),
        ("Kỳ của việc đã xong", False),
        ("Trễ", True),
        ("Xong", False),
    ]


def test_commemorations_stand_on_their_days(workspace: Workspace) -> None:
    month = workspace.tasks.month_calendar(2026, 11)
    keys = {one.key for one in day_of(month, date(2026, 11, 25)).commemorations}
    assert {"gender-equality-action-month", "elimination-of-violence-against-women-day"} <= keys
    assert "gender-equality-action-month" not in {
        one.key for one in day_of(month, date(2026, 11, 14)).commemorations
    }
    touching = {one.key for one, _ in month.commemorations}
    # October's and December's days in the grid are not November's.
    assert "vietnamese-womens-day" not in touching
    assert "population-action-month" not in touching
    assert "vietnamese-law-day" in touching
