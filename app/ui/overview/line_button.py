"""One line of a tile: a number with words, or words alone; a door where records lie behind it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.numbers import format_integer
from app.services.dashboard.tiles import Level, TileLine
from app.ui.strings import overview as words
from app.ui.theme import Tone, colours_of, mark, set_tone

_DIGITS: Final = 3
"""Room for «1/2»: the words of all lines begin below each other."""
_TONES: Final = {
    Level.CALM: Tone.NORMAL,
    Level.NOTE: Tone.NORMAL,
    Level.WARN: Tone.WARN,
    Level.LATE: Tone.BAD,
}


class LineButton(QAbstractButton):
    """A line that opens its records by click, Enter or Space; without a door it is plain text."""

    def __init__(self, line: TileLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line: Final = line
        tone = _TONES[line.level]
        number = _number(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(10)
        if number:
            figure = _label(number, tone, look="title")
            figure.setMinimumWidth(figure.fontMetrics().horizontalAdvance("0") * _DIGITS)
            row.addWidget(figure)
        row.addLayout(self._words(tone if not number else Tone.NORMAL), 1)
        if line.door is not None:
            row.addWidget(_label(words.DOOR_MARK, Tone.ACCENT, look="subtitle"))
        # Its height follows from its width: the words wrap.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        spoken = words.SPOKEN.format(number=number, text=line.text).strip()
        self.setAccessibleName(". ".join(part for part in (spoken, line.detail) if part))
        if line.door is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(words.OPEN_TIP)

    def _words(self, tone: Tone) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        text = _label(self.line.text, tone)
        text.setWordWrap(True)
        column.addWidget(text)
        if self.line.detail:
            detail = _label(self.line.detail, Tone.MUTED)
            detail.setWordWrap(True)
            column.addWidget(detail)
        column.addStretch(1)
        return column

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.line.door is None or not (self.underMouse() or self.hasFocus() or self.isDown()):
            return
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(colours.selection if self.isDown() else colours.window))
        painter.setPen(QColor(colours.accent if self.hasFocus() else colours.border))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)
        painter.end()

    @override
    def enterEvent(self, event: object) -> None:
        self.update()

    @override
    def leaveEvent(self, event: object) -> None:
        self.update()


def _number(line: TileLine) -> str:
    if line.number is None:
        return ""
    if line.out_of is None:
        return format_integer(line.number)
    return words.OUT_OF.format(number=format_integer(line.number), out_of=format_integer(line.out_of))


def _label(text: str, tone: Tone, *, look: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    set_tone(label, tone)
    if look:
        mark(label, look)
    label.ensurePolished()
    # The least height of words that wrap is that of one line, not of a narrow column of them.
    label.setMinimumHeight(label.fontMetrics().height())
    return label
