"""The window's half of the composition root: application, jobs, door, session."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.bootstrap.services import Office, open_vault, open_workspace
from app.core.errors import AppError
from app.core.progress import Progress
from app.services.changelog.changes import Changes
from app.services.vault import DataKey, Vault
from app.ui.application import make_application, speak_vietnamese
from app.ui.beginning import OfficeChoice, RecoverySheet, StartChoice
from app.ui.door import Door
from app.ui.idle import IdleWatch
from app.ui.jobs import JobRunner, WorkerJobRunner, log_bug
from app.ui.main_window import MainWindow
from app.ui.messages import Messages, QtMessages
from app.ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from app.bootstrap.session import Rooms
    from app.services.settings import OfficeSettings
    from app.services.workspace import Workspace
    from app.ui.cases.tray import CaseTray
    from app.ui.exchange.at_the_door import PackagesAtTheDoor
    from app.ui.session import Session

SAMPLE_FOLDER = "mau"
_LOGGED_BYTES = 200_000


def run_window(folder: Path, *, passphrase: str | None = None) -> int:
    """Show the window on a data folder until it is closed; return the exit code.

    `passphrase` opens the file at once: the demonstration's. A second start for the same folder raises
    the first one's window and ends.
    """
    application = make_application(sys.argv[:1])
    messages = QtMessages()
    sys.excepthook = lambda _kind, error, _trace: report_bug(error, messages)
    instance = SingleInstance(folder)
    try:
        if not instance.acquire():
            instance.call_first()
            return 0
        window = MainWindow(messages, jobs := WorkerJobRunner(messages))
        desktop = Desktop(open_vault(folder), window, jobs, messages, IdleWatch(application))
        desktop.door.show()
    except AppError as error:
        speak_vietnamese(application)
        messages.error(error)
        return 1
    instance.raise_asked.connect(lambda: _raise(window))

    def settle() -> None:
        gc.enable()
        # Without a window manager nobody else gives it the keyboard.
        window.activateWindow()
        speak_vietnamese(application)
        _log_into(folder)
        instance.listen()
        _lock_with_system(window, desktop.door)
        if passphrase is not None:
            desktop.door.unlock(passphrase)

    window.appeared.connect(settle)
    window.show()
    try:
        return application.exec()
    finally:
        instance.release()


class Desktop:
    """Ties the door to the services: what opening a file means, and what an open file shows."""

    def __init__(
        self, vault: Vault, window: MainWindow, jobs: JobRunner, messages: QtMessages, idle: IdleWatch
    ) -> None:
        self._window = window
        self._jobs = jobs
        self._messages = messages
        self._idle = idle
        self.vault = vault
        self._recovery = RecoverySheet(print=self._print_sheet, save=self._save_sheet)
        self.rooms: Rooms | None = None
        self._workspace: Workspace | None = None
        self._tray: CaseTray | None = None
        self._commune = Office().commune
        self._leaving = False
        # Before the door hears of it and lets go of the file.
        window.closed.connect(self._leave)
        self.door = Door(
            window,
            self.vault,
            jobs,
            idle,
            open_file=self._open_file,
            make_session=self._make_session,
            sheet=self._recovery,
            packages=DoorPackages(self.vault, jobs, messages, window),
        )
        self.door.start_chosen.connect(self._begin)
        self.door.locked.connect(self._forget)

    def _open_file(self, key: DataKey, office: OfficeChoice | None, progress: Progress) -> Any:
        made = Office(office.commune, office.province) if office else None
        if made is not None:
            self._commune = made.commune
        return open_workspace(self.vault, key, office=made, progress=progress)

    def _make_session(self, workspace: "Workspace") -> "Session":
        from app.bootstrap.session import Rooms, make_context
        from app.services.changelog.watching import ChangeWatch
        from app.ui.file_watch import FileWatch

        self._workspace = workspace
        context = make_context(workspace, jobs=self._jobs, messages=self._messages)
        self.rooms = Rooms(
            workspace,
            context,
            open_tab=self._window.open_tab,
            window=lambda: self._window,
            sheet=self._recovery,
            reopen=self.door.lock,
            leaving=lambda: self._leaving,
        )
        context.hub.changed.connect(lambda changes: self._follow_settings(workspace, changes))
        watch = ChangeWatch(workspace.database)
        watch.look()
        FileWatch(self._window, context.hub, self._jobs, watch.look)
        self._watch_clocks(self.rooms)
        self.rooms.watch_backups()
        return self.rooms.session()

    def _watch_clocks(self, rooms: "Rooms") -> None:
        """Show the clocks in the tray, in the place of what was shown while the screen was locked."""
        if self._tray is not None:
            self._tray.stop()
        self._tray = rooms.watch_clocks()
        self._tray.unlock_asked.connect(lambda: _raise(self._window))

    def _follow_settings(self, workspace: "Workspace", changes: Changes) -> None:
        """Take over a changed idle time at once."""
        if not changes.touches("settings"):
            return

        def watch(office: "OfficeSettings") -> None:
            if self.door.session is not None:
                self._idle.start(office.idle_minutes)

        self._jobs.read(lambda _progress: workspace.settings.load(), watch, owner=self.door)

    def _leave(self) -> None:
        self._leaving = True
        if self.rooms is None and self._tray is not None:
            # Locked: there is no session whose end would take it along.
            self._tray.stop()
            self._tray = None

    def _forget(self) -> None:
        """Nothing here may hold the file's key or a record while the screen is locked."""
        self.rooms = self._workspace = None

    def _begin(self, choice: StartChoice) -> None:
        if self.rooms is None:
            return
        if choice is StartChoice.PLAN:
            self.rooms.open_plan()
        elif choice is StartChoice.SAMPLE:
            show_demonstration(self.vault.folder / SAMPLE_FOLDER)

    def _print_sheet(self, code: str) -> None:
        from app.ui.reports.printing import print_report

        print_report(self._sheet(code), self._window, self._messages)

    def _save_sheet(self, code: str) -> None:
        from app.services.files import write_atomically
        from app.services.recovery_sheet import FILE_NAME
        from app.ui.messages import PDF
        from app.ui.strings import door as words

        path = self._messages.save_path(words.RECOVERY_TITLE, FILE_NAME, (PDF,))
        if path is None:
            return
        try:
            write_atomically(path, self._sheet(code), private=True)
        except AppError as error:
            self._messages.error(error)

    def _sheet(self, code: str) -> bytes:
        from app.services.recovery_sheet import recovery_sheet
        from app.services.reports.pdf import render_pdf

        commune = self._workspace.settings.load().commune if self._workspace else self._commune
        return render_pdf(recovery_sheet(code, commune=commune, on=self.vault.clock.today()))


class DoorPackages:
    """Loads what packages need only when one is asked for: the first screens stay light."""

    def __init__(self, vault: Vault, jobs: JobRunner, messages: QtMessages, window: MainWindow) -> None:
        self._given = (vault, jobs, messages, window)

    def begin(self, then: Callable[[], None]) -> None:
        """Begin with a package."""
        self._packages().begin(then)

    def restore(self, then: Callable[[], None]) -> None:
        """Put a package in the place of a book that does not open."""
        self._packages().restore(then)

    def _packages(self) -> "PackagesAtTheDoor":
        from app.ui.exchange.at_the_door import PackagesAtTheDoor

        return PackagesAtTheDoor(*self._given)


def report_bug(error: BaseException, messages: Messages) -> None:
    """Log a bug of a slot, where no job catches it, and tell the officer; never print its text."""
    if not isinstance(error, Exception):
        return
    messages.bug(log_bug(error))


def show_demonstration(out: Path) -> None:
    """Open the demonstration as a program of its own: nothing invented gets into the officer's file."""
    frozen = getattr(sys, "frozen", False)
    program = [sys.executable] if frozen else [sys.executable, "-m", "app"]
    home = Path(sys.executable).parent if frozen else Path(__file__).parents[2]
    from PySide6.QtCore import QProcess

    QProcess.startDetached(program[0], [*program[1:], "demo", "--out", str(out)], str(home))


def _log_into(folder: Path) -> None:
    """Keep the program's own log lines, which hold no names, in the data folder."""
    import logging
    from logging.handlers import RotatingFileHandler

    from app.core.bugs import LOG_FOLDER

    path = folder / LOG_FOLDER / "cua-so.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        # A full disk: the window is worth more than its log.
        return
    handler = RotatingFileHandler(path, maxBytes=_LOGGED_BYTES, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    logging.getLogger("app").addHandler(handler)


def _lock_with_system(window: MainWindow, door: Door) -> None:
    """Lock when the system locks its screen or goes to sleep."""
    from app.ui.system_lock import SystemLock

    SystemLock(window).locking.connect(door.lock)


def _raise(window: MainWindow) -> None:
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()
