"""What the words about a repeating task's time add to its frequency: the day it is due by, every how many.

«Hai tháng một lần», «02 tháng/lần», «1 lần/2 tuần» make every second month or week.

The day: «trước ngày 20 hằng tháng», «chậm nhất ngày 05 của mỗi tháng», «từ ngày 20 đến ngày 25 hằng tháng»,
«ngày 15 tháng cuối của quý». Words that name no day leave the last day of the span.
"""

import re
from typing import Final

from app.core.text import fold
from app.core.vocabulary import Frequency

_DAY: Final = r"ngay (?:mung |mong )?(\d{1,2})"
_EACH: Final = r"(?:cua )?(?:hang|moi|tung|cac) thang"
_BY: Final = r"(?:xong )?(?:truoc|cham nhat|muon nhat|den|vao)? ?(?:la )?(?:vao )?"
_WORDS: Final = {
    Frequency.MONTHLY: (
        re.compile(rf"{_DAY} {_EACH}\b"),
        # Not a whole date: «hằng tháng, từ ngày 15/3».
        re.compile(rf"\b(?:hang|moi|tung|cac) thang,? {_BY}{_DAY}(?![\d/.\-]| thang \d)"),
    ),
    Frequency.QUARTERLY: (
        re.compile(rf"{_DAY},? (?:cua )?thang cuoi (?:cung )?(?:cua )?(?:hang |moi )?quy\b"),
    ),
}
_NUMBERS: Final = {"hai": 2, "ba": 3, "bon": 4}
_COUNT: Final = r"(?P<n>0?[2-4]|hai|ba|bon)"
_ONCE: Final = r"(?:0?1 |mot )?lan\b"
_EVERY: Final = {
    frequency: (
        re.compile(rf"\b{_COUNT} {unit} ?(?:/ ?{_ONCE}|{_ONCE})"),
        re.compile(rf"\b(?:0?1|mot) lan ?(?:/|trong|moi) ?{_COUNT} {unit}\b"),
        re.compile(rf"\b(?:moi|cu|dinh ky) {_COUNT} {unit}\b"),
    )
    for frequency, unit in ((Frequency.WEEKLY, "tuan"), (Frequency.MONTHLY, "thang"))
}


def every_of(words: str, frequency: Frequency | None) -> int:
    """Return every how many weeks or months (1–4) the words make a weekly or monthly task come round."""
    folded = " ".join(fold(words).split())
    for pattern in _EVERY.get(frequency, ()) if frequency else ():
        if found := pattern.search(folded):
            return _NUMBERS.get(found["n"]) or int(found["n"])
    return 1


def due_day_of(words: str, frequency: Frequency | None) -> int | None:
    """Return the day (1–31) of the last month of each span, None when the words name none."""
    folded = " ".join(fold(words).split())
    for pattern in _WORDS.get(frequency, ()) if frequency else ():
        found = pattern.search(folded)
        if found and 1 <= int(found[1]) <= 31:
            return int(found[1])
    return None
