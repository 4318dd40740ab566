"""The named styles of the Word file: one a part of the document, called as an official would call it.

Word's own styles are left out, so that its gallery shows the parts of an official document and nothing
else. Type is Times New Roman for every script, the language Vietnamese; headings have outline levels for
the navigation pane.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from app.services.reports.docx_markup import indent_xml, namespaces, size_xml, spacing_xml
from app.services.reports.fonts import DOCUMENT_FONT
from app.services.reports.layout import Role, Style

RULE: Final = "DuongKe"
"""An empty line of which only the border at its top is seen."""
GAP: Final = "KhoangTrong"
"""An empty line of a given height."""

_FONTS: Final = " ".join(f'w:{script}="{DOCUMENT_FONT}"' for script in ("ascii", "hAnsi", "cs", "eastAsia"))
_JUSTIFICATION: Final = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def style_id(role: Role) -> str:
    """The id within the file: ASCII, as some programs expect."""
    return role.name.title().replace("_", "")


def styles_xml(styles: Mapping[Role, Style]) -> str:
    """The whole styles part."""
    return "".join(_parts(styles))


def _parts(styles: Mapping[Role, Style]) -> Iterator[str]:
    yield f"<w:styles {namespaces()}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {_FONTS}/>"
    yield size_xml(styles[Role.BODY].size)
    yield '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    yield '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    yield "</w:pPrDefault></w:docDefaults>"
    yield (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "</w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    for priority, (role, style) in enumerate(styles.items(), start=2):
        yield _style_xml(role, style, priority)
    rule_spacing = '<w:spacing w:before="80" w:after="120" w:line="20" w:lineRule="exact"/>'
    yield _tiny_style(RULE, "Đường kẻ", rule_spacing)
    yield _tiny_style(GAP, "Khoảng trống", "")
    yield "</w:styles>"


def _style_xml(role: Role, style: Style, priority: int) -> str:
    outline = f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else ""
    following = f'<w:next w:val="{style_id(Role.BODY)}"/>' if style.outline is not None else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(role)}">'
        f'<w:name w:val="{role.value}"/><w:basedOn w:val="Normal"/>{following}'
        f'<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        f"<w:pPr>{'<w:keepNext/>' if style.keep_next else ''}<w:widowControl/>"
        f"{spacing_xml(before=style.before, after=style.after, line=style.line)}"
        f"{indent_xml(first=style.first_indent)}"
        f'<w:jc w:val="{_JUSTIFICATION[style.align]}"/>{outline}</w:pPr>'
        f"<w:rPr>{'<w:b/><w:bCs/>' if style.bold else ''}{'<w:i/><w:iCs/>' if style.italic else ''}"
        f"{size_xml(style.size)}</w:rPr></w:style>"
    )


def _tiny_style(identifier: str, name: str, spacing: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/>'
        f'<w:pPr><w:keepNext/>{spacing}</w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )
