"""Ctrl+K: one box that looks through every kind of record."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.progress import Progress
from app.services.listing import ListQuery
from app.ui.columns import id_of
from app.ui.jobs import Job, JobRunner
from app.ui.session import SearchSource
from app.ui.strings import shell as words
from app.ui.theme import Tone, set_tone

DEBOUNCE_MS: Final = 150
EACH: Final = 8
"""So many records of each kind are shown."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found: which source, its id, the words shown."""

    source: SearchSource
    record_id: str
    text: str


class SearchDialog(QDialog):
    """Typing searches, down and up choose, Enter opens."""

    def __init__(
        self, sources: Sequence[SearchSource], jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sources = tuple(sources)
        self._jobs = jobs
        self._job: Job | None = None
        self._asked = self._shown = ""
        self._enter_pressed = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.SEARCH)
        self.resize(640, 420)
        self.line: Final = QLineEdit(self)
        self.line.setPlaceholderText(words.SEARCH_HINT)
        self.line.setAccessibleName(words.SEARCH_HINT)
        self.line.setClearButtonEnabled(True)
        self.list: Final = QListWidget(self)
        self.list.setAccessibleName(words.SEARCH_RESULTS)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._open)
        self.note: Final = QLabel(words.SEARCH_NOTE, self)
        set_tone(self.note, Tone.MUTED)
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.note)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._search)
        self.line.textChanged.connect(self._text_changed)

    def _text_changed(self, _text: str) -> None:
        self._enter_pressed = False
        self._timer.start()

    def _search(self) -> None:
        text = self.line.text().strip()
        if self._job is not None:
            self._job.cancel()
        self._asked = text
        if not text:
            self._show(text, ())
            return
        sources = self._sources

        def work(progress: Progress) -> tuple[Hit, ...]:
            hits: list[Hit] = []
            for source in sources:
                progress.check()
                page = source.fetch(ListQuery(search=text, limit=EACH))
                hits += [Hit(source, id_of(row), source.label(row)) for row in page.rows]
            return tuple(hits)

        self._job = self._jobs.read(work, lambda hits: self._show(text, hits), owner=self)

    def _show(self, text: str, hits: tuple[Hit, ...]) -> None:
        if text != self._asked:
            return
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(f"{hit.source.title}: {' '.join(hit.text.split())}")
            item.setData(Qt.ItemDataRole.UserRole, hit)
            self.list.addItem(item)
        self._shown = text
        self.list.setCurrentRow(0)
        self.note.setText(words.SEARCH_NONE if text and not hits else words.SEARCH_NOTE)
        if self._enter_pressed:
            self._enter_pressed = False
            self._open(self.list.currentItem())

    def _enter(self) -> None:
        """Open what is chosen; when the results lag behind what is typed, as soon as they are there."""
        if self._shown == self.line.text().strip():
            self._open(self.list.currentItem())
            return
        self._enter_pressed = True
        if self._timer.isActive():
            self._timer.stop()
            self._search()

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        hit = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
        hit.source.open(hit.record_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = self.list.currentRow() + step
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
        else:
            super().keyPressEvent(event)
