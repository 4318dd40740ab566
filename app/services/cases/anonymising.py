"""Making the persons of old cases unknown: what is due, doing it for good, keeping it done after a merge.

What stays is coded (tier 0) and a month where there was a day, so that statistics of the past hold. Names,
narratives and files go from the rows, from the log (see `changelog/redacting`), from drafts, from the
values that lost in merges, and from the files of the book. There is no undo.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import delete, inspect, select
from sqlalchemy.orm import Session

from app.core.case_vocabulary import CaseStatus, DatePrecision
from app.core.clock import Clock
from app.core.errors import Finding, InvalidRecord
from app.db.database import Database
from app.models import (
    Base,
    Blob,
    Case,
    CaseAttachment,
    CaseClosure,
    CaseFlag,
    CaseNote,
    CaseOtherReport,
    Conflict,
    DomainRow,
    LocalState,
)
from app.models.tiers import Tier
from app.services.cases.reading import case_in
from app.services.changelog.changes import Changes
from app.services.changelog.recorder import Recorder, changes_of
from app.services.changelog.redacting import destroyed_files, destroyed_records, redact
from app.services.settings.office import load_in

_GONE: Final = (CaseNote, CaseFlag, CaseAttachment, CaseOtherReport)
"""Sub-rows that are nothing but narrative or files."""
_MONTH_ONLY: Final = frozenset({"incident_date"})
"""Days that become the first of their month."""
_KEPT_TIMES: Final = frozenset({"received_at", "entered_at", "closed_on", "assigned_at", "disclosed_at"})
"""Times that statistics go by, or that a row cannot be without: their day becomes the month's first."""
_LABEL: Final = "Ẩn danh hóa hồ sơ vụ việc"
_DESTROY_LABEL: Final = "Xóa hẳn hồ sơ vụ việc"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRow:
    """A closed case whose time to be kept has come to an end, or will."""

    case_id: str
    case_no: str
    closed_on: date
    until: date
    held: bool


class Anonymising:
    """Makes persons unknown."""

    def __init__(self, database: Database, *, recorder: Recorder, clock: Clock) -> None:
        self._database = database
        self._recorder = recorder
        self._clock = clock

    def due(self, on: date | None = None) -> tuple[RetentionRow, ...]:
        """Return the closed cases to be made unknown by a day, those under a legal hold marked."""
        day = on or self._clock.today()
        with self._database.read() as session:
            return tuple(row for row in _closed(session) if row.until <= day)

    def anonymise(self, case_ids: Sequence[str], *, early: bool = False) -> Changes:
        """Make the persons of closed cases unknown, for good; `early`: before the time is over.

        Raises `InvalidRecord` for a case that is open, held or not due yet, and does none of them then.
        """
        with self._database.transaction(_LABEL) as session:
            known = {row.case_id: row for row in _closed(session)}
            for case_id in case_ids:
                case = case_in(session, case_id)
                if reason := self._why_not(case, known.get(case_id), early=early):
                    raise InvalidRecord([Finding("id", f"Hồ sơ {case.case_no}: {reason}")])
                case.anonymised_at = self._clock.now().replace(tzinfo=None, microsecond=0)
                anonymise_in(session, self._recorder, case)
            return changes_of(session)

    def destroy(self, case_ids: Sequence[str]) -> Changes:
        """Delete cases so that nothing of them can be brought back: what a person may ask for by law.

        Their numbers stay in the log, with the fact and the time. Raises `InvalidRecord` for one that is
        held, and destroys none of them then.
        """
        with self._database.transaction(_DESTROY_LABEL) as session:
            for case_id in case_ids:
                case = case_in(session, case_id)
                if case.legal_hold:
                    message = f"Hồ sơ {case.case_no}: đang được giữ lại theo pháp luật nên không xóa được."
                    raise InvalidRecord([Finding("id", message)])
                destroy_in(session, self._recorder, case)
            return changes_of(session)

    def _why_not(self, case: Case, row: RetentionRow | None, *, early: bool) -> str:
        if case.anonymised_at is not None:
            return "đã ẩn danh hóa rồi."
        if row is None:
            return "chưa đóng nên chưa ẩn danh hóa được. Hãy đóng hồ sơ trước."
        if row.held:
            return "đang được giữ lại theo pháp luật nên không ẩn danh hóa được."
        if row.until > self._clock.today() and not early:
            return f"còn thời hạn lưu đến {row.until:%d/%m/%Y} nên chưa ẩn danh hóa."
        return ""


def uphold(session: Session, recorder: Recorder) -> int:
    """Make unknown again what a merge has brought back of cases that were; return how many cases."""
    cases = session.scalars(select(Case).where(Case.anonymised_at.is_not(None))).all()
    touched = sum(anonymise_in(session, recorder, case) for case in cases)
    for case_id in destroyed_records(session, Case.kind):
        case = session.get(Case, case_id)
        if case is not None:
            destroy_in(session, recorder, case)
            touched += 1
        else:
            touched += bool(redact(session, recorder, kind=Case.kind, record_id=case_id, gone=True))
    if again := destroyed_files(session, Case.kind):
        used = _files_in_use(session)
        session.execute(delete(Blob).where(Blob.sha256.in_(again - used)))
    return touched


def anonymise_in(session: Session, recorder: Recorder, case: Case) -> bool:
    """Take all above tier 0 out of a case, its log, drafts and conflicts; return whether there was any."""
    files = {row.sha256 for row in case.attachments}
    for relation in inspect(Case).relationships:
        rows = getattr(case, relation.key)
        if isinstance(rows, list) and relation.mapper.class_ in _GONE:
            rows.clear()
    for row in [case, *_sub_rows(case)]:
        _blank(row)
    session.flush()
    return _sweep(session, recorder, case.id, files, gone=False)


def destroy_in(session: Session, recorder: Recorder, case: Case) -> None:
    """Delete a case and empty everything that is kept of it elsewhere; doubles of it stand alone then."""
    files = {row.sha256 for row in case.attachments}
    for double in session.scalars(select(Case).where(Case.duplicate_of_id == case.id)):
        double.duplicate_of_id = None
    session.flush()
    session.delete(case)
    session.flush()
    _sweep(session, recorder, case.id, files, gone=True)


def _sweep(session: Session, recorder: Recorder, case_id: str, files: set[str], *, gone: bool) -> bool:
    """Empty log, drafts, lost values and files of a case; return whether there was anything."""
    destroyed = files - _files_in_use(session)
    session.execute(delete(Blob).where(Blob.sha256.in_(destroyed)))
    session.execute(delete(LocalState).where(LocalState.key.contains(case_id, autoescape=True)))
    _forget_conflicts(session, recorder, case_id)
    emptied = redact(session, recorder, kind=Case.kind, record_id=case_id, files=sorted(destroyed), gone=gone)
    return bool(emptied)


def _sub_rows(row: DomainRow) -> Iterable[DomainRow]:
    for relation in inspect(type(row)).relationships:
        children = getattr(row, relation.key)
        if isinstance(children, list):
            for child in children:
                yield child
                yield from _sub_rows(child)


def _blank(row: DomainRow) -> None:
    """Empty every column above tier 0 of a row; days that count become the first of their month."""
    for column in inspect(type(row)).column_attrs:
        info = column.columns[0].info
        if info.get("derived") or info.get("tier", Tier.CODED) <= Tier.CODED:
            continue
        value = getattr(row, column.key)
        wanted = _generalised(column.key, value, nullable=bool(column.columns[0].nullable))
        if value != wanted:
            setattr(row, column.key, wanted)
            if column.key in _MONTH_ONLY:
                row.date_precision = DatePrecision.MONTH  # type: ignore[attr-defined]


def _generalised(key: str, value: Any, *, nullable: bool) -> Any:
    if value is None:
        return None
    if key in _MONTH_ONLY or key in _KEPT_TIMES or (isinstance(value, date) and not nullable):
        first = value.replace(day=1)
        return datetime.combine(first.date(), time.min) if isinstance(first, datetime) else first
    if nullable:
        return None
    return "" if isinstance(value, str) else value


def _forget_conflicts(session: Session, recorder: Recorder, case_id: str) -> None:
    """Delete the values that lost in merges, with what the log says of them."""
    rows = session.scalars(
        select(Conflict).where(Conflict.record_kind == "cases", Conflict.record_id == case_id)
    ).all()
    ids = [row.id for row in rows]
    for row in rows:
        session.delete(row)
    for conflict_id in ids:
        redact(session, recorder, kind=Conflict.kind, record_id=conflict_id, whole=True)


def _files_in_use(session: Session) -> set[str]:
    """Return every SHA-256 that a row of any table points to."""
    used: set[str] = set()
    for table in Base.metadata.tables.values():
        for column in table.columns:
            if any(foreign.column.table is Blob.__table__ for foreign in column.foreign_keys):
                used.update(value for value in session.scalars(select(column)) if value)
    return used


def _closed(session: Session) -> Iterable[RetentionRow]:
    years = load_in(session).case_retention_years
    rows = session.execute(
        select(Case.id, Case.case_no, Case.retention_until, Case.legal_hold, CaseClosure.closed_on)
        .join(CaseClosure, CaseClosure.case_id == Case.id)
        .where(Case.status.in_((CaseStatus.CLOSED, CaseStatus.TRANSFERRED)), Case.anonymised_at.is_(None))
        .order_by(CaseClosure.closed_on)
    )
    last: dict[str, RetentionRow] = {}
    for case_id, case_no, until, held, closed_on in rows:
        last[case_id] = RetentionRow(
            case_id=case_id,
            case_no=case_no,
            closed_on=closed_on,
            until=until or years_after(closed_on, years),
            held=held,
        )
    return last.values()


def years_after(day: date, years: int) -> date:
    """Return the same day years later; of 29 February the last of the month where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
