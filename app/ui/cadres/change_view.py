"""Biến động: who came, left or holds another title between two days, body by body and by name."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.cadre_vocabulary import Sex
from app.core.dates import DateRange, format_date
from app.core.numbers import format_integer
from app.services.cadres.figures import BodyMovement, Movement, Movements
from app.services.cadres.rows import partial_text
from app.services.counted import Counted
from app.services.dashboard.tiles import Door
from app.ui.cadres.figure_table import Cell, FigureTable, Heading
from app.ui.cadres.parts import FigureView, explained
from app.ui.cadres.ports import RosterService
from app.ui.cadres.views import BODIES, PEOPLE, TAB
from app.ui.columns import Align
from app.ui.context import UiContext
from app.ui.fields import RangeField
from app.ui.strings import cadres as words
from app.ui.switch_button import SwitchButton
from app.ui.theme import Tone

_BODY_HEADINGS: Final = (
    Heading(title=words.COLUMN_BODY),
    Heading(title=words.CHANGE_BEFORE, width=92, align=Align.RIGHT),
    Heading(title=words.CHANGE_CAME, width=92, align=Align.RIGHT),
    Heading(title=words.CHANGE_LEFT, width=92, align=Align.RIGHT),
    Heading(title=words.CHANGE_AFTER, width=92, align=Align.RIGHT),
)
_PEOPLE_HEADINGS: Final = (
    Heading(title=words.CHANGE_ON, width=106),
    Heading(title=words.COLUMN_NAME, width=170),
    Heading(title=words.COLUMN_WOMAN, width=40, align=Align.CENTRE),
    Heading(title=words.CHANGE_WHAT),
    Heading(title=words.COLUMN_BODY, width=230),
    Heading(title=words.COLUMN_KEY, width=90, align=Align.CENTRE),
)
KEY_WOMEN, WOMEN, EVERYBODY = "key", "women", "all"
_WHOM: Final = {KEY_WOMEN: words.WHOM_KEY, WOMEN: words.WHOM_WOMEN, EVERYBODY: words.WHOM_ALL}


class ChangeView(FigureView):
    """Since the beginning of the year, unless other days are typed."""

    def __init__(self, context: UiContext, roster: RosterService, parent: QWidget | None = None) -> None:
        super().__init__(context, frozenset({"cadres", "bodies", "posts"}), parent)
        self._roster = roster
        self.movements: Movements | None = None
        self._whom = WOMEN
        today = context.clock.today()
        self._days = DateRange(date(today.year, 1, 1), today)
        self.days: Final = RangeField(context.clock, parent=self)
        self.days.set_value(self._days)
        self.whom_buttons: Final[dict[str, SwitchButton]] = {}
        self.sentence: Final = explained(tone=Tone.NORMAL)
        self.bodies: Final = FigureTable(words.CHANGE_BODIES, _BODY_HEADINGS, self)
        self.people: Final = FigureTable(words.CHANGE_PEOPLE, _PEOPLE_HEADINGS, self)
        self._build()

    def _build(self) -> None:
        caption = QLabel(words.CHANGE_DAYS, self)
        caption.setBuddy(self.days.editor)
        self.days.name(words.CHANGE_DAYS)
        self.days.line.setFixedWidth(230)
        self.days.left.connect(self._take_days)
        self.days.line.returnPressed.connect(self._take_days)
        above = QHBoxLayout()
        above.addWidget(caption)
        above.addWidget(self.days)
        above.addSpacing(16)
        group = QButtonGroup(self)
        for key, label in _WHOM.items():
            above.addWidget(self._whom_button(key, label, group))
        above.addStretch(1)
        self.whom_buttons[self._whom].setChecked(True)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.bodies)
        parts.addWidget(self.people)
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(above)
        layout.addWidget(self.sentence)
        layout.addWidget(parts, 1)
        for table in (self.bodies, self.people):
            table.opened.connect(self.door_opened)

    def _whom_button(self, key: str, label: str, group: QButtonGroup) -> SwitchButton:
        button = SwitchButton(label, lambda: self.show_whom(key), group=group, parent=self)
        self.whom_buttons[key] = button
        return button

    def show_whom(self, key: str) -> None:
        """Show women in key posts, all women, or everybody by name."""
        self.whom_buttons[key].setChecked(True)
        self._whom = key
        if self.movements is not None:
            self._show(self.movements)

    def _take_days(self) -> None:
        days = self.days.value() if not self.days.problem() else None
        if days is not None and days != self._days:
            self._days = days
            self.refresh()

    @override
    def _read(self) -> None:
        roster, days = self._roster, self._days
        self.read_then(lambda: roster.changes(days), self._show)

    def _show(self, found: Movements) -> None:
        self.movements = found
        chosen = [one for one in found.all if self._wanted(one)]
        chosen.sort(key=lambda one: (one.on or "", one.body, one.full_name))
        self.people.show_rows([_person_row(one) for one in chosen])
        bodies = [body for body in found.bodies if body.came.value or body.left.value] or found.bodies
        self.bodies.show_rows([_body_row(body, found.days) for body in bodies])
        self.sentence.setText(_sentence(found, len(chosen)))

    def _wanted(self, one: Movement) -> bool:
        if self._whom == EVERYBODY:
            return True
        return one.sex is Sex.FEMALE and (one.key_post or self._whom == WOMEN)


def _sentence(found: Movements, shown: int) -> str:
    days = (format_date(found.days.start), format_date(found.days.end))
    if not found.all:
        return words.CHANGE_NONE.format(start=days[0], end=days[1])
    return words.CHANGE_SENTENCE.format(
        start=days[0],
        end=days[1],
        came=format_integer(len(found.came)),
        left=format_integer(len(found.left)),
        changed=format_integer(len(found.changed)),
        key=format_integer(len(found.key_women)),
        shown=format_integer(shown),
    )


def _body_row(body: BodyMovement, days: DateRange) -> Sequence[Cell]:
    def cell(people: Counted, women: Counted, label: str) -> Cell:
        text = words.HEADS_WOMEN.format(heads=format_integer(people.value), women=format_integer(women.value))
        named = label.format(body=body.name, start=format_date(days.start), end=format_date(days.end))
        door = Door(tab=TAB, view=PEOPLE, ids=people.ids, label=named) if people.ids else None
        return Cell(
            text=text if people.value else "–",
            opens=door,
            tone=Tone.NORMAL if people.value else Tone.MUTED,
        )

    return (
        Cell(text=body.name, opens=Door(tab=TAB, view=BODIES, record=body.body_id), tip=words.OPEN_BODY),
        cell(body.before, body.before_women, words.PICKED_BEFORE),
        cell(body.came, body.came_women, words.PICKED_CAME),
        cell(body.left, body.left_women, words.PICKED_LEFT),
        cell(body.after, body.after_women, words.PICKED_AFTER),
    )


def _person_row(one: Movement) -> Sequence[Cell]:
    return (
        Cell(text=partial_text(one.on)),
        Cell(text=one.full_name, opens=Door(tab=TAB, view=PEOPLE, record=one.cadre_id)),
        Cell(text="✓" if one.sex is Sex.FEMALE else ""),
        Cell(text=" ".join(_what(one)), tip=one.decision),
        Cell(text=one.body),
        Cell(text="✓" if one.key_post else ""),
    )


def _what(one: Movement) -> Iterator[str]:
    if one.before and one.after:
        yield words.CHANGE_TITLES.format(before=one.before, after=one.after)
    elif one.after:
        yield words.CHANGE_IN.format(title=one.after)
    else:
        yield words.CHANGE_OUT.format(title=one.before)
    if one.words:
        yield words.CHANGE_WHY.format(words=one.words)
