"""Whole numbers and money."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.core.errors import InvalidNumber
from app.core.numbers import format_integer, parse_integer, parse_money
from app.ui.fields.base import TypedField
from app.ui.strings import fields as words
from app.ui.theme import Tone, set_tone


class NumberField(TypedField[int]):
    """A whole number, shown as 1.234; not below `minimum` (None: any)."""

    def __init__(self, *, minimum: int | None = 0, unit: str = "", parent: QWidget | None = None) -> None:
        self._minimum = minimum
        super().__init__(self._read_number, format_integer, parent)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setMaxLength(20)
        self.set_editor(self.line, *_unit_label(unit, self))

    def _read_number(self, text: str) -> int:
        number = parse_integer(text)
        if self._minimum is not None and number < self._minimum:
            raise InvalidNumber(words.NUMBER_TOO_SMALL.format(minimum=format_integer(self._minimum)))
        return number


class MoneyField(TypedField[int]):
    """An amount in đồng: takes «1,5 triệu», shows 1.500.000."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(_read_money, format_integer, parent)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.setMaxLength(40)
        self.line.setPlaceholderText(words.MONEY_HINT)
        self.set_editor(self.line, *_unit_label(words.DONG, self))


def _read_money(text: str) -> int:
    amount = parse_money(text)
    if amount < 0:
        raise InvalidNumber(words.NUMBER_TOO_SMALL.format(minimum="0"))
    return amount


def _unit_label(unit: str, parent: QWidget) -> list[QLabel]:
    if not unit:
        return []
    label = QLabel(unit, parent)
    set_tone(label, Tone.MUTED)
    return [label]
