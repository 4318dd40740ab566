"""Merging packages: opened, proven and upgraded on a private copy; and the round trip of a stick.

A package of a machine that was started apart is under another key: its passphrase is asked for once, then
its data key is kept among this machine's own state, inside the encrypted file.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from typing_extensions import override

from app.core.clock import Clock
from app.core.errors import AppError
from app.core.progress import Cancelled, Progress
from app.db.database import Database
from app.db.keys import DataKey, Machine
from app.services.changelog.recorder import Recorder
from app.services.exchange.backup import Backup, packages_in
from app.services.exchange.header import DamagedPackage, PackageHeader, Reason, contents, key_id, read_header
from app.services.exchange.merge.engine import Source
from app.services.exchange.merge.previews import MergeReport
from app.services.exchange.merge.service import Merges
from app.services.exchange.package import opened_package
from app.services.exchange.service import Exchange
from app.services.local_state import LocalStore

SAME_LETTER = (
    "Máy kia cũng mang chữ {letter}: sau khi hợp nhất, máy này mang chữ khác để số hồ sơ không trùng nhau."
)
_Age = tuple[int, datetime]
_KEPT_KEY = "merge.key."
_LETTERS = "merge.letters"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What may open a package of another key, besides the keys that are known."""

    passphrase: str | None = None
    recovery_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A package on a stick that was not merged, and the sentence why."""

    name: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Synchronised:
    """A round trip: what was merged from which package, what was passed over, the package written."""

    merged: tuple[tuple[str, MergeReport], ...]
    skipped: tuple[Skipped, ...]
    backup: Backup


class PackageMerges(Merges):
    """Merges of packages into one open book, each after a backup of the present."""

    def __init__(
        self,
        database: Database,
        *,
        recorder: Recorder,
        clock: Clock,
        exchange: Exchange,
        local: LocalStore,
    ) -> None:
        super().__init__(database, recorder=recorder, clock=clock, safeguard=self._back_up)
        self._exchange = exchange
        self._local = local

    def preview_package(
        self, path: Path, *, opening: Opening | None = None, progress: Progress | None = None
    ) -> MergeReport:
        """Return what merging a package would do. Raises as `opened_package` and `Merges.preview`."""
        with self._opened(path, opening, progress) as (source, header):
            report = self.preview(source, progress=progress)
            return replace(report, warnings=(*report.warnings, *self._same_letter(header)))

    def merge_package(
        self, path: Path, *, opening: Opening | None = None, progress: Progress | None = None
    ) -> MergeReport:
        """Back up, merge a package, and take a free letter where the other machine has this one's."""
        with self._opened(path, opening, progress) as (source, header):
            warnings = self._same_letter(header)
            report = self.merge(source, progress=progress)
            self._exchange.machines.settle_letter(header.machine)
            met = self._local.get(_LETTERS) or {}
            self._local.put(_LETTERS, {**met, header.machine.id: header.machine.letter})
            return replace(report, warnings=(*report.warnings, *warnings))

    def preview_stick(
        self, folder: Path, *, progress: Progress | None = None
    ) -> tuple[tuple[str, MergeReport], ...]:
        """Return by package what `synchronise` would merge, each as if it came alone; nothing is written.

        What cannot be opened or brings nothing is left out. Raises `Cancelled`.
        """
        found = []
        for paths in self._of_others(folder):
            for path in paths:
                try:
                    report = self.preview_package(path, progress=progress)
                except Cancelled:
                    raise
                except AppError as error:
                    if isinstance(error, DamagedPackage):
                        continue
                    break
                if report.merge_id:
                    found.append((path.name, report))
                break
        return tuple(found)

    def synchronise(self, folder: Path, *, progress: Progress | None = None) -> Synchronised:
        """Merge what a stick holds of the other machines, then write this machine's package to it.

        `folder` is a stick or a folder that machines share; on a stick packages lie where backups do.
        Of every other machine the newest package is merged; one that cannot be opened is passed over and
        told; where it is damaged the one before it is taken. Raises `Cancelled` and what backing up raises.
        """
        self._exchange.machines.enter()
        merged, skipped = [], []
        for paths in self._of_others(folder):
            for path in paths:
                try:
                    merged.append((path.name, self.merge_package(path, progress=progress)))
                    break
                except Cancelled:
                    raise
                except AppError as error:
                    skipped.append(Skipped(name=path.name, problem=str(error)))
                    if not isinstance(error, DamagedPackage):
                        break
        written = self._exchange.backups.make(self._exchange.sticks.place_on(folder), progress=progress)
        return Synchronised(merged=tuple(merged), skipped=tuple(skipped), backup=written)

    @override
    def _renamed(self, machine: str) -> None:
        vault = self._exchange.vault
        vault.be_machine(Machine(machine, vault.machine.letter))

    @property
    def machine(self) -> str:
        """This machine's id."""
        return self._exchange.vault.machine.id

    def letters(self) -> Mapping[str, str]:
        """Return the letters of the machines of this book by their ids."""
        met = self._local.get(_LETTERS) or {}
        return {**met, **self._exchange.machines.letters()}

    def opening(self, *, passphrase: str | None = None, recovery_code: str | None = None) -> Opening:
        """Return what may open a package of another key."""
        return Opening(passphrase=passphrase, recovery_code=recovery_code)

    def others_on(self, folder: Path) -> tuple[Path, ...]:
        """Return the packages in `folder` that `synchronise` would merge."""
        return tuple(paths[0] for paths in self._of_others(folder))

    def _of_others(self, folder: Path) -> list[list[Path]]:
        """Return the packages of every other machine, the newest first."""
        backups = self._exchange.backups
        own, former = self._exchange.vault.machine.id, backups.record.former_machines()
        written = backups.record.verified()
        found: dict[str, list[tuple[_Age, Path]]] = {}
        places = dict.fromkeys((folder, self._exchange.sticks.place_on(folder)))
        for path in [path for place in places for path in packages_in(place)]:
            try:
                header = read_header(path)
            except AppError:
                # Damaged or of a newer program: an older one of the same machine may still be good.
                continue
            if header.machine.id in former or (header.machine.id == own and header.sha256 in written):
                continue
            # Under our id but not written here: a copied folder, which the merge notices; else nothing new.
            found.setdefault(header.machine.id, []).append((self._age(header, path), path))
        newest_first = [sorted(ones, reverse=True) for ones in found.values()]
        return [[path for _, path in ones] for ones in sorted(newest_first, key=lambda ones: ones[0])]

    def _age(self, header: PackageHeader, path: Path) -> _Age:
        """Return what orders the packages of one machine: how much it had written, whatever its clock."""
        try:
            inside = contents(header, self._known_key(header), path)
        except AppError:
            # Of a key that is not known yet, or damaged: the clock is all there is.
            return 0, header.created
        return inside.written, header.created

    @contextmanager
    def _opened(
        self, path: Path, opening: Opening | None, progress: Progress | None
    ) -> Iterator[tuple[Source, PackageHeader]]:
        header = read_header(path)
        opening = opening or Opening()
        with opened_package(
            path,
            scratch_folder=self._exchange.backups.scratch_folder,
            key=self._known_key(header),
            passphrase=opening.passphrase,
            recovery_code=opening.recovery_code,
            progress=progress,
        ) as opened:
            self._remember(opened.key)
            name, machine = path.name, opened.header.machine.id
            yield Source(path=opened.payload, key=opened.key, name=name, machine=machine), opened.header

    def _known_key(self, header: PackageHeader) -> DataKey:
        kept = self._local.get(f"{_KEPT_KEY}{header.key_id}")
        return DataKey(bytes.fromhex(kept["key"])) if kept else self._exchange.key

    def _remember(self, key: DataKey) -> None:
        name = f"{_KEPT_KEY}{key_id(key)}"
        if key != self._exchange.key and self._local.get(name) is None:
            self._local.put(name, {"key": key.raw.hex()})

    def _same_letter(self, header: PackageHeader) -> tuple[str, ...]:
        own = self._exchange.vault.machine
        former = self._exchange.backups.record.former_machines()
        if header.machine.letter != own.letter or header.machine.id in {own.id, *former}:
            return ()
        return (SAME_LETTER.format(letter=own.letter),)

    def _back_up(self, progress: Progress) -> object:
        return self._exchange.backups.make(reason=Reason.BEFORE_MERGE, progress=progress)
