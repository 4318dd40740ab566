"""A bar of women's share with the mark of its target.

Colour is not the only sign: a share below its target is hatched, one that reaches it is full, the target
is a stroke with a wedge upon it. So it reads on a black-and-white print.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from app.ui.theme import Colours

_WHOLE: Final = 100
_QUARTERS: Final = (25, 50, 75)
_THICKEST: Final = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Share and target in percent; `reached` None: there is no target."""

    share: float
    target: int | None = None
    reached: bool | None = None


def paint_bar(painter: QPainter, rect: QRect, bar: Bar, colours: Colours) -> None:
    """Paint a bar into `rect`: track, share, quarters of the scale, target."""
    thick = min(_THICKEST, rect.height())
    track = QRectF(rect.left(), rect.center().y() - thick / 2 + 1, rect.width(), thick)
    painter.setPen(QPen(QColor(colours.border), 1))
    painter.setBrush(QColor(colours.surface))
    painter.drawRect(track)
    _paint_share(painter, track, bar, colours)
    painter.setPen(QPen(QColor(colours.border), 1, Qt.PenStyle.DotLine))
    for quarter in _QUARTERS:
        if quarter > bar.share:
            x = track.left() + track.width() * quarter / _WHOLE
            painter.drawLine(QPointF(x, track.top()), QPointF(x, track.bottom()))
    if bar.target is not None:
        _paint_target(painter, track, bar.target, colours)


def _paint_share(painter: QPainter, track: QRectF, bar: Bar, colours: Colours) -> None:
    filled = QRectF(track)
    filled.setWidth(track.width() * min(bar.share, _WHOLE) / _WHOLE)
    if filled.width() <= 0:
        return
    tone = colours.warn if bar.reached is False else colours.good if bar.reached else colours.accent
    painter.setPen(QPen(QColor(tone), 1))
    if bar.reached is False:
        painter.fillRect(filled, QColor(colours.surface))
        painter.setBrush(QBrush(QColor(tone), Qt.BrushStyle.BDiagPattern))
    else:
        painter.setBrush(QColor(tone))
    painter.drawRect(filled)


def _paint_target(painter: QPainter, track: QRectF, target: int, colours: Colours) -> None:
    x = track.left() + track.width() * min(target, _WHOLE) / _WHOLE
    painter.setPen(QPen(QColor(colours.text), 2))
    painter.drawLine(QPointF(x, track.top() - 3), QPointF(x, track.bottom() + 3))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.text))
    top = track.top() - 3
    painter.drawPolygon(QPolygonF([QPointF(x - 4, top - 2), QPointF(x + 4, top - 2), QPointF(x, top + 4)]))
