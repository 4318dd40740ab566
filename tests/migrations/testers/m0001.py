"""0001 makes the first schema in an empty file."""

from sqlalchemy import Connection, text


def load(connection: Connection) -> None:
    """Begin with nothing."""
    assert connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one() == 0


def check(connection: Connection) -> None:
    """Store a row of the log and a task with a sub-row."""
    connection.execute(
        text(
            "INSERT INTO units (id, version, stamps, name, abbreviation, contact_person, phone, email, position,"
            " active, note, search, name_sort) VALUES ('u', 1, '{}', 'Hội', '', '', '', '', 0, 1, '', '', '')"
        )
    )
    names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
    assert {"tasks", "task_occurrences", "media_items", "change_entries", "blobs", "local_state"} <= set(
        names
    )
