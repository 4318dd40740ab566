"""The keys that must work over every dialog too: lock, cover the screen, help.

A shortcut of the main window is dead while a dialog is in front of it. These keys are seen where they
arrive, at the dialog's own window.
"""

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from typing_extensions import override

LOCK: Final = QKeyCombination(Qt.Modifier.CTRL, Qt.Key.Key_L)
COVER: Final = QKeyCombination(Qt.Modifier.CTRL | Qt.Modifier.SHIFT, Qt.Key.Key_L)
HELP: Final = QKeyCombination(Qt.Key.Key_F1)


class ModalKeys(QObject):
    """Watches the window that has the focus, unless the main window's own shortcuts see the key first."""

    lock_pressed = Signal()
    cover_pressed = Signal()
    help_pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWindow | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
            self._watch(application.focusWindow())

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window is not self._watched:
            # Filters go with their window; one put twice is still called once.
            window.installEventFilter(self)
        self._watched = window

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        meant = {COVER: self.cover_pressed, LOCK: self.lock_pressed, HELP: self.help_pressed}
        signal = next((one for keys, one in meant.items() if event.keyCombination() == keys), None)
        if signal is not None:
            signal.emit()
        return signal is not None
