"""The day of the month by which a repeating task is due, read from the words about its time.

«Trước ngày 20 hằng tháng», «chậm nhất ngày 05 của mỗi tháng», «từ ngày 20 đến ngày 25 hằng tháng»,
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


def due_day_of(words: str, frequency: Frequency | None) -> int | None:
    """Return the day (1–31) of the last month of each span, None when the words name none."""
    folded = " ".join(fold(words).split())
    for pattern in _WORDS.get(frequency, ()) if frequency else ():
        found = pattern.search(folded)
        if found and 1 <= int(found[1]) <= 31:
            return int(found[1])
    return None
