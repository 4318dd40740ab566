"""The fourth stage: which paragraphs are duties, and one duty for each proposed task."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from app.services.plans.date_atoms import find_atoms
from app.services.plans.date_masks import masked
from app.services.plans.duty_words import Opening, is_boilerplate, is_target, read_opening
from app.services.plans.fields import Field, find_fields
from app.services.plans.named_days import find_mentions
from app.services.plans.periods import Years
from app.services.plans.phrases import alternation
from app.services.plans.phrases.headings import FUND_SENTENCES
from app.services.plans.phrases.openings import OCCASIONS
from app.services.plans.quotas import find_quota
from app.services.plans.recurrence import find_recurrence
from app.services.plans.sections import Item, SectionKind
from app.services.plans.units import are_units, is_assignment


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty: its words from `start` to `end` of its paragraph; `unit` is named at its start.

    `shared` are stretches of the paragraph that speak of all its duties: a leading "Nhân …," and
    brackets or labels at the end.
    """

    start: int
    end: int
    unit: tuple[int, int] | None = None
    shared: tuple[tuple[int, int], ...] = ()
    fields: tuple[Field, ...] = ()


_ABBREVIATIONS: Final = re.compile(
    r"(?:\b(?:tp|tx|tt|ts|ths|pgs|gs|dr|tr|st|q|p|h|x|kt|tm|tl|v\.v|vv|stt|k|ub|mr|d/c)|\b[a-z]|\d)$"
)
_TITLES: Final = re.compile(r"\b(?:tp|tx|tt|ts|ths|pgs|gs|kt|tm|tl)$")
_LEADING: Final = re.compile(r"\s*(?:truoc|sau|nhan|trong|tu|den|vao|dip)\b")
_CLAUSE_END: Final = re.compile(
    r";|[.!?…](?=[\s\"”)]|$)|\.{2,}|\n"
    r"|,\s+(?=(?:dong thoi|moi (?:tuan|thang|quy|hoc ky|nam) (?:to chuc|mo|xay dung|phat|kiem tra))\b)"
)
_BRACKET: Final = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*[.;,]*\s*$")
_BRACKET_CLUE: Final = re.compile(
    r"chu tri|phoi hop|thoi gian|hoan thanh|thuc hien|phu trach|xong|truoc ngay|quy [iv]|thang \d"
    r"|(?:ho tro|tham gia)\s*$"
)
_REPORT: Final = re.compile(r"\b(?:bao cao|gui|phan anh|nop)\b")
_CALL: Final = re.compile(
    r"(?:ubnd xa |uy ban nhan dan xa )?(?:yeu cau|de nghi)\b[^;]{0,160}\b(?:nghiem tuc|thuc hien tot"
    r"|to chuc thuc hien|trien khai thuc hien)\b[^;]{0,30}"
)
"""The closing call ("đề nghị các đơn vị nghiêm túc thực hiện") is no duty of its own."""
_ATTACHED: Final = re.compile(r"\((?:ban hanh\s+)?kem theo\b")
"""The title of an annex: "(Kèm theo Kế hoạch số …)"."""
_ASSIGNED: Final = re.compile(r"\b(?:chu tri|phoi hop|hoan thanh)\b")
_ANY_YEAR: Final = Years(2026, 2026)
"""Named days are only looked for here; their year is of no account."""
MIN_UNKNOWN: Final = 7
"""A line whose verb is not known is taken for a duty from so many words on."""
_EVERYBODY: Final = re.compile(r"(?:cac|moi|tung)\s+(?:co quan|don vi|nganh|dia phuong|phong|thon|to chuc)\b")
"""Under funds: everybody bears the cost from the own budget."""
MIN_WORDS: Final = 3


@lru_cache(maxsize=1)
def _occasion() -> re.Pattern[str]:
    return re.compile(rf"(?:\d+\s+)?(?:{alternation(OCCASIONS)})(?![a-z0-9])")


@lru_cache(maxsize=1)
def _fund_sentence() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(FUND_SENTENCES)})(?![a-z0-9])")


def find_duties(item: Item) -> list[Duty]:
    """The duties of one paragraph of the body, in order; empty when it holds none."""
    if item.section.kind is SectionKind.AIMS or _is_annex_title(item):
        return []
    folded, text = item.paragraph.folded, item.paragraph.text
    end = len(folded)
    fields = tuple(one for one in find_fields(folded, item.start, end) if one.role != "task")
    if fields:
        end = fields[0].label
        # A label inside brackets takes its bracket with it.
        end = folded.rfind("(", item.start, end) if folded[:end].rstrip().endswith("(") else end
        end = item.start + len(folded[item.start : end].rstrip(" -+•"))
    duties = _clauses(item, end)
    if not duties:
        return []
    shared = _shared(folded, text, item.start, end)
    of_last = bool(shared) and len(duties) > 1 and _is_of_last(folded, duties[-1], shared[0])
    return [
        Duty(
            one.start,
            one.end,
            one.unit,
            one.shared if of_last and one is not duties[-1] else (*one.shared, *shared),
            fields,
        )
        for one in duties
    ]


def _is_of_last(folded: str, duty: Duty, bracket: tuple[int, int]) -> bool:
    """ "…; báo cáo định kỳ hằng quý (trước ngày 20 …)": the bracket tells the day of this report alone."""
    words = folded[duty.start : bracket[0]]
    reports = re.match(r"(?:tong hop,?\s+)?(?:bao cao|gui|nop)\b", words) is not None
    return reports and _UNITS_AHEAD.search(folded, *bracket) is None


_UNITS_AHEAD: Final = re.compile(r"chu tri|phoi hop|phu trach")


def _is_annex_title(item: Item) -> bool:
    paragraph = item.paragraph
    return not item.listed and _ATTACHED.search(paragraph.folded, item.start) is not None


def _shared(folded: str, text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Brackets at the end of the paragraph that name units or times."""
    bracket = _BRACKET.search(folded, start, end)
    if bracket is None:
        return ()
    if _BRACKET_CLUE.search(bracket[1]) or are_units(folded, text, *bracket.span(1)):
        return (bracket.span(1),)
    return ()


# --- clauses ----------------------------------------------------------------------------------------------


def _clauses(item: Item, end: int) -> list[Duty]:
    walk = _Walk(item)
    for left, right, sentence in _cut(item.paragraph.folded, item.start, end):
        walk.take(left, right, sentence=sentence)
    duties = walk.duties
    if not duties and _is_bare_duty(item, end):
        duties = [Duty(item.start, end)]
    folded = item.paragraph.folded
    trimmed = [_trimmed(folded, replace(duty, shared=(*duty.shared, *walk.assigned))) for duty in duties]
    return [
        duty
        for duty in trimmed
        if len(folded[duty.start : duty.end].split()) >= MIN_WORDS
        or (item.listed and duty.end > duty.start + 4)
    ]


class _Walk:
    """Goes through the clauses of one paragraph: a new duty, more of the last one, or nothing."""

    def __init__(self, item: Item) -> None:
        self.duties: list[Duty] = []
        self.assigned: list[tuple[int, int]] = []
        self._item = item
        self._folded, self._text = item.paragraph.folded, item.paragraph.text
        self._boilerplate = is_boilerplate(self._folded, item.start)
        self._held: int | None = None
        self._adverbial: tuple[int, int] | None = None

    def take(self, left: int, right: int, *, sentence: bool) -> None:
        """The clause from `left` to `right`; `sentence`: it begins one."""
        if sentence:
            self._adverbial = None
        if self.duties and is_assignment(self._folded, self._text, left, right):
            self.assigned.append((left, right))
            self.duties[-1] = replace(self.duties[-1], end=right)
            return
        opening = _opening(self._item, left, right)
        if self._boilerplate and not _is_report(self._folded, left, right):
            opening = None
        if opening is None or not _begins_duty(self.duties, opening, sentence):
            self._go_on(left, right)
        else:
            self._begin(opening, right)

    def _go_on(self, left: int, right: int) -> None:
        """More words of the last duty; before the first, a leading clause that may belong to it."""
        if self.duties:
            if not is_target(self._folded, _first(self._folded, left)):
                self.duties[-1] = replace(self.duties[-1], end=right)
            return
        funds = self._item.section.kind is SectionKind.FUNDS
        if self._held is None and not self._boilerplate and not funds:
            self._held = left
        if _LEADING.match(self._folded, left, right):
            self._adverbial = (left, right)

    def _begin(self, opening: Opening, right: int) -> None:
        start = opening.words
        held = self._held
        if not self.duties and held is not None and not is_target(self._folded, _first(self._folded, held)):
            if self._stands_alone(held, start):
                self.duties.append(Duty(held, start))
            else:
                start = held
        if opening.adverbial is not None:
            self._adverbial = (opening.words, opening.adverbial)
        adverbial = self._adverbial
        inherited = (adverbial,) if adverbial is not None and adverbial[1] <= start else ()
        self.duties.append(Duty(start, right, opening.unit, inherited))
        self._held = None

    def _stands_alone(self, left: int, right: int) -> bool:
        """Whether words before the first known verb are a duty too: a listed "Căng treo …; thay mới …"."""
        words = self._folded[left:right]
        long_enough = len(words.split()) >= 5 and words.rstrip(" -\"'").endswith((";", "."))
        plain = not _LEADING.match(words) and not is_boilerplate(self._folded, _first(self._folded, left))
        return self._item.listed and self._item.section.kind is SectionKind.DUTIES and long_enough and plain


def _opening(item: Item, left: int, right: int) -> Opening | None:
    folded, text = item.paragraph.folded, item.paragraph.text
    opening = read_opening(folded, text, left, right)
    if opening is None or _CALL.fullmatch(folded, opening.words, right):
        return None
    if item.section.kind is SectionKind.FUNDS and _is_fund_talk(
        folded, left, right, named=opening.unit is not None
    ):
        return None
    return opening


def _is_fund_talk(folded: str, left: int, right: int, *, named: bool) -> bool:
    first = _first(folded, left)
    if _fund_sentence().match(folded, first) or _EVERYBODY.match(folded, first):
        return True
    return (
        not named
        and re.search(r"\b(?:du toan|ngan sach|kinh phi)\b", folded[left:right]) is not None
        and not re.match(
            r"(?:lap|xay dung|tham muu|bo tri|huy dong|van dong|tong hop|trinh|bao cao|tang cuong"
            r"|hang nam|quyet toan|thanh quyet toan)\b",
            folded[first:right],
        )
    )


def _first(folded: str, left: int) -> int:
    return left + len(folded[left:]) - len(folded[left:].lstrip(" ,;-\"'"))


def _is_report(folded: str, left: int, right: int) -> bool:
    """In a closing "Trên đây là …" only a report with its day is a duty."""

    part = folded[left:right]
    if not _REPORT.search(part) or is_boilerplate(folded, _first(folded, left)):
        return False
    return find_recurrence(part) is not None or bool(find_atoms(masked(part), part, field=False))


def _begins_duty(duties: list[Duty], opening: Opening, sentence: bool) -> bool:
    """The first clause of a paragraph, and a later one that is more than the manner of the one before."""
    if not duties:
        return True
    if opening.quality and opening.unit is None:
        return sentence and opening.adverbial is not None
    return True


def _cut(folded: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """(start, end, begins a sentence) of the clauses: parted by ";", sentence ends and ", đồng thời"."""
    clauses: list[tuple[int, int, bool]] = []
    left, sentence = start, True
    for found in _CLAUSE_END.finditer(folded, start, end):
        if _inside_brackets(folded, left, found.start()):
            continue
        if found[0] == "." and _is_abbreviated(folded, start, found.start(), end):
            continue
        clauses.append((left, found.end(), sentence))
        left, sentence = found.end(), found[0] not in (";",) and not found[0].startswith(",")
    if folded[left:end].strip(" .;"):
        clauses.append((left, end, sentence))
    return [(a, b, s) for a, b, s in clauses if folded[a:b].strip(" .;,…")]


def _is_abbreviated(folded: str, start: int, stop: int, end: int) -> bool:
    """Whether the full stop at `stop` closes a short form or a number ("TP. Hà Nội"), not a sentence."""
    if _ABBREVIATIONS.search(folded, max(start, stop - 6), stop) is None:
        return False
    return (
        not re.match(r"\.\s+\S", folded[stop:end])
        or _TITLES.search(folded, max(start, stop - 6), stop) is not None
    )


def _inside_brackets(folded: str, start: int, end: int) -> bool:
    part = folded[start:end]
    return part.count("(") > part.count(")") or part.count('"') % 2 == 1


def _is_expected(item: Item) -> bool:
    """Where every line is a duty, known verb or not: under a unit, or in a section that lists no details."""
    if item.section.unit is not None:
        return True
    heading = item.section.paragraph
    return heading is not None and heading.label is not None and not heading.body.rstrip().endswith(":")


def _is_bare_duty(item: Item, end: int) -> bool:
    """A listed line without a verb may still be a duty: "01 hội nghị tập huấn …", "Chuyên mục … hằng
    tháng".
    """
    if not (item.listed or item.section.unit) or item.section.kind is not SectionKind.DUTIES:
        return False
    folded, text = item.paragraph.folded[item.start : end], item.paragraph.text[item.start : end]
    if (
        is_target(folded, 0)
        or is_boilerplate(folded, 0)
        or len(folded.split()) < 5
        or folded.rstrip().endswith(":")
        or _CALL.fullmatch(re.split(r"[.](?=\s)", folded.rstrip(" ./"))[0])
        or _ATTACHED.search(folded)
    ):
        return False
    if _is_expected(item) and len(folded.split()) >= MIN_UNKNOWN:
        return True
    quota = find_quota(folded, text)
    if quota is not None or find_recurrence(folded) is not None:
        return True
    if _occasion().match(folded) or _ASSIGNED.search(folded):
        return True
    return bool(find_atoms(masked(folded), text, field=False)) or bool(find_mentions(folded, _ANY_YEAR))


def _trimmed(folded: str, duty: Duty) -> Duty:
    start = _first(folded, duty.start)
    end = start + len(folded[start : duty.end].rstrip(" ;,.…-+•/"))
    if folded[start:end].count("(") > folded[start:end].count(")"):
        end = start + len(folded[start : duty.end].rstrip(" ;,"))
    return replace(duty, start=start, end=max(end, start))
