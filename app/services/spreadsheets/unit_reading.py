"""A unit's task sheet as it came back: what the unit changed, and what cannot be read, by cell."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from app.core.errors import UnreadableDocument
from app.core.text import clean
from app.models import Task
from app.services.records.fields import fields_of
from app.services.spreadsheets.cells import BadCell, cell_value
from app.services.spreadsheets.csv_reading import is_text_table
from app.services.spreadsheets.kinds import sheet_kind
from app.services.spreadsheets.preview import CellProblem
from app.services.spreadsheets.reading import open_workbook, read_cell
from app.services.spreadsheets.sheet import Value, cell_name
from app.services.spreadsheets.unit_form import (
    COLUMNS,
    EDITABLE,
    FORM_SHEET,
    FORMAT,
    HEADER_ROW,
    ID_COLUMN,
    KEPT_SHEET,
    MARK,
    FormHead,
)

_VALUES_FROM: Final = 3


@dataclass(frozen=True, slots=True)
class SentTask:
    """A task as it was sent out; `values` are the editable fields as JSON."""

    id: str
    version: int
    title: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A cell that the unit changed. `value` is as `Records.put` takes it."""

    task_id: str
    key: str
    cell: str
    sent: Any
    value: Any


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A whole sheet as it came back."""

    head: FormHead
    sent: Mapping[str, SentTask]
    filled: tuple[FilledCell, ...]
    rows: Mapping[str, int]
    """Task id → the row it stands in."""
    problems: tuple[CellProblem, ...]


def is_form(path: Path) -> bool:
    """Whether a file is a unit's task sheet of this program. Raises `UnreadableDocument`."""
    if is_text_table(path):
        return False
    workbook = open_workbook(path, read_only=True)
    try:
        return _is_form(workbook)
    finally:
        workbook.close()


def read_form(path: Path, *, today: date) -> FilledForm:
    """Read a sheet back; raises `UnreadableDocument` for a file that is none or is damaged."""
    workbook = open_workbook(path)
    try:
        if not _is_form(workbook):
            raise UnreadableDocument(
                f"Tệp «{path.name}» không phải phiếu nhiệm vụ do chương trình lập. "
                "Hãy chọn đúng tệp đơn vị gửi lại, hoặc dùng mục nhập danh sách."
            )
        head, sent = _kept(workbook[KEPT_SHEET], path)
        sheet = workbook[FORM_SHEET] if FORM_SHEET in workbook.sheetnames else workbook.worksheets[0]
        return _filled(sheet, head, sent, today)
    finally:
        workbook.close()


def _is_form(workbook: Any) -> bool:
    return KEPT_SHEET in workbook.sheetnames and workbook[KEPT_SHEET]["A1"].value == MARK


def _kept(sheet: Any, path: Path) -> tuple[FormHead, dict[str, SentTask]]:
    try:
        rows = list(sheet.iter_rows(values_only=True))
        version = int(rows[0][1])
        if version > FORMAT:
            raise UnreadableDocument(
                f"Tệp «{path.name}» do phiên bản mới hơn của chương trình lập. "
                "Hãy cài phiên bản mới rồi đọc lại."
            )
        head = FormHead(**json.loads(rows[0][2]))
        sent = {}
        for row in rows[1:]:
            if row[0]:
                values = json.loads("".join(str(piece) for piece in row[_VALUES_FROM:] if piece is not None))
                sent[str(row[0])] = SentTask(str(row[0]), int(row[1]), str(row[2]), values)
    except (TypeError, ValueError, KeyError, IndexError) as error:
        raise UnreadableDocument(
            f"Phần ẩn của tệp «{path.name}» đã bị sửa nên không đối chiếu được. "
            "Hãy xuất lại phiếu và nhờ đơn vị ghi vào phiếu mới."
        ) from error
    return head, sent


def _filled(sheet: Any, head: FormHead, sent: Mapping[str, SentTask], today: date) -> FilledForm:
    filled: list[FilledCell] = []
    problems: list[CellProblem] = []
    rows: dict[str, int] = {}
    for number in range(HEADER_ROW + 1, sheet.max_row + 1):
        values = [read_cell(sheet.cell(number, place)) for place in range(1, len(COLUMNS) + 1)]
        task = sent.get(str(values[ID_COLUMN]))
        if task is None:
            problems.extend(_stray_row(values, number))
        elif task.id in rows:
            problems.append(
                CellProblem(
                    cell_name(ID_COLUMN + 1, number),
                    f"Dòng {number} lặp lại nhiệm vụ của dòng {rows[task.id]}; chỉ đọc dòng {rows[task.id]}.",
                )
            )
        else:
            rows[task.id] = number
            _read_row(values, number, task, today, filled, problems)
    problems.extend(
        CellProblem(
            "",
            f"Phiếu thiếu dòng của nhiệm vụ «{_short(task.title)}»; nhiệm vụ này giữ nguyên như trong sổ.",
        )
        for task in sent.values()
        if task.id not in rows
    )
    return FilledForm(head, sent, tuple(filled), rows, tuple(problems))


def _stray_row(values: list[Value], number: int) -> list[CellProblem]:
    """A row without a known id that holds something: what stands in it belongs to no task."""
    if all(value is None for value in values[ID_COLUMN + 1 :]):
        return []
    return [
        CellProblem(
            cell_name(ID_COLUMN + 1, number),
            f"Dòng {number} không có mã nhiệm vụ nên không biết thuộc nhiệm vụ nào. "
            "Nếu đơn vị thêm việc mới, hãy nhập việc đó vào sổ.",
        )
    ]


def _read_row(
    values: list[Value],
    number: int,
    task: SentTask,
    today: date,
    filled: list[FilledCell],
    problems: list[CellProblem],
) -> None:
    fields = fields_of(Task)
    for place, column in enumerate(COLUMNS):
        if column.key not in EDITABLE:
            continue
        cell = cell_name(place, number)
        try:
            value = cell_value(fields[column.key], values[place], sheet_kind("tasks").rules, today=today)
        except BadCell as error:
            problems.append(CellProblem(cell, str(error)))
            continue
        sent = task.values.get(column.key)
        if column.key == "status" and value is None:
            problems.append(CellProblem(cell, "Chưa có trạng thái. Hãy chọn một trạng thái trong danh sách."))
        elif _plain(value) != _plain(sent):
            filled.append(
                FilledCell(task.id, column.key, cell, sent, value if value is not None else _empty(sent))
            )


def _plain(value: Any) -> Any:
    """Return a value for comparing: an empty text is no value, line ends are one kind."""
    if isinstance(value, str):
        return clean(str(value)).strip() or None
    return value


def _empty(sent: Any) -> Any:
    return "" if isinstance(sent, str) else None


def _short(title: str) -> str:
    return title if len(title) <= 60 else title[:59] + "…"
