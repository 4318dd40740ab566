"""What each row under the headings is: a record, part of one, a group heading, a total, a note …"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.services.spreadsheets.mapping import Header
from app.services.spreadsheets.sheet import Sheet, Value
from app.services.spreadsheets.words import folded


class Skip(StrEnum):
    """Why a row is no record."""

    TITLE = "title"
    """Above the headings."""
    HEADER = "header"
    """The headings, and where they are repeated at the top of a page."""
    BLANK = "blank"
    NUMBERING = "numbering"
    """The row of column numbers under the headings."""
    GROUP = "group"
    """A heading over the rows that follow."""
    TOTAL = "total"
    NOTE = "note"
    """Signatures and remarks below the table."""
    HIDDEN = "hidden"
    """Hidden in Excel, by hand or by a filter."""
    CONTINUED = "continued"
    """More of the record above: taken in there."""

    @property
    def label(self) -> str:
        """What the officer reads."""
        return _LABELS[self]


_LABELS: Final = {
    Skip.TITLE: "dòng tên danh sách",
    Skip.HEADER: "dòng tiêu đề cột",
    Skip.BLANK: "dòng trống",
    Skip.NUMBERING: "dòng đánh số cột",
    Skip.GROUP: "dòng tên nhóm",
    Skip.TOTAL: "dòng cộng",
    Skip.NOTE: "ghi chú, chữ ký",
    Skip.HIDDEN: "dòng đang ẩn",
    Skip.CONTINUED: "phần tiếp của dòng trên",
}

_TOTAL: Final = re.compile(r"(?:tong cong|tong so|tong|cong)(?:\s*\(.*\))?\s*(?:[:=].*|\d.*)?")
_COLUMN_NUMBER: Final = re.compile(r"\(?(?:\d{1,2}|[a-z])\)?|\(?\d{1,2}\)?\s*=[\d\s()+=-]+")
_NUMBER: Final = re.compile(r"\d{1,5}[.)]?")
_GROUP_NUMBER: Final = re.compile(r"(?:[ivx]{1,5}|[a-z])[.)]?")
_NUMBERED_TEXT: Final = re.compile(
    r"(?:(?P<roman>[ivx]{1,5})|(?P<letter>[a-z])|(?P<number>\d{1,2}))\s*[.)/-]\s*\S"
)
_NOTE: Final = re.compile(
    r"(?:\(?\*+\)?|ghi chu|luu y|chu thich|chu y|noi nhan|nguoi (?:lap|tong hop|ghi|ke khai|dien)|lap bieu"
    r"|thu truong"
    r"|xac nhan|thu ky|ky (?:ten|ghi ro|va dong dau)|\(ky|an dinh danh sach|danh sach (?:nay|tren|gom|co)"
    r"|(?:tm|kt|tl|tuq)[. ]|t/m)"
)
_DATE_LINE: Final = re.compile(r"ngay\b.{0,12}\bthang\b.{0,12}\bnam\b")
_FEW: Final = 2
_GROUP_WIDTH: Final = 3
_MANY: Final = 5
_REPEATED: Final = 0.6
_UNNUMBERED: Final = 3
"""The level of a group without a number: under A, I and 1."""


@dataclass(frozen=True, slots=True)
class RowKind:
    """A row: `skip` None for a record; `groups` are the headings that stand over it, the outer first."""

    index: int
    skip: Skip | None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRules:
    """What tells the rows of one kind: `required` are the keys of which one must be filled in a record.

    `names_record`: whether a text alone in a row may be a record; `names_group`: whether it is surely a
    group's. `continuing`: keys of columns that may go on over several rows of one record.
    """

    required: frozenset[str]
    names_record: Callable[[str], bool]
    names_group: Callable[[str], bool]
    continuing: frozenset[str] = field(default_factory=frozenset)


def is_total(text: str) -> bool:
    """Whether a text begins a row of sums («Tổng cộng: 3 người»)."""
    return _TOTAL.fullmatch(folded(text)) is not None


def kinds_of_rows(sheet: Sheet, header: Header, rules: RowRules) -> list[RowKind]:
    """Return what every row of the sheet is, in order."""
    reader = _Reader(sheet, header, rules)
    first, last = header.rows[0], header.rows[-1]
    reader.stand_under(_group_above(sheet, first, rules))
    found = []
    for index, row in enumerate(sheet.rows):
        if index < first or index in header.rows:
            blank = all(value is None for value in row)
            skip = Skip.HEADER if index in header.rows else Skip.BLANK if blank else Skip.TITLE
            found.append(RowKind(index, skip))
        elif index > last:
            found.append(reader.read(index, row))
    return found


def _group_above(sheet: Sheet, first: int, rules: RowRules) -> str:
    """Return the group that stands right above the headings («I. ĐẢNG ỦY»); «» for none.

    It has a number: the office's name at the head of a list has none.
    """
    for row in reversed(sheet.rows[:first]):
        texts = {str(value) for value in row if value is not None}
        if texts:
            text = texts.pop()
            numbered = _NUMBERED_TEXT.match(folded(text)) is not None
            return text if not texts and numbered and rules.names_group(text) else ""
    return ""


class _Reader:
    """Reads the rows under the headings one after the other."""

    def __init__(self, sheet: Sheet, header: Header, rules: RowRules) -> None:
        self._sheet = sheet
        self._header = header
        self._rules = rules
        self._required = [column for column, key in header.columns.items() if key in rules.required]
        self._headings = [
            {column: folded(str(value)) for column, value in enumerate(sheet.rows[row]) if value is not None}
            for row in header.rows
        ]
        self._groups: dict[int, str] = {}
        self._after_note = False
        self._below_record = False
        self._starts = {
            (row, block.left): block.top
            for block in sheet.blocks
            for row in range(block.top + 1, block.bottom + 1)
        }

    def stand_under(self, group: str) -> None:
        """Begin under a group."""
        if group:
            self._enter("", group)

    def read(self, index: int, row: tuple[Value, ...]) -> RowKind:
        filled = {column: value for column, value in enumerate(row) if value is not None}
        skip = self._skip(index, filled)
        self._below_record = skip in {None, Skip.CONTINUED}
        return RowKind(index, skip, tuple(text for _, text in sorted(self._groups.items())))

    def _skip(self, index: int, filled: Mapping[int, Value]) -> Skip | None:
        if index in self._sheet.hidden_rows:
            return Skip.HIDDEN if filled else Skip.BLANK
        if not filled:
            return Skip.BLANK
        if self._is_plain_record(index, filled):
            self._after_note = False
            return None
        texts = {column: folded(str(value)) for column, value in filled.items()}
        if self._is_heading(texts):
            return Skip.HEADER
        words = [text for column, text in texts.items() if not self._is_number_at(column, text)]
        if len(filled) > _FEW and all(_COLUMN_NUMBER.fullmatch(text) for text in texts.values()):
            return Skip.NUMBERING
        if words and _TOTAL.fullmatch(words[0]):
            self._after_note = True
            return Skip.TOTAL
        if self._is_group(filled, texts):
            return Skip.GROUP
        return self._record_or_note(index, filled, texts)

    def _is_plain_record(self, index: int, filled: Mapping[int, Value]) -> bool:
        """Whether a row is a record at first sight, as nearly all are: numbered, named, with more in it."""
        ordinal = self._header.ordinal
        if ordinal is not None and type(filled.get(ordinal)) is int:
            enough = len(filled) > _GROUP_WIDTH
        else:
            enough = len(filled) > _MANY and len(set(filled.values())) > _GROUP_WIDTH
        return enough and all(self._is_name_at(index, one, filled.get(one)) for one in self._required)

    def _is_name_at(self, index: int, column: int, value: Value) -> bool:
        return (
            isinstance(value, str)
            and len(value) > _GROUP_WIDTH
            and (index, column) not in self._starts
            and not any(heading.get(column) == folded(value) for heading in self._headings)
            and not _TOTAL.match(folded(value))
            and not _NOTE.match(folded(value))
        )

    def _record_or_note(
        self, index: int, filled: Mapping[int, Value], texts: Mapping[int, str]
    ) -> Skip | None:
        distinct = set(texts.values())
        has_name = any(column in filled for column in self._required)
        numbered = self._ordinal_is_number(texts)
        if self._continues(index, filled, has_name=has_name):
            return Skip.CONTINUED
        noted = any(_NOTE.match(text) or _DATE_LINE.search(text) for text in distinct)
        if noted and not numbered and (len(distinct) <= _FEW or not has_name):
            self._after_note = True
            return Skip.NOTE
        certain = has_name and (numbered or len(distinct) >= _GROUP_WIDTH)
        if self._after_note and not certain:
            return Skip.NOTE
        if not has_name and len(distinct) <= _FEW:
            return Skip.NOTE
        self._after_note = False
        return None

    def _is_heading(self, texts: Mapping[int, str]) -> bool:
        for heading in self._headings:
            same = sum(heading.get(column) == text for column, text in texts.items())
            if same >= _FEW and same >= _REPEATED * len(texts):
                return True
        return False

    def _is_number_at(self, column: int, text: str) -> bool:
        return _COLUMN_NUMBER.fullmatch(text) is not None or (
            column == self._header.ordinal and _GROUP_NUMBER.fullmatch(text) is not None
        )

    def _ordinal_is_number(self, texts: Mapping[int, str]) -> bool:
        ordinal = self._header.ordinal
        return ordinal is not None and _NUMBER.fullmatch(texts.get(ordinal, "")) is not None

    def _continues(self, index: int, filled: Mapping[int, Value], *, has_name: bool) -> bool:
        """Whether a row goes on with the record above: its name is merged from there, or it has none."""
        if not self._rules.continuing or not self._below_record:
            return False
        if has_name:
            return any((index, column) in self._starts for column in self._required)
        mapped = {self._header.columns[column] for column in filled if column in self._header.columns}
        others = [column for column in filled if column not in self._header.columns]
        texts = (folded(str(value)) for value in filled.values())
        return (
            bool(mapped)
            and mapped <= self._rules.continuing
            and not others
            and not any(_NOTE.match(text) or _DATE_LINE.search(text) for text in texts)
        )

    def _is_group(self, filled: Mapping[int, Value], texts: Mapping[int, str]) -> bool:
        ordinal = self._header.ordinal
        number = texts.get(ordinal, "") if ordinal is not None else ""
        rest = {
            column: text
            for column, text in texts.items()
            if column != ordinal or len(text) > _GROUP_WIDTH + 3
        }
        words = {text for text in rest.values() if not _COLUMN_NUMBER.fullmatch(text)}
        if not words:
            return False
        column = next(place for place, text in rest.items() if text in words)
        shown = str(filled[column])
        span = sum(text == texts[column] for text in texts.values())
        if (
            len(words) == 1
            and not any(_NOTE.match(text) or _DATE_LINE.search(text) for text in words)
            and (span >= _GROUP_WIDTH or self._alone_is_group(number, shown, column))
        ):
            self._enter(number, shown)
            return True
        if (
            len(words) <= _FEW
            and number
            and _GROUP_NUMBER.fullmatch(number)
            and not self._rules.names_record(shown)
        ):
            self._enter(number, shown)
            return True
        return False

    def _alone_is_group(self, number: str, shown: str, column: int) -> bool:
        """Whether the only text of a row is a group's name and no record's."""
        if column not in self._required and column != self._header.ordinal and column != 0:
            return False
        if number and _GROUP_NUMBER.fullmatch(number) and not _NUMBER.fullmatch(number):
            return True
        if column == self._header.ordinal or self._rules.names_group(shown):
            return True
        if self._rules.names_record(shown) or self._after_note:
            return False
        return not number and (shown.isupper() or _NUMBERED_TEXT.match(folded(shown)) is not None)

    def _enter(self, number: str, shown: str) -> None:
        """Stand under a group: those at its own and at deeper levels are left."""
        self._after_note = False
        level = _level(number or folded(shown))
        self._groups = {one: text for one, text in self._groups.items() if one < level}
        self._groups[level] = shown


def _level(text: str) -> int:
    """Return how deep a group lies by its number: A, I, 1, none."""
    mark = text if _GROUP_NUMBER.fullmatch(text) or _NUMBER.fullmatch(text) else ""
    found = _NUMBERED_TEXT.match(f"{mark.rstrip('.)')}. x" if mark else text)
    if found is None:
        return _UNNUMBERED
    return 1 if found["roman"] else 0 if found["letter"] else 2
