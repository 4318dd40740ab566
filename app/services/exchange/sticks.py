"""The sticks: which are plugged in or known, their room, how their last writing went, letting go of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import AppError
from app.core.progress import Progress
from app.services.exchange.backup import STICK_NAME, Backup, Backups
from app.services.exchange.header import Reason
from app.services.exchange.record import KnownStick, LastBackup
from app.services.exchange.volumes import Volume, Volumes


@dataclass(frozen=True, slots=True, kw_only=True)
class Stick:
    """A stick that is plugged in (`volume`) or was used before (`last`), or both.

    `automatic`: whether it is written to unasked; None: the officer has not been asked.
    """

    id: str
    label: str
    volume: Volume | None
    last: LastBackup | None
    automatic: bool | None = None

    @property
    def name(self) -> str:
        """How it is called in a sentence."""
        return self.volume.name if self.volume is not None else self.label or self.id


class StickNotThere(AppError):
    """A stick that is to be used is not plugged in."""

    def __init__(self) -> None:
        super().__init__("Không thấy USB này. Hãy cắm USB vào máy, chờ vài giây rồi thử lại.")


class Sticks:
    """The sticks of this machine."""

    def __init__(self, backups: Backups, volumes: Volumes) -> None:
        self._backups = backups
        self._volumes = volumes

    def all(self) -> tuple[Stick, ...]:
        """Return the sticks that are plugged in, then those that are only remembered."""
        plugged = {volume.id: volume for volume in self._volumes.plugged_in()}
        own = self._volumes.holding(self._backups.local_folder.parent)
        if own is not None:
            # The book itself lies there: a copy beside it is no copy elsewhere.
            plugged.pop(own.id, None)
        known = self._backups.record.sticks()
        places = self._backups.record.places()
        return tuple(
            Stick(
                id=stick_id,
                label=plugged[stick_id].label if stick_id in plugged else known[stick_id].label,
                volume=plugged.get(stick_id),
                last=places.get(stick_id),
                automatic=known[stick_id].automatic if stick_id in known else None,
            )
            for stick_id in [*plugged, *(one for one in known if one not in plugged)]
        )

    def back_up(
        self, stick_id: str, *, reason: Reason = Reason.ASKED, progress: Progress | None = None
    ) -> Backup:
        """Back up to a stick that is plugged in; raise `StickNotThere` and whatever a backup raises."""
        return self._backups.make(self.folder(stick_id), reason=reason, progress=progress)

    def folder(self, stick_id: str) -> Path:
        """Return where packages lie on a stick that is plugged in; raise `StickNotThere`."""
        return self._volume(stick_id).root / STICK_NAME

    def place_on(self, folder: Path) -> Path:
        """Return where packages go when `folder` is chosen: on a stick's root into the folder of backups."""
        volume = self._volumes.holding(folder)
        return folder / STICK_NAME if volume is not None and volume.root == folder else folder

    def to_ask(self) -> tuple[Stick, ...]:
        """Return the plugged-in sticks that were used before and never asked about."""
        known = self._backups.record.sticks()
        return tuple(one for one in self._there() if one.id in known and one.automatic is None)

    def waiting(self) -> tuple[Stick, ...]:
        """Return the plugged-in sticks to be written to unasked that lack the present state."""
        return tuple(
            one
            for one in self._there()
            if one.automatic and one.volume is not None and self._backups.lacks(one.volume.root / STICK_NAME)
        )

    def answer(self, stick_id: str, *, automatic: bool) -> None:
        """Keep what the officer wants of a stick."""
        found = next((one for one in self.all() if one.id == stick_id), None)
        if found is not None:
            self._backups.record.remember_stick(
                KnownStick(id=stick_id, label=found.label, automatic=automatic)
            )

    def forget(self, stick_id: str) -> None:
        """Forget a stick that is no longer used; what lies on it stays."""
        self._backups.record.forget_stick(stick_id)

    def eject(self, stick_id: str) -> None:
        """Write everything out and let go of a stick; raise `StickNotThere`, `CannotEject`."""
        self._volumes.eject(self._volume(stick_id))

    def _there(self) -> Iterator[Stick]:
        return (one for one in self.all() if one.volume is not None and not one.volume.read_only)

    def _volume(self, stick_id: str) -> Volume:
        found = next((one for one in self._volumes.plugged_in() if one.id == stick_id), None)
        if found is None:
            raise StickNotThere
        return found
