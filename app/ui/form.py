"""Base of the hand-written forms: load, check, save, draft, history.

A form's class lists its fields in reading order, which is the Tab order:

    class UnitForm(Form):
        def __init__(self, context: UiContext) -> None:
            super().__init__(context, "units")
            self.add("name", "Tên đơn vị", LineField(), required=True)
            self.add("abbreviation", "Viết tắt", LineField(max_length=30), half=True)
            self.add("phone", "Điện thoại", LineField(max_length=30), half=True)

Then `open_new()` or `open_record(id)`. Enter moves on, Ctrl+S saves, findings of the service appear
below the fields whose keys they name, an unusual record is asked about and put again as confirmed.
Only the fields that were changed are put.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.core.errors import InvalidRecord, NeedsConfirmation
from app.core.progress import Progress
from app.ui.context import UiContext
from app.ui.draft_keeper import DraftKeeper
from app.ui.fields.base import Field
from app.ui.form_frame import FormFrame
from app.ui.jobs import to_be_told
from app.ui.messages import Choice
from app.ui.ports import Record, Saved
from app.ui.strings import common
from app.ui.strings import fields as field_words
from app.ui.strings import forms as words
from app.ui.theme import Tone

F = TypeVar("F", bound=Field)


class Form(QWidget):
    """One record's fields with save, history and draft; a widget for a pane or a `FormDialog`."""

    opened = Signal()
    """The record (or an empty one) is shown and can be typed into."""
    saved = Signal(object)
    """`Saved`: the record was stored."""
    dirty_changed = Signal(bool)
    close_asked = Signal()
    """The officer is done with the form."""

    def __init__(self, context: UiContext, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context: Final = context
        self.kind: Final = kind
        self.fields: Final[dict[str, Field]] = {}
        self._labels: dict[str, str] = {}
        self._required: set[str] = set()
        self._record: Record | None = None
        self._clean: dict[str, Any] = {}
        self._dirty = False
        self._loading = False
        self._saving = False
        self._sent: dict[str, Any] = {}
        self._stored = False
        self._frame: Final = FormFrame(self)
        self._drafts: Final = DraftKeeper(kind, context.local, context.jobs, self.changed_entries, self)
        self._frame.save_button.clicked.connect(lambda: self.save())
        self._frame.close_button.clicked.connect(self.close_asked)
        self._frame.history_button.clicked.connect(self.show_history)
        self._frame.drop_draft_button.clicked.connect(self.drop_draft)
        save = QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_S), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(lambda: self.save())
        context.hub.closing.connect(self._keep_draft)

    # --- building -------------------------------------------------------------------------

    def add(self, key: str, label: str, field: F, *, required: bool = False, half: bool = False) -> F:
        """Add a field below the ones there (beside the last one if both are `half`); return it."""
        self.fields[key] = field
        self._labels[key] = label
        if required:
            self._required.add(key)
        field.name(label)
        field.changed.connect(self._entry_changed)
        self._frame.add_field(label, field, required=required, half=half)
        return field

    def add_heading(self, text: str) -> None:
        """Start a group of fields."""
        self._frame.add_heading(text)

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no field, across the whole width."""
        self._frame.add_wide(widget)

    def hide_close_button(self) -> None:
        """In a pane there is nothing to close."""
        self._frame.close_button.hide()

    # --- loading --------------------------------------------------------------------------

    @property
    def record(self) -> Record | None:
        """The record shown; None for one that is not stored yet."""
        return self._record

    def open_new(self, defaults: Mapping[str, Any] | None = None) -> None:
        """Show an empty record with `defaults`, and the draft of an earlier one if there is one."""
        self._show(None, defaults or {})

    def open_record(self, record_id: str) -> None:
        """Read a record and show it with its draft if there is one; `opened` follows."""
        records, kind = self.context.records, self.kind

        def work(_progress: Progress) -> Record:
            return records.get(kind, record_id)

        self.context.jobs.read(work, lambda record: self._show(record, record.values), owner=self)

    def load(self, values: Mapping[str, Any]) -> None:
        """Put values into the fields by key; fields without one are emptied. Subclasses may add."""
        for key, field in self.fields.items():
            field.set_value(values.get(key))

    def _show(self, record: Record | None, values: Mapping[str, Any]) -> None:
        self._record = record
        self._loading = True
        self.load(values)
        self._loading = False
        self._clean = self._entries()
        self._frame.show_draft_note(False)
        self._frame.say("")
        self._frame.history_button.setEnabled(record is not None)
        self._set_dirty()
        self._drafts.open(record.id if record else None, self._take_draft)
        self.opened.emit()

    def _take_draft(self, draft: Mapping[str, Any]) -> None:
        for key, raw in draft.items():
            if key in self.fields:
                self.fields[key].set_raw(raw)
        self._frame.show_draft_note(True)

    def drop_draft(self) -> None:
        """Give up what was typed: show the record as it is stored."""
        self._drafts.drop()
        self._loading = True
        for key, field in self.fields.items():
            field.set_raw(self._clean[key])
            field.show_problem("")
        self._loading = False
        self._frame.show_draft_note(False)
        self._frame.say("")
        self._set_dirty()

    # --- entries --------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """All fields' values; raises AppError when one cannot be read."""
        return {key: field.value() for key, field in self.fields.items()}

    def changed_values(self) -> dict[str, Any]:
        """What is put: the values of changed fields; of a new record all that were entered."""
        if self._record is not None:
            return {key: self.fields[key].value() for key in self.changed_entries()}
        # What was left empty gets the default that the service has for it.
        return {key: value for key, value in self.values().items() if value is not None}

    def changed_entries(self) -> dict[str, Any]:
        """Raw entries that differ from the record."""
        return {key: raw for key, raw in self._entries().items() if raw != self._clean.get(key)}

    def problems(self) -> dict[str, str]:
        """What is wrong, as sentences by field key. Subclasses may add."""
        found = {key: field.problem() for key, field in self.fields.items()}
        for key in self._required:
            if not found[key] and self.fields[key].is_empty():
                found[key] = field_words.REQUIRED_MISSING.format(label=self._labels[key])
        return {key: sentence for key, sentence in found.items() if sentence}

    @property
    def dirty(self) -> bool:
        """Whether something is typed that is not stored."""
        return self._dirty

    def _entries(self) -> dict[str, Any]:
        return {key: field.raw() for key, field in self.fields.items()}

    def _entry_changed(self) -> None:
        if not self._loading:
            self._set_dirty()
            self._drafts.entries_changed()

    def _set_dirty(self) -> None:
        dirty = bool(self.changed_entries())
        if dirty != self._dirty:
            self._dirty = dirty
            self._frame.say(words.UNSAVED if dirty else "")
            self.dirty_changed.emit(dirty)

    # --- saving ---------------------------------------------------------------------------

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Store what was typed, or show what is wrong; `then` is called once it is stored."""
        if self._saving:
            return
        problems = self.problems()
        self._show_problems(problems)
        if not problems:
            self._put(self.changed_values(), self._entries(), confirmed=False, then=then)

    def _put(
        self,
        values: dict[str, Any],
        entries: dict[str, Any],
        *,
        confirmed: bool,
        then: Callable[[], None] | None,
    ) -> None:
        records, kind, record = self.context.records, self.kind, self._record
        if record is not None:
            values = {**values, "id": record.id}

        def work(_progress: Progress) -> Saved:
            version = record.version if record else None
            saved = records.put(kind, values, expected_version=version, confirmed=confirmed)
            self._stored = True
            return saved

        def failed(error: Exception) -> None:
            self._saving = False
            if isinstance(error, NeedsConfirmation) and not confirmed:
                if self._agreed(error):
                    self._put(values, entries, confirmed=True, then=then)
            elif isinstance(error, InvalidRecord):
                self._show_findings(error)
            elif to_be_told(error):
                self._drafts.keep()
                self.context.messages.error(error)

        def stored(saved: Saved) -> None:
            self._saving = False
            self._settle(saved, entries)
            if then is not None:
                then()

        self._saving, self._stored, self._sent = True, False, entries
        self.context.jobs.write(work, stored, label=words.SAVING, failed=failed, owner=self)

    def _agreed(self, unusual: NeedsConfirmation) -> bool:
        """Show what is unusual below its fields and ask whether it is right."""
        self._show_findings(unusual)
        details = [finding.message for finding in unusual.findings]
        return self.context.messages.ask(
            words.CONFIRM_UNUSUAL, yes=common.SAVE_ANYWAY, no=words.CHECK_AGAIN, details=details
        )

    def _keep_draft(self) -> None:
        """Keep what is typed, unless just this is on its way into the file."""
        on_its_way = self._saving and self._sent == self._entries()
        self._drafts.keep(stored=lambda: on_its_way and self._stored)

    def _settle(self, saved: Saved, entries: Mapping[str, Any]) -> None:
        """Take the stored record over; what was typed since stays, unsaved."""
        self._drafts.drop()
        self._record = saved.record
        self._loading = True
        for key, field in self.fields.items():
            field.show_problem("")
            if field.raw() == entries[key] and key in saved.record.values:
                field.set_value(saved.record.values[key])
                self._clean[key] = field.raw()
            else:
                self._clean[key] = entries[key]
        self._loading = False
        self._set_dirty()
        self._frame.show_draft_note(False)
        self._frame.history_button.setEnabled(True)
        now = self.context.clock.now()
        self._frame.say(words.UNSAVED if self._dirty else words.SAVED_AT.format(time=f"{now:%H:%M}"))
        if self._dirty:
            self._drafts.open(saved.record.id, lambda _draft: None)
            self._drafts.entries_changed()
        hub = self.context.hub
        hub.announce(saved.changes)
        if saved.changes.transaction is not None:
            self.context.messages.notice(words.SAVED, hub.undo_action(saved.changes))
        self.saved.emit(saved)

    def _show_findings(self, error: InvalidRecord) -> None:
        problems: dict[str, str] = {}
        places: list[tuple[str, str, str]] = []
        for finding in error.findings:
            key, _, place = finding.field.partition(".")
            if finding.field in self.fields:
                key, place = finding.field, ""
            problems[key] = f"{problems[key]} {finding.message}" if key in problems else finding.message
            if place:
                places.append((key, place, finding.message))
        self._show_problems(problems, places)

    def _show_problems(
        self, problems: Mapping[str, str], places: Sequence[tuple[str, str, str]] = ()
    ) -> None:
        """Show sentences below their fields, those of unknown keys below the form; go to the first.

        `places` are (key, entry within the field, sentence) of those that belong to an entry of a row.
        """
        for key, field in self.fields.items():
            field.show_problem(problems.get(key, ""))
        for key, place, sentence in places:
            if key in self.fields:
                self.fields[key].show_problem_at(place, sentence)
        elsewhere = [sentence for key, sentence in problems.items() if key not in self.fields]
        if not problems:
            return
        text = " ".join(elsewhere) or words.FIX_FIRST.format(count=len(problems))
        self._frame.say(text, Tone.BAD)
        first = next((field for key, field in self.fields.items() if key in problems), None)
        if first is not None:
            first.setFocus()
            self._frame.bring_into_view(first)
            inside = first.focusProxy()
            if isinstance(inside, Field):
                # An entry of a row, within a field that may be higher than the window.
                self._frame.bring_into_view(inside)

    # --- leaving --------------------------------------------------------------------------

    def leave(self, then: Callable[[], None]) -> None:
        """Call `then` once nothing unsaved would be lost: at once, after saving, or never."""
        if not self._dirty:
            then()
            return
        choices = (Choice("save", words.LEAVE_SAVE), Choice("discard", words.LEAVE_DISCARD))
        answer = self.context.messages.choose(words.LEAVE_UNSAVED, choices)
        if answer == "save":
            self.save(then)
        elif answer == "discard":
            self.drop_draft()
            then()

    def keep_draft(self) -> None:
        """Keep what was typed now; locking does so."""
        self._drafts.keep()

    def show_history(self) -> None:
        """Show what happened to the record, with a way back to each earlier state."""
        if self._record is None:
            return
        from app.ui.history_dialog import HistoryDialog

        record_id = self._record.id
        dialog = HistoryDialog(self.context, self.kind, record_id, self)
        dialog.restored.connect(lambda: self.open_record(record_id))
        dialog.open()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._in_field():
            event.accept()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _in_field(self) -> bool:
        focused = self.focusWidget()
        return any(field.isAncestorOf(focused) for field in self.fields.values())
