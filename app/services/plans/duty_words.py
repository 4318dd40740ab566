"""How a duty begins: connectors, adverbs, a unit, an assignment, and then its verb."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.services.plans.phrases import alternation
from app.services.plans.phrases.headings import BOILERPLATE, TARGET_OPENERS, TARGET_VERBS
from app.services.plans.phrases.openings import ADVERBIAL_OPENERS, ADVERBS, ASSIGNMENTS, CONNECTORS
from app.services.plans.units import opening_unit, protected_stretches, starts_unit
from app.services.plans.verbs import action_at, next_action, quality_at

_WORD_END: Final = r"(?![a-z0-9])"
MAX_ADVERBIAL: Final = 320
"""A leading "Trên cơ sở …," or "Nhân các ngày …," is not longer than this."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How a clause opens: `words` where the duty's words begin (connectors left out), `verb` where its
    verb stands.

    `unit` is the unit that does it, when named at the start. `quality`: the verb only says how ("bảo đảm …").
    `adverbial`: a leading "Nhân …," holds for the whole sentence; it ends there.
    """

    words: int
    verb: int
    unit: tuple[int, int] | None = None
    quality: bool = False
    adverbial: int | None = None


@lru_cache(maxsize=1)
def _skipped() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{alternation(ADVERBS)}){_WORD_END}[\s,]*)+")


@lru_cache(maxsize=1)
def _connector() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(CONNECTORS)}){_WORD_END}[\s,:]*")


@lru_cache(maxsize=1)
def _adverbial() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(ADVERBIAL_OPENERS)}){_WORD_END}")


@lru_cache(maxsize=1)
def _assignment() -> re.Pattern[str]:
    return re.compile(
        rf"(?:ubnd xa|uy ban nhan dan xa|chu tich ubnd xa|ubnd"
        rf"|uy ban nhan dan)?\s*(?:{alternation(ASSIGNMENTS)}){_WORD_END}\s+"
    )


@lru_cache(maxsize=1)
def _boilerplate() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(BOILERPLATE)}){_WORD_END}")


@lru_cache(maxsize=1)
def _target() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(TARGET_OPENERS)}){_WORD_END}")


@lru_cache(maxsize=1)
def _share() -> re.Pattern[str]:
    verbs = alternation(TARGET_VERBS)
    return re.compile(
        rf"(?:(?:{verbs}){_WORD_END}[^;.%]{{0,60}}?\s)?(?:den (?:het )?nam 20\d\d,?\s*(?:co\s+)?)?"
        r"(?:it nhat\s+|toi thieu\s+|tren\s+|duoi\s+|khoang\s+|tu\s+)*"
        r"(?<!\btai )(?<!\bo )(?<!\bcua )(?<!\bcho )(?<!\bvoi )(?<!\btoi )"
        r"\d+(?:[.,]\d+)?\s?(?:-\s?\d+(?:[.,]\d+)?\s?)?(?:%|phan tram|‰)"
    )


def is_boilerplate(folded: str, position: int) -> bool:
    """A clause that begins here is no duty: "Trên đây là …", "Nội dung tập trung …"."""
    return _boilerplate().match(folded, position) is not None


def is_target(folded: str, position: int) -> bool:
    """A clause that begins here names a target: "100% …", "Phấn đấu …", "Tỷ lệ …", "Bảo đảm 95% …"."""
    return _target().match(folded, position) is not None or _share().match(folded, position) is not None


def read_opening(folded: str, original: str, start: int, end: int) -> Opening | None:
    """How the clause between `start` and `end` opens; None when it does not open a duty."""
    place = start + len(folded[start:end]) - len(folded[start:end].lstrip(" ,;-\"'"))
    while (found := _connector().match(folded, place, end)) is not None:
        place = found.end()
    words = place
    if place >= end or is_boilerplate(folded, place) or is_target(folded, place):
        return None
    opening = _direct(folded, original, place, end)
    if opening is not None:
        return Opening(words, opening.verb, opening.unit, opening.quality)
    if _adverbial().match(folded, place) is None:
        return None
    held = protected_stretches(folded, original, place, end)
    for comma in re.finditer(r"[,:]\s*", folded[place : min(end, place + MAX_ADVERBIAL)]):
        following = place + comma.end()
        if any(left <= following - 1 < right for left, right in held):
            continue
        opening = _direct(folded, original, following, end)
        if opening is not None:
            return Opening(words, opening.verb, opening.unit, opening.quality, adverbial=following)
    return _after_adverbial(folded, original, place, end)


@lru_cache(maxsize=1)
def _grounds() -> re.Pattern[str]:
    """After a unit: on what grounds it acts; its verb comes later."""
    return re.compile(r"(?:can cu|tren co so|theo|dua tren|bam sat|tuy theo|trong pham vi)\b")


def _after_adverbial(folded: str, original: str, place: int, end: int) -> Opening | None:
    """ "Trên cơ sở đề nghị của các cơ quan tham mưu …": a verb without a comma before it."""
    if not re.match(
        r"(?:tren co so|can cu|hang|hang|dinh ky|moi|trong|vao|quy|thang|tu ngay|tu thang|ngay|truoc ngay)\b",
        folded[place:end],
    ):
        return None
    verb = next_action(folded, original, place + 4, min(end, place + 140))
    return None if verb is None else Opening(place, verb, adverbial=verb)


def _direct(folded: str, original: str, place: int, end: int) -> Opening | None:
    if assigned := _assignment().match(folded, place, end):
        unit = opening_unit(folded, original, assigned.end(), end)
        if unit is not None:
            return Opening(place, unit[1], unit)
    if action_at(folded, original, place) is not None and not starts_unit(folded, original, place):
        return Opening(place, place, quality=quality_at(folded, original, place) is not None)
    if quality_at(folded, original, place) is not None:
        return Opening(place, place, quality=True)
    if skipped := _skipped().match(folded, place, end):
        if starts_unit(folded, original, skipped.end()):
            return _by_unit(folded, original, skipped.end(), end)
        if action_at(folded, original, skipped.end()) is not None:
            return Opening(
                place, skipped.end(), quality=quality_at(folded, original, skipped.end()) is not None
            )
        return (
            Opening(place, skipped.end(), quality=True)
            if quality_at(folded, original, skipped.end()) is not None
            else None
        )
    return _by_unit(folded, original, place, end)


_WHERE: Final = re.compile(r"(?:dong )?tren dia ban(?: (?:toan )?(?:xa|phuong|dac khu|thi tran))?[\s,]+")
"""Between a unit and its verb: "Các trường học trên địa bàn (xã) tổ chức …"."""


def _by_unit(folded: str, original: str, place: int, end: int) -> Opening | None:
    """ "Công an xã tăng cường …", "xã tổ chức …": a unit and then a verb."""
    bare = re.match(r"(?:xa|uy ban|dia phuong|toan xa)\s+", folded[place:end])
    if bare and action_at(folded, original, place + bare.end()) is not None:
        return Opening(place, place + bare.end())
    unit = opening_unit(folded, original, place, end)
    if unit is None:
        return None
    after = unit[1] + len(folded[unit[1] : end]) - len(folded[unit[1] : end].lstrip(" ,:-"))
    if where := _WHERE.match(folded, after, end):
        after = where.end()
    if not _grounds().match(folded, after, end) and (skipped := _skipped().match(folded, after, end)):
        after = skipped.end()
    if _grounds().match(folded, after, end):
        verb = next_action(folded, original, after, min(end, after + 160))
        return None if verb is None else Opening(place, verb, unit)
    chu_tri = re.match(r"(?:chu tri|phoi hop|co trach nhiem|chiu trach nhiem|tham muu)\b", folded[after:end])
    if (
        chu_tri
        or action_at(folded, original, after) is not None
        or quality_at(folded, original, after) is not None
    ):
        return Opening(place, after, unit)
    return None


def starts_like_duty(folded: str, original: str, start: int) -> bool:
    """Whether the text from `start` on opens with a duty's verb."""
    opening = read_opening(folded, original, start, len(folded))
    return opening is not None
