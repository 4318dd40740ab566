"""Whole processes beside a bare PySide6 window: time to the lock screen, memory, idle CPU."""

import json
from pathlib import Path

import pytest

from app.services.workspace import Workspace
from tests.bench.paired import paired_seconds
from tests.bench.processes import (
    BARE_WEIGHT,
    BARE_WINDOW,
    LOCK_SCREEN,
    environment,
    last_line,
    seconds_to_first_line,
)
from tests.helpers.workspace import make_workspace

STARTS = 15
MEGABYTE = 1_000_000


def test_start_to_the_lock_screen(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    make_workspace(folder).close()
    env = environment(tmp_path / "cache")
    result = paired_seconds(
        lambda: seconds_to_first_line(LOCK_SCREEN, ["--data", str(folder)], env),
        lambda: seconds_to_first_line(BARE_WINDOW, [], env),
        runs=STARTS,
    )
    print("\n" + result.line("start to the lock screen", goal="≤ 1.6"))


@pytest.mark.timeout(900)
def test_memory_and_idle(filled: Workspace, tmp_path: Path) -> None:
    env = environment(tmp_path / "cache")
    bare = int(last_line(["-c", BARE_WEIGHT], env))
    # Before it is weighed: compiling the modules takes memory, which an installed program has done.
    make_workspace(tmp_path / "empty").close()
    last_line(["-m", "tests.bench.visit", str(tmp_path / "empty")], env)
    found = json.loads(last_line(["-m", "tests.bench.visit", str(filled.vault.folder)], env))
    print(
        f"\nmemory over 100,000 records, every list scrolled: own {_mb(found['lists_own'])}, "
        f"with shared libraries at its peak {_mb(found['lists'])}; "
        f"with the month's report own {_mb(found['all_own'])}, peak "
        f"{_mb(found['all'])} (bare window peak {_mb(bare)}; goal < 200 MB)\n"
        f"idle with everything shown: {found['idle']:.2%} of a core (goal 0)"
    )


def _mb(amount: float) -> str:
    return f"{amount / MEGABYTE:.0f} MB"
