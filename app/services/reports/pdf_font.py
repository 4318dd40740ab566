"""A font that keeps in the PDF's text what it has no glyph for."""

import re
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFStream
from reportlab.pdfbase.ttfonts import TTFont
from typing_extensions import override


class DocumentFont(TTFont):
    """Prints an empty box for a sign that it lacks (an emoji, mostly), and still lets it be found and copied.

    The library would map every such sign to one and the same code and lose it.
    """

    @override
    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> Any:
        glyphs = self.face.charToGlyph
        for code in set(map(ord, text)) - glyphs.keys():
            glyphs[code] = 0
        return super().splitString(text, doc, encoding)

    @override
    def addObjects(self, doc: Any) -> None:
        super().addObjects(doc)
        for name, item in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and isinstance(item, PDFStream):
                item.content = _with_surrogates(item.content)


def _with_surrogates(cmap: str) -> str:
    """Codes above U+FFFF as the two halves of UTF-16 that ISO 32000-1, 9.10.3, asks for."""
    return re.sub(
        "<([0-9A-F]{5,6})>",
        lambda found: f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>",
        cmap,
    )
