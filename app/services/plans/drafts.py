"""Duties on the way to proposed tasks: label lines given to the duties they speak of, annex rows read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.duties import find_duties
from app.services.plans.fields import find_fields
from app.services.plans.labels import Level
from app.services.plans.outline import Entry, FieldLine, Item, Outline, Section, SectionKind, Table
from app.services.plans.paragraphs import Paragraph, paragraph_of
from app.services.plans.preview import Flag
from app.services.plans.tables import RowCell, TaskRow, read_task_rows
from app.services.plans.units import Clues, find_clues, heading_unit, opening_unit, split_units


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters of a paragraph."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.paragraph.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class TimePassage:
    """Where to look for times. `field`: it is a time field; `told`: what its column says before it ("từ ", "quy ii")."""

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


def build_drafts(outline: Outline) -> list[Draft]:
    """The drafts of all duties, in reading order."""
    return _Drafter().run(outline.entries)


class _Drafter:
    """Goes through the entries; remembers which duties a label line may speak of."""

    def __init__(self) -> None:
        self._drafts: list[Draft] = []
        self._batch = 0
        self._last_item: Item | None = None
        self._pending: list[Draft] = []
        self._targets: list[Draft] | None = None
        self._defaults: dict[int, list[FieldLine]] = {}
        self._last_field: FieldLine | None = None
        self._line_before = 0
        self._row_numbers: set[tuple[int, str]] = set()

    def run(self, entries: Sequence[Entry]) -> list[Draft]:
        for entry in entries:
            if isinstance(entry, Item):
                self._take_item(entry)
            elif isinstance(entry, FieldLine):
                self._take_field(entry)
            else:
                self._take_table(entry)
        return self._drafts

    # --- paragraphs

    def _take_item(self, item: Item) -> None:
        duties = find_duties(item)
        if self._targets is not None:
            self._pending = []
        self._targets = None
        self._remember_line(item)
        self._batch += 1
        lead: str | None = None
        for duty in duties:
            draft = Draft(
                passage=Passage(item.paragraph, duty.start, duty.end),
                section=item.section,
                number=item.number,
                batch=self._batch,
            )
            text = item.paragraph.text
            if duty.unit is not None:
                draft.lead = text[duty.unit[0] : duty.unit[1]]
                draft.named_lead = True
            _apply_clues(draft, Passage(item.paragraph, duty.start, duty.end))
            for start, end in duty.shared:
                shared = Passage(item.paragraph, start, end)
                _apply_clues(draft, shared, bracket=True)
                draft.times.append(TimePassage(shared, field=False))
                draft.more.append(shared)
            for one in duty.fields:
                _apply_field(draft, one.role, Passage(item.paragraph, one.start, one.end))
            if draft.lead is None:
                draft.lead = lead
            elif draft.named_lead:
                lead = draft.lead
            draft.flags |= {
                flag for flag in item.paragraph.flags if _touches(item.paragraph, duty.start, duty.end)
            }
            if item.repeated or item.section.repeated:
                draft.flags.add(Flag.REPEATED_NUMBER)
            self._finish(draft)

    def _finish(self, draft: Draft) -> None:
        for line in self._defaults_for(draft.section):
            _apply_line(draft, line, only_missing=True)
        _apply_heading(draft)
        self._drafts.append(draft)
        self._pending.append(draft)

    def _defaults_for(self, section: Section | None) -> list[FieldLine]:
        lines: list[FieldLine] = []
        while section is not None:
            lines.extend(self._defaults.get(id(section), []))
            section = section.parent
        return lines

    # --- label lines

    def _take_field(self, line: FieldLine) -> None:
        if (
            self._targets is not None
            and self._last_field is not None
            and self._last_field.section is not line.section
        ):
            self._pending, self._targets = [], None
        self._last_field = line
        if self._targets is None:
            self._targets = self._speaks_of(line)
        if self._targets:
            for draft in self._targets:
                _apply_line(draft, line, only_missing=False)
        else:
            self._defaults.setdefault(id(line.section), []).append(line)

    def _speaks_of(self, line: FieldLine) -> list[Draft]:
        """The duty right above a deeper label line; of one at the same depth all since the last label lines."""
        same = [draft for draft in self._pending if _is_within(draft.section, line.section)]
        if not same or self._last_item is None:
            return []
        deeper = self._last_item.level < line.level < Level.PLAIN
        if deeper or self._last_item.level < Level.LETTER:
            return [draft for draft in same if draft.batch == same[-1].batch]
        if self._stands_apart(line):
            return [draft for draft in same if draft.batch == same[-1].batch]
        return same

    def _stands_apart(self, line: FieldLine) -> bool:
        """Label lines right under a paragraph that a blank line parts from the one before are that paragraph's own."""
        if self._last_item is None:
            return False
        paragraph = self._last_item.paragraph
        below = line.paragraph.line - paragraph.fragments[-1].line
        return below == 1 and paragraph.line - self._line_before > 1

    def _remember_line(self, item: Item) -> None:
        if self._last_item is not None:
            self._line_before = self._last_item.paragraph.fragments[-1].line
        if self._last_field is not None:
            self._line_before = max(self._line_before, self._last_field.paragraph.fragments[-1].line)
        self._last_item = item

    # --- annexes

    def _take_table(self, table: Table) -> None:
        self._pending, self._targets, self._last_item = [], None, None
        if table.section.kind is SectionKind.AIMS:
            return
        rows = read_task_rows(table.rows)
        if rows is None:
            return
        prefix = table.section.number or "PL"
        for row in rows:
            if row.continues and self._drafts and self._drafts[-1].annex:
                _apply_row(self._drafts[-1], row)
            else:
                self._take_row(row, table.section, prefix)

    def _take_row(self, row: TaskRow, section: Section, prefix: str) -> None:
        self._batch += 1
        own = (
            row.number
            if not row.group or not row.number.startswith(f"{row.group}.")
            else row.number[len(row.group) + 1 :]
        )
        number = ".".join(part for part in (prefix, row.group, own) if part)
        repeated = bool(own) and (id(section), number) in self._row_numbers
        self._row_numbers.add((id(section), number))
        for passage in _cell_passages(row.task):
            item = Item(
                passage.paragraph, passage.start, section, number, passage.paragraph.level, listed=True
            )
            duties = find_duties(item)
            found = [Passage(passage.paragraph, duty.start, duty.end) for duty in duties] or [passage]
            for one, duty in zip_longest(found, duties):
                draft = Draft(one, section, number, batch=self._batch, annex=True)
                _apply_clues(draft, one)
                if duty is not None:
                    for field_found in duty.fields:
                        _apply_field(
                            draft,
                            field_found.role,
                            Passage(one.paragraph, field_found.start, field_found.end),
                        )
                    for start, end in duty.shared:
                        draft.times.append(TimePassage(Passage(one.paragraph, start, end), field=False))
                _apply_row(draft, row)
                if repeated:
                    draft.flags.add(Flag.REPEATED_NUMBER)
                if draft.lead is None:
                    draft.lead = row.group_unit
                _apply_heading(draft)
                self._drafts.append(draft)


def _is_within(section: Section | None, outer: Section) -> bool:
    while section is not None:
        if section is outer:
            return True
        section = section.parent
    return False


def _touches(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether a joint of the paragraph lies in the duty's words."""
    return any(start < joint <= end for joint in paragraph.joined_at)


def _cell_passages(cell: RowCell) -> list[Passage]:
    """The cell's lines as paragraphs; a line that goes on a sentence is joined to the one before."""
    from app.services.plans.paragraphs import build_paragraphs
    from app.services.plans.preview import SourceLine

    passages: list[Passage] = []
    position = cell.start
    stray: list[SourceLine] = []
    for line in cell.text.split("\n"):
        stray.append(SourceLine(number=position, text=line))
        position += len(line) + 1
    for built in build_paragraphs(stray):
        if isinstance(built, Paragraph):
            paragraph = Paragraph(
                text=built.text,
                folded=built.folded,
                fragments=tuple(
                    type(one)(one.offset, cell.line, one.line + one.start, one.length)
                    for one in built.fragments
                ),
                label=built.label,
                bold=built.bold,
            )
            passages.append(Passage(paragraph, paragraph.body_start, len(paragraph.text)))
    kept = [one for one in passages if one.text.strip(" .-+")]
    if len(kept) > 1 and not any(one.paragraph.label for one in kept[1:]):
        # Lines of one cell without labels are one task unless each is a sentence of its own.
        return [kept[0], *(one for one in kept[1:] if kept[0].paragraph.text.rstrip().endswith((".", ";")))]
    return kept


# --- clues ------------------------------------------------------------------------------------------------------


def _apply_clues(draft: Draft, passage: Passage, *, bracket: bool = False) -> None:
    paragraph = passage.paragraph
    if bracket:
        for one in find_fields(paragraph.folded, passage.start, passage.end):
            _apply_field(draft, one.role, Passage(paragraph, one.start, one.end))
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


def _apply_line(draft: Draft, line: FieldLine, *, only_missing: bool) -> None:
    paragraph = line.paragraph
    for one in find_fields(paragraph.folded, line.start, len(paragraph.text)):
        _apply_field(draft, one.role, Passage(paragraph, one.start, one.end), only_missing=only_missing)


def _apply_field(draft: Draft, role: str, value: Passage, *, only_missing: bool = False) -> None:
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


def _apply_heading(draft: Draft) -> None:
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
                _apply_field(draft, one.role, Passage(paragraph, one.start, one.end), only_missing=True)
        section, nearest = section.parent, False
    if draft.lead is None:
        draft.lead = unit


def _apply_row(draft: Draft, row: TaskRow) -> None:
    if row.lead is not None and row.lead.text:
        passage = _cell_passage(row.lead)
        if draft.lead is None or not draft.named_lead:
            _apply_lead(draft, passage)
        else:
            _add_coop(draft, [row.lead.text])
        if row.lead.ditto:
            draft.flags.add(Flag.DITTO)
    if row.coop is not None:
        _apply_field(draft, "coop", _cell_passage(row.coop))
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


def _cell_passage(cell: RowCell) -> Passage:
    """A cell as one paragraph, its line breaks as separators."""
    text = cell.text.replace("\n", " ")
    paragraph = paragraph_of(text, line=cell.line, start=cell.start)
    return Passage(paragraph, 0, len(paragraph.text))
