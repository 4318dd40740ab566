"""A PDF as a reader sees it: texts and ruled lines with their places, in points from the top left corner."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `top` and `bottom` grow downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size, its text, the boxes of its characters, its drawn lines."""

    width: float
    height: float
    text: str
    boxes: tuple[Box, ...]
    rules: tuple[Box, ...]

    def find(self, wanted: str, occurrence: int = 0) -> Box:
        """Where a text stands; a ValueError when it is not on the page."""
        start = -1
        for _ in range(occurrence + 1):
            start = self.text.index(wanted, start + 1)
        boxes = [
            box
            for box, char in zip(self.boxes[start : start + len(wanted)], wanted, strict=True)
            if char.strip()
        ]
        return Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )

    def rule_below(self, box: Box) -> Box:
        """The nearest horizontal line under a text."""
        below = [rule for rule in self.rules if rule.top > box.top and rule.left < box.centre < rule.right]
        return min(below, key=lambda rule: rule.top)


def read_pdf(data: bytes) -> list[Page]:
    """All pages of a PDF."""
    with _opened(data) as document:
        return [_page(document, index) for index in range(len(document))]


def pdf_text(data: bytes) -> str:
    """The text of all pages; signs above U+FFFF, which come in two halves, put together."""
    halves = "\n".join(page.text for page in read_pdf(data))
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def squeezed(text: str) -> str:
    """A text in NFC without any space: what is left when lines and words are broken in other places."""
    return "".join(unicodedata.normalize("NFC", text).split())


@contextmanager
def _opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    document = pdfium.PdfDocument(data)
    try:
        yield document
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, index: int) -> Page:
    page = document[index]
    text_page = page.get_textpage()
    try:
        width, height = page.get_size()
        count = text_page.count_chars()
        chars = [chr(pdfium_raw.FPDFText_GetUnicode(text_page, position)) for position in range(count)]
        boxes = [text_page.get_charbox(position) for position in range(count)]
        rules = [
            _box(item.get_bounds(), height)
            for item in page.get_objects(filter=[pdfium_raw.FPDF_PAGEOBJ_PATH])
        ]
        return Page(
            width,
            height,
            "".join(" " if char in "\xa0\r\n" else char for char in chars),
            tuple(_box(box, height) for box in boxes),
            tuple(rule for rule in rules if rule.bottom - rule.top < 2),
        )
    finally:
        text_page.close()
        page.close()


def _box(corners: tuple[float, float, float, float], height: float) -> Box:
    left, bottom, right, top = corners
    return Box(left, height - top, right, height - bottom)
