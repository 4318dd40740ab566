"""A report as PDF: for preview, print and the copy that is signed.

The same report gives the same bytes; nothing in the file tells who made it or when.
"""

from app.core.errors import AppError
from app.core.progress import NoProgress, Progress
from app.services.reports.compose import compose, document_name
from app.services.reports.fonts import document_typeface
from app.services.reports.model import Report


class TooLarge(AppError):
    """Something cannot be set on a page."""

    def __init__(self) -> None:
        super().__init__(
            "Văn bản có một phần quá dài nên không xếp được vào trang giấy. "
            "Hãy rút ngắn tên cơ quan, trích yếu hoặc phần chữ ký rồi làm lại."
        )


def render_pdf(report: Report, *, progress: Progress | None = None) -> bytes:
    """The report as the bytes of a PDF file. Raises NoDocumentFont, TooLarge, and Cancelled between two
    pages.
    """
    from reportlab.platypus.doctemplate import LayoutError

    from app.services.reports.pdf_document import draw

    typeface = document_typeface()
    typeface.register()
    composition = compose(report, typeface)
    try:
        return draw(composition, document_name(report), typeface, progress=progress or NoProgress())
    except LayoutError as error:
        raise TooLarge from error
