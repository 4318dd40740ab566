"""Several processes on one book, and processes that are killed: what was saved is there, the chain holds."""

import random
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text

from app.core.errors import AlreadyRunning, RecordNotFound
from app.db import database
from app.services.changelog.history import broken_links
from app.services.listing import ListQuery
from app.services.settings.defaults import UNITS
from app.services.vault import Vault
from app.services.workspace import Workspace
from tests.helpers.processes import finished, line_of, started
from tests.helpers.sentences import is_sentence
from tests.helpers.workspace import PASSPHRASE, make_vault, reopen


def check_whole(workspace: Workspace) -> None:
    """The chain holds and every page and key of the file is sound."""
    with workspace.database.read() as session:
        assert broken_links(session) == []
        assert session.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        assert session.execute(text("PRAGMA foreign_key_check")).first() is None


@pytest.mark.parametrize("seed", range(4))
def test_killed_while_saving(closed: Vault, seed: int) -> None:
    """Between any two lines of code, any write of the disk: the power does not ask."""
    process = started("save_for_ever", closed.folder)
    assert line_of(process) == "open"
    saved = [line_of(process) for _ in range(random.Random(seed).randrange(1, 40))]
    process.kill()
    _, rest, _ = finished(process)
    saved += [line for line in rest if len(line) == 36]
    workspace = reopen(closed.folder)
    try:
        check_whole(workspace)
        for task_id in saved:
            task = workspace.records.get("tasks", task_id)
            assert len(task.values["tags"]) == 1
            assert len(workspace.records.history("tasks", task_id)) == 2
        total = workspace.records.page("tasks", ListQuery()).total
        assert total - 40 - len(saved) in {0, 1}, "at most the one being saved is there unannounced"
        workspace.records.put("tasks", {"title": "Làm tiếp"})
        check_whole(workspace)
    finally:
        workspace.close()


@pytest.mark.parametrize("milliseconds", [150, 300, 400, 500, 650])
def test_killed_on_the_first_run(tmp_path: Path, milliseconds: int) -> None:
    """The folder is as it was, or the book opens, with all of its first content."""
    process = started("create", tmp_path / "Sổ")
    with suppress(subprocess.TimeoutExpired):
        process.wait(milliseconds / 1000)
    process.kill()
    finished(process)
    vault = make_vault(tmp_path / "Sổ")
    if vault.state.value == "missing":
        return
    workspace = reopen(tmp_path / "Sổ")
    try:
        check_whole(workspace)
        assert workspace.records.page("units", ListQuery()).total == len(UNITS)
    finally:
        workspace.close()


def test_two_processes_saving_at_once_lose_nothing(closed: Vault) -> None:
    processes = [started("save_some", closed.folder, name, "25") for name in ("một", "hai")]
    for process in processes:
        assert line_of(process) == "open"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        assert finished(process) == (0, [], "")
    workspace = reopen(closed.folder)
    try:
        assert workspace.records.page("tasks", ListQuery()).total == 40 + 50
        check_whole(workspace)
    finally:
        workspace.close()


def test_two_starts_at_once_make_one_book(tmp_path: Path) -> None:
    """Both find a key without data; one makes the data, the other waits and finds it made."""
    make_vault(tmp_path).create(PASSPHRASE)
    processes = [started("start", tmp_path) for _ in range(2)]
    for process in processes:
        assert line_of(process) == "ready"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        assert finished(process) == (0, ["opened"], "")
    workspace = reopen(tmp_path)
    try:
        check_whole(workspace)
        units = [row.values["name"] for row in workspace.records.page("units", ListQuery()).rows]
        assert len(units) == len(set(units)) == len(UNITS)
    finally:
        workspace.close()


def test_who_comes_second_reads_and_is_told_that_writing_must_wait(
    closed: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 200)
    workspace = reopen(closed.folder)
    process = started("hold", closed.folder)
    try:
        assert line_of(process) == "held"
        assert workspace.records.page("tasks", ListQuery()).total == 40
        with pytest.raises(AlreadyRunning) as caught:
            workspace.records.put("tasks", {"title": "Không chen được"})
        assert is_sentence(str(caught.value))
        process.communicate("\n", timeout=60)
        assert workspace.records.page("tasks", ListQuery()).total == 41
        saved = workspace.records.put("tasks", {"title": "Giờ thì được"})
        check_whole(workspace)
        with pytest.raises(RecordNotFound):
            workspace.records.get("units", saved.record.id)
    finally:
        process.kill()
        finished(process) if process.returncode is None else None
        workspace.close()
