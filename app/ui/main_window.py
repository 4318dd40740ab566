"""The main window: a door (first run, lock screen) or the tabs of an unlocked session.

What only an unlocked session or a key needs is imported then: the lock screen shall be there at once.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QStackedWidget, QStatusBar, QWidget
from typing_extensions import override

from app import __version__
from app.ui.jobs import Job, JobRunner
from app.ui.messages import QtMessages
from app.ui.resources import RESOURCES
from app.ui.strings import common
from app.ui.strings import shell as words

if TYPE_CHECKING:
    from app.ui.help import HelpWindow
    from app.ui.session import Session
    from app.ui.session_view import SessionView
    from app.ui.shell_actions import ShellActions

LATEST_MS: Final = 1000


class MainWindow(QMainWindow):
    """Knows no service: shows what it is given. The title never names a record."""

    appeared = Signal()
    """Painted for the first time: what the first picture does not need may be made now. Emitted once."""
    lock_asked = Signal()
    """Ctrl+L, or the button."""
    closed = Signal()
    """The window was closed: drafts are kept, the file is to be let go of."""

    def __init__(self, messages: QtMessages, jobs: JobRunner) -> None:
        super().__init__()
        self._messages: Final = messages
        self._jobs: Final = jobs
        self._view: SessionView | None = None
        self._help: HelpWindow | None = None
        self._shell: ShellActions | None = None
        self._last_tab: str | None = None
        self._painted = self._appeared = False
        self.setWindowTitle(common.APP_NAME)
        self._stack: Final = QStackedWidget(self)
        self.setCentralWidget(self._stack)
        self._whose: Final = QLabel(self)
        self._status: Final = QStatusBar(self)
        self.setStatusBar(self._status)
        self._status.addPermanentWidget(self._whose)
        self._status.hide()
        jobs.write_started.connect(self._watch)
        messages.notice_posted.connect(self._post)
        self._fit()

    def _fit(self) -> None:
        room = self.screen().availableGeometry()
        self.setMinimumSize(min(900, room.width()), min(560, room.height()))
        self.resize(min(1280, room.width() - 20), min(800, room.height() - 60))

    # --- door and session -----------------------------------------------------------------

    @property
    def shell_actions(self) -> "ShellActions":
        """Menus, toolbar and the keys of every time: made once the window is there, or with a session."""
        if self._shell is None:
            self._shell = self._make_shell()
        return self._shell

    def _make_shell(self) -> "ShellActions":
        from app.ui.modal_keys import ModalKeys
        from app.ui.shell_actions import ShellActions

        keys = ModalKeys(self)
        keys.lock_pressed.connect(self.lock_asked)
        keys.cover_pressed.connect(self.toggle_cover)
        keys.help_pressed.connect(self.open_help)
        return ShellActions(
            self,
            lock=self.lock_asked.emit,
            undo=self._undo,
            search=self.open_search,
            cover=self.toggle_cover,
            help_page=self.open_help,
            about=self._show_about,
        )

    def show_door(self, door: QWidget) -> None:
        """Show the first-run or lock screen alone."""
        self._clear()
        self._stack.addWidget(door)
        self._stack.setCurrentWidget(door)

    def open_session(self, session: "Session") -> None:
        """Show an unlocked file, with the tab in front that was there before locking."""
        from app.ui.session_view import SessionView

        self._clear()
        view = SessionView(session)
        self._view = view
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        self.shell_actions.open(session)
        session.hub.undo_changed.connect(self.shell_actions.show_undo)
        view.tab_shown.connect(self._remember_tab)
        self._whose.setText(session.whose)
        self._status.show()
        view.start(self._last_tab)

    def close_session(self) -> None:
        """Throw the session's widgets away; the forms have kept their drafts by then."""
        self._clear()

    def _clear(self) -> None:
        view, self._view = self._view, None
        if view is not None:
            view.session.hub.undo_changed.disconnect(self.shell_actions.show_undo)
        if self._shell is not None:
            self._shell.close()
        self._status.hide()
        while (widget := self._stack.widget(0)) is not None:
            self._stack.removeWidget(widget)
            widget.deleteLater()

    @property
    def session_view(self) -> "SessionView | None":
        """The tabs while a session is open."""
        return self._view

    def open_tab(self, key: str) -> QWidget:
        """Bring a tab of the open session to the front and return its widget."""
        assert self._view is not None
        return self._view.open_tab(key)

    def close_dialogs(self) -> None:
        """Close every dialog over the window without asking."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()

    def _remember_tab(self, key: str) -> None:
        self._last_tab = key

    # --- commands -------------------------------------------------------------------------

    def _undo(self) -> None:
        if self._view is not None:
            self._view.session.hub.undo_last()

    def open_search(self) -> None:
        """Open Ctrl+K."""
        if self._view is None or self._view.covered or not self._view.session.search:
            return
        from app.ui.search_dialog import SearchDialog

        SearchDialog(self._view.session.search, self._jobs, self).open()

    def toggle_cover(self) -> None:
        """Turn to the calendar and hide everything else, or show it again."""
        view = self._view
        if view is None:
            return
        if not view.covered:
            # Forms keep their drafts and close.
            view.session.hub.closing.emit()
            self.close_dialogs()
        view.cover(not view.covered)
        self._status.showMessage(words.MASKED if view.covered else "")

    def open_help(self, page: str = "") -> None:
        """Show the help page of the tab in front, of the door, or `page`."""
        from PySide6.QtCore import Qt

        from app.ui.help import HelpWindow

        here = self._view.current_key if self._view is not None else words.DOOR_HELP
        modal = QApplication.activeModalWidget()
        if modal is not None:
            # Only a child of the dialog in front can be read and closed while it is open.
            over = modal if isinstance(modal, HelpWindow) else HelpWindow(modal)
            over.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            over.open_at(page or here)
            return
        if self._help is None:
            self._help = HelpWindow(self)
        self._help.open_at(page or here)

    def _show_about(self) -> None:
        self._messages.inform(words.ABOUT_TEXT.format(name=common.APP_NAME, version=__version__))

    def _watch(self, job: Job) -> None:
        from app.ui.progress_dialog import JobProgress

        JobProgress(job, self)

    def _post(self, text: str, undo: object) -> None:
        if self._view is not None and not self._view.covered:
            self._view.notices.post(text, undo if callable(undo) else None)

    def _appear(self) -> None:
        if not self._appeared:
            self._appeared = True
            self._shell = self._shell or self._make_shell()
            self.setWindowIcon(QIcon(str(RESOURCES / "icons" / "app.svg")))
            self.appeared.emit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Behind another window it may not be painted for long.
        QTimer.singleShot(LATEST_MS, self._appear)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            # When this returns the picture is not on the screen yet.
            QTimer.singleShot(0, self._appear)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        # Whoever listens lets the forms keep their drafts; after that their dialogs close unasked.
        self.closed.emit()
        self.close_dialogs()
