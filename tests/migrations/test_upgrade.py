"""An older file meets a later program: copied and proven first, then all of it or nothing."""

import importlib
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from app.core.errors import DamagedFile, NewerFile
from app.core.progress import Cancelled
from app.db import migrate
from app.db.database import copy_database, open_engine
from app.services.listing import ListQuery
from app.services.vault import Vault
from tests.helpers.clock import FixedClock
from tests.helpers.folders import digests
from tests.helpers.processes import finished, line_of, started
from tests.helpers.workspace import PASSPHRASE, TODAY, make_vault, reopen
from tests.migrations.tomorrow import Tomorrow

ADD_A_COLUMN = """column = sa.Column("weight", sa.Integer(), nullable=False, server_default="3")
op.add_column("tasks", column)"""
REBUILD_TASKS = """with op.batch_alter_table("tasks", recreate="always") as batch:
    batch.add_column(sa.Column("weight", sa.Integer(), nullable=True))
    batch.alter_column("note", new_column_name="remark")"""
FAIL_HALF_WAY = f"""{ADD_A_COLUMN}
op.execute("DELETE FROM task_tags")
op.create_table("of_tomorrow", sa.Column("id", sa.Integer()))
raise ZeroDivisionError"""
LEAVE_ORPHANS = """op.execute("DELETE FROM units")"""
WAIT = """print("half way", flush=True)
import sys
sys.stdin.readline()"""
NOW = FixedClock.on(TODAY).now()


class Watcher:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[int, int, str]] = []

    def step(self, done: int, total: int, message: str = "") -> None:
        self.told.append((done, total, message))

    def check(self) -> None:
        """Let the work go on."""


class Stopper(Watcher):
    """Cancels as soon as it may."""

    def step(self, done: int, total: int, message: str = "") -> None:
        super().step(done, total, message)
        raise Cancelled


def rows(path: Path, vault: Vault, statement: str) -> list[Any]:
    engine = open_engine(path, vault.unlock(PASSPHRASE), pooled=False)
    with engine.begin() as connection:
        found = [tuple(row) for row in connection.execute(text(statement))]
    engine.dispose()
    return found


def upgraded(vault: Vault, **more: Any) -> Path | None:
    return migrate.ensure_schema(vault.data_file, vault.unlock(PASSPHRASE), now=NOW, **more)


def test_a_file_of_today_is_opened_without_ado(book: Vault) -> None:
    before = digests(book.folder)
    assert upgraded(book) is None
    assert digests(book.folder) == before


@pytest.mark.parametrize("change", [ADD_A_COLUMN, REBUILD_TASKS])
def test_an_older_file_is_copied_proven_and_upgraded(book: Vault, tomorrow: Tomorrow, change: str) -> None:
    today = migrate.HEAD
    tags = "SELECT id, task_id, programme FROM task_tags ORDER BY id"
    before = rows(book.data_file, book, tags)
    assert len(before) == 10
    revision = tomorrow.adds(change)
    watcher = Watcher()
    copy = upgraded(book, progress=watcher)
    assert copy is not None
    assert rows(book.data_file, book, "SELECT version_num FROM alembic_version") == [(revision,)]
    assert ("weight",) in rows(book.data_file, book, "SELECT name FROM pragma_table_info('tasks')")
    # Rebuilding a table with foreign keys on would have deleted these silently.
    assert rows(book.data_file, book, tags) == before
    assert rows(book.data_file, book, "SELECT count(*) FROM tasks") == [(5,)]
    assert rows(book.data_file, book, "PRAGMA foreign_key_check") == []
    assert rows(copy, book, "SELECT version_num FROM alembic_version") == [(today,)]
    assert rows(copy, book, tags) == before
    assert [done for done, _, _ in watcher.told] == [0, 1, 2]
    assert all(message for _, _, message in watcher.told)


def test_the_copy_opens_with_the_program_that_made_it(
    book: Vault, tomorrow: Tomorrow, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = migrate.HEAD
    tomorrow.adds(ADD_A_COLUMN)
    copy = upgraded(book)
    assert copy is not None
    monkeypatch.setattr(migrate, "HEAD", today)
    workspace = reopen(copy.parent)
    assert workspace.records.page("tasks", ListQuery()).total == 5
    workspace.close()


def test_opening_the_book_upgrades_it(book: Vault, tomorrow: Tomorrow) -> None:
    tomorrow.adds(ADD_A_COLUMN)
    workspace = reopen(book.folder)
    assert workspace.records.page("tasks", ListQuery()).total == 5
    workspace.close()
    assert len(list((book.folder / migrate.COPIES).iterdir())) == 1


@pytest.mark.parametrize(
    ("change", "error"), [(FAIL_HALF_WAY, ZeroDivisionError), (LEAVE_ORPHANS, RuntimeError)]
)
def test_a_migration_that_fails_leaves_every_byte(
    book: Vault, tomorrow: Tomorrow, monkeypatch: pytest.MonkeyPatch, change: str, error: type[Exception]
) -> None:
    today = migrate.HEAD
    before = digests(book.folder)
    tomorrow.adds(change)
    with pytest.raises(error):
        upgraded(book)
    after = digests(book.folder)
    copies = {name: after.pop(name) for name in list(after) if name.startswith(migrate.COPIES)}
    assert after == before
    assert len(copies) == 2, "the copy and its key file stay for whoever looks into it"
    monkeypatch.setattr(migrate, "HEAD", today)
    workspace = reopen(book.folder)
    assert len(workspace.records.page("tasks", ListQuery()).rows) == 5
    workspace.close()


def test_killed_half_way_the_file_is_what_it_was(
    book: Vault, tomorrow: Tomorrow, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = migrate.HEAD
    revision = tomorrow.adds(f"{ADD_A_COLUMN}\nop.execute('DELETE FROM task_tags')\n{WAIT}")
    process = started("upgrade", book.folder, str(tomorrow.folder), revision)
    assert line_of(process) == "half way"
    process.kill()
    finished(process)
    monkeypatch.setattr(migrate, "HEAD", today)
    workspace = reopen(book.folder)
    (task, *others) = workspace.records.page("tasks", ListQuery()).rows
    assert len(others) == 4
    assert len(workspace.records.get("tasks", task.id).values["tags"]) == 2
    workspace.close()


def test_cancelled_before_it_began_nothing_has_happened(book: Vault, tomorrow: Tomorrow) -> None:
    before = digests(book.folder)
    tomorrow.adds(ADD_A_COLUMN)
    with pytest.raises(Cancelled):
        upgraded(book, progress=Stopper())
    assert digests(book.folder) == before


def test_several_migrations_run_as_one(book: Vault, tomorrow: Tomorrow) -> None:
    before = digests(book.folder)
    tomorrow.adds(ADD_A_COLUMN, revision="tomorrow")
    tomorrow.adds("raise ZeroDivisionError", revision="the_day_after")
    with pytest.raises(ZeroDivisionError):
        upgraded(book)
    after = digests(book.folder)
    assert {name: after[name] for name in before} == before


def test_a_damaged_older_file_is_not_upgraded(book: Vault, tomorrow: Tomorrow) -> None:
    """The damage lies in a page that the migration itself would not read."""
    damaged = bytearray(book.data_file.read_bytes())
    damaged[-2000] ^= 1
    book.data_file.write_bytes(damaged)
    before = digests(book.folder)
    tomorrow.adds("pass")
    with pytest.raises(DamagedFile):
        upgraded(book)
    assert digests(book.folder) == before


def test_a_program_of_today_refuses_the_upgraded_file(
    book: Vault, tomorrow: Tomorrow, monkeypatch: pytest.MonkeyPatch
) -> None:
    today, own = migrate.HEAD, migrate.MIGRATIONS
    tomorrow.adds(ADD_A_COLUMN)
    upgraded(book)
    monkeypatch.setattr(migrate, "HEAD", today)
    (own / "versions" / "tomorrow.py").unlink()
    before = digests(book.folder)
    with pytest.raises(NewerFile):
        reopen(book.folder)
    assert digests(book.folder) == before


def test_a_migration_without_a_tester_fails() -> None:
    """What the parametrised test does for a revision nobody wrote a tester for."""
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("tests.migrations.testers.m9999")


def test_the_copies_are_told_apart(book: Vault) -> None:
    key = book.unlock(PASSPHRASE)
    copies = [migrate.verified_copy(book.data_file, key, now=NOW) for _ in range(3)]
    assert len({copy.parent.name for copy in copies}) == 3
    assert all(make_vault(copy.parent).unlock(PASSPHRASE) == key for copy in copies)


@pytest.mark.parametrize(
    "loss", ["DELETE FROM task_tags", "DROP TABLE local_state", "CREATE TABLE stranger (id)"]
)
def test_a_copy_that_is_not_the_same_is_no_copy(
    book: Vault, tomorrow: Tomorrow, monkeypatch: pytest.MonkeyPatch, loss: str
) -> None:
    """Whatever went wrong while copying: without a proven copy there is no upgrade."""

    def lossy(engine: Engine, target: Path) -> None:
        copy_database(engine, target)
        copy = open_engine(target, book.unlock(PASSPHRASE), pooled=False, foreign_keys=False)
        with copy.begin() as connection:
            connection.execute(text(loss))
        copy.dispose()

    tomorrow.adds(ADD_A_COLUMN)
    monkeypatch.setattr(migrate, "copy_database", lossy)
    before = digests(book.folder)
    with pytest.raises(DamagedFile) as caught:
        upgraded(book)
    assert "Bản sao lưu" in str(caught.value)
    assert digests(book.folder) == before
