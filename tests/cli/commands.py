"""Running commands and reading what they say."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.cli import main

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Told:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout; fails when there is anything else."""
        assert self.code == 0, self.err
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line on stderr of a command that was refused."""
        assert (self.code, self.out) == (1, "")
        (line,) = self.err.splitlines()
        return line


@dataclass(frozen=True, slots=True)
class Book:
    """A data folder and its passphrase file."""

    folder: Path
    secret: Path
    capsys: pytest.CaptureFixture[str]

    def run(self, *command: object) -> Told:
        """Run a command on the book in this process."""
        return self.run_bare(*command, "--data", self.folder, "--passphrase-file", self.secret)

    def run_bare(self, *command: object) -> Told:
        """Run a command in this process with nothing added."""
        self.capsys.readouterr()
        try:
            code = main([str(word) for word in command])
        except SystemExit as left:
            code = int(str(left.code))
        out, err = self.capsys.readouterr()
        return Told(code, out, err)

    def put(self, kind: str, /, **values: Any) -> Any:
        """Put a record through a JSON file; return the document that is answered."""
        return self.run("record", "put", kind, self.file(values), "--json").json

    def file(self, values: Any, name: str = "hồ sơ.json") -> Path:
        """Write values as a JSON file beside the book."""
        path = self.secret.with_name(name)
        path.write_text(json.dumps(values), encoding="utf-8")
        return path


def start(*command: object, **environment: str) -> subprocess.Popen[bytes]:
    """Start `python -m app …` as a user's shell does: without the settings that make Python speak UTF-8."""
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))
    }
    return subprocess.Popen(
        [sys.executable, "-m", "app", *map(str, command)],
        cwd=ROOT,
        env={**inherited, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def process(*command: object, **environment: str) -> Told:
    """Run `python -m app …` as a process of its own; its streams must be UTF-8."""
    running = start(*command, **environment)
    out, err = running.communicate(timeout=60)
    return Told(running.returncode, out.decode(), err.decode())
