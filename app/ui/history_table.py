"""A record's history as a table: one line a step, newest first, what changed in words."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.services.changelog.changes import FieldChange, HistoryEntry
from app.ui.columns import display_text
from app.ui.read_only import make_read_only
from app.ui.strings import forms as words

_TITLES: Final = (words.HISTORY_WHEN, words.HISTORY_WHO, words.HISTORY_WHAT, words.HISTORY_CHANGES)
_CHANGES: Final = _TITLES.index(words.HISTORY_CHANGES)
_NAMING: Final = ("label", "name", "title")
"""Fields by which a sub-row is called."""
MOST_LINES: Final = 10
"""So many lines of a step are shown; the rest is in the tool tip."""


class HistoryTable(QTableWidget):
    """When, who, what, which changes; `widths` are those of the first three columns, in pixels at 100 %."""

    def __init__(self, name: str, widths: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(0, len(_TITLES), parent)
        self._steps: tuple[tuple[HistoryEntry, ...], ...] = ()
        make_read_only(self, name)
        self.setHorizontalHeaderLabels(_TITLES)
        self.setWordWrap(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def show_entries(self, entries: Sequence[HistoryEntry], kind: str) -> None:
        """Show the history of a record of `kind`, its oldest entry first."""
        self._steps = _steps_of(entries)
        names = _names_of(entries)
        self.setRowCount(len(self._steps))
        for row, step in enumerate(self._steps):
            lines = _lines_of(step, kind, names)
            texts = (display_text(step[0].at), step[0].officer, step[0].label, _shortened(lines))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                if column == _CHANGES and len(lines) > MOST_LINES:
                    item.setToolTip("\n".join(lines))
                self.setItem(row, column, item)

    @property
    def chosen(self) -> HistoryEntry | None:
        """The newest entry of the current step."""
        row = self.currentRow()
        return self._steps[row][0] if 0 <= row < len(self._steps) else None


def _steps_of(entries: Sequence[HistoryEntry]) -> tuple[tuple[HistoryEntry, ...], ...]:
    """What was done in one go, newest first: a save of a record with its sub-rows is one step."""
    newest_first = reversed(entries)
    return tuple(tuple(step) for _, step in groupby(newest_first, key=lambda entry: entry.transaction))


def _names_of(entries: Sequence[HistoryEntry]) -> Mapping[str, str]:
    """What each row was called last, by its id."""
    return {
        entry.row_id: _shown(change.new)
        for entry in entries
        for change in entry.changes
        if change.field in _NAMING and change.new
    }


def _lines_of(step: Sequence[HistoryEntry], kind: str, names: Mapping[str, str]) -> list[str]:
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
