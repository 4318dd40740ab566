"""What happened to a record, newest first, with a way back to each earlier state."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.progress import Progress
from app.services.changelog.changes import Changes, HistoryEntry
from app.ui.columns import display_text
from app.ui.context import UiContext
from app.ui.history_table import HistoryTable
from app.ui.strings import common
from app.ui.strings import forms as words

_WIDTHS: Final = (130, 150, 130)


class HistoryDialog(QDialog):
    """Reads the history when it opens."""

    restored = Signal()
    """The record is as it was at the entry chosen."""

    def __init__(self, context: UiContext, kind: str, record_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kind = kind
        self._record_id = record_id
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.HISTORY_TITLE)
        self.resize(820, 480)
        self.table: Final = HistoryTable(words.HISTORY_TITLE, _WIDTHS, self)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.itemSelectionChanged.connect(self._choose)
        self.restore_button: Final = QPushButton(words.HISTORY_RESTORE, self)
        self.restore_button.setEnabled(False)
        self.restore_button.clicked.connect(self._ask_restore)
        close = QPushButton(common.CLOSE, self)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self.restore_button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addLayout(buttons)
        context.hub.closing.connect(self.close)
        self._read()

    def _read(self) -> None:
        records, kind, record_id = self._context.records, self._kind, self._record_id

        def work(_progress: Progress) -> tuple[HistoryEntry, ...]:
            return records.history(kind, record_id)

        self._context.jobs.read(work, self._show, owner=self)

    def _show(self, entries: tuple[HistoryEntry, ...]) -> None:
        self.table.show_entries(entries, self._kind)

    def _choose(self) -> None:
        # The newest step is the present state: nothing to get back.
        self.restore_button.setEnabled(self.table.chosen is not None and self.table.currentRow() > 0)

    def _ask_restore(self) -> None:
        entry = self.table.chosen
        if entry is None:
            return
        question = words.HISTORY_CONFIRM.format(when=display_text(entry.at))
        if not self._context.messages.ask(question, yes=words.HISTORY_RESTORE):
            return
        records, kind, record_id = self._context.records, self._kind, self._record_id

        def work(_progress: Progress) -> Changes:
            return records.restore(kind, record_id, entry)

        self._context.jobs.write(work, self._done, label=words.HISTORY_RESTORING, owner=self)

    def _done(self, changes: Changes) -> None:
        hub = self._context.hub
        hub.announce(changes)
        self._context.messages.notice(words.HISTORY_RESTORED, hub.undo_action(changes))
        self.restored.emit()
        self.close()
