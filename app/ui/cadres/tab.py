"""The Cán bộ nữ tab: people and bodies, shares, changes, training, the Ban, the network in the thôn."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.cadres.figures import Shares
from app.services.dashboard.tiles import Door
from app.ui.cadres.board_view import BoardView
from app.ui.cadres.card_dialog import CardDialog
from app.ui.cadres.change_view import ChangeView
from app.ui.cadres.choices import CadreChoices
from app.ui.cadres.gap_view import GapView
from app.ui.cadres.lists import body_spec, network_spec, people_spec, training_spec
from app.ui.cadres.network_view import NetworkView
from app.ui.cadres.people_list import PeopleList
from app.ui.cadres.person_form import PersonForm
from app.ui.cadres.plan_view import PlanView
from app.ui.cadres.ports import RosterService, RosterUpkeepService
from app.ui.cadres.share_view import ShareView
from app.ui.cadres.switch import ViewSwitch
from app.ui.cadres.views import BOARD, BODIES, CHANGES, NETWORK, PEOPLE, SHARES, TAB, TRAINING
from app.ui.context import UiContext
from app.ui.entity_tab import EntitySpec, EntityTab
from app.ui.form import Form
from app.ui.picked import PickedChip
from app.ui.strings import cadres as words

CLASSES, GAPS, PLAN = "classes", "gaps", "plan"
"""The parts of the view of training."""


class CadresTab(QWidget):
    """Seven views over one roster; a figure in one opens its records in another."""

    form_opened = Signal(object)
    """The `Form` that was opened."""
    import_wanted = Signal(str)
    """A list is to come in from Excel: the kind of its records."""
    card_opened = Signal(object)
    """The `CardDialog` that was opened."""

    def __init__(
        self,
        context: UiContext,
        roster: RosterService,
        upkeep: RosterUpkeepService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context: Final = context
        self._roster = roster
        self._upkeep = upkeep
        self.choices: Final = CadreChoices(context, roster, upkeep, self)
        self.lists: Final[dict[str, EntityTab]] = {}
        self._picked: Final[dict[str, PickedChip]] = {}
        self.switch: Final = ViewSwitch(words.TITLE, self)
        self.training: Final = ViewSwitch(words.VIEW_TRAINING, self)
        self.people: Final = self._make_people()
        self.shares: Final = ShareView(context, roster)
        self.changes: Final = ChangeView(context, roster)
        self.gaps: Final = GapView(context, roster)
        self.plan: Final = PlanView(context, upkeep)
        self.board: Final = BoardView(context, roster)
        listed = self._make_list(NETWORK, network_spec)
        self.network: Final = NetworkView(context, roster, listed)
        self._build()
        self._connect()

    # --- building -------------------------------------------------------------------------

    def _build(self) -> None:
        self.training.add(CLASSES, words.PART_CLASSES, self._make_list(TRAINING, training_spec))
        self.training.add(GAPS, words.PART_GAPS, self.gaps)
        self.training.add(PLAN, words.PART_PLAN, self.plan)
        for key, label, view in (
            (PEOPLE, words.VIEW_PEOPLE, self.people),
            (BODIES, words.VIEW_BODIES, self._make_list(BODIES, body_spec)),
            (SHARES, words.VIEW_SHARES, self.shares),
            (CHANGES, words.VIEW_CHANGES, self.changes),
            (TRAINING, words.VIEW_TRAINING, self.training),
            (BOARD, words.VIEW_BOARD, self.board),
            (NETWORK, words.VIEW_NETWORK, self.network),
        ):
            self.switch.add(key, label, view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 6)
        layout.addWidget(self.switch)

    def _make_people(self) -> PeopleList:
        picked = PickedChip()
        spec = people_spec(self._roster, self.choices, picked, self._person_form)
        people = PeopleList(spec, self.context, self._upkeep)
        people.card_wanted.connect(self.open_card)
        people.import_wanted.connect(lambda: self.import_wanted.emit(spec.key))
        self._settle(PEOPLE, people, picked)
        return people

    def _make_list(
        self, key: str, spec: Callable[[RosterService, CadreChoices, PickedChip], EntitySpec]
    ) -> EntityTab:
        picked = PickedChip()
        tab = EntityTab(spec(self._roster, self.choices, picked), self.context)
        self._settle(key, tab, picked)
        return tab

    def _settle(self, key: str, tab: EntityTab, picked: PickedChip) -> None:
        tab.fill_its_place()
        picked.attach(tab)
        tab.form_opened.connect(self.form_opened)
        self.lists[key] = tab
        self._picked[key] = picked

    def _person_form(self, context: UiContext) -> Form:
        return PersonForm(context, self.choices, self._note_reveal)

    def _note_reveal(self, person_id: str) -> None:
        upkeep = self._upkeep

        def work(_progress: Any) -> None:
            upkeep.reveal(person_id)

        self.context.jobs.keep(work)

    def _connect(self) -> None:
        for view in (self.shares, self.changes, self.gaps, self.plan, self.board, self.network.coverage):
            view.door_opened.connect(self.go_through)
        self.shares.what_if_wanted.connect(self.try_what_if)
        self.shares.print_wanted.connect(self.print_shares)
        self.board.member_wanted.connect(self.people.open_new)
        self.board.body_wanted.connect(self.lists[BODIES].open_new)

    # --- views ----------------------------------------------------------------------------

    @property
    def view(self) -> str:
        """The key of the view shown."""
        return self.switch.current

    def show_view(self, key: str) -> None:
        """Show one of the views, or a part of the view of training."""
        if key in (CLASSES, GAPS, PLAN):
            self.switch.show_view(TRAINING)
            self.training.show_view(key)
        else:
            self.switch.show_view(key)

    def go_through(self, door: Door) -> None:
        """Show what a figure stands for: a view, one of its records, or some of them."""
        view = door.view or PEOPLE
        if view not in self.lists:
            self.show_view(view)
        elif door.record:
            # A record opens over the view in which its name was clicked.
            self.lists[view].open_record(door.record)
        else:
            self.show_list(view)
            if door.ids:
                self._picked[view].show(door.label, door.ids)
            elif door.filters:
                self.lists[view].show_filtered(**door.filters)

    def show_list(self, view: str) -> None:
        """Show the view that holds a list."""
        self.show_view(CLASSES if view == TRAINING else view)

    def open_card(self, person_id: str) -> None:
        """Show everything of one person."""
        card = CardDialog(self.context, self._roster, self._upkeep, person_id, self)
        card.edit_wanted.connect(self.people.open_record)
        card.open()
        self.card_opened.emit(card)

    def try_what_if(self, as_of: date) -> None:
        """Try people in posts."""
        from app.ui.cadres.what_if_dialog import WhatIfDialog

        WhatIfDialog(self.context, self._roster, self._upkeep, self.choices, as_of=as_of, parent=self).open()

    def print_shares(self, shares: Shares) -> None:
        """Print the bars with their numbers."""
        from app.ui.cadres.share_print import shares_pdf
        from app.ui.reports.printing import print_report

        def work(_progress: Any) -> bytes:
            return shares_pdf(shares)

        def laid_out(pdf: bytes) -> None:
            print_report(pdf, self, self.context.messages)

        self.context.jobs.write(work, laid_out, label=words.LAYING_OUT, owner=self)


__all__ = ["TAB", "CadresTab"]
