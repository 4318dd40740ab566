"""From what a cell holds to what a field takes: dates, numbers and codes as people write them in Excel."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Final

from app.core.dates import DateRange, format_date, parse_date, parse_range
from app.core.errors import AppError, InvalidDate, InvalidNumber
from app.core.numbers import parse_integer, parse_money
from app.core.text import quoted
from app.services.records.fields import Field, FieldType
from app.services.records.values import Refused, read_value
from app.services.spreadsheets.day_cells import partial_from_cell, serial_day
from app.services.spreadsheets.sheet import NOT_CALCULATED, Value
from app.services.spreadsheets.words import folded

_ERRORS: Final = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
_COUNTED: Final = re.compile(r"(\d[\d.]*)\s*(?:lần|lượt|người|buổi|cuộc|bài|tin|hộ|ghế|phút)", re.IGNORECASE)
_PARTS: Final = re.compile(r"[;\n]")
_YES: Final = {"co", "x", "xx", "v", "1", "dung", "true", "yes", "+", "✓", "✔", "√", "☑", "■", "●"}
_NO: Final = {"khong", "k", "0", "sai", "false", "no", "-", "chua"}


_DITTO: Final = frozenset(
    ("nt", "n/t", "như trên", "nhu tren", '"', "''", "“", "”", "''", "〃", "″", "//", "-//", "//-", '"-"')
)
_LONGEST_DITTO: Final = 14


class RangeEnd(StrEnum):
    """Which day of a stretch («Tháng 3/2026») a date field means."""

    FIRST = "first"
    LAST = "last"


class BadCell(AppError):
    """A cell that cannot be read as its field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRules:
    """What is special about the cells of one kind of record.

    `synonyms`: field → folded words → code; `range_ends`: date fields that also take a month, quarter or
    stretch of days; `money`: whole-number fields that take «1,5 triệu».
    """

    synonyms: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    range_ends: Mapping[str, RangeEnd] = field(default_factory=dict)
    money: frozenset[str] = frozenset()


def cell_value(field_: Field, value: Value, rules: CellRules, *, today: date) -> Any:
    """Return a cell as `Records.put` takes it: codes as members, names of references as text, lists of rows.

    Raises `BadCell` with the sentence for the officer.
    """
    if problem := formula_error(value):
        raise BadCell(problem)
    if value is None:
        return None
    if field_.value is FieldType.ROWS:
        return _rows(field_, value)
    prepared = _PREPARE.get(field_.value, _as_it_is)(field_, value, rules, today)
    try:
        return read_value(field_, prepared, today=today)
    except Refused as refused:
        if field_.choices is not None:
            allowed = "; ".join(member.label for member in field_.choices)
            raise BadCell(
                f"«{field_.label}» không hiểu {quoted(shown_text(value))}. Hãy ghi một trong: {allowed}."
            ) from refused
        raise BadCell(refused.finding.message) from refused


def formula_error(value: Value) -> str:
    """Return the sentence for a cell in which Excel shows that its formula failed; nothing for any other."""
    if value == NOT_CALCULATED:
        return "Ô là công thức chưa có kết quả trong tệp. Hãy mở tệp bằng Excel, bấm Lưu, rồi chọn lại tệp."
    if isinstance(value, str) and value.startswith("#") and value.upper() in _ERRORS:
        return f"Ô có lỗi công thức {quoted(value)}. Hãy sửa công thức hoặc gõ giá trị vào ô."
    return ""


def shown_text(value: Value) -> str:
    """Return a cell as text: a date as 05/03/2026, a number with a comma."""
    match value:
        case None:
            return ""
        case bool():
            return "Có" if value else "Không"
        case datetime():
            return format_date(value.date())
        case date():
            return format_date(value)
        case time():
            return f"{value:%H:%M}"
        case float():
            return str(value).replace(".", ",")
        case _:
            return str(value)


def as_mark(value: Value) -> bool | None:
    """Return what a mark («x», «có», «không», ✓) says; None for what is no mark."""
    if isinstance(value, bool):
        return value
    word = folded(shown_text(value))
    return word in _YES if word in _YES | _NO else None


def is_ditto(value: Value) -> bool:
    """Whether a cell says no more than «như trên», in one of its many spellings."""
    return (
        isinstance(value, str)
        and len(value) <= _LONGEST_DITTO
        and value.strip(" -–—().…").lower().replace(".", "") in _DITTO
    )


def single_field(field_: Field) -> Field:
    """Return the one field of a list of single values (cooperating units, programmes)."""
    from app.services.records.fields import fields_of

    assert field_.model is not None
    return next(iter(fields_of(field_.model).values()))


def _rows(field_: Field, value: Value) -> list[dict[str, Any]]:
    single = single_field(field_)
    # A comma may be part of a name («Phòng ngừa, ứng phó …»): it parts nothing here.
    names = dict.fromkeys(part.strip(" -•") for part in _PARTS.split(shown_text(value)))
    return [{single.key: name} for name in names if name]


def _as_it_is(_field: Field, value: Value, _rules: CellRules, _today: date) -> Any:
    return value


def _text(_field: Field, value: Value, _rules: CellRules, _today: date) -> Any:
    return shown_text(value)


def _integer(field_: Field, value: Value, rules: CellRules, _today: date) -> Any:
    if isinstance(value, str):
        typed = value.removesuffix("%").strip()
        if field_.key not in rules.money and (counted := _COUNTED.fullmatch(typed)):
            typed = counted[1]
        try:
            return parse_money(typed) if field_.key in rules.money else parse_integer(typed)
        except InvalidNumber as error:
            raise BadCell(f"«{field_.label}»: {error}") from error
    return value


def _date(field_: Field, value: Value, rules: CellRules, today: date) -> Any:
    day = serial_day(value)
    if day is not None:
        return day
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise BadCell(
            f"«{field_.label}» đang ghi số {shown_text(value)}, không phải ngày. "
            "Hãy gõ ngày dạng 05/03/2026 hoặc định dạng ô là ngày."
        )
    if not isinstance(value, str):
        return value
    try:
        return parse_date(value, today=today)
    except InvalidDate as error:
        end = rules.range_ends.get(field_.key)
        days = _range(value, today) if end else None
        if days is None:
            raise BadCell(f"«{field_.label}»: {error}") from error
        return days.start if end is RangeEnd.FIRST else days.end


def _partial_date(field_: Field, value: Value, _rules: CellRules, today: date) -> Any:
    try:
        return partial_from_cell(value, today=today).isoformat()
    except InvalidDate as error:
        raise BadCell(f"«{field_.label}»: {error}") from error


def _range(value: str, today: date) -> DateRange | None:
    try:
        return parse_range(value, today=today)
    except InvalidDate:
        return None


def _choice(field_: Field, value: Value, rules: CellRules, _today: date) -> Any:
    text = shown_text(value)
    return rules.synonyms.get(field_.key, {}).get(folded(text), text)


def _boolean(field_: Field, value: Value, _rules: CellRules, _today: date) -> Any:
    yes = as_mark(value)
    if yes is not None:
        return yes
    raise BadCell(f"«{field_.label}» chỉ nhận «Có» hoặc «Không».")


_PREPARE = {
    FieldType.TEXT: _text,
    FieldType.REFERENCE: _text,
    FieldType.INTEGER: _integer,
    FieldType.DATE: _date,
    FieldType.PARTIAL_DATE: _partial_date,
    FieldType.CHOICE: _choice,
    FieldType.BOOLEAN: _boolean,
}
