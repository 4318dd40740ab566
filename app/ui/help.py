"""F1: the Vietnamese help pages, `resources/help/<key>.md`, with links between them."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from app.ui.resources import RESOURCES
from app.ui.strings import common
from app.ui.strings import shell as words

CONTENTS: Final = "index"


class HelpWindow(QDialog):
    """Stays open beside the window; nothing outside the help folder can be opened from it."""

    def __init__(self, parent: QWidget | None = None, *, folder: Path = RESOURCES / "help") -> None:
        super().__init__(parent)
        self._folder = folder
        self.page = ""
        self.setWindowTitle(words.HELP_TITLE)
        self.setModal(False)
        self.resize(620, 620)
        self.text: Final = QTextBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(words.HELP_TITLE)
        self.text.anchorClicked.connect(self._follow)
        self.text.document().setDocumentMargin(14)
        contents = QPushButton(words.HELP_CONTENTS, self)
        contents.clicked.connect(lambda: self.show_page(CONTENTS))
        close = QPushButton(common.CLOSE, self)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(contents)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text, 1)
        layout.addLayout(buttons)

    def show_page(self, key: str) -> None:
        """Show the page called `key`, or say that there is none."""
        self.page = key
        path = self._folder / f"{key}.md"
        known = key.replace("-", "").isalnum() and path.is_file()
        self.text.setMarkdown(path.read_text(encoding="utf-8") if known else words.HELP_MISSING)
        self.text.verticalScrollBar().setValue(0)

    def _follow(self, link: QUrl) -> None:
        if link.isRelative() and link.path().endswith(".md"):
            self.show_page(link.path().removesuffix(".md"))

    def open_at(self, key: str) -> None:
        """Show the page and come to the front."""
        self.show_page(key)
        self.show()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
