"""The columns of a roster of officials: what the officer reads for them, and what their contents tell."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from app.core.dates import FIRST_YEAR, LAST_YEAR
from app.core.errors import InvalidDate
from app.services.spreadsheets.cells import as_mark, is_ditto
from app.services.spreadsheets.day_cells import partial_from_cell
from app.services.spreadsheets.mapping import Header, heading_of
from app.services.spreadsheets.post_titles import looks_like_group
from app.services.spreadsheets.roster_words import is_person_name
from app.services.spreadsheets.row_kinds import is_total
from app.services.spreadsheets.sheet import Sheet, Value
from app.services.spreadsheets.words import folded

LABELS: Final = {
    "family_name": "Họ và tên đệm",
    "given_name": "Tên",
    "birth_male": "Ngày sinh (cột nam)",
    "birth_female": "Ngày sinh (cột nữ)",
    "age": "Tuổi",
    "age_male": "Tuổi (cột nam)",
    "age_female": "Tuổi (cột nữ)",
    "birth_day": "Ngày sinh (cột ngày)",
    "birth_month": "Ngày sinh (cột tháng)",
    "birth_year": "Ngày sinh (cột năm)",
    "party_day": "Ngày vào Đảng (cột ngày)",
    "party_month": "Ngày vào Đảng (cột tháng)",
    "party_year": "Ngày vào Đảng (cột năm)",
    "male": "Nam (đánh dấu)",
    "female": "Nữ (đánh dấu)",
    "party_member": "Đảng viên (đánh dấu)",
    "schooling": "Văn hóa phổ thông",
    "posts.title": "Chức vụ",
    "posts.title_party": "Chức vụ Đảng",
    "posts.title_state": "Chức vụ chính quyền",
    "posts.title_union": "Chức vụ đoàn thể",
    "posts.title_council": "Chức vụ HĐND",
    "posts.title_concurrent": "Chức vụ kiêm nhiệm",
    "posts.body": "Cơ quan, đơn vị của chức vụ",
    "posts.term": "Nhiệm kỳ",
    "posts.from": "Giữ chức vụ từ",
    "posts.to": "Giữ chức vụ đến",
    "posts.decision": "Quyết định",
    "posts.ending": "Lý do thôi giữ chức",
    "posts.end_decision": "Quyết định thôi giữ chức",
    "posts.key_post": "Chủ chốt (đánh dấu)",
    "posts.concurrent": "Kiêm nhiệm (đánh dấu)",
}
DATE_PARTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "birth_date": ("birth_day", "birth_month", "birth_year"),
    "party_joined": ("party_day", "party_month", "party_year"),
}
"""The columns of a date that is parted over two or three, in the order in which a date is written."""
SHOWN_UNDER: Final = {
    "family_name": "full_name",
    "given_name": "full_name",
    "birth_male": "birth_date",
    "birth_female": "birth_date",
    **{part: key for key, parts in DATE_PARTS.items() for part in parts},
    "age": "birth_date",
    "age_male": "birth_date",
    "age_female": "birth_date",
    "male": "sex",
    "female": "sex",
    "party_member": "note",
    "schooling": "education",
}
TITLES: Final = (
    "posts.title",
    "posts.title_party",
    "posts.title_state",
    "posts.title_union",
    "posts.title_council",
    "posts.title_concurrent",
)
CONTINUING: Final = frozenset(
    {
        *TITLES,
        "posts.body",
        "posts.term",
        "posts.from",
        "posts.to",
        "posts.decision",
        "posts.ending",
        "posts.end_decision",
        "posts.key_post",
        "posts.concurrent",
    }
)
_WORD_OF_DATE: Final = {"birth_date": re.compile("sinh"), "party_joined": re.compile("dang|ket nap")}
_LOOKED_AT: Final = 200
_FEW_NAMES: Final = 2
_NAMES: Final = frozenset({"full_name", "family_name", "given_name"})
_PLANNED: Final = "quy hoach"
_MOSTLY: Final = 0.6
_ANY_DAY: Final = date(2099, 12, 31)
"""For telling dates from other values: which century two digits mean does not matter here."""


def settle(sheet: Sheet, header: Header) -> Header:
    """Tell columns apart by what they hold: dates under «Nam» and «Nữ» or marks, one name or two."""
    columns = dict(header.columns)
    for column, key in header.columns.items():
        values = _values(sheet, header, column)
        kept = _settled(key, values)
        if key in TITLES and _PLANNED in folded(heading_of(sheet, header, column)):
            # A post that somebody is planned for is not held.
            kept = None
        if kept is None:
            del columns[column]
        else:
            columns[column] = kept
    _years_beside_months(sheet, header, columns)
    _parts_of_dates(sheet, header, columns)
    _two_parts_of_a_name(sheet, header, columns)
    if not _NAMES.intersection(columns.values()):
        _name_by_contents(sheet, header, columns)
    lost = (column for column in header.columns if column not in columns)
    unmapped = tuple(sorted({*(one for one in header.unmapped if one not in columns), *lost}))
    return replace(header, columns=dict(sorted(columns.items())), unmapped=unmapped)


def _settled(key: str, values: list[Value]) -> str | None:
    """Return the key that a column's contents allow; None when they are something else."""
    sex = key.removeprefix("birth_")
    if sex in {"male", "female"} and values:
        if _mostly(values, _is_date):
            return f"birth_{sex}"
        if _mostly(values, lambda value: as_mark(value) is not None):
            return sex
        # A heading that speaks of births keeps its column: what is no date there is told cell by cell.
        return key if key != sex else None
    if key == "party_member" and values and _mostly(values, _is_date):
        return "party_joined"
    if (
        key == "posts.title_concurrent"
        and values
        and _mostly(values, lambda value: as_mark(value) is not None)
    ):
        return "posts.concurrent"
    return key


def _years_beside_months(sheet: Sheet, header: Header, columns: dict[int, str]) -> None:
    """«Tháng» beside «Năm sinh», with nothing but years below this: two parts of one date."""
    for key, (_, month, year) in DATE_PARTS.items():
        whole = next((place for place, one in columns.items() if one == key), None)
        beside = next((place for place, one in columns.items() if one == month), None)
        if whole is None or beside is None or year in columns.values():
            continue
        own = _WORD_OF_DATE[key].search(folded(heading_of(sheet, header, beside)))
        if whole - beside != 1 and not (own and beside - whole == 1):
            continue
        years = _values(sheet, header, whole)
        if years and _mostly(years, lambda value: _is_number_in(value, FIRST_YEAR, LAST_YEAR)):
            columns[whole] = year


def _is_number_in(value: Value, least: int, most: int) -> bool:
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    return text.isdecimal() and least <= int(text) <= most


def _parts_of_dates(sheet: Sheet, header: Header, columns: dict[int, str]) -> None:
    """«Ngày», «Tháng», «Năm» side by side are one date, that of birth when no other words tell of another.

    Below words that are no date's («Bổ nhiệm») they are none, and neither is one of them without the year.
    """
    for key, parts in DATE_PARTS.items():
        found = sorted(place for place, one in columns.items() if one in parts)
        if not found:
            continue
        words = {heading_of(sheet, header, place).rpartition(" / ")[0] for place in found}
        whole = len(found) == len(parts) and words == {""}
        year = next((place for place in found if columns[place] == parts[-1]), None)
        own = heading_of(sheet, header, year) if year is not None else ""
        told = len(words) == 1 and _WORD_OF_DATE[key].search(folded(f"{next(iter(words))} {own}"))
        side_by_side = found == list(range(found[0], found[0] + len(found)))
        as_one = year is not None and side_by_side and (told or whole)
        for place in [place for place, one in columns.items() if one == key] if as_one else found:
            del columns[place]
        # «Sinh năm» alone is the whole of what is known.
        alone = not as_one and year is not None and key not in columns.values()
        if alone and year is not None and _WORD_OF_DATE[key].search(folded(own)):
            columns[year] = key


def _two_parts_of_a_name(sheet: Sheet, header: Header, columns: dict[int, str]) -> None:
    """«Họ và tên» merged over two columns holds the family and middle name, and the given name."""
    column = next((place for place, key in columns.items() if key == "full_name"), None)
    if column is None:
        return
    wide = any(
        block.left <= column and block.right == column + 1 and block.top in header.rows
        for block in sheet.blocks
    )
    right = _values(sheet, header, column + 1) if wide and column + 1 < len(sheet.rows[0]) else []
    free = columns.get(column + 1, "family_name") in _NAMES
    if right and free and _mostly(right, lambda value: len(str(value).split()) == 1):
        columns[column] = "family_name"
        columns[column + 1] = "given_name"


def _name_by_contents(sheet: Sheet, header: Header, columns: dict[int, str]) -> None:
    """Take the first column that holds people's names, where no heading tells."""
    rows = sheet.rows[header.rows[-1] + 1 :][:_LOOKED_AT]
    for column in range(len(sheet.rows[0])):
        texts = [str(row[column]) for row in rows if isinstance(row[column], str)]
        if column not in columns and len(texts) >= _FEW_NAMES and _mostly(list(texts), _is_person):
            columns[column] = "full_name"
            return


def _is_person(value: Value) -> bool:
    return is_person_name(str(value)) and not looks_like_group(str(value))


def _values(sheet: Sheet, header: Header, column: int) -> list[Value]:
    """Return what a column holds in rows with a name: no numbers of columns, no groups, no sums."""
    rows = sheet.rows[header.rows[-1] + 1 :][:_LOOKED_AT]
    places = [place for place, key in header.columns.items() if key in _NAMES]
    headings = {sheet.rows[row][place] for row in header.rows for place in places}
    return [
        row[column]
        for row in rows
        if row[column] is not None
        and not is_ditto(row[column])
        # A group's name, merged over the row, stands in every column.
        and any(_is_name(row[place], headings) and row[place] != row[column] for place in places)
    ]


def _is_name(value: Value, headings: set[Value]) -> bool:
    return (
        isinstance(value, str)
        and value[:1].isalpha()
        and value not in headings
        and not is_total(value)
        and not looks_like_group(value)
    )


def _mostly(values: list[Value], wanted: Callable[[Value], bool]) -> bool:
    return sum(wanted(value) for value in values) >= _MOSTLY * len(values)


def _is_date(value: Value) -> bool:
    if as_mark(value) is not None:
        return False
    try:
        partial_from_cell(value, today=_ANY_DAY)
    except InvalidDate:
        return False
    return True
