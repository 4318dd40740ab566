"""The other machine's file beside ours, in one connection: what it has that we have not, who touched what.

SQLCipher attaches a second encrypted file with its own key, so that whole tables are compared and copied by
statements instead of row by row. The connection leaves the pool: with the session it closes, and with it
the attached file and the temporary tables.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.core.errors import AppError, DamagedFile, NewerFile
from app.db.keys import DataKey
from app.services.exchange.merge.resolving import Entry, Sight

THEIRS = "incoming"
_CACHE_KB = 64 * 1024
RowKey = tuple[str, str]
"""(kind, id) of a row."""

_TOUCHED = """
    CREATE TEMP TABLE {name} (kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID
"""
_FILL_TOUCHED = """
    INSERT OR IGNORE INTO temp.{name} SELECT e.row_kind, e.row_id
    FROM temp.unseen AS u CROSS JOIN {file}.change_entries AS e
    WHERE u.file = ? AND e.machine = u.machine AND e.sequence > u.after
      AND e.action IN ('insert', 'update', 'delete')
"""

_NOTES = "e.record_kind = 'merges' AND e.row_kind = 'merges' AND e.action IN ('insert', 'begin')"
"""The entries that say what a machine had seen from then on."""


class SameMachineTwice(AppError):
    """Two files whose logs go different ways under one machine's name: a data folder was copied."""

    def __init__(self, machine: str) -> None:
        super().__init__(
            "Hai tệp cùng mang mã của một máy thứ ba nhưng đã được ghi tiếp khác nhau: thư mục dữ liệu của "
            "máy đó đã được chép. Chương trình chưa thay đổi gì. Hãy hợp nhất trên chính máy đó trước "
            "(máy sẽ tự nhận mã mới), sao lưu lại rồi hợp nhất bản mới ở đây."
        )
        self.machine = machine


class OlderSchema(AppError):
    """A file of an older release, which must be opened by its package to be upgraded on a copy."""

    def __init__(self) -> None:
        super().__init__(
            "Tệp này do phiên bản cũ hơn của chương trình tạo ra. "
            "Hãy mở sổ đó bằng phiên bản này, sao lưu lại rồi hợp nhất bản sao lưu mới."
        )


@dataclass(frozen=True, slots=True)
class Vectors:
    """Machine → highest sequence, in our file and in theirs."""

    ours: Mapping[str, int]
    theirs: Mapping[str, int]

    @property
    def unseen(self) -> bool:
        """Whether they have entries that we have not."""
        return any(sequence > self.ours.get(machine, 0) for machine, sequence in self.theirs.items())

    @property
    def both(self) -> dict[str, int]:
        """What is known once both are one."""
        machines = {**self.ours, **self.theirs}
        return {
            machine: max(self.ours.get(machine, 0), self.theirs.get(machine, 0))
            for machine in sorted(machines)
        }


def attach(session: Session, path: Path, key: DataKey) -> Connection:
    """Attach the file at `path` to the session's connection; return the connection.

    Raises `NewerFile`, `OlderSchema` and what a damaged file or a wrong key raises.
    """
    connection = session.connection()
    connection.detach()
    connection.exec_driver_sql(f"ATTACH ? AS {THEIRS} KEY \"x'{key.raw.hex()}'\"", (str(path),))
    # Both files are gone through more than once: what was decrypted once stays within reach.
    for file in (THEIRS, "main"):
        connection.exec_driver_sql(f"PRAGMA {file}.cache_size = -{_CACHE_KB}")
    _check_schema(connection)
    return connection


def vector(connection: Connection, file: str) -> dict[str, int]:
    """Return machine → highest sequence of one file, from machine to machine instead of entry by entry."""
    log = f"{file}.change_entries"
    rows = connection.exec_driver_sql(
        f"WITH RECURSIVE known(machine) AS (SELECT min(machine) FROM {log} UNION ALL "
        f"SELECT (SELECT min(machine) FROM {log} WHERE machine > known.machine) FROM known "
        "WHERE known.machine IS NOT NULL) "
        f"SELECT machine, (SELECT max(sequence) FROM {log} AS e WHERE e.machine = known.machine) FROM known "
        "WHERE machine IS NOT NULL"
    )
    return {row[0]: row[1] for row in rows}


def compare(connection: Connection) -> Vectors:
    """Return both vectors and note what each file has not seen; raise `SameMachineTwice`, `DamagedFile`."""
    found = Vectors(vector(connection, "main"), vector(connection, THEIRS))
    for machine in diverging(connection):
        raise SameMachineTwice(machine)
    connection.exec_driver_sql("CREATE TEMP TABLE unseen (file TEXT, machine TEXT, after INTEGER)")
    for file, has, lacks in ((THEIRS, found.theirs, found.ours), ("main", found.ours, found.theirs)):
        for machine, sequence in has.items():
            if sequence > lacks.get(machine, 0):
                connection.exec_driver_sql(
                    "INSERT INTO temp.unseen VALUES (?, ?, ?)", (file, machine, lacks.get(machine, 0))
                )
    _check_links(connection)
    return found


def diverging(connection: Connection) -> list[str]:
    """Return the machines under whose id the two logs go different ways: their folder was copied."""
    ours, theirs = vector(connection, "main"), vector(connection, THEIRS)
    found = []
    for machine in sorted(ours.keys() & theirs.keys()):
        common = min(ours[machine], theirs[machine])
        hashes = {
            connection.exec_driver_sql(
                f"SELECT hash FROM {file}.change_entries WHERE machine = ? AND sequence = ?",
                (machine, common),
            ).scalar()
            for file in ("main", THEIRS)
        }
        if len(hashes) > 1:
            found.append(machine)
    return found


def note_touched(connection: Connection) -> None:
    """Fill `theirs`, `ours` (rows touched by unseen entries of each file) and `contested` (by both)."""
    connection.exec_driver_sql("CREATE TEMP TABLE voided (machine TEXT, first INTEGER, last INTEGER)")
    for name, file in (("theirs", THEIRS), ("ours", "main")):
        connection.exec_driver_sql(_TOUCHED.format(name=name))
        connection.exec_driver_sql(_FILL_TOUCHED.format(name=name, file=file), (file,))
        _touch_void(connection, name, file)
    connection.exec_driver_sql(_TOUCHED.format(name="contested"))
    connection.exec_driver_sql(
        "INSERT INTO temp.contested SELECT kind, id FROM temp.theirs INTERSECT SELECT kind, id FROM temp.ours"
    )


def _touch_void(connection: Connection, name: str, file: str) -> None:
    """Add the rows of which entries came to be void by an undone merge that the other side has not seen.

    What is void of them is kept in `voided`, by entry.
    """
    found = connection.exec_driver_sql(
        f"SELECT e.fields FROM temp.unseen AS u CROSS JOIN {file}.change_entries AS e WHERE u.file = ? "
        f"AND {_NOTES} AND +e.machine = u.machine AND e.sequence > u.after",
        (file,),
    )
    for fields in found.scalars().all():
        void = _void_in(json.loads(fields))
        add_rows_of(connection, f"temp.{name}", file, void)
        # With the records: whether what went with one comes back is decided where its deletion does not hold.
        add_rows_of(connection, f"temp.{name}", file, void, row="record")
        entries = [(machine, *one) for machine, ranges in void.items() for one in ranges]
        if entries:
            connection.exec_driver_sql("INSERT INTO temp.voided VALUES (?, ?, ?)", entries)


def add_rows_of(
    connection: Connection,
    table: str,
    file: str,
    entries: Mapping[str, Iterable[Sequence[int]]],
    *,
    row: str = "row",
) -> None:
    """Add to a table of (kind, id) the rows that ranges of entries are about, by machine; or the records."""
    for machine, ranges in entries.items():
        connection.exec_driver_sql(
            f"INSERT OR IGNORE INTO {table} SELECT e.{row}_kind, e.{row}_id FROM json_each(?) AS r "
            f"CROSS JOIN {file}.change_entries AS e ON e.machine = ? AND e.sequence "
            "BETWEEN json_extract(r.value, '$[0]') AND json_extract(r.value, '$[1]') "
            "WHERE e.action IN ('insert', 'update', 'delete')",
            (json.dumps([list(one) for one in ranges]), machine),
        )


def take_entries(connection: Connection, columns: Sequence[str]) -> None:
    """Append their unseen entries to our log, to the letter: each machine's chain stays whole."""
    names = ", ".join(f'"{name}"' for name in columns)
    theirs = ", ".join(f'e."{name}"' for name in columns)
    connection.exec_driver_sql(
        f"INSERT INTO main.change_entries ({names}) SELECT {theirs} "
        f"FROM temp.unseen AS u CROSS JOIN {THEIRS}.change_entries AS e "
        "WHERE u.file = ? AND e.machine = u.machine AND e.sequence > u.after",
        (THEIRS,),
    )


def take_blobs(connection: Connection) -> None:
    """Add the files that only they have; what lies under a SHA-256 is the same everywhere."""
    connection.exec_driver_sql(
        "INSERT INTO main.blobs (sha256, size, content) SELECT sha256, size, content "
        f"FROM {THEIRS}.blobs WHERE sha256 NOT IN (SELECT sha256 FROM main.blobs)"
    )


def highest_stamp(connection: Connection, file: str) -> int:
    """Return the latest stamp of one file, 0 for none."""
    return int(connection.exec_driver_sql(f"SELECT max(stamp) FROM {file}.change_entries").scalar() or 0)


@dataclass(frozen=True, slots=True)
class Note:
    """What one entry of the log says of its machine: what it had seen from then on, what is void."""

    machine: str
    sequence: int
    seen: Mapping[str, int]
    void: Mapping[str, Sequence[Sequence[int]]]


def notes_of(connection: Connection) -> list[Note]:
    """Return what our log says about who had seen what, and about undone merges."""
    rows = connection.exec_driver_sql(
        f"SELECT e.machine, e.sequence, e.fields FROM main.change_entries AS e WHERE {_NOTES}"
    )
    told = [(machine, sequence, json.loads(fields)) for machine, sequence, fields in rows]
    return [
        Note(machine, sequence, fields["seen"][1], _void_in(fields)) for machine, sequence, fields in told
    ]


def sight_by(notes: Iterable[Note], more: Mapping[str, Sequence[Sequence[int]]] | None = None) -> Sight:
    """Return who knew what, and what does not count, by some notes; `more` is void as well."""
    knowledge = []
    void = {author: [*ranges] for author, ranges in (more or {}).items()}
    for note in notes:
        knowledge.append((note.machine, note.sequence, note.seen))
        for author, ranges in note.void.items():
            void.setdefault(author, []).extend(ranges)
    return Sight(knowledge, void)


def sight_of(connection: Connection) -> Sight:
    """Return who knew what, and what does not count, by our log."""
    return sight_by(notes_of(connection))


def _void_in(fields: Mapping[str, Any]) -> Mapping[str, Sequence[Sequence[int]]]:
    _, found = fields.get("void", (None, {}))
    return dict(found)


def entries_of_contested(connection: Connection) -> Iterator[tuple[RowKey, list[Entry]]]:
    """Yield every contested row with all its entries in our log; with none, where all were taken out."""
    rows = connection.exec_driver_sql(
        "SELECT c.kind, c.id, e.machine, e.sequence, e.stamp, e.action, e.fields FROM temp.contested AS c "
        "LEFT JOIN main.change_entries AS e ON e.row_id = c.id AND e.row_kind = c.kind "
        "AND e.action IN ('insert', 'update', 'delete') ORDER BY c.kind, c.id"
    )
    for key, found in groupby(rows, key=lambda row: (row[0], row[1])):
        yield key, [_entry(row[2:]) for row in found if row[2] is not None]


def entries_of(
    connection: Connection, key: RowKey, *, within: Mapping[str, int] | None = None
) -> list[Entry]:
    """Return all entries of one row in our log; `within` leaves out what lies beyond a vector."""
    rows = connection.exec_driver_sql(
        "SELECT machine, sequence, stamp, action, fields FROM main.change_entries "
        "WHERE row_id = ? AND row_kind = ? AND action IN ('insert', 'update', 'delete')",
        (key[1], key[0]),
    )
    found = [_entry(row) for row in rows]
    return [one for one in found if within is None or one.sequence <= within.get(one.machine, 0)]


def _entry(row: Iterable[Any]) -> Entry:
    machine, sequence, stamp, action, fields = row
    return Entry(machine=machine, sequence=sequence, stamp=stamp, action=action, fields=json.loads(fields))


def _check_schema(connection: Connection) -> None:
    ours, theirs = (
        connection.exec_driver_sql(f"SELECT version_num FROM {file}.alembic_version").scalar()
        for file in ("main", THEIRS)
    )
    if ours != theirs:
        from app.db.migrate import revisions

        raise OlderSchema if theirs in revisions() else NewerFile


def _check_links(connection: Connection) -> None:
    """Raise `DamagedFile` unless what is to be taken continues our chains without a gap."""
    broken = connection.exec_driver_sql(
        "SELECT 1 FROM (SELECT e.sequence > u.after AS taken, e.previous_hash, "
        "lag(e.hash) OVER (PARTITION BY e.machine ORDER BY e.sequence) AS before "
        f"FROM temp.unseen AS u CROSS JOIN {THEIRS}.change_entries AS e "
        "WHERE u.file = ? AND e.machine = u.machine AND e.sequence >= u.after) "
        "WHERE taken AND previous_hash IS NOT coalesce(before, ?) LIMIT 1",
        (THEIRS, "0" * 64),
    ).first()
    if broken is not None:
        raise DamagedFile("Lịch sử thay đổi trong tệp được hợp nhất")
