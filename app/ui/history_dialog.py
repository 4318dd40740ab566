"""What happened to a record, newest first, with a way back to each earlier state."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final

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
_NAMING: Final = ("label", "name", "title")
"""Fields by which a sub-row is called."""
MOST_LINES: Final = 10
"""So many lines of a step are shown; the rest is in the tool tip."""


class HistoryDialog(QDialog):
    """Reads the history when it opens."""

    restored = Signal()
    """The record is as it was at the entry chosen."""

    def __init__(self, context: UiContext, kind: str, record_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kind = kind
        self._record_id = record_id
        self._steps: tuple[tuple[HistoryEntry, ...], ...] = ()
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
        self._steps = steps_of(entries)
        names = names_of(entries)
        self.table.setRowCount(len(self._steps))
        for row, step in enumerate(self._steps):
            lines = lines_of(step, self._kind, names)
            texts = (display_text(step[0].at), step[0].officer, step[0].label, _shortened(lines))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip("\n".join(lines) if len(lines) > MOST_LINES and text == texts[-1] else "")
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, column, item)

    def _choose(self) -> None:
        # The newest step is the present state: nothing to get back.
        self.restore_button.setEnabled(self._chosen() is not None and self.table.currentRow() > 0)

    def _chosen(self) -> HistoryEntry | None:
        row = self.table.currentRow()
        return self._steps[row][0] if 0 <= row < len(self._steps) else None

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


def steps_of(entries: Sequence[HistoryEntry]) -> tuple[tuple[HistoryEntry, ...], ...]:
    """What was done in one go, newest first: a save of a record with its sub-rows is one step."""
    newest_first = reversed(entries)
    return tuple(tuple(step) for _, step in groupby(newest_first, key=lambda entry: entry.transaction))


def names_of(entries: Sequence[HistoryEntry]) -> Mapping[str, str]:
    """What each row was called last, by its id."""
    return {
        entry.row_id: _shown(change.new)
        for entry in entries
        for change in entry.changes
        if change.field in _NAMING and change.new
    }


def lines_of(step: Sequence[HistoryEntry], kind: str, names: Mapping[str, str]) -> list[str]:
    """A line a field of the record, then a line a sub-row, which is named where it was there before."""
    own = [_change_text(change) for entry in step if entry.row_kind == kind for change in entry.changes]
    below = []
    for entry in reversed(step):
        if entry.row_kind != kind and entry.changes:
            text = "; ".join(_change_text(change) for change in entry.changes)
            name = names.get(entry.row_id, "") if entry.action == "update" else ""
            below.append(words.HISTORY_OF.format(name=name, changes=text) if name else text)
    return own + below


def _shortened(lines: Sequence[str]) -> str:
    if len(lines) <= MOST_LINES:
        return "\n".join(lines)
    kept = lines[: MOST_LINES - 1]
    return "\n".join((*kept, words.HISTORY_MORE.format(count=len(lines) - len(kept))))


def _change_text(change: FieldChange) -> str:
    old, new = _shown(change.old), _shown(change.new)
    if not old:
        return words.HISTORY_SET.format(label=change.label, new=new or words.NOTHING)
    return words.HISTORY_CHANGE.format(label=change.label, old=old, new=new or words.NOTHING)


def _shown(value: Any) -> str:
    """A logged value; days and moments come as ISO text."""
    if isinstance(value, str) and len(value) == len("2026-03-05T14:30:00") and value[10] == "T":
        try:
            return display_text(datetime.fromisoformat(value))
        except ValueError:
            return value
    if isinstance(value, str) and len(value) == len("2026-03-05") and value.count("-") == 2:
        try:
            return display_text(date.fromisoformat(value))
        except ValueError:
            return value
    return display_text(value)
