"""The program is killed in the middle of a day; nothing that it left behind tells of anybody."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from app.core.text import fold
from app.services.listing import ListQuery
from tests.helpers.processes import ROOT
from tests.helpers.workspace import reopen
from tests.integration.cases.papers import ADDRESS, PERPETRATOR, REPORTER, STORY, VICTIM

PLANTED = (VICTIM, PERPETRATOR, REPORTER, ADDRESS, STORY)


def traces(folder: Path) -> list[str]:
    forms = {
        text.encode(coding): word
        for word in PLANTED
        for text in (word, word.upper(), word.casefold(), fold(word), unicodedata.normalize("NFD", word))
        for coding in ("utf-8", "utf-16-le", "utf-16-be")
    }
    found = []
    for path in folder.rglob("*"):
        seen = str(path.relative_to(folder)).encode() + (path.read_bytes() if path.is_file() else b"")
        found += [f"{path.name}: {word}" for form, word in forms.items() if form in seen]
    return found


@pytest.mark.parametrize("acts", [1, 4, 9, 17, 28])
def test_a_killed_program_leaves_no_name(tmp_path: Path, acts: int) -> None:
    temporary = tmp_path / "tạm"
    temporary.mkdir()
    away = dict.fromkeys(("TMPDIR", "TEMP", "TMP", "HOME", "XDG_CACHE_HOME"), str(temporary))
    process = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", "tests.integration.cases.day_at_work", str(tmp_path / "sổ")],
        cwd=ROOT,
        env={**os.environ, **away, "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(acts)]
    assert all(lines), "the day ended by itself"
    process.kill()
    said = "".join([*lines, *process.communicate()])
    assert traces(tmp_path) == []
    assert [word for word in PLANTED if fold(word) in fold(said)] == []
    workspace = reopen(tmp_path / "sổ")
    assert workspace.records.page("cases", ListQuery()).total == 1
    workspace.close()


def test_the_search_would_find_it(tmp_path: Path) -> None:
    (tmp_path / "a.tmp").write_text(fold(VICTIM), encoding="utf-16-le")
    (tmp_path / f"{PERPETRATOR}.txt").touch()
    assert len(traces(tmp_path)) >= 2
