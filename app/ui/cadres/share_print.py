"""The bars of women's share on A4 sheets for a black-and-white printer, as a PDF in memory."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.core.dates import format_date
from app.services.cadres.figures import Shares
from app.ui.cadres.figure_table import Cell
from app.ui.cadres.share_bar import Bar, paint_bar
from app.ui.cadres.share_view import overall_text, share_rows
from app.ui.strings import cadres as words
from app.ui.theme import Colours

_DOTS: Final = 96
_MARGINS: Final = QMarginsF(20, 15, 15, 15)
_PAPER: Final = Colours(
    window="#ffffff",
    surface="#ffffff",
    stripe="#ffffff",
    text="#000000",
    muted="#444444",
    border="#999999",
    accent="#555555",
    on_accent="#ffffff",
    selection="#dddddd",
    on_selection="#000000",
    good="#555555",
    warn="#000000",
    bad="#000000",
    notice="#eeeeee",
)
_PARTS: Final = (0.36, 0.07, 0.08, 0.09, 0.22, 0.08, 0.10)
"""How the width is parted: body, women, of, share, bar, target, verdict."""
_NAME, _VERDICT, _SHOWN = 0, 6, 7


def shares_pdf(shares: Shares) -> bytes:
    """Return the sheets."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape,
            _MARGINS,
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter(writer)
    _Sheets(painter, writer).paint(shares)
    painter.end()
    buffer.close()
    return bytes(content.data())


class _Sheets:
    """Paints line by line, a new page when one is full."""

    def __init__(self, painter: QPainter, writer: QPdfWriter) -> None:
        self._painter = painter
        self._writer = writer
        self._font = QFont("Times New Roman", 11)
        self._y = 0
        self._width, self._height = writer.width(), writer.height()
        self._line = round(QFontMetrics(self._font, writer).height() * 1.35)

    def paint(self, shares: Shares) -> None:
        """Title, sentence, head, a line a body, legend."""
        self._paragraph(words.PRINT_TITLE.format(day=format_date(shares.as_of)), bold=True)
        self._paragraph(overall_text(shares))
        self._head()
        for row in share_rows(shares):
            if self._y + self._line > self._height:
                self._writer.newPage()
                self._y = 0
                self._head()
            self._row(row)
        self._paragraph(words.PRINT_LEGEND)

    def _paragraph(self, text: str, *, bold: bool = False) -> None:
        font = QFont(self._font)
        font.setBold(bold)
        self._painter.setFont(font)
        self._painter.setPen(Qt.GlobalColor.black)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        room = QRect(0, self._y, self._width, self._height)
        used = self._painter.boundingRect(room, flags, text)
        if self._y + used.height() > self._height and self._y:
            self._writer.newPage()
            self._y = 0
            room.moveTop(0)
        self._painter.drawText(room, flags, text)
        self._y += used.height() + self._line // 3

    def _head(self) -> None:
        titles = (
            words.COLUMN_BODY,
            words.SHARE_WOMEN,
            words.SHARE_OF,
            words.SHARE_PERCENT,
            words.PRINT_SCALE,
            words.COLUMN_TARGET,
            words.COLUMN_REACHED,
        )
        self._row([Cell(text=title, bold=True) for title in titles])
        self._painter.drawLine(0, self._y, self._width, self._y)

    def _row(self, cells: Sequence[Cell]) -> None:
        left = 0
        for place, cell in enumerate(cells[:_SHOWN]):
            width = self._width if len(cells) == 1 else round(self._width * _PARTS[place])
            self._cell(
                cell, QRect(left, self._y, width - 8, self._line), left_hand=place in (_NAME, _VERDICT)
            )
            left += width
        self._y += self._line

    def _cell(self, cell: Cell, room: QRect, *, left_hand: bool) -> None:
        if isinstance(cell.bar, Bar):
            paint_bar(self._painter, room.adjusted(4, 3, 0, -3), cell.bar, _PAPER)
            return
        font = QFont(self._font)
        font.setBold(cell.bold)
        self._painter.setFont(font)
        self._painter.setPen(Qt.GlobalColor.black)
        side = Qt.AlignmentFlag.AlignLeft if left_hand else Qt.AlignmentFlag.AlignRight
        metrics = QFontMetrics(font, self._writer)
        text = metrics.elidedText(cell.text, Qt.TextElideMode.ElideRight, room.width())
        self._painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)
