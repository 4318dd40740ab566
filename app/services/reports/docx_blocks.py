"""The parts of a document other than tables of figures, as WordprocessingML."""

from collections.abc import Iterable, Mapping

from app.services.reports import compose
from app.services.reports.compose import Item, Line, Signing
from app.services.reports.docx_markup import (
    border_xml,
    cell_xml,
    exact_height_xml,
    indent_xml,
    paragraph_xml,
    row_xml,
    run_xml,
    spacing_xml,
    table_xml,
)
from app.services.reports.docx_styles import GAP, RULE, style_id
from app.services.reports.docx_table import figures_table_xml
from app.services.reports.fonts import Typeface
from app.services.reports.layout import PARAGRAPH_GAP, RULE_WIDTH, SIGNATURE_GAP, Role, Sheet, Style
from app.services.reports.letterhead import HeadPlan, HeadText
from app.services.reports.model import Table

_BOX_SPACE = 3.0
_BOX_SLACK = 3.0
"""Room beside the text of a box, so that it does not break where Word measures a hair wider."""


class BlockWriter:
    """Writes the items of one part."""

    def __init__(self, styles: Mapping[Role, Style], typeface: Typeface, sheet: Sheet) -> None:
        self.styles, self.typeface, self.sheet = styles, typeface, sheet

    def items(self, items: Iterable[Item]) -> str:
        """Return the items as the XML of a body."""
        return "".join(self._item(item) for item in items)

    def _item(self, item: Item) -> str:
        match item:
            case Line():
                return self._line(item)
            case compose.Rule():
                return rule_xml(item.length, self.sheet.text_width)
            case compose.Spacer():
                return paragraph_xml(GAP, spacing=exact_height_xml(item.height))
            case compose.Boxed():
                width = self._box_width(item.text)
                return self._box(item.text, _BOX_SPACE, self.sheet.text_width - width - _BOX_SPACE)
            case HeadPlan():
                return self._head(item)
            case Signing():
                return self._signing(item)
            case Table():
                return figures_table_xml(item, self.sheet.text_width, self.typeface)

    def _line(self, line: Line) -> str:
        style = self.styles[line.role]
        first = style.first_indent if line.first is None else line.first
        indented = line.left or line.right or line.first is not None
        return paragraph_xml(
            style_id(line.role),
            run_xml(line.text),
            keep_next=line.keep_next,
            indent=indent_xml(left=line.left, right=line.right, first=first) if indented else "",
        )

    # --- head ---------------------------------------------------------------------------------

    def _head(self, plan: HeadPlan) -> str:
        """A table without borders: names and rules, number and date, then what stands under the number."""
        left, right = plan.left_width, plan.right_width
        rows = [
            (
                _texts(plan.left) + rule_xml(plan.left_rule, left),
                _texts(plan.right) + rule_xml(plan.right_rule, right),
            ),
            (_texts(plan.number, before=PARAGRAPH_GAP), _texts(plan.place_date, before=PARAGRAPH_GAP)),
        ]
        under = _texts(plan.below, before=PARAGRAPH_GAP)
        for marking in plan.markings:
            beside = (left - self._box_width(marking)) / 2
            under += self._box(marking, beside, beside)
        if under:
            rows.append((under, paragraph_xml(style_id(Role.NUMBER))))
        return table_xml(
            (left, right),
            "".join(row_xml(cell_xml(left, one) + cell_xml(right, two)) for one, two in rows),
        )

    def _box(self, text: str, before: float, after: float) -> str:
        """A paragraph with a border on every side, just as wide as its text between its two indents."""
        borders = "".join(
            border_xml(side, RULE_WIDTH, _BOX_SPACE) for side in ("top", "left", "bottom", "right")
        )
        indent = indent_xml(left=max(0.0, before), right=max(0.0, after))
        box = paragraph_xml(style_id(Role.MARKING), run_xml(text), borders=borders, indent=indent)
        # Neighbouring paragraphs with the same borders would share one box.
        return paragraph_xml(GAP, spacing=exact_height_xml(PARAGRAPH_GAP + _BOX_SPACE)) + box

    def _box_width(self, text: str) -> float:
        style = self.styles[Role.MARKING]
        return self.typeface.width(text, style.face, style.size) + _BOX_SLACK

    # --- signatures ---------------------------------------------------------------------------

    def _signing(self, plan: Signing) -> str:
        recipients = []
        if plan.label:
            recipients.append(paragraph_xml(style_id(Role.RECIPIENTS_LABEL), run_xml(plan.label)))
        recipients += [paragraph_xml(style_id(Role.RECIPIENTS), run_xml(text)) for text in plan.recipients]
        if plan.drafter:
            recipients.append(paragraph_xml(style_id(Role.DRAFTER), run_xml(plan.drafter)))
        cosigner = _signature(plan.left_authority, plan.left_signer)
        left = "".join(recipients) or cosigner or paragraph_xml(style_id(Role.RECIPIENTS))
        right = _signature(plan.authority, plan.signer) or paragraph_xml(style_id(Role.SIGNER))
        return table_xml(
            (plan.left, plan.right), row_xml(cell_xml(plan.left, left) + cell_xml(plan.right, right))
        )


def rule_xml(length: float, width: float) -> str:
    """A centred drawn line within `width`: the upper border of an empty line that is indented on both
    sides.
    """
    beside = max(0.0, (width - length) / 2)
    return paragraph_xml(
        RULE, borders=border_xml("top", RULE_WIDTH), indent=indent_xml(left=beside, right=beside)
    )


def _texts(lines: Iterable[HeadText], *, before: float = 0.0) -> str:
    """One paragraph a line; `before` is the room above the first."""
    return "".join(
        paragraph_xml(
            style_id(line.role),
            run_xml(line.text),
            spacing=spacing_xml(before=before) if before and index == 0 else "",
        )
        for index, line in enumerate(lines)
    )


def _signature(authority: Iterable[str], signer: str) -> str:
    """Who signs: the lines of authority, room for the hand and the seal, the name."""
    lines = [paragraph_xml(style_id(Role.AUTHORITY), run_xml(text)) for text in authority]
    if lines or signer:
        room = spacing_xml(before=SIGNATURE_GAP)
        lines.append(paragraph_xml(style_id(Role.SIGNER), run_xml(signer), spacing=room))
    return "".join(lines)
