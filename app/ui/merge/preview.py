"""What a merge would do, in words, numbers and names; nothing is written before the officer agrees."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.numbers import format_integer
from app.ui.button_row import button_row
from app.ui.strings import common
from app.ui.strings import merge as words
from app.ui.theme import Tone, mark, set_tone

if TYPE_CHECKING:
    from app.services.exchange.merge.previews import MergedRecord, MergeReport

_SIZE: Final = (860, 560)
_MOST_NAMED: Final = 500
_NUMBER_WIDTH: Final = 64


class MergePreviewDialog(QDialog):
    """Accepted: the officer agrees."""

    def __init__(self, name: str, report: "MergeReport", titles: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.PREVIEW_TITLE)
        self.resize(*_SIZE)
        self._titles = titles
        self.tree: Final = QTreeWidget(self)
        self.merge_button: Final = QPushButton(words.DO_MERGE, self)
        self.cancel_button: Final = QPushButton(common.CANCEL, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        heading = QLabel(words.PREVIEW_FROM.format(name=name), self)
        mark(heading, "subtitle")
        layout.addWidget(heading)
        for text, tone in _sentences(report):
            label = QLabel(text, self)
            label.setWordWrap(True)
            set_tone(label, tone)
            layout.addWidget(label)
        self._fill(report)
        layout.addWidget(self.tree, 1)
        layout.addLayout(self._below())

    def _below(self) -> QHBoxLayout:
        mark(self.merge_button, "primary")
        for button, slot in ((self.merge_button, self.accept), (self.cancel_button, self.reject)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        self.cancel_button.setDefault(True)
        return button_row(self.merge_button, self.cancel_button)

    def _fill(self, report: "MergeReport") -> None:
        self.tree.setAccessibleName(words.PREVIEW_TITLE)
        self.tree.setHeaderLabels([words.KIND, words.ADDED, words.CHANGED, words.DELETED])
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column in (1, 2, 3):
            header.resizeSection(column, _NUMBER_WIDTH)
            self.tree.headerItem().setTextAlignment(column, right)
        parts = (report.added, report.changed, report.deleted)
        for kind in sorted({kind for part in parts for kind in part}, key=self._title):
            counts = [len(part.get(kind, ())) for part in parts]
            line = QTreeWidgetItem([self._title(kind), *(format_integer(count) for count in counts)])
            for column in (1, 2, 3):
                line.setTextAlignment(column, right)
            for column, part in enumerate(parts, 1):
                self._name(line, part.get(kind, ()), column)
            self.tree.addTopLevelItem(line)
        if self.tree.topLevelItemCount() == 1:
            self.tree.expandAll()

    def _name(self, line: QTreeWidgetItem, records: "tuple[MergedRecord, ...]", column: int) -> None:
        for record in records[:_MOST_NAMED]:
            child = QTreeWidgetItem([record.name])
            child.setToolTip(0, record.name)
            child.setText(column, "✓")
            child.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line.addChild(child)
        if (rest := len(records) - _MOST_NAMED) > 0:
            line.addChild(QTreeWidgetItem([words.MORE.format(count=format_integer(rest))]))

    def _title(self, kind: str) -> str:
        return self._titles.get(kind, kind)


def numbers_of(report: "MergeReport") -> str:
    """Return how many records were added, changed and deleted, in words."""
    added, changed, deleted = (
        format_integer(sum(map(len, part.values())))
        for part in (report.added, report.changed, report.deleted)
    )
    return words.NUMBERS.format(added=added, changed=changed, deleted=deleted)


def _sentences(report: "MergeReport") -> list[tuple[str, Tone]]:
    count = report.conflict_count
    conflicts = (
        words.PREVIEW_CONFLICTS.format(count=format_integer(count)) if count else words.PREVIEW_NO_CONFLICT
    )
    return [
        (words.PREVIEW_NUMBERS.format(numbers=numbers_of(report)), Tone.NORMAL),
        (conflicts, Tone.WARN if count else Tone.NORMAL),
        *((warning, Tone.WARN) for warning in report.warnings),
        (words.PREVIEW_UNTOUCHED, Tone.MUTED),
    ]
