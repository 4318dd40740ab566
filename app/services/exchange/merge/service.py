"""Merging: look first, then do it in one transaction; settle what was in conflict; take a merge back."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.core.collecting import without_collecting
from app.core.progress import NoProgress, Progress
from app.db.database import Database
from app.models import Merge
from app.services.cases.anonymising import uphold
from app.services.changelog.changes import Changes
from app.services.changelog.recorder import Recorder, changes_of
from app.services.changelog.rows import row_models
from app.services.exchange.merge import conflicts as settling
from app.services.exchange.merge import undoing
from app.services.exchange.merge.completing import complete_changed
from app.services.exchange.merge.engine import Ran, Source, conflict_id, conflicts_found, run
from app.services.exchange.merge.naming import name_records
from app.services.exchange.merge.outcome import Fate
from app.services.exchange.merge.previews import (
    ConflictView,
    MergedRecord,
    MergeInfo,
    MergeReport,
    UndoneMerge,
)
from app.services.exchange.merge.shapes import root_of
from app.services.exchange.merge.undoing import MergeNotFound
from app.services.files import write_atomically
from app.services.reports.model import Report
from app.services.reports.service import Format, render

LABEL = "Hợp nhất dữ liệu"
FROM_THE_FUTURE = (
    "Tệp được hợp nhất có thay đổi ghi ngày giờ muộn hơn hiện tại hơn một ngày. "
    "Hãy kiểm tra đồng hồ của cả hai máy; dữ liệu vẫn hợp nhất được."
)
PARTED = (
    "Thư mục dữ liệu đã được chép từ máy này sang máy kia (hoặc ngược lại) nên hai máy mang cùng một mã. "
    "Máy này nhận mã mới; phần đã ghi ở cả hai máy đều được giữ."
)
_COUNTER_BITS = 15
_A_DAY = timedelta(days=1)
MOST_TOLD = 500
"""So many conflicts stand in a report; all are counted and, once merged, listed."""

Safeguard = Callable[[Progress], object]
"""Makes a verified backup of the present; what it raises stops the merge before it has begun."""


class _LookedOnly(Exception):
    """Ends a preview: everything that it did is rolled back."""

    def __init__(self, report: MergeReport) -> None:
        super().__init__()
        self.report = report


class Merges:
    """Merges of one open file."""

    def __init__(
        self, database: Database, *, recorder: Recorder, clock: Clock, safeguard: Safeguard | None = None
    ) -> None:
        self._database = database
        self._recorder = recorder
        self._clock = clock
        self._safeguard = safeguard

    def preview(self, source: Source, *, progress: Progress | None = None) -> MergeReport:
        """Return what a merge would do, to the letter: it is done and rolled back."""
        machine = self._recorder.machine
        try:
            with self._database.transaction(LABEL) as session:
                ran = self._run(session, source, progress, looking=True)
                raise _LookedOnly(self._report(session, ran, applied=False))
        except _LookedOnly as looked:
            return looked.report
        finally:
            self._recorder.machine = machine

    def merge(self, source: Source, *, progress: Progress | None = None) -> MergeReport:
        """Back up, then merge in one transaction. Raises what `preview` raises and what the backup does."""
        if self._safeguard is not None:
            self._safeguard(progress or NoProgress())
        machine = self._recorder.machine
        try:
            with self._database.transaction(LABEL) as session:
                ran = self._run(session, source, progress)
                uphold(session, self._recorder)
                report = self._report(session, ran, applied=True)
        except BaseException:
            self._recorder.machine = machine
            raise
        if ran.parted:
            self._renamed(ran.parted)
        return report

    def _renamed(self, machine: str) -> None:
        """Take note that this machine goes on under another id."""

    def undo(self, merge_id: str) -> UndoneMerge:
        """Take back here what a merge and those after it brought, as far as nobody has worked upon it since.

        Other machines lose nothing: the next merge offers the same again. Raises `MergeNotFound`,
        `AlreadyUndone`.
        """
        if self._safeguard is not None:
            self._safeguard(NoProgress())
        with self._database.transaction("Hoàn tác hợp nhất dữ liệu") as session:
            undone = undoing.undo(session, merge_id, recorder=self._recorder, now=self._clock.now())
            uphold(session, self._recorder)
            return undone

    def merges(self) -> tuple[MergeInfo, ...]:
        """Return the merges of the past, the newest first; starts of machines are not among them."""
        with self._database.read() as session:
            rows = session.scalars(
                select(Merge).where(Merge.summary.is_not(None)).order_by(Merge.at.desc(), Merge.id.desc())
            )
            return tuple(_info(row) for row in rows)

    def minutes(self, merge_id: str) -> Report:
        """Return the minutes of a merge, to print or write; raise `MergeNotFound`."""
        from app.services.exchange.merge.minutes import merge_minutes

        with self._database.read() as session:
            merge = session.get(Merge, merge_id)
            if merge is None or merge.summary is None:
                raise MergeNotFound
            return merge_minutes(session, merge)

    def write_minutes(self, merge_id: str, path: Path, form: Format | None = None) -> Path:
        """Write the minutes in one format, None: that of the file's name; the log notes it.

        Raises `MergeNotFound`, `CannotWrite`.
        """
        chosen = form or Format(path.suffix.lstrip(".").lower())
        write_atomically(path, render(self.minutes(merge_id), chosen))
        label = "Xuất biên bản hợp nhất"
        with self._database.transaction(label) as session:
            self._recorder.note(session, action="export", kind="merges", record_id=merge_id, label=label)
        return path

    def conflicts(self) -> tuple[ConflictView, ...]:
        """Return what waits to be settled."""
        with self._database.read() as session:
            return settling.open_conflicts(session)

    def accept(self, ids: Sequence[str]) -> Changes:
        """Keep the values in use."""
        with self._database.transaction("Giữ giá trị đang dùng") as session:
            settling.accept(session, ids)
            return changes_of(session)

    def swap(self, ids: Sequence[str]) -> Changes:
        """Use the values that lost."""
        with self._database.transaction("Đổi sang giá trị kia") as session:
            settling.swap(session, ids)
            complete_changed(session)
            return changes_of(session)

    def _run(
        self, session: Session, source: Source, progress: Progress | None, *, looking: bool = False
    ) -> Ran:
        with without_collecting():
            return run(
                session,
                source,
                recorder=self._recorder,
                now=self._clock.now(),
                progress=progress or NoProgress(),
                looking=looking,
            )

    def _report(self, session: Session, ran: Ran, *, applied: bool) -> MergeReport:
        records = ran.tally.records()
        named: dict[Fate, Mapping[str, tuple[MergedRecord, ...]]] = {
            fate: name_records(session, kinds) for fate, kinds in records.items()
        }
        found = {conflict_id(one): one for one in ran.tally.conflicts}
        told = {key: found[key] for key in sorted(found)[:MOST_TOLD]}
        return MergeReport(
            merge_id=ran.merge_id,
            added=named[Fate.ADDED],
            changed=named[Fate.CHANGED],
            deleted=named[Fate.DELETED],
            conflicts=tuple(settling.views_of(session, conflicts_found(session, told))),
            conflict_count=len(found),
            conflicting=Counter(root_of(row_models()[one.row_kind])[1] for one in found.values()),
            warnings=self._warnings(ran),
            applied=applied and bool(ran.merge_id),
        )

    def _warnings(self, ran: Ran) -> tuple[str, ...]:
        warnings = []
        latest = (ran.latest >> _COUNTER_BITS) / 1000
        if latest > (self._clock.now() + _A_DAY).timestamp():
            warnings.append(FROM_THE_FUTURE)
        if ran.parted:
            warnings.append(PARTED)
        return tuple(warnings)


def _info(row: Merge) -> MergeInfo:
    summary = row.summary or {}
    return MergeInfo(
        id=row.id,
        at=row.at,
        machine=row.machine,
        source_machine=row.source_machine,
        source_name=row.source_name,
        counts={fate.value: summary.get(fate.value, {}) for fate in Fate},
        conflicts=len(summary.get("conflicts", ())),
        undone_at=row.undone_at,
    )


__all__ = ["MergeNotFound", "Merges", "Source"]
