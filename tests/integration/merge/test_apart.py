"""Machines that began apart, and one data folder that was copied."""

import shutil
from pathlib import Path

import pytest

from app.bootstrap import open_workspace
from app.services.exchange.merge.joining import SameMachineTwice
from tests.helpers.clock import FixedClock
from tests.helpers.workspace import PASSPHRASE, make_vault, make_workspace
from tests.integration.merge.conftest import MORNING, DeskMaker
from tests.integration.merge.machines import Desk


def apart(folder: Path, *, seconds: float = 0) -> Desk:
    clock = FixedClock(MORNING)
    clock.advance(seconds=seconds)
    return Desk(make_workspace(folder, clock=clock), clock, folder)


def test_machines_started_apart_merge_without_doubling_the_registers(tmp_path: Path) -> None:
    one, two = apart(tmp_path / "một"), apart(tmp_path / "hai", seconds=3600)
    try:
        unit = next(key for kind, key in one.content() if kind == "units")
        one.put("units", id=unit, phone="024 1234")
        one.clock.advance(seconds=-10)
        registers = {kind: 0 for kind, _ in one.content()}
        for kind, _ in one.content():
            registers[kind] += 1
        first, second = one.source(), two.source()
        two.merge(first)
        one.merge(second)
        for desk in (one, two):
            counted = dict.fromkeys(registers, 0)
            for kind, _ in desk.content():
                counted[kind] += 1
            assert counted == registers
            assert desk.get("units", unit)["phone"] == "024 1234"
            assert desk.merges.conflicts() == ()
        assert one.content(stamps=True) == two.content(stamps=True)
    finally:
        one.workspace.close()
        two.workspace.close()


def test_a_copied_folder_is_noticed(a: Desk, desk: DeskMaker, tmp_path: Path) -> None:
    a.put("tasks", title="Trước khi chép")
    a.workspace.close()
    folder = tmp_path / "bản chép"
    shutil.copytree(a.folder, folder)
    clock = FixedClock(MORNING)
    clock.advance(days=1)
    vaults = make_vault(a.folder, clock=a.clock), make_vault(folder, clock=clock)
    a.workspace, other = (open_workspace(vault, vault.unlock(PASSPHRASE)) for vault in vaults)
    twin = Desk(other, clock, folder)
    try:
        a.put("tasks", title="Ghi ở máy một")
        assert a.merge(twin).merge_id == "", "one goes on, the other has stood still"
        twin.put("tasks", title="Ghi ở máy hai")
        before = a.content()
        with pytest.raises(SameMachineTwice) as caught:
            a.merge(twin)
        assert caught.value.machine == a.id
        assert a.content() == before
    finally:
        twin.workspace.close()
