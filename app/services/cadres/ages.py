"""Age on a day, and the bands of the statistics as stretches of birth days."""

from datetime import date

from sqlalchemy import ColumnElement, and_

from app.models import Cadre
from app.services.cadres.rows import AgeBand

_BOUNDS = {
    AgeBand.UNDER_30: (None, 30),
    AgeBand.UNDER_35: (30, 35),
    AgeBand.UNDER_45: (35, 45),
    AgeBand.UP_TO_55: (45, 56),
    AgeBand.OVER_55: (56, None),
}
"""From which birthday on, and up to which, somebody belongs to a band."""


def age_on(born: date, on: date) -> int:
    """Return the age in whole years; somebody born on 29 February is a year older on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def band_of(age: int) -> AgeBand:
    """Return the band of an age in whole years."""
    return next(band for band, (_, below) in _BOUNDS.items() if below is None or age < below)


def in_band(band: AgeBand, on: date) -> ColumnElement[bool]:
    """Whether a person's age on the day lies in the band; unknown birth days lie in none."""
    least, below = _BOUNDS[band]
    conditions: list[ColumnElement[bool]] = [Cadre.birth_on.is_not(None)]
    if least is not None:
        conditions.append(Cadre.birth_on <= _born_before(on, least))
    if below is not None:
        conditions.append(Cadre.birth_on > _born_before(on, below))
    return and_(*conditions)


def _born_before(on: date, years: int) -> date:
    """The last birthday of those who are at least so many years old on the day."""
    year = max(1, on.year - years)
    if (on.month, on.day) == (2, 29) and not _leap(year):
        return date(year, 2, 28)
    return date(year, on.month, on.day)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
