"""Every logged table, whichever there are: recorded, stamped, undone, without code of its own."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.orm import Session

from app.models import ChangeEntry, DomainRow
from app.models.base import as_json
from app.services.changelog.history import broken_links, undo_transaction
from app.services.changelog.recorder import changes_of
from app.services.changelog.rows import logged_columns, row_values
from app.services.workspace import Workspace
from tests.helpers.rows import minimal, models, other_value, plain_columns
from tests.helpers.workspace import make_workspace

EVERY_TABLE = pytest.mark.parametrize("model", models(), ids=lambda model: model.__tablename__)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """One file for all: every test makes its own rows."""
    opened = make_workspace(tmp_path_factory.mktemp("mọi bảng"))
    yield opened
    opened.close()


_SERIALS = itertools.count(10_000, 10_000)


def entries_of(session: Session, row_id: str) -> list[ChangeEntry]:
    return list(
        session.scalars(select(ChangeEntry).where(ChangeEntry.row_id == row_id).order_by(ChangeEntry.stamp))
    )


def made(workspace: Workspace, model: type[DomainRow]) -> tuple[str, str, dict[str, Any]]:
    """Make the least row; return its id, the transaction and its values."""
    with workspace.database.transaction("Tạo thử") as session:
        row = model(**minimal(model, session, next(_SERIALS)))
        session.add(row)
        changes = changes_of(session)
        assert changes.transaction is not None
        return row.id, changes.transaction, logged(row)


def logged(row: DomainRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in logged_columns(type(row))}


def test_there_are_tables_to_test() -> None:
    assert len(models()) >= 20


@EVERY_TABLE
def test_making_a_row_is_recorded_and_can_be_undone(workspace: Workspace, model: type[DomainRow]) -> None:
    row_id, transaction, values = made(workspace, model)
    with workspace.database.read() as session:
        (entry,) = entries_of(session, row_id)
        assert (entry.action, entry.row_kind, entry.label) == ("insert", model.kind, "Tạo thử")
        told = {name: new for name, (_, new) in entry.fields.items()}
        assert told == {name: as_json(value) for name, value in values.items() if value not in (None, "")}
        row = session.get(model, row_id)
        assert row is not None
        assert row.version == 1
        assert row.stamps == {"*": f"{entry.stamp:016x}-{workspace.vault.machine.id}"}
    workspace.records.undo(transaction)
    with workspace.database.read() as session:
        assert session.get(model, row_id) is None
        assert broken_links(session) == []


@EVERY_TABLE
def test_a_sub_row_is_recorded_under_its_record(workspace: Workspace, model: type[DomainRow]) -> None:
    row_id, _, values = made(workspace, model)
    with workspace.database.read() as session:
        (entry,) = entries_of(session, row_id)
        record = (entry.record_kind, entry.record_id)
    if model.owner is None:
        assert record == (model.kind, row_id)
    else:
        column, kind = model.root or model.owner
        assert record == (kind, values[column])


@EVERY_TABLE
def test_every_column_is_recorded_stamped_and_taken_back(
    workspace: Workspace, model: type[DomainRow]
) -> None:
    """Set each column in a transaction of its own; undo them all; the row is what it was."""
    row_id, _, before = made(workspace, model)
    transactions = []
    for serial, column in enumerate(plain_columns(model), next(_SERIALS)):
        with workspace.database.transaction("Sửa thử") as session:
            row = session.get_one(model, row_id)
            old = getattr(row, column.key)
            new = other_value(session, column, old, serial)
            setattr(row, column.key, new)
            transactions.append(changes_of(session).transaction)
        with workspace.database.read() as session:
            entry = entries_of(session, row_id)[-1]
            assert (entry.action, entry.fields) == ("update", {column.key: [as_json(old), as_json(new)]})
            stamps = session.get_one(model, row_id).stamps
            assert stamps[column.key] == f"{entry.stamp:016x}-{workspace.vault.machine.id}"
            assert [name for name in stamps if stamps[name] == stamps[column.key]] == [column.key]
    for transaction in reversed(transactions):
        assert transaction is not None
        workspace.records.undo(transaction)
    with workspace.database.read() as session:
        assert logged(session.get_one(model, row_id)) == before
        assert broken_links(session) == []


@EVERY_TABLE
def test_a_deleted_row_comes_back_as_it_was(workspace: Workspace, model: type[DomainRow]) -> None:
    row_id, _, _ = made(workspace, model)
    with workspace.database.transaction("Điền đủ") as session:
        row = session.get_one(model, row_id)
        for serial, column in enumerate(plain_columns(model), next(_SERIALS)):
            setattr(row, column.key, other_value(session, column, getattr(row, column.key), serial))
        session.flush()
        full = row_values(row)
    with workspace.database.transaction("Xóa thử") as session:
        session.delete(session.get_one(model, row_id))
        changes = changes_of(session)
        entry = entries_of(session, row_id)[-1]
        assert entry.action == "delete"
    assert changes.transaction is not None
    with workspace.database.transaction("Hoàn tác") as session:
        undo_transaction(session, changes.transaction)
    with workspace.database.read() as session:
        back = row_values(session.get_one(model, row_id))
    for computed in ("version", "stamps"):
        del full[computed], back[computed]
    assert back == full


@EVERY_TABLE
def test_no_statement_passes_the_log_by(workspace: Workspace, model: type[DomainRow]) -> None:
    row_id, _, _ = made(workspace, model)
    table: Any = model.__table__
    statements = (
        update(model).values(version=7),
        delete(model),
        insert(model).values(id="x", version=1, stamps={}),
        table.update().values(version=7),
        table.delete(),
        table.insert().values(id="x", version=1, stamps={}),
        text(f"DELETE FROM {model.__tablename__}"),
    )
    for statement in statements:
        with (
            pytest.raises(RuntimeError, match="change log"),
            workspace.database.transaction("Lách") as session,
        ):
            session.execute(statement)
    with workspace.database.read() as session:
        assert session.get_one(model, row_id).version == 1


@EVERY_TABLE
def test_every_column_tells_people_what_it_is(model: type[DomainRow]) -> None:
    assert model.kind
    missing = [column.key for column in plain_columns(model) if not column.info.get("label")]
    assert missing == []
    columns = set(logged_columns(model))
    assert set(model.searched) <= columns
    assert set(model.sorted_by.values()) <= columns
    assert set(model.natural_key) <= columns
