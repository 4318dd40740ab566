"""What a repeating task is made of."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.vocabulary import Frequency
from app.services.tasks.due_days import due_day_of
from app.services.tasks.occurrences import (
    LONGEST_YEARS,
    Occurrence,
    is_generated,
    occurrence_id,
    occurrences_of,
)

REPEATING = (Frequency.WEEKLY, Frequency.MONTHLY, Frequency.QUARTERLY, Frequency.HALFYEARLY, Frequency.YEARLY)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def made(
    frequency: Frequency | None, start: date | None = None, due: date | None = None
) -> tuple[Occurrence, ...]:
    return occurrences_of("việc", frequency=frequency, start=start, due=due, year=2026)


def test_months_of_the_year() -> None:
    found = made(Frequency.MONTHLY)
    assert [one.label for one in found] == [f"Tháng {month}/2026" for month in range(1, 13)]
    assert [one.key for one in found][:2] == ["2026-01", "2026-02"]
    assert (found[1].start, found[1].due) == (date(2026, 2, 1), date(2026, 2, 28))


def test_quarters_and_half_years() -> None:
    quarters = made(Frequency.QUARTERLY)
    assert [one.label for one in quarters] == ["Quý I/2026", "Quý II/2026", "Quý III/2026", "Quý IV/2026"]
    assert [one.due for one in quarters] == [
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 31),
    ]
    halves = made(Frequency.HALFYEARLY)
    assert [one.label for one in halves] == ["6 tháng đầu năm 2026", "6 tháng cuối năm 2026"]


def test_weeks_begin_on_monday_and_are_numbered_as_on_the_calendar() -> None:
    found = made(Frequency.WEEKLY, date(2026, 7, 1), date(2026, 7, 14))
    assert [one.label for one in found] == [
        "Tuần 27 (29/06–05/07/2026)",
        "Tuần 28 (06/07–12/07/2026)",
        "Tuần 29 (13/07–19/07/2026)",
    ]
    assert (found[0].start, found[0].due) == (date(2026, 7, 1), date(2026, 7, 5))
    assert (found[2].start, found[2].due) == (date(2026, 7, 13), date(2026, 7, 14))
    assert found[0].key == "2026-W27"


def test_the_task_s_own_dates_bound_the_first_and_last() -> None:
    found = made(Frequency.MONTHLY, date(2026, 11, 15), date(2027, 1, 20))
    assert [(one.label, one.start, one.due) for one in found] == [
        ("Tháng 11/2026", date(2026, 11, 15), date(2026, 11, 30)),
        ("Tháng 12/2026", date(2026, 12, 1), date(2026, 12, 31)),
        ("Tháng 1/2027", date(2027, 1, 1), date(2027, 1, 20)),
    ]


def test_an_open_end_is_filled_from_the_year_of_the_other() -> None:
    assert made(Frequency.QUARTERLY, start=date(2027, 8, 1))[-1].due == date(2027, 12, 31)
    assert made(Frequency.QUARTERLY, due=date(2027, 5, 31))[0].start == date(2027, 1, 1)


def test_yearly_repeats_over_several_years_only() -> None:
    assert made(Frequency.YEARLY) == ()
    several = made(Frequency.YEARLY, date(2026, 3, 1), date(2028, 6, 30))
    assert [(one.label, one.due) for one in several] == [
        ("Năm 2026", date(2026, 12, 31)),
        ("Năm 2027", date(2027, 12, 31)),
        ("Năm 2028", date(2028, 6, 30)),
    ]


@pytest.mark.parametrize(
    "frequency", [None, Frequency.DAILY, Frequency.TERM, Frequency.CONTINUOUS, Frequency.EVENT]
)
def test_standing_duties_have_none(frequency: Frequency | None) -> None:
    assert made(frequency) == ()


def test_a_task_that_ends_before_it_starts_has_none() -> None:
    assert made(Frequency.MONTHLY, date(2026, 5, 2), date(2026, 5, 1)) == ()


def test_a_slip_in_the_year_does_not_make_thousands() -> None:
    found = made(Frequency.WEEKLY, date(2026, 1, 1), date(2199, 12, 31))
    assert len(found) <= 53 * LONGEST_YEARS
    assert made(Frequency.MONTHLY, date(2199, 12, 1), date(2199, 12, 31))[0].label == "Tháng 12/2199"


def test_ids_are_the_same_on_every_machine_and_differ_by_task_and_span() -> None:
    first = occurrences_of("a", frequency=Frequency.MONTHLY, start=None, due=None, year=2026)
    again = occurrences_of("a", frequency=Frequency.MONTHLY, start=None, due=date(2026, 12, 30), year=2026)
    other = occurrences_of("b", frequency=Frequency.MONTHLY, start=None, due=None, year=2026)
    assert [one.id for one in first] == [one.id for one in again]
    assert not {one.id for one in first} & {one.id for one in other}
    assert first[0].id == occurrence_id("a", "2026-01")


@given(frequency=st.sampled_from(REPEATING), start=days, length=st.integers(0, 3000))
def test_occurrences_cover_the_task_s_time_without_gap_or_overlap(
    frequency: Frequency, start: date, length: int
) -> None:
    due = start + timedelta(days=length)
    found = made(frequency, start, due)
    if frequency is Frequency.YEARLY and start.year == due.year:
        assert found == ()
        return
    assert (found[0].start, found[-1].due) == (start, due)
    for earlier, later in pairwise(found):
        assert later.start == earlier.due + timedelta(days=1)
    assert len({one.key for one in found}) == len({one.id for one in found}) == len(found)
    for one in found:
        assert one.start <= one.due
        assert is_generated("việc", one.id, one.due)
        assert not is_generated("việc khác", one.id, one.due)


@pytest.mark.parametrize(
    ("words", "frequency", "day"),
    [
        ("trước ngày 20 hằng tháng", Frequency.MONTHLY, 20),
        ("Chậm nhất ngày 05 của mỗi tháng", Frequency.MONTHLY, 5),
        ("từ ngày 20 đến ngày 25 hàng tháng", Frequency.MONTHLY, 25),
        ("Hằng tháng, trước ngày 28", Frequency.MONTHLY, 28),
        ("vào ngày mùng 2 hằng tháng", Frequency.MONTHLY, 2),
        ("ngày 15 tháng cuối của quý", Frequency.QUARTERLY, 15),
        ("trước ngày 20 tháng cuối quý", Frequency.QUARTERLY, 20),
        ("hằng tháng", Frequency.MONTHLY, None),
        ("hằng tháng, từ ngày 15/3", Frequency.MONTHLY, None),
        ("ngày 20 tháng 6", Frequency.MONTHLY, None),
        ("ngày 45 hằng tháng", Frequency.MONTHLY, None),
        ("trước ngày 20 hằng tháng", Frequency.QUARTERLY, None),
        ("trước ngày 20 hằng tháng", None, None),
    ],
)
def test_words_that_name_the_day(words: str, frequency: Frequency | None, day: int | None) -> None:
    assert due_day_of(words, frequency) == day


def test_due_on_the_day_that_the_words_name() -> None:
    found = occurrences_of(
        "việc",
        frequency=Frequency.MONTHLY,
        start=date(2026, 1, 31),
        due=date(2026, 4, 10),
        year=2026,
        words="trước ngày 30 hằng tháng",
    )
    # January begins after that day, February has no such day, April ends before it.
    assert [one.due for one in found] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 30),
        date(2026, 4, 10),
    ]
    quarters = occurrences_of(
        "việc",
        frequency=Frequency.QUARTERLY,
        start=None,
        due=None,
        year=2026,
        words="ngày 15 tháng cuối quý",
    )
    assert [one.due for one in quarters] == [date(2026, month, 15) for month in (3, 6, 9, 12)]


@given(days, days, st.integers(1, 31))
def test_a_named_day_keeps_every_occurrence_within_its_span(start: date, due: date, day: int) -> None:
    plain = made(Frequency.MONTHLY, start, due)
    named = occurrences_of(
        "việc",
        frequency=Frequency.MONTHLY,
        start=start,
        due=due,
        year=2026,
        words=f"ngày {day} hằng tháng",
    )
    assert [(one.id, one.start) for one in named] == [(one.id, one.start) for one in plain]
    assert all(one.start <= one.due <= other.due for one, other in zip(named, plain, strict=True))
    assert all(is_generated("việc", one.id, one.due) for one in named)


@pytest.mark.parametrize(
    ("words", "frequency", "labels"),
    [
        ("02 tháng/lần", Frequency.MONTHLY, ["Tháng 1–2/2026", "Tháng 3–4/2026", "Tháng 11–12/2026"]),
        ("hai tháng một lần", Frequency.MONTHLY, ["Tháng 1–2/2026", "Tháng 3–4/2026", "Tháng 11–12/2026"]),
        ("01 lần/04 tháng", Frequency.MONTHLY, ["Tháng 1–4/2026", "Tháng 5–8/2026", "Tháng 9–12/2026"]),
        ("3 tháng một lần", Frequency.MONTHLY, ["Quý I/2026", "Quý II/2026", "Quý IV/2026"]),
        ("mỗi tháng 02 lần", Frequency.MONTHLY, ["Tháng 1/2026", "Tháng 2/2026", "Tháng 12/2026"]),
        ("02 lần/tháng", Frequency.MONTHLY, ["Tháng 1/2026", "Tháng 2/2026", "Tháng 12/2026"]),
        (
            "02 tuần/lần",
            Frequency.WEEKLY,
            [
                "Tuần 52–1 (22/12–04/01/2026)",
                "Tuần 2–3 (05/01–18/01/2026)",
                "Tuần 52–53 (21/12–03/01/2027)",
            ],
        ),
    ],
)
def test_every_so_many_weeks_or_months(words: str, frequency: Frequency, labels: list[str]) -> None:
    found = occurrences_of("việc", frequency=frequency, start=None, due=None, year=2026, words=words)
    assert [found[0].label, found[1].label, found[-1].label] == labels
    assert all(one.start <= one.due for one in found)
    assert len({one.id for one in found}) == len(found)
    assert all(is_generated("việc", one.id, one.due) for one in found)
    assert found[0].start == date(2026, 1, 1)
    assert found[-1].due == date(2026, 12, 31)
