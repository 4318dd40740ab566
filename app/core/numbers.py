"""Numbers and money as a Vietnamese office writes them: 38.620 people, 38,2%, 1.500.000 đồng.

The dot (or a space) groups thousands and the comma is the decimal sign. Reading never guesses between the
two: what could be meant in two ways, or in none, raises `InvalidNumber`.
"""

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

from app.core.errors import InvalidNumber
from app.core.text import clean, fold, quoted

LARGEST: Final = 10**15
"""Greatest absolute value that is read; far beyond any figure of a commune, and safe in a 64-bit column."""

NO_VALUE: Final = "–"
"""Printed where there is no figure, such as a share of nothing."""

# --- printing ---------------------------------------------------------------------------------


def format_integer(value: int) -> str:
    """38620 → 38.620."""
    return f"{value:,}".replace(",", ".")


def format_decimal(value: Decimal | float, places: int) -> str:
    """Rounded half up to `places` decimals, as people do: 1234.25 with 1 → 1.234,3. Never "-0,0".

    A float is taken at the value that it prints as, so 2.675 with 2 places is 2,68.
    """
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    swapped = f"{abs(rounded):,.{places}f}".translate(str.maketrans(",.", ".,"))
    return f"-{swapped}" if rounded < 0 else swapped


def format_percent(part: int, whole: int, places: int = 1) -> str:
    """part ÷ whole: 382 of 1000 → 38,2%; a share of nothing is "–"."""
    if whole == 0:
        return NO_VALUE
    return f"{format_decimal(Decimal(100 * part) / whole, places)}%"


def format_money(dong: int) -> str:
    """1.500.000 đồng."""
    return f"{format_integer(dong)} đồng"


_SIZES: Final = ((1024**3, "GB", 1), (1024**2, "MB", 1), (1024, "KB", 0))


def format_size(count: int, *, up: bool = False) -> str:
    """Bytes as 640 KB, 3,4 MB or 14,9 GB, rounded down: what is free; or `up`: what is taken or needed."""
    unit, name, places = next((one for one in _SIZES if count >= one[0]), _SIZES[-1])
    value = (Decimal(count) / unit).quantize(Decimal(1).scaleb(-places), ROUND_CEILING if up else ROUND_FLOOR)
    return f"{format_decimal(value, places)} {name}"


# --- reading ----------------------------------------------------------------------------------

_GROUPED: Final = r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+"
_INTEGER: Final = re.compile(rf"-?(?:{_GROUPED}|[0-9]+)")
_DECIMAL: Final = re.compile(rf"-?(?:{_GROUPED}|[0-9]+)(?:,[0-9]+)?")
_DOT_AS_COMMA: Final = re.compile(r"-?[0-9]+\.[0-9]+")
_MINUS: Final = str.maketrans("−–", "--")

_HOW_INTEGER: Final = "Hãy gõ số nguyên, ví dụ 38620 hoặc 38.620."
_HOW_DECIMAL: Final = "Hãy gõ dấu phẩy trước phần thập phân, ví dụ 38,2 hoặc 1.234,5."
_HOW_MONEY: Final = "Hãy gõ số đồng, ví dụ 1.500.000, hoặc 1,5 triệu, 2 tỷ."


def parse_integer(text: str) -> int:
    """Read `1234`, `1.234` or `1 234`, with or without a minus; raises InvalidNumber."""
    typed = _prepared(text, _HOW_INTEGER)
    if _INTEGER.fullmatch(typed) is None or _zero_group(typed):
        raise InvalidNumber(f"Không hiểu số {quoted(text)}. {_HOW_INTEGER}")
    return int(_checked(Decimal(_plain(typed)), text))


def parse_decimal(text: str) -> Decimal:
    """Read `38,2`, `1.234,5`, `1 234` or `1234`; a dot groups thousands only. Raises InvalidNumber."""
    typed = _prepared(text, _HOW_DECIMAL)
    if _DECIMAL.fullmatch(typed) is None or _zero_group(typed):
        meant = typed.replace(".", ",")
        how = f"Nếu là số thập phân, hãy gõ {meant}." if _DOT_AS_COMMA.fullmatch(typed) else _HOW_DECIMAL
        raise InvalidNumber(f"Không hiểu số {quoted(text)}. {how}")
    return _checked(Decimal(_plain(typed)), text)


def _prepared(text: str, how: str) -> str:
    typed = " ".join(clean(text).translate(_MINUS).split())
    if not typed:
        raise InvalidNumber(f"Chưa nhập số. {how}")
    return typed


def _zero_group(typed: str) -> bool:
    """0.123 is no group of thousands: somebody means a decimal."""
    return re.match(r"-?0+[. ]", typed) is not None


def _plain(typed: str) -> str:
    return typed.replace(".", "").replace(" ", "").replace(",", ".")


def _checked(value: Decimal, text: str) -> Decimal:
    if abs(value) > LARGEST:
        raise InvalidNumber(f"Số {quoted(text)} quá lớn. Hãy kiểm tra lại số chữ số.")
    return value


# --- money ------------------------------------------------------------------------------------

# Folded names of the units, each with its worth in đồng.
_UNITS: Final = {
    "ty": 10**9,
    "ti": 10**9,
    "trieu": 10**6,
    "tr": 10**6,
    "nghin": 10**3,
    "ngan": 10**3,
    "k": 10**3,
}
_AMOUNT: Final = re.compile(rf"([0-9][0-9., ]*?) ?({'|'.join(_UNITS)})(?![a-z])")
_CURRENCY: Final = re.compile(r" ?(?:dong|d|vnd|₫)\.?$")
_UNIT_DOT: Final = re.compile(r"[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|0\.[0-9]+")


def parse_money(text: str) -> int:
    """Read an amount in đồng: `1.500.000`, `1.500.000 đ`, `1,5 triệu`, `1.5 triệu`, `1 tỷ 200 triệu`, `500k`.

    Before a unit a dot may stand for the comma, but `1.234 triệu` could be either and is refused. Amounts are
    whole and not negative. Raises InvalidNumber.
    """
    folded = _CURRENCY.sub("", fold(_prepared(text, _HOW_MONEY)))
    total = Decimal(0)
    position, last_unit = 0, LARGEST
    for found in _AMOUNT.finditer(folded):
        unit = _UNITS[found[2]]
        if folded[position : found.start()].strip() or unit >= last_unit:
            raise _not_money(text)
        total += _amount_before_unit(found[1], text) * unit
        position, last_unit = found.end(), unit
    rest = folded[position:].strip()
    if rest:
        total += _plain_rest(rest, last_unit, text)
    if total != total.to_integral_value():
        raise InvalidNumber(f"Số tiền {quoted(text)} lẻ dưới một đồng. {_HOW_MONEY}")
    return int(_checked(total, text))


def _amount_before_unit(typed: str, text: str) -> Decimal:
    if _UNIT_DOT.fullmatch(typed):
        typed = typed.replace(".", ",")
    elif re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", typed):
        bare, comma = typed.replace(".", ""), typed.replace(".", ",")
        raise InvalidNumber(
            f"Số tiền {quoted(text)} có thể hiểu hai cách. Hãy gõ {bare} hoặc {comma} trước đơn vị, "
            "hoặc gõ đủ số đồng."
        )
    if _DECIMAL.fullmatch(typed) is None:
        raise _not_money(text)
    return Decimal(_plain(typed))


def _plain_rest(rest: str, last_unit: int, text: str) -> Decimal:
    """What follows the last unit, or a plain amount; "1 triệu 5" is refused, for it is not five đồng."""
    if _INTEGER.fullmatch(rest) is None or _zero_group(rest) or rest.startswith("-"):
        raise _not_money(text)
    value = Decimal(_plain(rest))
    if last_unit != LARGEST and not 1000 <= value < last_unit:
        raise _not_money(text)
    return value


def _not_money(text: str) -> InvalidNumber:
    return InvalidNumber(f"Không hiểu số tiền {quoted(text)}. {_HOW_MONEY}")
