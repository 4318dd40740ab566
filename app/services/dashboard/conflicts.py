"""The tile of what two machines wrote differently and nobody has looked at yet."""

from typing import Final

from sqlalchemy import func, select

from app.core.vocabulary import ConflictState
from app.models import Conflict, Merge
from app.services.dashboard.glance import Glance
from app.services.dashboard.tiles import Door, Level, Tile, TileLine

KEY: Final = "merge"


def merge_tile(glance: Glance) -> Tile | None:
    """Return how many conflicts wait; None where no other machine was ever merged."""
    session = glance.session
    if session.execute(select(Merge.id).limit(1)).first() is None:
        return None
    waiting = (
        session.scalar(select(func.count()).select_from(Conflict).where(Conflict.state == ConflictState.OPEN))
        or 0
    )
    door = Door(tab=KEY)
    if waiting:
        line = TileLine(
            text="chỗ hai máy ghi khác nhau, chờ xem lại", number=waiting, level=Level.WARN, door=door
        )
    else:
        line = TileLine(text="Không có chỗ nào hai máy ghi khác nhau.", door=door)
    return Tile(key=KEY, title="Hợp nhất giữa các máy", lines=(line,), door=door)
