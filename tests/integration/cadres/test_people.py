"""The list of people: who holds what as of a day, in Vietnamese order."""

from typing import Any

import pytest

from app.services.cadres.ages import band_of
from app.services.cadres.rows import AgeBand, InPost, Missing
from app.services.list_statements import UnknownFilter
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.integration.cadres.conftest import Put


def names(workspace: Workspace, search: str = "", sort: str | None = None, **filters: Any) -> list[str]:
    page = workspace.roster.people_page(ListQuery(search=search, filters=filters, sort=sort))
    assert page.total == len(page.rows)
    return [row.full_name for row in page.rows]


@pytest.fixture
def four(person: Put) -> dict[str, str]:
    """Four people: a woman in two posts, a man, a woman who left, a woman without any post."""
    return {
        "ánh": person(
            "Đỗ Thị Ánh",
            {"body": "UBND xã", "title": "Phó Chủ tịch", "from": "2025-07-01", "key_post": True},
            {"body": "Ban VSTBPN", "title": "Trưởng ban", "from": "2025-08", "decision": "QĐ 1"},
            birth_date="1985-07",
            party_joined="2010",
            education="master",
        ),
        "bình": person(
            "Trần Văn Bình",
            {"body": "HĐND xã", "title": "Đại biểu", "from": "2021-06-30", "term": "2021-2026"},
            sex="male",
            birth_date="1970",
        ),
        "cúc": person(
            "Lê Thị Cúc",
            {"body": "HĐND xã", "title": "Đại biểu", "from": "2021-06", "to": "2026-03", "term": "2021-2026"},
            birth_date="1996-07-15",
        ),
        "an": person("Bùi Thị An"),
    }


def test_the_main_post(workspace: Workspace, four: dict[str, str]) -> None:
    page = workspace.roster.people_page(ListQuery(sort="full_name"))
    assert page.totals == {"women": 3, "party": 1, "key": 1}
    by_name = {row.full_name: row for row in page.rows}
    first = by_name["Đỗ Thị Ánh"]
    assert (first.post, first.body, first.posts, first.key_post) == (
        "Phó Chủ tịch",
        "Ủy ban nhân dân xã",
        2,
        True,
    )
    assert (first.age, first.birth_text, first.since_text) == (41, "07/1985", "01/07/2025")
    left = by_name["Lê Thị Cúc"]
    assert (left.post, left.body, left.body_id, left.posts, left.key_post) == ("", "", None, 0, False)
    assert by_name["Trần Văn Bình"].age == 56
    assert by_name["Bùi Thị An"].age is None


def test_orders(workspace: Workspace, four: dict[str, str], put: Put) -> None:
    assert names(workspace, sort="full_name") == ["Bùi Thị An", "Đỗ Thị Ánh", "Trần Văn Bình", "Lê Thị Cúc"]
    put("cadres", id=four["cúc"], position=1)
    put("cadres", id=four["bình"], position=2)
    assert names(workspace) == ["Lê Thị Cúc", "Trần Văn Bình", "Bùi Thị An", "Đỗ Thị Ánh"]
    assert names(workspace, sort="age") == ["Lê Thị Cúc", "Đỗ Thị Ánh", "Trần Văn Bình", "Bùi Thị An"]
    assert names(workspace, sort="post")[:2] == ["Đỗ Thị Ánh", "Trần Văn Bình"]
    assert names(workspace, sort="body")[:2] == ["Trần Văn Bình", "Đỗ Thị Ánh"]
    for key in (
        *("sex", "birth_date", "term", "since", "posts", "party_joined", "education", "position"),
        *("political_theory", "state_management", "rank", "hamlet"),
    ):
        assert len(names(workspace, sort=key)) == 4


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"body_kind": "council"}, {"Trần Văn Bình"}),
        ({"body_kind": "council", "as_of": "2026-03-31"}, {"Trần Văn Bình", "Lê Thị Cúc"}),
        ({"body_kind": "council", "as_of": "2026-04-01"}, {"Trần Văn Bình"}),
        ({"body_kind": "council", "as_of": "2021-06-29"}, {"Lê Thị Cúc"}),
        ({"term": "2021-2026"}, {"Trần Văn Bình", "Lê Thị Cúc"}),
        ({"term": "2021-2026", "in_post": InPost.NOW}, {"Trần Văn Bình"}),
        ({"in_post": "now"}, {"Đỗ Thị Ánh", "Trần Văn Bình"}),
        ({"in_post": "left"}, {"Lê Thị Cúc"}),
        ({"in_post": ("left", "never")}, {"Lê Thị Cúc", "Bùi Thị An"}),
        ({"key_post": True}, {"Đỗ Thị Ánh"}),
        # One and the same post has to be both.
        ({"key_post": True, "body_kind": "advancement"}, set()),
        ({"role": "deputy"}, {"Đỗ Thị Ánh"}),
        ({"sex": "male"}, {"Trần Văn Bình"}),
        ({"party": True}, {"Đỗ Thị Ánh"}),
        ({"party": False}, {"Trần Văn Bình", "Lê Thị Cúc", "Bùi Thị An"}),
        ({"education": ("master", "doctor")}, {"Đỗ Thị Ánh"}),
        ({"age": AgeBand.UNDER_30}, {"Lê Thị Cúc"}),
        ({"age": AgeBand.UNDER_35, "as_of": "2026-07-15"}, {"Lê Thị Cúc"}),
        ({"age": ("35-44", "over-55")}, {"Đỗ Thị Ánh", "Trần Văn Bình"}),
        ({"missing": Missing.BIRTH}, {"Bùi Thị An"}),
        ({"missing": "post"}, {"Bùi Thị An"}),
        ({"missing": "decision"}, {"Đỗ Thị Ánh", "Trần Văn Bình"}),
        ({"missing": "end", "as_of": "2027-01-01"}, {"Trần Văn Bình"}),
        ({"missing": "end"}, set()),
    ],
)
def test_filters(
    workspace: Workspace, four: dict[str, str], filters: dict[str, Any], found: set[str]
) -> None:
    assert set(names(workspace, **filters)) == found


def test_search_without_tones_and_by_ids(workspace: Workspace, four: dict[str, str]) -> None:
    assert names(workspace, "do thi") == ["Đỗ Thị Ánh"]
    assert names(workspace, "ANH") == ["Đỗ Thị Ánh"]
    assert names(workspace, ids=[four["an"], four["cúc"]], sort="full_name") == ["Bùi Thị An", "Lê Thị Cúc"]


def test_pages(workspace: Workspace, four: dict[str, str]) -> None:
    page = workspace.roster.people_page(ListQuery(sort="full_name", offset=2, limit=1))
    assert [row.full_name for row in page.rows] == ["Trần Văn Bình"]
    assert page.total == 4


def test_a_filter_that_is_not_there_is_told(workspace: Workspace) -> None:
    with pytest.raises(UnknownFilter, match="màu"):
        workspace.roster.people_page(ListQuery(filters={"màu": 1}))
    with pytest.raises(UnknownFilter, match="quê"):
        workspace.roster.people_page(ListQuery(sort="quê"))


def test_other_lists(workspace: Workspace, four: dict[str, str], put: Put) -> None:
    put("hamlets", name="Thôn Mẫu 1")
    put("collaborators", full_name="Vũ Thị Mẫu Giang", sex="female", hamlet_id="Thôn Mẫu 1")
    put("collaborators", full_name="Ngô Văn Mẫu Hải", sex="male", to_on="2026-01-01")
    network = workspace.roster.collaborators_page(ListQuery(filters={"serving": True}))
    assert [row.full_name for row in network.rows] == ["Vũ Thị Mẫu Giang"]
    both = workspace.roster.collaborators_page(ListQuery())
    assert (both.total, both.totals) == (2, {"women": 1, "serving": 1})
    put(
        "trainings",
        title="Lớp A",
        status="done",
        starts_on="2026-05-11",
        cost_state=1_000_000,
        attendees=[
            {"cadre_id": four["ánh"], "certificate": "CC 1"},
            {"cadre_id": four["bình"]},
        ],
    )
    put("trainings", title="Lớp B", starts_on="2026-09-01", attended=30, attended_women=12)
    classes = workspace.roster.trainings_page(ListQuery())
    assert classes.totals == {"people": 32, "women": 13, "cost": 1_000_000}
    assert [row.title for row in classes.rows] == ["Lớp B", "Lớp A"]
    assert [
        row.title for row in workspace.roster.trainings_page(ListQuery(filters={"quarter": "2026-Q2"})).rows
    ] == ["Lớp A"]
    lacking = workspace.roster.trainings_page(ListQuery(filters={"missing": "certificates"}))
    assert [row.title for row in lacking.rows] == ["Lớp A"]
    attended = workspace.roster.trainings_page(ListQuery(filters={"cadre": four["ánh"]}))
    assert attended.total == 1


def test_a_term_is_over_when_the_body_has_begun_the_next(
    workspace: Workspace, four: dict[str, str], body: Put
) -> None:
    body("HĐND xã", seats=[{"from_on": "2026-03-15", "seats": 30, "term": "2026 - 2031"}])
    assert names(workspace, missing="end") == ["Trần Văn Bình"]
    assert names(workspace, missing="end", as_of="2026-03-14") == []
    body("HĐND xã", seats=[{"from_on": "2026-03-15", "seats": 30, "term": "khóa XX"}])
    assert names(workspace, missing="end") == []


def test_bands_of_age_are_those_of_the_rows(workspace: Workspace) -> None:
    workspace.samples.fill(300, shares={"cadre": 1})
    found = 0
    for band in AgeBand:
        page = workspace.roster.people_page(ListQuery(filters={"age": band}, limit=1000))
        assert page.rows
        assert {band_of(row.age) for row in page.rows if row.age is not None} == {band}
        found += page.total
    assert found == workspace.roster.people_page(ListQuery()).total
