"""The tile of the quota of tin/bài."""

from datetime import date

from app.services.dashboard.glance import Glance
from app.services.dashboard.tiles import Door, Level, Tile, TileLine
from app.services.propaganda.quota import quota_strip
from app.services.propaganda.strip import QuotaCell, QuotaStrip


def quota_tile(glance: Glance) -> Tile:
    """Return the year's strip, what the running month and quarter have, and what is missing."""
    strip = quota_strip(
        glance.session,
        glance.today.year,
        today=glance.today,
        per_month=glance.office.media_per_month,
        per_quarter=glance.office.media_per_quarter,
    )
    level = Level.WARN if strip.missed_months else Level.CALM
    return Tile(
        key="quota",
        title=f"Tin, bài năm {strip.year}",
        lines=(
            *_running(strip, glance.today),
            TileLine(
                text="tin, bài trên trang thông tin điện tử, fanpage, Zalo từ đầu năm",
                number=strip.online.value,
                door=media_door(strip.online.ids, f"Tin, bài trên mạng năm {strip.year}"),
            ),
            TileLine(text=strip.sentence, level=level),
        ),
        door=Door(tab="propaganda", view="media"),
        strip=strip,
    )


def media_door(ids: tuple[str, ...], label: str) -> Door:
    """Return the door to some items; without any, to the whole list."""
    return Door(tab="propaganda", view="media", ids=ids, label=label if ids else "")


def cell_door(cell: QuotaCell, year: int) -> Door:
    """Return the door to the items behind one month or quarter; without any, to what it has at all."""
    if not cell.radio.ids:
        return Door(tab="propaganda", view="media", filters={"period": cell.period})
    return media_door(cell.radio.ids, f"Tin, bài phát thanh {cell.label}/{year}")


def _running(strip: QuotaStrip, today: date) -> list[TileLine]:
    cells = [strip.months[today.month - 1], strip.quarters[(today.month - 1) // 3]]
    return [
        TileLine(
            text=f"tin, bài phát thanh {cell.label}",
            number=cell.radio.value,
            out_of=cell.threshold,
            level=Level.CALM if cell.met else Level.NOTE,
            door=cell_door(cell, strip.year),
        )
        for cell in cells
    ]
