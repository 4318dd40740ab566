"""Births as rosters give them: a year with the age beside it, two digits of a year, an age alone.

What is worked out is asked about.
"""

import re
from collections.abc import Iterable
from typing import Final

from app.core.cadre_vocabulary import Sex
from app.core.errors import InvalidDate
from app.core.text import quoted
from app.services.spreadsheets.cells import as_mark, shown_text
from app.services.spreadsheets.day_cells import partial_from_cell
from app.services.spreadsheets.row_draft import RowDraft
from app.services.spreadsheets.sheet import Value
from app.services.spreadsheets.words import folded

AGES: Final = {"age": None, "age_male": Sex.MALE, "age_female": Sex.FEMALE}
"""The columns of ages, and the sex that a filled one tells."""
_AGE: Final = re.compile(r"(\d{2,3})(?:[.,]0+)?\s*(?:tuoi|t)?\.?")
_YEAR_AND_AGE: Final = re.compile(
    r"((?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d)\s*(?:\(\s*\d{2}\s*(?:tuoi|t)?\.?\s*\)|[/–-]\s*(?:1[3-9]|[2-9]\d)\s*(?:tuoi|t)?)"
)
_SHORT_YEAR: Final = re.compile(r"[6-9]\d")
"""Below 60 it may as well be an age."""
_YOUNGEST: Final = 14
_OLDEST: Final = 110
_AS_OF: Final = re.compile(r"tinh den\b.*?\b((?:19|20)\d\d)\b")


def sex_by_age(draft: RowDraft) -> Sex | None:
    """Return the sex that the columns «Tuổi: Nam | Nữ» tell by the one that is filled, if one is."""
    filled = {sex for key, sex in AGES.items() if sex is not None and _text(draft, key)}
    return filled.pop() if len(filled) == 1 else None


def read_birth(draft: RowDraft, value: Value) -> None:
    """Read a date of birth, also «1980 (46 tuổi)», «1985/41» and «85»."""
    text = shown_text(value).strip()
    if found := _YEAR_AND_AGE.fullmatch(folded(text)):
        value = found[1]
    elif _SHORT_YEAR.fullmatch(text):
        value = f"19{text}"
        draft.question("birth_date", f"Năm sinh ghi {quoted(text)}, đọc là {value}. Hãy xem lại.")
    draft.read_field("birth_date", value)


def read_age(draft: RowDraft) -> None:
    """Work the year of birth out of an age, where nothing else tells of the birth."""
    for key in AGES:
        text = _text(draft, key)
        if not text or draft.values.get("birth_date") is not None or "birth_date" in draft.record:
            continue
        draft.cells.setdefault("birth_date", draft.cell(key))
        found = _AGE.fullmatch(folded(text))
        if found and _YOUNGEST <= int(found[1]) <= _OLDEST:
            year = _year_of_list(draft.titles) or draft.reader.today.year
            born = year - int(found[1])
            draft.record["birth_date"] = str(born)
            draft.question(
                key, f"Chỉ ghi tuổi {found[1]}, năm sinh được tính từ năm {year} là {born}. Hãy xem lại."
            )
        elif _is_date(draft, key):
            draft.read_field("birth_date", draft.values[key])
        else:
            draft.problem(key, f"«Tuổi» không hiểu {quoted(text)}. Hãy ghi số tuổi hoặc năm sinh.")


def _text(draft: RowDraft, key: str) -> str:
    """Return what stands in a column; «» for a dash and other words that say nothing."""
    text = shown_text(draft.values.get(key)).strip()
    return "" if as_mark(text) is False else text


def _year_of_list(titles: Iterable[str]) -> int | None:
    """Return the year of «Tính đến ngày 30/6/2026» above the list."""
    found = (_AS_OF.search(folded(title)) for title in titles)
    return next((int(one[1]) for one in found if one), None)


def _is_date(draft: RowDraft, key: str) -> bool:
    try:
        partial_from_cell(draft.values[key], today=draft.reader.today)
    except InvalidDate:
        return False
    return True
