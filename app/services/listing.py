"""How a list is asked for and answered: filter, sort and page happen in SQL, never in the window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")

PAGE_SIZE = 200


@dataclass(frozen=True, slots=True)
class ListQuery:
    """One page of a list.

    `search` is what was typed (folded by the service), `filters` maps a filter's key to its value or
    tuple of values, `sort` is a column key of the list (None: the list's own order).
    """

    search: str = ""
    filters: Mapping[str, Any] = field(default_factory=dict)
    sort: str | None = None
    descending: bool = False
    offset: int = 0
    limit: int = PAGE_SIZE


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows of one page, the number of all matching rows, and sums over all of them by column key."""

    rows: tuple[Row, ...]
    total: int
    totals: Mapping[str, int] = field(default_factory=dict)


FetchPage = Callable[[ListQuery], Page[Row]]
