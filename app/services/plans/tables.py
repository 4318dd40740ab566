"""Annex tables: group rows, marks of repetition, and the duties row by row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.services.plans.aligned import aligned_fold
from app.services.plans.date_atoms import find_atoms
from app.services.plans.date_masks import masked
from app.services.plans.labels import read_label
from app.services.plans.phrases.columns import DITTO_MARKS, TOTAL_ROWS
from app.services.plans.preview import SourceLine, TableCell
from app.services.plans.recurrence import find_recurrence
from app.services.plans.table_columns import COLUMN_NUMBERS, Columns, read_columns, settle_tasks
from app.services.plans.units import heading_unit, starts_unit

_MARK: Final = re.compile(r"[x✓✔v●•*]|co", re.IGNORECASE)


FROM_COLUMN: Final = "từ "
TO_COLUMN: Final = "đến "
"""What a column of first days, and one of last days, says before its cells."""


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


def is_task_table(rows: Sequence[SourceLine]) -> bool:
    """Whether the rows are an annex of tasks (by its column headings, or by what stands in the columns)."""
    return read_columns(rows) is not None


def read_task_rows(rows: Sequence[SourceLine]) -> list[TaskRow] | None:
    """The task rows of a table; None when it is no table of tasks."""
    columns = read_columns(rows)
    if columns is None:
        return None
    settle_tasks(columns, rows)
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


# --- rows -------------------------------------------------------------------------------------------------


def _is_column_numbers(row: SourceLine) -> bool:
    cells = [aligned_fold(cell.text).strip() for cell in row.cells if cell.text.strip()]
    return len(cells) >= 3 and all(COLUMN_NUMBERS.fullmatch(cell) for cell in cells)


def _is_total(row: SourceLine) -> bool:
    texts = [aligned_fold(cell.text).strip(" :.") for cell in row.cells if cell.text.strip()]
    return bool(texts) and (texts[0] in TOTAL_ROWS or (len(texts) > 1 and texts[1] in TOTAL_ROWS))


@dataclass(slots=True)
class _Group:
    """The group row above the rows: its number, and the unit it names, if it names one."""

    number: str = ""
    unit: str | None = None
    text: str = ""

    def take(self, row: SourceLine, columns: Columns) -> bool:
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


def _task_row(row: SourceLine, columns: Columns, group: _Group, above: dict[int, RowCell]) -> TaskRow | None:
    cells = {cell.column: cell for cell in row.cells}
    task_cell = _first_filled(cells, columns.of("task"))
    if task_cell is None or not task_cell.text.strip():
        return None
    number = _first_filled(cells, columns.of("number"))
    values = {column: _value(row, cells.get(column), above.get(column)) for column in columns.roles}
    for column, value in values.items():
        if value is not None and not value.ditto:
            above[column] = value
        elif value is None and _is_dash(cells.get(column)):
            above.pop(column, None)  # "nt" below a dash: nobody there either
    both = _pick(values, columns.of("lead_time"))
    unit, when = _unit_and_time(both) if both is not None else (None, None)
    times = [*_times(row, columns, cells, values), *([(when, "")] if when is not None else [])]
    return TaskRow(
        line=row.number,
        number=number.text.strip(" .)") if number is not None and len(number.text) <= 8 else "",
        group=group.number,
        group_unit=group.unit,
        group_text=group.text,
        task=RowCell(task_cell.text, row.number, task_cell.start, task_cell.end),
        lead=_pick(values, columns.of("lead")) or unit,
        coop=_pick(values, columns.of("coop")),
        times=tuple(times),
        product=_text(values, columns.of("product")),
        budget=_text(values, columns.of("budget")),
        note=_text(values, columns.of("note")),
        same_number=number is not None and number.continued,
        continues=task_cell.continued,
    )


def _is_dash(cell: TableCell | None) -> bool:
    """A cell struck out: the row has nothing there."""
    return cell is not None and re.fullmatch(r"[\s\-–—/.]*[\-–—][\s\-–—/.]*", cell.text) is not None


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


_CELL_JOINT: Final = re.compile(r"\s*[;\n,.]\s*|\s+[-–]\s+|\s*\(")


def _unit_and_time(cell: RowCell) -> tuple[RowCell | None, RowCell | None]:
    """The two halves of a cell that names a unit and a time, in either order."""
    for joint in _CELL_JOINT.finditer(cell.text):
        left = _part(cell, 0, joint.start())
        right = _part(cell, joint.end(), len(cell.text))
        for unit, when in ((left, right), (right, left)):
            if _is_unit(unit) and not _is_unit(when) and _is_time(when):
                return unit, when
    return (None, cell) if _is_time(cell) and not _is_unit(cell) else (cell, None)


def _part(cell: RowCell, start: int, end: int) -> RowCell:
    text = cell.text[start:end].rstrip(" .;,)")
    return replace(cell, text=text, start=cell.start + start, end=cell.start + start + len(text))


def _is_unit(cell: RowCell) -> bool:
    return starts_unit(aligned_fold(cell.text), cell.text, 0)


def _is_time(cell: RowCell) -> bool:
    folded = aligned_fold(cell.text)
    return bool(find_atoms(masked(folded), cell.text, field=True)) or find_recurrence(folded) is not None


def _times(
    row: SourceLine, columns: Columns, cells: dict[int, TableCell], values: dict[int, RowCell | None]
) -> list[tuple[RowCell, str]]:
    times: list[tuple[RowCell, str]] = []
    for role, lead_word in (("time", ""), ("start", FROM_COLUMN), ("end", TO_COLUMN)):
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
