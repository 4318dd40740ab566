"""The list of tasks: filters, search, order, pages and sums."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import InvalidPeriod, InvalidRecord
from app.core.vocabulary import Frequency, TaskStatus
from app.services.listing import ListQuery
from app.services.tasks.listing import SORTABLE, SUMMED
from app.services.workspace import Workspace
from tests.integration.tasks.conftest import Add

YESTERDAY, TODAY = date(2026, 7, 13), date(2026, 7, 14)
MONDAY, SUNDAY = date(2026, 7, 13), date(2026, 7, 19)


def titles(workspace: Workspace, **query: Any) -> list[str]:
    return [row.title for row in workspace.tasks.page(ListQuery(**query)).rows]


def unit_id(workspace: Workspace, name: str) -> str:
    found = workspace.records.page("units", ListQuery(search=name)).rows
    return found[0].id


def test_overdue_is_open_and_before_today(workspace: Workspace, add: Add) -> None:
    add("Hôm qua", due_on=YESTERDAY)
    add("Hôm nay", due_on=TODAY)
    add("Xong rồi", due_on=YESTERDAY, status="done")
    add("Bỏ", due_on=YESTERDAY, status="dropped", dropped_reason="Gộp")
    add("Kỳ trễ", occurrences=[{"due_on": YESTERDAY}, {"due_on": SUNDAY}])
    add("Xong, còn kỳ trễ", status="done", occurrences=[{"due_on": YESTERDAY}])
    add("Kỳ trễ đã làm", occurrences=[{"due_on": YESTERDAY, "status": "done"}, {"due_on": SUNDAY}])
    add("Không hạn")

    assert sorted(titles(workspace, filters={"overdue": True})) == ["Hôm qua", "Kỳ trễ"]
    marked = {row.title for row in workspace.tasks.page(ListQuery()).rows if row.overdue}
    assert marked == {"Hôm qua", "Kỳ trễ"}


def test_this_week_runs_from_monday_to_sunday(workspace: Workspace, add: Add) -> None:
    add("Chủ nhật trước", due_on=MONDAY - timedelta(days=1))
    add("Thứ Hai", due_on=MONDAY)
    add("Chủ nhật", due_on=SUNDAY)
    add("Thứ Hai sau", due_on=SUNDAY + timedelta(days=1))
    add("Một kỳ trong tuần", due_on=date(2026, 12, 31), occurrences=[{"due_on": TODAY}])
    add("Đã xong", due_on=TODAY, status="done")

    assert sorted(titles(workspace, filters={"this_week": True})) == [
        "Chủ nhật",
        "Một kỳ trong tuần",
        "Thứ Hai",
    ]


def test_no_date_means_open_without_due_date_or_occurrence(workspace: Workspace, add: Add) -> None:
    add("Không hạn")
    add("Xong, không hạn", status="done")
    add("Có hạn", due_on=TODAY)
    add("Hằng tháng", recurrence="MONTHLY")
    add("Thường xuyên", recurrence="CONTINUOUS")

    assert sorted(titles(workspace, filters={"no_date": True})) == ["Không hạn", "Thường xuyên"]


def test_month_takes_whatever_touches_it(workspace: Workspace, add: Add) -> None:
    add("Cả quý", start_on=date(2026, 6, 1), due_on=date(2026, 8, 31))
    add("Hạn trong tháng", due_on=date(2026, 7, 31))
    add("Bắt đầu trong tháng", start_on=date(2026, 7, 1))
    add("Tháng khác", due_on=date(2026, 8, 1))
    add("Kỳ trong tháng", due_on=date(2026, 12, 31), occurrences=[{"due_on": date(2026, 7, 20)}])
    # Its own time covers July, but it is to be done in March and October only.
    add(
        "Kỳ ngoài tháng",
        start_on=date(2026, 3, 8),
        due_on=date(2026, 10, 20),
        occurrences=[{"due_on": date(2026, 3, 8)}, {"due_on": date(2026, 10, 20)}],
    )

    assert sorted(titles(workspace, filters={"month": "2026-07"})) == [
        "Bắt đầu trong tháng",
        "Cả quý",
        "Hạn trong tháng",
        "Kỳ trong tháng",
    ]
    with pytest.raises(InvalidPeriod, match="2026-13"):
        titles(workspace, filters={"month": "2026-13"})


def test_unit_takes_lead_and_cooperating_units(workspace: Workspace, add: Add) -> None:
    police = unit_id(workspace, "cong an")
    add("Chủ trì", lead_unit_id=police)
    add("Phối hợp", lead_unit_id="VHXH", coop_units=[{"unit_id": police}])
    add("Không liên quan", lead_unit_id="VHXH")
    add("Chưa giao")

    assert sorted(titles(workspace, filters={"unit": police})) == ["Chủ trì", "Phối hợp"]
    assert titles(workspace, filters={"lead_unit": police}) == ["Chủ trì"]
    assert titles(workspace, filters={"lead_unit": (None,)}) == ["Chưa giao"]


def test_other_filters(workspace: Workspace, add: Add) -> None:
    plan = workspace.records.put("plans", {"title": "Kế hoạch", "year": 2026}).record.id
    add("Của kế hoạch", plan_id=plan, tags=[{"programme": "Nông thôn mới"}], flags="Xem lại năm")
    add("Hằng quý", recurrence="QUARTERLY", status="doing")
    add("Thường")

    assert titles(workspace, filters={"plan": plan}) == ["Của kế hoạch"]
    assert titles(workspace, filters={"programme": "Nông thôn mới"}) == ["Của kế hoạch"]
    assert titles(workspace, filters={"flagged": True}) == ["Của kế hoạch"]
    assert titles(workspace, filters={"recurrence": (Frequency.QUARTERLY,)}) == ["Hằng quý"]
    assert titles(workspace, filters={"status": "doing"}) == ["Hằng quý"]
    assert len(titles(workspace, filters={"status": ("todo", TaskStatus.DOING)})) == 3
    with pytest.raises(ValueError, match="colour"):
        titles(workspace, filters={"colour": "red"})


def test_search_needs_no_accents_and_knows_the_lead_unit(workspace: Workspace, add: Add) -> None:
    add("Đẩy mạnh tuyên truyền", lead_unit_id="TYT")
    add("Rà soát số liệu", result="Đã gửi 100% đơn vị")

    assert titles(workspace, search="day manh") == ["Đẩy mạnh tuyên truyền"]
    assert titles(workspace, search="ĐẨY") == ["Đẩy mạnh tuyên truyền"]
    assert titles(workspace, search="tuyen tram y te") == ["Đẩy mạnh tuyên truyền"]
    # LIKE's own signs are letters like others.
    assert titles(workspace, search="100%") == ["Rà soát số liệu"]
    assert titles(workspace, search="1_0") == []


def test_titles_sort_in_vietnamese_order(workspace: Workspace, add: Add) -> None:
    for title in ("Đi", "Dạ hội", "Ăn", "An", "Ánh", "Thôn 10", "Thôn 2", "Ân"):
        add(title)
    expected = ["An", "Ánh", "Ăn", "Ân", "Dạ hội", "Đi", "Thôn 2", "Thôn 10"]
    assert titles(workspace, sort="title") == expected
    assert titles(workspace, sort="title", descending=True) == expected[::-1]


def test_empty_values_come_last_in_both_directions(workspace: Workspace, add: Add) -> None:
    add("Không", recurrence=None)
    add("Sau", due_on=date(2026, 9, 1), lead_unit_id="TYT")
    add("Trước", due_on=date(2026, 8, 1), lead_unit_id="CA")
    assert titles(workspace) == ["Trước", "Sau", "Không"]
    for column in ("due_on", "next_due", "lead_unit"):
        assert titles(workspace, sort=column) == ["Trước", "Sau", "Không"], column
        assert titles(workspace, sort=column, descending=True) == ["Sau", "Trước", "Không"], column


def test_status_sorts_by_its_own_order(workspace: Workspace, add: Add) -> None:
    add("Bỏ", status="dropped", dropped_reason="Gộp")
    add("Xong", status="done")
    add("Đang", status="doing")
    add("Chưa")
    assert titles(workspace, sort="status") == ["Chưa", "Đang", "Xong", "Bỏ"]


@pytest.mark.parametrize("column", SORTABLE)
def test_every_column_sorts_without_losing_or_doubling_a_row(
    workspace: Workspace, add: Add, column: str
) -> None:
    everything = {
        add(
            f"Việc {number}",
            recurrence="MONTHLY" if number % 2 else None,
            lead_unit_id="CA" if number % 3 else None,
            coop_units=[{"unit_id": "TYT"}, {"unit_id": "VHXH"}] if number % 2 else [],
            tags=[{"programme": "A"}, {"programme": "B"}] if number % 3 else [],
        )
        for number in range(7)
    }
    for descending in (False, True):
        pages = [
            workspace.tasks.page(ListQuery(sort=column, descending=descending, offset=offset, limit=3))
            for offset in (0, 3, 6)
        ]
        assert [page.total for page in pages] == [7, 7, 7]
        found = [row.id for page in pages for row in page.rows]
        assert len(found) == 7
        assert set(found) == everything


def test_an_unknown_column_is_refused_in_words(workspace: Workspace) -> None:
    with pytest.raises(InvalidRecord, match="Không sắp xếp được theo «màu»"):
        titles(workspace, sort="màu")


def test_totals_are_over_all_pages(workspace: Workspace, add: Add) -> None:
    for number in range(5):
        add(f"Việc {number}", sessions=number, attendance_female=10, spent_state=1_000_000, status="done")
    add("Ngoài", sessions=100)
    page = workspace.tasks.page(ListQuery(filters={"status": "done"}, limit=2))
    assert len(page.rows) == 2
    assert page.total == 5
    assert page.totals == dict.fromkeys(SUMMED, 0) | {
        "sessions": 10,
        "attendance_female": 50,
        "spent_state": 5_000_000,
    }


def test_a_row_carries_names_and_the_next_due_date(workspace: Workspace, add: Add) -> None:
    plan = workspace.records.put("plans", {"title": "Kế hoạch số 1", "year": 2026}).record.id
    task = add(
        "Chuyên mục",
        plan_id=plan,
        recurrence="MONTHLY",
        quota_min=2,
        quota_unit="tin/bài",
        quota_per="month",
        lead_unit_id="VHXH",
        coop_units=[{"unit_id": "TYT"}, {"unit_id": "CA"}],
        tags=[{"programme": "Nông thôn mới"}],
    )
    row = workspace.tasks.rows([task, "không có"])[0]
    assert (row.plan, row.lead_unit) == ("Kế hoạch số 1", "Phòng Văn hóa - Xã hội")
    assert row.coop_units == "Công an xã; Trạm Y tế xã"
    assert row.programmes == "Nông thôn mới"
    assert row.quota == "2 tin/bài mỗi tháng"
    assert row.next_due == date(2026, 1, 31)
    assert row.recurrence is Frequency.MONTHLY
    workspace.tasks.bulk_change([task], {"status": "done"})
    assert workspace.tasks.rows([task])[0].next_due is None


def test_each_count_is_the_total_of_its_filter(workspace: Workspace, add: Add) -> None:
    add("Trễ", due_on=YESTERDAY)
    add("Tuần này", due_on=SUNDAY, lead_unit_id="CA")
    add("Xong", status="done", due_on=YESTERDAY, lead_unit_id="CA")
    add("Bỏ", status="dropped", dropped_reason="Gộp")
    add("Không hạn", status="doing", lead_unit_id="TYT")
    add("Hằng tháng", recurrence="MONTHLY", lead_unit_id="CA")

    def total(**filters: Any) -> int:
        return workspace.tasks.page(ListQuery(filters=filters)).total

    counts = workspace.tasks.counts()
    assert counts.total == total() == 6
    assert counts.open == total(status=("todo", "doing")) == 4
    assert counts.done == total(status="done") == 1
    assert counts.dropped == total(status="dropped") == 1
    assert counts.due_this_week == total(this_week=True) == 2
    assert counts.overdue == total(overdue=True) == 2
    assert counts.no_date == total(no_date=True) == 1

    for unit in workspace.tasks.by_unit():
        assert unit.total == total(lead_unit=(unit.unit_id,))
        assert unit.overdue == total(lead_unit=(unit.unit_id,), overdue=True)
        assert unit.due_this_week == total(lead_unit=(unit.unit_id,), this_week=True)
    names = [unit.name for unit in workspace.tasks.by_unit()]
    assert names == ["Công an xã", "Trạm Y tế xã", ""]
