"""Screen capture: what Windows is asked for, and when. Its call is replaced by one that takes notes."""

import sys

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from app.ui.secrecy import CaptureShield
from app.ui.secrecy.capture import WDA_EXCLUDEFROMCAPTURE, WDA_MONITOR, WDA_NONE, system_affinity


class Windows:
    """Notes what it is told of windows; an old one does not know the newer affinity."""

    def __init__(self, *, old: bool = False) -> None:
        self.old = old
        self.told: list[tuple[int, int]] = []

    def __call__(self, handle: int, affinity: int) -> bool:
        self.told.append((handle, affinity))
        return not (self.old and affinity == WDA_EXCLUDEFROMCAPTURE)

    def affinities(self) -> list[int]:
        return [affinity for _, affinity in self.told]


@pytest.fixture
def tabs(qtbot: QtBot) -> QTabWidget:
    made = QTabWidget()
    for name in ("Vụ việc", "Nhiệm vụ"):
        made.addTab(QLabel(name), name)
    qtbot.addWidget(made)
    return made


def case_tab(tabs: QTabWidget) -> QWidget:
    tab = tabs.widget(0)
    assert tab is not None
    return tab


def test_the_window_is_shielded_while_the_case_tab_is_in_front(qtbot: QtBot, tabs: QTabWidget) -> None:
    windows = Windows()
    shield = CaptureShield(set_affinity=windows)
    shield.add(case_tab(tabs))
    with qtbot.waitExposed(tabs):
        tabs.show()
    assert windows.told == [(int(tabs.winId()), WDA_EXCLUDEFROMCAPTURE)]
    tabs.setCurrentIndex(1)
    assert windows.affinities()[-1] == WDA_NONE
    tabs.setCurrentIndex(0)
    assert windows.affinities()[-1] == WDA_EXCLUDEFROMCAPTURE


def test_an_older_windows_shows_it_black(qtbot: QtBot, tabs: QTabWidget) -> None:
    windows = Windows(old=True)
    shield = CaptureShield(set_affinity=windows)
    shield.add(case_tab(tabs))
    with qtbot.waitExposed(tabs):
        tabs.show()
    assert windows.affinities() == [WDA_EXCLUDEFROMCAPTURE, WDA_MONITOR]


def test_a_dialog_is_shielded_in_its_own_right(qtbot: QtBot) -> None:
    windows, dialog = Windows(), QDialog()
    qtbot.addWidget(dialog)
    shield = CaptureShield(set_affinity=windows)
    shield.add(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert windows.told == [(int(dialog.winId()), WDA_EXCLUDEFROMCAPTURE)]


def test_the_setting_turns_it_off_and_on_at_once(qtbot: QtBot, tabs: QTabWidget) -> None:
    windows = Windows()
    shield = CaptureShield(enabled=False, set_affinity=windows)
    shield.add(case_tab(tabs))
    with qtbot.waitExposed(tabs):
        tabs.show()
    assert windows.affinities() == [WDA_NONE]
    shield.set_enabled(True)
    assert windows.affinities()[-1] == WDA_EXCLUDEFROMCAPTURE
    shield.set_enabled(False)
    assert windows.affinities()[-1] == WDA_NONE


def test_only_windows_has_the_call() -> None:
    assert (system_affinity() is not None) is (sys.platform == "win32")


def test_without_the_call_nothing_happens(qtbot: QtBot, tabs: QTabWidget) -> None:
    shield = CaptureShield(set_affinity=None)
    shield.add(case_tab(tabs))
    with qtbot.waitExposed(tabs):
        tabs.show()
    tabs.setCurrentIndex(1)
