"""How often a duty comes round."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.services.plans.figures import NUM, number_of
from app.services.plans.phrases import alternation
from app.services.plans.phrases.recurrences import PROMPT_VERBS, RECURRENCES
from app.services.plans.preview import Frequency
from app.services.plans.quotas import FoundQuota


@dataclass(frozen=True, slots=True)
class FoundRecurrence:
    """A frequency and where its words stand."""

    freq: Frequency
    left: int
    right: int


_PER: Final = {
    "ngay": Frequency.DAILY,
    "tuan": Frequency.WEEKLY,
    "thang": Frequency.MONTHLY,
    "quy": Frequency.QUARTERLY,
    "nam": Frequency.YEARLY,
    "hoc ky": Frequency.TERM,
}
_OF_QUOTA: Final = {
    "day": Frequency.DAILY,
    "week": Frequency.WEEKLY,
    "month": Frequency.MONTHLY,
    "quarter": Frequency.QUARTERLY,
    "half_year": Frequency.HALFYEARLY,
    "year": Frequency.YEARLY,
    "term": Frequency.TERM,
}
# "1 tháng/lần", "6 tháng 1 lần", "quý một lần"
_PER_TIME: Final = re.compile(
    rf"\b(?:(?P<n>{NUM}|mot|hai|ba|sau)\s)?(?P<per>ngay|tuan|thang|quy|nam|hoc ky)\s?(?:/\s?(?:{NUM}\s)?"
    rf"|\s(?:{NUM}|mot)\s)lan\b"
)
# "1 lần/2 tháng", "mỗi 02 tuần"
_EVERY_SO_MANY: Final = re.compile(
    rf"\b(?:(?:{NUM}|mot)\slan\s?(?:/|trong|moi)\s?|(?:moi|cu)\s)(?P<n>0?[2-9]|hai|ba|bon|sau)\s(?P<per>tuan|thang)\b"
)
_DAY_OF: Final = re.compile(
    rf"\b(?:(?:truoc|cham nhat|vao|tu)\s+)?(?:ngay\s+){NUM}(?:\s*(?:,|va|-|den)"
    rf"\s*(?:ngay\s+)?{NUM})*\s+(?:cua\s+)?(?:(?P<month>(?:hang|moi|cac)\s+thang)"
    rf"|(?P<quarter>thang\s+(?:cuoi|dau)\s+(?:moi\s+|cua\s+)?quy|cuoi quy|hang quy))"
)
_SERIES: Final = re.compile(
    r"\b(?:dinh ky|bao cao|hang|so ket|thong ke)\s+(?:ket qua\s+)?(?:hang\s+)?\(?(?P<list>(?:ngay|tuan"
    r"|thang|quy|0?6 thang|0?9 thang|ca nam|nam)(?:\s*(?:,|va|/)\s*(?:hang\s+)?(?:tuan|thang|quy"
    r"|0?6 thang|0?9 thang|ca nam|nam)(?!\s+20)){1,4})\b"
)
_SERIES_FREQ: Final = (
    (re.compile(r"\bngay\b"), Frequency.DAILY),
    (re.compile(r"\btuan\b"), Frequency.WEEKLY),
    (re.compile(r"(?<!6 )(?<!9 )\bthang\b"), Frequency.MONTHLY),
    (re.compile(r"\bquy\b"), Frequency.QUARTERLY),
    (re.compile(r"6 thang"), Frequency.HALFYEARLY),
    (re.compile(r"\bnam\b"), Frequency.YEARLY),
)
# "các quy định": a quarter only where no such word follows.
_NOT_QUARTER: Final = r"(?<=quy)\s+(?:dinh|che|tac|trinh|hoach|mo|uoc|luat|chuan|dinh)\b"
# "báo cáo tháng hành động": the month of a campaign, no monthly report.
_NOT_MONTH: Final = r"(?<=thang)\s+(?:hanh dong|cao diem|an toan|thanh nien|cong nhan|vi\b|\d)"
_QUALITY_BEFORE: Final = re.compile(
    r"(?:bao dam|dam bao|day du|chinh xac|hieu qua|nhanh chong|thong tin)\s*,?\s*(?:\w+,\s*)*$"
)


def find_recurrence(folded: str, quota: FoundQuota | None = None) -> FoundRecurrence | None:
    """The recurrence of a stretch of folded text; of several the surest, an open one ("thường xuyên") last.

    A quota for each stretch of time ("01 cuộc/quý") is a recurrence too.
    """
    listed = _listed(folded)
    if listed is not None:
        return listed
    counted = _of_quota(folded, quota)
    for freq, pattern in _patterns():
        if counted is not None and freq in _OPEN:
            return counted
        found = pattern.search(folded)
        if found is not None and (counted is None or counted.freq is freq):
            return FoundRecurrence(freq, found.start(), found.end())
    if counted is not None:
        return counted
    prompt = _prompt_pattern().search(folded)
    if prompt is not None and not _QUALITY_BEFORE.search(folded[: prompt.start()]):
        end = prompt.start() + len("kip thoi") if prompt[0].startswith("kip") else prompt.end()
        return FoundRecurrence(Frequency.EVENT, prompt.start(), end)
    return None


_OPEN: Final = (Frequency.CONTINUOUS, Frequency.EVENT)


def _listed(folded: str) -> FoundRecurrence | None:
    """Forms with a number or a list: "ngày 20 hằng tháng", "tháng, quý, năm", "6 tháng/lần"."""
    if found := _DAY_OF.search(folded):
        freq = Frequency.MONTHLY if found["month"] else Frequency.QUARTERLY
        return FoundRecurrence(freq, found.start(), found.end())
    if found := _SERIES.search(folded):
        freq = next(freq for pattern, freq in _SERIES_FREQ if pattern.search(found["list"]))
        return FoundRecurrence(freq, found.start(), found.end())
    if found := _PER_TIME.search(folded) or _EVERY_SO_MANY.search(folded):
        return FoundRecurrence(_freq_each(found), found.start(), found.end())
    return None


def _freq_each(found: re.Match[str]) -> Frequency:
    if found["per"] == "thang" and found["n"] in ("3", "03", "ba"):
        return Frequency.QUARTERLY
    if found["per"] == "thang" and found["n"] in ("6", "06", "sau"):
        return Frequency.HALFYEARLY
    if found["per"] == "ngay" and found["n"] not in (None, "1", "01", "mot"):
        # Every so many days: there is no such frequency; the next longer one, with the words beside it.
        return Frequency.WEEKLY if _days(found["n"]) <= 7 else Frequency.MONTHLY
    return _PER[found["per"]]


def _days(written: str) -> int:
    return {"hai": 2, "ba": 3, "sau": 6}.get(written) or number_of(written)


def _of_quota(folded: str, quota: FoundQuota | None) -> FoundRecurrence | None:
    if quota is None or quota.per is None or folded.endswith("trong nam", quota.left, quota.right):
        return None
    return FoundRecurrence(_OF_QUOTA[quota.per], quota.left, quota.right)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Frequency, re.Pattern[str]], ...]:
    return tuple(
        (
            Frequency(freq),
            re.compile(
                rf"(?<![a-z0-9])(?:{alternation(phrases)})(?![a-z0-9])(?!{_NOT_QUARTER})(?!{_NOT_MONTH})"
            ),
        )
        for freq, phrases in RECURRENCES
    )


@lru_cache(maxsize=1)
def _prompt_pattern() -> re.Pattern[str]:
    verbs = alternation(PROMPT_VERBS)
    return re.compile(
        rf"\bkip thoi,?\s+(?:de\s+)?(?:{verbs})\b|(?<=[a-z,] )kip thoi(?=\s+(?:khi|cac|nhung|vu|tin|moi"
        rf"|voi|ve|cho|den|toi)\b)"
        r"|(?<!sau )(?<!truoc )\bkhi co (?!du\b|dieu kien|kinh phi|huong dan)[^,;.()]{3,60}"
    )
