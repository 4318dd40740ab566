"""The times of a repeating task within its form: a table, each line marked at one key or click."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.clock import Clock
from app.core.dates import format_date
from app.core.vocabulary import OPEN_STATUSES, TaskStatus
from app.ui.icons import icon
from app.ui.read_only import make_read_only, make_striped
from app.ui.strings import tasks as words
from app.ui.tasks.columns import STATUS_TONES
from app.ui.theme import Tone, colours_of, row_height
from app.ui.wrapped import wrapped

_TITLES: Final = (
    words.OCCURRENCE_LABEL,
    words.OCCURRENCE_DUE,
    words.OCCURRENCE_STATUS,
    words.OCCURRENCE_DONE,
    words.OCCURRENCE_RESULT,
)
_MOST_LINES: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What the officer says of one occurrence; `result` None leaves what is written."""

    occurrence: str
    label: str
    status: TaskStatus
    done_on: date | None = None
    result: str | None = None


class OccurrencesPanel(QWidget):
    """Shows a task's occurrences. Space marks one as done today, Enter opens its result."""

    marked = Signal(object)
    """A `Mark` to be stored."""
    result_wanted = Signal(object)
    """An occurrence, as a mapping: its result is to be typed."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._rows: list[Mapping[str, Any]] = []
        self.note: Final = wrapped(words.OCCURRENCES_NONE, self)
        self.table: Final = _OccurrenceTable(self)
        self.quick_button: Final = QPushButton(words.OCCURRENCE_QUICK, self)
        self.quick_button.setIcon(icon("check", self))
        self.quick_button.setToolTip(words.OCCURRENCE_QUICK_TIP)
        self.result_button: Final = QPushButton(words.OCCURRENCE_MARK, self)
        self.undone_button: Final = QPushButton(words.OCCURRENCE_UNDO, self)
        self._build()
        self.table.itemSelectionChanged.connect(self._follow_selection)
        self.table.opened.connect(self.ask_result)
        self.table.ticked.connect(self.mark_done)
        self.quick_button.clicked.connect(self.mark_done)
        self.result_button.clicked.connect(self.ask_result)
        self.undone_button.clicked.connect(self.mark_undone)
        self.show_rows((), stored=True)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.quick_button, self.result_button, self.undone_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.addWidget(self.note)
        layout.addWidget(self.table)
        layout.addLayout(buttons)

    # --- showing ----------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Mapping[str, Any]], *, stored: bool) -> None:
        """Show a task's occurrences; a task that is not `stored` has none yet."""
        self._rows = sorted(rows, key=lambda row: row["due_on"])
        current = self.table.currentRow()
        self.table.setRowCount(len(self._rows))
        for line, row in enumerate(self._rows):
            self._fill(line, row)
        for widget in (self.table, self.quick_button, self.result_button, self.undone_button):
            widget.setVisible(bool(self._rows))
        self._say(stored=stored)
        self._fit()
        if self._rows:
            self.table.selectRow(min(current, len(self._rows) - 1) if current >= 0 else self._first_open())
        self._follow_selection()

    def _say(self, *, stored: bool) -> None:
        done = sum(row["status"] is TaskStatus.DONE for row in self._rows)
        if self._rows:
            text = words.OCCURRENCE_SUMMARY.format(done=done, total=len(self._rows))
        else:
            text = words.OCCURRENCES_NONE if stored else words.OCCURRENCES_LATER
        self.note.setText(text)

    def say_anew(self) -> None:
        """Tell that saving makes the occurrences anew."""
        self.note.setText(words.OCCURRENCES_ANEW if self._rows else words.OCCURRENCES_LATER)

    def _fill(self, line: int, row: Mapping[str, Any]) -> None:
        status: TaskStatus = row["status"]
        late = status in OPEN_STATUSES and row["due_on"] < self._clock.today()
        done_on = row["done_on"]
        texts = (
            row["label"] or format_date(row["due_on"]),
            format_date(row["due_on"]),
            words.OVERDUE if late else status.label,
            format_date(done_on) if done_on else "",
            " ".join(str(row["result"] or "").split()),
        )
        tone = Tone.BAD if late else STATUS_TONES[status]
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if column == 2:
                item.setForeground(QColor(colours_of(self).tone(tone)))
            self.table.setItem(line, column, item)

    def _fit(self) -> None:
        lines = min(len(self._rows), _MOST_LINES)
        header = self.table.horizontalHeader().sizeHint().height()
        height = lines * row_height(self) + header + 2 * self.table.frameWidth()
        self.table.setFixedHeight(height)

    def _first_open(self) -> int:
        """The line that is up next: the first one that is not done."""
        opened = (line for line, row in enumerate(self._rows) if row["status"] in OPEN_STATUSES)
        return next(opened, 0)

    # --- marking ----------------------------------------------------------------------------

    def current(self) -> Mapping[str, Any] | None:
        """The occurrence of the current line."""
        line = self.table.currentRow()
        return self._rows[line] if 0 <= line < len(self._rows) else None

    def mark_done(self) -> None:
        """Say that the current one is done today; one that is done already stays as it is."""
        row = self.current()
        if row is not None and row["status"] is not TaskStatus.DONE:
            self.marked.emit(
                Mark(
                    occurrence=row["id"],
                    label=row["label"],
                    status=TaskStatus.DONE,
                    done_on=self._clock.today(),
                )
            )

    def mark_undone(self) -> None:
        """Take back that the current one is done."""
        row = self.current()
        if row is not None and row["status"] is not TaskStatus.NOT_STARTED:
            self.marked.emit(Mark(occurrence=row["id"], label=row["label"], status=TaskStatus.NOT_STARTED))

    def ask_result(self) -> None:
        """Ask for the current one's result."""
        row = self.current()
        if row is not None:
            self.result_wanted.emit(row)

    def _follow_selection(self) -> None:
        row = self.current()
        self.quick_button.setEnabled(row is not None and row["status"] is not TaskStatus.DONE)
        self.undone_button.setEnabled(row is not None and row["status"] is not TaskStatus.NOT_STARTED)
        self.result_button.setEnabled(row is not None)


class _OccurrenceTable(QTableWidget):
    """Lines of occurrences. Space ticks, Enter or a double click opens."""

    ticked = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, len(_TITLES), parent)
        self.setHorizontalHeaderLabels(_TITLES)
        make_read_only(self, words.OCCURRENCES)
        make_striped(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(_TITLES) - 1, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space:
                self.ticked.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case _:
                super().keyPressEvent(event)
