"""0001 makes the first schema in an empty file."""

from sqlalchemy import Connection, text

SETTING = "INSERT INTO settings (id, version, stamps, key, value) VALUES ('s', 1, '{}', 'officer', '{}')"


def load(connection: Connection) -> None:
    """Begin with nothing."""
    assert connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one() == 0


def check(connection: Connection) -> None:
    """Store a row; look for a table of every room."""
    connection.execute(text(SETTING))
    names = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
    assert names >= {"tasks", "task_occurrences", "media_items", "change_entries", "blobs", "local_state"}
