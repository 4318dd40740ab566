"""An open file, and short ways to write the roster."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.services.listing import ListQuery
from app.services.workspace import Workspace
from tests.helpers.workspace import make_workspace

Put = Callable[..., str]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new file on 14 July 2026."""
    opened = make_workspace(tmp_path, today=date(2026, 7, 14))
    yield opened
    opened.close()


@pytest.fixture
def put(workspace: Workspace) -> Put:
    """Store a record, return its id."""

    def store(kind: str, **values: Any) -> str:
        return workspace.records.put(kind, values, confirmed=True).record.id

    return store


@pytest.fixture
def person(put: Put) -> Put:
    """`person("Lê Thị Mẫu An", {"body": "UBND xã", "title": "Chủ tịch"}, sex="male")`: an id."""

    def store(name: str, *posts: dict[str, Any], **values: Any) -> str:
        return put("cadres", full_name=name, posts=list(posts), **values)

    return store


@pytest.fixture
def body(workspace: Workspace, put: Put) -> Put:
    """`body("HĐND xã", seats=[…])` changes a body of the first day, called by its short name."""

    def change(abbreviation: str, **values: Any) -> str:
        rows = workspace.records.page("bodies", ListQuery(limit=1000)).rows
        (found,) = [row.id for row in rows if row.values["abbreviation"] == abbreviation]
        return put("bodies", id=found, **values)

    return change
