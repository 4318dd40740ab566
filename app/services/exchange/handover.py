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
from app.models import Task
from app.services.cases.clocks import CaseClocks, RunningClock
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
from app.services.exchange.handover_minutes import CaseLine, Inventory, TaskLine, minutes
from app.services.exchange.header import Reason
from app.services.exchange.scratch import scratch_room
from app.services.exchange.target import check_room
from app.services.records.kinds import KINDS
from app.services.reports.model import Report
from app.services.settings.office import load_in, officer_in, save_in
from app.services.vault import Vault

_LABEL: Final = "Bàn giao sổ"


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

    def minutes(self, inventory: Inventory, *, successor: str) -> Report:
        """Return «Biên bản bàn giao» as it would be signed now."""
        with self._database.read() as session:
            return minutes(session, inventory, successor=successor, at=self._clock.now(), letter=self._letter)

    def hand_over(self, passphrase: str, *, successor: str, progress: Progress | None = None) -> HandedOver:
        """Back up, make a new data key under the successor's passphrase, encrypt the book under it.

        The open book is closed and must be opened anew, with the new passphrase. Killed at any moment the
        book opens with the former passphrase or with the new one. Raises `WeakPassphrase`, `CannotWrite`,
        `DamagedFile`, `AlreadyRunning`, `Cancelled`; then the former passphrase is in force.
        """
        progress = progress or NoProgress()
        keys.check_strength(passphrase)
        inventory = self.inventory()
        report = self.minutes(inventory, successor=successor)
        before = self._backups.make(reason=Reason.BEFORE_HANDOVER, progress=progress)
        key_file, key, code = self._vault.new_keys(passphrase)
        check_room(self._backups.scratch_folder, self._vault.data_file.stat().st_size)
        progress.check()
        with scratch_room(self._backups.scratch_folder) as room:
            progress.step(0, 0, "Đang mã hóa lại sổ bằng khóa mới")
            copy = room / "so.db"
            state = self._encrypted_copy(copy, key, progress)
            self._sign(copy, key, successor)
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
            recovery_code=code, minutes=report, before=before, commune=inventory.commune, key=key
        )

    @property
    def _letter(self) -> str:
        return self._vault.machine.letter

    def _clocks(self) -> tuple[RunningClock, ...]:
        return CaseClocks(self._database, clock=self._clock).running()

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

    def _sign(self, copy: Path, key: DataKey, successor: str) -> None:
        """Enter the handover into the log of the new file, and who keeps it from now on."""
        recorder = Recorder(machine=self._vault.machine.id, officer=officer_in, clock=self._clock)
        database = Database(copy, key, attach=recorder.attach)
        try:
            with database.transaction(_LABEL) as session:
                recorder.note(session, action="handover", kind="settings", record_id="", label=_LABEL)
                if clean(successor).strip():
                    save_in(session, officer=successor)
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
