"""Rows are stored many together: what one row does wrong stays its own, and the file is asked little."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event

from app.services.changelog.history import broken_links
from app.services.listing import ListQuery
from app.services.spreadsheets.doubles import Decision
from app.services.workspace import Workspace
from tests.helpers.messy_rosters import save

ROWS = 150
MOST_STATEMENTS = 4
"""What one row with one post may ask of the file: its person, its chair, its body's seats, and a little."""

MOST_TO_TAKE_BACK = 60
"""What taking all of them back may ask, however many they are (up to some hundred)."""


def names(workspace: Workspace, kind: str = "units") -> list[str]:
    query = ListQuery(limit=1000)
    return [one.values["name"] for one in workspace.records.page(kind, query).rows]


@contextmanager
def asked(workspace: Workspace) -> Iterator[list[str]]:
    """What is asked of the file meanwhile."""
    statements: list[str] = []

    def take(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    event.listen(workspace.database._engine, "before_cursor_execute", take)
    yield statements
    event.remove(workspace.database._engine, "before_cursor_execute", take)


def people(folder: Path) -> Path:
    """A sheet of people with one post each, all in one body."""
    path = folder / "cán bộ.xlsx"
    rows = [
        (f"Lê Thị Mẫu {place}", f"{place % 28 + 1}/3/{1960 + place % 40}", "UBND xã", "Ủy viên")
        for place in range(ROWS)
    ]
    save(path, (("Họ và tên", "Ngày sinh", "Đơn vị", "Chức vụ"), *rows))
    return path


def test_of_two_rows_that_only_the_file_tells_apart_the_first_goes_in(
    workspace: Workspace, tmp_path: Path
) -> None:
    before = names(workspace)
    path = tmp_path / "đơn vị.xlsx"
    save(path, (("Tên đơn vị",), ("Tổ Đông",), ("Tổ Đoài",), ("Tổ Đông",), ("Tổ Nam",)))
    imports = workspace.spreadsheets.imports
    preview = imports.preview("units", path)
    result = imports.apply(preview, decisions=imports.decided(preview, Decision.NEW))
    assert len(result.made) == 3
    [refused] = result.left_out
    assert [one.cell for one in refused.problems] == ["A4"]
    assert sorted(names(workspace)) == sorted([*before, "Tổ Đông", "Tổ Đoài", "Tổ Nam"])
    with workspace.database.read() as session:
        assert broken_links(session) == []
    assert result.changes.transaction is not None
    workspace.records.undo(result.changes.transaction)
    assert names(workspace) == before


def test_the_file_is_asked_a_few_times_a_row(workspace: Workspace, tmp_path: Path) -> None:
    preview = workspace.spreadsheets.imports.preview("cadres", people(tmp_path))
    with asked(workspace) as statements:
        result = workspace.spreadsheets.imports.apply(preview)
    assert len(result.made) == ROWS
    assert len(statements) < MOST_STATEMENTS * ROWS
    with workspace.database.read() as session:
        assert broken_links(session) == []
    history = workspace.records.history("cadres", result.made[-1])
    assert [entry.action for entry in history] == ["insert", "insert"]


def test_taking_an_import_back_asks_the_file_for_many_rows_at_once(
    workspace: Workspace, tmp_path: Path
) -> None:
    imports = workspace.spreadsheets.imports
    result = imports.apply(imports.preview("cadres", people(tmp_path)))
    assert result.changes.transaction is not None
    with asked(workspace) as statements:
        workspace.records.undo(result.changes.transaction)
    assert workspace.roster.people_page(ListQuery()).total == 0
    assert len(statements) < MOST_TO_TAKE_BACK < ROWS
    with workspace.database.read() as session:
        assert broken_links(session) == []


def test_taking_back_what_was_added_to_known_people_asks_as_little(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Posts merged into people who were there: every one of these gets another version."""
    imports = workspace.spreadsheets.imports
    imports.apply(imports.preview("cadres", people(tmp_path)))
    before = workspace.records.page("cadres", ListQuery(limit=ROWS))
    path = tmp_path / "thêm.xlsx"
    rows = [(one.values["full_name"], one.values["birth_date"], "HĐND xã", "Đại biểu") for one in before.rows]
    save(path, (("Họ và tên", "Ngày sinh", "Đơn vị", "Chức vụ"), *rows))
    preview = imports.preview("cadres", path)
    result = imports.apply(preview, decisions=imports.decided(preview, Decision.MERGE))
    assert len(result.changed) == ROWS
    assert result.changes.transaction is not None
    with asked(workspace) as statements:
        workspace.records.undo(result.changes.transaction)
    # One a row is the person's own version.
    assert len(statements) < ROWS + MOST_TO_TAKE_BACK
    after = workspace.records.page("cadres", ListQuery(limit=ROWS))
    assert [one.values for one in after.rows] == [one.values for one in before.rows]
