"""`init`, `passphrase`, `recovery`: the file itself and its keys."""

import argparse
from argparse import Namespace
from pathlib import Path
from typing import Any

from app.bootstrap import Office, create_workspace
from app.cli.context import CannotRead, ask_secret, first_line, passphrase_of, print_json, vault_of


def add_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the commands of this room."""
    init = commands.add_parser("init", help="tạo tệp dữ liệu mã hóa", parents=[shared])
    init.add_argument("--commune", default=Office().commune, help="tên xã")
    init.add_argument("--province", default=Office().province, help="tên tỉnh, thành phố")
    init.add_argument("--json", action="store_true", help="chỉ in một văn bản JSON")
    init.set_defaults(run=create)

    passphrase = commands.add_parser("passphrase", help="đổi mật khẩu", parents=[shared])
    change = passphrase.add_subparsers(metavar="VIỆC", required=True).add_parser("change", parents=[shared])
    change.add_argument("--new-passphrase-file", type=Path, help="tệp chứa mật khẩu mới ở dòng đầu")
    change.set_defaults(run=change_passphrase)

    recovery = commands.add_parser("recovery", help="mã khôi phục", parents=[shared])
    verbs = recovery.add_subparsers(metavar="VIỆC", required=True)
    show = verbs.add_parser("show", help="in lại mã khôi phục", parents=[shared])
    show.set_defaults(run=show_recovery)
    use = verbs.add_parser("use", help="đặt mật khẩu mới bằng mã khôi phục", parents=[shared])
    use.add_argument("--code-file", type=Path, help="tệp chứa mã khôi phục ở dòng đầu")
    use.add_argument("--new-passphrase-file", type=Path, help="tệp chứa mật khẩu mới ở dòng đầu")
    use.set_defaults(run=use_recovery)


def create(arguments: Namespace) -> None:
    """Create the encrypted file and print the recovery code, once."""
    vault = vault_of(arguments)
    if getattr(arguments, "passphrase_file", None) is None:
        passphrase = _ask_new()
    else:
        passphrase = passphrase_of(arguments)
    office = Office(arguments.commune, arguments.province)
    workspace, code = create_workspace(vault, passphrase, office)
    workspace.close()
    if arguments.json:
        print_json({"folder": str(vault.folder), "recovery_code": code})
        return
    print(f"Đã tạo tệp dữ liệu mã hóa trong: {vault.folder}")
    print(f"Mã khôi phục (chỉ in một lần, hãy chép ra giấy và cất riêng): {code}")


def change_passphrase(arguments: Namespace) -> None:
    """Set another passphrase; the data is not touched."""
    vault = vault_of(arguments)
    key = vault.unlock(passphrase_of(arguments))
    vault.change_passphrase(key, _new_passphrase(arguments))
    print("Đã đổi mật khẩu. Từ lần mở sau hãy dùng mật khẩu mới.")


def show_recovery(arguments: Namespace) -> None:
    """Print the recovery code again."""
    vault = vault_of(arguments)
    print(vault.recovery_code(vault.unlock(passphrase_of(arguments))))


def use_recovery(arguments: Namespace) -> None:
    """Set a new passphrase with the recovery code."""
    vault = vault_of(arguments)
    code = first_line(arguments.code_file) if arguments.code_file else ask_secret("Mã khôi phục: ")
    key = vault.unlock_with_recovery(code)
    vault.change_passphrase(key, _new_passphrase(arguments))
    print("Đã đặt mật khẩu mới bằng mã khôi phục.")


def _new_passphrase(arguments: Namespace) -> str:
    given: Path | None = arguments.new_passphrase_file
    return first_line(given) if given is not None else _ask_new()


def _ask_new() -> str:
    passphrase = ask_secret("Mật khẩu mới: ")
    if ask_secret("Nhập lại mật khẩu mới: ") != passphrase:
        raise CannotRead("Hai lần nhập mật khẩu không giống nhau. Hãy chạy lại và nhập cẩn thận.")
    return passphrase
