"""How alike two headings are, and which fields a heading may name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from app.core.text import fold, unify_tone_marks

ALIKE: Final = 0.8
_BEGINS: Final = 0.9
_OTHER_MARKS: Final = 0.01
_LEAST_WORDS: Final = 2
_NOT_WORDS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Target:
    """A field that a column may hold: its key and the headings it goes by."""

    key: str
    headings: tuple[str, ...]


NO_FIELD: Final = "-"
"""The key of columns that are known to hold nothing that is kept."""


@dataclass(frozen=True, slots=True)
class Match:
    """A field that a heading may name: how surely (0 to 1), and the place of the name among the field's."""

    key: str
    score: float
    place: int


def plain(text: str) -> str:
    """Return a heading as it is compared: folded, words with single spaces."""
    return _NOT_WORDS.sub(" ", fold(unify_tone_marks(text))).strip()


def likeness(heading: str, name: str) -> float:
    """Return how alike two headings are, 0 to 1; both as `plain` makes them."""
    if heading == name:
        return 1.0
    left, right = heading.split(), name.split()
    if len(min(left, right, key=len)) >= _LEAST_WORDS and (_begins(left, right) or _begins(right, left)):
        # «Số buổi đã tổ chức» is «Số buổi».
        return _BEGINS
    shorter, longer = sorted((len(heading), len(name)))
    # The bound that the lengths set, before the library is asked at some cost.
    if 2 * shorter < ALIKE * (shorter + longer):
        return 0.0
    matcher = SequenceMatcher(None, heading, name, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


class HeadingIndex:
    """The headings of one kind's fields, made ready for comparing; what was asked once is remembered."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self._names = [
            (target.key, place, plain(name), _marked(name))
            for target in targets
            for place, name in enumerate(target.headings)
        ]
        self._by_word: dict[str, set[int]] = {}
        for index, (_, _, name, _) in enumerate(self._names):
            for word in name.split():
                self._by_word.setdefault(word, set()).add(index)
        self._known: dict[str, tuple[Match, ...]] = {}

    def matches(self, text: str) -> tuple[Match, ...]:
        """Return the fields that a heading may name, each with its best name."""
        if text not in self._known:
            self._known[text] = self._found(text)
        return self._known[text]

    def _found(self, text: str) -> tuple[Match, ...]:
        heading, marked = plain(text), _marked(text)
        candidates: set[int] = set()
        for word in heading.split():
            candidates |= self._by_word.get(word, set())
        best: dict[str, Match] = {}
        for index in candidates:
            key, place, name, name_marked = self._names[index]
            score = likeness(heading, name)
            if score == 1.0 and _differs_by_marks(marked, name_marked):
                # «Năm» is not «Nam».
                score = 0.0
            elif score == 1.0 and marked != name_marked and not marked.isascii():
                # «Năm sinh Nam» may be «Năm sinh năm» with a slip, if nothing else is called so.
                score -= _OTHER_MARKS
            if score >= ALIKE and (key not in best or (-score, place) < (-best[key].score, best[key].place)):
                best[key] = Match(key, score, place)
        return tuple(best.values())


def _differs_by_marks(heading: str, name: str) -> bool:
    return " " not in name and not heading.isascii() and heading != name


def _marked(text: str) -> str:
    return _NOT_WORDS.sub(" ", unify_tone_marks(text).lower()).strip()


def _begins(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    return len(longer) > len(shorter) and list(longer[: len(shorter)]) == list(shorter)
