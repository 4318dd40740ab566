"""Copies of the encrypted file and what is proven of them: consistent, sound, every table with its rows."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final

from sqlalchemy import Engine, text

from app.core.errors import AlreadyRunning, DamagedFile
from app.core.progress import Progress
from app.db.database import explained, make_private, open_engine
from app.db.keys import DataKey

CHUNK: Final = 1024 * 1024
_STEPS_BETWEEN_LOOKS: Final = 200_000
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name"
)
_LAST = "SELECT machine, max(sequence) FROM change_entries GROUP BY machine ORDER BY machine"
_WRITTEN = "SELECT max(sequence) FROM change_entries WHERE machine = :machine"
_HASH = "SELECT hash FROM change_entries WHERE machine = :machine AND sequence = :sequence"


@contextmanager
def engine_over(path: Path, key: DataKey) -> Iterator[Engine]:
    """Give an engine that keeps nothing open."""
    engine = open_engine(path, key, pooled=False)
    try:
        yield engine
    finally:
        engine.dispose()


def copy_consistently(engine: Engine, target: Path, progress: Progress) -> dict[str, int] | None:
    """Write a consistent, equally encrypted copy to `target`; `Cancelled` in the midst of it is heeded.

    Return the rows of every table that the copy must have; None when somebody wrote meanwhile.
    """
    make_private(target)
    try:
        with explained(target), _watched(engine, progress) as cursor:
            before = _version(cursor)
            rows = {table: _count(cursor, table) for table in _tables(cursor)}
            cursor.execute("VACUUM INTO ?", (str(target),))
            return rows if _version(cursor) == before else None
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def check_soundness(path: Path, key: DataKey, progress: Progress) -> None:
    """Raise `DamagedFile` unless every page can be read and every foreign key leads somewhere."""
    with engine_over(path, key) as engine, explained(path), _watched(engine, progress) as cursor:
        if [row[0] for row in cursor.execute("PRAGMA quick_check").fetchall()] != ["ok"]:
            raise DamagedFile
        if cursor.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise DamagedFile


def row_counts(path: Path, key: DataKey) -> dict[str, int]:
    """Return the number of rows of every table, from one consistent state."""
    with engine_over(path, key) as engine, explained(path), engine.begin() as connection:
        cursor = connection.connection.cursor()
        return {table: _count(cursor, table) for table in _tables(cursor)}


def state_of(path: Path, key: DataKey, *, key_file_salt: bytes) -> str:
    """Return a digest of what the file holds: the heads of every machine's chain, the schema, the key wrap.

    Nothing that belongs in a backup changes without an entry in the log; what belongs to this machine
    alone (drafts, column widths) is left out.
    """
    with engine_over(path, key) as engine, explained(path), engine.begin() as connection:
        heads = [
            (machine, connection.execute(text(_HASH), {"machine": machine, "sequence": last}).scalar_one())
            for machine, last in connection.execute(text(_LAST)).all()
        ]
        schema = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    told = repr((heads, sorted(map(str, schema)), key_file_salt.hex()))
    return hashlib.sha256(told.encode()).hexdigest()


def written_by(path: Path, key: DataKey, machine: str) -> int:
    """Return the number of entries that a machine has written into the log of the file at `path`."""
    with engine_over(path, key) as engine, explained(path), engine.begin() as connection:
        found = connection.execute(text(_WRITTEN), {"machine": machine}).scalar()
        return int(found or 0)


def detach(path: Path, key: DataKey) -> None:
    """Take everything over from the write-ahead log and do without one, so that the file stands for itself.

    Raises `AlreadyRunning` when another process has it open.
    """
    with engine_over(path, key) as engine, explained(path):
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if cursor.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
                raise AlreadyRunning
        finally:
            connection.close()


def encrypt_anew(path: Path, key: DataKey, new: DataKey) -> None:
    """Encrypt a closed working copy under another key, page by page; cut short it is of no use any more."""
    with engine_over(path, key) as engine, explained(path):
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            # Every page changes: a log beside the file would hold it all once more.
            cursor.execute("PRAGMA journal_mode = DELETE")
            cursor.execute(f"PRAGMA rekey = \"x'{new.raw.hex()}'\"")
        finally:
            connection.close()


def digest_of(path: Path, progress: Progress) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        for chunk in chunks(stream, progress):
            digest.update(chunk)
    return digest.hexdigest()


def chunks(stream: BinaryIO, progress: Progress) -> Iterator[bytes]:
    """Read to the end piece by piece; between two pieces one may cancel."""
    while chunk := stream.read(CHUNK):
        progress.check()
        yield chunk


@contextmanager
def _watched(engine: Engine, progress: Progress) -> Iterator[Any]:
    """Give a cursor whose statement stops when the officer cancels; what `check` raised comes out."""
    raised: list[BaseException] = []

    def look() -> int:
        try:
            progress.check()
        except BaseException as error:  # noqa: BLE001 - carried through SQLite, which knows no exceptions
            raised.append(error)
            return 1
        return 0

    connection = engine.raw_connection()
    try:
        driver: Any = connection.driver_connection
        driver.set_progress_handler(look, _STEPS_BETWEEN_LOOKS)
        try:
            yield connection.cursor()
        except BaseException:
            if raised:
                raise raised[0] from None
            raise
        finally:
            driver.set_progress_handler(None, 0)
    finally:
        connection.close()


def _tables(cursor: Any) -> list[str]:
    return [row[0] for row in cursor.execute(_TABLES).fetchall()]


def _count(cursor: Any, table: str) -> int:
    return int(cursor.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])


def _version(cursor: Any) -> int:
    """Return a number that changes when another connection has written."""
    return int(cursor.execute("PRAGMA data_version").fetchone()[0])
