"""Days and stretches of days, typed or picked."""

from datetime import date
from typing import Any, Final

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.clock import Clock
from app.core.dates import (
    DateRange,
    PartialDate,
    format_date,
    format_partial_date,
    parse_date,
    parse_partial_date,
    parse_range,
)
from app.ui.fields.base import TypedField
from app.ui.icons import icon
from app.ui.strings import fields as words
from app.ui.theme import colours_of


class DateField(TypedField[date]):
    """One day: `5/3`, `05/03/26`, or picked on the calendar (Alt+Down)."""

    def __init__(self, clock: Clock, *, parent: QWidget | None = None) -> None:
        self._clock = clock
        super().__init__(self._read_day, format_date, parent)
        self.line.setPlaceholderText(words.DATE_HINT)
        self.line.setMaxLength(60)
        self.line.setMaximumWidth(220)
        self.button: Final = QToolButton(self)
        self.button.setIcon(icon("calendar", self))
        self.button.setToolTip(words.CALENDAR_TIP)
        self.button.setAccessibleName(words.CALENDAR)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.open_calendar)
        self.set_editor(self.line, self.button, stretch=True)

    @override
    def set_value(self, value: date | str | None) -> None:
        super().set_value(date.fromisoformat(value) if isinstance(value, str) and value else value or None)

    def open_calendar(self) -> None:
        """Show the calendar below the line, at the day typed or today."""
        day = self.value() if not self.problem() else None
        popup = CalendarPopup(day or self._clock.today(), self._clock.today(), self)
        popup.chosen.connect(self._take)
        popup.show_below(self)

    def _take(self, day: date | None) -> None:
        self.set_value(day)
        self.line.setFocus()

    def _read_day(self, text: str) -> date:
        return parse_date(text, today=self._clock.today())

    @override
    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if watched is self.editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt_down or event.key() == Qt.Key.Key_F4:
                self.open_calendar()
                return True
        return super().eventFilter(watched, event)


class RangeField(TypedField[DateRange]):
    """A stretch of days: `tháng 3/2026`, `quý II`, `5/3 - 10/3`, shown by its first and last day."""

    def __init__(self, clock: Clock, *, parent: QWidget | None = None) -> None:
        def read(text: str) -> DateRange:
            return parse_range(text, today=clock.today())

        super().__init__(read, format_days, parent)
        self.line.setPlaceholderText(words.RANGE_HINT)
        self.line.setMaxLength(80)
        self.set_editor(self.line)


class PartialDateField(TypedField[str]):
    """A day of which only the month or the year may be known: `1985`, `7/1985`, `3/7/1985`.

    The value is as it is stored: `1985`, `1985-07`, `1985-07-03`.
    """

    def __init__(self, clock: Clock, *, parent: QWidget | None = None) -> None:
        def read(text: str) -> str:
            return parse_partial_date(text, today=clock.today()).isoformat()

        super().__init__(read, lambda stored: format_partial_date(PartialDate.from_iso(stored)), parent)
        self.line.setPlaceholderText(words.PARTIAL_DATE_HINT)
        self.line.setMaxLength(60)
        self.line.setMaximumWidth(220)
        self.set_editor(self.line, stretch=True)


def format_days(days: DateRange) -> str:
    """05/03/2026 - 10/03/2026, or one day."""
    if days.start == days.end:
        return format_date(days.start)
    return f"{format_date(days.start)} - {format_date(days.end)}"


class CalendarPopup(QFrame):
    """A month to pick a day from; Escape closes it."""

    chosen = Signal(object)
    """A date, or None for no date."""

    def __init__(self, day: date, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.calendar: Final = vietnamese_calendar(self)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        today_button = QPushButton(words.TODAY, self)
        today_button.clicked.connect(lambda: self._choose(today))
        none_button = QPushButton(words.NO_DATE, self)
        none_button.clicked.connect(lambda: self._choose(None))
        buttons = QHBoxLayout()
        buttons.addWidget(today_button)
        buttons.addWidget(none_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.calendar)
        layout.addLayout(buttons)

    def show_below(self, field: QWidget) -> None:
        """Open under `field`, or above it at the bottom of the screen."""
        self.adjustSize()
        place = field.mapToGlobal(QPoint(0, field.height() + 2))
        room = field.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place = field.mapToGlobal(QPoint(0, -self.height() - 2))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self._choose(date(day.year(), day.month(), day.day()))

    def _choose(self, day: date | None) -> None:
        self.chosen.emit(day)
        self.close()


def vietnamese_calendar(parent: QWidget) -> QCalendarWidget:
    """A month view with Vietnamese names, weeks from Monday, in the theme's colours."""
    calendar = QCalendarWidget(parent)
    calendar.setLocale(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
    calendar.setGridVisible(False)
    # "Th 2" in bold fits into a seventh of it.
    calendar.setMinimumWidth(calendar.fontMetrics().horizontalAdvance("Th 2 ") * 12)
    colours = colours_of(parent)
    for day, colour in ((Qt.DayOfWeek.Saturday, colours.text), (Qt.DayOfWeek.Sunday, colours.bad)):
        form = QTextCharFormat()
        form.setForeground(QColor(colour))
        calendar.setWeekdayTextFormat(day, form)
    return calendar
