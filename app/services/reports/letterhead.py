"""The head of a document: two columns, their lines and the lengths of the rules drawn under them.

NĐ 30/2020/NĐ-CP, Phụ lục I, ô số 1–4, 5b, 10b, 11. Quốc hiệu stays on one line; the issuer does where it
fits.
"""

import re
from dataclasses import dataclass

from app.core.dates import format_official_blank, format_official_date
from app.services.reports.fonts import Typeface
from app.services.reports.layout import HEAD_SIZES, TITLE_RULE, HeadSizes, Role, Style, styles
from app.services.reports.measure import balanced
from app.services.reports.model import Letterhead, Report
from app.services.reports.text import one_line

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

_BLANK = "\N{NO-BREAK SPACE}"
"""Room for the clerk's hand is made of these: it is neither squeezed nor broken over two lines."""
_NUMBER_ROOM = 8
_COLUMN_GAP = 6.0
"""Between the two columns, within the right one."""
_RIGHT_SHARE = 0.58
"""The right column is at least this wide: on a landscape sheet the two heads would else drift apart."""


@dataclass(frozen=True, slots=True)
class HeadText:
    """One centred line of the head."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadPlan:
    """The head, laid out. `left_rule` and `right_rule` are the lengths of the lines under issuer and Tiêu
    ngữ.

    `number` and `place_date` stand on one level; `below` (V/v …) and `markings` follow under the number.
    """

    left_width: float
    right_width: float
    left: tuple[HeadText, ...]
    right: tuple[HeadText, ...]
    left_rule: float
    right_rule: float
    number: tuple[HeadText, ...]
    place_date: tuple[HeadText, ...]
    below: tuple[HeadText, ...]
    markings: tuple[str, ...]


def choose_sizes(report: Report, text_width: float, typeface: Typeface) -> HeadSizes:
    """The larger of the decree's two sets of sizes that does not need more lines; with a body of 13 the
    smaller.
    """
    if report.letterhead is None or report.body_size == 13:
        return HEAD_SIZES[-1]
    counts = {
        sizes: len(_issuer(report.letterhead, _columns(text_width, sizes, typeface)[0], sizes, typeface))
        for sizes in HEAD_SIZES
    }
    return min(HEAD_SIZES, key=lambda sizes: (counts[sizes], HEAD_SIZES.index(sizes)))


def plan_head(report: Report, text_width: float, sizes: HeadSizes, *, typeface: Typeface) -> HeadPlan:
    """Lay out the head of a report that has a letterhead (else a ValueError)."""
    letterhead = report.letterhead
    if letterhead is None:
        raise ValueError("the report has no letterhead")
    setting = _Setting(typeface, sizes)
    left, right = _columns(text_width, sizes, typeface)
    issuer = _issuer(letterhead, left, sizes, typeface)
    own = [line for line in issuer if line.role is Role.ISSUER] or issuer
    subject = one_line(report.title) if report.type_name is None else ""
    return HeadPlan(
        left_width=left,
        right_width=right,
        left=tuple(issuer),
        right=(HeadText(NATIONAL_NAME, Role.NATIONAL_NAME), HeadText(MOTTO, Role.MOTTO)),
        left_rule=TITLE_RULE * max((setting.width(line.text, line.role) for line in own), default=0.0),
        right_rule=setting.width(MOTTO, Role.MOTTO),
        number=setting.lines(f"Số: {number_text(letterhead)}", Role.NUMBER, left)
        if letterhead.symbol
        else (),
        place_date=setting.lines(_place_date(letterhead), Role.PLACE_DATE, right),
        below=setting.lines(f"V/v {subject.removeprefix('V/v ')}", Role.SUBJECT, left) if subject else (),
        markings=tuple(one_line(marking).upper() for marking in report.markings if one_line(marking)),
    )


def number_text(letterhead: Letterhead) -> str:
    """`05/BC-UBND`; without a number room for the clerk's hand. Below 10 with a zero in front."""
    number = one_line(letterhead.number or "")
    if number.isdecimal():
        number = number.zfill(2)
    return f"{number or _BLANK * _NUMBER_ROOM}/{one_line(letterhead.symbol).lstrip('/')}"


def date_text(letterhead: Letterhead) -> str:
    """`ngày 05 tháng 01 năm 2026`; without a date room for the clerk's hand."""
    if letterhead.issued is None:
        blank = format_official_blank(letterhead.year)
        return re.sub(" {2,}", lambda found: _BLANK * len(found[0]), blank)
    return format_official_date(letterhead.issued)


def annex_reference(report: Report) -> str:
    """«(Kèm theo Báo cáo số …/BC-UBND ngày … tháng … năm … của …)»; empty without a letterhead."""
    letterhead = report.letterhead
    if letterhead is None:
        return ""
    name = one_line(report.type_name or "Công văn").capitalize()
    number, day = number_text(letterhead), date_text(letterhead)
    return f"(Kèm theo {name} số {number} {day} của {one_line(letterhead.issuer_name)})"


def _place_date(letterhead: Letterhead) -> str:
    return f"{one_line(letterhead.place)}, {date_text(letterhead)}"


def _columns(text_width: float, sizes: HeadSizes, typeface: Typeface) -> tuple[float, float]:
    """Left and right width. The right one takes Quốc hiệu on one line."""
    national = _Setting(typeface, sizes).width(NATIONAL_NAME, Role.NATIONAL_NAME)
    right = max(national + _COLUMN_GAP, _RIGHT_SHARE * text_width)
    return text_width - right, right


def _issuer(letterhead: Letterhead, width: float, sizes: HeadSizes, typeface: Typeface) -> list[HeadText]:
    setting = _Setting(typeface, sizes)
    superior = one_line(letterhead.superior or "").upper()
    lines = list(setting.lines(superior, Role.SUPERIOR, width)) if superior else []
    for text in letterhead.issuer:
        if one_line(text):
            lines += setting.lines(one_line(text).upper(), Role.ISSUER, width)
    return lines


class _Setting:
    """Measures and breaks the lines of the head."""

    def __init__(self, typeface: Typeface, sizes: HeadSizes) -> None:
        self.typeface = typeface
        # The size of the body plays no part in the head.
        self.styles = styles(14, sizes)

    def width(self, text: str, role: Role) -> float:
        style: Style = self.styles[role]
        return self.typeface.width(text, style.face, style.size)

    def lines(self, text: str, role: Role, limit: float) -> tuple[HeadText, ...]:
        broken = balanced(text, limit, lambda piece: self.width(piece, role))
        return tuple(HeadText(line, role) for line in broken)
