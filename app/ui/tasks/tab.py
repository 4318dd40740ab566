"""The Nhiệm vụ tab: four ways to look at the tasks, and what is done with them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.services.tasks.rows import TaskRow
from app.ui.context import UiContext
from app.ui.entity_tab import EntitySpec, EntityTab
from app.ui.focus import focus_inside
from app.ui.icons import icon
from app.ui.list_pane import ListPane
from app.ui.picked import PickedChip
from app.ui.strings import tasks as words
from app.ui.switch_button import SwitchButton
from app.ui.tasks.bulk_dialog import BulkDialog
from app.ui.tasks.choices import TaskChoices
from app.ui.tasks.columns import FilteredTasks, chips_for, columns, filters
from app.ui.tasks.due_view import DueView
from app.ui.tasks.form import TaskForm
from app.ui.tasks.month_view import MonthView
from app.ui.tasks.ports import TaskService, UnitPapers
from app.ui.tasks.unit_view import UnitView

LIST, UNITS, MONTH, DUE = "list", "units", "month", "due"
"""The views' keys, in the order of their buttons."""
_VIEWS: Final = (
    (LIST, words.VIEW_LIST),
    (UNITS, words.VIEW_UNITS),
    (MONTH, words.VIEW_MONTH),
    (DUE, words.VIEW_DUE),
)


class TasksTab(QWidget):
    """One list of tasks, seen as a list, by unit, by month, or by what is due."""

    import_wanted = Signal()
    """«Mở kế hoạch…» was pressed: the window opens the plan import."""
    form_opened = Signal(object)
    """The `TaskForm` that was opened."""

    def __init__(
        self,
        context: UiContext,
        tasks: TaskService,
        papers: UnitPapers | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context: Final = context
        self._tasks = tasks
        self._papers = papers
        self.choices: Final = TaskChoices(context, tasks, self)
        self._picked = PickedChip()
        self.list: Final = self._make_list()
        self.units: Final = UnitView(context, tasks)
        self.month: Final = MonthView(context, tasks)
        self.due: Final = DueView(context, tasks)
        self._pages: Final[Mapping[str, QWidget]] = {
            LIST: self.list,
            UNITS: self.units,
            MONTH: self.month,
            DUE: self.due,
        }
        self.stack: Final = QStackedWidget(self)
        self.view_buttons: Final[dict[str, SwitchButton]] = {}
        self._group = QButtonGroup(self)
        self._build()
        self._connect()

    # --- building ---------------------------------------------------------------------------

    def _make_list(self) -> EntityTab:
        context, tasks, choices = self.context, self._tasks, self.choices
        spec = EntitySpec(
            key="tasks",
            title=words.TITLE,
            columns=columns(),
            fetch=FilteredTasks(tasks, self._picked, context.clock).page,
            filters=filters(choices, self._picked),
            form=lambda its_context: TaskForm(its_context, tasks, choices),
            watches=frozenset({"units", "plans"}),
            empty=words.EMPTY_LIST,
        )
        tab = EntityTab(spec, context)
        self._picked.attach(tab)
        tab.fill_its_place()
        bulk = tab.add_action(words.BULK, self.change_selected, icon="check", needs_rows=True)
        bulk.setToolTip(words.BULK_TIP)
        # Qt takes the dots away.
        bulk.setIconText(words.BULK)
        tab.table.show_lines(2)
        # By the date that is shown; the service's own order goes by the end of the whole task.
        tab.table.prepare_sort("next_due", descending=False)
        return tab

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        for key, label in _VIEWS:
            top.addWidget(self._make_view_button(key, label))
        top.addStretch(1)
        top.addWidget(
            self._make_button(words.IMPORT_PLAN, "import", words.IMPORT_PLAN_TIP, self.import_wanted.emit)
        )
        if self._papers is not None:
            top.addWidget(self._make_units_button())
        for page in self._pages.values():
            self.stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 6)
        layout.addLayout(top)
        layout.addWidget(self.stack, 1)
        self.view_buttons[LIST].setChecked(True)

    def _make_view_button(self, key: str, label: str) -> SwitchButton:
        button = SwitchButton(label, lambda: self.show_view(key), group=self._group, parent=self)
        self.view_buttons[key] = button
        return button

    def _make_units_button(self) -> QToolButton:
        """The papers between the office and the units."""
        button = self._make_button(words.UNITS_MENU, "document", words.UNITS_MENU_TIP, lambda: None)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.addAction(words.UNIT_SHEET, self.write_sheets)
        menu.addAction(words.UNIT_SHEET_BACK, self.read_sheet)
        menu.addSeparator()
        menu.addAction(words.REMINDER, self.write_reminder)
        button.setMenu(menu)
        return button

    def _make_button(self, label: str, drawing: str, tip: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.setText(label)
        button.setIcon(icon(drawing, self))
        button.setToolTip(tip)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: slot())
        return button

    def _connect(self) -> None:
        self.list.form_opened.connect(self.form_opened)
        self.units.figure_opened.connect(lambda chosen: self.show_filtered(**chosen))
        self.month.task_opened.connect(self.open_task)
        self.month.new_wanted.connect(self.open_new)
        self.due.task_opened.connect(self.open_task)

    # --- views ------------------------------------------------------------------------------

    @property
    def view(self) -> str:
        """The key of the view shown."""
        return next(key for key, page in self._pages.items() if page is self.stack.currentWidget())

    def show_view(self, key: str) -> None:
        """Show one of `LIST`, `UNITS`, `MONTH`, `DUE`."""
        self.view_buttons[key].setChecked(True)
        self.stack.setCurrentWidget(self._pages[key])
        focus_inside(self._pages[key])

    def show_filtered(self, **service_filters: Any) -> None:
        """Show the tasks behind a figure: filters as of the tasks service (`overdue=True`, `unit=id`…)."""
        self.show_view(LIST)
        self.list.show_filtered(**chips_for(service_filters))

    def show_picked(self, label: str, ids: tuple[str, ...]) -> None:
        """Show the tasks behind a figure that no filter describes; `label` says what they are."""
        self.show_view(LIST)
        self._picked.show(label, ids)

    # --- tasks ------------------------------------------------------------------------------

    def open_task(self, task_id: str) -> None:
        """Open a task's form."""
        self.list.open_record(task_id)

    def open_new(self, due: date | None = None) -> None:
        """Open an empty form, due on a day if one is given."""
        self.list.open_new({"due_on": due} if due else None)

    def selected_ids(self) -> tuple[str, ...]:
        """The tasks selected in the view shown."""
        if self.view == DUE:
            return self.due.selected_ids()
        return self.list.table.selected_ids() if self.view == LIST else ()

    def change_selected(self) -> None:
        """Ask what to change in all selected tasks."""
        ids = self.selected_ids()
        if ids:
            BulkDialog(self.context, self._tasks, self.choices, ids, self).open()

    # --- units' papers --------------------------------------------------------------------------

    def read_selected_units(self, then: Callable[[frozenset[str]], None]) -> None:
        """Call `then` with the lead units of what is selected in the view shown."""
        if self.view == UNITS:
            unit = self.units.selected_unit()
            then(frozenset((unit,)) if unit else frozenset())
            return
        lists = {LIST: (self.list.list,), DUE: (self.due.overdue, self.due.week)}.get(self.view, ())

        def read(panes: Sequence[ListPane], found: frozenset[str]) -> None:
            if panes:
                units_of = panes[0].table.read_selected
                units_of(_lead_unit, lambda units: read(panes[1:], found.union(filter(None, units))))
            else:
                then(found)

        read(lists, frozenset())

    def write_sheets(self) -> None:
        """«Phiếu giao việc cho đơn vị…»"""
        papers = self._papers
        if papers is None:
            return

        def show(units: frozenset[str]) -> None:
            from app.ui.tasks.sheet_dialog import SheetDialog

            SheetDialog(self.context, self._tasks, papers, units=units, parent=self).open()

        self.read_selected_units(show)

    def read_sheet(self) -> None:
        """«Đọc phiếu đơn vị gửi về…»"""
        if self._papers is not None:
            from app.ui.tasks.sheet_back_dialog import open_sheet_back

            open_sheet_back(self.context, self._papers.sheets, self)

    def write_reminder(self) -> None:
        """«Công văn đôn đốc…»"""
        papers = self._papers
        if papers is None:
            return

        def show(units: frozenset[str]) -> None:
            from app.ui.tasks.reminder_dialog import ReminderDialog

            ReminderDialog(self.context, self._tasks, papers.documents, units=units, parent=self).open()

        self.read_selected_units(show)


def _lead_unit(row: TaskRow) -> str | None:
    return row.lead_unit_id
