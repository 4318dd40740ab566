"""The program's own sample plan as a Word document: an invented commune, for the demonstration and the help.

The words are data (`resources/samples/ke-hoach-mau.txt`); the document is written when it is asked for, in
the form of NĐ 30/2020/NĐ-CP. It holds on purpose what a reader must cope with: automatic numbers, an annex
table with "nt", a year that is not the plan's, a number given twice and a day that is not in the calendar.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from app.core.errors import CannotWrite

SOURCE: Final = Path(__file__).resolve().parents[3] / "resources" / "samples" / "ke-hoach-mau.txt"
SAMPLE_YEAR: Final = 2026

_FONT: Final = "Times New Roman"
_BODY_POINTS: Final = 14
_TABLE_POINTS: Final = 12
_SPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NUMBERING: Final = f"""
<w:abstractNum {_SPACE} w:abstractNumId="{{abstract}}">
  <w:multiLevelType w:val="multilevel"/>
  <w:lvl w:ilvl="0">
    <w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr>
  </w:lvl>
  <w:lvl w:ilvl="1">
    <w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr>
  </w:lvl>
</w:abstractNum>
"""
_INSTANCE: Final = f"""
<w:num {_SPACE} w:numId="{{number}}">
  <w:abstractNumId w:val="{{abstract}}"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>
  <w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride>
</w:num>
"""
_ABSTRACT: Final = 90


def write_sample_plan(target: Path, *, year: int = SAMPLE_YEAR) -> Path:
    """Write the sample plan for `year` as .docx to `target`, replacing what is there; returns `target`.

    Raises CannotWrite when the place cannot be written to.
    """
    from docx import Document

    document = Document()
    writer = _Writer(document)
    for line in _sample_lines(year):
        writer.write(line)
    writer.finish()
    unfinished = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        document.save(str(unfinished))
        Path(unfinished).replace(target)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise CannotWrite(
            "Không ghi được tệp kế hoạch mẫu. Hãy đóng tệp cùng tên đang mở hoặc chọn thư mục khác."
        ) from error
    return target


def _sample_lines(year: int) -> Iterator[str]:
    text = SOURCE.read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip():
            yield line.format(year=year, last_year=year - 1, next_year=year + 1)


class _Writer:
    """Lays the lines out: `=` `==` headings, `#` `##` numbered by Word, `|` a table row, `@` a part."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._parts: dict[str, list[str]] = {}
        self._rows: list[list[str]] = []
        self._number = 0
        self._in_list = False
        self._has_head = False
        self._prepare()

    def write(self, line: str) -> None:
        mark, _, words = line.partition(" ")
        if mark != "|":
            self._end_table()
        if mark.startswith("@"):
            self._part(mark[1:], words.split("|"))
            return
        if not self._has_head:
            self._write_head()
        match mark:
            case "=" | "==":
                self._in_list = False
                self._paragraph(words, bold=True)
            case "#" | "##":
                self._numbered(words, level=len(mark) - 1)
            case "|":
                self._rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            case _:
                self._paragraph(line)

    def finish(self) -> None:
        """Lay out a table that ends the text."""
        self._end_table()

    # --- parts

    def _part(self, name: str, words: list[str]) -> None:
        self._parts[name] = words
        if name == "signature":
            self._write_closing()
        elif name == "annex":
            self._document.add_page_break()
            for index, word in enumerate(words):
                self._paragraph(word, bold=index == 0, centred=True)

    def _write_head(self) -> None:
        self._has_head = True
        left = [*self._parts["parent"], *self._parts["issuer"], f"Số: {self._parts['number'][0]}"]
        right = [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "",
            self._parts["place"][0],
        ]
        table = self._document.add_table(rows=1, cols=2)
        self._fill(table.cell(0, 0), left, bold={1, 2}, points=13)
        self._fill(table.cell(0, 1), right, bold={0, 1}, italic={3}, points=13)
        self._paragraph("")
        self._paragraph("KẾ HOẠCH", bold=True, centred=True)
        for word in self._parts["title"]:
            self._paragraph(word, bold=True, centred=True)
        self._paragraph(self._parts["note"][0], centred=True, italic=True)

    def _write_closing(self) -> None:
        table = self._document.add_table(rows=1, cols=2)
        recipients = ["Nơi nhận:", *(f"- {one}" for one in self._parts["recipients"])]
        self._fill(table.cell(0, 0), recipients, bold={0}, italic={0}, points=11, centred=False)
        *authority, name = self._parts["signature"]
        self._fill(table.cell(0, 1), [*authority, "", "", "", name], bold=set(range(9)), points=13)

    def _end_table(self) -> None:
        if not self._rows:
            return
        rows, self._rows = self._rows, []
        table = self._document.add_table(rows=len(rows), cols=len(rows[0]))
        table.style = "Table Grid"
        for index, row in enumerate(rows):
            if index and row[1] and not any(row[2:]):
                table.cell(index, 1).merge(table.cell(index, len(row) - 1))
                row = row[:2]
            for column, text in enumerate(row):
                bold = {0} if not index or len(row) == 2 else set()
                self._fill(
                    table.cell(index, column), [text], bold=bold, points=_TABLE_POINTS, centred=column == 0
                )
        self._repeat_heading(table)

    # --- paragraphs

    def _paragraph(
        self, text: str, *, bold: bool = False, italic: bool = False, centred: bool = False
    ) -> Any:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm, Pt

        paragraph = self._document.add_paragraph()
        run = paragraph.add_run(text)
        run.bold, run.italic = bold, italic
        form = paragraph.paragraph_format
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
        form.first_line_indent = None if centred else Cm(1.27)
        form.space_after = Pt(6)
        return paragraph

    def _numbered(self, text: str, *, level: int) -> None:
        """A paragraph that Word numbers; each heading begins a new list."""
        from docx.oxml import parse_xml

        if not self._in_list:
            self._number += 1
            self._in_list = True
            numbering = self._document.part.numbering_part.element
            numbering.append(parse_xml(_INSTANCE.format(number=_ABSTRACT + self._number, abstract=_ABSTRACT)))
        paragraph = self._paragraph(text)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - python-docx has no other door
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = _ABSTRACT + self._number

    def _fill(
        self,
        cell: Any,
        lines: Sequence[str],
        *,
        bold: set[int],
        points: int,
        italic: set[int] | None = None,
        centred: bool = True,
    ) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        for index, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            if centred:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(line)
            run.bold, run.italic, run.font.size = index in bold, index in (italic or set()), Pt(points)

    def _prepare(self) -> None:
        """Page, typeface and the list definition."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt

        style = self._document.styles["Normal"]
        style.font.name, style.font.size = _FONT, Pt(_BODY_POINTS)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(1.5)
        section.top_margin = section.bottom_margin = Cm(2)
        numbering = self._document.part.numbering_part.element
        numbering.insert(0, parse_xml(_NUMBERING.format(abstract=_ABSTRACT)))

    @staticmethod
    def _repeat_heading(table: Any) -> None:
        """The first row comes back on every page."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx has no other door
