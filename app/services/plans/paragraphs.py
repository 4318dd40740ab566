"""The second stage: source lines joined into paragraphs, page numbers and running heads left out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.labels import Label, Level, read_label
from app.services.plans.phrases import alternation, phrase_lines
from app.services.plans.preview import Flag, LineKind, SourceLine, Span


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters of a paragraph that stand in one source line: `offset` in the paragraph, `start` in the line."""

    offset: int
    line: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as its writer meant it. `folded` is `text` folded, character for character."""

    text: str
    folded: str
    fragments: tuple[Fragment, ...]
    label: Label | None = None
    bold: bool = False
    flags: frozenset[Flag] = frozenset()
    joined_at: tuple[int, ...] = ()

    @property
    def body_start(self) -> int:
        """Where the words begin, after the label."""
        return self.label.end if self.label else 0

    @property
    def body(self) -> str:
        return self.text[self.body_start :]

    @property
    def level(self) -> Level:
        return self.label.level if self.label else Level.PLAIN

    @property
    def line(self) -> int:
        return self.fragments[0].line

    @property
    def capitals(self) -> bool:
        """Written in capitals throughout, as headings are."""
        letters = [char for char in self.body if char.isalpha()]
        return len(letters) >= 3 and sum(char.isupper() for char in letters) >= 0.85 * len(letters)

    def line_at(self, position: int) -> int:
        """The source line that holds the character at `position`."""
        line = self.fragments[0].line
        for fragment in self.fragments:
            if fragment.offset <= position:
                line = fragment.line
        return line

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where the characters `start` to `end` stand in the source, one span a line."""
        spans: list[Span] = []
        for fragment in self.fragments:
            left = max(start, fragment.offset)
            right = min(end, fragment.offset + fragment.length)
            if left < right:
                shift = fragment.start - fragment.offset
                spans.append(Span(line=fragment.line, start=left + shift, end=right + shift))
        return tuple(spans)


def paragraph_of(text: str, *, line: int, start: int, bold: bool = False) -> Paragraph:
    """A paragraph that is one stretch of one source line (a heading in a table, a line of a cell)."""
    fragments: list[Fragment] = []
    shown = _append("", fragments, line, start, text) or ""
    return Paragraph(
        text=shown,
        folded=aligned_fold(shown),
        fragments=tuple(fragments) or (Fragment(0, line, start, 0),),
        label=read_label(shown),
        bold=bold,
    )


def _append(text: str, fragments: list[Fragment], line: int, start: int, words: str) -> str:
    """`text` with the words added, runs of spaces and tabs made one space; `fragments` learns where they stand."""
    for found in _UNBROKEN.finditer(words):
        if fragments and fragments[-1].line == line and text and not text.endswith(" ") and found.start():
            text += " "
        fragments.append(Fragment(len(text), line, start + found.start(), len(found[0])))
        text += found[0]
    return text


_UNBROKEN: Final = re.compile(r"\S+(?: \S+)*")


# --- what a page leaves between the words -------------------------------------------------------

_PAGE_NUMBER: Final = re.compile(
    r"[-–—_\s]*(?:trang|page)?\s*(\d{1,3})(?:\s*/\s*\d{1,3})?[-–—_.\s]*", re.IGNORECASE
)
_RULE: Final = re.compile(r"[-–—_=*.·~\s]+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a source line: a paragraph's line between soft breaks."""

    line: int
    start: int
    text: str
    bold: bool
    page: int | None
    indented: bool = False
    full: bool | None = None


def _is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text.strip())) and bool(text.strip())


def _running_heads(lines: Sequence[SourceLine]) -> frozenset[str]:
    """Folded texts that come back beside page numbers or at page ends: running heads and feet."""
    shown = [line for line in lines if line.text.strip() and line.kind is LineKind.PARAGRAPH]
    beside: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for index, line in enumerate(shown):
        key = _head_key(line.text)
        everywhere[key] += 1
        neighbours = shown[max(index - 1, 0) : index] + shown[index + 1 : index + 2]
        at_end = line.page is not None and len(neighbours) < 2
        if at_end or any(_is_page_number(one.text) or one.page != line.page for one in neighbours):
            beside[key] += 1
    return frozenset(
        key for key, count in beside.items() if count >= 2 and count >= everywhere[key] - 1 and len(key) > 3
    )


def _head_key(text: str) -> str:
    return re.sub(r"[\d\s]+", " ", aligned_fold(text)).strip()


# --- joining ------------------------------------------------------------------------------------

_END: Final = re.compile(r"[.;:!?…][\"'”’)\]]*$|/\s?\.$")
_DANGLING: Final = phrase_lines("""
    và
    của
    cho
    với
    các
    những
    về
    trong
    tại
    từ
    đến
    là
    để
    theo
    do
    hoặc
    việc
    nhằm
    phòng, chống
    trên
    khi
    được
    mỗi
    phối hợp với
""")
_ENDS_DANGLING: Final = re.compile(rf"(?:^|[\s,(])(?:{alternation(_DANGLING)})$|[,\-–(&]$")
_NUMBER_LINE: Final = re.compile(r"\s*số\s*:?\s*[\d./…]", re.IGNORECASE)
_COUNTED: Final = phrase_lines("""
    cuộc
    buổi
    tin
    bài
    lớp
    hội nghị
    lần
    năm
    tháng
    ngày
    tuần
    người
    hộ
    thôn
    xã
    đợt
    đơn vị
    mô hình
    câu lạc bộ
    trường
    trẻ
    em
    học sinh
    phụ nữ
    lượt
    gia đình
    cán bộ
    tổ
    đội
    nhóm
    chỉ tiêu
    nhiệm vụ
    nội dung
    giờ
    triệu
    tỷ
    đồng
    công trình
    điểm
    phần
    suất
    sản phẩm
    cơ sở
    vụ
    tiết
    băng
    số
    cấp
    con
    chương trình
""")
_COUNTED_HERE: Final = re.compile(rf"(?:{alternation(_COUNTED)})\b")
_FIELD_START: Final = re.compile(r"[^:;,.]{3,40}:\s*\S")
WRAP_LIMIT: Final = 135
"""Lines longer than this are whole paragraphs; a text whose lines are shorter is taken as cut at the margin."""


def build_paragraphs(lines: Sequence[SourceLine]) -> list[Paragraph | SourceLine]:
    """Paragraphs in reading order; table rows stay as they are between them."""
    return _Builder(lines).build()


@dataclass(slots=True)
class _Draft:
    pieces: list[_Piece] = field(default_factory=list)
    flags: set[Flag] = field(default_factory=set)


class _Builder:
    """Joins the pieces of one document."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        self._lines = lines
        self._heads = _running_heads(lines)
        self._width = wrap_width(lines)
        self._exact = exact_width(lines) if self._width is not None else None
        self._draft = _Draft()
        self._blank = 0
        self._noise = False
        self._page_number = 1
        self._built: list[Paragraph | SourceLine] = []

    def build(self) -> list[Paragraph | SourceLine]:
        for line in self._lines:
            if line.kind is LineKind.TABLE_ROW:
                self._flush()
                self._built.append(line)
                continue
            for piece in _pieces(line):
                self._take(piece)
        self._flush()
        return self._built

    def _take(self, piece: _Piece) -> None:
        text = piece.text
        if not text:
            self._blank += 1
            return
        if _is_page_number(text) or (_head_key(text) in self._heads and not self._is_first_head(piece)):
            found = _PAGE_NUMBER.fullmatch(text)
            self._page_number = int(found[1]) if found else self._page_number
            self._noise = True
            return
        if _RULE.fullmatch(text):
            self._blank += 1
            return
        previous = self._draft.pieces[-1] if self._draft.pieces else None
        turned = previous is not None and previous.page != piece.page
        if previous is not None and turned:
            self._noise = True
        piece = self._without_page_number(piece)
        if previous is None or not self._goes_on(self._draft, piece):
            self._flush()
        else:
            self._flag_break()
        self._draft.pieces.append(piece)
        self._blank, self._noise = 0, False

    def _is_first_head(self, piece: _Piece) -> bool:
        """The first time a running head stands, it may be the document's own head."""
        return piece.line <= 12 and (piece.page or 1) == 1

    def _flag_break(self) -> None:
        wrapped = self._width is not None
        if self._noise:
            self._draft.flags.add(Flag.PAGE_BREAK)
        elif self._blank or not wrapped:
            self._draft.flags.add(Flag.BROKEN_PARAGRAPH)

    def _without_page_number(self, piece: _Piece) -> _Piece:
        """A page number that a conversion left at the joint of two lines is taken out of the sentence."""
        previous = self._draft.pieces[-1] if self._draft.pieces else None
        if previous is None or _END.search(previous.text):
            return piece
        expected = {self._page_number, self._page_number + 1}
        ahead = re.match(r"(\d{1,3})\s+(?=[^\W\d_])", piece.text)
        if ahead and self._blank and int(ahead[1]) in expected and piece.text[ahead.end()].islower():
            if not _COUNTED_HERE.match(aligned_fold(piece.text), ahead.end()):
                self._page_number, self._noise = int(ahead[1]), True
                return replace(piece, start=piece.start + ahead.end(), text=piece.text[ahead.end() :])
        behind = re.search(r"(?<=[^\W\d_])\s+(\d{1,3})$", previous.text)
        if behind and self._blank and int(behind[1]) in expected and piece.text[:1].islower():
            if not _COUNTED_HERE.match(aligned_fold(piece.text)):
                self._page_number, self._noise = int(behind[1]), True
                self._draft.pieces[-1] = replace(previous, text=previous.text[: behind.start()])
        return piece

    def _goes_on(self, draft: _Draft, piece: _Piece) -> bool:
        """Whether `piece` continues the sentence or paragraph before it."""
        previous = draft.pieces[-1]
        before, after = previous.text, piece.text
        if read_label(after) is not None and not (
            before[-1:] in "-–—" or after[:1].isalpha() and _mid_date(before)
        ):
            return False
        if piece.bold and not previous.bold:
            return False
        full = self._is_full(previous, after)
        if _open_bracket(before) and not _is_capitals(after):
            return True
        if _END.search(before):
            if before[-1] in ";," and full and not self._blank and after[:1].islower():
                return True
            sentence_inside = (
                not piece.indented
                and before.endswith(".")
                and full
                and not self._blank
                and not before.endswith("./.")
            )
            return sentence_inside and not _is_capitals(before) and not _FIELD_START.match(after[:60])
        if _is_capitals(before):
            apart = _NUMBER_LINE.match(after) or _is_title_word(before) or _is_title_word(after)
            return _is_capitals(after) and not self._blank and not apart
        if _opens_a_field(after):
            return False
        if after[:1].islower() or _ENDS_DANGLING.search(aligned_fold(before)):
            return not _is_capitals(after)
        if after[:1] in ",;.)":
            return True
        return full and not self._blank and not _is_capitals(after)

    def _is_full(self, piece: _Piece, following: str) -> bool:
        """Whether the line reaches the right margin, so that it may have been cut there."""
        if piece.full is not None:
            return piece.full
        if self._exact is not None:
            return len(piece.text) + 1 + len(following.split(" ", 1)[0]) > self._exact
        return self._width is not None and len(piece.text) >= 0.8 * self._width

    def _flush(self) -> None:
        draft, self._draft = self._draft, _Draft()
        self._blank, self._noise = 0, False
        if not draft.pieces:
            return
        text = ""
        fragments: list[Fragment] = []
        joints: list[int] = []
        for piece in draft.pieces:
            if text and not (text.endswith(("-", "–")) and piece.text[:1].isdigit()):
                text += " "
            if fragments:
                joints.append(len(text))
            text = _append(text, fragments, piece.line, piece.start, piece.text)
        self._built.append(
            Paragraph(
                text=text,
                folded=aligned_fold(text),
                fragments=tuple(fragments),
                label=read_label(text),
                bold=all(piece.bold for piece in draft.pieces),
                flags=frozenset(draft.flags),
                joined_at=tuple(joints),
            )
        )


def wrap_width(lines: Sequence[SourceLine]) -> int | None:
    """How many characters a full line holds in a text cut at the margin; None for whole paragraphs a line."""
    lengths = sorted(
        len(line.text) for line in lines if line.kind is LineKind.PARAGRAPH and len(line.text) > 20
    )
    if len(lengths) < 8:
        return None
    width = lengths[int(len(lengths) * 0.9)]
    if lengths[int(len(lengths) * 0.97)] > WRAP_LIMIT or width > WRAP_LIMIT or width < 40:
        return None
    followed = sum(
        bool(after.text.strip()) and len(line.text) >= 0.8 * width
        for line, after in zip(lines, lines[1:], strict=False)
        if line.kind is LineKind.PARAGRAPH
    )
    return width if followed * 5 >= len(lengths) else None


def exact_width(lines: Sequence[SourceLine]) -> int | None:
    """The width of a text cut at a fixed number of characters: no line's next word would have had room."""
    texts = [line.text.strip() for line in lines if line.kind is LineKind.PARAGRAPH]
    width = max((len(text) for text in texts), default=0)
    cut = [
        len(before) + 1 + len(after.split(" ", 1)[0])
        for before, after in zip(texts, texts[1:], strict=False)
        if after[:1].islower() and len(before) > 0.5 * width
    ]
    fixed = len(cut) >= 8 and sum(length > width for length in cut) >= 0.97 * len(cut)
    return width if fixed else None


def _pieces(line: SourceLine) -> list[_Piece]:
    pieces: list[_Piece] = []
    position = 0
    for part in line.text.split("\n"):
        stripped = part.strip()
        start = position + (part.index(stripped) if stripped else 0)
        bold = line.bold
        for mark in ("**", "__"):
            if stripped.startswith(mark):
                stripped, start, bold = (
                    stripped[2:].lstrip(),
                    start + len(part.strip()) - len(part.strip()[2:].lstrip()),
                    True,
                )
            if stripped.endswith(mark):
                stripped, bold = stripped[:-2].rstrip(), True
        pieces.append(_Piece(line.number, start, stripped, bold, line.page, bool(line.indented), line.full))
        position += len(part) + 1
    return pieces


def _is_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and sum(char.isupper() for char in letters) >= 0.85 * len(letters)


def _is_title_word(text: str) -> bool:
    """ "KẾ HOẠCH" stands alone: the organ is above it, the title below."""
    return aligned_fold(text).strip(" *:") in (
        "ke hoach",
        "chuong trinh",
        "phuong an",
        "de an",
        "quyet dinh",
        "phu luc",
    )


def _open_bracket(text: str) -> bool:
    return text.count("(") > text.count(")") or text.count("“") > text.count("”")


def _mid_date(text: str) -> bool:
    return bool(re.search(r"\d\s*[-–/]\s*$", text))


def _opens_a_field(text: str) -> bool:
    """Looks like "Thời gian: …": a label line stands by itself."""
    return text[:1].isupper() and bool(_FIELD_START.match(text[:60]))
