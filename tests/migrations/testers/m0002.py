"""0002 adds the roster; what was recorded before stays as it was."""

from sqlalchemy import Connection, text

HAMLET = (
    "INSERT INTO hamlets (id, version, stamps, name, position, active, note, search, name_sort) "
    "VALUES ('h', 1, '{}', 'Thôn mẫu', 1, 1, '', 'thon mau', '')"
)
BODY = (
    "INSERT INTO bodies (id, version, stamps, name, abbreviation, body_kind, hamlet_id, position, active, "
    "note, search, name_sort) VALUES ('b', 1, '{}', 'Ban mẫu', '', 'hamlet', 'h', 1, 1, '', '', '')"
)


def load(connection: Connection) -> None:
    """Record a thôn."""
    connection.execute(text(HAMLET))


def check(connection: Connection) -> None:
    """The thôn is there, and the new tables refer to it."""
    connection.execute(text(BODY))
    found = connection.execute(
        text("SELECT hamlets.name FROM bodies JOIN hamlets ON hamlets.id = bodies.hamlet_id")
    )
    assert found.scalars().all() == ["Thôn mẫu"]
    names = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
    assert names >= {"cadres", "posts", "successions", "trainings", "training_attendees", "collaborators"}
