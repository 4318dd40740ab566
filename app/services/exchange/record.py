"""What this machine remembers of its backups: where the last ones lie, known sticks, drills.

It is this machine's own: kept encrypted in the book, not logged, not merged, and carried over a restore.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from app.models import LocalState
from app.services.local_state import LocalStore

PREFIX: Final = "exchange."
_PLACES, _VERIFIED, _STICKS, _DRILL, _MACHINE = (
    f"{PREFIX}{name}" for name in ("places", "verified", "sticks", "drill", "machine")
)
_REMEMBERED: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBackup:
    """The last verified package at one place, and what went wrong there since.

    `created` and `verified` are ISO moments, `state` is the digest of what it holds. `problem` is the
    sentence of the last try when that failed, else empty. `off_machine`: not on this machine's own disk.
    """

    name: str = ""
    folder: str = ""
    label: str = ""
    created: str = ""
    verified: str = ""
    sha256: str = ""
    state: str = ""
    off_machine: bool = False
    problem: str = ""
    tried: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownStick:
    """A stick that was used before. `automatic`: whether to write to it unasked; None: not asked yet."""

    id: str
    label: str
    automatic: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillResult:
    """The last trial restore: when, of which package, and the sentence of what went wrong."""

    at: str
    package: str
    created: str
    problem: str = ""


class Record:
    """Reads and writes what is remembered."""

    def __init__(self, local: LocalStore) -> None:
        self._local = local

    def places(self) -> dict[str, LastBackup]:
        """Return the last backup of every place."""
        return _places(self._read(_PLACES))

    def succeeded(self, place: str, last: LastBackup) -> None:
        """Remember a backup that was read back."""
        self._put(_PLACES, place, asdict(last))
        verified = {**self._read(_VERIFIED), last.sha256: last.verified}
        newest = sorted(verified.items(), key=lambda item: item[1])[-_REMEMBERED:]
        self._local.put(_VERIFIED, dict(newest))

    def failed(self, place: str, *, label: str, problem: str, at: datetime) -> None:
        """Remember that a backup at `place` did not come about; what succeeded before stays."""
        before = self.places().get(place, LastBackup(label=label))
        self._put(_PLACES, place, asdict(replace(before, problem=problem, tried=at.isoformat())))

    def verified(self) -> frozenset[str]:
        """Return the SHA-256 of the payloads that were read back."""
        return frozenset(self._read(_VERIFIED))

    def last_off_machine(self) -> LastBackup | None:
        """Return the newest verified backup that is not on this machine."""
        found = [last for last in self.places().values() if last.off_machine and last.verified]
        return max(found, key=lambda last: datetime.fromisoformat(last.verified), default=None)

    def sticks(self) -> dict[str, KnownStick]:
        """Return the sticks that were used before, by volume id."""
        return {key: KnownStick(**_known(KnownStick, raw)) for key, raw in self._read(_STICKS).items()}

    def remember_stick(self, stick: KnownStick) -> None:
        """Keep a stick; an answer once given stays when `automatic` is None."""
        before = self.sticks().get(stick.id)
        if before is not None and stick.automatic is None:
            stick = replace(stick, automatic=before.automatic)
        self._put(_STICKS, stick.id, asdict(stick))

    def forget_stick(self, stick_id: str) -> None:
        """Forget a stick."""
        self._local.put(_STICKS, {key: raw for key, raw in self._read(_STICKS).items() if key != stick_id})

    def drill(self) -> DrillResult | None:
        """Return the last trial restore."""
        return _drill(self._read(_DRILL))

    def drilled(self, result: DrillResult) -> None:
        """Remember a trial restore."""
        self._local.put(_DRILL, asdict(result))

    def former_machines(self) -> frozenset[str]:
        """Return the machine ids that this installation had before the present one."""
        return frozenset(self._read(_MACHINE).get("former", ()))

    def was_machine(self, machine: str) -> None:
        """Remember a machine id that is given up."""
        former = sorted({*self.former_machines(), machine})
        self._local.put(_MACHINE, {**self._read(_MACHINE), "former": former})

    def _read(self, key: str) -> Mapping[str, Any]:
        return self._local.get(key) or {}

    def _put(self, key: str, entry: str, value: Mapping[str, Any]) -> None:
        self._local.put(key, {**self._read(key), entry: dict(value)})


def places_in(session: Session) -> dict[str, LastBackup]:
    """Return the last backup of every place, inside a caller's session."""
    return _places(_value(session, _PLACES))


def drill_in(session: Session) -> DrillResult | None:
    """Return the last trial restore, inside a caller's session."""
    return _drill(_value(session, _DRILL))


def _value(session: Session, key: str) -> Mapping[str, Any]:
    row = session.get(LocalState, key)
    return {} if row is None else row.value


def _places(raw: Mapping[str, Any]) -> dict[str, LastBackup]:
    return {place: LastBackup(**_known(LastBackup, one)) for place, one in raw.items()}


def _drill(raw: Mapping[str, Any]) -> DrillResult | None:
    return DrillResult(**_known(DrillResult, raw)) if raw else None


def _known(kind: type[LastBackup | KnownStick | DrillResult], raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that this program knows: a later one may have kept more."""
    names = {one.name for one in fields(kind)}
    return {name: value for name, value in raw.items() if name in names}
