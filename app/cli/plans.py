"""`plan …`: read a plan document."""

import argparse
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.context import print_json, workspace_of
from app.core.dates import format_date
from app.core.numbers import format_integer
from app.core.vocabulary import Frequency

if TYPE_CHECKING:
    from app.services.plans.importing import ImportedPlan, KnownPlan
    from app.services.plans.preview import PlanPreview, ProposedTask


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add `plan preview` and `plan import`."""
    plan = commands.add_parser("plan", help="đọc văn bản kế hoạch", parents=[shared])
    verbs = plan.add_subparsers(metavar="VIỆC", required=True)
    preview = verbs.add_parser("preview", help="đọc thử, không ghi gì", parents=[shared])
    preview.set_defaults(run=preview_plan)
    keep = verbs.add_parser("import", help="đọc và tạo nhiệm vụ trong sổ", parents=[shared])
    keep.set_defaults(run=import_plan)
    for verb in (preview, keep):
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
    for task in preview.tasks:
        print(f"{task.line:>5}  {task.section:<10} {task.text}")
        for line in _details(task):
            print(f"{'':19}{line}")


def _details(task: "ProposedTask") -> Iterator[str]:
    """What was read out of a task's words, each with the words themselves, and what is doubtful."""
    from app.services.plans.making import doubts

    if task.lead_unit:
        yield f"Chủ trì: {task.lead_unit}"
    if task.coop_units:
        yield f"Phối hợp: {'; '.join(task.coop_units)}"
    for period in task.periods:
        days = [format_date(day) for day in (period.start, period.end) if day is not None]
        yield f"Thời gian: {' – '.join(dict.fromkeys(days)) or 'chưa rõ ngày'} («{period.raw}»)"
    if task.recurrence is not None:
        yield f"Lặp lại: {Frequency[task.recurrence.freq.name].label.lower()} («{task.recurrence.raw}»)"
    if task.quota is not None:
        raw = f" («{task.quota.raw}»)" if task.quota.raw else ""
        yield f"Chỉ tiêu: ít nhất {format_integer(task.quota.minimum)} {task.quota.unit}{raw}"
    for doubt in doubts(task):
        yield f"⚠ {doubt}"


def import_plan(arguments: Namespace) -> None:
    """Keep the plan and every task that is not in the book yet; known tasks stay as they are."""
    from app.services.plans.reader import read_plan

    preview = read_plan(arguments.file, year=arguments.year)
    with workspace_of(arguments) as workspace:
        known = workspace.plans.compare(preview, source=arguments.file)
        imported = workspace.plans.import_plan(preview, known.all_new(), source=arguments.file)
    document = _imported(preview, known, imported)
    if arguments.json:
        print_json(document)
        return
    print(f"Đã nhập «{document['plan']['title']}» (năm {document['plan']['year']}).")
    print(f"Thêm {len(document['created'])} nhiệm vụ, {document['already_there']} nhiệm vụ đã có từ trước.")
    for task in document["changed"]:
        print(f"  Đổi lời văn, dòng {task['line']} (sổ giữ lời cũ): {task['text']}")
    for task in document["gone"]:
        print(f"  Không còn trong kế hoạch: {task['text']}")
    for name in document["new_units"]:
        print(f"  Đơn vị mới trong danh mục: {name}")
    for warning in document["warnings"]:
        print(f"! {warning}")


def _imported(preview: "PlanPreview", known: "KnownPlan", imported: "ImportedPlan") -> dict[str, Any]:
    difference = known.difference
    made = zip(imported.created, difference.new, strict=True)
    return {
        "plan": {"id": imported.plan_id, **preview.head.to_json()},
        "created": [
            {"id": task_id, "line": task.line, "section": task.section, "text": task.text}
            for task_id, task in made
        ],
        "already_there": len(difference.tasks) - len(difference.new) - len(difference.changed),
        "changed": [
            {
                "id": one.known.id,
                "line": one.task.line,
                "section": one.task.section,
                "text": one.task.text,
                "before": one.known.text,
            }
            for one in difference.changed
            if one.known is not None
        ],
        "gone": [{"id": one.id, "text": one.text} for one in difference.gone],
        "new_units": list(imported.new_units),
        "warnings": list(preview.warnings),
        "transaction": imported.changes.transaction,
    }
