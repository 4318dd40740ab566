"""Which column of a sheet is which field: the heading rows found, and headings matched by likeness."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.services.spreadsheets.likeness import NO_FIELD, HeadingIndex, plain
from app.services.spreadsheets.sheet import Sheet, Value, column_letter

SEARCHED_ROWS: Final = 60
_LONGEST_HEADING: Final = 80
_MOST_HEADING_ROWS: Final = 4
_NEXT_ROW_COST: Final = 0.05
_JOINED_BONUS: Final = 0.02
_HIDDEN_COST: Final = 0.3
_SHARED_HEADINGS: Final = 2
_ORDINALS: Final = frozenset({"tt", "stt", "so tt", "so thu tu", "s tt", "thu tu"})


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings stand (indexes into `Sheet.rows`) and what each column (0-based) holds."""

    rows: tuple[int, ...]
    columns: Mapping[int, str]
    unmapped: tuple[int, ...]
    """Columns with a heading that is no field's."""
    ordinal: int | None = None
    """The column of running numbers (STT)."""

    def letters(self) -> dict[str, str]:
        """Return column letter → field key."""
        return {column_letter(column): key for column, key in self.columns.items()}


def find_header(
    sheet: Sheet, index: HeadingIndex, *, required: Sequence[frozenset[str]], least: int = 1
) -> Header | None:
    """Return the heading rows that most columns are known by.

    One to four rows, the upper ones over several columns of the lower. None when no row has one of the
    sets of fields that are `required`, and at least so many fields.
    """
    best: tuple[float, Header] | None = None
    for top in range(min(SEARCHED_ROWS, len(sheet.rows))):
        for height in range(1, min(_MOST_HEADING_ROWS, len(sheet.rows) - top) + 1):
            score, header = _matched(sheet, tuple(range(top, top + height)), index)
            held = set(header.columns.values())
            if (
                len(held) >= least
                and any(keys <= held for keys in required)
                and (best is None or score > best[0])
            ):
                best = (score, header)
    return _with_row_above(sheet, best[1], index) if best else None


def likely_header(sheet: Sheet) -> Header:
    """Return the row that looks most like headings where none is known: the first with the most texts."""
    rows = range(min(SEARCHED_ROWS, len(sheet.rows)))
    row = max(rows, key=lambda place: len({_as_heading(value) for value in sheet.rows[place]} - {""}))
    headings = {column for column, value in enumerate(sheet.rows[row]) if _as_heading(value)}
    return Header((row,), {}, tuple(sorted(headings)), _ordinal(sheet, (row,)))


def with_given(header: Header, sheet: Sheet, given: Mapping[str, str]) -> Header:
    """Return the header with columns set by hand: letter → key, or «» to leave the column out."""
    columns = dict(header.columns)
    width = len(sheet.rows[0])
    by_letter = {column_letter(column): column for column in range(width)}
    for letter, key in given.items():
        column = by_letter.get(letter.upper())
        if column is None:
            continue
        for other in [one for one, held in columns.items() if held == key]:
            del columns[other]
        columns.pop(column, None)
        if key:
            columns[column] = key
    unmapped = tuple(
        column
        for column in range(width)
        if column not in columns and column != header.ordinal and heading_of(sheet, header, column)
    )
    return replace(header, columns=dict(sorted(columns.items())), unmapped=unmapped)


def heading_of(sheet: Sheet, header: Header, column: int) -> str:
    """Return a column's heading as people read it: «Ngày vào Đảng / Chính thức»."""
    texts = [_as_heading(sheet.rows[row][column]) for row in header.rows]
    return " / ".join(dict.fromkeys(" ".join(text.split()) for text in texts if text))


def fingerprint(sheet: Sheet, header: Header) -> str:
    """Return what tells one layout of headings from another."""
    headings = [plain(heading_of(sheet, header, column)) for column in range(len(sheet.rows[0]))]
    return hashlib.sha256("\n".join(headings).rstrip("\n").encode()).hexdigest()[:32]


def _with_row_above(sheet: Sheet, header: Header, index: HeadingIndex) -> Header:
    """Take in the row above where headings stand in it too: cells merged downwards over both rows."""
    top = header.rows[0]
    if top == 0:
        return header
    upper, lower = sheet.rows[top - 1], sheet.rows[top]
    shared = sum(upper[column] is not None and upper[column] == lower[column] for column in header.columns)
    if shared < _SHARED_HEADINGS:
        return header
    return _matched(sheet, (top - 1, *header.rows), index)[1]


def _matched(sheet: Sheet, rows: tuple[int, ...], index: HeadingIndex) -> tuple[float, Header]:
    texts = {column: _texts(sheet, rows, column) for column in range(len(sheet.rows[rows[0]]))}
    # Of equally alike ones the field's own name comes before its other names, then the left column.
    pairs = sorted(
        (
            bonus - match.score + (_HIDDEN_COST if column in sheet.hidden_columns else 0),
            match.place,
            column,
            match.key,
        )
        for column, found in texts.items()
        for bonus, text in found
        for match in index.matches(text)
    )
    columns: dict[int, str] = {}
    score = 0.0
    for unlike, _, column, key in pairs:
        if column in columns or (key != NO_FIELD and key in columns.values()):
            continue
        columns[column] = key
        score -= unlike
    columns = {column: key for column, key in columns.items() if key != NO_FIELD}
    # A further row is taken only where it adds something.
    score -= _NEXT_ROW_COST * (len(rows) - 1)
    ordinal = _ordinal(sheet, rows)
    unmapped = tuple(
        column for column, found in texts.items() if found and column not in columns and column != ordinal
    )
    return score, Header(rows, dict(sorted(columns.items())), unmapped, ordinal)


def _ordinal(sheet: Sheet, rows: tuple[int, ...]) -> int | None:
    for column in range(len(sheet.rows[rows[0]])):
        if any(plain(_as_heading(sheet.rows[row][column])) in _ORDINALS for row in rows):
            return column
    return None


def _texts(sheet: Sheet, rows: tuple[int, ...], column: int) -> list[tuple[float, str]]:
    """Return what a column may be called: the lowest heading; all, or the lower two, joined."""
    found = [_as_heading(sheet.rows[row][column]) for row in rows]
    distinct = list(dict.fromkeys(text for text in found if text))
    if not distinct or any(plain(text) in _ORDINALS for text in distinct):
        # «Số TT» is nearly «Số ĐT».
        return []
    texts = [(0.0, distinct[-1])]
    if len(distinct) > 1:
        texts += [(-_JOINED_BONUS, " ".join(distinct)), (-_JOINED_BONUS, " ".join(distinct[-2:]))]
    return texts


def _as_heading(value: Value) -> str:
    return value if isinstance(value, str) and len(value) <= _LONGEST_HEADING else ""
