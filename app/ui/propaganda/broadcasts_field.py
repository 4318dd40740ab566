"""The entry of broadcasts: lines of day, part of the day, number of times, and channels as check boxes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from app.core.clock import Clock
from app.core.errors import AppError
from app.core.vocabulary import DaySlot, MediaChannel
from app.ui.fields import ChoiceField, DateField, Field, NumberField, Option, PicksField
from app.ui.icons import icon
from app.ui.list_parts import labelled
from app.ui.propaganda.broadcast_lines import OF_HAMLETS, Line, lines_of, rows_of
from app.ui.strings import propaganda as words

_FIRST_CHANNELS: Final = (MediaChannel.LOUDSPEAKER,)
"""Ticked on an empty entry: most items go out on the commune's loudspeakers."""
_BOXES_IN_LINE: Final = 3


class UnfinishedLine(AppError):
    """A line of broadcasts that lacks something."""


class LineWidget(QFrame):
    """One line. `hamlets` gives the thôn to choose from."""

    changed = Signal()
    remove_asked = Signal()

    def __init__(
        self, clock: Clock, hamlets: Callable[[], Sequence[Option]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.date: Final = DateField(clock, parent=self)
        self.slot: Final = ChoiceField(labelled(DaySlot), parent=self)
        self.times: Final = NumberField(minimum=1, parent=self)
        self.boxes: Final = {channel: QCheckBox(channel.label, self) for channel in MediaChannel}
        self.hamlets: Final = PicksField(hamlets, hint=words.LINE_HAMLETS_HINT, parent=self)
        self.remove_button: Final = QToolButton(self)
        self._hamlets_label = QLabel(words.LINE_HAMLETS, self)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._build()
        for field in (self.date, self.slot, self.times, self.hamlets):
            field.changed.connect(self.changed)
        for box in self.boxes.values():
            box.toggled.connect(self._channels_changed)
        self.remove_button.clicked.connect(self.remove_asked)

    def _build(self) -> None:
        self.times.setMaximumWidth(90)
        self.remove_button.setIcon(icon("close", self))
        self.remove_button.setToolTip(words.LINE_REMOVE)
        self.remove_button.setAutoRaise(True)
        channels = QGridLayout()
        channels.setHorizontalSpacing(16)
        channels.setVerticalSpacing(4)
        for place, box in enumerate(self.boxes.values()):
            channels.addWidget(box, place // _BOXES_IN_LINE, place % _BOXES_IN_LINE)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 6, 6, 8)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        for column, (label, field) in enumerate(
            ((words.LINE_DATE, self.date), (words.LINE_SLOT, self.slot), (words.LINE_TIMES, self.times))
        ):
            caption = QLabel(label, self)
            caption.setBuddy(field.editor)
            grid.addWidget(caption, 0, column)
            grid.addWidget(field, 1, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.remove_button, 0, 4, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(3, 1)
        grid.setRowMinimumHeight(2, 6)
        grid.addLayout(channels, 3, 0, 1, 5)
        grid.addWidget(self._hamlets_label, 4, 0, 1, 5)
        grid.addWidget(self.hamlets, 5, 0, 1, 5)
        self._show_hamlets()

    def name_entries(self, place: int) -> None:
        """Tell the screen reader which line the entries belong to."""
        for label, field in (
            (words.LINE_DATE, self.date),
            (words.LINE_SLOT, self.slot),
            (words.LINE_TIMES, self.times),
            (words.LINE_HAMLETS, self.hamlets),
        ):
            field.name(words.LINE_NAME.format(what=label, line=place))
        for channel, box in self.boxes.items():
            box.setAccessibleName(words.LINE_NAME.format(what=channel.label, line=place))

    def channels(self) -> tuple[MediaChannel, ...]:
        """What is ticked."""
        return tuple(channel for channel, box in self.boxes.items() if box.isChecked())

    def line(self) -> Line:
        """What is entered; raises AppError when something cannot be read."""
        channels = self.channels()
        return Line(
            on=self.date.value(),
            slot=self.slot.value(),
            times=self.times.value() or 1,
            channels=channels,
            hamlets=self.hamlets.value() if self.hamlets.isVisibleTo(self) else (),
        )

    def show_line(self, line: Line) -> None:
        """Put a line in."""
        self.date.set_value(line.on)
        self.slot.set_value(line.slot)
        self.times.set_value(line.times)
        for channel, box in self.boxes.items():
            box.setChecked(channel in line.channels)
        self.hamlets.set_value(line.hamlets)
        self._show_hamlets()

    def raw(self) -> dict[str, Any]:
        """What was typed, JSON-able."""
        return {
            "on": self.date.raw(),
            "slot": self.slot.raw(),
            "times": self.times.raw(),
            "channels": [channel.value for channel in self.channels()],
            "hamlets": self.hamlets.raw(),
        }

    def set_raw(self, raw: Mapping[str, Any]) -> None:
        """Put back what `raw` gave."""
        self.date.set_raw(raw["on"])
        self.slot.set_raw(raw["slot"])
        self.times.set_raw(raw["times"])
        for channel, box in self.boxes.items():
            box.setChecked(channel.value in raw["channels"])
        self.hamlets.set_raw(raw["hamlets"])
        self._show_hamlets()

    def _channels_changed(self) -> None:
        self._show_hamlets()
        self.changed.emit()

    def _show_hamlets(self) -> None:
        shown = any(channel in OF_HAMLETS for channel in self.channels()) or not self.hamlets.is_empty()
        self._hamlets_label.setVisible(shown)
        self.hamlets.setVisible(shown)


class BroadcastsField(Field):
    """All broadcasts of an item. The value is a list of rows as the records service takes them."""

    def __init__(
        self, clock: Clock, hamlets: Callable[[], Sequence[Option]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._hamlets = hamlets
        self._stored: list[Mapping[str, Any]] = []
        self._questioned: Any = None
        self.lines: list[LineWidget] = []
        self.add_button: Final = QToolButton(self)
        self.add_button.setText(words.LINE_ADD)
        self.add_button.setToolTip(words.LINE_ADD_TIP)
        self.add_button.setIcon(icon("plus", self))
        self.add_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add_button.clicked.connect(self.add_like_last)
        body = QWidget(self)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addStretch(1)
        self._column.addLayout(below)
        self.set_editor(body)
        self.set_value(())

    # --- lines ------------------------------------------------------------------------------

    def add_line(self, line: Line | None = None) -> LineWidget:
        """Add a line below the ones there."""
        widget = LineWidget(self._clock, self._hamlets, self)
        widget.show_line(line or Line(on=None, slot=None, times=1, channels=_FIRST_CHANNELS))
        widget.changed.connect(self._line_changed)
        widget.remove_asked.connect(lambda: self.remove_line(widget))
        self._column.insertWidget(len(self.lines), widget)
        self.lines.append(widget)
        self._settle()
        return widget

    def add_like_last(self) -> None:
        """Add a line for another day, with the part of the day and channels of the last one."""
        last = self.lines[-1]
        like = Line(
            on=None,
            slot=last.slot.value(),
            times=1,
            channels=last.channels() or _FIRST_CHANNELS,
            hamlets=() if last.hamlets.problem() else last.hamlets.value(),
        )
        self.add_line(like).date.setFocus()
        self.changed.emit()

    def remove_line(self, widget: LineWidget) -> None:
        """Take a line away; the last one is emptied instead."""
        self._drop(widget)
        if not self.lines:
            self.add_line()
        self._settle()
        self.lines[-1].date.setFocus()
        self.changed.emit()

    def _drop(self, widget: LineWidget) -> None:
        self.lines.remove(widget)
        self._column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _settle(self) -> None:
        self.setFocusProxy(self.lines[0].date)
        for place, line in enumerate(self.lines, 1):
            line.name_entries(place)

    def _line_changed(self) -> None:
        # A date that is left is written anew; the sentence stays until something else is entered.
        if self.error_label.text() and self._reading() != self._questioned:
            self.show_problem("")
        self.changed.emit()

    def _reading(self) -> Any:
        """What the lines say, or what is typed while they cannot be read."""
        try:
            return [widget.line() for widget in self.lines]
        except AppError:
            return self.raw()

    # --- field ------------------------------------------------------------------------------

    @override
    def show_problem(self, sentence: str) -> None:
        super().show_problem(sentence)
        self._questioned = self._reading() if sentence else None

    @override
    def value(self) -> list[dict[str, Any]]:
        lines = []
        for place, widget in enumerate(self.lines, 1):
            line = _read(widget, place)
            if line.on is None and len(self.lines) == 1:
                continue  # not out yet: an item may be entered before it is broadcast
            if line.on is None:
                raise UnfinishedLine(words.LINE_NO_DATE.format(line=place))
            if not line.channels:
                raise UnfinishedLine(words.LINE_NO_CHANNEL.format(line=place))
            lines.append(line)
        return rows_of(lines, self._stored)

    @override
    def set_value(self, value: Any) -> None:
        self._stored = [dict(row) for row in value or ()]
        for widget in list(self.lines):
            self._drop(widget)
        for line in lines_of(self._stored):
            self.add_line(line)
        if not self.lines:
            self.add_line()
        self.show_problem("")

    @override
    def raw(self) -> list[dict[str, Any]]:
        return [line.raw() for line in self.lines]

    @override
    def set_raw(self, raw: Any) -> None:
        for widget in list(self.lines):
            self._drop(widget)
        for entry in raw:
            self.add_line().set_raw(entry)
        self.changed.emit()

    @override
    def is_empty(self) -> bool:
        return len(self.lines) == 1 and self.lines[0].date.is_empty()


def _read(widget: LineWidget, place: int) -> Line:
    try:
        return widget.line()
    except AppError as error:
        raise UnfinishedLine(words.LINE_BAD.format(line=place, sentence=error)) from error
