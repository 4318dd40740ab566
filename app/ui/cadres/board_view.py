"""Ban VSTBPN: who sits there by which post as of a day, what wants putting right, and the list to print."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.cadre_vocabulary import BodyKind, Sex
from app.core.dates import format_date
from app.core.numbers import format_integer
from app.core.progress import Progress
from app.services.cadres.figures import Board, BoardMember
from app.services.cadres.rows import partial_text
from app.services.dashboard.tiles import Door
from app.ui.cadres.figure_table import Cell, FigureTable, Heading
from app.ui.cadres.parts import DayChoice, FigureView, bulleted, explained
from app.ui.cadres.ports import RosterService
from app.ui.cadres.views import PEOPLE, TAB
from app.ui.columns import Align
from app.ui.context import UiContext
from app.ui.icons import icon
from app.ui.strings import cadre_forms as form_words
from app.ui.strings import cadres as words
from app.ui.theme import Tone, mark, set_tone

_HEADINGS: Final = (
    Heading(title=words.COLUMN_POSITION, width=40, align=Align.RIGHT),
    Heading(title=words.COLUMN_NAME, width=180),
    Heading(title=words.COLUMN_WOMAN, width=40, align=Align.CENTRE),
    Heading(title=words.BOARD_TITLE_COLUMN, width=190),
    Heading(title=words.BOARD_THROUGH),
    Heading(title=words.BOARD_SINCE, width=104),
    Heading(title=form_words.POST_DECISION, width=220),
    Heading(title=words.BOARD_WARNING, width=112, align=Align.CENTRE),
)


class BoardView(FigureView):
    """The members, head first, below what is wrong with the Ban."""

    member_wanted = Signal(object)
    """A new person with a post in the Ban is wanted: defaults of the form, by key."""
    body_wanted = Signal(object)
    """The Ban itself is wanted in the register: defaults of the body's form."""

    def __init__(self, context: UiContext, roster: RosterService, parent: QWidget | None = None) -> None:
        super().__init__(context, frozenset({"cadres", "bodies", "posts"}), parent)
        self._roster = roster
        self.board: Board | None = None
        self.day: Final = DayChoice(context.clock, parent=self)
        self.add_button: Final = QPushButton(words.BOARD_ADD_MEMBER, self)
        self.print_button: Final = QPushButton(words.BOARD_PRINT, self)
        self.print_button.setIcon(icon("print", self))
        self.title: Final = QLabel(self)
        mark(self.title, "subtitle")
        self.title.setWordWrap(True)
        self.decisions: Final = explained()
        self.warnings: Final = explained()
        self.table: Final = FigureTable(words.VIEW_BOARD, _HEADINGS, self, wrap=True)
        self._build()

    def _build(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.day)
        above.addStretch(1)
        for button in (self.add_button, self.print_button):
            button.setAutoDefault(False)
            above.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(above)
        for widget in (self.title, self.decisions, self.warnings):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addWidget(explained(words.BOARD_HOW))
        self.day.chosen.connect(lambda _day: self.refresh())
        self.table.opened.connect(self.door_opened)
        self.add_button.clicked.connect(self._add)
        self.print_button.clicked.connect(self.print_members)

    @override
    def _read(self) -> None:
        roster, day = self._roster, self.day.day
        self.read_then(lambda: roster.board(day), self.show_board)

    def show_board(self, board: Board) -> None:
        """Show the Ban as of a day."""
        self.board = board
        women = sum(one.sex is Sex.FEMALE for one in board.members)
        self.title.setText(
            words.BOARD_TITLE.format(
                name=board.name,
                day=format_date(board.as_of),
                count=format_integer(len(board.members)),
                women=format_integer(women),
            )
        )
        self.decisions.setText(words.BOARD_DECISIONS.format(decisions="; ".join(board.decisions)))
        self.decisions.setVisible(bool(board.decisions))
        self.warnings.setText(bulleted(one.message for one in board.warnings) or words.BOARD_GOOD)
        set_tone(self.warnings, Tone.WARN if board.warnings else Tone.GOOD)
        self.table.show_rows([_row(place, one) for place, one in enumerate(board.members, 1)])
        self.add_button.setText(words.BOARD_ADD_MEMBER if board.body_id else words.BOARD_ADD_BODY)
        self.print_button.setEnabled(bool(board.members))

    def _add(self) -> None:
        if self.board is None:
            return
        if self.board.body_id is None:
            kind = BodyKind.ADVANCEMENT
            self.body_wanted.emit({"name": self.board.name, "body_kind": kind})
        else:
            self.member_wanted.emit({"posts": [{"body": self.board.body_id}]})

    def print_members(self) -> None:
        """Print the list of members as it is attached to their decision."""
        board = self.board
        if board is None:
            return

        def work(_progress: Progress) -> bytes:
            from app.services.reports.build.cadres import board_report
            from app.services.reports.pdf import render_pdf

            return render_pdf(board_report(board))

        def laid_out(pdf: bytes) -> None:
            from app.ui.reports.printing import print_report

            print_report(pdf, self, self.context.messages)

        self.context.jobs.write(work, laid_out, label=words.LAYING_OUT, owner=self)


def _row(place: int, one: BoardMember) -> Sequence[Cell]:
    person = Door(tab=TAB, view=PEOPLE, record=one.cadre_id)
    return (
        Cell(text=format_integer(place)),
        Cell(text=one.full_name, opens=person),
        Cell(text="✓" if one.sex is Sex.FEMALE else ""),
        Cell(text=one.title),
        Cell(text=one.through),
        Cell(text=partial_text(one.since)),
        Cell(text=one.decision or "–", tone=Tone.NORMAL if one.decision else Tone.MUTED),
        Cell(text="!" if one.warning else "", opens=person, tone=Tone.WARN, bold=True, tip=one.warning),
    )
