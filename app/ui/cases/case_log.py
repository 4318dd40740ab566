"""What happened to a case: changes, looks, prints, exports, newest first. Names stay hidden."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.progress import Progress
from app.services.changelog.changes import HistoryEntry
from app.ui.cases.consent_words import scope_words
from app.ui.cases.desk import Desk
from app.ui.cases.page import CASES, CaseInFront
from app.ui.columns import display_text
from app.ui.history_dialog import lines_of, names_of, steps_of
from app.ui.strings import cases as words
from app.ui.strings import forms as form_words
from app.ui.theme import Tone, set_tone

_TITLES: Final = (
    form_words.HISTORY_WHEN,
    form_words.HISTORY_WHO,
    form_words.HISTORY_WHAT,
    form_words.HISTORY_CHANGES,
)
_WIDTHS: Final = (155, 150, 180)
_MOST_LINES: Final = 6


class LogPage(QWidget):
    """Reads the log when it is made."""

    def __init__(self, desk: Desk, case: CaseInFront, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        note = QLabel(words.LOG_NOTE, self)
        note.setWordWrap(True)
        set_tone(note, Tone.MUTED)
        self.table: Final = _table(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(note)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        records = desk.context.records

        def work(_progress: Progress) -> tuple[HistoryEntry, ...]:
            return records.history(CASES, case.id)

        desk.context.jobs.read(work, self._show, owner=self)

    def _show(self, entries: tuple[HistoryEntry, ...]) -> None:
        entries = tuple(_readable(entry) for entry in entries)
        steps, names = steps_of(entries), names_of(entries)
        self.table.setRowCount(len(steps))
        for row, step in enumerate(steps):
            lines = lines_of(step, CASES, names)
            shown = lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], "…"]
            texts = (display_text(step[0].at), step[0].officer, step[0].label, "\n".join(shown))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, column, item)


def _readable(entry: HistoryEntry) -> HistoryEntry:
    """A line of the ledger with its scopes in words, without the id of the consent behind it."""
    if entry.row_kind != "case_disclosures":
        return entry
    told = (one for one in entry.changes if one.field != "consent_id")
    return replace(
        entry,
        changes=tuple(
            replace(one, old=scope_words(one.old), new=scope_words(one.new)) if one.field == "scopes" else one
            for one in told
        ),
    )


def _table(parent: QWidget) -> QTableWidget:
    table = QTableWidget(0, len(_TITLES), parent)
    table.setHorizontalHeaderLabels(_TITLES)
    table.setAccessibleName(words.STEP_LOG)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setWordWrap(True)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column, width in enumerate(_WIDTHS):
        table.setColumnWidth(column, width)
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    return table
