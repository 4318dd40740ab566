"""Days with a name, found by what documents call them."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.services.plans.phrases import alternation
from app.services.plans.phrases.days import NamedDay, named_days


@dataclass(frozen=True, slots=True)
class Mention:
    """A named day in a text and its days in the plan's year. `yearly` False: an event of that year alone."""

    name: str
    start: int
    end: int
    first: date
    last: date
    yearly: bool


def find_mentions(folded: str, year: int) -> list[Mention]:
    """The named days of a folded text, in order; the longest name wins where several begin at one place."""
    mentions: list[Mention] = []
    for found in _pattern().finditer(folded):
        candidates = _by_alias()[" ".join(found[0].split())]
        day = next((one for one in candidates if one.year == year), None) or next(
            (one for one in candidates if one.year is None), None
        )
        if day is not None:
            first, last = day.days(year)
            mentions.append(Mention(day.name, found.start(), found.end(), first, last, day.year is None))
    return mentions


def name_of_days(first: date, last: date) -> str | None:
    """The name of a day or stretch of days that comes back each year; None when it has none."""
    for day in named_days_once():
        if day.year is None and day.days(first.year) == (first, last):
            return day.name
    return None


@lru_cache(maxsize=1)
def named_days_once() -> tuple[NamedDay, ...]:
    """The table, built when a date is first looked for."""
    return named_days()


@lru_cache(maxsize=1)
def _by_alias() -> dict[str, tuple[NamedDay, ...]]:
    table: dict[str, tuple[NamedDay, ...]] = {}
    for day in named_days_once():
        for alias in day.aliases:
            if day not in table.get(alias, ()):
                table[alias] = (*table.get(alias, ()), day)
    return table


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{alternation(_by_alias())})(?![a-z0-9])")
