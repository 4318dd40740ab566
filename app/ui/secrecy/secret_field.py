"""A line whose text is hidden until it is asked for; the asking is noted, and it hides again by itself."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QToolButton, QWidget
from typing_extensions import override

from app.ui.fields.base import Field
from app.ui.icons import icon
from app.ui.secrecy.veil import Veil
from app.ui.strings import secrecy as words

Noted = Callable[[str], None]
"""Called with the field's key each time it is revealed; logs that it was seen, never what."""


class SecretField(Field):
    """An identifier: «••••••» with a button; the text is in no widget while it is hidden.

    An empty one is typed into at once. What was typed hides when the field is left for longer than
    the veil's time; only a stored text counts as revealed and is noted. The last `tail` characters of a
    longer text stay visible: enough to tell two numbers apart.
    """

    def __init__(
        self,
        key: str,
        veil: Veil,
        noted: Noted,
        *,
        hint: str = "",
        max_length: int = 300,
        tail: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.key: Final = key
        self._veil = veil
        self._noted = noted
        self._tail = tail
        self._label = ""
        self._text = ""
        self._stored = ""
        self._open = True
        self.line: Final = QLineEdit(self)
        self.line.setPlaceholderText(hint)
        self.line.setMaxLength(max_length)
        self.line.textEdited.connect(lambda _: self._typed())
        self.reveal_button: Final = QPushButton(self)
        self.reveal_button.setAutoDefault(False)
        self.reveal_button.setToolTip(words.REVEAL_TIP)
        self.reveal_button.setStyleSheet("text-align: left;")
        self.reveal_button.clicked.connect(self.reveal)
        self.conceal_button: Final = QToolButton(self)
        self.conceal_button.setIcon(icon("eye-off", self))
        self.conceal_button.setToolTip(words.CONCEAL)
        self.conceal_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.conceal_button.clicked.connect(self.conceal)
        self._stack: Final = QStackedWidget(self)
        self._timer: Final = QTimer(self, singleShot=True, interval=veil.seconds * 1000)
        self._timer.timeout.connect(self._time_over)
        self._build()
        veil.fell.connect(self.conceal)
        self._show()

    def _build(self) -> None:
        shown = QWidget(self._stack)
        line = QHBoxLayout(shown)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.line, 1)
        line.addWidget(self.conceal_button)
        self._stack.addWidget(shown)
        self._stack.addWidget(self.reveal_button)
        self._stack.setFixedHeight(max(shown.sizeHint().height(), self.reveal_button.sizeHint().height()))
        self.set_editor(self._stack)
        self.reveal_button.installEventFilter(self)

    # --- value ----------------------------------------------------------------------------

    @override
    def name(self, label: str) -> None:
        self._label = label
        self._stack.setAccessibleName("")
        self._show()

    @override
    def value(self) -> str:
        return (self.line.text() if self._open else self._text).strip()

    @override
    def set_value(self, value: Any) -> None:
        self._text = self._stored = str(value or "")
        self._open = not self._text
        self.show_problem("")
        self._show()

    @override
    def set_raw(self, raw: Any) -> None:
        # A draft's words were typed, not revealed, but whoever comes back to it has to ask.
        self._text = str(raw or "")
        self._open = not self._text
        self._show()
        self.changed.emit()

    @property
    def hidden(self) -> bool:
        """Whether there is a text that is not shown."""
        return not self._open

    # --- revealing ------------------------------------------------------------------------

    def reveal(self) -> None:
        """Show the text for the veil's time; a stored one is noted."""
        if self._open:
            return
        if self._stored:
            self._noted(self.key)
        self._open = True
        self._show()
        self.line.setFocus()
        self._timer.start()

    def conceal(self) -> None:
        """Hide the text; an empty line stays open."""
        if not self._open:
            return
        self._text = self.line.text()
        self._open = not self._text.strip()
        self._timer.stop()
        focused = self.line.hasFocus()
        self._show()
        if focused and not self._open:
            self.reveal_button.setFocus()

    def _time_over(self) -> None:
        if self.line.hasFocus() and self.value() != self._stored.strip():
            # In the middle of typing: hide when it is left.
            self._timer.start()
        else:
            self.conceal()

    def _typed(self) -> None:
        self._timer.start()
        if self.error_label.text():
            self.show_problem("")
        self.changed.emit()

    def _show(self) -> None:
        self.line.setText(self._text if self._open else "")
        self.line.setCursorPosition(0)
        self.reveal_button.setText(f"{words.DOTS}{self._end()}   {words.REVEAL}")
        self._stack.setCurrentIndex(0 if self._open else 1)
        self._stack.setFocusProxy(self.line if self._open else self.reveal_button)
        self.conceal_button.setVisible(self._open and bool(self._text))
        self.setFocusProxy(self.line if self._open else self.reveal_button)
        seconds = self._veil.seconds
        self.line.setAccessibleName(
            words.REVEALED_NAME.format(label=self._label, seconds=seconds) if self._text else self._label
        )
        self.reveal_button.setAccessibleName(words.REVEAL_NAME.format(label=self._label))
        self.conceal_button.setAccessibleName(words.CONCEAL_NAME.format(label=self._label))

    def _end(self) -> str:
        """What stays visible of a hidden text: never half of it or more."""
        text = self._text.strip()
        return text[-self._tail :] if self._tail and len(text) > 2 * self._tail else ""

    @override
    def show_problem(self, sentence: str) -> None:
        self.error_label.say(sentence)
        self.line.setAccessibleDescription(sentence)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.reveal_button and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() == Qt.Key.Key_F2:
                self.reveal()
                return True
        return super().eventFilter(watched, event)
