"""The report's words, paragraph by paragraph: what the records say, and what the officer writes over it."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.services.reports.model import Paragraph, Report, Section, walk
from app.ui.strings import reports as words
from app.ui.theme import Tone, mark, set_tone
from app.ui.wrapped import wrapped

KEEP_AFTER_MS: Final = 600
"""A pause in typing after which the words are kept and the page is drawn anew."""
_LINES_SHOWN: Final = (1, 9)
_FRAME: Final = 20
"""Width of an editor's frame and margins, and height of them, in pixels."""
_BETWEEN: Final = 10
"""Between two editors, in pixels."""


def titled_paragraphs(report: Report) -> Iterator[tuple[str, Paragraph]]:
    """Every paragraph of the body with the heading over it; a heading is given with its first one only."""
    heading, depths = words.OPENING, {}
    for depth, block in walk(report.blocks):
        if isinstance(block, Section):
            depths[depth] = f"{block.number} {block.title}".strip()
            heading = depths[depth]
        elif isinstance(block, Paragraph):
            yield heading, block
            heading = ""
    if report.closing is not None:
        yield words.CLOSING, report.closing


class ParagraphEditor(QWidget):
    """One paragraph. `written(key, text, not_occurred)` follows a pause; text None takes the words back."""

    written = Signal(str, object, bool)

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._auto = ""
        self._pause = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._pause.timeout.connect(self._tell)
        self.heading: Final = QLabel(heading, self)
        mark(self.heading, "label")
        self.heading.setWordWrap(True)
        self.heading.setVisible(bool(heading))
        self.text: Final = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._typed)
        self.state: Final = QLabel(self)
        self.state.setWordWrap(True)
        self.take_back: Final = QPushButton(words.TAKE_BACK, self)
        mark(self.take_back, "link")
        self.take_back.clicked.connect(self._take_back)
        self.nothing: Final = QCheckBox(words.NOT_OCCURRED, self)
        self.nothing.clicked.connect(self._declare)
        foot = QHBoxLayout()
        foot.addWidget(self.nothing)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.take_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.heading)
        layout.addWidget(self.text)
        layout.addLayout(foot)

    def show_paragraph(self, paragraph: Paragraph, *, not_occurred: bool, frozen: bool) -> None:
        """Show a paragraph as it stands; words being typed are not disturbed."""
        self._key = paragraph.key
        self._auto = paragraph.auto_text or ""
        text = "" if not_occurred else paragraph.text
        if not self._pause.isActive() and self.text.toPlainText() != text:
            self.text.blockSignals(True)
            self.text.setPlainText(text)
            self.text.blockSignals(False)
        hint = words.TYPE_MORE if paragraph.optional else words.TYPE_HERE
        self.text.setPlaceholderText("" if not_occurred else hint)
        self.text.setReadOnly(frozen or not_occurred)
        self.text.setAccessibleName(self.heading.text())
        edited = paragraph.edit is not None and not not_occurred
        self.nothing.setVisible(not paragraph.runs and not paragraph.optional)
        self.nothing.setChecked(not_occurred)
        self.nothing.setEnabled(not frozen and (not_occurred or not text))
        self.take_back.setVisible(edited and bool(self._auto) and not frozen)
        outdated = edited and paragraph.is_outdated and bool(self._auto)
        self.state.setText(
            words.OUTDATED.format(text=self._auto) if outdated else words.EDITED if edited else ""
        )
        self.state.setVisible(bool(self.state.text()))
        set_tone(self.state, Tone.WARN if outdated else Tone.MUTED)
        self._fit()

    def keep(self) -> None:
        """Keep what is being typed now, without waiting for the pause."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _tell(self) -> None:
        text = self.text.toPlainText()
        self.written.emit(self._key, None if text == self._auto else text, False)

    def _typed(self) -> None:
        self._pause.start()
        self._fit()

    def _take_back(self) -> None:
        self._pause.stop()
        self.text.setPlainText(self._auto)
        self._pause.stop()
        self.written.emit(self._key, None, False)

    def _declare(self, nothing: bool) -> None:
        self._pause.stop()
        self.written.emit(self._key, None, nothing)

    def _fit(self) -> None:
        """Be as high as the words need, within bounds."""
        width = max(self.width(), 200)
        metrics = self.text.fontMetrics()
        shown = self.text.toPlainText() or self.text.placeholderText() or "…"
        bounds = metrics.boundingRect(QRect(0, 0, width - _FRAME, 10_000), Qt.TextFlag.TextWordWrap, shown)
        low, high = (lines * metrics.lineSpacing() for lines in _LINES_SHOWN)
        self.text.setFixedHeight(int(min(high, max(low, bounds.height())) + _FRAME))


class ParagraphColumn(QScrollArea):
    """The paragraphs of a document under each other; `empty` stands there when it has none to edit.

    The editors stay while the paragraphs are the same. With `may_decline` the officer may say of a paragraph
    that nothing of the kind occurred.
    """

    written = Signal(str, object, bool)
    """As of a `ParagraphEditor`."""

    def __init__(self, parent: QWidget | None = None, *, may_decline: bool = True, empty: str = "") -> None:
        super().__init__(parent)
        self.editors: Final[dict[str, ParagraphEditor]] = {}
        self._may_decline = may_decline
        self._empty = empty
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(_BETWEEN)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(content)

    def show_report(
        self, report: Report, *, not_occurred: Collection[str] = (), frozen: bool = False
    ) -> None:
        """Show a report's paragraphs; of those in `not_occurred` nothing was to be told."""
        titled = list(titled_paragraphs(report))
        if list(self.editors) != [paragraph.key for _, paragraph in titled] or not self._column.count():
            self._make_editors(titled)
        for _, paragraph in titled:
            editor = self.editors[paragraph.key]
            editor.show_paragraph(paragraph, not_occurred=paragraph.key in not_occurred, frozen=frozen)
            if not self._may_decline:
                editor.nothing.hide()

    def keep(self) -> None:
        """Keep what is being typed now."""
        for editor in self.editors.values():
            editor.keep()

    def clear(self) -> None:
        """Let go of every editor: another report comes, perhaps with paragraphs of the same keys."""
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self.editors.clear()

    def _make_editors(self, titled: Sequence[tuple[str, Paragraph]]) -> None:
        self.clear()
        for heading, paragraph in titled:
            editor = ParagraphEditor(heading, self.widget())
            editor.written.connect(self.written)
            self.editors[paragraph.key] = editor
            self._column.addWidget(editor)
        if not titled and self._empty:
            self._column.addWidget(wrapped(self._empty, self.widget()))
        self._column.addStretch(1)
