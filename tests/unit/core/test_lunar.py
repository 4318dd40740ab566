"""The lunar calendar against dates that Vietnam kept or will keep, where it parts from China's too."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.lunar import FIRST_YEAR, LAST_YEAR, last_day_of_month, solar_date, year_name

NEW_YEARS = {
    1968: "1968-01-29",  # the first year of the reckoning for UTC+7 (China: 30 January)
    1985: "1985-01-21",  # a month before China's
    2000: "2000-02-05",
    2007: "2007-02-17",  # a day before China's
    2020: "2020-01-25",
    2023: "2023-01-22",
    2024: "2024-02-10",
    2025: "2025-01-29",
    2026: "2026-02-17",
    2027: "2027-02-06",
    2028: "2028-01-26",
    2029: "2029-02-13",
    2030: "2030-02-02",  # a day before China's
    2031: "2031-01-23",
    2033: "2033-01-31",
    2035: "2035-02-08",
}
LEAP_MONTHS = {1985: 2, 2020: 4, 2023: 2, 2025: 6, 2028: 5, 2031: 3, 2033: 11}


@pytest.mark.parametrize(("year", "day"), NEW_YEARS.items())
def test_new_year(year: int, day: str) -> None:
    assert str(solar_date(year, 1, 1)) == day


@pytest.mark.parametrize(("year", "month"), LEAP_MONTHS.items())
def test_leap_month(year: int, month: int) -> None:
    leaps = [one for one in range(1, 13) if solar_date(year, one, 1, leap=True) is not None]
    assert leaps == [month]


@pytest.mark.parametrize("year", [2024, 2026, 2027, 2029, 2030])
def test_common_years_have_no_leap_month(year: int) -> None:
    assert not any(solar_date(year, month, 1, leap=True) for month in range(1, 13))


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (2026, 8, 15, "2026-09-25"),
        (2030, 8, 15, "2030-09-12"),
        (2026, 3, 10, "2026-04-26"),
        (2025, 12, 23, "2026-02-10"),
        (2026, 1, 15, "2026-03-03"),
    ],
)
def test_days(year: int, month: int, day: int, expected: str) -> None:
    assert str(solar_date(year, month, day)) == expected


def test_a_day_that_the_month_does_not_have() -> None:
    assert solar_date(2025, 12, 30) is None
    assert last_day_of_month(2025, 12) == date(2026, 2, 16)
    assert solar_date(2026, 13, 1) is None
    with pytest.raises(ValueError, match="not reckoned"):
        solar_date(LAST_YEAR + 1, 1, 1)


def test_names_of_years() -> None:
    assert [year_name(year) for year in (1984, 2026, 2027, 2030)] == [
        "Giáp Tý",
        "Bính Ngọ",
        "Đinh Mùi",
        "Canh Tuất",
    ]


@given(st.integers(FIRST_YEAR, LAST_YEAR - 1))
def test_months_follow_without_gap_or_overlap(year: int) -> None:
    """Every month has 29 or 30 days; from new year to new year each begins on the day after the last."""
    begin = solar_date(year, 1, 1)
    assert begin is not None
    assert date(year, 1, 20) <= begin <= date(year, 2, 21)
    place = begin
    for month in range(1, 13):
        for leap in (False, True):
            first = solar_date(year, month, 1, leap=leap)
            if first is None:
                continue
            assert first == place
            length = 30 if solar_date(year, month, 30, leap=leap) else 29
            assert solar_date(year, month, length, leap=leap) == first + timedelta(days=length - 1)
            place = first + timedelta(days=length)
    assert place == solar_date(year + 1, 1, 1) or year + 1 == LAST_YEAR
