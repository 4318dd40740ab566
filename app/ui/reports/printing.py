"""Print a PDF that is in memory: each page drawn onto the printer, under a neutral job name."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from app.ui.messages import Messages
from app.ui.strings import common as common_words
from app.ui.strings import reports as words

RESOLUTION: Final = 300
"""Dots per inch drawn: what office laser printers show of text, in a fourth of the memory of 600."""
_POINTS_PER_INCH: Final = 72


def has_printer() -> bool:
    """Whether a printer is installed."""
    return bool(QPrinterInfo.availablePrinterNames())


def choose_printer(parent: QWidget, pages: int) -> QPrinter | None:
    """Show the print dialog with printer, copies and pages; None when the officer backs out."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(common_words.APP_NAME)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setResolution(RESOLUTION)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, max(1, pages))
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_report(pdf: bytes, parent: QWidget, messages: Messages) -> bool:
    """Ask for the printer and print; whether it was sent. Says so when there is no printer."""
    if not has_printer():
        messages.warn(words.NO_PRINTER)
        return False
    printer = choose_printer(parent, _pages(pdf))
    if printer is None:
        return False
    print_pdf(pdf, printer)
    messages.notice(words.PRINTED)
    return True


def print_pdf(pdf: bytes, printer: QPrinter) -> None:
    """Draw the chosen pages of `pdf` onto `printer`, each on a sheet lying as the page does."""
    buffer, document = _loaded(pdf)
    first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
    printer.setFullPage(True)
    painter = QPainter()
    for page in range(first - 1, min(last, document.pageCount())):
        size = document.pagePointSize(page)
        _lay_sheet(printer, size)
        if painter.isActive():
            printer.newPage()
        elif not painter.begin(printer):
            break
        scale = RESOLUTION / _POINTS_PER_INCH
        image = document.render(page, (size * scale).toSize())
        painter.drawImage(QRectF(painter.viewport()), image)
    painter.end()
    document.close()
    buffer.close()


def _loaded(pdf: bytes) -> tuple[QBuffer, QPdfDocument]:
    """Return the document and the buffer it reads from, which has to live as long."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return buffer, document


def _pages(pdf: bytes) -> int:
    buffer, document = _loaded(pdf)
    pages = document.pageCount()
    document.close()
    buffer.close()
    return pages


def _lay_sheet(printer: QPrinter, size: QSizeF) -> None:
    upright = size.height() >= size.width()
    orientation = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
    printer.setPageOrientation(orientation)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
