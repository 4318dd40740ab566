"""Colours can be read: WCAG 2.1 AA, 4.5 to 1 for text, 3 to 1 for what bounds a control."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from app.ui.theme import DARK, LIGHT, Colours, Tone, apply_theme, palette, style_sheet

SCHEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)

    found = QColor(colour)
    red, green, blue = (linear(part) for part in (found.redF(), found.greenF(), found.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@SCHEMES
@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_is_legible_wherever_text_stands(colours: Colours, tone: Tone) -> None:
    for ground in (colours.window, colours.surface, colours.stripe, colours.notice):
        assert contrast(colours.tone(tone), ground) >= 4.5, (tone, ground)


@SCHEMES
def test_what_is_chosen_and_what_is_pressed_is_legible(colours: Colours) -> None:
    assert contrast(colours.on_selection, colours.selection) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.accent, colours.window) >= 3, "the focus is seen"


@SCHEMES
@pytest.mark.parametrize("tone", list(Tone))
def test_a_coloured_cell_stays_legible_when_its_row_is_chosen(colours: Colours, tone: Tone) -> None:
    assert contrast(colours.tone(tone), colours.selection) >= 4.5, tone


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """Return the application; its looks are put back afterwards."""
    looks = qapp.style().name(), qapp.font(), qapp.palette(), qapp.styleSheet()
    yield qapp
    qapp.setStyle(looks[0])
    qapp.setFont(looks[1])
    qapp.setPalette(looks[2])
    qapp.setStyleSheet(looks[3])


@SCHEMES
def test_the_first_picture_is_as_light_or_dark_as_the_system(dressed: QApplication, colours: Colours) -> None:
    dressed.setPalette(palette(colours))
    apply_theme(dressed)
    assert dressed.styleSheet() == style_sheet(colours)


def test_the_system_is_followed_when_it_turns_dark_and_light_again(dressed: QApplication) -> None:
    apply_theme(dressed)
    changed = dressed.styleHints().colorSchemeChanged
    changed.emit(Qt.ColorScheme.Dark)
    assert dressed.styleSheet() == style_sheet(DARK)
    changed.emit(Qt.ColorScheme.Light)
    assert dressed.styleSheet() == style_sheet(LIGHT)
