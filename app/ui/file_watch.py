"""What others write to the open file while the window is open is shown when the window is looked at."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.progress import Progress
from app.services.changelog.changes import Changes
from app.ui.hub import ChangeHub
from app.ui.jobs import JobRunner

EVERY_MS: Final = 5_000


class FileWatch(QObject):
    """Looks when the window comes to the front, and every few seconds while it stays there.

    `look` is the service's: the transactions since the last look, the first of which was before anything
    was shown. Those of this window are known from the hub; of the others every open view is told as well.
    """

    def __init__(
        self, window: QWidget, hub: ChangeHub, jobs: JobRunner, look: Callable[[], Sequence[Changes]]
    ) -> None:
        super().__init__(hub)
        self._window: Final = window
        self._hub: Final = hub
        self._jobs: Final = jobs
        self._look: Final = look
        self._own: set[str] = set()
        self._looking = False
        self._timer: Final = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._look_if_seen)
        hub.changed.connect(self._remember)
        hub.closing.connect(self._timer.stop)
        window.installEventFilter(self)
        self._timer.start()

    def look(self) -> None:
        """Read what is new in the log, unless something is being read or written just now."""
        if self._looking or self._jobs.busy:
            return
        look = self._look
        self._looking = True

        def work(_progress: Progress) -> Sequence[Changes]:
            return look()

        self._jobs.read(work, self._tell, failed=self._give_up, owner=self)

    def _tell(self, found: Sequence[Changes]) -> None:
        self._looking = False
        touched: dict[str, frozenset[str]] = {}
        for changes in found:
            if changes.transaction in self._own:
                self._own.discard(changes.transaction)
                continue
            for kind, ids in changes.touched.items():
                touched[kind] = touched.get(kind, frozenset()) | ids
        if touched:
            self._hub.changed.emit(Changes(None, "", touched))

    def _give_up(self, _error: Exception) -> None:
        """The file cannot be read just now: whoever needs it says so."""
        self._looking = False

    def _remember(self, changes: Changes) -> None:
        if changes.transaction is not None:
            self._own.add(changes.transaction)

    def _look_if_seen(self) -> None:
        if self._window.isActiveWindow() and not self._window.isMinimized():
            self.look()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and self._timer.isActive():
            self.look()
        return False
