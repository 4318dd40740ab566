"""Engine and unit of work over the SQLCipher file.

Facts that shaped it (SQLCipher 4, sqlcipher3 0.6): a raw key opens in about 12 ms where a passphrase
costs 200 ms; in the driver's default mode DDL is not transactional, so the driver runs in autocommit
and BEGIN is explicit: IMMEDIATE for writers, so that two never meet half-way; `synchronous=FULL`
because a power cut must not lose a saved record.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import NullPool, QueuePool

from app.core.errors import AlreadyRunning, AppError, CannotWrite, DamagedFile
from app.db.keys import DataKey

BUSY_TIMEOUT_MS = 5_000
_DAMAGE = ("file is not a database", "malformed", "disk i/o error", "encrypted")

Attach = Callable[[type[Session]], None]


class UnitOfWork(Session):
    """A session of one service call; `info` holds its label and what it changed."""


class Database:
    """The open file. `attach` registers the change log on the session class; none can be made without it."""

    def __init__(self, path: Path, key: DataKey, *, attach: Attach) -> None:
        self.path = path
        self._key = key
        self._engine = open_engine(path, key)
        self._reading = self._engine.execution_options(begin="BEGIN")
        self._writing = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        # A class of its own, so that the events of one file never meet another file's sessions.
        session_class = type("FileUnitOfWork", (UnitOfWork,), {})
        attach(session_class)
        self._sessions: sessionmaker[Session] = sessionmaker(class_=session_class, expire_on_commit=False)

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
            yield session

    def copy_into(self, target: Path) -> None:
        """Write a consistent, equally encrypted copy to `target`, which must not exist."""
        with explained(target):
            connection = self._engine.raw_connection()
            try:
                connection.cursor().execute("VACUUM INTO ?", (str(target),))
            finally:
                connection.close()

    def close(self) -> None:
        """Let go of the file; nothing stays open."""
        self._engine.dispose()


def open_engine(path: Path, key: DataKey, *, foreign_keys: bool = True, pooled: bool = True) -> Engine:
    """Return an engine over `path` whose connections are keyed and set up."""
    from sqlcipher3 import dbapi2

    def connect() -> Any:
        connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
        try:
            _set_up(connection, key, foreign_keys=foreign_keys)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://", creator=connect, module=dbapi2, poolclass=QueuePool if pooled else NullPool
    )
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, key: DataKey, *, foreign_keys: bool) -> None:
    cursor = connection.cursor()
    # Before the key: a wrong key would otherwise print to stderr.
    cursor.execute("PRAGMA cipher_log_level = NONE")
    cursor.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"")
    cursor.execute("PRAGMA cipher_memory_security = OFF")
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    cursor.close()


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
    if "disk is full" in text:
        return CannotWrite(
            f"Ổ đĩa chứa «{path.parent}» đã đầy nên chưa lưu được. "
            "Hãy xóa bớt tệp không cần trên ổ đĩa rồi lưu lại; dữ liệu đã lưu trước đó còn nguyên."
        )
    if "readonly" in text or "unable to open" in text:
        return CannotWrite(
            f"Không ghi được vào thư mục «{path.parent}». "
            "Hãy chuyển chương trình hoặc dữ liệu sang thư mục mà tài khoản này được phép ghi."
        )
    if any(sign in text for sign in _DAMAGE):
        return DamagedFile()
    return None
