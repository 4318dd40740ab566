"""Sample plans of invented communes whose duties stand in annexes: a Word table, printed tables without
rules.
"""

from collections.abc import Sequence
from pathlib import Path

from docx import Document
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from app.services.reports.fonts import Face, document_typeface

Row = Sequence[str]

DRUG_ROWS: Sequence[Row] = (
    ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện", "Sản phẩm"),
    ("I", "Tuyên truyền, giáo dục", "", "", "", ""),
    (
        "1",
        "Phát tờ rơi tuyên truyền tại các\nkhu nhà trọ, quán karaoke",
        "Công an phường",
        "Phòng Văn hóa - Xã hội\nTổ dân phố",
        "Quý I, III",
        "Tờ rơi",
    ),
    (
        "2",
        "Tổ chức hội thi tìm hiểu pháp luật về phòng, chống ma túy cho học sinh",
        "Đoàn Thanh niên phường",
        "Các trường học",
        "Tháng 10/2026",
        "Hội thi",
    ),
    (
        "3",
        "Viết tin, bài phát trên hệ thống truyền thanh",
        "Phòng Văn hóa - Xã hội",
        "nt",
        "Hằng tháng",
        "02 tin, bài/tháng",
    ),
    ("II", "Đấu tranh, quản lý", "", "", "", ""),
    (
        "4",
        "Rà soát các hộ kinh doanh có điều kiện về an ninh trật tự",
        "Chủ trì: Công an phường; phối hợp: các tổ dân phố",
        "",
        "6 tháng/lần",
        "Biên bản",
    ),
    (
        "5",
        "Sơ kết, tổng kết công tác phòng, chống ma túy",
        "Công an phường",
        "Văn phòng HĐND và UBND phường",
        "Sơ kết: trước 15/6; tổng kết: trước 15/11",
        "Báo cáo",
    ),
)


def write_drug_plan(target: Path) -> Path:
    """An annex with group rows over all columns, cells of several lines and "nt", below its title."""
    document = Document()
    for text in (
        "UBND PHƯỜNG TÂN LẬP",
        "Số: 112/KH-UBND",
        "KẾ HOẠCH",
        "Phòng, chống ma túy trên địa bàn phường Tân Lập năm 2026",
        "UBND phường xây dựng kế hoạch như sau:",
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Công an phường",
        "- Mở ít nhất 02 đợt cao điểm tấn công, trấn áp tội phạm ma túy trong năm.",
        "Yêu cầu các đơn vị nghiêm túc thực hiện. Nếu có vướng mắc, phản ánh về Công an phường./.",
        "TM. ỦY BAN NHÂN DÂN",
        "PHỤ LỤC",
        "Phân công nhiệm vụ năm 2026 (Kèm theo Kế hoạch số 112/KH-UBND của UBND phường Tân Lập)",
    ):
        document.add_paragraph(text)
    table = document.add_table(rows=len(DRUG_ROWS), cols=6)
    for index, row in enumerate(DRUG_ROWS):
        for column, text in enumerate(row):
            table.cell(index, column).text = text
        if row[0] in ("I", "II"):
            table.cell(index, 1).merge(table.cell(index, 5)).text = row[1]
    document.save(str(target))
    return target


EPIDEMIC_ROWS: Sequence[Row] = (
    ("Hoạt động", "Đơn vị thực hiện", "Phối hợp", "Thời gian", "Ghi chú"),
    ("Tổ chức tiêm chủng thường xuyên tại trạm", "Trạm Y tế", "Tổ dân phố", "Ngày 25 hằng\ntháng", ""),
    (
        "Phun hóa chất diệt muỗi phòng chống sốt\nxuất huyết tại các tổ dân phố trọng điểm",
        "Trạm Y tế",
        "Hội LHPN phường",
        "Tháng 6 và\ntháng 9",
        "2 đợt",
    ),
    (
        "Chiến dịch vệ sinh môi trường, diệt lăng\nquăng, bọ gậy",
        "Tổ dân phố",
        "Đoàn Thanh niên",
        "Tuần đầu\ntháng 7",
        "",
    ),
    ("Truyền thông phòng chống bệnh dại", "Phòng Kinh tế", "Trạm Y tế", "Quý III", ""),
)
NUMBERED_ROWS: Sequence[Row] = (
    ("TT", "Nội dung", "Đơn vị chủ trì", "Phối hợp", "Thời gian"),
    ("1", "Tập huấn kỹ năng trẻ em\ncho cộng tác viên", "Phòng Văn hoá -\nXã hội", "Trạm Y tế", "Tháng 5"),
    ("2", "Truyền thông phòng, chống xâm\nhại trẻ em", "Công an xã", "Các trường\nhọc", "Quý II, IV"),
    ("3", "Thăm, tặng quà trẻ em\nnhân dịp Tết Trung thu", "Hội LHPN xã", "MTTQ xã", "Trước\n25/9/2026"),
    ("4", "Cập nhật phần mềm quản lý trẻ em", "Phòng Văn hoá -\nXã hội", "Các thôn", "Hằng tháng"),
)  # fmt: skip
HEAD = ("UBND XÃ YÊN BÌNH", "KẾ HOẠCH", "Công tác y tế và trẻ em năm 2026", "I. NỘI DUNG")
TAIL = (
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Trạm Y tế: tham mưu UBND xã chỉ đạo các đơn vị; báo cáo tuần, tháng về Trung tâm Y tế khu vực.",
)


def write_unruled(target: Path, rows: Sequence[Row], stops: Sequence[float], *, per_page: int = 99) -> Path:
    """A plan whose table is only set in columns (left edges at `stops`); a new page after `per_page` rows."""
    document_typeface().register()
    face = Face.REGULAR.value
    canvas = Canvas(str(target), pagesize=landscape(A4))
    height = 560.0
    for text in HEAD:
        height = _line(canvas, face, text, 50, height)
    for index, row in enumerate(rows):
        if index and index % per_page == 0:
            _line(canvas, face, f"Kế hoạch y tế và trẻ em - trang {index // per_page}", 50, 30)
            canvas.showPage()
            height = 560.0
        lines = 0
        for stop, cell in zip(stops, row, strict=True):
            for line, words in enumerate(cell.split("\n")):
                _line(canvas, face, words, stop, height - 13 * line)
                lines = max(lines, line + 1)
        height -= 13 * lines + 9
    for text in TAIL:
        height = _line(canvas, face, text, 50, height)
    canvas.save()
    return target


def _line(canvas: Canvas, face: str, text: str, left: float, height: float) -> float:
    canvas.setFont(face, 10)
    canvas.drawString(left, height, text)
    return height - 16


ORDER_ROWS: Sequence[Row] = (
    (
        "Nhóm nhiệm vụ",
        "Công việc cụ thể",
        "Thời gian bắt đầu",
        "Thời gian kết thúc",
        "Chịu trách nhiệm chính",
        "Tham gia",
    ),
    (
        "Tuyên truyền",
        "Phát thanh lưu động về Luật Trật tự, an toàn giao thông",
        "01/02/2026",
        "31/12/2026",
        "Phòng Văn hóa - Xã hội",
        "Công an phường",
    ),
    (
        "",
        "Ký cam kết không lấn chiếm vỉa hè với các hộ kinh doanh",
        "15/02/2026",
        "15/3/2026",
        "Công an phường",
        "Các tổ dân phố, Hội Phụ nữ",
    ),
    (
        "Kiểm tra",
        "Duy trì tổ kiểm tra lưu động, mỗi tuần ít nhất 03 buổi",
        "01/5/2026",
        "20/4/2026",
        "Công an phường",
        "",
    ),
)


def write_order_plan(target: Path) -> Path:
    """Headings by Word's styles and not bold, groups merged over rows, columns of first and last days."""
    document = Document()
    for text in ("UBND PHƯỜNG NAM SƠN", "KẾ HOẠCH", "Bảo đảm trật tự đô thị phường Nam Sơn năm 2026"):
        document.add_paragraph(text)
    document.add_paragraph("Nội dung thực hiện", style="Heading 1").runs[0].bold = False
    table = document.add_table(rows=len(ORDER_ROWS), cols=6)
    for index, row in enumerate(ORDER_ROWS):
        for column, text in enumerate(row):
            table.cell(index, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    for heading, style in (("Tổ chức thực hiện", "Heading 1"), ("Công an phường", "Heading 2")):
        document.add_paragraph(heading, style=style).runs[0].bold = False
    document.add_paragraph("Bố trí lực lượng trực chốt vào giờ cao điểm.", style="List Bullet")
    document.save(str(target))
    return target
