"""How a day of the calendar is painted: number, commemorations, bars and entries."""

from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from app.core.numbers import format_integer
from app.core.vocabulary import TaskStatus
from app.services.tasks.rows import CalendarItem
from app.ui.strings import tasks as words
from app.ui.tasks.month_layout import DayCell, Slot
from app.ui.theme import Colours, colours_of

_MARGIN: Final = 4
_GAP: Final = 2
_SPAN_HEIGHT: Final = 3
_ELIDE: Final = Qt.TextElideMode.ElideRight
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_SUNDAY: Final = 6


def item_text(item: CalendarItem) -> str:
    """An item in words: its mark, its title, and which time of a repeating task it is."""
    title = words.MONTH_ITEM.format(title=item.title, label=item.label) if item.label else item.title
    return f"{_mark(item)}{title}"


def _mark(item: CalendarItem) -> str:
    if item.status is TaskStatus.DONE:
        return "✓ "
    return "! " if item.overdue else ""


class DayDelegate(QStyledItemDelegate):
    """Paints `DayCell`s; knows where each item lies, so that clicks find it."""

    def __init__(self, today: date, parent: QTableView) -> None:
        super().__init__(parent)
        self.today = today
        self._view: Final = parent

    # --- places ---------------------------------------------------------------------------

    def _line(self) -> int:
        return QFontMetrics(self._small()).height() + 3

    def _small(self) -> QFont:
        font = QFont(self._view.font())
        font.setPointSizeF(font.pointSizeF() * 0.9)
        return font

    def _top(self) -> int:
        return QFontMetrics(self._view.font()).height() + _SPAN_HEIGHT + 2 * _GAP + 1

    def lanes(self, rect: QRect) -> int:
        """How many lanes fit into a day's room."""
        return max(1, (rect.height() - self._top()) // (self._line() + _GAP))

    def slot_rect(self, rect: QRect, slot: Slot) -> QRect:
        """Where a slot lies; a bar that goes on reaches the day's edge."""
        top = rect.top() + self._top() + slot.lane * (self._line() + _GAP)
        left = rect.left() + (_MARGIN if slot.starts else 0)
        right = rect.right() - (_MARGIN if slot.ends else -1)
        return QRect(left, top, right - left, self._line())

    def item_at(self, cell: DayCell, rect: QRect, place: QPoint) -> CalendarItem | None:
        """The item of a day painted at `place`."""
        slots, _left = cell.shown(self.lanes(rect))
        return next((slot.item for slot in slots if self.slot_rect(rect, slot).contains(place)), None)

    def item_rect(self, cell: DayCell, rect: QRect, task_id: str) -> QRect:
        """Where a task of a day is painted; empty when it is not."""
        slots, _left = cell.shown(self.lanes(rect))
        found = (self.slot_rect(rect, slot) for slot in slots if slot.item.task_id == task_id)
        return next(found, QRect())

    # --- painting -------------------------------------------------------------------------

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = index.data(Qt.ItemDataRole.UserRole)
        if cell is None:
            return
        rect = QRect(option.rect)
        state = option.state
        colours = colours_of(self._view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        self._paint_room(painter, rect, cell, colours, chosen=bool(state & QStyle.StateFlag.State_Selected))
        self._paint_head(painter, rect, cell, colours)
        slots, left_out = cell.shown(self.lanes(rect))
        painter.setFont(self._small())
        for slot in slots:
            first = self._view.columnViewportPosition(index.column() - slot.place)
            self._paint_slot(painter, rect, slot, colours, first=first)
        if left_out:
            self._paint_more(painter, rect, left_out, colours)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_room(
        self, painter: QPainter, rect: QRect, cell: DayCell, colours: Colours, *, chosen: bool
    ) -> None:
        ground = colours.surface if cell.in_month else colours.window
        painter.fillRect(rect, QColor(colours.selection if chosen else ground))
        if cell.spans:
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), _SPAN_HEIGHT), QColor(colours.warn))
        painter.setPen(QColor(colours.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())

    def _paint_head(self, painter: QPainter, rect: QRect, cell: DayCell, colours: Colours) -> None:
        font = QFont(self._view.font())
        font.setBold(cell.in_month)
        metrics = QFontMetrics(font)
        number = f"{cell.day.day}" if cell.day.day > 1 else f"{cell.day.day}/{cell.day.month}"
        width = metrics.horizontalAdvance(number)
        top = rect.top() + _SPAN_HEIGHT + _GAP
        spot = QRect(rect.left() + _MARGIN, top, width + 10, metrics.height())
        painter.setFont(font)
        if cell.day == self.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(spot), 8, 8)
            painter.setPen(QColor(colours.on_accent))
        elif not cell.in_month:
            painter.setPen(QColor(colours.muted))
        else:
            painter.setPen(QColor(colours.bad if cell.day.weekday() == _SUNDAY else colours.text))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, number)
        names = cell.named_days or cell.span_starts
        if names:
            room = QRect(spot.right() + 5, top, rect.right() - spot.right() - 8, metrics.height())
            small = self._small()
            small.setItalic(True)
            painter.setFont(small)
            painter.setPen(QColor(colours.warn))
            text = QFontMetrics(small).elidedText(", ".join(names), _ELIDE, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | _MIDDLE, text)

    def _paint_slot(
        self, painter: QPainter, rect: QRect, slot: Slot, colours: Colours, *, first: int
    ) -> None:
        room = self.slot_rect(rect, slot)
        text_colour, edge = _item_colours(slot.item, colours)
        ground = QColor(edge)
        ground.setAlpha(38)
        shape = QRectF(room)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.surface))
        painter.drawRect(shape)
        painter.setBrush(ground)
        painter.drawRect(shape)
        if slot.starts:
            painter.fillRect(QRect(room.left(), room.top(), 3, room.height()), QColor(edge))
        # The title of a bar runs on over its days: each day paints the part that lies in it.
        words_room = QRect(first + 10, room.top(), rect.width() * slot.days - 16, room.height())
        text = QFontMetrics(self._small()).elidedText(item_text(slot.item), _ELIDE, words_room.width())
        painter.setPen(QColor(text_colour))
        painter.drawText(words_room, Qt.AlignmentFlag.AlignLeft | _MIDDLE, text)

    def _paint_more(self, painter: QPainter, rect: QRect, left_out: int, colours: Colours) -> None:
        room = self.slot_rect(rect, Slot(item=_NOBODY, lane=self.lanes(rect) - 1))
        painter.setPen(QColor(colours.accent))
        text = words.MONTH_MORE.format(count=format_integer(left_out))
        painter.drawText(room.adjusted(7, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | _MIDDLE, text)


_NOBODY: Final = CalendarItem(
    task_id="",
    occurrence_id=None,
    title="",
    label="",
    lead_unit="",
    start=None,
    end=None,
    status=TaskStatus.NOT_STARTED,
    overdue=False,
)


def _item_colours(item: CalendarItem, colours: Colours) -> tuple[str, str]:
    """Colour of the words and of the edge."""
    if item.overdue:
        return colours.bad, colours.bad
    match item.status:
        case TaskStatus.DONE:
            return colours.good, colours.good
        case TaskStatus.DOING:
            return colours.accent, colours.accent
        case _:
            return colours.text, colours.accent
