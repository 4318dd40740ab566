"""A table over a service's pages: 200 rows at a time, filtered, sorted and summed by the service.

Rows are fetched by read jobs; an answer to a question that is no longer asked is dropped. The model
keeps the ids of all lines, the frozen rows of the pages last seen and the texts shown, nothing else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor
from typing_extensions import override

from app.core.progress import Progress
from app.services.listing import PAGE_SIZE, FetchPage, ListQuery, Page
from app.ui.columns import Column, id_of
from app.ui.jobs import Job, JobRunner, to_be_told
from app.ui.row_window import RowWindow, neighbours, read_chunks, read_window
from app.ui.theme import LIGHT, Colours

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()
_ON_ITS_WAY: Final = "…"


class PagedModel(QAbstractTableModel):
    """Rows of one list. Ask with `ask` or `refresh`; `loaded` follows when they are there."""

    loaded = Signal()
    """The rows were replaced; `total` and `totals` are new."""
    loading_changed = Signal(bool)
    failed = Signal(object)
    """An AppError: the rows could not be read; the ones shown stay."""
    outdated = Signal()
    """Lines hold other records than before: the file was changed by somebody else. Ask again."""

    def __init__(
        self, columns: Sequence[Column], fetch: FetchPage[Any], jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns: Final = tuple(columns)
        self.colours: Colours = LIGHT
        self._fetch = fetch
        self._jobs = jobs
        self._query = ListQuery()
        self._answered = self._query
        self._window = RowWindow()
        self._total = 0
        self._totals: Mapping[str, int] = {}
        self._job: Job | None = None
        self._loading = False
        self._generation = 0
        self._asked = False
        self._seen: dict[int, None] = {}
        self._filling = False
        self._unread: set[int] = set()
        self._fill_timer = QTimer(self)
        self._fill_timer.setSingleShot(True)
        self._fill_timer.timeout.connect(self._fill)

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

    def _load(self, count: int) -> None:
        self._asked = True
        query, fetch = self._query, self._fetch

        def work(progress: Progress) -> tuple[RowWindow, Page[Any]]:
            progress.check()
            return read_window(fetch, query, count, progress)

        self._start(work, lambda found: self._replace(query, *found))

    def _start(self, work: Callable[[Progress], T], show: Callable[[T], None]) -> None:
        if self._job is not None:
            self._job.cancel()
        self._generation += 1
        generation = self._generation

        def take(found: T) -> None:
            if generation == self._generation:
                self._settle()
                show(found)

        def give_up(error: Exception) -> None:
            if generation == self._generation:
                self._settle()
                self._tell(error)

        self._loading = True
        self.loading_changed.emit(True)
        job = self._jobs.read(work, take, failed=give_up, owner=self)
        # A runner that works at once has answered by now.
        self._job = job if self._loading else None

    def _tell(self, error: Exception) -> None:
        if to_be_told(error):
            self.failed.emit(error)

    def _settle(self) -> None:
        self._job = None
        self._loading = False
        self.loading_changed.emit(False)

    # --- answers --------------------------------------------------------------------------

    def _replace(self, query: ListQuery, window: RowWindow, last: Page[Any]) -> None:
        self.beginResetModel()
        self._answered = query
        self._window = window
        self._seen.clear()
        self._unread.clear()
        self._take_totals(last)
        self.endResetModel()
        self.loaded.emit()

    def _append(self, first: int, page: Page[Any]) -> None:
        """Take in the page that begins in line `first`, of which some lines may be there already."""
        known = len(self._window.ids)
        self._take_totals(page)
        if not self._window.agrees(first, page.rows):
            self.outdated.emit()
        elif first + len(page.rows) <= known:
            self._total = known
        else:
            self.beginInsertRows(_NO_INDEX, known, first + len(page.rows) - 1)
            self._window.put(first, page.rows)
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
        """The frozen row shown in line `row`; None when it is not held now (see `read_rows`)."""
        return self._window.row(row)

    def id_at(self, row: int) -> str:
        """The id of the row shown in line `row`."""
        return self._window.ids[row]

    def line_of(self, record_id: str) -> int | None:
        """The line of a record, or None when it is not loaded."""
        try:
            return self._window.ids.index(record_id)
        except ValueError:
            return None

    # --- rows that were let go of ---------------------------------------------------------

    def read_rows(
        self, lines: Iterable[int], of: Callable[[Any], T], then: Callable[[list[T]], None]
    ) -> None:
        """Call `then` with `of(row)` of these lines: at once if all rows are held, else read before.

        `of` may run in the worker. Records that are gone meanwhile are left out.
        """
        wanted = list(lines)
        held = [self._window.row(line) for line in wanted]
        if None not in held:
            then([of(row) for row in held])
            return
        ids = [self._window.ids[line] for line in wanted]
        chosen, fetch, query = frozenset(ids), self._fetch, self._answered
        pages = neighbours(line // PAGE_SIZE for line in wanted)

        def work(progress: Progress) -> list[T]:
            found = {
                id_of(row): of(row)
                for first, count in pages
                for _line, page in read_chunks(fetch, query, first * PAGE_SIZE, count * PAGE_SIZE, progress)
                for row in page.rows
                if id_of(row) in chosen
            }
            return [found[record_id] for record_id in ids if record_id in found]

        self._jobs.read(work, then, failed=self._tell, owner=self)

    def _miss(self, row: int) -> None:
        """Line `row` is looked at and not held: read its page once the painting is over."""
        page = row // PAGE_SIZE
        if page not in self._unread:
            # The newest last: what was passed over on the way is not read.
            self._seen.pop(page, None)
            self._seen[page] = None
            if not self._filling:
                self._fill_timer.start()

    def _fill(self) -> None:
        """Read the page seen last, and its neighbour if that is in sight as well."""
        if not self._seen or self._filling:
            return
        newest = next(reversed(self._seen))
        first, count = next(s for s in neighbours(self._seen) if s[0] <= newest < sum(s))
        if count > 2:
            first, count = newest, 1
        self._seen.clear()
        self._filling = True
        window, fetch, begin = self._window, self._fetch, first * PAGE_SIZE
        query = replace(self._answered, offset=begin, limit=count * PAGE_SIZE)

        def work(progress: Progress) -> Page[Any]:
            progress.check()
            return fetch(query)

        def show(page: Page[Any]) -> None:
            self._filling = False
            if window is not self._window:
                return
            if not window.agrees(begin, page.rows) or len(page.rows) < min(query.limit, self._rest(begin)):
                self.outdated.emit()
                return
            window.put(begin, page.rows[: self._rest(begin)])
            last = begin + len(page.rows) - 1
            self.dataChanged.emit(self.index(begin, 0), self.index(last, len(self.columns) - 1))

        def give_up(error: Exception) -> None:
            self._filling = False
            if window is self._window:
                # Not asked for at every painting: F5 tries again.
                self._unread.update(range(first, first + count))
                self._tell(error)

        self._jobs.read(work, show, failed=give_up, owner=self)

    def _rest(self, first: int) -> int:
        return len(self._window.ids) - first

    # --- Qt -------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._window.ids)

    @override
    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._loading and len(self._window.ids) < self._total

    @override
    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        # From the begin of a page, also when the last one was not full.
        first = len(self._window.ids) // PAGE_SIZE * PAGE_SIZE
        query, fetch = replace(self._answered, offset=first, limit=PAGE_SIZE), self._fetch

        def work(progress: Progress) -> Page[Any]:
            progress.check()
            return fetch(query)

        self._start(work, lambda page: self._append(first, page))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts(index.row())[index.column()]
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align.value | Qt.AlignmentFlag.AlignVCenter
        row = self._window.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            return QColor(self.colours.tone(column.tone(row)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.texts(index.row())[index.column()] if column.tip is None else column.tip(row)
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
        """The texts of line `row`, in the order of `columns`; while they are read, an ellipsis each."""
        texts = self._window.texts(row, self.texts_of)
        if texts is None:
            self._miss(row)
            return (_ON_ITS_WAY,) * len(self.columns)
        return texts

    def texts_of(self, row: Any) -> tuple[str, ...]:
        """What stands in the columns for a frozen row."""
        return tuple(column.cell(row) for column in self.columns)
