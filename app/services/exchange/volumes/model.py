"""What the exchange knows of a volume, whatever the system."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.core.errors import AppError


class CannotEject(AppError):
    """The system did not let go of the volume."""

    def __init__(self, volume: "Volume") -> None:
        super().__init__(
            f"Chưa tháo được «{volume.name}» vì còn chương trình đang dùng. "
            "Hãy đóng các tệp, thư mục đang mở trên USB rồi bấm «Tháo USB an toàn» lần nữa, hoặc tháo bằng "
            "biểu tượng USB ở góc phải thanh tác vụ."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """A volume that is not this machine's own disk: a stick, an outer disk, a network drive.

    `id` names it wherever it is plugged in (UUID or serial number). Sizes in bytes.
    """

    id: str
    label: str
    root: Path
    free: int
    total: int
    filesystem: str
    removable: bool = True
    read_only: bool = False

    @property
    def name(self) -> str:
        """How it is called in a sentence: its label and where it is."""
        return f"{self.label} ({self.root})" if self.label else str(self.root)


class Volumes(Protocol):
    """The system's volumes."""

    def plugged_in(self) -> tuple[Volume, ...]:
        """Return the removable volumes that are there now, by label."""

    def holding(self, path: Path) -> Volume | None:
        """Return the removable or network volume that `path` lies on; None for this machine's own disk."""

    def eject(self, volume: Volume) -> None:
        """Write everything out and let go of the volume, so that it may be pulled; raise `CannotEject`."""
