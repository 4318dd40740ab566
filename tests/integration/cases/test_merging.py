"""Cases of two machines become one book: numbers stay apart, lists of codes grow together."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.core.case_vocabulary import ViolenceAct
from app.services.changelog.history import broken_links
from app.services.exchange.merge.service import Merges, Source
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.helpers.cases import PERPETRATOR, SURVIVOR, intake, named, put
from tests.helpers.clock import FixedClock
from tests.helpers.workspace import make_workspace


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Workspace]:
    opened = make_workspace(tmp_path / "Máy kia", clock=FixedClock(datetime(2026, 7, 14, 12, 0)))
    yield opened
    opened.close()


def merge(into: Workspace, of: Workspace) -> object:
    merges = Merges(into.database, recorder=into.recorder, clock=into.clock)
    return merges.merge(Source(path=of.database.path, key=of.key, name="máy kia"))


def numbers(workspace: Workspace) -> list[str]:
    rows = workspace.records.page("cases", ListQuery(limit=100)).rows
    return sorted(row.values["case_no"] for row in rows)


def test_one_number_given_twice_becomes_two(workspace: Workspace, other: Workspace) -> None:
    put(workspace, named())
    put(other, intake())
    assert numbers(workspace) == numbers(other) == ["2026-A-001"]
    merge(workspace, other)
    found = numbers(workspace)
    assert len(set(found)) == 2
    assert found[0] == "2026-A-001"
    assert found[1].startswith("2026-A-001")
    assert put(workspace, intake()).values["case_no"] == "2026-A-002"
    with workspace.database.read() as session:
        assert broken_links(session) == []


def test_the_lists_and_rules_of_both_are_one(workspace: Workspace, other: Workspace) -> None:
    before = workspace.records.page("code_items", ListQuery(limit=0)).total
    merge(workspace, other)
    assert workspace.records.page("code_items", ListQuery(limit=0)).total == before


def test_codes_added_on_both_machines_are_there_once(workspace: Workspace, other: Workspace) -> None:
    record = put(workspace, named())
    merge(other, workspace)
    incident = record.values["incidents"][0]["id"]
    for machine, acts in ((workspace, ["a", "b", "đ"]), (other, ["a", "b", "đ", "n"])):
        change = {"id": record.id, "incidents": [{"id": incident, "dv_acts": acts}]}
        machine.records.put("cases", change, confirmed=True)
    merge(workspace, other)
    (stored,) = workspace.records.get("cases", record.id).values["incidents"]
    assert {row["act"] for row in stored["dv_acts"]} == {
        ViolenceAct.A,
        ViolenceAct.B,
        ViolenceAct.DD,
        ViolenceAct.N,
    }


def test_a_preview_and_its_conflicts_name_the_number_only(workspace: Workspace, other: Workspace) -> None:
    record = put(workspace, named())
    merge(other, workspace)
    for machine, name in ((workspace, f"{SURVIVOR} một"), (other, f"{SURVIVOR} hai")):
        person = {"id": record.values["survivors"][0]["id"], "full_name": name}
        machine.records.put("cases", {"id": record.id, "survivors": [person]}, confirmed=True)
    merges = Merges(workspace.database, recorder=workspace.recorder, clock=workspace.clock)
    report = merges.preview(Source(path=other.database.path, key=other.key))
    assert "2026-A-001" in str(report)
    assert SURVIVOR not in str(report)
    assert PERPETRATOR not in str(report)
