"""Backups of an open book: names, what is skipped, what is kept, what is never touched."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest

from app.core.errors import AppError, CannotWrite
from app.db.migrate import COPIES, verified_copy
from app.services.exchange.backup import Backups
from app.services.exchange.package import Reason, opened_package, read_header
from app.services.workspace import Workspace
from tests.helpers.clock import FixedClock
from tests.helpers.folders import digests
from tests.helpers.sentences import is_sentence
from tests.helpers.volumes import FolderVolumes
from tests.helpers.workspace import make_workspace
from tests.integration.exchange.conftest import backups_of, packed


def work(workspace: Workspace, title: str = "Thêm") -> None:
    workspace.records.put("tasks", {"title": title})


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_name_says_the_letter_and_the_moment_alone(backups: Backups, workspace: Workspace) -> None:
    made = backups.make()
    assert made.path.name == "BDG-A-20260714-0830.bdg"
    assert made.path.parent == workspace.vault.folder / "sao-luu"
    work(workspace)
    assert backups.make().path.name == "BDG-A-20260714-0830-2.bdg"


def test_unchanged_it_is_read_back_and_not_written_again(
    backups: Backups, workspace: Workspace, clock: FixedClock
) -> None:
    first = backups.make()
    clock.advance(days=3)
    again = backups.make()
    assert again.unchanged
    assert again.path == first.path
    assert names(backups.local_folder) == [first.path.name]
    last = backups.record.places()["local"]
    assert last.verified == clock.now().isoformat()
    workspace.local.put("layout.tasks", {"width": 3})
    assert backups.make().unchanged, "what is of this machine alone is no change"
    work(workspace)
    assert not backups.make().unchanged


def test_a_changed_passphrase_is_a_change(backups: Backups, workspace: Workspace) -> None:
    first = backups.make()
    workspace.vault.change_passphrase(workspace.key, "một mật khẩu khác")
    second = backups.make()
    assert not second.unchanged
    assert second.header.key_id == first.header.key_id
    assert second.header.key_file.salt != first.header.key_file.salt


def test_one_that_was_damaged_meanwhile_is_written_again(backups: Backups) -> None:
    first = backups.make()
    damaged = bytearray(first.path.read_bytes())
    damaged[-100] ^= 1
    first.path.write_bytes(damaged)
    second = backups.make()
    assert not second.unchanged
    assert second.path != first.path
    second.path.unlink()
    assert not backups.make().unchanged


def test_due_daily_and_on_leaving(backups: Backups, workspace: Workspace, clock: FixedClock) -> None:
    assert backups.due(leaving=False)
    assert backups.make_due(leaving=False) is not None
    assert not backups.due(leaving=True)
    work(workspace)
    assert not backups.due(leaving=False), "once a day"
    assert backups.due(leaving=True), "and whatever came after it when one goes"
    clock.advance(days=1)
    assert backups.due(leaving=False)
    made = backups.make_due(leaving=False)
    assert made is not None
    assert made.contents.reason is Reason.AUTOMATIC
    clock.advance(days=1)
    assert not backups.due(leaving=False), "nothing changed"
    made.path.unlink()
    assert backups.due(leaving=True), "somebody removed it"


def test_older_ones_go_by_the_rules(backups: Backups, workspace: Workspace, clock: FixedClock) -> None:
    start = clock.now()
    made = []
    for day in range(40):
        clock.set(start + timedelta(days=day))
        work(workspace, f"Ngày {day}")
        made.append(backups.make())
    left = names(backups.local_folder)
    assert made[-1].path.name in left
    assert all(one.path.name in left for one in made[-14:])
    assert len(left) < 14 + 8 + 3
    assert sum(len(one.removed) for one in made) == 40 - len(left)
    for name in left:
        with opened_package(
            backups.local_folder / name, key=workspace.key, scratch_folder=backups.scratch_folder
        ):
            pass


def test_copies_from_before_upgrades_stay_for_90_days(
    backups: Backups, workspace: Workspace, clock: FixedClock, stick: Path, volumes: FolderVolumes
) -> None:
    volumes.plug_in(stick)
    start = clock.now()
    copies = workspace.vault.folder / COPIES
    for days in (0, 0, 60):
        clock.set(start + timedelta(days=days))
        verified_copy(workspace.vault.data_file, workspace.key, now=clock.now())
    others = ("ghi chú", "20260231-000000", "20200101-000000 của tôi")
    for name in others:
        (copies / name).mkdir()
    (copies / "20200101-000000").write_bytes(b"")
    first = f"{start:%Y%m%d-%H%M%S}"
    clock.set(start + timedelta(days=90))
    assert backups.make().removed == ()
    clock.set(start + timedelta(days=91))
    backups.make(stick / "BDG")
    assert {first, f"{first}-2"} <= set(names(copies)), "only a new backup on this machine lets them go"
    work(workspace, "Thêm")
    assert backups.make().removed == (first, f"{first}-2")
    assert set(names(copies)) == {*others, "20200101-000000", f"{start + timedelta(days=60):%Y%m%d-%H%M%S}"}
    clock.set(start - timedelta(days=365))
    work(workspace, "Đồng hồ bị chỉnh lùi")
    assert backups.make().removed == ()


def test_on_a_stick_other_rules(
    backups: Backups, workspace: Workspace, clock: FixedClock, volumes: FolderVolumes, stick: Path
) -> None:
    volumes.plug_in(stick)
    for number in range(13):
        clock.advance(seconds=3600)
        work(workspace, f"Lần {number}")
        made = backups.make(stick / "BDG")
    assert made.off_machine
    assert len(names(stick / "BDG")) == 10
    last = backups.record.last_off_machine()
    assert last is not None
    assert last.name == made.path.name
    assert last.label == f"USB mẫu ({stick})"
    assert backups.record.sticks()["AB12-CD34"].automatic is None


def test_what_others_put_there_stays(
    backups: Backups,
    workspace: Workspace,
    clock: FixedClock,
    volumes: FolderVolumes,
    stick: Path,
    tmp_path: Path,
) -> None:
    volumes.plug_in(stick)
    folder = stick / "BDG"
    folder.mkdir()
    other = make_workspace(tmp_path / "khác")
    for number in range(12):
        packed(other, folder / f"BDG-B-20200101-00{number:02}.bdg")
    other.close()
    (folder / "BDG-A-20200101-0000.bdg").write_bytes(b"called like one of ours")
    (folder / "ảnh.jpg").write_bytes(b"a photo")
    (folder / "BDG-A.docx").write_bytes(b"a letter")
    packed(workspace, folder / "tôi đặt tên này.bdg")
    before = digests(folder)
    for _ in range(14):
        clock.advance(seconds=3600)
        work(workspace)
        backups.make(folder)
    after = digests(folder)
    assert {name: after.get(name) for name in before} == before
    assert len(after) == len(before) + 10


def test_a_clock_set_back_a_year_costs_nothing(
    backups: Backups, workspace: Workspace, clock: FixedClock
) -> None:
    before = backups.make()
    clock.advance(days=-365)
    work(workspace)
    after = backups.make()
    assert after.removed == ()
    assert names(backups.local_folder) == sorted([before.path.name, after.path.name])
    clock.advance(days=365 * 3)
    work(workspace)
    assert backups.make().path.exists()
    assert before.path.name in names(backups.local_folder)


def test_the_daily_backup_goes_on_while_the_clock_is_a_year_behind(
    backups: Backups, workspace: Workspace, clock: FixedClock
) -> None:
    backups.make()
    clock.advance(days=-365)
    work(workspace)
    for _ in range(2):
        assert backups.due(leaving=False)
        assert backups.make_due(leaving=False) is not None
        work(workspace)
        assert not backups.due(leaving=False), "once a day"
        clock.advance(days=1)


def test_file_times_do_not_count(backups: Backups, workspace: Workspace, clock: FixedClock) -> None:
    """FAT keeps local time, copies get the time of copying: only the head counts."""
    paths = []
    for day in range(20):
        clock.advance(days=1)
        work(workspace, f"Ngày {day}")
        made = backups.make()
        os.utime(made.path, (1_000_000_000 - day * 86_400,) * 2)
        paths.append(made.path)
    assert all(path.exists() for path in paths[-14:])
    assert read_header(paths[-1]).created == clock.now()


def test_leftovers_are_cleaned_when_nobody_can_be_writing_them(backups: Backups) -> None:
    backups.local_folder.mkdir()
    old, fresh = (backups.local_folder / f"BDG-A-2026010{day}-0101.bdg.part" for day in (1, 2))
    old.write_bytes(b"half")
    fresh.write_bytes(b"half")
    foreign = backups.local_folder / "phim.mp4.part"
    foreign.write_bytes(b"half")
    long_ago = time.time() - 86_400
    os.utime(old, (long_ago, long_ago))
    os.utime(foreign, (long_ago, long_ago))
    made = backups.make()
    assert names(backups.local_folder) == sorted([made.path.name, fresh.name, foreign.name])


def test_a_failure_is_remembered_and_what_was_there_stays(
    backups: Backups, workspace: Workspace, volumes: FolderVolumes, stick: Path
) -> None:
    volume = volumes.plug_in(stick)
    first = backups.make(stick / "BDG")
    work(workspace)
    (stick / "BDG").rename(stick / "chỗ khác")
    (stick / "BDG").write_bytes(b"a file is in the way")
    with pytest.raises(CannotWrite) as caught:
        backups.make(stick / "BDG")
    assert is_sentence(str(caught.value))
    last = backups.record.places()[volume.id]
    assert last.problem == str(caught.value)
    assert last.name == first.path.name
    (stick / "BDG").unlink()
    assert backups.make(stick / "BDG").path.exists()
    assert backups.record.places()[volume.id].problem == ""


def test_a_reason_to_keep_it_is_never_skipped(
    backups: Backups, workspace: Workspace, clock: FixedClock
) -> None:
    backups.make()
    guarded = backups.make(reason=Reason.BEFORE_RESTORE)
    assert not guarded.unchanged
    for _ in range(30):
        clock.advance(days=2)
        work(workspace)
        backups.make()
    assert guarded.path.exists()
    for _ in range(30):
        clock.advance(days=2)
        work(workspace)
        backups.make()
    assert not guarded.path.exists()


def test_former_selves_are_thinned_out_too(backups: Backups, workspace: Workspace, clock: FixedClock) -> None:
    from dataclasses import replace

    from app.db.keys import Machine
    from app.services.exchange.package import write_package
    from tests.integration.exchange.conftest import source_of

    source = source_of(workspace)
    former = replace(source, key_file=replace(source.key_file, machine=Machine("00000001", "A")))
    backups.local_folder.mkdir()
    old = backups.local_folder / "BDG-A-20260101-0101.bdg"
    write_package(
        replace(former, created=clock.now() - timedelta(days=900)), old, scratch_folder=backups.scratch_folder
    )
    for day in range(30):
        clock.advance(days=31)
        work(workspace)
        backups.make()
        if day == 14:
            assert old.exists(), "a machine that this one never was"
            backups.record.was_machine("00000001")
    assert not old.exists()


def test_a_book_on_a_stick_is_off_machine_on_the_disk(tmp_path: Path, volumes: FolderVolumes) -> None:
    volumes.plug_in(tmp_path / "USB")
    workspace = make_workspace(tmp_path / "USB" / "Sổ")
    backups = backups_of(workspace, volumes)
    assert not backups.make().off_machine
    assert backups.make(tmp_path / "máy").off_machine
    workspace.close()


def test_what_is_damaged_is_refused_by_a_sentence(backups: Backups) -> None:
    made = backups.make()
    made.path.write_bytes(made.path.read_bytes()[:-5])
    with (
        pytest.raises(AppError) as caught,
        opened_package(made.path, key=backups._key, scratch_folder=backups.scratch_folder),
    ):
        pass
    assert is_sentence(str(caught.value))
    assert backups.own_in(backups.local_folder) == ()
