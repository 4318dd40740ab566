"""What the first run asks and offers; apart from its pages, which the lock screen does not need."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class OfficeChoice:
    """Whose file it is."""

    commune: str = "Hưng Đạo"
    province: str = "Hà Nội"


class StartChoice(Enum):
    """What the officer wants to see first."""

    PLAN = "plan"
    SAMPLE = "sample"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What can be done with the recovery code: print it, save the sheet as PDF; each takes the code."""

    print: Callable[[str], object]
    save: Callable[[str], object]
