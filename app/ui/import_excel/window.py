"""The window of an import: lines, columns, doubled and skipped rows; nothing is written before «Nhập»."""

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.numbers import format_integer
from app.core.progress import Progress
from app.services.spreadsheets.doubles import Decision
from app.ui.context import UiContext
from app.ui.fitting import resize_within_screen
from app.ui.import_excel.columns_page import ColumnsPage
from app.ui.import_excel.doubles_page import DoublesPage
from app.ui.import_excel.opened_list import OpenedList, open_list
from app.ui.import_excel.ports import ImportService
from app.ui.import_excel.rows_page import RowsPage
from app.ui.read_only import make_read_only, make_striped
from app.ui.strings import common
from app.ui.strings import import_excel as words
from app.ui.theme import Tone, mark, set_tone

if TYPE_CHECKING:
    from app.services.spreadsheets.importing import ImportResult

_SIZE: Final = (1180, 640)
_EDGE: Final = 60
_MIXED: Final = "mixed"
_UNICODE: Final = "unicode"


class ImportExcelDialog(QDialog):
    """One file on its way in."""

    def __init__(
        self,
        context: UiContext,
        imports: ImportService,
        opened: OpenedList,
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._imports = imports
        self._opened = opened
        self._place = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE.format(kind=title))
        self.sheets: Final = QComboBox(self)
        self.summary: Final = QLabel(self)
        self.encoding: Final = QLabel(self)
        self.pages: Final = QTabWidget(self)
        self.rows: Final = RowsPage(self)
        self.columns: Final = ColumnsPage(imports.columns(opened.kind), self)
        self.doubles: Final = DoublesPage(context, imports, self)
        self.skipped: Final = _skipped_table(self)
        self.apply_button: Final = QPushButton(words.APPLY, self)
        self._build()
        self.sheets.currentIndexChanged.connect(self._show_sheet)
        self.columns.changed.connect(self.set_column)
        self.doubles.decided.connect(self._count)
        self.apply_button.clicked.connect(self.apply)
        context.hub.closing.connect(self.close)
        self._show(opened)

    def set_column(self, letter: str, key: str) -> None:
        """Let a column be another field: kept for this layout, and the file is read again."""
        imports, opened, place = self._imports, self._opened, self._place

        def work(progress: Progress) -> OpenedList:
            imports.remember(opened.preview, {letter: key}, place=place)
            return open_list(imports, opened.kind, opened.path, progress)

        self._context.jobs.write(work, self._show, label=words.READING, owner=self)

    def apply(self) -> None:
        """Write the rows into the book; one undo takes them back."""
        imports, opened = self._imports, self._opened

        def work(progress: Progress) -> "ImportResult":
            return imports.apply(opened.preview, decisions=opened.decisions, progress=progress)

        def stored(result: "ImportResult") -> None:
            hub = self._context.hub
            hub.announce(result.changes)
            text = words.DONE.format(
                name=opened.path.name,
                made=format_integer(len(result.made)),
                changed=format_integer(len(result.changed)),
                left=format_integer(len(result.left_out)),
            )
            self._context.messages.notice(text, hub.undo_action(result.changes))
            self.accept()

        self._context.jobs.write(work, stored, label=words.APPLYING, owner=self)

    def _build(self) -> None:
        told = words.FILE.format(name=self._opened.path.name)
        if hidden := self._opened.preview.hidden_sheets:
            told = f"{told} {words.HIDDEN.format(names=', '.join(hidden))}"
        file = QLabel(told, self)
        file.setTextFormat(Qt.TextFormat.PlainText)
        file.setWordWrap(True)
        set_tone(file, Tone.MUTED)
        mark(self.summary, "subtitle")
        set_tone(self.encoding, Tone.ACCENT)
        label = QLabel(words.SHEET, self)
        label.setBuddy(self.sheets)
        self.sheets.setAccessibleName(words.SHEET)
        head = QHBoxLayout()
        head.addWidget(label)
        head.addWidget(self.sheets)
        head.addWidget(self.summary, 1)
        for page in (self.rows, self.columns, self.doubles, self.skipped):
            self.pages.addTab(page, "")
        mark(self.apply_button, "primary")
        close = QPushButton(common.CLOSE, self)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self.encoding, 1)
        for button in (self.apply_button, close):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(file)
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)
        layout.addLayout(buttons)
        resize_within_screen(self, *_SIZE, beside=_EDGE, above=_EDGE)

    def _show(self, opened: OpenedList) -> None:
        """Show a file that has been read, or read again: on the page and sheet that were shown."""
        self._opened = opened
        names = [sheet.name for sheet in opened.preview.sheets]
        self._place = min(self._place, len(names) - 1)
        self.sheets.blockSignals(True)
        self.sheets.clear()
        self.sheets.addItems(names)
        self.sheets.setCurrentIndex(self._place)
        self.sheets.blockSignals(False)
        self.sheets.setEnabled(len(names) > 1)
        self.doubles.show_list(opened)
        self._show_sheet(self._place)
        if not opened.preview.sheets[self._place].rows:
            self.pages.setCurrentWidget(self.columns)
        self._count()

    def _show_sheet(self, place: int) -> None:
        if place < 0:
            return
        self._place = place
        sheet, table = self._opened.preview.sheets[place], self._opened.tables[place]
        self.rows.show_table(table)
        self.columns.show_sheet(sheet)
        told = [one for one in sheet.skipped if one.reason.value not in {"blank", "header"}]
        self.skipped.setRowCount(len(told))
        for line, one in enumerate(told):
            for column, text in enumerate((str(one.row), one.reason.label, one.text)):
                self.skipped.setItem(line, column, QTableWidgetItem(text))
        for number, title in enumerate(
            (
                words.PAGE_ROWS,
                words.PAGE_COLUMNS,
                words.PAGE_DOUBLES.format(count=format_integer(self.doubles.count)),
                words.PAGE_SKIPPED.format(count=format_integer(len(told))),
            )
        ):
            self.pages.setTabText(number, title)
        self._summarise()

    def _summarise(self) -> None:
        sheet, table = self._opened.preview.sheets[self._place], self._opened.tables[self._place]
        states = Counter(row.state.value for row in table.rows)
        if table.rows:
            self.summary.setText(
                words.SUMMARY.format(
                    rows=format_integer(len(table.rows)),
                    good=format_integer(states["good"] + states["question"]),
                    problems=format_integer(states["problem"]),
                    doubles=format_integer(states["known"] + states["repeated"]),
                )
            )
        else:
            required = next(iter(self._imports.columns(self._opened.kind).values()))
            self.summary.setText(words.NO_HEADINGS.format(required=required))
        if sheet.encoding == _UNICODE:
            self.encoding.clear()
        else:
            told = words.MIXED if sheet.encoding == _MIXED else words.ENCODING.format(encoding=sheet.encoding)
            self.encoding.setText(told)

    def _count(self) -> None:
        """Say on the button how many rows go in."""
        left = {name for name, one in self._opened.decisions.items() if one is Decision.SKIP}
        rows = self._opened.preview.rows
        count = sum(not row.problems and row.name not in left for row in rows)
        label = words.APPLY_COUNT.format(count=format_integer(count)) if count else words.APPLY
        self.apply_button.setText(label)
        self.apply_button.setEnabled(bool(count))


def _skipped_table(parent: QWidget) -> QTableWidget:
    table = QTableWidget(0, 3, parent)
    table.setHorizontalHeaderLabels((words.ROW, words.SKIPPED_REASON, words.SKIPPED_TEXT))
    make_read_only(table, words.SKIPPED_TABLE)
    make_striped(table)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    return table
