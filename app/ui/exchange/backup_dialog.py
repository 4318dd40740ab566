"""«Sao lưu, phục hồi»: the sticks, how the last backups went, and everything that is done with packages."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.dates import format_date, format_moment
from app.core.numbers import format_integer, format_size
from app.core.progress import Progress
from app.ui.button_row import NamedButtons
from app.ui.context import UiContext
from app.ui.exchange.package_passphrase import Opening, with_package
from app.ui.exchange.restore_dialog import RestoreDialog, chosen_package, restored_words
from app.ui.fitting import resize_within_screen
from app.ui.jobs import to_be_told
from app.ui.read_only import make_read_only
from app.ui.strings import common
from app.ui.strings import exchange as words
from app.ui.theme import Tone, mark, row_height, set_tone

if TYPE_CHECKING:
    from app.services.exchange.backup import Backup
    from app.services.exchange.record import DrillResult, LastBackup
    from app.services.exchange.restore import Restored, RestorePreview
    from app.services.exchange.service import Exchange
    from app.services.exchange.sticks import Stick
    from app.services.exchange.verification import Verdict

T = TypeVar("T")
_SIZE: Final = (820, 520)


class BackupDialog(QDialog):
    """One window for it all. `on_restored` is called once the book was replaced: it must be opened anew."""

    def __init__(
        self,
        context: UiContext,
        exchange: "Exchange",
        *,
        on_restored: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._exchange = exchange
        self._on_restored = on_restored
        self._sticks: tuple[Stick, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        resize_within_screen(self, *_SIZE)
        self.last: Final = QLabel(self)
        self.drilled: Final = QLabel(self)
        self.empty: Final = QLabel(words.NO_STICK, self)
        self.table: Final = QTableWidget(0, 4, self)
        self.automatic: Final = QCheckBox(words.AUTOMATIC, self)
        self.buttons: Final = NamedButtons(self)
        self._build()
        context.hub.closing.connect(self.reject)
        self.refresh()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        for label in (self.last, self.drilled, self.empty):
            label.setWordWrap(True)
        layout.addWidget(self.last)
        layout.addWidget(self.drilled)
        caption = QLabel(words.STICKS, self)
        mark(caption, "subtitle")
        layout.addWidget(caption)
        self._build_table()
        layout.addWidget(self.empty)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.automatic)
        layout.addLayout(
            self.buttons.line(
                (words.TO_STICK, self.back_up_to_stick),
                (words.EJECT, self.eject),
                (words.FORGET, self.forget),
                (words.LOOK_AGAIN, self.refresh),
            )
        )
        layout.addLayout(self._elsewhere())
        below = QHBoxLayout()
        hint = QLabel(words.CLOSE_HINT, self)
        set_tone(hint, Tone.MUTED)
        below.addWidget(hint, 1)
        below.addWidget(self.buttons.add(common.CLOSE, self.reject))
        layout.addLayout(below)
        mark(self.buttons[words.TO_STICK], "primary")
        self.automatic.clicked.connect(self._keep_automatic)

    def _build_table(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels([words.STICK, words.FREE, words.LAST_AT, words.STATE])
        table.verticalHeader().setDefaultSectionSize(row_height(table))
        make_read_only(table, words.STICKS)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 110), (2, 160), (3, 200)):
            table.setColumnWidth(column, width)
        table.itemSelectionChanged.connect(self._follow_selection)

    def _elsewhere(self) -> QGridLayout:
        """Backups that are not on a stick, and what is done with them."""
        grid = QGridLayout()
        for place, (text, slot) in enumerate(
            (
                (words.HERE, lambda: self.back_up(None)),
                (words.TO_FOLDER, self.back_up_to_folder),
                (words.VERIFY, self.verify),
                (words.DRILL, self.drill),
                (words.RESTORE, self.restore),
            )
        ):
            grid.addWidget(self.buttons.add(text, slot), place // 3, place % 3)
        return grid

    # --- showing ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Look for sticks again and read what is remembered."""
        exchange = self._exchange

        def work(_progress: Progress) -> "tuple[tuple[Stick, ...], LastBackup | None, DrillResult | None]":
            record = exchange.backups.record
            return exchange.sticks.all(), record.last_off_machine(), record.drill()

        self._context.jobs.read(work, lambda found: self._show(*found), owner=self)

    def _show(
        self, sticks: "tuple[Stick, ...]", last: "LastBackup | None", drill: "DrillResult | None"
    ) -> None:
        chosen = self.chosen
        self._sticks = sticks
        self.last.setText(
            words.NEVER if last is None else words.LAST.format(label=last.label, day=_day(last.verified))
        )
        set_tone(self.last, Tone.BAD if last is None else Tone.NORMAL)
        if drill is None:
            self.drilled.setText(words.DRILL_NONE)
        elif drill.problem:
            self.drilled.setText(words.DRILL_BAD.format(day=_day(drill.at), problem=drill.problem))
        else:
            self.drilled.setText(words.DRILL_GOOD.format(day=_day(drill.at)))
        self.empty.setVisible(not sticks)
        self.table.setVisible(bool(sticks))
        self.table.setRowCount(len(sticks))
        for row, stick in enumerate(sticks):
            for column, text in enumerate(_cells(stick)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        keep = next((row for row, one in enumerate(sticks) if chosen is not None and one.id == chosen.id), 0)
        if sticks:
            self.table.selectRow(keep)
        self._follow_selection()

    @property
    def chosen(self) -> "Stick | None":
        """The stick that is selected."""
        row = self.table.currentRow()
        return self._sticks[row] if 0 <= row < len(self._sticks) else None

    def _follow_selection(self) -> None:
        stick = self.chosen
        there = stick is not None and stick.volume is not None
        self.buttons[words.TO_STICK].setEnabled(there)
        self.buttons[words.EJECT].setEnabled(there)
        self.buttons[words.FORGET].setEnabled(stick is not None and not there)
        self.automatic.setEnabled(stick is not None)
        self.automatic.setChecked(stick is not None and bool(stick.automatic))

    # --- backing up -------------------------------------------------------------------------

    def back_up_to_stick(self) -> None:
        """Back up to the selected stick; the first time ask whether to do so unasked from now on."""
        stick = self.chosen
        if stick is None:
            return
        sticks = self._exchange.sticks

        def then(made: "Backup") -> None:
            self._made(made)
            if stick.automatic is None:
                yes = self._context.messages.ask(
                    words.ASK_AUTOMATIC.format(name=stick.name),
                    yes=words.YES_AUTOMATIC,
                    no=words.NOT_AUTOMATIC,
                )
                self._answer(stick.id, automatic=yes)

        self._write(words.BACKING_UP, lambda progress: sticks.back_up(stick.id, progress=progress), then)

    def back_up_to_folder(self) -> None:
        """Back up to a folder that the officer chooses."""
        folder = self._context.messages.choose_folder(words.CHOOSE_FOLDER)
        if folder is not None:
            self.back_up(folder)

    def back_up(self, folder: Path | None) -> None:
        """Back up to `folder`; None: this machine's own."""
        backups = self._exchange.backups
        self._write(words.BACKING_UP, lambda progress: backups.make(folder, progress=progress), self._made)

    def _made(self, made: "Backup") -> None:
        text = words.UNCHANGED if made.unchanged else words.MADE
        self._context.messages.notice(text.format(name=made.path.name))
        self.refresh()

    def eject(self) -> None:
        """Let go of the selected stick."""
        stick = self.chosen
        if stick is None:
            return
        sticks = self._exchange.sticks

        def then(_nothing: None) -> None:
            self._context.messages.inform(words.EJECTED.format(name=stick.name))
            self.refresh()

        self._write(words.EJECTING, lambda _progress: sticks.eject(stick.id), then)

    def forget(self) -> None:
        """Take a stick that is not plugged in off the list."""
        stick = self.chosen
        if stick is not None:
            sticks = self._exchange.sticks
            self._write(common.WORKING, lambda _progress: sticks.forget(stick.id), lambda _: self.refresh())

    def _keep_automatic(self, automatic: bool) -> None:
        stick = self.chosen
        if stick is not None:
            self._answer(stick.id, automatic=automatic)

    def _answer(self, stick_id: str, *, automatic: bool) -> None:
        sticks = self._exchange.sticks
        self._write(
            common.WORKING,
            lambda _progress: sticks.answer(stick_id, automatic=automatic),
            lambda _: self.refresh(),
        )

    # --- proving ----------------------------------------------------------------------------

    def verify(self) -> None:
        """Prove a package that the officer chooses."""
        path = chosen_package(self._context.messages)
        if path is None:
            return
        exchange, messages = self._exchange, self._context.messages

        def work(opening: Opening, progress: Progress) -> "Verdict":
            return exchange.verify(path, progress=progress, **opening)

        def then(verdict: "Verdict", _opening: Opening) -> None:
            if verdict.header is None or not verdict.sound:
                messages.warn("\n".join(verdict.problems))
                return
            rows = format_integer(sum(verdict.rows.values()))
            messages.inform(
                words.SOUND.format(
                    letter=verdict.header.letter, moment=format_moment(verdict.header.created), rows=rows
                )
            )

        with_package(work, then, jobs=self._context.jobs, messages=messages, parent=self)

    def drill(self) -> None:
        """Restore the newest package of the plugged-in sticks for trial."""
        drills, messages = self._exchange.drills, self._context.messages

        def then(result: "DrillResult") -> None:
            if result.problem:
                messages.warn(result.problem)
            else:
                messages.inform(words.DRILLED.format(name=result.package))
            self.refresh()

        self._write(words.DRILLING, lambda progress: drills.run(progress), then)

    # --- restoring --------------------------------------------------------------------------

    def restore(self) -> None:
        """Show what a package would change; restore it when the officer says so."""
        path = chosen_package(self._context.messages)
        if path is None:
            return
        restores = self._exchange.restores

        def work(opening: Opening, progress: Progress) -> "RestorePreview":
            return restores.preview(path, progress=progress, **opening)

        def then(preview: "RestorePreview", opening: Opening) -> None:
            dialog = RestoreDialog(preview, self)
            dialog.accepted.connect(lambda: self._restore(path, opening))
            dialog.open()

        with_package(work, then, jobs=self._context.jobs, messages=self._context.messages, parent=self)

    def _restore(self, path: Path, opening: Opening) -> None:
        restores = self._exchange.restores

        def then(done: "Restored") -> None:
            self._context.messages.inform(restored_words(done))
            self._on_restored()

        self._write(
            words.RESTORING, lambda progress: restores.restore(path, progress=progress, **opening), then
        )

    def _write(self, label: str, work: Callable[[Progress], T], then: Callable[[T], None]) -> None:
        self._context.jobs.write(work, then, label=label, failed=self._failed, owner=self)

    def _failed(self, error: Exception) -> None:
        if to_be_told(error):
            self._context.messages.error(error)
        self.refresh()


def _cells(stick: "Stick") -> tuple[str, str, str, str]:
    volume, last = stick.volume, stick.last
    free = format_size(volume.free) if volume else ""
    when = _day(last.created) if last is not None and last.created else words.NEVER_HERE
    if volume is None:
        state = words.NOT_THERE
    elif volume.read_only:
        state = words.READ_ONLY
    else:
        state = words.FAILED if last is not None and last.problem else words.READY
    return stick.name, free, when, state


def _day(iso: str) -> str:
    return format_date(datetime.fromisoformat(iso).date())
