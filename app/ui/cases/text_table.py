"""A small read-only table of texts: figures and lists that fit on a screen."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from typing_extensions import override

from app.core.small_cells import MASK
from app.ui.paged_table import as_tsv
from app.ui.read_only import make_read_only, make_striped
from app.ui.theme import row_height


class TextTable(QTableWidget):
    """Rows of texts, the first column stretched. Enter or a double click opens; Ctrl+C copies."""

    opened = Signal(int)
    """The row."""

    def __init__(
        self, titles: Sequence[str], name: str, *, wide: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(0, len(titles), parent)
        self._titles: Final = tuple(titles)
        self.setHorizontalHeaderLabels(list(titles))
        make_read_only(self, name)
        make_striped(self)
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.cellDoubleClicked.connect(lambda row, _column: self.opened.emit(row))

    def show_rows(self, rows: Sequence[Sequence[str]], *, heads: Sequence[int] = ()) -> None:
        """Show rows; those numbered in `heads` are headings."""
        self.setRowCount(len(rows))
        bold = QFont(self.font())
        bold.setBold(True)
        for line, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if line in heads:
                    item.setFont(bold)
                if column and (text == MASK or _is_figure(text)):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(line, column, item)

    def row_texts(self, row: int) -> list[str]:
        """The texts of one row."""
        items = [self.item(row, column) for column in range(self.columnCount())]
        return [item.text() if item is not None else "" for item in items]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            QApplication.clipboard().setText(as_tsv([self._titles, *map(self.row_texts, rows)]))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.opened.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


def _is_figure(text: str) -> bool:
    return text.replace(".", "").replace(",", "").rstrip("% ").isdecimal()
