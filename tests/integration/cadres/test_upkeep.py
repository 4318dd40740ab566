"""The manual order, what is masked, and the lists that the window chooses from."""

from datetime import date

import pytest

from app.core.errors import RecordNotFound
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.integration.cadres.conftest import Put

ABSENT = "01a20a84-5af6-784e-9291-b919fa971b83"


def order(workspace: Workspace) -> list[str]:
    """The names as the list stands by itself."""
    return [row.full_name for row in workspace.roster.people_page(ListQuery()).rows]


def test_a_person_is_put_beside_another_and_the_rest_stays_by_name(workspace: Workspace, person: Put) -> None:
    ids = {name: person(name) for name in ("Lê An", "Lê Bình", "Lê Chi", "Lê Dung")}
    workspace.roster_upkeep.move(ids["Lê Chi"], beside=ids["Lê An"], after=False)
    assert order(workspace) == ["Lê Chi", "Lê An", "Lê Bình", "Lê Dung"]
    workspace.roster_upkeep.move(ids["Lê Dung"], beside=ids["Lê An"], after=True)
    assert order(workspace) == ["Lê Chi", "Lê An", "Lê Dung", "Lê Bình"]
    assert workspace.records.get("cadres", ids["Lê Bình"]).values["position"] == 0
    # Somebody new of the ranked ones' names does not come between them.
    person("Lê Ba")
    assert order(workspace)[:3] == ["Lê Chi", "Lê An", "Lê Dung"]


def test_a_move_is_one_step_that_is_undone(workspace: Workspace, person: Put) -> None:
    ids = [person(name) for name in ("Lê An", "Lê Bình")]
    changes = workspace.roster_upkeep.move(ids[1], beside=ids[0], after=False)
    assert changes.touches("cadres")
    assert changes.transaction is not None
    workspace.records.undo(changes.transaction)
    assert order(workspace) == ["Lê An", "Lê Bình"]


def test_nobody_is_moved_who_is_not_there(workspace: Workspace, person: Put) -> None:
    with pytest.raises(RecordNotFound):
        workspace.roster_upkeep.move(person("Lê An"), beside=ABSENT, after=True)


def test_a_look_at_what_is_masked_is_noted_without_what_was_seen(workspace: Workspace, person: Put) -> None:
    one = person("Lê An", ethnicity="Tày", religion="")
    found = workspace.roster_upkeep.reveal(one)
    assert (found.ethnicity, found.religion) == ("Tày", "")
    entry = workspace.records.history("cadres", one)[-1]
    assert (entry.action, entry.label) == ("reveal", "Xem dân tộc, tôn giáo")
    assert entry.changes == ()
    with pytest.raises(RecordNotFound):
        workspace.roster_upkeep.reveal(ABSENT)


def test_names_and_posts_to_choose_from(workspace: Workspace, person: Put) -> None:
    person("Lê Bình", {"body": "UBND xã", "title": "Chủ tịch", "from": "2021"}, birth_date="1980-07")
    person("Lê An", {"body": "UBND xã", "title": "Phó Chủ tịch", "from": "2021", "to": "2025"})
    shown = [(one.full_name, one.birth_text) for one in workspace.roster_upkeep.names()]
    assert shown == [("Lê An", ""), ("Lê Bình", "07/1980")]
    (held,) = workspace.roster_upkeep.posts_held(date(2026, 7, 14))
    assert (held.full_name, held.title) == ("Lê Bình", "Chủ tịch")
    then = workspace.roster_upkeep.posts_held(date(2024, 7, 14))
    assert [one.full_name for one in then] == ["Lê An", "Lê Bình"]


def test_the_succession_plan_leaves_out_who_was_taken_out(workspace: Workspace, person: Put) -> None:
    place = {"body": "UBND xã", "title": "Chủ tịch"}
    person("Lê An", successions=[{**place, "term": "2026-2031"}])
    person("Lê Bình", successions=[{**place, "status": "removed"}])
    assert [one.full_name for one in workspace.roster_upkeep.succession_plan()] == ["Lê An"]
