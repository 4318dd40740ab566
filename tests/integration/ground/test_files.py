"""Writing files: the old one or the new one, never a half, and a sentence when it cannot be."""

import os
from pathlib import Path

import pytest

from app.core.errors import CannotWrite
from app.services import files
from app.services.files import write_atomically
from tests.helpers.sentences import is_sentence
from tests.helpers.unwritable import unwritable


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    target = tmp_path / "mới" / "báo cáo.docx"
    write_atomically(target, b"mot")
    write_atomically(target, b"hai")
    assert target.read_bytes() == b"hai"
    assert [path.name for path in target.parent.iterdir()] == ["báo cáo.docx"]


def test_who_reads_the_file_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a file that is open cannot be replaced: by another start's reading, or a virus scanner's."""
    refusals = iter(range(3))
    replace = Path.replace

    def held_at_first(part: Path, target: Path) -> Path:
        if next(refusals, None) is not None:
            raise PermissionError(13, "Access is denied")
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", held_at_first)
    monkeypatch.setattr(files, "_PATIENCE", 30.0)
    target = tmp_path / "khoa.json"
    write_atomically(target, b"mot")
    assert target.read_bytes() == b"mot"


def test_without_replacing_the_first_stays(tmp_path: Path) -> None:
    target = tmp_path / "khoa.json"
    write_atomically(target, b"mot", replacing=False)
    with pytest.raises(FileExistsError):
        write_atomically(target, b"hai", replacing=False)
    assert target.read_bytes() == b"mot"
    assert list(tmp_path.iterdir()) == [target]


def test_without_replacing_on_a_file_system_without_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links, raising=False)
    test_without_replacing_the_first_stays(tmp_path)


def test_a_failure_half_way_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "báo cáo.docx"
    target.write_bytes(b"cu")

    def no_room(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(CannotWrite) as caught:
        write_atomically(target, b"moi" * 1000)
    assert "đầy" in str(caught.value)
    assert is_sentence(str(caught.value))
    assert target.read_bytes() == b"cu"
    assert list(tmp_path.iterdir()) == [target]


def test_stopped_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a", b"moi")
    assert list(tmp_path.iterdir()) == []


def test_places_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_bytes(b"x")
    (tmp_path / "thư mục").mkdir()
    (tmp_path / "thư mục" / "có gì").write_bytes(b"x")
    for target in (
        tmp_path / "tệp" / "báo cáo.docx",
        tmp_path / "thư mục",
        tmp_path / ("đ" * 300),
        tmp_path / ("d" * 300) / "báo cáo.docx",
    ):
        with pytest.raises(CannotWrite) as caught:
            write_atomically(target, b"moi")
        assert is_sentence(str(caught.value))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["thư mục", "tệp"]


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    with unwritable(tmp_path) as folder, pytest.raises(CannotWrite) as caught:
        write_atomically(folder / "báo cáo.docx", b"moi")
    assert is_sentence(str(caught.value))


def test_a_leftover_part_is_no_obstacle(tmp_path: Path) -> None:
    target = tmp_path / "báo cáo.docx"
    (tmp_path / f".{target.name}.{os.getpid()}.part").write_bytes(b"half")
    write_atomically(target, b"moi")
    assert list(tmp_path.iterdir()) == [target]


if os.name == "posix":

    def test_private_files_and_shared_ones(tmp_path: Path) -> None:
        before = os.umask(0o022)
        try:
            write_atomically(tmp_path / "mới" / "khoa.json", b"x", private=True)
            write_atomically(tmp_path / "ra" / "báo cáo.docx", b"x")
        finally:
            os.umask(before)
        modes = {path.name: oct(path.stat().st_mode & 0o777) for path in tmp_path.rglob("*")}
        assert modes == {"mới": "0o700", "khoa.json": "0o600", "ra": "0o755", "báo cáo.docx": "0o644"}

else:

    def test_a_file_that_another_program_holds_open(tmp_path: Path) -> None:
        target = tmp_path / "báo cáo.docx"
        target.write_bytes(b"cu")
        with target.open("rb"), pytest.raises(CannotWrite) as caught:
            write_atomically(target, b"moi")
        assert "đang mở" in str(caught.value)
        assert target.read_bytes() == b"cu"
