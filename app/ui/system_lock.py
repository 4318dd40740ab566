"""Hears from the system that the screen is locked or the PC goes to sleep, where it tells.

Windows sends messages to the window; Linux desktops announce it on D-Bus (logind). Elsewhere the idle
watch alone locks.
"""

import sys
from typing import Any, Final

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

_WM_POWERBROADCAST: Final = 0x0218
_WM_WTSSESSION_CHANGE: Final = 0x02B1
_PBT_APMSUSPEND: Final = 0x0004
_WTS_SESSION_LOCK: Final = 0x7
_LOGIND: Final = (
    "org.freedesktop.login1",
    "org.freedesktop.login1.Manager",
    "org.freedesktop.login1.Session",
)


class SystemLock(QObject):
    """Emits `locking`. Make it once the window is shown."""

    locking = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._filter: Any = None
        if sys.platform == "win32":
            self._listen_on_windows(window)
        elif sys.platform == "linux":
            self._listen_on_linux()

    def _listen_on_linux(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return
        service, manager, session = _LOGIND
        sleeping, locked = (SLOT(slot).encode() for slot in ("prepare_for_sleep(bool)", "session_locked()"))
        bus.connect(service, "", manager, "PrepareForSleep", self, sleeping)
        bus.connect(service, "", session, "Lock", self, locked)

    @Slot(bool)
    def prepare_for_sleep(self, starting: bool) -> None:
        """Logind's PrepareForSleep: true before, false after."""
        if starting:
            self.locking.emit()

    @Slot()
    def session_locked(self) -> None:
        """Logind's Lock."""
        self.locking.emit()

    def _listen_on_windows(self, window: QWidget) -> None:
        from ctypes import windll, wintypes  # type: ignore[attr-defined,unused-ignore]

        from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication

        class Filter(QAbstractNativeEventFilter):
            """Reads the two messages of all that pass."""

            def nativeEventFilter(self, _kind: Any, message: Any) -> tuple[bool, int]:
                told = wintypes.MSG.from_address(int(message))
                if is_locking(told.message, told.wParam):
                    heard.emit()
                return False, 0

        heard = self.locking
        windll.wtsapi32.WTSRegisterSessionNotification(int(window.winId()), 0)
        self._filter = Filter()
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)


def is_locking(message: int, parameter: int) -> bool:
    """Whether a Windows message says that the session is locked or the PC suspends."""
    return (message, parameter) in (
        (_WM_WTSSESSION_CHANGE, _WTS_SESSION_LOCK),
        (_WM_POWERBROADCAST, _PBT_APMSUSPEND),
    )
