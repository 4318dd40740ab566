"""A task in the making, and how units, times and products of every kind of place are put into it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.fields import find_fields
from app.services.plans.paragraph import Paragraph, paragraph_of
from app.services.plans.preview import Flag
from app.services.plans.sections import FieldLine, Section
from app.services.plans.tables import RowCell, TaskRow
from app.services.plans.units import (
    Clues,
    find_clues,
    heading_unit,
    opening_unit,
    split_units,
    starts_unit,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters of a paragraph."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters as they stand."""
        return self.paragraph.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class TimePassage:
    """Where to look for times. `field`: it is a time field; `told`: what its column says before it ("từ ",
    "quy ii").
    """

    passage: Passage
    field: bool
    told: str = ""


@dataclass(slots=True)
class Draft:
    """A task in the making."""

    passage: Passage
    section: Section
    number: str
    lead: str | None = None
    named_lead: bool = False
    coop: list[str] = field(default_factory=list)
    times: list[TimePassage] = field(default_factory=list)
    default_times: list[TimePassage] = field(default_factory=list)
    """Of the section: they hold only where the duty has no time of its own."""
    more: list[Passage] = field(default_factory=list)
    flags: set[Flag] = field(default_factory=set)
    product: str = ""
    budget: str = ""
    note: str = ""
    batch: int = 0
    annex: bool = False


def apply_clues(draft: Draft, passage: Passage, *, bracket: bool = False) -> None:
    """Take the units that the words of a passage name; in a `bracket` also its labelled fields."""
    paragraph = passage.paragraph
    if bracket:
        for one in find_fields(paragraph.folded, passage.start, passage.end):
            apply_field(draft, one.role, Passage(paragraph, one.start, one.end))
    clues = find_clues(paragraph.folded, paragraph.text, passage.start, passage.end)
    if clues.lead is not None and not (draft.named_lead and bracket):
        draft.lead = paragraph.text[clues.lead[0] : clues.lead[1]]
        draft.named_lead = True
    if bracket and draft.lead is None and clues.lead is None:
        _lead_in_bracket(draft, passage, clues)
    _add_coop(draft, [paragraph.text[left:right] for left, right in clues.coop])


_ASKED: Final = re.compile(r"\s*(?:(?:giao|do|phan cong|de nghi)\s+(?:cho\s+)?)?")


def _lead_in_bracket(draft: Draft, passage: Passage, clues: Clues) -> None:
    """ "(Trạm Y tế xã, các thôn)": the first unit leads, the others join."""
    paragraph = passage.paragraph
    asked = _ASKED.match(paragraph.folded, passage.start, passage.end)
    start = asked.end() if asked else passage.start
    unit = opening_unit(paragraph.folded, paragraph.text, start, passage.end)
    if unit is None or unit in clues.coop:
        return
    first, *others = split_units(paragraph.folded, paragraph.text, *unit)
    draft.lead, draft.named_lead = paragraph.text[first[0] : first[1]], True
    _add_coop(draft, [paragraph.text[left:right] for left, right in others])


def _add_coop(draft: Draft, names: Sequence[str]) -> None:
    known = {aligned_fold(name) for name in draft.coop}
    if draft.lead is not None:
        known.add(aligned_fold(draft.lead))
    for name in names:
        if aligned_fold(name) not in known:
            draft.coop.append(" ".join(name.split()))
            known.add(aligned_fold(name))


def apply_line(draft: Draft, line: FieldLine, *, only_missing: bool) -> None:
    """Take the fields of a line («Chủ trì: …; thời gian: …»); `only_missing` leaves what is known."""
    paragraph = line.paragraph
    for one in find_fields(paragraph.folded, line.start, len(paragraph.text)):
        apply_field(draft, one.role, Passage(paragraph, one.start, one.end), only_missing=only_missing)


def apply_field(draft: Draft, role: str, value: Passage, *, only_missing: bool = False) -> None:
    """Take one field by its role; `only_missing` leaves what is known."""
    paragraph = value.paragraph
    if not value.text.strip():
        return
    match role:
        case "lead" if not (only_missing and draft.lead):
            _apply_lead(draft, value)
        case "coop" if not (only_missing and draft.coop):
            units = split_units(paragraph.folded, paragraph.text, value.start, value.end, listed=True)
            _add_coop(draft, [paragraph.text[left:right] for left, right in units])
        case "time" if only_missing:
            draft.default_times.append(TimePassage(value, field=True))
        case "time":
            draft.times.append(TimePassage(value, field=True))
            draft.more.append(value)
        case "product" if not draft.product:
            draft.product = value.text
        case "budget" if not draft.budget:
            draft.budget = value.text
        case "other" if not draft.note:
            draft.note = value.text
        case _:
            pass


def _apply_lead(draft: Draft, value: Passage) -> None:
    """ "Công an xã chủ trì, phối hợp với …" may stand in the value; of several units the first leads."""
    paragraph = value.paragraph
    clues = find_clues(paragraph.folded, paragraph.text, value.start, value.end)
    if clues.lead is not None:
        draft.lead = paragraph.text[clues.lead[0] : clues.lead[1]]
    else:
        cut = value.end
        help_at = paragraph.folded.find("phoi hop", value.start, value.end)
        if help_at > value.start:
            cut = help_at
        units = split_units(paragraph.folded, paragraph.text, value.start, cut, listed=False)
        hard = [piece for piece in units if piece[1] > piece[0]]
        if not hard:
            return
        draft.lead = " ".join(paragraph.text[hard[0][0] : hard[0][1]].split())
        rest = [paragraph.text[left:right] for left, right in hard[1:]]
        draft.lead = draft.lead.strip(" ,;.()")
        draft.named_lead = True
        _add_coop(draft, rest)
    draft.named_lead = True
    _add_coop(draft, [paragraph.text[left:right] for left, right in clues.coop])


def apply_heading(draft: Draft) -> None:
    """What the headings above say: their unit, and units and times in their brackets."""
    section: Section | None = draft.section
    unit = section.unit if section is not None else None
    nearest = True
    while section is not None and section.paragraph is not None:
        paragraph = section.paragraph
        end = min(paragraph.body_start + len(section.heading) + 4, len(paragraph.text))
        whole = Passage(paragraph, paragraph.body_start, end)
        if heading_unit(paragraph.folded, paragraph.text, whole.start, whole.end) is None:
            clues = find_clues(paragraph.folded, paragraph.text, whole.start, whole.end)
            if nearest and clues.coop and not draft.coop:
                _add_coop(draft, [paragraph.text[left:right] for left, right in clues.coop])
            if draft.lead is None and unit is None and clues.lead is not None:
                draft.lead = paragraph.text[clues.lead[0] : clues.lead[1]]
            for one in find_fields(paragraph.folded, whole.start, whole.end):
                apply_field(draft, one.role, Passage(paragraph, one.start, one.end), only_missing=True)
        section, nearest = section.parent, False
    if draft.lead is None:
        draft.lead = unit


_LEADS: Final = re.compile(r"\s*\(\s*(?:đơn vị )?chủ trì\s*\)", re.IGNORECASE)
_HELPS: Final = re.compile(r"\s*\(\s*([^()]+?)\s+(?:cùng )?phối hợp\s*\)", re.IGNORECASE)


def _without_marks(text: str) -> tuple[str, list[str]]:
    """A cell of units without "(chủ trì)" and "(… phối hợp)", and the units that the latter name."""
    helpers = [found[1] for found in _HELPS.finditer(text)]
    return _LEADS.sub("", _HELPS.sub("", text)), helpers


def _apply_labels(draft: Draft, cell: Passage) -> bool:
    """A cell that says itself who leads and who joins: "Chủ trì: …; phối hợp: …"."""
    fields = find_fields(cell.paragraph.folded, cell.start, cell.end)
    roles = {one.role for one in fields}
    if not roles or not roles <= {"lead", "coop"} or fields[0].label != cell.start:
        return False
    for one in fields:
        apply_field(draft, one.role, Passage(cell.paragraph, one.start, one.end))
    return True


def apply_row(draft: Draft, row: TaskRow) -> None:
    """Take what stands in the row of a table beside the task."""
    if row.lead is not None and row.lead.text:
        text, helpers = _without_marks(row.lead.text)
        passage = _cell_passage(replace(row.lead, text=text))
        _add_coop(draft, helpers)
        if not _apply_labels(draft, passage):
            if draft.lead is None or not draft.named_lead:
                _apply_lead(draft, passage)
            else:
                _add_coop(draft, [text])
        if row.lead.ditto:
            draft.flags.add(Flag.DITTO)
    if row.coop is not None:
        apply_field(draft, "coop", _cell_passage(row.coop))
        if row.coop.ditto:
            draft.flags.add(Flag.DITTO)
    for cell, told in row.times:
        if not any(
            one.told == told and one.passage.text == cell.text.replace("\n", " ") for one in draft.times
        ):
            draft.times.append(TimePassage(_cell_passage(cell), field=True, told=told))
        if cell.ditto:
            draft.flags.add(Flag.DITTO)
    draft.product = draft.product or row.product
    draft.budget = draft.budget or row.budget
    draft.note = draft.note or row.note


_UNIT_LINE: Final = re.compile(r"(?<=[^\s,;:\-–(&])\n(?=\S)")


def _parted(found: re.Match[str]) -> str:
    """ ";" in the place of a line break between two units; of a name that only goes on, a space."""
    text, after = found.string, found.end()
    folded = aligned_fold(text)
    goes_on = _GOES_ON.search(folded, 0, found.start()) or not text[after].isupper()
    return " " if goes_on or not starts_unit(folded, text, after) else ";"


_GOES_ON: Final = re.compile(r"(?<![a-z])(?:va|cua|voi|cac|truong|pho|thuoc)$")
"""A name that ends a line so has its last words on the next."""


def _cell_passage(cell: RowCell) -> Passage:
    """A cell as one paragraph; a line break before the name of another unit parts the two."""
    text = _UNIT_LINE.sub(_parted, cell.text).replace("\n", " ")
    paragraph = paragraph_of(text, line=cell.line, start=cell.start)
    return Passage(paragraph, 0, len(paragraph.text))
