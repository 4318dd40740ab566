"""Mạng lưới thôn: the people of the network beside the map of thôn and roles."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from app.core.cadre_vocabulary import CollaboratorRole
from app.core.numbers import format_integer
from app.services.cadres.figures import Coverage, HamletCoverage
from app.services.dashboard.tiles import Door
from app.ui.cadres.figure_table import Cell, FigureTable, Heading
from app.ui.cadres.parts import FigureView, explained
from app.ui.cadres.ports import RosterService
from app.ui.cadres.views import NETWORK, TAB
from app.ui.columns import Align
from app.ui.context import UiContext
from app.ui.entity_tab import EntityTab
from app.ui.strings import cadres as words
from app.ui.theme import Tone, set_tone

_HEADINGS: Final = (
    Heading(title=words.COLUMN_HAMLET),
    *(Heading(title=words.ROLE_SHORT[role.value], width=54, align=Align.RIGHT) for role in CollaboratorRole),
    Heading(title=words.COVERAGE_ALL, width=50, align=Align.RIGHT),
)
_ALWAYS: Final = (CollaboratorRole.PROPAGANDIST, CollaboratorRole.COLLABORATOR)
"""Roles that have a column whether somebody has them or not."""
_LIST_WIDTH: Final = 860
_MAP_WIDTH: Final = 480


class CoverageMap(FigureView):
    """Thôn by role; one without anybody is marked in words. A figure opens its people."""

    def __init__(self, context: UiContext, roster: RosterService, parent: QWidget | None = None) -> None:
        super().__init__(context, frozenset({"collaborators", "hamlets"}), parent)
        self._roster = roster
        self.sentence: Final = explained(tone=Tone.NORMAL)
        self.gaps: Final = explained()
        self.table: Final = FigureTable(words.COVERAGE_NAME, _HEADINGS, self)
        for column, role in enumerate(CollaboratorRole, 1):
            item = self.table.horizontalHeaderItem(column)
            if item is not None:
                item.setToolTip(role.label)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sentence)
        layout.addWidget(self.gaps)
        layout.addWidget(self.table, 1)
        self.table.opened.connect(self.door_opened)

    @override
    def _read(self) -> None:
        roster = self._roster
        self.read_then(roster.coverage, self.show_coverage)

    def show_coverage(self, found: Coverage) -> None:
        """Show the network."""
        self.sentence.setText(
            words.COVERAGE_SENTENCE.format(
                people=format_integer(found.people),
                covered=format_integer(len(found.hamlets) - len(found.uncovered)),
                hamlets=format_integer(len(found.hamlets)),
            )
        )
        names = ", ".join(hamlet.name for hamlet in found.uncovered)
        self.gaps.setText(words.COVERAGE_GAPS.format(names=names) if names else words.COVERAGE_FULL)
        if not found.hamlets:
            self.gaps.setText(words.COVERAGE_EMPTY)
        set_tone(self.gaps, Tone.WARN if names or not found.hamlets else Tone.GOOD)
        for column, role in enumerate(CollaboratorRole, 1):
            used = any(role in hamlet.by_role for hamlet in found.hamlets)
            self.table.setColumnHidden(column, not used and role not in _ALWAYS)
        rows = [_row(hamlet) for hamlet in found.hamlets]
        if found.without_hamlet.value:
            rows.append(_without(found))
        self.table.show_rows(rows)


def _row(hamlet: HamletCoverage) -> Sequence[Cell]:
    everybody = Door(tab=TAB, view=NETWORK, filters={"hamlet": hamlet.hamlet_id, "serving": True})
    empty = not hamlet.people.value
    name = words.COVERAGE_NONE.format(name=hamlet.name) if empty else hamlet.name
    cells = [Cell(text=name, opens=everybody, tone=Tone.BAD if empty else Tone.NORMAL, bold=empty)]
    for role in CollaboratorRole:
        found = hamlet.by_role.get(role)
        label = words.PICKED_HAMLET.format(role=role.label, hamlet=hamlet.name)
        door = Door(tab=TAB, view=NETWORK, ids=found.ids, label=label) if found else None
        text = format_integer(found.value) if found else "–"
        cells.append(Cell(text=text, opens=door, tone=Tone.NORMAL if found else Tone.MUTED, tip=label))
    cells.append(Cell(text=format_integer(hamlet.people.value), opens=everybody, bold=True))
    return cells


def _without(found: Coverage) -> Sequence[Cell]:
    label = words.COVERAGE_WITHOUT
    door = Door(tab=TAB, view=NETWORK, ids=found.without_hamlet.ids, label=label)
    blanks = [Cell(text="") for _ in CollaboratorRole]
    total = Cell(text=format_integer(found.without_hamlet.value), opens=door, bold=True)
    return [Cell(text=label, opens=door, tone=Tone.WARN), *blanks, total]


class NetworkView(QWidget):
    """The list, and the map at its right."""

    def __init__(
        self,
        context: UiContext,
        roster: RosterService,
        people: EntityTab,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.people: Final = people
        self.coverage: Final = CoverageMap(context, roster, self)
        parts: Any = QSplitter(Qt.Orientation.Horizontal, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(people)
        parts.addWidget(self.coverage)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.setSizes((_LIST_WIDTH, _MAP_WIDTH))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts)
