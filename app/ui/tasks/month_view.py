"""The month calendar: its heading, the grid, and the chosen day in words beside it."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.dates import month_range
from app.core.progress import Progress
from app.services.tasks.rows import CalendarItem, TaskMonth
from app.ui.context import UiContext
from app.ui.icons import icon
from app.ui.live_view import LiveView
from app.ui.strings import tasks as words
from app.ui.tasks.day_pane import DayPane
from app.ui.tasks.kinds import KINDS
from app.ui.tasks.month_grid import MonthGrid
from app.ui.tasks.month_layout import DayCell, cells_of
from app.ui.tasks.ports import TaskService
from app.ui.theme import Tone, mark, set_tone


class MonthView(LiveView):
    """Reads a month when it is shown. PgUp/PgDn or the wheel turn the page."""

    task_opened = Signal(str)
    new_wanted = Signal(object)
    """A date on which a new task is to be due."""

    def __init__(self, context: UiContext, tasks: TaskService, parent: QWidget | None = None) -> None:
        super().__init__(context, KINDS, parent)
        self._tasks = tasks
        today = context.clock.today()
        self._shown = (today.year, today.month)
        self._wanted_day: date | None = today
        self._running: Sequence[CalendarItem] = ()
        self.title: Final = QLabel(self)
        mark(self.title, "title")
        self.previous_button: Final = self._arrow("left", words.MONTH_PREVIOUS, -1)
        self.next_button: Final = self._arrow("right", words.MONTH_NEXT, 1)
        self.today_button: Final = QPushButton(words.MONTH_TODAY, self)
        self.today_button.clicked.connect(self.go_to_today)
        self.grid: Final = MonthGrid(today, self)
        self.pane: Final = DayPane(self)
        self._build()
        self._connect()

    def _arrow(self, drawing: str, label: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing, self))
        button.setToolTip(label)
        button.setAccessibleName(label)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.turn(step))
        return button

    def _build(self) -> None:
        hint = QLabel(words.MONTH_HINT, self)
        set_tone(hint, Tone.MUTED)
        head = QHBoxLayout()
        head.addWidget(self.previous_button)
        head.addWidget(self.next_button)
        head.addSpacing(6)
        head.addWidget(self.title)
        head.addSpacing(12)
        head.addWidget(self.today_button)
        head.addStretch(1)
        head.addWidget(hint)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(self.grid, 1)
        body.addWidget(self.pane)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addLayout(body, 1)

    def _connect(self) -> None:
        self.grid.day_changed.connect(self._show_day)
        self.grid.item_opened.connect(self.task_opened)
        self.grid.day_opened.connect(self.new_wanted)
        self.grid.month_wanted.connect(self.turn)
        self.grid.list_wanted.connect(self.pane.items.setFocus)
        self.pane.item_opened.connect(self.task_opened)
        self.pane.add_wanted.connect(self.new_wanted)
        new = QShortcut(QKeySequence("Ctrl+N"), self)
        new.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        new.activated.connect(self._add_on_current_day)

    # --- months ---------------------------------------------------------------------------

    @property
    def month(self) -> tuple[int, int]:
        """Year and month shown."""
        return self._shown

    def turn(self, step: int) -> None:
        """Show so many months later, or earlier."""
        months = self._shown[0] * 12 + self._shown[1] - 1 + step
        cell = self.grid.current_cell()
        day = cell.day.day if cell else 1
        self._shown = (months // 12, months % 12 + 1)
        last = month_range(*self._shown).end
        self._wanted_day = last.replace(day=min(day, last.day))
        self.refresh()

    def go_to_today(self) -> None:
        """Show this month and choose today."""
        today = self.context.clock.today()
        self._shown = (today.year, today.month)
        self._wanted_day = today
        self.refresh()

    @override
    def _read(self) -> None:
        """Read the month again."""
        wanted = self._shown

        def work(_progress: Progress) -> tuple[TaskMonth, tuple[DayCell, ...]]:
            month = self._tasks.month_calendar(*wanted)
            return month, cells_of(month)

        def show(answer: tuple[TaskMonth, tuple[DayCell, ...]]) -> None:
            if wanted == self._shown:
                self._show(*answer)

        self.context.jobs.read(work, show, owner=self)

    def _show(self, month: TaskMonth, cells: Sequence[DayCell]) -> None:
        current = self._wanted_day or getattr(self.grid.current_cell(), "day", None)
        self._wanted_day = None
        self._running = month.running
        self.title.setText(words.MONTH_OF.format(month=month.month, year=month.year))
        self.grid.setAccessibleName(words.MONTH_TABLE.format(month=month.month, year=month.year))
        self.grid.painting.today = self.context.clock.today()
        self.grid.days.show(cells)
        self.grid.select_day(current or date(month.year, month.month, 1))

    def _show_day(self, cell: DayCell | None) -> None:
        if cell is not None:
            self.pane.show_day(cell, self._running)

    def _add_on_current_day(self) -> None:
        cell = self.grid.current_cell()
        if cell is not None:
            self.new_wanted.emit(cell.day)
