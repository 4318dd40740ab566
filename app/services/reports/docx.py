"""A report as a Word file: the document that goes on to the office, editable and with real styles."""

from typing import TYPE_CHECKING, Any

from app.core.progress import NoProgress, Progress
from app.services.reports.compose import Composition, Part, compose, document_name
from app.services.reports.docx_blocks import BlockWriter
from app.services.reports.docx_markup import namespaces, paragraph_xml, twips
from app.services.reports.docx_styles import GAP, style_id, styles_xml
from app.services.reports.fonts import Typeface, document_typeface
from app.services.reports.layout import (
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    PAGE_NUMBER_TOP,
    Role,
)
from app.services.reports.model import Orientation, Report

if TYPE_CHECKING:
    from docx.document import Document

# What the template of python-docx brings along and an official document has no use for.
_UNWANTED_PARTS = (
    "thumbnail",
    "extended-properties",
    "customXml",
    "stylesWithEffects",
    "fontTable",
    "numbering",
)


def render_docx(report: Report, *, progress: Progress | None = None) -> bytes:
    """The report as the bytes of a .docx file. Raises NoDocumentFont (lines are measured) and Cancelled."""
    from io import BytesIO

    import docx

    watcher = progress or NoProgress()
    typeface = document_typeface()
    composition = compose(report, typeface)
    document = docx.Document()
    _strip(document)
    _set_styles(document, composition)
    _set_properties(document, document_name(report))
    header_id = _page_number_header(document)
    body = [
        _part_xml(part, composition, typeface, header_id=header_id, last=part is composition.parts[-1])
        for part in _watched(composition, watcher)
    ]
    _set_body(document, "".join(body))
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _watched(composition: Composition, watcher: Progress) -> Any:
    for index, part in enumerate(composition.parts):
        watcher.check()
        watcher.step(index, len(composition.parts), "Đang lập tệp Word…")
        yield part


# --- body -------------------------------------------------------------------------------------


def _part_xml(part: Part, composition: Composition, typeface: Typeface, *, header_id: str, last: bool) -> str:
    """The part and the section that it fills: the last section stands at the end, the others within a
    paragraph.
    """
    content = BlockWriter(composition.styles, typeface, part.sheet).items(part.items)
    section = _section_xml(part, header_id, restart=part is not composition.parts[0])
    # A table cannot be the last thing of a section; this line is too low to be seen.
    spacing = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    end = paragraph_xml(GAP, spacing=spacing, section="" if last else section)
    return content + end + (section if last else "")


def _section_xml(part: Part, header_id: str, *, restart: bool) -> str:
    """A4, the decree's margins, no number on the first page, numbers from 1 in every annex."""
    turned = ' w:orient="landscape"' if part.orientation is Orientation.LANDSCAPE else ""
    margins = {
        "top": MARGIN_TOP,
        "right": MARGIN_RIGHT,
        "bottom": MARGIN_BOTTOM,
        "left": MARGIN_LEFT,
        "header": PAGE_NUMBER_TOP,
        "footer": PAGE_NUMBER_TOP,
        "gutter": 0.0,
    }
    margin_xml = " ".join(f'w:{side}="{twips(margin)}"' for side, margin in margins.items())
    numbers = '<w:pgNumType w:start="1"/>' if restart else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header_id}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(part.sheet.width)}" w:h="{twips(part.sheet.height)}"{turned}/>'
        f"<w:pgMar {margin_xml}/>{numbers}<w:titlePg/></w:sectPr>"
    )


def _set_body(document: "Document", content: str) -> None:
    """Put in the whole body at once: lxml takes minutes to move a long table from one tree to another."""
    from docx.oxml import parse_xml

    root = parse_xml(f"<w:document {namespaces()}><w:body>{content}</w:body></w:document>")
    document.part._element = root  # noqa: SLF001 - python-docx builds bodies only element by element


def _page_number_header(document: "Document") -> str:
    """Make the header with the page number; returns the id by which the sections refer to it."""
    from docx.oxml import parse_xml

    header = document.sections[0].header
    header.is_linked_to_previous = False
    element = header._element  # noqa: SLF001 - python-docx has no other way to a field
    for child in list(element):
        element.remove(child)
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    number = paragraph_xml(style_id(Role.PAGE_NUMBER), field)
    element.append(parse_xml(number.replace("<w:p>", f"<w:p {namespaces()}>", 1)))
    references = document.sections[0]._sectPr.xpath("./w:headerReference/@r:id")  # noqa: SLF001 - nor to this
    return str(references[0])


# --- package ----------------------------------------------------------------------------------


def _strip(document: "Document") -> None:
    """Take out the template's thumbnail, fonts and the like."""
    for relationships in (document.part.package.rels, document.part.rels):
        for name, relationship in list(relationships.items()):
            if relationship.reltype.rpartition("/")[2] in _UNWANTED_PARTS:
                del relationships[name]


def _set_styles(document: "Document", composition: Composition) -> None:
    from docx.oxml import parse_xml

    element = document.styles.element
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(styles_xml(composition.styles))):
        element.append(child)


def _set_properties(document: "Document", title: str) -> None:
    """Nothing of the content, nobody's name, no date of making; today's Word, Vietnamese."""
    from docx.oxml.ns import qn

    properties = document.core_properties
    properties.title = title
    properties.author = ""
    properties.comments = ""
    properties.last_modified_by = ""
    properties.language = "vi-VN"
    core = properties._element  # noqa: SLF001 - a date cannot be unset otherwise
    for name in ("created", "modified"):
        for element in core.findall(qn(f"dcterms:{name}")):
            core.remove(element)
    settings = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for language in settings.iter(qn("w:themeFontLang")):
        language.attrib.clear()
        language.set(qn("w:val"), "vi-VN")
    for far_east in list(settings.iter(qn("w:useFELayout"))):
        far_east.getparent().remove(far_east)
