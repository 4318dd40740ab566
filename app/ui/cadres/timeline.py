"""A person's posts over the years: a line a post, with its words above it and the years below all."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.services.cadres.card_figures import CardPost
from app.services.cadres.rows import partial_text
from app.ui.strings import cadre_forms as form_words
from app.ui.strings import cadres as words
from app.ui.theme import Colours, colours_of

_BAR: Final = 9
_GAP: Final = 12
_MARGIN: Final = 10
_ARROW: Final = 7
_MOST_YEARS: Final = 9
_BEFORE: Final = 2
"""Years shown before the first day known when nobody knows since when a post was held."""


def days_text(post: CardPost) -> str:
    """03/2021 – nay."""
    start = partial_text(post.from_date) or words.TIMELINE_UNKNOWN
    return form_words.SUMMARY_SPAN.format(start=start, end=partial_text(post.to_date) or words.TIMELINE_NOW)


def post_text(post: CardPost) -> str:
    """One post in words; of one that was left, why and by which decision."""
    told = words.TIMELINE_POST.format(title=post.title, body=post.body, days=days_text(post))
    left = ", ".join(filter(None, (post.ending and post.ending.label.lower(), post.end_decision)))
    return words.TIMELINE_LEFT.format(post=told, left=left) if left else told


class Timeline(QWidget):
    """Posts held now are full, former ones hollow; a key post has a thick line; an open end is an arrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.posts: tuple[CardPost, ...] = ()
        self._as_of = date.min
        self.setAccessibleName(words.CARD_TIMELINE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_posts(self, posts: Sequence[CardPost], as_of: date) -> None:
        """Show posts, newest first, up to a day."""
        self.posts = tuple(posts)
        self._as_of = as_of
        told = [post_text(post) for post in posts]
        self.setAccessibleDescription(". ".join(told))
        # A line too long for the picture is cut off there.
        self.setToolTip("\n".join(told))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        lines = len(self.posts) * self._step() + self._axis() + 2 * _MARGIN
        return QSize(420, lines if self.posts else 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(280, self.sizeHint().height())

    def _step(self) -> int:
        return self.fontMetrics().height() + _BAR + _GAP

    def _axis(self) -> int:
        return self.fontMetrics().height() + 8

    # --- the scale ------------------------------------------------------------------------

    def first_day(self) -> date:
        """Where the scale begins: the year of the first day known."""
        known = [day for post in self.posts for day in (post.started_on, post.ended_on) if day]
        first = min([*known, self._as_of])
        before = _BEFORE if any(post.started_on is None for post in self.posts) else 0
        before = max(before, int(first.year == self._as_of.year))
        return date(max(first.year - before, 1), 1, 1)

    def last_day(self) -> date:
        """Where it ends: the day of the card, or a later end."""
        ends = [post.ended_on for post in self.posts if post.ended_on]
        starts = [post.started_on for post in self.posts if post.started_on]
        return max([*ends, *starts, self._as_of])

    def place(self, day: date) -> float:
        """Where a day lies from the left, in pixels."""
        first, last = self.first_day(), self.last_day()
        room = self.width() - 2 * _MARGIN - _ARROW
        return _MARGIN + room * (day - first).days / max((last - first).days, 1)

    # --- painting -------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.posts:
            return
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.surface))
        self._paint_years(painter, colours)
        for line, post in enumerate(self.posts):
            self._paint_post(painter, post, _MARGIN + line * self._step(), colours)
        painter.end()

    def _paint_years(self, painter: QPainter, colours: Colours) -> None:
        first, last = self.first_day().year, self.last_day().year
        step = max(1, -(-(last - first + 1) // _MOST_YEARS))
        bottom = self.height() - self._axis()
        painter.setFont(self.font())
        for year in range(first, last + 1, step):
            x = self.place(date(year, 1, 1))
            painter.setPen(QPen(QColor(colours.border), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, 0), QPointF(x, bottom))
            painter.setPen(QColor(colours.muted))
            width = self.fontMetrics().horizontalAdvance("0000")
            if x + width < self.width():
                painter.drawText(QPointF(x + 2, bottom + self.fontMetrics().ascent() + 2), str(year))

    def _paint_post(self, painter: QPainter, post: CardPost, top: int, colours: Colours) -> None:
        metrics = self.fontMetrics()
        painter.setPen(QColor(colours.text if post.held else colours.muted))
        room = self.width() - 2 * _MARGIN
        text = metrics.elidedText(post_text(post), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(_MARGIN, top + metrics.ascent()), text)
        left = self.place(max(post.started_on or self.first_day(), self.first_day()))
        right = self.place(post.ended_on or self.last_day())
        y = top + metrics.height() + 2
        bar = QRectF(left, y, max(right - left, 3), _BAR)
        tone = QColor(colours.accent)
        painter.setPen(QPen(tone, 2 if post.key_post else 1))
        painter.setBrush(QBrush(tone) if post.held else QBrush(QColor(colours.surface)))
        painter.drawRect(bar)
        if post.started_on is None:
            # Since when is not known: the left part is hatched.
            unknown = QRectF(bar.left(), bar.top(), min(28.0, bar.width()), bar.height())
            painter.fillRect(unknown, QColor(colours.surface))
            painter.fillRect(unknown, QBrush(tone, Qt.BrushStyle.BDiagPattern))
        if post.ended_on is None:
            painter.setBrush(tone)
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(bar.right(), bar.top() - 2),
                        QPointF(bar.right() + _ARROW, bar.center().y()),
                        QPointF(bar.right(), bar.bottom() + 2),
                    ]
                )
            )
