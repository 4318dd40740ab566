"""A plan's years, and a period as found in its words."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.services.plans.preview import Flag

SCHOOL_YEAR: Final = ((9, 1), (5, 31))
"""First and last (month, day) of a school year."""


@dataclass(frozen=True, slots=True)
class Years:
    """The plan's years; `certain` False: inferred, to be confirmed.

    `turns_in` is the month in which the plan's year begins: a school year's September lies in `first`, its
    May in the year after.
    """

    first: int
    last: int
    certain: bool = True
    turns_in: int = 1

    def of_month(self, month: int) -> int:
        """The year of a date that names none."""
        return self.first if month >= self.turns_in else self.first + 1


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period and where its words stand. Both ends None: the words give no date by themselves."""

    start: date | None
    end: date | None
    label: str | None
    left: int
    right: int
    flags: frozenset[Flag] = frozenset()
