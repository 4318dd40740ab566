"""The Vietnamese lunar calendar: Gregorian dates of lunar days, reckoned for Vietnam's own time zone.

A month begins on the day of the new moon (UTC+7); the month with the winter solstice is the eleventh; of
thirteen months between two eleventh months, the first without a major solar term is a leap month. New
moons and the sun's longitude follow the series of Jean Meeus, "Astronomical Algorithms" (chapters 49 and
25), good to well under a minute for the years 1900 to 2100. China reckons for UTC+8: its new year may fall
a day later (2030) or its leap month elsewhere (1985).
"""

from datetime import date
from functools import lru_cache
from itertools import pairwise
from math import floor, radians, sin
from typing import Final

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100

_MONTH: Final = 29.530588861
"""Mean length of a lunar month in days."""
_EPOCH: Final = 2451550.09766
"""Julian day of the mean new moon number 0 (January 2000)."""
_ZONE: Final = 7 / 24
_CLOCK_DRIFT: Final = 0.0008
"""Days by which the uniform time of the series is ahead of the clock (some 70 seconds)."""
_ORDINAL_SHIFT: Final = 1721424.5
"""Julian day at the midnight that begins the day before ordinal 1 of `datetime.date`."""

# (amplitude in days, multiples of the sun's anomaly, the moon's anomaly, the moon's latitude argument)
_PHASE_TERMS: Final = (
    (-0.40720, 0, 1, 0), (0.17241, 1, 0, 0), (0.01608, 0, 2, 0), (0.01039, 0, 0, 2), (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0), (0.00208, 2, 0, 0), (-0.00111, 0, 1, -2), (-0.00057, 0, 1, 2), (0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0), (0.00042, 1, 0, 2), (0.00038, 1, 0, -2), (-0.00024, -1, 2, 0), (-0.00007, 2, 1, 0),
    (0.00004, 0, 2, -2), (0.00004, 3, 0, 0),
)  # fmt: skip


def _new_moon(number: int) -> int:
    """The ordinal of the day on which the new moon of this number falls in Vietnam."""
    century = number / 1236.85
    square = century * century
    sun = radians(2.5534 + 29.10535670 * number - 0.0000014 * square)
    moon = radians(201.5643 + 385.81693528 * number + 0.0107582 * square)
    latitude = radians(160.7108 + 390.67050284 * number - 0.0016118 * square)
    node = radians(124.7746 - 1.56375588 * number + 0.0020672 * square)
    eccentricity = 1 - 0.002516 * century - 0.0000074 * square
    moment = _EPOCH + _MONTH * number + 0.00015437 * square
    for size, by_sun, by_moon, by_latitude in _PHASE_TERMS:
        size *= eccentricity ** abs(by_sun)
        moment += size * sin(by_sun * sun + by_moon * moon + by_latitude * latitude)
    moment -= 0.00017 * sin(node)
    moment += 0.000325 * sin(radians(299.77 + 0.107408 * number - 0.009173 * square))
    moment += 0.000165 * sin(radians(251.88 + 0.016321 * number))
    return floor(moment - _CLOCK_DRIFT + _ZONE - _ORDINAL_SHIFT)


def _term(ordinal: int) -> int:
    """The last major solar term (0 to 11, 9 is the winter solstice) at the midnight that begins the day."""
    century = (ordinal + _ORDINAL_SHIFT - _ZONE - 2451545.0) / 36525
    anomaly = radians(357.52911 + 35999.05029 * century)
    longitude = 280.46646 + 36000.76983 * century + 0.0003032 * century * century
    longitude += (1.914602 - 0.004817 * century) * sin(anomaly)
    longitude += 0.019993 * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
    longitude -= 0.00569 + 0.00478 * sin(radians(125.04 - 1934.136 * century))
    return floor((longitude % 360) / 30)


@lru_cache(maxsize=64)
def _eleventh(year: int) -> int:
    """The number of the new moon that begins the eleventh lunar month of the year."""
    number = floor((date(year, 12, 31).toordinal() + _ORDINAL_SHIFT - _EPOCH) / _MONTH)
    while _new_moon(number) > date(year, 12, 31).toordinal():
        number -= 1
    # The month that has the solstice: on its first midnight the sun has not yet reached it.
    while _term(_new_moon(number)) >= 9 or _term(_new_moon(number)) < 6:
        number -= 1
    return number


@lru_cache(maxsize=64)
def _between_solstices(year: int) -> tuple[tuple[int, bool, int, int], ...]:
    """(month, is leap, first day, first day of the next) from the eleventh month of the year before to the
    tenth of the year.
    """
    first, last = _eleventh(year - 1), _eleventh(year)
    starts = [_new_moon(number) for number in range(first, last + 1)]
    leap_due = len(starts) > 13
    months: list[tuple[int, bool, int, int]] = []
    name = 10
    for begin, end in pairwise(starts):
        leap = leap_due and bool(months) and _term(begin) == _term(end)
        leap_due = leap_due and not leap
        name = name if leap else name % 12 + 1
        months.append((name, leap, begin, end))
    return tuple(months)


def solar_date(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The Gregorian date of a lunar day; None where the calendar does not have it.

    `year` is the lunar year by its new year's Gregorian year (2026: Bính Ngọ). A thirtieth day that the
    month does not have is None too. Raises ValueError outside of FIRST_YEAR to LAST_YEAR.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"lunar year {year} is not reckoned")
    ours = _between_solstices(year if month <= 10 else year + 1)
    for name, is_leap, begin, end in ours:
        if (name, is_leap) == (month, leap):
            return date.fromordinal(begin + day - 1) if 1 <= day <= end - begin else None
    return None


def last_day_of_month(year: int, month: int) -> date | None:
    """The last day (29th or 30th) of a lunar month that is no leap month; None for an impossible month."""
    return solar_date(year, month, 30) or solar_date(year, month, 29)


_STEMS: Final = ("Canh", "Tân", "Nhâm", "Quý", "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ")
_BRANCHES: Final = (
    "Thân", "Dậu", "Tuất", "Hợi", "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi",
)  # fmt: skip


def year_name(year: int) -> str:
    """The sexagenary name of a lunar year: 2026 is Bính Ngọ."""
    return f"{_STEMS[year % 10]} {_BRANCHES[year % 12]}"
