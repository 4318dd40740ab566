"""What every entry field has: value, raw entry, and a sentence below it when something is wrong.

`value()` is what is stored; it raises `AppError` when what was typed cannot be read. `raw()` is what
was typed, JSON-able, for drafts and for telling whether anything changed. Fields never rewrite a text
while it is being typed: UniKey types by taking letters back.
"""

from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import AppError
from app.ui.error_label import ErrorLabel

T = TypeVar("T")


class Field(QWidget):
    """Base of the fields. As it stands it carries a value that is not edited."""

    changed = Signal()
    """What was typed or chosen is another now."""
    left = Signal()
    """The focus went elsewhere: the entry is complete."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: Any = None
        self.error_label: Final = ErrorLabel(self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._editor: QWidget = self
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_editor(self, editor: QWidget, *beside: QWidget, stretch: bool = False) -> None:
        """Put in the widget that is typed in, and what stands to its right. Call once.

        With `stretch`, the room left over stays empty: the editor has a greatest width.
        """
        self._editor = editor
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(editor, 1)
        for widget in beside:
            line.addWidget(widget)
        if stretch:
            line.setStretch(0, 1000)
            line.addStretch(1)
        self._layout.addLayout(line)
        self._layout.addWidget(self.error_label)
        self.setFocusProxy(editor)
        editor.installEventFilter(self)

    @property
    def editor(self) -> QWidget:
        """The widget that is typed in."""
        return self._editor

    def name(self, label: str) -> None:
        """Tell the screen reader what the field is called."""
        self._editor.setAccessibleName(label)

    def value(self) -> Any:
        """What is stored; raises AppError with a sentence when the entry cannot be read."""
        return self._held

    def set_value(self, value: Any) -> None:
        """Show a stored value (None: empty)."""
        self._held = value

    def raw(self) -> Any:
        """What was typed, JSON-able."""
        return self.value()

    def set_raw(self, raw: Any) -> None:
        """Put back what `raw` gave."""
        self.set_value(raw)

    def is_empty(self) -> bool:
        """Whether nothing is entered, for required fields."""
        return self.raw() in (None, "", [], ())

    def problem(self) -> str:
        """What is wrong with the entry, or an empty string."""
        try:
            self.value()
        except AppError as error:
            return str(error)
        return ""

    def show_problem(self, sentence: str) -> None:
        """Show `sentence` below the entry; an empty one clears it."""
        self.error_label.say(sentence)
        self._editor.setAccessibleDescription(sentence)

    def show_problem_at(self, _place: str, _sentence: str, /) -> bool:
        """Show `sentence` below an entry within the field (`0.to`); whether there is such an entry."""
        return False

    def check(self) -> bool:
        """Show what is wrong, if anything; whether the entry can be read."""
        sentence = self.problem()
        self.show_problem(sentence)
        return not sentence

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A popup of the field's own, or another program, takes the focus for a moment only.
        if watched is self._editor and isinstance(event, QFocusEvent) and event.lostFocus():
            passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if event.reason() not in passing:
                self._leave()
        return False

    def _leave(self) -> None:
        self.left.emit()


class TypedField(Field, Generic[T]):
    """A line that is read when it is left: written anew in the standard form, or with a sentence below."""

    def __init__(
        self, read: Callable[[str], T], write: Callable[[T], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._write = write
        self.line: Final = QLineEdit(self)
        self.line.textChanged.connect(lambda _: self._typed())

    @override
    def value(self) -> T | None:
        text = self.line.text().strip()
        return self._read(text) if text else None

    @override
    def set_value(self, value: T | None) -> None:
        self.line.setText("" if value is None else self._write(value))
        self.line.setCursorPosition(0)
        self.show_problem("")

    @override
    def raw(self) -> str:
        return self.line.text().strip()

    @override
    def set_raw(self, raw: Any) -> None:
        self.line.setText(str(raw or ""))

    def _typed(self) -> None:
        if self.error_label.text():
            self.show_problem("")
        self.changed.emit()

    @override
    def _leave(self) -> None:
        if self.check():
            value = self.value()
            if value is not None and self._write(value) != self.line.text():
                self.line.setText(self._write(value))
        super()._leave()
