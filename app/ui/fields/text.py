"""Lines and paragraphs of text."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from app.ui.fields.base import Field
from app.ui.fields.completion import FoldedCompleter


class LineField(Field):
    """One line; `suggest` gives earlier entries, matched without accents."""

    def __init__(
        self,
        *,
        hint: str = "",
        max_length: int = 500,
        suggest: Callable[[], Sequence[str]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.line: Final = QLineEdit(self)
        self.line.setPlaceholderText(hint)
        self.line.setMaxLength(max_length)
        self.line.textChanged.connect(lambda _: self._typed())
        self._suggest = suggest
        self._completer: FoldedCompleter | None = None
        self.set_editor(self.line)

    @override
    def value(self) -> str:
        return self.line.text().strip()

    @override
    def set_value(self, value: Any) -> None:
        self.line.setText(str(value or ""))
        self.line.setCursorPosition(0)
        self.show_problem("")

    @override
    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and self._suggest is not None and self._completer is None:
            self._completer = FoldedCompleter(self._suggest(), self)
            self.line.setCompleter(self._completer)
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        if self.error_label.text():
            self.show_problem("")
        self.changed.emit()


_SPARE: Final = 6
"""Pixels without which a full last line would already bring the scroll bar."""


class TextField(Field):
    """Several lines. Tab leaves, Enter breaks the line, Ctrl+Enter moves on."""

    def __init__(self, *, lines: int = 3, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text: Final = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(hint)
        height = QFontMetrics(self.text.font()).lineSpacing() * lines
        margins = 2 * round(self.text.document().documentMargin()) + 2 * self.text.frameWidth()
        self.text.setMinimumHeight(height + margins + _SPARE)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.text.textChanged.connect(self._typed)
        self.set_editor(self.text)

    @override
    def value(self) -> str:
        return self.text.toPlainText().strip()

    @override
    def set_value(self, value: Any) -> None:
        self.text.setPlainText(str(value or ""))
        self.show_problem("")

    @override
    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if watched is self.editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.focusNextChild()
                return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        if self.error_label.text():
            self.show_problem("")
        self.changed.emit()
