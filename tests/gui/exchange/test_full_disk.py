"""The window over a book on a disk without any room: it can be looked at and carried away, and says so."""

import shutil
from pathlib import Path

from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from app.services.vault import Cost, Vault
from app.services.workspace import Workspace
from app.ui.exchange import BackupDialog
from app.ui.lock_screen import LockScreen
from app.ui.paged_table import PagedTable
from app.ui.strings import exchange as words
from tests.gui.conftest import PASSPHRASE
from tests.helpers.desktop import Hands
from tests.helpers.disks import fill, may_mount, tiny_disk

if may_mount():

    def test_through_the_window(qtbot: QtBot, workspace: Workspace, vault: Vault, tmp_path: Path) -> None:
        for number in range(30):
            workspace.records.put("tasks", {"title": f"Nhiệm vụ {number}", "due_on": "2026-08-01"})
        workspace.close()
        with tiny_disk(tmp_path / "đĩa", 9_000) as disk:
            book = disk / "Sổ"
            shutil.copytree(vault.folder, book)
            fill(disk, but=0)
            hands = Hands(qtbot, Vault(book, clock=vault.clock, cost=Cost.floor))
            hands.door(LockScreen)
            hands.desktop.door.unlock(PASSPHRASE)
            hands.wait(lambda: hands.desktop.rooms is not None)
            hands.wait_idle()
            tabs = hands.window.findChild(QTabWidget)
            assert tabs is not None
            for place in range(tabs.count()):
                hands.choose_tab(tabs, tabs.tabText(place))
                hands.wait_idle()
            listed = hands.window.findChildren(PagedTable)
            assert any(table.model().rowCount() == 30 for table in listed)
            assert hands.desktop.rooms is not None
            hands.desktop.rooms.open_backup()
            dialog = hands.dialog(BackupDialog)
            assert isinstance(dialog, BackupDialog)
            hands.wait_idle()
            dialog.back_up(tmp_path / "USB")
            hands.wait_idle()
            (made,) = (tmp_path / "USB").iterdir()
            assert hands.messages.notices[-1] == words.MADE.format(name=made.name)
            dialog.reject()
            hands.window.close()
            hands.wait_idle()
            # Asked once at the first look into the cases; that it was answered cannot be kept.
            kinds = [kind for kind, _ in hands.messages.said]
            assert kinds == ["inform", "error"]
            assert "đầy" in hands.messages.said[1][1]
