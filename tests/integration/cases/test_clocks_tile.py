"""The overview's tile of running clocks: absent without any, urgent first, doors to the cases, no name."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.services.dashboard.tiles import Level, Tile
from app.services.workspace import Workspace
from tests.helpers.clock import FixedClock
from tests.helpers.workspace import make_workspace

NAME = "Lò Thị Mẩy"


@pytest.fixture
def workspace(tmp_path: Path) -> Any:
    clock = FixedClock(datetime(2026, 7, 14, 10, 0))
    workspace = make_workspace(tmp_path, clock=clock)
    yield workspace
    workspace.close()


def put(workspace: Workspace, **values: Any) -> str:
    given = {
        "received_at": datetime(2026, 7, 14, 8, 30),
        "receive_form": "phone",
        "survivors": [{"full_name": NAME, "sex": "female", "age": 34}],
        **values,
    }
    return workspace.records.put("cases", given, confirmed=True).record.id


def tile_of(workspace: Workspace) -> Tile | None:
    tiles = workspace.dashboard.overview().tiles
    return next((tile for tile in tiles if tile.key == "clocks"), None)


def test_no_tile_while_nothing_runs(workspace: Workspace) -> None:
    assert tile_of(workspace) is None
    put(workspace, assignments=[{"assigned_at": datetime(2026, 7, 14, 8, 31), "assignee": "office"}])
    assert tile_of(workspace) is None


def test_what_runs_and_what_is_late(workspace: Workspace) -> None:
    order = {"measure": "3", "requested_at": datetime(2026, 7, 14, 9, 0), "requester": "survivor"}
    case_id = put(workspace, measures=[order])
    tile = tile_of(workspace)
    assert tile is not None
    running, late, first, second = tile.lines
    assert (running.number, late.number) == (2, 1)
    assert late.level is Level.LATE
    assert running.door is not None
    assert running.door.ids == (case_id,)
    assert first.text == "2026-A-001: Xử lý hoặc phân công ngay"
    assert second.detail == "còn 11 giờ"
    assert first.door is not None
    assert (first.door.tab, first.door.record) == ("cases", case_id)
    assert NAME not in str(tile)


def test_another_day_is_looked_at_by_its_own_hours(workspace: Workspace) -> None:
    put(workspace)
    tiles = workspace.dashboard.overview(date(2026, 7, 16)).tiles
    tile = next(tile for tile in tiles if tile.key == "clocks")
    assert tile.lines[-1].detail == "quá 2 ngày 1 giờ"
