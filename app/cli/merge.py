"""`merge`: what another machine has done comes into the book, and can be taken back."""

import argparse
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.console import ConsoleProgress
from app.cli.context import first_line, passphrase_of, print_json, workspace_of
from app.cli.exchange import other_key

if TYPE_CHECKING:
    from app.services.exchange.merge.packages import Opening, PackageMerges
    from app.services.exchange.merge.previews import ConflictView, MergedRecord, MergeReport


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add `merge`."""
    parser = commands.add_parser("merge", help="hợp nhất bản sao lưu của máy khác vào sổ", parents=[shared])
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="bản sao lưu (.bdg) của máy khác")
    parser.add_argument("--dry-run", action="store_true", help="chỉ cho xem sẽ thay đổi gì")
    parser.add_argument("--undo", metavar="MERGE_ID", help="hoàn tác một lần hợp nhất")
    parser.add_argument(
        "--package-passphrase-file",
        type=Path,
        metavar="FILE",
        help="tệp chứa mật khẩu của máy kia ở dòng đầu, nếu khác mật khẩu của sổ",
    )
    parser.add_argument(
        "--code-file", type=Path, metavar="FILE", help="tệp chứa mã khôi phục của máy kia ở dòng đầu"
    )
    parser.add_argument("--json", action="store_true", help="chỉ in một văn bản JSON")
    parser.set_defaults(run=lambda arguments: _run(parser, arguments))


def _run(parser: argparse.ArgumentParser, arguments: Namespace) -> None:
    if (arguments.file is None) == (arguments.undo is None):
        parser.error("hãy ghi tệp cần hợp nhất, hoặc --undo kèm mã lần hợp nhất (chỉ một trong hai)")
    if arguments.undo is not None:
        undo_merge(arguments)
    else:
        merge_package(arguments)


def merge_package(arguments: Namespace) -> None:
    """Show what a merge would change, or do it."""
    path = arguments.file.absolute()
    progress = ConsoleProgress()
    try:
        with workspace_of(arguments) as workspace, other_key(arguments):
            merges: PackageMerges = workspace.merges
            act = merges.preview_package if arguments.dry_run else merges.merge_package
            report = act(path, opening=_opening(arguments), progress=progress)
    finally:
        progress.close()
    if arguments.json:
        print_json(_document(report))
        return
    for warning in report.warnings:
        print(warning)
    if report.is_empty and not report.merge_id:
        print("Không có gì mới để hợp nhất: sổ đã biết mọi thay đổi trong tệp này.")
        return
    for words, kinds in (("thêm", report.added), ("sửa", report.changed), ("xóa", report.deleted)):
        for kind, records in kinds.items():
            print(f"  {_title(kind)}: {words} {len(records)}")
    print(f"  Chỗ hai máy ghi khác nhau, cần xem lại: {report.conflict_count}")
    if report.applied:
        print(f"Đã hợp nhất (mã {report.merge_id}). Hoàn tác: merge --undo {report.merge_id}")
    else:
        print("Chưa thay đổi gì. Chạy lại không có --dry-run để hợp nhất.")


def undo_merge(arguments: Namespace) -> None:
    """Take a merge back; tell what stays because it was changed since."""
    with workspace_of(arguments) as workspace:
        undone = workspace.merges.undo(arguments.undo)
    if arguments.json:
        print_json(
            {
                "merge_id": undone.merge_id,
                "undone": True,
                "merges": undone.merges,
                "taken_back": _ids(undone.taken_back),
                "kept": _ids(undone.kept),
            }
        )
        return
    print(f"Đã hoàn tác lần hợp nhất {undone.merge_id} trên máy này. Máy kia không mất gì.")
    if undone.merges > 1:
        print(f"{undone.merges - 1} lần hợp nhất sau đó cũng đã được hoàn tác.")
    kept = "giữ nguyên vì đã sửa tiếp hoặc đang được dùng"
    for words, kinds in (("đã trả lại", undone.taken_back), (kept, undone.kept)):
        for kind, records in kinds.items():
            print(f"  {_title(kind)}: {words} {len(records)}")


def _opening(arguments: Namespace) -> "Opening":
    """Return the secrets given for the other machine; the book's own passphrase is often the same."""
    from app.services.exchange.merge.packages import Opening

    code: Path | None = arguments.code_file
    given: Path | None = arguments.package_passphrase_file
    passphrase = first_line(given) if given is not None else None
    if passphrase is None and getattr(arguments, "passphrase_file", None) is not None:
        passphrase = passphrase_of(arguments)
    return Opening(passphrase=passphrase, recovery_code=first_line(code) if code is not None else None)


def _document(report: "MergeReport") -> dict[str, Any]:
    parts = {"added": report.added, "changed": report.changed, "deleted": report.deleted}
    return {
        "merge_id": report.merge_id or None,
        **{name: {kind: len(records) for kind, records in kinds.items()} for name, kinds in parts.items()},
        "conflicts": [line for conflict in report.conflicts for line in _lines(conflict)],
        "conflict_count": report.conflict_count,
        "applied": report.applied,
        "records": {name: _ids(kinds) for name, kinds in parts.items()},
        "warnings": list(report.warnings),
    }


def _lines(conflict: "ConflictView") -> list[dict[str, Any]]:
    """Return one line a field; a deletion that did not hold has no field."""
    shared = {"conflict_id": conflict.id, "kind": conflict.kind, "id": conflict.row_id}
    if not conflict.field:
        return [{**shared, "field": None, "kept": "present", "other": "deleted"}]
    return [
        {**shared, "field": change.field, "kept": change.kept, "other": change.other}
        for change in conflict.fields
    ]


def _ids(kinds: "Mapping[str, tuple[MergedRecord, ...]]") -> dict[str, list[str]]:
    return {kind: [record.id for record in records] for kind, records in kinds.items()}


def _title(kind: str) -> str:
    from app.services.records.kinds import KINDS

    return KINDS[kind].title if kind in KINDS else kind
