"""Questions as they are really shown: answered by a click, closed by locking, never covered or kept open."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.bootstrap.window import Desktop
from app.core.errors import AppError
from app.core.progress import Progress
from app.ui.idle import IdleWatch
from app.ui.jobs import WorkerJobRunner
from app.ui.lock_screen import LockScreen
from app.ui.main_window import MainWindow
from app.ui.messages import WORD, Choice, QtMessages
from app.ui.progress_dialog import APPEARS_AFTER_MS
from tests.helpers.workspace import PASSPHRASE, make_vault, make_workspace

CHOICES: Final = (Choice("save", "Lưu"), Choice("discard", "Bỏ"))


class Refused(AppError):
    """What a service refuses."""


def refuse(_progress: Progress) -> None:
    raise Refused("Không lưu được. Hãy làm lại.")


def shown_box() -> QMessageBox | None:
    found = QApplication.activeModalWidget()
    return found if isinstance(found, QMessageBox) else None


def when_asked(act: Callable[[QMessageBox], object]) -> QTimer:
    """Do `act` to the box as soon as one is shown."""
    timer = QTimer(interval=10)

    def look() -> None:
        box = shown_box()
        if box is not None:
            timer.stop()
            act(box)

    timer.timeout.connect(look)
    timer.start()
    return timer


def press(words: str) -> Callable[[QMessageBox], object]:
    return lambda box: next(one for one in box.buttons() if one.text().replace("&", "") == words).click()


@pytest.mark.parametrize(("button", "answer"), [("Xóa", True), ("Hủy", False)])
def test_a_question_is_answered_by_its_button(qtbot: QtBot, button: str, answer: bool) -> None:
    timer = when_asked(press(button))
    assert QtMessages().ask("Xóa hai hồ sơ?", yes="Xóa") is answer
    assert not timer.isActive()


@pytest.mark.parametrize(("button", "answer"), [("Lưu", "save"), ("Bỏ", "discard"), ("Hủy", None)])
def test_a_choice_is_made_by_its_button(qtbot: QtBot, button: str, answer: str | None) -> None:
    timer = when_asked(press(button))
    assert QtMessages().choose("Chưa lưu.", CHOICES) == answer
    assert not timer.isActive()


def test_a_question_closed_without_an_answer_is_a_no(qtbot: QtBot) -> None:
    timers = [when_asked(lambda box: box.reject())]
    assert QtMessages().ask("Xóa hai hồ sơ?", yes="Xóa") is False
    timers.append(when_asked(lambda box: box.reject()))
    assert QtMessages().choose("Chưa lưu.", CHOICES) is None


def test_the_settings_of_qt_do_not_learn_which_folders_were_visited(qtbot: QtBot, tmp_path: Path) -> None:
    def visited() -> list[object]:
        settings = QSettings(QSettings.Scope.UserScope, "QtProject")
        return [settings.value(f"FileDialog/{key}") for key in ("history", "lastVisited")]

    (tmp_path / "hồ sơ riêng").mkdir()
    before = visited()
    gone: list[bool] = []

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.destroyed.connect(lambda: gone.append(True))
        dialog.setDirectory(str(tmp_path / "hồ sơ riêng"))
        dialog.selectFile("báo cáo.docx")
        QTimer.singleShot(50, dialog, dialog.accept)

    QTimer.singleShot(100, accept)
    path = QtMessages().save_path("Lưu", "báo cáo.docx", (WORD,))
    assert path == tmp_path / "hồ sơ riêng" / "báo cáo.docx"
    qtbot.waitUntil(lambda: bool(gone))
    assert visited() == before


# --- over the window ------------------------------------------------------------------------------


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[tuple[Desktop, MainWindow]]:
    make_workspace(tmp_path / "sổ").close()
    messages = QtMessages()
    jobs = WorkerJobRunner(messages)
    window = MainWindow(messages, jobs)
    desktop = Desktop(make_vault(tmp_path / "sổ"), window, jobs, messages, IdleWatch(qapp))
    qtbot.addWidget(window)
    desktop.door.show()
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(desktop.door.unlocked, timeout=20_000):
        desktop.door.unlock(PASSPHRASE)
    yield desktop, window
    window.close()


def jobs_of(desktop: Desktop) -> WorkerJobRunner:
    assert desktop.rooms is not None
    jobs = desktop.rooms._context.jobs
    assert isinstance(jobs, WorkerJobRunner)
    return jobs


def test_no_progress_appears_over_what_a_failed_write_says(
    qtbot: QtBot, desktop: tuple[Desktop, MainWindow]
) -> None:
    on_top: list[object] = []

    def look(box: QMessageBox) -> None:
        on_top.append(QApplication.activeModalWidget() is box)
        box.reject()

    timer = when_asked(lambda box: QTimer.singleShot(APPEARS_AFTER_MS + 200, box, lambda: look(box)))
    jobs_of(desktop[0]).write(refuse, lambda _none: None)
    qtbot.waitUntil(lambda: bool(on_top))
    assert on_top == [True]
    assert not timer.isActive()


def test_locking_does_not_wait_for_an_answer(qtbot: QtBot, desktop: tuple[Desktop, MainWindow]) -> None:
    door, window = desktop[0].door, desktop[1]
    locked: list[bool] = []

    def lock(box: QMessageBox) -> None:
        door.lock()
        locked.append(window.session_view is None)
        box.reject()

    timer = when_asked(lock)
    jobs_of(desktop[0]).write(refuse, lambda _none: None)
    qtbot.waitUntil(lambda: bool(locked))
    assert locked == [True]
    assert any(one.isVisible() for one in window.findChildren(LockScreen))
    assert not timer.isActive()


def test_a_lock_that_waited_for_a_write_does_not_wait_for_what_it_says(
    qtbot: QtBot, desktop: tuple[Desktop, MainWindow]
) -> None:
    door = desktop[0].door
    locked: list[bool] = []

    def look(box: QMessageBox) -> None:
        locked.append(door.session is None)
        box.reject()

    patience = QTimer(interval=1000, singleShot=True)
    patience.timeout.connect(lambda: look(box) if (box := shown_box()) else None)
    patience.start()
    jobs_of(desktop[0]).write(refuse, lambda _none: None)
    door.lock()
    qtbot.waitUntil(lambda: door.session is None)
    assert locked == []
    patience.stop()
