"""One window for one folder."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import CannotWrite
from app.ui.single_instance import SingleInstance
from tests.helpers.disks import fill, may_mount, tiny_disk


def test_a_second_start_raises_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.acquire()
    assert not second.acquire()
    first.listen()
    with qtbot.waitSignal(first.raise_asked):
        assert second.call_first()
    first.release()
    assert second.acquire()
    second.release()


def test_other_folders_are_other_windows(tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert first.acquire()
    assert second.acquire()
    first.release()
    second.release()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(CannotWrite, match="Không ghi được vào thư mục dữ liệu"):
        SingleInstance(tmp_path / "file" / "data").acquire()


def test_a_lock_left_by_a_killed_process_is_taken_over(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from app.ui.single_instance import SingleInstance;"
        "assert SingleInstance(Path(sys.argv[1])).acquire(); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False, timeout=60)
    assert SingleInstance(tmp_path).acquire()


if may_mount():

    def test_on_a_full_disk_the_window_that_is_open_is_found_all_the_same(
        qtbot: QtBot, tmp_path: Path
    ) -> None:
        with tiny_disk(tmp_path / "đĩa", 400) as disk:
            (disk / "sổ").mkdir()
            fill(disk, but=0)
            first, second = SingleInstance(disk / "sổ"), SingleInstance(disk / "sổ")
            assert first.acquire()
            first.listen()
            with qtbot.waitSignal(first.raise_asked):
                assert not second.acquire()
            first.release()
            assert second.acquire()
