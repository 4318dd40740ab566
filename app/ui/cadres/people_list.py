"""The list of people: everything of a register's tab, the person's card, and the order by hand."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from app.core.progress import Progress
from app.services.changelog.changes import Changes
from app.ui.cadres.ports import RosterUpkeepService
from app.ui.context import UiContext
from app.ui.entity_tab import EntitySpec, EntityTab
from app.ui.strings import cadres as words


class PeopleList(EntityTab):
    """The people. «Xem thẻ» shows all of one person; Alt+Up and Alt+Down move one in the list's own order."""

    card_wanted = Signal(str)
    """The id of the person whose card is to be shown."""
    import_wanted = Signal()
    """A list is to come in from Excel."""

    def __init__(
        self,
        spec: EntitySpec,
        context: UiContext,
        upkeep: RosterUpkeepService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(spec, context, parent)
        self._upkeep = upkeep
        self.card_action: Final = self.add_action(
            words.CARD, self._show_card, icon="eye", key="Ctrl+I", needs_rows=True
        )
        self.up_action: Final = self.add_action(
            words.MOVE_UP, lambda: self.shift(-1), icon="up", key="Alt+Up", needs_rows=True
        )
        self.down_action: Final = self.add_action(
            words.MOVE_DOWN, lambda: self.shift(1), icon="down", key="Alt+Down", needs_rows=True
        )
        self.import_action: Final = self.add_action(words.IMPORT, self.import_wanted.emit, icon="import")
        narrow = (self.up_action, self.down_action, self.import_action)
        for button in self.actions_bar.findChildren(QToolButton):
            if button.defaultAction() in narrow:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _show_card(self) -> None:
        person = self.table.current_id()
        if person is not None:
            self.card_wanted.emit(person)

    def shift(self, step: int) -> None:
        """Move the current person past the next one in the list, up (-1) or down (1)."""
        person = self.table.current_id()
        if person is None:
            return
        if self.query.sort is not None and self.query.sort != "position":
            self.context.messages.inform(words.MOVE_SORTED)
            return
        rows = self.table.rows
        line = rows.line_of(person)
        beside = -1 if line is None else line + step
        if not 0 <= beside < rows.rowCount():
            return
        upkeep, neighbour = self._upkeep, rows.id_at(beside)
        after = (step > 0) != self.query.descending

        def work(_progress: Progress) -> Changes:
            return upkeep.move(person, beside=neighbour, after=after)

        self.context.jobs.write(work, self.context.hub.announce, label=words.MOVING, owner=self)
