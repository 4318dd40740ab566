"""A list of Vietnamese syllables, built from onsets and rimes and not from the code under test.

In a rime the apostrophe follows the vowel that carries the tone in the older spelling (hòa, thủy, hoàn).
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""ngang, huyền, hỏi, ngã, sắc, nặng: in sorting order."""

_ONSETS = [""]
_ONSETS += [
    "b",
    "ch",
    "d",
    "đ",
    "h",
    "l",
    "m",
    "n",
    "nh",
    "ph",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
    "c",
    "k",
]
_ONSETS += ["g", "gh", "ng", "ngh", "kh", "gi", "qu"]
_ONLY_BEFORE_FRONT = {"k", "gh", "ngh"}
_ONLY_BEFORE_BACK = {"c", "g", "ng"}

_OPEN_AND_GLIDE = """
a' e' ê' i' o' ô' ơ' u' ư' y'
a'i a'o a'u a'y â'u â'y e'o ê'u i'a i'u o'i ô'i ơ'i u'a u'i ư'a ư'i ư'u
o'a o'e u'y uê' uơ' oa'i oa'o oa'y oe'o uâ'y uô'i ươ'i ươ'u iê'u yê'u uy'a uy'u
"""
_CLOSED = """
a'c a'ch a'm a'n a'ng a'nh a'p a't ă'c ă'm ă'n ă'ng ă'p ă't â'c â'm â'n â'ng â'p â't
e'c e'm e'n e'ng e'p e't ê'ch ê'm ê'n ê'nh ê'p ê't i'ch i'm i'n i'nh i'p i't
o'c o'm o'n o'ng o'p o't ô'c ô'm ô'n ô'ng ô'p ô't ơ'm ơ'n ơ'p ơ't
u'c u'm u'n u'ng u'p u't ư'c ư'm ư'n ư'ng ư't
iê'c iê'm iê'n iê'ng iê'p iê't yê'm yê'n yê't uô'c uô'm uô'n uô'ng uô't ươ'c ươ'm ươ'n ươ'ng ươ'p ươ't
oa'c oa'ch oa'm oa'n oa'ng oa'nh oa't oă'c oă'm oă'n oă'ng oă't oe'n oe't oo'ng oo'c
uâ'n uâ'ng uâ't uê'ch uê'nh uy'ch uy'n uy'nh uy'p uy't uyê'n uyê't
"""


class Syllable(NamedTuple):
    """One syllable and all other places where its tone mark might have been typed."""

    spelling: str
    misspellings: tuple[str, ...]


@lru_cache(maxsize=1)
def syllables() -> tuple[Syllable, ...]:
    """All of them, without doubles, in no particular order."""
    found = {
        syllable.spelling: syllable
        for onset in _ONSETS
        for rime in (_OPEN_AND_GLIDE + _CLOSED).split()
        if _fits(onset, rime)
        for syllable in _with_tones(onset, rime)
    }
    return tuple(found.values())


def spellings() -> list[str]:
    return [syllable.spelling for syllable in syllables()]


def _fits(onset: str, rime: str) -> bool:
    first = rime[0]
    if onset in _ONLY_BEFORE_FRONT:
        return first in "eêi"
    if onset in _ONLY_BEFORE_BACK:
        return first not in "eêiy"
    if onset == "gi":
        return first not in "iy"
    if onset == "qu":
        return first not in "ouưi"
    if first == "y":
        return onset == "" or rime == "y'"
    return True


def _with_tones(onset: str, rime: str) -> Iterator[Syllable]:
    before, after = rime.split("'")
    letters = onset + before + after
    right = len(onset + before) - 1
    places = [place for place, letter in enumerate(letters) if letter in "aăâeêioôơuưy"]
    for tone in TONES:
        wrong = [_marked(letters, place, tone) for place in places if place != right] if tone else []
        yield Syllable(_marked(letters, right, tone), tuple(wrong))


def _marked(letters: str, place: int, tone: str) -> str:
    return unicodedata.normalize("NFC", letters[: place + 1] + tone + letters[place + 1 :])
