"""Duties on the way to proposed tasks: label lines given to the duties they speak of, annex rows read."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.draft_clues import (
    Draft,
    Passage,
    TimePassage,
    apply_clues,
    apply_field,
    apply_heading,
    apply_line,
    apply_row,
)
from app.services.plans.duties import Duty, find_duties
from app.services.plans.labels import Level
from app.services.plans.paragraph import Paragraph
from app.services.plans.paragraphs import build_paragraphs
from app.services.plans.preview import Flag, SourceLine
from app.services.plans.sections import Entry, FieldLine, Item, Outline, Section, SectionKind, Table
from app.services.plans.tables import RowCell, TaskRow, read_task_rows
from app.services.plans.verbs import next_action


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
            if duty.unit is not None and not _is_member(item, duty):
                draft.lead = text[duty.unit[0] : duty.unit[1]]
                draft.named_lead = True
            apply_clues(draft, Passage(item.paragraph, duty.start, duty.end))
            for start, end in duty.shared:
                shared = Passage(item.paragraph, start, end)
                apply_clues(draft, shared, bracket=True)
                draft.times.append(TimePassage(shared, field=False))
                draft.more.append(shared)
            for one in duty.fields:
                apply_field(draft, one.role, Passage(item.paragraph, one.start, one.end))
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
            apply_line(draft, line, only_missing=True)
        apply_heading(draft)
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
                apply_line(draft, line, only_missing=False)
        else:
            self._defaults.setdefault(id(line.section), []).append(line)

    def _speaks_of(self, line: FieldLine) -> list[Draft]:
        """The duty right above a deeper label line; of one at the same depth all since the last label
        lines.
        """
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
        """Label lines right under a paragraph that a blank line parts from the one before are that
        paragraph's own.
        """
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
                apply_row(self._drafts[-1], row)
            else:
                self._take_row(row, table.section, prefix)

    def _take_row(self, row: TaskRow, section: Section, prefix: str) -> None:
        self._batch += 1
        own = (
            row.number
            if not row.group or not row.number.startswith(f"{row.group}.")
            else row.number[len(row.group) + 1 :]
        )
        passages = _cell_passages(row.task)
        own = own or _number_in(passages[:1])
        number = ".".join(part for part in (prefix, row.group, own) if part)
        repeated = bool(own) and not row.same_number and (id(section), number) in self._row_numbers
        self._row_numbers.add((id(section), number))
        for passage in passages:
            item = Item(
                passage.paragraph, passage.start, section, number, passage.paragraph.level, listed=True
            )
            duties = find_duties(item)
            found = [Passage(passage.paragraph, duty.start, duty.end) for duty in duties] or [passage]
            for one, duty in zip_longest(found, duties):
                draft = Draft(one, section, number, batch=self._batch, annex=True)
                apply_clues(draft, one)
                if duty is not None:
                    for field_found in duty.fields:
                        apply_field(
                            draft,
                            field_found.role,
                            Passage(one.paragraph, field_found.start, field_found.end),
                        )
                    for start, end in duty.shared:
                        draft.times.append(TimePassage(Passage(one.paragraph, start, end), field=False))
                apply_row(draft, row)
                if repeated:
                    draft.flags.add(Flag.REPEATED_NUMBER)
                if draft.lead is None:
                    draft.lead = row.group_unit
                apply_heading(draft)
                self._drafts.append(draft)


def _number_in(passages: Sequence[Passage]) -> str:
    """The number that stands in the cell of the task itself, where the table has no column of numbers."""
    label = passages[0].paragraph.label if passages else None
    return label.number if label is not None and label.level < Level.UNNUMBERED else ""


_ASSIGNED: Final = re.compile(r"(?:giao|phan cong|yeu cau)\b")


def _is_member(item: Item, duty: Duty) -> bool:
    """ "phân công ủy viên phụ trách …" under the unit that does so: the unit leads, not its members."""
    if duty.unit is None or item.section.unit is None:
        return False
    named = item.paragraph.text[duty.unit[0] : duty.unit[1]]
    if _EACH.match(aligned_fold(named)) and _same_kind(named, item.section.unit):
        return True
    return named[:1].islower() and _ASSIGNED.match(item.paragraph.folded, duty.start) is not None


_EACH: Final = re.compile(r"(?:moi|tung)\s+")


def _same_kind(each: str, unit: str) -> bool:
    """ "Mỗi bản …" under "Các bản" is said of the units of the heading."""
    return (
        aligned_fold(each).split()[1:2] == aligned_fold(unit).split()[-1:]
        or aligned_fold(each).split()[1:] == aligned_fold(unit).removeprefix("cac ").split()
    )


def _is_within(section: Section | None, outer: Section) -> bool:
    while section is not None:
        if section is outer:
            return True
        section = section.parent
    return False


def _touches(paragraph: Paragraph, start: int, end: int) -> bool:
    """Whether a joint of the paragraph lies in the duty's words."""
    return any(start < joint <= end for joint in paragraph.joined_at)


_DETAIL: Final = re.compile(r"(?:tai|o|dia diem|doi tuong|doi voi|thanh phan|so luong|quy mo)\b[^;.]{0,60}:")


def _is_detail(passage: Passage) -> bool:
    """A cell's line that says where or for whom: "- Tại thôn: các độ tuổi còn lại"."""
    folded = passage.paragraph.folded
    found = _DETAIL.match(folded, passage.start)
    return found is not None and next_action(folded, passage.paragraph.text, found.end(), passage.end) is None


def _cell_passages(cell: RowCell) -> list[Passage]:
    """The cell's lines as paragraphs; a line that goes on a sentence is joined to the one before."""
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
    kept = [one for index, one in enumerate(kept) if not index or not _is_detail(one)]
    if len(kept) > 1 and not any(one.paragraph.label for one in kept[1:]):
        # Lines of one cell without labels are one task unless each is a sentence of its own.
        return [kept[0], *(one for one in kept[1:] if kept[0].paragraph.text.rstrip().endswith((".", ";")))]
    return kept


# --- clues ------------------------------------------------------------------------------------------------
