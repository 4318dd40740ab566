"""«Phiếu giao việc cho đơn vị…»: the sheets of the ticked units, as Excel to fill in or as Word to sign."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.dates import DateRange
from app.core.numbers import format_integer
from app.core.progress import Progress
from app.services.tasks.rows import UnitTasks
from app.ui.button_row import button_row
from app.ui.context import UiContext
from app.ui.fields import ErrorLabel, RangeField
from app.ui.messages import EXCEL, WORD, FileKind
from app.ui.strings import common
from app.ui.strings import unit_papers as words
from app.ui.tasks.ports import TaskService, UnitPapers
from app.ui.tasks.unit_ticks import UnitTicks
from app.ui.theme import mark
from app.ui.wrapped import wrapped

_NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME: Final = 80


class SheetDialog(QDialog):
    """One file a unit: a single one is named by the officer, several go into a folder."""

    def __init__(
        self,
        context: UiContext,
        tasks: TaskService,
        papers: UnitPapers,
        *,
        units: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._tasks = tasks
        self._papers = papers
        self._wanted = frozenset(units)
        self._names: dict[str, str] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.SHEET_TITLE)
        self.units: Final = UnitTicks(words.UNITS, self)
        self.days: Final = RangeField(context.clock)
        self.problem: Final = ErrorLabel(self)
        self.excel_button: Final = QPushButton(words.SHEET_EXCEL, self)
        self.word_button: Final = QPushButton(words.SHEET_WORD, self)
        self._build()
        context.hub.closing.connect(self.close)
        self._read()

    def _build(self) -> None:
        hint = wrapped(words.SHEET_HINT, self)
        caption = QLabel(words.SHEET_DAYS, self)
        caption.setBuddy(self.days.editor)
        mark(caption, "label")
        self.days.name(words.SHEET_DAYS)
        self.days.line.setPlaceholderText(words.SHEET_DAYS_HINT)
        mark(self.excel_button, "primary")
        self.excel_button.clicked.connect(lambda: self.save(EXCEL))
        self.word_button.clicked.connect(lambda: self.save(WORD))
        close = QPushButton(common.CLOSE, self)
        close.clicked.connect(self.close)
        buttons = button_row(self.excel_button, self.word_button, close, enter=False)
        layout = QVBoxLayout(self)
        layout.addWidget(hint)
        layout.addWidget(self.units, 1)
        layout.addWidget(caption)
        layout.addWidget(self.days)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)
        self.resize(600, 480)

    def _read(self) -> None:
        def work(_progress: Progress) -> tuple[UnitTasks, ...]:
            return self._tasks.by_unit()

        self._context.jobs.read(work, self._show, owner=self)

    def _show(self, found: Sequence[UnitTasks]) -> None:
        units = [unit for unit in found if unit.unit_id]
        self._names = {unit.unit_id: unit.name for unit in units if unit.unit_id}
        labels = [
            (unit.unit_id, words.UNIT_COUNT.format(name=unit.name, count=format_integer(unit.total)))
            for unit in units
            if unit.unit_id
        ]
        still_open = {unit.unit_id for unit in units if unit.unit_id and unit.open}
        self.units.show_units(labels, ticked=self._wanted & set(self._names) or still_open)
        self.excel_button.setEnabled(bool(units))
        self.word_button.setEnabled(bool(units))
        self.problem.say("" if units else words.NO_UNITS)

    # --- writing ----------------------------------------------------------------------------------

    def save(self, kind: FileKind) -> None:
        """Ask where, and write a sheet for each ticked unit."""
        ids = self.units.ticked()
        if not ids:
            self.problem.say(words.SHEET_NONE)
            return
        self.problem.say("")
        if not self.days.check():
            self.days.setFocus()
            return
        places = self._places(ids, kind)
        if places:
            self._write(places, kind, self.days.value())

    def _places(self, ids: Sequence[str], kind: FileKind) -> dict[str, Path]:
        """Unit → file; empty when the officer backs out."""
        messages, suffix = self._context.messages, kind.patterns[0].removeprefix("*")
        names = {unit: f"{file_name(self._names[unit])}{suffix}" for unit in ids}
        if len(ids) == 1:
            path = messages.save_path(words.SHEET_SAVE, names[ids[0]], (kind,))
            return {ids[0]: path} if path else {}
        folder = messages.choose_folder(words.SHEET_FOLDER)
        if folder is None:
            return {}
        places = {unit: folder / name for unit, name in names.items()}
        there = sum(path.exists() for path in places.values())
        question = words.SHEET_REPLACE.format(count=there)
        if there and not messages.ask(question, yes=words.SHEET_REPLACE_YES):
            return {}
        return places

    def _write(self, places: dict[str, Path], kind: FileKind, days: DateRange | None) -> None:
        papers, names = self._papers, self._names

        def work(progress: Progress) -> None:
            from app.services.reports.service import Format

            for done, (unit, path) in enumerate(places.items()):
                progress.check()
                progress.step(done, len(places), words.SHEET_WRITING_UNIT.format(unit=names[unit]))
                if kind is EXCEL:
                    papers.sheets.write(unit, path, days=days)
                else:
                    report = papers.documents.unit_sheet(unit, days=days)
                    papers.documents.write(report, path, Format.DOCX)

        self._context.jobs.write(
            work, lambda _none: self._written(tuple(places.values())), label=words.SHEET_WRITING, owner=self
        )

    def _written(self, paths: Sequence[Path]) -> None:
        if len(paths) == 1:
            text = words.SHEET_DONE_ONE.format(name=paths[0].name)
        else:
            text = words.SHEET_DONE_MANY.format(count=len(paths), folder=paths[0].parent.name)
        self._context.messages.notice(text)
        self.accept()


def file_name(unit: str) -> str:
    """A file's name for a unit's sheet, without its suffix: nothing that Windows refuses."""
    plain = " ".join(_NOT_IN_NAMES.sub(" ", unit).split())[:_LONGEST_NAME].rstrip(". ")
    return words.SHEET_FILE.format(unit=plain)
