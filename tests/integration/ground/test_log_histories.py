"""Random histories on a real file: whatever is put, deleted, undone and restored, the log tells it all."""

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from app.bootstrap import open_workspace
from app.core.errors import CannotUndo, StaleRecord, StillReferenced
from app.models import ChangeEntry
from app.models.base import as_json
from app.services.changelog.history import broken_links
from app.services.changelog.rows import logged_columns, row_models
from tests.helpers.clock import FixedClock
from tests.helpers.workspace import TODAY, reopen

Snapshot = dict[tuple[str, str], dict[str, Any]]

NAMES = st.sampled_from(["Hội Phụ nữ", "Công an", "Trạm Y tế", "Đoàn Thanh niên"])
TEXTS = st.sampled_from(["", "Truyền thông", "Tập huấn cán bộ", "Rà soát số liệu"])
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31)).map(date.isoformat)
KINDS = ("units", "tasks", "task_units", "task_occurrences", "task_tags", "task_attachments")
PLACE = st.integers(0, 30)
FILES = st.sampled_from([b"", b"anh chup", b"bien ban"])


def occurrence() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"due_on": DAYS}, optional={"label": TEXTS, "status": st.sampled_from(["todo", "done"])}
    )


def task() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {},
        optional={
            "title": TEXTS.map(lambda text: text or "Nhiệm vụ"),
            "result": TEXTS,
            "line": st.none() | st.integers(1, 99),
            "progress": st.integers(0, 100),
            "status": st.sampled_from(["todo", "doing", "done"]),
            "recurrence": st.none() | st.sampled_from(["MONTHLY", "YEARLY"]),
            "due_on": st.none() | DAYS,
            "occurrences": st.lists(occurrence(), max_size=3),
            "tags": st.lists(TEXTS.filter(bool).map(lambda text: {"programme": text}), max_size=2),
        },
    )


class Histories(RuleBasedStateMachine):
    """One officer at work on tasks and units, with a clock that cannot be trusted."""

    template: Path
    folder: Path

    def __init__(self) -> None:
        super().__init__()
        if self.folder.exists():
            shutil.rmtree(self.folder)
        shutil.copytree(self.template, self.folder)
        self.clock = FixedClock.on(TODAY)
        self.workspace = reopen(self.folder, clock=self.clock)
        self.records = self.workspace.records
        # Of each transaction: the whole file before it. Of each record: what it was after each transaction.
        self.befores: list[tuple[str, Snapshot]] = []
        self.states: dict[tuple[str, str], list[tuple[str, Snapshot]]] = {}
        self.last_stamp = 0

    def teardown(self) -> None:
        try:
            self.the_log_tells_everything()
        finally:
            self.workspace.close()

    # --- what the officer does ----------------------------------------------------------------

    @rule(values=task(), unit=PLACE, content=FILES)
    def make_a_task(self, values: dict[str, Any], unit: int, content: bytes) -> None:
        units = self.ids("units")
        attachment = self.workspace.evidence.store("ảnh.jpg", content)
        self.put(
            "tasks",
            {
                "title": "Nhiệm vụ mới",
                **values,
                "lead_unit_id": units[unit % len(units)] if units and unit % 2 else None,
                "coop_units": [{"unit_id": units[unit % len(units)]}] if units else [],
                "attachments": [attachment] if content else [],
            },
        )

    @precondition(lambda self: self.ids("tasks"))
    @rule(place=PLACE, values=task(), kept=st.sets(st.integers(0, 3)))
    def change_a_task(self, place: int, values: dict[str, Any], kept: set[int]) -> None:
        task_id = self.nth("tasks", place)
        present = self.records.get("tasks", task_id).values
        for key in {"occurrences", "tags"} & values.keys():
            rows = [{"id": row["id"]} for index, row in enumerate(present[key]) if index in kept]
            values = {**values, key: [*rows, *values[key]]}
        self.put("tasks", {"id": task_id, **values})

    @rule(name=NAMES, serial=st.integers(0, 5), note=TEXTS)
    def make_a_unit(self, name: str, serial: int, note: str) -> None:
        full = f"{name} {serial}"
        if full not in {self.records.get("units", one).values["name"] for one in self.ids("units")}:
            self.put("units", {"name": full, "note": note})

    @precondition(lambda self: self.ids("tasks"))
    @rule(place=PLACE)
    def delete_a_task(self, place: int) -> None:
        task_id = self.nth("tasks", place)
        before = self.snapshot()
        changes = self.records.delete("tasks", [task_id])
        self.note(changes.transaction, before, ("tasks", task_id))

    @precondition(lambda self: self.ids("units"))
    @rule(place=PLACE)
    def delete_a_unit(self, place: int) -> None:
        unit_id = self.nth("units", place)
        before = self.snapshot()
        try:
            changes = self.records.delete("units", [unit_id])
        except StillReferenced:
            assert self.snapshot() == before
        else:
            self.note(changes.transaction, before, ("units", unit_id))

    @precondition(lambda self: self.ids("tasks"))
    @rule(place=PLACE, behind=st.integers(1, 3))
    def save_a_form_that_was_opened_too_early(self, place: int, behind: int) -> None:
        task_id = self.nth("tasks", place)
        before = self.snapshot()
        version = self.records.get("tasks", task_id).version
        with pytest.raises(StaleRecord):
            self.records.put("tasks", {"id": task_id, "result": "muộn"}, expected_version=version - behind)
        assert self.snapshot() == before

    @precondition(lambda self: self.befores)
    @rule()
    def undo_the_last(self) -> None:
        """The whole file is what it was before; undoing the undoing brings it back."""
        transaction, before = self.befores[-1]
        after = self.snapshot()
        undone = self.records.undo(transaction)
        assert self.snapshot() == before
        redone = self.records.undo(str(undone.transaction))
        assert self.snapshot() == after
        self.records.undo(str(redone.transaction))
        assert self.snapshot() == before
        # Seen from later, those three were one change; it can only be stepped over by a restore.
        self.befores.clear()
        for record in self.touched_by(transaction):
            self.states.setdefault(record, []).append((self.last_transaction(), self.of_record(record)))

    @precondition(lambda self: len(self.befores) > 1)
    @rule(place=PLACE)
    def undo_an_earlier_one(self, place: int) -> None:
        """Either all of it or nothing; and never while a later change stands upon it."""
        transaction, earlier = self.befores[place % (len(self.befores) - 1)]
        before = self.snapshot()
        try:
            self.records.undo(transaction)
        except CannotUndo:
            assert self.snapshot() == before
            return
        after = self.snapshot()
        changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        mine = {
            (entry.row_kind, entry.row_id) for entry in self.entries() if entry.transaction_id == transaction
        }
        assert changed <= mine
        for key in changed:
            fields = after.get(key, {})
            was = earlier.get(key, {})
            assert bool(was) == (key in after)
            for name in fields if was else ():
                assert fields[name] in (was[name], before.get(key, was)[name])
        for record in self.touched_by(transaction):
            self.states.setdefault(record, []).append((self.last_transaction(), self.of_record(record)))
        self.befores.clear()

    @precondition(lambda self: any(len(states) > 1 for states in self.states.values()))
    @rule(place=PLACE, at=PLACE)
    def restore_an_earlier_state(self, place: int, at: int) -> None:
        several = [record for record, states in self.states.items() if len(states) > 1]
        record = several[place % len(several)]
        transaction, wanted = self.states[record][at % len(self.states[record])]
        before = self.snapshot()
        entry = next(entry for entry in self.records.history(*record) if entry.transaction == transaction)
        try:
            changes = self.records.restore(*record, entry)
        except CannotUndo:
            # What it pointed to, or was pointed to by, is in the way.
            assert self.snapshot() == before
            return
        assert self.of_record(record) == wanted
        if changes.transaction is not None:
            self.note(changes.transaction, before, record)

    @rule(days=st.integers(-400, 400))
    def set_the_clock(self, days: int) -> None:
        self.clock.advance(seconds=timedelta(days=days).total_seconds())

    @rule()
    def close_and_open_again(self) -> None:
        self.workspace.close()
        self.workspace = open_workspace(self.workspace.vault, self.workspace.key)
        self.records = self.workspace.records

    # --- what must hold -----------------------------------------------------------------------

    def the_log_tells_everything(self) -> None:
        """Played from the start the log gives the file; its chain holds; its stamps grow."""
        played: Snapshot = {}
        stamps: dict[tuple[str, str], dict[str, str]] = {}
        last = 0
        entries = self.entries()
        for entry in entries:
            assert entry.stamp > last
            last = entry.stamp
            if entry.row_kind not in KINDS:
                continue
            key, mark = (entry.row_kind, entry.row_id), f"{entry.stamp:016x}-{entry.machine}"
            if entry.action == "insert":
                played[key], stamps[key] = {}, {"*": mark}
            if entry.action == "delete":
                assert {name: old for name, (old, _) in entry.fields.items()} == filled(played.pop(key))
                continue
            for name, (old, new) in entry.fields.items():
                assert played[key].get(name) in {old, None} or entry.action == "insert"
                played[key][name] = new
                if entry.action == "update":
                    stamps[key][name] = mark
        assert {key: filled(row) for key, row in played.items()} == {
            key: filled(row) for key, row in self.snapshot().items()
        }
        with self.workspace.database.read() as session:
            assert broken_links(session) == []
            for kind in KINDS:
                for row in session.scalars(select(row_models()[kind])):
                    assert row.stamps == stamps[kind, row.id]

    # --- how it is looked at ------------------------------------------------------------------

    def put(self, kind: str, values: dict[str, Any]) -> None:
        before = self.snapshot()
        saved = self.records.put(kind, values, confirmed=True)
        assert saved.record == self.records.get(kind, saved.record.id)
        if saved.changes.transaction is None:
            assert self.snapshot() == before
        self.note(saved.changes.transaction, before, (kind, saved.record.id))

    def note(self, transaction: str | None, before: Snapshot, record: tuple[str, str]) -> None:
        if transaction is not None:
            self.befores.append((transaction, before))
            self.states.setdefault(record, []).append((transaction, self.of_record(record)))

    def ids(self, kind: str) -> list[str]:
        return sorted(row_id for name, row_id in self.snapshot() if name == kind)

    def nth(self, kind: str, place: int) -> str:
        ids = self.ids(kind)
        return ids[place % len(ids)]

    def entries(self) -> list[ChangeEntry]:
        with self.workspace.database.read() as session:
            found = list(session.scalars(select(ChangeEntry).order_by(ChangeEntry.sequence)))
            session.expunge_all()
        return found

    def touched_by(self, transaction: str) -> set[tuple[str, str]]:
        return {
            (entry.record_kind, entry.record_id)
            for entry in self.entries()
            if entry.transaction_id == transaction
        }

    def last_transaction(self) -> str:
        return self.entries()[-1].transaction_id

    def snapshot(self) -> Snapshot:
        """Every logged value of what these histories touch, as JSON."""
        found: Snapshot = {}
        with self.workspace.database.read() as session:
            for kind in KINDS:
                model = row_models()[kind]
                names = logged_columns(model)
                columns = [getattr(model, name) for name in names]
                for row_id, *values in session.execute(select(model.id, *columns)):
                    found[kind, row_id] = dict(zip(names, map(as_json, values), strict=True))
        return found

    def of_record(self, record: tuple[str, str]) -> Snapshot:
        """The rows of one record."""
        kind, record_id = record
        owners = {model.kind: model.owner for model in row_models().values()}
        return {
            key: row
            for key, row in self.snapshot().items()
            if key == record
            or ((owner := owners[key[0]]) and owner[1] == kind and row[owner[0]] == record_id)
        }


def filled(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in (None, "")}


def test_no_history_escapes_the_log(made_once: Path, tmp_path: Path) -> None:
    class Here(Histories):
        template, folder = made_once, tmp_path / "Sổ"

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=12,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
