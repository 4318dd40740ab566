"""Machines that began apart, and one data folder that was copied."""

import shutil
from pathlib import Path

import pytest

from app.bootstrap import open_workspace
from app.services.exchange.merge.joining import SameMachineTwice
from app.services.exchange.merge.service import PARTED
from tests.helpers.clock import FixedClock
from tests.helpers.workspace import PASSPHRASE, make_vault, make_workspace
from tests.integration.merge.conftest import MORNING
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


def twins(a: Desk, folder: Path) -> Desk:
    """Copy the data folder of `a`; return who goes on with the copy."""
    a.put("tasks", title="Trước khi chép", note="chung")
    a.workspace.close()
    shutil.copytree(a.folder, folder)
    clock = FixedClock(MORNING)
    clock.advance(days=1)
    vaults = make_vault(a.folder, clock=a.clock), make_vault(folder, clock=clock)
    a.workspace, other = (open_workspace(vault, vault.unlock(PASSPHRASE)) for vault in vaults)
    return Desk(other, clock, folder)


def test_a_copied_folder_is_noticed_and_who_merges_goes_on_under_an_id_of_its_own(
    a: Desk, b: Desk, tmp_path: Path
) -> None:
    twin = twins(a, tmp_path / "bản chép")
    stick = tmp_path / "USB"
    stick.mkdir()
    try:
        shared = next(key for kind, key in a.content() if kind == "tasks")
        here, there = a.put("tasks", title="Ghi ở máy một"), twin.put("tasks", title="Ghi ở máy hai")
        a.put("tasks", id=shared, note="của máy một")
        twin.put("tasks", id=shared, note="của máy hai")
        a.merge(b)
        a.put("tasks", id=here, result="sau khi hợp nhất máy B")
        before = a.content(stamps=True, without=())
        package = twin.workspace.exchange.backups.make(stick).path
        assert a.workspace.merges.others_on(stick) == (package,)
        told = a.workspace.merges.preview_package(package)
        assert PARTED in told.warnings
        assert a.content(stamps=True, without=()) == before
        assert a.id == twin.id
        ((_, report),) = a.workspace.merges.synchronise(stick).merged
        assert PARTED in report.warnings
        assert a.id != twin.id
        assert a.workspace.vault.machine.letter != twin.workspace.vault.machine.letter
        (conflict,) = a.workspace.merges.conflicts()
        assert {conflict.fields[0].kept, conflict.fields[0].other} == {"của máy một", "của máy hai"}
        assert a.get("tasks", there)["title"] == "Ghi ở máy hai"
        assert a.is_whole()
        a.put("tasks", id=there, note="A sửa tiếp")
        assert twin.merge(a).applied
        a.merge(twin)
        for desk in (a, twin):
            assert desk.get("tasks", here)["result"] == "sau khi hợp nhất máy B"
            assert desk.get("tasks", there)["note"] == "A sửa tiếp"
            assert desk.is_whole()
        assert a.content(stamps=True) == twin.content(stamps=True)
        a.workspace.close()
        vault = make_vault(a.folder, clock=a.clock)
        a.workspace = open_workspace(vault, vault.unlock(PASSPHRASE))
        a.put("tasks", title="Mở lại vẫn ghi được")
        assert a.is_whole()
    finally:
        twin.workspace.close()


def test_one_goes_on_while_the_copy_stands_still(a: Desk, tmp_path: Path) -> None:
    twin = twins(a, tmp_path / "bản chép")
    try:
        a.put("tasks", title="Ghi ở máy một")
        name = a.id
        assert a.merge(twin).merge_id == ""
        assert a.id == name
    finally:
        twin.workspace.close()


def test_two_copies_of_a_third_machine_are_refused(a: Desk, b: Desk, tmp_path: Path) -> None:
    twin = twins(a, tmp_path / "bản chép")
    try:
        a.put("tasks", title="Ghi ở máy một")
        twin.put("tasks", title="Ghi ở máy hai")
        b.merge(a)
        before = b.content()
        with pytest.raises(SameMachineTwice) as caught:
            b.merge(twin)
        assert caught.value.machine == a.id
        assert b.content() == before
    finally:
        twin.workspace.close()
