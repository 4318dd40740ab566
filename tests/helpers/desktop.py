"""The real window over a real file, put together as at every start; only questions answer by themselves."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QTabBar, QTabWidget, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from app.bootstrap.window import Desktop
from app.core.errors import AppError
from app.services.vault import Vault
from app.ui.idle import IdleWatch
from app.ui.jobs import WorkerJobRunner
from app.ui.main_window import MainWindow
from app.ui.messages import Choice, FileKind, QtMessages
from app.ui.strings import common as words
from tests.helpers.hands import click, strike
from tests.helpers.ui import type_text

LONG: Final = 20_000
"""Milliseconds that a busy machine may need for one step."""


class AnsweringMessages(QtMessages):
    """Notices go to the window as always; questions are answered and kept instead of shown."""

    def __init__(self) -> None:
        super().__init__()
        self.said: Final[list[tuple[str, str]]] = []
        self.notices: Final[list[str]] = []
        self.files: tuple[Path, ...] = ()
        self.path: Path | None = None

    @override
    def inform(self, text: str) -> None:
        self.said.append(("inform", text))

    @override
    def notice(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.notices.append(text)
        super().notice(text, undo)

    @override
    def warn(self, text: str) -> None:
        self.said.append(("warn", text))

    @override
    def ask(self, question: str, *, yes: str, no: str = words.CANCEL, details: Sequence[str] = ()) -> bool:
        self.said.append(("ask", question))
        return True

    @override
    def choose(self, question: str, choices: Sequence[Choice]) -> str | None:
        self.said.append(("choose", question))
        return choices[0].key

    @override
    def error(self, error: AppError) -> None:
        self.said.append(("error", str(error)))

    @override
    def bug(self, reference: str) -> None:
        self.said.append(("bug", reference))

    @override
    def open_files(self, title: str, kinds: Sequence[FileKind], *, many: bool = False) -> tuple[Path, ...]:
        return self.files

    @override
    def save_path(self, title: str, name: str, kinds: Sequence[FileKind]) -> Path | None:
        return self.path


class Hands:
    """A person at the window: clicks and keys go where a person's would, and waits are for what is seen."""

    def __init__(self, qtbot: QtBot, vault: Vault, *, messages: AnsweringMessages | None = None) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.qtbot: Final = qtbot
        self.messages: Final = messages or AnsweringMessages()
        self.jobs: Final = WorkerJobRunner(self.messages)
        self.window: Final = MainWindow(self.messages, self.jobs)
        self.desktop: Final = Desktop(vault, self.window, self.jobs, self.messages, IdleWatch(application))
        qtbot.addWidget(self.window)
        self.window.resize(1366, 728)
        self.desktop.door.show()
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.wait(lambda: QApplication.activeWindow() is self.window)

    # --- waiting --------------------------------------------------------------------------------

    def wait(self, found: Callable[[], object]) -> None:
        """Wait until `found` is true."""
        self.qtbot.waitUntil(lambda: bool(found()), timeout=LONG)

    def wait_idle(self) -> None:
        """Wait until no job waits or runs."""
        self.wait(lambda: not self.jobs.busy)

    def dialog(self, kind: type[QWidget]) -> QWidget:
        """Wait for a dialog of `kind` on top, with the focus in it."""
        self.wait(lambda: isinstance(QApplication.activeModalWidget(), kind))
        found = QApplication.activeModalWidget()
        assert found is not None
        # Not isActiveWindow: it already counts a window whose focus is still on its way.
        self.wait(lambda: QApplication.activeWindow() is found and QApplication.focusWidget() is not None)
        return found

    def back(self) -> None:
        """Wait until no dialog is open; a window manager would give the window the focus then."""
        self.wait(lambda: QApplication.activeModalWidget() is None)
        self.window.activateWindow()
        self.wait(lambda: QApplication.activeWindow() is self.window)

    def door(self, kind: type[QWidget]) -> QWidget:
        """Wait for the first-run or lock screen."""
        self.wait(lambda: any(one.isVisible() for one in self.window.findChildren(kind)))
        return next(one for one in self.window.findChildren(kind) if one.isVisible())

    # --- acting ---------------------------------------------------------------------------------

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        self._take_the_keyboard()
        focused = QApplication.focusWidget()
        assert focused is not None
        type_text(focused, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        self._take_the_keyboard()
        focused = QApplication.focusWidget() or QApplication.activeWindow()
        assert focused is not None
        strike(focused, key, modifiers)

    def _take_the_keyboard(self) -> None:
        """Where no window manager looks after it, no window of the program may have the keyboard any more."""
        if QApplication.activeWindow() is None:
            top = QApplication.activeModalWidget() or self.window
            top.activateWindow()
            self.wait(lambda: QApplication.activeWindow() is top)

    def tick(self, box: QCheckBox) -> None:
        """Click the box itself, which may be much narrower than its line."""
        click(box, QPoint(8, box.height() // 2))

    def choose_tab(self, tabs: QTabWidget, title: str) -> None:
        """Click a tab by its title."""
        bar = tabs.findChild(QTabBar)
        assert bar is not None
        place = next(place for place in range(bar.count()) if bar.tabText(place) == title)
        click(bar, bar.tabRect(place).center())
