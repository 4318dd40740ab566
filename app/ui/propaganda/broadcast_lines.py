"""Broadcast rows as a person enters them: a day, a part of the day, a number of times, and some channels.

One line stands for as many rows as it has channels; a channel that reaches single thôn (loudspeakers of
a thôn, Zalo groups) for one row a thôn. Rows that are there keep their ids.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from app.core.vocabulary import DaySlot, MediaChannel

OF_HAMLETS: Final = (MediaChannel.HAMLET_SPEAKER, MediaChannel.ZALO)
"""Channels that may name a thôn."""

Place = tuple[MediaChannel, str | None]
"""A channel, and the thôn that it reached; None for no single one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the entry: `channels` in the vocabulary's order, `hamlets` of those that name a thôn.

    A line without such a channel may name thôn nevertheless, of all its channels: rows from a file may.
    """

    on: date | None
    slot: DaySlot | None
    times: int
    channels: tuple[MediaChannel, ...]
    hamlets: tuple[str, ...] = ()

    def places(self) -> list[Place]:
        """Channel and thôn of each row."""
        reaching = [channel for channel in self.channels if channel in OF_HAMLETS] or self.channels
        found: list[Place] = []
        for channel in self.channels:
            if channel in reaching and self.hamlets:
                found += [(channel, hamlet) for hamlet in self.hamlets]
            else:
                found.append((channel, None))
        return found


def lines_of(rows: Sequence[Mapping[str, Any]]) -> list[Line]:
    """Gather rows into lines, by day: as few as say exactly the same."""
    alike: dict[tuple[Any, Any, Any], list[Place]] = {}
    for row in rows:
        key = (row["on"], row.get("slot"), row.get("times", 1))
        alike.setdefault(key, []).append((row["channel"], row.get("hamlet_id")))
    return [
        Line(on=on, slot=slot, times=times, channels=channels, hamlets=hamlets)
        for (on, slot, times), places in alike.items()
        for channels, hamlets in _gathered(places)
    ]


def _gathered(places: Iterable[Place]) -> list[tuple[tuple[MediaChannel, ...], tuple[str, ...]]]:
    """Part places into channels that reached the same thôn; what is there twice stays there twice."""
    rounds: list[dict[MediaChannel, list[str | None]]] = []
    for channel, hamlet in places:
        for one in rounds:
            if hamlet not in one.get(channel, ()):
                one.setdefault(channel, []).append(hamlet)
                break
        else:
            rounds.append({channel: [hamlet]})
    return [line for one in rounds for line in _lines_of_round(one)]


def _lines_of_round(
    reached: Mapping[MediaChannel, list[str | None]],
) -> list[tuple[tuple[MediaChannel, ...], tuple[str, ...]]]:
    plain = [channel for channel, hamlets in reached.items() if None in hamlets]
    groups: dict[tuple[bool, tuple[str, ...]], list[MediaChannel]] = {}
    for channel, hamlets in reached.items():
        if named := tuple(hamlet for hamlet in hamlets if hamlet is not None):
            groups.setdefault((channel in OF_HAMLETS, named), []).append(channel)
    lines = [(channels, hamlets) for (_, hamlets), channels in groups.items()]
    joining = next((place for place, (usual, _) in enumerate(groups) if usual), None)
    if plain and joining is not None and not any(channel in OF_HAMLETS for channel in plain):
        lines[joining] = ([*plain, *lines[joining][0]], lines[joining][1])
    elif plain:
        lines.insert(0, (plain, ()))
    return [(_ordered(channels), hamlets) for channels, hamlets in lines]


def _ordered(channels: Iterable[MediaChannel]) -> tuple[MediaChannel, ...]:
    chosen = set(channels)
    return tuple(channel for channel in MediaChannel if channel in chosen)


def rows_of(lines: Iterable[Line], stored: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Spread lines into rows; a row that stands for the same channel and day as a stored one is that one."""
    wanted = [
        {
            "on": line.on,
            "slot": line.slot,
            "times": line.times,
            "channel": channel,
            "hamlet_id": hamlet,
        }
        for line in lines
        for channel, hamlet in line.places()
    ]
    left = [row for row in stored if row.get("id")]
    for keys in (
        ("on", "slot", "times", "channel", "hamlet_id"),
        ("on", "channel", "hamlet_id"),
        ("channel",),
    ):
        for row in wanted:
            if "id" not in row and (same := _same(row, left, keys)) is not None:
                row["id"] = same["id"]
                left.remove(same)
    return wanted


def _same(
    row: Mapping[str, Any], stored: Iterable[Mapping[str, Any]], keys: Iterable[str]
) -> Mapping[str, Any] | None:
    return next((one for one in stored if all(one.get(key) == row[key] for key in keys)), None)
