"""Which report: its kind, how long its period is, and the steps to the periods beside it."""

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from app.core.periods import PeriodKind, ReportingPeriod
from app.core.text import capitalised
from app.core.vocabulary import ReportKind
from app.ui.icons import icon
from app.ui.strings import reports as words
from app.ui.theme import mark

SPANS: Final = {
    PeriodKind.MONTH: words.SPAN_MONTH,
    PeriodKind.QUARTER: words.SPAN_QUARTER,
    PeriodKind.HALF_YEAR: words.SPAN_HALF_YEAR,
    PeriodKind.YEAR: words.SPAN_YEAR,
}
"""Lengths offered here; a stretch from day to day is for the command line."""


_KINDS: Final = tuple(ReportKind)


class Periods(Protocol):
    """What the choice asks of the reports."""

    def spans(self, kind: ReportKind, /) -> tuple[PeriodKind, ...]: ...
    def period_like(
        self, kind: ReportKind, span: PeriodKind, near: ReportingPeriod, /
    ) -> ReportingPeriod: ...


class ReportChoice(QWidget):
    """Kind, length and period. `chosen` carries the kind and the period wanted."""

    chosen = Signal(object, object)

    def __init__(
        self, periods: Periods, kind: ReportKind, period: ReportingPeriod, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._periods = periods
        self.kind = kind
        self.period = period
        self.kinds: Final = QComboBox(self)
        self.spans: Final = QComboBox(self)
        self.label: Final = QLabel(self)
        mark(self.label, "title")
        for one in _KINDS:
            self.kinds.addItem(one.label, one)
        self.kinds.setAccessibleName(words.KIND_NAME)
        self.spans.setAccessibleName(words.PERIOD_NAME)
        self._lay_out()
        self.show_choice(kind, period)
        self.kinds.activated.connect(lambda index: self._take_kind(_KINDS[index]))
        self.spans.activated.connect(lambda _index: self._take_span(PeriodKind(self.spans.currentData())))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kinds)
        row.addWidget(self.spans)
        row.addWidget(self._step_button("left", words.EARLIER, lambda: self.period.previous()))
        row.addWidget(self.label)
        row.addWidget(self._step_button("right", words.LATER, lambda: self.period.next()))

    def _step_button(self, name: str, tip: str, towards: Callable[[], ReportingPeriod]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name, self))
        button.setIconSize(QSize(18, 18))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: self.chosen.emit(self.kind, towards()))
        return button

    def show_choice(self, kind: ReportKind, period: ReportingPeriod) -> None:
        """Show what is chosen."""
        self.kind, self.period = kind, period
        with QSignalBlocker(self.kinds), QSignalBlocker(self.spans):
            self.kinds.setCurrentIndex(self.kinds.findData(kind))
            self.spans.clear()
            for span in self._periods.spans(kind):
                if span in SPANS:
                    self.spans.addItem(SPANS[span], span)
            self.spans.setCurrentIndex(self.spans.findData(period.kind))
        self.spans.setVisible(self.spans.count() > 1)
        self.label.setText(capitalised(period.label))
        self.label.setToolTip(period.range_note)

    def _take_kind(self, kind: ReportKind) -> None:
        spans = self._periods.spans(kind)
        span = self.period.kind if self.period.kind in spans else spans[0]
        self.chosen.emit(kind, self._periods.period_like(kind, span, self.period))

    def _take_span(self, span: PeriodKind) -> None:
        self.chosen.emit(self.kind, self._periods.period_like(self.kind, span, self.period))
