"""What a page leaves between the words: numbers, running heads, and where its lines were cut."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.preview import LineKind, SourceLine

PAGE_NUMBER: Final = re.compile(
    r"[-–—_\s]*(?:trang|page)?\s*(\d{1,3})(?:\s*/\s*\d{1,3})?[-–—_.\s]*", re.IGNORECASE
)
RULE: Final = re.compile(r"[-–—_=*.·~\s]+")


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but the number of a page."""
    return bool(PAGE_NUMBER.fullmatch(text.strip())) and bool(text.strip())


def running_heads(lines: Sequence[SourceLine]) -> frozenset[str]:
    """Folded texts that come back beside page numbers or at page ends: running heads and feet."""
    shown = [line for line in lines if line.text.strip() and line.kind is LineKind.PARAGRAPH]
    beside: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for index, line in enumerate(shown):
        key = head_key(line.text)
        everywhere[key] += 1
        neighbours = shown[max(index - 1, 0) : index] + shown[index + 1 : index + 2]
        at_end = line.page is not None and len(neighbours) < 2
        if at_end or any(is_page_number(one.text) or one.page != line.page for one in neighbours):
            beside[key] += 1
    return frozenset(
        key for key, count in beside.items() if count >= 2 and count >= everywhere[key] - 1 and len(key) > 3
    )


def head_key(text: str) -> str:
    """What running heads of different pages have in common: their folded words without figures."""
    return re.sub(r"[\d\s]+", " ", aligned_fold(text)).strip()


WRAP_LIMIT: Final = 135
"""Lines longer than this are whole paragraphs; a text whose lines are shorter is taken as cut at the
margin.
"""


def wrap_width(lines: Sequence[SourceLine]) -> int | None:
    """How many characters a full line holds in a text cut at the margin; None for whole paragraphs a line."""
    lengths = sorted(
        len(line.text) for line in lines if line.kind is LineKind.PARAGRAPH and len(line.text) > 20
    )
    if len(lengths) < 8:
        return None
    width = lengths[int(len(lengths) * 0.9)]
    if lengths[int(len(lengths) * 0.97)] > WRAP_LIMIT or width > WRAP_LIMIT or width < 40:
        return None
    followed = [
        line.text
        for line, after in pairwise(lines)
        if line.kind is LineKind.PARAGRAPH and after.text.strip() and len(line.text) >= 0.8 * width
    ]
    cut = sum(_SENTENCE_END.search(text) is None for text in followed)
    return width if len(followed) * 5 >= len(lengths) and cut * 4 >= len(followed) else None


_SENTENCE_END: Final = re.compile(r"[.;:!?…/][\"'”’)\]]*\s*$")
"""Where long lines end so, they are short paragraphs and were not cut at the margin."""


def exact_width(lines: Sequence[SourceLine]) -> int | None:
    """The width of a text cut at a fixed number of characters: no line's next word would have had room."""
    texts = [line.text.strip() for line in lines if line.kind is LineKind.PARAGRAPH]
    width = max((len(text) for text in texts), default=0)
    cut = [
        len(before) + 1 + len(after.split(" ", 1)[0])
        for before, after in pairwise(texts)
        if after[:1].islower() and len(before) > 0.5 * width
    ]
    fixed = len(cut) >= 8 and sum(length > width for length in cut) >= 0.97 * len(cut)
    return width if fixed else None
