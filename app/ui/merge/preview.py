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
from app.ui.merge.conflicts import place_of
from app.ui.strings import common
from app.ui.strings import merge as words
from app.ui.theme import Tone, mark, set_tone

if TYPE_CHECKING:
    from app.services.exchange.merge.previews import MergedRecord, MergeReport

_SIZE: Final = (860, 560)
_MOST_NAMED: Final = 500
_NUMBERS: Final = (1, 2, 3, 4)
"""The columns of numbers, the conflicts last."""
_NUMBER_WIDTH: Final = 76


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
        self.tree.setHeaderLabels([words.KIND, words.ADDED, words.CHANGED, words.DELETED, words.CONFLICTING])
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column in _NUMBERS:
            header.resizeSection(column, _NUMBER_WIDTH)
            self.tree.headerItem().setTextAlignment(column, right)
        parts = (report.added, report.changed, report.deleted)
        kinds = {kind for part in (*parts, report.conflicting) for kind in part}
        for kind in sorted(kinds, key=self._title):
            counts = [*(len(part.get(kind, ())) for part in parts), report.conflicting.get(kind, 0)]
            line = QTreeWidgetItem([self._title(kind), *(format_integer(count) for count in counts)])
            for column in _NUMBERS:
                line.setTextAlignment(column, right)
            for column, part in enumerate(parts, 1):
                self._name(line, part.get(kind, ()), column)
            self._name_conflicts(line, report, kind)
            self.tree.addTopLevelItem(line)
        if self.tree.topLevelItemCount() == 1:
            self.tree.expandAll()

    def _name(self, line: QTreeWidgetItem, records: "tuple[MergedRecord, ...]", column: int) -> None:
        for record in records[:_MOST_NAMED]:
            line.addChild(_named(record.name, column))
        if (rest := len(records) - _MOST_NAMED) > 0:
            line.addChild(QTreeWidgetItem([words.MORE.format(count=format_integer(rest))]))

    def _name_conflicts(self, line: QTreeWidgetItem, report: "MergeReport", kind: str) -> None:
        told = [conflict for conflict in report.conflicts if conflict.record.kind == kind]
        for conflict in told:
            line.addChild(_named(f"{conflict.record.name}: {place_of(conflict)}", _NUMBERS[-1]))
        if (rest := report.conflicting.get(kind, 0) - len(told)) > 0:
            line.addChild(QTreeWidgetItem([words.MORE_PLACES.format(count=format_integer(rest))]))

    def _title(self, kind: str) -> str:
        return self._titles.get(kind, kind)


def _named(text: str, column: int) -> QTreeWidgetItem:
    """Return the line of one record, ticked in a column."""
    child = QTreeWidgetItem([text])
    child.setToolTip(0, text)
    child.setText(column, "✓")
    child.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return child


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
