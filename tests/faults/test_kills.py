"""Killed at random moments of saving, backing up, restoring, upgrading: every time the book opens, whole.

Seeded; the long run does hundreds of kills of each kind (`BDG_KILLS`).
"""

import random
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.bootstrap import open_workspace
from app.core.errors import WrongPassphrase
from app.db import migrate
from app.services.exchange.backup import packages_in
from app.services.exchange.package import PART, opened_package
from app.services.exchange.restore import Restores
from app.services.listing import ListQuery
from app.services.vault import Vault
from tests.faults.test_processes import check_whole
from tests.helpers.kills import KILLS, Killer, killing
from tests.helpers.workspace import PASSPHRASE, make_vault, reopen
from tests.migrations.test_upgrade import REBUILD_TASKS
from tests.migrations.tomorrow import Tomorrow

CHUNK = 8
OF_ANOTHER = 30
CHUNKS = range(-(-KILLS // CHUNK))
"""Several tests of a few kills each, so that none of them is long."""


@pytest.fixture
def kill(tmp_path: Path) -> Iterator[Killer]:
    with killing(tmp_path) as killer:
        yield killer


def moments(kind: str, chunk: int, longest: float) -> Iterator[float]:
    """Seconds of work before each kill, the same ones every time."""
    source = random.Random(f"{kind} {chunk}")
    for _ in range(min(CHUNK, KILLS - CHUNK * chunk)):
        yield source.uniform(0, longest)


@pytest.mark.parametrize("chunk", CHUNKS)
def test_while_saving(closed: Vault, kill: Killer, chunk: int) -> None:
    saved: list[str] = []
    for after in moments("save", chunk, 0.7):
        saved += [line for line in kill("save_for_ever", closed.folder, after=after) if len(line) == 36]
        workspace = reopen(closed.folder)
        try:
            check_whole(workspace)
            there = {row.id for row in workspace.records.page("tasks", ListQuery(limit=100_000)).rows}
            assert there.issuperset(saved)
        finally:
            workspace.close()


@pytest.mark.parametrize("chunk", CHUNKS)
def test_while_backing_up(closed: Vault, kill: Killer, chunk: int, tmp_path: Path) -> None:
    """What has a package's name is a whole package, and nothing that was announced is lost."""
    stick = tmp_path / "USB"
    stick.mkdir()
    for after in moments("backup", chunk, 1.2):
        lines = kill("back_up_for_ever", closed.folder, stick, after=after)
        workspace = reopen(closed.folder)
        try:
            check_whole(workspace)
            for line in lines:
                word, _, rest = line.partition(" ")
                if word == "saved":
                    workspace.records.get("tasks", rest)
            made = [line.partition(" ")[2] for line in lines if line.startswith("made ")]
            there = packages_in(stick)
            assert {path.name for path in there}.issuperset(made[-8:])
            for path in there:
                with opened_package(path, key=workspace.key, scratch_folder=tmp_path / "tam"):
                    pass
        finally:
            workspace.close()
    leftovers = [path for path in stick.iterdir() if path.name.endswith(PART)]
    assert len(leftovers) <= CHUNK


@pytest.mark.parametrize("chunk", CHUNKS)
def test_while_restoring(closed: Vault, kill: Killer, chunk: int, tmp_path: Path) -> None:
    """The book is the old one or the new one, never none, and its key is the right one."""
    ways = two_packages(closed, tmp_path)
    for after in moments("restore", chunk, 1.5):
        kill("restore_for_ever", closed.folder, *ways, after=after)
        workspace = reopen(closed.folder)
        try:
            check_whole(workspace)
            assert workspace.records.page("tasks", ListQuery()).total in {40, 41}
        finally:
            workspace.close()


def two_packages(vault: Vault, tmp_path: Path) -> list[Path]:
    """Return packages of the book with 40 and with 41 tasks."""
    workspace = reopen(vault.folder)
    ways = [workspace.exchange.backups.make(tmp_path, name="bốn mươi.bdg").path]
    workspace.records.put("tasks", {"title": "Thêm một"})
    ways.append(workspace.exchange.backups.make(tmp_path, name="bốn mốt.bdg").path)
    workspace.close()
    return ways


@pytest.mark.parametrize("chunk", CHUNKS)
def test_while_a_second_machine_begins(closed: Vault, kill: Killer, chunk: int, tmp_path: Path) -> None:
    """The folder has no book, and one can begin again, or it has the whole book."""
    package, _ = two_packages(closed, tmp_path)
    for number, after in enumerate(moments("begin", chunk, 0.5)):
        folder = tmp_path / f"máy {number}"
        kill("begin_with", folder, package, after=after)
        vault = make_vault(folder)
        if vault.state.value == "missing":
            Restores(vault, clock=vault.clock).restore(package, passphrase=PASSPHRASE)
        workspace = reopen(folder)
        try:
            check_whole(workspace)
            assert workspace.vault.machine.letter == "B"
            assert workspace.records.page("tasks", ListQuery()).total == 40
        finally:
            workspace.close()


@pytest.mark.parametrize("chunk", CHUNKS)
def test_while_merging(closed: Vault, kill: Killer, chunk: int, tmp_path: Path) -> None:
    """The book is as before the merge or as after it, never between; what was told is so."""
    package = package_of_another(closed, tmp_path)
    for number, after in enumerate(moments("merge", chunk, 2.0)):
        folder = tmp_path / f"bản {number}"
        shutil.copytree(closed.folder, folder)
        told = kill("merge_and_undo", folder, package, after=after)
        workspace = reopen(folder)
        try:
            check_whole(workspace)
            tasks = workspace.records.page("tasks", ListQuery()).total
            assert tasks in {40, 40 + OF_ANOTHER}
            if told[-1:] == ["undone"]:
                assert tasks == 40
            if tasks == 40 and not told:
                # The same package can be merged as if nothing had been.
                workspace.merges.merge_package(package)
                assert workspace.records.page("tasks", ListQuery()).total == 40 + OF_ANOTHER
        finally:
            workspace.close()


def package_of_another(vault: Vault, tmp_path: Path) -> Path:
    """Return a package of a second machine that began with this book and worked on."""
    folder = tmp_path / "máy B"
    first = reopen(vault.folder)
    begun = first.exchange.backups.make(tmp_path, name="bốn mươi.bdg").path
    first.close()
    second = make_vault(folder)
    Restores(second, clock=second.clock).restore(begun, passphrase=PASSPHRASE)
    workspace = reopen(folder)
    for number in range(OF_ANOTHER):
        workspace.records.put("tasks", {"title": f"Việc của máy B {number}"})
    path = workspace.exchange.backups.make(tmp_path, name="máy B.bdg").path
    workspace.close()
    return path


@pytest.mark.parametrize("chunk", CHUNKS)
def test_while_handing_over(closed: Vault, kill: Killer, chunk: int, tmp_path: Path) -> None:
    """The former passphrase opens the book, or the successor's, never none and never both."""
    for number, after in enumerate(moments("hand over", chunk, 1.0)):
        folder = tmp_path / f"bản {number}"
        shutil.copytree(closed.folder, folder)
        kill("hand_over", folder, "mật khẩu người kế nhiệm", after=after)
        vault = make_vault(folder)
        opened = {}
        for passphrase in (PASSPHRASE, "mật khẩu người kế nhiệm"):
            with suppress(WrongPassphrase):
                opened[passphrase] = vault.unlock(passphrase)
        ((passphrase, key),) = opened.items()
        workspace = open_workspace(vault, key)
        try:
            check_whole(workspace)
            assert workspace.records.page("tasks", ListQuery()).total == 40
            past = workspace.exchange.handovers.past()
            assert len(past) == (passphrase != PASSPHRASE), "the minutes can be printed again"
        finally:
            workspace.close()


@pytest.fixture
def tomorrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tomorrow:
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrate, "MIGRATIONS", folder)
    return Tomorrow(folder, monkeypatch)


@pytest.mark.parametrize("chunk", CHUNKS)
def test_while_upgrading(closed: Vault, kill: Killer, chunk: int, tmp_path: Path, tomorrow: Tomorrow) -> None:
    """The file is of the one release or of the other, with the same rows."""
    today = migrate.HEAD
    later = tomorrow.adds(REBUILD_TASKS)
    for number, after in enumerate(moments("upgrade", chunk, 0.6)):
        folder = tmp_path / f"bản {number}"
        shutil.copytree(closed.folder, folder)
        kill("upgrade", folder, tomorrow.folder, later, after=after)
        vault = make_vault(folder)
        key = vault.unlock(PASSPHRASE)
        assert migrate.current_revision(vault.data_file, key) in {today, later}
        migrate.ensure_schema(vault.data_file, key, now=vault.clock.now())
        assert migrate._counts(vault.data_file, key)["tasks"] == 40
