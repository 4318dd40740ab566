"""Plans as .docx and .pdf, made when a test needs them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from app.services.reports.fonts import Face, document_typeface

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LISTS = f"""
<w:abstractNum {_W} w:abstractNumId="70"><w:multiLevelType w:val="multilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
</w:abstractNum>
"""
_LIST = f'<w:num {_W} w:numId="70"><w:abstractNumId w:val="70"/></w:num>'


def numbered(document: Any, text: str, level: int, *, bold: bool = False) -> None:
    """A paragraph that Word numbers: 0 I. · 1 1. · 2 1.1. · 3 a bullet."""
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = bold
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = 70


def with_lists(document: Any) -> Any:
    """The document with the list definition that `numbered` uses."""
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(_LISTS))
    numbering.append(parse_xml(_LIST))
    return document


def write_digital_plan(target: Path) -> Path:
    """A plan of another field: automatic numbers, bold unit headings, an annex with two-level headings and
    merges.
    """
    document = with_lists(Document())
    head = document.add_table(rows=2, cols=2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ SÔNG MẪU"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = "Số: 61/KH-UBND"
    head.cell(1, 1).text = "Sông Mẫu, ngày 10 tháng 3 năm 2026"
    for text in ("KẾ HOẠCH", "Chuyển đổi số xã Sông Mẫu năm 2026"):
        document.add_paragraph().add_run(text).bold = True
    document.add_paragraph(
        "Thực hiện Kế hoạch số 20/KH-UBND ngày 15/01/2026 của UBND tỉnh, UBND xã ban hành Kế hoạch:"
    )
    numbered(document, "MỤC TIÊU", 0, bold=True)
    document.add_paragraph("Trên 80% hồ sơ thủ tục hành chính được nộp trực tuyến.")
    numbered(document, "NHIỆM VỤ", 0, bold=True)
    numbered(document, "Hạ tầng số", 1, bold=True)
    numbered(document, "Nâng cấp mạng nội bộ tại trụ sở UBND xã, hoàn thành trong quý II/2026.", 2)
    numbered(document, "Lắp đặt điểm phát wifi miễn phí tại 6 nhà văn hóa thôn (Phòng Kinh tế chủ trì).", 2)
    numbered(document, "Chính quyền số", 1, bold=True)
    numbered(document, "Số hóa 100% kết quả giải quyết thủ tục hành chính còn hiệu lực;", 3)
    numbered(document, "Hướng dẫn người dân dùng ứng dụng định danh điện tử, mỗi tuần ít nhất 02 buổi.", 3)
    numbered(document, "TỔ CHỨC THỰC HIỆN", 0, bold=True)
    document.add_paragraph().add_run("Trung tâm Phục vụ hành chính công").bold = True
    document.add_paragraph(
        "Bố trí máy tính, người hướng dẫn nộp hồ sơ trực tuyến; thống kê số liệu hằng tháng."
    )
    document.add_paragraph().add_run("Tổ công nghệ số cộng đồng các thôn").bold = True
    document.add_paragraph(
        "Đến từng nhà hỗ trợ cài đặt ứng dụng cho người cao tuổi trước Ngày Chuyển đổi số quốc gia 10/10."
    )
    closing = document.add_table(rows=1, cols=2)
    closing.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    closing.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"
    _digital_annex(document)
    document.save(str(target))
    return target


def _digital_annex(document: Any) -> None:
    document.add_paragraph("PHỤ LỤC")
    document.add_paragraph("PHÂN CÔNG NHIỆM VỤ")
    rows = (
        ("TT", "Nội dung nhiệm vụ", "Đơn vị thực hiện", "", "Thời hạn hoàn thành", "Kết quả"),
        ("", "", "Chủ trì", "Phối hợp", "", ""),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
        ("I", "Nhân lực số", "", "", "", ""),
        (
            "1",
            "Tập huấn kỹ năng số cho cán bộ, công chức",
            "Văn phòng HĐND và UBND",
            "Các phòng, đơn vị",
            "Tháng 4/2026",
            "01 lớp",
        ),
        (
            "2",
            "Tập huấn cho thành viên tổ công nghệ số",
            "nt",
            "Các thôn",
            "Tháng 5 - tháng 6/2026",
            "02 lớp",
        ),
        ("II", "Công an xã", "", "", "", ""),
        ("1", "Cấp tài khoản định danh điện tử lưu động tại các thôn", "", "Các thôn", "Thường xuyên", ""),
        ("2", "Kiểm tra an toàn thông tin", "", "Văn phòng HĐND và UBND", "30/11/2026", "Biên bản"),
        ("", "", "", "", "Xong trước 15/6/2026", "Báo cáo đợt 1"),
        ("", "Tổng cộng", "", "", "", ""),
    )
    table = document.add_table(rows=len(rows), cols=6)
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(index, column).text = text
    for column in (0, 1, 4, 5):
        table.cell(0, column).merge(table.cell(1, column))
    table.cell(0, 2).merge(table.cell(0, 3))
    for index in (3, 6):
        table.cell(index, 1).merge(table.cell(index, 5))
    for column in (0, 1, 2, 3):
        table.cell(8, column).merge(table.cell(9, column))


# --- pdf ----------------------------------------------------------------------------------------------------


def write_pdf(
    target: Path, lines: Sequence[str], *, table: Sequence[Sequence[str]] = (), running_head: str = ""
) -> Path:
    """Paragraphs broken at the margin, page numbers on top, a running head, and a ruled table at the end."""
    document_typeface().register()
    body = ParagraphStyle(
        "body",
        fontName=Face.REGULAR.value,
        fontSize=13,
        leading=17,
        firstLineIndent=28,
        alignment=TA_JUSTIFY,
        spaceAfter=5,
    )
    centred = ParagraphStyle("centred", parent=body, alignment=TA_CENTER, firstLineIndent=0)
    cell = ParagraphStyle("cell", parent=body, firstLineIndent=0, fontSize=11, leading=13)

    def furniture(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(Face.REGULAR.value, 12)
        if canvas.getPageNumber() > 1:
            canvas.drawCentredString(A4[0] / 2, A4[1] - 36, str(canvas.getPageNumber()))
        if running_head:
            canvas.drawString(70, 28, running_head)

    template = BaseDocTemplate(str(target), pagesize=A4)
    frame = Frame(85, 57, A4[0] - 127, A4[1] - 114, id="page")
    template.addPageTemplates([PageTemplate(id="all", frames=[frame], onPage=furniture)])
    story: list[Flowable] = []
    for line in lines:
        text = line.strip().replace("&", "&amp;").replace("<", "&lt;")
        story.append(Paragraph(text, centred if text.isupper() else body) if text else Spacer(1, 8))
    if table:
        rows = [[Paragraph(one, cell) for one in row] for row in table]
        drawn = Table(rows, colWidths=[30, 180, 90, 90, 75], repeatRows=1)
        drawn.setStyle(
            TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
        )
        story.append(drawn)
    template.build(story)
    return target
