"""Stretches of the calendar as they are typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.dates import DateRange, format_date, format_range, month_range, parse_range, year_range
from app.core.errors import InvalidDate

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(1901, 1, 1), date(2198, 12, 31))


def test_a_lone_unit_is_its_whole_length() -> None:
    assert parse_range("tháng 2/2028", today=TODAY) == month_range(2028, 2)
    assert parse_range("năm 2026", today=TODAY) == year_range(2026)


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("tháng 3/2026", "2026-03-01", "2026-03-31"),
        ("Tháng 03 năm 2026", "2026-03-01", "2026-03-31"),
        ("tháng 3", "2026-03-01", "2026-03-31"),
        ("T3/2026", "2026-03-01", "2026-03-31"),
        ("tháng 3/26", "2026-03-01", "2026-03-31"),
        ("3/2026", "2026-03-01", "2026-03-31"),
        ("2026-07", "2026-07-01", "2026-07-31"),
        ("quý II", "2026-04-01", "2026-06-30"),
        ("quý 2/2026", "2026-04-01", "2026-06-30"),
        ("QUÝ IV NĂM 2025", "2025-10-01", "2025-12-31"),
        ("qúy I, năm 2026", "2026-01-01", "2026-03-31"),
        ("Q3/2026", "2026-07-01", "2026-09-30"),
        ("6 tháng đầu năm 2026", "2026-01-01", "2026-06-30"),
        ("sáu tháng cuối năm", "2026-07-01", "2026-12-31"),
        ("9 tháng đầu năm 2026", "2026-01-01", "2026-09-30"),
        ("cả năm 2026", "2026-01-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("5/3/2026", "2026-03-05", "2026-03-05"),
        ("từ 5/3 đến 10/3", "2026-03-05", "2026-03-10"),
        ("từ ngày 05/3/2026 đến hết ngày 10/3/2026", "2026-03-05", "2026-03-10"),
        ("từ ngày 5 đến ngày 10 tháng 3 năm 2026", "2026-03-05", "2026-03-10"),
        ("15-20/3", "2026-03-15", "2026-03-20"),
        ("15/11-15/12", "2026-11-15", "2026-12-15"),
        ("15/11–15/12", "2026-11-15", "2026-12-15"),
        ("15/11- 15/12", "2026-11-15", "2026-12-15"),
        ("từ ngày 15/11-15/12/2025", "2025-11-15", "2025-12-15"),
        ("5-3-2026 - 10-3-2026", "2026-03-05", "2026-03-10"),
        ("05.03.2026-10.03.2026", "2026-03-05", "2026-03-10"),
        ("2026-02-03..2026-02-20", "2026-02-03", "2026-02-20"),
        ("tháng 3 đến tháng 5", "2026-03-01", "2026-05-31"),
        ("tháng 3-5/2026", "2026-03-01", "2026-05-31"),
        ("tháng 3-10", "2026-03-01", "2026-10-31"),
        ("từ tháng 3 đến 15/6", "2026-03-01", "2026-06-15"),
        ("từ 5/3 đến hết tháng 3", "2026-03-05", "2026-03-31"),
        ("11-12/2026", "2026-11-01", "2026-12-31"),
        ("quý I - II/2026", "2026-01-01", "2026-06-30"),
        ("quý I đến quý III", "2026-01-01", "2026-09-30"),
        ("giai đoạn 2021 - 2030", "2021-01-01", "2030-12-31"),
        # over the new year
        ("15/11-15/1/2027", "2026-11-15", "2027-01-15"),
        ("15/12/2025-14/6", "2025-12-15", "2026-06-14"),
        ("15/12 đến 14/6", "2026-12-15", "2027-06-14"),
        ("12/2026-3/2027", "2026-12-01", "2027-03-31"),
    ],
)
def test_every_way_to_type_a_range(typed: str, start: str, end: str) -> None:
    expected = DateRange(date.fromisoformat(start), date.fromisoformat(end))
    assert parse_range(typed, today=TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("30/2-5/3", "Tháng 2 năm 2026 không có ngày 30 (đã gõ «30/2-5/3»)."),
        ("15-31/4", "Tháng 4 năm 2026 không có ngày 31"),
        ("tháng 13", "Không có tháng 13 (đã gõ «tháng 13»). Hãy gõ tháng từ 1 đến 12"),
        ("quý V", "Không có quý V. Hãy gõ quý I, II, III hoặc IV."),
        ("quý 5/2026", "Không có quý 5."),
        ("13 tháng đầu năm", "Một năm không có 13 tháng."),
        ("10/3/2026-5/3/2026", "ngày bắt đầu 10/03/2026 sau ngày kết thúc 05/03/2026. Hãy gõ"),
        ("2030-2021", "Hãy gõ ngày bắt đầu trước."),
        ("năm 226", "Không hiểu khoảng thời gian «năm 226». Hãy gõ như: tháng 3/2026"),
        ("từ 5/3", None),
        ("hằng tháng", "Không hiểu khoảng thời gian"),
        ("5/3 - khi xong", "Không hiểu khoảng thời gian"),
        ("", "Chưa nhập khoảng thời gian."),
        ("-", "Không hiểu khoảng thời gian"),
    ],
)
def test_a_wrong_range_is_named_with_the_way_to_type_it(typed: str, said: str | None) -> None:
    if said is None:
        # An open start is no range; the day itself is read.
        assert parse_range(typed, today=TODAY).days == 1
        return
    with pytest.raises(InvalidDate) as caught:
        parse_range(typed, today=TODAY)
    assert said in str(caught.value)
    assert "Hãy gõ" in str(caught.value)


@given(DAYS, DAYS, DAYS)
def test_what_is_printed_is_read_back(one: date, other: date, today: date) -> None:
    days = DateRange(min(one, other), max(one, other))
    start, end = format_date(days.start), format_date(days.end)
    for printed in (format_range(days), f"{start}-{end}", f"{start} – {end}", f"{days.start}..{days.end}"):
        assert parse_range(printed, today=today) == days


@given(DAYS, st.integers(0, 300))
def test_a_year_at_either_end_is_enough(start: date, length: int) -> None:
    end = date.fromordinal(start.toordinal() + length)
    # 29 February and the very same day a year on cannot be told apart without both years.
    if (start.month, start.day) == (2, 29) or (end.month, end.day) == (2, 29):
        return
    days = DateRange(start, end)
    assert parse_range(f"{start.day}/{start.month} đến {format_date(end)}", today=TODAY) == days
    assert parse_range(f"{format_date(start)} đến {end.day}/{end.month}", today=TODAY) == days
    assert parse_range(f"{start.day}/{start.month}-{end.day}/{end.month}", today=start) == days


@given(st.text(max_size=30) | st.text(alphabet="0123456789/-. từđến quýIVtháng", max_size=25))
def test_any_text_is_a_range_or_an_error(text: str) -> None:
    try:
        days = parse_range(text, today=TODAY)
    except InvalidDate:
        return
    assert days.start <= days.end
