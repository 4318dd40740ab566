"""A plan's years, and a period as found in its words."""

from dataclasses import dataclass
from datetime import date

from app.services.plans.preview import Flag


@dataclass(frozen=True, slots=True)
class Years:
    """The plan's years; `certain` False: inferred, to be confirmed."""

    first: int
    last: int
    certain: bool = True


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period and where its words stand. Both ends None: the words give no date by themselves."""

    start: date | None
    end: date | None
    label: str | None
    left: int
    right: int
    flags: frozenset[Flag] = frozenset()
