"""Figures of a calendar period: the state's table, indicators, thôn (guarded), GBVIMS, re-keying sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.numbers import format_decimal, format_integer
from app.core.periods import PeriodKind, PeriodRule, ReportingPeriod, period_containing
from app.core.progress import Progress
from app.core.text import capitalised
from app.services.cases.deidentified import DeidentifiedCopy
from app.services.cases.statistics import Breakdown, Line, RekeyGroup, ViolenceStatistics
from app.services.changelog.changes import Changes
from app.ui.cases.desk import Desk
from app.ui.cases.text_table import TextTable
from app.ui.fields import ChoiceField, Option
from app.ui.icons import icon
from app.ui.messages import EXCEL
from app.ui.strings import case_registers as words
from app.ui.strings import common
from app.ui.theme import mark
from app.ui.wrapped import wrapped

_KINDS: Final = (
    Option(PeriodKind.MONTH, words.MONTH),
    Option(PeriodKind.QUARTER, words.QUARTER),
    Option(PeriodKind.HALF_YEAR, words.HALF_YEAR),
    Option(PeriodKind.YEAR, words.YEAR),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """All that is shown of one period."""

    statistics: ViolenceStatistics
    breakdowns: tuple[Breakdown, ...]
    rekeying: tuple[RekeyGroup, ...]


class StatisticsView(QWidget):
    """One period; a figure opens the cases behind it. No names, and small cells by thôn are masked."""

    cases_asked = Signal(str, object)
    """The words for a figure and the ids of its cases."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lines: list[Line | None] = []
        self._period = period_containing(
            desk.context.clock.today(), kind=PeriodKind.HALF_YEAR, rule=PeriodRule.CALENDAR
        )
        self.kind: Final = ChoiceField(_KINDS, optional=False)
        self.period_label: Final = QLabel(self)
        mark(self.period_label, "subtitle")
        self.note: Final = wrapped(parent=self)
        self.main: Final = TextTable((words.FIGURE, words.NUMBER, words.LATE), words.TABLE_MAIN)
        self.indicators: Final = TextTable(
            (words.INDICATOR, words.REACHED, words.FOUND, words.SHARE), words.TABLE_INDICATORS
        )
        self.villages: Final = TextTable((words.VILLAGE, *[""] * 5), words.TABLE_VILLAGES)
        self.details: Final = TextTable((words.SPLIT, words.NUMBER), words.TABLE_DETAILS)
        self.rekey: Final = TextTable((words.GROUP, words.NUMBER), words.TABLE_REKEY)
        self.tabs: Final = QTabWidget(self)
        self.copy_button: Final = QPushButton(words.COPY_SAVE, self)
        self.tabs.setDocumentMode(True)
        self._build()
        self.kind.set_value(self._period.kind)
        self.kind.changed.connect(self._turn_kind)
        self.main.opened.connect(self._open_line)
        desk.context.hub.changed.connect(self._take_changes)
        self.refresh()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        self.kind.name(words.PERIOD_KIND)
        self.kind.setFixedWidth(150)
        head.addWidget(self.kind)
        for name, tip, step in (("left", words.EARLIER, -1), ("right", words.LATER, 1)):
            button = QToolButton(self)
            button.setIcon(icon(name, self))
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(lambda _checked=False, by=step: self.step(by))
            head.addWidget(button)
            if step < 0:
                head.addWidget(self.period_label)
        head.addStretch(1)
        self.copy_button.setIcon(icon("export", self))
        self.copy_button.clicked.connect(self.export_copy)
        head.addWidget(self.copy_button)
        for table, title in (
            (self.main, words.TABLE_MAIN),
            (self.indicators, words.TABLE_INDICATORS),
            (self.villages, words.TABLE_VILLAGES),
            (self.details, words.TABLE_DETAILS),
            (self.rekey, words.TABLE_REKEY),
        ):
            self.tabs.addTab(table, title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.note)
        self.setFocusProxy(self.main)

    # --- periods --------------------------------------------------------------------------

    @property
    def period(self) -> ReportingPeriod:
        """The period shown."""
        return self._period

    def step(self, by: int) -> None:
        """Show the period before or after."""
        self._period = self._period.next() if by > 0 else self._period.previous()
        self.refresh()

    def _turn_kind(self) -> None:
        self._period = period_containing(
            self._desk.context.clock.today(), kind=self.kind.value(), rule=PeriodRule.CALENDAR
        )
        self.refresh()

    def _take_changes(self, changes: Changes) -> None:
        if changes.touches("cases") and self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        statistics, period = self._desk.cases.statistics, self._period

        def work(_progress: Progress) -> Figures:
            return Figures(statistics.of(period), statistics.breakdowns(period), statistics.rekeying(period))

        self._desk.context.jobs.read(work, self._show, owner=self)

    def export_copy(self) -> None:
        """Write the de-identified copy of the period, after a confirmation."""
        context, days = self._desk.context, self._period.range
        copies, exports = self._desk.cases.copies, self._desk.exports
        if not context.messages.ask(words.COPY_ASK, yes=common.SAVE):
            return
        name = words.COPY_NAME.format(period=self._period.code)
        path = context.messages.save_path(words.COPY_TITLE, name, (EXCEL,))
        if path is None:
            return

        def work(progress: Progress) -> DeidentifiedCopy:
            copy = copies.of(days)
            exports.export_copy(copy, path, progress=progress)
            return copy

        def written(copy: DeidentifiedCopy) -> None:
            told = words.COPY_SAVED.format(
                count=format_integer(len(copy.rows)),
                name=path.name,
                unshared=format_integer(copy.unshared),
                withheld=format_integer(copy.withheld),
            )
            context.messages.notice(told)

        context.jobs.write(work, written, label=words.COPY_WRITING, owner=self)

    # --- showing --------------------------------------------------------------------------

    def _show(self, figures: Figures) -> None:
        found = figures.statistics
        if found.period != self._period:
            return
        label = found.period.label
        self.period_label.setText(capitalised(label))
        self._show_main(found)
        self.indicators.show_rows(
            [
                (
                    f"{one.code}. {one.title}",
                    format_integer(one.numerator),
                    format_integer(one.denominator),
                    f"{format_decimal(one.share, 1)} %" if one.share is not None else one.words,
                )
                for one in found.indicators
            ]
        )
        by_village = found.by_village
        self.villages.setHorizontalHeaderLabels([words.VILLAGE, *by_village.columns])
        shown = by_village.table.shown()
        whole = [found.total, *(line.value for line in found.lines if line.code.startswith("forms."))]
        self.villages.show_rows(
            [
                *((name, *cells) for name, cells in zip(by_village.villages, shown, strict=True)),
                (words.WHOLE_COMMUNE, *map(format_integer, whole)),
            ],
            heads=[len(shown)],
        )
        self._show_groups(self.details, [(one.title, one.rows) for one in figures.breakdowns])
        self._show_rekeying(figures.rekeying)
        notes = [words.NO_CASES if found.total == 0 else "", found.overlap_note, by_village.table.note]
        self.note.setText("\n".join(note for note in notes if note))
        self.note.setVisible(bool(self.note.text()))

    def _show_main(self, found: ViolenceStatistics) -> None:
        late = {line.code: line.value for line in found.late}
        rows: list[tuple[str, str, str]] = []
        heads: list[int] = []
        self._lines = []
        section = ""
        for line in found.lines:
            if line.section != section:
                section = line.section
                heads.append(len(rows))
                rows.append((section, "", ""))
                self._lines.append(None)
            extra = format_integer(late[line.code]) if late.get(line.code) else ""
            rows.append((f"    {line.label}", format_integer(line.value), extra))
            self._lines.append(line)
        self.main.show_rows(rows, heads=heads)
        self.main.setColumnHidden(2, not found.late)

    def _show_groups(
        self, table: TextTable, groups: Sequence[tuple[str, Sequence[tuple[tuple[str, ...], int]]]]
    ) -> None:
        rows: list[tuple[str, str]] = []
        heads: list[int] = []
        for title, lines in groups:
            heads.append(len(rows))
            rows.append((title, ""))
            rows += [(f"    {' · '.join(key)}", format_integer(count)) for key, count in lines]
            if not lines:
                rows.append((f"    {words.NOTHING_HERE}", "0"))
        table.show_rows(rows, heads=heads)

    def _show_rekeying(self, groups: Sequence[RekeyGroup]) -> None:
        rows: list[tuple[str, str]] = []
        heads: list[int] = []
        for group in groups:
            heads.append(len(rows))
            rows.append((f"{group.number}. {group.title}", "" if group.rows else words.BY_HAND))
            rows += [(f"    {label}", format_integer(count)) for label, count in group.rows]
        self.rekey.show_rows(rows, heads=heads)

    def _open_line(self, row: int) -> None:
        line = self._lines[row] if row < len(self._lines) else None
        if line is not None and line.case_ids:
            label = words.BEHIND.format(figure=line.label, period=self._period.label)
            self.cases_asked.emit(label, line.case_ids)
