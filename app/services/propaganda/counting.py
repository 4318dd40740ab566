"""Figures of media items: one query gives an item's days and broadcasts, and ids are what is counted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.dates import DateRange
from app.core.vocabulary import LOCAL_RADIO, ONLINE, MediaChannel, MediaKind, MediaTheme
from app.models import Broadcast, MediaItem
from app.services.propaganda.asking import Rows
from app.services.propaganda.figures import ChannelFigures, Counted, MediaEntry, MediaFigures

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class _Presence:
    """An item on one channel: its first day there ever, and its broadcasts there within the days."""

    media_id: str
    channel: MediaChannel
    first_on: date
    times: int


def counted(ids: Iterable[str], value: int | None = None) -> Counted:
    """Return the count of `ids`, or `value` counted from them."""
    known = tuple(dict.fromkeys(ids))
    return Counted(len(known) if value is None else value, known)


def media_figures(session: Session, days: DateRange) -> MediaFigures:
    """Return the figures of the items that went out in `days`."""
    present = [_Presence(*row) for row in session.execute(_presences(days))]
    facts = {row.id: row for row in session.execute(_facts(days))}
    new = _first_within(present, days, lambda _channel: True)
    radio = _first_within(present, days, LOCAL_RADIO.__contains__)
    online = _first_within(present, days, ONLINE.__contains__)
    aired = [one for one in present if one.times and one.channel in LOCAL_RADIO]
    broadcasts = sum(one.times for one in aired)
    timed = [one for one in aired if facts[one.media_id].minutes is not None]
    return MediaFigures(
        days=days,
        items=counted(new),
        radio=counted(radio),
        online=counted(online),
        radio_broadcasts=counted((one.media_id for one in aired), broadcasts),
        radio_repeats=_repeats(aired, frozenset(radio), broadcasts - len(radio)),
        radio_minutes=counted(
            (one.media_id for one in timed),
            sum(one.times * facts[one.media_id].minutes for one in timed),
        ),
        online_posts=_broadcasts(present, ONLINE.__contains__),
        by_kind=_divided(new, MediaKind, {key: row.media_kind for key, row in facts.items()}),
        by_theme=_divided(new, (*MediaTheme, None), {key: row.theme for key, row in facts.items()}),
        by_channel=tuple(
            ChannelFigures(
                channel=channel,
                items=counted(_first_within(present, days, channel.__eq__)),
                broadcasts=_broadcasts(present, channel.__eq__),
            )
            for channel in MediaChannel
        ),
    )


def media_listing(session: Session, days: DateRange) -> tuple[MediaEntry, ...]:
    """Return the annex: what went out in `days`, new items and repeats of older ones, by first day."""
    within: dict[str, list[Any]] = {}
    aired = select(Broadcast.media_id, Broadcast.on, Broadcast.channel, Broadcast.times)
    for row in session.execute(aired.where(_in(days)).order_by(Broadcast.on, Broadcast.media_id)):
        within.setdefault(row.media_id, []).append(row)
    earlier = select(Broadcast.media_id).where(
        Broadcast.on < days.start, Broadcast.media_id.in_(select(Broadcast.media_id).where(_in(days)))
    )
    older = frozenset(session.scalars(earlier))
    columns = select(
        MediaItem.id,
        MediaItem.title,
        MediaItem.media_kind,
        MediaItem.theme,
        MediaItem.minutes,
        MediaItem.author,
        MediaItem.approver,
        MediaItem.link,
        MediaItem.note,
    ).where(MediaItem.id.in_(select(Broadcast.media_id).where(_in(days))))
    items = {row["id"]: row for row in session.execute(columns).mappings()}
    return tuple(_entry(items[key], rows, is_repeat=key in older) for key, rows in within.items())


def _entry(item: Any, rows: list[Any], *, is_repeat: bool) -> MediaEntry:
    used = {row.channel for row in rows}
    return MediaEntry(
        **item,
        first_on=rows[0].on,
        channels=tuple(channel for channel in MediaChannel if channel in used),
        times=sum(row.times for row in rows),
        radio_times=sum(row.times for row in rows if row.channel in LOCAL_RADIO),
        is_repeat=is_repeat,
    )


def _in(days: DateRange) -> Any:
    return Broadcast.on.between(days.start, days.end)


def _presences(days: DateRange) -> Rows:
    """Item × channel for every item with a broadcast in `days`, in the order of first days."""
    first_on = func.min(Broadcast.on)
    return (
        select(
            Broadcast.media_id,
            Broadcast.channel,
            first_on,
            func.coalesce(func.sum(Broadcast.times).filter(_in(days)), 0),
        )
        .where(Broadcast.media_id.in_(select(Broadcast.media_id).where(_in(days))))
        .group_by(Broadcast.media_id, Broadcast.channel)
        .order_by(first_on, Broadcast.media_id)
    )


def _facts(days: DateRange) -> Rows:
    return select(MediaItem.id, MediaItem.media_kind, MediaItem.theme, MediaItem.minutes).where(
        MediaItem.id.in_(select(Broadcast.media_id).where(_in(days)))
    )


def _first_within(
    present: Iterable[_Presence], days: DateRange, wanted: Callable[[MediaChannel], bool]
) -> list[str]:
    """The items whose first day on any of the wanted channels lies within the days."""
    first: dict[str, date] = {}
    for one in present:
        if wanted(one.channel):
            first.setdefault(one.media_id, one.first_on)  # in the order of days: the first one counts
    return [media_id for media_id, day in first.items() if days.contains(day)]


def _broadcasts(present: Iterable[_Presence], wanted: Callable[[MediaChannel], bool]) -> Counted:
    found = [one for one in present if one.times and wanted(one.channel)]
    return counted((one.media_id for one in found), sum(one.times for one in found))


def _repeats(aired: Iterable[_Presence], new: frozenset[str], value: int) -> Counted:
    times: dict[str, int] = {}
    for one in aired:
        times[one.media_id] = times.get(one.media_id, 0) + one.times
    again = [media_id for media_id, count in times.items() if count > (media_id in new)]
    return counted(again, value)


def _divided(ids: Iterable[str], groups: Iterable[Key], group_of: Mapping[str, Key]) -> Mapping[Key, Counted]:
    found: dict[Key, list[str]] = {group: [] for group in groups}
    for media_id in ids:
        found[group_of[media_id]].append(media_id)
    return {group: counted(members) for group, members in found.items() if members}
