"""This machine's settings of the tab: its lock's minutes, whether screens may be captured, the tray."""

from dataclasses import asdict, dataclass
from typing import Final

from app.ui.ports import LocalState
from app.ui.secrecy.lock import DEFAULT_MINUTES

FEWEST_MINUTES: Final = 1
MOST_MINUTES: Final = 60
_KEY: Final = "cases.secrecy"


@dataclass(frozen=True, slots=True)
class SecrecySettings:
    """`lock_minutes` from 1 to 60."""

    lock_minutes: int = DEFAULT_MINUTES
    block_capture: bool = True
    tray: bool = True


def read_settings(local: LocalState) -> SecrecySettings:
    """Read what is kept; anything unreadable is the default. For the worker's thread."""
    kept = local.get(_KEY) or {}
    default = SecrecySettings()
    minutes = kept.get("lock_minutes", default.lock_minutes)
    whole = minutes if isinstance(minutes, int) else default.lock_minutes
    return SecrecySettings(
        lock_minutes=max(FEWEST_MINUTES, min(MOST_MINUTES, whole)),
        block_capture=bool(kept.get("block_capture", default.block_capture)),
        tray=bool(kept.get("tray", default.tray)),
    )


def keep_settings(local: LocalState, settings: SecrecySettings) -> None:
    """Keep the settings. For the worker's thread."""
    local.put(_KEY, asdict(settings))
