"""Text copied from a case leaves the clipboard again, and never enters the system's clipboard history."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

KEPT_SECONDS: Final = 20
_WINDOWS: Final = 'application/x-qt-windows-mime;value="{name}"'
"""How Qt names a clipboard format registered with Windows under `name`."""
_DWORD_ZERO: Final = b"\0\0\0\0"
_EXCLUDED: Final = _WINDOWS.format(name="ExcludeClipboardContentFromMonitorProcessing")
PRIVATE_FORMATS: Final = {
    # Any content under this name keeps history, cloud and other watchers away.
    _EXCLUDED: b"1",
    _WINDOWS.format(name="CanIncludeInClipboardHistory"): _DWORD_ZERO,
    _WINDOWS.format(name="CanUploadToCloudClipboard"): _DWORD_ZERO,
    # Linux desktops' clipboard managers pass such a text by.
    "x-kde-passwordManagerHint": b"secret",
}


def private_text(text: str) -> QMimeData:
    """`text` as clipboard data that no history keeps."""
    data = QMimeData()
    data.setText(text)
    for name, content in PRIVATE_FORMATS.items():
        data.setData(name, QByteArray(content))
    return data


class ClipboardGuard(QObject):
    """Watches what is copied while `guarded()` says that a case is in front.

    The text is put anew as private data, and cleared after `seconds` if it is still there. `owns` tells
    whether it was this program that copied (default: what the system says).
    """

    guarded_copy = Signal()
    """Something was copied and will be cleared."""

    def __init__(
        self,
        guarded: Callable[[], bool],
        *,
        clipboard: QClipboard | None = None,
        owns: Callable[[], bool] | None = None,
        seconds: int = KEPT_SECONDS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._guarded = guarded
        self._clipboard = clipboard or QGuiApplication.clipboard()
        self._owns = owns or self._clipboard.ownsClipboard
        self._text = ""
        # Another program's need not be asked for: it may be slow to answer.
        self._seen = self._clipboard.text() if self._owns() else ""
        self._timer = QTimer(self, singleShot=True, interval=seconds * 1000)
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._changed)

    def clear(self) -> None:
        """Clear what came from a case, unless something else was copied since."""
        self._timer.stop()
        own = {self._text, self._unnoticed()} - {""}
        self._text = ""
        if own and self._clipboard.text() in own:
            self._clipboard.clear()
        if own and self._clipboard.supportsSelection():
            selection = QClipboard.Mode.Selection
            if self._clipboard.text(selection) in own:
                self._clipboard.clear(selection)

    def _unnoticed(self) -> str:
        """What was copied from a case a moment ago, of which the system has not told yet."""
        if not self._owns() or not self._guarded():
            return ""
        text = self._clipboard.text()
        known = text in ("", self._seen) or self._clipboard.mimeData().hasFormat(_EXCLUDED)
        return "" if known else text

    def stop(self) -> None:
        """Clear and watch no more: the session ends."""
        self.clear()
        self._clipboard.dataChanged.disconnect(self._changed)

    def _changed(self) -> None:
        text = self._seen = self._clipboard.text()
        if not text or not self._owns() or not self._guarded():
            return
        # Windows tells of a change later than it is made: what was put from here is known by its formats.
        if self._clipboard.mimeData().hasFormat(_EXCLUDED):
            return
        self._text = text
        self._clipboard.setMimeData(private_text(text))
        self._timer.start()
        self.guarded_copy.emit()


def lies_in(*rooms: QWidget) -> bool:
    """Whether the focus is in one of `rooms` or in a dialog opened from there."""
    widget: QWidget | None = QApplication.focusWidget() or QApplication.activeWindow()
    while widget is not None:
        if any(widget is room for room in rooms):
            return True
        widget = widget.parentWidget()
    return False
