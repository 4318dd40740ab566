"""A view that reads when it is seen: the base of every view that is no list."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.services.changelog.changes import Changes
from app.ui.context import UiContext


class LiveView(QWidget):
    """A view that reads when it is shown, and again when one of `kinds` changed."""

    def __init__(self, context: UiContext, kinds: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context: Final = context
        self._kinds: Final = kinds
        self._stale = True
        context.hub.changed.connect(self._take_changes)

    def refresh(self) -> None:
        """Read again."""
        self._stale = False
        self._read()

    def _read(self) -> None:
        """What a subclass does to read."""

    def read_then(self, work: Callable[[], Any], show: Callable[[Any], None]) -> None:
        """Read in the worker, then show."""
        self.context.jobs.read(lambda _progress: work(), show, owner=self)

    def _take_changes(self, changes: Changes) -> None:
        if not changes.touches(*self._kinds):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
