"""A font that keeps in the PDF's text what it has no glyph for."""

import re
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFStream
from reportlab.pdfbase.ttfonts import TTFont
from typing_extensions import override

_SQUARE: Final = 0x25A1


class DocumentFont(TTFont):
    """Prints an empty box for a sign that it lacks (an emoji, mostly), and still lets it be found and copied.

    The library would map every such sign to one and the same code and lose it.
    """

    @override
    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> Any:
        glyphs = self.face.charToGlyph
        for code in map(ord, text):
            if code not in glyphs:
                glyphs[code] = self._stand_in()
        return super().splitString(text, doc, encoding)

    def _stand_in(self) -> int:
        """The font's glyph for what it lacks; a square where that is empty, as in Liberation Serif."""
        first, second = self.face.glyphPos[:2]
        return 0 if second > first else int(self.face.charToGlyph.get(_SQUARE, 0))

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
