"""How closely a column of a case identifies a person."""

from enum import IntEnum
from typing import Any

from app.models.base import described


class Tier(IntEnum):
    """What a column gives away. A redacted copy keeps CODED, generalises QUASI and drops the others."""

    CODED = 0
    QUASI = 1
    NARRATIVE = 2
    IDENTIFIER = 3


def tiered(label: str, tier: Tier, **more: Any) -> dict[str, Any]:
    """Return the `info` of a column or list of sub-rows of a case."""
    return described(label, tier=tier, sensitive=tier >= Tier.NARRATIVE, **more)
