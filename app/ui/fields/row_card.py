"""One row of a record's nested rows, as a card of fields that can be folded to a line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import AppError
from app.ui.fields.base import Field
from app.ui.strings import fields as words

SPANS: Final = 12
"""A card is so many parts wide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a row: `span` of twelve parts of the width; `start` is what a new row has.

    With `shown`, the entry is there only while that holds of the row's fields, or it has a value.
    """

    key: str
    label: str
    make: Callable[[], Field]
    span: int = 3
    required: bool = False
    start: Any = None
    captioned: bool = True
    shown: Callable[[Mapping[str, Field]], bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowShape:
    """What the rows look like.

    With `summary`, a card can be folded to the line that it gives for the row's values; what cannot be read
    stands there as it was typed. `linked` is given the fields of a row once they are there, for what one
    entry suggests to another.
    """

    entries: Sequence[Entry]
    add: str
    add_tip: str = ""
    empty: str = ""
    newest_first: bool = False
    summary: Callable[[Mapping[str, Any]], str] | None = None
    linked: Callable[[Mapping[str, Field]], None] | None = None


class RowCard(QFrame):
    """One row. Folded, it is one line that opens it.

    A stored row that was not opened has no fields yet: a class of fifty people opens at once.
    """

    changed = Signal()
    remove_asked = Signal()
    built = Signal()
    """The fields are there now, and want their place in the order of the Tab key."""

    def __init__(
        self, shape: RowShape, values: Mapping[str, Any], close: QIcon, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.shape: Final = shape
        self.row_id: Final = str(values.get("id") or "")
        self._stored = dict(values)
        self._loaded = {entry.key: values.get(entry.key, entry.start) for entry in shape.entries}
        self._clean: dict[str, Any] = {}
        self.head: Final = QToolButton(self)
        self._fields: Final[dict[str, Field]] = {}
        self._cells: Final[dict[str, QWidget]] = {}
        self.body: Final = QWidget(self)
        self.remove_button: Final = QToolButton(self)
        self._row = 0
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.remove_button.setIcon(close)
        self._build()

    def _build(self) -> None:
        foldable = self.shape.summary is not None
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setAutoRaise(True)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.head.clicked.connect(lambda: self.fold(not self.folded))
        self.head.setVisible(foldable)
        self.remove_button.setAutoRaise(True)
        self.remove_button.clicked.connect(self.remove_asked)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.head if foldable else self.body, 1)
        line.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 3, 4, 5)
        layout.setSpacing(2)
        layout.addLayout(line)
        if foldable:
            layout.addWidget(self.body)
        if foldable:
            self.fold(bool(self.row_id))
        else:
            self._fill_body()

    @property
    def fields(self) -> Mapping[str, Field]:
        """The entries by key, made now if need be."""
        if not self._fields:
            self._fill_body()
        return self._fields

    def _fill_body(self) -> None:
        grid = QGridLayout(self.body)
        grid.setContentsMargins(0, 0, 0, 2)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        line = column = 0
        for entry in self.shape.entries:
            if column + entry.span > SPANS:
                line, column = line + 1, 0
            field = entry.make()
            self._fields[entry.key] = field
            self._cells[entry.key] = self._cell(entry, field)
            grid.addWidget(self._cells[entry.key], line, column, 1, entry.span)
            column += entry.span
        for part in range(SPANS):
            grid.setColumnStretch(part, 1)
        for key, field in self._fields.items():
            field.set_value(self._loaded[key])
            field.changed.connect(self._entry_changed)
        self._clean = self._entries()
        self._show_wanted()
        self._name_entries()
        if self.shape.linked is not None:
            self.shape.linked(self._fields)
        self.built.emit()

    def _cell(self, entry: Entry, field: Field) -> QWidget:
        cell = QWidget(self.body)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        caption = QLabel(f"{entry.label} *" if entry.required else entry.label, cell)
        if entry.captioned:
            caption.setBuddy(field.editor)
        else:
            caption.setText("")
        column.addWidget(caption)
        column.addWidget(field)
        column.addStretch(1)
        return cell

    # --- folding --------------------------------------------------------------------------

    def fold(self, folded: bool) -> None:
        """Show the line alone, or the entries below it."""
        if self.shape.summary is None:
            return
        if not folded and not self._fields:
            self._fill_body()
        self.body.setVisible(not folded)
        self.head.setArrowType(Qt.ArrowType.RightArrow if folded else Qt.ArrowType.DownArrow)
        self.tell()

    @property
    def folded(self) -> bool:
        """Whether the entries are hidden."""
        return self.body.isHidden()

    def tell(self) -> None:
        """Write the line anew."""
        if self.shape.summary is None:
            return
        text = self.shape.summary(self._readable()) or words.ROW_NEW
        self.head.setText(text.replace("&", "&&"))
        self.head.setToolTip(text)
        self.head.setAccessibleName(words.ROW_SHOW.format(summary=text))

    def number(self, row: int) -> None:
        """Tell the screen reader which row the entries belong to."""
        self._row = row
        self._name_entries()
        text = words.ROW_REMOVE.format(row=row)
        self.remove_button.setToolTip(text)
        self.remove_button.setAccessibleName(text)
        self.tell()

    def _name_entries(self) -> None:
        labels = {entry.key: entry.label for entry in self.shape.entries}
        for key, field in self._fields.items():
            field.name(words.ROW_ENTRY.format(what=labels[key], row=self._row))

    def _entry_changed(self) -> None:
        self._show_wanted()
        self.tell()
        self.changed.emit()

    def _show_wanted(self) -> None:
        for entry in self.shape.entries:
            if entry.shown is not None:
                wanted = entry.shown(self.fields) or not self.fields[entry.key].is_empty()
                self._cells[entry.key].setVisible(wanted)

    # --- values ---------------------------------------------------------------------------

    def _entries(self) -> dict[str, Any]:
        return {key: field.raw() for key, field in self._fields.items()}

    def _readable(self) -> dict[str, Any]:
        """The values, also those without an entry; of an entry that cannot be read what was typed."""
        return {
            **self._stored,
            **self._loaded,
            **{key: _value_or_raw(field) for key, field in self._fields.items()},
        }

    def raw(self) -> dict[str, Any]:
        """What was typed, JSON-able; of a stored row that was not changed its id alone."""
        entries = self._entries()
        if self.row_id and entries in ({}, self._clean):
            return {"id": self.row_id}
        return {"id": self.row_id, **entries}

    def set_raw(self, raw: Mapping[str, Any]) -> None:
        """Put back what `raw` gave."""
        for key, field in self.fields.items():
            if key in raw:
                field.set_raw(raw[key])

    def problems(self) -> dict[str, str]:
        """What is wrong, by entry."""
        found = {key: field.problem() for key, field in self._fields.items()}
        for entry in self.shape.entries if found else ():
            if entry.required and not found[entry.key] and self._fields[entry.key].is_empty():
                found[entry.key] = words.REQUIRED_MISSING.format(label=entry.label)
        return {key: sentence for key, sentence in found.items() if sentence}

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show sentences below the entries; a folded card with one opens."""
        for key, field in self._fields.items():
            field.show_problem(problems.get(key, ""))
        if problems:
            self.fold(False)

    def values(self) -> dict[str, Any]:
        """The row as the records service takes it."""
        known = {"id": self.row_id} if self.row_id else {}
        return {**known, **self._loaded, **{key: field.value() for key, field in self._fields.items()}}

    def is_blank(self) -> bool:
        """Whether nothing was entered into a new row."""
        starts = {entry.key: entry.start for entry in self.shape.entries}
        return not self.row_id and all(
            field.is_empty() or _same(field, starts[key]) for key, field in self._fields.items()
        )

    def focus_first(self) -> None:
        """Go to the first entry."""
        next(iter(self.fields.values())).setFocus()

    def chain(self) -> list[QWidget]:
        """What the Tab key goes through."""
        head = [self.head] if self.shape.summary is not None else []
        return [*head, *(field.editor for field in self._fields.values()), self.remove_button]


def _value_or_raw(field: Field) -> Any:
    try:
        return field.value()
    except AppError:
        return field.raw()


def _same(field: Field, start: Any) -> bool:
    try:
        return bool(field.value() == start) or (not field.value() and not start)
    except AppError:
        return False
