"""Locking when the key file or the whole folder went away meanwhile: a lock screen that says so."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap.window import Desktop
from app.db.keys import KEY_FILE_NAME
from app.services.key_store import SPARE_NAME
from app.ui.idle import IdleWatch
from app.ui.jobs import WorkerJobRunner
from app.ui.lock_screen import LockScreen
from app.ui.main_window import MainWindow
from app.ui.messages import QtMessages
from tests.helpers.workspace import PASSPHRASE, make_vault, make_workspace


def take_away(folder: Path) -> None:
    for name in (KEY_FILE_NAME, SPARE_NAME):
        (folder / name).unlink()


def spoil(folder: Path) -> None:
    for name in (KEY_FILE_NAME, SPARE_NAME):
        (folder / name).write_text("{}", encoding="utf-8")


def move_the_folder(folder: Path) -> None:
    shutil.move(folder, folder.with_name("chỗ khác"))


@pytest.mark.parametrize("lose", [take_away, spoil, move_the_folder])
def test_locking_says_what_is_missing(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, lose: Callable[[Path], None]
) -> None:
    folder = tmp_path / "sổ"
    make_workspace(folder).close()
    messages = QtMessages()
    jobs = WorkerJobRunner(messages)
    window = MainWindow(messages, jobs)
    desktop = Desktop(make_vault(folder), window, jobs, messages, IdleWatch(qapp))
    qtbot.addWidget(window)
    desktop.door.show()
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(desktop.door.unlocked, timeout=20_000):
        desktop.door.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
    if lose is move_the_folder:
        # Windows moves no folder in which a file is open; what is open is let go of first.
        assert desktop._workspace is not None
        desktop._workspace.database.close()
    lose(folder)
    desktop.door.lock()
    assert desktop.rooms is None
    (screen,) = [one for one in window.findChildren(LockScreen) if one.isVisible()]
    assert screen.errors[0].isVisible()
    assert screen.errors[0].text() != ""
    window.close()
