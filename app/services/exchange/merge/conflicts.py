"""The values that lost: listed beside those in use, accepted or swapped, each once and for every machine."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core.errors import RecordNotFound, StillReferenced
from app.core.vocabulary import ConflictState
from app.models import ChangeEntry, Conflict, DomainRow
from app.models.base import as_json
from app.services.changelog.rows import row_models
from app.services.changelog.showing import Showing
from app.services.exchange.merge.naming import name_of, words
from app.services.exchange.merge.previews import ConflictView, FieldInConflict
from app.services.exchange.merge.resolving import MADE
from app.services.exchange.merge.shapes import as_column, table_of


def open_conflicts(session: Session) -> tuple[ConflictView, ...]:
    """Return what nobody has settled yet, oldest first; of rows that are gone nothing is left to settle."""
    rows = session.scalars(
        select(Conflict).where(Conflict.state == ConflictState.OPEN).order_by(Conflict.at, Conflict.id)
    )
    return tuple(view for view in views_of(session, rows) if view.open)


def count_open(session: Session) -> int:
    """Return how many wait."""
    return (
        session.scalar(select(func.count()).select_from(Conflict).where(Conflict.state == ConflictState.OPEN))
        or 0
    )


def views_of(session: Session, rows: Iterable[Conflict]) -> list[ConflictView]:
    """Return conflicts as people see them; one whose row is gone, or equal by now, counts as settled."""
    showing = Showing(session)
    return [_view(session, showing, row) for row in rows]


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


def _view(session: Session, showing: Showing, conflict: Conflict) -> ConflictView:
    model = row_models().get(conflict.row_kind)
    row = session.get(model, conflict.row_id) if model is not None else None
    kept = _kept(row, conflict)
    fields = _fields(showing, conflict, kept)
    settled = row is None or (bool(conflict.field) and not fields)
    by, at, on = _writer(session, row, conflict.field)
    return ConflictView(
        id=conflict.id,
        kind=conflict.row_kind,
        row_id=conflict.row_id,
        record=name_of(session, conflict.record_kind, conflict.record_id),
        field=conflict.field,
        fields=fields,
        written_by=conflict.officer,
        written_at=conflict.at,
        written_on=conflict.machine,
        kept_by=by,
        kept_at=at,
        kept_on=on,
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
            kept_words=words(None, change.field, change.old),
            other_words=words(None, change.field, change.new),
        )
        for change in shown.changes
    )


def _hidden(model: type[DomainRow] | None, name: str) -> bool:
    return model is not None and bool(table_of(model).c[name].info.get("tier", 0) >= 2)


def _writer(session: Session, row: DomainRow | None, name: str) -> tuple[str, Any, str]:
    """Return who wrote the value in use, when, and on which machine."""
    mark = (row.stamps.get(name) or row.stamps.get(MADE)) if row is not None else None
    if mark is None:
        return "", None, ""
    stamp, machine = mark.split("-", 1)
    entry = session.execute(
        select(ChangeEntry.officer, ChangeEntry.at).where(
            ChangeEntry.stamp == int(stamp, 16), ChangeEntry.machine == machine
        )
    ).first()
    return (entry.officer, entry.at, machine) if entry is not None else ("", None, machine)
