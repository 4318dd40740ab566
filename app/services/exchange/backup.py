"""Backups: asked for, on exit, daily, to a known stick; what lies there is thinned out by the rules.

A package is believed once it was read back; only then are older ones removed, and never what another
machine, another book or another program has put there.
"""

import time
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from app.core.clock import Clock
from app.core.errors import AppError, CannotWrite
from app.core.progress import Cancelled, Progress
from app.db import migrate
from app.db.keys import DataKey
from app.services.exchange.copying import state_of
from app.services.exchange.header import SUFFIX, PackageContents, PackageHeader, Reason, contents, read_header
from app.services.exchange.package import PART, PackageSource, opened_package, write_package
from app.services.exchange.record import KnownStick, LastBackup, Record
from app.services.exchange.retention import LOCAL, STICK, Package, Retention, superfluous
from app.services.exchange.scratch import SCRATCH_NAME, clean_scratch
from app.services.exchange.seat import seat_of
from app.services.exchange.target import made_folder
from app.services.exchange.volumes import Volume, Volumes
from app.services.local_state import LocalStore
from app.services.vault import Vault

LOCAL_NAME: Final = "sao-luu"
STICK_NAME: Final = "BDG"
"""The folder on a stick: says nothing of what is in it."""
_PREFIX: Final = "BDG-"
_LEFTOVER_SECONDS: Final = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A verified package at its place. `unchanged`: it was there already and holds the present state."""

    path: Path
    header: PackageHeader
    contents: PackageContents
    unchanged: bool
    off_machine: bool
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A package of this machine in a folder; its head is proven."""

    path: Path
    header: PackageHeader
    contents: PackageContents


@dataclass(frozen=True, slots=True)
class _Place:
    id: str
    label: str
    volume: Volume | None
    off_machine: bool

    @property
    def rule(self) -> Retention:
        return LOCAL if self.volume is None else STICK


class Backups:
    """Backups of one open book."""

    def __init__(
        self, vault: Vault, key: DataKey, *, local: LocalStore, clock: Clock, volumes: Volumes
    ) -> None:
        self._vault = vault
        self._key = key
        self._clock = clock
        self._volumes = volumes
        self.record = Record(local)

    def follow(self, key: DataKey) -> None:
        """Go on with the book that has taken this one's place, under its key."""
        self._key = key

    @property
    def local_folder(self) -> Path:
        """Where backups on this machine lie."""
        return self._vault.folder / LOCAL_NAME

    @property
    def scratch_folder(self) -> Path:
        """Where working files lie."""
        return self._vault.folder / SCRATCH_NAME

    def make(
        self,
        folder: Path | None = None,
        *,
        name: str = "",
        reason: Reason = Reason.ASKED,
        progress: Progress | None = None,
    ) -> Backup:
        """Back up into `folder` (None: this machine's own), read it back, then thin out what lies there.

        When the last one there is whole and holds the present state it is answered instead of a new one,
        unless a `name` or a reason to keep it is given. Raises `CannotWrite`, `DamagedFile`, `Cancelled`;
        then what was there before is still there.
        """
        folder = folder or self.local_folder
        place = self._place(folder)
        try:
            if not name and reason in {Reason.ASKED, Reason.AUTOMATIC}:
                present = self._still_good(folder, place, progress)
                if present is not None:
                    return present
            return self._write(folder, place, name=name, reason=reason, progress=progress)
        except Cancelled:
            raise
        except AppError as error:
            with suppress(CannotWrite):
                self.record.failed(place.id, label=place.label, problem=str(error), at=self._clock.now())
            raise

    def due(self, *, leaving: bool) -> bool:
        """Whether something changed since the last own backup, made today or not: when `leaving`, at all."""
        last = self.record.places().get(self._place(self.local_folder).id)
        if last is None or not last.created:
            return True
        # One of a day to come was made while the clock was wrong: it says nothing of today.
        if not leaving and datetime.fromisoformat(last.created).date() == self._clock.today():
            return False
        return self.lacks(self.local_folder)

    def lacks(self, folder: Path) -> bool:
        """Whether the last backup in `folder` is not of the present state, or is gone."""
        last = self.record.places().get(self._place(folder).id)
        return (
            last is None
            or not last.name
            or last.state != self._state()
            or not (Path(last.folder) / last.name).exists()
        )

    def make_due(self, *, leaving: bool, progress: Progress | None = None) -> Backup | None:
        """Make the daily backup, or the one on leaving, when it is due."""
        if not self.due(leaving=leaving):
            return None
        return self.make(reason=Reason.AUTOMATIC, progress=progress)

    def own_in(self, folder: Path) -> tuple[Listed, ...]:
        """Return the packages of this machine and book in `folder`, oldest first, without damaged ones."""
        own = {self._vault.machine.id, *self.record.former_machines()}
        found = []
        for path in packages_in(folder):
            with suppress(AppError):
                header = read_header(path)
                if header.machine.id in own:
                    found.append(Listed(path=path, header=header, contents=contents(header, self._key, path)))
        return tuple(sorted(found, key=lambda listed: (listed.header.created, listed.path.name)))

    def _still_good(self, folder: Path, place: _Place, progress: Progress | None) -> Backup | None:
        """Return the last backup there when it holds the present state and can be read back now."""
        last = self.record.places().get(place.id)
        if last is None or not last.name or last.state != self._state() or Path(last.folder) != folder:
            return None
        path = folder / last.name
        try:
            if read_header(path).sha256 != last.sha256:
                return None
            with opened_package(
                path, key=self._key, scratch_folder=self.scratch_folder, progress=progress
            ) as opened:
                inside = contents(opened.header, self._key, path)
        except Cancelled:
            raise
        except AppError:
            # Whatever is wrong with it: a new one is written.
            return None
        now = self._clock.now().isoformat()
        with suppress(CannotWrite):
            self.record.succeeded(place.id, replace(last, verified=now, problem="", tried=now))
        return Backup(
            path=path,
            header=opened.header,
            contents=inside,
            unchanged=True,
            off_machine=place.off_machine,
        )

    def _write(
        self, folder: Path, place: _Place, *, name: str, reason: Reason, progress: Progress | None
    ) -> Backup:
        made_folder(folder)
        for scratch in (self.scratch_folder, folder / SCRATCH_NAME):
            clean_scratch(scratch, now=time.time())
        _clean_parts(folder)
        with suppress(CannotWrite):
            # A full disk is no reason against a backup elsewhere: the place is kept the next time.
            self._vault.sit(seat_of(self._vault.folder, self._volumes))
        created = self._clock.now()
        source = PackageSource(
            data_file=self._vault.data_file,
            key=self._key,
            key_file=self._vault.key_file,
            created=created,
            reason=reason,
        )
        path = folder / (name or _free_name(folder, self._vault.machine.letter, created))
        header = write_package(source, path, scratch_folder=self.scratch_folder, progress=progress)
        inside = contents(header, self._key, path)
        last = LastBackup(
            name=path.name,
            folder=str(folder),
            label=place.label,
            created=created.isoformat(),
            verified=self._clock.now().isoformat(),
            sha256=header.sha256,
            state=inside.state,
            off_machine=place.off_machine,
        )
        with suppress(CannotWrite):
            # What was read back is there, whether or not there is room to remember it.
            self.record.succeeded(place.id, last)
            if place.volume is not None and place.volume.removable:
                self.record.remember_stick(KnownStick(id=place.volume.id, label=place.volume.label))
        return Backup(
            path=path,
            header=header,
            contents=inside,
            unchanged=False,
            off_machine=place.off_machine,
            removed=self._thin_out(folder, place.rule, path.name),
        )

    def _thin_out(self, folder: Path, rule: Retention, just_verified: str) -> tuple[str, ...]:
        """Remove what the rules do not keep; what cannot be removed is left for the next time."""
        listed = {one.path.name: one for one in self.own_in(folder)}
        verified = self.record.verified()
        packages = [
            Package(
                name=name,
                created=one.header.created,
                reason=one.contents.reason,
                verified=one.header.sha256 in verified,
            )
            for name, one in listed.items()
            if name.startswith(_PREFIX)
        ]
        removed = []
        for package in superfluous(packages, rule, now=self._clock.now(), just_verified=just_verified):
            with suppress(OSError):
                listed[package.name].path.unlink()
                removed.append(package.name)
        if rule is LOCAL:
            oldest = self._clock.now() - timedelta(days=rule.guarded_days)
            removed += migrate.remove_old_copies(self._vault.folder, before=oldest)
        return tuple(removed)

    def _place(self, folder: Path) -> _Place:
        """Return where `folder` is. A book that is itself on a stick is off-machine on the PC's disk."""
        volume = self._volumes.holding(folder)
        own = self._volumes.holding(self._vault.folder)
        if (volume and volume.id) != (own and own.id):
            label = volume.name if volume is not None else str(folder)
            return _Place(volume.id if volume else _place_id(folder), label, volume, off_machine=True)
        if folder == self.local_folder:
            return _Place("local", "", None, off_machine=False)
        return _Place(_place_id(folder), str(folder), None, off_machine=False)

    def _state(self) -> str:
        salt = self._vault.key_file.salt
        return state_of(self._vault.data_file, self._key, key_file_salt=salt)


def _place_id(folder: Path) -> str:
    return f"folder:{sha256(str(folder).encode()).hexdigest()[:16]}"


def packages_in(folder: Path) -> tuple[Path, ...]:
    """Return the files in `folder` that are called like packages; none when it is not there.

    A stick that was copied by another program may call them in capitals.
    """
    try:
        return tuple(
            sorted(path for path in folder.iterdir() if path.suffix.lower() == SUFFIX and path.is_file())
        )
    except OSError:
        return ()


def _free_name(folder: Path, letter: str, created: datetime) -> str:
    """Return a neutral name that is not taken: BDG-A-20260714-1015.bdg."""
    stem = f"{_PREFIX}{letter}-{created:%Y%m%d-%H%M}"
    name, number = f"{stem}{SUFFIX}", 1
    while (folder / name).exists():
        number += 1
        name = f"{stem}-{number}{SUFFIX}"
    return name


def _clean_parts(folder: Path) -> None:
    """Remove what an interrupted backup left; a part of this hour may be one that is just being written."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.name.startswith(_PREFIX) and path.name.endswith(SUFFIX + PART):
                with suppress(OSError):
                    if abs(time.time() - path.stat().st_mtime) > _LEFTOVER_SECONDS:
                        path.unlink()
