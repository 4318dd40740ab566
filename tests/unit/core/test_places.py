"""Communes and provinces as people type them."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.core.places import commune_name, commune_title, tidy_commune, tidy_province


@pytest.mark.parametrize(
    ("typed", "kept", "title", "alone"),
    [
        ("Hưng Đạo", "Hưng Đạo", "xã Hưng Đạo", "Hưng Đạo"),
        ("Xã  Hưng Đạo ", "Hưng Đạo", "xã Hưng Đạo", "Hưng Đạo"),
        ("XÃ HƯNG ĐẠO", "HƯNG ĐẠO", "xã HƯNG ĐẠO", "HƯNG ĐẠO"),
        ("Phường Hà Đông", "phường Hà Đông", "phường Hà Đông", "Hà Đông"),
        ("Đặc khu Cát Hải", "đặc khu Cát Hải", "đặc khu Cát Hải", "Cát Hải"),
        ("Xãng Mẫu", "Xãng Mẫu", "xã Xãng Mẫu", "Xãng Mẫu"),
        ("xã", "xã", "xã xã", "xã"),
        ("Xa\u0303 Hưng Đạo", "Hưng Đạo", "xã Hưng Đạo", "Hưng Đạo"),
    ],
)
def test_the_level_before_a_name_is_understood(typed: str, kept: str, title: str, alone: str) -> None:
    assert (tidy_commune(typed), commune_title(typed), commune_name(typed)) == (kept, title, alone)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Hà Nội", "Hà Nội"),
        ("thành phố Hà Nội", "Hà Nội"),
        ("TP. Hà Nội", "Hà Nội"),
        ("Tp Huế", "Huế"),
        ("tỉnh Hưng Yên", "Hưng Yên"),
        ("Tỉnh  Bắc Ninh", "Bắc Ninh"),
        ("tpmẫu", "tpmẫu"),
        ("", ""),
    ],
)
def test_the_word_before_a_province_is_left_out(typed: str, kept: str) -> None:
    assert tidy_province(typed) == kept


@given(st.text(max_size=40))
def test_any_text_is_taken_and_a_title_stays_what_it_is(text: str) -> None:
    assume(tidy_commune(text))
    assert commune_title(commune_title(text)) == commune_title(text)
