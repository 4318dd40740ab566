"""Quy hoạch: who is planned for which post, body by body."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core.cadre_vocabulary import Sex, SuccessionStatus
from app.core.dates import format_date
from app.core.numbers import format_integer, format_percent
from app.services.cadres.choosing import PlannedSuccession
from app.services.dashboard.tiles import Door
from app.ui.cadres.figure_table import Cell, FigureTable, Heading
from app.ui.cadres.parts import FigureView, explained
from app.ui.cadres.ports import RosterUpkeepService
from app.ui.cadres.views import PEOPLE, TAB
from app.ui.columns import Align
from app.ui.context import UiContext
from app.ui.strings import cadre_forms as form_words
from app.ui.strings import cadres as words
from app.ui.theme import Tone

_HEADINGS: Final = (
    Heading(title=words.COLUMN_NAME, width=180),
    Heading(title=words.COLUMN_WOMAN, width=40, align=Align.CENTRE),
    Heading(title=form_words.SUCCESSION_TITLE),
    Heading(title=words.COLUMN_TERM, width=100),
    Heading(title=form_words.SUCCESSION_STATUS, width=160),
    Heading(title=form_words.SUCCESSION_ON, width=130),
    Heading(title=form_words.FIELD_DECISION, width=190),
)
_TONES: Final = {
    SuccessionStatus.PROPOSED: Tone.ACCENT,
    SuccessionStatus.APPROVED: Tone.NORMAL,
    SuccessionStatus.APPOINTED: Tone.GOOD,
    SuccessionStatus.REMOVED: Tone.MUTED,
}


class PlanView(FigureView):
    """One line a place in the plan; the name opens the person."""

    def __init__(
        self, context: UiContext, upkeep: RosterUpkeepService, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, frozenset({"cadres", "successions", "bodies"}), parent)
        self._upkeep = upkeep
        self.sentence: Final = explained(tone=Tone.NORMAL)
        self.table: Final = FigureTable(words.PART_PLAN, _HEADINGS, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sentence)
        layout.addWidget(self.table, 1)
        self.table.opened.connect(self.door_opened)

    @override
    def _read(self) -> None:
        self.read_then(self._upkeep.succession_plan, self.show_plan)

    def show_plan(self, plan: Sequence[PlannedSuccession]) -> None:
        """Show the plan."""
        self.table.show_rows(list(_rows(plan)))
        people = {one.cadre_id for one in plan}
        women = {one.cadre_id for one in plan if one.sex is Sex.FEMALE}
        if not plan:
            self.sentence.setText(words.PLAN_NONE)
            return
        self.sentence.setText(
            words.PLAN_SENTENCE.format(
                count=format_integer(len(plan)),
                people=format_integer(len(people)),
                women=format_integer(len(women)),
                share=format_percent(len(women), len(people)),
            )
        )


def _rows(plan: Sequence[PlannedSuccession]) -> Iterator[Sequence[Cell]]:
    for body, lines in groupby(plan, key=lambda one: one.body):
        yield (Cell(text=body, bold=True, tone=Tone.MUTED),)
        for one in lines:
            yield (
                Cell(text=one.full_name, opens=Door(tab=TAB, view=PEOPLE, record=one.cadre_id)),
                Cell(text="✓" if one.sex is Sex.FEMALE else ""),
                Cell(text=one.title),
                Cell(text=one.term),
                Cell(text=one.status.label, tone=_TONES[one.status]),
                Cell(text=format_date(one.decided_on) if one.decided_on else ""),
                Cell(text=one.decision),
            )
