"""The times of a proposal as one line: what is shown is read back, slips are told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import InvalidDate
from app.services.plans.preview import ProposedPeriod
from app.ui.plan_import.times_text import read_times, times_text

DAYS = st.dates(min_value=date(2025, 1, 1), max_value=date(2027, 12, 31))


def period(start: date | None, end: date | None, raw: str = "theo kế hoạch") -> ProposedPeriod:
    return ProposedPeriod(start=start, end=end, raw=raw)


@st.composite
def dated(draw: st.DrawFn) -> ProposedPeriod:
    first, second = sorted((draw(DAYS), draw(DAYS)))
    start, end = draw(st.sampled_from([(first, second), (first, first), (None, second), (first, None)]))
    return period(start, end)


@given(st.lists(dated(), max_size=6))
def test_what_is_shown_is_read_back_with_its_words(periods: list[ProposedPeriod]) -> None:
    assert read_times(times_text(periods), year=2026, known=periods) == tuple(periods)


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("8/3", date(2026, 3, 8), date(2026, 3, 8)),
        ("15/11 - 15/12", date(2026, 11, 15), date(2026, 12, 15)),
        ("quý II", date(2026, 4, 1), date(2026, 6, 30)),
        ("đến 30/6", None, date(2026, 6, 30)),
        ("trước 15/3/2026", None, date(2026, 3, 15)),
        ("đến hết quý III", None, date(2026, 9, 30)),
        ("từ 1/2", date(2026, 2, 1), None),
        ("từ 1/2 đến 5/2", date(2026, 2, 1), date(2026, 2, 5)),
    ],
)
def test_the_ways_to_type_a_time(typed: str, start: date | None, end: date | None) -> None:
    (found,) = read_times(typed, year=2026, known=())
    assert (found.start, found.end) == (start, end)


def test_several_times_are_parted_by_semicolons() -> None:
    found = read_times("8/3; 20/10;", year=2026, known=())
    assert [one.start for one in found] == [date(2026, 3, 8), date(2026, 10, 20)]


def test_a_time_that_stays_keeps_the_plans_words_and_one_that_changes_does_not() -> None:
    known = [
        period(date(2026, 3, 8), date(2026, 3, 8), "8/3"),
        period(date(2026, 10, 20), date(2026, 10, 20)),
    ]
    kept, other = read_times("8/3; 21/10", year=2026, known=known)
    assert kept == known[0]
    assert other.raw == ""


def test_words_without_a_date_stay_until_a_date_is_typed() -> None:
    undated = period(None, None, "trong thời gian tới")
    assert times_text([undated]) == ""
    assert read_times("", year=2026, known=[undated]) == (undated,)
    assert len(read_times("8/3", year=2026, known=[undated])) == 1


@pytest.mark.parametrize("typed", ["31/2", "8/3; mai", "15/12/2026 - 15/11/2026", "từ nay"])
def test_a_slip_is_refused(typed: str) -> None:
    with pytest.raises(InvalidDate):
        read_times(typed, year=2026, known=())
