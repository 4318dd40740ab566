"""How long closed cases are kept, and making their persons unknown when the time is over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.dates import format_date
from app.core.errors import AppError, InvalidNumber
from app.core.numbers import format_integer
from app.core.progress import Progress
from app.services.cases.anonymising import RetentionRow
from app.services.changelog.changes import Changes
from app.ui.cases.desk import Desk
from app.ui.cases.text_table import TextTable
from app.ui.fields import NumberField
from app.ui.jobs import to_be_told
from app.ui.strings import case_registers as words
from app.ui.strings import common
from app.ui.theme import Tone, mark, set_tone

_END_OF_TIME: Final = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Kept:
    """Every closed case that still names persons, and the years that they are kept."""

    rows: tuple[RetentionRow, ...]
    years: int


class RetentionView(QWidget):
    """A line a closed case, the first due first; what is due can be made unknown, for good."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: Sequence[RetentionRow] = ()
        self.years: Final = NumberField(minimum=1, unit=words.YEARS)
        self.save_button: Final = QPushButton(common.SAVE, self)
        self.table: Final = TextTable(
            (words.KEPT_CASE, words.KEPT_CLOSED, words.KEPT_UNTIL, words.KEPT_STATE),
            words.RETENTION_TITLE,
            wide=3,
        )
        self.anonymise_button: Final = QPushButton(words.ANONYMISE, self)
        self.empty: Final = QLabel(words.RETENTION_EMPTY, self)
        self._build()
        self.save_button.clicked.connect(self.save_years)
        self.anonymise_button.clicked.connect(self.anonymise)
        self.table.itemSelectionChanged.connect(self._follow)
        desk.context.hub.changed.connect(self._take_changes)
        self.refresh()

    def _build(self) -> None:
        note = QLabel(words.RETENTION_NOTE, self)
        self.years.name(words.RETENTION_YEARS)
        self.years.setMaximumWidth(120)
        for label in (note, self.empty):
            label.setWordWrap(True)
            set_tone(label, Tone.MUTED)
        caption = QLabel(words.RETENTION_YEARS, self)
        caption.setBuddy(self.years.editor)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(caption)
        line.addWidget(self.years)
        line.addWidget(self.save_button)
        line.addStretch(1)
        line.addWidget(self.anonymise_button)
        mark(self.anonymise_button, "danger")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addLayout(line)
        layout.addWidget(note)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty)
        self.setFocusProxy(self.table)

    # --- reading --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read what is kept."""
        anonymising, settings = self._desk.cases.anonymising, self._desk.settings

        def work(_progress: Progress) -> Kept:
            rows = sorted(anonymising.due(_END_OF_TIME), key=lambda row: (row.until, row.case_no))
            return Kept(tuple(rows), settings.load().case_retention_years)

        self._desk.context.jobs.read(work, self._show, owner=self)

    def _show(self, kept: Kept) -> None:
        today = self._desk.context.clock.today()
        self._rows = kept.rows
        self.years.set_value(kept.years)
        self.table.show_rows(
            [
                (row.case_no, format_date(row.closed_on), format_date(row.until), _state(row, today))
                for row in kept.rows
            ]
        )
        self.empty.setVisible(not kept.rows)
        self._follow()

    def _take_changes(self, changes: Changes) -> None:
        if changes.touches("cases", "settings"):
            self.refresh()

    def _follow(self) -> None:
        self.anonymise_button.setEnabled(bool(self.selected_due()))

    # --- acting ---------------------------------------------------------------------------

    def selected_due(self) -> list[RetentionRow]:
        """The selected cases that may be made unknown now."""
        today = self._desk.context.clock.today()
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        chosen = [self._rows[row] for row in rows if row < len(self._rows)]
        return [row for row in chosen if row.until <= today and not row.held]

    def anonymise(self) -> None:
        """Ask, then make the persons of the selected cases unknown."""
        chosen, context = self.selected_due(), self._desk.context
        question = words.ANONYMISE_ASK.format(count=format_integer(len(chosen)))
        details = [row.case_no for row in chosen]
        if not chosen or not context.messages.ask(question, yes=words.ANONYMISE, details=details):
            return
        anonymising, ids = self._desk.cases.anonymising, [row.case_id for row in chosen]

        def work(_progress: Progress) -> Changes:
            return anonymising.anonymise(ids)

        def done(changes: Changes) -> None:
            context.hub.changed.emit(changes)
            context.messages.notice(words.ANONYMISED.format(count=format_integer(len(ids))))

        context.jobs.write(work, done, label=words.ANONYMISING, owner=self)

    def save_years(self) -> None:
        """Keep how many years closed cases are kept."""
        try:
            years = self.years.value()
            if years is None:
                raise InvalidNumber(words.YEARS_MISSING)
        except AppError as error:
            self.years.show_problem(str(error))
            return
        settings, context = self._desk.settings, self._desk.context

        def work(_progress: Progress) -> Changes:
            return settings.save(case_retention_years=years)

        def failed(error: Exception) -> None:
            if to_be_told(error):
                self.years.show_problem(str(error))

        context.jobs.write(work, context.hub.announce, failed=failed, owner=self)


def _state(row: RetentionRow, today: date) -> str:
    if row.held:
        return words.STATE_HELD
    left = (row.until - today).days
    return words.STATE_DUE if left <= 0 else words.STATE_LEFT.format(days=format_integer(left))
