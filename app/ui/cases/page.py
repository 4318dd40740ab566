"""The base of a case's steps: a form over some keys of the one case that is in front."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from app.services.changelog.changes import Changes, HistoryEntry
from app.services.listing import ListQuery, Page
from app.ui.cases.desk import Desk
from app.ui.fields import RowsField, RowShape
from app.ui.form import Form
from app.ui.ports import Record, Records, Saved

CASES: Final = "cases"


class CaseInFront:
    """The record that the case screen shows: read once, and taken over from every put."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._own: set[str] = set()

    def take(self, saved: Saved) -> None:
        """Take over what was just stored from here."""
        self.record = saved.record
        if saved.changes.transaction is not None:
            self._own.add(saved.changes.transaction)

    def knows(self, changes: Changes) -> bool:
        """Whether the record already holds these changes."""
        return changes.transaction in self._own

    @property
    def id(self) -> str:
        """The case's id."""
        return self.record.id

    @property
    def values(self) -> Mapping[str, Any]:
        """The case's values."""
        return self.record.values


class _PartRecords:
    """The records service for the form of one step.

    Each step is a kind of its own to the form, so that each has its own draft; reading gives the record
    that is in front, since every reading of a case is logged as a look.
    """

    def __init__(self, records: Records, case: CaseInFront) -> None:
        self._records = records
        self._case = case

    def get(self, _kind: str, _record_id: str, /) -> Record:
        return self._case.record

    def put(
        self,
        _kind: str,
        values: Mapping[str, Any],
        /,
        *,
        expected_version: int | None = None,
        confirmed: bool = False,
    ) -> Saved:
        saved = self._records.put(CASES, values, expected_version=expected_version, confirmed=confirmed)
        self._case.take(saved)
        return saved

    def delete(self, _kind: str, ids: Sequence[str], /) -> Changes:
        return self._records.delete(CASES, ids)

    def history(self, _kind: str, record_id: str, /) -> tuple[HistoryEntry, ...]:
        return self._records.history(CASES, record_id)

    def restore(self, _kind: str, record_id: str, entry: HistoryEntry, /) -> Changes:
        return self._records.restore(CASES, record_id, entry)

    def undo(self, transaction: str, /) -> Changes:
        return self._records.undo(transaction)

    def page(self, _kind: str, query: ListQuery, /) -> Page[Any]:
        return self._records.page(CASES, query)


class CasePage(Form):
    """One step: subclasses add fields whose keys are the case's."""

    def __init__(self, desk: Desk, case: CaseInFront, step: str) -> None:
        context = replace(desk.context, records=_PartRecords(desk.context.records, case))
        super().__init__(context, f"{CASES}.{case.id}.{step}")
        self.desk: Final = desk
        self.case: Final = case
        self.step: Final = step
        self.hide_close_button()
        self._frame.history_button.hide()

    def show_case(self) -> None:
        """Show the case that is in front, with this step's draft if there is one."""
        self.open_record(self.case.id)

    def add_rows(self, key: str, label: str, shape: RowShape) -> RowsField:
        """Add a list of sub-rows."""
        return self.add(key, label, RowsField(shape))

    def secret(
        self, label: str, *, hint: str = "", max_length: int = 200, tail: int = 0
    ) -> Callable[[], Any]:
        """What makes a masked field of this case; `label` says in the log what was looked at."""
        case_id = self.case.id
        return lambda: self.desk.secret(case_id, label, hint=hint, max_length=max_length, tail=tail)
