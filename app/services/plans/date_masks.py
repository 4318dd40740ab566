"""Dates and numbers that are no dates of a duty: names of documents, counts, shares."""

import re
from typing import Final

from app.services.plans.figures import NUM
from app.services.plans.phrases import alternation
from app.services.plans.phrases.counted import COUNTED_THINGS
from app.services.plans.phrases.times import DOCUMENT_WORDS, ISSUERS, PERIODS_OF_DOCUMENTS

_ISSUED: Final = rf"\s+cua\s+(?:cac\s+)?(?:{alternation(ISSUERS)})\b"
_DATE: Final = (
    rf"{NUM}\s?[/.\-]\s?{NUM}\s?[/.\-]\s?\d{{2,4}}|{NUM}\s+thang\s+{NUM}\s+nam\s+\d{{4}}|{NUM}/\d{{4}}"
)
_MASKS: Final = (
    # "số 28/NQ-CP, ngày 03/3/2021", "73/2006/QH11", "67/ KH-UBND"
    re.compile(rf"\bso\s*:?\s*\d*\s*[/\-]\s?[^;()]{{1,40}}?,?\s*ngay\s+(?:{_DATE})"),
    re.compile(r"\d+\s*/\s*(?:19|20)\d\d\s*/\s*[a-z][\w\-]*"),
    re.compile(r"\d+\s*[/\-]\s*(?!va\b|den\b|thang\b|nam\b|moi\b)[a-z]{2,}[\w\-]*(?:\s?-\s?[a-z]{2,}\w*)+"),
    re.compile(
        rf"\b(?:{alternation(DOCUMENT_WORDS)})\b[^;.]{{0,120}}?\bngay\s+(?:{_DATE})(?=,?\s+(?:cua|ve"
        rf"|quy dinh|phe duyet|ban hanh|sua doi)\b)"
    ),
    re.compile(rf"\bngay\s+(?:{_DATE})(?={_ISSUED})"),
    re.compile(r"\b(?:luat|bo luat|phap lenh|hien phap)\b[^;,.()]{0,60}?\bnam\s+(?:19|20)\d\d"),
    re.compile(
        rf"\b(?:{alternation(PERIODS_OF_DOCUMENTS)})\s+(?:19|20)\d\d(?:\s?-\s?(?:(?:19|20)\d\d|\d\d\b))?"
    ),
    re.compile(r"\b24/(?:24|7)\b|\b\d+[.,]\d{3}\b|\b\d+(?:[.,]\d+)?\s?%"),
    # "mỗi tháng 02 chuyên mục": a number of things, not February
    re.compile(r"\b(?:moi|hang|tung)\s+(?:thang|quy|nam)\s+\d{1,3}\b(?!\s?[/\-])"),
    re.compile(rf"\b\d{{1,3}}\s?/\s?\d{{1,3}}\s+(?:{alternation(COUNTED_THINGS)})\b"),
)
_DEADLINE_AHEAD: Final = re.compile(r"(?:truoc|den|tu|cham nhat|muon nhat|het|han)\s+(?:het\s+)?$")


def masked(folded: str) -> str:
    """The text, of the same length, with document dates and numbers, counts and shares made unreadable."""
    for pattern in _MASKS:
        folded = pattern.sub(_hide, folded)
    return folded


def _hide(found: re.Match[str]) -> str:
    shown = found[0]
    ngay = shown.rfind("ngay")
    if ngay >= 0 and _DEADLINE_AHEAD.search(found.string[: found.start() + ngay]):
        return shown  # "báo cáo … trước ngày 15/12/2026 của …" is a deadline all the same
    return re.sub(r"[0-9]", "\x00", shown)
