"""Looks now and then whether a backup is due: the day's own, one to a known stick, a trial restore."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.core.progress import Progress
from app.ui.context import UiContext
from app.ui.strings import exchange as words

if TYPE_CHECKING:
    from app.services.exchange.backup import Backup
    from app.services.exchange.service import Exchange
    from app.services.exchange.sticks import Stick

EVERY_MS: Final = 60_000


class BackupWatch(QObject):
    """Backs up unasked while the window stays free; what fails is shown by the overview."""

    def __init__(self, context: UiContext, exchange: "Exchange", *, every_ms: int = EVERY_MS) -> None:
        super().__init__(context.hub)
        self._context = context
        self._exchange = exchange
        self._looking = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        context.hub.closing.connect(self._timer.stop)
        self._timer.start(every_ms)

    def look(self) -> None:
        """Back up what is due, one at a time; locking or leaving cuts it short and nothing half stays."""
        if self._looking:
            return
        self._looking = True
        exchange = self._exchange

        def work(progress: Progress) -> "tuple[tuple[Backup, ...], tuple[Stick, ...]]":
            made = exchange.keep_safe(leaving=False, progress=progress)
            exchange.try_restoring(progress)
            return made, exchange.sticks.to_ask()

        job = self._context.jobs.read(work, self._tell, failed=lambda _error: None, owner=self)
        job.ended.connect(self._rest)
        if job.over:
            self._rest()

    def _rest(self) -> None:
        self._looking = False

    def _tell(self, found: "tuple[tuple[Backup, ...], tuple[Stick, ...]]") -> None:
        made, unasked = found
        for backup in made:
            if backup.off_machine and not backup.unchanged:
                name = backup.path.parent.parent
                self._context.messages.notice(words.MADE_TO_STICK.format(name=name))
        if unasked and QApplication.activeModalWidget() is None:
            self._ask(unasked[0])

    def _ask(self, stick: "Stick") -> None:
        """Ask once whether a stick that was used before is to be written to whenever it is plugged in."""
        yes = self._context.messages.ask(
            words.ASK_AUTOMATIC.format(name=stick.name), yes=words.YES_AUTOMATIC, no=words.NOT_AUTOMATIC
        )
        sticks = self._exchange.sticks
        self._context.jobs.read(
            lambda _progress: sticks.answer(stick.id, automatic=yes), lambda _: None, owner=self
        )
