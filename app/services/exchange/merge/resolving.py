"""What a row comes to when entries of several machines are put together. Pure: no database.

A row is a function of the set of its entries, so the order in which machines merge cannot matter:

- of fields that belong together the last entry counts; an entry that knew another one comes after it;
- of entries that did not know of each other a change beats the making of the row (two machines make the
  same default row), what the maker filled in beats what it left blank or what every new file begins with,
  then the larger (stamp, machine);
- what loses so, with another value, is a conflict;
- a row is there when one of its last entries is no deletion: who changes a row that is deleted elsewhere
  brings it back, and the deletion is a conflict;
- what a merge wrote that was taken back later does not count.

Who knew what follows from the log as well: every merge is itself an entry that says what its machine had
seen from then on (a version vector).
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

MADE = "*"
"""The mark of a row's making among its stamps."""

Group = tuple[str, ...]
"""Fields that are merged as one; most groups have one field."""

_BLANK, _FIRST, _FILLED, _CHANGED = range(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the log about one row; `fields` maps a field to [old, new] in JSON."""

    machine: str
    sequence: int
    stamp: int
    action: str
    fields: Mapping[str, Sequence[Any]]

    @property
    def order(self) -> tuple[int, str]:
        """What decides between entries that did not know of each other; unique in the log."""
        return self.stamp, self.machine

    @property
    def keeps(self) -> bool:
        """Whether a merge wrote it only to say that the row is kept although it was deleted elsewhere."""
        return self.action == "update" and not self.fields

    @property
    def mark(self) -> str:
        """As a row's stamps name it."""
        return f"{self.stamp:016x}-{self.machine}"


class Sight:
    """Tells of any two entries whether the author of one knew the other."""

    def __init__(
        self,
        knowledge: Iterable[tuple[str, int, Mapping[str, int]]] = (),
        void: Mapping[str, Iterable[Sequence[int]]] | None = None,
    ) -> None:
        """Take (machine, sequence, machine → highest sequence seen) of every merge and every undone one.

        `void` maps a machine to ranges [first, last] of its entries that count no more: what undone merges
        wrote.
        """
        self._void = {machine: _apart(ranges) for machine, ranges in (void or {}).items()}
        self._sequences: dict[str, list[int]] = {}
        self._seen: dict[str, list[Mapping[str, int]]] = {}
        for machine, sequence, seen in sorted(knowledge, key=lambda one: one[:2]):
            self._sequences.setdefault(machine, []).append(sequence)
            self._seen.setdefault(machine, []).append(seen)

    def counts(self, entry: Entry) -> bool:
        """Whether an entry was not declared void."""
        ranges = self._void.get(entry.machine)
        if not ranges:
            return True
        place = bisect_right(ranges, entry.sequence, key=lambda one: one[0])
        return not place or ranges[place - 1][1] < entry.sequence

    def knows(self, author: Entry, other: Entry) -> bool:
        """Whether `author` was written by one who had seen `other` (or is it).

        That a row is kept follows from what was merged: who had merged as much has drawn the same conclusion,
        whether or not he has seen it written down by another machine.
        """
        if author.machine == other.machine:
            return other.sequence <= author.sequence
        known = self._vector(author)
        if known.get(other.machine, 0) >= other.sequence:
            return True
        return other.keeps and all(
            sequence <= (author.sequence if machine == author.machine else known.get(machine, 0))
            for machine, sequence in self._vector(other).items()
        )

    def _vector(self, author: Entry) -> Mapping[str, int]:
        """Return what an entry's machine had seen of the others by then."""
        place = bisect_right(self._sequences.get(author.machine, ()), author.sequence)
        return self._seen[author.machine][place - 1] if place else {}

    def last(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the entries that no author of another one knew, in order."""
        by_machine: dict[str, Entry] = {}
        for entry in entries:
            present = by_machine.get(entry.machine)
            if present is None or present.sequence < entry.sequence:
                by_machine[entry.machine] = entry
        if len(by_machine) < 2:
            return list(by_machine.values())
        seen = [(entry, self._vector(entry)) for entry in by_machine.values()]
        found = [one for one in by_machine.values() if not self._is_known(one, seen)]
        return sorted(found, key=lambda one: one.order) if len(found) > 1 else found

    def _is_known(self, one: Entry, others: Iterable[tuple[Entry, Mapping[str, int]]]) -> bool:
        """Whether the author of one of the others, given with what it had seen, knew `one`."""
        for other, seen in others:
            if other is not one and (
                seen.get(one.machine, 0) >= one.sequence or (one.keeps and self.knows(other, one))
            ):
                return True
        return False


def _apart(ranges: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
    """Return ranges in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted((one[0], one[1]) for one in ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return found


@dataclass(frozen=True, slots=True)
class Loser:
    """A value that lost: the entry that wrote it, the field it is listed under, its group's values."""

    entry: Entry
    field: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A row as it follows from its entries.

    `values` and `stamps` are those it has or would have if it were there. `deletions` are last entries
    that delete a row which is there all the same.
    """

    alive: bool
    values: Mapping[str, Any]
    stamps: Mapping[str, str]
    losers: tuple[Loser, ...] = ()
    deletions: tuple[Entry, ...] = ()


@dataclass(slots=True)
class _State:
    """A group right after one entry: values, which entry set each, what they were when the row was made."""

    entry: Entry
    rank: int
    values: dict[str, Any]
    setters: dict[str, Entry]
    made: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shape:
    """What must be known of a kind of row: its groups of fields, and what an empty field holds."""

    groups: Sequence[Group]
    blank: Callable[[str], Any]
    first: Callable[[str, Any], bool] | None = None
    """Whether a value is one that the program itself writes into a new file; None: into no such row."""

    def is_first(self, values: Mapping[str, Any]) -> bool:
        """Whether all that is said was said by the program."""
        first = self.first
        return first is not None and all(first(name, value) for name, value in values.items())


def resolve(entries: Iterable[Entry], shape: Shape, sight: Sight) -> Resolved:
    """Return what a row comes to by its entries, given in any order."""
    ordered = sorted(filter(sight.counts, entries), key=lambda one: one.order)
    last = sight.last(ordered)
    made = max(
        sight.last(entry for entry in ordered if entry.action == "insert"),
        key=lambda one: one.order,
        default=None,
    )
    # Of a row whose making is not in the log, that was taken out of it with an undone merge.
    alive = made is not None and _is_alive(last, shape)
    values: dict[str, Any] = {}
    stamps: dict[str, str] = {MADE: made.mark} if made else {}
    losers: list[Loser] = []
    for group, touching in _by_group(ordered, shape.groups):
        if len(touching) == 1 and touching[0] is made:
            # Most fields of most rows: nobody has changed them since.
            values.update(
                (name, made.fields[name][1] if name in made.fields else shape.blank(name)) for name in group
            )
            continue
        winner, lost = _settle(group, touching, shape, sight)
        for name in group:
            values[name] = winner.values[name] if winner else shape.blank(name)
            setter = winner.setters.get(name) if winner else None
            if setter is not None and setter is not made:
                stamps[name] = setter.mark
        losers += lost
    deletions = tuple(entry for entry in last if entry.action == "delete") if alive else ()
    return Resolved(alive, values, stamps, tuple(losers) if alive else (), deletions)


def _is_alive(last: Sequence[Entry], shape: Shape) -> bool:
    """Whether a row is there by its last entries; what a new file begins with does not undo a deletion."""
    standing = [entry for entry in last if entry.action != "delete"]
    if len(standing) == len(last):
        return bool(last)
    return any(
        entry.action != "insert" or not shape.is_first({name: new for name, (_, new) in entry.fields.items()})
        for entry in standing
    )


def _by_group(ordered: Sequence[Entry], groups: Sequence[Group]) -> Iterable[tuple[Group, list[Entry]]]:
    """Yield each group with the entries that say something of it, in order."""
    place = {name: number for number, group in enumerate(groups) for name in group}
    makers = [entry for entry in ordered if entry.action == "insert"]
    touching: dict[int, list[Entry]] = {}
    for entry in ordered:
        if entry.action == "update":
            for number in {place[name] for name in entry.fields if name in place}:
                touching.setdefault(number, list(makers)).append(entry)
    for number, group in enumerate(groups):
        found = touching.get(number)
        yield group, sorted(found, key=lambda one: one.order) if found else makers


def _settle(
    group: Group, touching: Sequence[Entry], shape: Shape, sight: Sight
) -> tuple[_State | None, list[Loser]]:
    """Return the state that counts and those that lost against it with another value."""
    if len(touching) == 1:
        return _after(group, touching[0], {}, shape, sight), []
    last_entries = sight.last(touching)
    states: dict[int, _State] = {}
    # Of a single field nothing is carried on from one change to the next: what came between does not matter.
    makers = [entry for entry in touching if entry.action == "insert"]
    for entry in touching if len(group) > 1 else [*makers, *last_entries]:
        states[id(entry)] = _after(group, entry, states, shape, sight)
    last = [states[id(entry)] for entry in last_entries]
    if not last:
        return None, []
    winner = max(last, key=_strength)
    return winner, [
        Loser(state.entry, _told_of(group, state.entry), state.values)
        for state in last
        if state is not winner and _lost_something(state, winner)
    ]


def _after(group: Group, entry: Entry, states: Mapping[int, _State], shape: Shape, sight: Sight) -> _State:
    """Return the group as the author of `entry` left it."""
    told = {name: entry.fields[name][1] for name in group if name in entry.fields}
    if entry.action == "insert":
        values = {name: told[name] if name in told else shape.blank(name) for name in group}
        rank = (_FIRST if shape.is_first(told) else _FILLED) if told else _BLANK
        return _State(entry, rank, values, dict.fromkeys(group, entry), values)
    known = sight.last(state.entry for state in states.values() if sight.knows(entry, state.entry))
    before = max((states[id(one)] for one in known), key=_strength, default=None)
    values = dict(before.values) if before else {name: shape.blank(name) for name in group}
    setters = dict(before.setters) if before else {}
    values.update(told)
    setters.update(dict.fromkeys(told, entry))
    return _State(entry, _CHANGED, values, setters, before.made if before else {})


def _strength(state: _State) -> tuple[int, int, str]:
    return state.rank, *state.entry.order


def _lost_something(state: _State, winner: _State) -> bool:
    """Whether a losing state says something that its winner's author did not know."""
    if state.values == winner.values or state.rank <= _FIRST:
        return False
    made_the_same = state.rank == _FILLED and winner.rank == _CHANGED and state.values == winner.made
    return not made_the_same


def _told_of(group: Group, entry: Entry) -> str:
    return next((name for name in group if name in entry.fields), group[0])
