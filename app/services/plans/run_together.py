"""Items that lost their line breaks: a line copied out of a chat or a web page may hold several.

"2. Hạ tầng số - Phối hợp … trong quý III. - Lắp đặt wifi …; b) …" is cut where a label begins that fits
the labels before it. What is in doubt is left as it stands.
"""

import re
from collections.abc import Iterator
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.duty_words import starts_like_duty
from app.services.plans.fields import find_fields
from app.services.plans.labels import LETTERS, Level, read_label

_UPPER: Final = "A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ"
_ANY: Final = re.compile(r"\s(?:[-–—+•]|\d{1,2}[.)]|[IVX]{1,4}\.|[a-zđ]\))\s")
_BULLET: Final = re.compile(rf"(?P<gap>(?<=[.;:!?])\s+|\s+)(?P<sign>[-–—+•])\s+(?=[{_UPPER}“\"\d])")
_NUMBER: Final = re.compile(rf"(?P<gap>(?<=[.;:])\s+|\s+)(?P<number>\d{{1,2}})[.)]\s+(?=[{_UPPER}])")
_ROMAN: Final = re.compile(
    rf"(?:(?<=[.;:!?/])\s+|\s{{2,}})(?:[IVX]{{1,4}})\.\s+(?=[{_UPPER}]{{2,}}\s+[{_UPPER}]{{2,}})"
)
_LETTER: Final = re.compile(r"(?<=[.;:])\s+(?P<letter>[a-zđ])\)\s+(?=[^\W\d_])")
_DATE_AHEAD: Final = re.compile(r"\d{1,2}\s?[/.]\s?\d|(?:19|20)\d\d")
_SHARE_AHEAD: Final = re.compile(r"\d+(?:[.,]\d+)?\s?%")


def cut_places(text: str) -> list[int]:
    """Where in a line further items begin, in order; empty for a line that holds one."""
    if _ANY.search(text) is None:
        return []
    places = {*_romans(text), *_numbers(text), *_letters(text)}
    places |= _bullets(text, certain=bool(places))
    return sorted(places)


def _romans(text: str) -> Iterator[int]:
    for found in _ROMAN.finditer(text):
        yield found.end() - len(found[0].lstrip())


def _numbers(text: str) -> Iterator[int]:
    """Numbers that count on from the line's own label, or from 1 behind a heading in capitals or a colon."""
    label = read_label(text)
    last = label.order if label is not None and label.level is Level.NUMBER else 0
    for found in _NUMBER.finditer(text):
        number = int(found["number"])
        before = text[: found.start()]
        closed = before.endswith((".", ";", ":")) or len(found["gap"]) > 1
        if number != last + 1 or not (closed or _is_capital_heading(before)):
            continue
        if last == 0 and not (before.endswith(":") or _is_capital_heading(before) or len(found["gap"]) > 1):
            continue
        last = number
        yield found.start("number")


def _is_capital_heading(before: str) -> bool:
    """Whether the words before, from the last label on, are a heading in capitals."""
    label = read_label(before)
    words = before[label.end if label is not None else 0 :]
    letters = [char for char in words if char.isalpha()]
    return len(words) < 160 and len(letters) >= 4 and all(char.isupper() for char in letters)


def _letters(text: str) -> Iterator[int]:
    """a), b), c) … in a row, of which the first is a duty."""
    label = read_label(text)
    known = label is not None and label.level is Level.LETTER
    due = label.order if label is not None and known else 0
    found_all = list(_LETTER.finditer(text))
    folded = aligned_fold(text)
    for found in found_all:
        if LETTERS.find(found["letter"]) != due or not starts_like_duty(folded, text, found.end()):
            continue
        if due == 0 and len(found_all) < 2:
            return
        due += 1
        yield found.start("letter")


def _bullets(text: str, *, certain: bool) -> set[int]:
    """Bullets behind the end of a sentence; where the line has one such, those before a duty's verb too."""
    folded = aligned_fold(text)
    sure: set[int] = set()
    likely: set[int] = set()
    for found in _BULLET.finditer(text):
        place, following = found.start("sign"), found.end()
        if _DATE_AHEAD.match(text, following) or _begins_field(folded, following):
            continue
        if text[: found.start()].rstrip().endswith((".", ";", ":", "!", "?")):
            sure.add(place)
        elif starts_like_duty(folded, text, following) or _SHARE_AHEAD.match(text, following):
            (sure if len(found["gap"]) > 1 else likely).add(place)
        elif _is_capital_heading(text[: found.start()]) and text[following + 1 : following + 2].islower():
            likely.add(place)
    return sure | (likely if sure or certain else set())


def _begins_field(folded: str, place: int) -> bool:
    """ "- Thời gian: …" speaks of the words before it and stays with them."""
    fields = find_fields(folded, place, len(folded))
    return bool(fields) and fields[0].label == place and fields[0].role != "task"
