"""When a duty is due: dates of a sentence made into periods, with the doubts about them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from app.services.plans.date_atoms import Atom, Kind, find_atoms
from app.services.plans.date_masks import masked
from app.services.plans.deadlines import events_around, relative_deadlines, tells_more
from app.services.plans.figures import NUM, number_of
from app.services.plans.lunar_days import lunar_atoms, without
from app.services.plans.named_days import Mention, find_mentions, name_of_days
from app.services.plans.periods import SCHOOL_YEAR, FoundPeriod, Years
from app.services.plans.phrases import alternation
from app.services.plans.phrases.times import (
    CONDITIONS,
    DAY_WORDS,
    DEADLINE_WORDS,
    OCCASION_WORDS,
    START_WORDS,
)
from app.services.plans.preview import Flag

_AHEAD: Final = 160
"""What a date's words are (until, from, a list of days) stands within so many characters before it."""
_EVENING: Final = re.compile(r"(?<!\w)tối(?!\w)", re.IGNORECASE)
_DASH: Final = re.compile(r"\s*(?:-+>?|=>|→|~|\.\.)\s*(?:het\s+)?(?:ngay\s+|thang\s+|quy\s+)?")
_TO: Final = re.compile(r"\s*,?\s*(?:cho\s+)?(?:den|toi)\s+(?:het\s+)?(?:ngay\s+|thang\s+|quy\s+|cuoi\s+)?")
_AND: Final = re.compile(
    r"\s*(?:\([^()]{0,40}\))?\s*(?:,|;|va|hoac)\s*(?:truoc\s+)?(?:ngay\s+|thang\s+|quy\s+)?"
)
_STRICTLY: Final = re.compile(r"truoc\s*:?\s*$")
_BEFORE_END: Final = (
    r"(?:\s+(?:het|ngay|thoi diem|thoi han|\d{1,2}\s?(?:gio|h)(?:\s?\d\d)?(?:\s?phut)?))*\s*:?\s*$"
)
_DEADLINE: Final = re.compile(rf"(?:^|(?<=[\s(;:,.\-]))(?:{alternation(DEADLINE_WORDS)}){_BEFORE_END}")
_FROM: Final = re.compile(rf"(?:^|(?<=[\s(;:,.\-]))(?:{alternation(START_WORDS)}){_BEFORE_END}")
_ON: Final = re.compile(rf"(?:^|(?<=[\s(;:,.\-]))(?:(?:{alternation(DAY_WORDS)})\s*)+$")
_BARE_LEFT: Final = re.compile(
    rf"(?:^|(?<=[\s(:;,]))(?P<d>{NUM})\s*(?:-+|den(?:\s+het)?|toi)\s*(?:ngay\s+)?$"
)
_BARE_LIST: Final = re.compile(rf"ngay\s+(?P<list>{NUM}(?:\s*,\s*{NUM})*)\s*(?:,|va|hoac)\s*(?:ngay\s+)?$")
_ACCEPTS: Final = re.compile(
    r"(?:\bngay|\btu|\bden|\btruoc|\bdip|\bhet|\bvao|\bhan|\bla|\bva|\bngay le|[(:;,\-]"
    r"|\bsang|\bchieu|\btrua|\bdem|\bthu (?:hai|ba|tu|nam|sau|bay|[2-7])|\bchu nhat"
    r"|ky niem(?: ngay)?|^)\s*$"
)
_OCCASION: Final = re.compile(rf"\b(?:{alternation(OCCASION_WORDS)})\b")
_REPORTED: Final = re.compile(r"(?:bao cao|so ket|tong ket|ket qua|danh gia|tinh hinh)[^,;.]{0,60}$")
_REPORTED_BY: Final = re.compile(r"\s*[(:,]?\s*(?:truoc|cham nhat|muon nhat)\b")
_CONDITION: Final = re.compile(rf"\b(?:{alternation(CONDITIONS)})\b")
_DAY_OF_EACH: Final = re.compile(
    rf"\b(?:(?:truoc|cham nhat|vao|tu|trong)\s+)*(?:ngay\s+){NUM}(?:\s*(?:,|va|-|den)"
    rf"\s*(?:ngay\s+)?{NUM})*\s+(?:cua\s+)?(?:(?:hang|moi|cac)\s+thang|thang cuoi\s+(?:moi\s+"
    rf"|cua\s+)?quy|thang dau\s+(?:moi\s+)?quy|cuoi quy|hang quy)"
)


def find_periods(
    folded: str, original: str, *, years: Years, field: bool = False
) -> tuple[list[FoundPeriod], frozenset[Flag]]:
    """All periods of a stretch of text, in order, and the doubts that belong to no single one of them.

    `field`: the text is a time field or column, where everything is meant as a time.
    """
    text = masked(folded)
    for evening in _EVENING.finditer(original):
        text = text[: evening.start()] + "dem" + text[evening.end() :]  # folded it would be "tới"
    for each in _DAY_OF_EACH.finditer(text):
        # "ngày 15 hằng tháng" is a recurrence, read elsewhere, and no single date.
        text = text[: each.start()] + "\x00" * (each.end() - each.start()) + text[each.end() :]
    lunar = lunar_atoms(text, original, years)
    text = without(text, lunar)
    atoms = _with_bare_days(text, sorted([*lunar, *find_atoms(text, original, field=field)], key=_start))
    mentions = find_mentions(text, years)
    named_ends = {place for mention in mentions for place in range(mention.end, mention.end + 4)}
    atoms = [atom for atom in atoms if field or atom.start in named_ends or _is_meant(text, atom)]
    relatives = relative_deadlines(text, atoms)
    periods = [
        *_named(text, mentions, _dated(text, atoms, years=years), years),
        *relatives,
    ]
    periods = sorted(
        [*periods, *events_around(text, periods, mentions)], key=lambda one: (one.left, one.right)
    )
    flags: set[Flag] = set()
    if _CONDITION.search(text) and (field or any(_near_condition(text, one) for one in periods)):
        flags.add(Flag.CONDITIONAL_DATE)
    return periods, frozenset(flags)


def _start(atom: Atom) -> int:
    return atom.start


def _near_condition(text: str, period: FoundPeriod) -> bool:
    return bool(_CONDITION.search(text, max(period.left - 30, 0), min(period.right + 30, len(text))))


# --- which numbers are dates -------------------------------------------------------------------------


def _is_meant(text: str, atom: Atom) -> bool:
    """In running text a bare "5/8" or "6 tháng đầu năm" may be a share or the matter of a report."""
    if atom.sure:
        return True
    begin, end = max(atom.start - _AHEAD, 0), atom.start
    if atom.kind is Kind.SPAN:
        return not _REPORTED.search(text, begin, end) and not _REPORTED_BY.match(text, atom.end)
    return bool(
        _ACCEPTS.search(text, begin, end)
        or _DEADLINE.search(text, begin, end)
        or _OCCASION.search(text, max(end - 80, 0), end)
    )


def _with_bare_days(text: str, atoms: list[Atom]) -> list[Atom]:
    """Adds the days that leave their month to the date after them: "01-15/3", "ngày 5, 15 và 25/3"."""
    result: list[Atom] = []
    for atom in atoms:
        ahead = max(atom.start - _AHEAD, 0), atom.start
        if atom.kind is Kind.DAY and (found := _BARE_LEFT.search(text, *ahead)):
            result.append(
                _bare(
                    atom,
                    number_of(found["d"]),
                    found.start("d"),
                    found.end("d"),
                )
            )
        elif atom.kind is Kind.DAY and (found := _BARE_LIST.search(text, *ahead)):
            for one in re.finditer(NUM, found["list"]):
                place = found.start("list")
                day = number_of(one[0])
                result.append(_bare(atom, day, place + one.start(), place + one.end()))
        result.append(atom)
    return [
        atom
        for index, atom in enumerate(result)
        if not any(atom.start < other.end and other.start < atom.end for other in result[:index])
    ]


def _bare(atom: Atom, day: int, start: int, end: int) -> Atom:
    place = (atom.first[0], day)
    return replace(atom, first=place, last=place, start=start, end=end)


# --- from atoms to periods ----------------------------------------------------------------------------


def _dated(text: str, atoms: Sequence[Atom], *, years: Years) -> list[FoundPeriod]:
    periods: list[FoundPeriod] = []
    index = 0
    mode, mode_end = "", -1
    while index < len(atoms):
        atom = atoms[index]
        left, before = _prefix(text, atom)
        if mode_end >= 0 and _AND.fullmatch(text[mode_end : atom.start]) and not before:
            before = mode  # "trước ngày 15/6 và 15/12"
        following = atoms[index + 1] if index + 1 < len(atoms) else None
        if following is not None and _is_range(text, atom, following, before):
            periods.append(_range(atom, following, left=left, years=years))
            mode, mode_end = "", following.end
            index += 2
            continue
        periods.append(_single(atom, before, left=left, years=years))
        mode, mode_end = before, atom.end
        index += 1
    return periods


def _prefix(text: str, atom: Atom) -> tuple[int, str]:
    """(where the words of the date begin, what they make of it: "end", "start" or "")."""
    for pattern, meaning in ((_DEADLINE, "end"), (_FROM, "start"), (_ON, "")):
        found = pattern.search(text, max(atom.start - _AHEAD, 0), atom.start)
        if found:
            left = found.start() + (len(found[0]) - len(found[0].lstrip(" :")))
            strict = meaning == "end" and _STRICTLY.search(found[0]) is not None
            return left, "before" if strict else meaning
    return atom.start, ""


def _is_range(text: str, atom: Atom, following: Atom, before: str) -> bool:
    between = text[atom.end : following.start]
    if before in ("end", "before") or (
        atom.kind is not following.kind and Kind.DAY in (atom.kind, following.kind)
    ):
        return before == "start" and bool(_TO.fullmatch(between))
    return bool(_DASH.fullmatch(between) or _TO.fullmatch(between))


def _range(atom: Atom, following: Atom, *, left: int, years: Years) -> FoundPeriod:
    flags: set[Flag] = set()
    if atom.damaged or following.damaged:
        flags.add(Flag.OCR)
    if atom.first == following.last and (atom.year or 0) < (following.year or 0):
        return _single(following, "", left=left, years=years)  # an anniversary: "28/6/2001 - 28/6/2026"
    crosses = following.last < atom.first
    first_year, last_year = atom.year, following.year
    if first_year is None and last_year is None and not years.certain:
        flags.add(Flag.YEAR_TO_CONFIRM)
    if first_year is None:
        turned = crosses and atom.first[0] >= 9 and following.last[0] <= 5
        first_year = last_year - 1 if turned and last_year is not None else last_year
    if (
        first_year is not None
        and last_year is not None
        and first_year == years.first - 1
        and last_year == years.first
    ):
        pass  # begins in the last weeks of the year before, as reporting years do
    else:
        first_year, strayed = _settled(first_year, atom.first[0], years)
        last_year, strayed_too = _settled(last_year, following.last[0], years)
        if strayed or strayed_too:
            flags.add(Flag.YEAR_MISMATCH)
    if following.year is None:
        # Over the new year only where the months say so; otherwise the ends were confused.
        last_year = first_year + (crosses and atom.first[0] >= 9 and following.last[0] <= 5)
    start = _at(atom, first_year, 0)
    end = _at(following, last_year, 1)
    if start is None or end is None:
        flags.add(Flag.INVALID_DATE)
    elif end < start:
        flags.add(Flag.END_BEFORE_START)
    return FoundPeriod(start, end, None, left, following.end, frozenset(flags))


def _single(atom: Atom, before: str, *, left: int, years: Years) -> FoundPeriod:
    flags: set[Flag] = {Flag.OCR} if atom.damaged else set()
    if atom.year is None and not years.certain:
        flags.add(Flag.YEAR_TO_CONFIRM)
    atom = _over_the_school_year(atom, years)
    year, strayed = _settled(atom.year, (atom.first if atom.year is None else atom.last)[0], years)
    if strayed and not (
        atom.year is not None and atom.year + atom.offset in range(years.first, years.last + 1)
    ):
        flags.add(Flag.YEAR_MISMATCH)
    elif strayed and atom.year is not None:
        year = atom.year  # a school year that began in the year before
    ends = atom.dates(year) if atom.possible else None
    if ends is None:
        flags.add(Flag.INVALID_DATE)
        return FoundPeriod(None, None, None, left, atom.end, frozenset(flags))
    start: date | None
    end: date | None
    start, end = ends
    if before == "before" and atom.kind in (Kind.MONTH, Kind.QUARTER):
        start, end = None, ends[0] - timedelta(days=1)  # "trước tháng 6": by the last of May
    elif before in ("end", "before"):
        start = None
    elif before == "start":
        end = None
    return FoundPeriod(start, end, None, left, atom.end, frozenset(flags))


def _over_the_school_year(atom: Atom, years: Years) -> Atom:
    """ "Cả năm" in a plan for a school year is from its September to its May."""
    whole = atom.first == (1, 1) and atom.last[0] == 12 and atom.year is None
    first, last = SCHOOL_YEAR
    return replace(atom, first=first, last=last, offset=1) if whole and years.turns_in > 1 else atom


def _at(atom: Atom, year: int, which: int) -> date | None:
    ends = atom.dates(year) if atom.possible else None
    return None if ends is None else ends[which]


def _settled(year: int | None, month: int, years: Years) -> tuple[int, bool]:
    """(the year to reckon with, whether it strays from the plan's).

    A year already over is taken for a slip of the pen: the plan's year is meant. A later year is kept; the
    first months of the next year are where a year's last report falls due.
    """
    if year is None:
        return years.of_month(month), False
    if year < years.first:
        return years.first, True
    if year > years.last:
        return year, not (year == years.last + 1 and month <= 3)
    return year, False


# --- named days ------------------------------------------------------------------------------------------


def _named(
    text: str, mentions: Sequence[Mention], dated: list[FoundPeriod], years: Years
) -> list[FoundPeriod]:
    """Gives dates the names of their days, and days named without a date their date."""
    left_over = list(dated)
    result: list[FoundPeriod] = []
    for mention in mentions:
        partner = next((one for one in left_over if _belongs(text, mention, one)), None)
        if partner is not None:
            left_over.remove(partner)
            label = mention.name if _same_days(mention, partner) else partner.label
            result.append(_before_or_after(text, mention, replace(partner, label=label)))
        elif mention.yearly and not any(tells_more(one, mention) for one in dated):
            flags = frozenset({Flag.YEAR_TO_CONFIRM}) if not years.certain else frozenset()
            named = FoundPeriod(mention.first, mention.last, mention.name, mention.start, mention.end, flags)
            result.append(_before_or_after(text, mention, named))
    result.extend(_labelled_by_date(text, one) for one in left_over)
    return result


def _before_or_after(text: str, mention: Mention, period: FoundPeriod) -> FoundPeriod:
    """ "trước Ngày Chuyển đổi số quốc gia 10/10" is a deadline, "từ Ngày …" a beginning."""
    ahead = max(mention.start - _AHEAD, 0), mention.start
    if found := _DEADLINE.search(text, *ahead):
        return replace(period, start=None, left=min(found.start(), period.left))
    if found := _FROM.search(text, *ahead):
        return replace(period, end=None, left=min(found.start(), period.left))
    return period


def _belongs(text: str, mention: Mention, period: FoundPeriod) -> bool:
    """Whether a date stands right after the name of a day: "Ngày Quốc tế Phụ nữ (8/3)"."""
    if period.left < mention.start:
        return False
    if period.left <= mention.end:
        return True
    between = text[mention.end : period.left]
    return (
        len(between) <= 75
        and not re.search(r"[;.]|,(?!\s*(?:ung pho|phong|chong))|\bva ngay\b", between)
        and _same_days(mention, period)
    ) or len(between) <= 4


def _same_days(mention: Mention, period: FoundPeriod) -> bool:
    if period.start is None or period.end is None:
        return False
    return (period.start.month, period.start.day, period.end.month, period.end.day) == (
        mention.first.month,
        mention.first.day,
        mention.last.month,
        mention.last.day,
    )


def _labelled_by_date(text: str, period: FoundPeriod) -> FoundPeriod:
    """ "dịp 8/3": the date alone names the day, where the words around it speak of an occasion."""
    if (
        period.start is None
        or period.end is None
        or not _OCCASION.search(text, max(period.left - 60, 0), period.right)
    ):
        return period
    return replace(period, label=name_of_days(period.start, period.end))


# --- deadlines without a date -----------------------------------------------------------------------------
