"""Who looked at, revealed, printed or exported which case: written through here, read for the officer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select

from app.db.database import Database
from app.models import Case, ChangeEntry
from app.services.cases.reading import case_in, incident_in
from app.services.changelog.changes import HistoryEntry
from app.services.changelog.history import history_of
from app.services.changelog.recorder import Recorder
from app.services.listing import ListQuery, Page

ACTIONS: Final[Mapping[str, str]] = {
    "view": "Xem hồ sơ",
    "reveal": "Hiện tên",
    "history": "Xem lịch sử",
    "print": "In",
    "export": "Xuất tệp",
    "disclose": "Cung cấp thông tin",
    "duplicate": "So trùng",
    "redact": "Ẩn danh hóa",
    "subject": "Tra cứu theo người",
    "insert": "Thêm",
    "update": "Sửa",
    "delete": "Xóa",
}
_KINDS: Final = ("cases", "privacy_incidents")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessEntry:
    """One line of the access log. Holds the case's number and nothing of its content."""

    machine: str
    sequence: int
    at: datetime
    officer: str
    action: str
    action_words: str
    case_id: str
    case_no: str
    label: str


class CaseAccess:
    """The access log."""

    def __init__(self, database: Database, *, recorder: Recorder) -> None:
        self._database = database
        self._recorder = recorder

    def note(self, case_id: str, action: str, label: str = "") -> None:
        """Log a reveal, print or export of a case; `label` must name nobody. Raises `RecordNotFound`."""
        with self._database.transaction(label or ACTIONS[action]) as session:
            case_in(session, case_id)
            self._recorder.note(
                session, action=action, kind="cases", record_id=case_id, label=label or ACTIONS[action]
            )

    def note_incident(self, incident_id: str, action: str, label: str) -> None:
        """Log that the minutes of a breach were handed out. Raises `RecordNotFound`."""
        with self._database.transaction(label) as session:
            incident_in(session, incident_id)
            self._recorder.note(
                session, action=action, kind="privacy_incidents", record_id=incident_id, label=label
            )

    def history(self, case_id: str) -> tuple[HistoryEntry, ...]:
        """Return the history of a case with everything in it, for the unlocked case screen; logged."""
        with self._database.transaction(ACTIONS["history"]) as session:
            case_in(session, case_id)
            entries = history_of(session, "cases", case_id, revealed=True)
            self._recorder.note(
                session, action="history", kind="cases", record_id=case_id, label=ACTIONS["history"]
            )
            return entries

    def page(self, query: ListQuery) -> Page[AccessEntry]:
        """Return one page of the log, newest first.

        Filters: `case_id`, `action` (one or several), `officer`, `since`, `until` (moments). One transaction
        that changed many rows of a case is one line.
        """
        wanted = _wanted(query.filters)
        numbers = select(Case.id, Case.case_no)
        with self._database.read() as session:
            total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
            ordered = wanted.order_by(ChangeEntry.stamp.desc(), ChangeEntry.sequence.desc())
            rows = session.execute(ordered.offset(query.offset).limit(query.limit)).all()
            number_of = {row.id: row.case_no for row in session.execute(numbers)}
        return Page(tuple(_entry(row, number_of) for row in rows), total)


def _wanted(filters: Mapping[str, Any]) -> Any:
    statement = (
        select(
            ChangeEntry.machine,
            func.min(ChangeEntry.sequence).label("sequence"),
            func.max(ChangeEntry.stamp).label("stamp"),
            func.max(ChangeEntry.at).label("at"),
            ChangeEntry.officer,
            ChangeEntry.action,
            ChangeEntry.record_id,
            ChangeEntry.label,
        )
        .where(ChangeEntry.record_kind.in_(_KINDS))
        .group_by(
            ChangeEntry.machine,
            ChangeEntry.transaction_id,
            ChangeEntry.record_id,
            ChangeEntry.action,
            ChangeEntry.officer,
            ChangeEntry.label,
        )
    )
    for key, value in filters.items():
        if key == "since":
            statement = statement.where(ChangeEntry.at >= value)
        elif key == "until":
            statement = statement.where(ChangeEntry.at <= value)
        else:
            column = {"case_id": ChangeEntry.record_id}.get(key) or getattr(ChangeEntry, key)
            several = isinstance(value, tuple | list | set | frozenset)
            statement = statement.where(column.in_(value) if several else column == value)
    return statement


def _entry(row: Any, number_of: Mapping[str, str]) -> AccessEntry:
    return AccessEntry(
        machine=row.machine,
        sequence=row.sequence,
        at=row.at,
        officer=row.officer,
        action=row.action,
        action_words=ACTIONS.get(row.action, row.action),
        case_id=row.record_id,
        case_no=number_of.get(row.record_id, ""),
        label=row.label,
    )
