"""Other processes at work on the same book: real ones, to be killed, to wait for, to run out of room."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def started(job: str, folder: Path, *more: str) -> subprocess.Popen[str]:
    """Start a job of `tests.helpers.jobs` on the book in `folder`; its lines come as they happen."""
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", "-u", "-m", "tests.helpers.jobs", job, str(folder), *more],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def line_of(process: subprocess.Popen[str]) -> str:
    """Wait for the next line that `process` prints; "" when it ended."""
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def finished(process: subprocess.Popen[str]) -> tuple[int, list[str], str]:
    """Wait for the end; return the exit code, the lines not yet read and stderr."""
    out, err = process.communicate(timeout=60)
    return process.returncode, out.splitlines(), err
