"""Putting a package in the place of the book, or beginning with one on a new machine.

The package is proven and upgraded on a copy, what would change is shown, the present is backed up (or set
aside byte by byte when it cannot be read), and the copy takes its place in one step.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, text

from app.core.clock import Clock
from app.core.errors import AppError, DamagedFile
from app.core.progress import NoProgress, Progress
from app.db.database import Database, explained
from app.db.keys import DataKey, KeyFile, Machine
from app.models import LocalState
from app.services.changelog.recorder import WRITES, Recorder
from app.services.exchange.backup import Backup, Backups
from app.services.exchange.copying import check_soundness, detach, engine_over
from app.services.exchange.header import PackageHeader, Reason
from app.services.exchange.machines import free_letter, new_machine, register, registered
from app.services.exchange.package import OpenedPackage, opened_package
from app.services.exchange.scratch import SCRATCH_NAME
from app.services.files import cannot_write
from app.services.records.kinds import KINDS
from app.services.settings import officer_in
from app.services.vault import Vault, VaultState

SET_ASIDE: Final = "tep-hong"
_DRAFT: Final = "draft."
_KEY_FILES: Final = "khoa*.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBook:
    """The book that is open now and will be replaced."""

    key: DataKey
    database: Database
    recorder: Recorder
    backups: Backups


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """How many records of a kind there are now and will be then; `title` is Vietnamese."""

    kind: str
    title: str
    now: int
    then: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePreview:
    """What a restore would change. `latest_*`: time of the last change; `lost`: changes since the package.

    `readable`: whether there is a book to compare with; else `now` counts are 0 and `latest_now` None.
    """

    header: PackageHeader
    kinds: tuple[KindCount, ...]
    latest_now: datetime | None
    latest_then: datetime | None
    lost: int
    other_key: bool
    readable: bool

    @property
    def changed(self) -> tuple[KindCount, ...]:
        """The kinds whose number changes."""
        return tuple(count for count in self.kinds if count.now != count.then)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was done: whence, under which machine it goes on, and where the present was backed up."""

    preview: RestorePreview
    machine: Machine
    key: DataKey
    backup: Backup | None = None
    set_aside: Path | None = None


class Restores:
    """Restoring into one folder; `book` is what is open there, None when nothing is or can be."""

    def __init__(self, vault: Vault, *, clock: Clock, book: OpenBook | None = None) -> None:
        self._vault = vault
        self._clock = clock
        self._book = book

    def preview(
        self,
        path: Path,
        *,
        key: DataKey | None = None,
        passphrase: str | None = None,
        recovery_code: str | None = None,
        progress: Progress | None = None,
    ) -> RestorePreview:
        """Prove the package and compare it with the book; nothing is changed. Raises as `opened_package`."""
        with self._opened(path, key, passphrase, recovery_code, progress) as opened:
            return self._compare(opened)

    def restore(
        self,
        path: Path,
        *,
        key: DataKey | None = None,
        passphrase: str | None = None,
        recovery_code: str | None = None,
        progress: Progress | None = None,
    ) -> Restored:
        """Put the package in the place of the book; an open book is closed and must be opened anew.

        A package under the book's own key leaves passphrase and recovery code as they are; one under
        another brings its own. Raises as `opened_package`, `CannotWrite`, `AlreadyRunning`; then the book is
        as it was.
        """
        progress = progress or NoProgress()
        with self._opened(path, key, passphrase, recovery_code, progress) as opened:
            check_soundness(opened.payload, opened.key, progress)
            preview = self._compare(opened)
            key_file = self._key_file(opened, key if self._book is None else self._book.key)
            progress.check()
            backup, aside = self._keep_present(progress)
            progress.step(0, 0, "Đang thay sổ bằng bản sao lưu")
            self._make_ours(opened, key_file.machine)
            detach(opened.payload, opened.key)
            self._let_go()
            self._vault.install(opened.payload, key_file)
            if self._book is not None:
                # Whoever still writes before the book is opened anew does so under its new name and key.
                self._book.recorder.machine = key_file.machine.id
                self._book.database.follow(opened.key)
                self._book.backups.follow(opened.key)
            return Restored(
                preview=preview, machine=key_file.machine, key=opened.key, backup=backup, set_aside=aside
            )

    @contextmanager
    def _opened(
        self,
        path: Path,
        key: DataKey | None,
        passphrase: str | None,
        recovery_code: str | None,
        progress: Progress | None,
    ) -> Iterator[OpenedPackage]:
        with opened_package(
            path,
            scratch_folder=self._vault.folder / SCRATCH_NAME,
            key=key if self._book is None else self._book.key,
            passphrase=passphrase,
            recovery_code=recovery_code,
            progress=progress,
        ) as opened:
            yield opened

    def _compare(self, opened: OpenedPackage) -> RestorePreview:
        with engine_over(opened.payload, opened.key) as engine:
            then, latest_then, heads = _summary(engine, opened.payload)
        now: dict[str, int] = {}
        latest_now, lost, readable = None, 0, False
        if self._book is not None:
            with suppress(DamagedFile), engine_over(self._vault.data_file, self._book.key) as engine:
                now, latest_now, _ = _summary(engine, self._vault.data_file)
                lost = _changes_since(engine, self._vault.data_file, heads)
                readable = True
        return RestorePreview(
            header=opened.header,
            kinds=tuple(
                KindCount(kind=name, title=kind.title, now=now.get(name, 0), then=then[name])
                for name, kind in KINDS.items()
            ),
            latest_now=latest_now,
            latest_then=latest_then,
            lost=lost,
            other_key=self._book is not None and opened.key != self._book.key,
            readable=readable,
        )

    def _key_file(self, opened: OpenedPackage, own: DataKey | None) -> KeyFile:
        """Return the key file of the book to be: the present one where the key stays, else the package's."""
        try:
            present = None if self._vault.state is VaultState.MISSING else self._vault.key_file
        except AppError:
            # Damaged or without its book: the package brings another.
            present = None
        if present is None:
            return replace(opened.header.key_file, machine=new_machine(self._new_letter(opened)))
        wraps = present if opened.key == own else opened.header.key_file
        return replace(wraps, machine=new_machine(present.machine.letter), fresh=False)

    def _new_letter(self, opened: OpenedPackage) -> str:
        recorder = Recorder(machine="", officer=officer_in, clock=self._clock)
        database = Database(opened.payload, opened.key, attach=recorder.attach)
        try:
            with database.read() as session:
                return free_letter({opened.header.letter, *registered(session).values()})
        finally:
            database.close()

    def _keep_present(self, progress: Progress) -> tuple[Backup | None, Path | None]:
        if self._book is not None:
            # A book with a bad page opens, but nothing sound can be made of it.
            with suppress(DamagedFile):
                return self._book.backups.make(reason=Reason.BEFORE_RESTORE, progress=progress), None
        return None, _set_aside(self._vault, self._clock.now())

    def _make_ours(self, opened: OpenedPackage, machine: Machine) -> None:
        """Have the copy go on under `machine` with what this installation remembers, and say so."""
        remembered = self._remembered()
        recorder = Recorder(machine=machine.id, officer=officer_in, clock=self._clock)
        database = Database(opened.payload, opened.key, attach=recorder.attach)
        made = f"{opened.header.created:%d/%m/%Y %H:%M}"
        try:
            with database.transaction("Phục hồi từ bản sao lưu") as session:
                session.query(LocalState).delete()
                session.add_all(LocalState(key=name, value=value) for name, value in remembered.items())
                register(session, opened.header.machine)
                register(session, machine)
                session.flush()
                recorder.note(
                    session,
                    action="restore",
                    kind="settings",
                    record_id="",
                    label=f"Phục hồi từ bản sao lưu {made} của máy {opened.header.letter}",
                )
        finally:
            database.close()

    def _remembered(self) -> dict[str, dict[str, Any]]:
        """Return this machine's own state for the book to be: all of it but drafts of records."""
        if self._book is None:
            return {}
        former = self._vault.machine.id
        with suppress(DamagedFile):
            self._book.backups.record.was_machine(former)
            with self._book.database.read() as session:
                rows = session.query(LocalState).all()
                return {row.key: row.value for row in rows if not row.key.startswith(_DRAFT)}
        return {}

    def _let_go(self) -> None:
        """Close the present book for good, so that nothing of it lies beside the file."""
        data_file = self._vault.data_file
        if self._book is not None:
            self._book.database.close()
            with suppress(DamagedFile):
                detach(data_file, self._book.key)
                return
        for suffix in ("-wal", "-shm"):
            data_file.with_name(data_file.name + suffix).unlink(missing_ok=True)


def _summary(engine: Engine, path: Path) -> tuple[dict[str, int], datetime | None, dict[str, int]]:
    """Return records by kind, the wall time of the last change, and the last sequence of every machine."""
    with explained(path), engine.begin() as connection:
        counts = {
            name: int(
                connection.execute(text(f"SELECT count(*) FROM {kind.model.__tablename__}")).scalar_one()
            )
            for name, kind in KINDS.items()
        }
        latest = connection.execute(
            text("SELECT at FROM change_entries WHERE stamp = (SELECT max(stamp) FROM change_entries)")
        ).scalar()
        heads = connection.execute(
            text("SELECT machine, max(sequence) FROM change_entries GROUP BY machine")
        ).all()
    return (
        counts,
        datetime.fromisoformat(latest) if latest else None,
        {str(machine): int(last) for machine, last in heads},
    )


def _changes_since(engine: Engine, path: Path, heads: Mapping[str, int]) -> int:
    """Return how many changes the present book has that the package has not."""
    actions = ", ".join(f"'{action}'" for action in WRITES)
    with explained(path), engine.begin() as connection:
        machines = connection.execute(text("SELECT DISTINCT machine FROM change_entries")).scalars().all()
        return sum(
            connection.execute(
                text(
                    "SELECT count(*) FROM change_entries WHERE machine = :machine AND sequence > :last "
                    f"AND action IN ({actions})"
                ),
                {"machine": machine, "last": heads.get(machine, 0)},
            ).scalar_one()
            for machine in machines
        )


def _set_aside(vault: Vault, now: datetime) -> Path | None:
    """Copy a book that cannot be opened, with log and key file, out of the way; None without one."""
    names = (vault.data_file.name, f"{vault.data_file.name}-wal")
    there = [path for name in names if (path := vault.folder / name).exists()]
    there += sorted(vault.folder.glob(_KEY_FILES))
    if not there:
        return None
    folder = vault.folder / SET_ASIDE / f"{now:%Y%m%d-%H%M%S}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in there:
            shutil.copy2(path, folder)
    except OSError as error:
        raise cannot_write(folder / "x", error) from error
    return folder
