"""Keeps case windows out of screenshots, recordings and shared screens, where the system can.

Windows: `SetWindowDisplayAffinity(hwnd, WDA_EXCLUDEFROMCAPTURE)` of user32 (Windows 10 version 2004 and
later); an older Windows refuses that value and is given `WDA_MONITOR`, which shows the window black.
Elsewhere there is no such call and nothing is done.
"""

import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget
from typing_extensions import override

WDA_NONE: Final = 0x00
WDA_MONITOR: Final = 0x01
WDA_EXCLUDEFROMCAPTURE: Final = 0x11

SetAffinity = Callable[[int, int], bool]
"""Takes a window's handle and an affinity; whether the system accepted it."""


def windows_affinity(handle: int, affinity: int) -> bool:
    """Call `SetWindowDisplayAffinity` of user32.dll."""
    from ctypes import windll, wintypes  # type: ignore[attr-defined,unused-ignore]

    call = windll.user32.SetWindowDisplayAffinity
    call.argtypes = (wintypes.HWND, wintypes.DWORD)
    call.restype = wintypes.BOOL
    return bool(call(handle, affinity))


def system_affinity() -> SetAffinity | None:
    """The system's call, None where there is none."""
    return windows_affinity if sys.platform == "win32" else None


class CaptureShield(QObject):
    """Shields the top-level windows in which case data is shown.

    A window is shielded while one of its rooms is shown: the main window with the case tab in front, a
    dialog as long as it is open. `enabled` is the officer's setting.
    """

    def __init__(
        self,
        *,
        enabled: bool = True,
        set_affinity: SetAffinity | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._enabled = enabled
        self._set = set_affinity
        self._rooms: list[QWidget] = []
        self._in_front: Callable[[], bool] = lambda: False

    def add(self, room: QWidget) -> None:
        """Shield the window of `room` whenever `room` is seen."""
        self._rooms.append(room)
        room.installEventFilter(self)
        room.destroyed.connect(lambda: self._forget(room))
        if room.isVisible():
            self._apply(room, shield=True)

    def follow(self, in_front: Callable[[], bool]) -> None:
        """Shield every window that gets the focus while `in_front()` says that a case is shown.

        So message boxes and viewers opened from a case are covered too.
        """
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            self._in_front = in_front
            application.focusWindowChanged.connect(self._focused)

    def _focused(self, window: QWindow | None) -> None:
        if window is not None and self._set is not None and self._enabled and self._in_front():
            self._ask(int(window.winId()))

    def set_enabled(self, enabled: bool) -> None:
        """Take over the setting; windows that are shown follow at once."""
        self._enabled = enabled
        for room in self._rooms:
            if room.isVisible():
                self._apply(room, shield=True)

    def _forget(self, room: QWidget) -> None:
        self._rooms = [kept for kept in self._rooms if kept is not room]

    def _apply(self, room: QWidget, *, shield: bool) -> None:
        if self._set is None:
            return
        handle = int(room.window().winId())
        if not shield or not self._enabled:
            self._set(handle, WDA_NONE)
        else:
            self._ask(handle)

    def _ask(self, handle: int) -> None:
        if self._set is not None and not self._set(handle, WDA_EXCLUDEFROMCAPTURE):
            self._set(handle, WDA_MONITOR)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget):
            if event.type() == QEvent.Type.Show:
                self._apply(watched, shield=True)
            elif event.type() == QEvent.Type.Hide and not watched.isWindow():
                self._apply(watched, shield=False)
        return False
