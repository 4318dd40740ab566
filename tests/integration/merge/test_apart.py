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


def test_two_cases_with_one_number_stay_two(tmp_path: Path) -> None:
    one, two = apart(tmp_path / "một"), apart(tmp_path / "hai", seconds=3600)
    try:
        cases = [
            desk.put("cases", received_at="2026-07-10T08:00", receive_form="in_person") for desk in (one, two)
        ]
        number = one.get("cases", cases[0])["case_no"]
        assert number == two.get("cases", cases[1])["case_no"] == "2026-A-001"
        first, second = one.source(), two.source()
        one.merge(second)
        report = two.merge(first)
        numbers = [two.get("cases", case)["case_no"] for case in sorted(cases)]
        assert numbers[0] == number
        assert numbers[1].startswith(f"{number}-")
        assert one.content() == two.content()
        (conflict,) = report.conflicts
        assert (conflict.field, conflict.fields[0].other) == ("case_no", number)
        third = two.put("cases", received_at="2026-07-11T08:00", receive_form="in_person")
        assert two.get("cases", third)["case_no"] == "2026-A-002"
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
