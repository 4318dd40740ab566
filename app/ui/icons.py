"""Line icons in the colour of the text: `resources/icons/*.svg` drawn with `currentColor`."""

from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from app.ui.resources import RESOURCES
from app.ui.theme import Tone, colours_of

SIZE: Final = 18
_SCALES: Final = (1.0, 1.25, 1.5, 2.0)


def icon(name: str, widget: QWidget, tone: Tone = Tone.NORMAL) -> QIcon:
    """The icon called `name`, in the colours in which `widget` is painted."""
    drawing = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    colours = colours_of(widget)
    made = QIcon()
    for mode, colour in (
        (QIcon.Mode.Normal, colours.tone(tone)),
        (QIcon.Mode.Disabled, colours.border),
        (QIcon.Mode.Selected, colours.on_selection),
    ):
        for scale in _SCALES:
            made.addPixmap(_draw(drawing.replace("currentColor", colour), scale), mode)
    return made


def _draw(drawing: str, scale: float) -> QPixmap:
    # Imported with the first icon: nothing before the lock screen needs it.
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(round(SIZE * scale), round(SIZE * scale))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
