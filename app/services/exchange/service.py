"""Everything that leaves or enters the book as a package, over one open file."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.core.clock import Clock
from app.core.errors import AppError
from app.core.progress import Progress
from app.db.database import Database
from app.db.keys import DataKey
from app.services.changelog.recorder import Recorder
from app.services.exchange.backup import Backup, Backups
from app.services.exchange.handover import Handovers
from app.services.exchange.header import Reason
from app.services.exchange.machines import Machines
from app.services.exchange.restore import OpenBook, Restores
from app.services.exchange.sticks import Sticks
from app.services.exchange.summary import Summaries
from app.services.exchange.verification import Drills, Verdict, verify
from app.services.exchange.volumes import Volumes, system_volumes
from app.services.local_state import LocalStore
from app.services.vault import Vault


@dataclass(frozen=True, slots=True)
class Exchange:
    """Backup, restore and what belongs to them."""

    backups: Backups
    machines: Machines
    restores: Restores
    drills: Drills
    sticks: Sticks
    handovers: Handovers
    summaries: Summaries
    volumes: Volumes
    vault: Vault
    key: DataKey
    clock: Clock

    @classmethod
    def over(
        cls,
        vault: Vault,
        key: DataKey,
        database: Database,
        *,
        local: LocalStore,
        recorder: Recorder,
        clock: Clock,
        volumes: Volumes | None = None,
    ) -> "Exchange":
        """Return the exchange of an open book; `volumes` None: the system's."""
        volumes = volumes or system_volumes()
        backups = Backups(vault, key, local=local, clock=clock, volumes=volumes)
        book = OpenBook(key=key, database=database, recorder=recorder, backups=backups)
        return cls(
            backups=backups,
            machines=Machines(vault, database, backups.record),
            restores=Restores(vault, clock=clock, book=book),
            drills=Drills(backups, key, clock=clock, volumes=volumes),
            sticks=Sticks(backups, volumes),
            handovers=Handovers(vault, key, database, backups=backups, clock=clock),
            summaries=Summaries(database, recorder=recorder, clock=clock),
            volumes=volumes,
            vault=vault,
            key=key,
            clock=clock,
        )

    def keep_safe(self, *, leaving: bool, progress: Progress | None = None) -> tuple[Backup, ...]:
        """Make the backups that are due: on this machine, and on sticks that are written to unasked.

        What fails is remembered and shown by the overview: it keeps nobody from leaving.
        """
        made = []
        with suppress(AppError):
            own = self.backups.make_due(leaving=leaving, progress=progress)
            made += [own] if own is not None else []
        with suppress(AppError):
            waiting = self.sticks.waiting()
            for stick in waiting:
                with suppress(AppError):
                    made.append(self.sticks.back_up(stick.id, reason=Reason.AUTOMATIC, progress=progress))
        return tuple(made)

    def try_restoring(self, progress: Progress | None = None) -> None:
        """Restore the newest package on a stick for trial once a month; the overview tells how it went."""
        with suppress(AppError):
            if self.drills.due_unasked():
                self.drills.run(progress)

    def verify(
        self,
        path: Path,
        *,
        passphrase: str | None = None,
        recovery_code: str | None = None,
        progress: Progress | None = None,
    ) -> Verdict:
        """Prove a package; one under another key needs its passphrase or recovery code."""
        return verify(
            path,
            scratch_folder=self.backups.scratch_folder,
            clock=self.clock,
            key=self.key,
            passphrase=passphrase,
            recovery_code=recovery_code,
            progress=progress,
        )
