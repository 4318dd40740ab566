"""The page of what the roster reckons with: ages of retirement, months left, levels of key posts."""

import re
from typing import Final

from PySide6.QtWidgets import QWidget

from app.core.cadre_vocabulary import Education, PoliticalTheory, StateManagement
from app.core.errors import InvalidNumber
from app.core.numbers import parse_integer
from app.core.vocabulary import Choice
from app.ui.context import UiContext
from app.ui.fields import ChoiceField, LineField, NumberField, Option
from app.ui.fields.base import TypedField
from app.ui.settings_dialog.office_forms import OfficeForm, narrow
from app.ui.strings import settings as words

_AGE: Final = re.compile(r"(\d{1,3})\s*(?:t|tuổi)?\s*(?:(\d{1,2})\s*(?:th|tháng)?)?", re.IGNORECASE)
_LEVELS: Final[tuple[tuple[str, str, type[Choice]], ...]] = (
    ("key_education", words.KEY_EDUCATION, Education),
    ("key_political_theory", words.KEY_THEORY, PoliticalTheory),
    ("key_state_management", words.KEY_STATE, StateManagement),
)


class AgeField(TypedField[int]):
    """An age in months: takes «55t4», shows «55 tuổi 4 tháng»."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_read_age, _age_text, parent)
        self.line.setMaxLength(30)
        self.set_editor(self.line)


class YearField(TypedField[int]):
    """A year, written without the point of thousands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parse_integer, str, parent)
        self.line.setMaxLength(4)
        self.set_editor(self.line)


def _read_age(text: str) -> int:
    found = _AGE.fullmatch(text.strip())
    if found is None or int(found[2] or 0) >= 12:
        raise InvalidNumber(words.AGE_UNREADABLE.format(text=text))
    return int(found[1]) * 12 + int(found[2] or 0)


def _age_text(age: int) -> str:
    years, months = divmod(age, 12)
    return (words.AGE if months else words.WHOLE_AGE).format(years=years, months=months)


class RosterForm(OfficeForm):
    """Ages of retirement, months that must be left, levels asked of key posts."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(context, "roster", parent)
        self.add_heading(words.RETIREMENT)
        self.add_note(words.RETIREMENT_NOTE)
        for key, label in (
            ("women_start", words.WOMEN_START),
            ("women_last", words.WOMEN_LAST),
            ("men_start", words.MEN_START),
            ("men_last", words.MEN_LAST),
        ):
            self.add(f"retirement_{key}", label, AgeField(), half=True)
        for key, label in (("women_step", words.WOMEN_STEP), ("men_step", words.MEN_STEP)):
            self.add(f"retirement_{key}", label, narrow(NumberField(unit=words.MONTHS)), half=True)
        self.add("retirement_first_year", words.FIRST_YEAR, YearField(), half=True)
        self.add("retirement_basis", words.RETIREMENT_BASIS, LineField(max_length=200), half=True)
        self.add_heading(words.REMAINING)
        self.add("first_term_months", words.FIRST_TERM, narrow(NumberField(unit=words.MONTHS)), half=True)
        self.add("next_term_months", words.NEXT_TERM, narrow(NumberField(unit=words.MONTHS)), half=True)
        self.add("remaining_basis", words.REMAINING_BASIS, LineField(max_length=200))
        self.add_heading(words.KEY_LEVELS)
        self.add_note(words.KEY_LEVELS_NOTE)
        for key, label, levels in _LEVELS:
            options = [Option(level, level.label) for level in levels]
            self.add(key, label, ChoiceField(options, optional=False), half=True)
