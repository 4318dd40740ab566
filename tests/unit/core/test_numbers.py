"""Numbers, shares and money."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import InvalidNumber
from app.core.numbers import (
    LARGEST,
    format_decimal,
    format_integer,
    format_money,
    format_percent,
    format_size,
    parse_decimal,
    parse_integer,
    parse_money,
)

INTEGERS = st.integers(-LARGEST, LARGEST)


# --- printing ---


@pytest.mark.parametrize(
    ("value", "printed"),
    [(0, "0"), (999, "999"), (1000, "1.000"), (38620, "38.620"), (-1234567, "-1.234.567")],
)
def test_format_integer(value: int, printed: str) -> None:
    assert format_integer(value) == printed


@pytest.mark.parametrize(
    ("value", "places", "printed"),
    [
        (38.2, 1, "38,2"),
        (1234.25, 1, "1.234,3"),
        (2.675, 2, "2,68"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (-0.04, 1, "0,0"),
        (-0.05, 1, "-0,1"),
        (5, 2, "5,00"),
        (Decimal("1234567.895"), 2, "1.234.567,90"),
    ],
)
def test_format_decimal_rounds_half_up(value: Decimal | float, places: int, printed: str) -> None:
    assert format_decimal(value, places) == printed


@pytest.mark.parametrize(
    ("count", "free", "needed"),
    [
        (0, "0 KB", "0 KB"),
        (1, "0 KB", "1 KB"),
        (12_300, "12 KB", "13 KB"),
        (1024 * 1024, "1,0 MB", "1,0 MB"),
        (3_565_000, "3,3 MB", "3,4 MB"),
        (15_999_000_000, "14,9 GB", "15,0 GB"),
    ],
)
def test_format_size(count: int, free: str, needed: str) -> None:
    """What is free is never told larger than it is, nor what is needed smaller."""
    assert format_size(count) == free
    assert format_size(count, up=True) == needed


def test_format_percent() -> None:
    assert format_percent(382, 1000) == "38,2%"
    assert format_percent(1, 3, 2) == "33,33%"
    assert format_percent(1, 8, 0) == "13%"
    assert format_percent(5, 5) == "100,0%"
    assert format_percent(0, 7) == "0,0%"
    assert format_percent(3, 0) == "–"
    assert format_percent(1, 2000, 1) == "0,1%"  # 0,05 exactly: half up


def test_format_money() -> None:
    assert format_money(1_500_000) == "1.500.000 đồng"
    assert format_money(0) == "0 đồng"


# --- reading ---


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1234", 1234),
        ("1.234", 1234),
        ("1 234", 1234),
        ("1\u00a0234\u202f567", 1234567),
        (" 38.620 ", 38620),
        ("02", 2),
        ("0", 0),
        ("-5", -5),
        ("−1.000", -1000),
    ],
)
def test_parse_integer(typed: str, value: int) -> None:
    assert parse_integer(typed) == value


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "1,234",
            "1.23",
            "1.2345",
            "1.234.56",
            "12 34",
            "1 234.567",
            "1.234 567",
            "0.123",
            "0 123",
            "00.123",
        ),
        *("", "  ", "x", "12 người", "--5", "5-", "1e3", "½", "9" * 5000, "1.000.000.000.000.001"),
    ],
)
def test_what_is_no_whole_number(typed: str) -> None:
    with pytest.raises(InvalidNumber, match="Hãy"):
        parse_integer(typed)


@pytest.mark.parametrize(
    ("parse", "typed", "said"),
    [
        (parse_integer, "12 người", "Không hiểu số «12 người». Hãy gõ số nguyên, ví dụ 38620 hoặc 38.620."),
        (parse_decimal, "38.2", "Không hiểu số «38.2». Nếu là số thập phân, hãy gõ 38,2."),
        (parse_decimal, "", "Chưa nhập số. Hãy gõ dấu phẩy trước phần thập phân, ví dụ 38,2 hoặc 1.234,5."),
        (parse_integer, str(LARGEST + 1), f"Số «{LARGEST + 1}» quá lớn. Hãy kiểm tra lại số chữ số."),
    ],
)
def test_the_sentence_names_what_was_typed(parse: Callable[[str], object], typed: str, said: str) -> None:
    with pytest.raises(InvalidNumber) as caught:
        parse(typed)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("38,2", "38.2"),
        ("1.234,5", "1234.5"),
        ("1 234,50", "1234.50"),
        ("1.234", "1234"),
        ("0,125", "0.125"),
        ("-0,5", "-0.5"),
        ("1,234", "1.234"),
        ("7", "7"),
    ],
)
def test_parse_decimal(typed: str, value: str) -> None:
    assert parse_decimal(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed", ["38.2", "1,234,567", "0.125", "1,234.5", ",5", "5,", "38,2%", "x", "nan", "inf"]
)
def test_what_is_no_decimal(typed: str) -> None:
    with pytest.raises(InvalidNumber, match=r"[Hh]ãy gõ"):
        parse_decimal(typed)


@given(INTEGERS)
def test_printed_integers_are_read_back(value: int) -> None:
    assert parse_integer(format_integer(value)) == value
    assert parse_integer(format_integer(value).replace(".", " ")) == value
    assert parse_integer(str(value)) == value


@given(st.decimals(-LARGEST, LARGEST, places=3), st.integers(0, 3))
def test_printed_decimals_are_read_back_within_half_a_step(value: Decimal, places: int) -> None:
    read = parse_decimal(format_decimal(value, places))
    assert abs(read - value) <= Decimal("0.5").scaleb(-places)
    assert places < 3 or read == value


@given(st.text(max_size=20) | st.text(alphabet="0123456789., -", max_size=12))
def test_any_text_is_a_number_or_an_error(text: str) -> None:
    readers: tuple[Callable[[str], int | Decimal], ...] = (parse_integer, parse_decimal)
    for parse in readers:
        try:
            value = parse(text)
        except InvalidNumber:
            continue
        assert abs(Decimal(value)) <= LARGEST


# --- money ---


@pytest.mark.parametrize(
    ("typed", "dong"),
    [
        ("1.500.000", 1_500_000),
        ("1 500 000 đồng", 1_500_000),
        ("1.500.000đ", 1_500_000),
        ("1.500.000 VNĐ", 1_500_000),
        ("1500000₫", 1_500_000),
        ("1,5 triệu", 1_500_000),
        ("1.5 triệu", 1_500_000),
        ("1,25 triệu đồng", 1_250_000),
        ("2 tỷ", 2_000_000_000),
        ("2 tỉ đồng", 2_000_000_000),
        ("1 tỷ 200 triệu", 1_200_000_000),
        ("1 triệu 500 nghìn", 1_500_000),
        ("1 triệu 500.000 đồng", 1_500_000),
        ("500k", 500_000),
        ("500 ngàn", 500_000),
        ("12tr", 12_000_000),
        ("1,234 triệu", 1_234_000),
        ("0.500 triệu", 500_000),
        ("1.234.567 nghìn", 1_234_567_000),
        ("0", 0),
        ("0 đồng", 0),
    ],
)
def test_parse_money(typed: str, dong: int) -> None:
    assert parse_money(typed) == dong


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1.234 triệu", "có thể hiểu hai cách. Hãy gõ 1234 hoặc 1,234 trước đơn vị"),
        ("1,2345678 triệu", "lẻ dưới một đồng"),
        ("1 triệu 5", "Không hiểu số tiền «1 triệu 5». Hãy gõ số đồng, ví dụ 1.500.000"),
        ("1tr5", "Không hiểu số tiền"),
        ("200 triệu 1 tỷ", "Không hiểu số tiền"),
        ("1 triệu 2 triệu", "Không hiểu số tiền"),
        ("-500.000", "Không hiểu số tiền"),
        ("-5 triệu", "Không hiểu số tiền"),
        ("1.50", "Không hiểu số tiền"),
        ("1,5", "Không hiểu số tiền"),
        ("triệu", "Không hiểu số tiền"),
        ("5 triệu USD", "Không hiểu số tiền"),
        ("500kg", "Không hiểu số tiền"),
        ("1.2.3 triệu", "Không hiểu số tiền"),
        ("9999999 tỷ", "quá lớn"),
        ("", "Chưa nhập số."),
    ],
)
def test_what_is_no_amount(typed: str, said: str) -> None:
    with pytest.raises(InvalidNumber) as caught:
        parse_money(typed)
    assert said in str(caught.value)
    assert "Hãy" in str(caught.value)


@given(st.integers(0, LARGEST))
def test_printed_money_is_read_back(dong: int) -> None:
    assert parse_money(format_money(dong)) == dong
    assert parse_money(str(dong)) == dong


@given(st.integers(1, 999), st.integers(0, 999), st.integers(0, 999))
def test_money_in_words_adds_up(billions: int, millions: int, thousands: int) -> None:
    typed = f"{billions} tỷ {millions} triệu {thousands} nghìn"
    assert parse_money(typed) == billions * 10**9 + millions * 10**6 + thousands * 10**3


@given(st.text(max_size=20) | st.text(alphabet="0123456789., kđtriệuỷ", max_size=16))
def test_any_text_is_an_amount_or_an_error(text: str) -> None:
    try:
        dong = parse_money(text)
    except InvalidNumber:
        return
    assert 0 <= dong <= LARGEST
