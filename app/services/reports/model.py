"""What a document holds, before anybody lays it out.

A query fills a `Report`; the renderers print it; `snapshot` keeps it. Every number is a `Figure` that
carries the records behind it, and the same Figure object stands in the prose and in the annex, so that they
cannot differ. Texts are kept as written; the renderers make them printable (NFC, no control characters).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, Literal

from app.core.dates import format_date
from app.core.numbers import format_decimal

UNKNOWN_FIGURE: Final = "…"
"""Printed for a figure without a value: the sign of Vietnamese statistics for "occurs, not collected"."""

PERCENT: Final = "%"
MONEY: Final = "đồng"


class Align(StrEnum):
    """How the text of a column stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Orientation(StrEnum):
    """How the A4 sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class RowKind(StrEnum):
    """What a row of a table is."""

    DATA = "data"
    GROUP = "group"
    """A heading over the rows that follow: its one cell runs across all columns."""
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Records:
    """The records behind a number or a row: `kind` as in `services/records`, `ids` in the order counted."""

    kind: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the report. `value` None: not known, printed as `UNKNOWN_FIGURE`.

    `places` are the decimals printed (rounding is `format_decimal`'s). `unit` PERCENT is printed with the
    number; any other unit is for the reader of the model: the prose or the head of the column names it.
    `signed` prints + before an increase. `label` says what is counted, for the list of records that a click
    opens.
    """

    value: int | Decimal | None
    _: KW_ONLY
    label: str = ""
    unit: str = ""
    places: int = 0
    signed: bool = False
    records: tuple[Records, ...] = ()

    @property
    def text(self) -> str:
        """As printed: `1.234`, `38,2%`, `+3`, `…`."""
        if self.value is None:
            return UNKNOWN_FIGURE
        number = format_decimal(Decimal(self.value), self.places)
        sign = "+" if self.signed and self.value > 0 and number.strip("0,") else ""
        return f"{sign}{number}{PERCENT if self.unit == PERCENT else ''}"


Run = str | Figure
Cell = str | Figure | date | None


def cell_text(cell: Cell) -> str:
    """A cell as printed; a date as dd/MM/yyyy."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case Figure():
            return cell.text
        case date():
            return format_date(cell)


@dataclass(frozen=True, slots=True)
class Edit:
    """The officer's words in place of a paragraph's automatic text, and the automatic text they were put
    over.
    """

    text: str
    over: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose. `runs` is what the query produced (empty: nothing, the paragraph is typed
    only).

    `key` is stable over periods and programs: edits are kept under it. A line break in an edit prints as a
    new paragraph. Nothing produced and nothing typed prints as a dotted line to fill in; an edit to the
    empty text leaves the paragraph out.
    """

    key: str
    runs: tuple[Run, ...] = ()
    edit: Edit | None = None
    optional: bool = False
    """A place for words beside others: blank, it prints nothing instead of a dotted line."""

    @property
    def auto_text(self) -> str | None:
        """What the query produced; None when the paragraph is typed only."""
        return _joined(self.runs) if self.runs else None

    @property
    def text(self) -> str:
        """What is printed."""
        return self.edit.text if self.edit is not None else _joined(self.runs)

    @property
    def is_blank(self) -> bool:
        """Nothing produced and nothing typed where words are due: printed as a dotted line."""
        return self.edit is None and not self.runs and not self.optional

    @property
    def is_outdated(self) -> bool:
        """The officer's words were put over an automatic text that has changed since: numbers may differ."""
        return self.edit is not None and self.edit.over != self.auto_text


def _joined(runs: Iterable[Run]) -> str:
    return "".join(run if isinstance(run, str) else run.text for run in runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table. `weight` shares out the width; neighbours with the same `group` get a common
    head.
    """

    header: str
    weight: float = 1.0
    align: Align = Align.LEFT
    group: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: one cell a column, but one cell alone in a GROUP row. `records` is what a click on the row
    opens.
    """

    cells: tuple[Cell, ...]
    _: KW_ONLY
    kind: RowKind = RowKind.DATA
    records: tuple[Records, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. `title` stands above it, `unit_note` («Đơn vị tính: …») above at the right, `note` below.

    Raises ValueError when a row does not have its columns' number of cells.
    """

    key: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    unit_note: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError(f"table {self.key} has no columns")
        for row in self.rows:
            if len(row.cells) != (1 if row.kind is RowKind.GROUP else len(self.columns)):
                raise ValueError(f"a row of table {self.key} has {len(row.cells)} cells")

    @property
    def header_groups(self) -> tuple[tuple[str, int], ...]:
        """Neighbouring columns under one head: (text, number of columns); "" for a column of its own."""
        groups: list[tuple[str, int]] = []
        for column in self.columns:
            if column.group and groups and groups[-1][0] == column.group:
                groups[-1] = (column.group, groups[-1][1] + 1)
            else:
                groups.append((column.group, 1))
        return tuple(groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it; its level is its depth. `number` as printed («I.», «1.», «a)»)."""

    key: str
    title: str
    blocks: "tuple[Block, ...]" = ()
    number: str = ""
    article: bool = False
    """An article of a decision («Điều 1.»): printed as written, not in capitals."""


Block = Section | Paragraph | Table


def part(key: str, number: str, title: str, *blocks: Block) -> Section:
    """Return a numbered part of a report."""
    return Section(key=key, number=number, title=title, blocks=blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The head of the document (NĐ 30/2020/NĐ-CP, Phụ lục I, ô 1–4).

    `superior`: the body above, not bold. `issuer`: one or two bold lines. `issuer_name`: the issuer within
    a sentence («UBND xã Hưng Đạo»). Without a `symbol` there is no line for the number. `number` None and
    `issued` None are left blank for the clerk, with `year`.
    """

    issuer: tuple[str, ...]
    issuer_name: str
    symbol: str
    place: str
    year: int
    superior: str | None = None
    number: str | None = None
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: «TM. ỦY BAN NHÂN DÂN», «KT. CHỦ TỊCH», «PHÓ CHỦ TỊCH» and the name (empty: left blank)."""

    authority: tuple[str, ...]
    signer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """An annex on pages of its own. `reference` None: «(Kèm theo …)» is made from the letterhead; "": no
    such line.
    """

    key: str
    label: str
    title: str
    blocks: tuple[Block, ...]
    reference: str | None = None
    orientation: Orientation = Orientation.PORTRAIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole document: a report, an official letter or a plain list.

    `type_name` «BÁO CÁO»; None makes an official letter, whose `title` stands as «V/v …» under the number.
    `decided_by` («Chủ tịch Ủy ban nhân dân xã …») makes a decision: it stands above the legal bases, and
    «QUYẾT ĐỊNH:» below them. `cosigners` sign two side by side above the signature, as in minutes.
    `period_note` is printed under the title («(Số liệu từ … đến …)»). `verification` is a small last line,
    for the head of the change log's chain on a frozen report. `body_size` is 13 or 14: the decree leaves it
    to the office. Keys of sections, paragraphs, tables and annexes are unique; a ValueError says which is
    not.
    """

    kind: str
    title: str
    blocks: tuple[Block, ...]
    type_name: str | None = None
    period: str = ""
    period_note: str = ""
    letterhead: Letterhead | None = None
    markings: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    decided_by: str = ""
    legal_bases: tuple[str, ...] = ()
    closing: Paragraph | None = None
    cosigners: tuple[Signature, ...] = ()
    signature: Signature | None = None
    recipients: tuple[str, ...] = ()
    drafter: str = ""
    verification: str = ""
    annexes: tuple[Annex, ...] = ()
    orientation: Orientation = Orientation.PORTRAIT
    body_size: Literal[13, 14] = 14

    def __post_init__(self) -> None:
        seen: set[str] = set()
        keys = [block.key for block in self.walk()] + [annex.key for annex in self.annexes]
        for key in keys + ([self.closing.key] if self.closing else []):
            if key in seen:
                raise ValueError(f"the key {key} stands twice in the report")
            seen.add(key)

    def walk(self) -> Iterator[Block]:
        """Every section, paragraph and table in printing order, annexes last; the closing is not among
        them.
        """
        for blocks in (self.blocks, *(annex.blocks for annex in self.annexes)):
            for _, block in walk(blocks):
                yield block

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph that can be edited, the closing last."""
        yield from (block for block in self.walk() if isinstance(block, Paragraph))
        if self.closing is not None:
            yield self.closing

    def tables(self) -> Iterator[Table]:
        """Every table in printing order."""
        yield from (block for block in self.walk() if isinstance(block, Table))

    def figures(self) -> Iterator[Figure]:
        """Every figure in printing order; one that stands in several places comes several times."""
        for block in self.walk():
            if isinstance(block, Table):
                yield from (cell for row in block.rows for cell in row.cells if isinstance(cell, Figure))
            elif isinstance(block, Paragraph):
                yield from (run for run in block.runs if isinstance(run, Figure))

    def with_edits(self, edits: Mapping[str, Edit | None]) -> "Report":
        """The report with the officer's words put in, by key; None takes an edit back. Unknown keys are
        passed over.
        """
        closing = self.closing
        if closing is not None and closing.key in edits:
            closing = replace(closing, edit=edits[closing.key])
        annexes = tuple(replace(annex, blocks=_edited(annex.blocks, edits)) for annex in self.annexes)
        return replace(self, blocks=_edited(self.blocks, edits), closing=closing, annexes=annexes)


def _edited(blocks: tuple[Block, ...], edits: Mapping[str, Edit | None]) -> tuple[Block, ...]:
    return tuple(_edited_block(block, edits) for block in blocks)


def _edited_block(block: Block, edits: Mapping[str, Edit | None]) -> Block:
    match block:
        case Section():
            return replace(block, blocks=_edited(block.blocks, edits))
        case Paragraph() if block.key in edits:
            return replace(block, edit=edits[block.key])
        case _:
            return block


def walk(blocks: Iterable[Block], depth: int = 1) -> Iterator[tuple[int, Block]]:
    """Every block in printing order with its depth: 1 for what stands directly in the body."""
    for block in blocks:
        yield depth, block
        if isinstance(block, Section):
            yield from walk(block.blocks, depth + 1)
