"""The rows of one sheet as records of one kind, with problems by cell. Needs no file of the book."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from app.core.errors import UnreadableDocument
from app.core.text import MASKED, quoted
from app.services.spreadsheets.cells import is_ditto, shown_text
from app.services.spreadsheets.mapping import (
    Header,
    find_header,
    fingerprint,
    heading_of,
    likely_header,
    with_given,
)
from app.services.spreadsheets.preview import (
    CellProblem,
    Heading,
    ReadRow,
    ReadSheet,
    SkippedRow,
    by_cell,
)
from app.services.spreadsheets.row_draft import FieldReader, RowDraft
from app.services.spreadsheets.row_kinds import RowKind, RowRules, Skip, kinds_of_rows
from app.services.spreadsheets.sheet import Sheet, Value, column_letter
from app.services.spreadsheets.sheet_kind import ID_KEY, SheetKind

Remembered = Callable[[str], Mapping[str, str]]
"""Layout's fingerprint → the columns that the officer has set for it, by letter."""
_ANY: Final = (frozenset[str](),)
_ENOUGH: Final = 2
_LONGEST_TITLE: Final = 300
_MOST_TITLES: Final = 40
_LONGEST_WORDS: Final = 120
_MOST_BLANK: Final = 200
"""Blank rows in a row that are told one by one: a stray mark far below leaves a million of them."""
_LONGEST_SAMPLE: Final = 60


def nothing_remembered(_fingerprint: str) -> Mapping[str, str]:
    """No layout has been corrected."""
    return {}


def as_written(name: str) -> str:
    """A body's name where there is no register."""
    return name


def read_rows(
    sheet: Sheet,
    kind: SheetKind,
    *,
    today: date,
    mapping: Mapping[str, str] | None = None,
    remembered: Remembered = nothing_remembered,
    bodies: Callable[[str], str] = as_written,
    lenient: bool = False,
) -> ReadSheet | None:
    """Return the sheet's records; None when it has no headings of this kind and none are given.

    `lenient`: instead of None its columns without a record, for setting them by hand.
    """
    header, layout = _header(sheet, kind, mapping or {}, remembered)
    if not any(keys <= set(header.columns.values()) for keys in kind.required_sets):
        return _described(sheet, header, kind, layout, first=header.rows[-1] + 1) if lenient else None
    rules = RowRules(
        required=kind.naming_keys,
        names_record=kind.names_record,
        names_group=kind.names_group,
        continuing=kind.continuing,
    )
    reader = _Rows(sheet, kind, header, today=today, bodies=bodies)
    for row in kinds_of_rows(sheet, header, rules):
        reader.take(row)
    described = _described(sheet, header, kind, layout, first=reader.first)
    return replace(described, rows=reader.finished(), skipped=tuple(reader.skipped))


def _described(sheet: Sheet, header: Header, kind: SheetKind, layout: str, *, first: int) -> ReadSheet:
    """Return what a sheet is, without its rows; `first` is where its values begin."""
    return ReadSheet(
        name=sheet.name,
        header_rows=tuple(sheet.row_number(index) for index in header.rows),
        mapping=header.letters(),
        unmapped=tuple(column_letter(column) for column in header.unmapped),
        rows=(),
        skipped=(),
        encoding=sheet.encoding,
        layout=layout,
        headings=_headings(sheet, header, kind, first),
    )


def _words_of(row: Iterable[Value]) -> str:
    """Return what stands in a row, for telling it from others."""
    texts = dict.fromkeys(shown_text(value) for value in row if value is not None)
    return " · ".join(texts)[:_LONGEST_WORDS]


def require_sheets(found: list[ReadSheet], kind: SheetKind) -> None:
    """Raise a sentence when no sheet had the headings."""
    if not found:
        label = kind.fields()[kind.required].label
        raise UnreadableDocument(
            f"Không tìm thấy dòng tiêu đề có cột «{label}» trong tệp. "
            "Hãy đặt tên cột ở dòng đầu bảng, hoặc chỉ rõ cột nào là mục nào."
        )


def _header(
    sheet: Sheet, kind: SheetKind, mapping: Mapping[str, str], remembered: Remembered
) -> tuple[Header, str]:
    """Return the headings, found or likely, with what the officer has set for this layout."""
    found = find_header(sheet, kind.index, required=kind.required_sets)
    # Headings that tell enough else: the contents may tell whose names are where.
    found = found or find_header(sheet, kind.index, required=_ANY, least=_ENOUGH)
    known = found or likely_header(sheet)
    layout = fingerprint(sheet, known)
    given = {**remembered(layout), **mapping}
    settled = kind.settle(sheet, known)
    return (with_given(settled, sheet, given) if given else settled), layout


def _headings(sheet: Sheet, header: Header, kind: SheetKind, first: int) -> tuple[Heading, ...]:
    """Return the columns with their first value from row `first` on; what no list shows is masked."""
    found = []
    masked = _masked_columns(sheet, header, kind)
    for column in range(len(sheet.rows[0])):
        title = heading_of(sheet, header, column)
        samples = (row[column] for row in sheet.rows[first:] if row[column] is not None)
        sample = next(samples, None)
        if title or sample is not None:
            shown = shown_text(sample)[:_LONGEST_SAMPLE]
            found.append(
                Heading(column_letter(column), title, MASKED if shown and column in masked else shown)
            )
    return tuple(found)


def _masked_columns(sheet: Sheet, header: Header, kind: SheetKind) -> frozenset[int]:
    """Return the columns of masked fields; those too whose heading is such a one but which are left out."""
    held = {column for column, key in header.columns.items() if kind.field_of(key) in kind.masked}
    for column in header.unmapped if kind.masked else ():
        if any(match.key in kind.masked for match in kind.index.matches(heading_of(sheet, header, column))):
            held.add(column)
    return frozenset(held)


class _Rows:
    """Makes the records of a sheet, one row after the other."""

    def __init__(
        self, sheet: Sheet, kind: SheetKind, header: Header, *, today: date, bodies: Callable[[str], str]
    ) -> None:
        self._sheet = sheet
        self._kind = kind
        self._header = header
        self._reader = FieldReader(kind.fields(), kind.rules, today=today)
        self._bodies = bodies
        above = (str(value) for row in sheet.rows[: header.rows[0]] for value in row if value)
        self._titles = tuple(dict.fromkeys(text[:_LONGEST_TITLE] for text in (sheet.name, *above)))[
            :_MOST_TITLES
        ]
        self._letters = {key: column_letter(column) for column, key in header.columns.items()}
        self._masked = _masked_columns(sheet, header, kind)
        self._drafts: list[tuple[int, RowDraft]] = []
        self._above: dict[str, Value] = {}
        self._blank = 0
        self.skipped: list[SkippedRow] = []

    @property
    def first(self) -> int:
        """Where the first record stands; the row under the headings when there is none."""
        return self._drafts[0][0] if self._drafts else self._header.rows[-1] + 1

    def take(self, row: RowKind) -> None:
        """Read a row, or note why it is no record."""
        self._blank = self._blank + 1 if row.skip is Skip.BLANK else 0
        if row.skip is None:
            self._begin(row)
        elif self._blank <= _MOST_BLANK:
            values = self._sheet.rows[row.index]
            # The headings themselves are no secret.
            hidden = self._masked if row.index > self._header.rows[-1] else ()
            words = _words_of(value for column, value in enumerate(values) if column not in hidden)
            self.skipped.append(SkippedRow(self._sheet.row_number(row.index), row.skip, words))
        if row.skip is Skip.CONTINUED:
            self._go_on(row)

    def _begin(self, row: RowKind) -> None:
        """Read a row that is a record of its own."""
        draft = self._draft(row)
        self._kind.read(draft)
        if draft.values.get(ID_KEY) is not None:
            draft.record[ID_KEY] = str(draft.values[ID_KEY])
        self._drafts.append((row.index, draft))

    def _go_on(self, row: RowKind) -> None:
        """Read a row that goes on with the record above."""
        if self._kind.read_more is not None and self._drafts:
            first = self._drafts[-1][1]
            more = self._draft(row)
            self._kind.read_more(more, first)
            first.problems.extend(more.problems)
            first.questions.extend(more.questions)

    def finished(self) -> tuple[ReadRow, ...]:
        """Return the records: what follows from other cells filled, an empty name told."""
        return tuple(self._finished(index, draft) for index, draft in self._drafts)

    def _finished(self, index: int, draft: RowDraft) -> ReadRow:
        kind = self._kind
        cell = draft.cell(kind.required)
        problems = draft.problems
        if not draft.record.get(kind.required) and not any(one.cell == cell for one in problems):
            label = kind.fields()[kind.required].label
            problems = [*problems, CellProblem(cell, f"Chưa có «{label}». Hãy điền ô này.")]
        kind.finish(draft.record, self._reader.today)
        return ReadRow(
            self._sheet.name,
            self._sheet.row_number(index),
            draft.record,
            by_cell(problems),
            questions=by_cell(draft.questions),
            cells=draft.cells,
        )

    def _draft(self, row: RowKind) -> RowDraft:
        number = self._sheet.row_number(row.index)
        values = self._sheet.rows[row.index]
        draft = RowDraft(
            self._reader,
            values={key: values[column] for column, key in self._header.columns.items()},
            cells={key: f"{letter}{number}" for key, letter in self._letters.items()},
            groups=row.groups,
            titles=self._titles,
            bodies=self._bodies,
        )
        self._repeat(draft)
        draft.leave_out_unreadable()
        return draft

    def _repeat(self, draft: RowDraft) -> None:
        """Put what stands above in place of «như trên»."""
        for key, value in draft.values.items():
            if is_ditto(value):
                draft.values[key] = self._above.get(key)
                if draft.values[key] is None:
                    draft.question(
                        key, f"Ô ghi {quoted(str(value))} nhưng ô ở dòng trên để trống. Hãy xem lại."
                    )
        self._above = draft.values.copy()


def with_findings(
    row: ReadRow, *, problems: tuple[CellProblem, ...], questions: tuple[CellProblem, ...]
) -> ReadRow:
    """Return a row with more found."""
    return replace(
        row,
        problems=by_cell((*row.problems, *problems)),
        questions=by_cell((*row.questions, *questions)),
    )
