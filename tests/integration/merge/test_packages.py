"""Packages of other machines: known and other keys, the same letter, the round trip of a stick."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.errors import WrongPassphrase
from app.core.progress import Cancelled
from app.services.exchange.header import OtherKey
from app.services.exchange.merge.packages import Opening, PackageMerges
from tests.helpers.clock import FixedClock
from tests.helpers.volumes import FolderVolumes, exchange_over
from tests.helpers.workspace import PASSPHRASE, make_workspace
from tests.integration.merge.conftest import MORNING
from tests.integration.merge.machines import CancelledAt, Desk, copied


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB"
    folder.mkdir()
    return folder


@pytest.fixture
def stranger(tmp_path: Path) -> Callable[[], Desk]:
    """Make a machine that was started apart, with letter A like everybody."""

    def make() -> Desk:
        clock = FixedClock(MORNING)
        return Desk(make_workspace(tmp_path / "máy lạ", clock=clock), clock, tmp_path / "máy lạ")

    return make


def backed_up(desk: Desk, folder: Path) -> Path:
    desk.clock.advance(seconds=60)
    return desk.workspace.exchange.backups.make(folder).path


def test_a_round_trip_by_stick_ends_with_equal_files(a: Desk, b: Desk, stick: Path) -> None:
    one = a.put("tasks", title="Từ A")
    assert a.workspace.merges.synchronise(stick).merged == ()
    other = b.put("tasks", title="Từ B")
    b.clock.advance(seconds=90)
    done = b.workspace.merges.synchronise(stick)
    ((name, report),) = done.merged
    assert name.startswith("BDG-A-")
    assert [record.id for record in report.added["tasks"]] == [one]
    assert done.skipped == ()
    a.clock.advance(seconds=180)
    ((_, report),) = a.workspace.merges.synchronise(stick).merged
    assert [record.id for record in report.added["tasks"]] == [other]
    assert a.content(stamps=True) == b.content(stamps=True)
    assert a.is_whole()


def test_only_the_newest_package_of_another_machine_is_merged(a: Desk, b: Desk, stick: Path) -> None:
    a.put("tasks", title="Một")
    backed_up(a, stick)
    a.put("tasks", title="Hai")
    newest = backed_up(a, stick)
    backed_up(b, stick)
    (stick / "BDG-X-20260101-0000.bdg").write_bytes(b"rac")
    assert b.workspace.merges.others_on(stick) == (newest,)
    ((_, report),) = b.workspace.merges.synchronise(stick).merged
    assert len(report.added["tasks"]) == 2


@pytest.mark.parametrize("known", [True, False])
def test_the_newest_is_known_also_with_a_clock_that_was_wrong(
    a: Desk, b: Desk, stick: Path, stranger: Callable[[], Desk], known: bool
) -> None:
    """A package of a day to come does not hide what its machine writes once the clock is right."""
    other = a if known else stranger()
    other.clock.advance(days=365)
    other.put("tasks", title="Đồng hồ nhanh một năm")
    first = backed_up(other, stick)
    if not known:
        b.workspace.merges.merge_package(first, opening=Opening(passphrase=PASSPHRASE))
    other.clock.advance(days=-365)
    task = other.put("tasks", title="Đồng hồ đúng lại")
    newest = backed_up(other, stick)
    assert b.workspace.merges.others_on(stick) == (newest,)
    b.workspace.merges.synchronise(stick)
    assert b.get("tasks", task)["title"] == "Đồng hồ đúng lại"
    if not known:
        other.workspace.close()


def test_of_a_damaged_newest_package_the_one_before_is_taken(a: Desk, b: Desk, stick: Path) -> None:
    task = a.put("tasks", title="Một")
    good = backed_up(a, stick)
    a.put("tasks", title="Hai")
    newest = backed_up(a, stick)
    damaged = bytearray(newest.read_bytes())
    damaged[-5000] ^= 1
    newest.write_bytes(damaged)
    done = b.workspace.merges.synchronise(stick)
    assert [name for name, _ in done.merged] == [good.name]
    assert [one.name for one in done.skipped] == [newest.name]
    assert b.get("tasks", task)["title"] == "Một"


def test_a_synchronisation_that_is_cancelled_writes_no_package(a: Desk, b: Desk, stick: Path) -> None:
    a.put("tasks", title="Một")
    backed_up(a, stick)
    before = b.content(stamps=True, without=("settings",))
    with pytest.raises(Cancelled):
        b.workspace.merges.synchronise(stick, progress=CancelledAt(3))
    assert b.content(stamps=True, without=("settings",)) == before
    assert len(list(stick.iterdir())) == 1


def test_on_a_stick_a_synchronisation_uses_the_folder_of_the_backups(a: Desk, b: Desk, stick: Path) -> None:
    """Whoever chooses the stick itself finds what «Sao lưu vào USB» has put there."""
    volumes = FolderVolumes()
    volumes.plug_in(stick)
    task = b.put("tasks", title="Từ B")
    backed_up(b, stick / "BDG")
    workspace = a.workspace
    exchange = exchange_over(workspace, volumes)
    merges = PackageMerges(
        workspace.database,
        recorder=workspace.recorder,
        clock=a.clock,
        exchange=exchange,
        local=workspace.local,
    )
    before = a.content(stamps=True, without=())
    ((name, told),) = merges.preview_stick(stick)
    assert a.content(stamps=True, without=()) == before
    done = merges.synchronise(stick)
    assert [(one, report.added) for one, report in done.merged] == [(name, told.added)]
    assert a.get("tasks", task)["title"] == "Từ B"
    assert done.backup.path.parent == stick / "BDG"
    assert merges.preview_stick(stick) == ()


def test_before_a_merge_the_present_is_backed_up(a: Desk, b: Desk, stick: Path) -> None:
    a.put("tasks", title="Một")
    package = backed_up(a, stick)
    backups = b.workspace.exchange.backups
    told = b.workspace.merges.preview_package(package)
    assert not backups.own_in(backups.local_folder)
    done = b.workspace.merges.merge_package(package)
    assert done.added == told.added
    (made,) = backups.own_in(backups.local_folder)
    assert made.contents.reason.value == "before-merge"


def test_a_package_of_another_key_asks_for_its_passphrase_once(
    a: Desk, stranger: Callable[[], Desk], stick: Path
) -> None:
    other = stranger()
    one = other.put("tasks", title="Ở máy lạ")
    package = backed_up(other, stick)
    merges = a.workspace.merges
    with pytest.raises(OtherKey):
        merges.preview_package(package)
    with pytest.raises(WrongPassphrase):
        merges.merge_package(package, opening=Opening(passphrase="không phải mật khẩu này"))
    skipped = merges.synchronise(stick).skipped
    assert [one.name for one in skipped] == [package.name]
    assert merges.merge_package(package, opening=Opening(passphrase=PASSPHRASE)).applied
    assert a.get("tasks", one)["title"] == "Ở máy lạ"
    other.put("tasks", id=one, note="sửa tiếp")
    assert merges.merge_package(backed_up(other, stick)).applied
    assert a.get("tasks", one)["note"] == "sửa tiếp"
    other.workspace.close()


def test_two_with_one_letter_that_merge_each_other_at_once_take_different_ones(
    a: Desk, template: Path, tmp_path: Path, stick: Path
) -> None:
    """Each merges what the other wrote before it took a new letter, round for round."""
    twin = copied(template, tmp_path / "máy hai", machine="e" * 8, letter="A", clock=FixedClock(MORNING))
    twin.clock.advance(seconds=30)
    seen = []
    for number in range(3):
        packages = [
            (desk, desk.put("tasks", title=f"Lần {number}"), backed_up(desk, stick)) for desk in (a, twin)
        ]
        a.workspace.merges.merge_package(packages[1][2])
        twin.workspace.merges.merge_package(packages[0][2])
        letters = {desk.id: desk.workspace.vault.machine.letter for desk in (a, twin)}
        assert len(set(letters.values())) == 2
        seen.append(letters)
    assert seen[1:] == seen[:-1], "once"
    twin.workspace.close()


def test_a_machine_with_the_same_letter_is_told_and_this_one_gets_a_free_one(
    a: Desk, stranger: Callable[[], Desk], stick: Path
) -> None:
    other = stranger()
    other.put("tasks", title="Ở máy lạ")
    package = backed_up(other, stick)
    opening = Opening(passphrase=PASSPHRASE)
    (warning,) = a.workspace.merges.preview_package(package, opening=opening).warnings
    assert "chữ A" in warning
    assert a.workspace.vault.machine.letter == "A"
    a.workspace.merges.merge_package(package, opening=opening)
    # The next free one; the second when the other machine, which may do the same, goes first.
    letter = "B" if a.id < other.id else "C"
    assert a.workspace.vault.machine.letter == letter
    assert a.workspace.vault.machine.id == a.id
    case = a.put("cases", received_at="2026-07-10T08:00", receive_form="in_person")
    assert a.get("cases", case)["case_no"] == f"2026-{letter}-001"
    other.workspace.close()
