"""Between what a person or a JSON file gives and what a column holds."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from app.core.dates import PartialDate, parse_date, parse_partial_date
from app.core.errors import Finding, InvalidDate
from app.core.numbers import format_integer
from app.core.text import clean, fold, quoted
from app.models.base import as_json
from app.services.records.fields import LARGEST_INTEGER, Field, FieldType

_DEEPEST = 20


class Refused(Exception):
    """A value that cannot be stored; `finding` says why."""

    def __init__(self, field: Field, message: str) -> None:
        super().__init__(message)
        self.finding = Finding(field.key, message)


def read_value(field: Field, given: Any, *, today: date) -> Any:
    """Return `given` as the column holds it; raise `Refused` with a sentence otherwise."""
    value = None if _is_blank(field, given) else _READERS[field.value](field, given, today)
    if value is None or value == "":
        if field.required:
            raise Refused(field, f"Hãy nhập «{field.label}».")
        if value is None and not field.nullable:
            if field.value is not FieldType.TEXT:
                raise Refused(field, f"«{field.label}» không được để trống.")
            return ""
    return value


def _is_blank(field: Field, given: Any) -> bool:
    return given is None or (
        field.value is not FieldType.TEXT and isinstance(given, str) and not clean(given).strip()
    )


def to_json(value: Any) -> Any:
    """Return a stored value as JSON: ISO dates, codes, nested rows as lists."""
    if isinstance(value, Mapping):
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_json(item) for item in value]
    return as_json(value)


def _text(field: Field, given: Any, _today: date) -> str:
    if not isinstance(given, str):
        raise Refused(field, f"«{field.label}» phải là chữ.")
    value = clean(given).strip()
    if field.max_length is not None and len(value) > field.max_length:
        raise Refused(
            field,
            f"«{field.label}» dài {format_integer(len(value))} ký tự, quá mức "
            f"{format_integer(field.max_length)} ký tự. Hãy rút gọn hoặc chuyển bớt sang ghi chú.",
        )
    return value


def _integer(field: Field, given: Any, _today: date) -> int:
    if isinstance(given, float) and given.is_integer():
        given = int(given)
    if isinstance(given, bool) or not isinstance(given, int):
        raise Refused(field, f"«{field.label}» phải là số nguyên, ví dụ 12.")
    if field.minimum is not None and given < field.minimum:
        raise Refused(field, f"«{field.label}» không được nhỏ hơn {format_integer(field.minimum)}.")
    if field.maximum is not None and given > field.maximum:
        raise Refused(field, f"«{field.label}» không được lớn hơn {format_integer(field.maximum)}.")
    return given


def _boolean(field: Field, given: Any, _today: date) -> bool:
    if not isinstance(given, bool):
        raise Refused(field, f"«{field.label}» chỉ nhận có (true) hoặc không (false).")
    return given


def _date(field: Field, given: Any, today: date) -> date:
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    if not isinstance(given, str):
        raise Refused(field, f"«{field.label}» phải là ngày, ví dụ 05/03/2026.")
    try:
        return parse_date(given, today=today)
    except InvalidDate as error:
        raise _misread(field, error, "ngày, ví dụ 05/03/2026") from error


def _partial_date(field: Field, given: Any, today: date) -> str:
    if isinstance(given, PartialDate | date):
        return given.isoformat()[:10]
    if isinstance(given, int) and not isinstance(given, bool):
        given = str(given)
    if not isinstance(given, str):
        raise Refused(field, f"«{field.label}» phải là ngày, tháng hoặc năm, ví dụ 03/7/1985 hoặc 1985.")
    try:
        return parse_partial_date(given, today=today).isoformat()
    except InvalidDate as error:
        raise _misread(field, error, "ngày, tháng hoặc năm, ví dụ 03/7/1985 hoặc 1985") from error


def _misread(field: Field, error: InvalidDate, wanted: str) -> Refused:
    """Return why a day is refused; the error's own sentence repeats what was given."""
    return Refused(
        field, f"«{field.label}» phải là {wanted}." if field.private else f"«{field.label}»: {error}"
    )


def _moment(field: Field, given: Any, _today: date) -> datetime:
    try:
        moment = given if isinstance(given, datetime) else datetime.fromisoformat(given)
        # Moments are stored as local wall time, which is what people compare them with.
        return moment.astimezone().replace(tzinfo=None) if moment.tzinfo else moment
    except (TypeError, ValueError, OverflowError, OSError) as error:
        raise Refused(field, f"«{field.label}» phải là ngày giờ, ví dụ 2026-07-14T08:30.") from error


def _choice(field: Field, given: Any, _today: date) -> Any:
    assert field.choices is not None
    for member in field.choices:
        if given == member.value or (isinstance(given, str) and fold(given) == fold(member.label)):
            return member
    allowed = ", ".join(f"{member.value} ({member.label})" for member in field.choices)
    raise Refused(
        field, f"«{field.label}» không có giá trị {told(field, given)}. Các giá trị dùng được: {allowed}."
    )


def _reference(field: Field, given: Any, _today: date) -> str:
    if not isinstance(given, str):
        raise Refused(field, f"«{field.label}» phải là mã hoặc tên.")
    return clean(given).strip()


def _json(field: Field, given: Any, _today: date) -> Any:
    if not isinstance(given, Mapping):
        raise Refused(field, f"«{field.label}» phải là một nhóm giá trị (object).")
    return _plain(field, given, depth=0)


def _plain(field: Field, given: Any, *, depth: int) -> Any:
    """Return a JSON value as it may be stored: clean texts, numbers that every reader can hold."""
    if depth > _DEEPEST:
        raise Refused(field, f"«{field.label}» lồng quá nhiều tầng. Hãy kiểm tra lại dữ liệu.")
    if isinstance(given, Mapping):
        return {clean(str(key)): _plain(field, value, depth=depth + 1) for key, value in given.items()}
    if isinstance(given, list | tuple):
        return [_plain(field, value, depth=depth + 1) for value in given]
    if isinstance(given, str):
        return clean(given)
    if given is None or (isinstance(given, int | float) and abs(given) <= LARGEST_INTEGER):
        return given
    raise Refused(field, f"«{field.label}» có giá trị không lưu được: {told(field, given)}.")


def told(field: Field, given: Any) -> str:
    """Return a value of any type for use in a sentence; one of a confidential row is not repeated."""
    if field.private:
        return "vừa nhập"
    if isinstance(given, int) and abs(given) > LARGEST_INTEGER:
        return "một số quá lớn"
    return quoted(given if isinstance(given, str) else repr(given))


_READERS = {
    FieldType.TEXT: _text,
    FieldType.INTEGER: _integer,
    FieldType.BOOLEAN: _boolean,
    FieldType.DATE: _date,
    FieldType.PARTIAL_DATE: _partial_date,
    FieldType.MOMENT: _moment,
    FieldType.CHOICE: _choice,
    FieldType.REFERENCE: _reference,
    FieldType.JSON: _json,
}
