"""Is this package whole? A verdict with its reasons, and the monthly drill that restores one for trial."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Final

from app.core.clock import Clock
from app.core.errors import AppError, DamagedFile, NewerFile
from app.core.progress import NoProgress, Progress
from app.db import migrate
from app.db.database import Database
from app.db.keys import DataKey
from app.services.changelog.history import broken_links
from app.services.changelog.recorder import Recorder
from app.services.exchange.backup import STICK_NAME, Backups
from app.services.exchange.copying import check_soundness, row_counts
from app.services.exchange.header import (
    DamagedPackage,
    NewerPackage,
    NotAPackage,
    PackageHeader,
    key_id,
    read_header,
)
from app.services.exchange.package import check_rows, extract, key_of, opened_package
from app.services.exchange.record import DrillResult
from app.services.exchange.scratch import scratch_room
from app.services.exchange.target import check_room
from app.services.exchange.volumes import Volumes

DRILL_DAYS: Final = 30
_UNSOUND = "Nội dung bên trong «{name}» không toàn vẹn. Hãy chọn một bản sao lưu khác."
_BROKEN_CHAIN = "Chuỗi nhật ký trong «{name}» bị đứt ở {count} chỗ: có mục đã bị sửa ngoài chương trình."
_NEVER_WROTE = "Chưa có bản sao lưu nào của máy này trên USB đang cắm."


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found. `header` is None where not even that can be read; `problems` are sentences."""

    header: PackageHeader | None
    rows: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


class NoDrillPossible(AppError):
    """No stick with a package of this machine is plugged in."""

    def __init__(self) -> None:
        super().__init__(_NEVER_WROTE + " Hãy cắm USB sao lưu rồi thử lại.")


def verify(
    path: Path,
    *,
    scratch_folder: Path,
    clock: Clock,
    key: DataKey | None = None,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    progress: Progress | None = None,
) -> Verdict:
    """Prove every byte, every page, every row count and every link of the log.

    Damage is a verdict; `OtherKey`, `WrongPassphrase`, `CannotReadPackage` and `CannotWrite` are raised: they
    say nothing about the package.
    """
    progress = progress or NoProgress()
    try:
        header = read_header(path)
    except (DamagedPackage, NotAPackage, NewerFile) as error:
        return Verdict(header=None, problems=(str(error),))
    found = key_of(header, key=key, passphrase=passphrase, recovery_code=recovery_code)
    check_room(scratch_folder, header.payload_size)
    with scratch_room(scratch_folder) as room:
        payload = room / "so.db"
        try:
            inside = extract(path, header, found, payload, progress)
            check_rows(path, payload, found, inside)
            check_soundness(payload, found, progress)
        except DamagedPackage as error:
            return Verdict(header=header, problems=(str(error),))
        except DamagedFile:
            return Verdict(header=header, problems=(_UNSOUND.format(name=path.name),))
        if header.schema not in migrate.revisions():
            return Verdict(header=header, rows=inside.rows, problems=(str(NewerPackage(path)),))
        rows = row_counts(payload, found)
        if header.schema != migrate.HEAD:
            migrate.upgrade(payload, found, migrate.HEAD)
        broken = _broken(payload, found, clock)
    problems = (_BROKEN_CHAIN.format(name=path.name, count=broken),) if broken else ()
    return Verdict(header=header, rows=rows, problems=problems)


class Drills:
    """Restores the newest package on a plugged-in stick for trial, about once a month."""

    def __init__(self, backups: Backups, key: DataKey, *, clock: Clock, volumes: Volumes) -> None:
        self._backups = backups
        self._key = key
        self._clock = clock
        self._volumes = volumes

    def due(self) -> bool:
        """Whether the last drill is a month ago, or never was, and a stick with a package is there."""
        last = self._backups.record.drill()
        if last is not None and _days_since(last.at, self._clock.today()) < DRILL_DAYS and not last.problem:
            return False
        return self._newest() is not None

    def due_unasked(self) -> bool:
        """Whether to make one unasked: one that failed is tried again with a new package or the next day."""
        if not self.due():
            return False
        last, newest = self._backups.record.drill(), self._newest()
        if last is None or not last.problem or newest is None:
            return True
        return newest[0].name != last.package or _days_since(last.at, self._clock.today()) > 0

    def run(self, progress: Progress | None = None) -> DrillResult:
        """Restore the newest stick package to a private file, upgrade and check it, remember what came out.

        Raises `NoDrillPossible`, `Cancelled`; anything wrong with the package is in the result.
        """
        newest = self._newest()
        if newest is None:
            raise NoDrillPossible
        path, created = newest
        problem = ""
        try:
            with opened_package(
                path, key=self._key, scratch_folder=self._backups.scratch_folder, progress=progress
            ) as opened:
                check_soundness(opened.payload, opened.key, progress or NoProgress())
                if count := _broken(opened.payload, opened.key, self._clock):
                    problem = _BROKEN_CHAIN.format(name=path.name, count=count)
        except DamagedFile:
            problem = _UNSOUND.format(name=path.name)
        except (DamagedPackage, NewerFile) as error:
            problem = str(error)
        result = DrillResult(
            at=self._clock.now().isoformat(),
            package=path.name,
            created=created,
            problem=problem,
        )
        self._backups.record.drilled(result)
        return result

    def _newest(self) -> tuple[Path, str] | None:
        """Return the newest package on the plugged-in sticks and when it was made.

        The one last written there counts also when its head can no longer be read.
        """
        found: dict[Path, str] = {}
        places = self._backups.record.places()
        for volume in self._volumes.plugged_in():
            folder = volume.root / STICK_NAME
            last = places.get(volume.id)
            if last is not None and last.name and self._is_ours(folder / last.name):
                found[folder / last.name] = last.created
            found.update({one.path: one.header.created.isoformat() for one in self._backups.own_in(folder)})
        return max(found.items(), key=lambda item: datetime.fromisoformat(item[1]), default=None)

    def _is_ours(self, path: Path) -> bool:
        """Whether a file is there that is, or may have been, a package under the book's present key."""
        try:
            return read_header(path).key_id == key_id(self._key)
        except (DamagedPackage, NotAPackage):
            return True
        except AppError:
            return False


def _broken(payload: Path, key: DataKey, clock: Clock) -> int:
    recorder = Recorder(machine="", officer=lambda _session: "", clock=clock)
    database = Database(payload, key, attach=recorder.attach)
    try:
        with database.read() as session:
            return len(broken_links(session))
    finally:
        database.close()


def _days_since(moment: str, today: date) -> int:
    """Whole days since an ISO moment; a clock that was set back makes it long ago."""
    days = (today - datetime.fromisoformat(moment).date()).days
    return days if days >= 0 else DRILL_DAYS
