"""What the cells of a roster mean: dates, names, levels, telephone numbers, posts and their bodies."""

import contextlib
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.cadre_vocabulary import BodyKind, Sex
from app.core.dates import PartialDate
from app.core.errors import InvalidDate
from app.services.spreadsheets.body_names import BodyNames, body_kind_of
from app.services.spreadsheets.day_cells import partial_from_cell, serial_day
from app.services.spreadsheets.post_titles import group_name, looks_like_group, posts_in
from app.services.spreadsheets.roster_words import (
    is_person_name,
    level_of,
    major_in,
    person_name,
    phone_number,
    sex_by_name,
    sex_of,
)
from app.services.spreadsheets.sheet import Value

TODAY = date(2026, 7, 14)


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("5/3/1985", "1985-03-05"),
        ("05.3.85", "1985-03-05"),
        ("5-3-1985", "1985-03-05"),
        ("1985", "1985"),
        (1985, "1985"),
        ("3/1985", "1985-03"),
        (3.1985, "1985-03"),
        (10.198, "1980-10"),
        ("tháng 3 năm 1985", "1985-03"),
        ("1985-07-03", "1985-07-03"),
        (31231, "1985-07-03"),
        ("31231", "1985-07-03"),
        (31231.0, "1985-07-03"),
        (datetime(1985, 7, 3), "1985-07-03"),
        (date(1985, 7, 3), "1985-07-03"),
        # 1985 in a cell that Excel shows as a date.
        (datetime(1905, 6, 7), "1985"),
        ("03071985", "1985-07-03"),
        (3071985, "1985-07-03"),
        ("19850703", "1985-07-03"),
    ],
)
def test_dates_in_cells(value: Value, read: str) -> None:
    assert partial_from_cell(value, today=TODAY).isoformat() == read


@pytest.mark.parametrize("value", ["7/25/1985", "31/02/1985", "5.3", 5.3, "31022012", "abc", True, "", 12])
def test_impossible_and_ambiguous_dates_are_refused_in_words(value: Value) -> None:
    with pytest.raises(InvalidDate, match=r"\.$"):
        partial_from_cell(value, today=TODAY)


@given(st.dates(date(1930, 3, 1), date(2099, 12, 31)))
def test_serial_numbers_go_there_and_back(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    assert serial_day(serial) == day
    assert partial_from_cell(str(serial), today=TODAY) == PartialDate(day.year, day.month, day.day)


@given(st.one_of(st.text(max_size=20), st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_any_cell_is_a_date_or_refused(value: Value) -> None:
    with contextlib.suppress(InvalidDate):
        read = partial_from_cell(value, today=TODAY)
        assert PartialDate.from_iso(read.isoformat()) == read


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ĐỖ THỊ ÁNH", "Đỗ Thị Ánh"),
        ("Đỗ Thị ánh", "Đỗ Thị Ánh"),
        ("  đ/c  nguyễn   văn a ", "Nguyễn Văn A"),
        ("Bà Lê Thị Én", "Lê Thị Én"),
        ("Lê Thị Bích-Ngọc", "Lê Thị Bích-Ngọc"),
        ("H'Hen Niê", "H'Hen Niê"),
        # Capitals of an old coding, where letters with tones have none.
        ("NGUYễN THị HằNG", "Nguyễn Thị Hằng"),
        ("Nguyễn Thị HẰNG", "Nguyễn Thị Hằng"),
    ],
)
def test_names(typed: str, kept: str) -> None:
    assert person_name(typed) == kept


@given(st.text(max_size=60))
def test_a_name_once_put_right_stays(text: str) -> None:
    once = person_name(text)
    assert person_name(once) in {once, person_name(person_name(once))}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Nguyễn Thị Hoa", True),
        ("ĐOÀN THỊ LAN", True),
        ("UBND XÃ", False),
        ("KHỐI ĐẢNG", False),
        ("Hội đồng nhân dân", False),
        ("Cộng", False),
        ("12", False),
    ],
)
def test_people_are_told_from_bodies(text: str, *, person: bool) -> None:
    assert (is_person_name(text) and not looks_like_group(text)) is person


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("education", "ĐH", "university"),
        ("education", "Đại học Luật", "university"),
        ("education", "ĐẠI HỌC", "university"),
        ("education", "ThS. Quản lý công", "master"),
        ("education", "CĐ", "college"),
        ("education", "TC", "intermediate"),
        ("education", "12/12", "school"),
        ("education", "Đại học, thạc sĩ", "master"),
        ("political_theory", "CC", "advanced"),
        ("political_theory", "TC LLCT", "intermediate"),
        ("political_theory", "Trung cấp", "intermediate"),
        ("political_theory", "Chưa", "untrained"),
        ("state_management", "CVC", "principal"),
        ("state_management", "Chuyên viên", "officer"),
        ("rank", "01.003", "officer"),
        ("rank", "Giáo viên hạng II", "other"),
    ],
)
def test_levels(key: str, text: str, code: str) -> None:
    level = level_of(key, text)
    assert level is not None
    assert level.value == code


def test_an_unknown_level_is_none() -> None:
    assert level_of("education", "lơ lửng") is None
    assert level_of("political_theory", "màu xanh") is None


@pytest.mark.parametrize(
    ("text", "major"),
    [("Đại học Luật", "Luật"), ("Cử nhân Hành chính học", "Hành chính học"), ("ĐH", ""), ("12/12", "")],
)
def test_the_major_is_what_is_left(text: str, major: str) -> None:
    assert major_in(text) == major


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (912345678, "0912345678"),
        ("912345678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("0912345678 - 0225 3821123", "0912345678; 02253821123"),
    ],
)
def test_telephone_numbers(value: Value, kept: str) -> None:
    assert phone_number(value) == (kept, True)


def test_what_is_no_number_stays_and_is_told() -> None:
    assert phone_number("hỏi trưởng thôn") == ("hỏi trưởng thôn", False)
    assert phone_number("09123") == ("09123", False)


def test_sex() -> None:
    assert [sex_of(one) for one in ("Nữ", "nu", "Female", "NAM", "x", None)] == [
        *(Sex.FEMALE, Sex.FEMALE, Sex.FEMALE, Sex.MALE),
        *(None, None),
    ]
    assert sex_by_name("Lê Thị Én") is Sex.FEMALE
    assert sex_by_name("Lê Văn Tới") is Sex.MALE
    assert sex_by_name("Lê Minh Tới") is None
    assert sex_by_name("Đ/c Lê Văn Tới") is Sex.MALE


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("Phó Chủ tịch", [("Phó Chủ tịch", "")]),
        ("PCT UBND xã", [("Phó Chủ tịch", "UBND xã")]),
        ("Phó Bí thư Đảng ủy, Chủ tịch UBND", [("Phó Bí thư", "Đảng ủy"), ("Chủ tịch", "UBND")]),
        ("Bí thư Đảng ủy kiêm Chủ tịch HĐND", [("Bí thư", "Đảng ủy"), ("Chủ tịch", "HĐND")]),
        ("Đảng ủy viên\nPhó trưởng Công an", [("Ủy viên", "Đảng ủy"), ("Phó Trưởng Công an", "Công an xã")]),
        ("Trưởng phòng Văn hóa, Xã hội", [("Trưởng phòng", "Phòng Văn hóa, Xã hội")]),
        ("UV BTV Đảng uỷ", [("Ủy viên", "Ban Thường vụ Đảng ủy")]),
        ("Bí thư chi bộ, Trưởng thôn Đông", [("Bí thư", "Chi bộ"), ("Trưởng thôn", "Thôn Đông")]),
        ("Công chức Văn hóa - Xã hội", [("Công chức Văn hóa - Xã hội", "")]),
        ("Phó Bí thư TT Đảng ủy", [("Phó Bí thư Thường trực", "Đảng ủy")]),
        ("PCT TT HĐND", [("Phó Chủ tịch Thường trực", "HĐND")]),
        ("Phó Giám đốc TT PVHCC", [("Phó Giám đốc", "TT PVHCC")]),
        ("Phó Trưởng ban Thường trực", [("Phó Trưởng ban Thường trực", "")]),
        ("BTCB, Trưởng thôn 3", [("Bí thư", "Chi bộ"), ("Trưởng thôn", "Thôn 3")]),
        ("CUV; PBTCB", [("Chi ủy viên", "Chi bộ"), ("Phó Bí thư", "Chi bộ")]),
        ("CHÁNH VĂN PHÒNG HĐND VÀ UBND", [("Chánh Văn phòng", "Văn phòng HĐND và UBND")]),
        ("Hiệu trưởng Trường Tiểu học Hưng Đạo", [("Hiệu trưởng", "Trường Tiểu học Hưng Đạo")]),
    ],
)
def test_posts_of_a_cell(text: str, posts: list[tuple[str, str]]) -> None:
    assert [(one.title, one.body) for one in posts_in(text)] == posts


@given(st.text(max_size=80))
def test_any_cell_names_posts_with_titles(text: str) -> None:
    assert all(one.title for one in posts_in(text))
    assert isinstance(group_name(text), str)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("II. HỘI ĐỒNG NHÂN DÂN XÃ", "Hội đồng nhân dân xã"),
        ("UBND XÃ", "UBND xã"),
        ("THÔN ĐÔNG HÀ", "Thôn Đông Hà"),
        ("1. Phòng Kinh tế", "Phòng Kinh tế"),
    ],
)
def test_groups_lose_their_number_and_their_capitals(text: str, name: str) -> None:
    assert group_name(text) == name


def test_bodies_are_known_by_what_people_call_them() -> None:
    names = BodyNames(
        [
            ("1", "Ủy ban nhân dân xã", "UBND xã"),
            ("2", "Ban Chấp hành Đảng bộ xã", ""),
            ("3", "Hội Liên hiệp Phụ nữ xã", ""),
            ("4", "Thôn 1", ""),
            ("5", "Thôn 2", ""),
        ],
        commune="Hưng Đạo",
    )
    told = {
        "UBND": "1",
        "Uỷ ban nhân dân xã Hưng Đạo": "1",
        "Đảng ủy": "2",
        "BCH Đảng bộ xã": "2",
        "Hội LHPN xã": "3",
        "Hội Liên hiệp Phụ nũ xã": "3",
        "Thôn 1": "4",
        "thôn 2": "5",
        "Thôn 3": None,
    }
    assert {name: names.find(name) for name in told} == told
    assert names.shown("UBND XÃ") == "UBND xã"
    assert names.shown("ủy ban nhân dân xã") == "Ủy ban nhân dân xã"
    assert names.shown("Hợp tác xã Sen") == "Hợp tác xã Sen"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Thôn Đông", BodyKind.HAMLET),
        ("Trường Mầm non A", BodyKind.SCHOOL),
        ("Ban Vì sự tiến bộ của phụ nữ", BodyKind.ADVANCEMENT),
        ("Hội Nông dân", BodyKind.UNION),
        ("Đảng ủy xã", BodyKind.PARTY_COMMITTEE),
        ("Phòng Kinh tế", BodyKind.DEPARTMENT),
        ("Câu lạc bộ", BodyKind.OTHER),
    ],
)
def test_kinds_of_bodies(name: str, kind: BodyKind) -> None:
    assert body_kind_of(name) is kind
