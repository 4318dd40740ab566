"""What commands share: where the data lies, the passphrase, the open file, JSON out."""

import getpass
import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.bootstrap import data_folder, open_vault, open_workspace
from app.cli.console import deliver
from app.core.errors import AppError, NoDataFile
from app.services.vault import Vault, VaultState

if TYPE_CHECKING:
    from app.services.workspace import Workspace


class CannotRead(AppError):
    """A file named on the command line cannot be read."""


def vault_of(arguments: Namespace) -> Vault:
    """Return the vault of `--data`."""
    return open_vault(data_folder(getattr(arguments, "data", None)))


def passphrase_of(arguments: Namespace, *, prompt: str = "Mật khẩu: ") -> str:
    """Return the passphrase from `--passphrase-file`, else ask for it."""
    given: Path | None = getattr(arguments, "passphrase_file", None)
    if given is not None:
        return first_line(given)
    return ask_secret(prompt)


def ask_secret(prompt: str) -> str:
    """Ask without showing what is typed; raise a sentence where nobody can answer."""
    if not sys.stdin or not sys.stdin.isatty():
        raise CannotRead("Cần mật khẩu: hãy ghi mật khẩu vào một tệp và thêm --passphrase-file TỆP.")
    try:
        return getpass.getpass(prompt)
    except EOFError as error:
        raise CannotRead("Chưa nhập mật khẩu. Hãy chạy lại lệnh và nhập mật khẩu.") from error


def first_line(path: Path) -> str:
    """Return the first line of a secret's file, without its line end; an empty one is refused."""
    line = read_text(path).split("\n", 1)[0].removesuffix("\r")
    if not line:
        raise CannotRead(f"Dòng đầu của tệp «{path}» trống. Hãy ghi mật khẩu hoặc mã vào dòng đầu.")
    return line


def read_text(path: Path) -> str:
    """Return a UTF-8 file's text, or raise a sentence."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotRead(f"Tệp «{path}» không phải chữ UTF-8. Hãy lưu lại tệp với mã UTF-8.") from error
    except (OSError, ValueError) as error:
        # ValueError: a name that no file can have.
        raise CannotRead(f"Không đọc được tệp «{path}». Hãy kiểm tra lại đường dẫn.") from error


def target_of(arguments: Namespace, suffix: str) -> Path:
    """Return where a command writes its file; raise a sentence for a name that could be the book's own file.

    Every file that is written takes the place of the one there: of the book or its keys when mistyped.
    """
    path: Path = arguments.file.absolute()
    if path.suffix.lower() != suffix:
        raise CannotRead(f"Tên tệp «{arguments.file}» chưa đúng. Hãy đặt tên tệp có đuôi {suffix}.")
    if suffix == ".json" and path.parent.resolve() == vault_of(arguments).folder.resolve():
        raise CannotRead("Thư mục dữ liệu chỉ để chương trình dùng. Hãy ghi tệp vào thư mục khác.")
    return path


@contextmanager
def workspace_of(arguments: Namespace) -> Iterator["Workspace"]:
    """Open the file of `--data` for one command."""
    vault = vault_of(arguments)
    if vault.state is VaultState.MISSING:
        raise NoDataFile
    key = vault.unlock(passphrase_of(arguments))
    if vault.key_file_mended:
        from app.services.key_store import MENDED

        print(MENDED, file=sys.stderr)
    workspace = open_workspace(vault, key)
    try:
        yield workspace
    finally:
        workspace.close()


def print_json(document: Any) -> None:
    """Print one JSON document and nothing else."""
    deliver(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
