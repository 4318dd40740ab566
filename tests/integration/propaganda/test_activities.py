"""Direct activities: list and figures."""

from datetime import date

import pytest

from app.core.dates import month_range
from app.core.vocabulary import ActivityForm, MaterialKind, MediaTheme
from app.services.counted import Counted
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.integration.propaganda.conftest import Log

MARCH = month_range(2026, 3)


def titles(workspace: Workspace, search: str = "", **filters: object) -> list[str]:
    """The titles that the list shows, in its own order."""
    page = workspace.propaganda.activity_page(ListQuery(search=search, filters=filters))
    assert page.total == len(page.rows)
    return [row.title for row in page.rows]


def test_newest_first_with_totals(workspace: Workspace, activity: Log) -> None:
    activity("Cũ", "2026-02-01", sessions=2, attendance_male=10, attendance_female=30, cost_state=1_000_000)
    activity("Mới", "2026-03-01", attendance_total=5, cost_state=200_000, cost_social=300_000)
    page = workspace.propaganda.activity_page(ListQuery(limit=1))
    assert [row.title for row in page.rows] == ["Mới"]
    assert page.total == 2
    assert page.totals == {
        "sessions": 3,
        "attendance_total": 45,
        "attendance_male": 10,
        "attendance_female": 30,
        "cost": 1_500_000,
    }
    assert page.rows[0].cost == 500_000


def test_filters(workspace: Workspace, activity: Log, record: Log) -> None:
    hamlet = record("hamlets", name="Thôn Đông")
    host, partner = record("units", name="Hội mẫu A"), record("units", name="Hội mẫu B")
    activity(
        "Tọa đàm",
        "2026-03-08",
        form="seminar",
        theme="men",
        hamlet_id=hamlet,
        host_unit_id=host,
        partners=[{"unit_id": partner}],
        place="Nhà văn hóa",
    )
    picked = activity("Tập huấn", "2026-05-20", form="training", host_unit_id=partner)
    assert titles(workspace, form="seminar") == ["Tọa đàm"]
    assert titles(workspace, theme="men") == ["Tọa đàm"]
    assert titles(workspace, hamlet=hamlet) == ["Tọa đàm"]
    assert titles(workspace, host=partner) == ["Tập huấn"]
    assert titles(workspace, unit=partner) == ["Tập huấn", "Tọa đàm"]
    assert titles(workspace, month="2026-03") == ["Tọa đàm"]
    assert titles(workspace, quarter="2026-Q2") == ["Tập huấn"]
    assert titles(workspace, ids=[picked]) == ["Tập huấn"]
    assert titles(workspace, "nha van hoa") == ["Tọa đàm"]
    (row,) = workspace.propaganda.activity_page(ListQuery(filters={"form": "seminar"})).rows
    assert (row.host, row.hamlet, row.where) == ("Hội mẫu A", "Thôn Đông", "Nhà văn hóa, Thôn Đông")


def test_what_is_missing_or_does_not_add_up(workspace: Workspace, activity: Log) -> None:
    activity("Thiếu lượt", "2026-03-04")
    activity("Thiếu nam nữ", "2026-03-03", attendance_total=10)
    activity("Lệch", "2026-03-02", attendance_total=10, attendance_male=3, attendance_female=3)
    activity("Vượt", "2026-03-01", attendance_total=10, attendance_female=12)
    activity("Đủ", "2026-02-28", attendance_total=6, attendance_male=3, attendance_female=3)
    assert titles(workspace, missing="attendance") == ["Thiếu lượt"]
    assert titles(workspace, missing="sex") == ["Thiếu nam nữ", "Vượt"]
    assert titles(workspace, missing="sum") == ["Lệch", "Vượt"]
    assert titles(workspace, missing=("attendance", "sum")) == ["Thiếu lượt", "Lệch", "Vượt"]
    rows = workspace.propaganda.activity_page(ListQuery()).rows
    assert [row.title for row in rows if row.questioned] == ["Lệch", "Vượt"]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("title", ["Áo", "Ăn", "Đi"]),
        ("host", ["Đi", "Áo", "Ăn"]),
        ("hamlet", ["Ăn", "Đi", "Áo"]),
        ("place", ["Áo", "Đi", "Ăn"]),
        ("attendance_total", ["Đi", "Ăn", "Áo"]),
        ("form", ["Đi", "Ăn", "Áo"]),
        ("cost", ["Áo", "Đi", "Ăn"]),
    ],
)
def test_sorts_in_vietnamese_order(
    workspace: Workspace, activity: Log, record: Log, key: str, expected: list[str]
) -> None:
    ninth, tenth = record("hamlets", name="Thôn 9"), record("hamlets", name="Thôn 10")
    first, second = record("units", name="Ấp mẫu"), record("units", name="Đội mẫu")
    activity(
        "Đi",
        "2026-01-01",
        host_unit_id=first,
        hamlet_id=tenth,
        place="Đình",
        attendance_total=3,
        cost_state=5,
    )
    activity(
        "Ăn",
        "2026-01-02",
        host_unit_id=None,
        hamlet_id=ninth,
        place="Êm",
        attendance_total=20,
        form="contest",
        cost_social=9,
    )
    activity("Áo", "2026-01-03", host_unit_id=second, place="Chợ", form="seminar")
    rows = workspace.propaganda.activity_page(ListQuery(sort=key)).rows
    assert [row.title for row in rows] == expected


@pytest.mark.parametrize(
    "key", ["theme", "held_on", "sessions", "attendance_male", "attendance_female", "evidence"]
)
def test_the_other_columns_sort_too(workspace: Workspace, activity: Log, key: str) -> None:
    activity("Một", "2026-01-01", theme="men", attendance_male=1, attendance_female=2, sessions=3)
    activity("Hai", "2026-01-02")
    rows = workspace.propaganda.activity_page(ListQuery(sort=key)).rows
    assert {row.title for row in rows} == {"Một", "Hai"}


def test_figures_by_form_and_theme(workspace: Workspace, activity: Log, record: Log) -> None:
    hamlet = record("hamlets", name="Thôn Đông")
    one = activity(
        "Tọa đàm",
        "2026-03-01",
        form="seminar",
        theme="men",
        sessions=2,
        attendance_male=10,
        attendance_female=20,
        cost_state=1_000_000,
        cost_social=500_000,
        hamlet_id=hamlet,
        materials=[{"material": "leaflet", "quantity": 100}, {"material": "banner", "quantity": 2}],
    )
    two = activity(
        "Tọa đàm 2", "2026-03-31", form="seminar", materials=[{"material": "leaflet", "quantity": 50}]
    )
    three = activity("Họp thôn", "2026-03-15", form="village_meeting", attendance_total=40)
    activity("Tháng sau", "2026-04-01", form="seminar", attendance_total=99, cost_state=7)
    figures = workspace.propaganda.activity_figures(MARCH)
    every = figures.all
    assert every.activities == Counted(3, (one, three, two))
    assert every.sessions.value == 4
    assert every.attendance_total == Counted(70, (one, three))
    assert every.attendance_male == Counted(10, (one,))
    assert every.attendance_female == Counted(20, (one,))
    assert every.cost_state == Counted(1_000_000, (one,))
    assert every.cost_social == Counted(500_000, (one,))
    assert every.without_attendance == Counted(1, (two,))
    assert every.without_sex == Counted(1, (three,))
    assert set(figures.by_form) == {ActivityForm.SEMINAR, ActivityForm.VILLAGE_MEETING}
    assert figures.by_form[ActivityForm.SEMINAR].activities == Counted(2, (one, two))
    assert set(figures.by_theme) == {MediaTheme.MEN, None}
    assert figures.materials == {
        MaterialKind.LEAFLET: Counted(150, (one, two)),
        MaterialKind.BANNER: Counted(2, (one,)),
    }
    assert figures.hamlets == ("Thôn Đông",)


def test_the_listing_is_what_was_counted(workspace: Workspace, activity: Log, record: Log) -> None:
    host, partner = record("units", name="Hội mẫu A"), record("units", name="Hội mẫu B")
    one = activity(
        "Tọa đàm",
        "2026-03-02",
        ended_on="2026-03-03",
        host_unit_id=host,
        partners=[{"unit_id": partner}],
        materials=[{"material": "leaflet", "quantity": 30}, {"material": "leaflet", "quantity": 20}],
        attendance_total=7,
    )
    two = activity("Trước", "2026-03-01")
    first, second = workspace.propaganda.activity_listing(MARCH)
    assert (first.id, second.id) == (two, one)
    assert (second.host, second.partners) == ("Hội mẫu A", ("Hội mẫu B",))
    assert second.materials == ((MaterialKind.LEAFLET, 50),)
    assert second.ended_on == date(2026, 3, 3)
    figures = workspace.propaganda.activity_figures(MARCH)
    assert figures.all.activities.ids == (two, one)
    assert figures.all.attendance_total.value == 7
