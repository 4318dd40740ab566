"""The quota strip: twelve months and four quarters, each a button to the items behind it."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.periods import QUARTER_NAMES
from app.services.propaganda.strip import QuotaCell, QuotaStrip, When
from app.ui.icons import icon
from app.ui.strings import propaganda as words
from app.ui.theme import Tone, colours_of, mark, set_tone

_LINES: Final = 3


class QuotaCellButton(QAbstractButton):
    """One month or quarter: its name, what it has of what it needs, and a word on it."""

    def __init__(self, cell: QuotaCell, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cell: Final = cell
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tip = words.CELL_TIP.format(
            label=cell.label.capitalize(),
            count=cell.radio.value,
            threshold=cell.threshold,
            online=cell.online.value,
        )
        self.setToolTip(tip)
        self.setAccessibleName(tip)

    def texts(self) -> tuple[str, str, str]:
        """The three lines shown."""
        cell = self.cell
        count = words.CELL_COUNT.format(count=cell.radio.value, threshold=cell.threshold)
        if cell.met:
            return self._name, count, words.CELL_MET if cell.when is not When.FUTURE else ""
        if cell.when is When.FUTURE:
            return self._name, count if cell.radio.value else words.CELL_AHEAD, ""
        lacking = words.CELL_LACKING if cell.missed else words.CELL_RUNNING
        return self._name, count, lacking.format(count=cell.lacking)

    @property
    def tone(self) -> Tone:
        """The colour of the count; the words say the same."""
        if self.cell.when is When.FUTURE:
            return Tone.MUTED
        if self.cell.met:
            return Tone.GOOD
        return Tone.BAD if self.cell.missed else Tone.WARN

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widest = metrics.horizontalAdvance(words.CELL_LACKING.format(count=22))
        return QSize(widest + 10, metrics.height() * _LINES + 10)

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max(self.fontMetrics().horizontalAdvance(self._name), 24)
        return QSize(widest + 8, self.sizeHint().height())

    def _shortest(self, text: str) -> str:
        """The last line as it fits: a narrow cell says it with a sign."""
        if self.fontMetrics().horizontalAdvance(text) + 4 <= self.width() or not text:
            return text
        return words.CELL_MET_SHORT if self.cell.met else words.CELL_SHORT.format(count=self.cell.lacking)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self.cell.when is When.CURRENT
        edge = colours.accent if current or self.hasFocus() or self.underMouse() else colours.border
        painter.setPen(QPen(QColor(edge), 2 if current or self.hasFocus() else 1))
        painter.setBrush(QColor(colours.selection if self.isDown() else colours.surface))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)
        height = self.fontMetrics().height()
        bold = QFont(self.font())
        bold.setBold(True)
        tone = colours.tone(self.tone)
        looks = ((self.font(), colours.muted), (bold, tone), (self.font(), tone))
        name, count, last = self.texts()
        lines = (name, count, self._shortest(last))
        for place, (text, (font, colour)) in enumerate(zip(lines, looks, strict=True)):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            line = QRect(0, 5 + place * height, self.width(), height)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


class QuotaStripView(QWidget):
    """A year's strip. Click or press a cell: `cell_opened`; the arrows beside the year: `year_wanted`."""

    cell_opened = Signal(object)
    """The `QuotaCell` whose items are asked for."""
    year_wanted = Signal(int)

    def __init__(self, *, heading: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip: QuotaStrip | None = None
        self.cells: list[QuotaCellButton] = []
        self.setAccessibleName(words.STRIP_NAME)
        self.title: Final = QLabel(self)
        mark(self.title, "subtitle")
        self.earlier: Final = self._arrow("left", words.EARLIER_YEAR, -1)
        self.later: Final = self._arrow("right", words.LATER_YEAR, 1)
        self.online: Final = QLabel(self)
        set_tone(self.online, Tone.MUTED)
        self.sentence: Final = QLabel(self)
        self.sentence.setWordWrap(True)
        self._line = QHBoxLayout()
        self._line.setSpacing(3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if heading:
            layout.addLayout(self._heading())
        layout.addLayout(self._line)
        if heading:
            layout.addWidget(self.sentence)
        for widget in (self.title, self.earlier, self.later, self.online, self.sentence):
            widget.setVisible(heading)

    def _arrow(self, drawing: str, name: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing, self))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setAutoRaise(True)
        button.clicked.connect(lambda: self._turn(step))
        return button

    def _heading(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self.title)
        line.addWidget(self.earlier)
        line.addWidget(self.later)
        line.addStretch(1)
        line.addWidget(self.online)
        return line

    def _turn(self, step: int) -> None:
        if self.strip is not None:
            self.year_wanted.emit(self.strip.year + step)

    def show_strip(self, strip: QuotaStrip) -> None:
        """Show a year; the focus stays on the cell that had it."""
        focused = next((place for place, one in enumerate(self.cells) if one.hasFocus()), None)
        self.strip = strip
        self._empty()
        for cell in strip.months:
            self._add(cell, words.CELL_MONTH.format(index=cell.index))
        self._line.addSpacing(8)
        for cell in strip.quarters:
            self._add(cell, words.CELL_QUARTER.format(name=QUARTER_NAMES[cell.index - 1]))
        self.title.setText(words.STRIP_TITLE.format(year=strip.year))
        self.online.setText(words.ONLINE_NOTE.format(count=strip.online.value))
        self.sentence.setText(strip.sentence)
        set_tone(self.sentence, Tone.WARN if strip.missed_months else Tone.NORMAL)
        if focused is not None:
            self.cells[focused].setFocus()

    def _add(self, cell: QuotaCell, name: str) -> None:
        button = QuotaCellButton(cell, name, self)
        button.clicked.connect(lambda: self.cell_opened.emit(button.cell))
        self._line.addWidget(button, 1)
        self.cells.append(button)

    def _empty(self) -> None:
        self.cells.clear()
        while (item := self._line.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
