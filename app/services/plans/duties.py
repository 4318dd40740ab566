"""The fourth stage: which paragraphs are duties, and one duty for each proposed task."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.services.plans.date_atoms import find_atoms
from app.services.plans.date_masks import masked
from app.services.plans.duty_words import Opening, is_boilerplate, is_target, read_opening
from app.services.plans.fields import Field, find_fields
from app.services.plans.phrases import alternation
from app.services.plans.phrases.headings import FUND_SENTENCES
from app.services.plans.quotas import find_quota
from app.services.plans.recurrence import find_recurrence
from app.services.plans.sections import Item, SectionKind
from app.services.plans.units import are_units, is_assignment


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty: its words from `start` to `end` of its paragraph; `unit` is named at its start.

    `shared` are stretches of the paragraph that speak of all its duties: a leading "Nhân …," and brackets or labels
    at the end.
    """

    start: int
    end: int
    unit: tuple[int, int] | None = None
    shared: tuple[tuple[int, int], ...] = ()
    fields: tuple[Field, ...] = ()


_ABBREVIATIONS: Final = re.compile(
    r"(?:\b(?:tp|tx|tt|ts|ths|pgs|gs|dr|tr|st|q|p|h|x|kt|tm|tl|v\.v|vv|stt|k|ub|mr|d/c)|\b[a-z]|\d)$"
)
_CLAUSE_END: Final = re.compile(r";|[.!?…](?=[\s\"”)]|$)|\.{2,}|,\s+(?=dong thoi\b)|\n")
_BRACKET: Final = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*[.;,]*\s*$")
_BRACKET_CLUE: Final = re.compile(
    r"chu tri|phoi hop|thoi gian|hoan thanh|thuc hien|phu trach|xong|truoc ngay|quy [iv]|thang \d"
)
_REPORT: Final = re.compile(r"\b(?:bao cao|gui|phan anh|nop)\b")
_CALL: Final = re.compile(
    r"(?:ubnd xa |uy ban nhan dan xa )?(?:yeu cau|de nghi)\b[^;]{0,160}\b(?:nghiem tuc|thuc hien tot|to chuc thuc hien|trien khai thuc hien)\b[^;]{0,30}"
)
"""The closing call ("đề nghị các đơn vị nghiêm túc thực hiện") is no duty of its own."""
_EVERYBODY: Final = re.compile(r"(?:cac|moi|tung)\s+(?:co quan|don vi|nganh|dia phuong|phong|thon|to chuc)\b")
"""Under funds: everybody bears the cost from the own budget."""
MIN_WORDS: Final = 3


@lru_cache(maxsize=1)
def _fund_sentence() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(FUND_SENTENCES)})(?![a-z0-9])")


def find_duties(item: Item) -> list[Duty]:
    """The duties of one paragraph of the body, in order; empty when it holds none."""
    if item.section.kind is SectionKind.AIMS:
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
    return [Duty(one.start, one.end, one.unit, (*one.shared, *shared), fields) for one in duties]


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
    folded, text = item.paragraph.folded, item.paragraph.text
    openings = [
        (left, right, sentence, _opening(item, left, right))
        for left, right, sentence in _cut(folded, item.start, end)
    ]
    boilerplate = is_boilerplate(folded, item.start)
    if boilerplate:
        openings = [(a, b, s, o if _is_report(folded, a, b) else None) for a, b, s, o in openings]
    duties: list[Duty] = []
    assigned: list[tuple[int, int]] = []
    held: int | None = None
    adverbial: tuple[int, int] | None = None
    for left, right, sentence, opening in openings:
        if sentence:
            adverbial = None
        if duties and is_assignment(folded, text, left, right):
            assigned.append((left, right))
            duties[-1] = _longer(duties[-1], right)
            continue
        if opening is None or not _begins_duty(duties, opening, sentence):
            if duties and not is_target(folded, _first(folded, left)):
                duties[-1] = _longer(duties[-1], right)
            elif not duties and held is None and not boilerplate:
                held = left
            if not duties and re.match(r"\s*(?:truoc|sau|nhan|trong|tu|den|vao|dip)\b", folded[left:right]):
                adverbial = (left, right)
            continue
        start = opening.words
        if not duties and held is not None and not _is_target_between(folded, held, start):
            start = held
        if opening.adverbial is not None:
            adverbial = (opening.words, opening.adverbial)
        inherited = (adverbial,) if adverbial is not None and adverbial[1] <= start else ()
        duties.append(Duty(start, right, opening.unit, inherited))
        held = None
    if not duties and _is_bare_duty(item, end):
        duties = [Duty(item.start, end)]
    trimmed = [
        _trimmed(folded, Duty(duty.start, duty.end, duty.unit, (*duty.shared, *assigned))) for duty in duties
    ]
    return [
        duty
        for duty in trimmed
        if len(folded[duty.start : duty.end].split()) >= MIN_WORDS
        or (item.listed and duty.end > duty.start + 4)
    ]


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
            r"(?:lap|xay dung|tham muu|bo tri|huy dong|van dong|tong hop|trinh|bao cao|tang cuong|hang nam|quyet toan|thanh quyet toan)\b",
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


def _longer(duty: Duty, end: int) -> Duty:
    return Duty(duty.start, end, duty.unit, duty.shared, duty.fields)


def _is_target_between(folded: str, left: int, right: int) -> bool:
    return is_target(folded, _first(folded, left)) and right > left


def _cut(folded: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """(start, end, begins a sentence) of the clauses: parted by ";", sentence ends and ", đồng thời"."""
    clauses: list[tuple[int, int, bool]] = []
    left, sentence = start, True
    for found in _CLAUSE_END.finditer(folded, start, end):
        if _inside_brackets(folded, left, found.start()):
            continue
        if found[0] == "." and _ABBREVIATIONS.search(folded, max(start, found.start() - 6), found.start()):
            if not re.match(r"\.\s+\S", folded[found.start() : end]) or re.search(
                r"\b(?:tp|tx|tt|ts|ths|pgs|gs|kt|tm|tl)$", folded[: found.start()]
            ):
                continue
        clauses.append((left, found.end(), sentence))
        left, sentence = found.end(), found[0] not in (";",) and not found[0].startswith(",")
    if folded[left:end].strip(" .;"):
        clauses.append((left, end, sentence))
    return [(a, b, s) for a, b, s in clauses if folded[a:b].strip(" .;,…")]


def _inside_brackets(folded: str, start: int, end: int) -> bool:
    part = folded[start:end]
    return part.count("(") > part.count(")") or part.count('"') % 2 == 1


def _is_bare_duty(item: Item, end: int) -> bool:
    """A listed line without a verb may still be a duty: "01 hội nghị tập huấn …", "Chuyên mục … hằng tháng"."""
    if not item.listed or item.section.kind is not SectionKind.DUTIES:
        return False
    folded, text = item.paragraph.folded[item.start : end], item.paragraph.text[item.start : end]
    if (
        is_target(folded, 0)
        or is_boilerplate(folded, 0)
        or len(folded.split()) < 5
        or folded.rstrip().endswith(":")
    ):
        return False
    quota = find_quota(folded, text)
    if quota is not None or find_recurrence(folded) is not None:
        return True
    if re.match(
        r"(?:to chuc|hoi nghi|hoi thi|le |lop |buoi |\d+ |chuyen muc|mo hinh|cuoc thi|dien dan|chien dich|ngay hoi|cong tac|viec )",
        folded,
    ):
        return True
    return re.search(r"\b(?:chu tri|phoi hop|hoan thanh|quy [iv]+\b|thang \d)", folded) is not None


def _trimmed(folded: str, duty: Duty) -> Duty:
    start = _first(folded, duty.start)
    end = start + len(folded[start : duty.end].rstrip(" ;,.…-+•"))
    if folded[start:end].count("(") > folded[start:end].count(")"):
        end = start + len(folded[start : duty.end].rstrip(" ;,"))
    return Duty(start, max(end, start), duty.unit, duty.shared, duty.fields)
