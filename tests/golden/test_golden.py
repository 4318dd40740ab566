"""Every release's data file still opens, with every row, every word and an unbroken history."""

from pathlib import Path

import pytest
from sqlalchemy import text

from app.bootstrap import open_workspace
from app.db import migrate
from app.db.database import open_engine
from app.services.changelog.history import broken_links
from app.services.listing import ListQuery
from app.services.vault import Vault
from app.services.workspace import Workspace
from scripts.make_golden import program_version
from tests.golden.releases import PASSPHRASE, RELEASES, unpack
from tests.helpers.schema import described, wanted_schema
from tests.helpers.workspace import make_vault

EVERY_RELEASE = pytest.mark.parametrize("release", RELEASES)


@pytest.fixture
def vault(tmp_path: Path, release: str) -> Vault:
    return make_vault(unpack(release, tmp_path / "sổ"))


def opened(vault: Vault) -> Workspace:
    return open_workspace(vault, vault.unlock(PASSPHRASE))


def rows_of_every_table(vault: Vault) -> dict[str, int]:
    """Count without migrating anything."""
    engine = open_engine(vault.data_file, vault.unlock(PASSPHRASE), pooled=False)
    with engine.connect() as connection:
        names = (
            connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        )
        found = {
            name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in names
        }
    engine.dispose()
    return found


def test_this_release_has_a_data_file() -> None:
    """Missing? `python -m scripts.make_golden`, once, when the schema of the release is final."""
    assert program_version() in RELEASES


@EVERY_RELEASE
def test_every_table_is_filled_and_no_row_is_lost_on_the_way(vault: Vault) -> None:
    before = rows_of_every_table(vault)
    assert [name for name, count in before.items() if not count] == []
    opened(vault).close()
    after = rows_of_every_table(vault)
    # A later release may give the file first lists of its own, and logs that it did.
    assert {name: count for name, count in before.items() if after[name] < count} == {}


@EVERY_RELEASE
def test_the_book_opens_with_its_history_whole(vault: Vault) -> None:
    workspace = opened(vault)
    try:
        with workspace.database.read() as session:
            assert broken_links(session) == []
            assert session.execute(text("PRAGMA foreign_key_check")).first() is None
            assert session.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [
                migrate.HEAD
            ]
            assert described(session.connection()) == wanted_schema()
        for kind in workspace.records.kinds():
            for row in workspace.records.page(kind.name, ListQuery(limit=1000)).rows:
                assert workspace.records.get(kind.name, row.id).id == row.id
                assert workspace.records.history(kind.name, row.id)
    finally:
        workspace.close()


@EVERY_RELEASE
def test_the_played_day_is_there_and_work_goes_on(vault: Vault) -> None:
    workspace = opened(vault)
    try:
        (found,) = workspace.records.page("tasks", ListQuery(search="hoi nghi truyen thong mau")).rows
        task = workspace.records.get("tasks", found.id)
        assert task.values["tags"][0]["programme"] == "Nông thôn mới"
        assert workspace.evidence.content(task.values["attachments"][0]["sha256"]) == "Biên bản mẫu".encode()
        assert workspace.settings.load().officer == "Cán bộ Mẫu"
        assert workspace.local.get("draft.tasks.new") == {"title": "Bản nháp mẫu"}
        labels = [entry.label for entry in workspace.records.history("tasks", task.id)]
        assert labels[-1] == "Hoàn tác"
        saved = workspace.records.put("tasks", {"id": task.id, "note": "viết tiếp"})
        workspace.records.undo(str(saved.changes.transaction))
        with workspace.database.read() as session:
            assert broken_links(session) == []
    finally:
        workspace.close()


@EVERY_RELEASE
def test_the_copy_made_before_an_upgrade_opens_too(vault: Vault) -> None:
    copy = migrate.verified_copy(vault.data_file, vault.unlock(PASSPHRASE), now=vault.clock.now())
    workspace = opened(make_vault(copy.parent))
    assert workspace.records.page("tasks", ListQuery()).total > 0
    workspace.close()
