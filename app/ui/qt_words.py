"""Qt's own words in Vietnamese, read from `resources/i18n/qt_vi.ts` at start.

PySide6 ships no translation of Qt into Vietnamese, and a compiled .qm is a binary that no one can
review; reading the few hundred messages takes a few milliseconds.
"""

from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from PySide6.QtCore import QCoreApplication, QTranslator
from typing_extensions import override

from app.ui.resources import RESOURCES

TRANSLATION: Final = RESOURCES / "i18n" / "qt_vi.ts"


class TsTranslator(QTranslator):
    """A translator over a .ts file. Vietnamese has one form for every number."""

    def __init__(self, messages: dict[tuple[str, str], str], parent: QCoreApplication | None = None) -> None:
        super().__init__(parent)
        self._messages = messages

    @override
    def isEmpty(self) -> bool:
        return not self._messages

    @override
    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        # A null string lets Qt fall back to its own words.
        return self._messages.get((context, sourceText))  # type: ignore[return-value]


def read_messages(path: Path = TRANSLATION) -> dict[tuple[str, str], str]:
    """(context, source) → translation of every message in a .ts file."""
    found: dict[tuple[str, str], str] = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None:
                continue
            form = translation.find("numerusform")
            text = (translation if form is None else form).text
            if text:
                found[name, message.findtext("source", "")] = text
    return found


def install_qt_words(application: QCoreApplication) -> None:
    """Let Qt's dialogs, buttons and context menus speak Vietnamese."""
    application.installTranslator(TsTranslator(read_messages(), application))
