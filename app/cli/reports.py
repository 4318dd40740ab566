"""`report KIND`: documents for print and for handing on."""

import argparse
from argparse import Namespace
from pathlib import Path
from typing import Any

from app.cli import task_documents
from app.cli.context import CannotRead, print_json, workspace_of
from app.core.vocabulary import ReportKind


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add `report` with one verb a kind."""
    report = commands.add_parser("report", help="lập báo cáo", parents=[shared])
    kinds = report.add_subparsers(metavar="KIND", required=True)
    for kind in ReportKind:
        parser = kinds.add_parser(kind.value, help=kind.label, parents=[shared])
        parser.add_argument("--period", required=True, metavar="P", help="kỳ, ví dụ 2026-07")
        parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="thư mục ghi tệp")
        parser.add_argument("--format", default="pdf,docx,xlsx", help="các dạng tệp, cách nhau bằng dấu phẩy")
        parser.add_argument("--freeze", action="store_true", help="chốt báo cáo sau khi lập")
        parser.add_argument("--json", action="store_true", help="chỉ in một văn bản JSON")
        parser.set_defaults(run=write_report, kind=kind)
    task_documents.add_kinds(kinds, shared)


def write_report(arguments: Namespace) -> None:
    """Build the report of a period and write it in each format asked for."""
    from app.services.reports.service import Format

    try:
        formats = tuple(dict.fromkeys(Format(name.strip()) for name in arguments.format.split(",")))
    except ValueError as error:
        raise CannotRead("--format chỉ nhận pdf, docx, xlsx, cách nhau bằng dấu phẩy.") from error
    with workspace_of(arguments) as workspace:
        period = workspace.reports.period(arguments.kind, arguments.period)
        if arguments.freeze:
            workspace.reports.freeze(arguments.kind, period)
        built = workspace.reports.build(arguments.kind, period)
        paths = workspace.reports.write_files(built, arguments.out, formats)
    if arguments.json:
        print_json(
            {
                "kind": arguments.kind.value,
                "period": period.code,
                "from": period.range.start.isoformat(),
                "to": period.range.end.isoformat(),
                "frozen": built.choices.frozen,
                "files": [str(path) for path in paths],
            }
        )
        return
    print(f"Đã lập báo cáo {period.label} {period.range_note}:")
    for path in paths:
        print(f"  {path}")
