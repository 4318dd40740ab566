"""One window for one folder."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import CannotWrite
from app.ui.single_instance import SingleInstance


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
