"""Days and partial dates: reading, printing, and the sentences for what the calendar does not have."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.dates import (
    DateRange,
    PartialDate,
    format_date,
    format_moment,
    format_official_blank,
    format_official_date,
    format_partial_date,
    format_range,
    format_short_date,
    month_range,
    parse_date,
    parse_partial_date,
    weekday_name,
    year_range,
)
from app.core.errors import InvalidDate

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
PARTIAL_DATES = st.builds(
    lambda day, parts: PartialDate(*(day.year, day.month, day.day)[:parts]), DAYS, st.integers(1, 3)
)


# --- reading a day ---


@pytest.mark.parametrize(
    "typed",
    [
        *("5/3", "05/3", "05/03/26", "5-3-2026", "05.03.2026", "5 / 3 / 2026", "5/3/2026.", " 5/3 "),
        *(
            "5 tháng 3",
            "05 THÁNG 03",
            "ngày 05 tháng 3 năm 2026",
            "ngày 5 tháng 3, năm 2026",
            "mùng 5 tháng 3",
        ),
        *("5 tháng 3/2026", "5/3 năm 2026", "ngày 5/3/2026", "2026-03-05", "2026/3/5", "5–3–2026"),
        *("Thứ Năm, ngày 05/3/2026", "T5 5/3", "nga\u0300y 5 tha\u0301ng 3", "5\u00a0tháng\u00a03"),
    ],
)
def test_every_way_to_type_a_day(typed: str) -> None:
    assert parse_date(typed, today=TODAY) == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("typed", "year"),
    [("1/2/46", 2046), ("1/2/47", 1947), ("1/2/00", 2000), ("1/2/99", 1999), ("1/2/1985", 1985)],
)
def test_a_year_of_two_digits_lies_at_most_twenty_years_ahead(typed: str, year: int) -> None:
    assert parse_date(typed, today=TODAY) == date(year, 2, 1)


def test_a_day_without_a_year_is_in_the_year_of_today() -> None:
    assert parse_date("29/2", today=date(2028, 12, 31)) == date(2028, 2, 29)
    assert parse_date("31/12", today=date(2027, 1, 1)) == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("30/2", "Tháng 2 năm 2026 không có ngày 30 (đã gõ «30/2»). Hãy gõ ngày từ 1 đến 28."),
        ("29/2/2027", "Tháng 2 năm 2027 không có ngày 29"),
        ("31/4", "Hãy gõ ngày từ 1 đến 30."),
        ("0/3", "không có ngày 0"),
        ("5/13", "Không có tháng 13 (đã gõ «5/13»). Nếu là ngày 13 tháng 5 thì gõ 13/5."),
        ("31/31", "Không có tháng 31"),
        ("5/0", "Không có tháng 0"),
        ("5/3/1026", "Năm 1026 trong «5/3/1026» nằm ngoài khoảng 1900–2199."),
        ("tháng 3/2026", "«tháng 3/2026» chưa có ngày."),
        ("", "Chưa nhập ngày."),
        (" \u00a0", "Chưa nhập ngày."),
        ("hôm qua", "Không hiểu ngày «hôm qua». Hãy gõ ngày/tháng/năm"),
        ("5/3/226", "Không hiểu ngày"),
        ("5-3/2026", "Không hiểu ngày"),
        ("5", "Không hiểu ngày"),
        ("5/3/2026 và 6/3/2026", "Không hiểu ngày"),
    ],
)
def test_a_wrong_day_is_named_with_the_way_to_type_it(typed: str, said: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        parse_date(typed, today=TODAY)
    assert said in str(caught.value)
    assert "Hãy gõ" in str(caught.value) or "thì gõ" in str(caught.value)


@given(DAYS, DAYS)
def test_what_is_printed_is_read_back(day: date, today: date) -> None:
    for printed in (
        format_date(day),
        format_official_date(day),
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
    ):
        assert parse_date(printed, today=today) == day
    this_year = day.replace(year=2028)
    assert parse_date(format_short_date(this_year), today=date(2028, 6, 1)) == this_year


@given(st.text(max_size=25) | st.from_regex(r"[0-9]{1,4}[/.-][0-9]{1,4}([/.-][0-9]{1,4})?", fullmatch=True))
def test_any_text_is_a_day_or_an_error(text: str) -> None:
    try:
        day = parse_date(text, today=TODAY)
    except InvalidDate:
        return
    assert parse_date(format_date(day), today=TODAY) == day


# --- printing ---


@pytest.mark.parametrize(
    ("day", "table", "short", "official"),
    [
        (date(2026, 3, 5), "05/03/2026", "05/3", "ngày 05 tháng 3 năm 2026"),
        (date(2026, 1, 5), "05/01/2026", "05/01", "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 14), "14/02/2026", "14/02", "ngày 14 tháng 02 năm 2026"),
        (date(2026, 10, 20), "20/10/2026", "20/10", "ngày 20 tháng 10 năm 2026"),
        (date(2026, 9, 9), "09/09/2026", "09/9", "ngày 09 tháng 9 năm 2026"),
    ],
)
def test_zero_rule(day: date, table: str, short: str, official: str) -> None:
    assert (format_date(day), format_short_date(day), format_official_date(day)) == (table, short, official)


def test_blank_date_range_and_weekday() -> None:
    assert format_official_blank(2026) == "ngày      tháng      năm 2026"
    assert format_range(DateRange(date(2026, 6, 15), date(2026, 7, 14))) == "từ 15/6/2026 đến 14/7/2026"
    assert format_range(DateRange(date(2025, 12, 15), date(2026, 1, 4))) == "từ 15/12/2025 đến 04/01/2026"
    assert format_range(DateRange(TODAY, TODAY)) == "ngày 23/11/2026"
    week = [date(2026, 11, day) for day in range(23, 30)]
    assert [weekday_name(day) for day in week] == [
        *("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
    ]


# --- DateRange ---


def test_a_range_holds_both_its_ends() -> None:
    days = DateRange(date(2026, 2, 27), date(2026, 3, 2))
    assert days.days == 4
    assert days.contains(days.start)
    assert days.contains(days.end)
    assert not days.contains(date(2026, 2, 26))
    assert not days.contains(date(2026, 3, 3))
    with pytest.raises(ValueError, match="before it starts"):
        DateRange(date(2026, 3, 2), date(2026, 3, 1))


@given(DAYS, DAYS, DAYS, DAYS)
def test_ranges_overlap_when_a_day_is_in_both(a: date, b: date, c: date, d: date) -> None:
    left, right = DateRange(min(a, b), max(a, b)), DateRange(min(c, d), max(c, d))
    shared = max(left.start, right.start) <= min(left.end, right.end)
    assert left.overlaps(right) == right.overlaps(left) == shared


def test_month_and_year() -> None:
    assert month_range(2028, 2) == DateRange(date(2028, 2, 1), date(2028, 2, 29))
    assert year_range(2026).days == 365


# --- PartialDate ---


@pytest.mark.parametrize(
    ("typed", "iso", "shown"),
    [
        ("1985", "1985", "1985"),
        ("năm 1985", "1985", "1985"),
        ("7/1985", "1985-07", "07/1985"),
        ("tháng 7 năm 1985", "1985-07", "07/1985"),
        ("1985-07", "1985-07", "07/1985"),
        ("3/7/1985", "1985-07-03", "03/07/1985"),
        ("ngày 03 tháng 7 năm 1985", "1985-07-03", "03/07/1985"),
        ("3/7/85", "1985-07-03", "03/07/1985"),
        ("3/7/30", "1930-07-03", "03/07/1930"),
        ("3/7/26", "2026-07-03", "03/07/2026"),
    ],
)
def test_partial_date(typed: str, iso: str, shown: str) -> None:
    partial = parse_partial_date(typed, today=TODAY)
    assert partial.isoformat() == str(partial) == iso
    assert format_partial_date(partial) == shown
    assert PartialDate.from_iso(iso) == partial


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("5/3", "«5/3» chưa có năm."),
        ("tháng 3", "chưa có năm"),
        ("85", "Không hiểu ngày «85»."),
        ("quý II/1985", "Không hiểu ngày"),
        ("30/2/1985", "Tháng 2 năm 1985 không có ngày 30"),
        ("13/1985", "Không có tháng 13"),
        ("1885", "nằm ngoài khoảng"),
        ("", "Chưa nhập ngày."),
    ],
)
def test_wrong_partial_date(typed: str, said: str) -> None:
    with pytest.raises(InvalidDate, match=said.replace("?", r"\?")):
        parse_partial_date(typed, today=TODAY)


@pytest.mark.parametrize(
    "text", ["", "85", "1985-7", "1985-13", "1985-02-30", "1985-07-03T00:00", "0000", "1985-"]
)
def test_what_is_no_iso_date(text: str) -> None:
    with pytest.raises(InvalidDate, match="Hãy gõ năm"):
        PartialDate.from_iso(text)


def test_impossible_partial_dates_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="needs its month"):
        PartialDate(1985, None, 3)
    with pytest.raises(ValueError, match="month"):
        PartialDate(1985, 13)


@given(PARTIAL_DATES)
def test_partial_dates_are_read_back(partial: PartialDate) -> None:
    assert PartialDate.from_iso(partial.isoformat()) == partial
    assert parse_partial_date(format_partial_date(partial), today=TODAY) == partial
    assert partial.earliest <= partial.latest
    span = (partial.latest - partial.earliest).days + 1
    assert span == 1 if partial.day else 28 <= span <= 366


@given(PARTIAL_DATES, PARTIAL_DATES)
def test_partial_dates_are_ordered_as_their_iso_texts(left: PartialDate, right: PartialDate) -> None:
    assert (left < right) == (left.isoformat() < right.isoformat())
    assert (left <= right) == (left.isoformat() <= right.isoformat())
    if left < right:
        assert left.earliest <= right.earliest


def test_a_moment_is_written_with_its_hour_first() -> None:
    assert format_moment(datetime(2026, 3, 5, 8, 5, 59)) == "08:05 05/03/2026"
