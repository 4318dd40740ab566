"""What happened to a case: changes, looks, prints, exports, newest first. Names stay hidden."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from app.core.progress import Progress
from app.services.changelog.changes import HistoryEntry
from app.ui.cases.consent_words import scope_words
from app.ui.cases.desk import Desk
from app.ui.cases.page import CASES, CaseInFront
from app.ui.history_table import HistoryTable
from app.ui.strings import cases as words
from app.ui.wrapped import wrapped

_WIDTHS: Final = (155, 150, 180)


class LogPage(QWidget):
    """Reads the log when it is made."""

    def __init__(self, desk: Desk, case: CaseInFront, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        note = wrapped(words.LOG_NOTE, self)
        self.table: Final = HistoryTable(words.STEP_LOG, _WIDTHS, self)
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
        self.table.show_entries([_readable(entry) for entry in entries], CASES)


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
