"""The real PDF in a view, from memory: nothing is written to a disk in the clear."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QSize, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.ui.icons import icon
from app.ui.strings import reports as words
from app.ui.theme import Tone, set_tone

ZOOM_STEP: Final = 1.2
SMALLEST, LARGEST = 0.3, 4.0


class PdfPreview(QWidget):
    """Shows a PDF; a new one keeps the place and the zoom of the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document: Final = QPdfDocument(self)
        self._buffer: QBuffer | None = None
        self.view: Final = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName(words.PREVIEW_NAME)
        self.pages: Final = QLabel(self)
        set_tone(self.pages, Tone.MUTED)
        bar = QHBoxLayout()
        bar.addWidget(self.pages)
        bar.addStretch(1)
        for name, tip, act in (
            ("zoom-out", words.ZOOM_OUT, self.zoom_out),
            ("zoom-in", words.ZOOM_IN, self.zoom_in),
            ("fit-width", words.FIT_WIDTH, self.fit_width),
        ):
            button = QToolButton(self)
            button.setIcon(icon(name, self))
            button.setIconSize(QSize(18, 18))
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setAutoRaise(True)
            button.clicked.connect(act)
            bar.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(bar)
        layout.addWidget(self.view, 1)

    def show_pdf(self, pdf: bytes) -> None:
        """Show `pdf` at the place where the one before was."""
        place = self.view.verticalScrollBar().value()
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer
        self.pages.setText(words.PAGES.format(pages=self.document.pageCount()))
        # The view lays its pages out after this call returns; only then does the old place exist again.
        QTimer.singleShot(0, self.view, lambda: self.view.verticalScrollBar().setValue(place))

    def zoom_in(self) -> None:
        """Show the page larger."""
        self._zoom(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Show the page smaller."""
        self._zoom(1 / ZOOM_STEP)

    def fit_width(self) -> None:
        """Fit the page to the view."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _zoom(self, by: float) -> None:
        present = self.view.zoomFactor()
        if self.view.zoomMode() is QPdfView.ZoomMode.FitToWidth and self.document.pageCount():
            width = self.document.pagePointSize(0).width() * self.logicalDpiX() / 72
            present = self.view.viewport().width() / width
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(LARGEST, max(SMALLEST, present * by)))
