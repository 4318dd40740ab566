"""The media log as a list: period of the first broadcast, filters, order, totals."""

import pytest

from app.core.dates import month_range
from app.core.errors import AppError
from app.core.vocabulary import MediaChannel
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.integration.propaganda.conftest import Log


def titles(workspace: Workspace, search: str = "", **filters: object) -> list[str]:
    """The titles that the list shows, in its own order."""
    page = workspace.propaganda.media_page(ListQuery(search=search, filters=filters))
    assert page.total == len(page.rows)
    return [row.title for row in page.rows]


def test_a_row_sums_up_its_broadcasts(workspace: Workspace, item: Log) -> None:
    item("Tin", ("2026-03-09", "fanpage"), ("2026-03-05", "loudspeaker", 3), ("2026-04-01", "loudspeaker"))
    (row,) = workspace.propaganda.media_page(ListQuery()).rows
    assert (str(row.first_on), str(row.last_on)) == ("2026-03-05", "2026-04-01")
    assert (row.times, row.radio_times, row.repeats) == (5, 4, 4)
    assert row.channels == (MediaChannel.LOUDSPEAKER, MediaChannel.FANPAGE)


def test_an_item_stands_in_the_month_of_its_first_broadcast_only(workspace: Workspace, item: Log) -> None:
    item("Cũ", ("2026-02-27", "loudspeaker"), ("2026-03-02", "loudspeaker"))
    item("Mới", ("2026-03-02", "website"))
    assert titles(workspace, month="2026-03") == ["Mới"]
    assert titles(workspace, month="2026-02") == ["Cũ"]
    assert titles(workspace, quarter="2026-Q1") == ["Mới", "Cũ"]
    assert titles(workspace, year="2026", range=month_range(2026, 2)) == ["Cũ"]


def test_newest_first_and_what_never_went_out_on_top(workspace: Workspace, item: Log) -> None:
    item("Tháng 1", ("2026-01-05", "loudspeaker"))
    item("Tháng 5", ("2026-05-05", "loudspeaker"))
    item("Chưa phát")
    item("Tháng 3", ("2026-03-05", "loudspeaker"))
    assert titles(workspace) == ["Chưa phát", "Tháng 5", "Tháng 3", "Tháng 1"]
    assert titles(workspace, missing="broadcast") == ["Chưa phát"]


def test_filters(workspace: Workspace, item: Log, record: Log) -> None:
    hamlet = record("hamlets", name="Thôn Đông")
    item(
        "Loa thôn",
        ("2026-03-05", "hamlet_speaker", 1, hamlet),
        media_kind="article",
        theme="men",
        link="https://vi.example/1",
    )
    picked = item("Fanpage", ("2026-03-06", "fanpage"), media_kind="news", theme="violence")
    assert titles(workspace, media_kind="article") == ["Loa thôn"]
    assert titles(workspace, media_kind=("article", "news")) == ["Fanpage", "Loa thôn"]
    assert titles(workspace, theme="violence") == ["Fanpage"]
    assert titles(workspace, channel="hamlet_speaker") == ["Loa thôn"]
    assert titles(workspace, hamlet=hamlet) == ["Loa thôn"]
    assert titles(workspace, missing="link") == ["Fanpage"]
    assert titles(workspace, missing="proof") == ["Fanpage"]
    assert titles(workspace, missing="evidence") == ["Fanpage", "Loa thôn"]
    assert titles(workspace, ids=(picked,)) == ["Fanpage"]
    assert titles(workspace, ids=()) == []
    assert titles(workspace, media_kind="article", theme="violence") == []


def test_a_file_is_evidence(workspace: Workspace, item: Log) -> None:
    sub_row = workspace.evidence.store("ảnh.jpg", b"...")
    item("Có ảnh", attachments=[dict(sub_row)])
    item("Không ảnh")
    assert titles(workspace, missing="evidence") == ["Không ảnh"]
    rows = workspace.propaganda.media_page(ListQuery(sort="evidence", descending=True)).rows
    assert [(row.title, row.evidence) for row in rows] == [("Có ảnh", 1), ("Không ảnh", 0)]


def test_search_needs_no_accents(workspace: Workspace, item: Log) -> None:
    item("Phòng, chống bạo lực gia đình", author="Đỗ Thị Mẫu")
    item("Bầu cử")
    assert titles(workspace, "gia dinh bao luc") == ["Phòng, chống bạo lực gia đình"]
    assert titles(workspace, "do thi") == ["Phòng, chống bạo lực gia đình"]
    assert titles(workspace, "100%") == []


def test_totals_are_of_all_matching_rows_not_of_the_page(workspace: Workspace, item: Log) -> None:
    for month in (3, 3, 4):
        item("Tin", (f"2026-0{month}-05", "loudspeaker", 2), (f"2026-0{month}-06", "zalo"))
    page = workspace.propaganda.media_page(ListQuery(limit=1))
    assert (len(page.rows), page.total, page.totals) == (1, 3, {"times": 9, "radio_times": 6})
    march = workspace.propaganda.media_page(ListQuery(filters={"month": "2026-03"}, limit=1))
    assert (march.total, march.totals) == (2, {"times": 6, "radio_times": 4})


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("title", ["An", "Ắn", "Đa", "Ê"]),
        ("author", ["Đa", "Ê", "Ắn", "An"]),
        ("minutes", ["Ê", "Đa", "An", "Ắn"]),
        ("first_on", ["Ê", "An", "Đa", "Ắn"]),
        ("times", ["Ắn", "An", "Đa", "Ê"]),
        ("media_kind", ["Ắn", "An", "Ê", "Đa"]),
    ],
)
def test_sorts_by_any_column_in_vietnamese_order(
    workspace: Workspace, item: Log, key: str, expected: list[str]
) -> None:
    item("Ê", ("2026-01-01", "loudspeaker", 4), author="Bình", minutes=1, media_kind="sketch")
    item("Ắn", author="Ổn", minutes=None, media_kind="article")
    item("Đa", ("2026-01-03", "loudspeaker", 3), author="Ánh", minutes=2, media_kind="news")
    item("An", ("2026-01-02", "loudspeaker", 2), author="Yến", minutes=9, media_kind="legal_qa")
    rows = workspace.propaganda.media_page(ListQuery(sort=key)).rows
    assert [row.title for row in rows] == expected
    down = workspace.propaganda.media_page(ListQuery(sort=key, descending=True)).rows
    empty = [row.title for row in rows if key in {"minutes", "first_on"} and getattr(row, key) is None]
    assert [row.title for row in down] == [*reversed(expected[: 4 - len(empty)]), *empty]


@pytest.mark.parametrize("key", ["last_on", "channels", "radio_times", "link", "evidence", "theme"])
def test_the_other_columns_sort_too(workspace: Workspace, item: Log, key: str) -> None:
    item("Có", ("2026-01-01", "website"), link="https://vi.example/1", theme="men")
    item("Không")
    both = {
        tuple(row.title for row in workspace.propaganda.media_page(ListQuery(sort=key, descending=down)).rows)
        for down in (False, True)
    }
    assert all(set(order) == {"Có", "Không"} for order in both)


def test_pages_follow_each_other_without_a_gap(workspace: Workspace, item: Log) -> None:
    for day in range(1, 8):
        item(f"Tin {day}", (f"2026-03-0{day}", "loudspeaker"))
    pages = [
        workspace.propaganda.media_page(ListQuery(sort="first_on", offset=start, limit=3)).rows
        for start in (0, 3, 6)
    ]
    assert [row.title for page in pages for row in page] == [f"Tin {day}" for day in range(1, 8)]


@pytest.mark.parametrize("query", [ListQuery(sort="colour"), ListQuery(filters={"colour": 1})])
def test_an_unknown_column_or_filter_is_named(workspace: Workspace, query: ListQuery) -> None:
    with pytest.raises(AppError, match="colour"):
        workspace.propaganda.media_page(query)
