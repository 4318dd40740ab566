"""Sections of a plan, what they hold, and where its text closes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.duty_words import read_opening
from app.services.plans.fields import find_fields, is_field_line
from app.services.plans.labels import Level
from app.services.plans.paragraph import Paragraph
from app.services.plans.phrases import alternation
from app.services.plans.phrases.headings import AIM_HEADINGS, DUTY_HEADINGS, FUND_HEADINGS, SIGNATURES
from app.services.plans.preview import SourceLine
from app.services.plans.units import starts_unit


class SectionKind(Enum):
    """What a section holds."""

    DUTIES = "duties"
    AIMS = "aims"
    FUNDS = "funds"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what it says for everything below it. `number` joins the headings' numbers."""

    number: str = ""
    heading: str = ""
    kind: SectionKind = SectionKind.DUTIES
    unit: str | None = None
    paragraph: Paragraph | None = None
    parent: "Section | None" = None
    repeated: bool = False


ROOT: Final = Section()


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph that may hold duties: from `start` on, in its section; `number` joins its own number
    too.
    """

    paragraph: Paragraph
    start: int
    section: Section
    number: str
    level: Level
    repeated: bool = False
    listed: bool = False
    """It has a label of its own: a number, a letter or a bullet."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A label line ("Đơn vị chủ trì: …") that speaks of the duties around it."""

    paragraph: Paragraph
    start: int
    section: Section
    level: Level


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table and the section in which it stands."""

    rows: tuple[SourceLine, ...]
    section: Section


Entry = Item | FieldLine | Table


@dataclass(slots=True)
class Outline:
    """The body of the plan in reading order, and what is odd about its numbering."""

    entries: list[Entry] = field(default_factory=list)
    oddities: list[str] = field(default_factory=list)


@lru_cache(maxsize=1)
def _aim() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:ve|mot so|cac|nhung)\s+)?(?:{alternation(AIM_HEADINGS)})(?![a-z0-9])")


@lru_cache(maxsize=1)
def _duty_beside() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[,;/&\-]|\bva)\s*(?:mot so\s+|cac\s+|nhung\s+)?(?:{alternation(DUTY_HEADINGS)})(?![a-z0-9])"
    )


@lru_cache(maxsize=1)
def _fund() -> re.Pattern[str]:
    return re.compile(rf"(?:ve\s+)?(?:{alternation(FUND_HEADINGS)})(?![a-z0-9])")


@lru_cache(maxsize=1)
def _signature() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(SIGNATURES)})(?:\s*\(.*\))?\s*")


def heading_kind(folded: str) -> SectionKind | None:
    """What a heading opens; None: it says nothing and the kind above it holds."""
    folded = folded.strip(" :.;*")
    if aim := _aim().match(folded):
        rest = folded[aim.end() :].strip()
        if _duty_beside().search(folded) is None and not (rest and starts_unit(rest, rest, 0)):
            return SectionKind.AIMS
        return SectionKind.DUTIES
    if _fund().match(folded) and _duty_beside().search(folded) is None:
        return SectionKind.FUNDS
    if _duty_beside().search(folded):
        return SectionKind.DUTIES
    return None


def is_heading_phrase(folded: str) -> bool:
    """A line that is nothing but what headings are called: "Tổ chức thực hiện", "Mục đích, yêu cầu"."""
    return folded.strip(" :.;*") in _HEADINGS


_HEADINGS: Final = frozenset((*AIM_HEADINGS, *DUTY_HEADINGS, *FUND_HEADINGS))


def is_signature(folded: str) -> bool:
    """ "Nơi nhận:" or a signer's authority line: the plan's text ends here."""
    stripped = folded.strip(" *:.")
    return stripped.startswith("noi nhan") or bool(_signature().match(stripped) and len(stripped) < 60)


def is_closing(block: Paragraph | SourceLine) -> bool:
    """Whether the plan's closing begins with this paragraph or table row."""
    if isinstance(block, SourceLine):
        return any(_is_signing_cell(cell.text) for cell in block.cells)
    return is_signature(block.folded) and (block.capitals or block.folded.strip().startswith("noi nhan"))


def _is_signing_cell(text: str) -> bool:
    """A signer's line is in capitals: a table's "Trưởng bản" only names who does the row's task."""
    folded = aligned_fold(text)
    return is_signature(folded) and (text.split("\n")[0].isupper() or folded.strip().startswith("noi nhan"))


def bullet_depths(blocks: Sequence[Paragraph | SourceLine]) -> dict[Level, float]:
    """Where bullets stand the other way round ("* Công an xã:" above "- …"), the depth of the upper ones."""
    depths: dict[Level, float] = {}
    for upper, lower in pairwise(blocks):
        if isinstance(upper, SourceLine) or isinstance(lower, SourceLine):
            continue
        bullets = Level.DASH <= lower.level < upper.level <= Level.DOT
        if bullets and upper.body.rstrip().endswith(":"):
            depths[upper.level] = min(depths.get(upper.level, 999.0), lower.level - 5.0)
    return depths


def is_label_line(paragraph: Paragraph) -> bool:
    """A label line; under a number of its own "3. Kinh phí: …" is a section, not a label."""
    if paragraph.level <= Level.ROMAN:
        return False
    start, end = paragraph.body_start, len(paragraph.text)
    if not is_field_line(paragraph.folded, start, end) or duty_in_label(paragraph) is not None:
        return False
    first = find_fields(paragraph.folded, start, end)[0]
    return paragraph.level > Level.NUMBER_4 or first.role not in ("budget", "other")


def duty_in_label(paragraph: Paragraph) -> int | None:
    """Where a duty begins behind a label ("Thời hạn báo cáo: các đơn vị gửi …"); None: there is none."""
    start, end = paragraph.body_start, len(paragraph.text)
    first = next(iter(find_fields(paragraph.folded, start, end)), None)
    if first is None or first.label != start or first.role not in ("time", "product"):
        return None
    opening = read_opening(paragraph.folded, paragraph.text, first.start, first.end)
    return first.start if opening is not None and opening.adverbial is None else None
