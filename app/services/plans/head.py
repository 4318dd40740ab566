"""The plan's head: issuer, number, place and date, title, year; and where body and closing lie."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.date_masks import masked
from app.services.plans.issuers import issuer_name
from app.services.plans.labels import Level
from app.services.plans.paragraph import Paragraph, paragraph_of
from app.services.plans.phrases import alternation
from app.services.plans.phrases.headings import LEGAL_BASES
from app.services.plans.phrases.times import DOCUMENT_WORDS
from app.services.plans.phrases.units import PLACE_WORDS
from app.services.plans.preview import PlanHead, SourceLine
from app.services.plans.sections import is_closing
from app.services.plans.tables import is_task_table

Block = Paragraph | SourceLine

_NATION: Final = re.compile(
    r"cong hoa xa ho[il1|] chu ngh[il1|]a v[il1|]et nam|doc lap\s*-?\s*tu do\s*-?\s*hanh phuc"
)
_NUMBER: Final = re.compile(
    r"\bso\s*:?\s*(?P<n>[0-9oli.…_ ]*)\s*(?P<rest>[/\-]\s*[a-z][a-z\-/&.]*(?:\s?-\s?[a-z&]+)*)"
)
_SIGNED: Final = re.compile(
    r"(?P<place>[^,;:\n]{2,40}),?\s*ngay\s*(?P<d>[0-9oli]{0,2})[.…_ ]*\s*thang\s*(?P<m>[0-9oli]{0,2})"
    r"[.…_ ]*\s*nam\s*(?P<y>2[0o][0-9oli]{2})?"
)
_TITLE_WORDS: Final = (
    "ke hoach",
    "chuong trinh",
    "phuong an",
    "de an",
    "chuong trinh cong tac",
    "ke hoach cong tac",
    "chuong trinh phoi hop",
    "ke hoach phoi hop",
    "chuong trinh hanh dong",
    "ke hoach hanh dong",
    "ke hoach hoat dong",
    "ke hoach lien tich",
    "ke hoach lien nganh",
)
_AS_FOLLOWS: Final = re.compile(r"(?:nhu sau|sau day|cu the|nhu duoi day)\s*:?\s*\.?$")
_TITLE_END: Final = re.compile(
    rf"(?:{alternation(LEGAL_BASES)}|(?:thuc hien|can cu|trien khai) (?:{alternation(DOCUMENT_WORDS)})"
    rf" so|ubnd|uy ban nhan dan|kinh gui|\(ban hanh|\(kem theo)(?![a-z0-9])"
)
_YEARS: Final = re.compile(
    r"(?<!\d)(?:giai doan\s+|cac nam\s+|nhiem ky\s+)?(?P<a>20\d\d)(?:\s*-\s*(?P<b>20\d\d))?(?!\d)"
)
_PLAN_YEAR: Final = re.compile(r"\bnam\s+(?P<a>2[0o]\d[\doli])(?!\d)(?!\s*-\s*20)")
_SCHOOL: Final = re.compile(r"\bnam hoc\s+(?P<a>20\d\d)\s*-\s*(?P<b>20\d\d)")
_SCHOOL_BEGINS: Final = 8
"""A school year is got ready in August and begins in September (Quyết định khung thời gian năm học)."""
_SPAN: Final = re.compile(r"\b(?:giai doan|cac nam|nhiem ky)\s+(?P<a>20\d\d)\s*-\s*(?P<b>20\d\d)")
_FIGURES: Final = str.maketrans("oli", "011")


@dataclass(frozen=True, slots=True)
class Parts:
    """The document cut in three: what stands before the body, and the body without closings."""

    head: tuple[Paragraph, ...]
    body: tuple[Block, ...]
    annex_from: int | None = None
    """Where in the body the annexes behind the signature begin."""


def split_parts(blocks: Sequence[Block]) -> Parts:
    """Cuts off the head (to the first heading of the body) and the closings (recipients, signature)."""
    title = _title_index(blocks)
    begin = _body_start(blocks, title)
    body, annex_from = _without_closings(blocks, begin)
    return Parts(head=tuple(_flat(blocks[:begin])), body=tuple(body), annex_from=annex_from)


def _flat(blocks: Sequence[Block]) -> list[Paragraph]:
    """Paragraphs; the cells of layout tables line by line, left column before right."""
    flat: list[Paragraph] = []
    rows: list[SourceLine] = []
    for block in [*blocks, None]:
        if isinstance(block, SourceLine):
            rows.append(block)
            continue
        for column in sorted({cell.column for row in rows for cell in row.cells}):
            for row in rows:
                flat.extend(
                    paragraph_of(line, line=row.number, start=cell.start)
                    for cell in row.cells
                    if cell.column == column and not cell.continued
                    for line in cell.text.split("\n")
                    if line.strip()
                )
        rows = []
        if block is not None:
            flat.append(block)
    return flat


def _title_index(blocks: Sequence[Block]) -> int:
    """Where "KẾ HOẠCH" stands; of a plan issued with a decision, that of the plan itself. -1: nowhere."""
    found = -1
    decision = False
    for index, block in enumerate(blocks):
        if isinstance(block, SourceLine):
            continue
        if block.folded.strip(" *:") in ("quyet dinh", "cong van", "to trinh") and block.capitals:
            decision = True
        if _is_title(block) and (found < 0 or decision):
            found = index
            decision = False
        if block.label is not None and block.level <= Level.ROMAN and found >= 0:
            break
    return found


def _is_title(block: Paragraph) -> bool:
    folded = block.folded.strip(" *:")
    if block.label is not None:
        return False
    return folded in _TITLE_WORDS or (
        folded.startswith(_TITLE_WORDS) and block.text.strip(" *")[:4].isupper() and len(folded) < 400
    )


def _body_start(blocks: Sequence[Block], title: int) -> int:
    follows: int | None = None
    for index in range(title + 1, len(blocks)):
        block = blocks[index]
        if isinstance(block, SourceLine):
            if is_task_table(_rows(blocks, index)):
                return index
            continue
        if block.label is not None and (block.level <= Level.NUMBER_2 and not block.label.annex):
            return index if follows is None else min(index, follows)
        if follows is None and _AS_FOLLOWS.search(block.folded.rstrip()):
            follows = index + 1
        if is_closing(block) and index > title + 1:
            break
    if follows is not None:
        return follows
    return _after_title(blocks, title)


def _rows(blocks: Sequence[Block], index: int) -> list[SourceLine]:
    rows: list[SourceLine] = []
    for block in blocks[index:]:
        if not isinstance(block, SourceLine) or (rows and block.table != rows[0].table):
            break
        rows.append(block)
    return rows


def _after_title(blocks: Sequence[Block], title: int) -> int:
    """A plan without labels and without "như sau:": from the first line after title and legal bases."""
    index = title + 1
    if title < 0:
        return 0
    while index < len(blocks):
        block = blocks[index]
        if (
            isinstance(block, Paragraph)
            and index > title + 1
            and not _TITLE_END.match(block.folded)
            and not block.bold
        ):
            return index
        index += 1
    return min(title + 1, len(blocks))


def _without_closings(blocks: Sequence[Block], begin: int) -> tuple[list[Block], int | None]:
    """(the body, where in it the annexes begin)."""
    body: list[Block] = []
    annex_from: int | None = None
    closed = False
    for index in range(begin, len(blocks)):
        block = blocks[index]
        if is_closing(block):
            closed = True
        elif closed and _opens_annex(blocks, index):
            closed = False
            annex_from = len(body) if annex_from is None else annex_from
        if not closed:
            body.append(block)
    return body, annex_from


def _opens_annex(blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    if isinstance(block, Paragraph):
        if block.label is not None and (block.label.annex or block.level in (Level.PART, Level.ROMAN)):
            return True
        folded = block.folded.strip()
        return block.capitals and folded.startswith(
            ("phu luc", "bieu", "danh muc", "bang phan cong", "tien do", "lich", "ke hoach chi tiet")
        )
    previous = blocks[index - 1] if index else None
    starts = not isinstance(previous, SourceLine) or previous.table != block.table
    return starts and is_task_table(_rows(blocks, index))


# --- reading the head --------------------------------------------------------------------------------------


def read_head(parts: Parts, *, year: int | None) -> PlanHead:
    """Issuer, number, date, title and year. `year` given: it is the plan's year, whatever the document
    says.
    """
    head = PlanHead()
    texts = [(one.text, one.folded) for one in parts.head]
    title_at = next((i for i in range(len(parts.head) - 1, -1, -1) if _is_title(parts.head[i])), None)
    before = texts if title_at is None else texts[:title_at]
    head = replace(head, issuer=_issuer(before), number=_number(before))
    place, signed, signed_year = _signed(before)
    head = replace(head, place=place, signed_on=signed)
    if (
        head.issuer
        and place
        and aligned_fold(head.issuer).endswith(tuple(f" {word}" for word in PLACE_WORDS))
    ):
        head = replace(head, issuer=f"{head.issuer} {place}")  # the head only says "UBND xã"
    if title_at is not None:
        head = replace(head, title=_title(parts.head, title_at))
    if head.issuer is None:
        head = replace(head, issuer=_issuer_in_text(texts))
    return _with_year(head, parts, signed_year=signed_year, given=year)


def _issuer(texts: Sequence[tuple[str, str]]) -> str | None:
    """The organ and its place: in the lines above the number, the nation's name and motto left out."""
    shown = " ".join(text.strip(" *-_|") for text, _ in texts)
    folded = aligned_fold(shown)
    number = re.search(r"\bso\s*(?::|\d)", folded)
    shown, folded = shown[: number.start() if number else None], folded[: number.start() if number else None]
    for motto in _NATION.finditer(folded):
        shown = shown[: motto.start()] + " " * len(motto[0]) + shown[motto.end() :]
    begin = _organ_start(aligned_fold(shown))
    if begin is None:
        return None
    words: list[str] = []
    written = shown[begin:]
    capitals = written[:6].isupper()
    for word in written.split()[:14]:
        if words and word.strip("-_*") and not _goes_on_name(word, capitals=capitals):
            break
        words.append(word)
    name = " ".join(words).strip(" -–_*,")
    if capitals:
        name = name.replace("l", "I").replace("0", "O")
    return issuer_name(name)


def _organ_start(folded: str) -> int | None:
    """Where the last organ's name begins; organs right beside each other are one ("Ban Chấp hành Hội …")."""
    organs = [*_ORGAN.finditer(folded)]
    if not organs:
        return None
    first = organs[-1]
    for organ in reversed(organs[:-1]):
        if folded[organ.end() : first.start()].strip():
            break
        first = organ
    return first.start()


def _goes_on_name(word: str, *, capitals: bool) -> bool:
    if capitals:
        return word.replace("l", "I").replace("0", "O").isupper()  # as a scan misreads capitals
    return word[:1].isupper() or aligned_fold(word) in (*PLACE_WORDS, *_ORGAN_WORDS)


_ORGAN_WORDS: Final = ("ban", "nhan", "dan", "thi", "tran", "thanh", "pho", "hoi", "dong", "uy", "chi", "dao")
_ORGAN: Final = re.compile(
    r"(?<![a-z])(?:uy ban nhan dan|ubnd|hoi dong nhan dan|dang uy|ban chap hanh|ban chi dao|ban thuong vu"
    r"|uy ban mat tran|ban vi su tien bo|hoi lien hiep|hoi \w+|doan thanh nien)(?![a-z])"
)


_COMMUNES: Final = {"xa": "xã", "phuong": "phường", "thi tran": "thị trấn"}


def _issuer_in_text(texts: Sequence[tuple[str, str]]) -> str | None:
    """ "… UBND xã An Phú ban hành kế hoạch …" in the opening words."""
    for text, folded in texts:
        found = re.search(r"(?:ubnd|uy ban nhan dan) (xa|phuong|thi tran) ", folded)
        if found:
            name = re.match(r"(?:\s*[A-ZĐÀ-Ỹ][\w']*){1,4}", text[found.end() :])
            if name:
                kind = _COMMUNES[found[1]]
                return f"Ủy ban nhân dân {kind} {name[0].strip()}"
    return None


def _number(texts: Sequence[tuple[str, str]]) -> str | None:
    for text, folded in texts:
        found = _NUMBER.search(folded)
        if found is None:
            continue
        figures = re.sub(r"[^0-9oli]", "", found["n"]).translate(_FIGURES)
        symbol = re.sub(r"\s+", "", text[found.start("rest") : found.end("rest")])
        return f"{figures}{symbol}" if figures else None
    return None


def _signed(texts: Sequence[tuple[str, str]]) -> tuple[str | None, date | None, int | None]:
    for text, folded in texts:
        found = _SIGNED.search(folded)
        if found is None:
            continue
        place = text[found.start("place") : found.end("place")]
        place = re.split(r"(?:KH|QĐ|CTr|PA)\s?-\s?\S+|\t|\|", place)[-1].strip(" *,-/")
        year = int(found["y"].translate(_FIGURES)) if found["y"] else None
        if year and found["d"] and found["m"]:
            try:
                day = date(year, int(found["m"].translate(_FIGURES)), int(found["d"].translate(_FIGURES)))
            except ValueError:
                return place or None, None, year
            return place or None, day, year
        return place or None, None, year
    return None, None, None


def _title(head: Sequence[Paragraph], at: int) -> str:
    """The words under "KẾ HOẠCH", to the legal bases."""
    first = head[at]
    words = []
    inline = re.sub(
        r"^\W*(?:kế hoạch|chương trình|phương án|đề án)\s*:?\s*",
        "",
        first.text.strip(" *"),
        flags=re.IGNORECASE,
    )
    if first.folded.strip(" *:") not in _TITLE_WORDS and inline:
        words.append(inline)
    for paragraph in head[at + 1 : at + 5]:
        text = paragraph.text.strip(" *_-")
        if not text or paragraph.folded.lstrip(" (").startswith(("ban hanh kem", "kem theo")):
            continue
        if words and not (paragraph.bold or paragraph.capitals or text[:1].islower()):
            break
        if (_TITLE_END.match(paragraph.folded) and not (paragraph.bold or paragraph.capitals)) or len(
            text
        ) > 350:
            break
        if text.endswith(";") or _AS_FOLLOWS.search(paragraph.folded):
            break
        words.append(text)
    return " ".join(words)


# --- the year ---------------------------------------------------------------------------------------------


def _with_year(head: PlanHead, parts: Parts, *, signed_year: int | None, given: int | None) -> PlanHead:
    title = aligned_fold(head.title)
    school = _SCHOOL.search(title)
    if school is not None:
        first = given if given is not None else int(school["a"])
        return replace(head, year=first, year_end=first + 1, begins_in=_SCHOOL_BEGINS)
    if given is not None:
        return replace(head, year=given)
    named = _PLAN_YEAR.search(title)
    if named is not None:
        certain = signed_year is None or signed_year - int(named["a"].translate(_FIGURES)) in (0, -1)
        return replace(head, year=int(named["a"].translate(_FIGURES)), year_certain=certain)
    if span := _SPAN.search(title):
        begins, ends = int(span["a"]), int(span["b"])
        if signed_year is not None and begins < signed_year <= ends:
            begins = signed_year
        return replace(head, year=begins, year_end=ends)
    if signed_year is not None:
        late = head.signed_on is not None and head.signed_on.month >= 11
        return replace(head, year=signed_year, year_certain=not late)
    return _year_of_text(head, parts)


def _year_of_text(head: PlanHead, parts: Parts) -> PlanHead:
    """No year in title or date: the one most written in the text, to be confirmed."""
    votes: Counter[int] = Counter()
    for block in [*parts.head, *parts.body]:
        folded = block.folded if isinstance(block, Paragraph) else aligned_fold(block.text)
        votes.update(int(found["a"]) for found in _YEARS.finditer(masked(folded)) if not found["b"])
    if not votes:
        return replace(head, year=None, year_certain=False)
    return replace(head, year=votes.most_common(1)[0][0], year_certain=False)
