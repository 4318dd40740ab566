"""Bring a file to the program's schema, after a verified copy of what was there.

Batch operations of Alembic with `foreign_keys=ON` and ON DELETE CASCADE silently delete child rows, so
migrations run on an engine of their own with foreign keys off, in one transaction, and
`foreign_key_check` must be clean before commit. There are no downgrades: the copy is the downgrade.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from app.core.errors import DamagedFile, NewerFile
from app.core.progress import NoProgress, Progress
from app.db.database import explained, open_engine
from app.db.keys import DataKey

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0001"
"""The revision this program works with; a test holds it against the migrations' own head."""
COPIES = "sao-luu-truoc-nang-cap"


def current_revision(path: Path, key: DataKey) -> str | None:
    """Return the file's schema revision; None for a new, empty file. Raises `DamagedFile`."""
    engine = open_engine(path, key, pooled=False)
    try:
        with explained(path), engine.begin() as connection:
            return _revision(connection)
    finally:
        engine.dispose()


def ensure_schema(
    path: Path, key: DataKey, *, now: datetime, progress: Progress | None = None
) -> Path | None:
    """Create or upgrade the schema of `path`; return the verified copy when one was made.

    Raises `NewerFile` when the file is of a newer program, `DamagedFile` when it cannot be read;
    the file is untouched in both cases.
    """
    found = current_revision(path, key) if path.exists() else None
    if found == HEAD:
        return None
    known = revisions()
    if found is not None and found not in known:
        raise NewerFile
    progress = progress or NoProgress()
    copy = None
    if found is not None:
        progress.step(0, 2, "Đang sao lưu trước khi nâng cấp")
        copy = verified_copy(path, key, now=now)
    progress.step(1, 2, "Đang nâng cấp tệp dữ liệu")
    upgrade(path, key, HEAD)
    progress.step(2, 2, "Đã nâng cấp tệp dữ liệu")
    return copy


def upgrade(path: Path, key: DataKey, revision: str) -> None:
    """Run the migrations up to `revision` in one transaction."""
    from alembic import command

    engine = open_engine(path, key, foreign_keys=False, pooled=False)
    try:
        with explained(path), engine.begin() as connection:
            config = alembic_config()
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
                raise DamagedFile
    finally:
        engine.dispose()


def verified_copy(path: Path, key: DataKey, *, now: datetime) -> Path:
    """Copy the file beside itself and prove the copy: integrity and row counts of every table."""
    folder = path.parent / COPIES
    folder.mkdir(parents=True, exist_ok=True)
    target = _free_name(folder, now)
    engine = open_engine(path, key, pooled=False)
    try:
        with explained(target):
            raw = engine.raw_connection()
            try:
                raw.cursor().execute("VACUUM INTO ?", (str(target),))
            finally:
                raw.close()
        if _counts(path, key) != _counts(target, key):
            raise DamagedFile("Bản sao lưu")
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    finally:
        engine.dispose()
    return target


def revisions() -> tuple[str, ...]:
    """Return every revision this program knows, oldest first."""
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(alembic_config())
    return tuple(reversed([script.revision for script in scripts.walk_revisions()]))


def alembic_config() -> "Config":
    """Return Alembic's configuration for the shipped migrations."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _revision(connection: Connection) -> str | None:
    has_table = connection.execute(
        text("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'")
    ).scalar_one()
    if not has_table:
        return None
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return None if revision is None else str(revision)


def _counts(path: Path, key: DataKey) -> dict[str, int]:
    """Return the rows of every table of a sound file; raise `DamagedFile` otherwise."""
    engine = open_engine(path, key, pooled=False)
    try:
        with explained(path), engine.begin() as connection:
            if connection.execute(text("PRAGMA integrity_check")).scalar_one() != "ok":
                raise DamagedFile("Bản sao lưu")
            tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars()
            return {
                name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()
                for name in list(tables)
            }
    finally:
        engine.dispose()


def _free_name(folder: Path, now: datetime) -> Path:
    stem = f"truoc-nang-cap-{now:%Y%m%d-%H%M%S}"
    target = folder / f"{stem}.db"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}.db"
    return target
