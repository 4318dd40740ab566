"""What the migrations make is what the models say, to the last index."""

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine

from app.db import migrate
from app.db.database import make_private, open_engine
from app.db.keys import DataKey
from app.models import Base
from tests.helpers.schema import described, wanted_schema

KEY = DataKey(bytes(range(32)))


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Engine]:
    """A file made by the migrations."""
    path = tmp_path / "sổ.db"
    make_private(path)
    migrate.upgrade(path, KEY, migrate.HEAD)
    engine = open_engine(path, KEY, pooled=False)
    yield engine
    engine.dispose()


def test_the_migrated_schema_is_that_of_the_models(migrated: Engine) -> None:
    with migrated.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        found = described(connection)
    assert found == wanted_schema()


def test_the_comparison_sees_what_differs() -> None:
    plain = create_engine("sqlite://")
    with plain.begin() as connection:
        Base.metadata.create_all(connection)
        before = described(connection)
        connection.exec_driver_sql("DROP INDEX ix_units_name_sort")
        assert described(connection) != before
    plain.dispose()


def test_the_program_s_revision_is_the_last_one() -> None:
    scripts = ScriptDirectory.from_config(migrate.alembic_config())
    assert scripts.get_heads() == [migrate.HEAD]
    assert scripts.get_bases() == [migrate.revisions()[0]]
    assert migrate.revisions()[-1] == migrate.HEAD


def test_every_foreign_key_has_an_index() -> None:
    """Without one every deletion looks through the whole table that points to it."""
    missing = []
    for table in Base.metadata.tables.values():
        leading = {next(iter(index.columns)).name for index in table.indexes}
        leading |= {column.name for column in table.columns if column.unique}
        missing += [
            f"{table.name}.{column.name}"
            for column in table.columns
            if column.foreign_keys and column.name not in leading
        ]
    allowed = {
        "plans.source_sha256",
        "reports.issuer_id",
        "reports.signer_id",
        "report_texts.report_id",
        "training_attendees.training_id",
    }
    assert set(missing) <= allowed, "few rows, or led by a unique constraint"


# --- one migration after the other, with data ------------------------------------------------


@pytest.mark.parametrize("revision", migrate.revisions())
def test_each_migration_keeps_what_was_there(tmp_path: Path, revision: str) -> None:
    """Fill a file of the revision before, migrate, look. No tester, no migration."""
    tester = importlib.import_module(f"tests.migrations.testers.m{revision}")
    path = tmp_path / "sổ.db"
    make_private(path)
    known = migrate.revisions()
    place = known.index(revision)
    if place:
        migrate.upgrade(path, KEY, known[place - 1])
    engine = open_engine(path, KEY, pooled=False)
    with engine.begin() as connection:
        tester.load(connection)
    migrate.upgrade(path, KEY, revision)
    with engine.begin() as connection:
        tester.check(connection)
    engine.dispose()
