"""Disks that are full, read-only or gone: a sentence, and what was saved stays."""

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from app.core.errors import AppError, CannotOpen, CannotWrite, DataFileMissing, WrongPassphrase
from app.db.keys import KEY_FILE_NAME
from app.db.migrate import COPIES, verified_copy
from app.services.changelog.history import broken_links
from app.services.exchange.target import NoRoom
from app.services.listing import ListQuery
from app.services.vault import Vault
from app.services.workspace import Workspace
from tests.helpers.disks import fill, may_mount, tiny_disk
from tests.helpers.folders import digests
from tests.helpers.processes import finished, line_of, started
from tests.helpers.sentences import is_sentence
from tests.helpers.workspace import PASSPHRASE, make_vault, make_workspace, reopen

if sys.platform != "win32":
    from tests.helpers.unwritable import read_only


def save_until_refused(workspace: Workspace) -> tuple[AppError, int]:
    """Save tasks until it fails; return the error and how many were saved."""
    saved = 0

    def save_on_and_on() -> None:
        nonlocal saved
        while saved < 10_000:
            workspace.records.put("tasks", {"title": f"Việc {saved}", "note": "nội dung " * 500})
            saved += 1

    with pytest.raises(AppError) as caught:
        save_on_and_on()
    assert is_sentence(str(caught.value))
    return caught.value, saved


def check(folder: Path, tasks: int) -> None:
    """Open again: all that was saved is there, and only that."""
    workspace = reopen(folder)
    try:
        assert workspace.records.page("tasks", ListQuery()).total == tasks
        with workspace.database.read() as session:
            assert broken_links(session) == []
    finally:
        workspace.close()


# --- full -------------------------------------------------------------------------------------


def test_full_by_the_database_s_own_limit(closed: Vault) -> None:
    """SQLite's own «full», which every platform has."""
    workspace = reopen(closed.folder)

    def no_room(connection: Any, *_: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 12}")

    event.listen(workspace.database._engine, "checkout", no_room, once=True)
    error, saved = save_until_refused(workspace)
    assert isinstance(error, CannotWrite)
    assert "đầy" in str(error)
    assert workspace.records.page("tasks", ListQuery()).total == 40 + saved
    workspace.close()
    check(closed.folder, 40 + saved)


def test_no_list_goes_out_that_the_log_cannot_tell_of(closed: Vault, tmp_path: Path) -> None:
    workspace = reopen(closed.folder)

    def no_room(connection: Any, *_: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(workspace.database._engine, "checkout", no_room, once=True)
    save_until_refused(workspace)
    target = tmp_path / "tasks.xlsx"

    def export_on_and_on() -> None:
        while True:
            # The last page of the log may still have room for some entries.
            target.unlink(missing_ok=True)
            workspace.spreadsheets.exports.export_kind("tasks", target)

    with pytest.raises(CannotWrite):
        export_on_and_on()
    assert not target.exists()
    workspace.close()


if sys.platform == "linux":

    def test_full_by_the_system_s_limit(closed: Vault) -> None:
        """The system refuses to let a file grow, as a quota or a FAT stick does."""
        largest = closed.data_file.stat().st_size
        code, lines, told = finished(started("fill_up", closed.folder, str(largest)))
        assert code == 0, told
        assert told.startswith("CannotWrite: ")
        assert is_sentence(told.removeprefix("CannotWrite: ").strip())
        check(closed.folder, 40 + len(lines))


if may_mount():

    def test_a_really_full_disk_while_saving(closed: Vault, tmp_path: Path) -> None:
        with tiny_disk(tmp_path / "đĩa", 3000) as disk:
            book = disk / "Sổ"
            shutil.copytree(closed.folder, book)
            workspace = reopen(book)
            error, saved = save_until_refused(workspace)
            assert isinstance(error, CannotWrite)
            assert "đầy" in str(error)
            workspace.close()
            check(book, 40 + saved)

    def test_a_really_full_disk_is_read_and_carried_away(closed: Vault, tmp_path: Path) -> None:
        """The book is opened, read and backed up to a stick; saving goes on once there is room."""
        with tiny_disk(tmp_path / "đĩa 50%", 6000) as disk, tiny_disk(tmp_path / "USB", 9000) as stick:
            shutil.copytree(closed.folder, disk / "Sổ #1")
            fill(disk, but=0)
            workspace = reopen(disk / "Sổ #1")
            assert workspace.records.page("tasks", ListQuery()).total == 40
            with pytest.raises(CannotWrite) as caught:
                workspace.records.put("tasks", {"title": "Không còn chỗ"})
            assert "đầy" in str(caught.value)
            made = workspace.exchange.backups.make(stick / "BDG")
            assert [path.name for path in stick.rglob("*")] == ["BDG", made.path.name]
            with pytest.raises(NoRoom) as short:
                workspace.exchange.backups.make()
            assert "trống 0 KB" in str(short.value)
            (disk / "đầy").unlink()
            assert workspace.exchange.verify(made.path).sound
            workspace.records.put("tasks", {"title": "Có chỗ rồi"})
            workspace.close()
            check(disk / "Sổ #1", 41)

    def test_a_full_disk_after_a_kill(closed: Vault, tmp_path: Path) -> None:
        """What waits in the log is read too."""
        with tiny_disk(tmp_path / "đĩa", 20_000) as disk:
            book = disk / "Sổ"
            shutil.copytree(closed.folder, book)
            process = started("save_for_ever", book)
            saved = [line_of(process) for _ in range(4)][1:]
            process.kill()
            process.communicate()
            assert book.joinpath(f"{closed.data_file.name}-wal").stat().st_size
            fill(disk, but=0)
            workspace = reopen(book)
            assert [workspace.records.get("tasks", one).id for one in saved] == saved
            workspace.close()

    def test_a_really_full_disk_on_the_first_run(tmp_path: Path) -> None:
        """Neither key nor data is half made: with room again, the first run goes on."""
        with tiny_disk(tmp_path / "đĩa", 3000) as disk:
            fill(disk, but=0)
            with pytest.raises(CannotWrite) as caught:
                make_workspace(disk / "Sổ")
            assert is_sentence(str(caught.value))
            assert not (disk / "Sổ" / KEY_FILE_NAME).exists()
            (disk / "đầy").unlink()
            fill(disk, but=200_000)
            with pytest.raises(CannotWrite) as caught:
                make_workspace(disk / "Sổ")
            assert "đầy" in str(caught.value)
            (disk / "đầy").unlink()
            workspace = reopen(disk / "Sổ")
            assert workspace.records.page("units", ListQuery()).total > 10
            workspace.close()

    def test_a_really_full_disk_while_copying(closed: Vault, tmp_path: Path) -> None:
        """The copy before an upgrade has no room: nothing of it stays, the file is as it was."""
        with tiny_disk(tmp_path / "đĩa", 3000) as disk:
            book = disk / "Sổ"
            shutil.copytree(closed.folder, book)
            fill(disk, but=200_000)
            before = digests(book)
            vault = make_vault(book)
            with pytest.raises(CannotWrite) as caught:
                verified_copy(vault.data_file, vault.unlock(PASSPHRASE), now=vault.clock.now())
            assert is_sentence(str(caught.value))
            assert digests(book) == before


# --- read-only --------------------------------------------------------------------------------


def test_a_file_that_turns_read_only_while_open(closed: Vault) -> None:
    """SQLite's own «readonly», which every platform has."""
    workspace = reopen(closed.folder)
    workspace.records.put("tasks", {"title": "Trước"})
    engine = workspace.database._engine
    event.listen(engine, "checkout", lambda connection, *_: connection.execute("PRAGMA query_only = ON"))
    with pytest.raises(CannotWrite) as caught:
        workspace.records.put("tasks", {"title": "Sau"})
    assert is_sentence(str(caught.value))
    assert workspace.records.page("tasks", ListQuery()).total == 41
    workspace.close()
    check(closed.folder, 41)


if sys.platform != "win32":

    def test_a_read_only_book_is_refused_and_untouched(closed: Vault) -> None:
        before = digests(closed.folder)
        with read_only(closed.folder), pytest.raises(CannotWrite) as caught:
            reopen(closed.folder)
        assert is_sentence(str(caught.value))
        assert digests(closed.folder) == before
        check(closed.folder, 40)

    def test_a_folder_that_turns_read_only_while_open(closed: Vault) -> None:
        """What cannot be saved is said; what was saved can still be read later."""
        workspace = reopen(closed.folder)
        workspace.records.put("tasks", {"title": "Trước"})
        # The next connection is the one that meets it.
        workspace.database._engine.dispose()
        with read_only(closed.folder), pytest.raises(CannotWrite):
            workspace.records.put("tasks", {"title": "Sau"})
        workspace.close()
        check(closed.folder, 41)

    def test_no_copy_in_a_read_only_folder(closed: Vault) -> None:
        key = closed.unlock(PASSPHRASE)
        before = digests(closed.folder)
        with read_only(closed.folder), pytest.raises(CannotWrite) as caught:
            verified_copy(closed.data_file, key, now=closed.clock.now())
        assert is_sentence(str(caught.value))
        assert digests(closed.folder) == before

    def test_where_nothing_can_be_written_a_wrong_passphrase_is_still_wrong(closed: Vault) -> None:
        before = digests(closed.folder)
        with read_only(closed.folder):
            with pytest.raises(WrongPassphrase):
                closed.unlock("không phải mật khẩu này")
            assert len(closed.unlock(PASSPHRASE).raw) == 32
        assert digests(closed.folder) == before


def test_no_copy_where_its_place_is_taken(closed: Vault) -> None:
    (closed.folder / COPIES).write_bytes(b"")
    before = digests(closed.folder)
    with pytest.raises(CannotWrite) as caught:
        verified_copy(closed.data_file, closed.unlock(PASSPHRASE), now=closed.clock.now())
    assert is_sentence(str(caught.value))
    assert digests(closed.folder) == before


# --- gone -------------------------------------------------------------------------------------


def test_a_book_that_was_moved_away_while_open(closed: Vault) -> None:
    """A stick that is pulled: the next connection finds nothing and makes nothing."""
    workspace = reopen(closed.folder)
    workspace.database._engine.dispose()
    elsewhere = closed.folder.with_name("nơi khác")
    closed.folder.rename(elsewhere)
    for action in (
        lambda: workspace.records.page("tasks", ListQuery()),
        lambda: workspace.records.put("tasks", {"title": "Vào đâu"}),
    ):
        with pytest.raises((CannotWrite, CannotOpen, DataFileMissing)) as caught:
            action()
        assert is_sentence(str(caught.value))
    assert not closed.folder.exists()
    workspace.close()
    check(elsewhere, 40)
