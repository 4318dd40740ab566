"""Dates as they stand in cells: real dates, Excel's serial numbers, years, and every way of typing one."""

import re
from datetime import date, datetime, timedelta
from typing import Final

from app.core.dates import FIRST_YEAR, LAST_YEAR, PartialDate, parse_partial_date
from app.core.errors import InvalidDate
from app.core.text import quoted
from app.services.spreadsheets.sheet import Value

_EPOCH: Final = date(1899, 12, 30)
_FIRST_SERIAL: Final = 11_000
"""10 February 1930; what is less is no date that an office writes today."""
_LAST_SERIAL: Final = 73_050
"""31 December 2099."""
_MONTH_AND_YEAR: Final = re.compile(r"(\d{1,2})\.((?:19|20)\d\d)")
_DIGITS: Final = re.compile(r"\d{7,8}")
_SERIAL: Final = re.compile(r"\d{5}(?:[.,]\d+)?")
_HOW: Final = "Hãy gõ ngày dạng 03/7/1985, hoặc 7/1985, hoặc 1985."


def serial_day(value: Value) -> date | None:
    """Return the day of an Excel serial number, also one that became text; None for any other value."""
    if isinstance(value, str):
        if not _SERIAL.fullmatch(value):
            return None
        value = float(value.replace(",", "."))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return None
    return _EPOCH + timedelta(days=int(value))


def partial_from_cell(value: Value, *, today: date) -> PartialDate:
    """Return the date, month or year that a cell holds. Raises `InvalidDate` with a sentence."""
    if isinstance(value, datetime | date):
        return _from_day(value)
    day = serial_day(value)
    if day is not None:
        return PartialDate(day.year, day.month, day.day)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise InvalidDate(f"Ô ghi giờ hoặc giá trị khác, không phải ngày. {_HOW}")
    text = _number_text(value) if isinstance(value, int | float) else value
    if _DIGITS.fullmatch(text):
        return _from_digits(text)
    return parse_partial_date(text, today=today)


def _from_day(value: date) -> PartialDate:
    serial = (date(value.year, value.month, value.day) - _EPOCH).days
    if FIRST_YEAR <= serial <= LAST_YEAR:
        # A year typed into a cell that Excel shows as a date: 1985 becomes 7 June 1905.
        return PartialDate(serial)
    return PartialDate(value.year, value.month, value.day)


def _number_text(value: float) -> str:
    text = str(int(value)) if float(value).is_integer() else f"{value:.4f}"
    found = _MONTH_AND_YEAR.fullmatch(text)
    return f"{found[1]}/{found[2]}" if found else text


def _from_digits(text: str) -> PartialDate:
    """Read 03071985 and 19850703: no eight digits are a date of these centuries in both ways."""
    digits = text.zfill(8)
    for day, month, year in (
        (digits[:2], digits[2:4], digits[4:]),
        (digits[6:], digits[4:6], digits[:4]),
    ):
        try:
            if FIRST_YEAR <= int(year) <= LAST_YEAR:
                return PartialDate(int(year), int(month), int(day))
        except ValueError:
            continue
    raise InvalidDate(f"{quoted(text)} không phải ngày có trên lịch. {_HOW}")
