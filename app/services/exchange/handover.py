"""Handing the book over to a successor: what there is, what is open, a new key, the old one revoked.

The data key is made anew and the file encrypted under it, so that neither the former passphrase nor the
former recovery code opens the book any more. What lies in packages made before stays under the old key.
"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.clock import Clock
from app.core.errors import AlreadyRunning
from app.core.progress import NoProgress, Progress
from app.core.text import clean
from app.core.vocabulary import OPEN_STATUSES
from app.db import keys
from app.db.database import Database
from app.db.keys import DataKey
from app.models import ChangeEntry, Task
from app.services.cases.clocks import CaseClocks
from app.services.changelog.recorder import Recorder
from app.services.exchange.backup import Backup, Backups
from app.services.exchange.copying import (
    check_soundness,
    copy_consistently,
    detach,
    encrypt_anew,
    engine_over,
    row_counts,
    state_of,
)
from app.services.exchange.handover_minutes import (
    CaseLine,
    ClockLine,
    Handover,
    Inventory,
    TaskLine,
    handover_from_json,
    minutes,
)
from app.services.exchange.header import Reason
from app.services.exchange.scratch import scratch_room
from app.services.exchange.target import check_room
from app.services.records.kinds import KINDS
from app.services.reports.model import Report
from app.services.settings.office import load_in, officer_in, save_in
from app.services.vault import Vault

_LABEL: Final = "Bàn giao sổ"
_ACTION: Final = "handover"
_TOLD: Final = "handover"
"""The field of the log's entry under which everything stands that the minutes tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What a handover left: the code to print, the minutes to sign, the backups before and after it."""

    recovery_code: str
    minutes: Report
    before: Backup
    commune: str
    key: DataKey


class Handovers:
    """Handing over the book that is open."""

    def __init__(
        self,
        vault: Vault,
        key: DataKey,
        database: Database,
        *,
        backups: Backups,
        clock: Clock,
    ) -> None:
        self._vault = vault
        self._key = key
        self._database = database
        self._backups = backups
        self._clock = clock

    def inventory(self) -> Inventory:
        """Return what is handed over: records by kind, open tasks, open cases by code, running clocks."""
        with self._database.read() as session:
            office = load_in(session)
            counts = tuple(
                (kind.title, count)
                for kind in KINDS.values()
                if (count := session.scalar(select(func.count()).select_from(kind.model)) or 0)
            )
            tasks = session.execute(
                select(Task.title, Task.due_on)
                .where(Task.status.in_(OPEN_STATUSES))
                .order_by(Task.due_on.is_(None), Task.due_on, Task.id)
            )
            return Inventory(
                counts=counts,
                tasks=tuple(TaskLine(title, due) for title, due in tasks),
                cases=_open_cases(session),
                clocks=self._clocks(),
                officer=office.officer,
                commune=office.commune,
            )

    def past(self) -> tuple[Handover, ...]:
        """Return the handovers that the log knows, the newest first."""
        with self._database.read() as session:
            found = session.scalars(
                select(ChangeEntry.fields)
                .where(ChangeEntry.action == _ACTION)
                .order_by(ChangeEntry.stamp.desc())
            )
            # Entries of 0.3.0 do not tell what the minutes told.
            return tuple(handover_from_json(fields[_TOLD][1]) for fields in found if _TOLD in fields)

    def minutes(self, handover: Handover) -> Report:
        """Return «Biên bản bàn giao» of a handover, now or again."""
        with self._database.read() as session:
            return minutes(session, handover)

    def hand_over(self, passphrase: str, *, successor: str, progress: Progress | None = None) -> HandedOver:
        """Back up, make a new data key under the successor's passphrase, encrypt the book under it.

        The open book is closed and must be opened anew, with the new passphrase. Killed at any moment the
        book opens with the former passphrase or with the new one. Raises `WeakPassphrase`, `CannotWrite`,
        `DamagedFile`, `AlreadyRunning`, `Cancelled`; then the former passphrase is in force.
        """
        progress = progress or NoProgress()
        keys.check_strength(passphrase)
        handover = Handover(
            inventory=self.inventory(),
            successor=clean(successor).strip(),
            at=self._clock.now().replace(tzinfo=None),
            letter=self._vault.machine.letter,
        )
        report = self.minutes(handover)
        before = self._backups.make(reason=Reason.BEFORE_HANDOVER, progress=progress)
        key_file, key, code = self._vault.new_keys(passphrase)
        check_room(self._backups.scratch_folder, self._vault.data_file.stat().st_size)
        progress.check()
        with scratch_room(self._backups.scratch_folder) as room:
            progress.step(0, 0, "Đang mã hóa lại sổ bằng khóa mới")
            copy = room / "so.db"
            state = self._encrypted_copy(copy, key, progress)
            self._sign(copy, key, handover)
            detach(copy, key)
            self._database.close()
            if self._state() != state:
                # Somebody wrote between copying and closing: nothing of theirs may be lost.
                raise AlreadyRunning
            detach(self._vault.data_file, self._key)
            self._vault.install(copy, key_file)
        # Drafts and column widths that are still to be kept find the book under its new key.
        self._database.follow(key)
        self._backups.follow(key)
        return HandedOver(
            recovery_code=code,
            minutes=report,
            before=before,
            commune=handover.inventory.commune,
            key=key,
        )

    def _clocks(self) -> tuple[ClockLine, ...]:
        running = CaseClocks(self._database, clock=self._clock).running()
        return tuple(ClockLine(one.case_no, one.label, one.due_at.replace(tzinfo=None)) for one in running)

    def _encrypted_copy(self, copy: Path, key: DataKey, progress: Progress) -> str:
        """Make the copy under the new key and prove it; return the state it was made from."""
        with engine_over(self._vault.data_file, self._key) as engine:
            copy_consistently(engine, copy, progress)
        rows, state = row_counts(copy, self._key), self._state(copy)
        encrypt_anew(copy, self._key, key)
        check_soundness(copy, key, progress)
        if row_counts(copy, key) != rows:
            raise AlreadyRunning
        return state

    def _sign(self, copy: Path, key: DataKey, handover: Handover) -> None:
        """Enter the handover into the log of the new file, with what its minutes tell, and who keeps it now.

        So the minutes are not lost with the window that shows them first.
        """
        recorder = Recorder(machine=self._vault.machine.id, officer=officer_in, clock=self._clock)
        database = Database(copy, key, attach=recorder.attach)
        try:
            with database.transaction(_LABEL) as session:
                of = ("settings", "")
                told = {_TOLD: [None, handover.to_json()]}
                recorder.append(session, action=_ACTION, row=of, record=of, fields=told)
                if handover.successor:
                    save_in(session, officer=handover.successor)
        finally:
            database.close()

    def _state(self, path: Path | None = None) -> str:
        salt = self._vault.key_file.salt
        return state_of(path or self._vault.data_file, self._key, key_file_salt=salt)


def _open_cases(session: Session) -> tuple[CaseLine, ...]:
    from app.core.case_vocabulary import CaseStatus
    from app.models import Case

    found = session.execute(
        select(Case.case_no, Case.received_at, Case.step)
        .where(Case.status == CaseStatus.OPEN)
        .order_by(Case.case_no)
    )
    return tuple(CaseLine(number, _day(received), step.label) for number, received, step in found)


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()
