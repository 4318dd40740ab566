"""The generic tab of a register: list, filter bar, toolbar, totals, form, empty-state words.

Data only: `EntitySpec`. A tab that needs more than `add_action` is a class of its own, built from the
same `PagedModel`, `PagedTable` and `FilterBar`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.numbers import format_integer
from app.core.progress import Progress
from app.services.changelog.changes import Changes
from app.services.listing import FetchPage, ListQuery
from app.ui.actions import ActionBar
from app.ui.column_keeper import ColumnKeeper
from app.ui.columns import Column
from app.ui.context import UiContext
from app.ui.filter_bar import FilterBar, FilterSpec
from app.ui.form import Form
from app.ui.form_dialog import FormDialog
from app.ui.list_output import ShownList, export_list, print_list
from app.ui.list_pane import ListPane
from app.ui.strings import lists as words

LAYOUT_DEBOUNCE_MS: Final = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitySpec:
    """A register. `key` is its kind of record; `watches` are further kinds that its list shows.

    `form` makes the form (None: read-only). With `pane`, the form stands beside the list, else it
    opens in a window. `empty` says what to do when there is no record yet.
    """

    key: str
    title: str
    columns: Sequence[Column]
    fetch: FetchPage[Any]
    empty: str
    filters: Sequence[FilterSpec] = ()
    form: Callable[[UiContext], Form] | None = None
    watches: frozenset[str] = frozenset()
    pane: bool = False


class EntityTab(QWidget):
    """One register's tab. Enter opens, Ctrl+N new, Del deletes, Ctrl+F filters, F5 reads again."""

    form_opened = Signal(object)
    """The `Form` that was opened."""

    def __init__(self, spec: EntitySpec, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec: Final = spec
        self.context: Final = context
        self.list: Final = ListPane(spec.title, spec.columns, spec.fetch, context, empty=spec.empty)
        self.table: Final = self.list.table
        self.filter_bar: Final = FilterBar(spec.filters, self)
        self.actions_bar: Final = ActionBar(self)
        self.form: Form | None = None
        self._splitter: Final = QSplitter(Qt.Orientation.Horizontal, self)
        self._keeper: Final = ColumnKeeper(self.table)
        self._layout_timer = QTimer(self)
        self._started = False
        self._stale = False
        self._build()
        self._make_actions()
        self._connect()
        if spec.pane and spec.form is not None:
            self._show_pane(spec.form(context))

    # --- building -------------------------------------------------------------------------

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.filter_bar, 1)
        top.addWidget(self.actions_bar, 0, Qt.AlignmentFlag.AlignTop)
        self._splitter.addWidget(self.list)
        self._splitter.setChildrenCollapsible(False)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 8, 10, 6)
        self._layout.addLayout(top)
        self._layout.addWidget(self._splitter, 1)

    def fill_its_place(self) -> None:
        """Leave no margin: the page that it stands in has its own."""
        self._layout.setContentsMargins(0, 0, 0, 0)

    def _make_actions(self) -> None:
        bar = self.actions_bar
        if self.spec.form is not None:
            bar.add(words.NEW, self.open_new, icon="plus", key="Ctrl+N", primary=True)
        self.open_action = bar.add(words.EDIT, self.open_current, icon="edit", needs_rows=True)
        if self.spec.form is not None:
            self.delete_action = bar.add(
                words.DELETE, self.delete_selected, icon="trash", key="Del", needs_rows=True
            )
        copy = self._quiet_action(words.COPY, self.table.copy_selection, "Ctrl+C")
        refresh = self._quiet_action(words.REFRESH, self.refresh, "F5")
        output = [self._quiet_action(words.PRINT, self.print_list, "Ctrl+P")]
        if self.context.exports is not None:
            output.insert(0, self._quiet_action(words.EXPORT, self.export_list, "Ctrl+E"))
        reset = self._quiet_action(words.RESET_COLUMNS, self._keeper.reset, "")
        self._menu_actions = (copy, *output, refresh, reset)
        bar.add_menu(words.MORE, self._menu_actions)
        find = self._quiet_action(words.SEARCH_NAME, self.filter_bar.search.setFocus, "Ctrl+F")
        find.triggered.connect(self.filter_bar.search.selectAll)
        bar.follow_selection(self.table)

    def _quiet_action(self, label: str, slot: Callable[[], object], key: str) -> QAction:
        """An action without a button: keys and context menu only."""
        action = QAction(label, self)
        # Ctrl+C belongs to the table: in the filter box it copies the words there.
        owner = self.table if key in ("Ctrl+C", "Del") else self
        if key:
            action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: slot())
        owner.addAction(action)
        return action

    def add_action(
        self,
        label: str,
        slot: Callable[[], object],
        *,
        icon: str = "",
        key: str = "",
        needs_rows: bool = False,
    ) -> QAction:
        """Add a button to the toolbar and the context menu."""
        return self.actions_bar.add(label, slot, icon=icon, key=key, needs_rows=needs_rows)

    def _connect(self) -> None:
        self._layout_timer.setSingleShot(True)
        self._layout_timer.setInterval(LAYOUT_DEBOUNCE_MS)
        self._layout_timer.timeout.connect(self._keep_layout)
        self._keeper.changed.connect(self._layout_timer.start)
        self.filter_bar.changed.connect(self._filter)
        self.filter_bar.left_downwards.connect(self._enter_list)
        self.table.opened.connect(self.open_record)
        self.table.copied.connect(self._say_copied)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.selection_changed.connect(self._follow_selection)
        self.context.hub.changed.connect(self.take_changes)

    # --- the list -------------------------------------------------------------------------

    @override
    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if not self._started:
            self._started = True
            self._read_layout()
        elif self._stale:
            self.refresh()

    def _read_layout(self) -> None:
        local, key = self.context.local, self._layout_key

        def work(_progress: Progress) -> Any:
            return local.get(key)

        def show(state: Any) -> None:
            self._keeper.restore(state)
            self._layout_timer.stop()
            self._filter()

        self.context.jobs.read(work, show, failed=lambda _error: self._filter(), owner=self)

    @property
    def _layout_key(self) -> str:
        return f"layout.{self.spec.key}"

    def _keep_layout(self) -> None:
        local, key, state = self.context.local, self._layout_key, self._keeper.state()
        self.context.jobs.keep(lambda _progress: local.put(key, state))

    def _filter(self) -> None:
        self.list.filtering = self.filter_bar.filtering
        self.table.filter(self.filter_bar.search_text(), self.filter_bar.filters())

    def refresh(self) -> None:
        """Read the rows again; selection and scroll stay."""
        self._stale = False
        self.table.refresh()

    def take_changes(self, changes: Changes) -> None:
        """Read again when the list shows what changed: at once if it is seen, else when it is."""
        if not changes.touches(self.spec.key, *self.spec.watches) or not self._started:
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def show_filtered(self, **filters: Any) -> None:
        """Show the rows behind a figure elsewhere: set these chips, clear the rest."""
        self.filter_bar.clear()
        for key, value in filters.items():
            self.filter_bar.set_filter(key, value)

    @property
    def query(self) -> ListQuery:
        """What the list shows."""
        return self.table.rows.query

    def _enter_list(self) -> None:
        self.table.setFocus()
        if self.table.current_id() is None and self.table.rows.rowCount():
            self.table.select_id(self.table.rows.id_at(0))

    def _say_copied(self, count: int) -> None:
        self.context.messages.notice(words.COPIED.format(count=format_integer(count)))

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions_bar.buttons_actions())
        menu.addSeparator()
        menu.addAction(words.SELECT_ALL).triggered.connect(self.table.selectAll)
        menu.addActions(self._menu_actions)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def shown_list(self) -> ShownList:
        """The list as it stands, for Excel and print."""
        columns = [self.table.rows.columns[section] for section in self.table.visible_columns()]
        return ShownList(self.spec.title, columns, self.spec.fetch, self.query)

    def export_list(self) -> None:
        """Write the list as an Excel file."""
        export_list(self.shown_list(), self.context)

    def print_list(self) -> None:
        """Print the list."""
        print_list(self.shown_list(), self.context, self)

    # --- records --------------------------------------------------------------------------

    def open_new(self, defaults: Mapping[str, Any] | None = None) -> None:
        """Open an empty form, with `defaults` by field key filled in."""
        self._with_form(lambda form: form.open_new(defaults))

    def open_current(self) -> None:
        """Open the current row."""
        record_id = self.table.current_id()
        if record_id is not None:
            self.open_record(record_id)

    def open_record(self, record_id: str) -> None:
        """Open a record, shown in the list or not."""
        self._with_form(lambda form: form.open_record(record_id))

    def _with_form(self, show: Callable[[Form], None]) -> None:
        if self.spec.form is None:
            return
        if self.form is not None:
            form = self.form
            form.leave(lambda: self._focus_form(form, show))
            return
        form = self.spec.form(self.context)
        dialog = FormDialog(form, self.spec.title, self)
        form.saved.connect(lambda saved: self._select_later(saved.record.id))
        show(form)
        dialog.open()
        self.form_opened.emit(form)

    def _focus_form(self, form: Form, show: Callable[[Form], None]) -> None:
        show(form)
        first = next(iter(form.fields.values()), None)
        if first is not None:
            first.setFocus()
        self.form_opened.emit(form)

    def _show_pane(self, form: Form) -> None:
        self.form = form
        form.hide_close_button()
        form.saved.connect(lambda saved: self._select_later(saved.record.id))
        self._splitter.addWidget(form)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        form.open_new()

    def _follow_selection(self) -> None:
        """In a pane, show the record that was moved to, unless something unsaved stands there."""
        record_id, form = self.table.current_id(), self.form
        if form is None or record_id is None or form.dirty or len(self.table.selected_ids()) != 1:
            return
        if form.record is None or form.record.id != record_id:
            form.open_record(record_id)

    def _select_later(self, record_id: str) -> None:
        if not self.table.select_id(record_id):
            self.list.select_when_loaded(record_id)

    def delete_selected(self) -> None:
        """Delete the selected rows; one at once, several after asking. A notice offers undo."""
        ids = self.table.selected_ids()
        if not ids:
            return
        question = words.CONFIRM_DELETE_MANY.format(count=format_integer(len(ids)))
        if len(ids) > 1 and not self.context.messages.ask(question, yes=words.DELETE):
            return
        records, kind = self.context.records, self.spec.key

        def work(_progress: Progress) -> Changes:
            return records.delete(kind, ids)

        self.context.jobs.write(
            work, lambda changes: self._deleted(changes, len(ids)), label=words.DELETING, owner=self
        )

    def _deleted(self, changes: Changes, count: int) -> None:
        hub = self.context.hub
        text = words.DELETED_ONE if count == 1 else words.DELETED_MANY.format(count=format_integer(count))
        hub.announce(changes)
        self.context.messages.notice(text, hub.undo_action(changes))
        if self.form is not None and self.form.record is not None:
            self.form.open_new()
