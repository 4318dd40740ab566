"""Running clocks in the system's tray while the program runs: numbers of cases, never a name."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from app.core.progress import Progress
from app.services.cases.clocks import RunningClock
from app.services.changelog.changes import Changes
from app.ui.cases.clock_strip import is_late, left_words
from app.ui.cases.secrecy_settings import read_settings
from app.ui.context import UiContext
from app.ui.resources import RESOURCES
from app.ui.strings import cases as words
from app.ui.strings import common

REFRESH_MS: Final = 60_000
MOST_SHOWN: Final = 4


def tray_text(clocks: Sequence[RunningClock], now: datetime) -> str:
    """The program's name, then a line a clock: number, what, how long. Windows shows 127 characters."""
    if not clocks:
        return common.APP_NAME
    late = sum(1 for one in clocks if is_late(one, now))
    running = len(clocks)
    head = (
        words.TRAY_LATE.format(running=running, late=late)
        if late
        else words.TRAY_RUNNING.format(running=running)
    )
    return f"{common.APP_NAME}\n{head}"


def tray_lines(clocks: Sequence[RunningClock], now: datetime) -> list[str]:
    """The clocks due first, for the tray's menu."""
    return [
        words.TRAY_LINE.format(number=one.case_no, left=left_words(one, now), what=one.label)
        for one in clocks[:MOST_SHOWN]
    ]


class CaseTray(QObject):
    """Shows the running clocks; `opened` asks for the case that was chosen.

    Where the desktop has no tray, nothing is shown. It lives with the window until `stop`. `icon` is the
    system's tray, or what stands for it.
    """

    opened = Signal(str)

    def __init__(
        self,
        context: UiContext,
        running: Callable[[], Sequence[RunningClock]],
        now: Callable[[], datetime],
        *,
        icon: Any = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._running = running
        self._now = now
        self._told: set[tuple[str, str]] = set()
        self._icon: Any = icon if icon is not None else self._system_icon()
        self.menu: Final = QMenu(parent)
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        if self._icon is None:
            return
        self._icon.setContextMenu(self.menu)
        self._timer.start()
        context.hub.changed.connect(self._take_changes)
        self.refresh()

    def _system_icon(self) -> QSystemTrayIcon | None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return None
        return QSystemTrayIcon(QIcon(str(RESOURCES / "icons" / "app.svg")), self)

    def stop(self) -> None:
        """The session ends: nothing is shown any more."""
        self._timer.stop()
        self.menu.deleteLater()
        if self._icon is not None:
            self._icon.hide()
        # In the window's thread, and now: the session's leftovers may be collected in the worker's.
        self.deleteLater()

    def refresh(self) -> None:
        """Read the clocks and show them."""
        running, local = self._running, self._context.local

        def work(_progress: Progress) -> tuple[Sequence[RunningClock], bool]:
            return running(), read_settings(local).tray

        self._context.jobs.read(work, lambda found: self._show(*found), owner=self)

    def _take_changes(self, changes: Changes) -> None:
        if changes.touches("cases"):
            self.refresh()

    def _show(self, clocks: Sequence[RunningClock], wanted: bool) -> None:
        now = self._now()
        self._icon.setVisible(wanted)
        self._icon.setToolTip(tray_text(clocks, now))
        self.menu.clear()
        for one, text in zip(clocks, tray_lines(clocks, now), strict=False):
            action = self.menu.addAction(text)
            action.triggered.connect(lambda _checked=False, case=one.case_id: self.opened.emit(case))
        for one in clocks:
            key = (one.subject_id, one.clock.value)
            if one.warning and not one.immediate and key not in self._told:
                self._told.add(key)
                self._icon.showMessage(common.APP_NAME, tray_lines([one], now)[0])
