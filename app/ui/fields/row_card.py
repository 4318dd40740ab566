"""One row of a record's nested rows, as a card of fields that can be folded to a line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
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
from app.ui.icons import icon
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
    """What the rows look like. With `summary`, a card can be folded to the line that it gives."""

    entries: Sequence[Entry]
    add: str
    add_tip: str = ""
    empty: str = ""
    newest_first: bool = False
    summary: Callable[[Mapping[str, Field]], str] | None = None


class RowCard(QFrame):
    """One row. Folded, it is one line that opens it."""

    changed = Signal()
    remove_asked = Signal()

    def __init__(self, shape: RowShape, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shape: Final = shape
        self.row_id = ""
        self.head: Final = QToolButton(self)
        self.fields: Final[dict[str, Field]] = {}
        self._cells: Final[dict[str, QWidget]] = {}
        self.body: Final = QWidget(self)
        self.remove_button: Final = QToolButton(self)
        self._row = 0
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._build()

    def _build(self) -> None:
        foldable = self.shape.summary is not None
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setAutoRaise(True)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.head.clicked.connect(lambda: self.fold(not self.folded))
        self.head.setVisible(foldable)
        self.remove_button.setIcon(icon("close", self))
        self.remove_button.setAutoRaise(True)
        self.remove_button.clicked.connect(self.remove_asked)
        self._fill_body()
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
        self.fold(False)

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
            self.fields[entry.key] = field
            self._cells[entry.key] = self._cell(entry, field)
            grid.addWidget(self._cells[entry.key], line, column, 1, entry.span)
            field.changed.connect(self._entry_changed)
            column += entry.span
        for part in range(SPANS):
            grid.setColumnStretch(part, 1)

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
        text = self.shape.summary(self.fields) or words.ROW_NEW
        self.head.setText(text.replace("&", "&&"))
        self.head.setToolTip(text)
        self.head.setAccessibleName(words.ROW_SHOW.format(summary=text))

    def number(self, row: int) -> None:
        """Tell the screen reader which row the entries belong to."""
        self._row = row
        for entry in self.shape.entries:
            self.fields[entry.key].name(words.ROW_ENTRY.format(what=entry.label, row=row))
        for text in (words.ROW_REMOVE.format(row=row),):
            self.remove_button.setToolTip(text)
            self.remove_button.setAccessibleName(text)
        self.tell()

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

    def load(self, values: Mapping[str, Any]) -> None:
        """Put a row's values in."""
        self.row_id = str(values.get("id") or "")
        for entry in self.shape.entries:
            self.fields[entry.key].set_value(values.get(entry.key, entry.start))
        self._show_wanted()
        self.tell()

    def problems(self) -> dict[str, str]:
        """What is wrong, by entry."""
        found = {key: field.problem() for key, field in self.fields.items()}
        for entry in self.shape.entries:
            if entry.required and not found[entry.key] and self.fields[entry.key].is_empty():
                found[entry.key] = words.REQUIRED_MISSING.format(label=entry.label)
        return {key: sentence for key, sentence in found.items() if sentence}

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show sentences below the entries; a folded card with one opens."""
        for key, field in self.fields.items():
            field.show_problem(problems.get(key, ""))
        if problems:
            self.fold(False)

    def values(self) -> dict[str, Any]:
        """The row as the records service takes it."""
        known = {"id": self.row_id} if self.row_id else {}
        return {**known, **{key: field.value() for key, field in self.fields.items()}}

    def is_blank(self) -> bool:
        """Whether nothing was entered into a new row."""
        starts = {entry.key: entry.start for entry in self.shape.entries}
        return not self.row_id and all(
            field.is_empty() or _same(field, starts[key]) for key, field in self.fields.items()
        )

    def focus_first(self) -> None:
        """Go to the first entry."""
        next(iter(self.fields.values())).setFocus()

    def chain(self) -> list[QWidget]:
        """What the Tab key goes through."""
        head = [self.head] if self.shape.summary is not None else []
        return [*head, *(field.editor for field in self.fields.values()), self.remove_button]


def _same(field: Field, start: Any) -> bool:
    try:
        return bool(field.value() == start) or (not field.value() and not start)
    except AppError:
        return False
