"""Who in a key post lacks which level, and which class is to mend it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from app.core.cadre_vocabulary import Sex
from app.core.numbers import format_integer
from app.services.cadres.figures import TrainingGap
from app.services.dashboard.tiles import Door
from app.ui.cadres.figure_table import Cell, FigureTable, Heading
from app.ui.cadres.parts import FigureView, explained
from app.ui.cadres.ports import RosterService
from app.ui.cadres.views import PEOPLE, TAB
from app.ui.columns import Align
from app.ui.context import UiContext
from app.ui.strings import cadre_forms as form_words
from app.ui.strings import cadres as words
from app.ui.theme import Tone, set_tone

_HEADINGS: Final = (
    Heading(title=words.COLUMN_NAME, width=170),
    Heading(title=words.COLUMN_WOMAN, width=40, align=Align.CENTRE),
    Heading(title=words.GAP_POST, width=260),
    Heading(title=words.GAP_LACKS),
    Heading(title=words.GAP_UNKNOWN),
    Heading(title=words.GAP_PLANNED, width=190),
)


class GapView(FigureView):
    """One line a person; the name opens the person."""

    def __init__(self, context: UiContext, roster: RosterService, parent: QWidget | None = None) -> None:
        kinds = frozenset({"cadres", "posts", "trainings", "settings", "bodies"})
        super().__init__(context, kinds, parent)
        self._roster = roster
        self.sentence: Final = explained(tone=Tone.NORMAL)
        self.table: Final = FigureTable(words.PART_GAPS, _HEADINGS, self, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sentence)
        layout.addWidget(self.table, 1)
        self.table.opened.connect(self.door_opened)

    @override
    def _read(self) -> None:
        self.read_then(self._roster.training_gaps, self.show_gaps)

    def show_gaps(self, gaps: Sequence[TrainingGap]) -> None:
        """Show who lacks what."""
        women = sum(gap.sex is Sex.FEMALE for gap in gaps)
        sentence = words.GAPS_SENTENCE.format(count=format_integer(len(gaps)), women=format_integer(women))
        self.sentence.setText(sentence if gaps else words.GAPS_NONE)
        set_tone(self.sentence, Tone.NORMAL if gaps else Tone.GOOD)
        self.table.show_rows([_row(gap) for gap in gaps])


def _row(gap: TrainingGap) -> Sequence[Cell]:
    post = form_words.SUMMARY_POST.format(title=gap.title, body=gap.body)
    return (
        Cell(text=gap.full_name, opens=Door(tab=TAB, view=PEOPLE, record=gap.cadre_id)),
        Cell(text="✓" if gap.sex is Sex.FEMALE else ""),
        Cell(text=post),
        Cell(text="; ".join(gap.lacks), tone=Tone.WARN),
        Cell(text="; ".join(gap.unknown), tone=Tone.MUTED),
        Cell(text="; ".join(gap.planned)),
    )
