"""The typeface of official documents, found and checked on this machine.

NĐ 30/2020/NĐ-CP (Phụ lục I) asks for Times New Roman; where there is none (Linux), a typeface of the same
widths stands in for PDF and for measuring. Word files always name Times New Roman. A typeface is taken only
when all four of its faces have every Vietnamese letter: old Liberation Serif 1.x lacks Ộ, Ư, Ự, Ệ and would
print gaps.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.core.errors import AppError
from app.core.text import nfc
from app.services.reports.windows_fonts import registered_fonts

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

DOCUMENT_FONT: Final = "Times New Roman"
"""The name that Word and Excel files give."""


class NoDocumentFont(AppError):
    """No typeface with every Vietnamese letter was found."""

    def __init__(self) -> None:
        super().__init__(
            "Máy này chưa có phông chữ Times New Roman (hoặc phông tương đương) đủ dấu tiếng Việt nên chưa "
            "lập được văn bản. Hãy cài phông Times New Roman; trên Linux hãy cài gói fonts-croscore hoặc "
            "fonts-liberation2."
        )


class Face(StrEnum):
    """One of the four faces of a typeface; the value is the name that reportlab knows it by."""

    REGULAR = "SoBDG"
    BOLD = "SoBDG-Bold"
    ITALIC = "SoBDG-Italic"
    BOLD_ITALIC = "SoBDG-BoldItalic"

    @staticmethod
    def of(*, bold: bool, italic: bool) -> "Face":
        """The face with these two properties."""
        if bold:
            return Face.BOLD_ITALIC if italic else Face.BOLD
        return Face.ITALIC if italic else Face.REGULAR


_FACES: Final = (Face.REGULAR, Face.BOLD, Face.ITALIC, Face.BOLD_ITALIC)

# File names of regular, bold, italic, bold italic, best first.
_CANDIDATES: Final = (
    ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"),
    (
        "Times_New_Roman.ttf",
        "Times_New_Roman_Bold.ttf",
        "Times_New_Roman_Italic.ttf",
        "Times_New_Roman_Bold_Italic.ttf",
    ),
    ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf"),
    (
        "LiberationSerif-Regular.ttf",
        "LiberationSerif-Bold.ttf",
        "LiberationSerif-Italic.ttf",
        "LiberationSerif-BoldItalic.ttf",
    ),
)


def _vietnamese_characters() -> frozenset[str]:
    """Every precomposed letter of the alphabet with every tone, both cases, and the signs that documents
    use.
    """
    tones = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    vowels = [nfc(vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones]
    lower = "".join(vowels) + "bcdđghklmnpqrstvxfjwz"
    signs = "0123456789 .,;:!?()[]/%+-=&'\"«»“”‘’–—…·"
    return frozenset(lower + lower.upper() + signs)


VIETNAMESE_CHARACTERS: Final = _vietnamese_characters()


@dataclass(frozen=True, slots=True)
class Typeface:
    """Four checked faces. Widths are in points."""

    files: Mapping[Face, Path]
    fonts: "Mapping[Face, TTFont]"

    def width(self, text: str, face: Face, size: float) -> float:
        """The width of a line of text in points."""
        return float(self.fonts[face].stringWidth(text, size))

    def register(self) -> None:
        """Make the faces known to reportlab under the values of `Face`, for drawing and for bold and
        italic.
        """
        from reportlab.pdfbase import pdfmetrics

        for face in _FACES:
            pdfmetrics.registerFont(self.fonts[face])
        pdfmetrics.registerFontFamily(
            Face.REGULAR,
            normal=Face.REGULAR,
            bold=Face.BOLD,
            italic=Face.ITALIC,
            boldItalic=Face.BOLD_ITALIC,
        )


@lru_cache(maxsize=1)
def document_typeface() -> Typeface:
    """The first complete typeface of this machine, kept while the program runs. Raises NoDocumentFont."""
    return registered_typeface() or find_typeface(font_folders())


def registered_typeface() -> Typeface | None:
    """Times New Roman where Windows' own list says that it lies; None when it does not list it."""
    listed = registered_fonts()
    styles = ("", " Bold", " Italic", " Bold Italic")
    names = {face: f"{DOCUMENT_FONT}{style} (TrueType)" for face, style in zip(_FACES, styles, strict=True)}
    if not all(name in listed for name in names.values()):
        return None
    return _load({face: listed[name] for face, name in names.items()})


def find_typeface(folders: Iterable[Path]) -> Typeface:
    """The first complete typeface in or below the folders. Raises NoDocumentFont."""
    existing = [folder for folder in folders if folder.is_dir()]
    for names in _CANDIDATES:
        for folder in existing:
            for home in _homes(folder, names[0]):
                typeface = _load({face: home / name for face, name in zip(_FACES, names, strict=True)})
                if typeface is not None:
                    return typeface
    raise NoDocumentFont


def font_folders() -> tuple[Path, ...]:
    """Where this system keeps fonts: all users' first, then this user's."""
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        own = os.environ.get("LOCALAPPDATA")
        return (windows, *([Path(own) / "Microsoft" / "Windows" / "Fonts"] if own else []))
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts")


def _homes(folder: Path, regular: str) -> Iterator[Path]:
    """The folders that hold the regular face, the given one first."""
    if (folder / regular).is_file():
        yield folder
    # Windows keeps its fonts flat; searching its hundreds of files below would only cost time.
    if sys.platform != "win32":
        for path in sorted(folder.rglob(regular)):
            if path.parent != folder:
                yield path.parent


def _load(files: dict[Face, Path]) -> Typeface | None:
    """The four faces, or None when one is missing, damaged or lacks a Vietnamese letter."""
    from reportlab.pdfbase.ttfonts import TTFError

    from app.services.reports.pdf_font import DocumentFont

    fonts: dict[Face, TTFont] = {}
    for face, path in files.items():
        if not path.is_file():
            return None
        try:
            font = DocumentFont(face.value, str(path))
        except (TTFError, OSError):
            return None
        if missing_characters(font):
            return None
        fonts[face] = font
    return Typeface(files, fonts)


def missing_characters(font: "TTFont") -> frozenset[str]:
    """The Vietnamese characters that the font has no glyph for."""
    return frozenset(char for char in VIETNAMESE_CHARACTERS if not font.face.charToGlyph.get(ord(char)))
