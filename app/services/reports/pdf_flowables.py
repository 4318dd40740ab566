"""What the PDF draws itself: the head, ruled lines, boxed markings and the block of signatures."""

from collections.abc import Iterable, Mapping

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable
from typing_extensions import override

from app.services.reports.compose import Signing
from app.services.reports.fonts import Typeface
from app.services.reports.layout import (
    ASCENT,
    DESCENT,
    PARAGRAPH_GAP,
    RULE_WIDTH,
    SIGNATURE_GAP,
    Role,
    Style,
)
from app.services.reports.letterhead import HeadPlan, HeadText
from app.services.reports.measure import wrap

Styles = Mapping[Role, Style]

_RULE_GAP = 3.0
"""From the text of the head to the line under it."""
_TITLE_RULE_GAP = 4.5
_BOX_PADDING = 5.0
_COLUMN_GAP = 8.0


class RuleFlowable(Flowable):
    """A centred drawn line."""

    def __init__(self, length: float) -> None:
        super().__init__()
        self.length = length

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        del available_height
        self.width = available_width
        self.height = _TITLE_RULE_GAP + RULE_WIDTH + PARAGRAPH_GAP
        return self.width, self.height

    def draw(self) -> None:
        _rule(self.canv, self.width / 2, self.height - _TITLE_RULE_GAP, self.length)


class BoxFlowable(Flowable):
    """A marking in its box at the left."""

    def __init__(self, text: str, style: Style, typeface: Typeface) -> None:
        super().__init__()
        self.text, self.style, self.typeface = text, style, typeface

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        del available_height
        self.width, self.height = available_width, _box_height(self.style)
        return self.width, self.height

    def draw(self) -> None:
        width = self.typeface.width(self.text, self.style.face, self.style.size)
        _box(self.canv, width / 2 + _BOX_PADDING, self.height, text=self.text, width=width, style=self.style)


class HeadFlowable(Flowable):
    """Quốc hiệu, Tiêu ngữ, issuer, number, place and date."""

    def __init__(self, plan: HeadPlan, styles: Styles, typeface: Typeface) -> None:
        super().__init__()
        self.plan, self.styles, self.typeface = plan, styles, typeface

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        del available_height
        plan = self.plan
        self.width = available_width
        self.level = max(self._height(plan.left), self._height(plan.right)) + _RULE_GAP + 2 * PARAGRAPH_GAP
        self.height = self.level + max(self._height(plan.number), self._height(plan.place_date))
        if plan.below:
            self.height += PARAGRAPH_GAP + self._height(plan.below)
        self.height += len(plan.markings) * (PARAGRAPH_GAP + _box_height(self.styles[Role.MARKING]))
        return self.width, self.height

    def _height(self, lines: Iterable[HeadText]) -> float:
        return sum(self.styles[line.role].leading for line in lines)

    def draw(self) -> None:
        plan = self.plan
        left, right = plan.left_width / 2, plan.left_width + plan.right_width / 2
        for lines, centre, length in (
            (plan.left, left, plan.left_rule),
            (plan.right, right, plan.right_rule),
        ):
            bottom = self._lines(lines, centre, self.height)
            _rule(self.canv, centre, bottom - _RULE_GAP, length)
        level = self.height - self.level
        bottom = self._level(plan, left, right, level)
        if plan.below:
            bottom = self._lines(plan.below, left, bottom - PARAGRAPH_GAP)
        marking = self.styles[Role.MARKING]
        for text in plan.markings:
            bottom -= PARAGRAPH_GAP
            width = self.typeface.width(text, marking.face, marking.size)
            _box(self.canv, left, bottom, text=text, width=width, style=marking)
            bottom -= _box_height(marking)

    def _level(self, plan: HeadPlan, left: float, right: float, top: float) -> float:
        """Number and date on one baseline, though their sizes differ; returns the bottom of the number."""
        sides = [
            (lines, centre) for lines, centre in ((plan.number, left), (plan.place_date, right)) if lines
        ]
        baseline = top - max(_ascent(self.styles[lines[0].role]) for lines, _ in sides)
        bottoms = [
            self._lines(lines, centre, baseline + _ascent(self.styles[lines[0].role]))
            for lines, centre in sides
        ]
        return bottoms[0]

    def _lines(self, lines: Iterable[HeadText], centre: float, top: float) -> float:
        """Draw centred lines from `top` down; returns where they end."""
        for line in lines:
            style = self.styles[line.role]
            self.canv.setFont(style.face.value, style.size)
            self.canv.drawCentredString(centre, top - _ascent(style), line.text)
            top -= style.leading
        return top


class SigningFlowable(Flowable):
    """Recipients on the left, authority and signer on the right.

    Kept whole where a page can hold it. A list of recipients longer than a page goes on on the next.
    """

    def __init__(
        self, plan: Signing, styles: Styles, *, recipients: list[str], first: bool = True, last: bool = True
    ) -> None:
        super().__init__()
        self.plan, self.styles = plan, styles
        self.recipients = recipients
        self.first, self.last = first, last

    @classmethod
    def of(cls, plan: Signing, styles: Styles, typeface: Typeface) -> "SigningFlowable":
        """The whole block, its recipients broken into lines."""
        style = styles[Role.RECIPIENTS]
        lines = [
            piece
            for text in plan.recipients
            for piece in wrap(
                text, plan.left - _COLUMN_GAP, lambda part: typeface.width(part, style.face, style.size)
            )
        ]
        return cls(plan, styles, recipients=lines)

    @override
    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        del available_height
        self.width = available_width
        signatures = max(
            self._signature_height(self.plan.authority, self.plan.signer),
            self._signature_height(self.plan.left_authority, self.plan.left_signer),
        )
        self.height = max(self._left_height(), signatures if self.first else 0)
        return self.width, self.height

    def _left_height(self) -> float:
        height = len(self.recipients) * self.styles[Role.RECIPIENTS].leading
        if self.first and self.plan.label:
            height += self.styles[Role.RECIPIENTS_LABEL].leading
        if self.last and self.plan.drafter:
            height += PARAGRAPH_GAP + self.styles[Role.DRAFTER].leading
        return height

    def _signature_height(self, authority: tuple[str, ...], signer: str) -> float:
        if not authority and not signer:
            return 0.0
        lines = len(authority) * self.styles[Role.AUTHORITY].leading
        return lines + SIGNATURE_GAP + self.styles[Role.SIGNER].leading

    @override
    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Part the recipients, but only when even an empty page could not hold the block."""
        self.wrap(available_width, available_height)
        leading = self.styles[Role.RECIPIENTS].leading
        taken = self._left_height() - len(self.recipients) * leading
        count = int((available_height - taken) / leading)
        needed = self._signature_height(self.plan.authority, self.plan.signer) if self.first else 0.0
        if available_height < max(needed, 24 * leading) or count < 1 or count >= len(self.recipients):
            return []
        return [
            SigningFlowable(
                self.plan, self.styles, recipients=self.recipients[:count], first=self.first, last=False
            ),
            SigningFlowable(
                self.plan, self.styles, recipients=self.recipients[count:], first=False, last=self.last
            ),
        ]

    def draw(self) -> None:
        top = self.height
        if self.first:
            plan = self.plan
            self._draw_signature(plan.authority, plan.signer, plan.left + plan.right / 2)
            self._draw_signature(plan.left_authority, plan.left_signer, plan.left / 2)
            if self.plan.label:
                top = self._text(self.plan.label, 0, top, self.styles[Role.RECIPIENTS_LABEL])
        for line in self.recipients:
            top = self._text(line, 0, top, self.styles[Role.RECIPIENTS])
        if self.last and self.plan.drafter:
            self._text(self.plan.drafter, 0, top - PARAGRAPH_GAP, self.styles[Role.DRAFTER])

    def _draw_signature(self, authority: tuple[str, ...], signer: str, centre: float) -> None:
        top = self.height
        style = self.styles[Role.AUTHORITY]
        for line in authority:
            self._text(line, centre, top, style)
            top -= style.leading
        if signer:
            self._text(signer, centre, top - SIGNATURE_GAP, self.styles[Role.SIGNER])

    def _text(self, text: str, x: float, top: float, style: Style) -> float:
        self.canv.setFont(style.face.value, style.size)
        draw = self.canv.drawCentredString if style.align == "center" else self.canv.drawString
        draw(x, top - _ascent(style), text)
        return top - style.leading


def _ascent(style: Style) -> float:
    return style.size * ASCENT


def _box_height(style: Style) -> float:
    return style.size * (ASCENT + DESCENT) + _BOX_PADDING


def _rule(canvas: Canvas, centre: float, y: float, length: float) -> None:
    canvas.setLineWidth(RULE_WIDTH)
    canvas.line(centre - length / 2, y, centre + length / 2, y)


def _box(canvas: Canvas, centre: float, top: float, *, text: str, width: float, style: Style) -> None:
    height = _box_height(style)
    canvas.setLineWidth(RULE_WIDTH)
    canvas.rect(centre - width / 2 - _BOX_PADDING, top - height, width + 2 * _BOX_PADDING, height)
    canvas.setFont(style.face.value, style.size)
    canvas.drawCentredString(centre, top - _BOX_PADDING / 2 - _ascent(style), text)
