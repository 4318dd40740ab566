"""Reporting periods under both rules."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.dates import DateRange
from app.core.errors import InvalidPeriod
from app.core.periods import (
    PeriodKind,
    PeriodRule,
    ReportingPeriod,
    custom_period,
    parse_period,
    period_containing,
    year_of,
)

ND09, CALENDAR = PeriodRule.ND09, PeriodRule.CALENDAR
RULES = st.sampled_from(PeriodRule)
COUNTS = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF_YEAR: 2, PeriodKind.YEAR: 1}
DAYS = st.dates(date(1910, 1, 1), date(2190, 12, 31))
RANGES = st.builds(lambda day, length: DateRange(day, day + timedelta(length)), DAYS, st.integers(0, 800))
PERIODS = st.builds(
    lambda kind, year, seed, rule: ReportingPeriod.of(
        kind, year=year, index=seed % COUNTS[kind] + 1, rule=rule
    ),
    st.sampled_from(list(COUNTS)),
    st.integers(1910, 2190),
    st.integers(0, 11),
    RULES,
)
CUSTOM = st.builds(lambda days, rule: custom_period(days, rule=rule), RANGES, RULES)


def days(start: str, end: str) -> DateRange:
    return DateRange(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("code", "label", "nd09", "calendar"),
    [
        ("2026-07", "tháng 7 năm 2026", ("2026-06-15", "2026-07-14"), ("2026-07-01", "2026-07-31")),
        ("2026-01", "tháng 01 năm 2026", ("2025-12-15", "2026-01-14"), ("2026-01-01", "2026-01-31")),
        ("2028-02", "tháng 02 năm 2028", ("2028-01-15", "2028-02-14"), ("2028-02-01", "2028-02-29")),
        ("2026-Q1", "quý I năm 2026", ("2025-12-15", "2026-03-14"), ("2026-01-01", "2026-03-31")),
        ("2026-Q2", "quý II năm 2026", ("2026-03-15", "2026-06-14"), ("2026-04-01", "2026-06-30")),
        ("2026-Q3", "quý III năm 2026", ("2026-06-15", "2026-09-14"), ("2026-07-01", "2026-09-30")),
        ("2026-Q4", "quý IV năm 2026", ("2026-09-15", "2026-12-14"), ("2026-10-01", "2026-12-31")),
        ("2026-H1", "6 tháng đầu năm 2026", ("2025-12-15", "2026-06-14"), ("2026-01-01", "2026-06-30")),
        ("2026-H2", "6 tháng cuối năm 2026", ("2026-06-15", "2026-12-14"), ("2026-07-01", "2026-12-31")),
        ("2026", "năm 2026", ("2025-12-15", "2026-12-14"), ("2026-01-01", "2026-12-31")),
        (
            "2026-02-03..2026-02-20",
            "từ 03/02/2026 đến 20/02/2026",
            ("2026-02-03", "2026-02-20"),
            ("2026-02-03", "2026-02-20"),
        ),
    ],
)
def test_periods_of_the_decree_and_of_the_calendar(
    code: str, label: str, nd09: tuple[str, str], calendar: tuple[str, str]
) -> None:
    for rule, expected in ((ND09, nd09), (CALENDAR, calendar)):
        period = parse_period(code, rule=rule)
        assert period.code == code
        assert period.label == label
        assert period.range == days(*expected)
        assert period.rule is rule


def test_note_and_year_to_date() -> None:
    july = parse_period("2026-07", rule=ND09)
    assert july.range_note == "(số liệu từ 15/6/2026 đến 14/7/2026)"
    assert july.year_to_date == days("2025-12-15", "2026-07-14")
    assert parse_period("2026-07", rule=CALENDAR).year_to_date == days("2026-01-01", "2026-07-31")
    assert parse_period("2026", rule=ND09).year_to_date == days("2025-12-15", "2026-12-14")
    custom = parse_period("2026-02-03..2026-02-20", rule=ND09)
    assert custom.year_to_date == days("2025-12-15", "2026-02-20")
    over_new_year = parse_period("2025-11-01..2026-02-20", rule=ND09)
    assert over_new_year.year_to_date == days("2025-11-01", "2026-02-20")


def test_neighbours() -> None:
    january = parse_period("2026-01", rule=ND09)
    assert january.previous().code == "2025-12"
    assert january.previous().range == days("2025-11-15", "2025-12-14")
    assert parse_period("2026-Q4", rule=CALENDAR).next().code == "2027-Q1"
    assert parse_period("2026-H1", rule=CALENDAR).previous().code == "2025-H2"
    assert parse_period("2026-Q3", rule=ND09).same_period_last_year().range == days(
        "2025-06-15", "2025-09-14"
    )
    custom = parse_period("2028-02-20..2028-02-29", rule=CALENDAR)
    assert custom.previous().code == "2028-02-10..2028-02-19"
    assert custom.next().code == "2028-03-01..2028-03-10"
    assert custom.same_period_last_year().code == "2027-02-20..2027-02-28"


def test_the_reporting_year_turns_on_15_december() -> None:
    assert year_of(date(2025, 12, 14), rule=ND09) == 2025
    assert year_of(date(2025, 12, 15), rule=ND09) == 2026
    assert year_of(date(2025, 12, 31), rule=CALENDAR) == 2025
    assert custom_period(days("2025-12-01", "2025-12-20"), rule=ND09).year == 2026


def test_codes_are_read_leniently_in_case_and_space() -> None:
    assert parse_period(" 2026-q3 ", rule=ND09).code == "2026-Q3"
    assert parse_period("2026-h2", rule=ND09).code == "2026-H2"
    assert parse_period("2026-02-03 .. 2026-02-20", rule=ND09).code == "2026-02-03..2026-02-20"


@pytest.mark.parametrize(
    "code",
    [
        *(
            "",
            "x",
            "2026-13",
            "2026-00",
            "2026-7",
            "2026-Q5",
            "2026-Q0",
            "2026-H3",
            "26",
            "1066",
            "2026-07-01",
        ),
        *(
            "2026-02-30..2026-03-01",
            "2026-03-02..2026-03-01",
            "2026-03-01..",
            "1066-01-01..2026-02-01",
            "2026-01-01..2266-01-01",
            "07/2026",
        ),
    ],
)
def test_wrong_codes(code: str) -> None:
    with pytest.raises(InvalidPeriod, match="Hãy gõ như: 2026-07") as caught:
        parse_period(code, rule=ND09)
    assert f"«{code}»" in str(caught.value)


def test_there_is_no_thirteenth_month() -> None:
    for kind, count in COUNTS.items():
        for index in (0, count + 1):
            with pytest.raises(ValueError, match="number"):
                ReportingPeriod.of(kind, year=2026, index=index, rule=ND09)


@given(PERIODS | CUSTOM)
def test_code_is_read_back(period: ReportingPeriod) -> None:
    assert parse_period(period.code, rule=period.rule) == period


@given(PERIODS | CUSTOM)
def test_neighbours_touch_and_are_inverse(period: ReportingPeriod) -> None:
    following = period.next()
    assert following.range.start == period.range.end + timedelta(1)
    assert following.previous() == period
    assert period.previous().next() == period
    assert following.kind is period.kind
    assert following.rule is period.rule


@pytest.mark.parametrize("rule", PeriodRule)
@pytest.mark.parametrize("kind", COUNTS)
def test_periods_tile_the_years_without_gap_or_overlap(kind: PeriodKind, rule: PeriodRule) -> None:
    expected_start = ReportingPeriod.of(PeriodKind.YEAR, year=2023, rule=rule).range.start
    for year in range(2023, 2034):
        whole = ReportingPeriod.of(PeriodKind.YEAR, year=year, rule=rule)
        for index in range(1, COUNTS[kind] + 1):
            period = ReportingPeriod.of(kind, year=year, index=index, rule=rule)
            assert period.range.start == expected_start
            assert period.year_to_date == DateRange(whole.range.start, period.range.end)
            expected_start = period.range.end + timedelta(1)
        assert expected_start == whole.range.end + timedelta(1)


@given(DAYS, st.sampled_from(PeriodKind), RULES)
def test_a_day_lies_in_its_period_and_in_no_neighbour(day: date, kind: PeriodKind, rule: PeriodRule) -> None:
    period = period_containing(day, kind=kind, rule=rule)
    assert period.range.contains(day)
    assert not period.previous().range.contains(day)
    assert not period.next().range.contains(day)
    assert period.year == year_of(day, rule=rule)


@given(PERIODS)
def test_last_year_is_as_many_periods_back_as_a_year_has(period: ReportingPeriod) -> None:
    back = period
    for _ in range(COUNTS[period.kind]):
        back = back.previous()
    assert period.same_period_last_year() == back


@given(CUSTOM)
def test_last_year_of_any_days_ends_where_it_should(period: ReportingPeriod) -> None:
    earlier = period.same_period_last_year().range
    for now, then in ((period.range.start, earlier.start), (period.range.end, earlier.end)):
        assert (then.year, then.month) == (now.year - 1, now.month)
        assert then.day == (28 if (now.month, now.day) == (2, 29) else now.day)
