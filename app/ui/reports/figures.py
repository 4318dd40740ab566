"""Every number of the report with a door to the records behind it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.core.text import capitalised
from app.services.reports.model import Figure, Report
from app.ui.strings import reports as words
from app.ui.wrapped import wrapped


class FigureList(QWidget):
    """Lists the labelled figures once each; `opened(kind, ids, label)` asks to show what was counted."""

    opened = Signal(str, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = wrapped(words.FIGURE_HINT, self)
        self.tree: Final = QTreeWidget(self)
        self.tree.setHeaderLabels([words.FIGURE_LABEL, words.FIGURE_VALUE])
        self.tree.setRootIsDecorated(False)
        self.tree.setAlternatingRowColors(True)
        self.tree.setAccessibleName(words.FIGURES_TAB)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.itemActivated.connect(self._open)
        layout = QVBoxLayout(self)
        layout.addWidget(hint)
        layout.addWidget(self.tree, 1)

    def show_report(self, report: Report) -> None:
        """List the figures of `report`."""
        self.tree.clear()
        seen: set[Figure] = set()
        for figure in report.figures():
            if not figure.label or not figure.records or figure in seen:
                continue
            seen.add(figure)
            item = QTreeWidgetItem([capitalised(figure.label), figure.text])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, Qt.ItemDataRole.UserRole, figure)
            self.tree.addTopLevelItem(item)

    def _open(self, item: QTreeWidgetItem) -> None:
        figure: Figure = item.data(0, Qt.ItemDataRole.UserRole)
        for records in figure.records:
            if records.ids:
                self.opened.emit(records.kind, records.ids, figure.label)
