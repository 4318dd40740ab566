"""From a report to the parts that are printed one below the other: what both PDF and Word draw.

Numbers, punctuation, capitals and line lengths that NĐ 30/2020/NĐ-CP asks for are settled here, once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.services.reports.fonts import Typeface
from app.services.reports.layout import (
    FIRST_INDENT,
    TITLE_RULE,
    HeadSizes,
    Role,
    Sheet,
    Style,
    sheet,
    styles,
)
from app.services.reports.letterhead import HeadPlan, annex_reference, choose_sizes, plan_head
from app.services.reports.measure import balanced_width, wrap
from app.services.reports.model import (
    Annex,
    Block,
    Orientation,
    Paragraph,
    Report,
    Section,
    Signature,
    Table,
    walk,
)
from app.services.reports.text import bare, one_line, printable_lines

_LONGEST_NAME = 100
_SLACK = 4.0
"""Room at both sides of a balanced title: other programs measure a hair differently."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph in the type of `role`. `left` and `right` indent it; `first` replaces the style's first
    indent.
    """

    text: str
    role: Role
    left: float = 0.0
    right: float = 0.0
    first: float | None = None
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A centred drawn line."""

    length: float


@dataclass(frozen=True, slots=True)
class Boxed:
    """A marking in its box, for documents without a letterhead."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """A last block: recipients or who signs too on the left, who signs on the right; never parted."""

    recipients: tuple[str, ...]
    authority: tuple[str, ...]
    signer: str
    drafter: str
    left: float
    right: float
    left_authority: tuple[str, ...] = ()
    left_signer: str = ""

    @property
    def label(self) -> str:
        """What stands over the recipients."""
        return "Nơi nhận:" if self.recipients else ""


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty height."""

    height: float


Item = Line | Rule | Boxed | HeadPlan | Table | Signing | Spacer


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The body or one annex: starts on a page of its own, with page numbers of its own."""

    orientation: Orientation
    items: tuple[Item, ...]

    @property
    def sheet(self) -> Sheet:
        """The paper that it is printed on."""
        return sheet(self.orientation)


@dataclass(frozen=True, slots=True)
class Composition:
    """The whole document ready to be drawn."""

    parts: tuple[Part, ...]
    styles: Mapping[Role, Style]


def compose(report: Report, typeface: Typeface) -> Composition:
    """Lay the report out in parts; `typeface` measures."""
    body_sheet = sheet(report.orientation)
    sizes = choose_sizes(report, body_sheet.text_width, typeface)
    composer = _Composer(report, typeface, sizes)
    parts = [Part(orientation=report.orientation, items=tuple(composer.body(body_sheet)))]
    for annex in report.annexes:
        items = tuple(composer.annex(annex, sheet(annex.orientation)))
        parts.append(Part(orientation=annex.orientation, items=items))
    return Composition(tuple(parts), composer.styles)


def document_name(report: Report) -> str:
    """What the file is called in its properties: the type of document and nothing of its content."""
    if report.type_name is not None:
        return one_line(report.type_name).capitalize()[:_LONGEST_NAME]
    return "Công văn" if report.letterhead is not None else "Danh sách"


class _Composer:
    def __init__(self, report: Report, typeface: Typeface, sizes: HeadSizes) -> None:
        self.report = report
        self.typeface = typeface
        self.styles = styles(report.body_size, sizes)
        self.sizes = sizes

    def _width(self, text: str, role: Role) -> float:
        style = self.styles[role]
        return self.typeface.width(text, style.face, style.size)

    # --- the body -----------------------------------------------------------------------------

    def body(self, page: Sheet) -> Iterator[Item]:
        report = self.report
        if report.letterhead is not None:
            yield plan_head(report, page.text_width, self.sizes, typeface=self.typeface)
        else:
            yield from (Boxed(one_line(marking).upper()) for marking in report.markings)
        yield from self._title(page)
        yield from self._addressees(page)
        yield from self._legal_bases()
        yield from self._blocks(report.blocks, page)
        if report.closing is not None:
            yield from self._closing(report.closing, page)
        for pair in self._cosigning(page):
            yield Spacer(self.styles[Role.BODY].size)
            yield pair
        signing = self._signing(page)
        if signing is not None:
            yield Spacer(self.styles[Role.BODY].size)
            yield signing
        if report.verification:
            yield Line(text=one_line(report.verification), role=Role.VERIFICATION)

    def _title(self, page: Sheet) -> Iterator[Item]:
        report = self.report
        if report.type_name is None and report.letterhead is not None:
            return  # an official letter: «V/v …» stands in the letterhead
        if report.type_name is not None:
            yield Line(text=one_line(report.type_name).upper(), role=Role.TYPE_NAME)
        yield from self._heading(one_line(report.title), Role.TITLE, page, note=one_line(report.period_note))

    def _heading(self, title: str, role: Role, page: Sheet, *, note: str = "") -> Iterator[Item]:
        """A centred title in lines of about the same length, its note, and the line under both."""
        if title:
            yield self._centred(title, role, page)
        if note:
            note_role = Role.PERIOD_NOTE if role is Role.TITLE else Role.ANNEX_REFERENCE
            yield self._centred(note, note_role, page)
        if title:
            yield Rule(TITLE_RULE * self._balanced_width(title, role, page))

    def _balanced_width(self, text: str, role: Role, page: Sheet) -> float:
        return balanced_width(text, page.text_width, lambda piece: self._width(piece, role))

    def _centred(self, text: str, role: Role, page: Sheet) -> Line:
        """Centred text, held by its indents to lines of about the same length."""
        if self._width(text, role) <= page.text_width:
            return Line(text=text, role=role)
        indent = max(0.0, (page.text_width - self._balanced_width(text, role, page)) / 2 - _SLACK)
        return Line(text=text, role=role, left=indent, right=indent)

    # --- addressees, legal bases --------------------------------------------------------------

    def _addressees(self, page: Sheet) -> Iterator[Item]:
        names = [name for name in map(bare, self.report.addressees) if name]
        if not names:
            return
        yield Spacer(self.styles[Role.BODY].size / 2)
        label = "Kính gửi:"
        if len(names) == 1:
            text = f"{label} {names[0]}."
            before = self._width(f"{label} ", Role.ADDRESSEES)
            block = self._width(text, Role.ADDRESSEES)
            left = max(FIRST_INDENT, (page.text_width - block) / 2)
            yield Line(text=text, role=Role.ADDRESSEES, left=left + before, first=-before)
        else:
            yield from self._addressee_list(label, names, page)
        yield Spacer(self.styles[Role.BODY].size / 2)

    def _addressee_list(self, label: str, names: list[str], page: Sheet) -> Iterator[Line]:
        """Dashes aligned under the colon, `;` after each and `.` after the last."""
        colon = self._width(label.removesuffix(":"), Role.ADDRESSEES)
        dash = self._width("- ", Role.ADDRESSEES)
        widest = max(self._width(f"- {name};", Role.ADDRESSEES) for name in names)
        left = max(FIRST_INDENT, (page.text_width - colon - widest) / 2)
        yield Line(text=label, role=Role.ADDRESSEES, left=left)
        for index, name in enumerate(names, start=1):
            end = "." if index == len(names) else ";"
            text = f"- {name}{end}"
            yield Line(text=text, role=Role.ADDRESSEES, left=left + colon + dash, first=-dash)

    def _legal_bases(self) -> Iterator[Line]:
        """The bases; those of a decision between who decides and «QUYẾT ĐỊNH:» (Phụ lục III, mẫu 1.2)."""
        decider = one_line(self.report.decided_by).upper()
        if decider:
            yield Line(text=decider, role=Role.DECIDER)
        bases = [base for base in map(bare, self.report.legal_bases) if base]
        for index, base in enumerate(bases, start=1):
            end = "" if base.endswith(":") else "." if index == len(bases) else ";"
            yield Line(text=f"{base}{end}", role=Role.LEGAL_BASIS)
        if decider:
            yield Line(text="QUYẾT ĐỊNH:", role=Role.DECIDER)

    # --- blocks -------------------------------------------------------------------------------

    def _blocks(self, blocks: tuple[Block, ...], page: Sheet) -> Iterator[Item]:
        for depth, block in walk(blocks):
            match block:
                case Section():
                    yield from self._section(block, depth)
                case Paragraph():
                    yield from self._paragraph(block, page)
                case Table():
                    yield from self._table(block)

    def _section(self, section: Section, depth: int) -> Iterator[Line]:
        text = one_line(f"{section.number} {section.title}")
        if text:
            role = Role.CLAUSE if section.article else {1: Role.PART, 2: Role.CLAUSE}.get(depth, Role.POINT)
            yield Line(text=text.upper() if role is Role.PART else text, role=role)

    def _paragraph(self, paragraph: Paragraph, page: Sheet) -> Iterator[Line]:
        if paragraph.is_blank:
            dots = (page.text_width - FIRST_INDENT) / self._width("…", Role.BODY)
            yield Line(text="…" * int(dots), role=Role.BODY)
        for text in printable_lines(paragraph.text):
            yield Line(text=text, role=Role.BODY)

    def _table(self, table: Table) -> Iterator[Item]:
        if one_line(table.title):
            yield Line(text=one_line(table.title), role=Role.TABLE_TITLE)
        if one_line(table.unit_note):
            yield Line(text=one_line(table.unit_note), role=Role.TABLE_UNIT)
        elif not one_line(table.title):
            yield Spacer(6)
        yield table
        if one_line(table.note):
            yield Line(text=one_line(table.note), role=Role.TABLE_NOTE)

    # --- the end ------------------------------------------------------------------------------

    def _closing(self, closing: Paragraph, page: Sheet) -> Iterator[Line]:
        """The last paragraph ends with `./.` and stays with the signature."""
        lines = list(self._paragraph(closing, page))
        for index, line in enumerate(lines):
            last = index == len(lines) - 1
            end = "" if not last or closing.is_blank else "./."
            text = line.text.rstrip(" ./;,") + end if end else line.text
            yield Line(text=text, role=line.role, keep_next=last)

    def _signing(self, page: Sheet) -> Signing | None:
        report = self.report
        recipients = [entry for entry in map(bare, report.recipients) if entry]
        if not recipients and report.signature is None:
            return None
        ends = [";"] * (len(recipients) - 1) + ["."]
        left = page.text_width * 0.42
        right = page.text_width - left
        return Signing(
            recipients=tuple(f"- {entry}{end}" for entry, end in zip(recipients, ends, strict=False)),
            authority=self._authority(report.signature, right),
            signer=one_line(report.signature.signer) if report.signature is not None else "",
            drafter=one_line(report.drafter),
            left=left,
            right=right,
        )

    def _cosigning(self, page: Sheet) -> Iterator[Signing]:
        """Who signs too, two side by side; one left over stands on the right."""
        pending = list(self.report.cosigners)
        width = page.text_width / 2
        while pending:
            left = pending.pop(0) if len(pending) > 1 else None
            right = pending.pop(0)
            yield Signing(
                recipients=(),
                authority=self._authority(right, width),
                signer=one_line(right.signer),
                drafter="",
                left=width,
                right=width,
                left_authority=self._authority(left, width),
                left_signer=one_line(left.signer) if left is not None else "",
            )

    def _authority(self, signature: Signature | None, width: float) -> tuple[str, ...]:
        style = self.styles[Role.AUTHORITY]
        return tuple(
            line
            for text in (signature.authority if signature is not None else ())
            if one_line(text)
            for line in wrap(
                one_line(text).upper(),
                width,
                lambda piece: self.typeface.width(piece, style.face, style.size),
            )
        )

    # --- annexes ------------------------------------------------------------------------------

    def annex(self, annex: Annex, page: Sheet) -> Iterator[Item]:
        yield self._centred(one_line(annex.label), Role.ANNEX_LABEL, page)
        # The reference made here keeps its runs of spaces: room for the clerk's hand.
        reference = annex_reference(self.report) if annex.reference is None else one_line(annex.reference)
        yield from self._heading(one_line(annex.title).upper(), Role.ANNEX_TITLE, page, note=reference)
        yield from self._blocks(annex.blocks, page)
