"""What waits to be settled: the list, and the two values of one side by side, with who and when."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.core.dates import format_moment
from app.ui.merge.tables import fill, read_only_table
from app.ui.strings import merge as words
from app.ui.theme import Tone, mark, set_tone

if TYPE_CHECKING:
    from datetime import datetime

    from app.services.exchange.merge.previews import ConflictView


class ConflictList(QWidget):
    """Shows conflicts; `accepted` and `swapped` carry the one that the officer has settled."""

    accepted = Signal(object)
    swapped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conflicts: tuple[ConflictView, ...] = ()
        self._letters: Mapping[str, str] = {}
        self.table: Final = read_only_table(words.CONFLICTS, (words.RECORD, words.FIELD), (0, 150), self)
        self.sides: Final = read_only_table(
            words.CONFLICTS, (words.FIELD, words.KEPT, words.OTHER), (130, 0, 0), self
        )
        self.sides.setWordWrap(True)
        self.kept_by: Final = QLabel(self)
        self.written_by: Final = QLabel(self)
        self.accept_button: Final = QPushButton(words.ACCEPT, self)
        self.swap_button: Final = QPushButton(words.SWAP, self)
        self._build()
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.accept_button.clicked.connect(lambda: self.accepted.emit(self.chosen))
        self.swap_button.clicked.connect(lambda: self.swapped.emit(self.chosen))
        self._show_chosen()

    def _build(self) -> None:
        for label in (self.kept_by, self.written_by):
            label.setWordWrap(True)
            set_tone(label, Tone.MUTED)
        for button in (self.accept_button, self.swap_button):
            button.setAutoDefault(False)
        mark(self.accept_button, "primary")
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sides, 1)
        column.addWidget(self.kept_by)
        column.addWidget(self.written_by)
        below = QHBoxLayout()
        below.addWidget(self.accept_button)
        below.addWidget(self.swap_button)
        below.addStretch(1)
        column.addLayout(below)
        splitter = QSplitter(self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(right)
        splitter.setSizes([380, 520])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def show_conflicts(self, conflicts: "Sequence[ConflictView]", letters: Mapping[str, str]) -> None:
        """Show what waits; `letters` names the machines. The place in the list is kept."""
        row = self.table.currentRow()
        self._conflicts, self._letters = tuple(conflicts), letters
        fill(self.table, [(one.record.name, place_of(one)) for one in self._conflicts])
        if self._conflicts:
            self.table.selectRow(min(max(row, 0), len(self._conflicts) - 1))
        self._show_chosen()

    @property
    def chosen(self) -> "ConflictView | None":
        """The conflict that is selected."""
        row = self.table.currentRow()
        return self._conflicts[row] if 0 <= row < len(self._conflicts) else None

    def _show_chosen(self) -> None:
        chosen = self.chosen
        for button in (self.accept_button, self.swap_button):
            button.setEnabled(chosen is not None)
        if chosen is None:
            fill(self.sides, [])
            self.kept_by.setText(words.CHOOSE_ONE if self._conflicts else words.NO_CONFLICTS)
            self.written_by.setText("")
            return
        fill(self.sides, _rows(chosen))
        self.sides.resizeRowsToContents()
        self.swap_button.setText(words.SWAP if chosen.field else words.SWAP_DELETION)
        kept = self._writer(chosen.kept_by, chosen.kept_at, chosen.kept_on)
        other = self._writer(chosen.written_by, chosen.written_at, chosen.written_on)
        self.kept_by.setText(f"{words.KEPT}: {kept}.")
        self.written_by.setText(f"{words.OTHER}: {other}.")

    def _writer(self, who: str, when: "datetime | None", machine: str) -> str:
        moment = format_moment(when) if when is not None else ""
        letter = self._letters.get(machine, machine)
        return words.WRITTEN.format(who=who or words.NOBODY, when=moment, machine=letter)


def place_of(conflict: "ConflictView") -> str:
    """Return what of its record a conflict is about."""
    return ", ".join(one.label for one in conflict.fields) if conflict.field else words.WHOLE


def _rows(conflict: "ConflictView") -> list[tuple[str, str, str]]:
    if not conflict.field:
        return [(words.WHOLE, words.STAYS, words.WAS_DELETED)]
    return [
        (one.label, one.kept_words or words.EMPTY, one.other_words or words.EMPTY) for one in conflict.fields
    ]
