"""What may be loaded before there is a passphrase: starting must not wait for what opening needs."""

import subprocess
import sys

import pytest

from tests.cli.commands import ROOT

HEAVY = (
    "PySide6",
    "alembic",
    "argon2",
    "cryptography",
    "docx",
    "lxml",
    "mako",
    "openpyxl",
    "pypdfium2",
    "pyqtgraph",
    "reportlab",
    "sqlalchemy",
    "sqlcipher3",
)


def loaded_by(statement: str) -> set[str]:
    """Return the heavy libraries that a statement loads in a fresh interpreter."""
    program = f"import sys\n{statement}\nprint(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    return set(told.stdout.split())


@pytest.mark.parametrize(
    "statement",
    [
        "import app.services.vault",
        "from app.cli.parser import build_parser; build_parser()",
        "from app.cli.parser import read_arguments; read_arguments(['record', 'list', 'tasks'])",
        "from app.bootstrap import data_folder, open_vault; open_vault(data_folder()).state",
    ],
)
def test_nothing_heavy_before_the_passphrase(statement: str) -> None:
    assert loaded_by(statement) == set()


def test_the_window_loads_qt_and_nothing_of_the_documents_or_the_database() -> None:
    assert loaded_by("import app.bootstrap.window") <= {"PySide6"}


def test_a_loaded_library_is_seen() -> None:
    assert "sqlalchemy" in loaded_by("import app.models")
