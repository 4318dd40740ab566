"""Lunar days in sentences become dates of the plan's year."""

import pytest

from app.services.plans.aligned import aligned_fold
from app.services.plans.periods import Years
from app.services.plans.times import find_periods


def periods_of(text: str, year: int = 2026) -> list[str]:
    found, _ = find_periods(aligned_fold(text), text, years=Years(year, year))
    return [f"{one.start or ''}..{one.end or ''}" for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mùng 4 – mùng 6 Tết", ["2026-02-20..2026-02-22"]),
        ("từ mùng 4 đến mùng 6 Tết Nguyên đán", ["2026-02-20..2026-02-22"]),
        ("từ 28 Tết đến mùng 5 Tết", ["2026-02-15..2026-02-21"]),
        ("đêm 30 Tết", ["2026-02-16..2026-02-16"]),
        ("vào mùng 8 tháng Giêng", ["2026-02-24..2026-02-24"]),
        ("vào mồng 8 tháng Giêng (âm lịch)", ["2026-02-24..2026-02-24"]),
        ("trước ngày 23 tháng Chạp", ["..2026-02-10"]),
        ("trước rằm tháng Bảy", ["..2026-08-27"]),
        ("ngày 10/3 (ÂL)", ["2026-04-26..2026-04-26"]),
        ("từ ngày 12/8 đến 15/8 âm lịch", ["2026-09-22..2026-09-25"]),
        ("ngày 15 tháng tám âm lịch", ["2026-09-25..2026-09-25"]),
        ("trong tháng Giêng", ["2026-02-17..2026-03-18"]),
        ("từ ngày 20 tháng Chạp đến ngày 10 tháng Giêng", ["2026-02-07..2026-02-26"]),
        ("rằm tháng Tám năm Đinh Mùi", ["2027-09-15..2027-09-15"]),
    ],
)
def test_lunar_days(text: str, expected: list[str]) -> None:
    assert periods_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vào mùng 8 tháng 3", ["2026-03-08..2026-03-08"]),
        ("ngày 08/3", ["2026-03-08..2026-03-08"]),
        ("chấp hành quy định; 15 tháng chấp hành án", []),
    ],
)
def test_days_of_the_common_calendar_stay_so(text: str, expected: list[str]) -> None:
    assert periods_of(text) == expected


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("nhân dịp Tết Nguyên đán", 2030, ["2030-02-02..2030-02-02"]),
        ("nhân dịp Tết Nguyên đán", 2041, ["2041-02-01..2041-02-01"]),
        ("dịp Tết Nguyên đán Đinh Mùi 2027", 2026, ["2027-02-06..2027-02-06"]),
        ("đêm Trung thu", 2035, ["2035-09-16..2035-09-16"]),
        ("Giỗ Tổ Hùng Vương", 2026, ["2026-04-26..2026-04-26"]),
    ],
)
def test_festivals_in_every_year(text: str, year: int, expected: list[str]) -> None:
    assert periods_of(text, year) == expected


def test_the_new_year_is_named_with_its_year() -> None:
    text = "nhân Tết Nguyên đán Bính Ngọ"
    found, _ = find_periods(aligned_fold(text), text, years=Years(2026, 2026))
    assert [one.label for one in found] == ["Tết Nguyên đán Bính Ngọ"]
