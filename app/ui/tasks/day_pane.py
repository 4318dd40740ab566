"""What a day of the calendar holds, in words: commemorations, what is due, what is under way."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.dates import format_date, weekday_name
from app.core.numbers import format_integer
from app.core.vocabulary import TaskStatus
from app.services.tasks.rows import CalendarItem
from app.ui.icons import icon
from app.ui.strings import tasks as words
from app.ui.tasks.columns import STATUS_TONES
from app.ui.tasks.month_layout import DayCell
from app.ui.tasks.month_paint import item_text
from app.ui.theme import Tone, colours_of, mark, set_tone

_MOST_LINES: Final = 60
_TASK: Final = Qt.ItemDataRole.UserRole


class DayPane(QWidget):
    """Beside the calendar. A click or Enter on a line opens its task."""

    item_opened = Signal(str)
    """A task's id."""
    add_wanted = Signal(object)
    """The date shown: a new task is wanted there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: date | None = None
        self.title: Final = QLabel(self)
        mark(self.title, "subtitle")
        self.named: Final = QLabel(self)
        self.named.setWordWrap(True)
        self.named.setTextFormat(Qt.TextFormat.PlainText)
        set_tone(self.named, Tone.WARN)
        self.items: Final = QListWidget(self)
        self.items.setAccessibleName(words.MONTH_ITEMS)
        self.items.setWordWrap(True)
        self.items.setSpacing(4)
        self.items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.items.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.items.itemActivated.connect(self._open)
        self.items.itemClicked.connect(self._open)
        self.add_button: Final = QPushButton(words.MONTH_ADD, self)
        self.add_button.setIcon(icon("plus", self))
        self.add_button.clicked.connect(lambda: self.add_wanted.emit(self._day))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.title, self.named):
            layout.addWidget(widget)
        layout.addWidget(self.items, 1)
        layout.addWidget(self.add_button)

    @override
    def sizeHint(self) -> QSize:
        return QSize(310, 300)

    def show_day(self, cell: DayCell, running: Sequence[CalendarItem]) -> None:
        """Show a day; `running` are the month's items of several days."""
        self._day = cell.day
        self.title.setText(words.MONTH_DAY.format(weekday=weekday_name(cell.day), date=format_date(cell.day)))
        names = [*cell.named_days, *(one.name for one in cell.spans)]
        self.named.setText("\n".join(f"• {name}" for name in names))
        self.named.setVisible(bool(names))
        due = [slot.item for slot in cell.slots if slot.item.end == cell.day]
        under_way = [item for item in running if _covers(item, cell.day) and item.end != cell.day]
        self.items.clear()
        if due:
            self._add_heading(words.MONTH_DUE.format(count=format_integer(len(due))))
        elif not under_way:
            self._add_heading(words.MONTH_NOTHING)
        self._add_all(due, until=False)
        if under_way:
            self._add_heading(words.MONTH_RUNNING.format(count=format_integer(len(under_way))))
        self._add_all(under_way, until=True)

    def _add_all(self, items: Sequence[CalendarItem], *, until: bool) -> None:
        for item in items[:_MOST_LINES]:
            self._add(item, until=until)
        if len(items) > _MOST_LINES:
            left_out = format_integer(len(items) - _MOST_LINES)
            self._add_heading(words.MONTH_MORE_LISTED.format(count=left_out))

    def _add_heading(self, text: str) -> None:
        line = QListWidgetItem(text, self.items)
        line.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.items.font()
        font.setBold(True)
        line.setFont(font)
        line.setForeground(QColor(colours_of(self).muted))

    def _add(self, item: CalendarItem, *, until: bool) -> None:
        parts = [item.lead_unit] if item.lead_unit else []
        if until and item.end is not None:
            parts.append(words.MONTH_UNTIL.format(date=format_date(item.end)))
        line = QListWidgetItem("\n".join((item_text(item), " · ".join(parts))).strip(), self.items)
        line.setData(_TASK, item.task_id)
        tone = Tone.BAD if item.overdue else STATUS_TONES[item.status]
        if item.status is not TaskStatus.NOT_STARTED or item.overdue:
            line.setForeground(QColor(colours_of(self).tone(tone)))

    def _open(self, line: QListWidgetItem) -> None:
        task_id = line.data(_TASK)
        if task_id:
            self.item_opened.emit(task_id)


def _covers(item: CalendarItem, day: date) -> bool:
    return item.start is not None and item.end is not None and item.start <= day <= item.end
