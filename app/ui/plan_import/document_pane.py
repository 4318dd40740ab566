"""The plan's text with the line numbers of the source; the words of every proposed task are marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from app.services.plans.preview import SourceLine, Span
from app.ui.strings import plan_import as words
from app.ui.theme import Colours, colours_of

_LINE_BREAK: Final = "\u2028"
_BOX: Final = "\u25a1"
_GUTTER_MARGIN: Final = 8


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of one task: where they stand, whether it is ticked, and the words that date it."""

    key: int
    spans: tuple[Span, ...]
    ticked: bool
    dates: tuple[Span, ...] = ()


class DocumentPane(QPlainTextEdit):
    """Read-only. Moving into the words of a task, by click or arrow keys, announces it."""

    task_entered = Signal(int)
    """The key of the task whose words the caret is in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers: list[int] = []
        self._blocks: dict[int, int] = {}
        self._marked: tuple[Marked, ...] = ()
        self._quiet = False
        self.setReadOnly(True)
        self.setAccessibleName(words.DOCUMENT_NAME)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self._gutter = _Gutter(self)
        self._marker = _Marker(self)
        self.updateRequest.connect(self._follow_scroll)
        self.cursorPositionChanged.connect(self._announce)

    # --- showing ------------------------------------------------------------------------------

    def show_lines(self, lines: Sequence[SourceLine]) -> None:
        """Show a document: one block a source line."""
        self._quiet = True
        self._numbers = [line.number for line in lines]
        self._blocks = {number: block for block, number in enumerate(self._numbers)}
        self._marked = ()
        self._marker.forget()
        self.setPlainText("\n".join(_one_block(line.text) for line in lines))
        self._fit_gutter()
        self._quiet = False

    def mark(self, marked: Iterable[Marked]) -> None:
        """Mark the words of these tasks in place of those marked before."""
        self._marked = tuple(marked)
        by_line: dict[int, list[tuple[Span, Marked]]] = {}
        for one in self._marked:
            for span in one.spans:
                by_line.setdefault(span.line, []).append((span, one))
        self._marker.mark(
            {self._blocks[line]: found for line, found in by_line.items() if line in self._blocks}
        )
        self._gutter.update()

    def choose(self, keys: Sequence[int], *, scroll: bool = True) -> None:
        """Stress the words of these tasks; scroll to the first one's."""
        chosen = [one for one in self._marked if one.key in keys]
        self._marker.choose(frozenset(one.key for one in chosen))
        if scroll and chosen and chosen[0].spans:
            self.go_to(chosen[0].spans[0])

    def go_to(self, span: Span) -> None:
        """Scroll so that these words are seen, without announcing a task."""
        block = self.document().findBlockByNumber(self._blocks.get(span.line, 0))
        if not block.isValid():
            return
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(span.start, block.length() - 1))
        self._quiet = True
        self.setTextCursor(cursor)
        self._quiet = False
        self._bring_into_view()

    def go_to_line(self, number: int) -> None:
        """Scroll to a source line."""
        self.go_to(Span(number, 0, 0))

    def _bring_into_view(self) -> None:
        """Leave some lines above and below, so that the words are read in their place."""
        rect = self.cursorRect()
        height = self.viewport().height()
        if rect.top() < height // 8 or rect.bottom() > height * 3 // 4:
            self.centerCursor()

    def key_at(self, line: int, place: int) -> int | None:
        """The task whose words stand at a place of a source line; the shortest when several do."""
        found = [
            (span.end - span.start, one.key)
            for one in self._marked
            for span in one.spans
            if span.line == line and span.start <= place <= span.end
        ]
        return min(found)[1] if found else None

    def marked_numbers(self) -> frozenset[int]:
        """The source lines that hold words of a task."""
        return frozenset(span.line for one in self._marked for span in one.spans)

    def _announce(self) -> None:
        cursor = self.textCursor()
        if self._quiet or cursor.blockNumber() >= len(self._numbers):
            return
        key = self.key_at(self._numbers[cursor.blockNumber()], cursor.positionInBlock())
        if key is not None:
            self.task_entered.emit(key)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        # Also where the caret stood before: then it has not moved.
        self._announce()

    # --- gutter -------------------------------------------------------------------------------

    def gutter_width(self) -> int:
        """Room for the longest line number."""
        digits = len(str(max(self._numbers, default=1)))
        return QFontMetrics(self.font()).horizontalAdvance("0") * digits + 2 * _GUTTER_MARGIN

    def _fit_gutter(self) -> None:
        self.setViewportMargins(self.gutter_width(), 0, 0, 0)
        room = self.contentsRect()
        self._gutter.setGeometry(QRect(room.left(), room.top(), self.gutter_width(), room.height()))

    def _follow_scroll(self, rect: QRect, step: int) -> None:
        if step:
            self._gutter.scroll(0, step)
        else:
            self._gutter.update(0, rect.y(), self._gutter.width(), rect.height())

    def paint_gutter(self, painter: QPainter, area: QRect) -> None:
        """Paint the numbers of the lines that are seen; those with a task are stressed."""
        colours = colours_of(self)
        painter.fillRect(area, QColor(colours.window))
        with_task = self.marked_numbers()
        bold = QFont(self.font())
        bold.setBold(True)
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        height = QFontMetrics(self.font()).height()
        while block.isValid() and top <= area.bottom():
            number = self._numbers[block.blockNumber()] if block.blockNumber() < len(self._numbers) else 0
            if number and block.text().strip():
                painter.setFont(bold if number in with_task else self.font())
                painter.setPen(QColor(colours.accent if number in with_task else colours.muted))
                room = QRect(0, round(top), self._gutter.width() - _GUTTER_MARGIN, height)
                painter.drawText(room, Qt.AlignmentFlag.AlignRight, str(number))
            top += self.blockBoundingRect(block).height()
            block = block.next()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_gutter()

    @override
    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange and hasattr(self, "_marker"):
            self._marker.rehighlight()


class _Gutter(QWidget):
    """The line numbers beside the text."""

    def __init__(self, pane: DocumentPane) -> None:
        super().__init__(pane)
        self._pane = pane

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._pane.gutter_width(), 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._pane.paint_gutter(painter, event.rect())
        painter.end()


class _Marker(QSyntaxHighlighter):
    """Colours the words of tasks, block by block; only blocks that changed are coloured anew."""

    def __init__(self, pane: DocumentPane) -> None:
        super().__init__(pane.document())
        self._pane = pane
        self._by_block: Mapping[int, list[tuple[Span, Marked]]] = {}
        self._chosen: frozenset[int] = frozenset()

    def forget(self) -> None:
        """Another document comes."""
        self._by_block = {}
        self._chosen = frozenset()

    def mark(self, by_block: Mapping[int, list[tuple[Span, Marked]]]) -> None:
        """Take over the marks by block."""
        changed = {
            block
            for block in {*by_block, *self._by_block}
            if by_block.get(block) != self._by_block.get(block)
        }
        self._by_block = by_block
        self._colour(changed)

    def choose(self, keys: frozenset[int]) -> None:
        """Stress the words of these tasks."""
        moved = keys ^ self._chosen
        self._chosen = keys
        self._colour(
            {block for block, found in self._by_block.items() if any(one.key in moved for _, one in found)}
        )

    def _colour(self, blocks: Iterable[int]) -> None:
        for number in blocks:
            block = self.document().findBlockByNumber(number)
            if block.isValid():
                self.rehighlightBlock(block)

    @override
    def highlightBlock(self, text: str) -> None:
        colours = colours_of(self._pane)
        found = self._by_block.get(self.currentBlock().blockNumber(), ())
        # What is chosen is coloured last, over its neighbours.
        for span, one in sorted(found, key=lambda pair: pair[1].key in self._chosen):
            chosen = one.key in self._chosen
            self.setFormat(
                span.start, span.end - span.start, _look(colours, ticked=one.ticked, chosen=chosen)
            )
            for date_span in one.dates:
                if date_span.line == span.line:
                    self._underline(date_span, colours)

    def _underline(self, span: Span, colours: Colours) -> None:
        for place in range(span.start, span.end):
            look = self.format(place)
            look.setFontUnderline(True)
            look.setUnderlineColor(QColor(colours.warn))
            self.setFormat(place, 1, look)


def _look(colours: Colours, *, ticked: bool, chosen: bool) -> QTextCharFormat:
    look = QTextCharFormat()
    if chosen:
        look.setBackground(QColor(colours.accent))
        look.setForeground(QColor(colours.on_accent))
    elif ticked:
        look.setBackground(QColor(colours.notice))
    else:
        look.setForeground(QColor(colours.muted))
    return look


def _one_block(text: str) -> str:
    """A line of the source as one block, letter for letter.

    A break within it stays one letter; a sign that Qt counts as two letters becomes a box.
    """
    text = text.replace("\n", _LINE_BREAK).replace("\r", " ").replace("\u2029", _LINE_BREAK)
    return "".join(letter if letter <= "\uffff" else _BOX for letter in text)


def place_in_viewport(pane: DocumentPane, span: Span) -> QPoint:
    """Where the first letter of `span` is painted."""
    block = pane.document().findBlockByNumber(pane._blocks[span.line])  # noqa: SLF001 - its own module
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + span.start)
    return pane.cursorRect(cursor).center()
