"""`import`, `export`, `sample`: lists in and out as Excel, and invented records."""

import argparse
import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.console import ConsoleProgress
from app.cli.context import CannotRead, print_json, read_text, target_of, workspace_of

if TYPE_CHECKING:
    from app.services.spreadsheets.preview import ImportPreview
    from app.services.spreadsheets.unit_sheets import SheetPreview
    from app.services.workspace import Workspace


SUMMARY = "summary"
"""Not a kind of record: figures for the city, see `consolidate`."""


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the commands of this room."""
    taking = commands.add_parser("import", help="nhập danh sách từ tệp Excel", parents=[shared])
    taking.add_argument("kind", metavar="KIND", help="loại hồ sơ: tasks, media, activities, cadres …")
    taking.add_argument("file", type=Path, metavar="FILE.xlsx")
    taking.add_argument(
        "--mapping", type=Path, metavar="FILE.json", help='cột nào là mục nào, ví dụ {"B": "title"}'
    )
    taking.add_argument(
        "--duplicates",
        choices=("skip", "merge", "new"),
        help="dòng đã có trong sổ hoặc lặp lại trong tệp: bỏ qua, bổ sung vào mục đã có, thêm thành mục mới",
    )
    taking.add_argument("--dry-run", action="store_true", help="chỉ đọc thử, không ghi gì")
    taking.add_argument("--json", action="store_true", help="chỉ in một văn bản JSON")
    taking.set_defaults(run=import_list)

    giving = commands.add_parser("export", help="xuất danh sách ra tệp Excel", parents=[shared])
    giving.add_argument("kind", metavar="KIND")
    giving.add_argument("file", type=Path, metavar="FILE.xlsx")
    giving.add_argument("--sensitive", action="store_true", help="kèm cả dân tộc, tôn giáo")
    giving.add_argument("--year", type=int, metavar="Y", help="năm của số liệu tổng hợp (export summary)")
    giving.add_argument("--json", action="store_true", help="chỉ in một văn bản JSON")
    giving.set_defaults(run=export_kind)

    sample = commands.add_parser("sample", help="thêm dữ liệu mẫu để dùng thử", parents=[shared])
    sample.add_argument("--rows", type=_count, required=True, metavar="N", help="số hồ sơ cần thêm")
    sample.add_argument("--seed", type=int, default=1, help="số khởi đầu: cùng số thì cùng nội dung")
    sample.add_argument("--json", action="store_true", help="chỉ in một văn bản JSON")
    sample.set_defaults(run=add_samples)


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError
    return value


def import_list(arguments: Namespace) -> None:
    """Read an Excel file: a unit's task sheet that came back, or any list by its headings."""
    from app.services.spreadsheets.unit_reading import is_form

    mapping = _mapping(arguments.mapping)
    with workspace_of(arguments) as workspace:
        if arguments.kind == "tasks" and is_form(arguments.file):
            _take_unit_sheet(workspace, arguments)
        else:
            _take_list(workspace, arguments, mapping)


def _mapping(path: Path | None) -> dict[str, str]:
    if path is None:
        return {}
    try:
        mapping = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise CannotRead(
            f"Tệp «{path}» không phải JSON hợp lệ (dòng {error.lineno}). Hãy sửa tệp rồi chạy lại."
        ) from error
    if not isinstance(mapping, dict) or not all(isinstance(value, str) for value in mapping.values()):
        raise CannotRead(f'Tệp «{path}» phải có dạng {{"B": "title", "C": "due_on"}}.')
    return mapping


def _take_list(workspace: "Workspace", arguments: Namespace, mapping: dict[str, str]) -> None:
    progress = ConsoleProgress()
    from app.services.spreadsheets.doubles import Decision

    imports = workspace.spreadsheets.imports
    preview = imports.preview(arguments.kind, arguments.file, mapping=mapping, progress=progress)
    result = None
    if not arguments.dry_run:
        imports.remember(preview, mapping)
        decisions = imports.decided(preview, Decision(arguments.duplicates)) if arguments.duplicates else None
        result = imports.apply(preview, decisions=decisions, progress=progress)
    progress.close()
    if arguments.json:
        document = preview.to_json()
        if result is not None:
            document |= {
                "made": list(result.made),
                "changed": list(result.changed),
                "unchanged": result.unchanged,
                "left_out": [row.name for row in result.left_out],
                "refused": [row.refusal_json() for row in result.left_out if row.problems],
                "transaction": result.changes.transaction,
            }
        print_json(document)
        return
    _print_preview(preview)
    if result is None:
        print("Chỉ đọc thử, chưa ghi gì vào sổ.")
    else:
        print(
            f"Đã thêm {len(result.made)}, sửa {len(result.changed)}, giữ nguyên {result.unchanged}, "
            f"bỏ qua {len(result.left_out)} dòng."
        )


def _print_preview(preview: "ImportPreview") -> None:
    in_book = {name for one in preview.duplicates if one.existing_id is not None for name in one.rows}
    repeated = {name for one in preview.duplicates for name in one.rows[1:]} - in_book
    for name in preview.hidden_sheets:
        print(f"Trang «{name}» đang ẩn nên không đọc.")
    for sheet in preview.sheets:
        print(f"Trang «{sheet.name}»: {len(sheet.rows)} dòng, bảng mã {sheet.encoding}.")
        for row in sheet.rows:
            for one in (*row.problems, *row.questions):
                print(f"  {one.cell}: {one.message}")
            if row.name in in_book:
                print(f"  Dòng {row.row}: đã có trong sổ.")
            elif row.name in repeated:
                print(f"  Dòng {row.row}: lặp lại một dòng ở trên.")


def _take_unit_sheet(workspace: "Workspace", arguments: Namespace) -> None:
    sheets = workspace.spreadsheets.unit_sheets
    preview = sheets.read(arguments.file)
    taken = preview.without_conflicts()
    changes = sheets.apply(preview, taken) if taken and not arguments.dry_run else None
    if arguments.json:
        print_json(_sheet_document(preview, changes.transaction if changes else None))
        return
    print(f"Phiếu của {preview.unit}: {len(preview.changes)} thay đổi, {preview.unchanged} dòng không đổi.")
    for change in preview.changes:
        note = " (sổ cũng đã đổi, giữ như trong sổ)" if change.conflict else ""
        print(f"  {change.cell} {change.label}: {change.old or '(trống)'} → {change.new or '(trống)'}{note}")
    for problem in preview.problems:
        print(f"  {problem.cell or '-'}: {problem.message}")
    print("Đã ghi vào sổ." if changes else "Chưa ghi gì vào sổ.")


def _sheet_document(preview: "SheetPreview", transaction: str | None) -> dict[str, Any]:
    from app.services.records.values import to_json

    return {
        "unit": preview.unit,
        "issued": preview.issued,
        "changes": [
            {
                "id": change.task_id,
                "cell": change.cell,
                "field": change.field,
                "value": to_json(change.value),
                "conflict": change.conflict,
            }
            for change in preview.changes
        ],
        "problems": [{"cell": problem.cell, "message": problem.message} for problem in preview.problems],
        "unchanged": preview.unchanged,
        "transaction": transaction,
    }


def export_kind(arguments: Namespace) -> None:
    """Write every record of a kind into an Excel file; `summary` a year's figures without anybody in them."""
    if arguments.kind == SUMMARY:
        _export_summary(arguments)
        return
    path = target_of(arguments, ".xlsx")
    progress = ConsoleProgress()
    with workspace_of(arguments) as workspace:
        count = workspace.spreadsheets.exports.export_kind(
            arguments.kind, path, sensitive=arguments.sensitive, progress=progress
        )
    progress.close()
    if arguments.json:
        print_json({"kind": arguments.kind, "rows": count, "file": str(path)})
        return
    print(f"Đã xuất {count} hồ sơ ra {arguments.file}.")


def _export_summary(arguments: Namespace) -> None:
    path = target_of(arguments, ".json")
    with workspace_of(arguments) as workspace:
        year = workspace.clock.today().year if arguments.year is None else arguments.year
        summary = workspace.exchange.summaries.export(year, path)
    if arguments.json:
        print_json({"kind": SUMMARY, "year": year, "months": len(summary.months), "file": str(path)})
        return
    print(f"Đã xuất số liệu tổng hợp năm {year} ra {arguments.file}.")


def add_samples(arguments: Namespace) -> None:
    """Fill the file with invented records, all marked as samples."""
    progress = ConsoleProgress()
    with workspace_of(arguments) as workspace:
        made = workspace.samples.fill(arguments.rows, seed=arguments.seed, progress=progress)
    progress.close()
    if arguments.json:
        print_json({"rows": dict(made.rows), "transaction": made.changes.transaction})
        return
    print(f"Đã thêm {arguments.rows} hồ sơ mẫu ({sum(made.rows.values())} dòng kể cả dòng con).")
