"""`plan …`: read a plan document."""

import argparse
from argparse import Namespace
from pathlib import Path
from typing import Any

from app.cli.context import print_json


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add `plan preview` and `plan import`."""
    plan = commands.add_parser("plan", help="đọc văn bản kế hoạch", parents=[shared])
    verbs = plan.add_subparsers(metavar="VIỆC", required=True)
    preview = verbs.add_parser("preview", help="đọc thử, không ghi gì", parents=[shared])
    preview.set_defaults(run=preview_plan)
    for verb in (preview,):
        verb.add_argument("file", type=Path, metavar="FILE", help="tệp .docx, .txt hoặc .pdf có chữ")
        verb.add_argument("--year", type=int, help="năm của kế hoạch, khi văn bản không ghi rõ")
        verb.add_argument("--json", action="store_true", help="chỉ in một văn bản JSON")


def preview_plan(arguments: Namespace) -> None:
    """Print the tasks that a plan document proposes; change nothing."""
    from app.services.plans.reader import read_plan

    preview = read_plan(arguments.file, year=arguments.year)
    if arguments.json:
        print_json(preview.to_json())
        return
    document = preview.to_json()
    print(f"{document['plan']['title']} (năm {document['plan']['year']})")
    for warning in preview.warnings:
        print(f"! {warning}")
    for task in document["tasks"]:
        print(f"{task['line']:>5}  {task['section']:<10} {task['lead_unit'] or '':<30.30} {task['text']}")
