"""A book for commands, and two ways to run them: inside this process, and as a process of its own."""

import shutil
from pathlib import Path

import pytest

from tests.cli.commands import Book
from tests.helpers.workspace import PASSPHRASE, make_workspace


@pytest.fixture(scope="session")
def book_made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sổ mẫu") / "dữ liệu"
    make_workspace(folder).close()
    return folder


@pytest.fixture
def book(book_made_once: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Book:
    """A book in a folder with a space and Vietnamese letters."""
    folder = tmp_path / "Sổ của xã" / "dữ liệu"
    shutil.copytree(book_made_once, folder)
    secret = tmp_path / "mật khẩu.txt"
    secret.write_text(f"{PASSPHRASE}\nkhông đọc dòng này\n", encoding="utf-8")
    return Book(folder, secret, capsys)
