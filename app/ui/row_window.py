"""What a paged list holds: the id of every line read so far, the rows of the last pages looked at.

A hundred thousand rows scrolled through would weigh more than the program: the pages that were not
looked at for the longest are let go of and read again when they come into sight.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from app.core.progress import Progress
from app.services.listing import PAGE_SIZE, FetchPage, ListQuery, Page
from app.ui.columns import id_of
from app.ui.line_ids import LineIds

KEPT_PAGES: Final = 4
CHUNK: Final = 20 * PAGE_SIZE
"""So many rows are read at once at most, where many are passed over."""

Texts = tuple[str, ...]


class RowWindow:
    """Lines are counted from 0 over all pages; pages are `PAGE_SIZE` long, the last may be shorter."""

    def __init__(self) -> None:
        self.ids: Final = LineIds()
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._texts: dict[int, list[Texts | None]] = {}

    def put(self, first: int, rows: Sequence[Any]) -> None:
        """Hold rows whose first stands in line `first`, the first of a page; longer lists of ids grow."""
        self.ids.put(first, map(id_of, rows))
        for start in range(0, len(rows), PAGE_SIZE):
            page = (first + start) // PAGE_SIZE
            held = rows[start : start + PAGE_SIZE]
            self._pages[page] = held
            self._pages.move_to_end(page)
            self._texts[page] = [None] * len(held)
        while len(self._pages) > KEPT_PAGES:
            page, _rows = self._pages.popitem(last=False)
            del self._texts[page]

    def agrees(self, first: int, rows: Sequence[Any]) -> bool:
        """Whether `rows` are the records that were read in these lines before."""
        known = self.ids[first : first + len(rows)]
        return known == [id_of(row) for row in rows[: len(known)]]

    def row(self, line: int) -> Any | None:
        """The row in `line`, None when it was let go of."""
        page, place = divmod(line, PAGE_SIZE)
        rows = self._pages.get(page)
        if rows is None:
            return None
        self._pages.move_to_end(page)
        return rows[place]

    def texts(self, line: int, make: Callable[[Any], Texts]) -> Texts | None:
        """The texts of `line`, made once by `make`; None when its row was let go of."""
        row = self.row(line)
        if row is None:
            return None
        page, place = divmod(line, PAGE_SIZE)
        texts = self._texts[page][place]
        if texts is None:
            texts = self._texts[page][place] = make(row)
        return texts

    def holds(self, page: int) -> bool:
        """Whether the rows of a page are there."""
        return page in self._pages


def read_window(
    fetch: FetchPage[Any], query: ListQuery, count: int, progress: Progress
) -> tuple[RowWindow, Page[Any]]:
    """Read `count` rows from the first on; return what is held of them, and the last page read."""
    window = RowWindow()
    last: Page[Any] = Page((), 0)
    for first, last in read_chunks(fetch, query, 0, count, progress):
        window.put(first, last.rows)
    return window, last


def read_chunks(
    fetch: FetchPage[Any], query: ListQuery, first: int, count: int, progress: Progress
) -> Iterator[tuple[int, Page[Any]]]:
    """Yield the pages that cover `count` lines from `first`, with the line each begins in."""
    for start in range(first, first + count, CHUNK):
        progress.check()
        limit = min(CHUNK, first + count - start)
        page = fetch(replace(query, offset=start, limit=limit))
        yield start, page
        if len(page.rows) < limit:
            return


def neighbours(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return runs of neighbouring numbers: the first of each and how many."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and sum(found[-1]) == number:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((number, 1))
    return found
