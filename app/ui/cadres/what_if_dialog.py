"""What if: these people in those posts; shares before and after, and whose age does not suffice."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.numbers import format_integer
from app.services.cadres.choosing import PostHeld
from app.services.cadres.figures import Appointment, BodyShare, Overall, WhatIf
from app.ui.button_row import button_row
from app.ui.cadres.choices import CadreChoices
from app.ui.cadres.figure_table import Cell, FigureTable, Heading
from app.ui.cadres.lists import percent_text
from app.ui.cadres.parts import bulleted, explained
from app.ui.cadres.ports import RosterService, RosterUpkeepService
from app.ui.cadres.share_bar import Bar
from app.ui.columns import Align
from app.ui.context import UiContext
from app.ui.fields import (
    CheckField,
    DateField,
    Entry,
    LineField,
    Option,
    PickField,
    RowsField,
    RowShape,
)
from app.ui.fitting import resize_within_screen
from app.ui.jobs import to_be_told
from app.ui.strings import cadre_forms as form_words
from app.ui.strings import cadres as words
from app.ui.strings import common
from app.ui.theme import Tone, mark, set_tone

_HEADINGS: Final = (
    Heading(title=words.COLUMN_BODY),
    Heading(title=words.WHAT_IF_BEFORE, width=130, align=Align.RIGHT),
    Heading(title="", width=120),
    Heading(title=words.WHAT_IF_AFTER, width=150, align=Align.RIGHT),
    Heading(title="", width=120),
    Heading(title=words.COLUMN_TARGET, width=72, align=Align.RIGHT),
)


class WhatIfDialog(QDialog):
    """Counts only; nothing is stored."""

    def __init__(
        self,
        context: UiContext,
        roster: RosterService,
        upkeep: RosterUpkeepService,
        choices: CadreChoices,
        *,
        as_of: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._roster = roster
        self._as_of = as_of
        self._holders: tuple[Option, ...] = ()
        self.found: WhatIf | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.WHAT_IF_TITLE)
        self.plans: Final = RowsField(_plan_shape(context, choices), self)
        self.leaving: Final = RowsField(_leaving_shape(self._offer_holders), self)
        self.count_button: Final = QPushButton(words.WHAT_IF_COUNT, self)
        self.table: Final = FigureTable(words.WHAT_IF_RESULT, _HEADINGS, self)
        self.concerns: Final = explained()
        self._build()
        context.hub.closing.connect(self.close)
        context.jobs.read(lambda _progress: upkeep.posts_held(as_of), self._take_holders, owner=self)

    def _build(self) -> None:
        self.plans.name(words.WHAT_IF_PLANS)
        self.leaving.name(words.WHAT_IF_VACATE)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        for title, field in ((words.WHAT_IF_PLANS, self.plans), (words.WHAT_IF_VACATE, self.leaving)):
            heading = QLabel(title, content)
            mark(heading, "subtitle")
            column.addWidget(heading)
            column.addWidget(field)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        mark(self.count_button, "primary")
        close = QPushButton(common.CLOSE, self)
        close.clicked.connect(self.close)
        buttons = button_row(self.count_button, close, enter=False)
        layout = QVBoxLayout(self)
        layout.addWidget(explained(words.WHAT_IF_HOW))
        layout.addWidget(area, 3)
        layout.addWidget(self.table, 2)
        layout.addWidget(self.concerns)
        layout.addLayout(buttons)
        self.count_button.clicked.connect(self.count)
        resize_within_screen(self, 980, 660)
        self.plans.add_row().focus_first()

    def _offer_holders(self) -> Sequence[Option]:
        return self._holders

    def _take_holders(self, posts: Sequence[PostHeld]) -> None:
        self._holders = tuple(
            Option(
                post.post_id,
                words.WHAT_IF_POST.format(name=post.full_name, title=post.title, body=post.body),
            )
            for post in posts
        )

    def count(self) -> None:
        """Count what was chosen, or say what is wrong."""
        problems = {field: field.problem() for field in (self.plans, self.leaving)}
        for field, sentence in problems.items():
            field.show_problem(sentence)
        if any(problems.values()):
            return
        plans = [
            Appointment(
                cadre_id=row["cadre_id"],
                body_id=row["body"],
                title=row["title"],
                until=row["until"],
                first=row["first"],
            )
            for row in self.plans.value()
        ]
        gone = [row["post"] for row in self.leaving.value()]
        if not plans and not gone:
            self.plans.show_problem(words.WHAT_IF_NOTHING)
            return
        roster, day = self._roster, self._as_of
        self._context.jobs.read(
            lambda _progress: roster.what_if(plans, vacate=gone, as_of=day),
            self.show_found,
            failed=self._failed,
            owner=self,
        )

    def _failed(self, error: Exception) -> None:
        if to_be_told(error):
            self.concerns.setText(str(error))
            set_tone(self.concerns, Tone.BAD)

    def show_found(self, found: WhatIf) -> None:
        """Show shares before and after."""
        self.found = found
        rows = [_row(before, after) for before, after in found.bodies]
        self.table.show_rows([*rows, _total(found.before, found.after)])
        sentences = [*(one.sentence for one in found.concerns), *found.findings]
        self.concerns.setText(bulleted(sentences) or words.WHAT_IF_FINE)
        set_tone(self.concerns, Tone.WARN if sentences else Tone.GOOD)


def _plan_shape(context: UiContext, choices: CadreChoices) -> RowShape:
    return RowShape(
        entries=(
            Entry(
                key="cadre_id",
                label=words.WHAT_IF_PERSON,
                make=lambda: PickField(choices.people),
                span=4,
                required=True,
            ),
            Entry(
                key="body",
                label=form_words.POST_BODY,
                make=lambda: PickField(choices.bodies, keywords=choices.body_keywords),
                span=4,
                required=True,
            ),
            Entry(
                key="title",
                label=form_words.POST_TITLE,
                make=lambda: LineField(max_length=200, suggest=choices.titles),
                span=4,
                required=True,
            ),
            Entry(key="until", label=words.WHAT_IF_UNTIL, make=lambda: DateField(context.clock), span=4),
            Entry(
                key="first",
                label=words.WHAT_IF_FIRST,
                make=lambda: CheckField(words.WHAT_IF_FIRST),
                span=4,
                captioned=False,
                start=True,
            ),
        ),
        add=words.WHAT_IF_ADD,
        empty=words.WHAT_IF_EMPTY,
    )


def _leaving_shape(holders: Any) -> RowShape:
    return RowShape(
        entries=(
            Entry(
                key="post",
                label=words.WHAT_IF_VACATE_WHO,
                make=lambda: PickField(holders),
                span=12,
                required=True,
            ),
        ),
        add=words.WHAT_IF_VACATE_ADD,
        empty=words.WHAT_IF_VACATE_EMPTY,
    )


def _row(before: BodyShare, after: BodyShare) -> Sequence[Cell]:
    target = words.TARGET_TEXT.format(percent=after.target.percent) if after.target else "–"
    return (
        Cell(text=after.name),
        Cell(text=_share(before.women.value, before.denominator, before.share)),
        _bar(before),
        Cell(text=_share(after.women.value, after.denominator, after.share), bold=True),
        _bar(after),
        Cell(text=target),
    )


def _bar(body: BodyShare) -> Cell:
    if body.share is None:
        return Cell(text="")
    target = body.target.percent if body.target else None
    return Cell(text="", bar=Bar(share=body.share, target=target, reached=body.reached))


def _total(before: Overall, after: Overall) -> Sequence[Cell]:
    return (
        Cell(text=words.WHAT_IF_TOTAL, bold=True),
        Cell(text=_share(before.women.value, before.heads.value, before.share)),
        Cell(text=""),
        Cell(text=_share(after.women.value, after.heads.value, after.share), bold=True),
        Cell(text=""),
        Cell(text=""),
    )


def _share(women: int, whole: int, share: float | None) -> str:
    return words.WHAT_IF_SHARE.format(
        women=format_integer(women), whole=format_integer(whole), share=percent_text(share) or "–"
    )
