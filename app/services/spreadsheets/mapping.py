"""Which column of a sheet is which field: the heading rows found, and headings matched by likeness."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from app.core.text import fold, unify_tone_marks
from app.services.spreadsheets.reading import Sheet, Value, column_letter

SEARCHED_ROWS: Final = 40
ALIKE: Final = 0.8
_LONGEST_HEADING: Final = 80
_SECOND_ROW_COST: Final = 0.05
_SHARED_HEADINGS: Final = 2
_ORDINALS: Final = frozenset({"tt", "stt", "so tt", "so thu tu"})


@dataclass(frozen=True, slots=True)
class Target:
    """A field that a column may hold: its key and the headings it goes by."""

    key: str
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings stand (indexes into `Sheet.rows`) and what each column (0-based) holds."""

    rows: tuple[int, ...]
    columns: Mapping[int, str]
    unmapped: tuple[int, ...]
    """Columns with a heading that is no field's."""

    def letters(self) -> dict[str, str]:
        """Return column letter → field key."""
        return {column_letter(column): key for column, key in self.columns.items()}


def find_header(sheet: Sheet, targets: Sequence[Target], *, required: str) -> Header | None:
    """Return the heading rows that most columns are known by; None when `required` is under none of them.

    One row, or two where the upper one spans several columns of the lower.
    """
    best: tuple[float, Header] | None = None
    wanted = {target.key: [_plain(heading) for heading in target.headings] for target in targets}
    for index in range(min(SEARCHED_ROWS, len(sheet.rows))):
        for height in (1, 2):
            if index + height > len(sheet.rows):
                continue
            score, header = _matched(sheet, tuple(range(index, index + height)), wanted)
            if required in header.columns.values() and (best is None or score > best[0]):
                best = (score, header)
    return _with_row_above(sheet, best[1]) if best else None


def _with_row_above(sheet: Sheet, header: Header) -> Header:
    """Take in the row above where headings stand in it too: cells merged downwards over both rows."""
    top = header.rows[0]
    if top == 0:
        return header
    upper, lower = sheet.rows[top - 1], sheet.rows[top]
    shared = sum(upper[column] is not None and upper[column] == lower[column] for column in header.columns)
    if shared < _SHARED_HEADINGS:
        return header
    return Header((top - 1, *header.rows), header.columns, header.unmapped)


def with_given(header: Header | None, sheet: Sheet, given: Mapping[str, str]) -> Header:
    """Return the header with columns set by hand: letter → key, or «» to leave the column out."""
    columns = dict(header.columns) if header else {}
    by_letter = {column_letter(column): column for column in range(len(sheet.rows[0]))}
    for letter, key in given.items():
        column = by_letter.get(letter.upper())
        if column is None:
            continue
        for other in [one for one, held in columns.items() if held == key]:
            del columns[other]
        columns.pop(column, None)
        if key:
            columns[column] = key
    unmapped = tuple(column for column in (header.unmapped if header else ()) if column not in columns)
    return Header(header.rows if header else (0,), columns, unmapped)


def likeness(heading: str, name: str) -> float:
    """Return how alike two headings are, 0 to 1; both as `_plain` makes them."""
    if heading == name:
        return 1.0
    left, right = heading.split(), name.split()
    if len(min(left, right, key=len)) >= 2 and (_starts(left, right) or _starts(right, left)):
        # «Số buổi đã tổ chức» is «Số buổi».
        return 0.9
    shorter, longer = sorted((len(heading), len(name)))
    # The bound that the lengths set, before the library is asked at some cost.
    if 2 * shorter < ALIKE * (shorter + longer):
        return 0.0
    matcher = SequenceMatcher(None, heading, name, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _starts(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    return len(longer) > len(shorter) and list(longer[: len(shorter)]) == list(shorter)


def _matched(sheet: Sheet, rows: tuple[int, ...], wanted: Mapping[str, list[str]]) -> tuple[float, Header]:
    headings = {
        column: texts for column in range(len(sheet.rows[rows[0]])) if (texts := _texts(sheet, rows, column))
    }
    # Of equally alike ones the field's own name comes before its other names, then the left column.
    pairs = sorted(
        (-likeness(text, name), place, column, key)
        for column, texts in headings.items()
        for text in texts
        for key, names in wanted.items()
        for place, name in enumerate(names)
    )
    columns: dict[int, str] = {}
    score = 0.0
    for unlike, _, column, key in pairs:
        if -unlike < ALIKE:
            break
        if column in columns or key in columns.values():
            continue
        columns[column] = key
        score -= unlike
    # Two rows are taken only where the second adds something.
    score -= _SECOND_ROW_COST * (len(rows) - 1)
    unmapped = tuple(
        column
        for column, texts in headings.items()
        if column not in columns and not _ORDINALS.intersection(texts)
    )
    return score, Header(rows, dict(sorted(columns.items())), unmapped)


def _texts(sheet: Sheet, rows: tuple[int, ...], column: int) -> list[str]:
    """Return what a column may be called: the lowest heading, and upper and lower joined."""
    found = [_plain(_as_heading(sheet.rows[row][column])) for row in rows]
    distinct = list(dict.fromkeys(text for text in found if text))
    if not distinct:
        return []
    return list(dict.fromkeys([distinct[-1], " ".join(distinct)]))


def _as_heading(value: Value) -> str:
    return value if isinstance(value, str) and len(value) <= _LONGEST_HEADING else ""


def _plain(text: str) -> str:
    folded = fold(unify_tone_marks(text))
    return " ".join("".join(char if char.isalnum() else " " for char in folded).split())
