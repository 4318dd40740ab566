"""Restoring a package: shown first, the present kept, one step; and beginning with one on a new machine."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from app.bootstrap import open_workspace
from app.core.errors import AlreadyRunning, DamagedFile, WrongPassphrase
from app.db import database as database_module
from app.db.keys import KEY_FILE_NAME, PENDING_NAME
from app.services.changelog.history import broken_links
from app.services.exchange.backup import Backups
from app.services.exchange.machines import Machines, free_letter
from app.services.exchange.package import DamagedPackage, OtherKey, Reason, opened_package
from app.services.exchange.restore import OpenBook, Restores
from app.services.key_store import SPARE_NAME
from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.helpers.clock import FixedClock
from tests.helpers.folders import digests
from tests.helpers.processes import finished, line_of, started
from tests.helpers.sentences import is_sentence
from tests.helpers.volumes import FolderVolumes
from tests.helpers.workspace import PASSPHRASE, make_vault, make_workspace, reopen
from tests.integration.exchange.conftest import backups_of, packed


def restores_of(workspace: Workspace, backups: Backups) -> Restores:
    book = OpenBook(
        key=workspace.key, database=workspace.database, recorder=workspace.recorder, backups=backups
    )
    return Restores(workspace.vault, clock=workspace.clock, book=book)


def titles(workspace: Workspace) -> set[str]:
    return {row.values["title"] for row in workspace.records.page("tasks", ListQuery(limit=1000)).rows}


def kept(folder: Path) -> dict[str, str]:
    """What lies in a folder but SQLite's shared memory, which reading changes too."""
    return {name: digest for name, digest in digests(folder).items() if not name.endswith("-shm")}


def check_whole(workspace: Workspace) -> None:
    with workspace.database.read() as session:
        assert broken_links(session) == []
        assert session.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"


def test_the_preview_tells_in_numbers_and_changes_nothing(
    workspace: Workspace, backups: Backups, clock: FixedClock, stick: Path
) -> None:
    packed(workspace, stick / "a.bdg")
    then = clock.now()
    clock.advance(days=2)
    for number in range(3):
        workspace.records.put("tasks", {"title": f"Sau {number}"})
    workspace.records.put("media", {"title": "Tin"})
    before = kept(workspace.vault.folder)
    preview = restores_of(workspace, backups).preview(stick / "a.bdg")
    assert {one.kind: (one.now, one.then) for one in preview.changed} == {"tasks": (15, 12), "media": (1, 0)}
    assert [one.title for one in preview.changed] == ["Nhiệm vụ", "Tin, bài"]
    assert preview.latest_then == then.replace(tzinfo=None)
    assert preview.latest_now == clock.now().replace(tzinfo=None)
    assert preview.lost == 4
    assert not preview.other_key
    assert kept(workspace.vault.folder) == before


def test_back_and_forth(
    workspace: Workspace, backups: Backups, clock: FixedClock, stick: Path, volumes: FolderVolumes
) -> None:
    volumes.plug_in(stick)
    made = backups.make(stick)
    before = titles(workspace)
    clock.advance(days=1)
    workspace.records.put("tasks", {"title": "Sau bản sao lưu"})
    workspace.local.put("layout.tasks", {"width": 7})
    workspace.local.put("draft.tasks.new", {"title": "dở"})
    former = workspace.vault.machine
    done = restores_of(workspace, backups).restore(made.path)
    assert done.backup is not None
    assert done.backup.contents.reason is Reason.BEFORE_RESTORE
    again = reopen(workspace.vault.folder, clock=clock)
    try:
        assert titles(again) == before
        assert again.vault.machine == done.machine
        assert done.machine.letter == former.letter
        assert done.machine.id != former.id, "or two chains would count on from the same entry"
        assert again.local.get("layout.tasks") == {"width": 7}
        assert again.local.get("draft.tasks.new") is None
        later = backups_of(again, volumes)
        assert former.id in later.record.former_machines()
        assert later.record.last_off_machine() is not None
        assert {one.path for one in later.own_in(stick)} == {made.path}
        again.records.put("tasks", {"title": "Làm tiếp"})
        check_whole(again)
        back = restores_of(again, later).restore(done.backup.path)
        assert back.machine.id not in {former.id, done.machine.id}
    finally:
        again.close()
    last = reopen(workspace.vault.folder, clock=clock)
    assert titles(last) == before | {"Sau bản sao lưu"}
    check_whole(last)
    last.close()


def test_the_passphrase_stays_that_of_the_book(
    workspace: Workspace, backups: Backups, stick: Path, clock: FixedClock
) -> None:
    packed(workspace, stick / "a.bdg")
    former = workspace.vault.machine.id
    workspace.vault.change_passphrase(workspace.key, "mật khẩu mới đặt")
    restores_of(workspace, backups).restore(stick / "a.bdg")
    vault = make_vault(workspace.vault.folder, clock=clock)
    with pytest.raises(WrongPassphrase):
        vault.unlock(PASSPHRASE)
    # What is still written by whoever has not noticed yet goes under the new name, not into the old chain.
    workspace.records.put("tasks", {"title": "Vẫn còn mở"})
    opened = open_workspace(vault, vault.unlock("mật khẩu mới đặt"))
    (entry,) = opened.records.history(
        "tasks", opened.records.page("tasks", ListQuery(search="Vẫn còn")).rows[0].id
    )
    assert entry.machine == vault.machine.id != former
    check_whole(opened)
    opened.close()


def test_another_book_brings_its_own_passphrase(
    workspace: Workspace, backups: Backups, stick: Path, tmp_path: Path, clock: FixedClock
) -> None:
    other = make_workspace(tmp_path / "khác", clock=clock)
    other.records.put("tasks", {"title": "Của sổ khác"})
    other.vault.change_passphrase(other.key, "mật khẩu của sổ khác")
    packed(other, stick / "b.bdg")
    other.close()
    restores = restores_of(workspace, backups)
    with pytest.raises(OtherKey):
        restores.preview(stick / "b.bdg")
    preview = restores.preview(stick / "b.bdg", passphrase="mật khẩu của sổ khác")
    assert preview.other_key
    restores.restore(stick / "b.bdg", passphrase="mật khẩu của sổ khác")
    vault = make_vault(workspace.vault.folder, clock=clock)
    opened = open_workspace(vault, vault.unlock("mật khẩu của sổ khác"))
    assert titles(opened) == {"Của sổ khác"}
    check_whole(opened)
    opened.close()


def test_a_damaged_package_changes_nothing(workspace: Workspace, backups: Backups, stick: Path) -> None:
    packed(workspace, stick / "a.bdg")
    damaged = bytearray((stick / "a.bdg").read_bytes())
    damaged[-5000] ^= 1
    (stick / "a.bdg").write_bytes(damaged)
    before = kept(workspace.vault.folder)
    with pytest.raises(DamagedPackage):
        restores_of(workspace, backups).restore(stick / "a.bdg")
    assert kept(workspace.vault.folder) == before


def test_while_another_process_has_the_book_open(
    workspace: Workspace, backups: Backups, stick: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> None:
    monkeypatch.setattr(database_module, "BUSY_TIMEOUT_MS", 200)
    packed(workspace, stick / "a.bdg")
    workspace.records.put("tasks", {"title": "Sau"})
    process = started("hold", workspace.vault.folder)
    try:
        assert line_of(process) == "held"
        with pytest.raises(AlreadyRunning) as caught:
            restores_of(workspace, backups).restore(stick / "a.bdg")
        assert is_sentence(str(caught.value))
        process.communicate("\n", timeout=60)
    finally:
        process.kill()
        finished(process) if process.returncode is None else None
    again = reopen(workspace.vault.folder, clock=clock)
    assert {"Sau", "Đang viết dở"} <= titles(again)
    again.close()


# --- without a book that opens ------------------------------------------------------------------------


def test_a_second_machine_begins_with_a_package(
    workspace: Workspace, stick: Path, tmp_path: Path, clock: FixedClock
) -> None:
    workspace.local.put("draft.tasks.new", {"title": "dở"})
    packed(workspace, stick / "a.bdg")
    vault = make_vault(tmp_path / "máy hai", clock=clock)
    done = Restores(vault, clock=clock).restore(stick / "a.bdg", passphrase=PASSPHRASE)
    assert done.machine.letter == "B"
    assert done.machine.id != workspace.vault.machine.id
    assert done.backup is None
    assert done.set_aside is None
    second = reopen(tmp_path / "máy hai", clock=clock)
    try:
        assert titles(second) == titles(workspace)
        assert second.key == workspace.key
        assert second.local.get("draft.tasks.new") is None
        backups = backups_of(second, FolderVolumes())
        machines = Machines(second.vault, second.database, backups.record)
        assert machines.letters() == {workspace.vault.machine.id: "A", done.machine.id: "B"}
        assert machines.settle_letter() is None
        second.records.put("tasks", {"title": "Từ máy hai"})
        check_whole(second)
        packed(second, stick / "b.bdg")
    finally:
        second.close()
    vault = make_vault(tmp_path / "máy ba", clock=clock)
    code = workspace.vault.recovery_code(workspace.key)
    third = Restores(vault, clock=clock).restore(stick / "b.bdg", recovery_code=code)
    assert third.machine.letter == "C"


def test_two_that_began_apart_with_one_package_are_told_apart(
    workspace: Workspace, stick: Path, tmp_path: Path, clock: FixedClock
) -> None:
    packed(workspace, stick / "a.bdg")
    made = []
    for name in ("hai", "ba"):
        vault = make_vault(tmp_path / name, clock=clock)
        made.append(Restores(vault, clock=clock).restore(stick / "a.bdg", passphrase=PASSPHRASE).machine)
    assert [machine.letter for machine in made] == ["B", "B"]
    third = reopen(tmp_path / "ba", clock=clock)
    try:
        machines = Machines(third.vault, third.database, backups_of(third, FolderVolumes()).record)
        settled = machines.settle_letter(made[0])
        assert settled is not None
        # The first may take a letter at the same time: who has the larger id leaves one free for it.
        assert (settled.id, settled.letter) == (made[1].id, "D" if made[0].id < made[1].id else "C")
        assert third.vault.machine == settled
        assert machines.settle_letter(made[0]) is None
    finally:
        third.close()


def damage(folder: Path) -> None:
    file = make_vault(folder).data_file
    file.write_bytes(file.read_bytes()[:5000])


def lose_the_data(folder: Path) -> None:
    make_vault(folder).data_file.unlink()


def lose_the_key(folder: Path) -> None:
    (folder / KEY_FILE_NAME).unlink()
    (folder / SPARE_NAME).unlink()


def spoil_the_key(folder: Path) -> None:
    for name in (KEY_FILE_NAME, SPARE_NAME):
        (folder / name).write_text("{}", encoding="utf-8")


@pytest.mark.parametrize("harm", [damage, lose_the_data, lose_the_key, spoil_the_key])
def test_a_book_that_does_not_open_is_set_aside(
    workspace: Workspace, stick: Path, clock: FixedClock, harm: Callable[[Path], None]
) -> None:
    packed(workspace, stick / "a.bdg")
    expected = titles(workspace)
    workspace.close()
    folder = workspace.vault.folder
    harm(folder)
    before = digests(folder)
    restores = Restores(make_vault(folder, clock=clock), clock=clock)
    assert restores.preview(stick / "a.bdg", passphrase=PASSPHRASE).latest_now is None
    assert digests(folder) == before
    done = restores.restore(stick / "a.bdg", passphrase=PASSPHRASE)
    assert done.machine.letter == "A" or harm in {lose_the_key, spoil_the_key}
    assert done.set_aside is not None
    assert digests(done.set_aside) == before
    again = reopen(folder, clock=clock)
    assert titles(again) == expected
    check_whole(again)
    again.close()


def test_a_book_that_opens_but_has_a_bad_page(
    workspace: Workspace, stick: Path, clock: FixedClock, volumes: FolderVolumes
) -> None:
    """Nothing sound can be made of it: its files are set aside, and the restore is not refused for it."""
    packed(workspace, stick / "a.bdg")
    expected = titles(workspace)
    workspace.close()
    data = workspace.vault.data_file
    whole = data.read_bytes()
    opened = 0
    for place in range(4096, len(whole), 4096 * 5):
        data.write_bytes(whole[:place] + bytes(4096 * 5) + whole[place + 4096 * 5 :])
        try:
            again = reopen(data.parent, clock=clock)
        except DamagedFile:
            continue
        backups = backups_of(again, volumes)
        try:
            with pytest.raises(DamagedFile):
                backups.make()
        except pytest.fail.Exception:
            # Pages that nothing lies on.
            again.close()
            continue
        opened += 1
        preview = restores_of(again, backups).preview(stick / "a.bdg", passphrase=PASSPHRASE)
        assert preview.lost == 0 or preview.readable
        done = restores_of(again, backups).restore(stick / "a.bdg", passphrase=PASSPHRASE)
        again.close()
        assert done.backup is None
        assert done.set_aside is not None
        assert (done.set_aside / data.name).read_bytes()[place : place + 4096] == bytes(4096)
        restored = reopen(data.parent, clock=clock)
        assert titles(restored) == expected
        check_whole(restored)
        restored.close()
        clock.advance(seconds=1)
    assert opened >= 3, "no harm was met that leaves the book to be opened"


# --- the step itself ----------------------------------------------------------------------------------


def test_a_key_file_waits_for_its_book_alone(
    workspace: Workspace, backups: Backups, stick: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """Whatever the moment of the power cut, the folder is one book with its key, the old or the new."""
    from app.db import keys
    from app.services.vault import Vault

    other = make_workspace(tmp_path / "khác", clock=clock)
    packed(other, stick / "b.bdg")
    other.close()
    workspace.close()
    folder = workspace.vault.folder
    vault: Vault = make_vault(folder, clock=clock)
    with opened_package(stick / "b.bdg", passphrase=PASSPHRASE, scratch_folder=folder / "tam") as opened:
        data = opened.payload.read_bytes()
        waiting = keys.with_data(opened.header.key_file, data[: keys.PAGE_BYTES])
    # Killed before the data took its place: the waiting key file goes, the old book opens.
    (folder / PENDING_NAME).write_text(waiting, encoding="utf-8")
    assert vault.unlock(PASSPHRASE) == workspace.key
    assert not (folder / PENDING_NAME).exists()
    # Killed after it: the waiting key file is the one.
    (folder / PENDING_NAME).write_text(waiting, encoding="utf-8")
    vault.data_file.write_bytes(data)
    assert vault.unlock(PASSPHRASE) == other.key
    assert not (folder / PENDING_NAME).exists()
    assert vault.machine == other.vault.machine
    reopen(folder, clock=clock).close()
    # A waiting file that is itself half written counts for nothing.
    (folder / PENDING_NAME).write_text(waiting[:200], encoding="utf-8")
    assert vault.unlock(PASSPHRASE) == other.key
    (folder / PENDING_NAME).write_text(waiting, encoding="utf-8")
    (folder / KEY_FILE_NAME).unlink()
    assert vault.unlock(PASSPHRASE) == other.key, "also where the old key file is gone"


def test_a_book_that_is_not_sound_is_not_put_in_place(
    workspace: Workspace, backups: Backups, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.services.exchange import package

    monkeypatch.setattr(package, "check_soundness", lambda *_: None)
    workspace.records.put("tasks", {"title": "Có thẻ", "tags": [{"programme": "mẫu"}]})
    engine = database_module.open_engine(
        workspace.vault.data_file, workspace.key, foreign_keys=False, pooled=False
    )
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM tasks WHERE title = 'Có thẻ'"))
    engine.dispose()
    packed(workspace, stick / "a.bdg")
    before = titles(workspace)
    with pytest.raises(DamagedFile):
        restores_of(workspace, backups).restore(stick / "a.bdg")
    assert titles(workspace) == before


def test_copies_of_one_book_are_told_apart(workspace: Workspace, stick: Path, clock: FixedClock) -> None:
    """A copy begins with the salt of its source; the waiting key file must not take one for the other."""
    from dataclasses import replace

    from app.db import keys

    packed(workspace, stick / "a.bdg")
    workspace.close()
    folder = workspace.vault.folder
    vault = make_vault(folder, clock=clock)
    present = vault.data_file.read_bytes()
    with opened_package(stick / "a.bdg", key=workspace.key, scratch_folder=folder / "tam") as opened:
        data = opened.payload.read_bytes()
    assert data[:16] == present[:16]
    machine = replace(vault.machine, id="00000000")
    waiting = keys.with_data(replace(vault.key_file, machine=machine), data[: keys.PAGE_BYTES])
    (folder / PENDING_NAME).write_text(waiting, encoding="utf-8")
    assert vault.machine == workspace.vault.machine != machine
    (folder / PENDING_NAME).write_text(waiting, encoding="utf-8")
    vault.data_file.write_bytes(data)
    assert vault.machine == machine


def test_letters() -> None:
    assert free_letter(()) == "A"
    assert free_letter({"A", "C"}) == "B"
    assert free_letter({chr(65 + place) for place in range(26)}) == "AA"
