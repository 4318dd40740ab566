"""Tỷ lệ nữ: women's share of every body against its target as of a day, drawn and in numbers."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.cadre_vocabulary import BLOCKS
from app.core.dates import format_date
from app.core.numbers import format_decimal, format_integer
from app.services.cadres.figures import BodyShare, Indicator11, Shares
from app.services.counted import Counted
from app.services.dashboard.tiles import Door
from app.ui.cadres.figure_table import Cell, FigureTable, Heading
from app.ui.cadres.lists import percent_text
from app.ui.cadres.parts import DayChoice, FigureView, bulleted, explained
from app.ui.cadres.ports import RosterService
from app.ui.cadres.share_bar import Bar
from app.ui.cadres.views import BODIES, PEOPLE, TAB
from app.ui.columns import Align
from app.ui.context import UiContext
from app.ui.icons import icon
from app.ui.strings import cadres as words
from app.ui.theme import Tone, set_tone

_HEADINGS: Final = (
    Heading(title=words.COLUMN_BODY),
    Heading(title=words.SHARE_WOMEN, width=56, align=Align.RIGHT),
    Heading(title=words.SHARE_OF, width=72, align=Align.RIGHT),
    Heading(title=words.SHARE_PERCENT, width=66, align=Align.RIGHT),
    Heading(title=words.SHARE_BAR),
    Heading(title=words.COLUMN_TARGET, width=72, align=Align.RIGHT),
    Heading(title=words.COLUMN_REACHED, width=134),
    Heading(title=words.SHARE_LEADERS, width=110, align=Align.RIGHT),
)


class ShareView(FigureView):
    """Every figure opens the people behind it; a body's name opens the body."""

    what_if_wanted = Signal(object)
    """The day for which a plan of posts is to be tried."""
    print_wanted = Signal(object)
    """The `Shares` to print."""

    def __init__(self, context: UiContext, roster: RosterService, parent: QWidget | None = None) -> None:
        kinds = frozenset({"cadres", "bodies", "posts", "body_seats", "body_targets"})
        super().__init__(context, kinds, parent)
        self._roster = roster
        self.shares: Shares | None = None
        self.day: Final = DayChoice(context.clock, parent=self)
        self.what_if_button: Final = QPushButton(words.WHAT_IF, self)
        self.print_button: Final = QPushButton(words.PRINT_SHARES, self)
        self.print_button.setIcon(icon("print", self))
        self.overall: Final = explained(tone=Tone.NORMAL)
        self.indicator: Final = explained(tone=Tone.NORMAL)
        self.table: Final = FigureTable(words.VIEW_SHARES, _HEADINGS, self)
        self.legend: Final = explained(words.SHARE_LEGEND)
        self.findings: Final = explained(tone=Tone.WARN)
        self._build()

    def _build(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.day)
        above.addStretch(1)
        for button in (self.what_if_button, self.print_button):
            button.setAutoDefault(False)
            above.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(above)
        layout.addWidget(self.overall)
        layout.addWidget(self.indicator)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.findings)
        layout.addWidget(self.legend)
        self.day.chosen.connect(lambda _day: self.refresh())
        self.table.opened.connect(self.door_opened)
        self.what_if_button.clicked.connect(lambda: self.what_if_wanted.emit(self.day.day))
        self.print_button.clicked.connect(lambda: self.print_wanted.emit(self.shares))

    @override
    def _read(self) -> None:
        roster, day = self._roster, self.day.day

        def work() -> tuple[Shares, Indicator11]:
            return roster.shares(day), roster.indicator_1_1(day)

        self.read_then(work, lambda found: self.show_shares(*found))

    def show_shares(self, shares: Shares, indicator: Indicator11) -> None:
        """Show what was counted."""
        self.shares = shares
        self.table.show_rows(list(share_rows(shares)))
        self.overall.setText(overall_text(shares))
        self.indicator.setText(words.INDICATOR.format(sentence=indicator.sentence))
        self.indicator.setVisible(bool(indicator.units))
        set_tone(self.indicator, Tone.WARN if indicator.units and not indicator.reached else Tone.NORMAL)
        findings = [finding for body in shares.bodies for finding in body.findings]
        self.findings.setText(bulleted(findings[:_MOST_FINDINGS]) + _more(len(findings)))
        self.findings.setVisible(bool(findings))
        self.legend.setText(words.SHARE_LEGEND if shares.bodies else words.SHARE_EMPTY)
        self.print_button.setEnabled(bool(shares.bodies))


_MOST_FINDINGS: Final = 3


def _more(count: int) -> str:
    left = count - _MOST_FINDINGS
    return words.MORE_FINDINGS.format(count=format_integer(left)) if left > 0 else ""


def overall_text(shares: Shares) -> str:
    """All bodies together in a sentence."""
    overall = shares.overall
    if not overall.heads.value and not overall.unrecorded:
        return words.OVERALL_NOBODY
    parts = [
        words.OVERALL.format(
            women=format_integer(overall.women.value),
            heads=format_integer(overall.heads.value),
            share=percent_text(overall.share),
            women_posts=format_integer(overall.women_posts),
            posts=format_integer(overall.posts),
        )
    ]
    if overall.key_heads.value:
        parts.append(
            words.OVERALL_KEY.format(
                women=format_integer(overall.key_women.value), heads=format_integer(overall.key_heads.value)
            )
        )
    if overall.unrecorded:
        parts.append(
            words.OVERALL_UNRECORDED.format(
                seats=format_integer(overall.unrecorded), women=format_integer(overall.unrecorded_women)
            )
        )
    return " ".join(parts)


def share_rows(shares: Shares) -> Iterator[Sequence[Cell]]:
    """The bodies block by block, in the order of the statistics."""
    for block, kinds in BLOCKS.items():
        bodies = [body for body in shares.bodies if body.body_kind in kinds]
        bodies.sort(key=lambda body: kinds.index(body.body_kind))
        if bodies:
            yield (Cell(text=block, bold=True, tone=Tone.MUTED),)
        for body in bodies:
            yield _row(body, shares.as_of)


def _row(body: BodyShare, as_of: date) -> Sequence[Cell]:
    leaders = words.OF.format(
        part=format_integer(body.women_leaders.value), whole=format_integer(body.leaders.value)
    )
    women = _people(body.women, words.PICKED_WOMEN, body, as_of)
    return (
        Cell(text=body.name, opens=Door(tab=TAB, view=BODIES, record=body.body_id), tip=words.OPEN_BODY),
        Cell(text=format_integer(body.women.value), opens=women, bold=True),
        Cell(
            text=format_integer(body.denominator),
            opens=_people(body.heads, words.PICKED_ALL, body, as_of),
            tip=words.BY_HEADS if body.by_heads else words.BY_SEATS,
        ),
        Cell(text=percent_text(body.share), opens=women, bold=True),
        _bar(body),
        Cell(text=words.TARGET_TEXT.format(percent=body.target.percent), tip=body.target.basis)
        if body.target
        else Cell(text="–", tone=Tone.MUTED),
        _verdict(body),
        Cell(
            text=leaders if body.leaders.value else "–",
            opens=_people(body.leaders, words.PICKED_LEADERS, body, as_of),
            tone=Tone.NORMAL if body.leaders.value else Tone.MUTED,
        ),
    )


def _bar(body: BodyShare) -> Cell:
    if body.share is None:
        return Cell(text="")
    target = body.target.percent if body.target else None
    spoken = words.BAR_TIP.format(share=percent_text(body.share), target=format_decimal(target or 0, 0))
    return Cell(
        text="",
        bar=Bar(share=body.share, target=target, reached=body.reached),
        tip=spoken if target is not None else percent_text(body.share),
    )


def _verdict(body: BodyShare) -> Cell:
    if body.reached is None:
        return Cell(text=words.NO_TARGET if body.target is None else "–", tone=Tone.MUTED)
    if body.reached:
        return Cell(text=words.REACHED, tone=Tone.GOOD)
    return Cell(text=words.LACKING.format(count=format_integer(body.lacking)), tone=Tone.WARN)


def _people(counted: Counted, label: str, body: BodyShare, as_of: date) -> Door | None:
    if not counted.ids:
        return None
    text = label.format(body=body.name, day=format_date(as_of))
    return Door(tab=TAB, view=PEOPLE, ids=counted.ids, label=text)
