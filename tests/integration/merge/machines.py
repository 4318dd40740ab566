"""Machines with files of their own, begun upon one copy or apart, merged over a file as a stick holds it."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.bootstrap import open_workspace
from app.core.progress import Cancelled
from app.db.database import copy_database, open_engine
from app.db.keys import KEY_FILE_NAME, Machine, from_json, to_json
from app.models import ChangeEntry
from app.models.base import as_json
from app.services.changelog.history import broken_links
from app.services.changelog.recorder import WRITES
from app.services.changelog.rows import logged_columns, row_models
from app.services.exchange.merge.joining import sight_of
from app.services.exchange.merge.previews import MergeReport
from app.services.exchange.merge.resolving import Entry, resolve
from app.services.exchange.merge.service import Merges, Source
from app.services.exchange.merge.shapes import shape_of
from app.services.workspace import Workspace
from tests.helpers.clock import FixedClock
from tests.helpers.workspace import PASSPHRASE, make_vault

Content = dict[tuple[str, str], dict[str, Any]]


@dataclass(slots=True)
class Desk:
    """One machine: its open file and its clock."""

    workspace: Workspace
    clock: FixedClock
    folder: Path

    @property
    def id(self) -> str:
        return self.workspace.vault.machine.id

    @property
    def merges(self) -> Merges:
        return Merges(self.workspace.database, recorder=self.workspace.recorder, clock=self.clock)

    def put(self, kind: str, **values: Any) -> str:
        """Put a record as the officer would; a second passes."""
        self.clock.advance(seconds=1)
        return self.workspace.records.put(kind, values, confirmed=True).record.id

    def delete(self, kind: str, record_id: str) -> None:
        self.clock.advance(seconds=1)
        self.workspace.records.delete(kind, [record_id])

    def get(self, kind: str, record_id: str) -> Mapping[str, Any]:
        return self.workspace.records.get(kind, record_id).values

    def source(self) -> Source:
        """Return a copy of the file as it is now."""
        self.clock.advance(seconds=1)
        number = sum(1 for _ in self.folder.parent.glob(f"{self.folder.name}-*.db"))
        target = self.folder.parent / f"{self.folder.name}-{number}.db"
        engine = open_engine(self.workspace.vault.data_file, self.workspace.key, pooled=False)
        copy_database(engine, target)
        engine.dispose()
        return Source(path=target, key=self.workspace.key, name=target.name, machine=self.id)

    def merge(self, other: "Desk | Source") -> MergeReport:
        self.clock.advance(seconds=1)
        return self.merges.merge(other.source() if isinstance(other, Desk) else other)

    def content(self, *, stamps: bool = False, without: tuple[str, ...] = ("merges",)) -> Content:
        """Return every row of every kind, what tells of merges apart.

        Conflicts are without stamps: two machines that find the same one both write it.
        """
        found: Content = {}
        with self.workspace.database.read() as session:
            for kind, model in row_models().items():
                if kind in without:
                    continue
                names = [*logged_columns(model), *(["stamps"] if stamps and kind != "conflicts" else [])]
                columns = [getattr(model, name) for name in names]
                for row_id, *values in session.execute(select(model.id, *columns)):
                    found[kind, row_id] = dict(zip(names, map(as_json, values), strict=True))
        return found

    def strays(self) -> Content:
        """Return the rows that are not what the log says of them, with what it says; {} for gone."""
        there = self.content(without=())
        said: dict[tuple[str, str], list[Entry]] = {key: [] for key in there}
        with self.workspace.database.read() as session:
            sight = sight_of(session.connection())
            for one in session.scalars(select(ChangeEntry).where(ChangeEntry.action.in_(WRITES))):
                if one.row_kind in row_models():
                    entry = Entry(
                        machine=one.machine,
                        sequence=one.sequence,
                        stamp=one.stamp,
                        action=one.action,
                        fields=one.fields,
                    )
                    said.setdefault((one.row_kind, one.row_id), []).append(entry)
        found: Content = {}
        for key, entries in said.items():
            row = resolve(entries, shape_of(row_models()[key[0]]), sight)
            values = dict(row.values) if row.alive else {}
            if there.get(key, {}) != values:
                found[key] = values
        return found

    def is_whole(self) -> bool:
        """Whether the log's chains hold and every reference leads somewhere."""
        with self.workspace.database.read() as session:
            broken = session.connection().exec_driver_sql("PRAGMA foreign_key_check").first()
            return not broken_links(session) and broken is None


def copied(template: Path, folder: Path, *, machine: str, letter: str = "A", clock: FixedClock) -> Desk:
    """Return a machine that begins upon a copy of `template`, under an id of its own."""
    shutil.copytree(template, folder)
    key_file = folder / KEY_FILE_NAME
    known = from_json(key_file.read_text(encoding="utf-8"))
    renamed = replace(known, machine=Machine(machine, letter))
    key_file.write_text(to_json(renamed), encoding="utf-8")
    vault = make_vault(folder, clock=clock)
    return Desk(open_workspace(vault, vault.unlock(PASSPHRASE)), clock, folder)


class CancelledAt:
    """Cancels at the given look."""

    def __init__(self, looks: int) -> None:
        self.looks = looks

    def step(self, done: int, total: int, message: str = "") -> None:
        """Nobody watches."""

    def check(self) -> None:
        self.looks -= 1
        if self.looks < 0:
            raise Cancelled
