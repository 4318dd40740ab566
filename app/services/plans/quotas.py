"""How much at least: "mỗi tháng ít nhất 02 tin/bài", "tối thiểu 2 buổi/năm"."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.services.plans.figures import number_of
from app.services.plans.phrases import alternation
from app.services.plans.phrases.counted import COUNTED_UNITS


@dataclass(frozen=True, slots=True)
class FoundQuota:
    """A least number of something, for a stretch of time or none, and where its words stand."""

    minimum: int
    unit: str
    per: str | None
    left: int
    right: int


_NUMBER_WORDS: Final = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip
_AT_LEAST: Final = r"(?:it nhat|toi thieu|khong duoi|khong it hon|tro len|>=|≥|dat it nhat|tu)"
_PER: Final = {
    "ngay": "day",
    "tuan": "week",
    "thang": "month",
    "quy": "quarter",
    "6 thang": "half_year",
    "06 thang": "half_year",
    "hoc ky": "term",
    "nam": "year",
    "nam hoc": "year",
}
_PER_WORDS: Final = alternation(_PER)
_EACH: Final = re.compile(
    rf"\b(?:moi|hang|tung|trong mot|trong 1|trong)\s+(?P<per>{_PER_WORDS})\b(?!\s+(?:hoc|qua|[0-9iv]+\b))"
)
_AMOUNT: Final = (
    r"(?P<n>\d{1,3}(?:\.\d{3})+|\d{1,6}|[oli|]\d|\d[oli|]|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
)
_WINDOW: Final = 70


def find_quota(folded: str, original: str) -> FoundQuota | None:
    """The first quota of a stretch of text: a least number, or a number for each stretch of time; no
    shares.
    """
    for found in _pattern().finditer(folded):
        per, left, right = _per_of(folded, found)
        if not found["least"] and per is None:
            continue
        if found["unit"] == "gio" and found["n"] in ("24", "48", "72"):
            continue  # "đủ 24 giờ": how long, not how much
        if found["least"] == "tu" and not found["to"]:
            continue
        return FoundQuota(
            minimum=_amount(found["n"]),
            unit=" ".join(original[found.start("unit") : found.end("unit")].split()).lower(),
            per=per,
            left=left,
            right=right,
        )
    return None


def _per_of(folded: str, found: re.Match[str]) -> tuple[str | None, int, int]:
    """(stretch of time, left and right end of the quota's words)."""
    if found["per"]:
        return _PER[" ".join(found["per"].split())], found.start(), found.end()
    before = folded[max(found.start() - _WINDOW, 0) : found.start()]
    shift = found.start() - len(before)
    ahead = None
    for each in _EACH.finditer(before):
        ahead = each
    if ahead is not None and not re.search(r"[;.]", before[ahead.end() :]):
        return _PER[" ".join(ahead["per"].split())], shift + ahead.start(), found.end()
    behind = _EACH.match(
        folded, found.end() + len(folded[found.end() :]) - len(folded[found.end() :].lstrip(" ,"))
    )
    if behind is not None:
        return _PER[" ".join(behind["per"].split())], found.start(), behind.end()
    later = _EACH.search(folded, found.end(), found.end() + _WINDOW)
    if found["least"] and later is not None and not re.search(r"[;.,]", folded[found.end() : later.start()]):
        return _PER[" ".join(later["per"].split())], found.start(), later.end()
    return None, found.start(), found.end()


def _amount(written: str) -> int:
    if written in _NUMBER_WORDS:
        return _NUMBER_WORDS[written]
    return number_of(written.replace(".", ""))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    units = alternation(COUNTED_UNITS)
    return re.compile(
        rf"(?:(?P<least>{_AT_LEAST})\s+(?:la\s+|duoc\s+|co\s+)?)?(?<![0-9a-z/.,]){_AMOUNT}"
        rf"(?:\s?(?P<to>-|den)\s?\d{{1,3}})?(?:\s*\([^()]*\))?\s+(?P<unit>{units})(?![a-z0-9])"
        rf"(?:(?:\s+[^\d\W]+){{0,12}}?\s?(?:/|\btren\b)\s?(?:0?1\s+|mot\s+)?(?P<per>{_PER_WORDS})(?![a-z0-9]))?"
    )
