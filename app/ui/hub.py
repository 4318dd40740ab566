"""What changed, told to every open view; and the session's undo over transactions."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.core.errors import AppError
from app.core.progress import Cancelled, Progress
from app.services.changelog.changes import Changes
from app.ui.jobs import JobRunner
from app.ui.messages import Messages
from app.ui.strings import shell as words


class ChangeHub(QObject):
    """Announce every mutation's `Changes` here; each view listens to `changed` and decides for itself.

    `undo` is the service's: it takes a transaction's id and returns what it changed. It is taken back
    newest first, across the whole session.
    """

    changed = Signal(object)
    """Changes, also those of an undo."""
    undo_changed = Signal(str)
    """The label of what Ctrl+Z would take back, empty when there is nothing."""

    closing = Signal()
    """The session ends (lock, quit): keep drafts now; the jobs started here still reach the file."""

    ended = Signal()
    """The session is over, not only covered: the file is about to be let go of."""

    def __init__(
        self,
        undo: Callable[[str], Changes],
        jobs: JobRunner,
        messages: Messages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._undo = undo
        self._jobs = jobs
        self._messages = messages
        self._done: list[Changes] = []
        self._undoing = False

    def announce(self, changes: Changes) -> None:
        """Tell the views, and remember the transaction for undo."""
        if changes.transaction is not None:
            self._done.append(changes)
            self.undo_changed.emit(self.undo_label)
        self.changed.emit(changes)

    @property
    def undo_label(self) -> str:
        """What Ctrl+Z would take back; empty when there is nothing."""
        return self._done[-1].label if self._done else ""

    def undo_last(self) -> None:
        """Take back the newest transaction of this session that is not taken back yet."""
        if self._done:
            self.undo(self._done[-1])

    def undo(self, changes: Changes) -> None:
        """Take back one transaction; a `CannotUndo` is shown and the transaction forgotten."""
        transaction = changes.transaction
        if transaction is None or self._undoing or changes not in self._done:
            return
        self._undoing = True

        def work(_progress: Progress) -> Changes:
            return self._undo(transaction)

        def then(undone: Changes) -> None:
            self._forget(changes)
            self.changed.emit(undone)
            self._messages.notice(words.UNDONE.format(label=changes.label))

        def failed(error: Exception) -> None:
            if isinstance(error, Cancelled):
                self._undoing = False
                return
            self._forget(changes)
            if isinstance(error, AppError):
                self._messages.error(error)

        self._jobs.write(work, then, label=words.UNDOING, failed=failed, owner=self)

    def undo_action(self, changes: Changes) -> Callable[[], None]:
        """What a notice's «Hoàn tác» calls."""
        return lambda: self.undo(changes)

    def close(self) -> None:
        """End the session: let the forms keep their drafts, forget what could be undone."""
        self.closing.emit()
        self.ended.emit()
        self._done.clear()
        self.undo_changed.emit("")

    def _forget(self, changes: Changes) -> None:
        self._undoing = False
        self._done = [kept for kept in self._done if kept is not changes]
        self.undo_changed.emit(self.undo_label)
