"""Lines out of every kind of file, and a sentence for every file that cannot be read."""

import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pypdfium2
import pytest
from docx import Document
from reportlab.lib import pdfencrypt
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.core.errors import UnreadableDocument
from app.core.progress import Cancelled, NoProgress
from app.services.plans.lines import MAX_BYTES, read_lines
from app.services.plans.lines_docx import MAX_UNPACKED
from app.services.plans.preview import LineKind
from app.services.plans.reader import read_plan
from app.services.reports.fonts import Face, document_typeface
from tests.helpers.old_codings import tcvn3, vni
from tests.unit.plans.documents import numbered, with_lists

WORDS = "Rà soát hộ nghèo; trước ngày 15/6/2026.\nHỗ trợ phụ nữ khởi nghiệp"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_text_in_every_unicode_encoding(tmp_path: Path, encoding: str, form: Literal["NFC", "NFD"]) -> None:
    file = tmp_path / "plan.txt"
    file.write_bytes(unicodedata.normalize(form, WORDS).encode(encoding))
    assert "\n".join(line.text for line in read_lines(file)) == WORDS


def test_text_in_windows_1258(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    # Windows-1258 writes the tone as a mark of its own after the letter.
    tones = {"\u0300", "\u0309", "\u0303", "\u0301", "\u0323"}
    written = ""
    for char in WORDS:
        parts = unicodedata.normalize("NFD", char)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        written += base + "".join(part for part in parts if part in tones)
    file.write_bytes(written.encode("cp1258"))
    assert "\n".join(line.text for line in read_lines(file)) == WORDS


def test_one_bad_byte_does_not_spoil_the_text(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_bytes(WORDS.encode() + b"\xff")
    assert read_lines(file)[0].text == WORDS.splitlines()[0]


def test_windows_line_ends_and_numbers(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_bytes(WORDS.replace("\n", "\r\n\r\n").encode())
    assert [(line.number, line.text) for line in read_lines(file) if line.text] == [
        (1, WORDS.splitlines()[0]),
        (3, WORDS.splitlines()[1]),
    ]


def test_rows_drawn_with_bars_keep_empty_cells(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("| TT | Nội dung | Chủ trì |\n|----|----|----|\n| 1 | Việc | |\n", encoding="utf-8")
    header, rule, row = read_lines(file)
    assert [cell.text for cell in header.cells] == ["TT", "Nội dung", "Chủ trì"]
    assert rule.cells == ()
    assert [cell.text for cell in row.cells] == ["1", "Việc", ""]
    for line in (header, row):
        assert all(line.text[cell.start : cell.end] == cell.text for cell in line.cells)


def test_word_paragraphs_rows_and_automatic_numbers(tmp_path: Path) -> None:
    document = with_lists(Document())
    numbered(document, "NHIỆM VỤ", 0, bold=True)
    numbered(document, "Tuyên truyền", 1)
    numbered(document, "Phát thanh", 2)
    numbered(document, "In tờ rơi", 2)
    numbered(document, "bằng tiếng dân tộc", 3)
    numbered(document, "Kiểm tra", 1)
    numbered(document, "Đợt một", 2)
    document.add_paragraph("")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "Trái"
    table.cell(1, 0).text = "dưới\ndòng hai"
    document.add_paragraph("Cuối")
    file = tmp_path / "plan.docx"
    document.save(str(file))
    lines = read_lines(file)
    assert [(line.number, line.text) for line in lines] == [
        (1, "I. NHIỆM VỤ"),
        (2, "1. Tuyên truyền"),
        (3, "1.1. Phát thanh"),
        (4, "1.2. In tờ rơi"),
        (5, "• bằng tiếng dân tộc"),
        (6, "2. Kiểm tra"),
        (7, "2.1. Đợt một"),
        (8, ""),
        (9, "Trái | "),
        (10, "dưới\ndòng hai | "),
        (11, "Cuối"),
    ]
    assert [line.bold for line in lines[:2]] == [True, False]
    assert [line.kind for line in lines[8:]] == [LineKind.TABLE_ROW, LineKind.TABLE_ROW, LineKind.PARAGRAPH]


def test_word_cells_merged_downwards_and_sideways(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(rows=3, cols=3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(0, 2)).text = "rộng"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "cao"
    file = tmp_path / "plan.docx"
    document.save(str(file))
    wide, upper, lower = read_lines(file)
    assert [(cell.text, cell.column, cell.width) for cell in wide.cells] == [("rộng", 0, 3)]
    assert [cell.continued for cell in upper.cells] == [False, False, False]
    assert [(cell.text, cell.continued) for cell in lower.cells] == [
        ("cao", True),
        ("21", False),
        ("22", False),
    ]
    for line in (wide, upper):
        assert all(line.text[cell.start : cell.end] == cell.text for cell in line.cells)


def test_tracked_deletions_are_left_out(tmp_path: Path) -> None:
    document = Document()
    paragraph: Any = document.add_paragraph("giữ lại")
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraph._p.append(parse_xml(f"<w:del {space}><w:r><w:delText>bỏ</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {space}><w:r><w:t> thêm</w:t></w:r></w:ins>"))
    file = tmp_path / "plan.docx"
    document.save(str(file))
    assert [line.text for line in read_lines(file)] == ["giữ lại thêm"]


def _pdf(path: Path, text: str, *, password: str = "") -> Path:
    lock = pdfencrypt.StandardEncryption(password) if password else None
    canvas = Canvas(str(path), encrypt=lock)
    canvas.drawString(72, 720, text)
    canvas.save()
    return path


def test_files_that_cannot_be_read_are_refused_with_a_sentence(tmp_path: Path) -> None:
    word = tmp_path / "word.docx"
    Document().save(str(word))
    scan = pypdfium2.PdfDocument.new()
    scan.new_page(595, 842)
    scan.save(str(tmp_path / "scan.pdf"))
    scan.close()
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
    bad: dict[str, tuple[bytes | None, str]] = {
        "missing.txt": (None, "Không tìm thấy"),
        "empty.txt": (b"", "rỗng"),
        "blank.txt": (b"\n  \n", "rỗng"),
        "old.doc": (ole, ".doc"),
        "locked.docx": (ole + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        "damaged.docx": (b"PK\x03\x04" + b"\x07" * 300, "hỏng"),
        "cut.docx": (word.read_bytes()[:900], "hỏng"),
        "named.docx": (b"khong phai word", "hỏng"),
        "damaged.pdf": (b"%PDF-1.7 " + b"x" * 300, "hỏng"),
        "named.pdf": (b"khong phai pdf", "hỏng"),
        "text.rtf": (b"{\\rtf1 abc}", "RTF"),
        "picture.png": (b"\x89PNG\r\n\x1a\n", ".png"),
        "bytes.txt": (bytes(range(1, 200)) * 3 + b"\x00\x07" * 9, "không phải là văn bản"),
    }
    for name, (content, words) in bad.items():
        file = tmp_path / name
        if content is not None:
            file.write_bytes(content)
        with pytest.raises(UnreadableDocument, match=words):
            read_lines(file)
    for file, words in (
        (word, "không có chữ nào"),
        (tmp_path / "scan.pdf", "ảnh quét"),
        (_pdf(tmp_path / "locked.pdf", "abc", password="x"), "mật khẩu"),
        (tmp_path, "thư mục|Không đọc được"),
    ):
        with pytest.raises(UnreadableDocument, match=words):
            read_lines(file)


def test_a_spreadsheet_is_no_word_document(tmp_path: Path) -> None:
    from openpyxl import Workbook

    file = tmp_path / "plan.docx"
    Workbook().save(file)
    with pytest.raises(UnreadableDocument, match="không phải là văn bản Word"):
        read_lines(file)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    with file.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableDocument, match="quá lớn"):
        read_lines(file)


class _Stop(NoProgress):
    def check(self) -> None:
        raise Cancelled


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(WORDS, encoding="utf-8")
    with pytest.raises(Cancelled):
        read_plan(file, progress=_Stop())
    with pytest.raises(Cancelled):
        read_plan(_pdf(tmp_path / "plan.pdf", "Plan 2026"), progress=_Stop())


@pytest.mark.parametrize("write", [tcvn3, vni])
def test_text_of_the_time_before_unicode(tmp_path: Path, write: Callable[[str], str]) -> None:
    """A capital with a tone is a small letter in TCVN3."""
    file = tmp_path / "plan.txt"
    text = "KẾ HOẠCH\nCông tác gia đình năm 2026\n1. Công an xã kiểm tra, xử lý trước ngày 15/6/2026.\n"
    file.write_bytes((write(text) * 3).encode("latin-1"))
    read = [line.text.lower() for line in read_lines(file)]
    assert read == (text * 3).lower().splitlines()


def test_a_line_that_no_plan_has(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("Tổ chức hội nghị, " * 10_000, encoding="utf-8")
    with pytest.raises(UnreadableDocument, match="đoạn dài bất thường"):
        read_lines(file)


def test_a_word_file_that_unpacks_without_end(tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (MAX_UNPACKED + 1))
    with pytest.raises(UnreadableDocument, match="quá lớn"):
        read_lines(file)


def test_a_long_plan_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    rows = [
        f"{number}. Kiểm tra cơ sở kinh doanh dịch vụ ăn uống số {number % 1500}."
        for number in range(1, 3001)
    ]
    head = ["KẾ HOẠCH", "Công tác y tế năm 2026", "UBND xã ban hành Kế hoạch như sau:", "I. NỘI DUNG"]
    file.write_text("\n".join([*head, *rows]), encoding="utf-8")
    assert len(read_plan(file).tasks) == 3000


OLD_WORDS = (
    "Phòng Kinh tế chủ trì",
    "Tổ chức tập huấn cho những hộ nghèo",
    "trước ngày 30/6/2026",
    "Mẫu LTC",
)


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times", "Times New Roman"])
def test_word_file_in_a_coding_before_unicode(font: str, tmp_path: Path) -> None:
    """Old files keep the old font; some have been given another one since, which shows rubbish."""
    write = vni if font.startswith("VNI") else tcvn3
    document = Document()
    document.styles["Normal"].font.name = font
    for words in OLD_WORDS:
        stored = write(words)
        paragraph = document.add_paragraph()
        for part in (stored[:7], stored[7:]):
            paragraph.add_run(part)
    document.add_table(rows=1, cols=1).cell(0, 0).text = write("Hội Liên hiệp Phụ nữ")
    document.add_paragraph().add_run("Ghi chú: đã kiểm tra").font.name = "Calibri"
    document.save(str(tmp_path / "plan.docx"))
    texts = [line.text for line in read_lines(tmp_path / "plan.docx")]
    assert texts == [*OLD_WORDS, "Hội Liên hiệp Phụ nữ", "Ghi chú: đã kiểm tra"]


def test_capitals_of_an_old_font_for_headings(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph().add_run(tcvn3("kế hoạch hành động")).font.name = ".VnTimeH"
    document.add_paragraph().add_run(tcvn3("Tổ chức tập huấn")).font.name = ".VnTime"
    document.save(str(tmp_path / "plan.docx"))
    assert [one.text for one in read_lines(tmp_path / "plan.docx")] == [
        "KẾ HOẠCH HÀNH ĐỘNG",
        "Tổ chức tập huấn",
    ]


@pytest.mark.parametrize("write", [tcvn3, vni])
def test_printed_file_in_a_coding_before_unicode(write: Callable[[str], str], tmp_path: Path) -> None:
    """What the font was called is not told here: the words tell."""
    lines = [*OLD_WORDS, "Ghi chú: đã kiểm tra"]
    stored = [*map(write, OLD_WORDS), lines[-1]]
    _print(tmp_path / "plan.pdf", stored, font=Face.REGULAR.value)
    assert [line.text for line in read_lines(tmp_path / "plan.pdf")] == lines


def test_an_old_font_tells_of_a_printed_line(tmp_path: Path) -> None:
    document_typeface().register()
    printed: Any = pdfmetrics.getFont(Face.REGULAR.value)
    old: Any = TTFont("old", printed.face.filename)
    old.face.name = b".VnTimeH"
    pdfmetrics.registerFont(old)
    _print(tmp_path / "plan.pdf", [tcvn3("kế hoạch xã hòa bình")], font="old")
    assert [line.text for line in read_lines(tmp_path / "plan.pdf")] == ["KẾ HOẠCH XÃ HÒA BÌNH"]


def _print(target: Path, lines: list[str], *, font: str) -> None:
    document_typeface().register()
    canvas = Canvas(str(target))
    canvas.setFont(font, 13)
    for place, words in enumerate(lines):
        canvas.drawString(60, 700 - 30 * place, words)
    canvas.save()
