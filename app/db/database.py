"""Engine and unit of work over the SQLCipher file.

Facts that shaped it (SQLCipher 4, sqlcipher3 0.6): a raw key opens in about 12 ms where a passphrase
costs 200 ms; in the driver's default mode DDL is not transactional, so the driver runs in autocommit
and BEGIN is explicit: IMMEDIATE for writers, so that two never meet half-way; `synchronous=FULL`
because a power cut must not lose a saved record. Damage shows as «file is not a database» (first page)
or «malformed» (any other): every page carries an HMAC.

A full disk has no room for the write-ahead log's index (32 KB), without which SQLite does not even read a
file in WAL mode. A closed file without a log stands for itself, though, and is then read as it lies
(`immutable`): each connection of that kind serves once, so that everything is as ever once there is room.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, QueuePool
from typing_extensions import override

from app.core.errors import AlreadyRunning, AppError, CannotWrite, DamagedFile, DataFileMissing, StaleRecord
from app.core.patience import persist
from app.db.keys import DataKey

BUSY_TIMEOUT_MS = 5_000
CACHE_KIB = 2_000
"""Pages each connection keeps, as SQLite itself would; the build of SQLCipher takes four times as much."""
UNWRITABLE = (
    "Không ghi được vào thư mục «{folder}». "
    "Hãy chuyển chương trình hoặc dữ liệu sang thư mục mà tài khoản này được phép ghi."
)
FULL = (
    "Ổ đĩa chứa «{folder}» đã đầy nên chưa lưu được. "
    "Hãy xóa bớt tệp không cần trên ổ đĩa rồi lưu lại; dữ liệu đã lưu trước đó còn nguyên, "
    "vẫn xem được và sao lưu vào USB được."
)
_LEAST_ROOM = 64 * 1024
"""Bytes without which no log can be begun."""
_READING_ONLY = "reading only"
_DAMAGE = ("file is not a database", "malformed", "encrypted")

_PAST_THE_LOG = "bulk methods of the session would pass the change log by"

Attach = Callable[[type[Session]], None]


class UnitOfWork(Session):
    """A session of one service call; `info` holds its label and what it changed.

    The methods that write past the events, and so past the change log, are closed.
    """

    @override
    def bulk_save_objects(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: the change log would not see it."""
        raise RuntimeError(_PAST_THE_LOG)

    @override
    def bulk_insert_mappings(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: the change log would not see it."""
        raise RuntimeError(_PAST_THE_LOG)

    @override
    def bulk_update_mappings(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: the change log would not see it."""
        raise RuntimeError(_PAST_THE_LOG)


class Database:
    """The open file. `attach` registers the change log on the session class; none can be made without it."""

    def __init__(self, path: Path, key: DataKey, *, attach: Attach) -> None:
        self.path = path
        self._open(key)
        # A class of its own, so that the events of one file never meet another file's sessions.
        session_class = type("FileUnitOfWork", (UnitOfWork,), {})
        attach(session_class)
        self._sessions: sessionmaker[Session] = sessionmaker(class_=session_class, expire_on_commit=False)

    def _open(self, key: DataKey) -> None:
        self._engine = open_engine(self.path, key)
        self._reading = self._engine.execution_options(begin="BEGIN")
        self._writing = self._engine.execution_options(begin="BEGIN IMMEDIATE")

    def follow(self, key: DataKey) -> None:
        """Go on with the file that has taken this one's place, under its key."""
        self.close()
        self._open(key)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one consistent state and is rolled back at the end."""
        with explained(self.path), self._sessions(bind=self._reading) as session:
            try:
                yield session
            finally:
                session.rollback()

    @contextmanager
    def transaction(self, label: str) -> Iterator[Session]:
        """Give a session that commits on clean exit and rolls back on any exception.

        `label` is the Vietnamese name of what is done, as shown by history and undo.
        """
        with (
            explained(self.path),
            self._sessions(bind=self._writing, info={"label": label}) as session,
            session.begin(),
        ):
            try:
                yield session
                session.flush()
            except StaleDataError as error:
                raise StaleRecord from error

    def close(self) -> None:
        """Let go of the file; nothing stays open."""
        self._engine.dispose()


def open_engine(path: Path, key: DataKey, *, foreign_keys: bool = True, pooled: bool = True) -> Engine:
    """Return an engine over `path` whose connections are keyed and set up.

    A connection raises `DataFileMissing` when the file is not there: SQLite would make an empty one.
    """
    from sqlcipher3 import dbapi2

    def connect(record: ConnectionPoolEntry) -> Any:
        if not path.exists():
            raise DataFileMissing(path)
        try:
            return _connected(str(path), key, foreign_keys=foreign_keys)
        except dbapi2.OperationalError as error:
            if not (_no_room(error) and _stands_for_itself(path)):
                raise
            record.info[_READING_ONLY] = True
            return _connected(f"{path.absolute().as_uri()}?immutable=1", key, foreign_keys=foreign_keys)

    engine = create_engine(
        "sqlite://",
        creator=connect,
        module=dbapi2,
        poolclass=QueuePool if pooled else NullPool,
        # What people wrote must not stand in the text of an exception.
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", _serve_once)
    return engine


def copy_database(engine: Engine, target: Path) -> None:
    """Write a consistent, equally encrypted copy to `target`, which must not exist; nothing half stays."""
    make_private(target)
    try:
        with explained(target):
            connection = engine.raw_connection()
            try:
                connection.cursor().execute("VACUUM INTO ?", (str(target),))
            finally:
                connection.close()
    except BaseException:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise


def make_private(path: Path) -> None:
    """Make `path` as an empty file that only its owner can read (POSIX); SQLite gives -wal and -shm its mode.

    Raises `CannotWrite`; a file that is there is left as it is.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise CannotWrite(UNWRITABLE.format(folder=path.parent)) from error


def _connected(place: str, key: DataKey, *, foreign_keys: bool) -> Any:
    """Open a path, or an immutable file by its `file:` address."""
    from sqlcipher3 import dbapi2

    reading_only = place.startswith("file:")
    connection = dbapi2.connect(place, uri=reading_only, isolation_level=None, check_same_thread=False)
    try:
        _set_up(connection, key, foreign_keys=foreign_keys, reading_only=reading_only)
    except BaseException:
        connection.close()
        raise
    return connection


def _no_room(error: Exception) -> bool:
    text = str(error).casefold()
    return "disk is full" in text or "disk i/o error" in text


def _stands_for_itself(path: Path) -> bool:
    """Whether nothing waits in a write-ahead log to be taken over."""
    try:
        return path.with_name(path.name + "-wal").stat().st_size == 0
    except FileNotFoundError:
        return True


def _serve_once(_connection: object, record: ConnectionPoolEntry) -> None:
    if record.info.pop(_READING_ONLY, False):
        record.invalidate()


def _set_up(connection: Any, key: DataKey, *, foreign_keys: bool, reading_only: bool) -> None:
    cursor = connection.cursor()
    # Before the key: a wrong key would otherwise print to stderr.
    cursor.execute("PRAGMA cipher_log_level = NONE")
    cursor.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"")
    cursor.execute("PRAGMA cipher_memory_security = OFF")
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    if not reading_only:
        _keep_write_ahead_log(cursor)
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    cursor.close()


def _keep_write_ahead_log(cursor: Any) -> None:
    """Set WAL mode; while another process does the same to a new file SQLite fails instead of waiting."""
    from sqlcipher3 import dbapi2

    persist(
        lambda: cursor.execute("PRAGMA journal_mode = WAL"),
        held=lambda error: isinstance(error, dbapi2.OperationalError) and "locked" in str(error),
        seconds=BUSY_TIMEOUT_MS / 1000,
    )


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the environment does to the file into a sentence; let bugs through."""
    from sqlcipher3 import dbapi2

    try:
        yield
    except (DatabaseError, dbapi2.DatabaseError, sqlite3.DatabaseError) as error:
        found = explanation(path, error)
        if found is None:
            raise
        raise found from error


def explanation(path: Path, error: Exception) -> AppError | None:
    """Return the sentence for a database error, or None when it is a bug."""
    text = str(getattr(error, "orig", None) or error).casefold()
    if "locked" in text:
        return AlreadyRunning()
    on_the_disk = "disk i/o error" in text or "readonly" in text
    if "disk is full" in text or (on_the_disk and _is_full(path.parent)):
        return CannotWrite(FULL.format(folder=path.parent))
    if "readonly" in text or "unable to open" in text:
        return CannotWrite(UNWRITABLE.format(folder=path.parent))
    if "disk i/o error" in text:
        return CannotWrite(
            f"Ổ đĩa chứa «{path.parent}» báo lỗi đọc, ghi (đầy, bị rút ra hoặc hỏng). "
            "Hãy kiểm tra ổ đĩa rồi làm lại; dữ liệu đã lưu trước đó còn nguyên."
        )
    if any(sign in text for sign in _DAMAGE):
        return DamagedFile()
    return None


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LEAST_ROOM
    except OSError:
        return False
