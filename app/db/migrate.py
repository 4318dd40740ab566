"""Bring a file to the program's schema, after a verified copy of what was there.

Batch operations of Alembic with `foreign_keys=ON` and ON DELETE CASCADE silently delete child rows, so
migrations run on an engine of their own with foreign keys off, in one transaction, and
`foreign_key_check` must be clean before commit. There are no downgrades: the copy is the downgrade.
"""

import re
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from app.core.errors import CannotOpen, CannotWrite, DamagedFile, DataFileMissing, NewerFile
from app.core.progress import NoProgress, Progress
from app.db.database import UNWRITABLE, copy_database, explained, make_private, open_engine
from app.db.keys import KEY_FILE_NAME, DataKey

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
_SMALLEST_PAGE = 512
HEAD = "0005"
"""The revision this program works with; a test holds it against the migrations' own head."""
COPIES = "sao-luu-truoc-nang-cap"
_COPY_STAMP = "%Y%m%d-%H%M%S"
_COPY_NAME = re.compile(r"(\d{8}-\d{6})(?:-\d+)?", re.ASCII)


def current_revision(path: Path, key: DataKey) -> str | None:
    """Return the file's schema revision; None for an empty file. Raises `DamagedFile`."""
    engine = open_engine(path, key, pooled=False)
    try:
        with explained(path), engine.begin() as connection:
            return _revision(connection)
    finally:
        engine.dispose()


def ensure_schema(
    path: Path, key: DataKey, *, now: datetime, fresh: bool = False, progress: Progress | None = None
) -> Path | None:
    """Create (`fresh`) or upgrade the schema of `path`; return the verified copy when one was made.

    Raises `NewerFile` when the file is of a newer program, `DamagedFile` when it cannot be read,
    `DataFileMissing` when it is not there or empty but not fresh; the file is untouched in all cases.
    """
    if not fresh:
        _check_presence(path)
    found = current_revision(path, key) if path.exists() else None
    if found == HEAD:
        return None
    if found is None:
        if not fresh:
            raise DataFileMissing(path)
        make_private(path)
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


def _check_presence(path: Path) -> None:
    """Raise `DataFileMissing` for a file that is gone or emptied: SQLite would begin a new one in it."""
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        size = 0
    except OSError as error:
        raise CannotOpen(path) from error
    if size < _SMALLEST_PAGE:
        raise DataFileMissing(path)


def upgrade(path: Path, key: DataKey, revision: str) -> None:
    """Run the migrations up to `revision` in one transaction; a second process waits and finds it done."""
    from alembic import command

    engine = open_engine(path, key, foreign_keys=False, pooled=False)
    try:
        writing = engine.execution_options(begin="BEGIN IMMEDIATE")
        with explained(path), writing.begin() as connection:
            config = alembic_config()
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
                message = "a migration left rows that point nowhere"
                raise RuntimeError(message)
    finally:
        engine.dispose()


def verified_copy(path: Path, key: DataKey, *, now: datetime) -> Path:
    """Copy the data and its key file into a folder of their own and prove the copy; return the data's copy.

    Proven by the integrity check and the row counts of every table. The folder opens like any other
    data folder (`--data`). Raises `DamagedFile`, `CannotWrite`; then nothing of the copy stays.
    """
    folder = _new_folder(path.parent / COPIES, now)
    target = folder / path.name
    engine = open_engine(path, key, pooled=False)
    try:
        copy_database(engine, target)
        if _counts(path, key) != _counts(target, key):
            raise DamagedFile("Bản sao lưu")
        _copy_key_file(path.parent / KEY_FILE_NAME, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        engine.dispose()
    return target


def remove_old_copies(folder: Path, *, before: datetime) -> tuple[str, ...]:
    """Remove the copies in a data folder that upgrades made before a moment; return their names.

    Their own names tell the moment: file times may have been changed by copying the folder. What is not
    called like one, or cannot be removed, stays.
    """
    removed = []
    for copy in sorted((folder / COPIES).glob("*")):
        found = _COPY_NAME.fullmatch(copy.name)
        with suppress(ValueError, OSError):
            # Not a date, however much it looks like one; or in use.
            if found and datetime.strptime(found[1], _COPY_STAMP).replace(tzinfo=before.tzinfo) < before:
                shutil.rmtree(copy)
                removed.append(copy.name)
    return tuple(removed)


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
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    # Alembic keeps one line a branch, and this program has no branches.
    return "+".join(sorted(map(str, found))) or None


def _counts(path: Path, key: DataKey) -> dict[str, int]:
    """Return the rows of every table of a sound file; raise `DamagedFile` otherwise."""
    engine = open_engine(path, key, pooled=False)
    try:
        with explained(path), engine.begin() as connection:
            if connection.execute(text("PRAGMA integrity_check")).scalar_one() != "ok":
                raise DamagedFile
            tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars()
            return {
                name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()
                for name in list(tables)
            }
    finally:
        engine.dispose()


def _copy_key_file(key_file: Path, folder: Path) -> None:
    try:
        shutil.copy(key_file, folder)
    except OSError as error:
        raise CannotWrite(
            f"Không chép được tệp khóa vào «{folder}» nên chưa nâng cấp. "
            "Hãy kiểm tra ổ đĩa và quyền ghi rồi mở lại; tệp dữ liệu không bị thay đổi."
        ) from error


def _new_folder(parent: Path, now: datetime) -> Path:
    """Make the copy's folder, named after the moment, its owner's alone (POSIX)."""
    stem = now.strftime(_COPY_STAMP)
    folder = parent / stem
    number = 1
    try:
        parent.mkdir(mode=0o700, exist_ok=True)
        while folder.exists():
            number += 1
            folder = parent / f"{stem}-{number}"
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise CannotWrite(UNWRITABLE.format(folder=parent.parent)) from error
    return folder
