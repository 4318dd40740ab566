"""The proposals as the officer works on them: ticked, edited, split, merged, dropped, step by step.

Each step can be taken back. Knows no Qt. An entry is frozen; every step replaces the list of entries.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from app.services.plans.preview import ProposedTask, SourceLine
from app.ui.plan_import.splitting import merge, split

_STEPS_KEPT: Final = 200


class State(Enum):
    """What a proposal is to the tasks that are there already."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone"
    """A task of the file whose words the plan no longer has: only shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the window.

    `key` tells it from the others; `words` are the texts of the proposals that it came from; `known` is the
    id of the task that it is already, for all but new ones. `before` is that task's wording of now.
    """

    key: int
    task: ProposedTask
    words: tuple[str, ...]
    ticked: bool = True
    state: State = State.NEW
    known: str | None = None
    before: str = ""
    edited: bool = False

    @property
    def can_change(self) -> bool:
        """Whether it may be edited, split and merged: only what is to be made anew."""
        return self.state is State.NEW

    @property
    def can_tick(self) -> bool:
        """Whether ticking it does anything."""
        return self.state in (State.NEW, State.CHANGED)


Entries = tuple[Entry, ...]


class PlanDraft:
    """The entries of one plan. Every method that changes something returns the keys to be selected next."""

    def __init__(self, entries: Sequence[Entry], lines: Sequence[SourceLine]) -> None:
        self._entries: Entries = tuple(entries)
        self._lines = tuple(lines)
        self._past: list[Entries] = []
        self._next_key = max((entry.key for entry in entries), default=-1) + 1

    @property
    def entries(self) -> Entries:
        """All entries in the order of the document."""
        return self._entries

    @property
    def ticked(self) -> Entries:
        """What is to be made or taken over."""
        return tuple(entry for entry in self._entries if entry.ticked and entry.can_tick)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    @property
    def touched(self) -> bool:
        """Whether the officer has changed anything."""
        return bool(self._past)

    def entry(self, key: int) -> Entry:
        """The entry with this key; raises KeyError."""
        found = next((entry for entry in self._entries if entry.key == key), None)
        if found is None:
            raise KeyError(key)
        return found

    # --- steps --------------------------------------------------------------------------------

    def tick(self, keys: Collection[int], *, on: bool) -> None:
        """Tick or untick entries."""
        self._map(keys, lambda entry: replace(entry, ticked=on) if entry.can_tick else entry)

    def edit(self, key: int, task: ProposedTask) -> None:
        """Replace what an entry proposes."""

        def changed(entry: Entry) -> Entry:
            if not entry.can_change or entry.task == task:
                return entry
            return replace(entry, task=task, edited=True)

        self._map((key,), changed)

    def split(self, key: int, places: Sequence[int]) -> tuple[int, ...]:
        """Cut an entry's text at these places; the keys of the pieces."""
        entry = self.entry(key)
        pieces = split(entry.task, places, self._lines) if entry.can_change else (entry.task,)
        if len(pieces) < 2:
            return (key,)
        made = tuple(
            replace(entry, key=self._new_key(), task=piece, words=entry.words, edited=True)
            for piece in pieces
        )
        self._set(tuple(new for old in self._entries for new in (made if old.key == key else (old,))))
        return tuple(piece.key for piece in made)

    def merge(self, keys: Collection[int]) -> tuple[int, ...]:
        """Put entries together at the place of the first one; its key."""
        chosen = [entry for entry in self._entries if entry.key in keys and entry.can_change]
        if len(chosen) < 2:
            return tuple(keys)
        joined = replace(
            chosen[0],
            key=self._new_key(),
            task=merge([entry.task for entry in chosen]),
            words=tuple(dict.fromkeys(words for entry in chosen for words in entry.words)),
            ticked=any(entry.ticked for entry in chosen),
            edited=True,
        )
        gone = {entry.key for entry in chosen[1:]}
        self._set(
            tuple(
                joined if entry.key == chosen[0].key else entry
                for entry in self._entries
                if entry.key not in gone
            )
        )
        return (joined.key,)

    def drop(self, keys: Collection[int]) -> tuple[int, ...]:
        """Take entries off the list; the key of the one that stands in their place."""
        places = [place for place, entry in enumerate(self._entries) if entry.key in keys]
        if not places:
            return ()
        self._set(tuple(entry for entry in self._entries if entry.key not in keys))
        left = self._entries
        return (left[min(places[0], len(left) - 1)].key,) if left else ()

    def undo(self) -> None:
        """Take the last step back."""
        if self._past:
            self._entries = self._past.pop()

    # --- inside -------------------------------------------------------------------------------

    def _map(self, keys: Collection[int], change: Callable[[Entry], Entry]) -> None:
        self._set(tuple(change(entry) if entry.key in keys else entry for entry in self._entries))

    def _set(self, entries: Entries) -> None:
        if entries != self._entries:
            self._past = [*self._past[-_STEPS_KEPT + 1 :], self._entries]
            self._entries = entries

    def _new_key(self) -> int:
        self._next_key += 1
        return self._next_key - 1
