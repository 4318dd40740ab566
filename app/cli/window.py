"""No command: the window."""

from argparse import Namespace


def show(arguments: Namespace) -> int:
    """Open the window on the data folder and return its exit code."""
    from app.bootstrap import data_folder
    from app.bootstrap.window import run_window

    return run_window(data_folder(getattr(arguments, "data", None)))
