"""What may be loaded before there is a passphrase: starting must not wait for what opening needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands import ROOT
from tests.helpers.workspace import make_workspace

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


UNTIL_PAINTED = """
import os, sys
import PySide6.QtCore
from app.ui.lock_screen import LockScreen
from app.ui.main_window import MainWindow

def painted(self, event):
    print("Qt" in vars(PySide6.QtCore))

def appear(self):
    made(self)
    print("Qt" in vars(PySide6.QtCore), self.shell_actions.help in self.actions(), flush=True)
    os._exit(0)

LockScreen.paintEvent = painted
made, MainWindow._appear = MainWindow._appear, appear
from app.cli import main
main(["--data", sys.argv[1]])
"""


def test_the_lock_screen_is_painted_before_the_namespace_of_qt_is_made(tmp_path: Path) -> None:
    """It is the dearest of what can wait; with the window there, all of it is there, F1 too."""
    make_workspace(tmp_path).close()
    told = subprocess.run(
        [sys.executable, "-c", UNTIL_PAINTED, str(tmp_path)],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    *pictures, then = told.stdout.splitlines()
    assert set(pictures) == {"False"}
    assert then == "True True"
    assert told.stderr == ""


def test_a_loaded_library_is_seen() -> None:
    assert "sqlalchemy" in loaded_by("import app.models")
