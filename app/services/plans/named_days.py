"""Days with a name, found by what documents call them."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from app.core.lunar import year_name
from app.services.plans.aligned import aligned_fold
from app.services.plans.periods import Years
from app.services.plans.phrases import alternation
from app.services.plans.phrases.days import NEW_YEAR, NamedDay, named_days


@dataclass(frozen=True, slots=True)
class Mention:
    """A named day in a text and its days in the plan's year. `yearly` False: an event of that year alone."""

    name: str
    start: int
    end: int
    first: date
    last: date
    yearly: bool


def find_mentions(folded: str, years: Years) -> list[Mention]:
    """The named days of a folded text, in order; the longest name wins where several begin at one place."""
    mentions: list[Mention] = []
    for found in _pattern().finditer(folded):
        alias = " ".join(found[0].split())
        candidates = _by_alias()[aligned_fold(NEW_YEAR) if alias == "tet" else alias]
        named = next((one for one in candidates if one.year in range(years.first, years.last + 1)), None)
        day = named or next((one for one in candidates if one.year is None), None)
        if day is None:
            continue
        end = found.end()
        if day.lunar and (beside := _YEAR_BESIDE.match(folded, end)):
            meant, end = _year_meant(beside, years.first), beside.end()
        else:
            meant = years.of_month(day.days(years.first)[0].month)
        first, last = day.days(meant)
        name = f"{day.name} {year_name(meant)}" if day.name == NEW_YEAR else day.name
        mentions.append(Mention(name, found.start(), end, first, last, day.fixed))
    return mentions


_YEAR_NAMES: Final = {aligned_fold(year_name(year)): year for year in range(1984, 2044)}
_YEAR_BESIDE: Final = re.compile(
    rf"\s+\(?(?:nam\s+)?(?P<name>{alternation(_YEAR_NAMES)})?(?:(?:\s*-\s*|\s+nam\s+|\s*)(?P<year>20\d\d))?"
    r"(?<=[a-z0-9])(?![0-9a-z])"
)
"""After the name of a festival: which year's ("Đinh Mùi", "năm 2027")."""


def _year_meant(beside: re.Match[str], year: int) -> int:
    if beside["year"]:
        return int(beside["year"])
    if beside["name"] is None:
        return year
    named = _YEAR_NAMES[" ".join(beside["name"].split())]
    return named + 60 * round((year - named) / 60)


def name_of_days(first: date, last: date) -> str | None:
    """The name of a day or stretch of days that comes back each year; None when it has none."""
    for day in named_days_once():
        if day.fixed and day.days(first.year) == (first, last):
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
    return re.compile(
        rf"(?<![a-z0-9])(?:{alternation(_by_alias())}|tet(?=\s+(?:{alternation(_YEAR_NAMES)})(?![a-z0-9])))(?![a-z0-9])"
    )
