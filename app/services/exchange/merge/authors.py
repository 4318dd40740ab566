"""Who wrote what: the entries that marks («stamp-machine») name, looked up many at once."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Author:
    """The entry behind a mark: who, when, on which machine, and of which record."""

    officer: str
    at: datetime
    machine: str
    record_kind: str
    record_id: str


def authors_of(session: Session, marks: Collection[str]) -> dict[str, Author]:
    """Return the author of every mark that the log knows."""
    stamps = sorted({int(mark.split("-", 1)[0], 16) for mark in marks})
    rows = session.connection().exec_driver_sql(
        "SELECT e.stamp, e.machine, e.officer, e.at, e.record_kind, e.record_id FROM json_each(?) AS j "
        "CROSS JOIN change_entries AS e ON e.stamp = j.value",
        (json.dumps(stamps),),
    )
    found = {}
    for stamp, machine, officer, at, record_kind, record_id in rows:
        author = Author(officer, datetime.fromisoformat(at), machine, record_kind, record_id)
        found[f"{stamp:016x}-{machine}"] = author
    return found
