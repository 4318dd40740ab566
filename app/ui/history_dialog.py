"""What happened to a record, newest first, with a way back to each earlier state."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.progress import Progress
from app.services.changelog.changes import Changes, FieldChange, HistoryEntry
from app.ui.columns import display_text
from app.ui.context import UiContext
from app.ui.strings import common
from app.ui.strings import forms as words

_TITLES: Final = (words.HISTORY_WHEN, words.HISTORY_WHO, words.HISTORY_WHAT, words.HISTORY_CHANGES)
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
        self._entries: tuple[HistoryEntry, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.HISTORY_TITLE)
        self.resize(820, 480)
        self.table: Final = self._make_table()
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

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, len(_TITLES), self)
        table.setHorizontalHeaderLabels(_TITLES)
        table.setAccessibleName(words.HISTORY_TITLE)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.itemSelectionChanged.connect(self._choose)
        return table

    def _read(self) -> None:
        records, kind, record_id = self._context.records, self._kind, self._record_id

        def work(_progress: Progress) -> tuple[HistoryEntry, ...]:
            return records.history(kind, record_id)

        self._context.jobs.read(work, self._show, owner=self)

    def _show(self, entries: tuple[HistoryEntry, ...]) -> None:
        self._entries = tuple(reversed(entries))
        self.table.setRowCount(len(self._entries))
        for row, entry in enumerate(self._entries):
            texts = (display_text(entry.at), entry.officer, entry.label, changes_text(entry.changes))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, column, item)

    def _choose(self) -> None:
        # The newest entry is the present state: nothing to get back.
        self.restore_button.setEnabled(self._chosen() is not None and self.table.currentRow() > 0)

    def _chosen(self) -> HistoryEntry | None:
        row = self.table.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def _ask_restore(self) -> None:
        entry = self._chosen()
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


def changes_text(changes: tuple[FieldChange, ...]) -> str:
    """The fields of one entry, a line each."""
    return "\n".join(_change_text(change) for change in changes)


def _change_text(change: FieldChange) -> str:
    old, new = display_text(change.old), display_text(change.new)
    if not old:
        return words.HISTORY_SET.format(label=change.label, new=new or words.NOTHING)
    return words.HISTORY_CHANGE.format(label=change.label, old=old, new=new or words.NOTHING)
