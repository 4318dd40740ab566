"""Dates, ranges, named days and deadlines in running text and in time fields."""

import pytest

from app.services.plans.aligned import aligned_fold
from app.services.plans.periods import Years
from app.services.plans.times import find_periods

YEARS = Years(2026, 2026)


def periods(text: str, *, field: bool = False, years: Years = YEARS) -> list[str]:
    """START..END of every period, its flags behind it."""
    found, flags = find_periods(aligned_fold(text), text, years=years, field=field)
    shown = []
    for period in found:
        words = " ".join(sorted(flag.value for flag in period.flags))
        shown.append(f"{period.start or ''}..{period.end or ''} {words}".strip())
    return [*shown, *sorted(flag.value for flag in flags)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hoàn thành trước ngày 30/6/2026", ["..2026-06-30"]),
        ("xong trước 30/6", ["..2026-06-30"]),
        ("chậm nhất ngày 20 tháng 11", ["..2026-11-20"]),
        ("đến hết ngày 15/12", ["..2026-12-15"]),
        ("từ ngày 15/11-15/12/2026", ["2026-11-15..2026-12-15"]),
        ("từ ngày 01 đến 15/3/2026", ["2026-03-01..2026-03-15"]),
        ("từ 05.06.2026 đến 10.06.2026", ["2026-06-05..2026-06-10"]),
        ("(15/11–15/12)", ["2026-11-15..2026-12-15"]),
        (
            "ngày 5, 15 và 25/3",
            ["2026-03-05..2026-03-05", "2026-03-15..2026-03-15", "2026-03-25..2026-03-25"],
        ),
        ("báo cáo trước ngày 15/6 và 15/12/2026", ["..2026-06-15", "..2026-12-15"]),
        ("trước ngày 10/6 (6 tháng), 10/12 (năm)", ["..2026-06-10", "..2026-12-10"]),
        ("bắt đầu từ ngày 01/9", ["2026-09-01.."]),
        ("ngày 05 tháng 6 năm 2026", ["2026-06-05..2026-06-05"]),
        ("trước ngày 15/6/26", ["..2026-06-15"]),
        ("trong tháng 4/2026", ["2026-04-01..2026-04-30"]),
        ("tháng hai và tháng tư", ["2026-02-01..2026-02-28", "2026-04-01..2026-04-30"]),
        (
            "tháng 3, 6, 9 và 12",
            [
                "2026-03-01..2026-03-31",
                "2026-06-01..2026-06-30",
                "2026-09-01..2026-09-30",
                "2026-12-01..2026-12-31",
            ],
        ),
        ("từ tháng 3 đến tháng 5/2026", ["2026-03-01..2026-05-31"]),
        ("tháng 9/2026 đến tháng 5/2027", ["2026-09-01..2027-05-31 year_mismatch"]),
        ("trước tháng 6", ["..2026-05-31"]),
        ("cuối tháng 8", ["2026-08-21..2026-08-31"]),
        ("tuần đầu tháng 11", ["2026-11-01..2026-11-07"]),
        ("trong quý II/2026", ["2026-04-01..2026-06-30"]),
        ("Quý I, III", ["2026-01-01..2026-03-31", "2026-07-01..2026-09-30"]),
        ("từ quý II đến quý IV", ["2026-04-01..2026-12-31"]),
        ("cuối quý III", ["2026-09-01..2026-09-30"]),
        ("trong 6 tháng đầu năm", ["2026-01-01..2026-06-30"]),
        ("năm học 2026 - 2027", ["2026-09-01..2027-05-31"]),
        ("Học kỳ I năm học 2026-2027", ["2026-09-01..2027-01-15"]),
        ("tọa đàm nhân dịp 8/3", ["2026-03-08..2026-03-08"]),
        ("trước ngày 20/01/2027", ["..2027-01-20"]),
        ("từ 15/12/2025 đến 14/12/2026", ["2025-12-15..2026-12-14"]),
        ("từ 15/12 đến 15/01/2027", ["2026-12-15..2027-01-15"]),
    ],
)
def test_dates_in_running_text(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cả năm", ["2026-01-01..2026-12-31"]),
        ("Năm 2026", ["2026-01-01..2026-12-31"]),
        ("3/2026", ["2026-03-01..2026-03-31"]),
        ("T3-T5", ["2026-03-01..2026-05-31"]),
        ("15/9-20/11", ["2026-09-15..2026-11-20"]),
        ("Thường xuyên", []),
        ("Dự kiến tháng 12", ["2026-12-01..2026-12-31", "conditional_date"]),
        ("Theo kế hoạch của cấp trên", ["conditional_date"]),
    ],
)
def test_dates_in_time_fields(text: str, expected: list[str]) -> None:
    assert periods(text, field=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("từ ngày 15/11 đến 15/12/2025", ["2026-11-15..2026-12-15 year_mismatch"]),
        ("trước 30/6/2024", ["..2026-06-30 year_mismatch"]),
        ("hoàn thành trước 30/6/2027", ["..2027-06-30 year_mismatch"]),
        ("từ ngày 20/6 đến ngày 10/6/2026", ["2026-06-20..2026-06-10 end_before_start"]),
        ("trước ngày 31/4/2026", [".. invalid_date"]),
        ("ngày 29/02", [".. invalid_date"]),
        ("ngày 15/13/2026", [".. invalid_date"]),
        ("l5/11 - 15/l2/2O26", ["2026-11-15..2026-12-15 ocr"]),
        ("quý lI/2026", ["2026-04-01..2026-06-30 ocr"]),
        ("sau 10 ngày kể từ ngày ban hành", [".. relative_deadline"]),
        ("trong vòng 15 ngày làm việc", [".. relative_deadline"]),
        ("trước khi diễn ra bầu cử các tổ chức", [".. event_relative"]),
        ("xong trước khi học sinh nghỉ hè", [".. event_relative"]),
        ("trước Tết Nguyên đán Bính Ngọ", ["..2026-02-17 event_relative"]),
        ("dự kiến ngày 15/8", ["2026-08-15..2026-08-15", "conditional_date"]),
    ],
)
def test_doubts_are_flagged(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 28/NQ-CP, ngày 03/3/2021 của Chính phủ",
        "theo Kế hoạch số 15/KH-UBND ngày 12/01/2026 của UBND tỉnh",
        "Luật Bình đẳng giới số 73/2006/QH11",
        "Chiến lược giai đoạn 2021-2030, nhiệm kỳ 2026-2031",
        "chỉ tiêu đến năm 2030 so với năm 2025",
        "đạt 5/8 thôn, trực 24/24 giờ, 12,5%, 1.500 hộ",
        "khám sức khỏe trước khi kết hôn",
        "Hội Liên hiệp Phụ nữ Việt Nam xã",
        "theo quy định hiện hành",
        "báo cáo kết quả 6 tháng đầu năm",
        "mỗi quý 1 lần",
        "báo cáo trước ngày 25 hằng tháng",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert periods(text) == []


def test_a_date_takes_the_name_that_stands_before_it() -> None:
    text = "Ngày Gia đình Việt Nam 28/6, Ngày toàn dân phòng, chống ma tuý 26/6 và Tháng hành động vì trẻ em"
    found, _ = find_periods(aligned_fold(text), text, years=YEARS)
    assert [(str(period.start), period.label) for period in found] == [
        ("2026-06-28", "Ngày Gia đình Việt Nam"),
        ("2026-06-26", "Ngày toàn dân phòng, chống ma túy"),
        ("2026-06-01", "Tháng hành động vì trẻ em"),
    ]


def test_the_raw_words_are_where_the_period_says() -> None:
    text = "Tổ chức chiến dịch từ ngày 01/7 đến ngày 15/7 tại các thôn"
    (period,), _ = find_periods(aligned_fold(text), text, years=YEARS)
    assert text[period.left : period.right] == "từ ngày 01/7 đến ngày 15/7"


def test_an_uncertain_year_is_to_be_confirmed() -> None:
    unsure = Years(2026, 2026, certain=False)
    assert periods("trước ngày 15/6", years=unsure) == ["..2026-06-15 year_to_confirm"]
    assert periods("trước ngày 15/6/2026", years=unsure) == ["..2026-06-15"]


def test_all_years_of_a_plan_for_several_are_its_own() -> None:
    assert periods("trước ngày 15/6/2029", years=Years(2026, 2030)) == ["..2029-06-15"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tháng 10", ["2026-10-01..2026-10-31"]),
        ("kết nạp đoàn viên dịp 26/3", ["2027-03-26..2027-03-26"]),
        ("quý IV và quý I", ["2026-10-01..2026-12-31", "2027-01-01..2027-03-31"]),
        ("từ tháng 11 đến tháng 2", ["2026-11-01..2027-02-28"]),
        ("nhân Ngày Quốc tế Phụ nữ", ["2027-03-08..2027-03-08"]),
        ("nhân Ngày Nhà giáo Việt Nam 20/11", ["2026-11-20..2026-11-20"]),
        ("dịp Tết Nguyên đán", ["2027-02-06..2027-02-06"]),
        ("ngày 23 tháng Chạp", ["2027-01-30..2027-01-30"]),
        ("rằm tháng Tám", ["2026-09-25..2026-09-25"]),
        ("trong cả năm", ["2026-09-01..2027-05-31"]),
        ("trước ngày 31/5/2027", ["..2027-05-31"]),
    ],
)
def test_a_school_year_goes_on_in_the_next(text: str, expected: list[str]) -> None:
    assert periods(text, field=True, years=Years(2026, 2027, turns_in=8)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("chậm nhất 30/11", ["..2026-11-30"]),
        ("trước 30-4", ["..2026-04-30"]),
        ("trước 5-7 ngày", []),
        ("tối 20/8", ["2026-08-20..2026-08-20"]),
        ("đến 20/8", ["..2026-08-20"]),
        ("Quý 2/2026", ["2026-04-01..2026-06-30"]),
        ("2 tháng một lần", []),
        ("từ nay đến hết năm 2026", ["..2026-12-31"]),
        ("nửa đầu tháng 6", ["2026-06-01..2026-06-15"]),
        ("tuần cuối tháng 10", ["2026-10-25..2026-10-31"]),
        ("Tháng 4→6", ["2026-04-01..2026-06-30"]),
        ("trước mùa hè (trước ngày 31/5/2026)", ["..2026-05-31"]),
        ("dịp 20/lO", ["2026-10-20..2026-10-20 ocr"]),
        ("nhân dịp khai giảng 5/9", ["2026-09-05..2026-09-05"]),
        ("trước Tết Bính Ngọ", ["..2026-02-17 event_relative"]),
        ("28/6/2001 – 28/6/2026", ["2026-06-28..2026-06-28"]),
    ],
)
def test_more_ways_of_telling_a_day(text: str, expected: list[str]) -> None:
    assert periods(text) == expected
