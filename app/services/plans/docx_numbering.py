"""Automatic numbers of Word: from `numbering.xml` to the label that is seen on paper.

ECMA-376 Part 1, 17.9: a paragraph names a numbering instance (`numId`) and a level (`ilvl`); the
instance names an abstract definition whose levels give the format, the pattern ("%1.%2.") and the first
number.
"""

from dataclasses import dataclass, field
from typing import Any, Final

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLET: Final = "-"
# Bullets of the Symbol and Wingdings fonts lie in the private use area.
_KNOWN_BULLETS: Final = {"o": "+", "+": "+", "*": "*", "•": "•", "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "+"}


@dataclass(frozen=True, slots=True)
class NumberingLevel:
    """One level of a list: its format (`numFmt`), its pattern (`lvlText`) and its first number."""

    form: str
    pattern: str
    start: int


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of one document, in reading order."""

    levels: dict[str, dict[int, NumberingLevel]]
    abstract_of: dict[str, str]
    starts: dict[tuple[str, int], int]
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, num_id: str, level: int) -> str:
        """The label of the next paragraph of this list at this level; empty when it shows none."""
        abstract = self.abstract_of.get(num_id)
        levels = self.levels.get(abstract or "", {})
        definition = levels.get(level)
        if abstract is None or definition is None:
            return ""
        if definition.form == "bullet":
            return _KNOWN_BULLETS.get(definition.pattern.strip(), _BULLET)
        self._count(num_id, abstract, level, definition)
        label = definition.pattern
        for other in range(level + 1):
            shown = levels.get(other, definition)
            number = self._counters[abstract].get(other, shown.start)
            label = label.replace(f"%{other + 1}", number_text(number, shown.form))
        return label.strip()

    def _count(self, num_id: str, abstract: str, level: int, definition: NumberingLevel) -> None:
        counters = self._counters.setdefault(abstract, {})
        override = self.starts.get((num_id, level))
        if override is not None and (num_id, level) not in self._begun:
            counters[level] = override
        else:
            counters[level] = counters[level] + 1 if level in counters else definition.start
        self._begun.add((num_id, level))
        for deeper in [one for one in counters if one > level]:
            del counters[deeper]


def read_numbering(root: Any) -> Numbering:
    """The lists of a document from the root element of its numbering part; None: it has none."""
    numbering = Numbering(levels={}, abstract_of={}, starts={})
    if root is None:
        return numbering
    for abstract in root.findall(f"{_W}abstractNum"):
        key = abstract.get(f"{_W}abstractNumId")
        numbering.levels[key] = dict(_level(one) for one in abstract.findall(f"{_W}lvl"))
    for instance in root.findall(f"{_W}num"):
        num_id = instance.get(f"{_W}numId")
        numbering.abstract_of[num_id] = _value(instance.find(f"{_W}abstractNumId"), "")
        for override in instance.findall(f"{_W}lvlOverride"):
            level = int(override.get(f"{_W}ilvl", "0"))
            redefined = override.find(f"{_W}lvl")
            if redefined is not None:
                # The instance has a level of its own: give it a definition of its own.
                own = f"{numbering.abstract_of[num_id]}/{num_id}"
                source = numbering.levels.get(numbering.abstract_of[num_id], {})
                numbering.levels[own] = {**source, level: _level(redefined)[1]}
                numbering.abstract_of[num_id] = own
            start = override.find(f"{_W}startOverride")
            if start is not None:
                numbering.starts[num_id, level] = _integer(_value(start, "1"), 1)
    return numbering


def _level(element: Any) -> tuple[int, NumberingLevel]:
    return _integer(element.get(f"{_W}ilvl", "0"), 0), NumberingLevel(
        form=_value(element.find(f"{_W}numFmt"), "decimal"),
        pattern=_value(element.find(f"{_W}lvlText"), ""),
        start=_integer(_value(element.find(f"{_W}start"), "1"), 1),
    )


def _value(element: Any, default: str) -> str:
    value = None if element is None else element.get(f"{_W}val")
    return default if value is None else str(value)


def _integer(text: str, default: int) -> int:
    return int(text) if text.isdigit() else default


def number_text(number: int, form: str) -> str:
    """A list number in its format: 4 as "4", "04", "IV", "iv", "D" or "d"."""
    match form:
        case "upperRoman":
            return roman(number)
        case "lowerRoman":
            return roman(number).lower()
        case "upperLetter":
            return _letters(number)
        case "lowerLetter":
            return _letters(number).lower()
        case "decimalZero":
            return f"{number:02}"
        case "none":
            return ""
        case _:
            return str(number)


_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """A Roman numeral; empty for 0 and below."""
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written += letters
            number -= value
    return written


def _letters(number: int) -> str:
    """1 → A … 26 → Z, 27 → AA, as Word repeats the letter."""
    if number < 1:
        return ""
    times, place = divmod(number - 1, 26)
    return chr(ord("A") + place) * (times + 1)
