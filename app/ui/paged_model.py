"""A table over a service's pages: 200 rows at a time, filtered, sorted and summed by the service.

Rows are fetched by read jobs; an answer to a question that is no longer asked is dropped. The model
keeps the frozen rows and the texts shown, nothing else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from typing_extensions import override

from app.core.errors import AppError
from app.core.progress import Cancelled, Progress
from app.services.listing import PAGE_SIZE, FetchPage, ListQuery, Page
from app.ui.columns import Column, id_of
from app.ui.jobs import Job, JobRunner
from app.ui.theme import LIGHT, Colours

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()


class PagedModel(QAbstractTableModel):
    """Rows of one list. Ask with `ask` or `refresh`; `loaded` follows when they are there."""

    loaded = Signal()
    """The rows were replaced; `total` and `totals` are new."""
    loading_changed = Signal(bool)
    failed = Signal(object)
    """An AppError: the rows could not be read; the ones shown stay."""

    def __init__(
        self, columns: Sequence[Column], fetch: FetchPage[Any], jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns: Final = tuple(columns)
        self.colours: Colours = LIGHT
        self._fetch = fetch
        self._jobs = jobs
        self._query = ListQuery()
        self._rows: list[Any] = []
        self._texts: list[tuple[str, ...] | None] = []
        self._total = 0
        self._totals: Mapping[str, int] = {}
        self._job: Job | None = None
        self._loading = False
        self._generation = 0
        self._asked = False

    # --- asking ---------------------------------------------------------------------------

    @property
    def query(self) -> ListQuery:
        """The question that the rows answer, without the page."""
        return self._query

    @property
    def asked(self) -> bool:
        """Whether rows were ever asked for."""
        return self._asked

    def ask(self, query: ListQuery) -> None:
        """Replace the rows by the first page of another question."""
        self._query = replace(query, offset=0, limit=PAGE_SIZE)
        self._load(PAGE_SIZE)

    def prepare(self, query: ListQuery) -> None:
        """Set the question that the next `ask` or `refresh` starts from, without asking."""
        self._query = query

    def refresh(self, rows_needed: int = 0) -> None:
        """Ask again; at least `rows_needed` rows come back, so that the place looked at is still there."""
        pages = max(1, -(-rows_needed // PAGE_SIZE))
        self._load(pages * PAGE_SIZE)

    def _load(self, limit: int) -> None:
        self._asked = True
        self._start(replace(self._query, offset=0, limit=limit), more=False)

    def _start(self, query: ListQuery, *, more: bool) -> None:
        if self._job is not None:
            self._job.cancel()
        self._generation += 1
        generation = self._generation

        def work(progress: Progress) -> Page[Any]:
            progress.check()
            return self._fetch(query)

        def show(page: Page[Any]) -> None:
            if generation != self._generation:
                return
            self._settle()
            if more:
                self._append(page)
            else:
                self._replace(page)

        def give_up(error: Exception) -> None:
            if generation != self._generation:
                return
            self._settle()
            if isinstance(error, AppError) and not isinstance(error, Cancelled):
                self.failed.emit(error)

        self._loading = True
        self.loading_changed.emit(True)
        job = self._jobs.read(work, show, failed=give_up, owner=self)
        # A runner that works at once has answered by now.
        self._job = job if self._loading else None

    def _settle(self) -> None:
        self._job = None
        self._loading = False
        self.loading_changed.emit(False)

    # --- answers --------------------------------------------------------------------------

    def _replace(self, page: Page[Any]) -> None:
        self.beginResetModel()
        self._rows = list(page.rows)
        self._texts = [None] * len(self._rows)
        self._take_totals(page)
        self.endResetModel()
        self.loaded.emit()

    def _append(self, page: Page[Any]) -> None:
        first = len(self._rows)
        self._take_totals(page)
        if not page.rows:
            self._total = first
            return
        self.beginInsertRows(_NO_INDEX, first, first + len(page.rows) - 1)
        self._rows.extend(page.rows)
        self._texts.extend([None] * len(page.rows))
        self.endInsertRows()

    def _take_totals(self, page: Page[Any]) -> None:
        self._total = page.total
        self._totals = page.totals

    @property
    def total(self) -> int:
        """How many rows match, loaded or not."""
        return self._total

    @property
    def totals(self) -> Mapping[str, int]:
        """Sums over all matching rows by column key."""
        return self._totals

    def row_at(self, row: int) -> Any:
        """The frozen row shown in line `row`."""
        return self._rows[row]

    def id_at(self, row: int) -> str:
        """The id of the row shown in line `row`."""
        return id_of(self._rows[row])

    def line_of(self, record_id: str) -> int | None:
        """The line of a record, or None when it is not loaded."""
        return next((line for line, row in enumerate(self._rows) if id_of(row) == record_id), None)

    # --- Qt -------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._loading and len(self._rows) < self._total

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._start(replace(self._query, offset=len(self._rows), limit=PAGE_SIZE), more=True)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts(index.row())[index.column()]
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align.value | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            return QColor(self.colours.tone(column.tone(self._rows[index.row()])))
        if role == Qt.ItemDataRole.ToolTipRole:
            if column.tip is not None:
                return column.tip(self._rows[index.row()])
            return self.texts(index.row())[index.column()]
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self.columns[section].align.value | Qt.AlignmentFlag.AlignVCenter
        return None

    def texts(self, row: int) -> tuple[str, ...]:
        """The texts of line `row`, in the order of `columns`."""
        texts = self._texts[row]
        if texts is None:
            texts = tuple(column.cell(self._rows[row]) for column in self.columns)
            self._texts[row] = texts
        return texts
