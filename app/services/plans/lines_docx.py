"""Lines of a Word document: paragraphs and table rows in reading order, with automatic numbers made
visible.
"""

import io
import itertools
import zipfile
from collections.abc import Iterator
from operator import itemgetter
from typing import Any, Final

from app.core.errors import UnreadableDocument
from app.core.legacy_text import Sample, detect
from app.core.progress import Progress
from app.core.text import clean
from app.services.plans.docx_numbering import Numbering, read_numbering
from app.services.plans.preview import LineKind, SourceLine, TableCell

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CELL_GAP: Final = " | "
MAX_UNPACKED: Final = 128 * 1024 * 1024
"""Bytes of all parts but pictures: a plan of a thousand pages has less, a file made to do harm more."""
_TEXT_OF_TAG: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Deleted text of tracked changes, and boxes that float beside the paragraph.
_LEFT_OUT: Final = {
    "del",
    "moveFrom",
    "txbxContent",
    "instrText",
    "delText",
    "AlternateContent",
    "drawing",
    "pict",
}
_OFF: Final = {"0", "false", "none", "off"}


def read_docx_lines(data: bytes, *, progress: Progress) -> tuple[SourceLine, ...]:
    """Paragraphs and table rows of a .docx, numbered from 1 in reading order (an empty paragraph counts).

    Raises UnreadableDocument when the file is damaged or is another kind of package.
    """
    document = _open(data)
    reader = _Reader(document)
    blocks = list(_blocks(document.element.body))
    reader.look_at(document.element.body)
    for done, block in enumerate(blocks):
        if done % 50 == 0:
            progress.check()
            progress.step(done, len(blocks), "Đang đọc tệp Word")
        reader.read(block)
    return tuple(reader.lines)


def _open(data: bytes) -> Any:
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    damaged = (
        "Tệp Word bị hỏng nên không đọc được. Hãy mở thử bằng Word rồi lưu lại, hoặc chép lại tệp từ nguồn."
    )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            unpacked = sum(
                one.file_size for one in package.infolist() if one.filename.endswith((".xml", ".rels"))
            )
        if unpacked > MAX_UNPACKED:
            raise UnreadableDocument(
                "Tệp Word quá lớn so với một bản kế hoạch. Hãy kiểm tra đã chọn đúng tệp chưa."
            )
        if "word/document.xml" not in names and not any(name.startswith("word/document") for name in names):
            raise UnreadableDocument(
                "Tệp này không phải là văn bản Word. Hãy chọn tệp kế hoạch .docx, .pdf hoặc .txt."
            )
        return Document(io.BytesIO(data))
    except (zipfile.BadZipFile, OpcError, LxmlError, KeyError, ValueError, EOFError, OSError) as error:
        raise UnreadableDocument(damaged) from error


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraph and table elements in reading order, those inside content controls too."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag == f"{_W}sdt":
            content = child.find(f"{_W}sdtContent")
            if content is not None:
                yield from _blocks(content)
        elif child.tag in (f"{_W}ins", f"{_W}moveTo", f"{_W}customXml", f"{_W}smartTag"):
            yield from _blocks(child)


class _Reader:
    """Collects the lines of one document."""

    def __init__(self, document: Any) -> None:
        self.lines: list[SourceLine] = []
        self._tables = 0
        self._styles = _Styles(document)
        self._numbering = _numbering_of(document)
        self._coding = detect(())

    def look_at(self, body: Any) -> None:
        """Find out which words are in a coding before Unicode, by fonts and by the words."""
        self._coding = detect(
            Sample(text, font) for paragraph in body.iter(f"{_W}p") for text, font in self._pieces(paragraph)
        )

    def _pieces(self, paragraph: Any) -> Iterator[tuple[str, str]]:
        """The words of a paragraph, as stored, with their fonts; neighbours in one font are one piece."""
        words = (("".join(_texts(run)), self._styles.font(run, paragraph)) for run in _runs(paragraph))
        for font, pieces in itertools.groupby((one for one in words if one[0]), key=itemgetter(1)):
            yield "".join(text for text, _ in pieces), font

    def _words(self, paragraph: Any) -> str:
        pieces = (self._coding.read(Sample(text, font)) for text, font in self._pieces(paragraph))
        return clean("".join(pieces))

    def read(self, block: Any) -> None:
        """One paragraph or one table."""
        if block.tag == f"{_W}p":
            self.lines.append(
                SourceLine(number=len(self.lines) + 1, text=self._text(block), bold=self._is_bold(block))
            )
            return
        above: dict[int, str] = {}
        for row in _rows(block):
            self.lines.append(self._row(row, above))
        self._tables += 1

    def _text(self, paragraph: Any, *, in_cell: bool = False) -> str:
        text = self._words(paragraph).strip(" ")
        label = self._label(paragraph)  # counted even when the paragraph is empty, as Word does
        return f"{label} {text}".strip() if label and (text.strip() or in_cell) else text

    def _label(self, paragraph: Any) -> str:
        num_id, level = self._styles.numbering(paragraph)
        return "" if num_id is None or num_id == "0" else self._numbering.label(num_id, level)

    def _is_bold(self, paragraph: Any) -> bool:
        runs = [run for run in paragraph.iter(f"{_W}r") if "".join(_texts(run)).strip()]
        if runs and self._styles.is_heading(paragraph):
            return True
        return bool(runs) and all(self._styles.bold(run, paragraph) for run in runs)

    def _row(self, row: Any, above: dict[int, str]) -> SourceLine:
        cells: list[TableCell] = []
        parts: list[str] = []
        position, column = 0, _skipped(row)
        for cell in _cells(row):
            width = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            continued = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
            text = above.get(column, "") if continued else self._cell_text(cell)
            above[column] = text
            shown = "" if continued else text
            if parts:
                position += len(_CELL_GAP)
            parts.append(shown)
            cells.append(
                TableCell(
                    text=text,
                    start=position,
                    end=position + len(shown),
                    column=column,
                    width=width,
                    continued=continued,
                )
            )
            position += len(shown)
            column += width
        return SourceLine(
            number=len(self.lines) + 1,
            text=_CELL_GAP.join(parts),
            kind=LineKind.TABLE_ROW,
            cells=tuple(cells),
            table=self._tables,
            bold=all(self._is_bold(one) for one in row.iter(f"{_W}p") if "".join(_texts(one)).strip()),
        )

    def _cell_text(self, cell: Any) -> str:
        return "\n".join(self._text(one, in_cell=True) for one in _paragraphs(cell)).strip()


def _runs(element: Any) -> Iterator[Any]:
    """The runs of a paragraph that are seen, those inside links and insertions too."""
    for child in element:
        if not isinstance(child.tag, str) or child.tag.rpartition("}")[2] in _LEFT_OUT:
            continue
        if child.tag == f"{_W}r":
            yield child
        else:
            yield from _runs(child)


def _texts(element: Any) -> Iterator[str]:
    """The words of a paragraph or run as they are seen: no deletions, no floating boxes, no field codes."""
    for child in element:
        if not isinstance(child.tag, str):
            continue  # a comment
        name = child.tag.rpartition("}")[2]
        if name in _LEFT_OUT:
            continue
        if name == "t":
            yield child.text or ""
        elif name == "br":
            yield "" if child.get(f"{_W}type") in ("page", "column") else "\n"
        elif name in _TEXT_OF_TAG:
            yield _TEXT_OF_TAG[name]
        else:
            yield from _texts(child)


def _paragraphs(cell: Any) -> Iterator[Any]:
    for block in _blocks(cell):
        if block.tag == f"{_W}p":
            yield block
        else:
            for row in _rows(block):
                for inner in _cells(row):
                    yield from _paragraphs(inner)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{_W}tr":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _cells(child)


def _skipped(row: Any) -> int:
    """Grid columns left empty before the first cell of the row."""
    return _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)


def _number(element: Any, default: int) -> int:
    value = None if element is None else element.get(f"{_W}val")
    return int(value) if value is not None and value.isdigit() else default


def _numbering_of(document: Any) -> Numbering:
    from docx.opc.constants import RELATIONSHIP_TYPE

    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        return read_numbering(None)
    return read_numbering(part.element)


class _Styles:
    """What the styles of a document say about numbering and bold, with inheritance."""

    def __init__(self, document: Any) -> None:
        self._styles: dict[str, Any] = {}
        self._default: str | None = None
        for style in document.styles.element.findall(f"{_W}style"):
            key = style.get(f"{_W}styleId")
            self._styles[key] = style
            if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true"):
                self._default = key

    def numbering(self, paragraph: Any) -> tuple[str | None, int]:
        """(numId, level) of a paragraph, its own or its style's; (None, 0) without a number."""
        num_id: str | None = None
        level: int | None = None
        for properties in self._properties(paragraph):
            numbering = properties.find(f"{_W}numPr")
            if numbering is None:
                continue
            found = numbering.find(f"{_W}numId")
            if level is None and numbering.find(f"{_W}ilvl") is not None:
                level = _number(numbering.find(f"{_W}ilvl"), 0)
            if found is not None:
                num_id = found.get(f"{_W}val")
                break
        return num_id, level or 0

    def is_heading(self, paragraph: Any) -> bool:
        """Whether Word lists the paragraph in its outline, as it does headings, however they are printed."""
        levels = (properties.find(f"{_W}outlineLvl") for properties in self._properties(paragraph))
        level = next((one for one in levels if one is not None), None)
        return level is not None and _number(level, 9) < 9

    def bold(self, run: Any, paragraph: Any) -> bool:
        """Whether a run of the paragraph is printed bold."""
        own = run.find(f"{_W}rPr/{_W}b")
        if own is not None:
            return own.get(f"{_W}val", "1") not in _OFF
        style = run.find(f"{_W}rPr/{_W}rStyle")
        chains = (
            self._chain(None if style is None else style.get(f"{_W}val")),
            self._chain(_style_id(paragraph)),
        )
        for chain in chains:
            for one in chain:
                bold = one.find(f"{_W}rPr/{_W}b")
                if bold is not None:
                    return bold.get(f"{_W}val", "1") not in _OFF
        return False

    def font(self, run: Any, paragraph: Any) -> str:
        """The font that a run names for Western letters, which old codings use; empty: none is named."""
        own = run.find(f"{_W}rPr/{_W}rStyle")
        chains = (
            self._chain(None if own is None else own.get(f"{_W}val")),
            self._chain(_style_id(paragraph) or self._default),
        )
        for holder in (run, *itertools.chain.from_iterable(chains)):
            fonts = holder.find(f"{_W}rPr/{_W}rFonts")
            name = None if fonts is None else fonts.get(f"{_W}hAnsi") or fonts.get(f"{_W}ascii")
            if name:
                return str(name)
        return ""

    def _properties(self, paragraph: Any) -> Iterator[Any]:
        own = paragraph.find(f"{_W}pPr")
        if own is not None:
            yield own
        for style in self._chain(_style_id(paragraph) or self._default):
            properties = style.find(f"{_W}pPr")
            if properties is not None:
                yield properties

    def _chain(self, key: str | None) -> Iterator[Any]:
        seen: set[str] = set()
        while key is not None and key in self._styles and key not in seen:
            seen.add(key)
            style = self._styles[key]
            yield style
            based_on = style.find(f"{_W}basedOn")
            key = None if based_on is None else based_on.get(f"{_W}val")


def _style_id(paragraph: Any) -> str | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return None if style is None else style.get(f"{_W}val")
