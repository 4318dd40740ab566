"""The media log as a list: an item stands in the period of its first broadcast, its repeats are summed."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, bindparam, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from app.core.dates import DateRange
from app.core.vocabulary import LOCAL_RADIO, MediaChannel, MediaKind, MediaTheme
from app.models import Broadcast, MediaAttachment, MediaItem
from app.services.list_statements import (
    Narrowing,
    Rows,
    SortBy,
    evidence_count,
    has_none,
    label_rank,
)
from app.services.listing import ListQuery, Page
from app.services.propaganda.rows import MediaRow

_ITEM = MediaItem.id


def _of_item(what: Any, *conditions: ColumnElement[bool]) -> Any:
    """A value over the broadcasts of the item at hand."""
    chosen = select(what).where(Broadcast.media_id == _ITEM, *conditions)
    return chosen.correlate(MediaItem).scalar_subquery()


def _airs(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the item has a broadcast that fulfils the conditions."""
    return _ITEM.in_(select(Broadcast.media_id).where(*conditions))


_FIRST_ON = _of_item(func.min(Broadcast.on))
_EVIDENCE = evidence_count(MediaAttachment, MediaAttachment.media_id, _ITEM)
# Sets of channels sort together: every channel is one bit.
_CHANNELS = func.coalesce(
    _of_item(func.sum(literal(1).op("<<")(label_rank(Broadcast.channel, MediaChannel)).distinct())),
    0,
)

_SORT = SortBy(
    columns={
        "title": MediaItem.title_sort,
        "media_kind": label_rank(MediaItem.media_kind, MediaKind),
        "theme": label_rank(MediaItem.theme, MediaTheme),
        "minutes": MediaItem.minutes,
        "author": MediaItem.author_sort,
        "first_on": _FIRST_ON,
        "last_on": _of_item(func.max(Broadcast.on)),
        "channels": _CHANNELS,
        "times": func.coalesce(_of_item(func.sum(Broadcast.times)), 0),
        "radio_times": func.coalesce(
            _of_item(func.sum(Broadcast.times), Broadcast.channel.in_(LOCAL_RADIO)), 0
        ),
        "link": MediaItem.link,
        "evidence": _EVIDENCE,
    },
    # What never went out stands first: it is still to be finished.
    default=(_FIRST_ON.is_not(None), _FIRST_ON.desc()),
    tie=_ITEM,
)

_WITHOUT_FILE = has_none(MediaAttachment, MediaAttachment.media_id, _ITEM)
_MISSING: Mapping[str, ColumnElement[bool]] = {
    "broadcast": _ITEM.not_in(select(Broadcast.media_id)),
    "link": MediaItem.link == "",
    "evidence": _WITHOUT_FILE,
    "proof": (MediaItem.link == "") & _WITHOUT_FILE,
    "theme": MediaItem.theme.is_(None),
}
"""What an item may lack; «proof» is neither link nor file."""

_EARLIER = aliased(Broadcast)


def _first_aired(days: DateRange) -> ColumnElement[bool]:
    before = _EARLIER.media_id == Broadcast.media_id, _EARLIER.on < days.start
    return _airs(
        Broadcast.on.between(days.start, days.end),
        ~select(literal(1)).where(*before).correlate(Broadcast).exists(),
    )


_NARROWING: Final = Narrowing(
    id=_ITEM,
    search=MediaItem.search,
    filters={
        "media_kind": MediaItem.media_kind.in_,
        "theme": MediaItem.theme.in_,
        "channel": lambda values: _airs(Broadcast.channel.in_(values)),
        "hamlet": lambda values: _airs(Broadcast.hamlet_id.in_(values)),
        "task": MediaItem.task_id.in_,
        "missing": lambda values: or_(*(_MISSING[value] for value in values)),
    },
    within=_first_aired,
)

# Statements that do not depend on the question are made once: making costs as much as running them.
_GIVEN = select(func.json_each(bindparam("ids")).table_valued("value").c.value)
_BROADCASTS = (
    select(Broadcast.media_id, Broadcast.on, Broadcast.channel, Broadcast.times)
    .where(Broadcast.media_id.in_(_GIVEN))
    .order_by(Broadcast.on)
)
_IN_ORDER = tuple(MediaChannel)
_COLUMNS = ("id", "title", "media_kind", "theme", "minutes", "author", "link")
_ITEMS = select(*(getattr(MediaItem, name) for name in _COLUMNS), _EVIDENCE.label("evidence")).where(
    _ITEM.in_(_GIVEN)
)
_RADIO_TIMES = func.sum(Broadcast.times).filter(Broadcast.channel.in_(LOCAL_RADIO))
_SUMS = select(func.sum(Broadcast.times), _RADIO_TIMES)


def media_page(session: Session, query: ListQuery) -> Page[MediaRow]:
    """Return one page of items with its totals: `times`, `radio_times` (broadcasts of all matching items)."""
    ids = _NARROWING.narrowed(select(_ITEM), query)
    total = session.scalar(ids.with_only_columns(func.count(_ITEM))) or 0
    times, radio_times = session.execute(_sums(query, ids)).one()
    ordered = ids.order_by(*_SORT.order(query)).offset(query.offset).limit(query.limit)
    rows = rows_of(session, list(session.scalars(ordered)))
    return Page(rows, total, {"times": times or 0, "radio_times": radio_times or 0})


def _sums(query: ListQuery, ids: Rows) -> Rows:
    narrowed = query.search or query.filters
    return _SUMS.where(Broadcast.media_id.in_(ids)) if narrowed else _SUMS


def rows_of(session: Session, ids: Sequence[str]) -> tuple[MediaRow, ...]:
    """Return the items with these ids, in this order."""
    given = {"ids": json.dumps(list(ids))}
    broadcasts: dict[str, list[Any]] = {}
    for row in session.execute(_BROADCASTS, given):
        broadcasts.setdefault(row[0], []).append(row)
    found = {item[0]: _row(item, broadcasts.get(item[0], ())) for item in session.execute(_ITEMS, given)}
    return tuple(found[media_id] for media_id in ids if media_id in found)


def _row(item: Sequence[Any], broadcasts: Sequence[Sequence[Any]]) -> MediaRow:
    times = {channel: 0 for _media, _on, channel, _times in broadcasts}
    for _media, _on, channel, count in broadcasts:
        times[channel] += count
    *known, evidence = item
    return MediaRow(
        **dict(zip(_COLUMNS, known, strict=True)),
        evidence=evidence,
        first_on=broadcasts[0][1] if broadcasts else None,
        last_on=broadcasts[-1][1] if broadcasts else None,
        channels=tuple(channel for channel in _IN_ORDER if channel in times),
        times=sum(times.values()),
        radio_times=sum(count for channel, count in times.items() if channel in LOCAL_RADIO),
    )
