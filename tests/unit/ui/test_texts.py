"""How cells, sizes and passphrases are put into words; the words themselves."""

import importlib
import pkgutil
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

import pytest

import app.ui.strings
from app.core.vocabulary import TaskStatus
from app.ui.columns import Column, display_text, field_of, id_of
from app.ui.paged_table import as_tsv
from app.ui.passphrase import strength
from app.ui.theme import Tone

WORDS = {
    f"{module.name}.{name}": value
    for module in pkgutil.iter_modules(app.ui.strings.__path__)
    for name, value in vars(importlib.import_module(f"app.ui.strings.{module.name}")).items()
    if name.isupper() and isinstance(value, str)
}
ENGLISH = re.compile(
    r"\b(?:the|and|of|with|file|save|cancel|open|close|error|password|delete|edit|search|settings|help|print|"
    r"preview|loading|click|please|warning|failed|success|user|data|database|backup|export|import)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (False, ""),
        (True, "✓"),
        ("hai\n dòng", "hai dòng"),
        (date(2026, 3, 5), "05/03/2026"),
        (datetime(2026, 3, 5, 8, 5), "08:05 05/03/2026"),
        (38620, "38.620"),
        (("Một", "Hai"), "Một, Hai"),
        (TaskStatus.DOING, TaskStatus.DOING.label),
    ],
)
def test_cells(value: object, text: str) -> None:
    assert display_text(value) == text


@dataclass(frozen=True)
class Row:
    id: str
    values: dict[str, object]


def test_a_column_finds_its_value_in_any_kind_of_row() -> None:
    row = Row("1", {"name": "Thôn Đông"})
    assert (field_of(row, "name"), id_of(row), field_of(row, "nothing")) == ("Thôn Đông", "1", None)
    assert field_of({"name": "Thôn Đoài"}, "name") == "Thôn Đoài"
    column = Column(key="name", title="Tên", value=lambda row: row.id, text=lambda value: f"số {value}")
    assert column.cell(row) == "số 1"


def test_cells_cannot_break_a_pasted_table() -> None:
    assert as_tsv([["a\tb", "c\nd"], ["e", "f"]]) == "a b\tc d\ne\tf"


@pytest.mark.parametrize(
    ("passphrase", "tone"),
    [
        ("ngan", Tone.BAD),
        ("aaaaaaaaaaaaaaaa", Tone.BAD),
        ("1234567890123456", Tone.BAD),
        ("matkhau1", Tone.WARN),
        ("mot cau ngan de nho", Tone.GOOD),
    ],
)
def test_strength(passphrase: str, tone: Tone) -> None:
    assert strength(passphrase)[1] is tone


def test_words_are_in_the_form_that_fonts_and_search_expect() -> None:
    assert len(WORDS) > 200
    for name, text in WORDS.items():
        assert text == unicodedata.normalize("NFC", text), name


def test_words_are_vietnamese() -> None:
    shown = {name: re.sub(r"\{\w+\}", "", text) for name, text in WORDS.items() if " " in text.strip()}
    assert {name: text for name, text in shown.items() if ENGLISH.search(text)} == {}
