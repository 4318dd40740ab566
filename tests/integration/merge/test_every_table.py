"""Rows of every table there is, made and changed on two machines: equal after A→B→A, table by table."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, Column, Enum, Table, select, text

from app.core.ids import new_id
from app.models import Base, Blob, ChangeEntry, DomainRow, LocalState
from app.services.changelog.rows import row_models
from app.services.exchange.merge.shapes import BOOKKEEPING, model_of_table, table_of
from tests.helpers.clock import FixedClock
from tests.helpers.workspace import make_workspace
from tests.integration.merge.conftest import MORNING, DeskMaker
from tests.integration.merge.machines import Desk

OWN = {LocalState.__tablename__, "merges", "alembic_version"}
"""What belongs to a machine; merges tell of themselves on the machine that did them."""
LEFT_EMPTY = {"anonymised_at", "duplicate_of_id"}
"""What would take the rest away again: a case made unknown has no persons."""
MADE = tuple(kind for kind in sorted(row_models()) if kind not in BOOKKEEPING)


class Filler:
    """Makes rows with every column filled, each word another row."""

    def __init__(self, desk: Desk, word: str, number: int) -> None:
        self._desk = desk
        self._word = word
        self._number = number
        self._rows: dict[str, DomainRow] = {}
        self._sha256 = desk.workspace.evidence.store(f"{word}.pdf", f"%PDF-1.4 {word}".encode())["sha256"]

    def fill(self) -> dict[str, str]:
        """Make one row of every kind; return their ids by kind."""
        self._desk.clock.advance(seconds=1)
        with self._desk.workspace.database.transaction("Ghi mọi bảng") as session:
            for kind in MADE:
                self._made(kind)
            session.execute(text("PRAGMA defer_foreign_keys = ON"))
            session.add_all(self._rows.values())
        return {kind: row.id for kind, row in self._rows.items()}

    def _made(self, kind: str) -> DomainRow:
        if kind not in self._rows:
            model = row_models()[kind]
            row = self._rows[kind] = model(id=new_id())
            for column in table_of(model).columns:
                if column.name not in {"id", "version", "stamps", *LEFT_EMPTY} and not column.info.get(
                    "derived"
                ):
                    setattr(row, column.name, self._value(kind, column))
        return self._rows[kind]

    def _value(self, kind: str, column: Column[Any]) -> Any:
        for foreign in column.foreign_keys:
            if foreign.column.table is Blob.__table__:
                return self._sha256
            target = model_of_table(foreign.column.table.name)
            assert target is not None
            return self._made(target.kind).id
        if column.info.get("partial_date"):
            return f"19{60 + self._number}-07"
        if isinstance(column.type, Enum):
            members = list(column.type.enum_class or ())
            return members[self._number % len(members)]
        if isinstance(column.type, JSON):
            return {"value": self._word}
        return self._plain(kind, column)

    def _plain(self, kind: str, column: Column[Any]) -> Any:
        of_type: Mapping[type, Callable[[], Any]] = {
            bool: lambda: True,
            int: lambda: max(int(column.info.get("minimum", 0)), self._number),
            date: lambda: date(2026, 6, 1 + self._number),
            datetime: lambda: datetime(2026, 6, 1 + self._number, 8, 30),
            str: lambda: f"{self._word} {kind} {column.name}"[: getattr(column.type, "length", None) or None],
        }
        return of_type[column.type.python_type]()


def tables(desk: Desk) -> dict[str, dict[Any, dict[str, Any]]]:
    """Return every row of every table as it lies in the file; of the log what its chains are made of."""
    found = {}
    with desk.workspace.database.read() as session:
        for table in Base.metadata.sorted_tables:
            if table.name not in OWN:
                hidden = {"version"} | ({"stamps"} if table.name == "conflicts" else set())
                names = [column.name for column in table.columns if column.name not in hidden]
                rows = session.execute(select(*(table.c[name] for name in names)))
                found[table.name] = {
                    tuple(row[names.index(key.name)] for key in table.primary_key): dict(
                        zip(names, row, strict=True)
                    )
                    for row in rows
                }
    return found


def without_merges(content: dict[str, dict[Any, dict[str, Any]]]) -> dict[str, dict[Any, dict[str, Any]]]:
    """Leave out the entries that tell of merges: each machine writes its own."""
    log = content[ChangeEntry.__tablename__]
    kept = {key: row for key, row in log.items() if row["record_kind"] not in BOOKKEEPING}
    return {**content, ChangeEntry.__tablename__: kept}


@pytest.fixture(params=["begun apart", "begun upon a package"])
def pair(request: pytest.FixtureRequest, tmp_path: Path, desk: DeskMaker) -> Iterator[tuple[Desk, Desk]]:
    if request.param == "begun upon a package":
        a, b = desk("A"), desk("B")
        b.clock.advance(seconds=1800)
        yield a, b
        return
    made = []
    for name, seconds in (("một", 0.0), ("hai", 3600.0)):
        clock = FixedClock(MORNING)
        clock.advance(seconds=seconds)
        made.append(Desk(make_workspace(tmp_path / name, clock=clock), clock, tmp_path / name))
    yield made[0], made[1]
    for one in made:
        one.workspace.close()


def change_all(desk: Desk, ids: Mapping[str, str], word: str) -> None:
    """Change a text, else any value, of each row of another machine."""
    desk.clock.advance(seconds=1)
    with desk.workspace.database.transaction("Sửa mọi bảng") as session:
        for kind, row_id in ids.items():
            model = row_models()[kind]
            row = session.get(model, row_id)
            assert row is not None, kind
            name = free_text(table_of(model))
            if name is not None:
                setattr(row, name, word)


def free_text(table: Table) -> str | None:
    """Return a column of free text, which no rule ties to anything."""
    for column in table.columns:
        free = not (column.foreign_keys or column.unique or column.primary_key or column.info.get("derived"))
        if free and type(column.type).__name__ == "String" and not column.info.get("partial_date"):
            return column.name
    return None


def test_every_table_is_equal_after_there_and_back(pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    of_a, of_b = Filler(a, "Máy A", 1).fill(), Filler(b, "Máy B", 2).fill()
    assert set(of_a) == {model.kind for model in row_models().values()} - set(BOOKKEEPING)
    b.merge(a)
    a.merge(b)
    first, second = without_merges(tables(a)), without_merges(tables(b))
    for name in first:
        assert first[name] == second[name], name
    for kind, row_id in [*of_a.items(), *of_b.items()]:
        assert (row_id,) in first[row_models()[kind].__tablename__], kind
    for name, rows in first.items():
        assert rows or name == "conflicts", name


def test_changes_of_every_table_travel_both_ways(pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    of_a, of_b = Filler(a, "Máy A", 1).fill(), Filler(b, "Máy B", 2).fill()
    b.merge(a)
    a.merge(b)
    change_all(b, of_a, "sửa 2")
    change_all(a, of_b, "sửa 1")
    change_all(a, {kind: row for kind, row in of_a.items() if kind == "tasks"}, "cả hai cùng sửa")
    b.merge(a)
    a.merge(b)
    b.merge(a)
    first, second = without_merges(tables(a)), without_merges(tables(b))
    for name in first:
        assert first[name] == second[name], name
    assert first["conflicts"]
    assert a.is_whole()
    assert b.is_whole()
    before = tables(b)
    b.merge(a)
    assert without_merges(tables(b)) == without_merges(before)


def test_what_belongs_to_a_machine_stays_there(pair: tuple[Desk, Desk]) -> None:
    a, b = pair
    with a.workspace.database.transaction("Của máy") as session:
        session.add(LocalState(key="của riêng máy A", value={"x": 1}))
    b.merge(a)
    with b.workspace.database.read() as session:
        assert session.get(LocalState, "của riêng máy A") is None
