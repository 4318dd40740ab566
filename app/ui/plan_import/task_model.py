"""The proposals as a table: tick, section, duty, unit, time, and what each is to the tasks there are."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from typing_extensions import override

from app.core.vocabulary import Frequency
from app.ui.plan_import.draft import Entry, State
from app.ui.plan_import.times_text import times_text
from app.ui.strings import plan_import as words
from app.ui.theme import LIGHT, Colours, Tone

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()
TICK, SECTION, TEXT, UNIT, TIME, STATE = range(6)
_TITLES: Final = (
    "",
    words.COLUMN_SECTION,
    words.COLUMN_TEXT,
    words.COLUMN_UNIT,
    words.COLUMN_TIME,
    words.COLUMN_STATE,
)
_STATES: Final[Mapping[State, tuple[str, Tone]]] = {
    State.NEW: (words.STATE_NEW, Tone.GOOD),
    State.CHANGED: (words.STATE_CHANGED, Tone.WARN),
    State.SAME: (words.STATE_SAME, Tone.MUTED),
    State.GONE: (words.STATE_GONE, Tone.BAD),
}

Show = Callable[[Entry], bool]


class TaskModel(QAbstractTableModel):
    """The entries that are shown. It changes nothing by itself: `ticked` says what the officer wants."""

    ticked = Signal(int, bool)
    """The box of the entry with this key was clicked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.colours: Colours = LIGHT
        self._rows: tuple[Entry, ...] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these entries; when only some of them differ, the rest is not touched."""
        entries = tuple(entries)
        if [entry.key for entry in entries] != [entry.key for entry in self._rows]:
            self.beginResetModel()
            self._rows = entries
            self.endResetModel()
            return
        before, self._rows = self._rows, entries
        for row, (old, new) in enumerate(zip(before, entries, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, STATE))

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._rows[row]

    def row_of(self, key: int) -> int | None:
        """The row of an entry, or None when it is not shown."""
        return next((row for row, entry in enumerate(self._rows) if entry.key == key), None)

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == TICK and self._rows[index.row()].can_tick:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(entry, index.column())
            case Qt.ItemDataRole.CheckStateRole if index.column() == TICK and entry.can_tick:
                return Qt.CheckState.Checked if entry.ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(entry, index.column())
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self.colours.tone(self._tone(entry, index.column())))
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == TICK:
                return words.TICKED_SPOKEN if entry.ticked else words.UNTICKED_SPOKEN
            case _:
                return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        self.ticked.emit(self._rows[index.row()].key, on)
        return True

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[section]
        return None

    def _text(self, entry: Entry, column: int) -> str:
        task = entry.task
        match column:
            case 1:
                return task.section
            case 2:
                return words.FLAGGED.format(text=task.text) if task.flags else task.text
            case 3:
                return task.lead_unit or ""
            case 4:
                return "\n".join(part for part in (times_text(task.periods), frequency_of(entry)) if part)
            case 5:
                return _STATES[entry.state][0]
            case _:
                return ""

    def _tip(self, entry: Entry, column: int) -> str:
        if column == TEXT:
            return entry.task.text
        return self._text(entry, column)

    def _tone(self, entry: Entry, column: int) -> Tone:
        if column == STATE:
            return _STATES[entry.state][1]
        return Tone.NORMAL if entry.ticked and entry.can_tick else Tone.MUTED


def frequency_of(entry: Entry) -> str:
    """How often the task comes back, in words."""
    recurrence = entry.task.recurrence
    return Frequency[recurrence.freq.name].label if recurrence else ""
