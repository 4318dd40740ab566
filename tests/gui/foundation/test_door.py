"""First run, unlocking, recovery, locking: the real vault and worker behind the real screens."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Office, open_workspace
from app.core.errors import CannotWrite
from app.core.progress import Progress
from app.db.keys import KEY_FILE_NAME
from app.services.vault import Cost, DataKey, Vault
from app.services.workspace import Workspace
from app.ui.beginning import OfficeChoice, RecoverySheet, StartChoice
from app.ui.context import UiContext
from app.ui.door import Door
from app.ui.first_run import FirstRun
from app.ui.form import Form
from app.ui.form_dialog import FormDialog
from app.ui.help import HelpWindow
from app.ui.hub import ChangeHub
from app.ui.idle import IdleWatch
from app.ui.jobs import WorkerJobRunner
from app.ui.lock_screen import LockScreen
from app.ui.lookups import REGISTERS, Lookups
from app.ui.main_window import MainWindow
from app.ui.messages import QtMessages
from app.ui.session import Session, TabSpec
from tests.gui.conftest import FixedClock
from tests.gui.foundation.conftest import UnitForm
from tests.helpers.ui import RecordingMessages, type_text

PASSPHRASE = "cau ngan de nho"


@dataclass
class House:
    """The window with everything behind it."""

    folder: Path
    messages: RecordingMessages
    clock: FixedClock
    window: MainWindow
    door: Door
    vault: Vault
    idle: IdleWatch
    jobs: WorkerJobRunner
    opened: list[Workspace] = field(default_factory=list)
    contexts: list[UiContext] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)

    def screen(self, kind: type[Any]) -> Any:
        central: Any = self.window.centralWidget()
        shown = central.currentWidget()
        assert isinstance(shown, kind), type(shown)
        return shown

    def shows(self, kind: type[QWidget]) -> bool:
        central: Any = self.window.centralWidget()
        return isinstance(central.currentWidget(), kind)


@pytest.fixture
def house(qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: FixedClock) -> Iterator[House]:
    recording = RecordingMessages()
    messages = QtMessages()
    jobs = WorkerJobRunner(recording)
    window = MainWindow(messages, jobs)
    vault = Vault(tmp_path / "data", clock=clock, cost=Cost.floor)
    idle = IdleWatch(qapp)
    opened: list[Workspace] = []
    contexts: list[UiContext] = []
    printed: list[str] = []
    failures: list[Exception] = []

    def open_file(key: DataKey, office: OfficeChoice | None, progress: Progress) -> Workspace:
        if failures:
            raise failures.pop()
        given = Office(office.commune, office.province) if office else None
        opened.append(open_workspace(vault, key, office=given, progress=progress))
        return opened[-1]

    def make_session(workspace: Workspace) -> Session:
        hub = ChangeHub(workspace.records.undo, jobs, messages)
        contexts.append(
            UiContext(
                messages=messages,
                jobs=jobs,
                hub=hub,
                records=workspace.records,
                lookups=Lookups(REGISTERS, workspace.records, jobs, hub),
                local=workspace.local,
                evidence=workspace.evidence,
                clock=clock,
            )
        )
        tabs = (
            TabSpec(key="one", title="Một", make=lambda: QLabel("một")),
            TabSpec(key="two", title="Hai", make=lambda: QLabel("hai")),
        )
        return Session(hub=hub, tabs=tabs, close=lambda _progress: workspace.close())

    door = Door(
        window,
        vault,
        jobs,
        idle,
        open_file=open_file,
        make_session=make_session,
        sheet=RecoverySheet(print=printed.append, save=printed.append),
    )
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield House(
        tmp_path / "data",
        recording,
        clock,
        window,
        door,
        vault,
        idle,
        jobs,
        opened,
        contexts,
        printed,
        failures,
    )
    door.leave()


def click(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def walk_first_run(qtbot: QtBot, house: House) -> str:
    """Go through the first three pages; return the recovery code."""
    house.door.show()
    screen = house.screen(FirstRun)
    click(qtbot, screen.office_next)
    type_text(screen.passphrase.first, PASSPHRASE)
    type_text(screen.passphrase.second, PASSPHRASE)
    qtbot.keyClick(screen.passphrase.second, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(screen.code.text()), timeout=20_000)
    code = str(screen.code.text())
    assert not screen.recovery_next.isEnabled()
    screen.noted.click()
    click(qtbot, screen.recovery_next)
    return code


@pytest.fixture
def code(qtbot: QtBot, house: House) -> str:
    """A file that was made and is open."""
    code = walk_first_run(qtbot, house)
    with qtbot.waitSignal(house.door.unlocked):
        click(qtbot, house.screen(FirstRun).start_buttons[StartChoice.EMPTY])
    return code


def locked(house: House) -> bool:
    """Asked anew each time."""
    return house.window.session_view is None


def lock(qtbot: QtBot, house: House) -> LockScreen:
    with qtbot.waitSignal(house.door.locked):
        house.door.lock()
    screen: LockScreen = house.screen(LockScreen)
    return screen


# --- first run --------------------------------------------------------------------------------


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
