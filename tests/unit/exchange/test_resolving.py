"""Rows as they follow from the entries of several machines: thousands of histories without a file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.exchange.merge.resolving import Entry, Resolved, Shape, Sight, resolve

SHAPE = Shape((("status", "done_on"), ("title",), ("note",)), lambda name: "")
FIELDS = ("status", "done_on", "title", "note")
ROWS = ("một", "hai")
Log = dict[tuple[str, int], tuple[str, Entry]]


@dataclass
class Memory:
    """A machine that keeps its log in memory."""

    name: str
    wall: int = 0
    log: Log = field(default_factory=dict)
    knowledge: dict[tuple[str, int], dict[str, int]] = field(default_factory=dict)

    def vector(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for machine, sequence in [*self.log, *self.knowledge]:
            found[machine] = max(found.get(machine, 0), sequence)
        return found

    def write(self, row: str, action: str, **fields: Any) -> Entry:
        stamp = max(self.wall, 1 + max((entry.stamp for _, entry in self.log.values()), default=0))
        sequence = self.vector().get(self.name, 0) + 1
        told = {name: (None, value) for name, value in fields.items()}
        entry = Entry(machine=self.name, sequence=sequence, stamp=stamp, action=action, fields=told)
        self.log[self.name, sequence] = row, entry
        return entry

    def merge(self, other: "Memory") -> None:
        seen = self.vector()
        for machine, sequence in other.vector().items():
            seen[machine] = max(seen.get(machine, 0), sequence)
        self.log |= other.log
        self.knowledge |= other.knowledge
        self.knowledge[self.name, seen.get(self.name, 0) + 1] = seen

    def row(self, row: str) -> Resolved:
        sight = Sight((machine, sequence, seen) for (machine, sequence), seen in self.knowledge.items())
        return resolve((entry for one, entry in self.log.values() if one == row), SHAPE, sight)

    def copy(self) -> "Memory":
        return Memory(self.name, self.wall, dict(self.log), dict(self.knowledge))


values = st.sampled_from(["x", "y", "z", ""])
steps = st.lists(
    st.one_of(
        st.tuples(
            st.just("put"),
            st.integers(0, 2),
            st.sampled_from(ROWS),
            st.dictionaries(st.sampled_from(FIELDS), values, min_size=1, max_size=3),
        ),
        st.tuples(st.just("delete"), st.integers(0, 2), st.sampled_from(ROWS)),
        st.tuples(st.just("merge"), st.integers(0, 2), st.integers(0, 2)),
        st.tuples(st.just("clock"), st.integers(0, 2), st.integers(0, 60)),
    ),
    max_size=25,
)


def played(history: Sequence[tuple[Any, ...]]) -> list[Memory]:
    machines = [Memory(name) for name in "ABC"]
    for step in history:
        here = machines[step[1]]
        if step[0] == "put":
            row = here.row(step[2])
            here.write(step[2], "update" if row.alive else "insert", **step[3])
        elif step[0] == "delete":
            if here.row(step[2]).alive:
                here.write(step[2], "delete")
        elif step[0] == "merge":
            here.merge(machines[step[2]])
        else:
            here.wall = step[2]
    return machines


def told(resolved: Resolved) -> Any:
    """Everything that two machines must agree on."""
    return (
        resolved.alive,
        dict(resolved.values),
        dict(resolved.stamps),
        {(loser.entry.mark, loser.field, tuple(loser.values.items())) for loser in resolved.losers},
        {entry.mark for entry in resolved.deletions},
    )


@given(steps)
@settings(max_examples=400, deadline=None)
def test_whatever_the_order_of_merging_the_rows_are_the_same(history: list[tuple[Any, ...]]) -> None:
    machines = played(history)
    outcomes = []
    for first, second, third in permutations(machines):
        left = first.copy()
        left.merge(second)
        left.merge(third)
        right, middle = first.copy(), second.copy()
        middle.merge(third)
        right.merge(middle)
        outcomes += [[told(one.row(row)) for row in ROWS] for one in (left, right)]
    assert all(outcome == outcomes[0] for outcome in outcomes)


@given(steps)
@settings(max_examples=200, deadline=None)
def test_merging_again_changes_nothing(history: list[tuple[Any, ...]]) -> None:
    here, there, _ = played(history)
    here.merge(there)
    before = [told(here.row(row)) for row in ROWS]
    here.merge(there)
    assert [told(here.row(row)) for row in ROWS] == before


@given(steps)
@settings(max_examples=300, deadline=None)
def test_what_was_written_last_by_one_who_knew_all_is_what_counts(history: list[tuple[Any, ...]]) -> None:
    here, there, third = played(history)
    here.merge(there)
    here.merge(third)
    alive = here.row("một").alive
    here.write("một", "update" if alive else "insert", title="sau cùng", status="xong", done_on="", note="")
    for machine in (there, third):
        machine.wall = 10_000
        machine.merge(here)
        row = machine.row("một")
        assert row.alive
        assert (row.values["title"], row.values["status"]) == ("sau cùng", "xong")
        assert not row.losers
        assert not row.deletions
    here.write("một", "delete")
    there.merge(here)
    assert not there.row("một").alive


@given(steps)
@settings(max_examples=300, deadline=None)
def test_one_machine_alone_is_as_it_was_written(history: list[tuple[Any, ...]]) -> None:
    (alone, *_) = played([step for step in history if step[0] in {"put", "delete"} and step[1] == 0])
    for row in ROWS:
        values: dict[str, Any] = {}
        stamps: dict[str, str] = {}
        alive = False
        for _, (one, entry) in sorted(alone.log.items()):
            if one != row:
                continue
            alive = entry.action != "delete"
            if entry.action == "insert":
                values, stamps = dict.fromkeys(FIELDS, ""), {"*": entry.mark}
            for name, (_, new) in entry.fields.items():
                values[name] = new
                if entry.action == "update":
                    stamps[name] = entry.mark
        found = alone.row(row)
        assert found.alive == alive
        assert not found.losers
        if alive:
            assert (dict(found.values), dict(found.stamps)) == (values, stamps)


@given(values, values, st.integers(0, 5), st.integers(0, 5))
def test_two_that_did_not_know_of_each_other(mine: str, yours: str, here: int, there: int) -> None:
    a, b = Memory("A"), Memory("B")
    a.write("một", "insert", title="chung")
    b.merge(a)
    a.wall, b.wall = 10 + here, 10 + there
    first = a.write("một", "update", title=mine)
    second = b.write("một", "update", title=yours)
    a.merge(b)
    row = a.row("một")
    winner, loser = (first, second) if first.order > second.order else (second, first)
    assert row.values["title"] == winner.fields["title"][1]
    assert [one.entry for one in row.losers] == ([] if mine == yours else [loser])


def test_a_default_made_twice_does_not_win_against_a_change() -> None:
    a, b = Memory("A"), Memory("B")
    a.write("một", "insert", title="Đơn vị")
    a.write("một", "update", title="Đơn vị mới", note="ghi")
    b.wall = 100
    b.write("một", "insert", title="Đơn vị")
    a.merge(b)
    row = a.row("một")
    assert (row.values["title"], row.values["note"]) == ("Đơn vị mới", "ghi")
    assert not row.losers


def test_a_thing_made_twice_with_other_words_is_a_conflict() -> None:
    a, b = Memory("A"), Memory("B")
    a.write("một", "insert", title="Báo cáo", note="của A")
    b.wall = 100
    b.write("một", "insert", title="Báo cáo", note="của B")
    a.merge(b)
    row = a.row("một")
    assert row.values["note"] == "của B"
    assert [(one.field, dict(one.values)) for one in row.losers] == [("note", {"note": "của A"})]


def test_that_a_row_is_kept_is_no_reason_to_keep_it_from_one_who_concluded_the_same() -> None:
    a, b = Memory("A"), Memory("B")
    a.write("một", "insert", title="Việc")
    b.merge(a)
    a.write("một", "delete")
    b.write("hai", "insert", title="trỏ tới một")
    from_a, from_b = a.copy(), b.copy()
    a.merge(from_b)
    b.merge(from_a)
    a.write("một", "update")
    b.write("một", "update")
    assert a.row("một").alive
    a.write("một", "delete")
    b.merge(a)
    assert not b.row("một").alive
    b.write("một", "insert", title="Việc")
    assert b.row("một").alive
