"""Invented records: plausible, marked, the same for the same seed, and taken back with one undo."""

from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.core.progress import Cancelled, NoProgress
from app.core.vocabulary import TaskStatus
from app.models import Broadcast
from app.services.changelog.history import broken_links
from app.services.listing import ListQuery
from app.services.samples.invent import Ground, Inventor
from app.services.samples.words import MARK
from app.services.workspace import Workspace
from tests.helpers.workspace import make_workspace

KINDS = ("tasks", "media", "activities", "cadres")


def everything(workspace: Workspace, kind: str) -> list[Any]:
    found = workspace.records.page(kind, ListQuery(limit=10_000)).rows
    return [workspace.records.get(kind, record.id) for record in found]


def content(workspace: Workspace) -> Any:
    """What was invented, without ids."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return sorted((key, repr(bare(one))) for key, one in value.items() if not key.endswith("id"))
        if isinstance(value, list):
            return sorted(repr(bare(one)) for one in value)
        return value

    return {
        kind: Counter(repr(bare(record.values)) for record in everything(workspace, kind)) for kind in KINDS
    }


def test_as_many_records_as_asked_for_and_all_pass_the_rules(workspace: Workspace) -> None:
    made = workspace.samples.fill(300)
    assert sum(made.rows[kind] for kind in KINDS) == 300
    for kind in KINDS:
        records = everything(workspace, kind)
        assert len(records) == made.rows[kind] > 20
        for record in records:
            assert record.values["note"] == MARK
            # What a person could not have put would be refused here.
            workspace.records.put(kind, {"id": record.id, "note": MARK}, confirmed=True)
    rows = workspace.tasks.page(ListQuery(limit=1000)).rows
    assert {row.status for row in rows} == set(TaskStatus)
    assert any(row.overdue for row in rows)
    assert any(row.coop_units for row in rows)
    hamlets = workspace.records.page("hamlets", ListQuery()).rows
    assert {hamlet.values["name"] for hamlet in hamlets} >= {"Thôn Mẫu 1", "Thôn Mẫu 2"}
    assert all(hamlet.values["male"] and hamlet.values["female"] for hamlet in hamlets)


def test_nothing_is_dated_ahead_of_today(workspace: Workspace) -> None:
    workspace.samples.fill(300)
    today = workspace.clock.today()
    assert all(record.values["held_on"] <= today for record in everything(workspace, "activities"))
    for record in everything(workspace, "media"):
        assert all(broadcast["on"] <= today for broadcast in record.values["broadcasts"])
    for record in everything(workspace, "tasks"):
        done_on = record.values["done_on"]
        assert done_on is None or done_on <= today
        assert (done_on is not None) == (record.values["status"] is TaskStatus.DONE)


def test_repeats_of_the_last_days_are_not_ahead_either() -> None:
    today = date(2026, 7, 14)
    inventor = Inventor(Ground(units=["a"], hamlets=["b"], plans={}, today=today), Random(1))
    for _ in range(5000):
        inventor.media()
    days = [broadcast["on"] for broadcast in inventor.take()[Broadcast]]
    assert max(days) == today


def test_the_same_seed_gives_the_same_content(workspace: Workspace, tmp_path: Path) -> None:
    other = make_workspace(tmp_path / "khác")
    try:
        workspace.samples.fill(150, seed=7)
        other.samples.fill(150, seed=7)
        assert content(workspace) == content(other)
        other.samples.fill(150, seed=8)
        assert content(workspace) != content(other)
    finally:
        other.close()


def test_again_adds_records_but_not_the_registers(workspace: Workspace) -> None:
    workspace.samples.fill(50)
    units = workspace.records.page("units", ListQuery()).total
    workspace.samples.fill(50)
    assert workspace.records.page("units", ListQuery()).total == units
    assert workspace.records.page("hamlets", ListQuery()).total == 12
    assert sum(workspace.records.page(kind, ListQuery()).total for kind in KINDS) == 100


def test_samples_are_logged_whole_and_undone_at_once(workspace: Workspace) -> None:
    made = workspace.samples.fill(60)
    with workspace.database.read() as session:
        assert broken_links(session) == []
    task = everything(workspace, "tasks")[0]
    assert workspace.records.history("tasks", task.id)[0].action == "insert"
    assert made.changes.transaction is not None
    workspace.records.undo(made.changes.transaction)
    assert sum(workspace.records.page(kind, ListQuery()).total for kind in (*KINDS, "hamlets")) == 0


def test_cancelled_samples_leave_nothing(workspace: Workspace) -> None:
    seen: list[int] = []

    class StopLater(NoProgress):
        def check(self) -> None:
            if len(seen) == 2:
                raise Cancelled

        def step(self, done: int, total: int, message: str = "") -> None:
            assert total == 2500
            assert message
            seen.append(done)

    with pytest.raises(Cancelled):
        workspace.samples.fill(2500, progress=StopLater())
    assert seen == [0, 1000]
    assert workspace.tasks.counts().total == 0
