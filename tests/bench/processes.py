"""Programs of a few lines that are timed and weighed as whole processes, and how that is done."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]

BARE_WINDOW: Final = """
import os
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Words(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
        os._exit(0)

application = QApplication([])
window = QMainWindow()
window.setCentralWidget(Words("Sổ đang khóa"))
window.resize(1280, 740)
window.show()
application.exec()
"""
"""What the start is compared with: a window with one line of text, until that is painted."""

BARE_WEIGHT: Final = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from tests.bench.weight import peak_memory

application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Sổ đang khóa"))
window.resize(1280, 740)
window.show()
QTimer.singleShot(500, application.quit)
application.exec()
print(peak_memory())
"""
"""The same window, to be weighed."""

LOCK_SCREEN: Final = """
import os, sys
from app.ui.lock_screen import LockScreen

def painted(self, event):
    print("painted", flush=True)
    os._exit(0)

LockScreen.paintEvent = painted
from app.cli import main
main(sys.argv[1:])
"""
"""The program as `python -m app` starts it, until the lock screen is painted for the first time."""


def environment(cache: Path) -> dict[str, str]:
    """The environment of an installed program: compiled modules are kept, here in `cache`."""
    made = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**made, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(cache)}


def seconds_to_first_line(program: str, arguments: Sequence[str], env: dict[str, str]) -> float:
    """Start a process and return the seconds until it prints its first line."""
    command = [sys.executable, "-c", program, *arguments]
    begun = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        passed = time.perf_counter() - begun
    assert line.strip() == b"painted"
    return passed


def last_line(command: Sequence[str], env: dict[str, str]) -> str:
    """Run Python with `command` to its end; return the last line that it printed."""
    done = subprocess.run([sys.executable, *command], stdout=subprocess.PIPE, env=env, cwd=ROOT, check=True)
    return done.stdout.decode("utf-8").splitlines()[-1]
