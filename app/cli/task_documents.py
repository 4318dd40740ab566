"""`report tasks`, `report reminder`: documents about tasks that go out to units."""

import argparse
import re
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.context import CannotRead, print_json, workspace_of

if TYPE_CHECKING:
    from app.core.dates import DateRange
    from app.services.reports.service import Format
    from app.services.workspace import Workspace

_NOT_IN_FILE_NAMES = re.compile(r"[^a-z0-9]+")


def add_kinds(kinds: Any, shared: argparse.ArgumentParser) -> None:
    """Add the two kinds to `report`."""
    tasks = kinds.add_parser("tasks", help="phiếu nhiệm vụ để gửi từng đơn vị", parents=[shared])
    tasks.add_argument("--period", metavar="P", help="chỉ nhiệm vụ trong kỳ, ví dụ 2026-Q3")
    tasks.set_defaults(run=write_sheets)
    reminder = kinds.add_parser("reminder", help="công văn đôn đốc nhiệm vụ quá hạn", parents=[shared])
    reminder.add_argument("--answer-by", metavar="NGÀY", help="hạn trả lời, ví dụ 25/7/2026")
    reminder.set_defaults(run=write_reminder)
    for parser, formats in ((tasks, "docx,xlsx"), (reminder, "docx,pdf")):
        parser.add_argument(
            "--unit", action="append", metavar="TÊN", help="đơn vị (ghi nhiều lần được; mặc định: mọi đơn vị)"
        )
        parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="thư mục ghi tệp")
        parser.add_argument("--format", default=formats, help="các dạng tệp, cách nhau bằng dấu phẩy")
        parser.add_argument("--json", action="store_true", help="chỉ in một văn bản JSON")


def write_sheets(arguments: Namespace) -> None:
    """Write a sheet for every unit that leads tasks, or for those named."""
    from app.services.reports.service import Format

    formats = _formats(arguments.format)
    paths = []
    with workspace_of(arguments) as workspace:
        days = _days(workspace, arguments.period)
        for unit_id, name in _units(workspace, arguments.unit):
            stem = arguments.out.absolute() / f"phieu-nhiem-vu-{_file_name(name)}"
            report = workspace.task_documents.unit_sheet(unit_id, days=days)
            for form in formats:
                path = stem.with_name(f"{stem.name}.{form.value}")
                if form is Format.XLSX:
                    workspace.spreadsheets.unit_sheets.write(unit_id, path, days=days)
                else:
                    workspace.task_documents.write(report, path, form)
                paths.append(path)
    _tell("Đã lập phiếu nhiệm vụ:", paths, arguments)


def write_reminder(arguments: Namespace) -> None:
    """Write one letter to the units with overdue tasks, or to those named."""
    from app.core.dates import parse_date

    formats = _formats(arguments.format)
    with workspace_of(arguments) as workspace:
        today = workspace.clock.today()
        by = parse_date(arguments.answer_by, today=today) if arguments.answer_by else None
        ids = [unit_id for unit_id, _ in _units(workspace, arguments.unit)] if arguments.unit else None
        letter = workspace.task_documents.reminder(ids, answer_by=by)
        paths = [
            workspace.task_documents.write(
                letter.report,
                arguments.out.absolute() / f"cong-van-don-doc-{today.isoformat()}.{form.value}",
                form,
            )
            for form in formats
        ]
    if letter.unassigned and not arguments.json:
        print(f"{letter.unassigned} nhiệm vụ quá hạn chưa giao đơn vị nên không có trong công văn.")
    _tell("Đã lập công văn đôn đốc:", paths, arguments)


def _formats(given: str) -> "tuple[Format, ...]":
    from app.services.reports.service import Format

    try:
        return tuple(dict.fromkeys(Format(name.strip()) for name in given.split(",")))
    except ValueError as error:
        raise CannotRead("--format chỉ nhận pdf, docx, xlsx, cách nhau bằng dấu phẩy.") from error


def _days(workspace: "Workspace", code: str | None) -> "DateRange | None":
    from app.core.periods import parse_period

    return parse_period(code, rule=workspace.settings.load().period_rule).range if code else None


def _units(workspace: "Workspace", names: list[str] | None) -> list[tuple[str, str]]:
    """Return (id, name) of the units named, or of all that lead tasks."""
    if not names:
        return [(unit.unit_id, unit.name) for unit in workspace.tasks.by_unit() if unit.unit_id]
    found = []
    for name in names:
        unit_id = workspace.tasks.unit_named(name)
        if unit_id is None:
            raise CannotRead(f"Không có đơn vị «{name}» trong danh mục. Hãy ghi đúng tên hoặc tên viết tắt.")
        found.append((unit_id, str(workspace.records.get("units", unit_id).values["name"])))
    return found


def _file_name(name: str) -> str:
    from app.core.text import fold

    return _NOT_IN_FILE_NAMES.sub("-", fold(name)).strip("-")


def _tell(words: str, paths: list[Path], arguments: Namespace) -> None:
    if arguments.json:
        print_json({"files": [str(path) for path in paths]})
        return
    print(words)
    for path in paths:
        print(f"  {path}")
