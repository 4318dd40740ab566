"""The window with the real vault and worker behind it, and the ways through its door."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Office, open_workspace
from app.core.progress import Progress
from app.services.vault import Cost, DataKey, Vault
from app.services.workspace import Workspace
from app.ui.beginning import OfficeChoice, RecoverySheet
from app.ui.context import UiContext
from app.ui.door import Door
from app.ui.first_run import FirstRun
from app.ui.hub import ChangeHub
from app.ui.idle import IdleWatch
from app.ui.jobs import WorkerJobRunner
from app.ui.lock_screen import LockScreen
from app.ui.lookups import REGISTERS, Lookups
from app.ui.main_window import MainWindow
from app.ui.messages import QtMessages
from app.ui.session import Session, TabSpec
from tests.gui.conftest import FixedClock
from tests.helpers.ui import RecordingMessages, type_text

PASSPHRASE = "cau ngan de nho"

PASSPHRASE = "cau ngan de nho"


class House:
    """The window with everything behind it. `failures` are raised, the last first, instead of opening."""

    def __init__(self, folder: Path, application: QApplication, clock: FixedClock) -> None:
        self.folder = folder
        self.clock = clock
        self.messages = RecordingMessages()
        self.jobs = WorkerJobRunner(self.messages)
        self.vault = Vault(folder, clock=clock, cost=Cost.floor)
        self.idle = IdleWatch(application)
        self.opened: list[Workspace] = []
        self.contexts: list[UiContext] = []
        self.printed: list[str] = []
        self.failures: list[Exception] = []
        self._shown = QtMessages()
        self.window = MainWindow(self._shown, self.jobs)
        self.door = Door(
            self.window,
            self.vault,
            self.jobs,
            self.idle,
            open_file=self._open_file,
            make_session=self._make_session,
            sheet=RecoverySheet(print=self.printed.append, save=self.printed.append),
        )

    def _open_file(self, key: DataKey, office: OfficeChoice | None, progress: Progress) -> Workspace:
        if self.failures:
            raise self.failures.pop()
        given = Office(office.commune, office.province) if office else None
        self.opened.append(open_workspace(self.vault, key, office=given, progress=progress))
        return self.opened[-1]

    def _make_session(self, workspace: Workspace) -> Session:
        hub = ChangeHub(workspace.records.undo, self.jobs, self._shown)
        self.contexts.append(
            UiContext(
                messages=self._shown,
                jobs=self.jobs,
                hub=hub,
                records=workspace.records,
                lookups=Lookups(REGISTERS, workspace.records, self.jobs, hub),
                local=workspace.local,
                evidence=workspace.evidence,
                clock=self.clock,
            )
        )
        tabs = (
            TabSpec(key="one", title="Một", make=lambda: QLabel("một")),
            TabSpec(key="two", title="Hai", make=lambda: QLabel("hai")),
        )
        return Session(hub=hub, tabs=tabs, close=lambda _progress: workspace.close())

    def screen(self, kind: type[Any]) -> Any:
        central: Any = self.window.centralWidget()
        shown = central.currentWidget()
        assert isinstance(shown, kind), type(shown)
        return shown

    def shows(self, kind: type[QWidget]) -> bool:
        central: Any = self.window.centralWidget()
        return isinstance(central.currentWidget(), kind)


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


def locked(house: House) -> bool:
    """Asked anew each time."""
    return house.window.session_view is None


def lock(qtbot: QtBot, house: House) -> LockScreen:
    with qtbot.waitSignal(house.door.locked):
        house.door.lock()
    screen: LockScreen = house.screen(LockScreen)
    return screen
