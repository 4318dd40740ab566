"""What is overdue and what falls due this week: the two lists of every morning."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.dates import format_short_date
from app.core.numbers import format_integer
from app.services.listing import ListQuery, Page
from app.services.tasks.rows import TaskRow
from app.ui.column_keeper import ColumnKeeper
from app.ui.context import UiContext
from app.ui.list_pane import ListPane
from app.ui.live_view import LiveView
from app.ui.strings import tasks as words
from app.ui.tasks.columns import due_columns
from app.ui.tasks.kinds import KINDS
from app.ui.tasks.ports import TaskService
from app.ui.theme import Tone, mark, set_tone


class DueView(LiveView):
    """Reads both lists when it is shown; Enter or a double click opens a task."""

    task_opened = Signal(str)
    selection_changed = Signal()

    def __init__(self, context: UiContext, tasks: TaskService, parent: QWidget | None = None) -> None:
        super().__init__(context, KINDS, parent)
        self._tasks = tasks
        self.overdue_title: Final = self._heading()
        self.week_title: Final = self._heading()
        self.overdue: Final = self._list("overdue", words.DUE_OVERDUE, words.DUE_NO_OVERDUE, late=True)
        self.week: Final = self._list("this_week", words.VIEW_DUE, words.DUE_NO_WEEK, late=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.overdue_title)
        layout.addWidget(self.overdue, 3)
        layout.addSpacing(6)
        layout.addWidget(self.week_title)
        layout.addWidget(self.week, 2)
        self.overdue.model.loaded.connect(self._show_counts)
        self.week.model.loaded.connect(self._show_counts)
        self._show_counts()

    def _heading(self) -> QLabel:
        label = QLabel(self)
        mark(label, "subtitle")
        return label

    def _list(self, key: str, title: str, empty: str, *, late: bool) -> ListPane:
        def fetch(query: ListQuery) -> Page[TaskRow]:
            return self._tasks.page(replace(query, filters={key: True}))

        columns = due_columns(self.context.clock, late=late)
        pane = ListPane(title, columns, fetch, self.context, empty=empty, parent=self)
        pane.totals.hide()
        pane.table.prepare_sort("next_due", descending=False)
        pane.table.opened.connect(self.task_opened)
        pane.table.selection_changed.connect(self.selection_changed)
        ColumnKeeper(pane.table)
        return pane

    def selected_ids(self) -> tuple[str, ...]:
        """The selected tasks of both lists, each once."""
        ids = (*self.overdue.table.selected_ids(), *self.week.table.selected_ids())
        return tuple(dict.fromkeys(ids))

    @override
    def _read(self) -> None:
        """Read both lists again."""
        self.overdue.table.refresh()
        self.week.table.refresh()

    def _show_counts(self) -> None:
        late = self.overdue.model.total
        self.overdue_title.setText(words.DUE_OVERDUE_COUNT.format(count=format_integer(late)))
        set_tone(self.overdue_title, Tone.BAD if late else Tone.NORMAL)
        self.week_title.setText(
            words.DUE_WEEK_COUNT.format(days=self._week(), count=format_integer(self.week.model.total))
        )

    def _week(self) -> str:
        today = self.context.clock.today()
        monday = today - timedelta(days=today.weekday())
        return f"{format_short_date(monday)} – {format_short_date(monday + timedelta(days=6))}"

    def focus_first(self) -> None:
        """Give the focus to the overdue ones, or to this week's when there are none."""
        pane = self.overdue if self.overdue.model.total else self.week
        pane.table.setFocus(Qt.FocusReason.OtherFocusReason)
