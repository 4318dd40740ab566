"""NĐ 30/2020/NĐ-CP, Phụ lục I, as data: paper, margins, and the type of every part of a document.

PDF and Word both set by these numbers. Lengths are in points unless a name says millimetres. The decree
leaves ranges (body 13–14, margins 30–35 mm …); what stands here is one choice within them that the office
can print.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Literal

from app.services.reports.fonts import Face
from app.services.reports.model import Orientation

MM: Final = 72 / 25.4

# --- paper (Phụ lục I, phần I, mục I: khổ giấy, kiểu trình bày, định lề, số trang) ------------------

PAPER_SHORT: Final = 210 * MM
PAPER_LONG: Final = 297 * MM
MARGIN_TOP: Final = 20 * MM
"""20–25 mm."""
MARGIN_BOTTOM: Final = 20 * MM
"""20–25 mm."""
MARGIN_LEFT: Final = 30 * MM
"""30–35 mm."""
MARGIN_RIGHT: Final = 15 * MM
"""15–20 mm."""
PAGE_NUMBER_TOP: Final = 10 * MM
"""From the edge of the sheet to the top of the page number, which stands within the top margin."""

SINGLE_LINE: Final = 2355 / 2048
"""Height of a single line by the size of Times New Roman (ascent 1825, descent 443, gap 87 of 2048)."""
ASCENT: Final = 1825 / 2048
DESCENT: Final = 443 / 2048


@dataclass(frozen=True, slots=True)
class Sheet:
    """An A4 sheet and its text area."""

    width: float
    height: float

    @property
    def text_width(self) -> float:
        """Between the margins, in points."""
        return self.width - MARGIN_LEFT - MARGIN_RIGHT

    @property
    def text_height(self) -> float:
        """Between the margins, in points."""
        return self.height - MARGIN_TOP - MARGIN_BOTTOM


def sheet(orientation: Orientation) -> Sheet:
    """Landscape is for tables (Phụ lục I, phần I, mục I.2); the margins are those of the sheet as it is
    read.
    """
    if orientation is Orientation.LANDSCAPE:
        return Sheet(PAPER_LONG, PAPER_SHORT)
    return Sheet(PAPER_SHORT, PAPER_LONG)


# --- type -------------------------------------------------------------------------------------

FIRST_INDENT: Final = 12.7 * MM
"""1 cm or 1,27 cm."""
PARAGRAPH_GAP: Final = 6.0
"""At least 6 pt between paragraphs."""
BODY_LINE: Final = 1.1
"""Between single (1,0) and 1,5 lines."""
SIGNATURE_GAP: Final = 26 * MM
"""Room for the signature and the seal."""
RULE_WIDTH: Final = 0.75
TITLE_RULE: Final = 0.4
"""Length of the line under issuer and title by that of the text: 1/3 to 1/2."""


class Role(StrEnum):
    """A part of the document; the value is its style in Word, as an official would call it."""

    NATIONAL_NAME = "Quốc hiệu"
    MOTTO = "Tiêu ngữ"
    SUPERIOR = "Cơ quan chủ quản"
    ISSUER = "Cơ quan ban hành"
    NUMBER = "Số, ký hiệu"
    PLACE_DATE = "Địa danh và thời gian"
    SUBJECT = "Trích yếu công văn"
    MARKING = "Dấu chỉ mức độ, phạm vi"
    TYPE_NAME = "Tên loại văn bản"
    TITLE = "Tên văn bản"
    PERIOD_NOTE = "Ghi chú kỳ số liệu"
    ADDRESSEES = "Kính gửi"
    DECIDER = "Thẩm quyền ban hành"
    LEGAL_BASIS = "Căn cứ"
    PART = "Mục"
    CLAUSE = "Khoản"
    POINT = "Điểm"
    BODY = "Nội dung"
    AUTHORITY = "Quyền hạn, chức vụ"
    SIGNER = "Người ký"
    RECIPIENTS_LABEL = "Nơi nhận"
    RECIPIENTS = "Danh sách nơi nhận"
    DRAFTER = "Người soạn"
    VERIFICATION = "Mã kiểm tra"
    ANNEX_LABEL = "Phụ lục"
    ANNEX_TITLE = "Tên phụ lục"
    ANNEX_REFERENCE = "Kèm theo"
    PAGE_NUMBER = "Số trang"
    TABLE_TITLE = "Tên bảng"
    TABLE_UNIT = "Đơn vị tính"
    TABLE_HEAD = "Đầu bảng"
    TABLE_CELL = "Ô bảng"
    TABLE_NOTE = "Ghi chú bảng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The type of a part. `line` in multiples of a single line; `outline` 0… for Word's navigation pane."""

    size: float
    bold: bool = False
    italic: bool = False
    align: Literal["left", "center", "right", "justify"] = "left"
    first_indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    keep_next: bool = False
    outline: int | None = None

    @property
    def face(self) -> Face:
        """The cut of the typeface."""
        return Face.of(bold=self.bold, italic=self.italic)

    @property
    def leading(self) -> float:
        """From baseline to baseline."""
        return self.size * SINGLE_LINE * self.line


@dataclass(frozen=True, slots=True)
class HeadSizes:
    """The sizes that the decree ties together: Quốc hiệu, Tiêu ngữ, place and date (note under its table)."""

    national_name: float
    motto: float
    place_date: float


HEAD_SIZES: Final = (HeadSizes(13, 14, 14), HeadSizes(12, 13, 13))
"""13/14/14 or 12/13/13, larger first."""

TABLE_SIZES: Final = (12.0, 11.0, 10.0, 9.0)
"""Tried in this order until every word of a table fits its column; the decree is silent on tables."""
TABLE_LINE: Final = 1.0
CELL_PADDING: Final = 4.0
CELL_PADDING_VERTICAL: Final = 2.0
TABLE_RULE_WIDTH: Final = 0.5


def styles(body_size: int, head: HeadSizes) -> Mapping[Role, Style]:
    """The type of every part (Phụ lục I, mục IV: mẫu chữ và chi tiết trình bày) for a body of 13 or 14."""
    return {**_head_styles(head), **_body_styles(body_size), **_end_styles(body_size), **_table_styles()}


def _head_styles(head: HeadSizes) -> dict[Role, Style]:
    """Ô số 1, 2, 3, 4, 5b, 10b and 11."""
    return {
        Role.NATIONAL_NAME: Style(size=head.national_name, bold=True, align="center"),
        Role.MOTTO: Style(size=head.motto, bold=True, align="center"),
        Role.SUPERIOR: Style(size=head.national_name, align="center"),
        Role.ISSUER: Style(size=head.national_name, bold=True, align="center"),
        Role.NUMBER: Style(size=13, align="center"),
        Role.PLACE_DATE: Style(size=head.place_date, italic=True, align="center"),
        Role.SUBJECT: Style(size=head.national_name, align="center"),
        Role.MARKING: Style(size=13, bold=True, align="center"),
    }


def _body_styles(body: int) -> dict[Role, Style]:
    """Ô số 5a, 6, 9a."""
    prose = Style(size=body, align="justify", first_indent=FIRST_INDENT, before=PARAGRAPH_GAP, line=BODY_LINE)
    return {
        Role.TYPE_NAME: Style(size=body, bold=True, align="center", before=18, keep_next=True),
        Role.TITLE: Style(size=body, bold=True, align="center", keep_next=True),
        Role.PERIOD_NOTE: Style(size=body, italic=True, align="center", keep_next=True),
        Role.ADDRESSEES: Style(size=body, before=PARAGRAPH_GAP, line=BODY_LINE, keep_next=True),
        Role.DECIDER: Style(
            size=body,
            bold=True,
            align="center",
            before=2 * PARAGRAPH_GAP,
            after=PARAGRAPH_GAP,
            keep_next=True,
        ),
        Role.LEGAL_BASIS: replace(prose, italic=True),
        Role.PART: replace(prose, bold=True, keep_next=True, outline=0),
        Role.CLAUSE: replace(prose, bold=True, keep_next=True, outline=1),
        Role.POINT: replace(prose, keep_next=True, outline=2),
        Role.BODY: prose,
    }


def _end_styles(body: int) -> dict[Role, Style]:
    """Ô số 7a, 7b, 9b, 12, the annexes and the page number."""
    return {
        Role.AUTHORITY: Style(size=body, bold=True, align="center"),
        Role.SIGNER: Style(size=body, bold=True, align="center"),
        Role.RECIPIENTS_LABEL: Style(size=12, bold=True, italic=True),
        Role.RECIPIENTS: Style(size=11),
        Role.DRAFTER: Style(size=11, before=PARAGRAPH_GAP),
        Role.VERIFICATION: Style(size=9, before=12),
        Role.ANNEX_LABEL: Style(size=14, bold=True, align="center", keep_next=True, outline=0),
        Role.ANNEX_TITLE: Style(size=body, bold=True, align="center", keep_next=True),
        Role.ANNEX_REFERENCE: Style(size=body, italic=True, align="center", keep_next=True),
        Role.PAGE_NUMBER: Style(size=14, align="center"),
    }


def _table_styles() -> dict[Role, Style]:
    size = TABLE_SIZES[0]
    return {
        Role.TABLE_TITLE: Style(size=13, bold=True, align="center", before=8, after=3, keep_next=True),
        Role.TABLE_UNIT: Style(size=12, italic=True, align="right", before=3, after=3, keep_next=True),
        Role.TABLE_HEAD: Style(size=size, bold=True, align="center", line=TABLE_LINE),
        Role.TABLE_CELL: Style(size=size, line=TABLE_LINE),
        Role.TABLE_NOTE: Style(size=12, italic=True, align="justify", before=4),
    }
