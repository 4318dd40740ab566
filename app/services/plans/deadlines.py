"""Deadlines without a date: so many days after something, before or after an event."""

import re
from collections.abc import Sequence
from typing import Final

from app.services.plans.date_atoms import Atom, Kind
from app.services.plans.figures import NUM
from app.services.plans.named_days import Mention
from app.services.plans.periods import FoundPeriod
from app.services.plans.phrases import alternation
from app.services.plans.phrases.times import EVENTS, OCCASION_WORDS
from app.services.plans.preview import Flag

_EVENT: Final = re.compile(
    rf"\b(?:ngay\s+)?(?:truoc va sau|truoc|sau|trong dip|nhan dip|dip)\s+(?:{alternation(EVENTS)})\b[^,;.()]*"
)
_OCCASION: Final = re.compile(rf"\b(?:{alternation(OCCASION_WORDS)})\b")
_WHEN: Final = re.compile(
    r"(?:ngay\s+)?\b(?:truoc|sau)\s+khi\s+(?!ket hon|sinh\b|mang thai|ly hon|su dung|tham gia giao thong"
    r"|an\b|uong|ngu\b"
    r"|xuat vien|tro ve|ra tu|chap hanh xong|cai nghien|tot nghiep|cuoi\b|ve nha|ve dia phuong|di lam)"
    r"[^,;.()]*"
)
_AHEAD: Final = re.compile(r"(?:ngay\s+)?truoc\b(?!\s+va\s+sau)")
_AFTER: Final = re.compile(r"(?:ngay\s+)?sau\b")
_RELATIVE: Final = re.compile(
    rf"\b(?:(?:cham nhat(?: la)?|muon nhat|khong qua|trong)\s+)?(?:sau|trong vong|trong thoi han"
    rf"|trong thoi gian|trong|cham nhat|khong qua|truoc)\s+(?:it nhat\s+"
    rf"|khong qua\s+)?{NUM}\s*(?:\([^()]*\)\s*)?(?:ngay|gio|tuan|thang|phut)\b(?!\s+(?:{NUM}|dau|cuoi)\b)"
    rf"[^,;.()]*"
    rf"|\b{NUM}\s*(?:ngay|tuan|thang|gio)(?:\s+lam viec)?\s*,?\s+(?:ke tu|tinh tu|sau khi|truoc khi"
    rf"|truoc ngay)\b[^,;.()]*"
)
_EXPLAINS: Final = re.compile(r"\s*\(\s*(?:cham nhat|xong|hoan thanh|chinh thuc|vao|tuc|la|ngay)?\s*")
_RELATIVE_LONG: Final = re.compile(
    r"lam viec|ke tu|tinh tu|sau khi|truoc khi|vong|thoi han|cham nhat|khong qua|sau\s"
)


def relative_deadlines(text: str, atoms: Sequence[Atom]) -> list[FoundPeriod]:
    """Deadlines counted from something else, as periods without days that are to be looked at."""
    found = [one for one in _RELATIVE.finditer(text) if _RELATIVE_LONG.search(one[0])]
    return [
        FoundPeriod(
            None,
            None,
            None,
            one.start(),
            len(one[0].rstrip()) + one.start(),
            frozenset({Flag.RELATIVE_DEADLINE}),
        )
        for one in found
        if not any(one.start() <= atom.start < one.end() for atom in atoms if atom.kind is not Kind.SPAN)
    ]


def tells_more(period: FoundPeriod, mention: Mention) -> bool:
    """A stretch written out tells more than a named day in it: "Ngày Pháp luật …, từ 01/11 đến 09/11"."""
    if period.start is None or period.end is None or period.start == period.end:
        return False
    return period.left >= mention.end and period.start <= mention.first and mention.last <= period.end


def events_around(
    text: str, periods: Sequence[FoundPeriod], mentions: Sequence[Mention]
) -> list[FoundPeriod]:
    """Before or after something that happens: an open deadline, or the event's day where it is known."""
    events: list[FoundPeriod] = []
    matches = [*_WHEN.finditer(text)]
    matches.extend(
        one
        for one in _EVENT.finditer(text)
        if not any(a.start() < one.end() and one.start() < a.end() for a in matches)
    )
    for one in matches:
        taken = [other for other in periods if other.left < one.end() and one.start() < other.right]
        if any(other.flags & {Flag.RELATIVE_DEADLINE} for other in taken) or any(
            other.end is not None and other.left - one.start() < 14 for other in taken
        ):
            continue
        if any(
            other.end is not None and _EXPLAINS.fullmatch(text[one.end() : other.left]) for other in periods
        ):
            continue  # "trước mùa hè (trước ngày 31/5)": the day is given
        if _OCCASION.match(text, one.start()) and any(other.end is not None for other in taken):
            continue  # "nhân dịp khai giảng 5/9": the day is given
        left = one.start() + len(one[0]) - len(one[0].lstrip())
        right = left + len(one[0].strip())
        known = next((m for m in mentions if not m.yearly and one.start() <= m.start <= one.end()), None)
        if known is None:
            event = FoundPeriod(None, None, None, left, right, frozenset({Flag.EVENT_RELATIVE}))
        elif _OCCASION.match(text, left) or text.startswith("trong dip", left):
            event = FoundPeriod(known.first, known.last, known.name, left, known.end)
        else:
            start = known.last if _AFTER.match(text, left) else None
            end = known.first if _AHEAD.match(text, left) else None
            event = FoundPeriod(start, end, known.name, left, right, frozenset({Flag.EVENT_RELATIVE}))
        events.append(event)
    for mention in mentions:
        named = any(e.left <= mention.start < e.right for e in [*events, *periods])
        if not (mention.yearly or named or any(tells_more(one, mention) for one in periods)):
            events.append(FoundPeriod(mention.first, mention.last, mention.name, mention.start, mention.end))
    return events
