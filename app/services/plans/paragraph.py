"""A paragraph as its writer meant it, tied to the source lines that hold its words."""

import re
from dataclasses import dataclass
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.labels import Label, Level, read_label
from app.services.plans.preview import Flag, Span


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters of a paragraph that stand in one source line: `offset` in the paragraph, `start` in the
    line.
    """

    offset: int
    line: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as its writer meant it. `folded` is `text` folded, character for character."""

    text: str
    folded: str
    fragments: tuple[Fragment, ...]
    label: Label | None = None
    bold: bool = False
    flags: frozenset[Flag] = frozenset()
    joined_at: tuple[int, ...] = ()

    @property
    def body_start(self) -> int:
        """Where the words begin, after the label."""
        return self.label.end if self.label else 0

    @property
    def body(self) -> str:
        """The words behind the label."""
        return self.text[self.body_start :]

    @property
    def level(self) -> Level:
        """The level of the label, PLAIN without one."""
        return self.label.level if self.label else Level.PLAIN

    @property
    def line(self) -> int:
        """The source line that it begins on."""
        return self.fragments[0].line

    @property
    def capitals(self) -> bool:
        """Written in capitals throughout, as headings are."""
        letters = [char for char in self.body if char.isalpha()]
        return len(letters) >= 3 and sum(char.isupper() for char in letters) >= 0.85 * len(letters)

    def line_at(self, position: int) -> int:
        """The source line that holds the character at `position`."""
        line = self.fragments[0].line
        for fragment in self.fragments:
            if fragment.offset <= position:
                line = fragment.line
        return line

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where the characters `start` to `end` stand in the source, one span a line."""
        spans: list[Span] = []
        for fragment in self.fragments:
            left = max(start, fragment.offset)
            right = min(end, fragment.offset + fragment.length)
            if left < right:
                shift = fragment.start - fragment.offset
                spans.append(Span(line=fragment.line, start=left + shift, end=right + shift))
        return tuple(spans)


def paragraph_of(text: str, *, line: int, start: int, bold: bool = False) -> Paragraph:
    """A paragraph that is one stretch of one source line (a heading in a table, a line of a cell)."""
    fragments: list[Fragment] = []
    shown = append_words("", fragments, line, start, text) or ""
    return Paragraph(
        text=shown,
        folded=aligned_fold(shown),
        fragments=tuple(fragments) or (Fragment(0, line, start, 0),),
        label=read_label(shown),
        bold=bold,
    )


def append_words(text: str, fragments: list[Fragment], line: int, start: int, words: str) -> str:
    """`text` with the words added, runs of spaces and tabs made one space; `fragments` learns where they
    stand.
    """
    for found in _UNBROKEN.finditer(words):
        if fragments and fragments[-1].line == line and text and not text.endswith(" ") and found.start():
            text += " "
        fragments.append(Fragment(len(text), line, start + found.start(), len(found[0])))
        text += found[0]
    return text


_UNBROKEN: Final = re.compile(r"\S+(?: \S+)*")
