"""Which cells of a sheet are in an old coding: by the font's name, and by content where the font was lost.

One cell says little («Ngô» is a word in Unicode and, read as TCVN3, another word). So every word votes, the
votes are counted by column and over the whole sheet, and a cell is converted when its own words and its
surroundings agree. Plain Unicode with an odd character («Café», «5 µm», «§ 3») has nothing to be outvoted by.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.core.legacy_text.encodings import Coding, coding_of_font, from_tcvn3, from_vni
from app.core.legacy_text.syllables import is_syllable
from app.core.legacy_text.tables import TCVN3, TCVN3_USUAL

_WORD: Final = re.compile(r"[^\s\d!-/:-@\[-`{-~]+")
_PUNCTUATION: Final = "«»“”‘’…–—•·"
_ENOUGH: Final = 2
"""Different words that make a cell, a column or a sheet be taken for an old coding without its font."""
_CLEARLY: Final = 2
_ABBREVIATION: Final = re.compile(r"[A-ZĂÂÊÔƠƯĐ]{2,}")
_LEGACY: Final = (Coding.TCVN3, Coding.VNI)


@dataclass(frozen=True, slots=True)
class Sample:
    """The text of a cell as stored, its font («» unknown) and the group that it stands in (its column)."""

    text: str
    font: str = ""
    group: Hashable = None


@dataclass(frozen=True, slots=True)
class _Votes:
    """Different words that can be read in one way only, by that way."""

    unicode: frozenset[str] = frozenset()
    tcvn3: frozenset[str] = frozenset()
    vni: frozenset[str] = frozenset()
    odd: frozenset[str] = frozenset()
    """Words that make sense in no coding: foreign ones, signs. They speak against converting a sheet."""

    @property
    def any(self) -> bool:
        return bool(self.unicode or self.tcvn3 or self.vni or self.odd)


class _Tally:
    """The words voted so far."""

    def __init__(self) -> None:
        self._words: dict[Coding, set[str]] = {coding: set() for coding in Coding}

    def add(self, votes: _Votes) -> None:
        self._words[Coding.UNICODE] |= votes.unicode | votes.odd
        self._words[Coding.TCVN3] |= votes.tcvn3
        self._words[Coding.VNI] |= votes.vni

    def count(self, coding: Coding) -> int:
        return len(self._words[coding])

    def clear_winner(self) -> Coding | None:
        """Return the coding with enough votes and clearly more than the others; None when none has."""
        ranked = sorted(Coding, key=self.count, reverse=True)
        first, second = self.count(ranked[0]), self.count(ranked[1])
        return ranked[0] if first >= _ENOUGH and first >= _CLEARLY * second else None


class Detection:
    """What was found for a sheet."""

    def __init__(self, samples: Iterable[Sample]) -> None:
        self._sheet = _Tally()
        self._groups: dict[Hashable, _Tally] = {}
        self._fonts: dict[Coding, _Tally] = {coding: _Tally() for coding in _LEGACY}
        self._told: Counter[Coding] = Counter()
        for sample in samples:
            votes = _votes(sample.text)
            if not votes.any:
                continue
            self._sheet.add(votes)
            self._groups.setdefault(sample.group, _Tally()).add(votes)
            font = coding_of_font(sample.font)
            if font is not None:
                self._fonts[font[0]].add(votes)

    def read(self, sample: Sample) -> str:
        """Return the sample's text in Unicode, as it is when it is in no old coding."""
        font = coding_of_font(sample.font)
        coding = self._coding(sample, font[0] if font else None)
        capitals = font is not None and font[1]
        if coding is Coding.TCVN3:
            self._told[coding] += not sample.text.isascii()
            return from_tcvn3(sample.text, capitals=capitals)
        if coding is Coding.VNI:
            self._told[coding] += not sample.text.isascii()
            return from_vni(sample.text)
        if _VIETNAMESE_ONLY.search(sample.text):
            self._told[Coding.UNICODE] += 1
        return sample.text

    @property
    def encoding(self) -> str:
        """Return unicode, TCVN3, VNI or mixed, by what has been read so far."""
        found = [coding.value for coding in Coding if self._told[coding]]
        return found[0] if len(found) == 1 else "mixed" if found else Coding.UNICODE.value

    def _coding(self, sample: Sample, font: Coding | None) -> Coding:
        text = sample.text
        if not text or _beyond_old_codings(text):
            return Coding.UNICODE
        around = self._around(sample.group, font)
        if text.isascii():
            return font if font is not None and around is font else Coding.UNICODE
        votes = _votes(text)
        own = max(_LEGACY, key=lambda coding: _count(votes, coding))
        mine, other = _count(votes, own), len(votes.unicode)
        if mine > other:
            alone = mine >= _ENOUGH and not other and not votes.odd
            return own if alone or around is own or font is own else Coding.UNICODE
        undecided = not votes.any or (bool(votes.odd) and font is not None and not other)
        return around if undecided and around is not None else Coding.UNICODE

    def _around(self, group: Hashable, font: Coding | None) -> Coding | None:
        """Return what the surroundings are in: those of the same old font, the column, else the sheet."""
        if font is not None:
            tally = self._fonts[font]
            return Coding.UNICODE if tally.count(Coding.UNICODE) > tally.count(font) else font
        found = self._groups[group].clear_winner() if group in self._groups else None
        return found or self._sheet.clear_winner()


def detect(samples: Iterable[Sample]) -> Detection:
    """Count the votes of a sheet's texts."""
    return Detection(samples)


# Letters of Vietnamese that Western Windows has not: text with one of them is Unicode.
_VIETNAMESE_ONLY: Final = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u036f\u1ea0-\u1ef9]")
_OLD: Final = frozenset(TCVN3) | {chr(code) for code in range(0xA0, 0x100)}
_BEYOND: Final = re.compile("[^\x00-\x7f" + "".join(sorted(map(re.escape, _OLD))) + "]")


def _beyond_old_codings(text: str) -> bool:
    return not text.isascii() and (_VIETNAMESE_ONLY.search(text) or _BEYOND.search(text)) is not None


def _count(votes: _Votes, coding: Coding) -> int:
    return len(votes.tcvn3 if coding is Coding.TCVN3 else votes.vni)


@lru_cache(maxsize=50_000)
def _votes(text: str) -> _Votes:
    if text.isascii():
        return _Votes()
    words: dict[Coding | None, set[str]] = {coding: set() for coding in (*Coding, None)}
    for word in _WORD.findall(text):
        if not word.isascii():
            readings = _readings(word)
            if len(readings) == 1:
                words[readings[0]].add(word)
            elif not readings and len(word.strip(_PUNCTUATION)) > 1:
                words[None].add(word)
    return _Votes(
        unicode=frozenset(words[Coding.UNICODE]),
        tcvn3=frozenset(words[Coding.TCVN3]),
        vni=frozenset(words[Coding.VNI]),
        odd=frozenset(words[None]),
    )


@lru_cache(maxsize=50_000)
def _readings(word: str) -> tuple[Coding, ...]:
    """Return the codings in which a word makes sense."""
    if _beyond_old_codings(word):
        return (Coding.UNICODE,)
    bare = word.strip(_PUNCTUATION)
    readings = [Coding.UNICODE] if bare.isascii() or is_syllable(bare) else []
    if all(char.isascii() or char in TCVN3_USUAL for char in word):
        decoded = from_tcvn3(word)
        if is_syllable(decoded) or _ABBREVIATION.fullmatch(decoded):
            readings.append(Coding.TCVN3)
    decoded = from_vni(word)
    if decoded != word and (is_syllable(decoded) or _ABBREVIATION.fullmatch(decoded)):
        readings.append(Coding.VNI)
    return tuple(readings)
