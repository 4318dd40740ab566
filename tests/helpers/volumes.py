"""Sticks for tests: folders that count as volumes, plugged in and pulled out at will."""

from dataclasses import replace
from pathlib import Path

from app.services.exchange.service import Exchange
from app.services.exchange.volumes import CannotEject, Volume
from app.services.workspace import Workspace


class FolderVolumes:
    """Volumes that are folders of the test. `busy` ones cannot be taken out."""

    def __init__(self, *sticks: Volume) -> None:
        self.sticks = list(sticks)
        self.busy: set[str] = set()

    def plug_in(
        self, root: Path, volume_id: str = "AB12-CD34", *, label: str = "USB mẫu", removable: bool = True
    ) -> Volume:
        """Have a folder count as a volume."""
        root.mkdir(exist_ok=True)
        volume = Volume(
            id=volume_id, label=label, root=root, free=0, total=0, filesystem="vfat", removable=removable
        )
        self.sticks.append(volume)
        return volume

    def pull(self, volume: Volume) -> None:
        """Take a volume away; its folder goes out of sight."""
        self.sticks.remove(volume)
        volume.root.rename(volume.root.with_name(volume.root.name + " rút ra"))

    def plugged_in(self) -> tuple[Volume, ...]:
        """Return the sticks with the room of the disk under them."""
        from shutil import disk_usage

        return tuple(
            replace(stick, free=disk_usage(stick.root).free, total=disk_usage(stick.root).total)
            for stick in self.sticks
            if stick.removable
        )

    def holding(self, path: Path) -> Volume | None:
        """Return the stick that `path` lies on."""
        return next((stick for stick in self.sticks if path.is_relative_to(stick.root)), None)

    def eject(self, volume: Volume) -> None:
        """Let go of a stick."""
        if volume.id in self.busy:
            raise CannotEject(volume)
        self.sticks = [stick for stick in self.sticks if stick.id != volume.id]


def exchange_over(workspace: Workspace, volumes: FolderVolumes) -> Exchange:
    """Return the exchange of an open book that sees these sticks instead of the machine's own."""
    return Exchange.over(
        workspace.vault,
        workspace.key,
        workspace.database,
        local=workspace.local,
        recorder=workspace.recorder,
        clock=workspace.clock,
        volumes=volumes,
    )
