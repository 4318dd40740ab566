"""The overview: what is due, the next report with what it lacks, the quota."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.core.periods import PeriodKind, PeriodRule, ReportingPeriod
from app.services.dashboard.quota import quota_tile
from app.services.dashboard.service import Dashboard
from app.services.dashboard.tiles import Door, Level, Overview, TileLine
from app.services.listing import ListQuery
from app.services.reports.due import due_day
from app.services.workspace import Workspace
from tests.helpers.workspace import make_workspace

TUESDAY = date(2026, 7, 14)
Put = Callable[..., str]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new file; 14 July 2026 is the last day of the July report's figures, due on the 18th."""
    opened = make_workspace(tmp_path, today=TUESDAY)
    yield opened
    opened.close()


@pytest.fixture
def put(workspace: Workspace) -> Put:
    """Store a record, return its id."""

    def store(kind: str, **values: Any) -> str:
        return workspace.records.put(kind, values, confirmed=True).record.id

    return store


def numbers(overview: Overview, key: str) -> dict[str, int | None]:
    """The tile's numbers by their words."""
    return {line.text: line.number for line in overview.tile(key).lines if line.number is not None}


def line(overview: Overview, key: str, part: str) -> TileLine:
    """The one line that holds `part`."""
    (found,) = [line for line in overview.tile(key).lines if part in line.text]
    return found


def test_a_new_file_says_what_to_do_first(workspace: Workspace) -> None:
    overview = workspace.dashboard.overview()
    assert [tile.key for tile in overview.tiles] == ["work", "report", "quota", "roster", "backup"]
    (only,) = overview.tile("work").lines
    assert "mở kế hoạch" in only.text
    assert only.door == Door(tab="tasks")


def test_due_this_week_and_overdue(workspace: Workspace, put: Put) -> None:
    put("tasks", title="Quá hạn", due_on="2026-07-01")
    put("tasks", title="Chủ nhật", due_on="2026-07-19")
    put("tasks", title="Tuần sau", due_on="2026-07-20")
    put("tasks", title="Xong rồi", due_on="2026-07-01", status="done")
    put("tasks", title="Từng tháng", occurrences=[{"due_on": "2026-06-30"}, {"due_on": "2026-07-15"}])
    overview = workspace.dashboard.overview()
    assert numbers(overview, "work") == {"nhiệm vụ quá hạn": 2, "nhiệm vụ đến hạn tuần này": 2}
    named = [line.text for line in overview.tile("work").lines if line.number is None]
    assert named == ["Từng tháng", "Quá hạn", "Chủ nhật"]
    assert overview.tile("work").level is Level.LATE
    for text in ("nhiệm vụ quá hạn", "nhiệm vụ đến hạn tuần này"):
        shown = line(overview, "work", text)
        assert shown.door is not None
        page = workspace.tasks.page(ListQuery(filters=shown.door.filters))
        assert page.total == shown.number


def test_a_named_task_opens_itself(workspace: Workspace, put: Put) -> None:
    unit = put("units", name="Hội mẫu")
    task = put("tasks", title="Treo băng rôn", due_on="2026-07-14", lead_unit_id=unit)
    shown = line(workspace.dashboard.overview(), "work", "Treo băng rôn")
    assert shown.detail == "hạn 14/7, Hội mẫu"
    assert shown.door == Door(tab="tasks", record=task)
    assert shown.level is Level.NOTE


def test_long_overdue_tasks_do_not_crowd_out_this_week(workspace: Workspace, put: Put) -> None:
    for number in range(9):
        put("tasks", title=f"Cũ {number}", due_on="2026-01-01")
        put("tasks", title=f"Tuần này {number}", due_on="2026-07-17")
    lines = [line.text for line in workspace.dashboard.overview().tile("work").lines if line.number is None]
    assert len(lines) == 5
    assert sum(text.startswith("Cũ") for text in lines) == 3


def test_the_next_report_and_its_due_day(workspace: Workspace) -> None:
    overview = workspace.dashboard.overview()
    head = overview.tile("report").lines[0]
    assert (head.text, head.detail) == (
        "Báo cáo tháng 7 năm 2026",
        "(số liệu từ 15/6/2026 đến 14/7/2026)",
    )
    assert head.door is not None
    assert head.door.filters == {"kind": "month", "period": "2026-07"}
    due = line(overview, "report", "Hạn gửi")
    assert (due.text, due.detail, due.level) == ("Hạn gửi: Thứ Bảy, 18/07/2026", "còn 4 ngày", Level.WARN)


@pytest.mark.parametrize(
    ("today", "title", "left"),
    [
        (date(2026, 7, 18), "tháng 7", "hôm nay"),
        (date(2026, 7, 17), "tháng 7", "ngày mai"),
        (date(2026, 7, 19), "tháng 8", "còn 30 ngày"),
        (date(2026, 12, 31), "tháng 01 năm 2027", "còn 18 ngày"),
    ],
)
def test_the_next_report_follows_the_day(workspace: Workspace, today: date, title: str, left: str) -> None:
    overview = workspace.dashboard.overview(today)
    assert title in overview.tile("report").lines[0].text
    assert line(overview, "report", "Hạn gửi").detail == left


def test_under_the_calendar_rule_the_report_is_due_in_the_next_month(workspace: Workspace) -> None:
    workspace.settings.save(period_rule=PeriodRule.CALENDAR)
    overview = workspace.dashboard.overview()
    assert overview.tile("report").lines[0].text == "Báo cáo tháng 6 năm 2026"
    assert line(overview, "report", "Hạn gửi").text == "Hạn gửi: Thứ Bảy, 18/07/2026"


def test_a_day_that_the_month_lacks_is_its_last(workspace: Workspace) -> None:
    january = ReportingPeriod.of(PeriodKind.MONTH, year=2026, index=1, rule=PeriodRule.CALENDAR)
    december = ReportingPeriod.of(PeriodKind.MONTH, year=2026, index=12, rule=PeriodRule.CALENDAR)
    assert due_day(january, day=31) == date(2026, 2, 28)
    assert due_day(december, day=10) == date(2027, 1, 10)


def test_a_frozen_report_is_done_and_a_begun_one_is_late(workspace: Workspace, put: Put) -> None:
    put("reports", report_kind="month", period="2026-07", rule="nd09", frozen_at="2026-07-14T10:00")
    assert "tháng 8" in workspace.dashboard.overview().tile("report").lines[0].text
    put("reports", report_kind="month", period="2026-06", rule="nd09")
    overview = workspace.dashboard.overview()
    assert "tháng 6" in overview.tile("report").lines[0].text
    assert line(overview, "report", "Hạn gửi").detail == "đã quá 26 ngày"
    assert overview.tile("report").level is Level.LATE


def test_what_the_next_report_lacks(workspace: Workspace, put: Put) -> None:
    put("media", title="Trong kỳ", broadcasts=[{"on": "2026-06-15"}])
    put("media", title="Trước kỳ", broadcasts=[{"on": "2026-06-14"}])
    put("media", title="Chưa phát")
    without = put("activities", title="Thiếu lượt", held_on="2026-07-01")
    put("activities", title="Đủ", held_on="2026-07-01", attendance_total=3)
    put("activities", title="Kỳ trước", held_on="2026-06-14")
    due = put("tasks", title="Đến hạn", due_on="2026-06-20")
    put("tasks", title="Có kết quả", due_on="2026-06-20", result="Đã làm.")
    put("tasks", title="Không làm", due_on="2026-06-20", status="dropped", dropped_reason="Trùng")
    put("tasks", title="Kỳ sau", due_on="2026-07-15")
    monthly = put(
        "tasks",
        title="Hằng tháng",
        occurrences=[{"due_on": "2026-06-30"}, {"due_on": "2026-05-31", "result": "Xong"}],
    )
    overview = workspace.dashboard.overview()
    assert numbers(overview, "report") == {
        "tin, bài phát thanh trong kỳ báo cáo": 1,
        "tin, bài chưa ghi ngày phát": 1,
        "hoạt động trong kỳ chưa có số lượt người": 1,
        "nhiệm vụ đến hạn trong kỳ chưa ghi kết quả": 2,
    }
    assert line(overview, "report", "phát thanh trong kỳ").out_of == 2
    activities = line(overview, "report", "lượt người").door
    assert activities is not None
    assert (activities.view, activities.ids) == ("activities", (without,))
    tasks = line(overview, "report", "chưa ghi kết quả").door
    assert tasks is not None
    assert set(tasks.ids) == {due, monthly}
    assert workspace.tasks.page(ListQuery(filters={"ids": tasks.ids})).total == 2
    undated = line(overview, "report", "chưa ghi ngày phát").door
    assert undated is not None
    assert [
        row.title for row in workspace.propaganda.media_page(ListQuery(filters=undated.filters)).rows
    ] == ["Chưa phát"]


def test_what_lies_ahead_is_not_missing_yet(workspace: Workspace, put: Put) -> None:
    put("activities", title="Ngày mai", held_on="2026-07-21")
    put("tasks", title="Ngày mai", due_on="2026-07-21")
    overview = workspace.dashboard.overview(date(2026, 7, 20))
    assert "tháng 8" in overview.tile("report").lines[0].text
    assert set(numbers(overview, "report")) == {"tin, bài phát thanh trong kỳ báo cáo"}


def test_nothing_missing(workspace: Workspace, put: Put) -> None:
    for number in (1, 2):
        put("media", title=f"Tin {number}", broadcasts=[{"on": "2026-07-01"}])
    signer = workspace.records.page("signers", ListQuery()).rows[0]
    put("signers", id=signer.id, name="Nguyễn Văn Mẫu")
    overview = workspace.dashboard.overview()
    assert line(overview, "report", "không còn mục nào bỏ trống").level is Level.CALM
    assert numbers(overview, "report") == {}


def test_a_signer_without_a_name_leads_to_the_settings(workspace: Workspace) -> None:
    shown = line(workspace.dashboard.overview(), "report", "người ký")
    assert shown.door == Door(tab="settings", view="signers")


def test_the_quota_tile_opens_the_items_behind_its_figures(workspace: Workspace, put: Put) -> None:
    first = put("media", title="Tin 1", broadcasts=[{"on": "2026-07-01"}])
    online = put("media", title="Tin 2", broadcasts=[{"on": "2026-05-01", "channel": "zalo"}])
    overview = workspace.dashboard.overview()
    tile = overview.tile("quota")
    assert tile.strip == workspace.propaganda.quota_strip(2026)
    month = line(overview, "quota", "tháng 7")
    assert (month.number, month.out_of, month.level) == (1, 2, Level.NOTE)
    assert month.door is not None
    assert month.door.ids == (first,)
    assert month.door.label == "Tin, bài phát thanh tháng 7/2026"
    web = line(overview, "quota", "fanpage")
    assert web.door is not None
    assert (web.number, web.door.ids) == (1, (online,))
    assert line(overview, "quota", "Chưa đủ").level is Level.WARN


def test_builders_are_independent(workspace: Workspace) -> None:
    alone = Dashboard(workspace.database, clock=workspace.clock, tiles=(quota_tile,))
    assert [tile.key for tile in alone.overview().tiles] == ["quota"]
