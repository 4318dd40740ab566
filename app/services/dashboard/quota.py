"""The tile of the quota of tin/bài."""

from datetime import date

from app.services.dashboard.doors import cell_door, media_door
from app.services.dashboard.glance import Glance
from app.services.dashboard.tiles import Door, Level, Tile, TileLine
from app.services.propaganda.quota import quota_strip
from app.services.propaganda.strip import QuotaStrip


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
                text="tin, bài trên trang TTĐT, fanpage, Zalo",
                number=strip.online.value,
                door=media_door(strip.online.ids, f"Tin, bài trên mạng năm {strip.year}"),
            ),
            TileLine(text=strip.sentence, level=level),
        ),
        door=Door(tab="propaganda", view="media"),
        strip=strip,
    )


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
