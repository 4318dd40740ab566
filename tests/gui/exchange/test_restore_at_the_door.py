"""The book does not open: the lock screen offers to put a backup in its place, shown first."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.services.exchange.restore import SET_ASIDE
from app.services.listing import ListQuery
from app.services.vault import Cost, Vault
from app.services.workspace import Workspace
from app.ui.exchange.package_passphrase import PackagePassphrase
from app.ui.exchange.restore_dialog import RestoreDialog
from app.ui.lock_screen import LockScreen
from app.ui.strings import exchange as words
from tests.gui.conftest import PASSPHRASE, FixedClock
from tests.helpers.desktop import Hands
from tests.helpers.hands import click
from tests.helpers.ui import type_text


@pytest.fixture
def package(workspace: Workspace, tmp_path: Path) -> Path:
    """A backup of two tasks; a third comes later."""
    for title in ("Một", "Hai"):
        workspace.records.put("tasks", {"title": title})
    made = workspace.exchange.backups.make(tmp_path / "gói")
    workspace.records.put("tasks", {"title": "Ba"})
    workspace.close()
    return made.path


def without_key_file(folder: Path) -> None:
    for path in folder.glob("khoa*.json"):
        path.unlink()


def with_bad_key_file(folder: Path) -> None:
    for path in folder.glob("khoa*.json"):
        path.write_bytes(b"\x00" * 40)


def with_bad_data(folder: Path) -> None:
    data = folder / "so-binh-dang-gioi.db"
    data.write_bytes(b"\x00" * 4096 + data.read_bytes()[4096:])


def without_data(folder: Path) -> None:
    (folder / "so-binh-dang-gioi.db").unlink()


def told(dialog: QDialog) -> list[QLabel]:
    """The sentences that are wrapped: each must be seen whole."""
    return [label for label in dialog.findChildren(QLabel) if label.isVisible() and label.wordWrap()]


RESTORED = words.RESTORED_ASIDE.split("«")[0]
BEFORE_ANY_PASSPHRASE = (without_key_file, with_bad_key_file)


@pytest.mark.parametrize("harm", [*BEFORE_ANY_PASSPHRASE, with_bad_data, without_data])
def test_a_backup_in_the_place_of_a_book_that_does_not_open(
    qtbot: QtBot, package: Path, vault: Vault, harm: object, tmp_path: Path
) -> None:
    folder = vault.folder
    assert callable(harm)
    harm(folder)
    lay_there = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    hands = Hands(qtbot, Vault(folder, clock=vault.clock, cost=Cost.floor))
    screen = hands.door(LockScreen)
    assert isinstance(screen, LockScreen)
    if harm not in BEFORE_ANY_PASSPHRASE:
        assert not screen.restore_button.isVisible()
        hands.type(PASSPHRASE)
        click(screen.unlock_button)
    hands.wait(screen.restore_button.isVisible)
    assert "sao lưu" in screen.errors[0].text()
    hands.messages.files = (package,)
    click(screen.restore_button)
    asking = hands.dialog(PackagePassphrase)
    assert isinstance(asking, PackagePassphrase)
    hands.type("không phải mật khẩu này")
    click(asking.open_button)
    hands.wait(lambda: "không đúng" in asking.error.text())
    hands.wait(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in told(asking)))
    hands.type(PASSPHRASE)
    click(asking.open_button)
    shown = hands.dialog(RestoreDialog)
    assert isinstance(shown, RestoreDialog)
    sentences = [label.text() for label in shown.findChildren(QLabel)]
    assert words.ASIDE in sentences
    assert not any("sao lưu trước" in sentence for sentence in sentences), "there is nothing to back up"
    cells = [[shown.table.item(row, at) for at in (0, 2)] for row in range(shown.table.rowCount())]
    assert ["Nhiệm vụ", "2"] in [[cell.text() if cell else "" for cell in row] for row in cells]
    assert shown.table.isColumnHidden(1)
    now = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert now == lay_there, "looking changes nothing"
    click(shown.restore_button)
    hands.wait(lambda: any(text.startswith(RESTORED) for _, text in hands.messages.said))
    again = hands.door(LockScreen)
    assert again is not screen
    aside = [path for path in (folder / SET_ASIDE).rglob("*") if path.is_file()]
    assert {path.name: path.read_bytes() for path in aside if not path.name.endswith("-wal")} == lay_there
    hands.desktop.door.unlock(PASSPHRASE)
    hands.wait(lambda: hands.desktop.rooms is not None)
    hands.wait_idle()
    opened = hands.desktop._workspace
    assert opened is not None
    assert opened.records.page("tasks", ListQuery()).total == 2
    hands.window.close()
    hands.wait_idle()


def test_thinking_better_of_it_leaves_all_as_it_was(
    qtbot: QtBot, package: Path, vault: Vault, clock: FixedClock, tmp_path: Path
) -> None:
    """The key file comes back from elsewhere: the same screen opens the book."""
    folder = vault.folder
    shutil.copytree(folder, tmp_path / "giữ")
    without_key_file(folder)
    hands = Hands(qtbot, Vault(folder, clock=clock, cost=Cost.floor))
    screen = hands.door(LockScreen)
    assert isinstance(screen, LockScreen)
    hands.messages.files = (package,)
    click(screen.restore_button)
    asking = hands.dialog(PackagePassphrase)
    assert isinstance(asking, PackagePassphrase)
    asking.reject()
    shutil.copy(tmp_path / "giữ" / "khoa.json", folder)
    type_text(screen.passphrase, PASSPHRASE)
    click(screen.unlock_button)
    hands.wait(lambda: hands.desktop.rooms is not None)
    hands.wait_idle()
    opened = hands.desktop._workspace
    assert opened is not None
    assert opened.records.page("tasks", ListQuery()).total == 3
    assert not (folder / SET_ASIDE).exists()
    hands.window.close()
    hands.wait_idle()
