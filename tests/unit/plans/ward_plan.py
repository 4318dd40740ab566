"""A plan of an invented ward as Word writes it: headings numbered by their styles, lettered and dashed lists,
a table of targets, an annex with "nt" and struck-out cells.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LISTS = (
    f"""
<w:abstractNum {_W} w:abstractNumId="81"><w:multiLevelType w:val="multilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Heading1"/>
    <w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading2"/>
    <w:lvlText w:val="%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>""",
    f"""
<w:abstractNum {_W} w:abstractNumId="82"><w:multiLevelType w:val="hybridMultilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
</w:abstractNum>""",
)
"""As Word has it, the level that counts on names its heading style."""
_IN_LIST = {"A": (81, 2), "B": (82, 0)}
_HEADINGS = {"H1": 1, "H2": 2}

_TARGETS = (
    ("STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2026"),
    ("1", "Hộ gia đình được tiếp cận thông tin về phòng, chống bạo lực gia đình", "%", "95"),
    ("2", "Người bị bạo lực gia đình phát hiện được tư vấn, hỗ trợ", "%", "100"),
)
_BODY = Path(__file__).parent / "fixtures" / "bao-luc-phuong.plan"
"""Kind | text, a paragraph a line. H1, H2: headings that their styles number; A, B: list items a) and -; P:
plain; TABLE: the table of targets."""
_ANNEX_HEAD = (
    "PHỤ LỤC",
    "BẢNG PHÂN CÔNG NHIỆM VỤ",
    "(Kèm theo Kế hoạch số 146/KH-UBND ngày 27/02/2026 của UBND phường Nam Hải Mẫu)",
)
_ANNEX = (
    ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Kinh phí (triệu đồng)"),
    ("I", "Truyền thông", "", "", "", ""),
    (
        "1",
        "In 2.000 tờ gấp về phòng, chống bạo lực gia đình",
        "Phòng Văn hóa - Xã hội",
        "-",
        "Quý I, II",
        "12",
    ),
    ("2", "Nói chuyện chuyên đề tại các tổ dân phố", "nt", "nt", "02 tháng/lần", "18"),
    ("3", "Chiếu phim lưu động", "Trung tâm Văn hóa, Thể thao", "Các tổ dân phố", "28/6 và 25/11", ""),
    ("II", "Nghiệp vụ", "", "", "", ""),
    ("4", "Tập huấn ghi chép, thống kê vụ việc", "Công an phường", "Trạm Y tế", "Tháng 4", "-"),
    ("5", "Khảo sát nhu cầu của người tạm lánh", "- nt -", "Hội LHPN phường", "Nửa đầu tháng 8", "5"),
)


def write_ward_plan(target: Path) -> Path:
    """The plan with its letterhead, its lists, the table of targets, the closing and the annex."""
    document = _with_lists(Document())
    _table(
        document,
        (
            ("UBND PHƯỜNG NAM HẢI MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
            ("Số: 146/KH-UBND", "Nam Hải Mẫu, ngày 27 tháng 02 năm 2026"),
        ),
    )
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph(
        "Triển khai công tác phòng, chống bạo lực gia đình\ntrên địa bàn phường Nam Hải Mẫu năm 2026"
    )
    document.add_paragraph(
        "Căn cứ Luật Phòng, chống bạo lực gia đình; Nghị định số 76/2023/NĐ-CP ngày 01/11/2023 của "
        "Chính phủ; Ủy ban nhân dân phường ban hành Kế hoạch như sau:"
    )
    _body(document)
    closing = ("Nơi nhận:\n- Sở VHTT;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    _table(document, (closing,))
    for text in _ANNEX_HEAD:
        document.add_paragraph(text)
    table = _table(document, _ANNEX)
    for index, row in enumerate(_ANNEX):
        if row[0] in ("I", "II"):
            table.cell(index, 1).merge(table.cell(index, 5)).text = row[1]
    document.save(str(target))
    return target


def _with_lists(document: Any) -> Any:
    numbering = document.part.numbering_part.element
    for place, block in enumerate(_LISTS):
        numbering.insert(place, parse_xml(block))
    for number in (81, 82):
        numbering.append(
            parse_xml(f'<w:num {_W} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )
    for level, name in enumerate(("Heading 1", "Heading 2")):
        _put_in_list(document.styles[name].element, 81, level)
    return document


def _put_in_list(element: Any, number: int, level: int) -> None:
    properties = element.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number


def _body(document: Any) -> None:
    for line in _BODY.read_text(encoding="utf-8").splitlines():
        kind, _, text = line.partition(" | ")
        if kind == "TABLE":
            _table(document, _TARGETS)
        elif kind in _HEADINGS:
            document.add_heading(text, _HEADINGS[kind])
        else:
            paragraph = document.add_paragraph(text)
            if kind in _IN_LIST:
                _put_in_list(paragraph._p, *_IN_LIST[kind])


def _table(document: Any, rows: Sequence[Sequence[str]]) -> Any:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(index, column).text = text
    return table
