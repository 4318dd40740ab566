"""The first run, what interrupts it, and a key file that was lost: the real vault behind the real screens."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.core.errors import CannotWrite
from app.db.keys import KEY_FILE_NAME
from app.ui.beginning import StartChoice
from app.ui.first_run import FirstRun
from app.ui.lock_screen import LockScreen
from tests.gui.foundation.house import PASSPHRASE, House, click
from tests.helpers.ui import type_text


def test_the_first_run_makes_the_file_and_shows_the_code_once(qtbot: QtBot, house: House) -> None:
    house.door.show()
    screen = house.screen(FirstRun)
    assert (screen.commune.text(), screen.province.text()) == ("Hưng Đạo", "Hà Nội")
    screen.commune.clear()
    type_text(screen.commune, "Đồng Tâm")
    click(qtbot, screen.office_next)
    type_text(screen.passphrase.first, "ngan")
    click(qtbot, screen.create_button)
    assert "thêm 4 ký tự" in screen.passphrase.error.text()
    screen.passphrase.first.clear()
    type_text(screen.passphrase.first, PASSPHRASE)
    type_text(screen.passphrase.second, PASSPHRASE + "x")
    click(qtbot, screen.create_button)
    assert "chưa giống nhau" in screen.passphrase.error.text()
    assert not house.folder.exists()
    qtbot.keyClick(screen.passphrase.second, Qt.Key.Key_End)
    qtbot.keyClick(screen.passphrase.second, Qt.Key.Key_Backspace)
    click(qtbot, screen.create_button)
    qtbot.waitUntil(lambda: bool(screen.code.text()), timeout=20_000)
    shown = screen.code.text()
    for button in screen.findChildren(QPushButton):
        if button.text() == "In tờ mã khôi phục…":
            click(qtbot, button)
    assert house.printed == [shown]
    screen.noted.click()
    click(qtbot, screen.recovery_next)
    assert screen.code.text() == ""
    with qtbot.waitSignal(house.door.start_chosen) as chosen:
        click(qtbot, screen.start_buttons[StartChoice.PLAN])
    assert chosen.args == [StartChoice.PLAN]
    assert house.opened[-1].settings.load().commune == "Đồng Tâm"
    assert house.vault.unlock_with_recovery(shown) == house.vault.unlock(PASSPHRASE)


def test_a_folder_that_cannot_be_written_is_a_sentence_on_the_page(
    qtbot: QtBot, house: House, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    house.door.show()
    screen = house.screen(FirstRun)
    click(qtbot, screen.office_next)
    type_text(screen.passphrase.first, PASSPHRASE)
    type_text(screen.passphrase.second, PASSPHRASE)
    click(qtbot, screen.create_button)
    qtbot.waitUntil(lambda: "không phải là thư mục" in screen.create_error.text(), timeout=20_000)
    assert screen.create_button.isEnabled()


@pytest.mark.parametrize("failure", [CannotWrite("Ổ đĩa đã đầy."), ZeroDivisionError()])
def test_when_the_key_was_made_and_the_file_was_not_the_passphrase_opens_it(
    qtbot: QtBot, house: House, failure: Exception
) -> None:
    house.failures.append(failure)
    house.door.show()
    screen = house.screen(FirstRun)
    screen.commune.clear()
    type_text(screen.commune, "Đồng Tâm")
    click(qtbot, screen.office_next)
    type_text(screen.passphrase.first, PASSPHRASE)
    type_text(screen.passphrase.second, PASSPHRASE)
    click(qtbot, screen.create_button)
    qtbot.waitUntil(lambda: house.shows(LockScreen), timeout=20_000)
    lock_screen = house.screen(LockScreen)
    expected = "Ổ đĩa đã đầy." if isinstance(failure, CannotWrite) else ""
    assert lock_screen.errors[0].text() == expected
    type_text(lock_screen.passphrase, PASSPHRASE)
    qtbot.keyClick(lock_screen.passphrase, Qt.Key.Key_Return)
    note_the_code(qtbot, house)
    assert house.opened[-1].settings.load().commune == "Đồng Tâm"


def note_the_code(qtbot: QtBot, house: House) -> None:
    """The recovery code is shown as the first run would have; go on from there."""
    qtbot.waitUntil(lambda: house.shows(FirstRun), timeout=20_000)
    screen = house.screen(FirstRun)
    assert house.vault.unlock_with_recovery(screen.code.text()) == house.vault.unlock(PASSPHRASE)
    assert house.door.session is None
    screen.noted.click()
    click(qtbot, screen.recovery_next)
    with qtbot.waitSignal(house.door.unlocked, timeout=20_000):
        click(qtbot, screen.start_buttons[StartChoice.EMPTY])


def test_a_first_run_that_was_killed_shows_its_recovery_code_at_the_next_start(
    qtbot: QtBot, house: House
) -> None:
    house.vault.create(PASSPHRASE)
    for first_time in (True, False):
        house.door.show()
        screen = house.screen(LockScreen)
        type_text(screen.passphrase, PASSPHRASE)
        qtbot.keyClick(screen.passphrase, Qt.Key.Key_Return)
        if first_time:
            note_the_code(qtbot, house)
        qtbot.waitUntil(lambda: house.door.session is not None, timeout=20_000)
        house.door.lock()


@pytest.mark.parametrize("lost", [True, False])
def test_a_lost_key_file_is_said_on_the_lock_screen_and_once_it_is_mended(
    qtbot: QtBot, house: House, code: str, lost: bool
) -> None:
    house.door.lock()
    if lost:
        (house.folder / KEY_FILE_NAME).unlink()
    house.door.show()
    for time in range(2):
        screen = house.screen(LockScreen)
        assert screen.warning.isVisible() == (lost and time == 0)
        assert ("khoa.json" in screen.warning.text()) == (lost and time == 0)
        type_text(screen.passphrase, PASSPHRASE)
        with qtbot.waitSignal(house.door.unlocked, timeout=20_000):
            qtbot.keyClick(screen.passphrase, Qt.Key.Key_Return)
        view = house.window.session_view
        assert view is not None
        assert ("khoa.json" in view.notices.text.text()) == (lost and time == 0)
        house.door.lock()
    assert (house.folder / KEY_FILE_NAME).exists()
