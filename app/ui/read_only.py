"""Tables that are looked at: nothing is typed in them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView


def make_read_only(table: QTableView, name: str) -> None:
    """Have `table` show whole rows under `name`, by which it is read out; Tab leaves it."""
    table.setAccessibleName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()


def make_striped(table: QTableView) -> None:
    """Part the rows by their shade instead of by lines; titles stand at the left, as plain as they are."""
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
