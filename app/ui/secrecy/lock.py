"""The case tab's own lock: opened by the passphrase, closed after a time without work in the tab."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

from app.core.clock import Clock

DEFAULT_MINUTES: Final = 10
_LOOK_EVERY_MS: Final = 5_000
_BACKWARDS: Final = timedelta(minutes=1)
"""A PC's clock set back by more than this closes the lock: how long nobody was there is not known."""
_INPUT: Final = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin}
)


class CaseLock(QObject):
    """Open until `minutes` went by without a key or click while `in_use` said that the tab is in front.

    Wall time is asked, not timers alone: a suspended PC stops those. Input is seen on the program's
    windows only, not on every widget.
    """

    closed = Signal()
    opened = Signal()

    def __init__(
        self,
        clock: Clock,
        *,
        in_use: Callable[[], bool],
        minutes: int = DEFAULT_MINUTES,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._in_use = in_use
        self._limit = timedelta(minutes=max(1, minutes))
        self._last: datetime | None = None
        self._watched: QWindow | None = None
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
            focused: QWindow | None = application.focusWindow()
            self._watch(focused)

    @property
    def minutes(self) -> int:
        """Minutes without work after which it closes."""
        return int(self._limit / timedelta(minutes=1))

    def set_minutes(self, minutes: int) -> None:
        """Take over another time."""
        self._limit = timedelta(minutes=max(1, minutes))
        self.look()

    @property
    def is_open(self) -> bool:
        """Whether the tab may be shown now."""
        return self._last is not None

    def open(self, at: datetime | None = None) -> None:
        """The passphrase was given: just now, or `at` an earlier moment that may be too long ago."""
        self._last = at or self._clock.now()
        self._timer.start()
        self.look()
        if self._last is not None:
            self.opened.emit()

    def close(self) -> None:
        """Close now."""
        self._timer.stop()
        if self._last is not None:
            self._last = None
            self.closed.emit()

    def look(self) -> None:
        """Close when the time is over."""
        if self._last is None:
            return
        idle = self._clock.now() - self._last
        if idle >= self._limit or idle < -_BACKWARDS:
            self.close()

    def touch(self) -> None:
        """Somebody works in the tab; too late when its time was over before."""
        self.look()
        if self._last is not None and self._in_use():
            self._last = self._clock.now()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window is not self._watched:
            # Filters go with their window; one put twice is still called once.
            window.installEventFilter(self)
        self._watched = window

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT and self._last is not None:
            self.touch()
        return False
