"""Opens and locks: leads from first run or lock screen to the session and back.

`open_file` (in the worker) turns a key into whatever the services need; `make_session` (in the
window's thread) builds the tabs over it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QObject, Signal

from app.core.errors import AppError, DamagedFile
from app.core.progress import Progress
from app.services.vault import DataKey, VaultState
from app.ui.beginning import OfficeChoice, RecoverySheet, StartChoice
from app.ui.idle import IdleWatch
from app.ui.jobs import JobRunner, to_be_told
from app.ui.lock_screen import LockScreen
from app.ui.main_window import MainWindow
from app.ui.strings import door as words

if TYPE_CHECKING:
    from app.ui.session import Session


class Keys(Protocol):
    """The vault, as far as the door uses it."""

    @property
    def state(self) -> VaultState: ...
    @property
    def is_fresh(self) -> bool: ...
    @property
    def key_file_lost(self) -> bool: ...
    @property
    def key_file_mended(self) -> bool: ...
    def recovery_code(self, key: DataKey, /) -> str: ...
    def create(self, passphrase: str, /) -> tuple[DataKey, str]: ...
    def unlock(self, passphrase: str, /) -> DataKey: ...
    def unlock_with_recovery(self, code: str, /) -> DataKey: ...
    def change_passphrase(self, key: DataKey, passphrase: str, /) -> None: ...
    def wait_seconds(self) -> int: ...


OpenFile = Callable[[DataKey, OfficeChoice | None, Progress], Any]
MakeSession = Callable[[Any], "Session"]


class Packages(Protocol):
    """What can be done with a package while no book is open; `then` is called once its book is in place."""

    def begin(self, then: Callable[[], None], /) -> None: ...
    def restore(self, then: Callable[[], None], /) -> None: ...


class Door(QObject):
    """The one place that knows whether the file is open."""

    unlocked = Signal()
    locked = Signal()
    start_chosen = Signal(object)
    """StartChoice of the first run, after `unlocked`."""

    def __init__(
        self,
        window: MainWindow,
        vault: Keys,
        jobs: JobRunner,
        idle: IdleWatch,
        *,
        open_file: OpenFile,
        make_session: MakeSession,
        sheet: RecoverySheet | None = None,
        packages: Packages | None = None,
    ) -> None:
        super().__init__(window)
        self._packages: Final = packages
        self._window: Final = window
        self._vault: Final = vault
        self._jobs: Final = jobs
        self._idle: Final = idle
        self._open_file: Final = open_file
        self._make_session: Final = make_session
        self._sheet: Final = sheet
        self._session: Session | None = None
        self._recovered: DataKey | None = None
        self._lock_wanted = False
        self._told_mended = False
        self._office: OfficeChoice | None = None
        window.lock_asked.connect(self.lock)
        window.closed.connect(self.leave)
        idle.idle.connect(self.lock)

    @property
    def session(self) -> "Session | None":
        """The open session."""
        return self._session

    def show(self) -> None:
        """Show the first run or the lock screen; of a damaged book the lock screen, which offers a restore.

        Any other AppError of the folder is raised.
        """
        try:
            if self._vault.state is VaultState.MISSING:
                self._show_first_run()
            else:
                self._show_lock_screen()
        except DamagedFile as error:
            self._show_lock_screen(wait_seconds=0).show_error(error)

    # --- first run ------------------------------------------------------------------------

    def _show_first_run(self) -> None:
        # Every later start shows the lock screen alone.
        from app.ui.first_run import FirstRun

        screen = FirstRun(sheet=self._sheet)
        vault, open_file = self._vault, self._open_file

        def create(office: OfficeChoice, passphrase: str) -> None:
            self._office = office

            def work(progress: Progress) -> tuple[Any, str]:
                key, code = vault.create(passphrase)
                return open_file(key, office, progress), code

            self._jobs.read(work, made, failed=failed, owner=screen)

        def made(result: tuple[Any, str]) -> None:
            opened, code = result
            screen.show_recovery(code)
            screen.start_chosen.connect(lambda choice: self._begin(opened, choice))

        def failed(error: Exception) -> None:
            told = error if to_be_told(error) else None
            if vault.state is VaultState.LOCKED:
                # The key was made and the file was not: the passphrase just set opens it.
                self._show_lock_screen().show_error(told)
            else:
                screen.show_error(told)

        screen.create_asked.connect(create)
        packages = self._packages
        screen.package_button.setVisible(packages is not None)
        if packages is not None:
            screen.package_asked.connect(lambda: packages.begin(self.show))
        self._window.show_door(screen)

    def _begin(self, opened: Any, choice: StartChoice) -> None:
        self._enter(opened)
        self.start_chosen.emit(choice)

    # --- unlocking ------------------------------------------------------------------------

    def _show_lock_screen(self, *, wait_seconds: int | None = None) -> LockScreen:
        if wait_seconds is None:
            lost = self._vault.key_file_lost
            screen = LockScreen(
                wait_seconds=self._vault.wait_seconds(), warning=words.KEY_FILE_LOST if lost else ""
            )
        else:
            screen = LockScreen(wait_seconds=wait_seconds)
        screen.passphrase_given.connect(lambda passphrase: self._unlock(screen, passphrase))
        screen.recovery_given.connect(lambda code: self._recover(screen, code))
        screen.new_passphrase_given.connect(lambda passphrase: self._renew(screen, passphrase))
        packages = self._packages
        if packages is not None:
            screen.restore_asked.connect(lambda: packages.restore(self.show))
        self._window.show_door(screen)
        screen.show_unlock()
        return screen

    def _unlock(self, screen: LockScreen, passphrase: str) -> None:
        vault, open_file, office = self._vault, self._open_file, self._office

        def work(progress: Progress) -> tuple[Any, str]:
            # The first run was cut short before its recovery code was shown.
            fresh, key = vault.is_fresh, vault.unlock(passphrase)
            opened = open_file(key, office if fresh else None, progress)
            return opened, vault.recovery_code(key) if fresh else ""

        def opened(result: tuple[Any, str]) -> None:
            if result[1]:
                self._show_code(*result)
            else:
                self._enter(result[0])

        self._jobs.read(work, opened, failed=_shower(screen), owner=screen)

    def _show_code(self, opened: Any, code: str) -> None:
        """Go on with the first run where it broke off."""
        from app.ui.first_run import FirstRun

        screen = FirstRun(sheet=self._sheet)
        screen.show_recovery(code)
        screen.start_chosen.connect(lambda choice: self._begin(opened, choice))
        self._window.show_door(screen)

    def _recover(self, screen: LockScreen, code: str) -> None:
        vault = self._vault

        def work(_progress: Progress) -> DataKey:
            return vault.unlock_with_recovery(code)

        def right(key: DataKey) -> None:
            self._recovered = key
            screen.ask_new_passphrase()

        self._jobs.read(work, right, failed=_shower(screen), owner=screen)

    def _renew(self, screen: LockScreen, passphrase: str) -> None:
        vault, open_file = self._vault, self._open_file
        key, self._recovered = self._recovered, None
        if key is None:
            return

        def work(progress: Progress) -> Any:
            vault.change_passphrase(key, passphrase)
            return open_file(key, None, progress)

        def failed(error: Exception) -> None:
            self._recovered = key
            _shower(screen)(error)

        self._jobs.read(work, self._enter, failed=failed, owner=screen)

    def unlock(self, passphrase: str) -> None:
        """Open the file without asking; a failure is shown as a message."""
        vault, open_file = self._vault, self._open_file

        def work(progress: Progress) -> Any:
            return open_file(vault.unlock(passphrase), None, progress)

        self._jobs.read(work, self._enter, owner=self)

    def _enter(self, opened: Any) -> None:
        session = self._make_session(opened)
        self._session = session
        self._window.open_session(session)
        self._idle.start(session.idle_minutes)
        self.unlocked.emit()
        view = self._window.session_view
        if self._vault.key_file_mended and not self._told_mended and view is not None:
            from app.services.key_store import MENDED

            self._told_mended = True
            view.notices.post(MENDED, None)

    # --- locking --------------------------------------------------------------------------

    def lock(self) -> None:
        """Keep the drafts, drop the session's widgets, let go of the file, show the lock screen.

        While a write job runs, the lock waits for its end.
        """
        if self._session is None or self._lock_wanted:
            return
        job = self._jobs.writing
        if job is not None:
            from PySide6.QtCore import Qt

            self._lock_wanted = True
            # After its result was taken in, or over the question that it led to.
            job.arrived.connect(self._lock_now, Qt.ConnectionType.QueuedConnection)
        else:
            self._lock_now()

    def _lock_now(self) -> None:
        self._lock_wanted = False
        if self._session is not None:
            self._close_session()
            self.locked.emit()
            try:
                self._show_lock_screen()
            except AppError as error:
                # The key file or the drive went away meanwhile: locked all the same, and told so.
                self._show_lock_screen(wait_seconds=0).show_error(error)

    def leave(self) -> None:
        """The window was closed: keep the drafts and let go of the file."""
        if self._session is not None:
            self._close_session()
        self._jobs.finish()

    def _close_session(self) -> None:
        session, self._session = self._session, None
        assert session is not None
        self._idle.stop()
        self._jobs.cancel_reads()
        session.hub.close()
        self._window.close_dialogs()
        self._window.close_session()
        # One worker, one queue: the drafts of a moment ago are written before this.
        self._jobs.keep(session.close)


def _shower(screen: LockScreen) -> Callable[[Exception], None]:
    """What shows a failure on the lock screen; a bug has been shown already."""

    def show(error: Exception) -> None:
        screen.show_error(error if to_be_told(error) else None)

    return show
