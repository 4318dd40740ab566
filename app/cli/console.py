"""How long work shows in a console: one line that is written over, and nothing where nobody looks."""

import sys
from typing import Final

_WIDTH: Final = 70


class ConsoleProgress:
    """Writes to stderr, and only to a terminal: output that is read by a program stays clean."""

    def __init__(self) -> None:
        self._shown = False
        self._watched = sys.stderr is not None and sys.stderr.isatty()

    def step(self, done: int, total: int, message: str = "") -> None:
        """Show `done` of `total`."""
        if not self._watched:
            return
        share = f" {100 * done // total}%" if total else ""
        sys.stderr.write(f"\r{message + share:<{_WIDTH}.{_WIDTH}}")
        sys.stderr.flush()
        self._shown = True

    def check(self) -> None:
        """Ctrl+C stops the program by itself."""

    def close(self) -> None:
        """Clear the line."""
        if self._shown:
            sys.stderr.write("\r" + " " * _WIDTH + "\r")
            sys.stderr.flush()
