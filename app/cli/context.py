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
    return getpass.getpass(prompt)


def first_line(path: Path) -> str:
    """Return the first line of a secret's file, without its line end."""
    lines = read_text(path).splitlines()
    return lines[0] if lines else ""


def read_text(path: Path) -> str:
    """Return a UTF-8 file's text, or raise a sentence."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CannotRead(f"Không đọc được tệp «{path}». Hãy kiểm tra lại đường dẫn.") from error
    except UnicodeDecodeError as error:
        raise CannotRead(f"Tệp «{path}» không phải chữ UTF-8. Hãy lưu lại tệp với mã UTF-8.") from error


@contextmanager
def workspace_of(arguments: Namespace) -> Iterator["Workspace"]:
    """Open the file of `--data` for one command."""
    vault = vault_of(arguments)
    if vault.state is VaultState.MISSING:
        raise NoDataFile
    workspace = open_workspace(vault, vault.unlock(passphrase_of(arguments)))
    try:
        yield workspace
    finally:
        workspace.close()


def print_json(document: Any) -> None:
    """Print one JSON document and nothing else."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
