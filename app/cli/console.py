"""The console's two streams: long work as one line that is written over, and output that may be lost."""

import errno
import os
import sys
from typing import Final

from app.core.errors import CannotWrite

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


class OutputLost(CannotWrite):
    """What a command found could not be printed; what it did is done."""

    def __init__(self) -> None:
        super().__init__(
            "Lệnh đã làm xong nhưng không in ra được kết quả. Hãy kiểm tra ổ đĩa hoặc nơi nhận kết quả."
        )


def deliver(text: str = "") -> None:
    """Write `text` and all that was printed to stdout; at the interpreter's end it would be too late to tell.

    Raises `BrokenPipeError` when the reader went away, `OutputLost` when there is no place for it.
    """
    if sys.stdout is None:
        if text:
            raise OutputLost
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_output()
        if error.errno == errno.EINVAL:
            # How Windows calls a broken pipe.
            raise BrokenPipeError from error
        raise OutputLost from error


def abandon_output() -> None:
    """Let what is still unprinted go nowhere, so that the interpreter does not try once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
