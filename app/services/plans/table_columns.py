"""The columns of an annex table: which is what, by their headings or by what stands in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.date_atoms import find_atoms
from app.services.plans.date_masks import masked
from app.services.plans.phrases.columns import COLUMNS
from app.services.plans.preview import SourceLine
from app.services.plans.units import starts_unit
from app.services.plans.verbs import action_at

ROLE_ORDER: Final = (
    "number",
    "coop",
    "lead",
    "lead_time",
    "start",
    "end",
    "time",
    "product",
    "budget",
    "note",
    "target",
    "task",
)
_LIKE: Final = 0.86
"""How alike a column's heading must be to a known one (difflib ratio) when it is not the same."""
COLUMN_NUMBERS: Final = re.compile(r"\(?\s*(?:\d{1,2}|[a-z])\s*\)?")


@dataclass(slots=True)
class Columns:
    """What the columns of a table hold, by their headings: roles and months by the column's number."""

    roles: dict[int, str]
    months: dict[int, str] = field(default_factory=dict)
    header_rows: int = 0

    def of(self, role: str) -> list[int]:
        """The columns of a role, from the left."""
        return [column for column, known in self.roles.items() if known == role]


@lru_cache(maxsize=512)
def column_role(heading: str) -> str | None:
    """The role of a column by its folded heading; None for an unknown one."""
    words = re.sub(r"\([^()]*\)", " ", heading)
    words = " ".join(re.sub(r"[^a-z0-9,\- ]", " ", words).split()).strip(" ,-")
    if not words:
        return None
    return "lead_time" if _names_unit_and_time(words) else _likest(words)


_PARTS_OF_HEADING: Final = re.compile(r"\s*(?:,|-|\bva\b)\s*")


def _names_unit_and_time(words: str) -> bool:
    """ "Đơn vị thực hiện, thời gian hoàn thành": one column says both."""
    parts = _PARTS_OF_HEADING.split(words)
    return len(parts) == 2 and {_likest(part) for part in parts} == {"lead", "time"}


def _likest(words: str) -> str | None:
    best: tuple[float, str] | None = None
    for role in ROLE_ORDER:
        for phrase in COLUMNS.get(role, ()):
            score = _likeness(words, phrase)
            if score and (best is None or score > best[0]):
                best = (score, role)
    return best[1] if best else None


def _likeness(words: str, phrase: str) -> float:
    if words == phrase:
        return 2.0
    if re.search(rf"(?<![a-z0-9]){re.escape(phrase)}(?![a-z0-9])", words):
        # A heading that holds a known one: the longer the known part, the surer.
        specific = 0.2 if re.search(r"chu tri|phoi hop", phrase) else 0.0
        return 1.0 + len(phrase) / max(len(words), 1) * 0.7 + specific if len(words) <= 60 else 0.0
    ratio = SequenceMatcher(None, words, phrase).ratio()
    return ratio if ratio >= _LIKE else 0.0


def read_columns(rows: Sequence[SourceLine]) -> Columns | None:
    """The columns by the first rows that look like headings; else by what stands in them."""
    if len(rows) < 2:
        return None
    for start in range(min(3, len(rows) - 1)):
        for height in (1, 2, 3):
            found = _by_heading(rows[start : start + height])
            if found is None:
                continue
            found.header_rows = start + height
            while len(rows) > found.header_rows and _is_second_heading(rows[found.header_rows], found):
                deeper = _by_heading(rows[start : found.header_rows + 1])
                if deeper is None:
                    break
                deeper.header_rows = found.header_rows + 1
                found = deeper
            return found
    return _by_content(rows)


def settle_tasks(columns: Columns, rows: Sequence[SourceLine]) -> None:
    """Of several columns of tasks the one filled in most rows has them; the others name groups over rows."""
    tasks = columns.of("task")
    if len(tasks) < 2:
        return
    filled = dict.fromkeys(tasks, 0)
    for row in rows[columns.header_rows :]:
        for cell in row.cells:
            if cell.column in filled and cell.width == 1 and cell.text.strip() and not cell.continued:
                filled[cell.column] += 1
    most = max(filled.values())
    kept = next(column for column in tasks if filled[column] == most)
    for column in tasks:
        if filled[column] * 4 <= most * 3 and column < kept:
            columns.roles[column] = "group"


def _by_heading(heading: Sequence[SourceLine]) -> Columns | None:
    if any(not _may_be_heading(row) for row in heading[1:]):
        return None
    texts = _heading_texts(heading)
    months = {column: name for column, parts in texts.items() if (name := _span_name(parts[-1])) is not None}
    if len(months) < 3:
        months = {}
    roles: dict[int, str] = {}
    for column, parts in texts.items():
        role = column_role(" ".join(dict.fromkeys(parts))) or column_role(parts[-1])
        if role is not None and column not in months:
            roles[column] = role
    known = set(roles.values())
    if not known & {"task", "target"} and (
        "lead_time" in known or len(known & {"lead", "coop", "time", "product"}) >= 2
    ):
        # The others tell that it is a table of tasks: the first unknown column has them.
        spare = next((column for column in texts if column not in roles and column not in months), None)
        if spare is not None:
            roles[spare] = "task"
    return Columns(roles, months) if _tells_tasks(set(roles.values()), dated=bool(months)) else None


def _tells_tasks(known: set[str], *, dated: bool) -> bool:
    """A column of tasks, and one of units, times or products; beside targets and sums units or times."""
    duties = known & {"lead", "lead_time", "coop", "time", "start", "end"}
    if "task" not in known or not (duties or "product" in known or dated):
        return False
    return "target" not in known or bool(duties) or dated


def _heading_texts(heading: Sequence[SourceLine]) -> dict[int, list[str]]:
    """What stands above each grid column, folded, from the top row down."""
    texts: dict[int, list[str]] = {}
    for index, row in enumerate(heading):
        for cell in row.cells:
            folded = " ".join(aligned_fold(cell.text).split())
            counts_columns = bool(COLUMN_NUMBERS.fullmatch(folded))
            is_month = index > 0 and folded.isdigit() and 1 <= int(folded) <= 12
            if cell.continued or not folded or (counts_columns and not is_month):
                continue
            for column in range(cell.column, cell.column + cell.width):
                texts.setdefault(column, []).append(folded)
    return texts


def _span_name(heading: str) -> str | None:
    """What a column of a calendar says: "3", "T3", "tháng 3", "quý II"; None for any other heading."""
    if found := re.fullmatch(r"(?:t|thang)?\s?(\d{1,2})(?P<year>[/ ].*)?", heading):
        return f"tháng {found[1]}{found['year'] or ''}"
    if found := re.fullmatch(r"(?:quy|q)\s?([iv]+|[1-4])(?P<year>[/ ].*)?", heading):
        return f"quý {found[1].upper()}{found['year'] or ''}"
    return None


def _is_second_heading(row: SourceLine, columns: Columns) -> bool:
    """A second row of headings leaves number and task alone (they are merged downwards) and parts the
    others.
    """
    fixed = {*columns.of("number"), *columns.of("task")}
    if any(cell.column in fixed and cell.text.strip() and not cell.continued for cell in row.cells):
        return False
    return any(cell.text.strip() and not cell.continued for cell in row.cells) and _may_be_heading(row)


def _may_be_heading(row: SourceLine) -> bool:
    cells = [
        aligned_fold(cell.text).strip() for cell in row.cells if not cell.continued and cell.text.strip()
    ]
    if not cells:
        return True
    known = sum(
        column_role(cell) is not None
        or bool(re.fullmatch(r"(?:t|thang\s?|quy\s?)?(?:\d{1,2}|[iv]{1,3})", cell))
        for cell in cells
    )
    return known * 2 >= len(cells) and not any(len(cell) > 60 for cell in cells)


def _by_content(rows: Sequence[SourceLine]) -> Columns | None:
    """A table without headings: verbs in one column, units or times in another."""
    if len(rows) < 3 or max((len(row.cells) for row in rows), default=0) < 3:
        return None
    verbs: dict[int, int] = {}
    units: dict[int, int] = {}
    times: dict[int, int] = {}
    for row in rows:
        for cell in row.cells:
            folded = aligned_fold(cell.text).strip(" -+")
            if not folded:
                continue
            if len(folded) > 25 and action_at(folded, folded, 0) is not None:
                verbs[cell.column] = verbs.get(cell.column, 0) + 1
            elif len(folded) <= 110 and starts_unit(folded, folded, 0):
                units[cell.column] = units.get(cell.column, 0) + 1
            elif len(folded) <= 60 and find_atoms(masked(folded), folded, field=True):
                times[cell.column] = times.get(cell.column, 0) + 1
    least = max(2, (len(rows) + 1) // 2)
    roles: dict[int, str] = {}
    for role, counts in (("task", verbs), ("lead", units), ("time", times)):
        column = max(counts, key=lambda one: counts[one], default=None)
        if column is not None and counts[column] >= least and column not in roles:
            roles[column] = role
    if "task" not in roles.values() or len(roles) < 2:
        return None
    first = min(cell.column for row in rows for cell in row.cells)
    roles.setdefault(first, "number")
    return Columns(roles)
