"""Running clocks in the system's tray while the program runs: numbers of cases, never a name.

The law's hours run on while the screen is locked: then the tray goes on counting by moments alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from app.core.dates import format_moment
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """What is kept of a clock while the screen is locked: when to remind, when it is over."""

    warn_at: datetime
    due_at: datetime
    countdown: bool
    immediate: bool


def locked_text(clocks: Sequence[Moments], now: datetime) -> str:
    """The program's name, how many clocks run, and that more is to be seen after unlocking."""
    running = [one for one in clocks if not one.countdown or now < one.due_at]
    if not running:
        return common.APP_NAME
    late = sum(1 for one in running if now > one.due_at)
    head = words.TRAY_LATE if late else words.TRAY_RUNNING
    return f"{common.APP_NAME}\n{head.format(running=len(running), late=late)}\n{words.TRAY_LOCKED}"


class CaseTray(QObject):
    """Shows the running clocks; `opened` asks for the case that was chosen.

    Where the desktop has no tray, nothing is shown. It lives with the window until `stop`; from `rest` on
    it knows moments only, and `unlock_asked` asks for the lock screen. `icon` is the system's tray, or
    what stands for it.
    """

    opened = Signal(str)
    unlock_asked = Signal()

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
        self._context: UiContext | None = context
        self._running: Callable[[], Sequence[RunningClock]] | None = running
        self._now = now
        self._clocks: Sequence[RunningClock] = ()
        self._moments: tuple[Moments, ...] = ()
        self._wanted = False
        self._told: set[str] = set()
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

    def rest(self) -> None:
        """The screen is locked: let go of the book and of who is behind the clocks, and count on."""
        self._moments = tuple(
            Moments(warn_at=one.warn_at, due_at=one.due_at, countdown=one.countdown, immediate=one.immediate)
            for one in self._clocks
            if not one.done
        )
        self._clocks, self._context, self._running = (), None, None
        self.menu.clear()
        self._timer.stop()
        if self._icon is None:
            return
        if not self._wanted or not self._moments:
            self._icon.hide()
            return
        self._told.clear()
        self._told.update(str(one.due_at) for one in self._moments if self._now() >= one.warn_at)
        unlock = self.menu.addAction(words.TRAY_UNLOCK)
        unlock.triggered.connect(lambda _checked=False: self.unlock_asked.emit())
        self._timer.timeout.disconnect(self.refresh)
        self._timer.timeout.connect(self.count)
        self._timer.start()
        self.count()

    def count(self) -> None:
        """Show how many clocks run while the screen is locked; remind once of each."""
        now = self._now()
        self._icon.setToolTip(locked_text(self._moments, now))
        for one in self._moments:
            key = str(one.due_at)
            if now >= one.warn_at and not one.immediate and key not in self._told:
                self._told.add(key)
                told = words.TRAY_LOCKED_DUE.format(at=format_moment(one.due_at))
                self._icon.showMessage(common.APP_NAME, told)

    def refresh(self) -> None:
        """Read the clocks and show them."""
        if self._context is None or self._running is None:
            return
        running, local = self._running, self._context.local

        def work(_progress: Progress) -> tuple[Sequence[RunningClock], bool]:
            return running(), read_settings(local).tray

        self._context.jobs.read(work, lambda found: self._show(*found), owner=self)

    def _take_changes(self, changes: Changes) -> None:
        if changes.touches("cases"):
            self.refresh()

    def _show(self, clocks: Sequence[RunningClock], wanted: bool) -> None:
        if self._context is None:
            return
        now = self._now()
        self._clocks, self._wanted = clocks, wanted
        self._icon.setVisible(wanted)
        self._icon.setToolTip(tray_text(clocks, now))
        self.menu.clear()
        for one, text in zip(clocks, tray_lines(clocks, now), strict=False):
            action = self.menu.addAction(text)
            action.triggered.connect(lambda _checked=False, case=one.case_id: self.opened.emit(case))
        for one in clocks:
            key = f"{one.subject_id} {one.clock.value}"
            if one.warning and not one.immediate and key not in self._told:
                self._told.add(key)
                self._icon.showMessage(common.APP_NAME, tray_lines([one], now)[0])
