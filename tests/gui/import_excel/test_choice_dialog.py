"""Many things to choose from stand in a list, and the keys choose."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.choice_dialog import ChoiceDialog
from app.ui.messages import Choice, QtMessages
from tests.helpers.hands import strike

CHOICES = [Choice(f"k{number}", f"Danh sách {number}") for number in range(8)]


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ((Qt.Key.Key_Return,), "k0"),
        ((Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return), "k2"),
        ((Qt.Key.Key_Escape,), None),
    ],
)
def test_the_keys_choose(qtbot: QtBot, keys: tuple[Qt.Key, ...], chosen: str | None) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    # The question stands over the active window: never over one that is on its way out.
    with qtbot.waitActive(host):
        host.activateWindow()

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ChoiceDialog)
        for key in keys:
            strike(dialog.list, key)

    QTimer.singleShot(0, act)
    assert QtMessages().choose("Nhập danh sách nào?", CHOICES) == chosen


def test_the_mouse_chooses(qtbot: QtBot) -> None:
    dialog = ChoiceDialog("Nhập danh sách nào?", [(one.key, one.label) for one in CHOICES])
    qtbot.addWidget(dialog)
    dialog.list.setCurrentRow(5)
    dialog.ok_button.click()
    assert dialog.chosen == "k5"
