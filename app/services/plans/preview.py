"""What the reader hands over: a plan's head and its proposed tasks, each tied to its words in the source.

Nothing here is stored; the officer looks at a `PlanPreview`, corrects it, and only then are tasks made.
`PlanPreview.to_json` is the shape of `plan preview --json`.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class LineKind(StrEnum):
    """What a source line is."""

    PARAGRAPH = "paragraph"
    TABLE_ROW = "table_row"


class Flag(StrEnum):
    """A doubt about a task, shown to the officer and never repaired silently."""

    YEAR_MISMATCH = "year_mismatch"
    END_BEFORE_START = "end_before_start"
    INVALID_DATE = "invalid_date"
    YEAR_TO_CONFIRM = "year_to_confirm"
    RELATIVE_DEADLINE = "relative_deadline"
    EVENT_RELATIVE = "event_relative"
    CONDITIONAL_DATE = "conditional_date"
    DITTO = "ditto"
    OCR = "ocr"
    BROKEN_PARAGRAPH = "broken_paragraph"
    PAGE_BREAK = "page_break"
    REPEATED_NUMBER = "repeated_number"
    DUPLICATE_DUTY = "duplicate_duty"


class Frequency(StrEnum):
    """How often a duty comes round."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    QUARTERLY = "QUARTERLY"
    HALFYEARLY = "HALFYEARLY"
    YEARLY = "YEARLY"
    TERM = "TERM"
    CONTINUOUS = "CONTINUOUS"
    EVENT = "EVENT"


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a table row; `start` and `end` are its place in the row's text.

    `column` counts grid columns from 0 and `width` how many of them the cell spans; `continued` says that the
    cell is the lower part of one that began in a row above (merged downwards).
    """

    text: str
    start: int
    end: int
    column: int
    width: int = 1
    continued: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the source: of a .txt file, a paragraph or table row of a .docx, a printed line of a .pdf.

    `number` is 1-based. `text` is NFC; an automatic number of Word stands in it as it is seen on paper.
    `table` numbers the table a row belongs to. Known for .pdf: `page`, whether the line begins further
    in than the others (`indented`) and whether it reaches the right margin (`full`).
    """

    number: int
    text: str
    kind: LineKind = LineKind.PARAGRAPH
    cells: tuple[TableCell, ...] = ()
    table: int | None = None
    bold: bool = False
    page: int | None = None
    indented: bool | None = None
    full: bool | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (exclusive) of the text of source line `line`."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ProposedPeriod:
    """When a duty is due. `start` None: open (a deadline); both None: the words give no date by
    themselves.
    """

    start: date | None
    end: date | None
    raw: str
    label: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedRecurrence:
    """How often, with the words that say so."""

    freq: Frequency
    raw: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedQuota:
    """At least `minimum` of `unit` in each `per` (day week month quarter half_year year term; None: in
    all).
    """

    minimum: int
    unit: str
    per: str | None
    raw: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedTask:
    """One duty found in the plan.

    `line` is where its words start; `spans` are all its words, line by line. `section` joins the numbers
    of the headings (`III.1.1`; of an annex `PL.2`), `heading` is the nearest heading's text. `paragraph`
    is the whole paragraph or table cell that the duty was cut from. `product`, `budget` and `note` come
    from annex tables and label lines.
    """

    line: int
    section: str
    text: str
    lead_unit: str | None = None
    coop_units: tuple[str, ...] = ()
    periods: tuple[ProposedPeriod, ...] = ()
    recurrence: ProposedRecurrence | None = None
    quota: ProposedQuota | None = None
    flags: tuple[Flag, ...] = ()
    spans: tuple[Span, ...] = ()
    paragraph: str = ""
    heading: str = ""
    product: str = ""
    budget: str = ""
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        """The task as in the contract of `plan preview --json`."""
        return {
            "line": self.line,
            "section": self.section,
            "text": self.text,
            "lead_unit": self.lead_unit,
            "coop_units": list(self.coop_units),
            "periods": [
                {"start": _iso(one.start), "end": _iso(one.end), "label": one.label, "raw": one.raw}
                for one in self.periods
            ],
            "recurrence": self.recurrence
            and {"freq": self.recurrence.freq.value, "raw": self.recurrence.raw},
            "quota": self.quota
            and {"min": self.quota.minimum, "unit": self.quota.unit, "per": self.quota.per},
            "flags": [flag.value for flag in self.flags],
        }


@dataclass(frozen=True, slots=True)
class PlanHead:
    """The head of the plan. `year` is the year of its tasks; a plan for several years ends in `year_end`.

    `year_certain` is False when the year had to be inferred; then every date without a year is to be
    confirmed. `begins_in` is the month that its year begins with: 1, of a school year 8.
    """

    title: str = ""
    number: str | None = None
    issuer: str | None = None
    year: int | None = None
    year_end: int | None = None
    year_certain: bool = True
    begins_in: int = 1
    signed_on: date | None = None
    place: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The head as in the contract of `plan preview --json`."""
        return {"title": self.title, "number": self.number, "issuer": self.issuer, "year": self.year}


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """A plan as read; `lines` are the whole source for the window to show beside the tasks."""

    head: PlanHead
    tasks: tuple[ProposedTask, ...] = ()
    warnings: tuple[str, ...] = ()
    lines: tuple[SourceLine, ...] = field(default=(), repr=False)

    def to_json(self) -> dict[str, Any]:
        """The shape of `plan preview --json`: {"plan": …, "tasks": […], "warnings": […]}."""
        return {
            "plan": self.head.to_json(),
            "tasks": [task.to_json() for task in self.tasks],
            "warnings": list(self.warnings),
        }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
