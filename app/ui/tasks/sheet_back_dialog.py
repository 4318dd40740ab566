"""«Đọc phiếu đơn vị gửi về…»: what a unit wrote, beside what the book holds; what is ticked is taken over."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.dates import format_date, parse_date
from app.core.errors import InvalidDate
from app.core.numbers import format_integer
from app.core.progress import Progress
from app.services.changelog.changes import Changes
from app.ui.button_row import button_row
from app.ui.columns import display_text
from app.ui.context import UiContext
from app.ui.fitting import resize_within_screen
from app.ui.messages import EXCEL
from app.ui.read_only import make_read_only, make_striped
from app.ui.strings import common
from app.ui.strings import unit_papers as words
from app.ui.tasks.ports import SheetService
from app.ui.theme import Tone, colours_of, mark, set_tone

if TYPE_CHECKING:
    from app.services.spreadsheets.unit_sheets import SheetChange, SheetPreview

_TITLES: Final = ("", words.BACK_TASK, words.BACK_FIELD, words.BACK_OLD, words.BACK_NEW)
_MOST_PROBLEMS: Final = 8


def open_sheet_back(context: UiContext, sheets: SheetService, parent: QWidget) -> None:
    """Ask for a sheet, read it, and show what it brings; a file that is none is said in a sentence."""
    path = next(iter(context.messages.open_files(words.BACK_CHOOSE, (EXCEL,))), None)
    if path is None:
        return

    def work(_progress: Progress) -> "SheetPreview":
        return sheets.read(path)

    def show(preview: "SheetPreview") -> None:
        SheetBackDialog(context, sheets, preview, parent).open()

    context.jobs.write(work, show, label=words.BACK_READING, owner=parent)


class SheetBackDialog(QDialog):
    """Conflicts are not ticked by themselves."""

    def __init__(
        self,
        context: UiContext,
        sheets: SheetService,
        preview: "SheetPreview",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._sheets = sheets
        self._preview = preview
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.BACK_TITLE)
        self.head: Final = QLabel(self._head(), self)
        self.head.setWordWrap(True)
        self.problems: Final = QLabel(self._problem_words(), self)
        self.table: Final = self._make_table(preview.changes)
        self.apply_button: Final = QPushButton(words.BACK_APPLY, self)
        self._build()
        self.table.itemChanged.connect(lambda _item: self._count())
        context.hub.closing.connect(self.close)
        self._count()

    def _head(self) -> str:
        preview = self._preview
        if not preview.changes:
            return words.BACK_NOTHING.format(unit=preview.unit)
        parts = [
            words.BACK_HEAD.format(
                unit=preview.unit,
                changes=format_integer(len(preview.changes)),
                unchanged=format_integer(preview.unchanged),
            )
        ]
        try:
            day = parse_date(preview.issued, today=self._context.clock.today())
            parts.append(words.BACK_ISSUED.format(date=format_date(day)))
        except InvalidDate:
            # A sheet whose day was lost is read all the same.
            pass
        return " ".join(parts)

    def _problem_words(self) -> str:
        problems = self._preview.problems
        lines = [
            words.BACK_PROBLEM.format(cell=one.cell, message=one.message) if one.cell else one.message
            for one in problems[:_MOST_PROBLEMS]
        ]
        if len(problems) > _MOST_PROBLEMS:
            lines.append("…")
        return "\n".join((words.BACK_PROBLEMS.format(count=len(problems)), *(f"• {line}" for line in lines)))

    def _build(self) -> None:
        mark(self.head, "subtitle")
        self.problems.setWordWrap(True)
        self.problems.setTextFormat(Qt.TextFormat.PlainText)
        set_tone(self.problems, Tone.WARN)
        self.problems.setVisible(bool(self._preview.problems))
        conflicts = QLabel(words.BACK_CONFLICTS, self)
        conflicts.setWordWrap(True)
        set_tone(conflicts, Tone.WARN)
        conflicts.setVisible(any(change.conflict for change in self._preview.changes))
        mark(self.apply_button, "primary")
        self.apply_button.clicked.connect(self.apply)
        close = QPushButton(common.CLOSE, self)
        close.clicked.connect(self.close)
        buttons = button_row(self.apply_button, close, enter=False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.head)
        layout.addWidget(self.problems)
        layout.addWidget(self.table, 1)
        layout.addWidget(conflicts)
        layout.addLayout(buttons)
        self.table.setVisible(bool(self._preview.changes))
        resize_within_screen(self, 1000, 560)

    def _make_table(self, changes: "Sequence[SheetChange]") -> QTableWidget:
        table = QTableWidget(len(changes), len(_TITLES), self)
        table.setHorizontalHeaderLabels(_TITLES)
        make_read_only(table, words.BACK_TABLE)
        make_striped(table)
        table.setWordWrap(True)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().lineSpacing() * 3 + 8)
        header = table.horizontalHeader()
        for column, mode in enumerate(
            (
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.Stretch,
            )
        ):
            header.setSectionResizeMode(column, mode)
        for row, change in enumerate(changes):
            self._fill(table, row, change)
        return table

    def _fill(self, table: QTableWidget, row: int, change: "SheetChange") -> None:
        task = words.BACK_CONFLICT.format(text=change.task) if change.conflict else change.task
        texts = ("", task, change.label, display_text(change.old), display_text(change.new))
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text or ("" if column == 0 else words.BACK_EMPTY))
            if column == 0:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked if change.conflict else Qt.CheckState.Checked)
            item.setToolTip(words.BACK_CONFLICT_TIP if change.conflict else text)
            if change.conflict:
                item.setForeground(QColor(colours_of(self).warn))
            table.setItem(row, column, item)

    def ticked(self) -> frozenset[str]:
        """The names of the changes to take over."""
        found = set()
        for row, change in enumerate(self._preview.changes):
            box = self.table.item(row, 0)
            if box is not None and box.checkState() is Qt.CheckState.Checked:
                found.add(change.name)
        return frozenset(found)

    def _count(self) -> None:
        count = len(self.ticked())
        label = words.BACK_APPLY_COUNT.format(count=format_integer(count)) if count else words.BACK_APPLY
        self.apply_button.setText(label)
        self.apply_button.setEnabled(bool(count))

    def apply(self) -> None:
        """Write what is ticked into the book; one undo takes it back."""
        sheets, preview, names = self._sheets, self._preview, self.ticked()

        def work(_progress: Progress) -> Changes:
            return sheets.apply(preview, names)

        def stored(changes: Changes) -> None:
            hub = self._context.hub
            hub.announce(changes)
            text = words.BACK_DONE.format(count=format_integer(len(names)), unit=preview.unit)
            self._context.messages.notice(text, hub.undo_action(changes))
            self.accept()

        self._context.jobs.write(work, stored, label=words.BACK_APPLYING, owner=self)
