"""When nobody is there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui import idle as idle_module
from app.ui.idle import IdleWatch
from app.ui.system_lock import SystemLock, is_locking


class Wall:
    """The clock on the wall, moved by the test."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def time(self) -> float:
        return self.now


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    wall = Wall()
    monkeypatch.setattr(idle_module, "time", wall)
    return wall


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    line = QLineEdit()
    qtbot.addWidget(line)
    with qtbot.waitActive(line):
        line.show()
        line.activateWindow()
    return line


def test_input_puts_it_off_and_silence_locks(
    qapp: QApplication, qtbot: QtBot, wall: Wall, line: QLineEdit
) -> None:
    watch = IdleWatch(qapp)
    spy = QSignalSpy(watch.idle)
    watch.start(5)
    wall.now += 299
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert line.text() == "a"
    wall.now += 299
    watch._check()
    assert spy.count() == 0
    wall.now += 2
    watch._check()
    assert spy.count() == 1


def test_the_first_key_after_a_long_sleep_locks_and_does_nothing_else(
    qapp: QApplication, wall: Wall, line: QLineEdit
) -> None:
    watch = IdleWatch(qapp)
    spy = QSignalSpy(watch.idle)
    watch.start(5)
    wall.now += 8 * 3600
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    assert spy.count() >= 1
    assert line.text() == ""


def test_a_clock_set_back_locks_rather_than_never(qapp: QApplication, wall: Wall) -> None:
    watch = IdleWatch(qapp)
    spy = QSignalSpy(watch.idle)
    watch.start(5)
    wall.now -= 86_400
    watch._check()
    assert spy.count() == 1


@pytest.mark.parametrize(("asked", "seconds"), [(0, 60), (1, 60), (30, 1800), (600, 1800)])
def test_minutes_are_kept_between_one_and_thirty(
    qapp: QApplication, wall: Wall, asked: int, seconds: int
) -> None:
    watch = IdleWatch(qapp)
    spy = QSignalSpy(watch.idle)
    watch.start(asked)
    wall.now += seconds - 1
    watch._check()
    assert spy.count() == 0
    wall.now += 1
    watch._check()
    assert spy.count() == 1


def test_the_timer_of_the_watch_fires_by_itself(qapp: QApplication, qtbot: QtBot, wall: Wall) -> None:
    watch = IdleWatch(qapp)
    watch.start(1)
    wall.now += 60
    with qtbot.waitSignal(watch.idle):
        watch._timer.start(0)


def test_windows_messages_that_lock() -> None:
    assert is_locking(0x02B1, 7)
    assert is_locking(0x0218, 4)
    assert not is_locking(0x02B1, 8), "unlocking does not lock"
    assert not is_locking(0x0100, 7)


def test_the_system_s_lock_and_sleep_are_heard(qtbot: QtBot, line: QLineEdit) -> None:
    system = SystemLock(line)
    spy = QSignalSpy(system.locking)
    system.prepare_for_sleep(False)
    assert spy.count() == 0, "waking up does not lock"
    system.prepare_for_sleep(True)
    system.session_locked()
    assert spy.count() == 2
