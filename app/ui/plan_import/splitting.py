"""Taking a proposed task apart and putting several together, each part with its own words in the source."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, TypeVar

from app.services.plans.preview import ProposedTask, SourceLine, Span

_SENTENCE_END: Final = re.compile(r"[;.…](?:\s+|$)")
_EDGE: Final = " \t\n;,.–-"
_JOINER: Final = "; "
_LEAST_LETTERS: Final = 12
"""A shorter piece is no sentence: an abbreviation's dot, a number."""

T = TypeVar("T")


def sentence_ends(text: str) -> tuple[int, ...]:
    """Where a duty of several sentences, or parts joined by semicolons, can be cut."""
    ends: list[int] = []
    last = 0
    for found in _SENTENCE_END.finditer(text):
        after = text[found.end() : found.end() + 1]
        # The dot of an abbreviation (v.v.) is mostly followed by a small letter or a number.
        whole = found[0].startswith(";") or after.isupper()
        if whole and found.end() - last >= _LEAST_LETTERS and len(text) - found.end() >= _LEAST_LETTERS:
            ends.append(found.end())
            last = found.end()
    return tuple(ends)


def split(task: ProposedTask, places: Sequence[int], lines: Sequence[SourceLine]) -> tuple[ProposedTask, ...]:
    """Cut a task at these places of its text; pieces without words are left out."""
    cuts = [0, *sorted(place for place in places if 0 < place < len(task.text)), len(task.text)]
    pieces = [(start, end) for start, end in pairwise(cuts) if task.text[start:end].strip(_EDGE)]
    if len(pieces) < 2:
        return (task,)
    return tuple(_piece(task, start, end, lines) for start, end in pieces)


def _piece(task: ProposedTask, start: int, end: int, lines: Sequence[SourceLine]) -> ProposedTask:
    text = task.text[start:end]
    spans = spans_of(task, start, end, lines)
    others = task.text[:start] + "\n" + task.text[end:]
    periods = tuple(one for one in task.periods if _belongs(one.raw, text, others))
    recurrence, quota = task.recurrence, task.quota
    return replace(
        task,
        text=text.strip(_EDGE),
        spans=spans,
        line=spans[0].line if spans else task.line,
        periods=periods,
        recurrence=recurrence if recurrence and _belongs(recurrence.raw, text, others) else None,
        quota=quota if quota and _belongs(quota.raw, text, others) else None,
    )


def _belongs(raw: str, text: str, others: str) -> bool:
    """Whether words go with this piece: they stand in it, or in none of the others."""
    return raw in text or raw not in others


def spans_of(task: ProposedTask, start: int, end: int, lines: Sequence[SourceLine]) -> tuple[Span, ...]:
    """Where the letters `start` to `end` of a task's text stand in the source.

    All of the task's words when its text is no longer that of the source.
    """
    by_number = {line.number: line.text for line in lines}
    places: list[tuple[int, int]] = []
    letters: list[str] = []
    for span in task.spans:
        for place in range(span.start, span.end):
            letter = by_number.get(span.line, "")[place : place + 1]
            if letter and not letter.isspace():
                letters.append(letter)
                places.append((span.line, place))
    if "".join(letters) != "".join(task.text.split()):
        return task.spans
    first = len("".join(task.text[:start].split()))
    last = len("".join(task.text[:end].split()))
    return _joined(places[first:last])


def _joined(places: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Single letters as spans, one a line: spaces between them belong to it."""
    by_line: dict[int, list[int]] = {}
    for line, place in places:
        by_line.setdefault(line, []).append(place)
    return tuple(Span(line, min(found), max(found) + 1) for line, found in by_line.items())


def merge(tasks: Sequence[ProposedTask]) -> ProposedTask:
    """One task of several: texts joined, units, times and doubts of all; else what the first says."""
    first = tasks[0]
    leads = _each([task.lead_unit for task in tasks if task.lead_unit])
    coops = _each([*leads[1:], *(unit for task in tasks for unit in task.coop_units)])
    paragraphs = _each([task.paragraph for task in tasks if task.paragraph])
    return replace(
        first,
        text=_JOINER.join(task.text.rstrip(_EDGE) for task in tasks),
        lead_unit=leads[0] if leads else None,
        coop_units=tuple(unit for unit in coops if unit != (leads[0] if leads else None)),
        periods=_each([period for task in tasks for period in task.periods]),
        recurrence=next((task.recurrence for task in tasks if task.recurrence), None),
        quota=next((task.quota for task in tasks if task.quota), None),
        flags=_each([flag for task in tasks for flag in task.flags]),
        spans=_each([span for task in tasks for span in task.spans]),
        paragraph="\n".join(paragraphs),
        product=_JOINER.join(_each([task.product for task in tasks if task.product])),
        budget=_JOINER.join(_each([task.budget for task in tasks if task.budget])),
        note=_JOINER.join(_each([task.note for task in tasks if task.note])),
    )


def _each(found: Sequence[T]) -> tuple[T, ...]:
    """Everything once, in the order met."""
    return tuple(dict.fromkeys(found))
