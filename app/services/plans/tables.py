"""Annex tables: which column is what, group rows, marks of repetition, and the duties row by row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.date_atoms import find_atoms
from app.services.plans.date_masks import masked
from app.services.plans.labels import read_label
from app.services.plans.phrases.columns import COLUMNS, DITTO_MARKS, TOTAL_ROWS
from app.services.plans.preview import SourceLine, TableCell
from app.services.plans.units import heading_unit, starts_unit
from app.services.plans.verbs import action_at

ROLE_ORDER: Final = (
    "number",
    "coop",
    "lead",
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
_MARK: Final = re.compile(r"[x✓✔v●•*]|co", re.IGNORECASE)
_COLUMN_NUMBERS: Final = re.compile(r"\(?\s*(?:\d{1,2}|[a-z])\s*\)?")


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell's meaning for a task: its text and its place in the row's line; `ditto`: taken from the row
    above.
    """

    text: str
    line: int
    start: int
    end: int
    ditto: bool = False


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row of an annex that proposes tasks. `times` pairs cells with "" or with what their column says
    (T3).
    """

    line: int
    number: str
    group: str
    group_unit: str | None
    group_text: str
    task: RowCell
    lead: RowCell | None = None
    coop: RowCell | None = None
    times: tuple[tuple[RowCell, str], ...] = ()
    product: str = ""
    budget: str = ""
    note: str = ""
    same_number: bool = False
    """The number's cell began in the row above."""
    continues: bool = False
    """The task's cell began in the row above: this row only adds units and times."""


@dataclass(slots=True)
class _Columns:
    roles: dict[int, str]
    months: dict[int, str] = field(default_factory=dict)
    header_rows: int = 0

    def of(self, role: str) -> list[int]:
        return [column for column, known in self.roles.items() if known == role]


def is_task_table(rows: Sequence[SourceLine]) -> bool:
    """Whether the rows are an annex of tasks (by its column headings, or by what stands in the columns)."""
    return _columns(rows) is not None


def read_task_rows(rows: Sequence[SourceLine]) -> list[TaskRow] | None:
    """The task rows of a table; None when it is no table of tasks."""
    columns = _columns(rows)
    if columns is None:
        return None
    header = [aligned_fold(row.text) for row in rows[: columns.header_rows]]
    result: list[TaskRow] = []
    group = _Group()
    above: dict[int, RowCell] = {}
    for row in rows[columns.header_rows :]:
        if aligned_fold(row.text) in header or _is_column_numbers(row):
            continue  # the heading repeated on a new page
        if _is_total(row):
            continue
        if group.take(row, columns):
            above = {}
            continue
        read = _task_row(row, columns, group, above)
        if read is not None:
            result.append(read)
    return result


# --- columns ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def column_role(heading: str) -> str | None:
    """The role of a column by its folded heading; None for an unknown one."""
    words = re.sub(r"\([^()]*\)", " ", heading)
    words = " ".join(re.sub(r"[^a-z0-9,\- ]", " ", words).split()).strip(" ,-")
    if not words:
        return None
    best: tuple[float, str] | None = None
    for role in ROLE_ORDER:
        for phrase in COLUMNS[role]:
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


def _columns(rows: Sequence[SourceLine]) -> _Columns | None:
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


def _by_heading(heading: Sequence[SourceLine]) -> _Columns | None:
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
    if not known & {"task", "target"} and len(known & {"lead", "coop", "time", "product"}) >= 2:
        # The others tell that it is a table of tasks: the first unknown column has them.
        spare = next((column for column in texts if column not in roles and column not in months), None)
        if spare is not None:
            roles[spare] = "task"
    return _Columns(roles, months) if _tells_tasks(set(roles.values()), dated=bool(months)) else None


def _tells_tasks(known: set[str], *, dated: bool) -> bool:
    """A column of tasks, and one of units, times or products; beside targets and sums units or times."""
    duties = known & {"lead", "coop", "time", "start", "end"}
    if "task" not in known or not (duties or "product" in known or dated):
        return False
    return "target" not in known or bool(duties) or dated


def _heading_texts(heading: Sequence[SourceLine]) -> dict[int, list[str]]:
    """What stands above each grid column, folded, from the top row down."""
    texts: dict[int, list[str]] = {}
    for index, row in enumerate(heading):
        for cell in row.cells:
            folded = " ".join(aligned_fold(cell.text).split())
            counts_columns = bool(_COLUMN_NUMBERS.fullmatch(folded))
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


def _is_second_heading(row: SourceLine, columns: _Columns) -> bool:
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


def _by_content(rows: Sequence[SourceLine]) -> _Columns | None:
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
    return _Columns(roles)


# --- rows -------------------------------------------------------------------------------------------------


def _is_column_numbers(row: SourceLine) -> bool:
    cells = [aligned_fold(cell.text).strip() for cell in row.cells if cell.text.strip()]
    return len(cells) >= 3 and all(_COLUMN_NUMBERS.fullmatch(cell) for cell in cells)


def _is_total(row: SourceLine) -> bool:
    texts = [aligned_fold(cell.text).strip(" :.") for cell in row.cells if cell.text.strip()]
    return bool(texts) and (texts[0] in TOTAL_ROWS or (len(texts) > 1 and texts[1] in TOTAL_ROWS))


@dataclass(slots=True)
class _Group:
    """The group row above the rows: its number, and the unit it names, if it names one."""

    number: str = ""
    unit: str | None = None
    text: str = ""

    def take(self, row: SourceLine, columns: _Columns) -> bool:
        """Whether the row is a group's heading: one text alone, spread over the table or beside a group
        number.
        """
        cells = [cell for cell in row.cells if cell.text.strip() and not cell.continued]
        if not cells or any(
            cell.continued and columns.roles.get(cell.column) == "task" for cell in row.cells
        ):
            return False
        texts = [cell for cell in cells if columns.roles.get(cell.column) != "number" or cell.width > 2]
        numbers = [cell for cell in cells if cell not in texts]
        if len(texts) != 1:
            return False
        label = (numbers[0].text if numbers else "").strip(" .)")
        text = texts[0].text.strip()
        role = columns.roles.get(texts[0].column)
        wide = texts[0].width >= 3 or (texts[0].width == 2 and len(columns.roles) <= 3)
        grouped = bool(re.fullmatch(r"[IVX]+|[A-H]", label)) or wide or (role in ("number",) and not label)
        own = read_label(text)
        if (
            not grouped
            and not (row.bold and len(row.cells) > 2)
            and not (own is not None and own.level <= 20 and not label)
        ):
            return False
        if own is not None and not label:
            label, text = own.number, text[own.end :]
        self.number, self.text = label, text
        folded = aligned_fold(text)
        unit = heading_unit(folded, text, 0, len(text))
        self.unit = text[unit[0] : unit[1]] if unit else None
        return True


def _task_row(row: SourceLine, columns: _Columns, group: _Group, above: dict[int, RowCell]) -> TaskRow | None:
    cells = {cell.column: cell for cell in row.cells}
    task_cell = _first_filled(cells, columns.of("task"))
    if task_cell is None or not task_cell.text.strip():
        return None
    number = _first_filled(cells, columns.of("number"))
    values = {column: _value(row, cells.get(column), above.get(column)) for column in columns.roles}
    above.update({column: value for column, value in values.items() if value is not None and not value.ditto})
    return TaskRow(
        line=row.number,
        number=number.text.strip(" .)") if number is not None and len(number.text) <= 8 else "",
        group=group.number,
        group_unit=group.unit,
        group_text=group.text,
        task=RowCell(task_cell.text, row.number, task_cell.start, task_cell.end),
        lead=_pick(values, columns.of("lead")),
        coop=_pick(values, columns.of("coop")),
        times=tuple(_times(row, columns, cells, values)),
        product=_text(values, columns.of("product")),
        budget=_text(values, columns.of("budget")),
        note=_text(values, columns.of("note")),
        same_number=number is not None and number.continued,
        continues=task_cell.continued,
    )


def _value(row: SourceLine, cell: TableCell | None, above: RowCell | None) -> RowCell | None:
    if cell is None or not cell.text.strip():
        return None
    if aligned_fold(cell.text).strip(" .") in DITTO_MARKS or aligned_fold(cell.text).strip() in DITTO_MARKS:
        if above is None:
            return None
        return RowCell(above.text, above.line, above.start, above.end, ditto=True)
    if not any(char.isalnum() for char in cell.text):
        return None
    if cell.continued and above is not None:
        return RowCell(above.text, above.line, above.start, above.end, ditto=above.ditto)
    return RowCell(cell.text, row.number, cell.start, cell.end)


def _times(
    row: SourceLine, columns: _Columns, cells: dict[int, TableCell], values: dict[int, RowCell | None]
) -> list[tuple[RowCell, str]]:
    times: list[tuple[RowCell, str]] = []
    for role, lead_word in (("time", ""), ("start", "từ "), ("end", "đến ")):
        for column in columns.of(role):
            value = values.get(column)
            if value is not None and not any(value == known for known, _ in times):
                times.append((value, lead_word))
    for column, name in columns.months.items():
        cell = cells.get(column)
        if cell is not None and _MARK.fullmatch(aligned_fold(cell.text).strip()):
            times.append((RowCell(cell.text, row.number, cell.start, cell.end), name))
    return times


def _first_filled(cells: dict[int, TableCell], columns: Sequence[int]) -> TableCell | None:
    for column in columns:
        if column in cells and cells[column].text.strip():
            return cells[column]
    return None


def _pick(values: dict[int, RowCell | None], columns: Sequence[int]) -> RowCell | None:
    return next((values[column] for column in columns if values.get(column) is not None), None)


def _text(values: dict[int, RowCell | None], columns: Sequence[int]) -> str:
    return "; ".join(
        dict.fromkeys(value.text for column in columns if (value := values.get(column)) is not None)
    )
