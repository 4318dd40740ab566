"""Figures of media items: one query gives an item's days and broadcasts, and ids are what is counted."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import String, func, select, type_coerce
from sqlalchemy.orm import Session

from app.core.dates import DateRange
from app.core.vocabulary import LOCAL_RADIO, ONLINE, MediaChannel, MediaKind, MediaTheme
from app.models import Broadcast, MediaItem
from app.services.counted import Counted, counted
from app.services.list_statements import Rows
from app.services.propaganda.figures import ChannelFigures, MediaEntry, MediaFigures

Key = TypeVar("Key")
Presence = tuple[str, str, str, int]
"""An item on one channel: id, channel's code, its first day there ever (ISO), broadcasts within the days."""


def media_figures(session: Session, days: DateRange) -> MediaFigures:
    """Return the figures of the items that went out in `days`."""
    present: list[Presence] = list(session.execute(_presences(days)))
    facts = {row[0]: row[1:] for row in session.execute(_facts(days))}
    new, radio, online = (_first_within(present, days, on) for on in (MediaChannel, LOCAL_RADIO, ONLINE))
    broadcasts = _broadcasts(present, LOCAL_RADIO)
    return MediaFigures(
        days=days,
        items=counted(new),
        radio=counted(radio),
        online=counted(online),
        radio_broadcasts=broadcasts,
        radio_repeats=_repeats(present, frozenset(radio), broadcasts.value - len(radio)),
        radio_minutes=_minutes(present, {media_id: minutes for media_id, (_, _, minutes) in facts.items()}),
        online_posts=_broadcasts(present, ONLINE),
        by_kind=_divided(new, MediaKind, {media_id: kind for media_id, (kind, _, _) in facts.items()}),
        by_theme=_divided(
            new, (*MediaTheme, None), {media_id: theme for media_id, (_, theme, _) in facts.items()}
        ),
        by_channel=tuple(
            ChannelFigures(
                channel=channel,
                items=counted(_first_within(present, days, (channel,))),
                broadcasts=_broadcasts(present, (channel,)),
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
    first_on = type_coerce(func.min(Broadcast.on), String)
    return (
        select(
            Broadcast.media_id,
            type_coerce(Broadcast.channel, String),
            first_on,
            func.coalesce(func.sum(Broadcast.times).filter(_in(days)), 0),
        )
        .where(Broadcast.media_id.in_(select(Broadcast.media_id).where(_in(days))))
        .group_by(Broadcast.media_id, Broadcast.channel)
        .order_by(first_on, Broadcast.media_id)
    )


def _facts(days: DateRange) -> Rows:
    coded = (type_coerce(column, String) for column in (MediaItem.media_kind, MediaItem.theme))
    return select(MediaItem.id, *coded, MediaItem.minutes).where(
        MediaItem.id.in_(select(Broadcast.media_id).where(_in(days)))
    )


def _first_within(
    present: Iterable[Presence], days: DateRange, channels: Iterable[MediaChannel]
) -> list[str]:
    """The items whose first day on any of the channels lies within the days."""
    wanted = {channel.value for channel in channels}
    first: dict[str, str] = {}
    for media_id, channel, first_on, _ in present:
        if channel in wanted:
            first.setdefault(media_id, first_on)  # in the order of days: the first one counts
    start, end = days.start.isoformat(), days.end.isoformat()
    return [media_id for media_id, day in first.items() if start <= day <= end]


def _broadcasts(present: Iterable[Presence], channels: Iterable[MediaChannel]) -> Counted:
    wanted = {channel.value for channel in channels}
    found = [(media_id, times) for media_id, channel, _, times in present if times and channel in wanted]
    return counted((media_id for media_id, _ in found), sum(times for _, times in found))


def _times_on_air(present: Iterable[Presence]) -> dict[str, int]:
    """Loudspeaker broadcasts within the days, by item."""
    times: dict[str, int] = {}
    for media_id, channel, _, count in present:
        if count and channel in LOCAL_RADIO:
            times[media_id] = times.get(media_id, 0) + count
    return times


def _repeats(present: Iterable[Presence], new: frozenset[str], value: int) -> Counted:
    times = _times_on_air(present)
    return counted((media_id for media_id, count in times.items() if count > (media_id in new)), value)


def _minutes(present: Iterable[Presence], minutes: Mapping[str, int | None]) -> Counted:
    known = {
        media_id: count * length
        for media_id, count in _times_on_air(present).items()
        if (length := minutes[media_id]) is not None
    }
    return counted(known, sum(known.values()))


def _divided(ids: Iterable[str], groups: Iterable[Key], group_of: Mapping[str, Any]) -> Mapping[Key, Counted]:
    found: dict[Any, list[str]] = {group: [] for group in groups}
    for media_id in ids:
        found[group_of[media_id]].append(media_id)
    return {group: counted(members) for group, members in found.items() if members}
