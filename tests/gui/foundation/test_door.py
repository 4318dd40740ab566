"""Unlocking, recovery, locking: the real vault and worker behind the real screens."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import open_workspace
from app.core.progress import Progress
from app.ui.form import Form
from app.ui.form_dialog import FormDialog
from app.ui.help import HelpWindow
from app.ui.lock_screen import LockScreen
from tests.gui.foundation.conftest import UnitForm
from tests.gui.foundation.house import PASSPHRASE, House, click, lock, locked
from tests.helpers.ui import type_text

# --- lock screen ------------------------------------------------------------------------------


def test_lock_and_unlock_come_back_to_the_same_tab(qtbot: QtBot, house: House, code: str) -> None:
    house.window.open_tab("two")
    screen = lock(qtbot, house)
    assert locked(house)
    type_text(screen.passphrase, PASSPHRASE)
    with qtbot.waitSignal(house.door.unlocked, timeout=20_000):
        qtbot.keyClick(screen.passphrase, Qt.Key.Key_Return)
    view = house.window.session_view
    assert view is not None
    assert view.current_key == "two"


def test_nothing_of_the_session_is_left_while_locked(qtbot: QtBot, house: House, code: str) -> None:
    widget = house.window.open_tab("one")
    gone: list[bool] = []
    widget.destroyed.connect(lambda: gone.append(True))
    del widget
    lock(qtbot, house)
    qtbot.waitUntil(lambda: gone == [True])
    house.jobs.finish()
    assert house.window.menuBar().isHidden()
    assert house.window.shell_actions.toolbar.isHidden()


def test_a_wrong_passphrase_is_said_and_the_sixth_time_it_waits(
    qtbot: QtBot, house: House, code: str
) -> None:
    screen = lock(qtbot, house)
    for attempt in range(6):
        screen.passphrase.clear()
        type_text(screen.passphrase, f"sai {attempt}")
        qtbot.keyClick(screen.passphrase, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: screen.errors[0].text().startswith("Mật khẩu không đúng"), timeout=20_000)
        house.clock.moment += timedelta(minutes=2)
    house.clock.moment -= timedelta(minutes=2)
    screen.passphrase.clear()
    type_text(screen.passphrase, PASSPHRASE)
    qtbot.keyClick(screen.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "giây nữa" in screen.errors[0].text(), timeout=20_000)
    assert not screen.passphrase.isEnabled()
    assert not screen.unlock_button.isEnabled()
    assert screen.forgotten_button.isEnabled()
    qtbot.waitUntil(screen.passphrase.isEnabled, timeout=10_000)
    assert screen.unlock_button.isEnabled()


def test_after_a_bug_the_screen_can_be_used_again(qtbot: QtBot, house: House, code: str) -> None:
    screen = lock(qtbot, house)
    house.failures.append(ZeroDivisionError())
    type_text(screen.passphrase, PASSPHRASE)
    qtbot.keyClick(screen.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [kind for kind, _ in house.messages.said] == ["bug"], timeout=20_000)
    with qtbot.waitSignal(house.door.unlocked, timeout=20_000):
        qtbot.keyClick(screen.passphrase, Qt.Key.Key_Return)


def test_a_forgotten_passphrase_is_replaced_by_the_printed_code(
    qtbot: QtBot, house: House, code: str
) -> None:
    screen = lock(qtbot, house)
    click(qtbot, screen.forgotten_button)
    type_text(screen.code, "SAI-SAI")
    click(qtbot, screen.recover_button)
    qtbot.waitUntil(lambda: "Mã khôi phục không đúng" in screen.errors[1].text(), timeout=20_000)
    screen.code.clear()
    type_text(screen.code, code.lower().replace("-", " "))
    qtbot.keyClick(screen.code, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.new_passphrase.isVisible, timeout=20_000)
    type_text(screen.new_passphrase.first, "mot cau moi")
    type_text(screen.new_passphrase.second, "mot cau moi")
    with qtbot.waitSignal(house.door.unlocked, timeout=20_000):
        click(qtbot, screen.renew_button)
    again = lock(qtbot, house)
    type_text(again.passphrase, PASSPHRASE)
    qtbot.keyClick(again.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "không đúng" in again.errors[0].text(), timeout=20_000)
    again.passphrase.clear()
    type_text(again.passphrase, "mot cau moi")
    with qtbot.waitSignal(house.door.unlocked, timeout=20_000):
        qtbot.keyClick(again.passphrase, Qt.Key.Key_Return)


def test_the_eye_shows_what_is_typed(qtbot: QtBot, house: House, code: str) -> None:
    screen = lock(qtbot, house)
    assert screen.passphrase.echoMode() is QLineEdit.EchoMode.Password
    screen.passphrase.eye.trigger()
    assert screen.passphrase.echoMode() is QLineEdit.EchoMode.Normal
    screen.passphrase.eye.trigger()
    assert screen.passphrase.echoMode() is QLineEdit.EchoMode.Password


# --- locking ----------------------------------------------------------------------------------


def open_form(qtbot: QtBot, house: House) -> Form:
    form = UnitForm(house.contexts[-1])
    dialog = FormDialog(form, "Đơn vị", house.window)
    with qtbot.waitSignal(form.opened):
        form.open_new()
    dialog.open()
    return form


def test_idleness_closes_the_dialog_and_keeps_what_was_typed(qtbot: QtBot, house: House, code: str) -> None:
    form = open_form(qtbot, house)
    name: Any = form.fields["name"]
    name.line.setText("Hội Làm v")
    with qtbot.waitSignal(house.door.locked):
        house.idle.idle.emit()
    assert not any(isinstance(widget, FormDialog) and widget.isVisible() for widget in top_levels())
    screen = house.screen(LockScreen)
    type_text(screen.passphrase, PASSPHRASE)
    with qtbot.waitSignal(house.door.unlocked, timeout=20_000):
        qtbot.keyClick(screen.passphrase, Qt.Key.Key_Return)
    again: Any = open_form(qtbot, house).fields["name"]
    qtbot.waitUntil(lambda: again.line.text() == "Hội Làm v")


def top_levels() -> list[QWidget]:
    return QApplication.topLevelWidgets()


@pytest.mark.parametrize("cover", [False, True])
def test_lock_and_cover_keys_work_over_an_open_dialog(
    qtbot: QtBot, house: House, code: str, cover: bool
) -> None:
    form = open_form(qtbot, house)
    name: Any = form.fields["name"]
    dialog = form.window()
    qtbot.waitUntil(lambda: QApplication.focusWindow() == dialog.windowHandle())
    name.line.setText("dở dang")
    keys = Qt.KeyboardModifier.ControlModifier
    if cover:
        QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, keys | Qt.KeyboardModifier.ShiftModifier)
        view = house.window.session_view
        assert view is not None
        assert view.covered
    else:
        with qtbot.waitSignal(house.door.locked):
            QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, keys)
    assert not any(isinstance(widget, FormDialog) and widget.isVisible() for widget in top_levels())
    house.jobs.finish()
    workspace = open_workspace(house.vault, house.vault.unlock(PASSPHRASE))
    assert workspace.local.get("draft.units.new") == {"name": "dở dang"}
    workspace.close()


def test_help_opens_over_a_dialog(qtbot: QtBot, house: House, code: str) -> None:
    form = open_form(qtbot, house)
    dialog = form.window()
    # Windows tells of the new window first and moves the keys to it a turn later.
    qtbot.waitUntil(lambda: QApplication.focusWindow() == dialog.windowHandle())
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_F1)
    (page,) = dialog.findChildren(HelpWindow)
    assert page.isVisible()
    assert page.text.toPlainText()
    page.close()
    assert dialog.isVisible()


def test_locking_waits_for_a_write_that_runs(qtbot: QtBot, house: House, code: str) -> None:
    release = threading.Event()
    done: list[bool] = []

    def work(_progress: Progress) -> None:
        release.wait(10)
        done.append(True)

    house.jobs.write(work, lambda _none: None)
    house.door.lock()
    assert house.window.session_view is not None
    with qtbot.waitSignal(house.door.locked):
        release.set()
    assert done == [True]


def test_closing_the_window_keeps_the_draft_and_lets_go_of_the_file(
    qtbot: QtBot, house: House, code: str
) -> None:
    form = open_form(qtbot, house)
    name: Any = form.fields["name"]
    name.line.setText("dở dang")
    house.window.close()
    key = house.vault.unlock(PASSPHRASE)
    workspace = open_workspace(house.vault, key)
    assert workspace.local.get("draft.units.new") == {"name": "dở dang"}
    workspace.close()
