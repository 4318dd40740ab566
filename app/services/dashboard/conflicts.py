"""The tile of what two machines wrote differently and nobody has looked at yet."""

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.vocabulary import ConflictState
from app.models import Conflict, Merge
from app.services.dashboard.glance import Glance
from app.services.dashboard.tiles import Door, Level, Tile, TileLine

KEY: Final = "merge"
_LISTED: Final = 3


def merge_tile(glance: Glance) -> Tile | None:
    """Return how many conflicts wait; None where no other machine was ever merged."""
    session = glance.session
    if session.execute(select(Merge.id).limit(1)).first() is None:
        return None
    waiting = _waiting(session)
    door = Door(tab=KEY)
    if waiting:
        lines = [
            TileLine(
                text="chỗ hai máy ghi khác nhau, chờ xem lại", number=waiting, level=Level.WARN, door=door
            ),
            *_first(session, door),
        ]
    else:
        lines = [TileLine(text="Không có chỗ nào hai máy ghi khác nhau.", door=door)]
    return Tile(key=KEY, title="Hợp nhất giữa các máy", lines=tuple(lines), door=door)


def _first(session: Session, door: Door) -> list[TileLine]:
    """Return the first that wait: the record, of a case its code, and what of it was written differently."""
    from app.services.exchange.merge.conflicts import first_open

    return [
        TileLine(
            text=one.record.name,
            detail=", ".join(field.label for field in one.fields) if one.field else "cả hồ sơ",
            door=door,
        )
        for one in first_open(session, _LISTED)
    ]


def _waiting(session: Session) -> int:
    if (
        session.execute(select(Conflict.id).where(Conflict.state == ConflictState.OPEN).limit(1)).first()
        is None
    ):
        return 0
    # A file in which nothing is in conflict opens without the merge's modules.
    from app.services.exchange.merge.conflicts import count_open

    return count_open(session)
