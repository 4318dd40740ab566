"""Drawing a composed report with reportlab: paragraphs, pages, page numbers."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)
from typing_extensions import override

from app.core.progress import Progress
from app.services.reports import compose
from app.services.reports.compose import Composition, Item, Line, Part
from app.services.reports.fonts import Face, Typeface
from app.services.reports.layout import (
    ASCENT,
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    PAGE_NUMBER_TOP,
    Role,
    Sheet,
    Style,
)
from app.services.reports.letterhead import HeadPlan
from app.services.reports.model import Table
from app.services.reports.pdf_flowables import BoxFlowable, HeadFlowable, RuleFlowable, SigningFlowable
from app.services.reports.pdf_table import ReportTable, pdf_table

_ALIGN: Final[Mapping[str, Any]] = {
    "left": TA_LEFT,
    "center": TA_CENTER,
    "right": TA_RIGHT,
    "justify": TA_JUSTIFY,
}
_PRODUCER = "Sổ Bình đẳng giới"


def draw(composition: Composition, title: str, typeface: Typeface, *, progress: Progress) -> bytes:
    """The composition as PDF bytes."""
    buffer = BytesIO()
    document = _Document(buffer, title, progress, composition.styles[Role.PAGE_NUMBER])
    templates: list[PageTemplate] = []
    story: list[Flowable] = []
    for index, part in enumerate(composition.parts):
        first, later = document.templates(index, part.sheet)
        templates += [first, later]
        if index:
            story += [NextPageTemplate(f"first-{index}"), PageBreak()]
        story += _Setter(composition.styles, typeface).flowables(part)
    document.addPageTemplates(templates)
    document.build(story)
    return buffer.getvalue()


class _Document(BaseDocTemplate):
    """A document whose parts number their pages from 1 and do not show the 1."""

    def __init__(self, buffer: BytesIO, title: str, progress: Progress, number: Style) -> None:
        super().__init__(
            buffer,
            title=title,
            author="",
            subject="",
            creator=_PRODUCER,
            producer=_PRODUCER,
            lang="vi-VN",
            invariant=1,
            initialFontName=Face.REGULAR.value,
            pageCompression=1,
        )
        self.progress = progress
        self.number_style = number
        self.part_page = 0

    def templates(self, index: int, sheet: Sheet) -> tuple[PageTemplate, PageTemplate]:
        """The templates of a part's first page and of its later pages."""
        size = (sheet.width, sheet.height)

        def frame() -> Frame:
            return Frame(
                MARGIN_LEFT,
                MARGIN_BOTTOM,
                sheet.text_width,
                sheet.text_height,
                leftPadding=0,
                rightPadding=0,
                topPadding=0,
                bottomPadding=0,
            )

        later = PageTemplate(f"later-{index}", [frame()], onPage=self._later_page, pagesize=size)
        first = PageTemplate(
            f"first-{index}",
            [frame()],
            onPage=self._first_page,
            pagesize=size,
            autoNextPageTemplate=later.id,
        )
        return first, later

    @override
    def handle_flowable(self, flowables: list[Flowable]) -> None:
        """Cancel here: what is raised while a page begins the library raises again in another form."""
        self.progress.check()
        super().handle_flowable(flowables)

    def _first_page(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        self.part_page = 1
        self._watch(canvas)

    def _later_page(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        self.part_page += 1
        self._watch(canvas)
        style = self.number_style
        width, height = self.pageTemplate.pagesize
        canvas.saveState()
        canvas.setFont(style.face.value, style.size)
        canvas.drawCentredString(
            # Centred over the text, as in Word, not over the sheet.
            (MARGIN_LEFT + width - MARGIN_RIGHT) / 2,
            height - PAGE_NUMBER_TOP - style.size * ASCENT,
            str(self.part_page),
        )
        canvas.restoreState()

    def _watch(self, canvas: Canvas) -> None:
        self.progress.step(canvas.getPageNumber(), 0, f"Đang lập trang {canvas.getPageNumber()}…")


class _Setter:
    """Turns the items of a part into flowables."""

    def __init__(self, styles: Mapping[Role, Style], typeface: Typeface) -> None:
        self.styles = styles
        self.typeface = typeface

    def flowables(self, part: Part) -> list[Flowable]:
        """The part's flowables; headings stay with the beginning of what follows them."""
        result: list[Flowable] = []
        held: list[Flowable] = []
        for item in part.items:
            flowable = self._flowable(item, part.sheet)
            if isinstance(item, compose.Signing):
                self._keep_with_last_paragraph(result, flowable)
            elif self._leads(item) or (held and isinstance(item, compose.Rule | compose.Spacer)):
                held.append(flowable)
            else:
                result += _kept(held, flowable, part.sheet)
                held = []
        return [*result, *held]

    def _leads(self, item: Item) -> bool:
        return isinstance(item, Line) and self.styles[item.role].keep_next

    def _flowable(self, item: Item, sheet: Sheet) -> Flowable:
        match item:
            case Line():
                return self._paragraph(item)
            case compose.Rule():
                return RuleFlowable(item.length)
            case compose.Spacer():
                return Spacer(1, item.height)
            case compose.Boxed():
                return BoxFlowable(item.text, self.styles[Role.MARKING], self.typeface)
            case HeadPlan():
                return HeadFlowable(item, self.styles, self.typeface)
            case compose.Signing():
                return SigningFlowable.of(item, self.styles, self.typeface)
            case Table():
                return pdf_table(item, sheet, self.typeface)

    def _keep_with_last_paragraph(self, story: list[Flowable], signing: Flowable) -> None:
        """A signature never stands alone on a page: the last paragraph goes with it, under its heading."""
        together = [signing]
        while story:
            if isinstance(story[-1], ReportTable):
                # A table is parted rather than moved; its last rows may stand on the page before.
                break
            last = story.pop()
            # What is kept together already is taken apart: reportlab cannot measure it as a part.
            together[:0] = last.parts if isinstance(last, _Together) else [last]
            if isinstance(last, Paragraph | _Together) or not isinstance(last, Spacer):
                break
        while story and self._is_heading(story[-1]):
            together.insert(0, story.pop())
        story.append(_Together(together))

    def _is_heading(self, flowable: Flowable) -> bool:
        return isinstance(flowable, Paragraph) and self.styles[Role[flowable.style.name]].keep_next

    def _paragraph(self, line: Line) -> Paragraph:
        style = self.styles[line.role]
        return Paragraph(
            escape(line.text),
            ParagraphStyle(
                line.role.name,
                fontName=style.face.value,
                fontSize=style.size,
                leading=style.leading,
                alignment=_ALIGN[style.align],
                firstLineIndent=style.first_indent if line.first is None else line.first,
                leftIndent=line.left,
                rightIndent=line.right,
                spaceBefore=style.before,
                spaceAfter=style.after,
                allowWidows=0,
                allowOrphans=0,
                splitLongWords=1,
            ),
        )


class _Together(KeepTogether):
    """Kept together, and remembers its parts."""

    def __init__(self, parts: list[Flowable]) -> None:
        super().__init__(parts)
        self.parts = parts


def _kept(held: list[Flowable], following: Flowable, sheet: Sheet) -> list[Flowable]:
    """Headings and what follows, with a break before them where only they would fit on the page.

    reportlab's own keepWithNext would move a whole table or paragraph rather than part it.
    """
    if not held:
        return [following]
    needed = _beginning(following, sheet)
    for flowable in held:
        needed += flowable.getSpaceBefore() + flowable.wrap(sheet.text_width, sheet.text_height)[1]
    return [CondPageBreak(min(needed, sheet.text_height - 1)), *held, following]


def _beginning(flowable: Flowable, sheet: Sheet) -> float:
    """The height of the smallest first part of a flowable: two lines, or three when there are no more."""
    if isinstance(flowable, ReportTable):
        return flowable.lead
    height = flowable.wrap(sheet.text_width, sheet.text_height)[1]
    if isinstance(flowable, Paragraph):
        leading = flowable.style.leading
        height = height if height < 3.5 * leading else 2 * leading
    return float(flowable.getSpaceBefore() + height)
