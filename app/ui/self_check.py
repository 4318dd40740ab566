"""Whether the parts of Qt that the window needs are there and work; for the frozen program's self-test."""

import os

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QLockFile
from PySide6.QtGui import QIcon, QImage
from PySide6.QtNetwork import QLocalServer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel

NEEDED = (QIcon, QLocalServer, QLockFile, QPdfView, QPrinter, QSvgRenderer)
"""Imported from parts of Qt that nothing else of this check touches."""


def check_window_parts(pdf: bytes) -> None:
    """Show a widget and render a page of `pdf` without a display; raise RuntimeError when one fails."""
    if QCoreApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QCoreApplication.instance() or QApplication([])
    label = QLabel("Sổ Bình đẳng giới")
    label.show()
    drawn = not label.grab().isNull()
    label.close()
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    page: QImage = document.render(0, document.pagePointSize(0).toSize())
    document.close()
    if not drawn or page.isNull():
        raise RuntimeError("Qt did not draw")
    del application
