"""`record …`: any kind of record as JSON."""

import argparse
import json
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.context import CannotRead, print_json, read_text, workspace_of
from app.services.listing import ListQuery

if TYPE_CHECKING:
    from app.services.records import Record

EVERYTHING = 1_000_000


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add `record` and its verbs."""
    record = commands.add_parser("record", help="đọc, ghi hồ sơ bất kỳ", parents=[shared])
    verbs = record.add_subparsers(metavar="VIỆC", required=True)
    for verb, run, words in (
        ("list", list_records, "liệt kê"),
        ("get", get_record, "đọc một hồ sơ"),
        ("put", put_record, "thêm hoặc sửa từ tệp JSON"),
        ("delete", delete_record, "xóa"),
        ("history", show_history, "lịch sử"),
        ("schema", show_schema, "các mục và giá trị dùng được"),
    ):
        parser = verbs.add_parser(verb, help=words, parents=[shared])
        parser.add_argument("kind", metavar="KIND")
        if verb in {"get", "delete", "history"}:
            parser.add_argument("id", metavar="ID")
        if verb == "put":
            parser.add_argument("file", type=Path, metavar="FILE.json")
        if verb == "list":
            parser.add_argument("--search", default="", help="tìm không dấu")
            parser.add_argument("--limit", type=_count, default=EVERYTHING, help="số hồ sơ nhiều nhất")
            parser.add_argument("--sort", help="cột sắp xếp; thêm - ở trước để xếp ngược")
        parser.add_argument("--json", action="store_true", help="chỉ in một văn bản JSON")
        parser.set_defaults(run=run)


def list_records(arguments: Namespace) -> None:
    """Print the records of a kind, without sub-rows."""
    sort = arguments.sort or ""
    query = ListQuery(
        search=arguments.search,
        sort=sort.lstrip("-") or None,
        descending=sort.startswith("-"),
        limit=arguments.limit,
    )
    with workspace_of(arguments) as workspace:
        page = workspace.records.page(arguments.kind, query)
    print_json({"total": page.total, "records": [_document(record) for record in page.rows]})


def get_record(arguments: Namespace) -> None:
    """Print one record with its sub-rows."""
    with workspace_of(arguments) as workspace:
        print_json(_document(workspace.records.get(arguments.kind, arguments.id)))


def put_record(arguments: Namespace) -> None:
    """Create or change a record; what is unusual is stored and told on stderr."""
    values = _values(arguments.file)
    with workspace_of(arguments) as workspace:
        saved = workspace.records.put(
            arguments.kind, values, expected_version=values.get("version"), confirmed=True
        )
    for finding in saved.findings:
        print(finding.message, file=sys.stderr)
    print_json(_document(saved.record))


def delete_record(arguments: Namespace) -> None:
    """Delete one record; its history stays and can bring it back."""
    with workspace_of(arguments) as workspace:
        changes = workspace.records.delete(arguments.kind, [arguments.id])
    print_json({"deleted": arguments.id, "transaction": changes.transaction})


def show_history(arguments: Namespace) -> None:
    """Print what happened to a record, oldest first."""
    with workspace_of(arguments) as workspace:
        entries = workspace.records.history(arguments.kind, arguments.id)
    print_json(
        [
            {
                "machine": entry.machine,
                "sequence": entry.sequence,
                "at": entry.at.isoformat(timespec="seconds"),
                "officer": entry.officer,
                "action": entry.action,
                "label": entry.label,
                "transaction": entry.transaction,
                "row_kind": entry.row_kind,
                "row_id": entry.row_id,
                "changes": [
                    {"field": change.field, "label": change.label, "old": change.old, "new": change.new}
                    for change in entry.changes
                ],
            }
            for entry in entries
        ]
    )


def show_schema(arguments: Namespace) -> None:
    """Print the keys, types and allowed values of a kind; needs no file."""
    from app.services.records.kinds import kind_named
    from app.services.records.schema import describe

    print_json(describe(kind_named(arguments.kind)))


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError(text)
    return number


def _document(record: "Record") -> dict[str, Any]:
    from app.services.records.values import to_json

    return {"id": record.id, "kind": record.kind, "version": record.version, **to_json(record.values)}


def _values(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        # Besides wrong JSON: numbers of thousands of digits, lists within lists without end.
        where = f" (dòng {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise CannotRead(f"Tệp «{path}» không phải JSON hợp lệ{where}. Hãy sửa tệp rồi chạy lại.") from error
    if not isinstance(values, dict):
        raise CannotRead(f"Tệp «{path}» phải chứa một hồ sơ trong cặp ngoặc {{ }}.")
    return values
