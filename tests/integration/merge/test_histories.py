"""Random work on three machines over real files: whatever was done and merged, they come together.

`MERGE_HISTORIES` sets how many histories are tried (a handful by default).
"""

import itertools
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.core.errors import AppError
from app.models import ChangeEntry
from app.services.exchange.merge.previews import MergeReport
from app.services.exchange.merge.service import Source
from tests.helpers.clock import FixedClock
from tests.integration.merge.conftest import MORNING
from tests.integration.merge.machines import Content, Desk, copied

EXAMPLES = int(os.environ.get("MERGE_HISTORIES", "6"))
NAMES = ("Đội Văn nghệ", "Tổ hòa giải", "Câu lạc bộ Gia đình")

machine = st.integers(0, 2)
some = st.integers(0, 7)
words = st.sampled_from(["", "một", "hai", "ba"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("new_task"), machine, words, some),
        st.tuples(st.just("edit_task"), machine, some, st.sampled_from(["note", "result", "title"]), words),
        st.tuples(st.just("status"), machine, some, st.sampled_from(["done", "dropped", "doing"])),
        st.tuples(st.just("lead"), machine, some, some),
        st.tuples(st.just("tags"), machine, some, st.lists(words.filter(bool), max_size=2)),
        st.tuples(st.just("occurrence"), machine, some, some, words),
        st.tuples(st.just("media"), machine, some, words),
        st.tuples(st.just("unit"), machine, st.sampled_from(NAMES), words),
        st.tuples(st.just("rename"), machine, some, st.sampled_from(NAMES)),
        st.tuples(st.just("setting"), machine, st.integers(1, 28)),
        st.tuples(st.just("delete"), machine, st.sampled_from(["tasks", "units", "media"]), some),
        st.tuples(st.just("undo"), machine),
        st.tuples(st.just("merge"), machine, machine),
        st.tuples(st.just("undo_merge"), machine, some, st.booleans()),
    ),
    min_size=4,
    max_size=22,
)
KINDS = ("tasks", "units", "media")
pytestmark = pytest.mark.timeout(120 + 20 * EXAMPLES)


class Office:
    """Three desks, and what was ever saved at them."""

    def __init__(self, desks: list[Desk]) -> None:
        self.desks = desks
        self.last: list[str | None] = [None] * len(desks)
        self.made: dict[str, list[str]] = {kind: [] for kind in KINDS}
        self.files: dict[str, Source] = {}
        """Merges by id: what was merged."""
        self.after: dict[str, Content] = {}
        """Merges by id: what the machine had right after it."""
        self.deleted: set[str] = set()
        """Records that somebody deleted, or whose making he took back."""

    def nth(self, kind: str, place: int) -> str | None:
        ids = self.made[kind]
        return ids[place % len(ids)] if ids else None

    def do(self, step: tuple[Any, ...]) -> None:
        """Do one step as far as it can be done; what the program refuses is refused."""
        name, number, *rest = step
        desk = self.desks[number]
        try:
            getattr(self, f"do_{name}")(desk, *rest)
        except AppError:
            return

    def put(self, desk: Desk, kind: str, **values: Any) -> None:
        desk.clock.advance(seconds=1)
        saved = desk.workspace.records.put(kind, values, confirmed=True)
        self.last[self.desks.index(desk)] = saved.changes.transaction
        if kind in self.made and saved.record.id not in self.made[kind]:
            self.made[kind].append(saved.record.id)

    def do_new_task(self, desk: Desk, word: str, place: int) -> None:
        more = {"recurrence": "QUARTERLY", "due_on": "2026-12-31"} if place % 2 else {}
        self.put(desk, "tasks", title=f"Việc {word} {place}", **more)

    def do_edit_task(self, desk: Desk, place: int, field: str, word: str) -> None:
        if one := self.nth("tasks", place):
            self.put(desk, "tasks", **{"id": one, field: word})

    def do_status(self, desk: Desk, place: int, status: str) -> None:
        if one := self.nth("tasks", place):
            self.put(desk, "tasks", id=one, status=status, dropped_reason="không có kinh phí")

    def do_lead(self, desk: Desk, place: int, unit: int) -> None:
        if one := self.nth("tasks", place):
            self.put(desk, "tasks", id=one, lead_unit_id=self.nth("units", unit))

    def do_tags(self, desk: Desk, place: int, tags: list[str]) -> None:
        if one := self.nth("tasks", place):
            self.put(desk, "tasks", id=one, tags=[{"programme": tag} for tag in tags])

    def do_occurrence(self, desk: Desk, place: int, which: int, word: str) -> None:
        if one := self.nth("tasks", place):
            rows = [dict(row) for row in desk.get("tasks", one)["occurrences"]]
            if rows:
                rows[which % len(rows)]["result"] = word
                self.put(desk, "tasks", id=one, occurrences=rows)

    def do_media(self, desk: Desk, place: int, word: str) -> None:
        broadcasts = [{"on": "2026-07-01"}, {"on": "2026-07-02"}]
        self.put(desk, "media", title=f"Tin {word}", task_id=self.nth("tasks", place), broadcasts=broadcasts)

    def do_unit(self, desk: Desk, name: str, word: str) -> None:
        self.put(desk, "units", name=name, phone=word)

    def do_rename(self, desk: Desk, place: int, name: str) -> None:
        if one := self.nth("units", place):
            self.put(desk, "units", id=one, name=name)

    def do_setting(self, desk: Desk, day: int) -> None:
        desk.clock.advance(seconds=1)
        desk.workspace.settings.save(month_report_day=day)

    def do_delete(self, desk: Desk, kind: str, place: int) -> None:
        if one := self.nth(kind, place):
            desk.clock.advance(seconds=1)
            changes = desk.workspace.records.delete(kind, [one])
            self.last[self.desks.index(desk)] = changes.transaction
            self.deleted.add(one)

    def do_undo(self, desk: Desk) -> None:
        transaction = self.last[self.desks.index(desk)]
        if transaction is not None:
            desk.clock.advance(seconds=1)
            changes = desk.workspace.records.undo(transaction)
            self.deleted |= {one for kind in KINDS for one in changes.touched.get(kind, ())}

    def do_merge(self, desk: Desk, other: int) -> None:
        if self.desks[other] is not desk:
            self.remember(desk, self.desks[other].source())

    def remember(self, desk: Desk, file: Source) -> None:
        merge_id = checked_merge(desk, file).merge_id
        self.files[merge_id] = file
        self.after[merge_id] = desk.content(without=("merges", "conflicts"))

    def who_knows_all_of(self, desk: Desk) -> list[Desk]:
        """Return the machines for which an undo at `desk` is none of their business."""
        file = desk.source()
        others = [other for other in self.desks if other is not desk]
        return [other for other in others if not other.merges.preview(file).merge_id]

    def do_undo_merge(self, desk: Desk, place: int, again: bool) -> None:
        """Take one of the last merges back; `again` merges the same: without work since nothing is lost."""
        own = [one.id for one in desk.merges.merges() if one.machine == desk.id and one.undone_at is None]
        if not own:
            return
        at = place % min(len(own), 3)
        before = desk.content(without=("merges", "conflicts"))
        knew_all = self.who_knows_all_of(desk)
        desk.clock.advance(seconds=1)
        undone = desk.merges.undo(own[at])
        assert undone.merges == at + 1
        assert desk.is_whole()
        assert desk.strays() == {}
        file = desk.source()
        for other in self.desks:
            if other is not desk:
                told = other.merges.preview(file)
                lost = told.deleted
                assert other not in knew_all or not (told.added or told.changed or lost)
                assert {one.id for kind in ("tasks", "media") for one in lost.get(kind, ())} <= self.deleted
        if again:
            for merge_id in reversed(own[: at + 1]):
                self.remember(desk, self.files[merge_id])
            if at == 0 and before == self.after[own[0]]:
                assert desk.content(without=("merges", "conflicts")) == before


def checked_merge(desk: Desk, file: Source) -> MergeReport:
    """Merge, and look at what must hold after every merge."""
    report = desk.merge(file)
    assert desk.is_whole()
    assert desk.strays() == {}
    after = desk.content(stamps=True, without=())
    assert desk.merge(file).merge_id == ""
    assert desk.content(stamps=True, without=()) == after
    return report


@contextmanager
def office(template: Path) -> Iterator[Office]:
    with tempfile.TemporaryDirectory() as folder:
        desks = [
            copied(
                template,
                Path(folder) / f"máy {letter}",
                machine=letter.lower() * 8,
                letter=letter,
                clock=FixedClock(MORNING),
            )
            for letter in "ABC"
        ]
        try:
            yield Office(desks)
        finally:
            for desk in desks:
                desk.workspace.close()


def everything_said(desk: Desk) -> set[tuple[str, str, str, str]]:
    """Return (kind, row, field, value) of all that the log of one machine says was ever there."""
    with desk.workspace.database.read() as session:
        entries = session.execute(select(ChangeEntry.row_kind, ChangeEntry.row_id, ChangeEntry.fields))
        return {
            (kind, row_id, name, repr(value))
            for kind, row_id, fields in entries
            for name, pair in fields.items()
            for value in pair
        }


@given(steps)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_three_machines_come_together(template: Path, history: list[tuple[Any, ...]]) -> None:
    with office(template) as work:
        for step in history:
            work.do(step)
        said = set().union(*(everything_said(desk) for desk in work.desks))
        for _ in range(3):
            for desk, other in itertools.permutations(work.desks, 2):
                checked_merge(desk, other.source())
        first, *others = work.desks
        for other in others:
            assert other.content(stamps=True) == first.content(stamps=True)
        for desk in work.desks:
            assert desk.merge(work.desks[0]).merge_id == ""
            assert said <= everything_said(desk)


@given(steps)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_two_machines_that_merge_each_other_s_file_are_equal(
    template: Path, history: list[tuple[Any, ...]]
) -> None:
    with office(template) as work:
        for step in history:
            work.do(step)
        here, there, _ = work.desks
        from_here, from_there = here.source(), there.source()
        here.merge(from_there)
        there.merge(from_here)
        assert here.content() == there.content()
        assert here.is_whole()
        assert there.is_whole()


@given(steps)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_order_of_merging_does_not_matter(template: Path, history: list[tuple[Any, ...]]) -> None:
    with office(template) as work:
        for step in history:
            work.do(step)
        a, b, c = work.desks
        file_a, file_b, file_c = a.source(), b.source(), c.source()
        a.merge(file_b)
        a.merge(file_c)
        b.merge(file_c)
        b.merge(file_a)
        c.merge(file_a)
        c.merge(file_b)
        assert a.content() == b.content() == c.content()
