"""The reader's tables of phrases: one phrase, one line. Nothing here decides anything.

Phrases are written with all their marks. Most are compared folded (`app.services.plans.aligned`), so
that a scan without marks and `hoà`/`hòa` match the same line; where short words would be mistaken for
others, a `PhraseTable` looks at the marks as well.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from app.core.text import unify_tone_marks
from app.services.plans.aligned import aligned_fold


def accented_lines(block: str) -> tuple[str, ...]:
    """The phrases of a block of data as written, in small letters; text after "#" is a remark."""
    lines = (line.partition("#")[0].strip().lower() for line in block.splitlines())
    return tuple(line for line in lines if line)


def phrase_lines(block: str) -> tuple[str, ...]:
    """The phrases of a block of data, folded."""
    return tuple(aligned_fold(line) for line in accented_lines(block))


def alternation(phrases: Iterable[str]) -> str:
    """A regular expression for any of the folded phrases, longest first, any run of spaces between words."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


_FIRST_WORD: Final = re.compile(r"[a-z0-9]+")
_AROUND: Final = 40


class PhraseTable:
    """Phrases found at a place of a text, the longest first, by letters and by what marks the text still has.

    A word of the text that bears marks must bear the phrase's; one without marks may have lost them in a
    scan. A phrase of one word must not have lost its marks while its neighbours kept theirs ("so" is no
    "sở").
    """

    __slots__ = ("_by_first",)

    def __init__(self, *phrases: str) -> None:
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for phrase in sorted(set(phrases), key=lambda one: (-len(one), one)):
            folded = aligned_fold(phrase)
            first = _FIRST_WORD.match(folded)
            if first is not None:
                self._by_first.setdefault(first[0], []).append((folded, phrase))

    def end(self, folded: str, original: str, start: int) -> int | None:
        """Where the phrase that begins at `start` ends; None: none begins there."""
        first = _FIRST_WORD.match(folded, start)
        if first is None or (start and folded[start - 1].isalnum()):
            return None
        for phrase, accented in self._by_first.get(first[0], ()):
            end = start + len(phrase)
            if not folded.startswith(phrase, start) or folded[end : end + 1].isalnum():
                continue
            if _bears_marks(original, start, end, accented):
                return end
        return None

    def is_misread(self, folded: str, original: str, start: int) -> bool:
        """Whether a phrase begins at `start` with a wrong mark, as scans leave it ("tồ chức")."""
        end = self.end(folded, original, start)
        if end is None:
            return False
        shown = original[start:end].lower()
        known = [
            one for phrase, one in self._by_first[_first_word(folded, start)] if phrase == folded[start:end]
        ]
        return all(_strange_words(shown, accented) for accented in known)


def _first_word(folded: str, start: int) -> str:
    found = _FIRST_WORD.match(folded, start)
    return found[0] if found else ""


def _bears_marks(original: str, start: int, end: int, accented: str) -> bool:
    shown = original[start:end].lower()
    if shown == accented:
        return True
    if " " not in shown and shown.isascii() and not accented.isascii():
        return is_unmarked(original, max(start - _AROUND, 0), end + _AROUND)
    strange = _strange_words(shown, accented)
    if not strange:
        return True
    # A scan may have read one mark wrongly ("tồ chức"); two wrong ones are another phrase ("trường bàn").
    (word, want), *more = strange
    return not more and " " in shown and not want.isascii() and ("đ" in word) == ("đ" in want)


def _strange_words(shown: str, accented: str) -> list[tuple[str, str]]:
    """Words with other marks than the phrase's, with the phrase's; a word without marks is not strange."""
    return [
        (word, want)
        for word, want in zip(shown.split(), accented.split(), strict=False)
        if word != want and not word.isascii() and _unified(word) != _unified(want)
    ]


def is_unmarked(text: str, start: int, end: int) -> bool:
    """Whether no letter of the stretch bears a mark: a scan may have lost them all."""
    return not any(char > "\x7f" and char.isalpha() for char in text[start:end])


@lru_cache(maxsize=4096)
def _unified(word: str) -> str:
    return unify_tone_marks(word)
