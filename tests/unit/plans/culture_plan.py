"""A plan with two annexes as .docx: group rows, a number merged downwards, marks of repetition, units in
brackets.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document

_CULTURE = (
    ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian", "Ghi chú"),
    ("A", "CÔNG TÁC GIA ĐÌNH", "", "", "", ""),
    ("1", "Tổ chức bữa cơm gia đình ấm áp yêu thương tại 9 bản", "Hội LHPN xã", "Các bản", "28/6/2026", ""),
    ("2", "Củng cố CLB Gia đình phát triển bền vững", "nt", "Phòng VH-XH", "Quý II", "06 CLB"),
    (
        "3",
        "Thu thập số liệu về gia đình và phòng, chống bạo lực gia đình",
        "Phòng VH-XH",
        "Công an xã; Trạm Y tế xã",
        "Chậm nhất ngày 20 hằng tháng",
        "",
    ),
    ("B", "CÔNG TÁC VĂN HÓA, THỂ THAO", "", "", "", ""),
    (
        "4",
        "Bình xét, công nhận gia đình văn hóa, bản văn hóa",
        "Trưởng bản",
        "Ban CTMT bản",
        "Từ 01/11 đến 30/11",
        "",
    ),
    ("", "Trao giấy khen gia đình văn hóa tiêu biểu", "Văn phòng", "", "Tháng Mười hai", ""),
    (
        "5",
        "Giải bóng chuyền nữ toàn xã",
        "Đoàn TN xã (Hội LHPN xã phối hợp)",
        "",
        "Dịp 20/10",
        "Dự kiến 9 đội",
    ),
    ("6", "Kiểm tra cơ sở karaoke, internet", "Tổ kiểm tra liên ngành 178", "-nt-", "2 lần/năm", ""),
)
_ELDERS = (
    ("STT", "Nhiệm vụ cụ thể", "Bộ phận thực hiện", "Thời gian hoàn thành"),
    (
        "1",
        "Lập danh sách người cao tuổi tròn 70, 75, 80, 85, 90, 95, 100 tuổi để chúc thọ",
        "Hội NCT (chủ trì), các chi hội",
        "Trước 15/01",
    ),
    (
        "2",
        "Chúc thọ, mừng thọ\n- Tại xã: các cụ 90, 100 tuổi\n- Tại bản: các độ tuổi còn lại",
        "UBND xã, Hội NCT",
        "Dịp Tết Nguyên đán",
    ),
    ("3", "Khám mắt miễn phí", "Trạm Y tế", "T6/2026"),
    ("4", "Ra mắt 01 CLB liên thế hệ tự giúp nhau", "Hội NCT", "Tháng 9-10"),
    ("5", "Hưởng ứng Tháng hành động vì người cao tuổi Việt Nam", "Hội NCT", "Tháng 10"),
)
_TEXT = (
    "KẾ HOẠCH",
    "Công tác văn hóa, gia đình và người cao tuổi năm 2026",
    "Ủy ban nhân dân xã Bản Mẫu ban hành Kế hoạch với các nội dung sau:",
    "I. MỤC TIÊU",
    "- Trên 85% gia đình đạt danh hiệu gia đình văn hóa.",
    "II. NHIỆM VỤ",
    "(Chi tiết theo các phụ lục gửi kèm)",
    "III. TỔ CHỨC THỰC HIỆN",
    (
        "1. Phòng Văn hóa - Xã hội (VH-XH): chủ trì tham mưu; phối hợp với Hội NCT xã kiểm tra việc "
        "thực hiện 6 tháng/lần."
    ),
    "2. Ban Nhân dân các bản: phổ biến Kế hoạch đến từng hộ xong trước 25/01/2026.",
    "PHỤ LỤC I",
    "NHIỆM VỤ VĂN HÓA, GIA ĐÌNH",
)


def write_culture_plan(target: Path) -> Path:
    """The plan of a mountain commune whose heads of hamlets ("Trưởng bản") do rows of an annex."""
    document = Document()
    head = document.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "UBND XÃ BẢN MẪU\nSố: 31/KH-UBND"
    head.cell(
        0, 1
    ).text = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBản Mẫu, ngày 10 tháng 01 năm 2026"
    )
    for text in _TEXT:
        document.add_paragraph(text)
    table = _filled(document, _CULTURE)
    for index in (1, 5):
        table.cell(index, 1).merge(table.cell(index, 5))
    table.cell(6, 0).merge(table.cell(7, 0))
    document.add_paragraph("PHỤ LỤC II")
    document.add_paragraph("NHIỆM VỤ NGƯỜI CAO TUỔI")
    _filled(document, _ELDERS)
    document.save(str(target))
    return target


def _filled(document: Any, rows: Sequence[Sequence[str]]) -> Any:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(index, column).text = text
    return table
