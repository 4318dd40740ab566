"""An open file and short ways to put tasks into it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.services.workspace import Workspace
from tests.helpers.workspace import make_workspace

Add = Callable[..., str]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An open file; its clock stands on Tuesday, 14 July 2026."""
    opened = make_workspace(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def add(workspace: Workspace) -> Add:
    """Put a task with this title and these values; its id."""

    def put(title: str, **values: Any) -> str:
        saved = workspace.records.put("tasks", {"title": title, **values}, confirmed=True)
        return saved.record.id

    return put
