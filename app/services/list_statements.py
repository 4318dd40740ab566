"""What the lists of the domains share in SQL: search, filters, periods, picked records, order."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from app.core.dates import DateRange
from app.core.errors import AppError
from app.core.periods import PeriodRule, parse_period
from app.core.text import fold, text_sort_key
from app.core.vocabulary import Choice
from app.models import DomainRow
from app.services.listing import ListQuery

Rows = Select[*tuple[Any, ...]]
"""A statement over columns whose types do not matter here."""

PERIOD_FILTERS = ("period", "month", "quarter", "year")
"""Filters whose value is the code of a calendar period: 2026-03, 2026-Q1, 2026."""


class UnknownFilter(AppError):
    """A list was asked to filter or sort by something that it does not have."""

    def __init__(self, key: str, known: Iterable[str]) -> None:
        super().__init__(f"Danh sách không lọc hay sắp xếp theo «{key}». Có thể dùng: {', '.join(known)}.")


def matching(statement: Rows, search: str, column: InstrumentedAttribute[str]) -> Rows:
    """Keep the rows whose folded text holds every word typed."""
    for word in fold(search).split():
        statement = statement.where(column.contains(word, autoescape=True))
    return statement


def days_of(filters: Mapping[str, Any]) -> list[DateRange]:
    """Return the stretches of days that all have to hold the row's day."""
    found = [
        parse_period(str(filters[key]), rule=PeriodRule.CALENDAR).range
        for key in PERIOD_FILTERS
        if filters.get(key)
    ]
    days = filters.get("range")
    return [*found, days] if isinstance(days, DateRange) else found


def among(column: ColumnElement[str] | InstrumentedAttribute[str], ids: Iterable[str]) -> ColumnElement[bool]:
    """Keep the given ids, however many: they go over as one JSON text."""
    listed = func.json_each(json.dumps(list(ids))).table_valued("value")
    return column.in_(select(listed.c.value))


def values_of(value: Any) -> tuple[Any, ...]:
    """Return a filter's value, or values, as a tuple."""
    return tuple(value) if isinstance(value, list | tuple | set | frozenset) else (value,)


def label_rank(column: ColumnElement[Any] | InstrumentedAttribute[Any], words: type[Choice]) -> Any:
    """Return an SQL expression that sorts a code by its label, in Vietnamese order."""
    ordered = sorted(words, key=lambda member: text_sort_key(member.label))
    return case({member: place for place, member in enumerate(ordered)}, value=column, else_=len(ordered))


@dataclass(frozen=True, slots=True)
class SortBy:
    """Sort expressions by column key; `default` is the list's own order, with directions."""

    columns: Mapping[str, Any]
    default: tuple[Any, ...]
    tie: InstrumentedAttribute[str]

    def order(self, query: ListQuery) -> tuple[Any, ...]:
        """Return the ORDER BY terms of a query: empty values last, then the newest record first."""
        if query.sort is None:
            return (*self.default, self.tie.desc())
        try:
            column = self.columns[query.sort]
        except KeyError:
            raise UnknownFilter(query.sort, self.columns) from None
        ordered = column.desc() if query.descending else column.asc()
        return (column.is_(None), ordered, self.tie.desc())


Condition = Callable[[tuple[Any, ...]], ColumnElement[bool]]
"""What a filter's values ask of a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What a list can be narrowed by: words typed, ids, `filters` by key.

    `within` makes the period filters known and says which rows a stretch of days holds. `own` are keys
    that the list answers by itself.
    """

    id: InstrumentedAttribute[str]
    search: InstrumentedAttribute[str]
    filters: Mapping[str, Condition]
    within: Callable[[DateRange], ColumnElement[bool]] | None = None
    own: tuple[str, ...] = ()

    def narrowed(self, statement: Rows, query: ListQuery) -> Rows:
        """Keep the rows that the query means; raise `UnknownFilter` for a key that the list does not know."""
        self._check(query.filters)
        statement = matching(statement, query.search, self.search)
        for key, condition in self.filters.items():
            if key in query.filters:
                statement = statement.where(condition(values_of(query.filters[key])))
        if "ids" in query.filters:
            statement = statement.where(among(self.id, query.filters["ids"]))
        if self.within is not None:
            statement = statement.where(*map(self.within, days_of(query.filters)))
        return statement

    def _check(self, filters: Mapping[str, Any]) -> None:
        periods = (*PERIOD_FILTERS, "range") if self.within is not None else ()
        known = (*periods, "ids", *self.filters, *self.own)
        for key in filters:
            if key not in known:
                raise UnknownFilter(key, known)


def day_within(column: InstrumentedAttribute[Any]) -> Callable[[DateRange], ColumnElement[bool]]:
    """Return what keeps the rows whose day lies in a stretch of days."""
    return lambda days: column.between(days.start, days.end)


def evidence_count(model: type[DomainRow], owner: InstrumentedAttribute[str], of: Any) -> Any:
    """Return the number of a record's evidence files as a scalar subquery."""
    return select(func.count(model.id)).where(owner == of).correlate_except(model).scalar_subquery()


def has_none(model: type[DomainRow], owner: InstrumentedAttribute[str], of: Any) -> ColumnElement[bool]:
    """Whether a record has no row of `model`."""
    return ~select(literal(1)).where(owner == of).correlate_except(model).exists()
