"""Colours, font and row heights: calm, light or dark as the system is, AA contrast in both.

Widgets ask for a look through dynamic properties, which the one style sheet here answers:
`set_tone(label, Tone.BAD)`, `mark(button, "primary")`, `mark(frame, "card")`, `mark(label, "title")`.
Text tones are legible on window and surface alike (WCAG 2.1 AA: 4.5 to 1).
"""

import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

FONT_POINTS: Final = 10
_MIDDLE: Final = 128
"""Of a colour's lightness, 0 to 255."""


class Tone(StrEnum):
    """What a text's colour says; never the only sign of it."""

    NORMAL = "normal"
    MUTED = "muted"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True)
class Colours:
    """One colour scheme, as `#rrggbb`."""

    window: str
    surface: str
    stripe: str
    text: str
    muted: str
    border: str
    accent: str
    on_accent: str
    selection: str
    on_selection: str
    good: str
    warn: str
    bad: str
    notice: str

    def tone(self, tone: Tone) -> str:
        """The colour of text in `tone`."""
        return {
            Tone.NORMAL: self.text,
            Tone.MUTED: self.muted,
            Tone.GOOD: self.good,
            Tone.WARN: self.warn,
            Tone.BAD: self.bad,
            Tone.ACCENT: self.accent,
        }[tone]


LIGHT: Final = Colours(
    window="#f3f5f7",
    surface="#ffffff",
    stripe="#f8fafb",
    text="#1e2730",
    muted="#56616d",
    border="#c9d1d9",
    accent="#1f5f8b",
    on_accent="#ffffff",
    selection="#d3e5f2",
    on_selection="#10202c",
    good="#1c6b3c",
    warn="#835200",
    bad="#a82a22",
    notice="#e4eef6",
)
DARK: Final = Colours(
    window="#22272d",
    surface="#1a1e23",
    stripe="#1f2429",
    text="#e5e9ee",
    muted="#a6b0bb",
    border="#414a54",
    accent="#7fb9de",
    on_accent="#10202c",
    selection="#27445a",
    on_selection="#f2f6fa",
    good="#7ecb99",
    warn="#e5b861",
    bad="#f49a93",
    notice="#2a3946",
)


def colours_of(widget: QWidget) -> Colours:
    """The scheme in which `widget` is painted."""
    return DARK if _is_dark(widget.palette()) else LIGHT


def _is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightness() < _MIDDLE


def set_tone(widget: QWidget, tone: Tone, *, fresh: bool = False) -> None:
    """Colour the text of a label or button.

    `fresh`: it was made a moment ago, and Qt dresses it once it is needed; else it is dressed anew at once.
    """
    _set_property(widget, "tone", tone.value, fresh)


def mark(widget: QWidget, look: str, *, fresh: bool = False) -> None:
    """Give `widget` one of the looks of the style sheet: primary, card, title, subtitle, chip, notice.

    `fresh` as in `set_tone`.
    """
    _set_property(widget, "look", look, fresh)


def _set_property(widget: QWidget, name: str, value: str, fresh: bool) -> None:
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if fresh:
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def row_height(widget: QWidget) -> int:
    """A comfortable height of a list's row in `widget`'s font, in pixels."""
    return round(QFontMetrics(widget.font()).height() * 1.7)


def apply_theme(application: QApplication) -> None:
    """Dress the whole program and follow the system between light and dark."""
    application.setStyle("Fusion")
    application.setFont(interface_font())
    # The palette is still the system's own; `colorScheme` would load the whole of `Qt` (see app.ui).
    _dress(application, DARK if _is_dark(application.palette()) else LIGHT)
    application.styleHints().colorSchemeChanged.connect(lambda scheme: _follow(application, scheme))


def interface_font() -> QFont:
    """Segoe UI on Windows, elsewhere the system's own; 10 points unless the system asks for more."""
    if sys.platform == "win32":
        return QFont("Segoe UI", FONT_POINTS)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if font.pointSizeF() < FONT_POINTS:
        font.setPointSize(FONT_POINTS)
    return font


def _follow(application: QApplication, scheme: "Qt.ColorScheme") -> None:
    from PySide6.QtCore import Qt

    _dress(application, DARK if scheme == Qt.ColorScheme.Dark else LIGHT)


def _dress(application: QApplication, colours: Colours) -> None:
    application.setPalette(palette(colours))
    application.setStyleSheet(style_sheet(colours))


def palette(colours: Colours) -> QPalette:
    """The scheme as Qt's palette."""
    role = QPalette.ColorRole
    made = QPalette()
    for name, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.stripe),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.muted),
        (role.Button, colours.window),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.bad),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.text),
        (role.Highlight, colours.selection),
        (role.HighlightedText, colours.on_selection),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Mid, colours.border),
    ):
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.muted))
    return made


def style_sheet(colours: Colours) -> str:
    """The one style sheet; what it does not name, Fusion paints from the palette."""
    tones = "\n".join(
        f'*[tone="{tone.value}"] {{ color: {colours.tone(tone)}; }}' for tone in Tone if tone != Tone.NORMAL
    )
    sheet = _SHEET + (_DARK_SHEET if colours is DARK else "")
    return tones + sheet.format(**{name: getattr(colours, name) for name in Colours.__slots__})


_SHEET: Final = """
QLabel[look="title"] {{ font-size: 15pt; font-weight: 600; }}
QLabel[look="subtitle"] {{ font-size: 11pt; font-weight: 600; }}
QLabel[look="label"] {{ font-weight: 600; }}
QFrame[look="card"] {{ background: {surface}; border: 1px solid {border}; border-radius: 8px; }}
QFrame[look="notice"] {{ background: {notice}; border: 1px solid {border}; border-radius: 6px; }}
QFrame[look="danger"] {{ background: {bad}; border: none; border-radius: 6px; }}
QFrame[look="danger"] QLabel {{ color: {surface}; font-weight: 600; }}
QLabel[look="number"] {{ font-size: 20pt; font-weight: 700; color: {bad}; }}
QPushButton[look="danger"] {{
    background: {bad}; color: {surface}; border: 1px solid {bad}; border-radius: 4px; font-weight: 600;
}}
QPushButton[look="danger"]:focus {{ border: 2px solid {text}; padding: 4px 13px; }}
QPushButton[look="danger"]:disabled {{
    background: {border}; border-color: {border}; color: {muted};
}}
QFrame[look="line"] {{ background: {border}; border: none; }}
QLineEdit, QComboBox {{ padding: 2px 4px; min-height: 1.45em; }}
QPushButton {{ padding: 5px 14px; min-height: 1.35em; }}
QPushButton[look="primary"] {{
    background: {accent}; color: {on_accent}; border: 1px solid {accent};
    border-radius: 4px; font-weight: 600;
}}
QPushButton[look="primary"]:hover {{ border-color: {text}; }}
QPushButton[look="primary"]:focus {{ border: 2px solid {text}; padding: 4px 13px; }}
QPushButton[look="primary"]:disabled {{
    background: {border}; border-color: {border}; color: {muted};
}}
QPushButton[look="link"] {{
    border: none; background: transparent; color: {accent}; text-align: left; padding: 2px 0;
}}
QPushButton[look="link"]:hover, QPushButton[look="link"]:focus {{ text-decoration: underline; }}
QToolButton[look="chip"] {{
    border: 1px solid {border}; border-radius: 4px; padding: 4px 8px; background: {surface};
}}
QToolButton[look="chip"]:hover, QToolButton[look="chip"]:focus {{ border-color: {accent}; }}
QToolButton[look="chip"]::menu-indicator {{ image: none; }}
QToolButton[look="chip-on"] {{
    border: 1px solid {accent}; border-radius: 4px; padding: 4px 8px;
    background: {selection}; color: {on_selection};
}}
QToolButton[look="chip-on"]:focus {{ border-color: {text}; }}
QToolButton[look="chip-on"]::menu-indicator {{ image: none; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {border}; }}
QTabBar::tab {{
    padding: 6px 14px; background: {window}; color: {muted};
    border: 1px solid transparent; border-top: 3px solid transparent; border-bottom: 1px solid {border};
}}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:selected {{
    background: {surface}; color: {text}; border-color: {border}; border-top-color: {accent};
    border-bottom-color: {surface};
}}
QTabBar::tab:focus {{ text-decoration: underline; }}
QListWidget::item {{ padding: 3px 4px; }}
QTreeWidget::item {{ padding: 3px 4px; }}
QToolButton[look="menu"]::menu-indicator {{ image: none; }}
QHeaderView::section {{
    background: {window}; color: {text}; padding: 5px 8px; border: none;
    border-right: 1px solid {border}; border-bottom: 1px solid {border};
}}
QTableView {{ gridline-color: {border}; }}
QTableView::item {{ padding: 0 6px; }}
QToolTip {{ color: {text}; background: {surface}; border: 1px solid {border}; padding: 4px; }}
QStatusBar::item {{ border: none; }}
"""

_DARK_SHEET: Final = """
QCheckBox::indicator:unchecked, QTableView::indicator:unchecked, QListView::indicator:unchecked {{
    width: 11px; height: 11px; border: 1px solid {muted}; border-radius: 2px; background: {surface};
}}
QLineEdit, QPlainTextEdit {{ border: 1px solid {border}; border-radius: 3px; background: {surface}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border-color: {accent}; }}
"""
"""Fusion draws edges darker than what they surround, which on a dark window nobody sees."""
