"""The yearly days and action months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.commemorations import COMMEMORATIONS, Commemoration, commemorations_in, occurrence
from app.core.dates import DateRange, month_range, parse_range, year_range
from app.core.text import fold, nfc

DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def by_key(key: str) -> Commemoration:
    return next(item for item in COMMEMORATIONS if item.key == key)


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("international-womens-day", "8/3"),
        ("international-day-of-happiness", "20/3"),
        ("domestic-violence-action-month", "1/6-30/6"),
        ("childrens-day", "1/6"),
        ("vietnamese-family-day", "28/6"),
        ("world-population-day", "11/7"),
        ("anti-trafficking-day", "30/7"),
        ("world-contraception-day", "26/9"),
        ("international-day-of-the-girl-child", "11/10"),
        ("vietnamese-womens-day", "20/10"),
        ("gender-equality-action-month", "15/11-15/12"),
        ("international-mens-day", "19/11"),
        ("elimination-of-violence-against-women-day", "25/11"),
        ("vietnamese-population-day", "26/12"),
    ],
)
def test_dates(key: str, typed: str) -> None:
    assert occurrence(by_key(key), 2026) == parse_range(typed, today=date(2026, 1, 1))
    assert by_key(key).is_single_day == ("-" not in typed)


def test_the_table_is_sound() -> None:
    keys = [item.key for item in COMMEMORATIONS]
    assert len(set(keys)) == len(keys)
    names = [fold(name) for item in COMMEMORATIONS for name in (item.name, *item.aliases)]
    assert len(set(names)) == len(names)
    assert all(name == nfc(name) for item in COMMEMORATIONS for name in (item.name, *item.aliases))
    for year in (2026, 2028):
        starts = [occurrence(item, year).start for item in COMMEMORATIONS]
        assert starts == sorted(starts)


def test_a_month_of_the_calendar() -> None:
    march = commemorations_in(month_range(2026, 3))
    assert [(item.key, when.start.day) for item, when in march] == [
        ("international-womens-day", 8),
        ("international-day-of-happiness", 20),
    ]
    # The action month is given whole where the range only touches it.
    december = commemorations_in(DateRange(date(2026, 12, 15), date(2027, 1, 14)))
    assert [item.key for item, _ in december] == [
        "gender-equality-action-month",
        "population-action-month",
        "vietnamese-population-day",
    ]
    assert december[0][1] == DateRange(date(2026, 11, 15), date(2026, 12, 15))
    assert commemorations_in(month_range(2026, 1)) == ()


def test_one_that_runs_over_the_new_year() -> None:
    winter = Commemoration(key="x", name="X", start_month=12, start_day=20, end_month=1, end_day=5)
    assert occurrence(winter, 2026) == DateRange(date(2026, 12, 20), date(2027, 1, 5))
    assert not winter.is_single_day


def test_a_year_has_each_once() -> None:
    found = commemorations_in(year_range(2026))
    assert sorted(item.key for item, _ in found) == sorted(item.key for item in COMMEMORATIONS)


@given(DAYS, st.integers(0, 900))
def test_what_is_found_is_what_touches_the_days(start: date, length: int) -> None:
    days = DateRange(start, start + timedelta(length))
    found = commemorations_in(days)
    expected = {
        (item.key, when)
        for item in COMMEMORATIONS
        for year in range(days.start.year - 2, days.end.year + 3)
        if (when := occurrence(item, year)).overlaps(days)
    }
    assert {(item.key, when) for item, when in found} == expected
    assert len(found) == len(expected)
    assert [when for _, when in found] == sorted(when for _, when in found)
