"""The dialog that a write job shows when it lasts: progress, message, cancel."""

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressDialog, QWidget
from typing_extensions import override

from app.ui.jobs import Job
from app.ui.strings import common as words

APPEARS_AFTER_MS: Final = 300


class JobProgress(QObject):
    """Watches one write job and shows a modal dialog from `APPEARS_AFTER_MS` on until it is over."""

    def __init__(self, job: Job, window: QWidget, *, appears_after_ms: int = APPEARS_AFTER_MS) -> None:
        super().__init__(window)
        self._job = job
        self._window = window
        self._dialog: _Dialog | None = None
        self._last = (0, 0, "")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._appear)
        self._timer.start(appears_after_ms)
        job.progressed.connect(self._show_step)
        # Before its result is told: a dialog appearing over a question would never let it be answered.
        job.arrived.connect(self._vanish)

    def _appear(self) -> None:
        self._dialog = _Dialog(self._job, self._window)
        self._show_step(*self._last)
        self._dialog.open()

    def _show_step(self, done: int, total: int, message: str) -> None:
        self._last = (done, total, message)
        if self._dialog is not None:
            self._dialog.show_step(done, total, message)

    def _vanish(self) -> None:
        self._timer.stop()
        if self._dialog is not None:
            self._dialog.finish()
            self._dialog = None
        self.deleteLater()


class _Dialog(QProgressDialog):
    """A progress dialog that stays until the job has really stopped."""

    def __init__(self, job: Job, window: QWidget) -> None:
        super().__init__(job.label, words.CANCEL, 0, 0, window)
        self._job = job
        self.setWindowTitle(words.APP_NAME)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setAutoClose(False)
        self.setAutoReset(False)
        self.setMinimumDuration(0)
        self.setMinimumWidth(420)
        self.canceled.disconnect()
        self.canceled.connect(self._stop)

    def show_step(self, done: int, total: int, message: str) -> None:
        """Show how far the work is."""
        if self._job.cancel_asked:
            return
        self.setRange(0, total)
        self.setValue(done)
        if message:
            self.setLabelText(message)

    def finish(self) -> None:
        """Close for good."""
        self.hide()
        self.deleteLater()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self._stop()

    @override
    def reject(self) -> None:
        self._stop()

    def _stop(self) -> None:
        self._job.cancel()
        self.setLabelText(words.STOPPING)
        self.setRange(0, 0)
