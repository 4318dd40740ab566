"""One tab's place: makes its widget when it is first looked at, and can cover it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from app.ui.strings import shell as words
from app.ui.theme import Tone, set_tone


class TabHolder(QStackedWidget):
    """Empty until `content` is asked for."""

    def __init__(self, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make: Final = make
        self._content: QWidget | None = None
        self._cover = QLabel(words.MASKED, self)
        self._cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._cover.setWordWrap(True)
        set_tone(self._cover, Tone.MUTED)
        self.addWidget(self._cover)

    @property
    def made(self) -> QWidget | None:
        """The widget if it was made already."""
        return self._content

    def content(self) -> QWidget:
        """The tab's widget, made now if need be, and shown."""
        if self._content is None:
            self._content = self._make()
            self.addWidget(self._content)
            self.setCurrentWidget(self._content)
        return self._content

    def cover(self, covered: bool) -> None:
        """Hide the content behind a sentence, or show it again."""
        if covered:
            self.setCurrentWidget(self._cover)
        elif self._content is not None:
            self.setCurrentWidget(self._content)
