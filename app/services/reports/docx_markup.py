"""Pieces of WordprocessingML (ISO/IEC 29500-1, part 17). Lengths come in points and go out as the file
wants them.

Written as text and parsed once: a table of a thousand rows is built in a tenth of the time that one element
after the other takes.
"""

from typing import Final
from xml.sax.saxutils import escape

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def namespaces() -> str:
    """The declarations that every root element here needs."""
    return f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}"'


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def spacing_xml(*, before: float = 0.0, after: float = 0.0, line: float = 1.0) -> str:
    """Room before and after in points, line in multiples of a single line."""
    return (
        f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}" '
        f'w:line="{round(line * 240)}" w:lineRule="auto"/>'
    )


def exact_height_xml(height: float) -> str:
    """A line of exactly this height, whatever stands in it."""
    return f'<w:spacing w:before="0" w:after="0" w:line="{max(20, twips(height))}" w:lineRule="exact"/>'


def indent_xml(*, left: float = 0.0, right: float = 0.0, first: float = 0.0) -> str:
    """Indents; a negative `first` hangs."""
    hanging = f'w:hanging="{twips(-first)}"' if first < 0 else f'w:firstLine="{twips(first)}"'
    return f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}" {hanging}/>'


def size_xml(size: float) -> str:
    """The size of type, in the file in half points."""
    return f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'


def run_xml(text: str, *, size: float | None = None, bold: bool = False) -> str:
    """A run of text with every space kept; size and weight only where they differ from the style.

    Plain spaces stand for no-break ones: here they are kept anyway, and LibreOffice sets the others wider.
    """
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    weight = "<w:b/><w:bCs/>" if bold else ""
    sized = "" if size is None else size_xml(size)
    properties = f"<w:rPr>{weight}{sized}</w:rPr>" if weight or sized else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph_xml(
    style: str,
    runs: str = "",
    *,
    keep_next: bool = False,
    borders: str = "",
    spacing: str = "",
    indent: str = "",
    align: str = "",
    section: str = "",
) -> str:
    """A paragraph. The properties stand in the order that the schema asks for."""
    kept = "<w:keepNext/>" if keep_next else ""
    boxed = f"<w:pBdr>{borders}</w:pBdr>" if borders else ""
    placed = f'<w:jc w:val="{align}"/>' if align else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{boxed}{spacing}{indent}{placed}{section}</w:pPr>'
        f"{runs}</w:p>"
    )


def border_xml(side: str, width: float, space: float = 0.0) -> str:
    """A single line at one side of a paragraph or table, its width in points (in the file: eighths)."""
    return f'<w:{side} w:val="single" w:sz="{round(width * 8)}" w:space="{round(space)}" w:color="auto"/>'


def cell_xml(width: float, content: str, *, span: int = 1, merge: str = "", align: str = "") -> str:
    """A cell; `merge` is "restart" or "continue" for cells that run over several rows."""
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    vertical = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    placed = f'<w:vAlign w:val="{align}"/>' if align else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{grid}{vertical}{placed}</w:tcPr>'
        f"{content}</w:tc>"
    )


def row_xml(cells: str, *, head: bool = False) -> str:
    """A row that is not parted by a page; `head` rows come again on every page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"


def table_xml(
    widths: tuple[float, ...], rows: str, *, borders: str = "", padding: tuple[float, float] = (0.0, 0.0)
) -> str:
    """A table with columns of fixed widths; `padding` is (horizontal, vertical) within every cell."""
    across, down = twips(padding[0]), twips(padding[1])
    columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    lined = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/>{lined}<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:top w:w="{down}" w:type="dxa"/>'
        f'<w:left w:w="{across}" w:type="dxa"/><w:bottom w:w="{down}" w:type="dxa"/>'
        f'<w:right w:w="{across}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )
