"""Keeps what is typed into a form in the encrypted file, so that neither crash nor lock loses it."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from app.core.progress import Progress
from app.ui.jobs import JobRunner
from app.ui.ports import LocalState

DEBOUNCE_MS: Final = 800


class DraftKeeper(QObject):
    """Writes a form's changed entries under `draft.<kind>.<id or new>` when the typing pauses.

    `entries` gives the raw entries that differ from the record; when there are none, the draft goes.
    """

    def __init__(
        self,
        kind: str,
        local: LocalState,
        jobs: JobRunner,
        entries: Callable[[], Mapping[str, Any]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._local = local
        self._jobs = jobs
        self._entries = entries
        self._key = ""
        self._kept = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self.keep)

    def open(self, record_id: str | None, then: Callable[[Mapping[str, Any]], None]) -> None:
        """Turn to another record and give `then` the entries kept for it, if any."""
        self._timer.stop()
        self._key = f"draft.{self._kind}.{record_id or 'new'}"
        self._kept = False
        key = self._key

        def work(_progress: Progress) -> Mapping[str, Any] | None:
            return self._local.get(key)

        def show(draft: Mapping[str, Any] | None) -> None:
            if draft and key == self._key:
                self._kept = True
                then(draft)

        self._jobs.read(work, show, owner=self)

    def entries_changed(self) -> None:
        """Something was typed: keep it soon."""
        self._timer.start()

    def keep(self, *, stored: Callable[[], bool] = lambda: False) -> None:
        """Keep the entries now, or drop the draft when nothing differs any more.

        `stored` is asked in the worker: a save that was on its way may have made the draft needless.
        """
        self._timer.stop()
        if not self._key:
            return
        entries, key, local = dict(self._entries()), self._key, self._local
        if entries:
            self._kept = True
            self._jobs.keep(lambda _progress: local.clear(key) if stored() else local.put(key, entries))
        else:
            self.drop()

    def drop(self) -> None:
        """Forget the draft: its entries were saved or given up."""
        self._timer.stop()
        if self._kept:
            key, local = self._key, self._local
            self._kept = False
            self._jobs.keep(lambda _progress: local.clear(key))
