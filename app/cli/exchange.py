"""`backup`, `verify`, `restore` for the office's scheduled copies; `consolidate` for the city."""

import argparse
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from app.bootstrap import open_workspace
from app.cli.console import ConsoleProgress
from app.cli.context import CannotRead, first_line, passphrase_of, print_json, vault_of, workspace_of
from app.core.dates import format_date
from app.core.errors import AppError, DamagedFile, DataFileMissing, WrongPassphrase
from app.services.vault import VaultState

if TYPE_CHECKING:
    from app.db.keys import DataKey
    from app.services.exchange.restore import Restored, RestorePreview, Restores
    from app.services.exchange.verification import Verdict


class NotSound(AppError):
    """A package was verified and found wanting."""


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the commands of this room."""
    backup = commands.add_parser("backup", help="sao lưu sổ và đọc lại để kiểm tra", parents=[shared])
    backup.add_argument(
        "target", type=Path, metavar="DEST", help="thư mục (hoặc tệp .bdg mới) nhận bản sao lưu"
    )
    backup.set_defaults(run=back_up)

    verifying = commands.add_parser("verify", help="kiểm tra một bản sao lưu", parents=[shared])
    verifying.set_defaults(run=verify_package)

    restoring = commands.add_parser("restore", help="phục hồi sổ từ bản sao lưu", parents=[shared])
    restoring.add_argument("--dry-run", action="store_true", help="chỉ cho xem sẽ thay đổi gì")
    restoring.set_defaults(run=restore_package)
    for parser in (verifying, restoring):
        parser.add_argument("file", type=Path, metavar="FILE", help="bản sao lưu (.bdg)")
        parser.add_argument(
            "--package-passphrase-file",
            type=Path,
            metavar="FILE",
            help="tệp chứa mật khẩu của bản sao lưu ở dòng đầu, nếu khác mật khẩu của sổ",
        )
        parser.add_argument(
            "--code-file", type=Path, metavar="FILE", help="tệp chứa mã khôi phục của bản sao lưu ở dòng đầu"
        )
    gathering = commands.add_parser(
        "consolidate", help="tổng hợp số liệu của nhiều xã từ một thư mục", parents=[shared]
    )
    gathering.add_argument("folder", type=Path, metavar="FOLDER", help="thư mục các tệp export summary")
    gathering.add_argument("target", type=Path, metavar="FILE", help="tệp .xlsx, .docx hoặc .pdf cần lập")
    gathering.add_argument("--year", type=int, required=True, metavar="Y", help="năm")
    gathering.set_defaults(run=consolidate)
    for parser in (backup, verifying, restoring, gathering):
        parser.add_argument("--json", action="store_true", help="chỉ in một văn bản JSON")


def back_up(arguments: Namespace) -> None:
    """Write a verified package, unless the last one there still holds the present state."""
    from app.services.exchange.header import SUFFIX

    target: Path = arguments.target.absolute()
    named = target.suffix.lower() == SUFFIX and not target.is_dir()
    with workspace_of(arguments) as workspace, _progress() as progress:
        made = workspace.exchange.backups.make(
            target.parent if named else target, name=target.name if named else "", progress=progress
        )
    header = made.header
    if arguments.json:
        print_json(
            {
                "file": str(made.path),
                "created": header.created.isoformat(),
                "machine": header.letter,
                "schema": header.schema,
                "rows": dict(made.contents.rows),
                "sha256": header.sha256,
                "size": header.offset + header.payload_size,
                "unchanged": made.unchanged,
                "removed": list(made.removed),
            }
        )
    elif made.unchanged:
        print(f"Sổ không thay đổi từ lần sao lưu trước; đã kiểm tra lại: {made.path}")
    else:
        print(f"Đã sao lưu và kiểm tra: {made.path}")


def verify_package(arguments: Namespace) -> None:
    """Prove a package; leaves with 1 and the first problem when it is not sound."""
    from app.services.exchange.scratch import SCRATCH_NAME
    from app.services.exchange.verification import verify

    vault = vault_of(arguments)
    path = arguments.file.absolute()
    opening = _opening(arguments)
    with TemporaryDirectory(prefix="bdg-") as elsewhere, other_key(arguments), _progress() as progress:
        scratch = vault.folder / SCRATCH_NAME if "key" in opening else Path(elsewhere)
        verdict = verify(path, scratch_folder=scratch, clock=vault.clock, progress=progress, **opening)
    if arguments.json:
        print_json(_verdict(verdict))
    if not verdict.sound:
        raise NotSound(verdict.problems[0])
    if not arguments.json and verdict.header is not None:
        made = verdict.header
        print(
            f"Bản sao lưu nguyên vẹn: máy {made.letter}, lập {_moment(made.created)}, "
            f"{sum(verdict.rows.values())} dòng dữ liệu trong {len(verdict.rows)} bảng."
        )


def restore_package(arguments: Namespace) -> None:
    """Show what a restore would change, or do it; on an empty folder a new machine begins."""
    path = arguments.file.absolute()
    opening = _opening(arguments)
    with (
        _restores(arguments, opening.get("key")) as restores,
        other_key(arguments),
        _progress() as progress,
    ):
        if arguments.dry_run:
            preview, done = restores.preview(path, progress=progress, **opening), None
        else:
            done = restores.restore(path, progress=progress, **opening)
            preview = done.preview
    if arguments.json:
        print_json(_restored(preview, done))
        return
    print(f"Bản sao lưu của máy {preview.header.letter}, lập {_moment(preview.header.created)}.")
    for count in preview.changed:
        print(f"  {count.title}: {count.now} → {count.then}")
    print(f"  Thay đổi sau bản sao lưu này: {preview.lost}")
    if preview.other_key:
        print(
            "Sổ trong bản sao lưu có khóa khác: sau khi phục hồi, "
            "mở sổ bằng mật khẩu và mã khôi phục của sổ đó."
        )
    if done is None:
        print("Chưa thay đổi gì. Chạy lại không có --dry-run để phục hồi.")
        return
    if done.backup is not None:
        print(f"Sổ trước khi phục hồi đã được sao lưu: {done.backup.path}")
    if done.set_aside is not None:
        print(f"Tệp cũ không mở được đã được giữ lại trong: {done.set_aside}")
    print(f"Đã phục hồi. Máy này mang chữ {done.machine.letter}.")


def consolidate(arguments: Namespace) -> None:
    """Put the summaries of many communes together; needs no book of its own."""
    from app.services.exchange.summary import gather
    from app.services.exchange.summary_report import consolidated
    from app.services.files import write_atomically
    from app.services.reports.service import Format, render

    form = next((one for one in Format if one.value == arguments.target.suffix.lower().lstrip(".")), None)
    if form is None:
        raise CannotRead("Hãy đặt tên tệp cần lập có đuôi .xlsx, .docx hoặc .pdf.")
    with _progress() as progress:
        found = gather(arguments.folder.absolute(), arguments.year, progress)
        write_atomically(arguments.target.absolute(), render(consolidated(found), form))
    if arguments.json:
        communes = [one.commune for one in found.summaries]
        print_json(
            {
                "file": str(arguments.target.absolute()),
                "year": found.year,
                "communes": communes,
                "problems": list(found.problems),
            }
        )
        return
    for problem in found.problems:
        print(problem)
    print(f"Đã tổng hợp {len(found.summaries)} xã, phường vào {arguments.target}.")


@contextmanager
def _restores(arguments: Namespace, key: "DataKey | None") -> "Iterator[Restores]":
    """Give the restores of the book of `--data`, open where it opens, else of what lies there."""
    from app.services.exchange.restore import Restores

    vault = vault_of(arguments)
    closed = Restores(vault, clock=vault.clock)
    if key is None:
        yield closed
        return
    try:
        workspace = open_workspace(vault, key)
    except (DamagedFile, DataFileMissing):
        yield closed
        return
    try:
        yield workspace.exchange.restores
    finally:
        workspace.close()


@contextmanager
def other_key(arguments: Namespace) -> Iterator[None]:
    """Say that another passphrase is wanted where the book's own was tried on a package of another key."""
    from app.services.exchange.header import OtherKey, read_header

    try:
        yield
    except WrongPassphrase as error:
        if arguments.package_passphrase_file is None and vault_of(arguments).state is VaultState.LOCKED:
            raise OtherKey(read_header(arguments.file.absolute())) from error
        raise


def _opening(arguments: Namespace) -> dict[str, Any]:
    """Return what may open a package: the book's key where the passphrase opens it, and the secrets given.

    A wrong passphrase for the book may still be the one of the package, made before it was changed.
    """
    vault = vault_of(arguments)
    opening: dict[str, Any] = {}
    if arguments.package_passphrase_file is not None:
        opening["passphrase"] = first_line(arguments.package_passphrase_file)
    if arguments.code_file is not None:
        opening["recovery_code"] = first_line(arguments.code_file)
    try:
        there = vault.state is VaultState.LOCKED
    except DamagedFile:
        there = False
    if opening and not there:
        return opening
    given = passphrase_of(arguments)
    if there:
        try:
            opening["key"] = vault.unlock(given)
        except WrongPassphrase:
            if opening or arguments.run is restore_package:
                raise
        except DamagedFile:
            there = False
    opening.setdefault("passphrase", given)
    return opening


def _verdict(verdict: "Verdict") -> dict[str, Any]:
    header = verdict.header
    return {
        "ok": verdict.sound,
        "created": header and header.created.isoformat(),
        "machine": header and header.letter,
        "schema": header and header.schema,
        "rows": dict(verdict.rows),
        "sha256": header and header.sha256,
        "problems": list(verdict.problems),
    }


def _restored(preview: "RestorePreview", done: "Restored | None") -> dict[str, Any]:
    return {
        "applied": done is not None,
        "created": preview.header.created.isoformat(),
        "machine": preview.header.letter,
        "schema": preview.header.schema,
        "kinds": {count.kind: {"now": count.now, "then": count.then} for count in preview.kinds},
        "latest_change": {
            "now": preview.latest_now and preview.latest_now.isoformat(),
            "then": preview.latest_then and preview.latest_then.isoformat(),
        },
        "lost_changes": preview.lost,
        "other_key": preview.other_key,
        "backup": str(done.backup.path) if done is not None and done.backup is not None else None,
        "set_aside": str(done.set_aside) if done is not None and done.set_aside is not None else None,
        "this_machine": None if done is None else done.machine.letter,
    }


def _moment(moment: Any) -> str:
    return f"{format_date(moment.date())} {moment:%H:%M}"


@contextmanager
def _progress() -> Iterator[ConsoleProgress]:
    progress = ConsoleProgress()
    try:
        yield progress
    finally:
        progress.close()
