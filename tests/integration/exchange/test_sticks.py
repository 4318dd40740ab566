"""Sticks, the badge of the overview, and the monthly trial restore."""

from pathlib import Path

import pytest

from app.services.dashboard.tiles import Door, Level, Tile
from app.services.exchange.record import KnownStick
from app.services.exchange.service import Exchange
from app.services.exchange.sticks import StickNotThere
from app.services.exchange.verification import NoDrillPossible
from app.services.exchange.volumes import CannotEject
from app.services.workspace import Workspace
from tests.helpers.clock import FixedClock
from tests.helpers.sentences import is_sentence
from tests.helpers.volumes import FolderVolumes, exchange_over


@pytest.fixture
def exchange(workspace: Workspace, volumes: FolderVolumes) -> Exchange:
    return exchange_over(workspace, volumes)


def test_plugged_in_known_and_gone(
    exchange: Exchange, volumes: FolderVolumes, tmp_path: Path, workspace: Workspace
) -> None:
    assert exchange.sticks.all() == ()
    one = volumes.plug_in(tmp_path / "một", "1111-1111", label="USB một")
    two = volumes.plug_in(tmp_path / "hai", "2222-2222", label="USB hai")
    assert [stick.label for stick in exchange.sticks.all()] == ["USB một", "USB hai"]
    made = exchange.sticks.back_up(two.id)
    assert made.path.parent == tmp_path / "hai" / "BDG"
    assert made.off_machine
    volumes.pull(two)
    first, second = exchange.sticks.all()
    assert (first.id, first.last) == (one.id, None)
    assert first.volume is not None
    assert first.volume.free > 0
    assert (second.id, second.volume, second.label) == (two.id, None, "USB hai")
    assert second.last is not None
    assert second.last.name == made.path.name
    with pytest.raises(StickNotThere) as caught:
        exchange.sticks.back_up(two.id)
    assert is_sentence(str(caught.value))
    exchange.sticks.forget(two.id)
    assert [stick.id for stick in exchange.sticks.all()] == [one.id]


def test_a_known_stick_is_asked_about_once(
    exchange: Exchange, volumes: FolderVolumes, tmp_path: Path, workspace: Workspace
) -> None:
    stick = volumes.plug_in(tmp_path / "USB")
    assert exchange.sticks.to_ask() == ()
    exchange.sticks.back_up(stick.id)
    assert [one.id for one in exchange.sticks.to_ask()] == [stick.id]
    exchange.sticks.answer(stick.id, automatic=True)
    assert exchange.sticks.to_ask() == ()
    assert exchange.sticks.waiting() == (), "it holds the present state"
    workspace.records.put("tasks", {"title": "Thêm"})
    assert [one.id for one in exchange.sticks.waiting()] == [stick.id]
    exchange.sticks.back_up(stick.id)
    assert exchange.backups.record.sticks()[stick.id].automatic is True, "a later backup does not ask again"
    exchange.sticks.answer(stick.id, automatic=False)
    workspace.records.put("tasks", {"title": "Thêm nữa"})
    assert exchange.sticks.waiting() == ()
    assert exchange.sticks.to_ask() == ()


def test_what_is_due_is_made_unasked(
    exchange: Exchange, volumes: FolderVolumes, tmp_path: Path, workspace: Workspace, clock: FixedClock
) -> None:
    stick = volumes.plug_in(tmp_path / "USB")
    assert [made.off_machine for made in exchange.keep_safe(leaving=False)] == [False]
    assert exchange.keep_safe(leaving=True) == ()
    exchange.sticks.back_up(stick.id)
    exchange.sticks.answer(stick.id, automatic=True)
    workspace.records.put("tasks", {"title": "Thêm"})
    assert [made.off_machine for made in exchange.keep_safe(leaving=False)] == [True], "once a day at home"
    assert [made.off_machine for made in exchange.keep_safe(leaving=True)] == [False]
    workspace.records.put("tasks", {"title": "Thêm nữa"})
    (tmp_path / "USB" / "BDG").rename(tmp_path / "USB" / "cũ")
    (tmp_path / "USB" / "BDG").write_bytes(b"")
    assert [made.off_machine for made in exchange.keep_safe(leaving=True)] == [False]
    assert exchange.backups.record.places()[stick.id].problem != ""


def test_taking_it_out(exchange: Exchange, volumes: FolderVolumes, tmp_path: Path) -> None:
    stick = volumes.plug_in(tmp_path / "USB")
    volumes.busy.add(stick.id)
    with pytest.raises(CannotEject) as caught:
        exchange.sticks.eject(stick.id)
    assert is_sentence(str(caught.value))
    volumes.busy.clear()
    exchange.sticks.eject(stick.id)
    with pytest.raises(StickNotThere):
        exchange.sticks.eject(stick.id)


def test_the_stick_that_the_book_is_on_is_no_place_for_backups(
    volumes: FolderVolumes, tmp_path: Path, workspace: Workspace
) -> None:
    volumes.plug_in(tmp_path, "own")
    exchange = exchange_over(workspace, volumes)
    assert exchange.sticks.all() == ()


def test_what_a_later_program_remembered_does_not_hinder(workspace: Workspace, exchange: Exchange) -> None:
    workspace.local.put("exchange.sticks", {"x": {"id": "x", "label": "USB", "colour": "red"}})
    assert exchange.backups.record.sticks() == {"x": KnownStick(id="x", label="USB")}


# --- the badge ----------------------------------------------------------------------------------------


def badge(workspace: Workspace) -> Tile:
    return workspace.dashboard.overview().tile("backup")


def test_the_badge_turns_amber_then_red(
    workspace: Workspace, exchange: Exchange, volumes: FolderVolumes, clock: FixedClock, tmp_path: Path
) -> None:
    assert badge(workspace).level is Level.WARN
    clock.advance(days=8)
    assert badge(workspace).level is Level.LATE
    exchange.backups.make()
    assert badge(workspace).level is Level.LATE, "a copy on the same disk is none elsewhere"
    stick = volumes.plug_in(tmp_path / "USB")
    exchange.sticks.back_up(stick.id)
    for days, level in ((0, Level.CALM), (7, Level.CALM), (1, Level.WARN), (22, Level.WARN), (1, Level.LATE)):
        clock.advance(days=days)
        tile = badge(workspace)
        assert tile.level is level
        assert tile.door == Door(tab="backup")
        assert all(is_sentence(line.text) for line in tile.lines)
    assert "31 ngày" in badge(workspace).lines[0].text
    exchange.sticks.back_up(stick.id)
    assert badge(workspace).level is Level.CALM, "unchanged, but read back today"
    clock.advance(days=-400)
    told = badge(workspace)
    assert told.level is Level.WARN, "or it would be green for a year"
    assert "đồng hồ" in told.lines[0].text
    second = volumes.plug_in(tmp_path / "USB hai", "CD34-EF56")
    exchange.sticks.back_up(second.id)
    assert badge(workspace).level is Level.CALM, "what is of today goes before what is of a day to come"
    clock.advance(days=8)
    assert "8 ngày" in badge(workspace).lines[0].text


def test_the_badge_tells_what_failed(
    workspace: Workspace, exchange: Exchange, volumes: FolderVolumes, tmp_path: Path
) -> None:
    stick = volumes.plug_in(tmp_path / "USB")
    exchange.sticks.back_up(stick.id)
    workspace.records.put("tasks", {"title": "Thêm"})
    (tmp_path / "USB" / "BDG").rename(tmp_path / "USB" / "cũ")
    (tmp_path / "USB" / "BDG").write_bytes(b"")
    with pytest.raises(Exception, match="thư mục"):
        exchange.sticks.back_up(stick.id)
    tile = badge(workspace)
    assert tile.level is Level.WARN
    assert [line.detail for line in tile.lines[1:]] == [stick.name]


# --- the drill ----------------------------------------------------------------------------------------


def test_the_drill(
    workspace: Workspace, exchange: Exchange, volumes: FolderVolumes, clock: FixedClock, tmp_path: Path
) -> None:
    assert not exchange.drills.due()
    with pytest.raises(NoDrillPossible) as caught:
        exchange.drills.run()
    assert is_sentence(str(caught.value))
    stick = volumes.plug_in(tmp_path / "USB")
    assert not exchange.drills.due()
    made = exchange.sticks.back_up(stick.id)
    assert exchange.drills.due()
    result = exchange.drills.run()
    assert (result.problem, result.package) == ("", made.path.name)
    assert not exchange.drills.due()
    assert "Thử phục hồi đạt" in badge(workspace).lines[-1].text
    clock.advance(days=31)
    assert exchange.drills.due()
    for place in (-200, -100_000, 30):
        damaged = bytearray(made.path.read_bytes())
        damaged[place] ^= 1
        made.path.write_bytes(damaged)
        result = exchange.drills.run()
        assert is_sentence(result.problem)
        assert exchange.drills.due(), "until one succeeds"
        assert badge(workspace).level is Level.LATE
    assert not exchange.backups.scratch_folder.exists()
    newer = exchange.sticks.back_up(stick.id)
    assert newer.path != made.path
    assert exchange.drills.run().problem == ""


def test_the_drill_is_made_unasked_once_a_month(
    exchange: Exchange, volumes: FolderVolumes, clock: FixedClock, tmp_path: Path
) -> None:
    record = exchange.backups.record
    exchange.try_restoring()
    assert record.drill() is None
    stick = volumes.plug_in(tmp_path / "USB")
    made = exchange.sticks.back_up(stick.id)
    exchange.keep_safe(leaving=False)
    assert record.drill() is None, "nobody waits for it on locking or leaving"
    exchange.try_restoring()
    first = record.drill()
    assert first is not None
    assert (first.package, first.problem) == (made.path.name, "")
    clock.advance(days=29)
    exchange.try_restoring()
    assert record.drill() == first
    clock.advance(days=1)
    damaged = bytearray(made.path.read_bytes())
    damaged[-200] ^= 1
    made.path.write_bytes(damaged)
    exchange.try_restoring()
    second = record.drill()
    assert second is not None
    assert second.problem
    clock.advance(seconds=60)
    exchange.try_restoring()
    assert record.drill() == second, "once a day, not every minute"
    clock.advance(days=1)
    exchange.try_restoring()
    assert record.drill() != second
