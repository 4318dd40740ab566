"""A table with its totals row, the words for an empty list, and errors of reading."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.errors import AppError
from app.services.listing import FetchPage
from app.ui.columns import Column
from app.ui.context import UiContext
from app.ui.paged_model import PagedModel
from app.ui.paged_table import PagedTable
from app.ui.strings import lists as words
from app.ui.theme import Tone, set_tone
from app.ui.totals_row import TotalsRow


class ListPane(QWidget):
    """A `PagedTable` ready to use; set `filtering` so that an empty answer is explained rightly."""

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        fetch: FetchPage[Any],
        context: UiContext,
        *,
        empty: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.filtering = False
        self._empty = empty
        self._context = context
        self._wanted: str | None = None
        self.model: Final = PagedModel(columns, fetch, context.jobs)
        self.table: Final = PagedTable(self.model, title, self)
        self.totals: Final = TotalsRow(self.table)
        self.empty_label: Final = QLabel(self.table.viewport())
        self.empty_label.setWordWrap(True)
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty_label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_tone(self.empty_label, Tone.MUTED)
        self.empty_label.hide()
        self.table.viewport().installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.totals)
        self.model.loaded.connect(self._show_emptiness)
        self.model.failed.connect(self._show_error)

    def select_when_loaded(self, record_id: str) -> None:
        """Select a record when the rows that are on their way are there."""
        self._wanted = record_id

    def _show_emptiness(self) -> None:
        empty = self.model.total == 0
        self.empty_label.setText(words.NO_MATCH if self.filtering else self._empty)
        self.empty_label.setVisible(empty)
        self._place_label()
        if self._wanted is not None:
            self.table.select_id(self._wanted)
            self._wanted = None

    def _show_error(self, error: AppError) -> None:
        self._context.messages.error(error)

    def _place_label(self) -> None:
        area = self.table.viewport().rect()
        margin = max(20, area.width() // 6)
        self.empty_label.setGeometry(area.adjusted(margin, 10, -margin, -area.height() // 3))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place_label()
        return False
