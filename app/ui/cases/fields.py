"""Entry fields that cases need: moments to the minute, yes and no and not asked, several of a list."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QToolButton, QWidget
from typing_extensions import override

from app.core.clock import Clock
from app.core.dates import format_date, format_moment, parse_date
from app.core.errors import InvalidDate
from app.core.vocabulary import Choice
from app.ui.fields import CheckField, ChoiceField, Field, Option, TextField
from app.ui.fields.base import TypedField
from app.ui.list_parts import labelled
from app.ui.strings import cases as words
from app.ui.theme import Tone, set_tone

_TIME: Final = re.compile(r"(?<!\d)([01]?\d|2[0-3])\s*(?::|h|g|giờ)\s*([0-5]\d)?(?!\d)", re.IGNORECASE)


def parse_moment(text: str, *, now: datetime) -> datetime:
    """Read `14:30 5/3`, `5/3/2026 14h30`, `8h` (today): the hour has to be there. Raises InvalidDate."""
    found = _TIME.search(text)
    if found is None:
        raise InvalidDate(words.MOMENT_NO_TIME)
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;-")
    day: date = parse_date(rest, today=now.date()) if rest else now.date()
    return datetime.combine(day, time(int(found[1]), int(found[2] or 0)))


class MomentField(TypedField[datetime]):
    """A day with its hour and minute; «Bây giờ» (or F5) puts the present one in. The value is local time."""

    def __init__(self, clock: Clock, *, parent: QWidget | None = None) -> None:
        self._clock = clock
        super().__init__(lambda text: parse_moment(text, now=clock.now()), format_moment, parent)
        self.line.setPlaceholderText(words.MOMENT_HINT)
        self.line.setMaxLength(60)
        self.line.setMaximumWidth(220)
        self.button: Final = QToolButton(self)
        self.button.setText(words.NOW)
        self.button.setToolTip(words.NOW_TIP)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.set_now)
        self.set_editor(self.line, self.button, stretch=True)

    def set_now(self) -> None:
        """Put the present minute in."""
        self.set_value(self._clock.now().replace(second=0, microsecond=0, tzinfo=None))

    @override
    def set_value(self, value: datetime | str | None) -> None:
        moment = datetime.fromisoformat(value) if isinstance(value, str) and value else value or None
        super().set_value(moment if isinstance(moment, datetime) else None)

    @override
    def eventFilter(self, watched: Any, event: Any) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress
        if watched is self.editor and pressed and event.key() == Qt.Key.Key_F5:
            self.set_now()
            return True
        return super().eventFilter(watched, event)


def label_of(vocabulary: type[Choice], code: str) -> str:
    """The words of a stored code; the code itself when there is no such member."""
    return next((member.label for member in vocabulary if member.value == code), code)


class OneOf(ChoiceField):
    """One member of a vocabulary; its first letters pick it."""

    def __init__(
        self,
        vocabulary: type[Choice] | Sequence[Choice],
        *,
        optional: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(labelled(vocabulary), optional=optional, parent=parent)
        self.combo.setSizeAdjustPolicy(self.combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(10)


class YesNoField(ChoiceField):
    """Yes, no, or not known yet: True, False, None."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        options = (Option(True, words.YES), Option(False, words.NO))
        super().__init__(options, parent=parent)

    @override
    def set_value(self, value: Any) -> None:
        super().set_value(None if value is None else bool(value))


class CodeField(ChoiceField):
    """One entry of an open list, by its code. `labels` names codes that are no longer offered."""

    def __init__(
        self,
        offered: Sequence[Option],
        label_of: Callable[[str], str],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(offered, parent=parent)
        self._label_of = label_of
        self.combo.setSizeAdjustPolicy(self.combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(10)

    @override
    def value(self) -> str:
        return str(super().value() or "")

    @override
    def set_value(self, value: Any) -> None:
        if value and all(option.value != value for option in self._options):
            label = self._label_of(str(value)) or str(value)
            self._options = (*self._options, Option(value, label))
            self.combo.addItem(label)
        super().set_value(value or None)


class TicksField(Field):
    """Several of a list, each a box. The value is a list of sub-rows `{row_key: code}`, in that order."""

    ticked = Signal()

    def __init__(
        self,
        options: Sequence[Option],
        *,
        row_key: str,
        columns: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row_key = row_key
        self._others: list[str] = []
        self.boxes: Final[dict[str, QCheckBox]] = {}
        body = QWidget(self)
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        for place, option in enumerate(options):
            box = QCheckBox(option.label.replace("&", "&&"), body)
            box.toggled.connect(self._toggled)
            self.boxes[str(option.value)] = box
            grid.addWidget(box, place // columns, place % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        self.set_editor(body)
        first = next(iter(self.boxes.values()))
        body.setFocusProxy(first)

    @override
    def value(self) -> list[dict[str, str]]:
        return [{self._row_key: code} for code in self.raw()]

    @override
    def set_value(self, value: Any) -> None:
        self._put([_code(row.get(self._row_key)) for row in value or ()])
        self.show_problem("")

    @override
    def raw(self) -> list[str]:
        return [code for code, box in self.boxes.items() if box.isChecked()] + self._others

    @override
    def set_raw(self, raw: Any) -> None:
        self._put([str(code) for code in raw or ()])
        self.changed.emit()

    @override
    def name(self, label: str) -> None:
        super().name(label)
        for box in self.boxes.values():
            box.setAccessibleDescription(label)

    def _put(self, codes: Sequence[str]) -> None:
        # One that is no longer offered stays chosen: opening a record must not change it.
        self._others = [code for code in codes if code not in self.boxes]
        for code, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(code in codes)
            box.blockSignals(False)

    def _toggled(self) -> None:
        if self.error_label.text():
            self.show_problem("")
        self.ticked.emit()
        self.changed.emit()


class LinesField(TextField):
    """Several lines, as high as they say and no higher: many stand on one page."""

    def __init__(self, *, lines: int = 2, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(lines=lines, hint=hint, parent=parent)
        self.text.setFixedHeight(self.text.minimumHeight())


class TickField(CheckField):
    """A box in a row: one that is not ticked says nothing, so that it can be hidden where it has no place."""

    @override
    def is_empty(self) -> bool:
        return not self.value()


class ShownField(Field):
    """What the program itself gives, such as a person's code: read, not typed."""

    def __init__(self, *, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = empty
        self.label: Final = QLabel(empty, self)
        set_tone(self.label, Tone.MUTED)
        self.set_editor(self.label)

    @override
    def set_value(self, value: Any) -> None:
        super().set_value(value)
        label = getattr(value, "label", None)
        self.label.setText(str(label or value or self._empty))

    @override
    def is_empty(self) -> bool:
        return True


def shown(value: Any) -> str:
    """A value in a row's summary line: a label, a moment, a day; codes that nobody reads are left out."""
    label = getattr(value, "label", None)
    if isinstance(label, str):
        return label
    match value:
        case datetime():
            return format_moment(value)
        case date():
            return format_date(value)
        case bool() | None:
            return ""
    return str(value).strip()


def joined(*parts: str) -> str:
    """The parts that there are, as a summary line."""
    return " · ".join(part for part in parts if part)


def _code(value: Any) -> str:
    return str(getattr(value, "value", value))
