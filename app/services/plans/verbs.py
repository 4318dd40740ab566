"""Verbs of office prose: where a duty's verb stands."""

import re
from functools import lru_cache
from typing import Final

from app.services.plans.phrases import alternation
from app.services.plans.phrases.verbs import (
    ACTIONS,
    NOUN_BEFORE_VERB,
    OPENING_ACTIONS,
    SETTLED_QUALITIES,
    VERB_AS_NOUN,
)

_WORD_END: Final = r"(?![a-z0-9])"
# Short words that are other words without their marks ("in" stays, "mo" is mơ, mô, mỏ).
_MARKED: Final = {
    "chon": "chọn", "don": "dọn", "duyet": "duyệt", "dat": "đặt", "giu": "giữ", "hop": "họp", "nhan": "nhận", "nhap": "nhập",
    "nop": "nộp", "nuoi": "nuôi", "thu": "thu", "thue": "thuê", "tra": "trả", "xet": "xét", "tha": "thả", "bau": "bầu",
    "can": "cân", "do": "đo", "ghi": "ghi", "hien": "hiến", "khoan": "khoan", "lay": "lấy", "lap": "lập", "mua": "mua",
    "neu": "nêu", "phu": "phủ", "quay": "quay", "ra": "rà", "suoi": "sưởi", "thap": "thắp", "tien": "tiễn", "va": "vá",
    "vieng": "viếng", "luu": "lưu", "chuyen": "chuyển", "cap": "cấp", "phat": "phát", "lam": "làm", "cam": "cắm", "cu": "cử", "mo": "mở", "lap": "lập", "in": "in", "ky": "ký", "dan": "dán", "day": "dạy", "gan": "gắn", "gui": "gửi",
    "dua": "đưa", "nam": "nắm", "tham": "thăm", "trao": "trao", "treo": "treo", "trinh": "trình", "trong": "trồng",
    "kham": "khám", "tiem": "tiêm", "moi": "mời", "xoa": "xóa", "viet": "viết", "vot": "vớt", "phun": "phun",
    "truc": "trực", "huy": "hủy", "huy dong": "huy động", "tang": "tăng", "giao ban": "giao ban",
}  # fmt: skip


@lru_cache(maxsize=1)
def _action() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(ACTIONS)}){_WORD_END}")


@lru_cache(maxsize=1)
def _quality() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(SETTLED_QUALITIES)}){_WORD_END}")


@lru_cache(maxsize=1)
def _no_action() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(VERB_AS_NOUN)}){_WORD_END}")


@lru_cache(maxsize=1)
def _noun_before() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s,(])(?:{alternation(NOUN_BEFORE_VERB)})\s+$")


@lru_cache(maxsize=1)
def _opening_action() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation((*ACTIONS, *OPENING_ACTIONS))}){_WORD_END}")


def action_at(folded: str, original: str, position: int, *, inside: bool = False) -> int | None:
    """Where the action that begins at `position` ends; None where no duty's verb stands there.

    `inside`: not at the start of a clause, where fewer words are verbs.
    """
    found = (_action() if inside else _opening_action()).match(folded, position)
    if found is None or _no_action().match(folded, position):
        return None
    marked = _MARKED.get(found[0])
    if marked is not None and len(found[0]) <= 6:
        shown = original[found.start() : found.end()].lower()
        if shown not in (marked, found[0]) and shown.replace("oá", "óa") != marked:
            return None
        if shown == found[0] and shown != marked and not original.isascii():
            return None
    return found.end()


def quality_at(folded: str, original: str, position: int) -> int | None:
    """Where a verb that only says how ("bảo đảm", "góp phần") ends, when one begins at `position`."""
    del original
    found = _quality().match(folded, position)
    return None if found is None else found.end()


def next_action(folded: str, original: str, start: int, end: int, *, capitals: bool = False) -> int | None:
    """Where the next verb of a duty begins between `start` and `end`; None: there is none.

    A verb after "các", "ban", "tổ" … is a noun or a part of a name, and so is one with a capital letter unless
    `capitals` are to be read too (headings).
    """
    for word in re.finditer(r"[a-z0-9]+", folded[start:end]):
        place = start + word.start()
        if place and folded[place - 1].isalnum():
            continue
        if original[place].isupper() and not (capitals and place == start):
            continue
        if action_at(folded, original, place, inside=True) is None:
            continue
        if _noun_before().search(folded, max(0, place - 30), place):
            continue
        return place
    return None
