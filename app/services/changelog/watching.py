"""Noticing what was written to the open file by somebody else: the command line, another window."""

from collections import defaultdict

from sqlalchemy import ColumnElement, func, literal_column, select

from app.db.database import Database
from app.models import ChangeEntry
from app.services.changelog.changes import Changes
from app.services.changelog.recorder import WRITES

# The log is only ever appended to: its row numbers rise with every entry, whoever writes it.
_PLACE: ColumnElement[int] = literal_column("change_entries.rowid")


class ChangeWatch:
    """Remembers how far the log was read. A look at a log without news is one step in an index."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seen: int | None = None

    def look(self) -> tuple[Changes, ...]:
        """Return the transactions since the last look, own ones as well; none at the first look."""
        with self._database.read() as session:
            last = session.scalar(select(func.max(_PLACE)).select_from(ChangeEntry)) or 0
            seen, self._seen = self._seen, last
            if seen is None or last <= seen:
                return ()
            entries = session.execute(
                select(
                    ChangeEntry.transaction_id,
                    ChangeEntry.label,
                    ChangeEntry.row_kind,
                    ChangeEntry.row_id,
                    ChangeEntry.record_kind,
                    ChangeEntry.record_id,
                ).where(_PLACE.between(seen + 1, last), ChangeEntry.action.in_(WRITES))
            ).all()
        touched: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for transaction, label, row_kind, row_id, record_kind, record_id in entries:
            ids = touched[transaction, label]
            ids[row_kind].add(row_id)
            ids[record_kind].add(record_id)
        return tuple(
            Changes(transaction, label, {kind: frozenset(ids) for kind, ids in kinds.items()})
            for (transaction, label), kinds in touched.items()
        )
