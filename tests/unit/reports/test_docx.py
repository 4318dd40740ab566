"""The Word file, read with python-docx."""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from app.core.progress import Cancelled
from app.services.reports.docx import render_docx
from app.services.reports.layout import Role
from app.services.reports.model import Report
from tests.helpers.sample_report import sample_letter, sample_report, sample_sheet


@pytest.fixture(scope="module")
def document() -> Document:
    return _opened(sample_report())


def _opened(report: Report) -> Document:
    return docx.Document(io.BytesIO(render_docx(report)))


def _paragraphs(document: Document) -> list[Paragraph]:
    """Every paragraph in the order of the file, those of tables among them."""
    return [Paragraph(element, document) for element in document.element.body.iter(qn("w:p"))]


def _styled(document: Document, role: Role) -> list[str]:
    return [
        item.text
        for item in _paragraphs(document)
        if item.style is not None and item.style.name == role.value
    ]


def test_parts_have_their_named_styles(document: Document) -> None:
    assert _styled(document, Role.NATIONAL_NAME) == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert _styled(document, Role.MOTTO) == ["Độc lập - Tự do - Hạnh phúc"]
    assert _styled(document, Role.ISSUER) == ["ỦY BAN NHÂN DÂN", "XÃ MẪU SƠN"]
    assert _styled(document, Role.NUMBER) == ["Số:         /BC-UBND"]
    assert _styled(document, Role.PLACE_DATE) == ["Mẫu Sơn, ngày      tháng      năm 2026"]
    assert _styled(document, Role.PART)[0] == "I. KẾT QUẢ THỰC HIỆN"
    assert _styled(document, Role.AUTHORITY)[-1] == "PHÓ CHỦ TỊCH"
    assert _styled(document, Role.RECIPIENTS)[-1] == "- Lưu: VT, VHXH."
    assert _styled(document, Role.ANNEX_LABEL) == ["Phụ lục I", "Phụ lục II"]


def test_styles_carry_the_type_of_the_decree(document: Document) -> None:
    sizes = {
        Role.NATIONAL_NAME: 13,
        Role.MOTTO: 14,
        Role.BODY: 14,
        Role.RECIPIENTS: 11,
        Role.RECIPIENTS_LABEL: 12,
    }
    for role, size in sizes.items():
        assert document.styles[role.value].font.size == Pt(size)
    body = document.styles[Role.BODY.value].paragraph_format
    assert body.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert body.first_line_indent is not None
    assert body.first_line_indent.mm == pytest.approx(12.7, abs=0.05)
    assert body.space_before == Pt(6)
    label = document.styles[Role.RECIPIENTS_LABEL.value].font
    assert label.bold
    assert label.italic
    assert not document.styles[Role.SUPERIOR.value].font.bold


def test_headings_have_outline_levels(document: Document) -> None:
    levels = {
        role: document.styles[role.value].element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        for role in (Role.PART, Role.CLAUSE, Role.POINT, Role.BODY)
    }
    found = {role: None if level is None else level.get(qn("w:val")) for role, level in levels.items()}
    assert found == {Role.PART: "0", Role.CLAUSE: "1", Role.POINT: "2", Role.BODY: None}


def test_every_script_is_times_new_roman_and_vietnamese(document: Document) -> None:
    fonts = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    assert fonts is not None
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {
        "Times New Roman"
    }
    named = {element.get(qn("w:ascii")) for element in document.element.iter(qn("w:rFonts"))}
    assert named <= {"Times New Roman"}
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language is not None
    assert language.get(qn("w:val")) == "vi-VN"


def test_sections_are_a4_with_margins_and_own_numbers(document: Document) -> None:
    sections = list(document.sections)
    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
    ]
    for section in sections:
        assert {round(length.mm) for length in (section.page_width, section.page_height) if length} == {
            210,
            297,
        }
        assert section.left_margin is not None
        assert section.right_margin is not None
        assert section.left_margin.mm == pytest.approx(30, abs=0.1)
        assert section.right_margin.mm == pytest.approx(15, abs=0.1)
        assert section.different_first_page_header_footer
    starts = [section._sectPr.find(qn("w:pgNumType")) for section in sections]
    assert [start is None for start in starts] == [True, False, False]
    assert all(start.get(qn("w:start")) == "1" for start in starts[1:] if start is not None)


def test_the_page_number_is_a_field_in_the_header(document: Document) -> None:
    for section in document.sections:
        (paragraph,) = section.header.paragraphs
        assert paragraph.style is not None
        assert paragraph.style.name == Role.PAGE_NUMBER.value
        (field,) = paragraph._p.iter(qn("w:fldSimple"))
        assert field.get(qn("w:instr")).strip() == "PAGE"
        assert section.header_distance == pytest.approx(Mm(10), abs=10_000)
        assert not section.first_page_header.paragraphs or not section.first_page_header.paragraphs[0].text


def test_rules_are_borders_of_the_right_length(document: Document) -> None:
    """Not underlined text: a border between the indents of an empty line."""
    assert not list(document.element.iter(qn("w:u")))
    head = document.tables[0]
    cell = head.cell(0, 1)
    *_, rule = cell.paragraphs
    assert rule._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:top')}") is not None
    assert cell.width is not None
    left, right = rule.paragraph_format.left_indent, rule.paragraph_format.right_indent
    assert left is not None
    assert right is not None
    length = (cell.width - left - right) / 12700
    assert length == pytest.approx(172, abs=4), "the width of Tiêu ngữ at 14 pt"


def test_the_head_table_has_no_borders_and_fills_the_width(document: Document) -> None:
    table = document.tables[0]
    assert table._tbl.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}") is None
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.iter(qn("w:gridCol"))]
    assert sum(widths) / 20 / 72 * 25.4 == pytest.approx(165, abs=0.2)


def test_long_tables_repeat_their_head_and_keep_rows_whole(document: Document) -> None:
    tables = [
        table
        for table in document.tables
        if table._tbl.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}") is not None
    ]
    assert len(tables) == 3
    heads = [
        [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        for table in tables
    ]
    assert [head.count(True) for head in heads] == [2, 1, 2]
    assert all(head[: head.count(True)] == [True] * head.count(True) for head in heads)
    for table in document.tables:
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)
    assert len(tables[1].rows) == 1 + 60 + 2 + 1


def test_grouped_heads_and_group_rows_are_merged(document: Document) -> None:
    quota = document.tables[-1]
    spans = [int(cell.get(qn("w:val"))) for cell in quota.rows[0]._tr.iter(qn("w:gridSpan"))]
    assert spans == [3, 3, 3, 3]
    merges = [cell.get(qn("w:val")) for cell in quota._tbl.iter(qn("w:vMerge"))]
    assert merges == ["restart", "restart", "continue", "continue"]


def test_the_last_paragraph_stays_with_the_signature(document: Document) -> None:
    closing = next(item for item in _paragraphs(document) if item.text.startswith("Trên đây là"))
    assert closing.paragraph_format.keep_with_next
    assert closing.text.endswith("trân trọng báo cáo./.")


def test_the_file_tells_nothing_about_who_and_when(document: Document) -> None:
    properties = document.core_properties
    assert properties.title == "Báo cáo"
    assert not properties.author
    assert not properties.comments
    assert properties.created is None
    assert properties.modified is None


def test_every_part_is_well_formed_and_needed() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(sample_report(2)))) as package:
        names = package.namelist()
        for name in names:
            ElementTree.fromstring(package.read(name))
    assert not [name for name in names if "thumbnail" in name or "customXml" in name]


def test_an_official_letter_and_a_plain_list() -> None:
    letter = _opened(sample_letter())
    assert " ".join(_styled(letter, Role.SUBJECT)).startswith("V/v đôn đốc thực hiện")
    assert not _styled(letter, Role.TITLE)
    (marking,) = [item for item in _paragraphs(letter) if item.text == "KHẨN"]
    assert len(list(marking._p.iter(qn("w:pBdr")))) == 1
    assert _opened(sample_sheet()).sections[0].orientation == WD_ORIENT.LANDSCAPE


def test_a_body_of_13() -> None:
    smaller = _opened(replace(sample_report(1), body_size=13))
    assert smaller.styles[Role.BODY.value].font.size == Pt(13)
    assert smaller.styles[Role.MOTTO.value].font.size == Pt(13)


class _CancelAtOnce:
    def step(self, done: int, total: int, message: str = "") -> None:
        raise AssertionError("checked first")

    def check(self) -> None:
        raise Cancelled


def test_it_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        render_docx(sample_report(1), progress=_CancelAtOnce())
