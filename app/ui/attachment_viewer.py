"""Shows an evidence file from memory: pictures, PDF, plain text. Nothing is written to the disk."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.fitting import resize_within_screen
from app.ui.strings import common
from app.ui.strings import fields as words

_PDF: Final = "application/pdf"
_IMAGES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp"})
_TEXTS: Final = frozenset({"text/plain", "text/csv"})


def can_show(media_type: str) -> bool:
    """Whether the viewer knows such files."""
    return media_type == _PDF or media_type in _IMAGES or media_type in _TEXTS


class AttachmentViewer(QDialog):
    """One file; its name stands inside, not in the window's title."""

    def __init__(self, name: str, media_type: str, content: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.ATTACH_OPEN)
        resize_within_screen(self, 900, 680, beside=60, above=80)
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        heading = QLabel(name, self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        close = QPushButton(common.CLOSE, self)
        close.clicked.connect(self.close)
        self.page: Final = self._make_page(media_type, content)
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addWidget(self.page, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _make_page(self, media_type: str, content: bytes) -> QWidget:
        if media_type == _PDF:
            return self._pdf_page()
        if media_type in _IMAGES:
            return self._image_page()
        text = QPlainTextEdit(content.decode("utf-8", errors="replace"))
        text.setReadOnly(True)
        return text

    def _pdf_page(self) -> QWidget:
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView

        document = QPdfDocument(self)
        document.load(self._buffer)
        if document.status() != QPdfDocument.Status.Ready:
            return _damaged()
        view = QPdfView(self)
        view.setDocument(document)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        return view

    def _image_page(self) -> QWidget:
        reader = QImageReader(self._buffer)
        reader.setAutoTransform(True)
        image: QImage = reader.read()
        if image.isNull():
            return _damaged()
        room = self.size() * 0.95
        if image.width() > room.width():
            image = image.scaledToWidth(room.width(), Qt.TransformationMode.SmoothTransformation)
        picture = QLabel()
        picture.setPixmap(QPixmap.fromImage(image))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        area = QScrollArea(self)
        area.setWidget(picture)
        area.setWidgetResizable(True)
        return area


def _damaged() -> QLabel:
    label = QLabel(words.ATTACH_DAMAGED)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
