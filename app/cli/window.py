"""No command: the window."""

import gc
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace


def show(arguments: "Namespace | SimpleNamespace") -> int:
    """Open the window on the data folder and return its exit code."""
    # Nothing made until the window is there is garbage; looking for it costs a twentieth of the start.
    gc.disable()
    from app.bootstrap import data_folder
    from app.bootstrap.window import run_window

    return run_window(data_folder(getattr(arguments, "data", None)))


def asked_alone(argv: Sequence[str]) -> SimpleNamespace | None:
    """Return what the parser would make of no command and at most `--data DIR`, else None.

    The daily start does without the parser and all the commands that it knows.
    """
    if not argv:
        return SimpleNamespace(run=show)
    if len(argv) == 2 and argv[0] == "--data" and not argv[1].startswith("-"):
        return SimpleNamespace(run=show, data=Path(argv[1]))
    return None
