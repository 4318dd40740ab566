"""The third stage: which paragraphs are headings, what stands below them, where the body begins and ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.duty_words import starts_like_duty
from app.services.plans.fields import find_fields
from app.services.plans.labels import Level
from app.services.plans.paragraph import Paragraph
from app.services.plans.preview import SourceLine
from app.services.plans.sections import (
    ROOT,
    FieldLine,
    Item,
    Outline,
    Section,
    SectionKind,
    Table,
    bullet_depths,
    duty_in_label,
    heading_kind,
    is_heading_phrase,
    is_label_line,
)
from app.services.plans.units import heading_unit

# --- kinds of headings ----------------------------------------------------------------------------------


# --- the walk --------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Open:
    """A heading on the stack."""

    rank: float
    section: Section
    number: str
    has_units: bool = False
    seen: set[str] = field(default_factory=set)


_ANNEX_RANK: Final = -0.5
_ENDS_ITEM: Final = re.compile(r"[.;]\s*$|/\.\s*$")
_EVERYBODY: Final = re.compile(r"cac (?:co quan|don vi|phong|nganh|ban)\b.*")
_NO_NAME: Final = re.compile(
    r"\b(?:cong tac|che do|noi dung|hoat dong|thoi gian|quy|thang|doi voi|ve|nam|tien do|muc|dieu khoan)\b|\d"
)
_TIME_HEADING: Final = re.compile(
    r"(?:trong\s+)?(?:quy\s+(?:[ivl]+|[1-4])|thang\s+\d{1,2}|(?:0?[69]|sau|chin)\s+thang\s+(?:dau|cuoi)"
    r"\s+nam|ca nam|dot\s+\d|tuan\s+\d|hoc ky\s+[iv12]+)"
    r"[\s,/\-\d]*(?:(?:nam|va|den|thang|quy)\s*[\s,/\-\divx]*)*"
)
_NAMES_UNIT_AT_END: Final = re.compile(r"\b(?:giao|phan cong|de nghi|yeu cau)\s+(?:cho\s+)?(?=\S)")


def build_outline(blocks: Sequence[Paragraph | SourceLine], *, annex_from: int | None = None) -> Outline:
    """The outline of the body (without head and closing); from `annex_from` on it is annexes."""
    return _Walker(blocks).walk(annex_from)


class _Walker:
    def __init__(self, blocks: Sequence[Paragraph | SourceLine]) -> None:
        self._blocks = blocks
        self._stack: list[_Open] = [_Open(-1, ROOT, "")]
        self._outline = Outline()
        self._depths = bullet_depths(blocks)

    def walk(self, annex_from: int | None) -> Outline:
        index = 0
        while index < len(self._blocks):
            if index == annex_from:
                self._stack[1:] = [_Open(_ANNEX_RANK, Section(number="PL", parent=ROOT), "PL")]
            block = self._blocks[index]
            if isinstance(block, SourceLine):
                rows = self._rows_from(index)
                self._outline.entries.append(Table(rows, self._top.section))
                index += len(rows)
                continue
            self._take(block, index)
            index += 1
        return self._outline

    @property
    def _top(self) -> _Open:
        return self._stack[-1]

    def _rows_from(self, index: int) -> tuple[SourceLine, ...]:
        rows: list[SourceLine] = []
        for block in self._blocks[index:]:
            if not isinstance(block, SourceLine) or (rows and block.table != rows[0].table):
                break
            rows.append(block)
        return tuple(rows)

    def _take(self, paragraph: Paragraph, index: int) -> None:
        start = paragraph.body_start
        if paragraph.folded.startswith("tren day la"):
            del self._stack[1:]
        if is_label_line(paragraph):
            self._close_deeper(paragraph)
            self._outline.entries.append(FieldLine(paragraph, start, self._top.section, paragraph.level))
            return
        after_unit = self._inline_heading_end(paragraph)
        if self._is_heading(paragraph, index):
            self._push(paragraph, index)
        elif after_unit is not None:
            self._push(paragraph, index, end=after_unit)
            self._add_item(paragraph, after_unit, under_own_heading=True)
        else:
            self._close_deeper(paragraph)
            self._add_item(paragraph, start)

    # --- headings

    def _is_heading(self, paragraph: Paragraph, index: int) -> bool:
        body, words = paragraph.body, len(paragraph.body.split())
        level = paragraph.level
        if paragraph.label is not None and paragraph.label.annex:
            return True
        if level <= Level.ROMAN:
            return words <= 45 and not self._has_inline_content(paragraph)
        if _ENDS_ITEM.search(body) and not (level < Level.UNNUMBERED and words <= 14):
            return False
        if level < Level.UNNUMBERED:
            return self._numbered_is_heading(paragraph, index, words)
        if level in (Level.DASH, Level.PLUS, Level.DOT):
            if self._unit(paragraph) is not None and body.rstrip().endswith(":"):
                return True
            return body.rstrip().endswith(":") and self._next_is_deeper(paragraph, index)
        return self._plain_is_heading(paragraph, index, words)

    def _numbered_is_heading(self, paragraph: Paragraph, index: int, words: int) -> bool:
        if self._unit(paragraph) is not None:
            return True
        following = self._next(index)
        if words > 60 or self._has_inline_content(paragraph):
            return False
        if paragraph.body.rstrip().endswith(":"):
            return following is not None
        if _ENDS_ITEM.search(paragraph.body):
            deeper = self._next_is_deeper(paragraph, index)
            return (deeper and heading_kind(paragraph.folded[paragraph.body_start :]) is not None) or (
                deeper and not starts_like_duty(paragraph.folded, paragraph.text, paragraph.body_start)
            )
        if isinstance(following, SourceLine):
            return True
        if following is None:
            return False
        if following.label is None:
            return (
                not self._plain_is_heading(following, index + 1, len(following.body.split())) or words <= 30
            )
        return self._next_is_deeper(paragraph, index)

    def _plain_is_heading(self, paragraph: Paragraph, index: int, words: int) -> bool:
        body = paragraph.body.rstrip()
        following = self._next(index)
        if _ENDS_ITEM.search(body) or following is None or words > 30:
            return False
        if paragraph.capitals or self._unit(paragraph) is not None or is_heading_phrase(paragraph.folded):
            return True
        if body.endswith(":"):
            return isinstance(following, Paragraph)
        if _TIME_HEADING.fullmatch(paragraph.folded.strip(" :*")):
            return True
        if paragraph.bold and words <= 25:
            return isinstance(following, SourceLine) or not following.bold or following.label is not None
        kind = heading_kind(paragraph.folded)
        return kind is not None and words <= 8 and not starts_like_duty(paragraph.folded, paragraph.text, 0)

    def _next(self, index: int) -> Paragraph | SourceLine | None:
        """The next block that is no label line."""
        for block in self._blocks[index + 1 :]:
            if isinstance(block, SourceLine):
                return block
            if not is_label_line(block):
                return block
        return None

    def _next_is_deeper(self, paragraph: Paragraph, index: int) -> bool:
        following = self._next(index)
        if isinstance(following, SourceLine):
            return True
        return (
            following is not None
            and self._depth(following) > self._depth(paragraph)
            and (following.label is not None or paragraph.body.rstrip().endswith(":"))
        )

    def _unit(self, paragraph: Paragraph, end: int | None = None) -> str | None:
        stop = len(paragraph.text) if end is None else end
        if stop - paragraph.body_start > 160:
            return None
        found = heading_unit(paragraph.folded, paragraph.text, paragraph.body_start, stop)
        if found is None and paragraph.text[:stop].rstrip().endswith(":"):
            for asked in _NAMES_UNIT_AT_END.finditer(paragraph.folded, paragraph.body_start, stop):
                found = heading_unit(paragraph.folded, paragraph.text, asked.end(), stop)
        return None if found is None else paragraph.text[found[0] : found[1]]

    def _has_inline_content(self, paragraph: Paragraph) -> bool:
        return self._inline_heading_end(paragraph) is not None

    def _inline_heading_end(self, paragraph: Paragraph) -> int | None:
        """Where the words begin after "Công an xã: …" or "Mục đích: …"; None without such a head."""
        start = paragraph.body_start
        colon = paragraph.text.find(":", start, start + 130)
        if (
            colon < 0
            or not paragraph.text[colon + 1 :].strip()
            or paragraph.text[colon + 1 : colon + 2].isdigit()
        ):
            return None
        head = paragraph.folded[start:colon]
        after = colon + 1 + len(paragraph.text[colon + 1 :]) - len(paragraph.text[colon + 1 :].lstrip())
        if self._unit(paragraph, colon) is not None:
            return after
        if (duty := duty_in_label(paragraph)) is not None:
            return duty
        kind = heading_kind(head)
        if kind in (SectionKind.AIMS, SectionKind.FUNDS) and len(head.split()) <= 12:
            return after
        if any(
            one.role == "task" and one.label == start
            for one in find_fields(paragraph.folded, start, len(paragraph.text))
        ):
            return after
        return None

    def _push(self, paragraph: Paragraph, index: int, *, end: int | None = None) -> None:
        label = paragraph.label
        rank = self._rank(paragraph, index)
        if label is not None and label.annex:
            rank = _ANNEX_RANK
        while len(self._stack) > 1 and self._stack[-1].rank >= rank:
            self._stack.pop()
        parent = self._top
        text = paragraph.text[paragraph.body_start : end].strip(" :;*")
        folded = paragraph.folded[paragraph.body_start : end]
        number = label.number if label is not None else ""
        if label is not None and label.annex:
            number = f"PL.{number}" if number else "PL"
        unit = self._named_unit(paragraph, parent, end)
        kind = SectionKind.DUTIES if unit is not None else heading_kind(folded)
        section = Section(
            number=self._joined(number),
            heading=text,
            kind=kind if kind is not None else parent.section.kind,
            unit=unit if unit is not None else parent.section.unit,
            paragraph=paragraph,
            parent=parent.section,
            repeated=self._note_number(paragraph, parent),
        )
        self._stack.append(_Open(rank, section, number))

    def _depth(self, paragraph: Paragraph) -> float:
        return self._depths.get(paragraph.level, float(paragraph.level))

    def _named_unit(self, paragraph: Paragraph, parent: _Open, end: int | None) -> str | None:
        """The unit of a heading; beside headings that are units a short name without a verb is one too."""
        unit = self._unit(paragraph, end)
        if unit is not None:
            if paragraph.level <= Level.ROMAN and _EVERYBODY.fullmatch(aligned_fold(unit)):
                return None
            parent.has_units = True
            return unit
        start = paragraph.body_start
        words = paragraph.folded[start:end].strip(" :.;*")
        told = parent.has_units or "trach nhiem cua" in aligned_fold(parent.section.heading)
        if not told or parent.section.unit is not None or not 0 < len(words.split()) <= 8:
            return None
        if heading_kind(words) is not None or starts_like_duty(paragraph.folded, paragraph.text, start):
            return None
        return None if _NO_NAME.search(words) else paragraph.text[start:end].strip(" :.;*")

    def _rank(self, paragraph: Paragraph, index: int) -> float:
        if paragraph.label is not None:
            return self._depth(paragraph)
        if paragraph.capitals and paragraph.fragments and not self._has_ancestor(Level.ROMAN):
            return float(Level.ROMAN)
        following = self._next(index)
        begins_list = (
            isinstance(following, Paragraph)
            and following.label is not None
            and following.label.order == 1
            and following.level < Level.UNNUMBERED
        )
        if begins_list and isinstance(following, Paragraph):
            return following.level - 0.5
        return float(Level.UNNUMBERED)

    def _has_ancestor(self, level: Level) -> bool:
        """Whether a numbered heading of this level stands above."""
        return any(
            one.rank == level
            and one.section.paragraph is not None
            and one.section.paragraph.label is not None
            for one in self._stack[1:]
        )

    def _joined(self, number: str) -> str:
        """The numbers of the headings above and `number`; "1.1" under "1." does not repeat the 1."""
        parts = [one.number for one in self._stack[1:] if one.number]
        if number:
            parts.append(number)
        kept: list[str] = []
        for position, part in enumerate(parts):
            following = parts[position + 1] if position + 1 < len(parts) else ""
            if not following.startswith(f"{part}."):
                kept.append(part)
        return ".".join(kept)

    # --- items

    def _close_deeper(self, paragraph: Paragraph) -> None:
        """An item ends the headings at its own level and below: "2." after "1. …" with its bullets."""
        if paragraph.label is None:
            return
        while len(self._stack) > 1 and self._stack[-1].rank >= self._depth(paragraph):
            self._stack.pop()

    def _add_item(self, paragraph: Paragraph, start: int, *, under_own_heading: bool = False) -> None:
        label = paragraph.label
        number = "" if label is None or under_own_heading else label.number
        section = self._top.section
        repeated = section.repeated if under_own_heading else self._note_number(paragraph, self._top)
        self._outline.entries.append(
            Item(
                paragraph=paragraph,
                start=start,
                section=section,
                number=self._joined(number),
                level=paragraph.level,
                repeated=repeated,
                listed=label is not None,
            )
        )

    # --- numbering

    def _note_number(self, paragraph: Paragraph, parent: _Open) -> bool:
        """Watches the numbers of siblings; True: this number was there before."""
        label = paragraph.label
        if label is None or not label.order or label.annex:
            return False
        key = f"{label.level}:{label.number}"
        line = paragraph.line
        if key in parent.seen and label.level is not Level.LETTER and label.order != 1:
            self._outline.oddities.append(
                f"Dòng {line}: số mục «{label.number}» bị lặp lại, hãy kiểm tra cách đánh số."
            )
            return True
        prefix, _, last = label.number.rpartition(".")
        if prefix and last.isdigit() and not any(one.number == prefix for one in self._stack):
            siblings = f"{label.level}:{prefix}."
            if not any(one.startswith(siblings) for one in parent.seen) and not self._prefix_seen(prefix):
                self._outline.oddities.append(
                    f"Dòng {line}: số mục «{label.number}» không có mục «{prefix}» đứng trước; có thể "
                    f"văn bản đánh số nhầm."
                )
        same = [
            int(one.partition("#")[2])
            for one in parent.seen
            if one.startswith(f"order:{label.level}:{prefix}#")
        ]
        if same and label.order > max(same) + 1:
            self._outline.oddities.append(
                f"Dòng {line}: số mục nhảy đến «{label.number}», có thể thiếu một mục trước đó."
            )
        parent.seen.add(key)
        parent.seen.add(f"order:{label.level}:{prefix}#{label.order}")
        return False

    def _prefix_seen(self, prefix: str) -> bool:
        return any(one.partition(":")[2] == prefix for opened in self._stack for one in opened.seen)
