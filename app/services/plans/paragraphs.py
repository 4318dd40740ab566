"""The second stage: source lines joined into paragraphs, page numbers and running heads left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.labels import read_label
from app.services.plans.page_marks import (
    PAGE_NUMBER,
    RULE,
    exact_width,
    head_key,
    is_page_number,
    running_heads,
    wrap_width,
)
from app.services.plans.paragraph import Fragment, Paragraph, append_words
from app.services.plans.phrases import alternation, phrase_lines
from app.services.plans.preview import Flag, LineKind, SourceLine
from app.services.plans.run_together import cut_places

# --- what a page leaves between the words -------------------------------------------------------


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
_BEFORE_NUMBER: Final = re.compile(
    r"\b(?:it nhat|toi thieu|khoang|tren|duoi|hon|gan|mo|to chuc|thanh lap|duoc|co|tu|den|moi|so"
    r"|ngay|thang|quy|nam)$"
)
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
_COUNTED_ON: Final = re.compile(r"\b(?:hoc ky|quy|giai doan|phu luc|muc)$")
"""The numeral that these words ask for may have come to the next line: no label begins there."""
_FIELD_START: Final = re.compile(r"[^:;,.]{3,40}:\s*\S")


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
        self._heads = running_heads(lines)
        self._width = wrap_width(lines)
        self._exact = exact_width(lines) if self._width is not None else None
        self._indents = sum(bool(line.indented) for line in lines) * 8 >= len(lines) > 0
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
        if is_page_number(text) or (head_key(text) in self._heads and not self._is_first_head(piece)):
            found = PAGE_NUMBER.fullmatch(text)
            self._page_number = int(found[1]) if found else self._page_number
            self._noise = True
            return
        if RULE.fullmatch(text):
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
        if not self._blank:
            return piece
        ahead = re.match(r"(\d{1,3})\s+(?=[^\W\d_])", piece.text)
        if ahead and self._is_next_page(ahead[1], piece.text, ahead.end()):
            return replace(piece, start=piece.start + ahead.end(), text=piece.text[ahead.end() :])
        behind = re.search(r"(?<=[^\W\d_])\s+(\d{1,3})$", previous.text)
        if behind and self._is_next_page(behind[1], piece.text, 0):
            self._draft.pieces[-1] = replace(previous, text=previous.text[: behind.start()])
        return piece

    def _is_next_page(self, written: str, following: str, position: int) -> bool:
        """A number that is due as the next page's, before words that go on and are not counted by it."""
        if int(written) not in (self._page_number, self._page_number + 1):
            return False
        if not following[position : position + 1].islower():
            return False
        if _COUNTED_HERE.match(aligned_fold(following), position):
            return False
        self._page_number, self._noise = int(written), True
        return True

    def _goes_on(self, draft: _Draft, piece: _Piece) -> bool:
        """Whether `piece` continues the sentence or paragraph before it."""
        previous = draft.pieces[-1]
        before, after = previous.text, piece.text
        if read_label(after) is not None and not (
            before[-1:] in "-–—" or (after[:1].isalpha() and _mid_date(before))
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
            opens = _FIELD_START.match(after[:60]) is not None and not self._is_flush(piece)
            return sentence_inside and not _is_capitals(before) and not opens
        if _is_capitals(before):
            apart = _NUMBER_LINE.match(after) or _is_title_word(before) or _is_title_word(after)
            return _is_capitals(after) and not self._blank and not apart
        if _opens_a_field(after) and not (full and self._is_flush(piece)):
            return False
        if after[:1].islower() or _ENDS_DANGLING.search(aligned_fold(before)):
            return not _is_capitals(after)
        if after[:1] in ",;.)" or (after[:1].isdigit() and _BEFORE_NUMBER.search(aligned_fold(before))):
            return True
        return full and not self._blank and not _is_capitals(after)

    def _is_full(self, piece: _Piece, following: str) -> bool:
        """Whether the line reaches the right margin, so that it may have been cut there."""
        if piece.full is not None:
            return piece.full
        if self._exact is not None:
            return len(piece.text) + 1 + len(following.split(" ", 1)[0]) > self._exact
        return self._width is not None and len(piece.text) >= 0.8 * self._width

    def _is_flush(self, piece: _Piece) -> bool:
        """A line at the left edge of a print whose paragraphs are indented: no paragraph begins there."""
        return self._indents and not piece.indented

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
            text = append_words(text, fragments, piece.line, piece.start, piece.text)
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


def _pieces(line: SourceLine) -> list[_Piece]:
    pieces: list[_Piece] = []
    position = 0
    for part in line.text.split("\n"):
        places = [0, *cut_places(part), len(part)]
        for left, right in pairwise(places):
            pieces.append(_piece(line, part[left:right], position + left, last=right == len(part)))
        position += len(part) + 1
    return pieces


def _piece(line: SourceLine, part: str, position: int, *, last: bool) -> _Piece:
    stripped = part.strip()
    start = position + (part.index(stripped) if stripped else 0)
    bold = line.bold
    for mark in ("**", "__"):
        if stripped.startswith(mark):
            inner = stripped[2:].lstrip()
            start, stripped, bold = start + len(stripped) - len(inner), inner, True
        if stripped.endswith(mark):
            stripped, bold = stripped[:-2].rstrip(), True
    full = line.full if last else False
    return _Piece(line.number, start, stripped, bold, line.page, bool(line.indented), full)


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
    return bool(re.search(r"\d\s*[-–/]\s*$", text) or _COUNTED_ON.search(aligned_fold(text)))


def _opens_a_field(text: str) -> bool:
    """Looks like "Thời gian: …": a label line stands by itself."""
    return text[:1].isupper() and bool(_FIELD_START.match(text[:60]))
