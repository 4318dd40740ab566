"""«Sao lưu, phục hồi»: what is shown, what the buttons do, and the restore through the real window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.services.exchange.service import Exchange
from app.services.listing import ListQuery
from app.services.vault import Cost, Vault
from app.services.workspace import Workspace
from app.ui.context import UiContext
from app.ui.exchange import BackupDialog
from app.ui.exchange.package_passphrase import PackagePassphrase
from app.ui.exchange.restore_dialog import RestoreDialog
from app.ui.first_run import FirstRun
from app.ui.lock_screen import LockScreen
from app.ui.strings import common
from app.ui.strings import exchange as words
from tests.gui.conftest import PASSPHRASE, FixedClock
from tests.helpers.desktop import Hands
from tests.helpers.hands import click
from tests.helpers.ui import RecordingMessages, type_text
from tests.helpers.volumes import FolderVolumes, exchange_over
from tests.helpers.workspace import make_workspace


@pytest.fixture
def volumes() -> FolderVolumes:
    return FolderVolumes()


@pytest.fixture
def exchange(workspace: Workspace, volumes: FolderVolumes) -> Exchange:
    return exchange_over(workspace, volumes)


@pytest.fixture
def reopened() -> list[str]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, context: UiContext, exchange: Exchange, reopened: list[str]) -> BackupDialog:
    dialog = BackupDialog(context, exchange, on_restored=lambda: reopened.append("asked"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def press(dialog: BackupDialog, text: str) -> None:
    assert dialog.buttons[text].isEnabled()
    click(dialog.buttons[text])


def row(dialog: BackupDialog, number: int = 0) -> list[str]:
    items = [dialog.table.item(number, column) for column in range(4)]
    return [item.text() for item in items if item is not None]


def test_without_a_stick_it_says_what_to_do(dialog: BackupDialog) -> None:
    assert dialog.last.text() == words.NEVER
    assert dialog.empty.isVisible()
    assert not dialog.table.isVisible()
    assert not dialog.buttons[words.TO_STICK].isEnabled()
    assert not dialog.automatic.isEnabled()


def test_to_a_stick_and_out(
    dialog: BackupDialog,
    volumes: FolderVolumes,
    tmp_path: Path,
    messages: RecordingMessages,
    exchange: Exchange,
) -> None:
    stick = volumes.plug_in(tmp_path / "USB")
    press(dialog, words.LOOK_AGAIN)
    assert row(dialog)[0] == f"USB mẫu ({tmp_path / 'USB'})"
    assert row(dialog)[2:] == [words.NEVER_HERE, words.READY]
    press(dialog, words.TO_STICK)
    (made,) = (tmp_path / "USB" / "BDG").iterdir()
    assert messages.notices[0][0] == words.MADE.format(name=made.name)
    assert ("ask", words.ASK_AUTOMATIC.format(name=stick.name)) in messages.said
    assert row(dialog)[2:] == ["14/07/2026", words.READY]
    assert dialog.automatic.isChecked()
    assert "USB mẫu" in dialog.last.text()
    press(dialog, words.TO_STICK)
    assert messages.notices[1][0] == words.UNCHANGED.format(name=made.name)
    assert [kind for kind, _ in messages.said] == ["ask"], "asked once"
    click(dialog.automatic, QPoint(8, dialog.automatic.height() // 2))
    assert exchange.backups.record.sticks()[stick.id].automatic is False
    press(dialog, words.EJECT)
    assert messages.said[-1] == ("inform", words.EJECTED.format(name=stick.name))
    assert row(dialog)[3] == words.NOT_THERE
    assert not dialog.buttons[words.TO_STICK].isEnabled()
    press(dialog, words.FORGET)
    assert dialog.table.rowCount() == 0


def test_what_fails_is_said(
    dialog: BackupDialog,
    volumes: FolderVolumes,
    tmp_path: Path,
    messages: RecordingMessages,
    workspace: Workspace,
) -> None:
    volumes.plug_in(tmp_path / "USB")
    (tmp_path / "USB" / "BDG").write_bytes(b"")
    press(dialog, words.LOOK_AGAIN)
    press(dialog, words.TO_STICK)
    assert messages.said[-1][0] == "error"
    assert row(dialog)[3] == words.FAILED


def test_elsewhere_here_and_proven(
    dialog: BackupDialog, tmp_path: Path, messages: RecordingMessages, volumes: FolderVolumes
) -> None:
    messages.path = tmp_path / "thư mục"
    press(dialog, words.TO_FOLDER)
    (made,) = (tmp_path / "thư mục").iterdir()
    press(dialog, words.HERE)
    messages.files = (made,)
    press(dialog, words.VERIFY)
    assert messages.said[-1][0] == "inform"
    assert "nguyên vẹn" in messages.said[-1][1]
    made.write_bytes(made.read_bytes()[:-9])
    press(dialog, words.VERIFY)
    assert messages.said[-1][0] == "warn"
    press(dialog, words.DRILL)
    assert messages.said[-1][0] == "error"
    volumes.plug_in(tmp_path / "USB")
    press(dialog, words.LOOK_AGAIN)
    press(dialog, words.TO_STICK)
    press(dialog, words.DRILL)
    assert messages.said[-1][0] == "inform"
    assert words.DRILL_GOOD.format(day="14/07/2026") == dialog.drilled.text()


def test_restore_is_shown_first(
    dialog: BackupDialog,
    messages: RecordingMessages,
    workspace: Workspace,
    exchange: Exchange,
    reopened: list[str],
) -> None:
    workspace.records.put("tasks", {"title": "Một"})
    made = exchange.backups.make()
    workspace.records.put("tasks", {"title": "Hai"})
    messages.files = (made.path,)
    press(dialog, words.RESTORE)
    (shown,) = dialog.findChildren(RestoreDialog)
    assert [shown.table.item(0, column).text() for column in range(3)] == ["Nhiệm vụ", "2", "1"]  # type: ignore[union-attr]
    click(shown.cancel_button)
    assert workspace.records.page("tasks", ListQuery()).total == 2
    assert reopened == []
    press(dialog, words.RESTORE)
    shown = next(one for one in dialog.findChildren(RestoreDialog) if one.isVisible())
    click(shown.restore_button)
    assert reopened == ["asked"]
    assert messages.said[-1][0] == "inform"
    assert workspace.records.page("tasks", ListQuery()).total == 1


def test_another_book_asks_for_its_passphrase_once(
    dialog: BackupDialog, messages: RecordingMessages, tmp_path: Path, reopened: list[str]
) -> None:
    other = make_workspace(tmp_path / "khác")
    other.records.put("tasks", {"title": "Của sổ khác"})
    made = other.exchange.backups.make(tmp_path / "gói")
    other.close()
    messages.files = (made.path,)
    press(dialog, words.RESTORE)
    (asking,) = dialog.findChildren(PackagePassphrase)
    click(asking.open_button)
    assert asking.error.text() == words.MISSING
    type_text(asking.passphrase, "không đúng đâu")
    click(asking.open_button)
    assert asking.isVisible()
    assert "không đúng" in asking.error.text()
    asking.passphrase.clear()
    type_text(asking.passphrase, "mật khẩu để thử")
    click(asking.open_button)
    assert not asking.isVisible()
    (shown,) = [one for one in dialog.findChildren(RestoreDialog) if one.isVisible()]
    click(shown.restore_button)
    assert reopened == ["asked"]


def test_through_the_window(qtbot: QtBot, vault: Vault, workspace: Workspace, tmp_path: Path) -> None:
    """Menu, restore, lock screen, the restored book; and a backup when the window is closed."""
    workspace.records.put("tasks", {"title": "Một"})
    made = workspace.exchange.backups.make(tmp_path / "gói")
    workspace.records.put("tasks", {"title": "Hai"})
    workspace.close()
    hands = Hands(qtbot, vault)
    hands.desktop.door.unlock(PASSPHRASE)
    hands.wait(lambda: hands.desktop.rooms is not None)
    hands.wait_idle()
    assert hands.desktop.rooms is not None
    hands.desktop.rooms.open_backup()
    dialog = hands.dialog(BackupDialog)
    assert isinstance(dialog, BackupDialog)
    hands.wait_idle()
    hands.messages.files = (made.path,)
    click(dialog.buttons[words.RESTORE])
    shown = hands.dialog(RestoreDialog)
    assert isinstance(shown, RestoreDialog)
    click(shown.restore_button)
    screen = hands.door(LockScreen)
    assert isinstance(screen, LockScreen)
    assert hands.messages.said[-1][0] == "inform"
    hands.wait_idle()
    own = vault.folder / "sao-luu"
    (before,) = own.iterdir()
    hands.desktop.door.unlock(PASSPHRASE)
    hands.wait(lambda: hands.desktop.rooms is not None)
    hands.wait_idle()
    opened = hands.desktop._workspace
    assert opened is not None
    assert opened.records.page("tasks", ListQuery()).total == 1
    opened.records.put("tasks", {"title": "Ba"})
    opened = None
    hands.window.close()
    hands.wait_idle()
    assert len(list(own.iterdir())) == 2
    assert before.exists()
    assert not [one for kind, one in hands.messages.said if kind in {"bug", "error"}]
    assert QApplication.activeModalWidget() is None


def test_a_second_machine_begins_from_the_first_screen(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, clock: FixedClock
) -> None:
    workspace.records.put("tasks", {"title": "Từ máy một"})
    made = workspace.exchange.backups.make(tmp_path / "gói")
    second = Vault(tmp_path / "máy hai", clock=clock, cost=Cost.floor)
    hands = Hands(qtbot, second)
    screen = hands.door(FirstRun)
    assert isinstance(screen, FirstRun)
    hands.messages.files = (made.path,)
    click(screen.package_button)
    asking = hands.dialog(PackagePassphrase)
    assert isinstance(asking, PackagePassphrase)
    hands.type(PASSPHRASE)
    click(asking.open_button)
    hands.door(LockScreen)
    assert hands.messages.said == [("inform", words.BEGUN.format(letter="B"))]
    hands.desktop.door.unlock(PASSPHRASE)
    hands.wait(lambda: hands.desktop.rooms is not None)
    hands.wait_idle()
    opened = hands.desktop._workspace
    assert opened is not None
    assert opened.records.page("tasks", ListQuery()).total == 1
    assert opened.vault.machine.letter == "B"
    hands.window.close()
    hands.wait_idle()


def test_every_button_has_words(dialog: BackupDialog) -> None:
    assert {button.text() for button in dialog.findChildren(QPushButton)} >= {words.TO_STICK, common.CLOSE}
    assert all(button.accessibleName() or button.text() for button in dialog.findChildren(QPushButton))


def test_a_read_only_stick_is_marked(dialog: BackupDialog, volumes: FolderVolumes, tmp_path: Path) -> None:
    stick = volumes.plug_in(tmp_path / "USB")
    volumes.sticks = [replace(stick, read_only=True)]
    press(dialog, words.LOOK_AGAIN)
    assert row(dialog)[3] == words.READ_ONLY
