"""The values that lost: listed beside those in use, accepted or swapped, each once and for every machine."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Date, DateTime, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core.errors import RecordNotFound, StillReferenced
from app.core.vocabulary import ConflictState
from app.models import ChangeEntry, Conflict, DomainRow, Merge
from app.models.base import as_json
from app.services.changelog.rows import row_models
from app.services.changelog.showing import Showing
from app.services.exchange.merge.authors import authors_of
from app.services.exchange.merge.naming import name_records, words
from app.services.exchange.merge.previews import ConflictView, FieldInConflict
from app.services.exchange.merge.resolving import MADE
from app.services.exchange.merge.shapes import as_column, table_of

_AT_ONCE = 500
_AT_A_LOOK = 20
_MOST_READ = 100


def open_conflicts(session: Session) -> tuple[ConflictView, ...]:
    """Return what nobody has settled yet, oldest first; of rows that are gone nothing is left to settle."""
    rows = session.scalars(
        select(Conflict).where(Conflict.state == ConflictState.OPEN).order_by(Conflict.at, Conflict.id)
    )
    return tuple(view for view in views_of(session, rows) if view.open)


def first_open(session: Session, most: int) -> tuple[ConflictView, ...]:
    """Return the oldest of what waits, at most so many and of the first hundred that nobody has settled."""
    waiting = select(Conflict).where(Conflict.state == ConflictState.OPEN).order_by(Conflict.at, Conflict.id)
    found: list[ConflictView] = []
    for start in range(0, _MOST_READ, _AT_A_LOOK):
        rows = session.scalars(waiting.limit(_AT_A_LOOK).offset(start)).all()
        found += [view for view in views_of(session, rows) if view.open]
        if len(found) >= most or len(rows) < _AT_A_LOOK:
            break
    return tuple(found[:most])


def count_open(session: Session) -> int:
    """Return how many wait: as many as `open_conflicts` lists, without a word about them."""
    conflicts = session.scalars(select(Conflict).where(Conflict.state == ConflictState.OPEN)).all()
    rows = _rows_of(session, conflicts)
    unheard = _unheard(session)
    return sum(
        one.id not in unheard and not _is_settled(rows.get((one.row_kind, one.row_id)), one)
        for one in conflicts
    )


def _some_undone(session: Session) -> bool:
    return session.execute(select(Merge.id).where(Merge.undone_at.is_not(None)).limit(1)).first() is not None


def _unheard(session: Session) -> frozenset[str]:
    """Return the open conflicts of which what lost left this file with an undone merge, until it comes again.

    Where a folder was copied the entry stands under a new machine, of the same row and moment.
    """
    if not _some_undone(session):
        return frozenset()
    rows = session.connection().exec_driver_sql(
        "SELECT c.id FROM conflicts AS c WHERE c.state = ? AND NOT EXISTS (SELECT 1 FROM change_entries AS e "
        "WHERE e.row_id = c.row_id AND e.at = c.at) AND NOT EXISTS (SELECT 1 FROM change_entries AS e "
        "WHERE e.machine = c.machine AND e.at = c.at)",
        (ConflictState.OPEN.value,),
    )
    return frozenset(rows.scalars())


def views_of(session: Session, rows: Iterable[Conflict]) -> list[ConflictView]:
    """Return conflicts as people see them.

    One whose row is gone, or equal by now, counts as settled; so does one of an undone merge.
    """
    conflicts = list(rows)
    around = _Around(session, conflicts)
    return [_view(around, conflict) for conflict in conflicts]


class _Around:
    """What stands around conflicts, read once for all: rows in use, records' names, who wrote what."""

    def __init__(self, session: Session, conflicts: Sequence[Conflict]) -> None:
        self.showing = Showing(session)
        self.unheard = _unheard(session)
        self.rows = _rows_of(session, conflicts)
        records = _grouped((one.record_kind, one.record_id) for one in conflicts)
        self.names = {
            (record.kind, record.id): record
            for named in name_records(session, records, most=None).values()
            for record in named
        }
        marks = {mark for one in conflicts if (mark := self.mark(one))}
        self.authors = authors_of(session, marks)

    def row(self, conflict: Conflict) -> DomainRow | None:
        """Return the row that a conflict is about, None when it is gone."""
        return self.rows.get((conflict.row_kind, conflict.row_id))

    def mark(self, conflict: Conflict) -> str | None:
        """Return the mark of the value in use: of fields that are merged as one, of the last that was set."""
        row = self.row(conflict)
        if row is None:
            return None
        marks = [str(row.stamps[name]) for name in conflict.other if name in row.stamps]
        return max(marks, default=row.stamps.get(MADE))


def _rows_of(session: Session, conflicts: Iterable[Conflict]) -> dict[tuple[str, str], DomainRow]:
    """Return the rows that conflicts are about, as far as they are there."""
    found: dict[tuple[str, str], DomainRow] = {}
    for kind, ids in _grouped((one.row_kind, one.row_id) for one in conflicts).items():
        model = row_models().get(kind)
        for start in range(0, len(ids) if model is not None else 0, _AT_ONCE):
            assert model is not None
            for row in session.scalars(select(model).where(model.id.in_(ids[start : start + _AT_ONCE]))):
                found[kind, row.id] = row
    return found


def _is_settled(row: DomainRow | None, conflict: Conflict) -> bool:
    """Whether nothing is left to settle: the row is gone, or says by now what the other one said."""
    if row is None:
        return True
    kept = _kept(row, conflict)
    return bool(conflict.field) and all(kept.get(name) == other for name, other in conflict.other.items())


def _grouped(keys: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, row_id in sorted(set(keys)):
        found.setdefault(kind, []).append(row_id)
    return found


def accept(session: Session, ids: Sequence[str]) -> None:
    """Keep what is used. Raises `RecordNotFound`."""
    for conflict in _loaded(session, ids):
        conflict.state = ConflictState.ACCEPTED


def swap(session: Session, ids: Sequence[str]) -> None:
    """Use what lost: write its values, or delete the row. Raises `RecordNotFound`, `StillReferenced`."""
    for conflict in _loaded(session, ids):
        conflict.state = ConflictState.SWAPPED
        model = row_models().get(conflict.row_kind)
        row = session.get(model, conflict.row_id) if model is not None else None
        if row is None or model is None:
            continue
        if not conflict.field:
            session.delete(row)
        for name, raw in conflict.other.items():
            value = as_column(model, name, raw)
            if getattr(row, name) != value:
                setattr(row, name, value)
        try:
            session.flush()
        except IntegrityError as error:
            raise StillReferenced from error


def _loaded(session: Session, ids: Sequence[str]) -> list[Conflict]:
    found = [session.get(Conflict, one) for one in dict.fromkeys(ids)]
    if None in found:
        raise RecordNotFound
    return [one for one in found if one is not None and one.state is ConflictState.OPEN]


def _view(around: _Around, conflict: Conflict) -> ConflictView:
    row = around.row(conflict)
    fields = _fields(around.showing, conflict, _kept(row, conflict))
    settled = conflict.id in around.unheard or _is_settled(row, conflict)
    author = around.authors.get(around.mark(conflict) or "")
    return ConflictView(
        id=conflict.id,
        kind=conflict.row_kind,
        row_id=conflict.row_id,
        record=around.names[conflict.record_kind, conflict.record_id],
        field=conflict.field,
        fields=fields,
        written_by=conflict.officer,
        written_at=conflict.at,
        written_on=conflict.machine,
        kept_by=author.officer if author else "",
        kept_at=author.at if author else None,
        kept_on=author.machine if author else "",
        open=conflict.state is ConflictState.OPEN and not settled,
    )


def _kept(row: DomainRow | None, conflict: Conflict) -> Mapping[str, Any]:
    return {} if row is None else {name: as_json(getattr(row, name)) for name in conflict.other}


def _fields(showing: Showing, conflict: Conflict, kept: Mapping[str, Any]) -> tuple[FieldInConflict, ...]:
    """Return the fields that differ, in the words of the record's history: what is masked there is here."""
    differing = {
        name: [kept.get(name), other] for name, other in conflict.other.items() if kept.get(name) != other
    }
    shown = showing.entry(
        ChangeEntry(
            machine=conflict.machine,
            sequence=0,
            at=conflict.at,
            officer=conflict.officer,
            action="update",
            label="",
            transaction_id="",
            row_kind=conflict.row_kind,
            row_id=conflict.row_id,
            fields=differing,
        )
    )
    model = row_models().get(conflict.row_kind)
    return tuple(
        FieldInConflict(
            field=change.field,
            label=change.label,
            kept=differing[change.field][0] if not _hidden(model, change.field) else change.old,
            other=differing[change.field][1] if not _hidden(model, change.field) else change.new,
            kept_words=words(_dated(model, change.field), change.field, change.old),
            other_words=words(_dated(model, change.field), change.field, change.new),
        )
        for change in shown.changes
    )


def _dated(model: type[DomainRow] | None, name: str) -> type[DomainRow] | None:
    """Return the model for a column of days or moments, which the history tells in ISO form."""
    if model is None or _hidden(model, name):
        return None
    return model if isinstance(table_of(model).c[name].type, Date | DateTime) else None


def _hidden(model: type[DomainRow] | None, name: str) -> bool:
    return model is not None and bool(table_of(model).c[name].info.get("tier", 0) >= 2)
