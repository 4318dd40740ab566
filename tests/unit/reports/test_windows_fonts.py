"""The fonts of Windows' own list."""

import sys
from pathlib import Path

import pytest

from app.services.reports import fonts
from app.services.reports.windows_fonts import registered_fonts

NAMES = ("Times New Roman", "Times New Roman Bold", "Times New Roman Italic", "Times New Roman Bold Italic")


def test_windows_lists_times_new_roman_and_other_systems_nothing() -> None:
    listed = registered_fonts()
    if sys.platform == "win32":
        assert all(listed[f"{name} (TrueType)"].is_file() for name in NAMES)
    else:
        assert not listed


def test_a_font_is_taken_from_wherever_the_list_says(monkeypatch: pytest.MonkeyPatch) -> None:
    files = fonts.document_typeface().files
    listed = {f"{name} (TrueType)": file for name, file in zip(NAMES, files.values(), strict=True)}
    monkeypatch.setattr(fonts, "registered_fonts", lambda: listed)
    typeface = fonts.registered_typeface()
    assert typeface is not None
    assert typeface.files == files


def test_a_list_without_every_face_or_with_a_missing_file_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    files = fonts.document_typeface().files.values()
    listed = {f"{name} (TrueType)": file for name, file in zip(NAMES, files, strict=True)}
    monkeypatch.setattr(fonts, "registered_fonts", lambda: listed)
    listed["Times New Roman Bold (TrueType)"] = tmp_path / "timesbd.ttf"
    assert fonts.registered_typeface() is None
    del listed["Times New Roman Bold (TrueType)"]
    assert fonts.registered_typeface() is None
