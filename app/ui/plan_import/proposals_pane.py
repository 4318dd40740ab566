"""The right side: the table of proposals, what can be done with them, and the editor of the current one."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.ui.fields.choices import QuietCombo
from app.ui.flow import FlowLayout
from app.ui.icons import icon
from app.ui.plan_import.draft import Entry, PlanDraft, State
from app.ui.plan_import.editor import TaskEditor
from app.ui.plan_import.splitting import sentence_ends
from app.ui.plan_import.task_table import TaskTable
from app.ui.strings import lists as list_words
from app.ui.strings import plan_import as words
from app.ui.theme import Tone, mark, set_tone

_FILTERS: Final[Sequence[tuple[str, Callable[[Entry], bool]]]] = (
    (words.SHOW_ALL, lambda _entry: True),
    (words.SHOW_TICKED, lambda entry: entry.ticked and entry.can_tick),
    (words.SHOW_FLAGGED, lambda entry: bool(entry.task.flags)),
    (words.SHOW_NEW, lambda entry: entry.state is State.NEW),
    (words.SHOW_CHANGED, lambda entry: entry.state is State.CHANGED),
    (words.SHOW_SAME, lambda entry: entry.state is State.SAME),
    (words.SHOW_GONE, lambda entry: entry.state is State.GONE),
)


class ProposalsPane(QWidget):
    """Works on a `PlanDraft`; says which entries are chosen and when the draft has changed."""

    chosen = Signal(object)
    """The keys of the selected entries, as a tuple."""
    changed = Signal()
    """The draft is another now."""

    def __init__(self, unit_names: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = PlanDraft((), ())
        self._year = 0
        self._quiet = False
        self._kept_filters: list[int] = [0]
        self.table: Final = TaskTable(self)
        self.editor: Final = TaskEditor(unit_names, self)
        self.show_combo: Final = QuietCombo(self)
        self.show_combo.setAccessibleName(words.SHOW)
        self.note: Final = QLabel(self)
        self.note.setWordWrap(True)
        set_tone(self.note, Tone.WARN)
        self.note.hide()
        self._operations = QWidget(self)
        self.buttons: Final[Mapping[str, QToolButton]] = self._make_buttons()
        self._build()
        self._connect()

    # --- building -------------------------------------------------------------------------------

    def _make_buttons(self) -> Mapping[str, QToolButton]:
        line = FlowLayout(self._operations, spacing=4)
        found = {}
        for key, label, tip, keys, slot in (
            ("sentences", words.SPLIT_SENTENCES, words.SPLIT_SENTENCES_TIP, "Ctrl+T", self.split_sentences),
            ("here", words.SPLIT_HERE, words.SPLIT_HERE_TIP, "Ctrl+Return", self.split_here),
            ("merge", words.MERGE, words.MERGE_TIP, "Ctrl+G", self.merge),
            ("drop", words.DROP, words.DROP_TIP, "", self.drop),
            ("undo", words.UNDO, words.UNDO_TIP, "", self.undo),
        ):
            button = QToolButton(self._operations)
            button.setText(label)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, act=slot: act())
            shown = {"drop": "Del", "undo": "Ctrl+Z"}.get(key, keys)
            shown = QKeySequence(shown).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(list_words.TIP_WITH_KEY.format(label=tip, key=shown))
            if keys:
                shortcut = QShortcut(QKeySequence(keys), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(button.click)
            line.addWidget(button)
            found[key] = button
        found["drop"].setIcon(icon("trash", self))
        found["undo"].setIcon(icon("undo", self))
        for key in ("drop", "undo"):
            found[key].setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return found

    def _build(self) -> None:
        title = QLabel(words.TASKS, self)
        title.setBuddy(self.table)
        mark(title, "subtitle")
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.show_combo)
        for label, on in ((words.TICK_ALL, True), (words.TICK_NONE, False)):
            button = QToolButton(self)
            button.setText(label)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, on=on: self.tick_shown(on=on))
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._operations)
        layout.addWidget(self.note)
        layout.addWidget(self.editor)

    def _connect(self) -> None:
        self.table.current_changed.connect(self._selected)
        self.table.tasks.ticked.connect(lambda key, on: self._tick((key,), on=on))
        self.table.tick_wanted.connect(self.turn_ticks)
        self.table.drop_wanted.connect(self.drop)
        self.table.edit_wanted.connect(self.editor.text.setFocus)
        self.editor.left.connect(self.table.setFocus)
        self.editor.edited.connect(self._edit)
        self.show_combo.activated.connect(lambda _index: self._show())
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self.table)
        undo.setContext(Qt.ShortcutContext.WidgetShortcut)
        undo.activated.connect(self.undo)

    # --- showing --------------------------------------------------------------------------------

    def show_draft(self, draft: PlanDraft, *, year: int) -> None:
        """Work on another draft; days typed without a year are of `year`."""
        self._draft = draft
        self._year = year
        self.editor.show_entry(None, year=year)
        self.table.show_states(wanted=any(entry.state is not State.NEW for entry in draft.entries))
        self._fill_combo()
        self.show_combo.setCurrentIndex(0)
        self._show()
        first = next(iter(draft.ticked or draft.entries), None)
        if first is not None:
            self.table.select_keys([first.key])

    def select(self, keys: Sequence[int]) -> None:
        """Choose entries; all are shown when one of them is hidden now."""
        if any(self.table.tasks.row_of(key) is None for key in keys):
            self.show_combo.setCurrentIndex(0)
            self._show()
        self.table.select_keys(keys)

    def _fill_combo(self) -> None:
        """Only what there is can be chosen."""
        shown = self.show_combo.currentIndex()
        wanted = self._kept_filters[shown] if 0 <= shown < len(self._kept_filters) else 0
        self.show_combo.clear()
        self._kept_filters = []
        for place, (label, wants) in enumerate(_FILTERS):
            count = sum(wants(entry) for entry in self._draft.entries)
            if place == 0 or place == wanted or 0 < count < len(self._draft.entries):
                self._kept_filters.append(place)
                self.show_combo.addItem(label.format(count=count))
        self.show_combo.setCurrentIndex(self._kept_filters.index(wanted))

    def _show(self, keys: Sequence[int] | None = None) -> None:
        """Bring the table into step with the draft; `keys` are selected then."""
        wanted = self.table.selected_keys() if keys is None else keys
        place = max(0, self.show_combo.currentIndex())
        wants = _FILTERS[self._kept_filters[place] if place < len(self._kept_filters) else 0][1]
        self._quiet = True
        self.table.tasks.show([entry for entry in self._draft.entries if wants(entry)])
        self.table.select_keys(wanted)
        self._quiet = False
        self._selected()

    def _selected(self) -> None:
        if self._quiet:
            return
        before = self.editor.entry
        entry = self.table.current_entry()
        moved = before is not None and (entry is None or entry.key != before.key)
        if moved and before is not None and not self.editor.flush():
            # The time typed cannot be read: stay there, with the sentence below it.
            self._quiet = True
            self.table.select_keys([before.key])
            self._quiet = False
            return
        if entry is None or before is None or entry != before:
            self.editor.show_entry(entry, year=self._year)
        keys = self.table.selected_keys()
        self._follow_selection(keys)
        self.chosen.emit(keys)

    def _follow_selection(self, keys: Sequence[int]) -> None:
        chosen = [self._draft.entry(key) for key in keys]
        can_change = [entry for entry in chosen if entry.can_change]
        self.buttons["sentences"].setEnabled(len(can_change) == 1)
        self.buttons["here"].setEnabled(len(can_change) == 1)
        self.buttons["merge"].setEnabled(len(can_change) > 1)
        self.buttons["drop"].setEnabled(bool(chosen))
        self.buttons["undo"].setEnabled(self._draft.can_undo)

    # --- steps ----------------------------------------------------------------------------------

    def _step(self, keys: Sequence[int] | None = None) -> None:
        self.note.hide()
        self._fill_combo()
        self._show(keys)
        self.changed.emit()

    def _tick(self, keys: Sequence[int], *, on: bool) -> None:
        self._draft.tick(keys, on=on)
        self._step()

    def turn_ticks(self) -> None:
        """Tick the selected entries, or untick them when all are ticked."""
        keys = self.table.selected_keys()
        entries = [entry for entry in map(self._draft.entry, keys) if entry.can_tick]
        if entries:
            self._tick(keys, on=not all(entry.ticked for entry in entries))

    def tick_shown(self, *, on: bool) -> None:
        """Tick or untick every entry that the table shows."""
        rows = range(self.table.tasks.rowCount())
        self._tick([self.table.tasks.entry(row).key for row in rows], on=on)

    def _edit(self, task: object) -> None:
        entry = self.editor.entry
        if entry is not None:
            self._draft.edit(entry.key, task)  # type: ignore[arg-type]
            self._step()

    def split_sentences(self) -> None:
        """Make a task of each sentence of the current one."""
        entry = self._for_split()
        if entry is None:
            return
        ends = sentence_ends(entry.task.text)
        if ends:
            self._step(self._draft.split(entry.key, ends))
        else:
            self._say(words.CANNOT_SPLIT)

    def split_here(self) -> None:
        """Cut the current task where the caret stands in its words."""
        place = self.editor.caret()
        entry = self._for_split()
        if entry is None:
            return
        keys = self._draft.split(entry.key, [place])
        if len(keys) > 1:
            self._step(keys)
        else:
            self._say(words.CANNOT_SPLIT_HERE)

    def _for_split(self) -> Entry | None:
        entry = self.table.current_entry()
        if entry is None or not entry.can_change or not self.editor.flush():
            return None
        return self._draft.entry(entry.key)

    def merge(self) -> None:
        """Make one task of the selected ones."""
        keys = self.table.selected_keys()
        if len(keys) > 1 and self.editor.flush():
            self._step(self._draft.merge(keys))

    def drop(self) -> None:
        """Take the selected entries off the list."""
        keys = self.table.selected_keys()
        if keys:
            self.editor.show_entry(None, year=self._year)
            self._step(self._draft.drop(keys))

    def undo(self) -> None:
        """Take the last step back."""
        if self._draft.can_undo:
            self.editor.show_entry(None, year=self._year)
            self._draft.undo()
            self._step()

    def flush(self) -> bool:
        """Take over what stands in the editor; False when its time cannot be read."""
        if self.editor.flush():
            return True
        self._say(words.FIX_TIME_FIRST)
        self.editor.time.setFocus()
        return False

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.show()
