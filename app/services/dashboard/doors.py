"""Doors to the media log, shared by tiles and by the strip's cells."""

from app.services.dashboard.tiles import Door
from app.services.propaganda.strip import QuotaCell


def media_door(ids: tuple[str, ...], label: str) -> Door:
    """Return the door to some items; without any, to the whole list."""
    return Door(tab="propaganda", view="media", ids=ids, label=label if ids else "")


def cell_door(cell: QuotaCell, year: int) -> Door:
    """Return the door to the items behind one month or quarter; without any, to what it has at all."""
    if not cell.radio.ids:
        return Door(tab="propaganda", view="media", filters={"period": cell.period})
    return media_door(cell.radio.ids, f"Tin, bài phát thanh {cell.label}/{year}")
