"""Sticks that are full, read-only, pulled out or failing: a sentence, and the previous backup whole."""

import errno
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import AppError, CannotWrite
from app.core.progress import NoProgress
from app.services.exchange import package
from app.services.exchange.header import CannotReadPackage
from app.services.exchange.package import WrittenBadly, opened_package
from app.services.exchange.target import NoRoom, TargetGone
from app.services.vault import Vault
from app.services.workspace import Workspace
from tests.helpers.disks import fill, make_read_only, may_mount, pull_out, tiny_disk
from tests.helpers.folders import digests
from tests.helpers.sentences import is_sentence
from tests.helpers.workspace import reopen


@pytest.fixture
def workspace(closed: Vault) -> Iterator[Workspace]:
    workspace = reopen(closed.folder)
    yield workspace
    workspace.close()


def refused(workspace: Workspace, folder: Path, progress: Any = None) -> AppError:
    """Back up to `folder` after a change, which must fail with a sentence and leave no working file."""
    workspace.records.put("tasks", {"title": "Thêm"})
    with pytest.raises(AppError) as caught:
        workspace.exchange.backups.make(folder, progress=progress)
    assert is_sentence(str(caught.value))
    assert not workspace.exchange.backups.scratch_folder.exists()
    return caught.value


class At(NoProgress):
    """Does something when the work comes to a step."""

    def __init__(self, words: str, act: Callable[[], object]) -> None:
        self._words = words
        self._act = act

    def step(self, done: int, total: int, message: str = "") -> None:
        if message == self._words:
            self._act()


class AtPart(NoProgress):
    """Does something once a package is being written into a folder."""

    def __init__(self, folder: Path, act: Callable[[], object]) -> None:
        self._folder = folder
        self._act: Callable[[], object] | None = act

    def check(self) -> None:
        if self._act is not None and any(self._folder.glob("*.part")):
            act, self._act = self._act, None
            act()


WRITING, READING = "Đang ghi bản sao lưu", "Đang đọc lại để kiểm tra"


if may_mount():

    def test_a_stick_with_too_little_room(workspace: Workspace, tmp_path: Path) -> None:
        with tiny_disk(tmp_path / "USB", 8_000) as stick:
            workspace.exchange.backups.make(stick)
            before = digests(stick)
            fill(stick, but=1_000_000)
            assert isinstance(refused(workspace, stick), NoRoom)
            (stick / "đầy").unlink()
            assert digests(stick) == before

    def test_a_stick_that_fills_up_meanwhile(workspace: Workspace, tmp_path: Path) -> None:
        with tiny_disk(tmp_path / "USB", 8_000) as stick:
            workspace.exchange.backups.make(stick)
            before = digests(stick)
            error = refused(workspace, stick, At(WRITING, lambda: fill(stick, but=300_000)))
            assert isinstance(error, CannotWrite)
            assert "đầy" in str(error)
            (stick / "đầy").unlink()
            assert digests(stick) == before

    def test_a_stick_that_is_read_only(workspace: Workspace, tmp_path: Path) -> None:
        with tiny_disk(tmp_path / "USB", 8_000) as stick:
            workspace.exchange.backups.make(stick)
            before = digests(stick)
            make_read_only(stick)
            assert isinstance(refused(workspace, stick), CannotWrite)
            assert digests(stick) == before

    @pytest.mark.parametrize("moment", [WRITING, READING])
    def test_a_stick_that_is_pulled_out(workspace: Workspace, tmp_path: Path, moment: str) -> None:
        """It is not mistaken for a folder of the same name on the machine's own disk."""
        with tiny_disk(tmp_path / "USB", 8_000) as stick:
            (stick / "BDG").mkdir()
            error = refused(workspace, stick / "BDG", At(moment, lambda: pull_out(stick)))
            assert isinstance(error, TargetGone)
            assert list(stick.iterdir()) == []

    def test_a_stick_that_is_pulled_out_in_the_midst_of_writing(workspace: Workspace, tmp_path: Path) -> None:
        with tiny_disk(tmp_path / "USB", 8_000) as stick:
            (stick / "BDG").mkdir()
            error = refused(workspace, stick / "BDG", AtPart(stick / "BDG", lambda: pull_out(stick)))
            assert isinstance(error, TargetGone)
            assert "rút ra" in str(error)
            assert list(stick.iterdir()) == []

    def test_a_home_disk_without_room_for_the_copy(closed: Vault, tmp_path: Path) -> None:
        """The stick itself is worked on then, where it has room for that too; nothing of it stays there."""
        with tiny_disk(tmp_path / "đĩa", 6_000) as disk, tiny_disk(tmp_path / "USB", 6_000) as stick:
            shutil.copytree(closed.folder, disk / "Sổ")
            workspace = reopen(disk / "Sổ")
            try:
                fill(disk, but=400_000)
                fill(stick, but=3_000_000)
                assert isinstance(refused(workspace, stick), NoRoom)
                (stick / "đầy").unlink()
                made = workspace.exchange.backups.make(stick)
                assert [path.name for path in stick.iterdir()] == [made.path.name]
            finally:
                workspace.close()


# --- the same by an injected layer, on every system ---------------------------------------------------


def failing_write(number: int) -> Callable[..., int]:
    """An fsync that fails as a drive does."""

    def fail(_descriptor: int) -> int:
        raise OSError(number, "injected")

    return fail


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.ENODEV, errno.EROFS])
def test_a_drive_that_fails_when_flushed(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    stick = tmp_path / "USB"
    workspace.exchange.backups.make(stick)
    before = digests(stick)
    monkeypatch.setattr(package.os, "fsync", failing_write(number))  # type: ignore[attr-defined]
    assert isinstance(refused(workspace, stick), CannotWrite)
    assert digests(stick) == before


def test_a_stick_that_swallows_what_is_written(workspace: Workspace, tmp_path: Path) -> None:
    """A forged or worn-out stick takes every byte and gives back others."""
    stick = tmp_path / "USB"
    first = workspace.exchange.backups.make(stick)
    before = digests(stick)

    def wear_out() -> None:
        (path,) = [path for path in stick.glob("*.bdg") if path != first.path]
        worn = bytearray(path.read_bytes())
        worn[-4096:] = bytes(4096)
        path.write_bytes(worn)

    assert isinstance(refused(workspace, stick, At(READING, wear_out)), WrittenBadly)
    assert digests(stick) == before


def test_a_stick_that_stops_half_way(workspace: Workspace, tmp_path: Path) -> None:
    stick = tmp_path / "USB"
    first = workspace.exchange.backups.make(stick)

    def cut() -> None:
        (path,) = [path for path in stick.glob("*.bdg") if path != first.path]
        path.write_bytes(path.read_bytes()[:-10_000])

    assert isinstance(refused(workspace, stick, At(READING, cut)), WrittenBadly)
    with opened_package(first.path, key=workspace.key, scratch_folder=tmp_path / "tam"):
        pass


def test_a_package_on_a_stick_that_is_gone(workspace: Workspace, tmp_path: Path) -> None:
    made = workspace.exchange.backups.make(tmp_path / "USB")
    (tmp_path / "USB").rename(tmp_path / "rút ra")
    with pytest.raises(CannotReadPackage) as caught:
        workspace.exchange.verify(made.path)
    assert is_sentence(str(caught.value))
    with pytest.raises(CannotReadPackage):
        workspace.exchange.restores.restore(made.path)
    assert workspace.records.kinds()


if sys.platform != "win32":
    from tests.helpers.unwritable import unwritable

    def test_a_folder_that_may_not_be_written(workspace: Workspace, tmp_path: Path) -> None:
        with unwritable(tmp_path) as folder:
            workspace.records.put("tasks", {"title": "Thêm"})
            with pytest.raises(AppError) as caught:
                package._put(b"", workspace.vault.data_file, folder / "a.bdg", progress=NoProgress())
            assert is_sentence(str(caught.value))
            assert list(folder.iterdir()) == []


# --- places that are none --------------------------------------------------------------------------------


def a_file(folder: Path) -> Path:
    (folder / "tệp").write_bytes(b"x")
    return folder / "tệp"


def below_a_file(folder: Path) -> Path:
    return a_file(folder) / "BDG"


def too_long(folder: Path) -> Path:
    return folder.joinpath(*["tên thư mục rất dài " * 5] * 60)


def a_name_too_long(folder: Path) -> Path:
    return folder / ("đ" * 300)


def no_name(folder: Path) -> Path:
    return folder / "a\0b"


@pytest.mark.parametrize("place", [a_file, below_a_file, too_long, a_name_too_long, no_name])
def test_a_place_that_cannot_be(workspace: Workspace, tmp_path: Path, place: Callable[[Path], Path]) -> None:
    workspace.exchange.backups.make(tmp_path / "USB")
    before = digests(tmp_path / "USB")
    assert isinstance(refused(workspace, place(tmp_path)), CannotWrite)
    assert digests(tmp_path / "USB") == before


@pytest.mark.parametrize("name", ["sao-luu", "tam"])
def test_a_file_where_the_program_s_own_folder_should_be(workspace: Workspace, name: str) -> None:
    own = workspace.vault.folder / name
    own.write_bytes(b"x")
    with pytest.raises(CannotWrite) as caught:
        workspace.exchange.backups.make()
    assert is_sentence(str(caught.value))
    assert own.read_bytes() == b"x"
    own.unlink()
    workspace.exchange.backups.make()


def test_a_folder_that_is_deleted_meanwhile(workspace: Workspace, tmp_path: Path) -> None:
    stick = tmp_path / "USB"
    for moment in (WRITING, READING):
        stick.mkdir()
        error = refused(workspace, stick / "BDG", At(moment, lambda: shutil.rmtree(stick)))
        assert isinstance(error, CannotWrite | CannotReadPackage)
        assert not stick.exists()


def test_names_with_spaces_and_letters_of_vietnamese(workspace: Workspace, tmp_path: Path) -> None:
    """Also one as long as a path may be: the package is called by a name of its own length there."""
    folder = tmp_path / "USB của xã Hưng Đạo (2026) 100% #1" / ("thư mục rất dài " * 5).strip()
    made = workspace.exchange.backups.make(folder)
    assert workspace.exchange.verify(made.path).sound
    renamed = made.path.rename(folder / "bản sao đổi tên – cuối cùng.xyz")
    assert workspace.exchange.verify(renamed).sound
    assert workspace.exchange.restores.preview(renamed).lost == 0


def test_a_name_that_another_package_has(workspace: Workspace, tmp_path: Path) -> None:
    """The clock stands still or was set back: nothing is overwritten."""
    stick = tmp_path / "USB"
    first = workspace.exchange.backups.make(stick)
    shutil.copy(first.path, stick / first.path.name.replace(".bdg", "-2.bdg"))
    before = digests(stick)
    workspace.records.put("tasks", {"title": "Thêm"})
    third = workspace.exchange.backups.make(stick)
    assert third.path.name not in before
    assert {name: digest for name, digest in digests(stick).items() if name in before} == before
