"""Bodies of the first day, their shares as of a day, target 1.1."""

from datetime import date
from pathlib import Path

import pytest

from app.bootstrap import open_workspace
from app.core.errors import InvalidRecord, NeedsConfirmation
from app.services.cadres.figures import BodyShare
from app.services.listing import ListQuery
from app.services.settings import set_up_bodies
from app.services.settings.first_bodies import BODIES, body_id
from app.services.workspace import Workspace
from tests.golden.releases import PASSPHRASE as GOLDEN_PASSPHRASE
from tests.golden.releases import RELEASES, unpack
from tests.helpers.workspace import make_vault, make_workspace, reopen
from tests.integration.cadres.conftest import Put


def share(workspace: Workspace, name: str, on: date | None = None) -> BodyShare:
    (found,) = [one for one in workspace.roster.shares(on).bodies if one.name == name]
    return found


def test_the_bodies_of_the_first_day(workspace: Workspace) -> None:
    page = workspace.roster.bodies_page(ListQuery())
    assert [row.name for row in page.rows] == [body.name for body in BODIES]
    targets = {row.abbreviation: row.target for row in page.rows if row.target}
    assert targets == {"BCH Đảng bộ": 15, "HĐND xã": 30}
    units = workspace.records.page("bodies", ListQuery()).rows
    assert sum(row.values["unit_id"] is not None for row in units) == 13


def test_two_machines_make_the_same_bodies(workspace: Workspace, tmp_path: Path) -> None:
    other = make_workspace(tmp_path / "khác")
    mine, theirs = (one.records.page("bodies", ListQuery()).rows for one in (workspace, other))
    assert {row.id for row in mine} == {row.id for row in theirs}
    other.close()


@pytest.mark.parametrize("release", RELEASES)
def test_an_older_file_gets_them_too(tmp_path: Path, release: str) -> None:
    vault = make_vault(unpack(release, tmp_path / "sổ"))
    older = open_workspace(vault, vault.unlock(GOLDEN_PASSPHRASE))
    first = {body_id(body.name) for body in BODIES}
    assert first <= {row.id for row in older.records.page("bodies", ListQuery(limit=1000)).rows}
    older.close()


def test_what_was_deleted_stays_deleted(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    ids = [row.id for row in workspace.records.page("bodies", ListQuery()).rows]
    workspace.records.delete("bodies", ids)
    set_up_bodies(workspace.database)
    workspace.close()
    again = reopen(tmp_path)
    assert again.records.page("bodies", ListQuery()).total == 0
    again.close()


def test_seats_from_a_day_on(workspace: Workspace, body: Put, person: Put) -> None:
    body(
        "HĐND xã",
        seats=[
            {"from_on": "2021-06-30", "seats": 25, "women": 7, "term": "2021-2026"},
            {"from_on": "2026-03-15", "seats": 30, "women": 11, "term": "2026-2031"},
        ],
    )
    name = "Hội đồng nhân dân xã"
    assert share(workspace, name, date(2026, 3, 14)).share == 28.0
    assert share(workspace, name, date(2026, 3, 14)).reached is False
    now = share(workspace, name)
    assert (now.seats, now.women.value, now.reached) == (30, 11, True)
    assert share(workspace, name, date(2020, 1, 1)).seats is None
    row = next(row for row in workspace.roster.bodies_page(ListQuery()).rows if row.name == name)
    assert (row.seats, row.women, row.reached) == (30, 11, True)


def test_the_list_and_the_shares_agree(workspace: Workspace, body: Put) -> None:
    workspace.samples.fill(400, shares={"cadre": 1})
    body("UBND xã", seats=[{"from_on": "2020-01-01", "seats": 3}])
    body("KT", seats=[{"from_on": "2020-01-01", "seats": 200, "women": 150}])
    rows = {row.id: row for row in workspace.roster.bodies_page(ListQuery(sort="share")).rows}
    for one in workspace.roster.shares().bodies:
        row = rows[one.body_id]
        assert (row.seats, row.heads, row.women) == (one.seats, one.heads.value, one.women.value)
        assert row.share == one.share
        assert row.reached == one.reached
        listed = workspace.roster.people_page(
            ListQuery(filters={"body": one.body_id, "in_post": "now"}, limit=1000)
        )
        assert {row.id for row in listed.rows} == set(one.heads.ids)
    lists = [
        [row.name for row in workspace.roster.bodies_page(ListQuery(sort=key)).rows]
        for key in ("name", "seats", "heads", "women", "target", "body_kind", "active", "abbreviation")
    ]
    assert all(len(names) == len(BODIES) for names in lists)


def test_indicator_1_1(workspace: Workspace, person: Put) -> None:
    empty = workspace.roster.indicator_1_1()
    assert (empty.reached, len(empty.unknown), len(empty.units)) == (0, 2, 2)
    person(
        "Đỗ Thị Mẫu Ánh",
        {"body": "UBND xã", "title": "Phó Chủ tịch", "from": "2025-07-01", "to": "2026-06-30"},
    )
    person("Trần Văn Mẫu Bình", {"body": "HĐND xã", "title": "Chủ tịch", "from": "2021"}, sex="male")
    # A woman in the body who chairs another one, or leads a board only, does not count.
    person("Lê Thị Mẫu Cúc", {"body": "HĐND xã", "title": "Trưởng Ban Pháp chế", "from": "2021"})
    person("Lê Thị Mẫu Dung", {"body": "HĐND xã", "title": "Đại biểu, Chủ tịch Hội LHPN", "from": "2021"})
    before = workspace.roster.indicator_1_1(date(2026, 6, 30))
    assert (before.reached, before.percent) == (1, 50.0)
    assert "Ủy ban nhân dân xã (Phó Chủ tịch)" in before.sentence
    assert "Chưa có lãnh đạo chủ chốt là nữ: Hội đồng nhân dân xã" in before.sentence
    after = workspace.roster.indicator_1_1()
    assert (after.reached, after.unknown) == (0, ("Ủy ban nhân dân xã",))


def test_impossible_dates_are_refused_at_their_field(workspace: Workspace) -> None:
    post = {"body": "UBND xã", "title": "Ủy viên", "from": "2026-05", "to": "2026-04-30"}
    with pytest.raises(InvalidRecord) as refused:
        workspace.records.put("cadres", {"full_name": "Lê Thị Mẫu", "posts": [post]})
    assert [finding.field for finding in refused.value.findings] == ["posts.0.to"]
    early = {"body": "UBND xã", "title": "Ủy viên", "from": "1970"}
    with pytest.raises(InvalidRecord) as refused:
        workspace.records.put("cadres", {"full_name": "Lê Thị Mẫu", "birth_date": "1985", "posts": [early]})
    assert [finding.field for finding in refused.value.findings] == ["posts.0.from"]


def asked(workspace: Workspace, kind: str, **values: object) -> list[str]:
    """The fields that a record is questioned at."""
    with pytest.raises(NeedsConfirmation) as doubt:
        workspace.records.put(kind, values)
    return [finding.field for finding in doubt.value.findings]


def test_two_chairs_at_once_are_questioned(workspace: Workspace, person: Put) -> None:
    first = person("Lê Thị Mẫu An", {"body": "UBND xã", "title": "Chủ tịch", "from": "2021-06-30"})
    second = {"body": "UBND xã", "title": "Chủ tịch", "from": "2026-07-01"}
    assert asked(workspace, "cadres", full_name="Trần Văn Mẫu Bình", sex="male", posts=[second]) == [
        "posts.0.title"
    ]
    posts = workspace.records.get("cadres", first).values["posts"]
    workspace.records.put("cadres", {"id": first, "posts": [{**posts[0], "to": "2026-07-01"}]})
    saved = workspace.records.put("cadres", {"full_name": "Trần Văn Mẫu Bình", "posts": [second]})
    assert saved.record.values["posts"][0]["role"].value == "head"
    # Many may lead a chi hội at once.
    union = {"body": "Hội LHPN", "title": "Chi hội trưởng"}
    for name in ("Lê Thị Mẫu A", "Lê Thị Mẫu B"):
        workspace.records.put("cadres", {"full_name": name, "posts": [union]})


def test_more_people_than_seats_are_questioned(workspace: Workspace, body: Put) -> None:
    ubnd = body("UBND xã", seats=[{"from_on": "2026-01-01", "seats": 1}])
    post = {"body": "UBND xã", "title": "Ủy viên", "from": "2026-01-01"}
    workspace.records.put("cadres", {"full_name": "Lê Thị Mẫu An", "posts": [post]})
    more = {"body": "UBND xã", "title": "Ủy viên", "from": "2026-02-01"}
    assert asked(workspace, "cadres", full_name="Lê Thị Mẫu B", posts=[more]) == ["posts.0.body"]
    workspace.records.put("cadres", {"full_name": "Lê Thị Mẫu C", "posts": [{**more, "to": "2026-03-01"}]})
    assert asked(workspace, "bodies", id=ubnd, seats=[{"from_on": "2026-01-01", "seats": 0}]) == [
        "seats.0.seats"
    ]


def test_the_same_person_twice_is_questioned(workspace: Workspace, person: Put) -> None:
    person("Lê Thị Mẫu Hòa", birth_date="1985-07-03")
    assert asked(workspace, "cadres", full_name="Lê Thị Mẫu Hoà", birth_date="3/7/1985") == ["full_name"]
    workspace.records.put("cadres", {"full_name": "Lê Thị Mẫu Hòa", "birth_date": "1985"})
    workspace.records.put("cadres", {"full_name": "Lê Thị Mẫu Hòa"})
