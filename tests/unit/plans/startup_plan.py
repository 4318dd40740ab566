"""A printed plan (.pdf with text) of an invented commune: numbers in brackets, an annex of two columns, the
second of which says who and by when.
"""

from pathlib import Path

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

from app.services.reports.fonts import Face, document_typeface

_TEXT = Path(__file__).parent / "fixtures" / "khoi-nghiep.plan"
_ANNEX = (
    ("Nội dung công việc", "Đơn vị thực hiện, thời gian hoàn thành"),
    (
        "1. Khảo sát nhu cầu học nghề của lao động nữ tại 11 thôn",
        "Hội Liên hiệp Phụ nữ xã chủ trì, các thôn phối hợp; xong trong tháng 3/2026",
    ),
    (
        "2. Tập huấn bán hàng trên nền tảng số cho chủ cơ sở sản xuất là nữ",
        "Phòng Kinh tế; tháng 5 và tháng 11",
    ),
    ("3. Kết nối tiêu thụ nông sản với siêu thị", "Phòng Kinh tế; thường xuyên"),
    (
        "4. Tham quan học tập mô hình hợp tác xã nông nghiệp ngoài thành phố",
        "Hội Nông dân xã chủ trì, Phòng Kinh tế phối hợp; quý III/2026",
    ),
)


def write_startup_plan(target: Path) -> Path:
    """The plan with its page numbers, the annex on a page of its own."""
    document_typeface().register()
    body = ParagraphStyle(
        "body",
        fontName=Face.REGULAR.value,
        fontSize=14,
        leading=18,
        firstLineIndent=28,
        alignment=TA_JUSTIFY,
        spaceAfter=6,
    )
    centred = ParagraphStyle("centred", parent=body, alignment=TA_CENTER, firstLineIndent=0)
    cell = ParagraphStyle("cell", parent=body, firstLineIndent=0, fontSize=12, leading=14)
    template = BaseDocTemplate(str(target), pagesize=A4)
    frame = Frame(85, 57, A4[0] - 127, A4[1] - 114)
    template.addPageTemplates([PageTemplate(id="all", frames=[frame], onPage=_page_number)])
    story: list[Flowable] = []
    for line in _TEXT.read_text(encoding="utf-8").splitlines():
        if line == "PHỤ LỤC":
            story.append(PageBreak())
        story.append(Paragraph(line, centred if line.isupper() else body))
    table = Table([[Paragraph(text, cell) for text in row] for row in _ANNEX], colWidths=[235, 215])
    table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    )
    story.append(table)
    template.build(story)
    return target


def _page_number(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont(Face.REGULAR.value, 13)
    if canvas.getPageNumber() > 1:
        canvas.drawCentredString(A4[0] / 2, A4[1] - 34, str(canvas.getPageNumber()))
