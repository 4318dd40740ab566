"""Locks when nobody is there: after so many idle minutes, at the system's lock and suspend.

Input is seen on the program's windows only, not on every event of every widget, so that watching
costs nothing.
"""

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

FEWEST_MINUTES: Final = 1
MOST_MINUTES: Final = 30
DEFAULT_MINUTES: Final = 5
_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Emits `idle` once after `minutes` without input; `start` it at unlocking, `stop` it at locking."""

    idle = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application: Final = application
        self._hears = False
        self._limit = DEFAULT_MINUTES * 60.0
        self._last = time.time()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._check)
        self._watched: list[QWindow] = []
        application.focusWindowChanged.connect(self._watch)
        focused: QWindow | None = application.focusWindow()
        self._watch(focused)

    def start(self, minutes: int = DEFAULT_MINUTES) -> None:
        """Watch, beginning now; `minutes` is kept between 1 and 30."""
        self._limit = 60.0 * max(FEWEST_MINUTES, min(MOST_MINUTES, minutes))
        self.touch()
        self._hear_of_coming_back()
        self._timer.start(round(self._limit * 1000))

    def _hear_of_coming_back(self) -> None:
        if self._hears:
            return
        from PySide6.QtCore import Qt

        self._hears = True
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._application.applicationStateChanged.connect(self._state_changed)

    def stop(self) -> None:
        """Do not watch."""
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there."""
        self._last = time.time()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window not in self._watched:
            self._watched.append(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._forget(window))

    def _forget(self, window: QWindow) -> None:
        self._watched = [kept for kept in self._watched if kept is not window]

    def _check(self) -> None:
        # Wall time: a suspended PC stops the timers, not the clock on the wall.
        idle = time.time() - self._last
        if idle >= self._limit or idle < 0:
            self.idle.emit()
        else:
            self._timer.start(round((self._limit - idle) * 1000) + 1)

    def _state_changed(self, _state: "Qt.ApplicationState") -> None:
        if self._timer.isActive() and time.time() - self._last >= self._limit:
            self._check()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            if self._timer.isActive() and time.time() - self._last >= self._limit:
                # Back from a suspend that outlasted the limit: lock before this key does anything.
                self._check()
                return True
            self._last = time.time()
        return False
