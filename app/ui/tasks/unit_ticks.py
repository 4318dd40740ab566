"""Units with boxes to tick, each with how much it has to do."""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.ui.strings import unit_papers as words
from app.ui.theme import mark

_ID: Final = Qt.ItemDataRole.UserRole


class UnitTicks(QWidget):
    """The chosen units are those that are ticked."""

    changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list: Final = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        caption = QLabel(title, self)
        caption.setBuddy(self.list)
        mark(caption, "label")
        head = QHBoxLayout()
        head.addWidget(caption)
        head.addStretch(1)
        for label, on in ((words.TICK_ALL, True), (words.TICK_NONE, False)):
            button = QToolButton(self)
            button.setText(label)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, on=on: self.tick_all(on=on))
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)

    def show_units(self, units: Sequence[tuple[str, str]], *, ticked: Collection[str]) -> None:
        """Show (id, words) of units; those whose ids are in `ticked` have their box ticked."""
        self.list.blockSignals(True)
        self.list.clear()
        for unit_id, label in units:
            item = QListWidgetItem(label, self.list)
            item.setData(_ID, unit_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = unit_id in ticked
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        if self.list.count():
            self.list.setCurrentRow(0)
        self.changed.emit()

    def ticked(self) -> tuple[str, ...]:
        """The ids of the ticked units."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked)

    def tick_all(self, *, on: bool) -> None:
        """Tick or untick every unit."""
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.changed.emit()
