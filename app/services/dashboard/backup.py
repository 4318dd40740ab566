"""The tile of the overview that says how old the last verified backup off this machine is."""

from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import func, select

from app.core.dates import format_date
from app.core.numbers import format_integer
from app.models import ChangeEntry
from app.services.dashboard.glance import Glance
from app.services.dashboard.tiles import Door, Level, Tile, TileLine
from app.services.exchange.record import LastBackup, drill_in, places_in

KEY: Final = "backup"
FRESH_DAYS: Final = 7
OLD_DAYS: Final = 30
_TITLE = "Sao lưu ngoài máy"
_TO_COME = (
    "Bản sao lưu gần nhất ghi một ngày chưa tới: đồng hồ máy đang sai hoặc đã từng sai. "
    "Hãy kiểm tra đồng hồ rồi cắm USB và bấm «Sao lưu…»."
)


def backup_tile(glance: Glance) -> Tile:
    """Return the age of the newest verified backup elsewhere, what failed since, and the last drill."""
    places = places_in(glance.session)
    elsewhere = [last for last in places.values() if last.off_machine]
    verified = [last for last in elsewhere if last.verified]
    newest = max(verified, key=lambda last: _age_key(last, glance.today), default=None)
    lines = [_never(glance) if newest is None else _age(newest, glance.today)]
    lines += [
        TileLine(text=last.problem, detail=last.label, level=Level.WARN, door=_door())
        for last in places.values()
        if last.problem
    ]
    drill = drill_in(glance.session)
    if drill is not None and drill.problem:
        lines.append(TileLine(text=drill.problem, detail="Thử phục hồi", level=Level.LATE, door=_door()))
    elif drill is not None:
        on = datetime.fromisoformat(drill.at).date()
        lines.append(TileLine(text=f"Thử phục hồi đạt ngày {format_date(on)}."))
    return Tile(key=KEY, title=_TITLE, lines=tuple(lines), door=_door())


def _age_key(last: LastBackup, today: date) -> tuple[bool, datetime]:
    """What orders backups by age: one of a day to come was made while the clock was wrong."""
    verified = datetime.fromisoformat(last.verified)
    return not _is_to_come(verified, today), verified


def _is_to_come(moment: datetime, today: date) -> bool:
    """Whether a moment lies beyond today; a day's difference may be a journey."""
    return moment.date() > today + timedelta(days=1)


def _age(last: LastBackup, today: date) -> TileLine:
    verified = datetime.fromisoformat(last.verified)
    on = verified.date()
    if _is_to_come(verified, today):
        return TileLine(
            text=_TO_COME, detail=f"{last.label}, {format_date(on)}", level=Level.WARN, door=_door()
        )
    days = max(0, (today - on).days)
    level = Level.CALM if days <= FRESH_DAYS else Level.WARN if days <= OLD_DAYS else Level.LATE
    text = (
        "Đã sao lưu và kiểm tra hôm nay."
        if days == 0
        else f"Lần gần nhất cách đây {format_integer(days)} ngày."
    )
    if level is not Level.CALM:
        text += " Hãy cắm USB và bấm «Sao lưu…»."
    return TileLine(text=text, detail=f"{last.label}, {format_date(on)}", level=level, door=_door())


def _never(glance: Glance) -> TileLine:
    first = glance.session.scalar(select(func.min(ChangeEntry.at)))
    young = first is None or glance.today - first.date() <= timedelta(days=FRESH_DAYS)
    return TileLine(
        text="Chưa có bản sao lưu nào ngoài máy này. Hãy cắm USB và bấm «Sao lưu…».",
        level=Level.WARN if young else Level.LATE,
        door=_door(),
    )


def _door() -> Door:
    return Door(tab=KEY)
