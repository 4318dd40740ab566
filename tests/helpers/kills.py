"""Processes at work on a book that are killed at a moment chosen by chance, by the hundred.

On POSIX they are forked from one that has loaded everything, which takes a tenth of the time.
`BDG_KILLS` says how many a test of each kind does; the long run of the fault suite sets it higher.
"""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from tests.helpers.processes import ROOT, line_of, started

KILLS = int(os.environ.get("BDG_KILLS", "8"))
READY = "ready"


class Killer(Protocol):
    """Starts a job and kills it."""

    def __call__(self, job: str, *arguments: object, after: float) -> list[str]:
        """Start `job` of `tests.helpers.jobs`, kill it `after` seconds of work; return its lines.

        A job that ends by itself is not killed; one that fails fails the test.
        """


@contextmanager
def killing(folder: Path) -> Iterator[Killer]:
    """Give a killer; `folder` is where it may put its pipes."""
    if sys.platform == "win32":
        yield _kill_started
        return
    server = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", "tests.helpers.kills"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        yield lambda job, *arguments, after: _kill_forked(server, folder, (job, *arguments), after)
    finally:
        server.communicate("")


def _kill_started(job: str, *arguments: object, after: float) -> list[str]:
    folder, *rest = map(str, arguments)
    process = started("ready", Path(folder), job, *rest)
    assert line_of(process) == READY
    with suppress(subprocess.TimeoutExpired):
        out, err = process.communicate(timeout=after)
        assert process.returncode == 0, err
        return out.splitlines()
    process.kill()
    out, _ = process.communicate()
    return _whole_lines(out)


if sys.platform != "win32":

    def _kill_forked(
        server: subprocess.Popen[str], folder: Path, command: tuple[object, ...], after: float
    ) -> list[str]:
        pipe = folder / "lời"
        os.mkfifo(pipe)
        assert server.stdin is not None
        server.stdin.write(json.dumps([str(pipe), *map(str, command)]) + "\n")
        server.stdin.flush()
        with pipe.open("rb", buffering=0) as said:
            pipe.unlink()
            pid = int(line_of(server))
            told = b""
            while not told.startswith(f"{READY}\n".encode()):
                more = said.read(65536)
                assert more, f"{command[0]} failed before it was ready: {told.decode()}"
                told += more
            _wait_for_end(said.fileno(), after)
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            # The pipe ends when the process is gone.
            while more := said.read(65536):
                told += more
        return _whole_lines(told.decode())[1:]

    def _wait_for_end(pipe: int, seconds: float) -> None:
        """Wait until nobody speaks into a pipe any more or the time is over; what was said waits in it."""
        poll = select.poll()
        poll.register(pipe, select.POLLHUP)
        poll.poll(seconds * 1000)

    def _serve() -> None:
        """Fork a process for every line of stdin: a pipe to speak into, a job, its arguments."""
        from tests.helpers.jobs import JOBS

        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        for line in sys.stdin:
            pipe, job, folder, *arguments = json.loads(line)
            pid = os.fork()
            if pid:
                print(pid, flush=True)
                continue
            said = os.open(pipe, os.O_WRONLY)
            os.dup2(said, 1)
            os.dup2(said, 2)
            os.close(said)
            os.close(0)
            code = 1
            try:
                print(READY, flush=True)
                JOBS[job](Path(folder), *arguments)
                code = 0
            finally:
                sys.stdout.flush()
                if code:
                    sys.excepthook(*sys.exc_info())
                os._exit(code)


def _whole_lines(text: str) -> list[str]:
    """Return the lines that came whole; a job's own failure is the test's."""
    assert "Traceback" not in text, text
    return text.split("\n")[:-1]


if __name__ == "__main__":
    _serve()
