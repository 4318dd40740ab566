"""Which unit leads a duty and which join: names of units in running text, lists, headings and brackets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.services.plans.phrases import PhraseTable
from app.services.plans.phrases.not_units import NOT_UNITS
from app.services.plans.phrases.one_unit import ONE_UNIT
from app.services.plans.phrases.units import BARE_UNITS, UNIT_HEADS
from app.services.plans.verbs import next_action

_WORD_END: Final = r"(?![a-z0-9])"
_WORD: Final = re.compile(r"[a-z0-9]+")
MAX_UNIT: Final = 110
"""A name of a unit, or a list of some, is not longer than this."""

_STOPS: Final = re.compile(
    r"\s(?:de|nham|ve|khi|neu|theo|tai|trong viec|trong|tren dia ban|tham muu|chu dong|thuong xuyen|kip thoi|"
    r"co trach nhiem|chiu trach nhiem|co nhiem vu|la (?:co quan|don vi|dau moi)|lam (?:dau moi|nong cot)"
    r"|can cu|"
    r"bao dam|dam bao|cung|duoc|tiep tuc|dinh ky|hang (?:thang|quy|nam)|tich cuc|truoc|sau|can|phai"
    r"|dong thoi|"
    r"gan voi|qua|thong qua|tren co so|dua tren|can cu|o(?! co so| thon| khu)|len|xuong|day manh|mo"
    r"|phu trach|chu tri|phoi hop|thuc hien|hoan thanh|tu ngay|"
    r"hop(?= (?:dinh ky|giao ban|it nhat|toi thieu|danh gia|so ket|tong ket|rut kinh nghiem|[0-9]))|"
    r"vao|nhan|cho|voi|nhung|xac dinh|tung buoc|lam|co(?! lien quan| tham quyen| dieu kien| so| quan"
    r"| cau| dong))"
    + _WORD_END
    + r"|[;:.()“”\"]|\s-\s(?=(?:thoi gian|han|quy|thang|ngay|trong|truoc|xong)\b)"
)


@lru_cache(maxsize=1)
def _heads() -> PhraseTable:
    return PhraseTable(*UNIT_HEADS)


@lru_cache(maxsize=1)
def _no_units() -> PhraseTable:
    return PhraseTable(*NOT_UNITS)


@lru_cache(maxsize=1)
def _one_units() -> PhraseTable:
    return PhraseTable(*ONE_UNIT)


@lru_cache(maxsize=1)
def _bares() -> PhraseTable:
    return PhraseTable(*BARE_UNITS)


_SEVERAL: Final = re.compile(r"(?:cac|moi|tung) ")
"""Before the name of one unit: all of its kind."""


def _head_end(folded: str, original: str, position: int) -> int | None:
    """Where the words that begin a unit's name end."""
    end = _heads().end(folded, original, position)
    if end is None and (several := _SEVERAL.match(folded, position)):
        end = _heads().end(folded, original, several.end())
    return end


def starts_unit(folded: str, original: str, position: int) -> bool:
    """Whether the name of a unit begins at `position`."""
    if _head_end(folded, original, position) is None:
        return False
    if _no_units().end(folded, original, position) is None:
        return True
    return _one_units().end(folded, original, position) is not None


def _is_bare(folded: str, original: str, position: int) -> bool:
    return _bares().end(folded, original, position) is not None


def unit_end(folded: str, original: str, start: int, limit: int) -> int:
    """Where the unit, or the list of units, that begins at `start` ends: before a verb, a stop word or a
    mark.
    """
    limit = min(limit, start + MAX_UNIT)
    end = limit
    inner = _one_units().end(folded, original, start) or _head_end(folded, original, start) or start
    for stop in _STOPS.finditer(folded, inner, limit):
        if not (stop[0][:1].isspace() and _is_in_name(original, stop.start() + 1)):
            end = stop.start()
            break
    action = next_action(folded, original, inner, end)
    if action is not None:
        end = action
    end = _cut_at_plain_comma(folded, original, start, end)
    return start + len(folded[start:end].rstrip(" ,;-"))


def _is_in_name(original: str, position: int) -> bool:
    """A word that would end a unit's name belongs to it: "Phòng Tài chính", "Ban Quản lý chợ …"."""
    word = original[position : position + 3]
    return (word[:1].isupper() and not word.isupper()) or word == "chợ"


def _cut_at_plain_comma(folded: str, original: str, start: int, end: int) -> int:
    """A comma goes on with the list only where another unit follows."""
    protected = protected_stretches(folded, original, start, end)
    for comma in re.finditer(r",\s*(?!chong\b)", folded[start:end]):
        place = start + comma.start()
        if any(left <= place < right for left, right in protected):
            continue
        following = start + comma.end()
        if not (starts_unit(folded, original, following) or _is_bare(folded, original, following)):
            return place
    return end


def protected_stretches(folded: str, original: str, start: int, end: int) -> list[tuple[int, int]]:
    """Names that hold a comma or "và" and are one unit all the same ("các cơ quan, đơn vị")."""
    return [
        (word.start(), min(stop, end))
        for word in _WORD.finditer(folded, start, end)
        if (stop := _one_units().end(folded, original, word.start())) is not None
    ]


def split_units(
    folded: str, original: str, start: int, end: int, *, listed: bool = False
) -> list[tuple[int, int]]:
    """The single units of a list, as (start, end). `listed`: a field or column, where every comma parts
    units.
    """
    protected = protected_stretches(folded, original, start, end)
    pieces: list[tuple[int, int]] = []
    left = start
    for found in re.finditer(
        r"\s*[;\n]\s*|\s*,\s*(?!chong\b)(?:va\s+)?|\s+(?:va|cung voi|cung|voi)\s+|\s*[&+]\s*"
        r"|\s+-\s+(?=cac\b)",
        folded[start:end],
    ):
        place, following = start + found.start(), start + found.end()
        if any(a <= place < b and b - place > found.end() - found.start() for a, b in protected):
            continue
        hard = ";" in found[0] or "\n" in original[place:following]
        comma = listed and "," in found[0]
        if (
            hard
            or comma
            or starts_unit(folded, original, following)
            or ((pieces or "," in found[0]) and _is_bare(folded, original, following))
        ):
            pieces.append((left, place))
            left = following
    pieces.append((left, end))
    return [trimmed for piece in pieces if (trimmed := _trimmed(folded, *piece))[1] > trimmed[0]]


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    lead = re.match(r"[\s,;.:\-+•*]*(?:(?:va|cung voi|voi|do|giao|de nghi|den)\s+)?", folded[start:end])
    start += lead.end() if lead else 0
    return start, start + len(folded[start:end].rstrip(" ,;.:-"))


@dataclass(frozen=True, slots=True)
class Clues:
    """What a stretch of text says about units, as places in it."""

    lead: tuple[int, int] | None = None
    coop: tuple[tuple[int, int], ...] = ()


_COOP: Final = re.compile(
    r"\b(?:chu dong\s+)?(?:phoi hop|phoi ket hop|ket hop|lien ket)\s+(?:chat che\s+|dong bo\s+"
    r"|thuong xuyen\s+)?(?:voi|cung(?: voi)?|giua)\s+"
)
_COOP_BARE: Final = re.compile(r"\bphoi hop\s+(?=(?:cac\s+)?[a-z])")
_GIVEN: Final = re.compile(r"(?:[,(;]|\s[-–])\s*(?:giao|do|phan cong)\s+(?:cho\s+)?")
_CARRIES_OUT: Final = re.compile(
    r"\s*(?:(?:truc tiep\s+)?(?:thuc hien|phu trach|dam nhiem|dam nhan|chiu trach nhiem"
    r"|to chuc(?: thuc hien)?))?"
    r"\s*(?=[;.)]|$)"
)
"""What may stand between the unit that a duty is given to and the end of its clause."""
_CHU_TRI: Final = re.compile(r"\bchu tri\b")
_WITH_HELP: Final = re.compile(r"(?:voi\s+)?su\s+(?:tham gia|phoi hop)\s+cua\s+")


def find_clues(folded: str, original: str, start: int, end: int) -> Clues:
    """Who leads and who joins, by what stands between `start` and `end`."""
    lead: tuple[int, int] | None = None
    coop: list[tuple[int, int]] = []
    for found in _CHU_TRI.finditer(folded, start, end):
        lead = _unit_before(folded, original, start, found.start()) or _unit_after_colon(
            folded, found.end(), end
        )
        break
    if lead is None:
        lead = _given_to(folded, original, start, end)
    for found in _COOP.finditer(folded, start, end):
        coop.extend(_partners(folded, original, found.end(), end))
    for found in _WITH_HELP.finditer(folded, start, end):
        if starts_unit(folded, original, found.end()):
            coop.extend(_partners(folded, original, found.end(), end))
    if not coop:
        for found in _COOP_BARE.finditer(folded, start, end):
            if (
                starts_unit(folded, original, found.end())
                and next_action(folded, original, found.end(), found.end() + 1) is None
            ):
                coop.extend(_partners(folded, original, found.end(), end))
    coop.extend(_joining(folded, original, start, end))
    unique = list(dict.fromkeys(coop))
    return Clues(lead=lead, coop=tuple(piece for piece in unique if piece != lead))


def _given_to(folded: str, original: str, start: int, end: int) -> tuple[int, int] | None:
    """ "…, giao Trung tâm Y tế thực hiện." at the end of a clause."""
    for found in _GIVEN.finditer(folded, start, end):
        unit = opening_unit(folded, original, found.end(), end)
        if unit is not None and _CARRIES_OUT.match(folded, unit[1], end):
            return unit
    return None


_AND_WITH: Final = re.compile(r"\s+cung\s+(?:voi\s+)?(?=cac\s)")


def _partners(folded: str, original: str, start: int, end: int) -> list[tuple[int, int]]:
    if not starts_unit(folded, original, start) and not _is_bare(folded, original, start):
        return []
    stop = unit_end(folded, original, start, end)
    pieces = split_units(folded, original, start, stop)
    more = _AND_WITH.match(folded, stop, end)
    if more is not None and starts_unit(folded, original, more.end()):
        stop = unit_end(folded, original, more.end(), end)
        pieces += split_units(folded, original, more.end(), stop)
    return pieces


def _joining(folded: str, original: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """ "… các thôn phối hợp" at the end of a clause."""
    for found in re.finditer(
        r"\b(?:phoi hop|tham gia|ho tro(?=\s*(?:\)|$)))(?:\s+thuc hien)?(?=\s*(?:[;.)]|$))", folded[start:end]
    ):
        place = start + found.start()
        unit = _unit_before(folded, original, start, place)
        if unit is not None:
            yield from split_units(folded, original, *unit)


def _unit_before(folded: str, original: str, start: int, end: int) -> tuple[int, int] | None:
    """The unit whose name ends right before `end`."""
    stop = start + len(folded[start:end].rstrip(" ,:"))
    for place in _word_starts(folded, max(start, stop - MAX_UNIT), stop):
        if (
            starts_unit(folded, original, place)
            and not _inside_word(folded, place)
            and unit_end(folded, original, place, stop) == stop
        ):
            if place > start and _glued(folded, place):
                continue
            return place, stop
    return None


def _glued(folded: str, place: int) -> bool:
    """A head inside a longer name ("Hội" in "Chi hội") does not begin it."""
    return bool(re.search(r"\b(?:chi|tieu|lien|cac chi)\s$", folded[:place]))


def _inside_word(folded: str, place: int) -> bool:
    return place > 0 and folded[place - 1].isalnum()


def _word_starts(folded: str, start: int, end: int) -> Iterator[int]:
    for found in re.finditer(r"[a-z0-9]+", folded[start:end]):
        yield start + found.start()


def _unit_after_colon(folded: str, start: int, end: int) -> tuple[int, int] | None:
    found = re.compile(r"\s*(?:thuc hien\s*)?:\s*").match(folded, start, end)
    if found is None:
        return None
    stop = re.compile(r"[;.)(]|,?\s*(?:don vi|co quan)?\s*phoi hop\b").search(folded, found.end(), end)
    right = stop.start() if stop else end
    span = _trimmed(folded, found.end(), right)
    return span if span[1] > span[0] else None


def are_units(folded: str, original: str, start: int, end: int) -> bool:
    """Whether the stretch is a list of units and nothing else ("(Trạm Y tế xã, Công an xã)")."""
    pieces = split_units(folded, original, start, end)
    return bool(pieces) and all(
        starts_unit(folded, original, left) and unit_end(folded, original, left, right) == right
        for left, right in pieces
    )


_ASSIGNS: Final = re.compile(
    r"(?:giao|do|de nghi|phan cong|cho|la|co quan|don vi|dau moi|chu tri|chiu trach nhiem|co trach nhiem"
    r"|thuc hien|to chuc|"
    r"trien khai|phu trach|phoi hop|tham muu|voi|cung|va|thuong truc|noi dung nay|nhiem vu nay|tham gia"
    r"|tren dia ban|lien quan|co lien quan|trong xa|xa|[\s,.;:()\-])*"
)


def is_assignment(folded: str, original: str, start: int, end: int) -> bool:
    """A clause that only says who does what was said before ("Công an xã chủ trì, phối hợp với các thôn
    thực hiện.").
    """
    clues = find_clues(folded, original, start, end)
    named = [*clues.coop, *([clues.lead] if clues.lead is not None else [])]
    if clues.lead is None:
        first = start + len(folded[start:end]) - len(folded[start:end].lstrip(" ,;-"))
        asked = re.match(r"(?:giao|do|phan cong|de nghi)\s+(?:cho\s+)?", folded[first:end])
        unit = opening_unit(folded, original, first + (asked.end() if asked else 0), end)
        if unit is None or not re.match(
            r"\s*(?:chiu trach nhiem|thuc hien|phu trach|tham muu|co trach nhiem|la |to chuc thuc hien"
            r"|phoi hop)",
            folded[unit[1] : end],
        ):
            return False
        named.append(unit)
    rest = folded[start:end]
    for left, right in named:
        rest = rest[: left - start] + " " * (right - left) + rest[right - start :]
    return _ASSIGNS.fullmatch(rest) is not None


# --- a unit at the start of a clause, in a heading, in brackets --------------------------------------------

_HEADING_LEADS: Final = re.compile(
    r"(?:de nghi|kinh de nghi|giao|giao cho|phan cong|trach nhiem cua|nhiem vu cua|nhiem vu"
    r"|hoat dong cua|doi voi|trach nhiem|cac hoat dong cua|ve phia)\s+"
)


def heading_unit(folded: str, original: str, start: int, end: int) -> tuple[int, int] | None:
    """The unit that a heading names and nothing else: "4. Công an xã", "Đề nghị Ủy ban MTTQ …", "Các
    thôn".
    """
    place = start
    while lead := _HEADING_LEADS.match(folded, place, end):
        place = lead.end()
    if not starts_unit(folded, original, place):
        return None
    stop = place + len(folded[place:end].rstrip(" :.;,-"))
    bracket = folded.find("(", place, stop)
    if bracket > place:
        stop = bracket
    tail = re.search(
        r"\s+(?:co trach nhiem|chiu trach nhiem|co nhiem vu|chu tri|thuc hien|la co quan .*|\(.*)\s*$",
        folded[place:stop],
    )
    if tail:
        stop = place + tail.start()
    stop = place + len(folded[place:stop].rstrip(" :.;,-"))
    if stop - place > MAX_UNIT or stop <= place:
        return None
    inner = _one_units().end(folded, original, place) or place + 1
    if next_action(folded, original, inner, stop, capitals=True) is not None:
        return None
    if re.search(r"[;:.]|\b(?:de|nham|ve viec|trong viec)\b", folded[place:stop]):
        return None
    return place, stop


def opening_unit(folded: str, original: str, start: int, end: int) -> tuple[int, int] | None:
    """The unit that a clause begins with, before its verb ("Công an xã tăng cường …")."""
    if not starts_unit(folded, original, start):
        return None
    stop = unit_end(folded, original, start, end)
    return (start, stop) if stop > start else None
