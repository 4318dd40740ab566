"""0003 adds merges and conflicts; what was recorded before stays as it was."""

from sqlalchemy import Connection, text

UNIT = (
    "INSERT INTO units (id, version, stamps, name, abbreviation, contact_person, phone, email, position, "
    "active, note, search, name_sort) VALUES ('u', 1, '{}', 'Đơn vị mẫu', '', '', '', '', 1, 1, '', '', '')"
)
CONFLICT = (
    "INSERT INTO conflicts (id, version, stamps, record_kind, record_id, row_kind, row_id, field, other, "
    "machine, officer, at, state) VALUES ('x', 1, '{}', 'units', 'u', 'units', 'u', 'name', "
    "'{\"name\": \"Đơn vị khác\"}', 'bbbbbbbb', '', '2026-07-14 08:30:00', 'open')"
)
MERGE = (
    "INSERT INTO merges (id, version, stamps, at, machine, source_machine, source_name, before, seen) "
    "VALUES ('m', 1, '{}', '2026-07-14 08:30:00', 'aaaaaaaa', 'bbbbbbbb', 'BDG-B.bdg', '{}', '{}')"
)


def load(connection: Connection) -> None:
    """Record a unit."""
    connection.execute(text(UNIT))


def check(connection: Connection) -> None:
    """The unit is there, and the new tables take what they are for."""
    assert connection.execute(text("SELECT name FROM units")).scalars().all() == ["Đơn vị mẫu"]
    connection.execute(text(CONFLICT))
    connection.execute(text(MERGE))
    assert connection.execute(text("SELECT count(*) FROM merges, conflicts")).scalar_one() == 1
