"""The typeface is found, measured and checked for every Vietnamese letter."""

import shutil
import unicodedata
from pathlib import Path

import pytest
import reportlab
from reportlab.pdfbase.ttfonts import TTFont

from app.services.reports.fonts import (
    VIETNAMESE_CHARACTERS,
    Face,
    NoDocumentFont,
    document_typeface,
    find_typeface,
    missing_characters,
)

_TINOS = ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf")
# Faces that the library brings along: complete Latin-1, no Vietnamese.
_VERA = ("Vera.ttf", "VeraBd.ttf", "VeraIt.ttf", "VeraBI.ttf")


def _vera(name: str) -> Path:
    return Path(reportlab.__file__).parent / "fonts" / name


def test_every_letter_with_every_tone_is_checked() -> None:
    letters = {char for char in VIETNAMESE_CHARACTERS if char.isalpha()}
    marked = {char for char in letters if unicodedata.normalize("NFD", char) != char or char in "đĐ"}
    assert len(marked) == 134, "67 lower and 67 upper case letters with marks"
    assert set("ỘƯỰỆẲẴỶỸỴ“”–…·") <= VIETNAMESE_CHARACTERS
    assert all(len(char) == 1 for char in VIETNAMESE_CHARACTERS)


def test_this_machine_has_a_complete_typeface() -> None:
    typeface = document_typeface()
    assert set(typeface.files) == set(Face)
    assert len(set(typeface.files.values())) == 4


def test_widths_are_those_of_times_new_roman() -> None:
    typeface = document_typeface()
    assert typeface.width("n", Face.REGULAR, 10) == pytest.approx(5.0)
    assert typeface.width("M", Face.REGULAR, 10) == pytest.approx(8.89, abs=0.01)
    assert typeface.width("CỘNG HÒA", Face.BOLD, 13) == pytest.approx(
        typeface.width("CONG HOA", Face.BOLD, 13)
    )


def test_a_typeface_without_vietnamese_is_passed_over(tmp_path: Path) -> None:
    for vera, tinos in zip(_VERA, _TINOS, strict=True):
        shutil.copy(_vera(vera), tmp_path / tinos)
    assert set("ỘƯỰỆ") <= missing_characters(TTFont("Vera", str(_vera("Vera.ttf"))))
    with pytest.raises(NoDocumentFont, match="Hãy cài phông Times New Roman"):
        find_typeface([tmp_path])


def test_an_incomplete_or_damaged_typeface_is_passed_over(tmp_path: Path) -> None:
    found = document_typeface()
    shutil.copy(found.files[Face.REGULAR], tmp_path / _TINOS[0])
    with pytest.raises(NoDocumentFont):
        find_typeface([tmp_path])
    for name in _TINOS:
        (tmp_path / name).write_bytes(b"not a font")
    with pytest.raises(NoDocumentFont):
        find_typeface([tmp_path, tmp_path / "missing"])


def test_the_first_complete_typeface_is_taken(tmp_path: Path) -> None:
    found = document_typeface()
    for face, name in zip(Face, ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"), strict=True):
        shutil.copy(found.files[face], tmp_path / name)
    assert find_typeface([tmp_path]).files[Face.ITALIC] == tmp_path / "timesi.ttf"
